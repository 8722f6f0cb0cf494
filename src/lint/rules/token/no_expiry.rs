//! `no-expiry`: no `exp`, in a token that should end some day.

use super::common::has_explicit_type;
use super::missing_required_claim;
use crate::jose::Form;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::Kind;
use crate::oauth::sign::Sign;
use crate::prose;
use crate::spec::rfc;

/// The token never expires.
pub static RULE: Rule = Rule {
    name: "no-expiry",
    breach: Breach::HardlyMeant,
    summary: summary!("the token never expires"),
    explain: prose!(
        "Without exp a token stays good for ever: a copy in a log or a backup can be used years later. RFC 7519 leaves exp to whoever issues the token; nearly everybody sets it."
    ),
    spec: &[rfc(7519, "4.1.4"), rfc(6750, "5.3")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "no exp",
            input: Input::Jwt {
                header: r#"{"alg":"HS256"}"#,
                claims: r#"{"sub":"a","iat":1767225600}"#
            },
            finds: Some("no exp")
        },
        Example {
            shows: "with exp",
            input: Input::Jwt {
                header: r#"{"alg":"HS256"}"#,
                claims: r#"{"sub":"a","exp":1767229200}"#
            },
            finds: None
        },
        Example {
            shows: "where it is required another rule says so",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"sub":"a"}"#
            },
            finds: None
        },
        Example {
            shows: "a security event has none",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"secevent+jwt"}"#,
                claims: r#"{"jti":"a","events":{}}"#
            },
            finds: None
        },
        Example {
            shows: "a DPoP proof has none",
            input: Input::Jwt {
                header: r#"{"alg":"ES256","typ":"dpop+jwt"}"#,
                claims: r#"{"jti":"a","htm":"GET","htu":"https://a.example","iat":1}"#
            },
            finds: None
        },
        Example {
            shows: "an old Kubernetes service account",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"kubernetes/serviceaccount","kubernetes.io/serviceaccount/namespace":"default","sub":"system:serviceaccount:default:ci"}"#
            },
            finds: None
        },
    ],
};

/// Kinds that let somebody in, so that they should end; every other has a rule of its own, or lasts.
const SHOULD_END: &[Kind] = &[
    Kind::AccessToken,
    Kind::IdToken,
    Kind::SessionToken,
    Kind::WorkloadIdentityToken,
    Kind::Unknown,
];

/// What shows a token of another kind where it is not recognised: an explicit type, or what it carries.
const OTHER: Sign = Sign::Any(&[
    Sign::Fn(has_explicit_type),
    Sign::Claim("events"),
    Sign::Claim("htm"),
    Sign::Claim("response_type"),
    Sign::Claim("software_id"),
    Sign::Claim("vc"),
    Sign::ClaimIs("sub", "system:serviceaccount:.*"),
]);

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let has_none = (seen.token.claims.as_ref())
        .is_some_and(|claims| !claims.members.is_empty() && !claims.has("exp"));
    let should_end = SHOULD_END.contains(&seen.verdict.kind) && !OTHER.is_seen(seen.token);
    if has_none
        && should_end
        && seen.token.form == Form::Jws
        && !missing_required_claim::speaks(seen)
    {
        let message = "There is no exp: the token never expires, and a copy of it is good for ever. Have the issuer set one.";
        report.add(Some(Place::claim("exp")), message);
    }
}
