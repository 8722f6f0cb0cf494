//! Azure AD B2C: scopes name the API, and one policy of the tenant answers.
//!
//! Leaves out Microsoft Entra External ID, its successor (`entra`). Opaque shapes follow the samples of the documentation.

pub mod request;

use crate::jose::Token;
use crate::oauth::evidence::Strength::{Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, hallmark};
use crate::oauth::params::when::When;
use crate::oauth::provider::{Address, ApiNaming, ComesBack, Endpoints};
use crate::oauth::request::Param;
use crate::oauth::shape::not_a_jwt;
use crate::oauth::sign::Sign::{self, All, Always, Any, Claim, ClaimIs, Issuer, No};
use crate::oauth::sign::{self, mark};
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page, rfc};
use crate::text::pattern::{is_like, matches};

const ACCESS: Clause = page(
    "Microsoft docs: Azure AD B2C access tokens",
    "https://learn.microsoft.com/azure/active-directory-b2c/access-tokens",
);
const CODE_FLOW: Clause = page(
    "Microsoft docs: Azure AD B2C authorization code flow",
    "https://learn.microsoft.com/azure/active-directory-b2c/authorization-code-flow",
);
const TOKENS: Clause = page(
    "Microsoft docs: Azure AD B2C tokens",
    "https://learn.microsoft.com/azure/active-directory-b2c/tokens-overview",
);

const POLICY_NAME: &str = r"[Bb]2[Cc]_1[Aa]?_.+";
const POLICY: Sign = Any(&[ClaimIs("tfp", POLICY_NAME), ClaimIs("acr", POLICY_NAME)]);
/// `{"kid":"cpimcore_…`: encrypted for B2C itself.
const OWN: &str = r"eyJraWQiOiJjcGltY29yZV8[\w.-]{20,}";

/// Azure AD B2C.
pub static AZURE_B2C: Provider = Provider {
    id: "azure-b2c",
    title: "Azure AD B2C",
    beginnings: &[
        "https://{tenant}.b2clogin.com/{tenant}.onmicrosoft.com/{policy}/v2.0",
        "https://{tenant}.b2clogin.com/{tenant}.onmicrosoft.com/{policy}",
    ],
    blank: "https://YOUR_TENANT.b2clogin.com/YOUR_TENANT.onmicrosoft.com/YOUR_POLICY/oauth2/v2.0/authorize",
    fill: "{tenant} is the tenant’s name, {policy} the user flow, B2C_1_… .",
    api: ApiNaming::Scope("https://TENANT.onmicrosoft.com/API/SCOPE"),
    endpoints: Endpoints {
        authorize: "https://{tenant}.b2clogin.com/{tenant}.onmicrosoft.com/{policy}/oauth2/v2.0/authorize",
        token: "https://{tenant}.b2clogin.com/{tenant}.onmicrosoft.com/{policy}/oauth2/v2.0/token",
        userinfo: "",
        keys: "https://{tenant}.b2clogin.com/{tenant}.onmicrosoft.com/{policy}/discovery/v2.0/keys",
        discovery: "https://{tenant}.b2clogin.com/{tenant}.onmicrosoft.com/{policy}/v2.0/.well-known/openid-configuration",
        spec: TOKENS,
    },
    addresses: &[
        "*.b2clogin.com/*/*/oauth2/v2.0/authorize",
        "*.b2clogin.com/tfp/*/*/oauth2/v2.0/authorize",
        "*.b2clogin.com/*/oauth2/v2.0/authorize",
    ],
    takes: Some(takes),
    comes_back: ComesBack::ByRequest,
    response_modes: &["query", "fragment", "form_post"],
    requires: &[
        ("scope", When::always(&[CODE_FLOW])),
        ("redirect_uri", When::always(&[CODE_FLOW])),
    ],
    docs: &[ACCESS, TOKENS],
    ..Provider::BASE
};

/// What else Azure AD B2C grants in answer to a request.
pub static AZURE_B2C_GRANTED: Granted = Granted {
    provider: &AZURE_B2C,
    access_token: Some(request::access_token),
    refresh: Refresh::by_offline_access(&[ACCESS]),
    id_token: Some(request::id_token),
    profile: Some(request::PROFILE),
    aud: request::aud,
    claims: request::CLAIMS_GO,
    lifetimes: |_| request::LIFETIMES,
    errors: request::errors,
    one_for_all: true,
    ..Granted::BASE
};

