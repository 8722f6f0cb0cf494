//! `response-issuer-differs`: the answer says that it is from another server than the one that was asked.

use super::common::asked;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, openid, rfc};
use crate::text::shortened;
use crate::text::uri::origin;

/// Another server answers.
pub static RULE: Rule = Rule {
    name: "response-issuer-differs",
    breach: Breach::Must,
    summary: summary!("iss in the answer is not the server that was asked"),
    explain: prose!(
        "iss in an answer names the server that made it. An application that knows several servers has to compare it, exactly, with the one that it asked: otherwise a hostile server could get the code of an honest one (a mix-up attack). An answer from another server has to be refused."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "another server",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fother.eu.auth0.com%2F",
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app",
            },
            finds: Some("https://other.eu.auth0.com/"),
        },
        Example {
            shows: "without the final slash it is another issuer",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Facme.eu.auth0.com",
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app",
            },
            finds: Some("https://acme.eu.auth0.com,"),
        },
        Example {
            shows: "the server that was asked",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Facme.eu.auth0.com%2F",
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app",
            },
            finds: None,
        },
        Example {
            shows: "another server than its metadata says",
            input: Input::PairSentTo {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fas.example%2Fother",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example/tenant","authorization_endpoint":"https://as.example/authorize"}"#,
            },
            finds: Some("https://as.example/tenant"),
        },
        Example {
            shows: "the issuer of the metadata in other letters",
            input: Input::PairSentTo {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2FAS.example",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize"}"#,
            },
            finds: Some("https://AS.example,"),
        },
        Example {
            shows: "the issuer of the metadata, on another host than the endpoint",
            input: Input::PairSentTo {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fid.example",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://id.example","authorization_endpoint":"https://as.example/authorize"}"#,
            },
            finds: None,
        },
        Example {
            shows: "the endpoint alone does not tell the issuer",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fid.example",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(9207, "2.4"), openid("oauth-v2-jarm", "2.4")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(asked) = asked(seen) else {
        return;
    };
    let Some(issuer) = seen.response.get("iss") else {
        return;
    };
    let Some(known) = asked.issuer() else {
        // Only the server's metadata says its issuer. That both have one origin is all that can be seen.
        let endpoint = asked.request.endpoint().ok();
        let endpoint = endpoint.as_deref().and_then(origin);
        if endpoint.is_some() && endpoint == origin(issuer) {
            report.fits("iss is on the host of the authorization endpoint.", SPEC);
        }
        return;
    };
    if known == issuer {
        return report.fits("iss is the server that was asked.", SPEC);
    }
    let message = [
        "The answer is from ",
        &shortened(issuer, 200),
        ", and the request went to ",
        &shortened(&known, 200),
        ". Answers of two servers were mixed up. Do not use its code or tokens.",
    ];
    report.add(Some(Place::response("iss")), message.concat());
}
