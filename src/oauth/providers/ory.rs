//! Ory Network and Ory Hydra: access tokens are opaque unless a setting makes them JWTs; `audience` names APIs, several at once.
//!
//! Follows Ory's documentation. Leaves out Ory's session cookies: they are those of a Go library, and show nothing of Ory.

pub mod request;

use crate::jose::Token;
use crate::oauth::Strength::{Conclusive, Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, hallmark};
use crate::oauth::params::when::When;
use crate::oauth::provider::{Address, ApiNaming, Endpoints};
use crate::oauth::request::Param;
use crate::oauth::shape::{not_a_jwt, shape};
use crate::oauth::sign::Sign;
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page, rfc};

/// Ory.
pub static ORY: Provider = Provider {
    id: "ory",
    title: "Ory",
    beginnings: &["https://{host}"],
    endpoints: Endpoints {
        authorize: "{issuer}/oauth2/auth",
        token: "{issuer}/oauth2/token",
        userinfo: "{issuer}/userinfo",
        keys: "{issuer}/.well-known/jwks.json",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: CODE_FLOW,
    },
    api: ApiNaming::Audience,
    // On a host of one’s own the path is /oauth2/auth, which others have as well.
    addresses: &["*.projects.oryapis.com/oauth2/auth"],
    takes: Some(takes),
    comes_back: request::COMES_BACK,
    response_modes: &["query", "fragment", "form_post"],
    // One of less than 8 characters is refused as none is.
    requires: &[("state", When::always(&[HANDLER]))],
    docs: &[JWT, AUDIENCE, FORMATS],
    ..Provider::BASE
};

/// What else Ory grants in answer to a request.
pub static ORY_GRANTED: Granted = Granted {
    provider: &ORY,
    refresh: Refresh::Fn(request::refresh_token),
    scopes: request::SCOPES,
    profile: Some(request::PROFILE),
    aud: request::aud,
    hidden: request::HIDDEN,
    lifetimes: |_| request::LIFETIMES,
    errors: request::errors,
    scopes_of_users: &["offline"],
    ..Granted::BASE
};

/// What Ory issues.
pub static ORY_ISSUED: Issued = Issued {
    provider: &ORY,
    hallmarks: &[
        hallmark(
            Sign::Issuer("https://*.projects.oryapis.com"),
            Strong,
            "the issuer is a project of Ory Network",
            CODE_FLOW,
        ),
        hallmark(
            Sign::All(&[
                Sign::Claim("ext"),
                Sign::Claim("scp"),
                Sign::Claim("client_id"),
            ]),
            Strong,
            "ext, scp and client_id are there together, as in Ory’s JWT access tokens",
            observed("access tokens of Ory Hydra"),
        ),
        hallmark(
            Sign::All(&[Sign::Claim("rat"), Sign::Claim("at_hash")]),
            Weak,
            "rat is there, as in Ory’s ID tokens",
            observed("ID tokens of Ory Hydra"),
        ),
    ],
    shapes: &[
        not_a_jwt(
            r"ory_at_[\w-]+\.[\w-]+",
            Kind::AccessToken,
            Conclusive,
            "Ory access token",
            FORMATS,
        ),
        not_a_jwt(
            r"ory_rt_[\w-]+\.[\w-]+",
            Kind::RefreshToken,
            Conclusive,
            "Ory refresh token",
            FORMATS,
        ),
        not_a_jwt(
            r"ory_ac_[\w-]+\.[\w-]+",
            Kind::AuthorizationCode,
            Conclusive,
            "Ory authorization code",
            FORMATS,
        ),
        shape(
            r"ory_st_[\w-]{16,}",
            Kind::SessionToken,
            Conclusive,
            "Ory session token",
            FORMATS,
        ),
        shape(
            r"ory_pat_[\w-]{16,}|ory_apikey_[\w-]{16,}",
            Kind::ApiKey,
            Conclusive,
            "Ory project API key",
            FORMATS,
        ),
    ],
    opaque_because: Some(OpaqueBecause {
        why: "Ory issues opaque access tokens unless the project’s or the client’s settings say JWT.",
        good_for: "An API asks Ory’s introspection endpoint about it.",
        spec: JWT,
    }),
    advice: &[
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Fn(is_opaque),
            says: prose!(
                "Nothing is wrong with it: Ory’s access tokens are strings that only Ory can read."
            ),
            way: prose!(
                "Let the API ask the introspection endpoint, or set the access token strategy to jwt, for the client or for the whole project. A request cannot ask for it."
            ),
            ask: Ask::Nothing,
            spec: &[JWT],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Claim("iss"),
            says: prose!(
                "Your API checks that aud holds its own identifier. aud is empty where the request named no audience, or the client is not allowed it. The custom claims are in ext."
            ),
            way: prose!("Name the API in audience; several are separated by blanks."),
            ask: Ask::For {
                button: "Ask with an audience",
                params: &[],
            },
            spec: &[AUDIENCE],
        },
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Always,
            says: prose!(
                "It is for the client in aud. An API wants the access token of the same response."
            ),
            way: prose!(
                "Name the API in audience. The access token is opaque unless the settings say JWT, and the API then asks the introspection endpoint."
            ),
            ask: Ask::For {
                button: "Ask with an audience",
                params: &[],
            },
            spec: &[AUDIENCE, JWT],
        },
        Advice {
            kind: Kind::SessionToken,
            sign: Sign::Always,
            says: prose!(
                "It stands for the user’s session at Ory, for applications without cookies. It is no OAuth token: only Ory’s own session endpoint takes it."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[FORMATS],
        },
        Advice::note(
            Kind::RefreshToken,
            Sign::Always,
            prose!(
                "Only Ory’s token endpoint takes it, from the client that it was issued to; an API never gets it. Where the answer holds a new one, that replaces this one."
            ),
            &[rfc(6749, "1.5"), rfc(6749, "6")],
        ),
        Advice::note(
            Kind::AuthorizationCode,
            Sign::Always,
            prose!(
                "The client exchanges it once, at /oauth2/token, with the redirect_uri of the authorization request."
            ),
            &[CODE_FLOW, rfc(6749, "4.1.2")],
        ),
        Advice::note(
            Kind::ApiKey,
            Sign::Always,
            prose!(
                "It stands for a project and for no user, and belongs in a backend alone. Replace it where it was shared."
            ),
            &[FORMATS],
        ),
    ],
    ..Issued::BASE
};

