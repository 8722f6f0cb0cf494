//! `request-object-differs`: a parameter has another value in the request object.

use super::common::{place, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::oauth::request_object;
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// A parameter has another value in the request object.
pub static RULE: Rule = Rule {
    name: "request-object-differs",
    breach: Breach::HardlyMeant,
    summary: summary!("a parameter has another value in the request object"),
    explain: prose!(
        "Where a parameter stands both in the request and in its request object, the object counts, and the value beside it is ignored. OpenID Connect wants response_type and client_id to be the same in both."
    ),
    spec: &[rfc(9101, "6.3"), oidc_core("6.1")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "another scope",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJzdGF0ZSI6ImFmMGlmanNsZGtqIiwiY29kZV9jaGFsbGVuZ2UiOiJFOU1lbGhvYTJPd3ZGckVNVEpndUNIYW9lSzF0OFVSV2J1R0pTc3R3LWNNIiwiY29kZV9jaGFsbGVuZ2VfbWV0aG9kIjoiUzI1NiJ9.c2ln&scope=openid%20email",
            },
            finds: Some("openid email"),
        },
        Example {
            shows: "another response_type",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJzdGF0ZSI6ImFmMGlmanNsZGtqIiwiY29kZV9jaGFsbGVuZ2UiOiJFOU1lbGhvYTJPd3ZGckVNVEpndUNIYW9lSzF0OFVSV2J1R0pTc3R3LWNNIiwiY29kZV9jaGFsbGVuZ2VfbWV0aG9kIjoiUzI1NiJ9.c2ln&response_type=token",
            },
            finds: Some("response_type"),
        },
        Example {
            shows: "the same",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiZXhwIjoxNzY3MjI1OTAwLCJjbGllbnRfaWQiOiJhcHAiLCJyZXNwb25zZV90eXBlIjoiY29kZSIsInJlZGlyZWN0X3VyaSI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tL2NiIiwic2NvcGUiOiJvcGVuaWQiLCJzdGF0ZSI6ImFmMGlmanNsZGtqIiwiY29kZV9jaGFsbGVuZ2UiOiJFOU1lbGhvYTJPd3ZGckVNVEpndUNIYW9lSzF0OFVSV2J1R0pTc3R3LWNNIiwiY29kZV9jaGFsbGVuZ2VfbWV0aG9kIjoiUzI1NiJ9.c2ln&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(effective) = request_object::effective(request) else {
        return;
    };
    for difference in &effective.differences {
        let name = difference.name.as_str();
        let (Some(outside), Some(inside)) = (&difference.outside, &difference.inside) else {
            continue;
        };
        // A rule of its own, and a worse one.
        if name == "client_id" {
            continue;
        }
        let message = format!(
            "{} is {} here and {} in the request object, which counts. Leave it out here.",
            shown(name),
            shown(outside),
            shown(inside)
        );
        let leave_out = to_judge(
            format!("Leave {} out here", shown(name)),
            vec![Edit::remove(name)],
        );
        match name {
            "response_type" => report.add(place(name), message),
            _ => report.add_with_fix(place(name), message, leave_out),
        }
    }
}
