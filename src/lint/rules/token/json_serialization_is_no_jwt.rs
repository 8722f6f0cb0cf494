//! `json-serialization-is-no-jwt`: claims in a JSON serialization, which is no JWT.

use crate::jose::Form;
use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// Claims, and no JWT.
pub static RULE: Rule = Rule {
    name: "json-serialization-is-no-jwt",
    breach: Breach::WorthKnowing,
    summary: summary!("claims stand in a JSON serialization, which is no JWT"),
    explain: prose!(
        "A JWT is always in compact form: parts with dots between them. The same claims can be signed in the JSON serialization, with several signatures and with a header that is not protected; a library for JWTs does not read that."
    ),
    spec: &[rfc(7519, "1"), rfc(7515, "7.2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "flattened",
            input: Input::Text(
                r#"{"payload":"eyJzdWIiOiJhIn0","protected":"eyJhbGciOiJFUzI1NiJ9","signature":"c2ln"}"#
            ),
            finds: Some("compact form"),
        },
        Example {
            shows: "a JWT",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    // An SD-JWT may be written so (RFC 9901 §8).
    if seen.token.form == Form::JwsJson && seen.token.claims.is_some() && seen.token.sd.is_none() {
        report.add(None, "These are claims, and this is no JWT: a JWT is always in compact form, parts with dots between them. Libraries for JWTs will not read it.");
    }
}