/// On a host of one's own, where something else shows that it is Hydra: its name, or the scope that Ory alone calls so.
fn takes(address: &Address<'_>, params: &[Param]) -> bool {
    let has_offline = |param: &Param| {
        param.name == "scope" && param.value.split_ascii_whitespace().any(|s| s == "offline")
    };
    let is_named = address.host.split('.').any(|label| label.contains("hydra"));
    let is_hydra = is_named || params.iter().any(has_offline);
    is_hydra && address.path.trim_end_matches('/').ends_with("/oauth2/auth")
}

fn is_opaque(token: &Token) -> bool {
    token.claims.is_none()
}

const HANDLER: Clause = page(
    "Ory Fosite: authorize_request_handler.go",
    "https://github.com/ory/fosite/blob/master/authorize_request_handler.go",
);
const CODE_FLOW: Clause = page(
    "Ory docs: authorization code flow",
    "https://www.ory.sh/docs/oauth2-oidc/authorization-code-flow",
);
const JWT: Clause = page(
    "Ory docs: opaque and JWT access tokens",
    "https://www.ory.sh/docs/oauth2-oidc/jwt-access-token",
);
/// Several audiences in one request.
pub const AUDIENCE: Clause = page(
    "Ory docs: token audience",
    "https://www.ory.sh/docs/hydra/guides/audiences",
);
const FORMATS: Clause = page(
    "Ory docs: token formats",
    "https://www.ory.sh/docs/security-compliance/token-formats",
);

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::{gets, shape_of, shown};

    #[test]
    fn a_prefix_names_the_token() {
        let filler = "EXAMPLE0".repeat(5);
        let dotted = [&*filler, ".", &*filler].concat();
        for (prefix, rest, kind) in [
            ("ory_at_", &dotted, "access-token"),
            ("ory_rt_", &dotted, "refresh-token"),
            ("ory_ac_", &dotted, "authorization-code"),
            ("ory_st_", &filler, "session-token"),
            ("ory_pat_", &filler, "api-key"),
            ("ory_apikey_", &filler, "api-key"),
        ] {
            let expected = (kind, "conclusive", "ory");
            assert_eq!(shape_of(&[prefix, rest].concat()), expected, "{prefix}");
        }
        assert_eq!(shape_of("ory_xx_example.example").2, "none");
    }

    #[test]
    fn a_jwt_access_token_has_scp_and_ext() {
        let access = r#"{"aud":[],"client_id":"c","exp":2,"ext":{},"iat":1,"iss":"https://id.example","jti":"j","nbf":1,"scp":["a"],"sub":"s"}"#;
        let id = r#"{"at_hash":"h","aud":["c"],"auth_time":1,"exp":2,"iat":1,"iss":"https://acme.projects.oryapis.com","rat":1,"sub":"s"}"#;
        assert_eq!(shown(access), ("access-token", "strong", "ory"));
        assert_eq!(shown(id), ("id-token", "conclusive", "ory"));
    }

    #[test]
    fn a_request_gets_an_opaque_one() {
        for (url, expected) in [
            (
                "https://acme.projects.oryapis.com/oauth2/auth?client_id=c&response_type=code&scope=openid%20offline_access&audience=https%3A%2F%2Fapi.example",
                ("ory", "opaque", "yes"),
            ),
            (
                "https://hydra.example.com/oauth2/auth?client_id=c&response_type=code&scope=openid%20offline&audience=https%3A%2F%2Fapi.example",
                ("ory", "opaque", "yes"),
            ),
            (
                "https://acme.projects.oryapis.com/oauth2/auth?client_id=c&response_type=code&scope=openid",
                ("ory", "opaque", "no"),
            ),
        ] {
            assert_eq!(gets(url), expected);
        }
    }
}
