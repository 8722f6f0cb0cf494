//! `unencoded-payload`: `b64` is false in a JWT.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::json::Value;

/// The payload is not encoded.
pub static RULE: Rule = Rule {
    name: "unencoded-payload",
    breach: Breach::Must,
    summary: summary!("b64 is false in a JWT"),
    explain: prose!(
        "With b64 false the payload stands in the token as it is, instead of in base64url. That is for signing files and requests. A JWT must not do it: dots in the payload would be taken for its parts, and most libraries read something else or nothing."
    ),
    spec: &[rfc(7797, "7")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "false",
            input: Input::Jwt {
                header: r#"{"alg":"HS256","b64":false,"crit":["b64"]}"#,
                claims: r#"{"sub":"a"}"#
            },
            finds: Some("b64 is false")
        },
        Example {
            shows: "a detached payload is no JWT",
            input: Input::Text("eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..c2ln"),
            finds: None
        },
        Example {
            shows: "true",
            input: Input::Jwt {
                header: r#"{"alg":"HS256","b64":true,"crit":["b64"]}"#,
                claims: r#"{"sub":"a"}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let header = seen.token.header.as_ref();
    let b64 = header.and_then(|header| header.get("b64"));
    let is_false = b64.is_some_and(|b64| b64.value == Value::Bool(false));
    let is_jwt = seen.token.claims.is_some()
        || seen
            .token
            .header
            .as_ref()
            .and_then(|h| h.str("typ"))
            .is_some_and(|typ| typ.eq_ignore_ascii_case("JWT"));
    if is_false && is_jwt {
        let message = "b64 is false, so the payload counts as it stands and not decoded. A JWT must not do that; leave b64 out.";
        report.add(Some(Place::header("b64")), message);
    }
}
