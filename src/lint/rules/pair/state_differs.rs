//! `state-differs`: the answer belongs to another request than the one that was sent.

use super::common::answered;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, rfc};

/// The answer is not to this request.
pub static RULE: Rule = Rule {
    name: "state-differs",
    breach: Breach::Must,
    summary: summary!("state is not the one that was sent: the answer is to another request"),
    explain: prose!(
        "state is a random value that comes back unchanged, and so ties an answer to the request in this browser. Another one comes from a second login in another tab, from going back in the history, or from somebody who made you open the answer to a login of their own (cross-site request forgery): you would then work in their account, or they in yours. An application has to refuse such an answer, and must not exchange its code."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "the state of another login",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&state=another",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=af0ifjsldkj",
            },
            finds: Some("not the one that was sent"),
        },
        Example {
            shows: "other letters, which are another value",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&state=AF0ifjsldkj",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=af0ifjsldkj",
            },
            finds: Some("not the one that was sent"),
        },
        Example {
            shows: "the one that was sent, and another",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&state=af0ifjsldkj&state=another",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=af0ifjsldkj",
            },
            finds: Some("more than once"),
        },
        Example {
            shows: "an answer that brings nothing else",
            input: Input::PairSent {
                text: "https://app.example/cb?state=another&iss=https%3A%2F%2Fas.example",
                id: "{}",
                request: "https://as.example/authorize?response_type=none&client_id=app&state=af0ifjsldkj",
            },
            finds: Some("not the one that was sent"),
        },
        Example {
            shows: "an error has a state as well",
            input: Input::PairSent {
                text: "https://app.example/cb?error=access_denied&state=another",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=af0ifjsldkj",
            },
            finds: Some("not the one that was sent"),
        },
        Example {
            shows: "a state where none was sent",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&state=another",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: Some("none was sent"),
        },
        Example {
            shows: "the one that was sent",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&state=a%2Bb%20c",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=a%2Bb%20c",
            },
            finds: None,
        },
        Example {
            shows: "no request is known",
            input: Input::Text(
                "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&state=another"
            ),
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(6749, "4.1.2"), rfc(6749, "10.12"), rfc(9700, "4.7.1")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(request) = answered(seen) else {
        return;
    };
    // Which of several an application reads, its library decides: each has to be the one.
    let states: Vec<&str> = (seen.response.members.iter())
        .filter(|member| member.name == "state" && !member.value.is_empty())
        .map(|member| member.value.as_str())
        .collect();
    if states.is_empty() {
        return;
    }
    let message = match request.get("state") {
        Some(sent) if states.iter().all(|state| *state == sent) => {
            return report.fits("state is the one that was sent.", SPEC);
        }
        Some(sent) if states.contains(&sent) => {
            "state stands there more than once, and not each is the one that was sent. Somebody may have added to the answer. Do not use its code or tokens; begin again."
        }
        Some(_) => {
            "state is not the one that was sent, so this is the answer to another request: to a login in another tab, or to one that somebody else began and made you finish (CSRF). Do not use its code or tokens; begin again."
        }
        None => {
            "The answer has a state, and none was sent, so it is the answer to another request: to a login in another tab, or to one that somebody else began and made you finish (CSRF). Do not use its code or tokens; begin again."
        }
    };
    report.add(Some(Place::response("state")), message);
}
