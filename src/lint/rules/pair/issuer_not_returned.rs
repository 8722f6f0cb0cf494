//! `issuer-not-returned`: the answer lacks iss, which its server says that every answer has.

use super::common::asked;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::rfc;

/// The issuer did not come.
pub static RULE: Rule = Rule {
    name: "issuer-not-returned",
    breach: Breach::Must,
    summary: summary!("the answer lacks iss, which its server puts into every answer"),
    explain: prose!(
        "A server whose metadata has authorization_response_iss_parameter_supported names itself in every answer, errors included. An answer without iss was made by another server, or changed on its way: a client that knows what the metadata says has to refuse it, or leaving iss out would be all that a mix-up attack needs."
    ),
    spec: &[rfc(9207, "2.4"), rfc(9207, "2.3")],
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "a code without iss",
            input: Input::PairSentTo {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","authorization_response_iss_parameter_supported":true}"#,
            },
            finds: Some("no iss"),
        },
        Example {
            shows: "an error without iss",
            input: Input::PairSentTo {
                text: "https://app.example/cb?error=access_denied",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","authorization_response_iss_parameter_supported":true}"#,
            },
            finds: Some("no iss"),
        },
        Example {
            shows: "with iss",
            input: Input::PairSentTo {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fas.example",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","authorization_response_iss_parameter_supported":true}"#,
            },
            finds: None,
        },
        Example {
            shows: "a server that does not promise it",
            input: Input::PairSentTo {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize"}"#,
            },
            finds: None,
        },
        Example {
            shows: "a JWT that is the answer has iss among its claims",
            input: Input::PairSentTo {
                text: "https://app.example/cb?response=ID_TOKEN",
                id: r#"{"iss":"https://as.example","aud":"app","exp":1767226200,"code":"Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&response_mode=jwt",
                metadata: r#"{"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","authorization_response_iss_parameter_supported":true}"#,
            },
            finds: None,
        },
        Example {
            shows: "an ID token beside the code names the issuer",
            input: Input::PairSentTo {
                text: "https://app.example/cb#code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&id_token=ID_TOKEN",
                id: r#"{"iss":"https://as.example","sub":"u","aud":"app","iat":1767225600,"exp":1767226200}"#,
                request: "https://as.example/authorize?response_type=code%20id_token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","authorization_response_iss_parameter_supported":true}"#,
            },
            finds: None,
        },
        Example {
            shows: "a token endpoint returns none",
            input: Input::PairSentTo {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer"}"#,
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","authorization_response_iss_parameter_supported":true}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    if !asked(seen).is_some_and(|asked| asked.promised.names_issuer) {
        return;
    }
    // Where a JWT in the answer names the issuer, an ID token or the answer itself, iss may be left out (RFC 9207 §4).
    let names_issuer = ["iss", "id_token", "response"];
    if names_issuer
        .iter()
        .any(|name| seen.response.get(name).is_some())
    {
        return;
    }
    let message = "The server’s metadata says that every answer has iss, and this one has no iss: nothing shows that it is from the server that was asked. Look whether the address was copied whole; an application has to refuse it.";
    report.add(Some(Place::response("iss")), message);
}
