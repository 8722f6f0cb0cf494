//! `id-token-for-an-api`: an ID token, where an access token for an API is expected.

use super::common::how_to_ask;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::outcome::AccessTokenFormat;
use crate::oauth::provider::{ComesBack, Expected};
use crate::oauth::{Kind, claims};
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// This is the ID token, and an API wants the access token.
pub static RULE: Rule = Rule {
    name: "id-token-for-an-api",
    breach: Breach::Should,
    summary: summary!("this is the ID token, and an API wants the access token"),
    explain: prose!(
        "One response often carries both. The ID token tells your application who signed in; the access token is what an API accepts. Their audiences differ, so a careful API refuses the ID token, and a careless one lets in every user of every application."
    ),
    spec: &[rfc(8725, "2.8"), rfc(9068, "5")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an ID token beside an expected API",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"aud":"client","nonce":"n"}"#,
                audience: "https://api.example",
            },
            finds: Some("This is the ID token"),
        },
        Example {
            shows: "one of Auth0’s",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256","typ":"JWT","kid":"k1"}"#,
                claims: r#"{"iss":"https://acme.eu.auth0.com/","aud":"client","nonce":"n"}"#,
                audience: "https://api.example",
            },
            finds: Some("Name the API in audience"),
        },
        Example {
            shows: "Firebase’s, which is what its APIs take",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"https://securetoken.google.com/acme","aud":"acme","auth_time":1,"user_id":"u","sub":"u","firebase":{"sign_in_provider":"password"}}"#,
                audience: "https://api.example",
            },
            finds: None,
        },
        Example {
            shows: "one that is made for that address",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"https://accounts.google.com","aud":"https://api.example","azp":"1","sub":"1","email":"a@acme.iam.gserviceaccount.com","exp":1767229200,"iat":1767225600}"#,
                audience: "https://api.example",
            },
            finds: None,
        },
        Example {
            shows: "an access token",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"aud":"https://api.example","scope":"x"}"#,
                audience: "https://api.example",
            },
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let expected = seen.context.audience.as_deref().unwrap_or_default();
    // Under its own name in a response nobody has taken it for anything else.
    let is_named = seen.name == Some("id_token");
    if seen.verdict.kind == Kind::IdToken
        && !expected.is_empty()
        && !is_named
        && !is_sent_to_apis(seen)
    {
        let message = format!(
            "This is the ID token, meant for the application. {} wants an access token.{}",
            shortened(expected, 120),
            how_to_ask(seen)
        );
        report.add(Some(Place::claim("aud")), message);
    }
}

/// A provider whose ID tokens are what APIs get, there being no access token; or an ID token that names this very API's
/// address, as services make them for each other.
fn is_sent_to_apis(seen: &TokenUnderLint<'_>) -> bool {
    let is_only = |expected: &Expected| expected.format == AccessTokenFormat::None;
    let provider = seen.verdict.provider;
    if provider
        .is_some_and(|p| matches!(&p.comes_back, ComesBack::Always(expected) if is_only(expected)))
    {
        return true;
    }
    let audience = (seen.token.claims.as_ref()).and_then(|c| claims::audience(c).present());
    let expected = seen.context.audience.as_deref().unwrap_or_default();
    expected.contains("://") && audience.unwrap_or_default().contains(&expected)
}