/// What Azure AD B2C issues.
pub static AZURE_B2C_ISSUED: Issued = Issued {
    provider: &AZURE_B2C,
    hallmarks: &[
        hallmark(
            Any(&[
                Issuer("https://*.b2clogin.com/*/v2.0/"),
                Issuer("https://*.b2clogin.com/tfp/*/*/v2.0/"),
            ]),
            Strong,
            "the issuer is a tenant of Azure AD B2C",
            TOKENS,
        ),
        hallmark(
            POLICY,
            Strong,
            "tfp or acr names a policy of Azure AD B2C",
            TOKENS,
        ),
        hallmark(
            Sign::Fn(|token| matches(OWN, &token.raw)),
            Strong,
            "it begins as Azure AD B2C’s codes do (kid cpimcore)",
            ACCESS,
        ),
    ],
    marks: &[
        mark(
            Claim("azp"),
            Kind::AccessToken,
            Strong,
            "azp names the client, as in B2C’s access tokens",
            ACCESS,
        ),
        mark(
            All(&[Claim("aud"), No(&Any(&[Claim("scp"), Claim("azp")]))]),
            Kind::IdToken,
            Strong,
            "there is no scp and no azp, which B2C’s access tokens have",
            ACCESS,
        ),
    ],
    tells_nothing: &["nonce"],
    // The same string may be either, and the name that it came under tells.
    shapes: &[
        not_a_jwt(
            OWN,
            Kind::AuthorizationCode,
            Weak,
            "Azure AD B2C authorization code",
            ACCESS,
        ),
        not_a_jwt(
            OWN,
            Kind::RefreshToken,
            Weak,
            "Azure AD B2C refresh token",
            observed("refresh tokens that begin like the codes of the documentation"),
        ),
    ],
    locate: Some(locate),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Always,
            says: prose!(
                "It tells the application who signed in; aud is that application’s ID. An API wants an access token, and B2C issues one only where scope names an API."
            ),
            way: prose!(
                "Ask with a scope of your API, its App ID URI and the scope’s name. The application’s own client ID as a scope brings a token for the application’s own API."
            ),
            ask: Ask::For {
                button: "Ask for a token for your API",
                params: &[(
                    "scope",
                    "openid https://YOUR_TENANT.onmicrosoft.com/YOUR_API/YOUR_SCOPE",
                )],
            },
            spec: &[ACCESS],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Always,
            says: prose!(
                "The API checks signature, iss (with its slash at the end), exp, aud, which is the API’s application ID, and scp. The keys are the policy’s: tfp or acr names it. A nonce in it says nothing about its kind."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[ACCESS, TOKENS],
        },
        Advice {
            kind: Kind::RefreshToken,
            sign: Always,
            says: prose!("Only B2C can read it. It gets new ID and access tokens."),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[TOKENS],
        },
        Advice::note(
            Kind::AuthorizationCode,
            Always,
            prose!(
                "The application exchanges it once, at the token endpoint of the same policy, with the redirect_uri of the authorization request."
            ),
            &[rfc(6749, "4.1.2"), rfc(6749, "4.1.3")],
        ),
        Advice::note(
            Kind::Unknown,
            Always,
            prose!(
                "Codes and refresh tokens of B2C look alike: the name of the field or parameter that it came in tells which it is. Only B2C can read it."
            ),
            &[TOKENS],
        ),
    ],
    ..Issued::BASE
};

/// Issuer and policy make the endpoint; the tenant may be named by its ID.
fn locate(token: &Token) -> Option<String> {
    let claims = token.claims.as_ref()?;
    let policy = claims.str("tfp").or_else(|| claims.str("acr"))?;
    let mut parts = sign::issuer(token)?.strip_prefix("https://")?.split('/');
    let host = parts.next()?;
    let tenant = parts.find(|part| *part != "tfp")?;
    let is_plain = |text: &str| {
        !text.is_empty() && (text.bytes()).all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b))
    };
    let path = "/oauth2/v2.0/authorize";
    [host, tenant, policy]
        .into_iter()
        .all(is_plain)
        .then(|| ["https://", host, "/", tenant, "/", policy, path].concat())
}

/// A custom domain in front of B2C keeps the path: the tenant with the policy after it, before both tfp or, of old, te. The name
/// of every policy begins with B2C_1.
fn takes(address: &Address<'_>, params: &[Param]) -> bool {
    let path = address.path.to_ascii_lowercase();
    let has_policy = |param: &Param| {
        param.name == "p" && param.value.to_ascii_lowercase().starts_with(POLICY_BEGINS)
    };
    PATHS.iter().any(|like| is_like(like, &path))
        || params.iter().any(has_policy) && is_like("/*/oauth2/v2.0/authorize", &path)
}

