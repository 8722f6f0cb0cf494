//! node-oidc-provider: the library with which people write a server of their own in Node.js. An API is named by `resource`,
//! and what the server's configuration says of that API decides the rest.
//!
//! Follows its documentation, and says what its defaults do. It has no host and no path of its own, so that only the person
//! can say that a server is one; its opaque tokens are random characters like many others (`shapes`), and none is a hallmark.

pub mod request;

use crate::jose::Token;
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause};
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::sign::Sign;
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, page};

/// node-oidc-provider.
pub static OIDC_PROVIDER: Provider = Provider {
    id: "oidc-provider",
    title: "node-oidc-provider",
    beginnings: &["https://{host}"],
    endpoints: Endpoints {
        authorize: "{issuer}/auth",
        token: "{issuer}/token",
        userinfo: "{issuer}/me",
        keys: "{issuer}/jwks",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: ROUTES,
    },
    api: ApiNaming::Resource,
    comes_back: ComesBack::ByRequest,
    response_types: &[
        "code",
        "id_token",
        "id_token token",
        "code id_token",
        "code token",
        "code id_token token",
        "none",
    ],
    response_modes: &[
        "query",
        "fragment",
        "form_post",
        "web_message",
        "jwt",
        "query.jwt",
        "fragment.jwt",
        "form_post.jwt",
    ],
    docs: &[RESOURCES, RESPONSE_TYPES],
    ..Provider::BASE
};

/// What else node-oidc-provider grants in answer to a request.
pub static OIDC_PROVIDER_GRANTED: Granted = Granted {
    provider: &OIDC_PROVIDER,
    access_token: Some(request::access_token),
    refresh: Refresh::Fn(request::refresh_token),
    profile: Some(request::PROFILE),
    aud: request::aud,
    hidden: request::HIDDEN,
    response_modes: request::MODES,
    claims: request::CLAIMS_GO,
    lifetimes: |_| request::LIFETIMES,
    refuses: request::refuses,
    errors: request::errors,
    ..Granted::BASE
};

/// What node-oidc-provider issues.
pub static OIDC_PROVIDER_ISSUED: Issued = Issued {
    provider: &OIDC_PROVIDER,
    opaque_because: Some(OpaqueBecause {
        why: "The request names no API in resource, or the server’s configuration of that API does not ask for a JWT.",
        good_for: "Without an API it is good for the UserInfo endpoint; an API can have it looked up, where the server has introspection.",
        spec: RESOURCES,
    }),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Always,
            says: prose!("It is for the application in aud alone, and is never sent to an API."),
            way: prose!(
                "Ask with resource, the API’s identifier, and name it again when the code is exchanged."
            ),
            ask: ASK,
            spec: &[RESOURCES],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Fn(is_opaque),
            says: prose!(
                "Only the server can read it. Without resource it is for the UserInfo endpoint; with one it is so because accessTokenFormat of that API is opaque, which is the default."
            ),
            way: prose!(
                "Ask with resource, and name it again when the code is exchanged. In the server’s getResourceServerInfo set accessTokenFormat to jwt."
            ),
            ask: ASK,
            spec: &[RESOURCES],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Claim("aud"),
            says: prose!(
                "Your API checks that aud is its own identifier, iss the server, and typ at+jwt. The UserInfo endpoint does not take it."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[RESOURCES, USERINFO],
        },
    ],
    ..Issued::BASE
};

const ASK: Ask = Ask::For {
    button: "Ask for an API",
    params: &[],
};

const RESOURCES: Clause = page(
    "node-oidc-provider: features.resourceIndicators",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#featuresresourceindicators",
);
const RESPONSE_TYPES: Clause = page(
    "node-oidc-provider: responseTypes",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#responsetypes",
);
const ROUTES: Clause = page(
    "node-oidc-provider: routes",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#routes",
);
const USERINFO: Clause = page(
    "node-oidc-provider: features.userinfo",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#featuresuserinfo",
);

fn is_opaque(token: &Token) -> bool {
    token.claims.is_none()
}

#[cfg(test)]
mod tests {
    use super::OIDC_PROVIDER;
    use crate::oauth::outcome::{Delivery, predict};
    use crate::oauth::parse::parse;

    /// Access token, ID token, refresh token, how it travels, and the first error that is expected.
    fn gets(query: &str) -> (&'static str, bool, &'static str, Delivery, &'static str) {
        let url = format!("https://id.example/auth?client_id=c&state=s&{query}");
        let outcome = predict(&parse(&url, Some(&OIDC_PROVIDER)).unwrap().request);
        let first = outcome.errors.iter().find(|error| error.expected);
        (
            outcome.access_token.format.name(),
            outcome.id_token.value,
            outcome.refresh_token.value.name(),
            outcome.delivered.value,
            first.map_or("", |error| error.code),
        )
    }

    #[test]
    fn its_defaults_decide_where_the_request_does_not() {
        use Delivery::{Fragment, Query, QueryJwt, WebMessage};
        const API: &str = "resource=https%3A%2F%2Fapi.example";
        for (query, expected) in [
            (
                "response_type=code&scope=openid",
                ("opaque", true, "no", Query, ""),
            ),
            (
                &format!("response_type=code&scope=openid&{API}"),
                ("opaque", true, "no", Query, ""),
            ),
            (
                "response_type=code&scope=openid%20offline_access&prompt=login%20consent",
                ("opaque", true, "yes", Query, ""),
            ),
            (
                "response_type=code&scope=openid%20offline_access",
                ("opaque", true, "no", Query, ""),
            ),
            (
                "response_type=id_token%20token&scope=openid",
                ("opaque", true, "no", Fragment, ""),
            ),
            (
                "response_type=id_token&scope=openid&response_mode=query",
                ("none", false, "no", Query, "invalid_request"),
            ),
            (
                "response_type=id_token&scope=openid&response_mode=query.jwt",
                ("none", false, "no", QueryJwt, "invalid_request"),
            ),
            (
                "response_type=code&scope=openid&response_mode=web_message",
                ("opaque", true, "no", WebMessage, ""),
            ),
            (
                &format!("response_type=code&scope=openid&{API}&resource=urn%3Aother"),
                ("opaque", true, "no", Query, ""),
            ),
            (
                &format!("response_type=code%20token&scope=openid&{API}&resource=urn%3Aother"),
                ("none", false, "no", Fragment, "invalid_target"),
            ),
            // The response mode is what the server looks at first.
            (
                &format!(
                    "response_type=code%20token&scope=openid&response_mode=query.jwt&{API}&resource=urn%3Aother"
                ),
                ("none", false, "no", QueryJwt, "invalid_request"),
            ),
            (
                "response_type=code&scope=openid&resource=orders",
                ("none", false, "no", Query, "invalid_target"),
            ),
            (
                "response_type=token&scope=openid",
                ("none", false, "no", Fragment, "unsupported_response_type"),
            ),
        ] {
            assert_eq!(gets(query), expected, "{query}");
        }
    }
}
