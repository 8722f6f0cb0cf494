//! `client-id-missing`: no client ID.

use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::providers::supabase;
use crate::prose;
use crate::spec::rfc;

/// `client_id` is missing.
pub static RULE: Rule = Rule {
    name: "client-id-missing",
    breach: Breach::Must,
    summary: summary!("client_id is missing"),
    explain: prose!(
        "client_id says which application asks. Without it the server cannot know where to send an answer, and shows an error page."
    ),
    spec: &[rfc(6749, "4.1.1")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "none",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code",
            },
            finds: Some("client_id"),
        },
        Example {
            shows: "one",
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
    // Supabase’s social sign-in names a provider, and no client.
    let is_social = supabase::request::is_social(request);
    let is_missing = (request.get("client_id")).is_none_or(|id| id.trim().is_empty());
    if is_missing && !is_social {
        report.add(
            Some(Place::request("client_id")),
            "client_id is missing, and every request needs it. Enter the client ID of your application.",
        );
    }
}
