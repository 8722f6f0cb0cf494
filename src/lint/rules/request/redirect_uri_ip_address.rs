//! `redirect-uri-ip-address`: redirect_uri names an IP address.

use super::common::{place, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// `redirect_uri` names an IP address.
pub static RULE: Rule = Rule {
    name: "redirect-uri-ip-address",
    breach: Breach::HardlyMeant,
    summary: summary!("redirect_uri names an IP address"),
    explain: prose!(
        "A redirect URI with the number of a machine breaks when the machine gets another one, and has no certificate in most cases. Only the machine’s own address, 127.0.0.1 or [::1], is usual, for applications that are installed."
    ),
    spec: &[rfc(8252, "7.3"), rfc(9700, "2.6")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "in a local network",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=http%3A%2F%2F192.168.0.7%2Fcb&scope=openid",
            },
            finds: Some("192.168.0.7"),
        },
        Example {
            shows: "loopback",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(uri) = settled(request, "redirect_uri") else {
        return;
    };
    let parts = Uri::split(uri);
    let host = parts.host().unwrap_or_default();
    let is_v4 = host.split('.').count() == 4 && host.split('.').all(|n| n.parse::<u8>().is_ok());
    if (is_v4 || host.starts_with('[')) && !parts.is_loopback() {
        let message = format!(
            "redirect_uri names the IP address {}. Use a host name, for which there can be a certificate.",
            shown(host)
        );
        report.add(place("redirect_uri"), message);
    }
}
