//! `scope-not-a-string`: `scope` as an array or anything else than a string.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims::{self, Claim};
use crate::prose;
use crate::spec::rfc;

/// The scope is no string.
pub static RULE: Rule = Rule {
    name: "scope-not-a-string",
    breach: Breach::HardlyMeant,
    summary: summary!("scope is not a string"),
    explain: prose!(
        "In a token scope is one string with blanks between the scopes, as it is in a request. Libraries that follow the specification find no scope in an array, and the API refuses the call. Duende IdentityServer writes an array unless EmitScopesAsSpaceDelimitedStringInJwt is set."
    ),
    spec: &[rfc(8693, "4.2"), rfc(9068, "2.2.3")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an array",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"scope":["read","write"]}"#
            },
            finds: Some("an array")
        },
        Example {
            shows: "a string",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"scope":"read write"}"#
            },
            finds: None
        },
        Example {
            shows: "scp of Okta",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"scp":["read","write"]}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    if let Claim::Malformed(shape) = claims::string(claims, "scope") {
        let message = format!(
            "scope is {shape}, and not one string with blanks between the scopes. Many libraries then find no scope at all."
        );
        report.add(Some(Place::claim("scope")), message);
    }
}
