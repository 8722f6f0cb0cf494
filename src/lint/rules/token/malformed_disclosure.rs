//! `malformed-disclosure`: a disclosure that is no array of salt, name and value.

use crate::jose::SdTrouble;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// A disclosure of another form.
pub static RULE: Rule = Rule {
    name: "malformed-disclosure",
    breach: Breach::Must,
    summary: summary!("a disclosure is no array of salt, name and value"),
    explain: prose!(
        "A disclosure is a JSON array in base64url. For a claim it holds three items: a salt and a name, both strings, and the value. For an element of an array it holds two: a salt and the value. The names _sd and ... are taken for the digests themselves."
    ),
    spec: &[rfc(9901, "4.2.1"), rfc(9901, "4.2.2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an object",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsidnF1WWUtLWNBTl9EQWJTUTNiUlRJVkYtZldwcnM5TWRKWmlZdDlSams5ZyJdfQ.c2ln~e30~"
            ),
            finds: Some("is an object"),
        },
        Example {
            shows: "four items",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiT1ZDN29PZ1B6X3RKNzdOT3htc2I3WV96TEt3MGlBa1BTR21DWUpRNWplSSJdfQ.c2ln~WyJzIiwyLDMsNF0~"
            ),
            finds: Some("4 items"),
        },
        Example {
            shows: "a number as salt",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiR2NGaUY5bFMtcklLQklEc3BoY3lRSUpacUc1RzZiSGNsWGhMSW5yV2VOZyJdfQ.c2ln~WzEsImEiLDJd~"
            ),
            finds: Some("salt is a number"),
        },
        Example {
            shows: "a number as name",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiNi1XRkp6OEFPZU5NaXRIRUhsdnRaUHAxOGlFNGNTRnJCZWZXTHZxMVMyMCJdfQ.c2ln~WyJzIiwxLDJd~"
            ),
            finds: Some("name is a number"),
        },
        Example {
            shows: "a name that is taken",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiVWZhdGh1eFdPWEI3djVsUzJzNGJVLVhkazluVXV2aGliQk1iUWI0NkRZdyJdfQ.c2ln~WyJzIiwiX3NkIiwyXQ~"
            ),
            finds: Some("must not be named _sd"),
        },
        Example {
            shows: "salt, name and value",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOlsiaGRfSEI2eU53OUw3VFlZWnBjWlMzLUdKN3ZLS2NXMHdnN2FVZFZvTlNpYyJdfQ.c2ln~WyJzMSIsImdpdmVuX25hbWUiLCJBbm4iXQ~"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for (part, at, trouble) in seen.token.sd_troubles() {
        let message = match trouble {
            SdTrouble::NotAnArray(shape) => {
                format!("Decoded, {part} is {shape}; it must be an array of two or three items.")
            }
            SdTrouble::ItemCount(count) => {
                let plural = if count == 1 { "" } else { "s" };
                format!(
                    "Decoded, {part} has {count} item{plural}. A claim has three (salt, name, value), an element of an array two (salt, value)."
                )
            }
            SdTrouble::Salt(shape) => {
                format!("In {part} the salt is {shape}; it must be a string.")
            }
            SdTrouble::Name(shape) => {
                format!("In {part} the name is {shape}; it must be a string.")
            }
            SdTrouble::ReservedName(name) => format!(
                "The claim in {part} must not be named {name}: that name is for digests. A verifier must refuse the token."
            ),
            _ => continue,
        };
        report.add(Some(Place::Part(part, at)), message);
    }
}
