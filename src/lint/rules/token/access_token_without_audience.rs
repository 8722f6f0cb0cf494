//! `access-token-without-audience`: an access token that does not say which API it is for.

use super::common::is_surely;
use super::missing_required_claim;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::Kind;
use crate::oauth::sign::Sign;
use crate::prose;
use crate::spec::rfc;

/// The access token is for any API.
pub static RULE: Rule = Rule {
    name: "access-token-without-audience",
    breach: Breach::Should,
    summary: summary!("the access token does not say which API it is for"),
    explain: prose!(
        "Without aud every API that trusts the issuer has to take the token, also one that it was never meant for. An API that gets it can pass it on and act as the user elsewhere. Have the issuer name the API."
    ),
    spec: &[rfc(9700, "2.3"), rfc(8725, "3.9")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "no aud",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"https://a.example","scope":"read"}"#
            },
            finds: Some("no aud")
        },
        Example {
            shows: "Cognito, whose access tokens name the client instead",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB","token_use":"access","client_id":"c","scope":"openid"}"#
            },
            finds: None
        },
        Example {
            shows: "a lightweight token of Keycloak",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"https://sso.example/realms/a","typ":"Bearer","azp":"app","sid":"s","scope":"openid"}"#,
            },
            finds: None,
        },
        Example {
            shows: "with aud",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":"https://api.example","scope":"read"}"#
            },
            finds: None
        },
        Example {
            shows: "where it is required another rule says so",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"scope":"read"}"#
            },
            finds: None
        },
    ],
};

/// Amazon Cognito’s access tokens have `client_id` instead; Keycloak’s lightweight ones, without `sub`, are for introspection.
const BY_DESIGN: Sign = Sign::Any(&[
    Sign::Claim("token_use"),
    Sign::All(&[
        Sign::ClaimIs("typ", "Bearer"),
        Sign::No(&Sign::Claim("sub")),
    ]),
]);

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let is_other = BY_DESIGN.is_seen(seen.token) || missing_required_claim::speaks(seen);
    if is_surely(seen, Kind::AccessToken) && !claims.has("aud") && !is_other {
        let message = "There is no aud, so nothing says which API the token is for, and every API of this issuer may take it. Have the issuer name the API.";
        report.add(Some(Place::claim("aud")), message);
    }
}
