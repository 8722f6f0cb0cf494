//! `invisible-character-in-request`: a character that nobody can see.

use super::common::{add_setting, safe, shown, shown_char};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::location::is_invisible;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// A value holds a character that cannot be seen.
pub static RULE: Rule = Rule {
    name: "invisible-character-in-request",
    breach: Breach::HardlyMeant,
    summary: summary!("a value holds a character that cannot be seen"),
    explain: prose!(
        "Some characters take no room on the screen, or turn the direction of text: zero-width spaces, soft hyphens, byte order marks, control characters. They come along when text is copied, and make another value of one that looks right."
    ),
    spec: &[rfc(3986, "2"), rfc(3986, "6.2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a zero-width space",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app%E2%80%8B",
            },
            finds: Some("U+200B"),
        },
        Example {
            shows: "none",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for param in &request.params {
        let Some(c) = param.value.chars().find(|c| is_invisible(*c)) else {
            continue;
        };
        let name = param.name.as_str();
        let visible: String = param.value.chars().filter(|c| !is_invisible(*c)).collect();
        let message = format!(
            "{} holds {}. Take it away, if you did not mean it.",
            shown(name),
            shown_char(c)
        );
        let fix = safe(
            "Take what cannot be seen away",
            vec![Edit::set(name, visible)],
        );
        add_setting(request, report, name, message, fix);
    }
}
