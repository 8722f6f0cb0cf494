//! `expires-in-malformed`: expires_in is no number of seconds.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::oauth::response::Carrier;
use crate::prose;
use crate::spec::{Clause, rfc};

/// expires_in cannot be read as a number.
pub static RULE: Rule = Rule {
    name: "expires-in-malformed",
    breach: Breach::Should,
    summary: summary!("expires_in is not a JSON number of seconds"),
    explain: prose!(
        "expires_in is a number of seconds, and stands in JSON without quotes. Readers that are strict refuse a string, others take it for zero. A point in time instead of a duration makes a token that never seems to expire."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "in quotes",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","token_type":"Bearer","expires_in":"3600"}"#,
                id: r#"{}"#,
                access: r#"{}"#,
            },
            finds: Some("in quotes"),
        },
        Example {
            shows: "a point in time",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","token_type":"Bearer","expires_in":1767228600}"#,
                id: r#"{}"#,
                access: r#"{}"#,
            },
            finds: Some("point in time"),
        },
        Example {
            shows: "a fraction",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","token_type":"Bearer","expires_in":3599.5}"#,
                id: r#"{}"#,
                access: r#"{}"#,
            },
            finds: Some("not a whole number"),
        },
        Example {
            shows: "a number",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","token_type":"Bearer","expires_in":3600}"#,
                id: r#"{}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(6749, "5.1"), rfc(6749, "App. A.14")];

/// Nobody means a duration by more than thirty years.
const POINT_IN_TIME: i64 = 1_000_000_000;

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(member) = seen.response.member("expires_in") else {
        return;
    };
    let message = match member.value.parse::<i64>() {
        Err(_) => "expires_in is not a whole number of seconds.",
        Ok(seconds) if seconds < 0 => {
            "expires_in is below zero: the token was expired when it came."
        }
        Ok(seconds) if seconds >= POINT_IN_TIME => {
            "expires_in is a point in time. It has to be the seconds that are left, such as 3600."
        }
        Ok(_) if member.is_string && seen.response.carrier == Carrier::Json => {
            "expires_in stands in quotes: a string, where a number belongs. Some clients refuse it."
        }
        Ok(_) => return,
    };
    report.add(Some(Place::response("expires_in")), message);
}
