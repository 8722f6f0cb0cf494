//! Amazon Cognito user pools: `token_use` says what a token is; `resource` or custom scopes name the API.
//!
//! Leaves out identity pools, which issue AWS credentials. The shape of refresh tokens is observed: they are encrypted for
//! Cognito itself.

pub mod request;

use crate::oauth::evidence::Strength::{Conclusive, Strong};
use crate::oauth::granted::{Granted, OwnLogout, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, hallmark};
use crate::oauth::params::choice;
use crate::oauth::params::when::When;
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::shape::shape;
use crate::oauth::sign::Sign::{self, All, Always, Any, Claim, ClaimIs, Issuer, No};
use crate::oauth::sign::mark;
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page};

const ACCESS: Clause = page(
    "Amazon Cognito docs: access token",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html",
);
const VERIFY: Clause = page(
    "Amazon Cognito docs: verifying tokens",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html",
);
const RESOURCES: Clause = page(
    "Amazon Cognito docs: scopes and resource servers",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html",
);
const AUTHORIZE: Clause = page(
    "Amazon Cognito docs: authorize endpoint",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html",
);
const TOKEN: Clause = page(
    "Amazon Cognito docs: token endpoint",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html",
);
const LOGOUT: Clause = page(
    "Amazon Cognito docs: logout endpoint",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html",
);
const REFRESH: Clause = page(
    "Amazon Cognito docs: refresh tokens",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html",
);

const ENCRYPTED_FOR_COGNITO: Sign = All(&[
    Sign::HeaderIs("cty", "JWT"),
    Sign::HeaderIs("enc", "A256GCM"),
    Sign::HeaderIs("alg", "RSA-OAEP"),
]);
const ASK: Ask = Ask::For {
    button: "Ask for a token for your API",
    params: &[("resource", "https://YOUR_API_IDENTIFIER")],
};
const WAY: Prose = prose!(
    "Ask with resource, the identifier of the API’s resource server: aud is then that API. It takes managed login, and the Essentials or Plus tier. A custom scope, the identifier with /scope after it, takes neither, and leaves aud out."
);

/// Amazon Cognito.
pub static COGNITO: Provider = Provider {
    id: "cognito",
    title: "Amazon Cognito",
    beginnings: &["https://{domain}"],
    fill: "{domain} is the user pool’s own domain, not its issuer.",
    hosts_without_endpoint: &[
        "cognito-idp.*.amazonaws.com",
        "cognito-idp.*.amazonaws.com.cn",
    ],
    api: ApiNaming::Scope("https://API-IDENTIFIER/SCOPE"),
    // Authorization, token and UserInfo endpoint are at the pool’s domain, which no token shows.
    endpoints: Endpoints {
        authorize: "https://{domain}/oauth2/authorize",
        token: "https://{domain}/oauth2/token",
        userinfo: "https://{domain}/oauth2/userInfo",
        keys: "{issuer}/.well-known/jwks.json",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: VERIFY,
    },
    addresses: &[
        "*.auth.*.amazoncognito.com/oauth2/authorize",
        "*.auth-fips.*.amazoncognito.com/oauth2/authorize",
        // The authorization endpoint leads there, with all of its parameters.
        "*.auth.*.amazoncognito.com/login",
    ],
    comes_back: ComesBack::ByRequest,
    response_types: &["code", "token"],
    lacks_scopes: &["address", "offline_access"],
    // No response modes are listed, there or in the metadata, and those are then the ones that there are (RFC 8414 §2).
    response_modes: &["query", "fragment"],
    // scope is not among them: without it the app client’s scopes are taken.
    requires: &[("redirect_uri", When::always(&[AUTHORIZE]))],
    own_scopes: &[choice(
        "aws.cognito.signin.user.admin",
        "the user pool’s own API",
    )],
    docs: &[ACCESS, VERIFY, RESOURCES, AUTHORIZE],
    ..Provider::BASE
};

/// What else Amazon Cognito grants in answer to a request.
pub static COGNITO_GRANTED: Granted = Granted {
    provider: &COGNITO,
    access_token: Some(request::access_token),
    refresh: Refresh::Always(request::REFRESH),
    id_token: Some(request::id_token),
    profile: Some(request::PROFILE),
    aud: request::aud,
    scopes: request::SCOPES,
    claims: request::CLAIMS_GO,
    lifetimes: |_| request::LIFETIMES,
    errors: request::errors,
    scopes_of_users: &["aws.cognito.signin.user.admin"],
    one_for_all: true,
    logout: Some(OwnLogout {
        back: "logout_uri",
        note: "Open it in the browser that is signed in. logout_uri must stand among the app client’s allowed sign-out URLs.",
        spec: &[LOGOUT],
    }),
    ..Granted::BASE
};

