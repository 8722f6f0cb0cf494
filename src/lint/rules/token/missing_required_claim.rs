//! `missing-required-claim`: claims that the kind of token must have, and this one has not.

use super::common::{
    AUTHORIZATION_RESPONSE, CLIENT_ASSERTION, DPOP_PROOF, ID_TOKEN, INTROSPECTION_RESPONSE,
    JWT_ACCESS_TOKEN, JWT_BEARER_ASSERTION, LOGOUT_TOKEN, SECURITY_EVENT, Whose,
};
use crate::jose::Form;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::sign::Sign;
use crate::prose;
use crate::spec::Clause;
use crate::spec::{oidc_core, openid, rfc};

/// A claim that this kind of token must have is missing.
pub static RULE: Rule = Rule {
    name: "missing-required-claim",
    breach: Breach::Must,
    summary: summary!("a claim that this kind of token must have is missing"),
    explain: prose!(
        "Each kind of token has claims that its specification requires, so that readers can rely on them. A careful reader refuses a token without them; a careless one takes it for something that it is not."
    ),
    spec: &[
        oidc_core("2"),
        rfc(9068, "2.2"),
        openid("openid-connect-backchannel-1_0", "2.4"),
        rfc(8417, "2.2"),
        rfc(9449, "4.2"),
        rfc(7523, "3"),
        rfc(9701, "5"),
        openid("oauth-v2-jarm", "2.1"),
    ],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an access token of RFC 9068",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"iss":"https://a.example","exp":1767229200,"aud":"https://api.example","sub":"s","iat":1767225600}"#
            },
            finds: Some("client_id and jti. An access token")
        },
        Example {
            shows: "an ID token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"https://a.example","aud":"c","nonce":"n","exp":1767229200,"iat":1767225600}"#
            },
            finds: Some("Missing: sub.")
        },
        Example {
            shows: "a logout token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"logout+jwt"}"#,
                claims: r#"{"iss":"https://a.example","aud":"c","iat":1,"exp":2,"jti":"j","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#
            },
            finds: Some("sub or sid")
        },
        Example {
            shows: "a security event",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"secevent+jwt"}"#,
                claims: r#"{"iss":"https://a.example","iat":1,"events":{"https://schemas.openid.net/secevent/caep/event-type/session-revoked":{}}}"#
            },
            finds: Some("Missing: jti.")
        },
        Example {
            shows: "a DPoP proof",
            input: Input::Jwt {
                header: r#"{"alg":"ES256","typ":"dpop+jwt"}"#,
                claims: r#"{"jti":"a","htm":"GET","iat":1}"#
            },
            finds: Some("Missing: htu.")
        },
        Example {
            shows: "an introspection response",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"token-introspection+jwt"}"#,
                claims: r#"{"iss":"https://a.example","token_introspection":{"active":true}}"#,
            },
            finds: Some("aud and iat"),
        },
        Example {
            shows: "a Google service account’s assertion, which has no sub",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"ci@acme.iam.gserviceaccount.com","scope":"https://www.googleapis.com/auth/devstorage.read_only","aud":"https://oauth2.googleapis.com/token","exp":1767229200,"iat":1767225600}"#,
            },
            finds: None,
        },
        Example {
            shows: "an ID token with all of them",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"https://a.example","sub":"s","aud":"c","nonce":"n","exp":1767229200,"iat":1767225600}"#
            },
            finds: None
        },
        Example {
            shows: "an access token of Cognito, which is of no such type",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB","sub":"s","token_use":"access","scope":"openid","client_id":"c","exp":1767229200,"iat":1767225600}"#
            },
            finds: None
        },
        Example {
            shows: "an access token of Auth0",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"JWT","kid":"k1"}"#,
                claims: r#"{"iss":"https://acme.eu.auth0.com/","sub":"auth0|1","aud":"https://api.example","scope":"openid","azp":"c","exp":1767229200,"iat":1767225600}"#
            },
            finds: None
        },
    ],
};

