//! Okta: the authorization server decides. A custom one issues JWTs for one API, the org’s own for Okta alone.
//!
//! No parameter names an API: the path of the authorization endpoint picks the server, and the server has one audience.
//! Leaves out Auth0, which Okta owns and which works in another way.

pub mod request;

use crate::jose::Token;
use crate::oauth::evidence::Strength::{Conclusive, Strong};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, fill, hallmark};
use crate::oauth::outcome::Delivery;
use crate::oauth::params::when::When;
use crate::oauth::provider::{Address, ApiNaming, ComesBack, Endpoints};
use crate::oauth::request::Param;
use crate::oauth::shape::shape;
use crate::oauth::sign::Sign::{self, All, Always, Any, Claim, ClaimIs, Issuer, No, Type};
use crate::oauth::sign::mark;
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page};
use crate::text::pattern::is_like;

const SERVERS: Clause = page(
    "Okta docs: authorization servers",
    "https://developer.okta.com/docs/concepts/auth-servers/",
);
const VALIDATE: Clause = page(
    "Okta docs: validate access tokens",
    "https://developer.okta.com/docs/guides/validate-access-tokens/main/",
);
const CLAIMS: Clause = page(
    "Okta docs: claims",
    "https://developer.okta.com/docs/concepts/oauth-claims/",
);
const SAMPLES: Clause = page(
    "Okta docs: customize tokens",
    "https://developer.okta.com/docs/guides/customize-tokens-static/main/",
);
const CUSTOM_SERVER: Clause = page(
    "Okta docs: create an authorization server",
    "https://developer.okta.com/docs/guides/customize-authz-server/main/",
);
const REFRESH: Clause = page(
    "Okta docs: refresh tokens",
    "https://developer.okta.com/docs/guides/refresh-tokens/main/",
);
const REFERENCE: Clause = page(
    "Okta docs: OpenID Connect & OAuth 2.0 API",
    "https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/",
);
const API_TOKEN: Clause = page(
    "Okta docs: create an API token",
    "https://developer.okta.com/docs/guides/create-an-api-token/main/",
);

const ACCESS_ID: Sign = ClaimIs("jti", r"AT\.[\w-]{20,}[\w.-]*");
const ID_ID: Sign = ClaimIs("jti", r"ID\.[\w-]{20,}");
const INTERNAL: Sign = Type("okta-internal-at+jwt");
/// An access token whose issuer has no path: the org’s own server made it, on Okta’s domain or on a custom one.
const ORG_ACCESS: Sign = Any(&[
    INTERNAL,
    All(&[Issuer("https://*"), Any(&[ACCESS_ID, FOR_ITSELF])]),
]);
/// An access token for the server that issued it; a custom server’s has another audience.
const FOR_ITSELF: Sign = All(&[
    Claim("cid"),
    Sign::Fn(|token| {
        let claims = token.claims.as_ref();
        let iss = claims.and_then(|claims| claims.str("iss"));
        iss.is_some() && iss == claims.and_then(|claims| claims.str("aud"))
    }),
]);
const ASK: Ask = Ask::For {
    button: "Ask a custom authorization server",
    params: &[],
};

/// Okta.
pub static OKTA: Provider = Provider {
    id: "okta",
    title: "Okta",
    response_modes: &["query", "fragment", "form_post", "okta_post_message"],
    beginnings: &["https://{host}/oauth2/{server}", "https://{host}/oauth2"],
    blank: "https://YOUR_ORG.okta.com/oauth2/default/v1/authorize",
    fill: "{issuer} is the authorization server: https://ORG.okta.com/oauth2/default, or https://ORG.okta.com/oauth2 for Okta’s own.",
    api: ApiNaming::Server,
    // Those of a custom server. The keys have another path at the org’s own; both are in the discovery document.
    endpoints: Endpoints {
        authorize: "{issuer}/v1/authorize",
        token: "{issuer}/v1/token",
        userinfo: "{issuer}/v1/userinfo",
        keys: "",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: SERVERS,
    },
    addresses: &[
        "*.okta.com/oauth2/v1/authorize",
        "*.okta.com/oauth2/*/v1/authorize",
        "*.oktapreview.com/oauth2/v1/authorize",
        "*.oktapreview.com/oauth2/*/v1/authorize",
        "*.okta-emea.com/oauth2/v1/authorize",
        "*.okta-emea.com/oauth2/*/v1/authorize",
    ],
    takes: Some(takes),
    comes_back: ComesBack::ByRequest,
    requires: &[
        ("redirect_uri", When::always(&[REFERENCE])),
        ("scope", When::always(&[REFERENCE])),
        ("state", When::always(&[REFERENCE])),
    ],
    docs: &[SERVERS, VALIDATE, CUSTOM_SERVER],
    ..Provider::BASE
};

