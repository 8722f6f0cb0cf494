//! `long-lived-access-token`: an access token that is valid for more than a day.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::{Kind, claims};
use crate::prose;
use crate::spec::{auth0, rfc};
use crate::text::time::Seconds;

/// The access token lives long.
pub static RULE: Rule = Rule {
    name: "long-lived-access-token",
    breach: Breach::Should,
    summary: summary!("the access token is valid for more than a day"),
    explain: prose!(
        "Whoever holds an access token can use it until it expires, and most APIs have no way to take it back. An hour or less is the advice; refresh tokens get new ones. Auth0 gives access tokens for your own API 24 hours unless the API’s settings say otherwise, up to 30 days."
    ),
    spec: &[rfc(6750, "5.3"), auth0("get-started/apis/api-settings")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "thirty days",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"iat":1767225600,"exp":1769817600}"#
            },
            finds: Some("30 days")
        },
        Example {
            shows: "without iat",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"exp":1769817600}"#
            },
            finds: Some("at least 30 days")
        },
        Example {
            shows: "a day, as Auth0 gives it",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"iat":1767225600,"exp":1767312000}"#
            },
            finds: None
        },
        Example {
            shows: "an ID token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":"c","nonce":"n","iat":1767225600,"exp":1769817600}"#
            },
            finds: None
        },
        Example {
            shows: "milliseconds are another rule’s",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"iat":1767225600,"exp":1767312000000}"#
            },
            finds: None
        },
    ],
};

/// What nobody wonders at: a day, and what clocks differ.
const USUAL: Seconds = Seconds(86_400 + 300);

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let (Some(claims), Kind::AccessToken) = (&seen.token.claims, seen.verdict.kind) else {
        return;
    };
    let time = |name| claims::time(claims, name).present();
    let Some(exp) = time("exp").filter(|exp| !exp.looks_like_milliseconds()) else {
        return;
    };
    let (start, least) = match time("iat").or_else(|| time("nbf")) {
        Some(start) => (start, ""),
        None => (seen.context.now, "at least "),
    };
    let lifetime = exp.since(start);
    if lifetime > USUAL && !start.looks_like_milliseconds() {
        let message = format!(
            "Valid for {least}{lifetime}, and whoever gets hold of it can use it for as long. An hour is usual; let the application get new ones with a refresh token."
        );
        report.add(Some(Place::claim("exp")), message);
    }
}
