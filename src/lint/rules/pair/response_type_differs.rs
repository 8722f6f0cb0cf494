//! `response-type-differs`: the answer brings something else than response_type asked for.

use super::common::answered;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core};

/// Less or more came than was asked for.
pub static RULE: Rule = Rule {
    name: "response-type-differs",
    breach: Breach::Must,
    summary: summary!("the answer brings something else than response_type asked for"),
    explain: prose!(
        "response_type says what the answer brings: a code, an access token, an ID token. Where something is missing the address was cut, or the server did something else. Where something comes that nobody asked for, the answer is to another request, or was made by somebody else."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "an ID token is missing",
            input: Input::PairSent {
                text: "https://app.example/cb#code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&state=1",
                id: "{}",
                request: "https://as.example/authorize?response_type=code%20id_token&client_id=app",
            },
            finds: Some("asked for code and id_token, and the answer has no id_token"),
        },
        Example {
            shows: "a token that nobody asked for",
            input: Input::PairSent {
                text: "https://app.example/cb#access_token=SlAV32hkKG&token_type=bearer&state=1",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: Some("asked for code, and the answer has no code, but access_token"),
        },
        Example {
            shows: "a code",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&state=1",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "an error brings nothing",
            input: Input::PairSent {
                text: "https://app.example/cb?error=access_denied&state=1",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "the token endpoint brings what it likes",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer"}"#,
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[
    Clause::ResponseTypes("3"),
    Clause::ResponseTypes("5"),
    oidc_core("3.3.2.5"),
];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(request) = answered(seen) else {
        return;
    };
    let types = request.response_types();
    let has = |name: &str| seen.response.get(name).is_some();
    let is_unread = !types.unknown.is_empty() || types.is_empty() || has("response");
    if is_unread || seen.response.error().is_some() {
        return;
    }
    let rows = [
        ("code", types.code),
        ("access_token", types.token),
        ("id_token", types.id_token),
    ];
    let names = |is: &dyn Fn(&str, bool) -> bool| {
        let rows = rows.iter().filter(|(name, asked)| is(name, *asked));
        let names: Vec<&str> = rows.map(|(name, _)| *name).collect();
        names.join(" and ")
    };
    let lacks = names(&|name, asked| asked && !has(name));
    let beyond = names(&|name, asked| !asked && has(name));
    let asked = match names(&|_, asked| asked) {
        none if none.is_empty() => "none".to_owned(),
        asked => asked,
    };
    let brings = match (lacks.is_empty(), beyond.is_empty()) {
        (true, true) => {
            return report.fits("The answer brings what response_type asked for.", SPEC);
        }
        (false, true) => ["no ", &lacks].concat(),
        (true, false) => [beyond.as_str(), " as well"].concat(),
        (false, false) => ["no ", &lacks, ", but ", &beyond].concat(),
    };
    let message = [
        "response_type asked for ",
        &asked,
        ", and the answer has ",
        &brings,
        ". Look whether the address was copied whole, and whether it is the answer to this request.",
    ];
    report.add(None, message.concat());
}
