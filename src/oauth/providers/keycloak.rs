//! Keycloak: `typ` among the claims says what a token is; audience mappers and client roles fill `aud`.
//!
//! Any host can have its paths, so an issuer alone is a guess. Leaves out brokers and products built on it.

pub mod request;

use crate::jose::Token;
use crate::oauth::evidence::Strength::{Conclusive, Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, hallmark};
use crate::oauth::provider::{ApiNaming, Endpoints};
use crate::oauth::sign::Sign::{self, All, Always, Any, Claim, ClaimIs, No};
use crate::oauth::sign::{self, mark};
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, openid, page};

const AUDIENCE: Clause = page(
    "Keycloak docs: audience support",
    "https://www.keycloak.org/docs/latest/server_admin/#audience-support",
);
const TYPES: Clause = page(
    "Keycloak source: TokenUtil",
    "https://github.com/keycloak/keycloak/blob/main/core/src/main/java/org/keycloak/util/TokenUtil.java",
);
const ENDPOINTS: Clause = page(
    "Keycloak docs: OIDC endpoints",
    "https://www.keycloak.org/securing-apps/oidc-layers",
);

const REALM: Sign = Sign::Fn(is_realm);
const TYPED: Sign = ClaimIs("typ", "Bearer|DPoP|ID|Refresh|Offline|Logout|Serialized-ID");
const ASK: Ask = Ask::For {
    button: "Ask for a token for your API",
    params: &[("scope", "openid YOUR_API_CLIENT_SCOPE")],
};
const WAY: Prose = prose!(
    "In Keycloak, give a client scope an Audience mapper with your API, and link it to the application. Where it is optional, ask for it in scope; where it is a default, the request stays as it is. An audience parameter changes nothing here."
);

/// Keycloak.
pub static KEYCLOAK: Provider = Provider {
    id: "keycloak",
    title: "Keycloak",
    response_modes: &[
        "query",
        "fragment",
        "form_post",
        "jwt",
        "query.jwt",
        "fragment.jwt",
        "form_post.jwt",
    ],
    beginnings: &[
        "https://{host}/realms/{realm}",
        "https://{host}/auth/realms/{realm}",
    ],
    blank: "https://YOUR_HOST/realms/YOUR_REALM/protocol/openid-connect/auth",
    fill: "{issuer} is the realm: https://HOST/realms/REALM.",
    api: ApiNaming::Scope("CLIENT-SCOPE-OF-THE-API"),
    endpoints: Endpoints {
        authorize: "{issuer}/protocol/openid-connect/auth",
        token: "{issuer}/protocol/openid-connect/token",
        userinfo: "{issuer}/protocol/openid-connect/userinfo",
        keys: "{issuer}/protocol/openid-connect/certs",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: ENDPOINTS,
    },
    addresses: &[
        "*/realms/*/protocol/openid-connect/auth",
        "*/auth/realms/*/protocol/openid-connect/auth",
    ],
    comes_back: request::COMES_BACK,
    docs: &[AUDIENCE, ENDPOINTS],
    ..Provider::BASE
};

/// What else Keycloak grants in answer to a request.
pub static KEYCLOAK_GRANTED: Granted = Granted {
    provider: &KEYCLOAK,
    refresh: Refresh::Fn(request::refresh_token),
    profile: Some(request::PROFILE),
    aud: request::aud,
    claims: request::CLAIMS_GO,
    lifetimes: |_| request::LIFETIMES,
    ..Granted::BASE
};

