//! `alg-in-wrong-case`: an `alg` that is a known name but for upper and lower case, `none` among them.

use crate::jose::alg::ALGORITHMS;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The name of the algorithm is spelled wrongly.
pub static RULE: Rule = Rule {
    name: "alg-in-wrong-case",
    breach: Breach::CannotWork,
    summary: summary!("the name of the algorithm differs from a known one in upper and lower case"),
    explain: prose!(
        "The name of an algorithm is compared letter by letter, case included. A strict reader does not know the other spelling. With none it is a known attack: a filter looks for none and lets nOnE pass, and a careless library takes both."
    ),
    spec: &[rfc(7515, "4.1.1"), rfc(8725, "2.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "lower case",
            input: Input::Jwt {
                header: r#"{"alg":"rs256"}"#,
                claims: r#"{}"#
            },
            finds: Some("RS256")
        },
        Example {
            shows: "none in disguise",
            input: Input::Jwt {
                header: r#"{"alg":"nOnE"}"#,
                claims: r#"{}"#
            },
            finds: Some("past filters")
        },
        Example {
            shows: "as registered",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{}"#
            },
            finds: None
        },
        Example {
            shows: "none itself is another rule’s",
            input: Input::Text("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."),
            finds: None
        },
    ],
};

/// The registered name that was meant, where `alg` is one but for case and blanks.
pub fn meant(alg: &str) -> Option<&'static str> {
    let meant = (ALGORITHMS.iter())
        .find(|a| a.name.eq_ignore_ascii_case(alg.trim()))?
        .name;
    (meant != alg).then_some(meant)
}

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let alg = seen.token.alg().unwrap_or_default();
    let message = match meant(alg) {
        None => return,
        Some("none") => format!(
            "alg is {alg}, which is no algorithm: only none, in lower case, means unsigned. Spelled like this it may slip past filters. Trust nothing in this token."
        ),
        Some(meant) => format!(
            "alg is {alg}. The name is {meant}, letter by letter; a strict reader does not know any other spelling."
        ),
    };
    report.add(Some(Place::header("alg")), message);
}
