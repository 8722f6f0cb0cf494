//! FusionAuth: access token and ID token are both JWTs for the application, and hard to tell apart; a request names no API.
//!
//! Follows FusionAuth's documentation. Leaves out refresh tokens: they are opaque, and nothing shows in them.

pub mod request;

use crate::jose::Token;
use crate::oauth::Strength::{Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, hallmark};
use crate::oauth::outcome::AccessTokenFormat;
use crate::oauth::params::when::When;
use crate::oauth::provider::{Address, ApiNaming, ComesBack, Endpoints, Expected};
use crate::oauth::request::Param;
use crate::oauth::sign::{Sign, mark, mark_against};
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page};
use crate::text::pattern;

/// FusionAuth.
pub static FUSIONAUTH: Provider = Provider {
    id: "fusionauth",
    title: "FusionAuth",
    beginnings: &["https://{host}"],
    endpoints: Endpoints {
        authorize: "{issuer}/oauth2/authorize",
        token: "{issuer}/oauth2/token",
        userinfo: "{issuer}/oauth2/userinfo",
        keys: "{issuer}/.well-known/jwks.json",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: ENDPOINTS,
    },
    api: ApiNaming::Server,
    addresses: &["*.fusionauth.io/oauth2/authorize"],
    takes: Some(takes),
    comes_back: ComesBack::Always(Expected::new(AccessTokenFormat::Jwt, request::JWT)),
    response_modes: &["query", "fragment", "form_post"],
    requires: &[("redirect_uri", When::always(&[ENDPOINTS]))],
    docs: &[TOKENS, ENDPOINTS],
    ..Provider::BASE
};

/// What else FusionAuth grants in answer to a request.
pub static FUSIONAUTH_GRANTED: Granted = Granted {
    provider: &FUSIONAUTH,
    refresh: Refresh::by_offline_access(&[TOKENS]),
    profile: Some(request::PROFILE),
    aud: request::aud,
    scopes: request::SCOPES,
    ..Granted::BASE
};

/// What FusionAuth issues.
pub static FUSIONAUTH_ISSUED: Issued = Issued {
    provider: &FUSIONAUTH,
    hallmarks: &[
        hallmark(
            Sign::All(&[Sign::Header("gty"), Sign::Claim("tid")]),
            Strong,
            "gty in the header names the grant, and tid the tenant",
            TOKENS,
        ),
        hallmark(
            Sign::All(&[
                Sign::Claim("applicationId"),
                Sign::Claim("authenticationType"),
            ]),
            Strong,
            "applicationId and authenticationType are claims of FusionAuth’s",
            TOKENS,
        ),
        hallmark(
            Sign::All(&[
                Sign::Claim("authenticationType"),
                Sign::ClaimIs("tid", UUID),
            ]),
            Strong,
            "authenticationType and tid are claims of FusionAuth’s",
            TOKENS,
        ),
        hallmark(
            Sign::Issuer("https://*.fusionauth.io"),
            Strong,
            "the issuer is on fusionauth.io",
            observed("FusionAuth Cloud"),
        ),
        hallmark(
            Sign::Issuer("acme.com"),
            Weak,
            "the issuer is acme.com, which FusionAuth has before anybody sets it",
            TOKENS,
        ),
    ],
    marks: &[
        mark(
            Sign::All(&[
                Sign::Claim("applicationId"),
                Sign::Claim("roles"),
                Sign::No(&Sign::Claim("at_hash")),
            ]),
            Kind::AccessToken,
            Strong,
            "applicationId and roles are there, which ID tokens have not had since version 1.24",
            TOKENS,
        ),
        mark(
            Sign::Fn(is_of_client_credentials),
            Kind::AccessToken,
            Strong,
            "gty is client_credentials: no person signed in",
            TOKENS,
        ),
        mark_against(
            Sign::Fn(is_of_client_credentials),
            Kind::IdToken,
            Strong,
            "gty is client_credentials: no person signed in",
            TOKENS,
        ),
        mark(
            Sign::ClaimIs("tty", "at"),
            Kind::AccessToken,
            Weak,
            "tty is at; not confirmed by documentation",
            observed("tokens of newer versions"),
        ),
        mark(
            Sign::ClaimIs("tty", "it"),
            Kind::IdToken,
            Weak,
            "tty is it; not confirmed by documentation",
            observed("tokens of newer versions"),
        ),
    ],
    // ID tokens have it as well since version 1.50.
    tells_nothing: &["scope"],
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Always,
            says: prose!(
                "It looks much like the access token, with the same aud, and is not meant for authorisation: it has no roles since version 1.24."
            ),
            way: prose!("Send your API the access_token of the same response."),
            ask: Ask::Nothing,
            spec: &[TOKENS],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::No(&Sign::Fn(is_of_client_credentials)),
            says: prose!(
                "Its aud is the application’s ID, the client ID, and so is that of an ID token. Your API checks that aud is your application, and that roles are there: at FusionAuth scope alone does not tell the two apart."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[TOKENS],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Fn(is_of_client_credentials),
            says: prose!(
                "A program got it for itself. Your API checks that aud is the ID of its own entity, and reads permissions."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[TOKENS],
        },
    ],
    ..Issued::BASE
};

