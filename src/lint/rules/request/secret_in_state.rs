//! `secret-in-state`: `state` holds what nobody else should read.

use super::common::{add_setting, settled, to_judge};
use crate::jose::{Form, compact};
use crate::lint::rules::token::secret_in_claims;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::claims::personal;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// `state` holds what nobody else should read.
pub static RULE: Rule = Rule {
    name: "secret-in-state",
    breach: Breach::Should,
    summary: summary!("state holds what nobody else should read"),
    explain: prose!(
        "state goes to the server and back in addresses, which stand in histories and logs. It is meant to be a random value that says nothing to anybody else. What the application has to remember it keeps under that value, or encrypts. A JWT is signed, and everybody can read it."
    ),
    spec: &[rfc(6749, "10.8"), rfc(9700, "4.7")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a key",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=sk_live_EXAMPLEexampleEXAMPLE",
            },
            finds: Some("secret key"),
        },
        Example {
            shows: "a JWT",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
            },
            finds: Some("who somebody is"),
        },
        Example {
            shows: "a random value",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=kZ2rXf0mS1nPqT8wJvB5yL7cH3dG9aUe",
            },
            finds: None,
        },
        Example {
            shows: "a JWT that names nobody",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=eyJhbGciOiJIUzI1NiJ9.eyJyZnAiOiJrWjJyWGYwbVMxblBxVDh3In0.c2ln",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(state) = settled(request, "state") else {
        return;
    };
    let Some(what) = look(state) else { return };
    let message = format!(
        "state looks like {what}, and it goes through addresses, histories and logs. Send a random value, and replace the secret where it is real."
    );
    // What the application wanted to remember in it is lost.
    let fix = to_judge("Make a random state", vec![Edit::fresh("state")]);
    add_setting(request, report, "state", message, fix);
}

/// What it gives away, where it does. A JWT of the application's own that names nobody is as good as a random value, and an
/// encrypted one tells nothing.
fn look(state: &str) -> Option<&'static str> {
    if let Some(what) = secret_in_claims::look("state", state) {
        return Some(what);
    }
    let token = compact::decode(state);
    let claims = token.claims.as_ref().filter(|_| token.form == Form::Jws)?;
    let is_personal = |name: &str| name == "sub" || personal::masking(name).is_some();
    (claims.members.iter())
        .any(|member| is_personal(member.name.as_str()))
        .then_some("a JWT that says who somebody is")
}
