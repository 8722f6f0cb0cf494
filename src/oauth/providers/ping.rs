//! Ping Identity: PingOne, where scopes of a custom resource name the API, and PingFederate, where its settings do.
//!
//! PingOne is known by its domains. PingFederate is at any host, and its tokens show nothing of their own: only the path of
//! its authorization endpoint does. Leaves out PingAM.

pub mod request;

use crate::oauth::evidence::Strength::{Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, hallmark};
use crate::oauth::outcome::Delivery;
use crate::oauth::params::when::{When, stands_here};
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::sign::Sign::{self, All, Always, Any, Audience, Claim, Issuer, No};
use crate::oauth::sign::mark;
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page};

const CLAIMS: Clause = page(
    "PingOne docs: token claims",
    "https://developer.pingidentity.com/pingone-api/foundations/authentication-concepts/access-tokens-and-id-tokens/token-claims.html",
);
/// PingOne's documentation says so, PingFederate's does not.
const AT_PINGONE: When = When {
    says: "at PingOne",
    holds: |request| {
        stands_here(request)
            && (request.host()).is_some_and(|host| host.starts_with("auth.pingone."))
    },
    spec: &[AUTHORIZE],
};
const AUTHORIZE: Clause = page(
    "PingOne docs: authorize",
    "https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/authorize.html",
);
const SCOPES: Clause = page(
    "PingOne docs: resource scopes",
    "https://developer.pingidentity.com/pingone-api/platform/resources/resource-scopes/index.html",
);
const RESOURCES: Clause = page(
    "PingOne docs: scopes of one resource",
    "https://docs.pingidentity.com/pingone/applications/p1_resource_scopes.html",
);
const OIDC_SCOPES: Clause = page(
    "PingOne docs: OpenID Connect scopes",
    "https://developer.pingidentity.com/pingone-api/foundations/pingone-roles-scopes-and-permissions/access-services-through-scopes-and-roles/openid-connect-oidc-scopes.html",
);
const FEDERATE: Clause = page(
    "PingFederate docs: authorization endpoint",
    "https://docs.pingidentity.com/pingfederate/latest/developers_reference_guide/pf_authoriz_endpoint.html",
);
const FEDERATE_RESOURCES: Clause = page(
    "PingFederate docs: resource URIs",
    "https://docs.pingidentity.com/pingfederate/latest/administrators_reference_guide/help_beareraccesstokenmgmtplugintasklet_atmselectionsettingsstate.html",
);

/// PingOne’s own API, in every region.
const FOR_PINGONE: Sign = Audience(r"https://api\.pingone\.[a-z.]+/?");
const ASK: Ask = Ask::For {
    button: "Ask for a token for your API",
    params: &[("scope", "openid YOUR_API_SCOPE")],
};
const WAY: Prose = prose!(
    "Ask with a scope of your API’s custom resource. One request cannot mix scopes of that resource and of PingOne’s own API."
);

/// PingOne and PingFederate.
pub static PING: Provider = Provider {
    id: "ping",
    title: "Ping Identity",
    beginnings: &["https://{host}/{environment}/as"],
    blank: "https://auth.pingone.eu/YOUR_ENVIRONMENT/as/authorize",
    fill: "{issuer} is the environment: https://auth.pingone.eu/ENVIRONMENT/as.",
    api: ApiNaming::Scope("SCOPE-OF-THE-CUSTOM-RESOURCE"),
    // PingOne’s.
    endpoints: Endpoints {
        authorize: "{issuer}/authorize",
        token: "{issuer}/token",
        userinfo: "{issuer}/userinfo",
        keys: "{issuer}/jwks",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: OIDC_SCOPES,
    },
    addresses: &["auth.pingone.*/*/as/authorize", "*/as/authorization.oauth2"],
    comes_back: ComesBack::ByRequest,
    response_modes: &["query", "fragment", "form_post", "pi.flow"],
    requires: &[("redirect_uri", AT_PINGONE), ("scope", AT_PINGONE)],
    docs: &[CLAIMS, SCOPES, FEDERATE],
    ..Provider::BASE
};

/// What else Ping Identity grants in answer to a request.
pub static PING_GRANTED: Granted = Granted {
    provider: &PING,
    access_token: Some(request::access_token),
    refresh: Refresh::Unknown(request::REFRESH),
    profile: Some(request::PROFILE),
    response_modes: &[("pi.flow", Delivery::Unknown, request::FLOW)],
    aud: request::aud,
    scopes: request::SCOPES,
    lifetimes: request::lifetimes,
    errors: request::errors,
    ..Granted::BASE
};

