//! `audience-of-localhost`: audience is an address on this machine.

use super::common::{at_auth0, place};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::provider::ApiNaming;
use crate::prose;
use crate::spec::{auth0, rfc};
use crate::text::uri::Uri;

/// Audience is an address on this machine.
pub static RULE: Rule = Rule {
    name: "audience-of-localhost",
    breach: Breach::WorthKnowing,
    summary: summary!("audience is an address on this machine"),
    explain: prose!(
        "audience is the identifier of an API, as it is registered, and not where the API runs. An identifier on localhost can be registered, and is then the same on every machine."
    ),
    spec: &[auth0("get-started/apis/api-settings")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "localhost",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=http%3A%2F%2Flocalhost%3A3001",
            },
            finds: Some("identifier"),
        },
        Example {
            shows: "an identifier",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for audience in request.get_all("audience") {
        if request.provider.api == ApiNaming::Audience && Uri::split(audience).is_loopback() {
            report.add_citing(
                place("audience"),
                "audience is an address on this machine. It has to be the identifier under which the API is registered, wherever it runs. See that it is.",
                at_auth0(request, RULE.spec, const { &[rfc(7519, "4.1.3")] }),
            );
            return;
        }
    }
}
