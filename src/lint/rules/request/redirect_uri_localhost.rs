//! `redirect-uri-localhost`: redirect_uri names localhost.

use super::common::{place, settled, words};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::{Clause, auth0, rfc};
use crate::text::uri::Uri;

const LOOPBACK: Clause = rfc(8252, "8.3");
const CONSENT: Clause = auth0(
    "get-started/applications/third-party-applications/user-consent-and-third-party-applications",
);

/// `redirect_uri` names localhost.
pub static RULE: Rule = Rule {
    name: "redirect-uri-localhost",
    breach: Breach::WorthKnowing,
    summary: summary!("redirect_uri names localhost"),
    explain: prose!(
        "localhost is fine while developing. For an application that people install, 127.0.0.1 or [::1] is advised: localhost can lead elsewhere. Auth0 asks for consent where the callback is on localhost, even from an application of one’s own, so prompt=none fails with consent_required."
    ),
    spec: &[LOOPBACK, CONSENT],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "silent at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcb&scope=openid&prompt=none",
            },
            finds: Some("consent_required"),
        },
        Example {
            shows: "localhost",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcb&scope=openid",
            },
            finds: Some("127.0.0.1"),
        },
        Example {
            shows: "127.0.0.1",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=http%3A%2F%2F127.0.0.1%3A3000%2Fcb&scope=openid",
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
    if !Uri::split(uri)
        .host()
        .is_some_and(|host| host.eq_ignore_ascii_case("localhost"))
    {
        return;
    }
    let silent =
        request.provider.id == "auth0" && words(request, "prompt").any(|word| word == "none");
    let (message, spec): (_, &'static [Clause]) = match silent {
        true => (
            "Auth0 cannot skip consent for callbacks on localhost, so prompt=none is answered with consent_required there. Use another host name that leads to this machine.",
            const { &[CONSENT] },
        ),
        false => (
            "redirect_uri names localhost, which is fine while developing. An application that people install should listen on 127.0.0.1 or [::1].",
            const { &[LOOPBACK] },
        ),
    };
    report.add_citing(place("redirect_uri"), message, spec);
}
