//! `expired`: `exp` lies behind the clock.

use crate::checks::SKEW;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::{Kind, claims};
use crate::prose;
use crate::spec::rfc;

/// The token has expired.
pub static RULE: Rule = Rule {
    name: "expired",
    breach: Breach::Must,
    summary: summary!("the token has expired"),
    explain: prose!(
        "From the time in exp on, everybody must refuse the token. A few minutes of leeway are usual where clocks differ."
    ),
    spec: &[rfc(7519, "4.1.4")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "three hours ago",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"exp":1767214800}"#,
            },
            finds: Some("Expired 3 hours before your clock"),
        },
        Example {
            shows: "half a minute ago, which the checks of a reader allow for",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"exp":1767225570}"#,
            },
            finds: Some(
                "Expired 30 seconds before your clock. A reader that allows for clocks that differ"
            ),
        },
        Example {
            shows: "an answer of the authorization endpoint",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"iss":"https://op.example","aud":"web","exp":1767214800,"code":"SplxlOBeZQQYbYS6WxSbIA","state":"af0ifjsldkj"}"#,
            },
            finds: Some("to get a new answer"),
        },
        Example {
            shows: "this very second",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"exp":1767225600}"#,
            },
            finds: Some("this very second"),
        },
        Example {
            shows: "in a second",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"exp":1767225601}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let Some(exp) = claims::time(claims, "exp").present() else {
        return;
    };
    let now = seen.context.now;
    if exp > now || exp.looks_like_milliseconds() {
        return;
    }
    let message = if exp == now {
        "Expired at this very second.".to_owned()
    } else {
        let age = now.since(exp);
        let by_leeway = match age <= SKEW {
            true => " A reader that allows for clocks that differ still takes it for a moment.",
            false => "",
        };
        // No refresh token brings another answer of the authorization endpoint.
        let way = match seen.verdict.kind {
            Kind::AuthorizationResponse => "Sign in again to get a new answer.",
            _ => "Sign in again, or use the refresh token, to get a new one.",
        };
        format!("Expired {age} before your clock.{by_leeway} {way}")
    };
    report.add(Some(Place::claim("exp")), message);
}