/// What Keycloak issues.
pub static KEYCLOAK_ISSUED: Issued = Issued {
    provider: &KEYCLOAK,
    hallmarks: &[
        hallmark(
            REALM,
            Weak,
            "the issuer ends with /realms/ and a name, as Keycloak’s do",
            ENDPOINTS,
        ),
        hallmark(
            All(&[
                TYPED,
                Any(&[REALM, Claim("azp")]),
                Any(&[REALM, Claim("session_state"), Claim("realm_access")]),
            ]),
            Strong,
            "typ stands among the claims, as in Keycloak’s tokens",
            TYPES,
        ),
        hallmark(
            All(&[
                REALM,
                Any(&[Claim("realm_access"), Claim("resource_access")]),
            ]),
            Strong,
            "the issuer is a realm, and roles stand in realm_access or resource_access",
            AUDIENCE,
        ),
    ],
    marks: &[
        mark(
            ClaimIs("typ", "Bearer|DPoP"),
            Kind::AccessToken,
            Conclusive,
            "typ among the claims is Bearer or DPoP",
            TYPES,
        ),
        mark(
            ClaimIs("typ", "ID"),
            Kind::IdToken,
            Conclusive,
            "typ among the claims is ID",
            TYPES,
        ),
        mark(
            ClaimIs("typ", "Refresh|Offline"),
            Kind::RefreshToken,
            Conclusive,
            "typ among the claims is Refresh or Offline",
            TYPES,
        ),
        mark(
            ClaimIs("typ", "Logout"),
            Kind::LogoutToken,
            Conclusive,
            "typ among the claims is Logout",
            TYPES,
        ),
    ],
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Always,
            says: prose!(
                "It tells the application who signed in; aud is that client. An API wants the access token of the same response, which is a JWT as well."
            ),
            way: WAY,
            ask: ASK,
            spec: &[AUDIENCE],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Any(&[ClaimIs("aud", "account"), No(&Claim("aud"))]),
            says: prose!(
                "No API of yours is in aud: account is Keycloak’s own, and stands there because the user has roles of it. Keycloak puts in what audience mappers and client roles bring, and never the application that asked."
            ),
            way: WAY,
            ask: ASK,
            spec: &[AUDIENCE],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: All(&[Claim("aud"), No(&ClaimIs("aud", "account"))]),
            says: prose!(
                "The API checks the signature, iss, exp and that its own client ID, or the audience that a mapper adds, is in aud. azp is the application that asked. Roles are in realm_access and resource_access."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[AUDIENCE],
        },
        Advice {
            kind: Kind::RefreshToken,
            sign: Always,
            says: prose!(
                "It decodes, and is for Keycloak alone: aud is the realm. Only the client in azp can use it, at the token endpoint. Offline means that it outlives the session."
            ),
            way: prose!("Send the access token to an API, never this one."),
            ask: Ask::Nothing,
            spec: &[AUDIENCE, TYPES],
        },
        Advice::note(
            Kind::LogoutToken,
            Always,
            prose!(
                "Keycloak posts it to the application’s back-channel logout URL. After checking the signature, iss, aud and events, end the session that sid names, or all of the user’s where there is only sub. It signs nobody in."
            ),
            &[openid("openid-connect-backchannel-1_0", "2.6")],
        ),
    ],
    ..Issued::BASE
};

/// `https://HOST/realms/NAME`, with whatever path before it that the server was given.
fn is_realm(token: &Token) -> bool {
    let Some((before, name)) = sign::issuer(token).and_then(|iss| iss.rsplit_once("/realms/"))
    else {
        return false;
    };
    before.contains("://") && !name.is_empty() && !name.contains('/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Certainty;
    use crate::oauth::outcome::AccessTokenFormat;
    use crate::oauth::providers::testing::{jwt, request, taking, verdict};

    const RS256: &str = r#"{"alg":"RS256","typ":"JWT","kid":"k"}"#;
    const HS512: &str = r#"{"alg":"HS512","typ":"JWT","kid":"k"}"#;

    #[test]
    fn typ_among_the_claims_decides() {
        use Kind::{AccessToken, IdToken, LogoutToken, RefreshToken};
        for (law, header, claims, kind) in [
            (
                "nonce in an old access token",
                RS256,
                r#"{"iss":"https://sso.example/auth/realms/main","aud":"account","azp":"spa","typ":"Bearer","nonce":"n","scope":"openid"}"#,
                AccessToken,
            ),
            (
                "lightweight access token: no sub, no aud",
                RS256,
                r#"{"iss":"http://localhost:8080/realms/main","azp":"spa","typ":"Bearer","exp":1,"iat":1,"jti":"j","sid":"s","scope":"email"}"#,
                AccessToken,
            ),
            (
                "ID token",
                RS256,
                r#"{"iss":"https://sso.example/realms/main","aud":"spa","azp":"spa","typ":"ID","sub":"s"}"#,
                IdToken,
            ),
            (
                "scope in a refresh token",
                HS512,
                r#"{"iss":"https://sso.example/realms/main","aud":"https://sso.example/realms/main","azp":"spa","typ":"Refresh","scope":"openid","sub":"s"}"#,
                RefreshToken,
            ),
            (
                "offline token",
                HS512,
                r#"{"iss":"https://sso.example/realms/main","aud":"https://sso.example/realms/main","azp":"spa","typ":"Offline","scope":"openid offline_access"}"#,
                RefreshToken,
            ),
            (
                "logout token",
                RS256,
                r#"{"iss":"https://sso.example/realms/main","aud":"spa","typ":"Logout","sid":"s","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
                LogoutToken,
            ),
        ] {
            let expected = (kind, Certainty::Conclusive, "keycloak");
            assert_eq!(verdict(&jwt(header, claims)), expected, "{law}");
        }
    }

    #[test]
    fn the_path_finds_it() {
        let path = "/realms/main/protocol/openid-connect/auth";
        assert_eq!(taking("sso.example", path), "keycloak");
        let request = request(&KEYCLOAK, "", &[("scope", "openid"), ("audience", "x")]);
        let token = KEYCLOAK_GRANTED.access_token(&request);
        assert_eq!(token.format, AccessTokenFormat::Jwt);
        assert!(token.reason.why.text().contains("account") && token.audience.is_none());
    }
}