/// What a kind must carry. A name with `|` in it stands for one of several.
type Row = (Whose, &'static [&'static str], &'static [Clause]);

const ROWS: &[Row] = &[
    (
        JWT_ACCESS_TOKEN,
        &["iss", "exp", "aud", "sub", "client_id", "iat", "jti"],
        &[rfc(9068, "2.2")],
    ),
    (
        ID_TOKEN,
        &["iss", "sub", "aud", "exp", "iat"],
        &[oidc_core("2")],
    ),
    (
        LOGOUT_TOKEN,
        &["iss", "aud", "iat", "exp", "jti", "events", "sub|sid"],
        &[openid("openid-connect-backchannel-1_0", "2.4")],
    ),
    (
        SECURITY_EVENT,
        &["iss", "iat", "jti", "events"],
        &[rfc(8417, "2.2")],
    ),
    (
        DPOP_PROOF,
        &["jti", "htm", "htu", "iat"],
        &[rfc(9449, "4.2")],
    ),
    (
        CLIENT_ASSERTION,
        &["iss", "sub", "aud", "exp"],
        &[rfc(7523, "3")],
    ),
    (
        INTROSPECTION_RESPONSE,
        &["iss", "aud", "iat", "token_introspection"],
        &[rfc(9701, "5")],
    ),
    (
        AUTHORIZATION_RESPONSE,
        &["iss", "aud", "exp"],
        &[openid("oauth-v2-jarm", "2.1")],
    ),
    (
        JWT_BEARER_ASSERTION,
        &["iss", "sub", "aud", "exp"],
        &[rfc(7523, "3")],
    ),
];

/// Assertions whose makers document fewer claims: a GitHub App’s JWT has no sub and no aud, a Google service account’s no sub.
const FEWER: Sign = Sign::Audience(r"https://oauth2\.googleapis\.com/token");
const FEWER_AT: &str = "github";

/// Claims that a provider leaves out by design: its code, the claim, and what it does.
const BY_DESIGN: &[(&str, &str, &str)] = &[
    (
        "duende",
        "sub",
        "Duende IdentityServer leaves it out where no user signed in.",
    ),
    (
        "clerk",
        "aud",
        "Clerk leaves it out: its tokens name no API.",
    ),
];

fn verdict_is_of(seen: &TokenUnderLint<'_>, id: &str) -> bool {
    (seen.verdict.provider).is_some_and(|provider| provider.id == id)
}

fn row(seen: &TokenUnderLint<'_>) -> Option<&'static Row> {
    if verdict_is_of(seen, FEWER_AT) || FEWER.is_seen(seen.token) {
        return None;
    }
    ROWS.iter().find(|(whose, ..)| whose.is(seen))
}

/// Whether the claims of this kind are required, so that the rules about a single one are silent.
pub fn speaks(seen: &TokenUnderLint<'_>) -> bool {
    row(seen).is_some()
}

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let (Some(claims), Some((whose, required, spec))) = (&seen.token.claims, row(seen)) else {
        return;
    };
    // What is selectively disclosed is only not shown.
    if seen.token.form != Form::Jws {
        return;
    }
    let missing: Vec<&str> = (required.iter().copied())
        .filter(|names| !names.split('|').any(|name| claims.has(name)))
        .collect();
    let Some((last, others)) = missing.split_last() else {
        return;
    };
    let list = match others {
        [] => format!("{last}. {} must have it.", whose.who),
        _ => format!(
            "{} and {last}. {} must have them.",
            others.join(", "),
            whose.who
        ),
    };
    let why = BY_DESIGN
        .iter()
        .find(|(id, name, _)| missing == [*name] && verdict_is_of(seen, id));
    let message = match why {
        Some((.., why)) => format!("Missing: {list} {why}"),
        None => format!("Missing: {list}"),
    };
    let at = others
        .is_empty()
        .then(|| Place::claim(last.split('|').next().unwrap_or(last)));
    report.add_citing(at, message.replace('|', " or "), spec);
}