/// What Ping Identity issues.
pub static PING_ISSUED: Issued = Issued {
    provider: &PING,
    hallmarks: &[hallmark(
        Any(&[
            Issuer("https://auth.pingone.com/*/as"),
            Issuer("https://auth.pingone.eu/*/as"),
            Issuer("https://auth.pingone.ca/*/as"),
            Issuer("https://auth.pingone.asia/*/as"),
            Issuer("https://auth.pingone.com.au/*/as"),
            Issuer("https://auth.pingone.sg/*/as"),
        ]),
        Strong,
        "the issuer is an environment of PingOne",
        OIDC_SCOPES,
    )],
    marks: &[
        mark(
            FOR_PINGONE,
            Kind::AccessToken,
            Strong,
            "aud is PingOne’s API",
            observed("access tokens of PingOne in public code"),
        ),
        mark(
            All(&[
                Claim("aud"),
                No(&Any(&[Claim("scope"), Claim("client_id"), FOR_PINGONE])),
            ]),
            Kind::IdToken,
            Weak,
            "aud is there, and neither scope nor client_id; not confirmed by documentation",
            observed("ID tokens of PingOne"),
        ),
    ],
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Always,
            says: prose!(
                "It tells the application who signed in. An API wants the access token of the same response, which is a JWT as well."
            ),
            way: WAY,
            ask: ASK,
            spec: &[CLAIMS, SCOPES],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: FOR_PINGONE,
            says: prose!(
                "It is for PingOne’s own API, which aud names: the request had no scope of a custom resource."
            ),
            way: WAY,
            ask: ASK,
            spec: &[SCOPES, RESOURCES],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: All(&[Claim("aud"), No(&FOR_PINGONE)]),
            says: prose!(
                "The API checks the signature (RS256), iss, exp, aud, which is the custom resource’s audience, and scope. From March 2027 on typ is always at+jwt, so a library must not insist on JWT."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[CLAIMS],
        },
    ],
    ..Issued::BASE
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Certainty;
    use crate::oauth::outcome::AccessTokenFormat;
    use crate::oauth::providers::testing::{jwt, request, taking, verdict};

    const RS256: &str = r#"{"alg":"RS256","kid":"default"}"#;

    #[test]
    fn what_pingone_issues_is_named() {
        use Kind::{AccessToken, IdToken};
        for (law, header, claims, kind, certainty) in [
            (
                "for a custom resource",
                RS256,
                r#"{"client_id":"c","iss":"https://auth.pingone.eu/e/as","aud":["https://api.example"],"sub":"s","scope":"read","exp":2,"iat":1,"env":"e","org":"o"}"#,
                AccessToken,
                Certainty::Strong,
            ),
            (
                "for PingOne’s own API, without scope",
                RS256,
                r#"{"iss":"https://auth.pingone.com/e/as","aud":["https://api.pingone.com"],"exp":2,"iat":1}"#,
                AccessToken,
                Certainty::Strong,
            ),
            (
                "typ of 2027",
                r#"{"alg":"RS256","kid":"default","typ":"at+jwt"}"#,
                r#"{"client_id":"c","iss":"https://auth.pingone.ca/e/as","aud":["a"]}"#,
                AccessToken,
                Certainty::Conclusive,
            ),
            (
                "ID token",
                RS256,
                r#"{"iss":"https://auth.pingone.com/e/as","sub":"s","aud":"c","iat":1,"exp":2,"nonce":"n"}"#,
                IdToken,
                Certainty::Strong,
            ),
        ] {
            let expected = (kind, certainty, "ping");
            assert_eq!(verdict(&jwt(header, claims)), expected, "{law}");
        }
    }

    #[test]
    fn scopes_of_a_custom_resource_name_the_api() {
        use AccessTokenFormat::{Jwt, Unknown};
        const ONE: &str = "https://auth.pingone.com/e/as/authorize";
        for (location, scope, format, says) in [
            (ONE, "openid profile", Jwt, "PingOne’s own API"),
            (ONE, "openid p1:read:user", Jwt, "PingOne’s own API"),
            (ONE, "openid orders.read", Jwt, "custom resource, and"),
            (ONE, "openid YOUR_API_SCOPE", Unknown, "placeholder"),
            (
                "https://sso.example/as/authorization.oauth2",
                "openid",
                Unknown,
                "access token manager",
            ),
        ] {
            let token = request::access_token(&request(&PING, location, &[("scope", scope)]));
            assert_eq!(token.format, format, "{scope}");
            assert!(
                token.reason.why.text().contains(says),
                "{scope}: {}",
                token.reason.why.text()
            );
        }
        assert_eq!(taking("sso.example", "/as/authorization.oauth2"), "ping");
    }
}
