//! `resource-instead-of-audience`: resource, where the provider takes audience.

use super::common::to_judge;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::providers::ory::AUDIENCE;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{Clause, auth0, observed};

/// Resource is given to a provider that takes audience.
pub static RULE: Rule = Rule {
    name: "resource-instead-of-audience",
    breach: Breach::WorthKnowing,
    summary: summary!("resource is given to a provider that takes audience"),
    explain: prose!(
        "Auth0 takes audience. It takes resource in its place only where the tenant’s resource parameter compatibility profile is on, as it is for new tenants; elsewhere resource is passed on to the identity provider behind the connection. Ory takes audience, and does nothing with resource."
    ),
    spec: &[auth0("get-started/tenant-settings")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "resource alone",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("audience"),
        },
        Example {
            shows: "resource alone at Ory",
            input: Input::Request {
                provider: "ory",
                url: "https://acme.projects.oryapis.com/oauth2/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=af0ifjsldkj&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("Ory takes audience, and ignores resource"),
        },
        Example {
            shows: "audience",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
        Example {
            shows: "at another provider",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(resource) = request.get("resource") else {
        return;
    };
    if request.get("audience").is_some() {
        return;
    }
    let (message, spec): (_, &'static [Clause]) = match request.provider.id {
        "auth0" => (
            "Auth0 takes resource for audience only where the tenant is set so. Name the API in audience, which always works.",
            RULE.spec,
        ),
        "ory" => (
            "Ory takes audience, and ignores resource. Name the API in audience.",
            const {
                &[
                    AUDIENCE,
                    observed("Ory Hydra, which makes nothing of resource"),
                ]
            },
        ),
        _ => return,
    };
    let all: Vec<&str> = request.get_all("resource").collect();
    let audience = match request.provider.id {
        // It takes several.
        "ory" => all.join(" "),
        _ => resource.to_owned(),
    };
    let edits = vec![Edit::set("audience", audience), Edit::remove("resource")];
    let fix = to_judge("Move it to audience", edits);
    report.add_citing_with_fix(Some(Place::request("resource")), message, spec, fix);
}
