//! `audience-instead-of-resource`: audience, where the provider takes resource.

use super::common::{settled, to_judge};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::provider::ApiNaming;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// Audience is given to a provider that takes resource.
pub static RULE: Rule = Rule {
    name: "audience-instead-of-resource",
    breach: Breach::HardlyMeant,
    summary: summary!("audience is given to a provider that takes resource"),
    explain: prose!(
        "audience is a parameter of some vendors, Auth0 among them. A provider that follows RFC 8707 takes resource, and ignores parameters that it does not know."
    ),
    spec: &[rfc(8707, "2"), rfc(6749, "3.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "audience alone",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("resource"),
        },
        Example {
            shows: "resource",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
        Example {
            shows: "at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(audience) = settled(request, "audience") else {
        return;
    };
    if request.provider.api != ApiNaming::Resource {
        return;
    }
    let place = Some(Place::request("audience"));
    if request.get("resource").is_some() {
        report.add_with_fix(
            place,
            "This provider takes resource, which is given as well; audience is ignored where it is not known.",
            to_judge("Remove audience", vec![Edit::remove("audience")]),
        );
        return;
    }
    let message = "This provider takes resource; audience is ignored where it is not known. Name the API in resource.";
    if Uri::is_absolute(audience) && !audience.contains('#') {
        let edits = vec![Edit::set("resource", audience), Edit::remove("audience")];
        report.add_with_fix(place, message, to_judge("Move it to resource", edits));
    } else {
        report.add(place, message);
    }
}