/// What else Okta grants in answer to a request.
pub static OKTA_GRANTED: Granted = Granted {
    provider: &OKTA,
    access_token: Some(request::access_token),
    refresh: Refresh::by_offline_access(&[REFRESH]),
    profile: Some(request::PROFILE),
    response_modes: &[(
        "okta_post_message",
        Delivery::WebMessage,
        request::POST_MESSAGE,
    )],
    aud: request::aud,
    scopes: request::SCOPES,
    claims: request::CLAIMS_GO,
    lifetimes: request::lifetimes,
    errors: request::errors,
    scopes_of_users: &["device_sso"],
    ..Granted::BASE
};

/// What Okta issues.
pub static OKTA_ISSUED: Issued = Issued {
    provider: &OKTA,
    hallmarks: &[
        hallmark(
            Any(&[
                Issuer("https://*.okta.com"),
                Issuer("https://*.oktapreview.com"),
                Issuer("https://*.okta-emea.com"),
            ]),
            Strong,
            "the issuer is an Okta org",
            SERVERS,
        ),
        hallmark(
            Any(&[
                Issuer("https://*.okta.com/oauth2/*"),
                Issuer("https://*.oktapreview.com/oauth2/*"),
                Issuer("https://*.okta-emea.com/oauth2/*"),
            ]),
            Strong,
            "the issuer is a custom authorization server of an Okta org",
            SERVERS,
        ),
        hallmark(
            All(&[Any(&[ACCESS_ID, ID_ID]), Claim("ver")]),
            Strong,
            "jti begins with AT. or ID., and ver is there, as in Okta’s tokens",
            SAMPLES,
        ),
        hallmark(
            INTERNAL,
            Strong,
            "typ is okta-internal-at+jwt",
            observed("access tokens of Okta’s org authorization server"),
        ),
    ],
    marks: &[
        mark(
            ACCESS_ID,
            Kind::AccessToken,
            Conclusive,
            "jti begins with AT., as in Okta’s access tokens",
            SAMPLES,
        ),
        mark(
            ID_ID,
            Kind::IdToken,
            Conclusive,
            "jti begins with ID., as in Okta’s ID tokens",
            SAMPLES,
        ),
        mark(
            Claim("cid"),
            Kind::AccessToken,
            Strong,
            "cid names the client, as in Okta’s access tokens",
            CLAIMS,
        ),
    ],
    shapes: &[shape(
        r"00[\w-]{40}",
        Kind::ApiKey,
        Strong,
        "Okta API token",
        API_TOKEN,
    )],
    is_opaque: ORG_ACCESS,
    locate: Some(locate),
    opaque_because: Some(OpaqueBecause {
        why: "The org’s own authorization server issued it, for Okta’s APIs.",
        good_for: "Your API cannot rely on it: what is in it can change at any time.",
        spec: SERVERS,
    }),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Always,
            says: prose!(
                "It tells the application who signed in; aud is that application. An API wants the access token of the same response, and can check it only if a custom authorization server issued it."
            ),
            way: prose!(
                "Send the request to a custom authorization server, /oauth2/default for instance, with a scope of your API. Its access tokens are JWTs, and aud is the audience in the server’s settings."
            ),
            ask: ASK,
            spec: &[VALIDATE, SERVERS],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: ORG_ACCESS,
            says: prose!(
                "The org’s own authorization server issued it: its issuer has no /oauth2/ in it. Okta is the API that it is for. Okta alone should check it, and may change its contents without notice."
            ),
            way: prose!(
                "Send the request to a custom authorization server, /oauth2/default for instance. Orgs with API Access Management have it, and so have Integrator Free Plan orgs; it needs an access policy."
            ),
            ask: ASK,
            spec: &[VALIDATE, SERVERS],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: No(&ORG_ACCESS),
            says: prose!(
                "A custom authorization server issued it for your API. The API checks the signature, iss, exp, aud (the audience in that server’s settings) and scp, which is an array here. The client is in cid."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[VALIDATE, CLAIMS],
        },
        Advice {
            kind: Kind::ApiKey,
            sign: Always,
            says: prose!(
                "It has the rights of the administrator who made it, on the whole of Okta’s API, and stands behind SSWS in the Authorization header. Whoever has it can do what that administrator can."
            ),
            way: prose!(
                "For Okta’s API, Okta recommends an OAuth 2.0 access token with the scopes that are needed. It is no token for an API of yours."
            ),
            ask: Ask::Nothing,
            spec: &[API_TOKEN],
        },
    ],
    ..Issued::BASE
};

