//! `resource-at-v2-endpoint`: resource is sent to the v2.0 endpoint of Microsoft Entra.

use super::common::{place, settled, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::providers::entra::request::is_v1;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::page;

/// Resource is sent to the v2.0 endpoint of Microsoft Entra.
pub static RULE: Rule = Rule {
    name: "resource-at-v2-endpoint",
    breach: Breach::CannotWork,
    summary: summary!("resource is sent to the v2.0 endpoint of Microsoft Entra"),
    explain: prose!(
        "The v1.0 endpoint of Microsoft Entra takes the API in resource. The v2.0 endpoint takes it in scope, as the first part of each scope, and answers AADSTS901002 to resource."
    ),
    spec: &[page(
        "Microsoft docs: scopes",
        "https://learn.microsoft.com/entra/identity-platform/scopes-oidc",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "v2.0",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: Some("/.default"),
        },
        Example {
            shows: "v1.0",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(resource) = settled(request, "resource") else {
        return;
    };
    if request.provider.id != "entra" || is_v1(request) {
        return;
    }
    let scope = format!("{}/.default", resource.trim());
    let message = format!(
        "The v2.0 endpoint takes the API in scope: {}. resource is for the v1.0 endpoint.",
        shown(&scope)
    );
    let is_one = !resource.trim().contains(' ') && request.get_all("resource").count() == 1;
    if is_one {
        let mut choices = vec![to_judge(
            "Name it in scope",
            vec![Edit::add_scope(&scope), Edit::remove("resource")],
        )];
        let v1 = request.location.replacen("/v2.0/", "/", 1);
        if v1 != request.location {
            choices.push(to_judge(
                "Use the v1.0 endpoint",
                vec![Edit::set(request.location_name(), v1)],
            ));
        }
        report.add_with_choices(place("resource"), message, choices);
    } else {
        report.add(place("resource"), message);
    }
}
