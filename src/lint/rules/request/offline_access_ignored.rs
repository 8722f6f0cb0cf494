//! `offline-access-ignored`: the provider has no scope offline_access.

use super::common::{add_setting_citing, place, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::granted::Refresh;
use crate::oauth::params::param;
use crate::oauth::providers::granted_by;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{Clause, oidc_core, page};

const OFFLINE: Clause = oidc_core("11");
const GOOGLE: Clause = page(
    "Google docs: OAuth 2.0 for web servers",
    "https://developers.google.com/identity/protocols/oauth2/web-server",
);

/// The provider has no scope offline_access.
pub static RULE: Rule = Rule {
    name: "offline-access-ignored",
    breach: Breach::HardlyMeant,
    summary: summary!("the provider has no scope offline_access"),
    explain: prose!(
        "offline_access asks for a refresh token where the provider has that scope. Google has the parameter access_type=offline in its place; Apple, Amazon Cognito, GitLab and Supabase give a refresh token with every code, and GitHub where the app is set so."
    ),
    spec: &[OFFLINE, GOOGLE],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "Google",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20offline_access",
            },
            finds: Some("access_type=offline"),
        },
        Example {
            shows: "Amazon Cognito",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=code&scope=openid%20offline_access",
            },
            finds: Some("every code"),
        },
        Example {
            shows: "GitHub",
            input: Input::Request {
                provider: "github",
                url: "https://github.com/login/oauth/authorize?client_id=app&scope=read:user%20offline_access",
            },
            finds: Some("a setting of the app"),
        },
        Example {
            shows: "Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20offline_access",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let provider = request.provider;
    let is_unknown = provider.lacks_scopes.contains(&"offline_access");
    if !request.has_scope("offline_access") || !is_unknown {
        return;
    }
    let rest: Vec<&str> = request
        .scope_tokens()
        .filter(|scope| *scope != "offline_access")
        .collect();
    let rest = rest.join(" ");
    let without = Edit::set("scope", rest.as_str());
    let leave_out = to_judge("Leave offline_access out", vec![without.clone()]);
    let title = provider.title;
    let has_access_type = param("access_type").is_some_and(|row| row.is_of(provider));
    let (message, fix) = match granted_by(provider).refresh {
        _ if has_access_type => (
            format!(
                "{title} has no scope offline_access, and most likely refuses it. A refresh token comes with access_type=offline, and prompt=consent where consent was given before."
            ),
            to_judge(
                "Use access_type=offline",
                vec![without, Edit::set("access_type", "offline")],
            ),
        ),
        Refresh::Always(_) => (
            "offline_access is no scope here: a refresh token comes with every code. Leave it out."
                .to_owned(),
            leave_out,
        ),
        Refresh::Unknown(_) => (
            format!(
                "offline_access is no scope of {title}: whether a refresh token comes is a setting of the app. Leave it out."
            ),
            leave_out,
        ),
        Refresh::Scope(..) | Refresh::Never(_) | Refresh::Fn(_) => (
            format!("offline_access is no scope of {title}. Leave it out."),
            leave_out,
        ),
    };
    let spec: &'static [Clause] = match request.provider.id {
        "google" => RULE.spec,
        _ => const { &[OFFLINE] },
    };
    if rest.is_empty() {
        report.add_citing(place("scope"), message, spec);
    } else {
        add_setting_citing(request, report, "scope", message, fix, spec);
    }
}
