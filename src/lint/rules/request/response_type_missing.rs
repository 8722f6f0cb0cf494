//! `response-type-missing`: no response type.

use super::common::{safe, shown, stands_elsewhere};
use super::misspelled_parameter::meant;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// Response_type is missing.
pub static RULE: Rule = Rule {
    name: "response-type-missing",
    breach: Breach::Must,
    summary: summary!("response_type is missing"),
    explain: prose!(
        "response_type says what comes back: a code, or tokens. Without it the server answers with an error."
    ),
    spec: &[rfc(6749, "3.1.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "none",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app",
            },
            finds: Some("response_type"),
        },
        Example {
            shows: "under another name, which says more than code",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?RESPONSE_TYPE=token&client_id=app",
            },
            finds: Some("RESPONSE_TYPE is none"),
        },
        Example {
            shows: "a code",
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
    if request
        .get("response_type")
        .is_some_and(|t| !t.trim().is_empty())
        || stands_elsewhere(request)
        // GitHub documents none, and Supabase’s social sign-in is no OAuth request.
        || matches!(request.provider.id, "github" | "supabase")
    {
        return;
    }
    // Its own value is what was meant: no other is put in its place.
    let mut misspelled = (request.params.iter()).filter(|param| {
        !matches!(param.value.trim(), "" | "code")
            && meant(&param.name, request) == Some("response_type")
    });
    if let Some(param) = misspelled.next() {
        let message = format!(
            "response_type is missing, and every request needs one. {} is none.",
            shown(&param.name)
        );
        return report.add(Some(Place::request("response_type")), message);
    }
    report.add_with_fix(
        Some(Place::request("response_type")),
        "response_type is missing, and every request needs one. Use code.",
        safe("Use code", vec![Edit::set("response_type", "code")]),
    );
}
