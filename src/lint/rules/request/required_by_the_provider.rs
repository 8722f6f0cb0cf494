//! `required-by-the-provider`: what no specification requires here, the provider's documentation does.

use super::common::{place, safe, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params::{form, param};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// The provider requires a parameter that is missing.
pub static RULE: Rule = Rule {
    name: "required-by-the-provider",
    breach: Breach::CannotWork,
    summary: summary!("a parameter is missing that the provider requires"),
    explain: prose!(
        "OAuth 2.0 leaves it to the server whether a request needs more than response_type and client_id: a scope, an address for the answer, PKCE. This provider’s documentation lists the parameter as required, so the request is likely to be refused without it."
    ),
    spec: &[rfc(6749, "4.1.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "no scope at Google",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb",
            },
            finds: Some("Google requires scope"),
        },
        Example {
            shows: "no PKCE at Supabase",
            input: Input::Request {
                provider: "supabase",
                url: "https://acme.supabase.co/auth/v1/oauth/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("code_challenge"),
        },
        Example {
            shows: "no PKCE by a third-party application at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=tpc_a&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("tpc_"),
        },
        Example {
            shows: "no state at Okta",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default/v1/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: Some("state"),
        },
        Example {
            shows: "no redirect URI at Amazon Cognito, without openid",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=app&scope=aws.cognito.signin.user.admin",
            },
            finds: Some("Amazon Cognito requires redirect_uri"),
        },
        Example {
            shows: "no state at Ory",
            input: Input::Request {
                provider: "ory",
                url: "https://acme.projects.oryapis.com/oauth2/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("Ory requires state"),
        },
        Example {
            shows: "neither state nor PKCE at Clerk",
            input: Input::Request {
                provider: "clerk",
                url: "https://acme.clerk.accounts.dev/oauth/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("where there is no code_challenge"),
        },
        Example {
            shows: "PKCE alone at Clerk",
            input: Input::Request {
                provider: "clerk",
                url: "https://acme.clerk.accounts.dev/oauth/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
            },
            finds: None,
        },
        Example {
            shows: "in a request object",
            input: Input::Request {
                provider: "okta",
                url: "https://acme.okta.com/oauth2/default/v1/authorize?client_id=app&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aa1",
            },
            finds: None,
        },
        Example {
            shows: "no scope at GitHub, which requires none",
            input: Input::Request {
                provider: "github",
                url: "https://github.com/login/oauth/authorize?client_id=app",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for (name, _) in request.provider.requires {
        let Some(when) = form::by_provider(name, request) else {
            continue;
        };
        // What a specification requires as well, other rules speak of; the method is made together with the challenge.
        let is_of_the_table =
            param(name).is_some_and(|row| row.required.iter().any(|when| (when.holds)(request)));
        let is_with_challenge =
            *name == "code_challenge_method" && request.get("code_challenge").is_none();
        if is_of_the_table || is_with_challenge || request.get(name).is_some() {
            continue;
        }
        let title = request.provider.title;
        let message = match when.says {
            "" => format!("{title} requires {name}, and the request has none."),
            says => format!("{title} requires {name} {says}. The request has none."),
        };
        let fix = match *name {
            "state" => safe("Make a random state", vec![Edit::fresh("state")]),
            "code_challenge" | "code_challenge_method" => to_judge("Add PKCE", vec![Edit::AddPkce]),
            "scope" if request.provider.openid => {
                to_judge("Ask for openid", vec![Edit::add_scope("openid")])
            }
            _ => {
                report.add_citing(place(name), message, when.spec);
                continue;
            }
        };
        report.add_citing_with_fix(place(name), message, when.spec, fix);
    }
}
