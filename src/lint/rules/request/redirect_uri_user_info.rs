//! `redirect-uri-user-info`: redirect_uri holds a user name before its host.

use super::common::{place, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// `redirect_uri` holds a user name before its host.
pub static RULE: Rule = Rule {
    name: "redirect-uri-user-info",
    breach: Breach::HardlyMeant,
    summary: summary!("redirect_uri holds a user name before its host"),
    explain: prose!(
        "What stands before an at sign in an address is a user name, and often a trick: https://bank.example@evil.example leads to evil.example. A real redirect URI has none."
    ),
    spec: &[rfc(3986, "7.6"), rfc(9700, "2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a user name",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%40evil.example%2Fcb&scope=openid",
            },
            finds: Some("evil.example"),
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
    let Some(uri) = settled(request, "redirect_uri") else {
        return;
    };
    let parts = Uri::split(uri);
    if parts
        .authority
        .is_some_and(|authority| authority.contains('@'))
    {
        let message = format!(
            "redirect_uri leads to {}: what stands before the at sign is a user name. Enter the address without it.",
            shown(parts.host().unwrap_or_default())
        );
        report.add(place("redirect_uri"), message);
    }
}
