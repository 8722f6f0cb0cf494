//! `repeated-parameter`: a parameter stands more than once.

use super::common::{safe, shown};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::provider::ApiNaming;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// A parameter is given more than once.
pub static RULE: Rule = Rule {
    name: "repeated-parameter",
    breach: Breach::Must,
    summary: summary!("a parameter is given more than once"),
    explain: prose!(
        "A parameter must not stand more than once; servers refuse such a request or take one of the values. resource is the exception: it names one API each time."
    ),
    spec: &[rfc(6749, "3.1"), rfc(8707, "2")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "scope twice",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?scope=openid&scope=profile",
            },
            finds: Some("scope"),
        },
        Example {
            shows: "the same twice",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&client_id=app",
            },
            finds: Some("one value"),
        },
        Example {
            shows: "resource twice",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=urn%3Aa&resource=urn%3Ab",
            },
            finds: None,
        },
        Example {
            shows: "once each",
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
    for (at, param) in request.params.iter().enumerate() {
        let name = param.name.as_str();
        let is_first = !request.params[..at].iter().any(|p| p.name == name);
        let values: Vec<&str> = request.get_all(name).collect();
        // Of audience another rule says more.
        let allowed = params::may_repeat(name, request.provider)
            || (name == "audience" && request.provider.api == ApiNaming::Audience);
        if !is_first || values.len() < 2 || allowed {
            continue;
        }
        let place = Some(Place::request(name));
        if values.iter().all(|value| *value == values[0]) {
            let message = format!(
                "{} stands {} times with one value. Give it once.",
                shown(name),
                values.len()
            );
            report.add_with_fix(
                place,
                message,
                safe("Give it once", vec![Edit::set(name, values[0])]),
            );
        } else {
            let message = format!(
                "{} stands {} times with different values. Give it once.",
                shown(name),
                values.len()
            );
            report.add(place, message);
        }
    }
}
