//! `tokens-of-two-clients`: access token and ID token of one response were issued to two clients.

use super::common::client;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::oauth::claims;
use crate::prose;
use crate::spec::{Clause, oidc_core, rfc};

/// The tokens were issued to different clients.
pub static RULE: Rule = Rule {
    name: "tokens-of-two-clients",
    breach: Breach::HardlyMeant,
    summary: summary!("access token and ID token were issued to different clients"),
    explain: prose!(
        "aud of an ID token is the client that asked for it; where the token has azp, that is the client. The access token of the same response says in client_id, azp, cid or appid who asked. If that is another client, the two were taken from different responses."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "two clients",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"other"}"#,
            },
            finds: Some("another client"),
        },
        Example {
            shows: "two clients, of which both are in aud and azp says which it was",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":["app","other"],"azp":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"other"}"#,
            },
            finds: Some("than the ID token of the same response (azp)"),
        },
        Example {
            shows: "one client",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
            },
            finds: None,
        },
        Example {
            shows: "named in azp",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"server","azp":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("2"), rfc(9068, "2.2")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(id), Some(access)) = (seen.id_token(), seen.access_token()) else {
        return;
    };
    let (Some((claim, client)), Some(claims)) = (client(&access), id.claims()) else {
        return;
    };
    let Some(audience) = claims::audience(claims).present() else {
        return;
    };
    let (is_same, of) = match claims.str("azp") {
        Some(azp) => (azp == client, " (azp)."),
        None => (audience.contains(&client), " is for (aud)."),
    };
    if is_same {
        return report.fits(
            "The access token was issued to the client that the ID token is for.",
            SPEC,
        );
    }
    let message = [
        "The access token was issued to another client (",
        claim,
        ") than the ID token of the same response",
        of,
    ];
    report
        .about(access.at)
        .add(Some(Place::claim(claim)), message.concat());
}
