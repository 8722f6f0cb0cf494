//! `scope-plus`: scopes are joined by plus signs.

use super::common::{add_setting, safe, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params::SCOPES;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// Scopes are joined by + instead of spaces.
pub static RULE: Rule = Rule {
    name: "scope-plus",
    breach: Breach::HardlyMeant,
    summary: summary!("scopes are joined by + instead of spaces"),
    explain: prose!(
        "In a URL + stands for a space. Where a program encodes it once more, as %2B, the server reads openid+profile as one scope of that name, which nobody defined."
    ),
    spec: &[rfc(6749, "3.3"), rfc(6749, "App. B")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "an encoded plus",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid%2Bprofile",
            },
            finds: Some("openid+profile"),
        },
        Example {
            shows: "a plus that is a space",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid+profile",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(scope) = request.get("scope") else {
        return;
    };
    let known = |word: &str| SCOPES.iter().any(|choice| choice.value == word);
    let joined = scope
        .split(' ')
        .find(|token| token.contains('+') && token.split('+').any(known));
    let Some(joined) = joined else { return };
    let message = format!(
        "{} is read as one scope, because its + was encoded. Separate scopes by spaces.",
        shown(joined)
    );
    let fix = safe(
        "Separate them by spaces",
        vec![Edit::set("scope", scope.replace('+', " "))],
    );
    add_setting(request, report, "scope", message, fix);
}
