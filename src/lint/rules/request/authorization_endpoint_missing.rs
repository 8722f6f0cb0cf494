//! `authorization-endpoint-missing`: no endpoint to go to.

use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::location::LocationError;
use crate::oauth::provider::Location;
use crate::prose;
use crate::spec::rfc;

/// The authorization endpoint is missing.
pub static RULE: Rule = Rule {
    name: "authorization-endpoint-missing",
    breach: Breach::Must,
    summary: summary!("the authorization endpoint is missing"),
    explain: prose!(
        "The request goes to the provider’s authorization endpoint. Its address is in the provider’s documentation, and in its discovery document as authorization_endpoint."
    ),
    spec: &[rfc(6749, "3.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a query alone",
            input: Input::Request {
                provider: "rfc8707",
                url: "?client_id=app&resource=urn%3Aa",
            },
            finds: Some("authorization endpoint"),
        },
        Example {
            shows: "a provider whose addresses have one shape",
            input: Input::Request {
                provider: "entra",
                url: "?client_id=11111111-2222-3333-4444-555555555555&scope=User.Read",
            },
            finds: Some("https://login.microsoftonline.com/{tid}/oauth2/v2.0/authorize"),
        },
        Example {
            shows: "with it",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let is_endpoint = request.provider.location == Location::Endpoint;
    if is_endpoint && request.endpoint() == Err(LocationError::Missing) {
        let (template, fill) = (request.provider.endpoints.authorize, request.provider.fill);
        let enter: &[&str] = match (template, fill) {
            ("", _) => &["Enter its address, with https://."],
            (_, "") => &["Enter ", template, ", its address."],
            _ => &["Enter its address, ", template, ": ", fill],
        };
        let message = "The authorization endpoint is missing, so the request has nowhere to go. ";
        report.add(
            Some(Place::request("authorization_endpoint")),
            [message, &enter.concat()].concat(),
        );
    }
}
