//! `domain-missing`: no domain to go to.

use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::location::LocationError;
use crate::oauth::provider::Location;
use crate::prose;
use crate::spec::rfc;

/// The tenant’s domain is missing.
pub static RULE: Rule = Rule {
    name: "domain-missing",
    breach: Breach::Must,
    summary: summary!("the tenant’s domain is missing"),
    explain: prose!(
        "The request goes to the authorization endpoint of your tenant, https://DOMAIN/authorize. The domain is on the settings page of every application."
    ),
    spec: &[rfc(6749, "3.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a query alone",
            input: Input::Request {
                provider: "auth0",
                url: "?client_id=app&audience=orders",
            },
            finds: Some("domain"),
        },
        Example {
            shows: "with it",
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
    let is_domain = matches!(request.provider.location, Location::Domain { .. });
    if is_domain && request.endpoint() == Err(LocationError::Missing) {
        report.add(
            Some(Place::request("domain")),
            "The domain is missing, so the request has nowhere to go. Enter your tenant’s domain, such as tenant.eu.auth0.com.",
        );
    }
}
