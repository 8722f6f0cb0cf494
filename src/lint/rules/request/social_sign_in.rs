//! `social-sign-in`: the social sign-in of Supabase, which is no OAuth request.

use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::providers::supabase;
use crate::prose;
use crate::spec::page;

/// It is a social sign-in and no OAuth request.
pub static RULE: Rule = Rule {
    name: "social-sign-in",
    breach: Breach::WorthKnowing,
    summary: summary!("it is a social sign-in of Supabase and no OAuth request"),
    explain: prose!(
        "Supabase’s /auth/v1/authorize with provider sends the browser on to that provider, Google or GitHub for example, and the user comes back to redirect_to with a session of the project. It is neither OAuth nor OpenID Connect for the application: there is no client_id, scope or audience to choose an API by. The project’s own OAuth server is asked at /auth/v1/oauth/authorize."
    ),
    spec: &[page(
        "Supabase docs: OAuth 2.1 flows",
        "https://supabase.com/docs/guides/auth/oauth-server/oauth-flows",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "with Google",
            input: Input::Request {
                provider: "supabase",
                url: "https://acme.supabase.co/auth/v1/authorize?provider=google&redirect_to=https%3A%2F%2Fapp.example.com%2F",
            },
            finds: Some("social sign-in"),
        },
        Example {
            shows: "an OAuth client of the project",
            input: Input::Request {
                provider: "supabase",
                url: "https://acme.supabase.co/auth/v1/oauth/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    if supabase::request::is_social(seen.request) {
        report.add(
            Some(Place::request("provider")),
            "This is Supabase’s social sign-in and no OAuth request: it goes on to the provider that is named here, and comes back to redirect_to with a session of the project.",
        );
    }
}
