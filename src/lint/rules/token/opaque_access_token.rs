//! `opaque-access-token`: an access token that only its issuer can read: nothing is broken.

use crate::jose::Form;
use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::oauth::drawn::Brings;
use crate::oauth::outcome::AccessTokenFormat;
use crate::oauth::provider::{ApiNaming, ComesBack};
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::spec::rfc;

/// An opaque access token is no JWT, and is not broken.
pub static RULE: Rule = Rule {
    name: "opaque-access-token",
    breach: Breach::WorthKnowing,
    summary: summary!("an opaque access token is no JWT, and is not broken"),
    explain: prose!(
        "To the application every access token is just a string. Some servers issue a JWT when the request names an API, and otherwise a string that only they can look up. A decoder cannot show what is in it, and neither can your API."
    ),
    spec: &[rfc(6749, "1.4")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "Auth0 without audience",
            input: Input::Text(
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiaXNzIjoiaHR0cHM6Ly9hY21lLmV1LmF1dGgwLmNvbS8ifQ..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
            ),
            finds: Some("name the API"),
        },
        Example {
            shows: "Microsoft Graph’s, which decodes",
            input: Input::Jwt {
                header: r#"{"typ":"JWT","alg":"RS256","nonce":"n"}"#,
                claims: r#"{"aud":"https://graph.microsoft.com","iss":"https://sts.windows.net/00000000-0000-4000-8000-000000000000/","ver":"1.0","appid":"a","scp":"User.Read"}"#,
            },
            finds: Some("by design: it decodes, but"),
        },
        Example {
            shows: "though the request named the API",
            input: Input::PairSent {
                text: r#"{"access_token":"ZuKvPNqR66GCVICheOMIkwAsRAq6cM3T","token_type":"Bearer"}"#,
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=read&audience=https%3A%2F%2Fapi.example",
            },
            finds: Some("more is needed than to name the API"),
        },
        Example {
            shows: "the request named none",
            input: Input::PairSent {
                text: r#"{"access_token":"ZuKvPNqR66GCVICheOMIkwAsRAq6cM3T","token_type":"Bearer"}"#,
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: Some("name the API in the request"),
        },
        Example {
            shows: "Slack’s, for which no request gets a JWT",
            input: Input::Text("xoxb-1234567890-EXAMPLEexampleEXAMPLEexample"),
            finds: None,
        },
        Example {
            shows: "GitHub’s, which are all opaque",
            input: Input::Text("gho_EXAMPLEexampleEXAMPLEexampleEXAMPLEe"),
            finds: None,
        },
        Example {
            shows: "a JWT access token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt"}"#,
                claims: r#"{}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    // What is broken, is not said to be in order.
    if seen.token.form == Form::Malformed {
        return;
    }
    if !seen.opaque || seen.verdict.kind != Kind::AccessToken {
        return;
    }
    let verdict = seen.verdict;
    // A vendor that is no authorization server for anybody else: asking differently brings nothing else.
    let can_be_jwt = match verdict.provider {
        Some(provider) => may_bring_jwt(provider),
        None => verdict.shape.is_none(),
    };
    if !can_be_jwt {
        return;
    }
    let broken = match (seen.token.form, verdict.provider) {
        (Form::Jws, Some(provider)) => [
            "it decodes, but it is for ",
            provider.title,
            " alone, and your API cannot check it",
        ]
        .concat(),
        _ => "no decoder can read it, and neither can your API".to_owned(),
    };
    let help = match verdict.provider.map(|provider| provider.api) {
        _ if named_already(seen) => {
            "more is needed than to name the API, for the request that was sent names it: look which format the server’s settings give its tokens, and whether this one is the answer to that request"
        }
        Some(ApiNaming::Server) => "ask the authorization server that issues tokens for it",
        _ => "name the API in the request",
    };
    let message =
        format!("That is by design: {broken}. For a token that your API can check itself, {help}.");
    report.add(None, message);
}

/// Whether the request that was sent named an API, to the server that the token may be from.
fn named_already(seen: &TokenUnderLint<'_>) -> bool {
    let Some(sent) = seen.context.sent.as_deref() else {
        return false;
    };
    let of_another = |provider: &Provider| provider.id != sent.request.provider.id;
    if seen.verdict.provider.is_some_and(of_another) {
        return false;
    }
    sent.drawn.brings.contains(&Brings::ForApi)
}

/// Whether a request that asks differently can bring a JWT where another brought none.
fn may_bring_jwt(provider: &Provider) -> bool {
    match &provider.comes_back {
        ComesBack::Always(_) => false,
        ComesBack::ByName { named, unnamed } => {
            named.format == AccessTokenFormat::Jwt && unnamed.format != AccessTokenFormat::Jwt
        }
        ComesBack::ByRequest => true,
    }
}
