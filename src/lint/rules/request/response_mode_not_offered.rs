//! `response-mode-not-offered`: the provider lists its response modes, and this is none of them.

use super::common::{place, settled, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params::{ValueType, param};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{Clause, rfc};

/// The provider does not list this response mode.
pub static RULE: Rule = Rule {
    name: "response-mode-not-offered",
    breach: Breach::HardlyMeant,
    summary: summary!("the provider does not list this response mode"),
    explain: prose!(
        "Servers list the ways in which they answer, in their metadata as response_modes_supported or in their documentation; where the metadata has no list, they are query and fragment. Another mode may be refused, or answered as if there were none."
    ),
    spec: &[Clause::ResponseTypes("2.1"), rfc(8414, "2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a signed answer at Entra",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=11111111-2222-3333-4444-555555555555&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=query.jwt",
            },
            finds: Some("query, fragment, form_post"),
        },
        Example {
            shows: "a posted form at Amazon Cognito, whose metadata has no list",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=form_post",
            },
            finds: Some("Amazon Cognito does not list form_post"),
        },
        Example {
            shows: "Okta’s own mode at Okta",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=okta_post_message",
            },
            finds: None,
        },
        Example {
            shows: "Okta’s own mode at Keycloak",
            input: Input::Request {
                provider: "keycloak",
                url: "https://id.example.com/realms/acme/protocol/openid-connect/auth?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=code&scope=openid&response_mode=okta_post_message",
            },
            finds: Some("okta_post_message"),
        },
        Example {
            shows: "no list",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=jwt",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let provider = seen.request.provider;
    let listed = provider.response_modes;
    let Some(mode) = settled(seen.request, "response_mode") else {
        return;
    };
    // What nobody knows, and web_message elsewhere, other rules speak of.
    let known = match param("response_mode").map(|row| row.value) {
        Some(ValueType::Choice(known)) => known,
        _ => &[],
    };
    let is_known = known.iter().any(|choice| choice.value == mode);
    if provider.takes_mode(mode) || !is_known || mode == "web_message" {
        return;
    }
    report.add_with_fix(
        place("response_mode"),
        format!(
            "{} does not list {mode} among its response modes: {}.",
            provider.title,
            listed.join(", ")
        ),
        to_judge(
            "Leave response_mode out",
            vec![Edit::remove("response_mode")],
        ),
    );
}
