//! `weak-alg`: an algorithm that is no longer held to be safe.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The algorithm is not safe any more.
pub static RULE: Rule = Rule {
    name: "weak-alg",
    breach: Breach::Should,
    summary: summary!("the algorithm is retired"),
    explain: prose!(
        "RSA1_5 pads in a way that lets an attacker find out a secret by asking often, so it is to be avoided. SHA-1 is broken: two texts with the same hash can be made. Use RSA-OAEP-256 for encryption, and RS256 or newer for signatures."
    ),
    spec: &[rfc(8725, "3.2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "RSA1_5",
            input: Input::Text("eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMTI4R0NNIn0.AAAA.AAAA.AAAA.AAAA"),
            finds: Some("RSA-OAEP-256")
        },
        Example {
            shows: "SHA-1",
            input: Input::Jwt {
                header: r#"{"alg":"RS1"}"#,
                claims: r#"{}"#
            },
            finds: Some("SHA-1")
        },
        Example {
            shows: "RS256, whose padding is another",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{}"#
            },
            finds: None
        },
    ],
};

/// Registered for use in keys, and prohibited in tokens.
pub const WITH_SHA_1: [&str; 2] = ["RS1", "HS1"];

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let message = match seen.token.alg() {
        Some("RSA1_5") => {
            "RSA1_5 is to be avoided: its padding has been attacked for decades. Encrypt with RSA-OAEP-256."
        }
        Some(alg) if WITH_SHA_1.contains(&alg) => {
            "The signature stands on SHA-1, which is broken. Sign with RS256, ES256 or newer."
        }
        _ => return,
    };
    report.add(Some(Place::header("alg")), message);
}
