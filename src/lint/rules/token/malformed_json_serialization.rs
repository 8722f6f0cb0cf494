//! `malformed-json-serialization`: a member of a JSON serialization that is missing, doubled or of the wrong shape.

use crate::jose::{Misfit, Trouble};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// A member that is not as the JSON serialization has it.
pub static RULE: Rule = Rule {
    name: "malformed-json-serialization",
    breach: Breach::Must,
    summary: summary!("a member of a JSON serialization is missing, doubled or of the wrong shape"),
    explain: prose!(
        "In the JSON serialization every part of a JWS or JWE is a member of an object. Text parts are strings in base64url, headers are objects, and signatures or recipients are an array of objects, in the general form; in the flattened form their members stand in the object itself, and the array must not be there."
    ),
    spec: &[
        rfc(7515, "7.2.1"),
        rfc(7515, "7.2.2"),
        rfc(7516, "7.2.1"),
        rfc(7516, "7.2.2"),
    ],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "no signatures",
            input: Input::Text(r#"{"payload":"eyJzdWIiOiJhIn0","signatures":[]}"#),
            finds: Some("empty"),
        },
        Example {
            shows: "both forms",
            input: Input::Text(
                r#"{"payload":"eyJzdWIiOiJhIn0","signatures":[{"protected":"eyJhbGciOiJFUzI1NiJ9","signature":"c2ln"}],"signature":"c2ln"}"#
            ),
            finds: Some("beside"),
        },
        Example {
            shows: "a header that is a string",
            input: Input::Text(
                r#"{"payload":"eyJzdWIiOiJhIn0","protected":"eyJhbGciOiJFUzI1NiJ9","header":"x","signature":"c2ln"}"#
            ),
            finds: Some("a string"),
        },
        Example {
            shows: "a member twice",
            input: Input::Text(
                r#"{"payload":"eyJzdWIiOiJhIn0","protected":"eyJhbGciOiJFUzI1NiJ9","signature":"c2ln","signature":"c2ln"}"#
            ),
            finds: Some("more than once"),
        },
        Example {
            shows: "flattened",
            input: Input::Text(
                r#"{"payload":"eyJzdWIiOiJhIn0","protected":"eyJhbGciOiJFUzI1NiJ9","signature":"c2ln"}"#
            ),
            finds: None,
        },
    ],
};

/// More of them tell a person nothing new.
const MOST: usize = 20;

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for fault in seen.token.faults.iter().take(MOST) {
        let Trouble::JsonForm { member, misfit } = &fault.trouble else {
            continue;
        };
        let message = match misfit {
            Misfit::Missing => format!("{member} is missing; it is required."),
            Misfit::Shape(is, wanted) => format!("{member} is {is}; it must be {wanted}."),
            Misfit::EmptyArray => format!("{member} is empty; at least one is needed."),
            Misfit::Beside(other) => format!(
                "{member} stands beside {other}. Either the general form or the flattened one; a reader cannot know which is meant."
            ),
            Misfit::Repeated => format!(
                "{member} stands more than once; some readers keep the first, most the last."
            ),
            Misfit::TooMany(count) => {
                format!("{member} has {count} items, of which only the first were read.")
            }
            Misfit::NotFirst => {
                format!("{member} belongs in the unprotected header of the first signature alone.")
            }
        };
        report.add(Some(Place::Part(fault.part, fault.at)), message);
    }
}
