//! `unknown-parameter`: a parameter that no table has; all of them in one note. What a name was meant for, and whose else it
//! is, other rules tell.

use super::common::{place, shown};
use super::misspelled_parameter::meant;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::prose;
use crate::spec::rfc;

/// A parameter is not known.
pub static RULE: Rule = Rule {
    name: "unknown-parameter",
    breach: Breach::WorthKnowing,
    summary: summary!("a parameter is not known"),
    explain: prose!(
        "A server has to ignore a parameter that it does not know. One that no specification and no documentation of the provider names most likely does nothing, unless somebody made it for this server."
    ),
    spec: &[rfc(6749, "3.1")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "one of nobody’s",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&foo=bar",
            },
            finds: Some("foo is"),
        },
        Example {
            shows: "two of them, in one note",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default/v1/authorize?client_id=app&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&foo=bar&tenant_colour=blue&foo=baz",
            },
            finds: Some("foo and tenant_colour are"),
        },
        Example {
            shows: "a parameter of one’s own, as Auth0 documents them",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&ext-color=blue",
            },
            finds: None,
        },
        Example {
            shows: "a misspelled one, of which another rule speaks",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_url=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let mut unknown: Vec<&str> = Vec::new();
    for param in request.params.iter().filter(|p| !p.value.is_empty()) {
        let name = param.name.as_str();
        let is_told = params::param(name).is_some()
            || params::secret(name).is_some()
            || meant(name, request).is_some();
        if !name.is_empty() && !is_told && !unknown.contains(&name) {
            unknown.push(name);
        }
    }
    let Some((last, others)) = unknown.split_last() else {
        return;
    };
    let (names, are) = match others {
        [] => (shown(last), "is no parameter"),
        others => (
            [&shown(&others.join(", ")), " and ", &shown(last)].concat(),
            "are no parameters",
        ),
    };
    let message = format!(
        "{names} {are} that a specification or {} documents. A server ignores what it does not know.",
        request.provider.title
    );
    report.add(place(unknown.first().copied().unwrap_or(last)), message);
}
