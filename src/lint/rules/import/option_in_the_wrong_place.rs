//! `option-in-the-wrong-place`: an option of a client library where the library does not look for it.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule};
use crate::oauth::import::Misplaced;
use crate::prose;
use crate::spec::auth0;
use std::slice;

/// A library's option stands where the library does not look for it.
pub static RULE: Rule = Rule {
    name: "option-in-the-wrong-place",
    breach: Breach::HardlyMeant,
    summary: summary!("an option stands where the library does not look for it"),
    explain: prose!(
        "Libraries pass over options that they do not know, without a word. An audience that never reaches the authorization endpoint is the most frequent reason for an opaque access token: the code looks right, and the request lacks it. The builder has the parameter as it was meant."
    ),
    // The library's own documentation stands in the table of libraries.
    spec: &[auth0("secure/tokens/access-tokens/get-access-tokens")],
    check: Check::Import(check),
    examples: examples![
        Example {
            shows: "version 1's place in version 2",
            input: Input::Configuration(
                "<Auth0Provider domain=\"t.eu.auth0.com\" clientId=\"c\" audience=\"https://api.example.com\">"
            ),
            finds: Some("authorizationParams.audience"),
        },
        Example {
            shows: "a parameter that the library has no option for",
            input: Input::Configuration(
                "new UserManager({ authority: 'https://t.eu.auth0.com', client_id: 'c', audience: 'a' })"
            ),
            finds: Some("extraQueryParams.audience"),
        },
        Example {
            shows: "the right place",
            input: Input::Configuration(
                "<Auth0Provider domain=\"t.eu.auth0.com\" clientId=\"c\" authorizationParams={{ audience: \"https://api.example.com\" }}>"
            ),
            finds: None,
        },
    ],
};

fn check(misplaced: &[Misplaced], report: &mut Report) {
    for wrong in misplaced {
        let sdk = wrong.sdk;
        let message = [
            wrong.option.as_str(),
            " stands where ",
            sdk.title,
            " does not look for it, so the request lacks it. It belongs in ",
            wrong.right,
            ". ",
            sdk.ignores,
        ]
        .concat();
        report.add_citing(
            Some(Place::request(wrong.parameter)),
            message,
            slice::from_ref(&sdk.spec),
        );
    }
}
