//! `look-alike-character`: letters that look like others in names and addresses that programs compare.

use super::common::{MOST, walk};
use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::base64url::name_of;
use crate::text::is_invisible;
use crate::text::uri::Uri;

/// A name or an address holds letters that look like others.
pub static RULE: Rule = Rule {
    name: "look-alike-character",
    breach: Breach::HardlyMeant,
    summary: summary!("a name or an address holds letters that look like others"),
    explain: prose!(
        "A Cyrillic а looks like the Latin a and is another letter, so that two issuers, users or scopes look the same and are not. Hosts in addresses are written in ASCII: a name with other letters has a form that begins with xn--."
    ),
    spec: &[rfc(3986, "3.2.2"), rfc(7519, "7.3")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a Cyrillic letter in the issuer",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"https://\u0430cme.example/"}"#
            },
            finds: Some("U+0430")
        },
        Example {
            shows: "in one of the audiences",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":["https://api.example","https://\u0430pi.example"]}"#
            },
            finds: Some("U+0430")
        },
        Example {
            shows: "Latin and Cyrillic in one word",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"sub":"\u0430dmin"}"#
            },
            finds: Some("Latin")
        },
        Example {
            shows: "Greek in a role",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"roles":["\u03bfwner"]}"#
            },
            finds: Some("Greek")
        },
        Example {
            shows: "an IDN as it is to be written",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"https://xn--bcher-kva.example/"}"#
            },
            finds: None
        },
        Example {
            shows: "a name in Cyrillic",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"name":"Анна K","sub":"анна"}"#
            },
            finds: None
        },
        Example {
            shows: "a path in Greek",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"profile":"https://a.example/αβγ"}"#
            },
            finds: None
        },
    ],
};

/// Claims that programs compare; a person’s name may mix scripts as it likes.
const COMPARED: [&str; 16] = [
    "iss",
    "sub",
    "aud",
    "azp",
    "client_id",
    "scope",
    "scp",
    "roles",
    "groups",
    "permissions",
    "tid",
    "email",
    "preferred_username",
    "upn",
    "acr",
    "kid",
];

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let mut found = 0;
    for (object, place) in seen.objects() {
        for member in &object.members {
            let name = member.name.as_str();
            let is_compared = COMPARED.contains(&name);
            let mut trouble = None;
            walk(name, &member.value, &mut |_, json| {
                if let (None, Some(text)) = (trouble, json.as_str()) {
                    trouble = in_host(text).map(|c| (c, "a host in it holds"));
                    trouble = trouble.or_else(|| {
                        mixed(text)
                            .filter(|_| is_compared)
                            .map(|c| (c, "a word in it mixes Latin letters with"))
                    });
                }
            });
            if let Some((c, what)) = trouble.filter(|_| found < MOST) {
                found += 1;
                let script = script(c).map_or("", |script| script.1);
                let message = format!(
                    "Look closely: {what} {}{script}. It may pass for another. Compare the value byte by byte, not by eye.",
                    name_of(c)
                );
                report.add(Some(place(name.to_owned())), message);
            }
        }
    }
}

/// A letter outside ASCII in the host of an http or https address.
fn in_host(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    let uri = Uri::split(text);
    let is_address = uri.has_scheme("https") || uri.has_scheme("http");
    let host = uri.host().filter(|_| is_address)?;
    host.chars().find(|c| !c.is_ascii() && !is_invisible(*c))
}

/// A letter of another script in a word that has Latin letters, too.
fn mixed(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    text.split(|c: char| !c.is_alphanumeric()).find_map(|word| {
        let other = word.chars().find(|c| script(*c).is_some())?;
        word.bytes()
            .any(|b| b.is_ascii_alphabetic())
            .then_some(other)
    })
}

/// The scripts whose letters look like Latin ones.
fn script(c: char) -> Option<(char, &'static str)> {
    match c {
        '\u{370}'..='\u{3ff}' => Some((c, ", a Greek letter")),
        '\u{400}'..='\u{52f}' => Some((c, ", a Cyrillic letter")),
        '\u{531}'..='\u{58a}' => Some((c, ", an Armenian letter")),
        '\u{ff01}'..='\u{ff5e}' => Some((c, ", a full-width character")),
        _ => None,
    }
}
