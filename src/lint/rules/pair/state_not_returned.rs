//! `state-not-returned`: the answer lacks the state that was sent.

use super::common::answered;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, rfc};

/// The state did not come back.
pub static RULE: Rule = Rule {
    name: "state-not-returned",
    breach: Breach::Must,
    summary: summary!("the answer lacks the state that was sent"),
    explain: prose!(
        "A server has to return the state of the request in every answer, errors included. Where it is missing, the answer was cut, rewritten on its way, or made by somebody else; nothing ties it to the request that was sent. An application has to refuse it."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "a code without state",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fas.example",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=af0ifjsldkj",
            },
            finds: Some("no state"),
        },
        Example {
            shows: "the state",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&state=af0ifjsldkj",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=af0ifjsldkj",
            },
            finds: None,
        },
        Example {
            shows: "none was sent",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fas.example",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "a token endpoint returns none",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer"}"#,
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=af0ifjsldkj",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(6749, "4.1.2"), rfc(6749, "4.1.2.1")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(request) = answered(seen) else {
        return;
    };
    if request.get("state").is_none() || seen.response.get("state").is_some() {
        return;
    }
    let message = "A state was sent, and the answer has no state: nothing shows that it is the answer to this request. Look whether the address was copied whole; an application has to refuse it.";
    report.add(Some(Place::response("state")), message);
}
