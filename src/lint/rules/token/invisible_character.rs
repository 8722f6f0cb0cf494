//! `invisible-character`: control, direction and zero-width characters in header or claims.
//!
//! The ends of lines in a postal address are none of them (OIDC Core §5.1.1).

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
            shows: "the lines of an address",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"address":{"formatted":"Musterweg 12\n10115 Berlin","street_address":"Musterweg 12\r\nHinterhaus"}}"#,
            },
            finds: None,
        },
        Example {
            shows: "a line within another member of an address",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"address":{"country":"DE\n"}}"#,
            },
            finds: Some("U+000A"),
        },
        Example {
            shows: "something else than lines in an address",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"address":{"formatted":"Musterweg 12\n10115\u200b Berlin"}}"#,
            },
            finds: Some("U+200B"),
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
            let is_address = base(name) == "address";
            walk(name, &member.value, &mut |name, json| {
                let has_lines = is_address && LINES.contains(&base(name));
                let in_value = || first_invisible(json.as_str()?, has_lines);
                invisible = invisible
                    .or_else(|| first_invisible(name, false))
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

/// Members of an address that may have lines.
const LINES: [&str; 2] = ["formatted", "street_address"];

/// The name of a claim without its language (OIDC Core §5.2).
fn base(name: &str) -> &str {
    name.split('#').next().unwrap_or(name)
}

fn first_invisible(text: &str, has_lines: bool) -> Option<char> {
    // Nearly all texts are plain, and a token may hold thousands.
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return None;
    }
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let ends_line = c == '\n' || c == '\r' && chars.peek() == Some(&'\n');
        if is_invisible(c) && !(has_lines && ends_line) {
            return Some(c);
        }
    }
    None
}
