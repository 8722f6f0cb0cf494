//! `beside-pushed-request`: parameters stand beside a pushed request.

use super::common::{place, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;

/// Parameters stand beside a pushed request.
pub static RULE: Rule = Rule {
    name: "beside-pushed-request",
    breach: Breach::WorthKnowing,
    summary: summary!("parameters stand beside a pushed request"),
    explain: prose!(
        "A pushed request was given to the server before, and request_uri stands for all of it. Only client_id goes along; other parameters are not protected by the push, and are ignored."
    ),
    spec: &[rfc(9126, "4"), rfc(9101, "6.3")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "scope beside",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&scope=openid&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aa",
            },
            finds: Some("scope"),
        },
        Example {
            shows: "client_id alone",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aa",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let pushed = "urn:ietf:params:oauth:request_uri:";
    if !request
        .get("request_uri")
        .is_some_and(|uri| uri.starts_with(pushed))
    {
        return;
    }
    let beside: Vec<&str> = (request.params.iter())
        .filter(|p| !p.value.is_empty())
        .map(|p| p.name.as_str())
        .filter(|name| !matches!(*name, "client_id" | "request_uri" | "request"))
        .collect();
    if !beside.is_empty() {
        let message = format!(
            "The pushed request holds the parameters, and {} beside it does not count. Send client_id and request_uri alone.",
            shown(&beside.join(", "))
        );
        report.add(place("request_uri"), message);
    }
}
