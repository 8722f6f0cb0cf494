//! `response-type-not-offered`: the provider does not offer this response type.

use super::common::{at_auth0, is_third_party, place, with_types};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::prose;
use crate::spec::{Clause, auth0, page, rfc};

const COGNITO: Clause = page(
    "Amazon Cognito docs: authorize endpoint",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html",
);
const THIRD_PARTY: Clause =
    auth0("get-started/applications/third-party-applications/security-controls");

/// The provider does not offer this response type.
pub static RULE: Rule = Rule {
    name: "response-type-not-offered",
    breach: Breach::CannotWork,
    summary: summary!("the provider does not offer this response type"),
    explain: prose!(
        "Some providers take few response types only: Amazon Cognito code and token, third-party applications at Auth0 code alone. Others are answered with an error."
    ),
    spec: &[COGNITO, THIRD_PARTY],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "one that GitLab does not list",
            input: Input::Request {
                provider: "gitlab",
                url: "https://gitlab.com/oauth/authorize?response_type=id_token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&nonce=n-0S6_WzA2Mj",
            },
            finds: Some("GitLab takes code alone"),
        },
        Example {
            shows: "token at Apple",
            input: Input::Request {
                provider: "apple",
                url: "https://appleid.apple.com/auth/authorize?response_type=token&client_id=com.example.app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&state=af0ifjsldkj",
            },
            finds: Some("Apple takes code or code id_token alone"),
        },
        Example {
            shows: "id_token at Cognito",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=id_token&nonce=n-0S6_WzA2Mj&scope=openid",
            },
            finds: Some("code or token"),
        },
        Example {
            shows: "token of a third-party application",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=token&client_id=tpc_a&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("tpc_"),
        },
        Example {
            shows: "a listed one, written twice, which another rule tells",
            input: Input::Request {
                provider: "gitlab",
                url: "https://gitlab.com/oauth/authorize?response_type=code%20code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "none at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=none&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("Auth0 does not have this response_type"),
        },
        Example {
            shows: "all three at Auth0, in another order",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=token%20code%20id_token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "code",
            input: Input::Request {
                provider: "cognito",
                url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=code&scope=openid",
            },
            finds: None,
        },
    ],
};

const RESPONSE_TYPES: Clause = auth0("authenticate/protocols/oauth");

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let types = request.response_types();
    if types.is_empty() || !types.unknown.is_empty() {
        return;
    }
    let only_code = types.code && !types.in_front_channel();
    let only_token = types.token && !types.code && !types.id_token;
    let (message, spec, offered): (_, &'static [Clause], &[&str]) = match request.provider.id {
        "cognito" if !only_code && !only_token => (
            "Amazon Cognito takes code or token as response_type. With code all tokens come in exchange for it; use that.",
            const { &[COGNITO] },
            &["code", "token"],
        ),
        "auth0" if is_third_party(request) && !only_code => (
            "A third-party application at Auth0, whose client ID begins with tpc_, takes code alone as response_type. Use that.",
            const { &[THIRD_PARTY] },
            &["code"],
        ),
        _ if !request.provider.takes_types(&types) => {
            let provider = request.provider;
            let message = match provider.response_types {
                few if few.len() < 4 => format!(
                    "{} takes {} alone as response_type. Use code.",
                    provider.title,
                    few.join(" or ")
                ),
                all => format!(
                    "{} does not have this response_type. It documents {}. Use code.",
                    provider.title,
                    all.join(", ")
                ),
            };
            let spec: &[Clause] = at_auth0(
                request,
                const { &[RESPONSE_TYPES, rfc(6749, "3.1.1")] },
                const { &[rfc(6749, "3.1.1"), rfc(6749, "4.1.2.1")] },
            );
            let choices = with_types(request, provider.response_types);
            return report.add_citing_with_choices(place("response_type"), message, spec, choices);
        }
        _ => return,
    };
    report.add_citing_with_choices(
        place("response_type"),
        message,
        spec,
        with_types(request, offered),
    );
}
