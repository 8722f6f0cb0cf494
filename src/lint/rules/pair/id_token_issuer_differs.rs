//! `id-token-issuer-differs`: the ID token is from another server than the one that was asked.
//!
//! Does **not** speak where the issuer is not known: only a server's metadata, or an address that tells it, says so.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core};
use crate::text::shortened;

/// The ID token names another issuer.
pub static RULE: Rule = Rule {
    name: "id-token-issuer-differs",
    breach: Breach::Must,
    summary: summary!("iss in the ID token is not the server that was asked"),
    explain: prose!(
        "iss in an ID token has to be exactly the issuer identifier of the server that was asked, as its metadata names it: a slash more or less is another one. An application that takes an ID token of another issuer lets that server say who has signed in. A client has to refuse it."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "another server than its metadata says",
            input: Input::PairSentTo {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://evil.example","sub":"1","aud":"app"}"#,
                request: REQUEST,
                metadata: METADATA,
            },
            finds: Some("https://as.example/tenant"),
        },
        Example {
            shows: "a slash too many",
            input: Input::PairSentTo {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example/tenant/","sub":"1","aud":"app"}"#,
                request: REQUEST,
                metadata: METADATA,
            },
            finds: Some("https://as.example/tenant/,"),
        },
        Example {
            shows: "another tenant, whose domain is its issuer",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://other.eu.auth0.com/","sub":"1","aud":"app"}"#,
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app",
            },
            finds: Some("https://acme.eu.auth0.com/"),
        },
        Example {
            shows: "the server that was asked",
            input: Input::PairSentTo {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example/tenant","sub":"1","aud":"app"}"#,
                request: REQUEST,
                metadata: METADATA,
            },
            finds: None,
        },
        Example {
            shows: "metadata that leaves the tenant to the token",
            input: Input::PairSentTo {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example/t1/v2.0","tid":"t1","sub":"1","aud":"app"}"#,
                request: REQUEST,
                metadata: FOR_TENANTS,
            },
            finds: None,
        },
        Example {
            shows: "and a token of another tenant than it says",
            input: Input::PairSentTo {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example/t1/v2.0","tid":"t2","sub":"1","aud":"app"}"#,
                request: REQUEST,
                metadata: FOR_TENANTS,
            },
            finds: Some("https://as.example/t2/v2.0"),
        },
        Example {
            shows: "the endpoint alone does not tell the issuer",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://id.example","sub":"1","aud":"app"}"#,
                request: REQUEST,
            },
            finds: None,
        },
        Example {
            shows: "the metadata of another server",
            input: Input::PairSentTo {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example/tenant","sub":"1","aud":"app"}"#,
                request: REQUEST,
                metadata: r#"{"issuer":"https://other.example","authorization_endpoint":"https://other.example/authorize"}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("3.1.3.7"), oidc_core("2")];
const REQUEST: &str = "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid";
const METADATA: &str = r#"{"issuer":"https://as.example/tenant","authorization_endpoint":"https://as.example/authorize"}"#;
const FOR_TENANTS: &str = r#"{"issuer":"https://as.example/{tenantid}/v2.0","authorization_endpoint":"https://as.example/authorize"}"#;

/// What Entra's metadata for several tenants has where the token names its tenant.
const TENANT: &str = "{tenantid}";

/// Google's documentation allows its ID tokens this form beside the issuer that its metadata names.
const WITHOUT_SCHEME: &str = "accounts.google.com";

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(asked), Some(id)) = (seen.context.sent.as_deref(), seen.id_token()) else {
        return;
    };
    let (Some(issuer), Some(known)) = (id.str("iss"), asked.issuer()) else {
        return;
    };
    let known = known.replace(TENANT, id.str("tid").unwrap_or(TENANT));
    if known == issuer {
        return report.fits("iss of the ID token is the server that was asked.", SPEC);
    }
    if known.contains(TENANT) || (issuer == WITHOUT_SCHEME && known.ends_with(WITHOUT_SCHEME)) {
        return;
    }
    let message = [
        "The ID token is from ",
        &shortened(issuer, 200),
        ", and the request went to ",
        &shortened(&known, 200),
        ". The two have to be the same, character for character. A client has to refuse this ID token.",
    ];
    report
        .about(id.at)
        .add(Some(Place::claim("iss")), message.concat());
}
