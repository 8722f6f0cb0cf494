//! `opaque-for-named-api`: an opaque access token, though the request named an API and its server issues JWTs for those.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Report, Rule};
use crate::oauth::drawn::Brings;
use crate::prose;
use crate::spec::{Clause, rfc};
use crate::text::shortened;

/// Opaque, though the request named an API.
pub static RULE: Rule = Rule {
    name: "opaque-for-named-api",
    breach: Breach::HardlyMeant,
    summary: summary!(
        "the access token is opaque, though the request named an API that gets a JWT"
    ),
    explain: prose!(
        "At some servers a request that names an API gets a JWT for it, and one that names none a string that only the server reads. Where the string comes although an API was named, it is seldom the answer to that request: a library asked without the API, refreshed a token from before, or had one in its cache."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "the audience went astray",
            input: Input::PairSent {
                text: r#"{"access_token":"ZuKvPNqR66GCVICheOMIkwAsRAq6cM3T","token_type":"Bearer"}"#,
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=read&audience=https%3A%2F%2Fapi.example",
            },
            finds: Some("names https://api.example"),
        },
        Example {
            shows: "none was named",
            input: Input::PairSent {
                text: r#"{"access_token":"ZuKvPNqR66GCVICheOMIkwAsRAq6cM3T","token_type":"Bearer"}"#,
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "audience is the UserInfo endpoint",
            input: Input::PairSent {
                text: r#"{"access_token":"ZuKvPNqR66GCVICheOMIkwAsRAq6cM3T","token_type":"Bearer"}"#,
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&audience=https%3A%2F%2Facme.eu.auth0.com%2Fuserinfo",
            },
            finds: None,
        },
        Example {
            shows: "a server whose settings decide",
            input: Input::PairSent {
                text: r#"{"access_token":"ZuKvPNqR66GCVICheOMIkwAsRAq6cM3T","token_type":"Bearer"}"#,
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=read&resource=https%3A%2F%2Fapi.example",
            },
            finds: None,
        },
        Example {
            shows: "a JWT",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer"}"#,
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=read&audience=https%3A%2F%2Fapi.example",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(6749, "1.4"), rfc(9068, "3")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(asked), Some(access)) = (seen.context.sent.as_deref(), seen.access_token()) else {
        return;
    };
    if !asked.drawn.brings.contains(&Brings::Jwt) || !asked.drawn.brings.contains(&Brings::ForApi) {
        return;
    }
    let parameter = asked.request.provider.api.parameter();
    let api = parameter.and_then(|name| asked.request.get(name));
    if !access.token.opaque {
        return report.fits(
            "The access token is no opaque one: the request named an API.",
            SPEC,
        );
    }
    let message = [
        "The request names ",
        &shortened(api.unwrap_or("an API"), 200),
        ", for which ",
        asked.request.provider.title,
        " issues a JWT, and the access token is opaque. Look whether your application sent this very request, and whether the token is an older one out of its cache.",
    ];
    report.about(access.at).add(None, message.concat());
}
