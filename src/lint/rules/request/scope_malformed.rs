//! `scope-malformed`: scope breaks its grammar.

use super::common::{
    add_setting, add_setting_choices, listed, safe, settled, shown, shown_char, to_judge,
};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::location::is_invisible;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// Scope has a character that it must not have.
pub static RULE: Rule = Rule {
    name: "scope-malformed",
    breach: Breach::Must,
    summary: summary!("scope has a character that it must not have"),
    explain: prose!(
        "scope is words with one space between them. A word may not hold a quote, a backslash, another white space or anything outside ASCII."
    ),
    spec: &[rfc(6749, "3.3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a quote",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=%22openid%22",
            },
            finds: Some("“\"”"),
        },
        Example {
            shows: "a line break",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid%0Aprofile",
            },
            finds: Some("one space"),
        },
        Example {
            shows: "a space at the end",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid%20",
            },
            finds: Some("one space"),
        },
        Example {
            shows: "right",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid%20read%3Aorders",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(scope) = settled(request, "scope").filter(|s| !s.trim().is_empty()) else {
        return;
    };
    let foreign = |c: &char| !matches!(c, ' ' | '\x21' | '\x23'..='\x5b' | '\x5d'..='\x7e');
    let spaced: Vec<&str> = scope.split_whitespace().collect();
    let tidy = spaced.join(" ");
    if let Some(c) = tidy.chars().find(foreign) {
        let message = format!(
            "scope holds {}, which a scope must not hold. Take it away.",
            shown_char(c)
        );
        let without = |is_gone: &dyn Fn(&char) -> bool| -> String {
            let kept: String = tidy.chars().filter(|c| !is_gone(c)).collect();
            kept.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let pure: Vec<&str> = (spaced.iter().copied())
            .filter(|word| !word.chars().any(|c| foreign(&c)))
            .collect();
        // Of a list as JSON has it, brackets and commas are no letters of a scope either.
        let list = listed(&tidy).filter(|words| !words.chars().any(|c| foreign(&c)));
        let is_list = list.is_some();
        let bare = list.unwrap_or_else(|| without(&foreign));
        // Quotes and what nobody sees are around a scope by mistake, and no letters of it.
        let is_around = |c: char| {
            !foreign(&c) || c == '"' || matches!(c, '“' | '”' | '„' | '«' | '»') || is_invisible(c)
        };
        // With openid in it the request becomes one of OpenID Connect, which asks for more.
        let adds_openid =
            bare.split(' ').any(|word| word == "openid") && !request.has_scope("openid");
        let asks_for_more =
            request.get("redirect_uri").is_none() || request.response_types().id_token;
        let is_safe = !(adds_openid && asks_for_more);
        if is_safe && !bare.is_empty() && (is_list || tidy.chars().all(is_around)) {
            let title = match is_list {
                true => "Write it as words with a space between them",
                false => "Take these characters away",
            };
            let fix = safe(title, vec![Edit::set("scope", bare)]);
            return add_setting(request, report, "scope", message, fix);
        }
        let mut choices = vec![match pure.is_empty() {
            true => to_judge("Ask for no scope", vec![Edit::remove("scope")]),
            false => to_judge(
                ["Ask for ", &shown(&pure.join(" ")), " alone"].concat(),
                vec![Edit::set("scope", pure.join(" "))],
            ),
        }];
        if !bare.is_empty() && bare != pure.join(" ") {
            choices.push(to_judge(
                ["Write ", &shown(&bare)].concat(),
                vec![Edit::set("scope", bare)],
            ));
        }
        add_setting_choices(request, report, "scope", message, choices);
    } else if tidy != scope {
        let message = "Between two scopes stands one space, and none around them. Take the other white space away.".to_owned();
        let fix = safe(
            "Leave one space between scopes",
            vec![Edit::set("scope", tidy)],
        );
        add_setting(request, report, "scope", message, fix);
    }
}
