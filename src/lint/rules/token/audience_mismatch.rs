//! `audience-mismatch`: an access token for another API than the one expected.

use super::common::how_to_ask;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::api_name::{Look, look};
use crate::oauth::{Kind, audience, claims};
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// The token is for another API.
pub static RULE: Rule = Rule {
    name: "audience-mismatch",
    breach: Breach::Must,
    summary: summary!("the token is for another API"),
    explain: prose!(
        "aud names the API that the token is for, and every other API must refuse it. The comparison is exact: a slash at the end, upper case or http for https make another name."
    ),
    spec: &[rfc(7519, "4.1.3"), rfc(9068, "4")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "another API",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"aud":"https://a.example","scope":"x"}"#,
                audience: "https://b.example",
            },
            finds: Some("you expect https://b.example."),
        },
        Example {
            shows: "another API, where a parameter names it",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256","typ":"JWT","kid":"k1"}"#,
                claims: r#"{"iss":"https://acme.eu.auth0.com/","aud":"https://a.example","scope":"x"}"#,
                audience: "https://b.example",
            },
            finds: Some("Name the API in audience"),
        },
        Example {
            shows: "another API, where the server decides",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"ver":1,"jti":"AT.1","iss":"https://acme.okta.com/oauth2/default","aud":"api://default","cid":"c","scp":["x"]}"#,
                audience: "https://b.example",
            },
            finds: Some("the authorization server decides what aud is"),
        },
        Example {
            shows: "a slash too many",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"aud":"https://a.example/","scope":"x"}"#,
                audience: "https://a.example",
            },
            finds: Some("by the slash at the end"),
        },
        Example {
            shows: "one of several",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"aud":["https://a.example","https://t.example/userinfo"],"scope":"x"}"#,
                audience: "https://a.example",
            },
            finds: None,
        },
        Example {
            shows: "a JARM answer, which is for the client",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"iss":"https://as.example","aud":"app1","exp":1767229200,"code":"PyyFaux2o7Q0YfXBU32jhw.5FXSQpvr8akv9CeRDSd0QA","state":"S8NJ7uqk5fY4EjNvP_G_FtyJu6pUsvH9jsYni9dMAJw"}"#,
                audience: "https://b.example",
            },
            finds: None,
        },
        Example {
            shows: "a logout token, which is for the client",
            input: Input::JwtFor {
                header: r#"{"alg":"RS256","typ":"logout+jwt"}"#,
                claims: r#"{"iss":"https://as.example","sub":"u","aud":"app1","iat":1767225600,"exp":1767225720,"jti":"j1","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
                audience: "https://b.example",
            },
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let (Some(claims), Some(expected)) = (&seen.token.claims, &seen.context.audience) else {
        return;
    };
    // aud of every other kind names somebody else: the client of a JARM answer, of an ID token or of a logout token, the
    // server of a client assertion or of a request object. A service account calls an API with its token as it is.
    let kind = seen.verdict.kind;
    let is_for_an_api = matches!(kind, Kind::AccessToken | Kind::ServiceAccountToken);
    // A placeholder or two identifiers in one are the request's mistake, and said there.
    if !is_for_an_api || look(expected) != Look::One {
        return;
    }
    let Some(audience) = claims::audience(claims).present() else {
        return;
    };
    // One that names nobody is said by `empty-audience`.
    let is_empty = audience.iter().all(|name| name.trim().is_empty());
    if is_empty || audience.contains(&expected.as_str()) {
        return;
    }
    let expected_shown = shortened(expected, 120);
    let message = match audience
        .iter()
        .find_map(|aud| Some((aud, audience::near_miss(aud, expected)?)))
    {
        Some((aud, difference)) => format!(
            "aud is {}; you expect {expected_shown}. They differ {difference}, and the comparison is exact.",
            shortened(aud, 120)
        ),
        None => {
            let all: Vec<String> = audience.iter().map(|aud| shortened(aud, 120)).collect();
            format!(
                "aud is {}; you expect {expected_shown}.{}",
                all.join(" and "),
                how_to_ask(seen)
            )
        }
    };
    report.add(Some(Place::claim("aud")), message);
}
