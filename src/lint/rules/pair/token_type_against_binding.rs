//! `token-type-against-binding`: token_type says the opposite of what binds the token.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, rfc};

/// token_type and cnf.jkt contradict each other.
pub static RULE: Rule = Rule {
    name: "token-type-against-binding",
    breach: Breach::Must,
    summary: summary!("token_type and the token’s binding contradict each other"),
    explain: prose!(
        "A token that is bound to a key by DPoP has the key’s thumbprint in cnf.jkt, and the response says token_type DPoP. If only one of the two is there, the client sends the token in a way that the API refuses, or believes in a protection that is not there. A binding by certificate (x5t#S256) goes with Bearer."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "DPoP without a key",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"DPoP"}"#,
                id: r#"{}"#,
                access: r#"{"iss":"https://as.example","sub":"1","aud":"https://api.example","client_id":"app"}"#,
            },
            finds: Some("no cnf.jkt"),
        },
        Example {
            shows: "Bearer with a key",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer"}"#,
                id: r#"{}"#,
                access: r#"{"aud":"https://api.example","client_id":"app","cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}"#,
            },
            finds: Some("token_type is Bearer"),
        },
        Example {
            shows: "both",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"DPoP"}"#,
                id: r#"{}"#,
                access: r#"{"aud":"https://api.example","client_id":"app","cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}"#,
            },
            finds: None,
        },
        Example {
            shows: "a certificate",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer"}"#,
                id: r#"{}"#,
                access: r#"{"aud":"https://api.example","client_id":"app","cnf":{"x5t#S256":"x"}}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(9449, "5"), rfc(9449, "6.1")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(token_type), Some(access)) = (seen.response.get("token_type"), seen.access_token())
    else {
        return;
    };
    let Some(claims) = access.claims() else {
        return;
    };
    let cnf = claims.get("cnf").and_then(|cnf| cnf.as_object());
    let is_bound = cnf.is_some_and(|cnf| cnf.has("jkt"));
    let is_dpop = token_type.eq_ignore_ascii_case("DPoP");
    let message = match (is_dpop, is_bound) {
        (true, true) => {
            return report.fits(
                "token_type is DPoP, and the access token is bound to a key.",
                SPEC,
            );
        }
        (true, false) => {
            "token_type is DPoP, and the access token has no cnf.jkt: it is bound to no key that an API could read in it."
        }
        (false, true) if token_type.eq_ignore_ascii_case("Bearer") => {
            "The access token is bound to a key by cnf.jkt, and token_type is Bearer. It has to be DPoP: sent as a bearer token it is refused."
        }
        _ => return,
    };
    report
        .about(access.at)
        .add(Some(Place::claim("cnf")), message);
}
