//! `scheme-repeated`: `Bearer Bearer` before a token.

use crate::lint::{Breach, Check, Example, Input, Report, Rule, TextUnderLint};
use crate::prose;
use crate::scan::scheme_before;
use crate::spec::rfc;

/// The authorization scheme stands twice before a token.
pub static RULE: Rule = Rule {
    name: "scheme-repeated",
    breach: Breach::Must,
    summary: summary!("the authorization scheme stands twice before the token"),
    explain: prose!(
        "The header holds the scheme, a blank, and the token. What follows the first Bearer is the token, so that a second one is read as a part of it, and the API refuses the whole. It comes from a library that puts the scheme in by itself, and code that does so once more; or from a variable that holds the scheme already."
    ),
    spec: &[rfc(6750, "2.1")],
    check: Check::Text(check),
    examples: examples![
        Example {
            shows: "the same twice",
            input: Input::Text(
                "Authorization: Bearer Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"
            ),
            finds: Some("twice"),
        },
        Example {
            shows: "in small letters, in a command",
            input: Input::Text(
                "curl -H 'authorization: Bearer bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln' https://api.example"
            ),
            finds: Some("twice"),
        },
        Example {
            shows: "once",
            input: Input::Text("Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
        Example {
            shows: "a word that ends so",
            input: Input::Text("forbearer bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
    ],
};

fn check(seen: &TextUnderLint<'_>, report: &mut Report) {
    let is_here = seen.found.iter().any(|one| {
        let before = seen.text.get(..one.span.start).unwrap_or_default();
        let once = scheme_before(before);
        once.and_then(scheme_before).is_some()
    });
    if is_here {
        report.add(None, "The scheme stands twice before the token, so an API reads the second one as the beginning of the token and refuses it. Send it once: the library, or the variable, brings it already.");
    }
}
