//! `issuer-mismatch`: another issuer than the one expected.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::{audience, claims};
use crate::prose;
use crate::spec::{oidc_core, rfc};
use crate::text::shortened;

/// The token comes from another issuer.
pub static RULE: Rule = Rule {
    name: "issuer-mismatch",
    breach: Breach::Must,
    summary: summary!("the token comes from another issuer"),
    explain: prose!(
        "iss names who issued the token, and must equal the issuer that you trust, character by character: with or without the slash at the end are two issuers."
    ),
    spec: &[rfc(9068, "4"), oidc_core("3.1.3.7")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a slash too few",
            input: Input::JwtFrom {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"iss":"https://a.example"}"#,
                issuer: "https://a.example/",
            },
            finds: Some("by the slash at the end"),
        },
        Example {
            shows: "the same issuer",
            input: Input::JwtFrom {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"iss":"https://a.example/"}"#,
                issuer: "https://a.example/",
            },
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let (Some(claims), Some(expected)) = (&seen.token.claims, &seen.context.issuer) else {
        return;
    };
    let Some(issuer) = claims::string(claims, "iss").present() else {
        return;
    };
    if issuer == expected || expected.is_empty() {
        return;
    }
    let how = match audience::near_miss(issuer, expected) {
        Some(difference) => format!("They differ {difference}, and the comparison is exact."),
        None => "Was it issued by another tenant or environment?".to_owned(),
    };
    let message = format!(
        "iss is {}; you expect {}. {how}",
        shortened(issuer, 120),
        shortened(expected, 120)
    );
    report.add(Some(Place::claim("iss")), message);
}
