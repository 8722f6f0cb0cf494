//! `look-alike-host`: a host that reads like another one.

use super::common::settled;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::host::{Warning, look};
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// The request or its answer goes to a host that looks like another.
pub static RULE: Rule = Rule {
    name: "look-alike-host",
    breach: Breach::HardlyMeant,
    summary: summary!("a host looks like another one"),
    explain: prose!(
        "Whoever registers a name that reads like the sign-in page’s gets the passwords of those who do not look twice, and whoever gets the answer has the tokens. Letters of other scripts are different letters, however alike they look; in an address they are written in a form that begins with xn--."
    ),
    spec: &[rfc(3986, "7.6")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a Cyrillic letter in the tenant’s domain",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.аuth0.com/authorize?response_type=code&client_id=app",
            },
            finds: Some("auth0.com"),
        },
        Example {
            shows: "where the answer goes, as browsers write it",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fxn--xample-2of.com%2Fcb",
            },
            finds: Some("looks like e"),
        },
        Example {
            shows: "the vendor’s name in the name of somebody else",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://login.auth0.com.example.net/authorize?response_type=code&client_id=app",
            },
            finds: Some("belongs to"),
        },
        Example {
            shows: "a hyphen where the vendor has a dot",
            input: Input::Request {
                provider: "okta",
                url: "https://dev-123456-okta.com/oauth2/default/v1/authorize?response_type=code&client_id=app",
            },
            finds: Some("okta.com"),
        },
        Example {
            shows: "a name in letters of its own language",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fb%C3%BCcher.example%2Fcb",
            },
            finds: None,
        },
        Example {
            shows: "a name all in another script",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2F%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.example%2Fcb",
            },
            finds: None,
        },
        Example {
            shows: "the vendor itself",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    if let Some(host) = request.host() {
        say(report, request.location_name(), &host);
    }
    for name in ["redirect_uri", "resource"] {
        let address = settled(request, name).unwrap_or_default();
        if let Some(host) = Uri::split(address.trim()).host() {
            say(report, name, &host.to_lowercase());
        }
    }
}

fn say(report: &mut Report, name: &str, host: &str) {
    let name_alone = host.split(':').next().unwrap_or(host);
    let look = look(name_alone);
    let letters = look.letters.as_deref().unwrap_or(name_alone);
    let mut telling = look.warnings.iter().filter(|warning| match warning {
        Warning::LooksLike(_) | Warning::Holds(..) => true,
        Warning::Letter(c, Some(_)) => is_among_latin(letters, *c),
        _ => false,
    });
    if let Some(warning) = telling.next() {
        let message = format!(
            "The host in {name} is not what it seems. {warning} Type the name that you mean."
        );
        report.add(Some(Place::request(name)), message);
    }
}

/// Whether the letter stands in a label beside Latin ones. A name that is all of another script is a name like any.
fn is_among_latin(host: &str, letter: char) -> bool {
    let mut labels = host.split('.');
    labels.any(|label| label.contains(letter) && label.contains(|c: char| c.is_ascii_alphabetic()))
}
