//! `malformed-subject`: `sub` that is no string, empty, too long or not ASCII.

use super::common::ID_TOKEN;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims::{self, Claim};
use crate::prose;
use crate::spec::Clause;
use crate::spec::{oidc_core, rfc};
use crate::text::base64url::name_of;

/// The subject is not what it must be.
pub static RULE: Rule = Rule {
    name: "malformed-subject",
    breach: Breach::Must,
    summary: summary!("sub is not what it must be"),
    explain: prose!(
        "sub says whom the token is about, and programs use it as a key in their databases. It is a string everywhere. In ID tokens it has at most 255 characters, all of them ASCII, so that every database can hold and compare it."
    ),
    spec: &[rfc(7519, "4.1.2"), oidc_core("2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a number",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"sub":100002348117421473}"#
            },
            finds: Some("a number")
        },
        Example {
            shows: "empty",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"sub":""}"#
            },
            finds: Some("is empty")
        },
        Example {
            shows: "a letter outside ASCII in an ID token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"sub":"zoë","aud":"c","nonce":"n"}"#
            },
            finds: Some("U+00EB")
        },
        Example {
            shows: "a subject of 300 characters",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":"c","nonce":"n","sub":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"#
            },
            finds: Some("300 characters")
        },
        Example {
            shows: "a subject",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"sub":"auth0|65f1c0ffee","aud":"c","nonce":"n"}"#
            },
            finds: None
        },
        Example {
            shows: "a name in a JWT of one’s own",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"sub":"zoë"}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let (message, spec): (_, &'static [Clause]) = match claims::string(claims, "sub") {
        Claim::Absent => return,
        Claim::Malformed(shape) => {
            let message = format!(
                "sub is {shape}; it must be a string, or readers disagree about whom the token is."
            );
            (message, const { &[rfc(7519, "4.1.2")] })
        }
        Claim::Present("") => (
            "sub is empty: the token is about nobody.".to_owned(),
            const { &[rfc(7519, "4.1.2")] },
        ),
        Claim::Present(_) if !ID_TOKEN.is(seen) => return,
        Claim::Present(sub) if sub.chars().nth(255).is_some() => {
            let length = sub.chars().count();
            let message = format!(
                "sub has {length} characters; an ID token may have 255. Databases that hold 255 cut it off, and two people may become one."
            );
            (message, const { &[oidc_core("2")] })
        }
        Claim::Present(sub) => match sub.chars().find(|c| !c.is_ascii()) {
            None => return,
            Some(found) => {
                let message = format!(
                    "sub holds {}; in an ID token it must be ASCII.",
                    name_of(found)
                );
                (message, const { &[oidc_core("2")] })
            }
        },
    };
    report.add_citing(Some(Place::claim("sub")), message, spec);
}
