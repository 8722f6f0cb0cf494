//! Logto: an API is named by `resource`, on the authorization request and again on the token request; without it the access
//! token is opaque.
//!
//! Follows Logto's documentation. Its opaque tokens have 43 random characters like many others (`shapes`), so none is a
//! hallmark.

pub mod request;

use crate::jose::Token;
use crate::oauth::Strength::{Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, hallmark};
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::sign::{Sign, mark};
use crate::oauth::{Kind, Provider, claims};
use crate::prose;
use crate::spec::{Clause, page};

/// Logto.
pub static LOGTO: Provider = Provider {
    id: "logto",
    title: "Logto",
    beginnings: &["https://{host}/oidc"],
    endpoints: Endpoints {
        authorize: "{issuer}/auth",
        token: "{issuer}/token",
        userinfo: "{issuer}/me",
        keys: "{issuer}/jwks",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: PROTECT,
    },
    blank: "https://YOUR_HOST/oidc/auth",
    fill: "{issuer} is the endpoint with /oidc.",
    api: ApiNaming::Resource,
    addresses: &["*.logto.app/oidc/auth", "*/oidc/auth"],
    comes_back: ComesBack::ByRequest,
    response_modes: &["query", "fragment", "form_post"],
    docs: &[PROTECT, VALIDATE, OPAQUE],
    ..Provider::BASE
};

/// What else Logto grants in answer to a request.
pub static LOGTO_GRANTED: Granted = Granted {
    provider: &LOGTO,
    access_token: Some(request::access_token),
    refresh: Refresh::Fn(request::refresh_token),
    profile: Some(request::PROFILE),
    aud: request::aud,
    scopes: request::SCOPES,
    lifetimes: |_| request::LIFETIMES,
    errors: request::errors,
    ..Granted::BASE
};

/// What Logto issues.
pub static LOGTO_ISSUED: Issued = Issued {
    provider: &LOGTO,
    hallmarks: &[
        hallmark(
            Sign::Issuer("https://*.logto.app/oidc"),
            Strong,
            "the issuer is a tenant on logto.app",
            VALIDATE,
        ),
        hallmark(
            Sign::Fn(is_for_organization),
            Strong,
            "aud is an organization of Logto’s (urn:logto:organization:…)",
            VALIDATE,
        ),
        hallmark(
            Sign::Issuer("https://*/oidc"),
            Weak,
            "the issuer ends with /oidc, as Logto’s does",
            VALIDATE,
        ),
    ],
    marks: &[mark(
        Sign::Fn(is_for_organization),
        Kind::AccessToken,
        Strong,
        "aud is an organization: an organization token",
        VALIDATE,
    )],
    opaque_because: Some(OpaqueBecause {
        why: "Logto issues one when the request names no API in resource.",
        good_for: "It is good for Logto’s UserInfo endpoint (/oidc/me) and for introspection.",
        spec: OPAQUE,
    }),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Always,
            says: prose!(
                "It is for the application in aud. An API wants an access token for itself."
            ),
            way: prose!(
                "Ask with resource, the API’s identifier, and name it again when the code is exchanged. In Logto’s SDKs: resources in the configuration, and getAccessToken with the identifier."
            ),
            ask: ASK,
            spec: &[PROTECT],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Fn(is_opaque),
            says: prose!(
                "No API was named in resource, so only Logto can read it: it is good for UserInfo."
            ),
            way: prose!(
                "Ask with resource, the API’s identifier, and name it again when the code is exchanged."
            ),
            ask: ASK,
            spec: &[OPAQUE],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Fn(is_for_organization),
            says: prose!(
                "It is for an organization, whose ID ends its aud, and not for an API resource."
            ),
            way: prose!(
                "For an API within the organization ask with resource, and with organization_id on the token request."
            ),
            ask: ASK,
            spec: &[VALIDATE],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::All(&[Sign::Claim("aud"), Sign::No(&Sign::Fn(is_for_organization))]),
            says: prose!(
                "Your API checks that aud is its own identifier and iss the tenant’s address with /oidc, and reads scope; where it belongs to an organization, organization_id as well."
            ),
            way: crate::prose::Prose::NONE,
            ask: Ask::Nothing,
            spec: &[VALIDATE],
        },
    ],
    ..Issued::BASE
};

const ASK: Ask = Ask::For {
    button: "Ask for a JWT instead",
    params: &[],
};

const PROTECT: Clause = page(
    "Logto docs: global API resources",
    "https://docs.logto.io/authorization/global-api-resources",
);
const RESOURCES: Clause = page(
    "Logto docs: API resources",
    "https://docs.logto.io/authorization/api-resources",
);
const VALIDATE: Clause = page(
    "Logto docs: validate access tokens",
    "https://docs.logto.io/authorization/validate-access-tokens",
);
const OPAQUE: Clause = page(
    "Logto docs: opaque token",
    "https://docs.logto.io/concepts/opaque-token",
);
const ORGANIZATIONS: Clause = page(
    "Logto docs: protect organization resources",
    "https://docs.logto.io/authorization/organization-template/protect-organization-resources",
);

fn is_opaque(token: &Token) -> bool {
    token.claims.is_none()
}

fn is_for_organization(token: &Token) -> bool {
    let found = token
        .claims
        .as_ref()
        .and_then(|c| claims::audience(c).present());
    (found.unwrap_or_default().iter()).any(|aud| aud.starts_with("urn:logto:organization:"))
}

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::{gets, jwt, shown, verdict};

    #[test]
    fn its_issuer_or_audience_shows_it() {
        let at = r#"{"alg":"ES384","typ":"at+jwt","kid":"k"}"#;
        for (issuer, aud, expected) in [
            (
                "https://acme.logto.app/oidc",
                "https://api.example",
                ("access-token", "conclusive", "logto"),
            ),
            (
                "https://id.example/oidc",
                "urn:logto:organization:o1",
                ("access-token", "conclusive", "logto"),
            ),
            (
                "https://id.example/oidc",
                "https://api.example",
                ("access-token", "conclusive", "logto"),
            ),
        ] {
            let claims = format!(
                r#"{{"jti":"j","sub":"s","iat":1,"exp":2,"scope":"read","client_id":"c","iss":"{issuer}","aud":"{aud}"}}"#
            );
            assert_eq!(verdict(&jwt(at, &claims)), expected, "{issuer}");
        }
        let id = r#"{"sub":"s","at_hash":"h","aud":"c","exp":2,"iat":1,"iss":"https://acme.logto.app/oidc"}"#;
        assert_eq!(shown(id), ("id-token", "conclusive", "logto"));
    }

    #[test]
    fn resource_makes_it_a_jwt() {
        for (url, expected) in [
            (
                "https://acme.logto.app/oidc/auth?client_id=c&response_type=code&scope=openid%20offline_access&prompt=consent&resource=https%3A%2F%2Fapi.example",
                ("logto", "jwt", "yes"),
            ),
            (
                "https://id.example/oidc/auth?client_id=c&response_type=code&scope=openid",
                ("logto", "opaque", "no"),
            ),
        ] {
            assert_eq!(gets(url), expected);
        }
    }
}
