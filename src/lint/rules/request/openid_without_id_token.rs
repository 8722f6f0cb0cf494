//! `openid-without-id-token`: openid is asked for, and no ID token comes.

use super::common::{place, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::oidc_core;

/// `openid` is asked for, and no ID token comes.
pub static RULE: Rule = Rule {
    name: "openid-without-id-token",
    breach: Breach::HardlyMeant,
    summary: summary!("openid is asked for, and no ID token comes"),
    explain: prose!(
        "With response_type=token an access token comes alone, whatever the scope: OpenID Connect does not use that response type. Cognito is an exception, and sends an ID token along."
    ),
    spec: &[oidc_core("3.2.2.1"), oidc_core("3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("ID token"),
        },
        Example {
            shows: "id_token token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=id_token%20token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "token at Cognito",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=token&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let types = request.response_types();
    let alone = types.token && !types.code && !types.id_token;
    if alone && request.has_scope("openid") && request.provider.id != "cognito" {
        report.add_with_fix(
            place("response_type"),
            "scope has openid, but response_type=token brings no ID token. Use code, and get all tokens in exchange for it.",
            to_judge("Use code with PKCE", vec![Edit::set("response_type", "code"), Edit::AddPkce]),
        );
    }
}
