//! `offline-access-without-code`: a refresh token is asked for where none can come.

use super::common::to_judge;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// Offline_access is asked for, but no code.
pub static RULE: Rule = Rule {
    name: "offline-access-without-code",
    breach: Breach::HardlyMeant,
    summary: summary!("offline_access is asked for, but no code"),
    explain: prose!(
        "offline_access asks for a refresh token. A refresh token comes in exchange for a code; where response_type brings no code, the server must ignore offline_access."
    ),
    spec: &[oidc_core("11"), rfc(6749, "4.2.2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "in Google’s way",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?client_id=app.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=token&scope=email&access_type=offline",
            },
            finds: Some("access_type=offline asks for a refresh token"),
        },
        Example {
            shows: "with token",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=token&scope=openid%20offline_access",
            },
            finds: Some("ignored"),
        },
        Example {
            shows: "with code",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&scope=openid%20offline_access",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let types = request.response_types();
    if types.code || types.is_empty() || !types.unknown.is_empty() {
        return;
    }
    let is_google = request.provider.id == "google";
    let (at, asks) = match request.get("access_type") {
        Some("offline") if is_google => ("access_type", "access_type=offline"),
        _ if request.has_scope("offline_access") => ("scope", "offline_access"),
        _ => return,
    };
    report.add_with_fix(
        Some(Place::request(at)),
        format!("{asks} asks for a refresh token, and is ignored without code in response_type. Use code."),
        to_judge("Use code with PKCE", vec![Edit::set("response_type", "code"), Edit::AddPkce]),
    );
}
