//! `response-mode-unknown`: a response mode that nobody defines.

use super::common::{add_setting, safe, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::Clause;

/// Response_mode is one that we do not know.
pub static RULE: Rule = Rule {
    name: "response-mode-unknown",
    breach: Breach::HardlyMeant,
    summary: summary!("response_mode is one that we do not know"),
    explain: prose!(
        "Known modes are query, fragment and form_post, web_message at some vendors, and those of signed answers, which end in jwt. A server refuses a mode that it does not support, with an error page."
    ),
    spec: &[Clause::ResponseTypes("2.1"), Clause::FormPost("2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a wrong spelling",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=formpost",
            },
            finds: Some("form_post"),
        },
        Example {
            shows: "unknown",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=body",
            },
            finds: Some("body"),
        },
        Example {
            shows: "form_post",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=form_post",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    const KNOWN: &[&str] = &[
        "query",
        "fragment",
        "form_post",
        "web_message",
        "okta_post_message",
        "pi.flow",
        "jwt",
        "query.jwt",
        "fragment.jwt",
        "form_post.jwt",
        // Of wallets (OpenID4VP §8.2, §8.3.1, Appendix A).
        "direct_post",
        "direct_post.jwt",
        "dc_api",
        "dc_api.jwt",
    ];
    let Some(mode) = settled(request, "response_mode") else {
        return;
    };
    if KNOWN.contains(&mode) {
        return;
    }
    let plain = |text: &str| {
        text.trim()
            .to_ascii_lowercase()
            .replace(['_', '-', ' '], "")
    };
    match KNOWN.iter().find(|known| plain(known) == plain(mode)) {
        Some(known) => {
            let message = format!("response_mode is {}. Write {known}.", shown(mode));
            let fix = safe(
                format!("Write {known}"),
                vec![Edit::set("response_mode", *known)],
            );
            add_setting(request, report, "response_mode", message, fix);
        }
        None => {
            let message = format!(
                "response_mode is {}, which we do not know. Use query, fragment or form_post, or leave it out.",
                shown(mode)
            );
            report.add(Some(Place::request("response_mode")), message);
        }
    }
}
