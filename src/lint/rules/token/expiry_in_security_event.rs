//! `expiry-in-security-event`: `exp` in a security event token.

use super::common::{LOGOUT_TOKEN, SECURITY_EVENT};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The security event expires.
pub static RULE: Rule = Rule {
    name: "expiry-in-security-event",
    breach: Breach::WorthKnowing,
    summary: summary!("a security event token has an exp"),
    explain: prose!(
        "A security event tells what happened, and what happened stays true. An expiry says nothing there, and a receiver that was offline would throw the event away, so it is not recommended."
    ),
    spec: &[rfc(8417, "2.2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "exp",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"secevent+jwt"}"#,
                claims: r#"{"exp":1767229200,"events":{}}"#
            },
            finds: Some("not recommended")
        },
        Example {
            shows: "none",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"secevent+jwt"}"#,
                claims: r#"{"events":{}}"#
            },
            finds: None
        },
        Example {
            shows: "a logout token must have it",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"logout+jwt"}"#,
                claims: r#"{"exp":1767229200,"events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let has_exp = seen
        .token
        .claims
        .as_ref()
        .is_some_and(|claims| claims.has("exp"));
    if has_exp && SECURITY_EVENT.is(seen) && !LOGOUT_TOKEN.is(seen) {
        let message = "A security event stays true, so exp is not recommended: a receiver that was offline would drop the event.";
        report.add(Some(Place::claim("exp")), message);
    }
}
