//! `expires-before-issued`: `exp` lies before `iat` or `nbf`.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims;
use crate::prose;
use crate::spec::rfc;

/// The token was never valid.
pub static RULE: Rule = Rule {
    name: "expires-before-issued",
    breach: Breach::HardlyMeant,
    summary: summary!("the token expires before it is issued or becomes valid"),
    explain: prose!(
        "A token is valid from nbf, or from when it was issued, up to exp. Where the end lies before the beginning there is no moment at which anybody may accept it. Usually a lifetime was subtracted, or one of the two times is in another unit."
    ),
    spec: &[rfc(7519, "4.1.4"), rfc(7519, "4.1.5"), rfc(7519, "4.1.6")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an hour too early",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iat":1767225600,"exp":1767222000}"#
            },
            finds: Some("1 hour before the token was issued")
        },
        Example {
            shows: "at the same second",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iat":1767225600,"exp":1767225600}"#
            },
            finds: Some("at the very second")
        },
        Example {
            shows: "before it begins",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"nbf":1767229200,"exp":1767229100}"#
            },
            finds: Some("before the token becomes valid")
        },
        Example {
            shows: "an hour later",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iat":1767225600,"exp":1767229200}"#
            },
            finds: None
        },
        Example {
            shows: "milliseconds are another rule’s",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iat":1767225600000,"exp":1767229200}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let time = |name| {
        let time = claims::time(claims, name).present();
        time.filter(|time| !time.looks_like_milliseconds())
    };
    let Some(exp) = time("exp") else { return };
    for (name, what) in [
        ("iat", "the token was issued"),
        ("nbf", "the token becomes valid"),
    ] {
        let Some(start) = time(name).filter(|start| *start >= exp) else {
            continue;
        };
        let when = match start == exp {
            true => format!("at the very second at which {what}"),
            false => format!("{} before {what}", start.since(exp)),
        };
        let message = format!("exp lies {when} ({name}): there is no moment at which it is valid.");
        return report.add(Some(Place::claim("exp")), message);
    }
}
