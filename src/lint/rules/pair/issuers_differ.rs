//! `issuers-differ`: what came in one response names two issuers.

use super::common::{is_from, other_access_token};
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core, rfc};

/// Two issuers in one response.
pub static RULE: Rule = Rule {
    name: "issuers-differ",
    breach: Breach::HardlyMeant,
    summary: summary!("the tokens of one response name two issuers"),
    explain: prose!(
        "One server answers, so iss is the same in all tokens of a response, and in the parameter iss of an authorization response. Another one means that responses were mixed up, by mistake or by an attack. Microsoft Entra is left out: it writes access tokens for some APIs with another form of its issuer."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "ID token and access token",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://other.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
            },
            finds: Some("another issuer"),
        },
        Example {
            shows: "the parameter iss",
            input: Input::Pair {
                text: r#"https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fother.example&id_token=ID_TOKEN"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{}"#,
            },
            finds: Some("The parameter iss"),
        },
        Example {
            shows: "one issuer",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n"}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(9207, "2.4"), oidc_core("2"), rfc(9068, "2.2")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(id) = seen.id_token() else { return };
    let Some(issuer) = id.str("iss") else { return };
    // In a JARM response it is a claim, and the same holds.
    if let Some(parameter) = seen.response.get("iss") {
        if parameter == issuer {
            report.fits("The parameter iss is the issuer of the ID token.", SPEC);
        } else {
            let message = "The parameter iss names another issuer than the ID token that came with it. The client has to refuse the response.";
            report.add(Some(Place::response("iss")), message);
        }
    }
    let Some(access) = other_access_token(seen, &id) else {
        return;
    };
    let Some(other) = access.str("iss").filter(|_| !is_from(&id, "entra")) else {
        return;
    };
    if other == issuer {
        return report.fits("ID token and access token have the same issuer.", SPEC);
    }
    let message = "The access token has another issuer than the ID token of the same response. One of them was taken from elsewhere.";
    report
        .about(access.at)
        .add(Some(Place::claim("iss")), message);
}
