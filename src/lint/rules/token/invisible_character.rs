//! `invisible-character`: control, direction and zero-width characters in header or claims.

use super::common::{MOST, walk};
use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::base64url::name_of;
use crate::text::is_invisible;

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
    let mut found = 0;
    for (object, place) in seen.objects() {
        for member in &object.members {
            let name = member.name.as_str();
            let mut invisible = None;
            walk(name, &member.value, &mut |name, json| {
                let in_value = || json.as_str().and_then(first_invisible);
                invisible = invisible
                    .or_else(|| first_invisible(name))
                    .or_else(in_value);
            });
            if let Some(c) = invisible.filter(|_| found < MOST) {
                found += 1;
                let message = format!(
                    "Holds {}, which cannot be seen. Compare the value byte by byte, not by eye.",
                    name_of(c)
                );
                report.add(Some(place(name.to_owned())), message);
            }
        }
    }
}

fn first_invisible(text: &str) -> Option<char> {
    // Nearly all texts are plain, and a token may hold thousands.
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return None;
    }
    text.chars().find(|c| is_invisible(*c))
}
