//! `id-token-in-url`: an ID token stands in the URL.

use super::common::{place, settled};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// An ID token stands in the URL.
pub static RULE: Rule = Rule {
    name: "id-token-in-url",
    breach: Breach::WorthKnowing,
    summary: summary!("an ID token stands in the URL"),
    explain: prose!(
        "id_token_hint puts the claims of an ID token, such as name and e-mail address, where history and logs keep them. It is allowed, and a request by POST, a pushed request or login_hint can do without."
    ),
    spec: &[oidc_core("3.1.2.1"), rfc(9700, "4.3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a hint",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&id_token_hint=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwic3ViIjoiYSJ9.c2ln",
            },
            finds: Some("history"),
        },
        Example {
            shows: "no hint",
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
    if settled(request, "id_token_hint").is_some() {
        report.add(
            place("id_token_hint"),
            "id_token_hint puts a person’s claims into the URL, and so into history and logs. Send the request by POST, or push it, where that matters.",
        );
    }
}
