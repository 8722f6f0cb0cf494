//! `locale-malformed`: a language tag has an underscore.

use super::common::{add_setting, safe, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{oidc_core, rfc};

/// A language tag has an underscore.
pub static RULE: Rule = Rule {
    name: "locale-malformed",
    breach: Breach::HardlyMeant,
    summary: summary!("a language tag has an underscore"),
    explain: prose!(
        "ui_locales and claims_locales hold language tags such as de or fr-CA, with a hyphen. Programs often write them with an underscore, and a server does not find such a language."
    ),
    spec: &[oidc_core("3.1.2.1"), oidc_core("5.2"), rfc(5646, "2.1")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "an underscore",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&ui_locales=fr_CA%20en",
            },
            finds: Some("fr-CA"),
        },
        Example {
            shows: "a hyphen",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&ui_locales=fr-CA%20en",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    for name in ["ui_locales", "claims_locales"] {
        let Some(value) = settled(request, name).filter(|value| value.contains('_')) else {
            continue;
        };
        let right = value.replace('_', "-");
        let message = format!(
            "{name} is {}; language tags have hyphens. Write {}.",
            shown(value),
            shown(&right)
        );
        let fix = safe("Write hyphens", vec![Edit::set(name, right)]);
        add_setting(request, report, name, message, fix);
    }
}
