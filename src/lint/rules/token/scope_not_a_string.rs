//! `scope-not-a-string`: `scope` as an array or anything else than a string.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims::{self, Claim};
use crate::prose;
use crate::spec::{Clause, page, rfc};

/// The scope is no string.
pub static RULE: Rule = Rule {
    name: "scope-not-a-string",
    breach: Breach::HardlyMeant,
    summary: summary!("scope is not a string"),
    explain: prose!(
        "In a token scope is one string with blanks between the scopes, as it is in a request. Libraries that follow the specification find no scope in an array, and the API refuses the call."
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

const DUENDE_OPTIONS: Clause = page(
    "Duende docs: options",
    "https://docs.duendesoftware.com/identityserver/reference/v7/options/",
);

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let Claim::Malformed(shape) = claims::string(claims, "scope") else {
        return;
    };
    let is_duende = (seen.verdict.provider).is_some_and(|provider| provider.id == "duende");
    let message = match is_duende {
        true => format!(
            "Duende IdentityServer writes {shape} by default, and one string with blanks between the scopes once EmitScopesAsSpaceDelimitedStringInJwt is set. Many libraries look for that."
        ),
        false => format!(
            "scope is {shape}, and not one string with blanks between the scopes. Many libraries then find no scope at all."
        ),
    };
    let spec: &'static [Clause] = match is_duende {
        true => const { &[rfc(8693, "4.2"), DUENDE_OPTIONS] },
        false => RULE.spec,
    };
    report.add_citing(Some(Place::claim("scope")), message, spec);
}
