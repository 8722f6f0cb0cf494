//! `token-without-api-scope`: Azure AD B2C gives no token for scopes of OpenID Connect alone.

use super::common::place;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::page;

/// Azure AD B2C gives no access token for scopes of OpenID Connect alone.
pub static RULE: Rule = Rule {
    name: "token-without-api-scope",
    breach: Breach::CannotWork,
    summary: summary!("response_type has token, and scope names no API"),
    explain: prose!(
        "Where response_type has token, Azure AD B2C wants a scope of an API beside openid and offline_access, and answers with an error otherwise. The application’s own client ID as a scope stands for itself."
    ),
    spec: &[page(
        "Microsoft docs: Azure AD B2C access tokens",
        "https://learn.microsoft.com/azure/active-directory-b2c/access-tokens",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "openid alone",
            input: Input::Request {
                provider: "azure-b2c",
                url: "https://acme.b2clogin.com/acme.onmicrosoft.com/B2C_1_signin/oauth2/v2.0/authorize?client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=id_token%20token&nonce=n-0S6_WzA2Mj&scope=openid",
            },
            finds: Some("scope of an API"),
        },
        Example {
            shows: "an API",
            input: Input::Request {
                provider: "azure-b2c",
                url: "https://acme.b2clogin.com/acme.onmicrosoft.com/B2C_1_signin/oauth2/v2.0/authorize?client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=id_token%20token&nonce=n-0S6_WzA2Mj&scope=openid%20https%3A%2F%2Facme.onmicrosoft.com%2Forders%2Fread",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.provider.id != "azure-b2c" || !request.response_types().token || request.names_api()
    {
        return;
    }
    report.add(
        place("scope"),
        "response_type has token, and Azure AD B2C then wants a scope of an API in scope. Add one, or the client ID for the application itself.",
    );
}