/// The endpoint of the custom server that issued the token, or else of the org’s `default` one: what an API can check comes
/// from there.
fn locate(token: &Token) -> Option<String> {
    let is_org = Issuer("https://*").is_seen(token);
    let template = match is_org {
        true => "{issuer}/oauth2/default/v1/authorize",
        false => OKTA.endpoints.authorize,
    };
    fill(template, Some(token))
}

/// A custom domain in front of Okta keeps the paths.
fn takes(address: &Address<'_>, _: &[Param]) -> bool {
    address.path == "/oauth2/v1/authorize" || is_like("/oauth2/*/v1/authorize", address.path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Certainty;
    use crate::oauth::outcome::AccessTokenFormat;
    use crate::oauth::providers::testing::{jwt, request, taking, verdict};
    use crate::oauth::shape;

    const RS256: &str = r#"{"alg":"RS256","kid":"k"}"#;

    #[test]
    fn what_okta_issues_is_named() {
        use Kind::{AccessToken, IdToken};
        for (law, header, claims, kind) in [
            (
                "custom server",
                RS256,
                r#"{"ver":1,"jti":"AT.aaaaaaaaaaaaaaaaaaaaaaaa","iss":"https://dev-1.okta.com/oauth2/default","aud":"api://default","cid":"0oa1","scp":["openid"]}"#,
                AccessToken,
            ),
            (
                "with a refresh token beside it",
                RS256,
                r#"{"ver":1,"jti":"AT.aaaaaaaaaaaaaaaaaaaaaaaa.oar1","iss":"https://dev-1.okta.com/oauth2/default"}"#,
                AccessToken,
            ),
            (
                "custom domain: jti tells",
                RS256,
                r#"{"ver":1,"jti":"ID.aaaaaaaaaaaaaaaaaaaaaaaa","iss":"https://id.example","aud":"0oa1"}"#,
                IdToken,
            ),
            (
                "an access token of the org may have a nonce’s look-alike, and jti decides",
                r#"{"alg":"RS256","typ":"application/okta-internal-at+jwt"}"#,
                r#"{"ver":1,"jti":"AT.aaaaaaaaaaaaaaaaaaaaaaaa","iss":"https://dev-1.oktapreview.com","aud":"https://dev-1.oktapreview.com","nonce":"n"}"#,
                AccessToken,
            ),
        ] {
            let expected = (kind, Certainty::Conclusive, "okta");
            assert_eq!(verdict(&jwt(header, claims)), expected, "{law}");
        }
        let key = format!("00{}", "x".repeat(40));
        assert_eq!(shape::telling(&key).map(|s| s.what), Some("Okta API token"));
    }

    #[test]
    fn an_org_token_is_told_by_its_audience_as_well() {
        for (claims, is_org) in [
            (
                r#"{"iss":"https://dev-1.okta.com","aud":"https://dev-1.okta.com","cid":"0oa1"}"#,
                true,
            ),
            (
                r#"{"iss":"https://dev-1.okta.com","aud":"0oa1","cid":"0oa1"}"#,
                false,
            ),
            (
                r#"{"iss":"https://dev-1.okta.com/oauth2/a","aud":"https://dev-1.okta.com/oauth2/a","cid":"0oa1"}"#,
                false,
            ),
        ] {
            let token = crate::jose::compact::decode(&jwt(RS256, claims));
            assert_eq!(ORG_ACCESS.is_seen(&token), is_org, "{claims}");
        }
    }

    #[test]
    fn the_server_decides() {
        use AccessTokenFormat::{Jwt, Unknown};
        for (location, format, says) in [
            (
                "https://dev-1.okta.com/oauth2/v1/authorize",
                Jwt,
                "for Okta’s APIs",
            ),
            (
                "https://dev-1.okta.com/oauth2/default/v1/authorize",
                Jwt,
                "in that server’s settings",
            ),
            ("https://dev-1.okta.com", Unknown, "picks the"),
            ("", Unknown, "picks the"),
        ] {
            let token = request::access_token(&request(&OKTA, location, &[("audience", "x")]));
            assert_eq!((token.format, token.audience), (format, None), "{location}");
            assert!(
                token.reason.why.text().contains(says),
                "{location}: {}",
                token.reason.why.text()
            );
        }
        assert_eq!(taking("dev-1.okta.com", "/oauth2/v1/authorize"), "okta");
        assert_eq!(taking("id.example", "/oauth2/aus1/v1/authorize"), "okta");
    }
}
