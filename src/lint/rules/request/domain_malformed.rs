//! `domain-malformed`: a domain that is no host name.

use super::common::shown_char;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::location::LocationError;
use crate::oauth::placeholder;
use crate::oauth::provider::Location;
use crate::prose;
use crate::spec::rfc;

/// The domain is no host name.
pub static RULE: Rule = Rule {
    name: "domain-malformed",
    breach: Breach::CannotWork,
    summary: summary!("the domain is no host name"),
    explain: prose!(
        "A domain is a host name: letters, digits and hyphens, with dots between. Scheme and path around it are taken off; anything else leads nowhere."
    ),
    spec: &[rfc(6749, "3.1"), rfc(3986, "3.2.2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a user name before it",
            input: Input::Request {
                provider: "auth0",
                url: "https://user@tenant.eu.auth0.com/authorize?client_id=app",
            },
            finds: Some("“@”"),
        },
        Example {
            shows: "an empty label",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant..auth0.com/authorize?client_id=app",
            },
            finds: Some("host name"),
        },
        Example {
            shows: "a host name",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "a placeholder has its own rule",
            input: Input::Request {
                provider: "auth0",
                url: "https://{yourDomain}/authorize?client_id=app",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if !matches!(request.provider.location, Location::Domain { .. })
        || placeholder::find(&request.location).is_some()
    {
        return;
    }
    let message = match request.endpoint() {
        Ok(_) | Err(LocationError::Missing) => return,
        Err(LocationError::ForeignCharacter(c)) => {
            format!(
                "The domain holds {}, which a host name does not. Enter the host name alone.",
                shown_char(c)
            )
        }
        Err(_) => {
            "The domain is no host name. Enter your tenant’s domain, such as tenant.eu.auth0.com."
                .to_owned()
        }
    };
    report.add(Some(Place::request("domain")), message);
}
