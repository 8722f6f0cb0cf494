//! `id-token-for-an-api`: an ID token, where an access token for an API is expected.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::Kind;
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
    if seen.verdict.kind == Kind::IdToken && !expected.is_empty() && !is_named {
        let message = format!(
            "This is the ID token, meant for the application. {} wants the access token of the same response.",
            shortened(expected, 120)
        );
        report.add(Some(Place::claim("aud")), message);
    }
}
