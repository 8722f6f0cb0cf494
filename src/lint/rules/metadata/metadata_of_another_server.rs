//! `metadata-of-another-server`: the metadata at hand is not that of the server that the request goes to.

use crate::lint::rules::request::common::shown;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::metadata::Endpoint;
use crate::prose;
use crate::spec::rfc;

/// The metadata is another server’s.
pub static RULE: Rule = Rule {
    name: "metadata-of-another-server",
    breach: Breach::WorthKnowing,
    summary: summary!("the metadata is not that of the server that the request goes to"),
    explain: prose!(
        "A server’s metadata names its authorization endpoint. The request goes to another address, so nothing that the metadata says is held against it, and nothing of it is in the prediction."
    ),
    spec: &[rfc(8414, "2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "another host",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://other.example.com","authorization_endpoint":"https://other.example.com/authorize"}"#,
            },
            finds: Some("https://other.example.com/authorize"),
        },
        Example {
            shows: "the same endpoint",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize"}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some(metadata) = seen.metadata else {
        return;
    };
    // Where the address is none yet, another rule says so.
    if metadata.is_of(seen.request) || seen.request.endpoint().is_err() {
        return;
    }
    let whose = match metadata.endpoint(Endpoint::Authorization) {
        Some(endpoint) => ["names ", &shown(endpoint)].concat(),
        None => "names no authorization endpoint".to_owned(),
    };
    let message = [
        "The metadata that was pasted ",
        &whose,
        ", and the request goes elsewhere: nothing of it is taken into account.",
    ];
    let at = Some(Place::request(seen.request.location_name()));
    report.add(at, message.concat());
}
