//! `token-type-unknown`: token_type is none that is registered.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, rfc};
use crate::text::shortened;

/// Nobody knows how to send such a token.
pub static RULE: Rule = Rule {
    name: "token-type-unknown",
    breach: Breach::HardlyMeant,
    summary: summary!("token_type is not a registered one"),
    explain: prose!(
        "A client must not use an access token whose type it does not know. Bearer and DPoP are the types in use, in any case; N_A stands beside what is no access token, and PoP belongs to ACE."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "another word",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","token_type":"JWT"}"#,
                id: r#"{}"#,
                access: r#"{}"#,
            },
            finds: Some("JWT"),
        },
        Example {
            shows: "in small letters",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","token_type":"bearer"}"#,
                id: r#"{}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(6749, "7.1"), rfc(9449, "5")];

const KNOWN: [&str; 5] = ["bearer", "dpop", "n_a", "pop", "mac"];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let written = seen.response.get("token_type");
    let is_unknown = |t: &&str| !KNOWN.iter().any(|known| known.eq_ignore_ascii_case(t));
    if let Some(token_type) = written.filter(is_unknown) {
        let message = [
            "token_type is ",
            &shortened(token_type, 40),
            ", which is not registered. A client that does not know it must not use the token; Bearer is probably meant.",
        ];
        report.add(Some(Place::response("token_type")), message.concat());
    }
}
