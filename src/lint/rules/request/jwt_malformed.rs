//! `jwt-malformed`: a parameter should hold a JWT, and does not.

use super::common::{place, settled};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// A parameter should hold a JWT, and does not.
pub static RULE: Rule = Rule {
    name: "jwt-malformed",
    breach: Breach::Must,
    summary: summary!("a parameter should hold a JWT, and does not"),
    explain: prose!(
        "id_token_hint is an ID token that the server issued before: three parts in base64url, separated by dots, the first of them a header with an algorithm."
    ),
    spec: &[oidc_core("3.1.2.1"), rfc(7519, "3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a user name",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&id_token_hint=ada",
            },
            finds: Some("id_token_hint"),
        },
        Example {
            shows: "a JWT",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&id_token_hint=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwic3ViIjoiYSJ9.c2ln",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(value) = settled(request, "id_token_hint") else {
        return;
    };
    if let RequestObject::Broken(what) = RequestObject::read(value) {
        let message =
            format!("id_token_hint {what}. Put an ID token there that this server issued.");
        report.add(place("id_token_hint"), message);
    }
}
