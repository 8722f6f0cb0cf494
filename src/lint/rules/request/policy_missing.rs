//! `policy-missing`: an address of Azure AD B2C that names no user flow.

use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::page;
use crate::text::pattern::is_like;

/// Neither the path nor p names a policy.
pub static RULE: Rule = Rule {
    name: "policy-missing",
    breach: Breach::CannotWork,
    summary: summary!("the address at Azure AD B2C names no policy"),
    explain: prose!(
        "At Azure AD B2C a policy, that is a user flow or custom policy, says what the user sees and what the tokens hold. Its name stands in the path before /oauth2, or in the parameter p. Without it there is nothing that could answer."
    ),
    spec: &[page(
        "Microsoft docs: Azure AD B2C authorization code flow",
        "https://learn.microsoft.com/azure/active-directory-b2c/authorization-code-flow",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "neither",
            input: Input::Request {
                provider: "azure-b2c",
                url: "https://contoso.b2clogin.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("B2C_1_"),
        },
        Example {
            shows: "in the path",
            input: Input::Request {
                provider: "azure-b2c",
                url: "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "in p",
            input: Input::Request {
                provider: "azure-b2c",
                url: "https://contoso.b2clogin.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize?p=B2C_1_signin&response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let is_bare = is_like(
        "https://*.b2clogin.com/*/oauth2/v2.0/authorize",
        request.location.trim(),
    ) && !is_like(
        "https://*.b2clogin.com/*/*/oauth2/v2.0/authorize",
        request.location.trim(),
    );
    if request.provider.id == "azure-b2c" && is_bare && request.get("p").is_none() {
        report.add(
            Some(Place::request(request.location_name())),
            "The address names no policy. Put the user flow’s name before /oauth2, such as B2C_1_signin, or into the parameter p.",
        );
    }
}
