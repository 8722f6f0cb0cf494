//! `missing-resource`: the request names no API.

use super::common::{stands_elsewhere, wants_access_token};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::provider::ApiNaming;
use crate::prose;
use crate::spec::rfc;

/// No resource is given, so the server chooses whom the token is for.
pub static RULE: Rule = Rule {
    name: "missing-resource",
    breach: Breach::WorthKnowing,
    summary: summary!("no resource is given, so the server chooses whom the token is for"),
    explain: prose!(
        "resource names the API that the access token is for. Without it the server has a default of its own, often its userinfo endpoint, and then the token is often opaque."
    ),
    spec: &[rfc(8707, "2"), rfc(9068, "3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "none",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("names no API"),
        },
        Example {
            shows: "one",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
        Example {
            shows: "only an ID token is asked for",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=id_token&scope=openid&nonce=n",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let names_one = request.get("resource").is_some() || request.get("audience").is_some();
    let is_asked = request.provider.api == ApiNaming::Resource && wants_access_token(request);
    if names_one || !is_asked || stands_elsewhere(request) {
        return;
    }
    report.add(
        Some(Place::request("resource")),
        "The request names no API, so the server chooses whom the access token is for. Enter the URI of your API.",
    );
}