const POLICY_BEGINS: &str = "b2c_1";
const PATHS: &[&str] = &[
    "/*.onmicrosoft.com/*/oauth2/v2.0/authorize",
    "/*/b2c_1*/oauth2/v2.0/authorize",
    "/tfp/*/*/oauth2/v2.0/authorize",
    "/te/*/b2c_1*/oauth2/v2.0/authorize",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::{Certainty, classify};
    use crate::jose::compact::decode;
    use crate::oauth::Context;
    use crate::oauth::outcome::AccessTokenFormat;
    use crate::oauth::providers::testing::{jwt, request, taking, verdict};
    use crate::oauth::shape;
    use crate::text::time::Timestamp;

    const RS256: &str = r#"{"typ":"JWT","alg":"RS256","kid":"k"}"#;

    #[test]
    fn what_b2c_issues_is_named() {
        use Kind::{AccessToken, IdToken};
        for (law, claims, kind) in [
            (
                "nonce in an access token",
                r#"{"iss":"https://contoso.b2clogin.com/t/v2.0/","aud":"a","name":"D","tfp":"B2C_1_s","nonce":"n","scp":"read","azp":"c","sub":"s","iat":1,"exp":2,"ver":"1.0"}"#,
                AccessToken,
            ),
            (
                "an ID token by what is not there",
                r#"{"iss":"https://contoso.b2clogin.com/tfp/t/b2c_1_s/v2.0/","aud":"c","tfp":"b2c_1_s","nonce":"n","sub":"s","iat":1,"exp":2}"#,
                IdToken,
            ),
            (
                "custom domain: the policy tells",
                r#"{"iss":"https://login.contoso.example/t/v2.0/","aud":"c","acr":"b2c_1a_sign_in","sub":"s"}"#,
                IdToken,
            ),
        ] {
            let expected = (kind, Certainty::Strong, "azure-b2c");
            assert_eq!(verdict(&jwt(RS256, claims)), expected, "{law}");
        }
        let code = format!("eyJraWQiOiJjcGltY29yZV8{}", "wOTI1.filler".repeat(3));
        assert!(shape::is_not_a_jwt(&code));
        let (token, context) = (decode(&code), Context::at(Timestamp(0)));
        for (name, kind) in [
            ("code", Kind::AuthorizationCode),
            ("refresh_token", Kind::RefreshToken),
        ] {
            let verdict = classify(&token, Some(name), &context);
            assert_eq!((verdict.kind, verdict.certainty), (kind, Certainty::Strong));
        }
        assert_eq!(verdict(&code).2, "azure-b2c");
    }

    #[test]
    fn scopes_name_the_api() {
        use AccessTokenFormat::{Jwt, None as NoToken, Unknown};
        for (response_type, scope, format) in [
            ("code", "openid", Unknown),
            ("id_token token", "openid", NoToken),
            (
                "code",
                "openid https://contoso.onmicrosoft.com/api/read",
                Jwt,
            ),
            ("code", "client", Jwt),
            ("code", "https://YOUR_TENANT.onmicrosoft.com/a/b", Unknown),
        ] {
            let params = [
                ("client_id", "client"),
                ("response_type", response_type),
                ("scope", scope),
            ];
            let token = request::access_token(&request(&AZURE_B2C, "", &params));
            assert_eq!(token.format, format, "{response_type} {scope}");
        }
        let path = "/contoso.onmicrosoft.com/b2c_1_s/oauth2/v2.0/authorize";
        assert_eq!(taking("contoso.b2clogin.com", path), "azure-b2c");
        for (path, provider) in [
            (path, "azure-b2c"),
            (
                "/11111111-2222-3333-4444-555555555555/B2C_1A_in/oauth2/v2.0/authorize",
                "azure-b2c",
            ),
            (
                "/tfp/contoso.onmicrosoft.com/B2C_1_in/oauth2/v2.0/authorize",
                "azure-b2c",
            ),
            ("/a/b/oauth2/v2.0/authorize", "rfc8707"),
            ("/contoso/oauth2/v2.0/authorize", "rfc8707"),
        ] {
            assert_eq!(taking("login.contoso.example", path), provider, "{path}");
        }
        let policy = Param {
            name: "p".to_owned(),
            value: "B2C_1_in".to_owned(),
        };
        let (host, path) = ("login.contoso.example", "/contoso/oauth2/v2.0/authorize");
        assert!(takes(&Address { host, path }, &[policy]));
    }
}
