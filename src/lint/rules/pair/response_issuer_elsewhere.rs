//! `response-issuer-elsewhere`: the answer names a server at another origin than the one that was asked, whose issuer is not
//! known.

use super::common::asked;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;
use crate::text::uri::origin;

/// The answer names a server on another host.
pub static RULE: Rule = Rule {
    name: "response-issuer-elsewhere",
    breach: Breach::HardlyMeant,
    summary: summary!(
        "iss in the answer is on another host or port than the authorization endpoint"
    ),
    explain: prose!(
        "iss in an answer names the server that made it, and has to be compared with the issuer of the one that was asked. The authorization endpoint alone does not tell the issuer: some servers have both on different hosts, and their metadata says so. Where it does not, answers of two servers were mixed up, and this one has to be refused."
    ),
    spec: &[rfc(9207, "2.4"), rfc(8414, "2")],
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "another host",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fid.example",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: Some("as.example"),
        },
        Example {
            shows: "the same host",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fas.example%2Ftenant",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "another port",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fas.example%3A8443",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: Some("as.example:8443"),
        },
        Example {
            shows: "the same address without TLS",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=http%3A%2F%2Fas.example",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: Some("http://as.example"),
        },
        Example {
            shows: "the port that https has by itself",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fas.example%3A443",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "the issuer that the metadata names",
            input: Input::PairSentTo {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fid.example",
                id: "{}",
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://id.example","authorization_endpoint":"https://as.example/authorize"}"#,
            },
            finds: None,
        },
        Example {
            shows: "a server whose issuer is known",
            input: Input::PairSent {
                text: "https://app.example/cb?code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&iss=https%3A%2F%2Fother.eu.auth0.com%2F",
                id: "{}",
                request: "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app",
            },
            finds: None,
        },
    ],
};

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(asked) = asked(seen).filter(|asked| asked.issuer().is_none()) else {
        return;
    };
    let asked = asked.request.endpoint().ok();
    let asked = asked.as_deref().and_then(origin);
    let (Some(issuer), Some(asked)) = (seen.response.get("iss"), asked) else {
        return;
    };
    if origin(issuer).as_ref() == Some(&asked) {
        return;
    }
    let message = format!(
        "The answer is from {}, and the request went to {asked}, whose issuer is not known here. See in that server’s metadata that this is its issuer; if it is not, do not use the code or the tokens.",
        shortened(issuer, 200)
    );
    report.add(Some(Place::response("iss")), message);
}