/// What Amazon Cognito issues.
pub static COGNITO_ISSUED: Issued = Issued {
    provider: &COGNITO,
    hallmarks: &[
        hallmark(
            Any(&[
                Issuer("https://cognito-idp.*.amazonaws.com/*_*"),
                Issuer("https://cognito-idp.*.amazonaws.com.cn/*_*"),
            ]),
            Strong,
            "the issuer is an Amazon Cognito user pool",
            VERIFY,
        ),
        hallmark(
            All(&[
                ClaimIs("token_use", "id|access"),
                Any(&[Claim("origin_jti"), Claim("cognito:username")]),
            ]),
            Strong,
            "token_use and origin_jti are there, as in Cognito’s tokens",
            ACCESS,
        ),
    ],
    marks: &[
        mark(
            ClaimIs("token_use", "access"),
            Kind::AccessToken,
            Conclusive,
            "token_use is access",
            ACCESS,
        ),
        mark(
            ClaimIs("token_use", "id"),
            Kind::IdToken,
            Conclusive,
            "token_use is id",
            VERIFY,
        ),
    ],
    shapes: &[shape(
        r"eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ\.[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+",
        Kind::RefreshToken,
        Strong,
        "Amazon Cognito refresh token",
        observed("refresh tokens of user pools in public code"),
    )],
    is_opaque: ENCRYPTED_FOR_COGNITO,
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Always,
            says: prose!(
                "It tells the application who signed in; aud is the app client. An API wants the access token of the same response. API Gateway’s Cognito authorizer takes an ID token where no scopes are set, and an access token where they are."
            ),
            way: WAY,
            ask: ASK,
            spec: &[VERIFY, RESOURCES],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: No(&Claim("aud")),
            says: prose!(
                "It has no aud, and that is how Cognito makes it unless the request has resource. The API checks the signature, iss, exp, token_use (access), client_id and scope. A library that insists on aud refuses it."
            ),
            way: WAY,
            ask: ASK,
            spec: &[VERIFY, ACCESS, RESOURCES],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Claim("aud"),
            says: prose!(
                "The request had resource, so aud is the API’s resource server. The API checks the signature, iss, exp, aud, token_use (access) and scope."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[VERIFY, RESOURCES],
        },
        Advice {
            kind: Kind::RefreshToken,
            sign: Always,
            says: prose!(
                "It is encrypted for Cognito: no decoder and no key of yours can read it. The application sends it to the user pool for new ID and access tokens."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[REFRESH],
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

    const RS256: &str = r#"{"kid":"1234example=","alg":"RS256"}"#;

    #[test]
    fn token_use_decides() {
        use Kind::{AccessToken, IdToken};
        for (law, claims, kind) in [
            (
                "no aud",
                r#"{"sub":"s","iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example","client_id":"c","token_use":"access","scope":"openid","username":"u"}"#,
                AccessToken,
            ),
            (
                "bound to a resource server",
                r#"{"sub":"s","iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example","aud":"https://api.example","client_id":"c","token_use":"access","scope":"a"}"#,
                AccessToken,
            ),
            (
                "ID token without nonce",
                r#"{"sub":"s","iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example","aud":"c","token_use":"id","cognito:username":"u"}"#,
                IdToken,
            ),
        ] {
            let expected = (kind, Certainty::Conclusive, "cognito");
            assert_eq!(verdict(&jwt(RS256, claims)), expected, "{law}");
        }
        let refresh = "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ.ZmlsbGVy.AAAAAAAAAAAAAAAA.ZmlsbGVy.AAAAAAAAAAAAAAAAAAAAAA";
        let expected = (Kind::RefreshToken, Certainty::Strong, "cognito");
        assert_eq!(verdict(refresh), expected);
    }

    #[test]
    fn resource_sets_the_audience_and_scopes_do_not() {
        use AccessTokenFormat::{Jwt, Unknown};
        for (params, format, audience) in [
            (&[("scope", "openid")][..], Jwt, None),
            (&[("scope", "openid https://api.example/read")], Jwt, None),
            (
                &[("scope", "openid"), ("resource", "https://api.example")],
                Jwt,
                Some("https://api.example"),
            ),
            (
                &[("resource", "https://YOUR_API_IDENTIFIER")],
                Unknown,
                None,
            ),
        ] {
            let token = request::access_token(&request(&COGNITO, "", params));
            let found = (token.format, token.audience.as_deref());
            assert_eq!(found, (format, audience), "{params:?}");
        }
        let host = "acme.auth.eu-west-1.amazoncognito.com";
        assert_eq!(taking(host, "/oauth2/authorize"), "cognito");
    }
}
