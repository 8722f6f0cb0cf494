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
    if types.code
        || types.is_empty()
        || !types.unknown.is_empty()
        || !request.has_scope("offline_access")
    {
        return;
    }
    report.add_with_fix(
        Some(Place::request("scope")),
        "offline_access asks for a refresh token, and is ignored without code in response_type. Use code.",
        to_judge("Use code with PKCE", vec![Edit::set("response_type", "code"), Edit::AddPkce]),
    );
}
