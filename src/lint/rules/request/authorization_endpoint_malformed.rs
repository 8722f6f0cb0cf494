//! `authorization-endpoint-malformed`: an endpoint that is no address.

use super::common::{safe, shown_char};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::completed::completed;
use crate::oauth::location::LocationError;
use crate::oauth::placeholder;
use crate::oauth::provider::Location;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// The authorization endpoint is no https address.
pub static RULE: Rule = Rule {
    name: "authorization-endpoint-malformed",
    breach: Breach::Must,
    summary: summary!("the authorization endpoint is no https address"),
    explain: prose!(
        "The authorization endpoint is a whole address that begins with https:// and has no fragment, the part from # on."
    ),
    spec: &[rfc(6749, "3.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "no host name",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as..example.com/auth?client_id=app",
            },
            finds: Some("host name"),
        },
        Example {
            shows: "an address",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if request.provider.location != Location::Endpoint
        || placeholder::find(&request.location).is_some()
    {
        return;
    }
    let mut whole = None;
    let message = match request.endpoint() {
        Ok(_) | Err(LocationError::Missing) => return,
        Err(LocationError::NotHttp) => {
            whole = completed(request.provider, &request.location);
            "The authorization endpoint does not begin with https://. Enter the whole address.".to_owned()
        }
        Err(LocationError::Fragment) => "The authorization endpoint has a fragment, the part from # on, which it must not have. Take it away.".to_owned(),
        Err(LocationError::ForeignCharacter(c)) => {
            format!("The authorization endpoint holds {}, which an address does not. Take it away.", shown_char(c))
        }
        Err(LocationError::NotAHost) => "The authorization endpoint has no host name. Enter the whole address.".to_owned(),
    };
    let place = Some(Place::request("authorization_endpoint"));
    match whole {
        Some(whole) => {
            let title = ["Use ", &whole].concat();
            let edits = vec![Edit::set("authorization_endpoint", whole)];
            report.add_with_fix(place, message, safe(title, edits));
        }
        None => report.add(place, message),
    }
}
