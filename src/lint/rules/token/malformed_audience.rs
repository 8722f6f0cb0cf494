//! `malformed-audience`: `aud` of a type that it must not have.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims::{self, Claim};
use crate::prose;
use crate::spec::rfc;

/// The audience has a wrong type.
pub static RULE: Rule = Rule {
    name: "malformed-audience",
    breach: Breach::Must,
    summary: summary!("aud is neither a string nor an array of strings"),
    explain: prose!(
        "aud names whom the token is for: one name, or an array of names. Anything else cannot be compared, and a reader either refuses the token or, worse, skips the check."
    ),
    spec: &[rfc(7519, "4.1.3")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a number",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":42}"#
            },
            finds: Some("a number")
        },
        Example {
            shows: "an array with a number",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":["a",1]}"#
            },
            finds: Some("something else than strings")
        },
        Example {
            shows: "a string",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":"a"}"#
            },
            finds: None
        },
        Example {
            shows: "an array",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":["a","b"]}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let what = match claims::audience(claims) {
        Claim::Malformed("an array") => "an array with something else than strings in it",
        Claim::Malformed(shape) => shape,
        _ => return,
    };
    let message = format!("aud is {what}. It must be a string or an array of strings.");
    report.add(Some(Place::claim("aud")), message);
}
