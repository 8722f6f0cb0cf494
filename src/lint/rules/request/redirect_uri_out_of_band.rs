//! `redirect-uri-out-of-band`: a redirect URI that means that the person copies the code, which Google refuses.

use super::common::{place, settled};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::page;

/// Google refuses the flow in which a person copies the code.
pub static RULE: Rule = Rule {
    name: "redirect-uri-out-of-band",
    breach: Breach::CannotWork,
    summary: summary!("the redirect URI for copying a code by hand, which Google refuses"),
    explain: prose!(
        "urn:ietf:wg:oauth:2.0:oob asked Google to show the code, for the person to copy. Google has blocked it, because a code that is shown can be talked out of somebody. An application on a computer listens on http://127.0.0.1 with a port of its own, one on a phone uses its library."
    ),
    spec: &[page(
        "Google docs: migration from the out-of-band flow",
        "https://developers.google.com/identity/protocols/oauth2/resources/oob-migration",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "at Google",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=urn%3Aietf%3Awg%3Aoauth%3A2.0%3Aoob&scope=openid",
            },
            finds: Some("127.0.0.1"),
        },
        Example {
            shows: "of an application on a computer",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=http%3A%2F%2F127.0.0.1%3A9004&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "elsewhere",
            input: Input::Request {
                provider: "zitadel",
                url: "https://acme.zitadel.cloud/oauth/v2/authorize?response_type=code&client_id=app&redirect_uri=urn%3Aietf%3Awg%3Aoauth%3A2.0%3Aoob&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let uri = settled(request, "redirect_uri").unwrap_or_default();
    let is_one = uri == "oob" || uri.starts_with("urn:ietf:wg:oauth:2.0:oob");
    if request.provider.id == "google" && is_one {
        report.add(
            place("redirect_uri"),
            "Google has blocked this redirect URI, by which a person copies the code. Listen on http://127.0.0.1 with a port, and use that.",
        );
    }
}
