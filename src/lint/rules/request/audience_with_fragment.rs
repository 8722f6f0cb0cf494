//! `audience-with-fragment`: audience has a fragment.

use super::common::{add_setting_citing, at_auth0, settled, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::provider::ApiNaming;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{auth0, rfc};

/// Audience has a fragment.
pub static RULE: Rule = Rule {
    name: "audience-with-fragment",
    breach: Breach::HardlyMeant,
    summary: summary!("audience has a fragment"),
    explain: prose!(
        "An identifier is compared exactly, and hardly any has a #. Most often what follows it is the rest of an address that was copied."
    ),
    spec: &[auth0("get-started/auth0-overview/set-up-apis")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a fragment",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com%2F%23top",
            },
            finds: Some("#"),
        },
        Example {
            shows: "none",
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
    if request.provider.api != ApiNaming::Audience {
        return;
    }
    let Some(audience) = settled(request, "audience") else {
        return;
    };
    if let Some((before, _)) = audience
        .split_once('#')
        .filter(|(before, _)| !before.is_empty())
    {
        let message = "audience has a #, and is compared with the API’s identifier exactly. Take what follows it away, unless the identifier has it.".to_owned();
        let fix = to_judge("Take it away", vec![Edit::set("audience", before)]);
        let spec = at_auth0(request, RULE.spec, const { &[rfc(7519, "4.1.3")] });
        add_setting_citing(request, report, "audience", message, fix, spec);
    }
}
