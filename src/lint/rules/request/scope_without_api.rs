//! `scope-without-api`: a scope lacks the API that stands before it at this provider.

use super::common::{place, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::prose;
use crate::spec::{Clause, page};
use crate::text::pattern;

const GOOGLE: Clause = page(
    "Google docs: scopes",
    "https://developers.google.com/identity/protocols/oauth2/scopes",
);
const COGNITO: Clause = page(
    "Amazon Cognito docs: scopes and resource servers",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html",
);

/// A scope lacks the API that stands before it at this provider.
pub static RULE: Rule = Rule {
    name: "scope-without-api",
    breach: Breach::HardlyMeant,
    summary: summary!("a scope lacks the API that stands before it at this provider"),
    explain: prose!(
        "Some providers write the API into the scope: Google’s are addresses, Amazon Cognito’s the identifier of the resource server, a slash, and the scope. What consoles and tables show is often the last part alone, and as such it is no scope."
    ),
    spec: &[GOOGLE, COGNITO],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "the end of Google’s address",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?client_id=app.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=code&scope=openid%20drive.readonly",
            },
            finds: Some("https://www.googleapis.com/auth/drive.readonly"),
        },
        Example {
            shows: "the name of a custom scope at Amazon Cognito",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20read",
            },
            finds: Some("API-IDENTIFIER/read"),
        },
        Example {
            shows: "whole scopes",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20aws.cognito.signin.user.admin%20orders%2Fread",
            },
            finds: None,
        },
        Example {
            shows: "at another provider",
            input: Input::Request {
                provider: "keycloak",
                url: "https://id.example.com/realms/acme/protocol/openid-connect/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20read",
            },
            finds: None,
        },
    ],
};

/// By the provider's code: its own scopes that have no slash, what stands before those of APIs, and who says so.
type Row = (
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static [Clause],
);
const ROWS: &[Row] = &[
    ("google", &[], "https://www.googleapis.com/auth/", &[GOOGLE]),
    ("cognito", &["aws.cognito.*"], "API-IDENTIFIER/", &[COGNITO]),
];

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let mut rows = ROWS.iter();
    let Some((_, likes, before, spec)) = rows.find(|row| row.0 == request.provider.id) else {
        return;
    };
    if settled(request, "scope").is_none() {
        return;
    }
    let is_short = |scope: &&str| {
        let is_whole =
            scope.contains('/') || likes.iter().any(|like| pattern::is_like(like, scope));
        // Misspelled and badly separated ones are other rules'.
        let is_word = |c: char| c.is_ascii_alphanumeric() || "._-:".contains(c);
        !is_whole && !params::is_own_scope(scope) && scope.chars().all(is_word)
    };
    if let Some(scope) = request.scope_tokens().find(is_short) {
        let message = format!(
            "{} is no scope of {}: the API stands before it, as in {before}{}.",
            shown(scope),
            request.provider.title,
            shown(scope)
        );
        report.add_citing(place("scope"), message, spec);
    }
}
