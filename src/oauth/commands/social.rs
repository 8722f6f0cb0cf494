//! Requests to Supabase Auth that follow its social sign-in: an API of its own, which takes JSON and the project's key.
//!
//! What else OAuth has (PAR, introspection, revocation, client credentials) it lacks. An OAuth client of the project asks at
//! the endpoints of OAuth, as at any provider.

use super::tasks::{Form, REFUSED, add};
use super::{Command, HttpRequest, Material, Task};
use crate::oauth::request::AuthorizationRequest;
use crate::spec::{Clause, page};

const API: &[Clause] = &[
    page(
        "Supabase Auth: description of its API",
        "https://github.com/supabase/auth/blob/master/openapi.yaml",
    ),
    page(
        "Supabase docs: PKCE flow",
        "https://supabase.com/docs/guides/auth/sessions/pkce-flow",
    ),
    page(
        "Supabase docs: signing out",
        "https://supabase.com/docs/guides/auth/signout",
    ),
];

/// Whether it has that. Without a code challenge no code comes: the redirect brings the session.
pub fn has(task: Task, request: &AuthorizationRequest) -> bool {
    match task {
        Task::Exchange => request.get("code_challenge").is_some(),
        Task::Refresh | Task::UserInfo | Task::Logout => true,
        _ => false,
    }
}

/// Where the API is: the sign-in stands in it, as `/authorize`.
fn api(request: &AuthorizationRequest) -> String {
    let endpoint = request.endpoint().unwrap_or_default();
    let endpoint = endpoint.split(['?', '#']).next().unwrap_or_default();
    let api = endpoint.strip_suffix("/authorize");
    api.unwrap_or("https://YOUR_PROJECT.supabase.co/auth/v1")
        .to_owned()
}

/// The request for a task.
pub fn prepare(task: Task, request: &AuthorizationRequest, at_hand: &Material<'_>) -> Command {
    let mut notes = vec![
        "This is Supabase’s own API and none of OAuth’s endpoints. Every call carries the project’s publishable key, or its anon key, in apikey.",
    ];
    let mut prepared = HttpRequest {
        url: api(request),
        header: Some(("apikey", "YOUR_PUBLISHABLE_KEY".to_owned())),
        is_json: true,
        ..HttpRequest::default()
    };
    let bearer = at_hand.access_token.unwrap_or("YOUR_ACCESS_TOKEN");
    match task {
        Task::Exchange => {
            let mut form = Form::new();
            add(&mut form, "auth_code", at_hand.code.unwrap_or("YOUR_CODE"));
            let verifier = at_hand.verifier.unwrap_or("YOUR_CODE_VERIFIER");
            add(&mut form, "code_verifier", verifier);
            prepared.url += "/token?grant_type=pkce";
            prepared.form = Some(form);
            if !has(task, request) {
                notes.push("Without a code challenge no code comes: the session’s tokens stand in the fragment.");
            }
            if at_hand.is_refused {
                notes.push(REFUSED);
            }
            if at_hand.verifier.is_none() {
                notes.push("The verifier is the one that the code challenge was made from. supabase-js keeps it in its storage, and sends this in exchangeCodeForSession.");
            }
            notes.push("The code is good once, for five minutes.");
        }
        Task::Refresh => {
            let token = at_hand.refresh_token.unwrap_or("YOUR_REFRESH_TOKEN");
            let mut form = Form::new();
            add(&mut form, "refresh_token", token);
            prepared.url += "/token?grant_type=refresh_token";
            prepared.form = Some(form);
            notes.push("A refresh token is good once: the answer has the next one.");
        }
        Task::UserInfo => {
            prepared.url += "/user";
            prepared.bearer = Some(bearer.to_owned());
            notes.push("It answers with the user as the project keeps them.");
        }
        Task::Logout => {
            prepared.url += "/logout?scope=global";
            prepared.bearer = Some(bearer.to_owned());
            prepared.form = Some(Form::new());
            notes.push("scope=global ends all of the user’s sessions, local this one, others all but this one. Access tokens stay good until they expire.");
        }
        _ => notes.push("Supabase’s social sign-in has nothing of the kind."),
    }
    Command {
        request: prepared,
        is_link: false,
        notes: notes.into_iter().map(str::to_owned).collect(),
        spec: API,
    }
}
