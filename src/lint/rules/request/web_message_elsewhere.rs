//! `web-message-elsewhere`: web_message is a mode of few providers.

use super::common::{at_auth0, place};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::{auth0, rfc};

/// `web_message` is a mode of few providers.
pub static RULE: Rule = Rule {
    name: "web-message-elsewhere",
    breach: Breach::WorthKnowing,
    summary: summary!("web_message is a mode of few providers"),
    explain: prose!(
        "web_message hands the answer to the window that opened the page. No final specification defines it: Auth0 has it, for origins that are listed as Allowed Web Origins, and others may have it or not."
    ),
    spec: &[auth0("authenticate/protocols/oauth"), rfc(8414, "2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "at Keycloak",
            input: Input::Request {
                provider: "keycloak",
                url: "https://sso.example.com/realms/acme/protocol/openid-connect/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=web_message",
            },
            finds: Some("web_message"),
        },
        Example {
            shows: "at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=web_message",
            },
            finds: Some("Allowed Web Origins"),
        },
        Example {
            shows: "at Apple",
            input: Input::Request {
                provider: "apple",
                url: "https://appleid.apple.com/auth/authorize?response_type=code%20id_token&client_id=com.example.app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=name%20email&response_mode=web_message",
            },
            finds: Some("Apple’s own library"),
        },
        Example {
            shows: "another mode",
            input: Input::Request {
                provider: "keycloak",
                url: "https://sso.example.com/realms/acme/protocol/openid-connect/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&response_mode=fragment",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.get("response_mode") != Some("web_message") {
        return;
    }
    let message = match request.provider.id {
        "auth0" => "web_message works where the page’s origin is among the application’s Allowed Web Origins. See that it is.".to_owned(),
        "apple" => "web_message is the mode of Apple’s own library for web pages, in the window that it opens. Apple documents it for nobody else.".to_owned(),
        _ => format!("web_message is no mode of a final specification, and it is not known whether {} has it. Its metadata lists response_modes_supported.", request.provider.title),
    };
    let spec = at_auth0(
        request,
        const { &[auth0("authenticate/protocols/oauth")] },
        const { &[rfc(8414, "2")] },
    );
    report.add_citing(place("response_mode"), message, spec);
}