const TOKENS: Clause = page(
    "FusionAuth docs: tokens",
    "https://fusionauth.io/docs/lifecycle/authenticate-users/oauth/tokens",
);
const ENDPOINTS: Clause = page(
    "FusionAuth docs: OAuth endpoints",
    "https://fusionauth.io/docs/lifecycle/authenticate-users/oauth/endpoints",
);
const UUID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/// `gty` in the header lists the grants; that of a program is alone.
fn is_of_client_credentials(token: &Token) -> bool {
    let grants = (token.header.as_ref()).and_then(|header| header.get("gty")?.as_array());
    matches!(grants, Some([only]) if only.as_str() == Some("client_credentials"))
}

/// On a host of one's own: the path, and a client ID that is a UUID.
fn takes(address: &Address<'_>, params: &[Param]) -> bool {
    let is_client =
        |param: &Param| param.name == "client_id" && pattern::matches(UUID, &param.value);
    address.path == "/oauth2/authorize" && params.iter().any(is_client)
}

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::{gets, jwt, verdict};

    #[test]
    fn scope_tells_nothing_and_the_other_claims_do() {
        let code = r#"{"alg":"RS256","typ":"JWT","gty":["authorization_code"],"kid":"k"}"#;
        let program = code.replace("authorization_code", "client_credentials");
        let common = r#""iss":"https://auth.example","sub":"s","aud":"e9fdb985-9173-4e01-9d73-ac2d60d1dc8e","exp":2,"iat":1,"authenticationType":"PASSWORD","tid":"d7d09513-a3f5-401c-9685-34ab6c552453","scope":"openid""#;
        for (header, more, expected) in [
            (
                code,
                r#","applicationId":"a","roles":[]"#,
                ("access-token", "strong", "fusionauth"),
            ),
            (
                code,
                r#","at_hash":"h""#,
                ("id-token", "conclusive", "fusionauth"),
            ),
            (
                code,
                r#","nonce":"n""#,
                ("id-token", "strong", "fusionauth"),
            ),
            (&*program, "", ("access-token", "strong", "fusionauth")),
        ] {
            let token = jwt(header, &["{", common, more, "}"].concat());
            assert_eq!(verdict(&token), expected, "{more}");
        }
    }

    #[test]
    fn a_request_gets_a_jwt_for_the_application() {
        for (url, expected) in [
            (
                "https://acme.fusionauth.io/oauth2/authorize?client_id=c&response_type=code&scope=openid",
                ("fusionauth", "jwt", "no"),
            ),
            (
                "https://auth.example/oauth2/authorize?client_id=e9fdb985-9173-4e01-9d73-ac2d60d1dc8e&response_type=code&scope=openid%20offline_access",
                ("fusionauth", "jwt", "yes"),
            ),
        ] {
            assert_eq!(gets(url), expected);
        }
    }
}
