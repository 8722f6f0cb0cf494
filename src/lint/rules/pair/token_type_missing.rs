//! `token-type-missing`: the response does not say how its access token is to be used.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::oauth::response::Carrier;
use crate::prose;
use crate::spec::{Clause, rfc};

/// token_type is missing.
pub static RULE: Rule = Rule {
    name: "token-type-missing",
    breach: Breach::Must,
    summary: summary!("token_type is missing beside an access token"),
    explain: prose!(
        "token_type tells how the access token is sent: Bearer as it is, DPoP with a proof. It is required beside every access token, and libraries refuse a response without it. Objects that an application has stored are left out: only what has expires_in or state is taken for the server’s own answer."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "in JSON",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","expires_in":3600}"#,
                id: r#"{}"#,
                access: r#"{}"#,
            },
            finds: Some("token_type"),
        },
        Example {
            shows: "in a fragment",
            input: Input::Pair {
                text: r#"https://app.example/cb#access_token=jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y&state=1"#,
                id: r#"{}"#,
                access: r#"{}"#,
            },
            finds: Some("token_type"),
        },
        Example {
            shows: "there",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","expires_in":3600,"token_type":"Bearer"}"#,
                id: r#"{}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
        Example {
            shows: "an object of an application",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"}"#,
                id: r#"{}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
        Example {
            shows: "what a library kept of a response",
            input: Input::Pair {
                text: r#"{"accessToken":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","expiresIn":5}"#,
                id: r#"{}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(6749, "5.1"), rfc(6749, "4.2.2")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let has = |name| seen.response.get(name).is_some();
    // What a program kept of a response may be less than came.
    if seen.response.carrier == Carrier::Members {
        return;
    }
    if has("access_token") && !has("token_type") && (has("expires_in") || has("state")) {
        let message = "The response has an access token and no token_type, which is required. Libraries refuse it.";
        report.add(Some(Place::response("token_type")), message);
    }
}
