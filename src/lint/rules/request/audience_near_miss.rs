//! `audience-near-miss`: nearly the audience of the decoded token.

use super::common::{add_setting_citing, at_auth0, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::api_name::{Look, look};
use crate::oauth::audience::near_miss;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{auth0, rfc};

/// The API’s name differs from the decoded token’s aud by little.
pub static RULE: Rule = Rule {
    name: "audience-near-miss",
    breach: Breach::HardlyMeant,
    summary: summary!("the API’s name differs from the decoded token’s aud by little"),
    explain: prose!(
        "The token that you decoded is for an API whose identifier looks like the one in the request, but is not the same. Identifiers are compared exactly: a slash at the end, upper case or http for https make another name."
    ),
    spec: &[
        rfc(7519, "4.1.3"),
        auth0("get-started/auth0-overview/set-up-apis"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a slash too many",
            input: Input::RequestBeside {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com%2F",
                token_audience: "https://api.example.com",
            },
            finds: Some("by the slash at the end"),
        },
        Example {
            shows: "upper case",
            input: Input::RequestBeside {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2FAPI.example.com",
                token_audience: "https://api.example.com",
            },
            finds: Some("upper and lower case"),
        },
        Example {
            shows: "http",
            input: Input::RequestBeside {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&resource=http%3A%2F%2Fapi.example.com",
                token_audience: "https://api.example.com",
            },
            finds: Some("scheme"),
        },
        Example {
            shows: "the same",
            input: Input::RequestBeside {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fapi.example.com",
                token_audience: "https://api.example.com",
            },
            finds: None,
        },
        Example {
            shows: "another API",
            input: Input::RequestBeside {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&audience=https%3A%2F%2Fb.example.com",
                token_audience: "https://api.example.com",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(name) = request.provider.api.parameter() else {
        return;
    };
    for value in request.get_all(name) {
        if look(value) != Look::One || seen.token_audience.iter().any(|aud| aud == value) {
            continue;
        }
        let near = (seen.token_audience.iter()).find_map(|aud| Some((aud, near_miss(value, aud)?)));
        let Some((aud, difference)) = near else {
            continue;
        };
        let message = format!(
            "{name} is {}, but the decoded token is for {}. They differ {difference}, and the comparison is exact.",
            shown(value),
            shown(aud)
        );
        let fix = to_judge(
            format!("Use {}", shown(aud)),
            vec![Edit::set(name, aud.as_str())],
        );
        let spec = at_auth0(request, RULE.spec, const { &[rfc(7519, "4.1.3")] });
        add_setting_citing(request, report, name, message, fix, spec);
    }
}
