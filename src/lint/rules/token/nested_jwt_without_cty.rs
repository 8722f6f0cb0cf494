//! `nested-jwt-without-cty`: a JWT inside another, and no cty that says so.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// A nested JWT that is not announced.
pub static RULE: Rule = Rule {
    name: "nested-jwt-without-cty",
    breach: Breach::Must,
    summary: summary!("a JWT stands inside another, and no cty says so"),
    explain: prose!(
        "The payload of a signed token can be another token, signed or encrypted by somebody else. The outer header says so with cty JWT; without it a reader looks for claims and finds none."
    ),
    spec: &[rfc(7519, "5.2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "no cty",
            input: Input::Text(
                "eyJhbGciOiJSUzI1NiJ9.ZXlKaGJHY2lPaUpTVXpJMU5pSjkuZXlKemRXSWlPaUpoSW4wLmMybG4.c2ln"
            ),
            finds: Some("cty"),
        },
        Example {
            shows: "cty JWT",
            input: Input::Text(
                "eyJhbGciOiJSUzI1NiIsImN0eSI6IkpXVCJ9.ZXlKaGJHY2lPaUpTVXpJMU5pSjkuZXlKemRXSWlPaUpoSW4wLmMybG4.c2ln"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    if seen.token.nested().is_none() {
        return;
    }
    let cty = seen.token.header_str("cty").unwrap_or_default();
    let cty = cty.to_ascii_lowercase();
    if cty.strip_prefix("application/").unwrap_or(&cty) != "jwt" {
        let message = "The payload is a token itself, and the header does not say so: cty must be JWT. A library that looks for claims here will find none.";
        report.add(Some(Place::header("cty")), message);
    }
}
