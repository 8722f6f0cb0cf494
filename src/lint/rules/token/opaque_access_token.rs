//! `opaque-access-token`: an access token that only its issuer can read: nothing is broken.

use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::oauth::Kind;
use crate::prose;
use crate::spec::rfc;

/// An opaque access token is no JWT, and is not broken.
pub static RULE: Rule = Rule {
    name: "opaque-access-token",
    breach: Breach::WorthKnowing,
    summary: summary!("an opaque access token is no JWT, and is not broken"),
    explain: prose!(
        "To the application every access token is just a string. Some servers issue a JWT when the request names an API, and otherwise a string that only they can look up. A decoder cannot show what is in it, and neither can your API."
    ),
    spec: &[rfc(6749, "1.4")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "Auth0 without audience",
            input: Input::Text(
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiaXNzIjoiaHR0cHM6Ly9hY21lLmV1LmF1dGgwLmNvbS8ifQ..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
            ),
            finds: Some("name the API"),
        },
        Example {
            shows: "a JWT access token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt"}"#,
                claims: r#"{}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    if !seen.opaque || seen.verdict.kind != Kind::AccessToken {
        return;
    }
    let message = "Nothing is broken: no decoder can read it, and neither can your API. For a token that your API can check itself, name the API in the request.";
    report.add(None, message);
}
