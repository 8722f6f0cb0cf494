//! `issuer-mismatch`: another issuer than the one expected.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::issuer::{Compared, compare};
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
        "iss names who issued the token, and must equal the issuer that you trust, character by character: with or without the slash at the end are two issuers. Where the issuer of any Microsoft tenant is expected, it must be that of the tenant in tid."
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
        Example {
            shows: "a client assertion, whose issuer is the client",
            input: Input::JwtFrom {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"iss":"app","sub":"app","aud":"https://a.example/token","exp":1767225700,"jti":"1"}"#,
                issuer: "https://a.example/",
            },
            finds: None,
        },
        Example {
            shows: "that of the token’s own tenant, where any is expected",
            input: Input::JwtFrom {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"iss":"https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0","tid":"8eaef023-2b34-4da1-9baa-8bc8c9d6a490"}"#,
                issuer: "https://login.microsoftonline.com/common/v2.0",
            },
            finds: None,
        },
        Example {
            shows: "that of another tenant than the token’s own",
            input: Input::JwtFrom {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"iss":"https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0","tid":"8eaef023-2b34-4da1-9baa-8bc8c9d6a490"}"#,
                issuer: "https://login.microsoftonline.com/common/v2.0",
            },
            finds: Some("you expect https://login.microsoftonline.com/8eaef023"),
        },
        Example {
            shows: "Google’s older form, which is the same issuer",
            input: Input::JwtFrom {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"iss":"accounts.google.com","sub":"u"}"#,
                issuer: "https://accounts.google.com",
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
    if expected.is_empty() || !seen.verdict.kind.is_issued() {
        return;
    }
    let expected = match compare(claims, issuer, expected) {
        Compared::Same | Compared::OfItsTenant => return,
        Compared::NoTenant => {
            let message = format!(
                "iss is {}; you expect the issuer of any tenant, and there is no tid that names the token’s tenant by its ID.",
                shortened(issuer, 120)
            );
            report.add(Some(Place::claim("iss")), message);
            return;
        }
        Compared::Not(expected) => expected,
    };
    let how = match audience::near_miss(issuer, &expected) {
        Some(difference) => format!("They differ {difference}, and the comparison is exact."),
        None => "Was it issued by another tenant or environment?".to_owned(),
    };
    let message = format!(
        "iss is {}; you expect {}. {how}",
        shortened(issuer, 120),
        shortened(&expected, 120)
    );
    report.add(Some(Place::claim("iss")), message);
}
