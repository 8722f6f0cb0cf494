//! `state-missing`: nothing ties the answer to the request.

use super::common::{safe, scope_mentions, stands_elsewhere};
use crate::lint::{Breach, Check, Example, Input, Place, Report, RequestUnderLint, Rule};
use crate::oauth::params::form;
use crate::oauth::providers::supabase;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// Nothing ties the answer to this request.
pub static RULE: Rule = Rule {
    name: "state-missing",
    breach: Breach::Should,
    summary: summary!("nothing ties the answer to this request"),
    explain: prose!(
        "Somebody could send a user to the redirect URI with an answer of their own, and sign them in to another account. state, a random value that comes back, shows that the answer belongs to this request. PKCE or a nonce do that, too."
    ),
    spec: &[rfc(9700, "2.1"), rfc(6749, "10.12")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "none of the three",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("state"),
        },
        Example {
            shows: "a state",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&state=af0ifjsldkj",
            },
            finds: None,
        },
        Example {
            shows: "PKCE",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
            },
            finds: None,
        },
        Example {
            shows: "a nonce",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let by_nonce = request.get("nonce").is_some() && scope_mentions(request, "openid");
    let by_pkce = request.get("code_challenge").is_some() && request.response_types().code;
    // Where the provider requires it, that is said; a social sign-in is no OAuth request.
    let is_social = supabase::request::is_social(request);
    let is_said = is_social || form::by_provider("state", request).is_some();
    if is_said || request.get("state").is_some() || by_nonce || by_pkce || stands_elsewhere(request)
    {
        return;
    }
    report.add_with_fix(
        Some(Place::request("state")),
        "There is no state, nonce or PKCE, so nothing shows that an answer belongs to this request. Add a random state.",
        safe("Make a random state", vec![Edit::fresh("state")]),
    );
}
