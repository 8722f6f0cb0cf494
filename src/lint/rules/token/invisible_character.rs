//! `invisible-character`: control, direction and zero-width characters in header or claims.

use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::base64url::name_of;
use crate::text::is_invisible;
use crate::text::json::{Json, Value};

/// A value holds characters that cannot be seen.
pub static RULE: Rule = Rule {
    name: "invisible-character",
    breach: Breach::HardlyMeant,
    summary: summary!("a value holds characters that cannot be seen"),
    explain: prose!(
        "JSON allows nearly every character in a string. Controls, direction marks and characters without width change what a person sees and not what a program compares: two values can look the same and differ."
    ),
    spec: &[rfc(8259, "7")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a direction override",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"name":"a\u202eb"}"#,
            },
            finds: Some("U+202E"),
        },
        Example {
            shows: "plain text",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"name":"Zoë 李雷"}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for (object, place) in seen.objects() {
        for member in &object.members {
            let found = first_invisible(member.name.as_str()).or_else(|| in_value(&member.value));
            if let Some(found) = found {
                let message = format!(
                    "Holds {}, which cannot be seen. Compare the value byte by byte, not by eye.",
                    name_of(found)
                );
                report.add(Some(place(member.name.as_str().to_owned())), message);
            }
        }
    }
}

fn in_value(json: &Json) -> Option<char> {
    match &json.value {
        Value::String(text) => first_invisible(text.as_str()),
        Value::Array(items) => items.iter().find_map(in_value),
        Value::Object(object) => (object.members.iter())
            .find_map(|m| first_invisible(m.name.as_str()).or_else(|| in_value(&m.value))),
        _ => None,
    }
}

fn first_invisible(text: &str) -> Option<char> {
    text.chars().find(|c| is_invisible(*c))
}
