//! `malformed-crit`: `crit` that breaks its own rules: empty, doubled, naming what is not there or is always understood.

use super::common::MOST;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::json::{Json, Object};
use crate::text::shortened;

/// The list of critical extensions is wrong.
pub static RULE: Rule = Rule {
    name: "malformed-crit",
    breach: Breach::Must,
    summary: summary!("the list of critical header parameters breaks its own rules"),
    explain: prose!(
        "crit lists header parameters that a reader has to understand, or refuse the token. It is an array of names, not empty, each once, each present in the header, and none that every reader knows anyway. b64 must always be in it."
    ),
    spec: &[rfc(7515, "4.1.11")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "empty",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","crit":[]}"#,
                claims: r#"{}"#
            },
            finds: Some("is empty")
        },
        Example {
            shows: "a string",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","crit":"b64","b64":true}"#,
                claims: r#"{}"#
            },
            finds: Some("a string")
        },
        Example {
            shows: "a name that is not there",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","crit":["exp"]}"#,
                claims: r#"{}"#
            },
            finds: Some("the header has no")
        },
        Example {
            shows: "a name twice",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","crit":["x","x"],"x":1}"#,
                claims: r#"{}"#
            },
            finds: Some("twice")
        },
        Example {
            shows: "what everybody knows",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","crit":["alg"]}"#,
                claims: r#"{}"#
            },
            finds: Some("every reader knows")
        },
        Example {
            shows: "b64 that is not listed",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","b64":false}"#,
                claims: r#"{}"#
            },
            finds: Some("b64")
        },
        Example {
            shows: "as it should be",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","crit":["b64"],"b64":true}"#,
                claims: r#"{}"#
            },
            finds: None
        },
        Example {
            shows: "no crit",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{}"#
            },
            finds: None
        },
    ],
};

/// Header parameters of RFC 7515 and RFC 7518 for signed tokens, which crit must not list.
pub const COMMON: [&str; 11] = [
    "alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit",
];

/// The strings in `crit`, where it is an array.
pub fn names(header: &Object) -> Vec<&str> {
    let items = header
        .get("crit")
        .and_then(Json::as_array)
        .unwrap_or_default();
    items.iter().filter_map(Json::as_str).take(MOST).collect()
}

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(header) = &seen.token.header else {
        return;
    };
    let at = Some(Place::header("crit"));
    let Some(crit) = header.get("crit") else {
        if header.has("b64") {
            let message = "The header has b64 and no crit that lists it, as it must: a reader that does not know b64 would take the payload for something else.";
            report.add_citing(at, message, const { &[rfc(7797, "6")] });
        }
        return;
    };
    let names = names(header);
    let message = match crit.as_array() {
        None => format!("crit is {}; it must be an array of names.", crit.shape()),
        Some([]) => "crit is empty. Leave it out, or name what must be understood.".to_owned(),
        Some(items) if items.iter().any(|item| item.as_str().is_none()) => {
            "crit holds something else than names in quotes.".to_owned()
        }
        Some(_) => {
            let wrong = names.iter().enumerate().find_map(|(nth, name)| {
                let why = if names[..nth].contains(name) {
                    "and lists it twice"
                } else if COMMON.contains(name) {
                    "which every reader knows anyway and crit must not list"
                } else if !header.has(name) {
                    "and the header has no such parameter"
                } else {
                    return None;
                };
                Some(format!("crit lists {}, {why}.", shortened(name, 60)))
            });
            let Some(wrong) = wrong else { return };
            wrong
        }
    };
    report.add(at, message);
}
