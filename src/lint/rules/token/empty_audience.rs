//! `empty-audience`: `aud` is there and names nobody.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims;
use crate::prose;
use crate::spec::rfc;

/// The token is for nobody.
pub static RULE: Rule = Rule {
    name: "empty-audience",
    breach: Breach::CannotWork,
    summary: summary!("aud is there and names nobody"),
    explain: prose!(
        "Where aud is there, a reader must find its own name in it and otherwise refuse the token. An empty one has nobody’s name in it: it was probably filled from a setting that is not set."
    ),
    spec: &[rfc(7519, "4.1.3")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an empty array",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":[]}"#
            },
            finds: Some("names nobody")
        },
        Example {
            shows: "an empty string",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":""}"#
            },
            finds: Some("names nobody")
        },
        Example {
            shows: "an empty string beside an expected API",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":"","scope":"x"}"#,
                audience: "https://api.example"
            },
            finds: Some("names nobody")
        },
        Example {
            shows: "a name",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":"a"}"#
            },
            finds: None
        },
        Example {
            shows: "no aud",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let audience = claims::audience(claims).present();
    if audience.is_some_and(|audience| audience.iter().all(|name| name.trim().is_empty())) {
        let message = "aud is empty and so names nobody: everybody who looks for their name in it must refuse the token. Did the request name no API, or is a setting of the issuer not filled in?";
        report.add(Some(Place::claim("aud")), message);
    }
}
