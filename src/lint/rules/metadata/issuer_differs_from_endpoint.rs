//! `issuer-differs-from-endpoint`: an authorization endpoint on another host than the issuer.

use super::common::said;
use crate::lint::rules::request::common::shown;
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// The authorization endpoint is on another host than the issuer.
pub static RULE: Rule = Rule {
    name: "issuer-differs-from-endpoint",
    breach: Breach::WorthKnowing,
    summary: summary!("the authorization endpoint is on another host than the issuer"),
    explain: prose!(
        "Some servers have their endpoints on another host than their issuer identifier, and say so in their metadata. Where the two were not meant to differ, the document is another server’s, or was changed: a client that trusts it sends its users there."
    ),
    spec: &[rfc(8414, "3.3"), rfc(9207, "1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "another host",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://id.example.org","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"]}"#,
            },
            finds: Some("id.example.org"),
        },
        Example {
            shows: "the same host",
            input: Input::RequestTo {
                url: "https://as.example.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
                metadata: r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","response_types_supported":["code"]}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some(issuer) = said(seen).and_then(|metadata| metadata.issuer()) else {
        return;
    };
    let (here, there) = (
        seen.request.host(),
        Uri::split(issuer).authority.map(str::to_ascii_lowercase),
    );
    if let (Some(here), Some(there)) = (here, there)
        && here != there
    {
        let message = format!(
            "The server’s metadata names the issuer {} and an authorization endpoint on {}. Compare it with the document at the issuer’s own address.",
            shown(issuer),
            shown(&here)
        );
        report.add(Some(Place::request(seen.request.location_name())), message);
    }
}
