//! `header-name-in-both`: a header name that stands in the protected header and in the unprotected one.

use crate::jose::Trouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// A name in both headers.
pub static RULE: Rule = Rule {
    name: "header-name-in-both",
    breach: Breach::Must,
    summary: summary!("a header name stands in the protected header and in the unprotected one"),
    explain: prose!(
        "A JSON serialization can carry one part of the header protected and another part unprotected. A name may stand in one of them only: otherwise anyone on the way could put another value beside the protected one, and readers would differ in which they take."
    ),
    spec: &[rfc(7515, "7.2.1"), rfc(7516, "7.2.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "alg twice",
            input: Input::Text(
                r#"{"payload":"eyJzdWIiOiJhIn0","protected":"eyJhbGciOiJFUzI1NiJ9","header":{"alg":"HS256"},"signature":"c2ln"}"#
            ),
            finds: Some("alg"),
        },
        Example {
            shows: "each once",
            input: Input::Text(
                r#"{"payload":"eyJzdWIiOiJhIn0","protected":"eyJhbGciOiJFUzI1NiJ9","header":{"kid":"1"},"signature":"c2ln"}"#
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for fault in &seen.token.faults {
        if let Trouble::InBothHeaders(name) = &fault.trouble {
            let shown = shortened(name, 60);
            let message = format!(
                "{shown} stands in the protected header and in the unprotected one. Only the protected one cannot be changed on the way; remove the other."
            );
            report.add(Some(Place::header(name)), message);
        }
    }
}
