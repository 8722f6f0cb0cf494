//! Microsoft Entra ID: scopes name the API; where they name none, the access token is for Microsoft Graph.
//!
//! Work and school accounts (v1.0 and v2.0), External ID (ciamlogin.com), and what personal accounts get. Leaves out Azure AD
//! B2C, whose tokens and addresses are different. Shapes of opaque strings are observed: Microsoft promises none.

pub mod request;

use crate::jose::Token;
use crate::oauth::evidence::Strength::{Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, hallmark};
use crate::oauth::params::when::{When, stands_here};
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::shape::{not_a_jwt, shape};
use crate::oauth::sign::Sign::{
    self, All, Always, Any, Audience, Claim, ClaimIs, Header, Issuer, No,
};
use crate::oauth::sign::{self, mark};
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page, rfc};
use crate::text::pattern;

/// Who issues tokens of version 1.0, and at which host its metadata stands, under the same path ([`ACCESS`]).
pub const METADATA_ELSEWHERE: (&str, &str) = (
    "https://sts.windows.net",
    "https://login.microsoftonline.com",
);
/// What stands in the issuer of metadata for every tenant in place of the tenant’s ID ([`ACCESS`]).
pub const TENANT: &str = "{tenantid}";

/// The issuer of metadata of version 1.0 for every tenant.
pub const FIRST: &str = "https://sts.windows.net/{tenantid}/";

/// The issuer that metadata names where it is asked for under that one, and is for every tenant: `common` takes accounts of
/// any, `organizations` those of any but personal ones ([`ACCESS`]). Without `v2.0` it is that of version 1.0. None for an
/// issuer of one tenant.
pub fn for_every_tenant(issuer: &str) -> Option<String> {
    // What its tokens of version 1.0 name, and then their metadata for all tenants by its address.
    if issuer == FIRST {
        return Some(FIRST.to_owned());
    }
    let rest = issuer.strip_prefix("https://login.microsoftonline.com/")?;
    let (tenant, version) = rest.split_once('/').unwrap_or((rest, ""));
    let is_any = matches!(tenant, "common" | "organizations" | TENANT);
    match version {
        "v2.0" if is_any => Some(["https://login.microsoftonline.com/", TENANT, "/v2.0"].concat()),
        "" if is_any && tenant != TENANT => Some(FIRST.to_owned()),
        _ => None,
    }
}

/// Which issuer and which keys a token is held against.
pub const ACCESS: Clause = page(
    "Microsoft docs: access tokens",
    "https://learn.microsoft.com/entra/identity-platform/access-tokens",
);
const ACCESS_CLAIMS: Clause = page(
    "Microsoft docs: access token claims",
    "https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference",
);
const ID_CLAIMS: Clause = page(
    "Microsoft docs: ID token claims",
    "https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference",
);
const OPTIONAL_CLAIMS: Clause = page(
    "Microsoft docs: optional claims",
    "https://learn.microsoft.com/entra/identity-platform/optional-claims-reference",
);
const SCOPES: Clause = page(
    "Microsoft docs: scopes",
    "https://learn.microsoft.com/entra/identity-platform/scopes-oidc",
);
const CODE_FLOW: Clause = page(
    "Microsoft docs: authorization code flow",
    "https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow",
);
const USERINFO: Clause = page(
    "Microsoft docs: UserInfo endpoint",
    "https://learn.microsoft.com/entra/identity-platform/userinfo",
);
const REFRESH: Clause = page(
    "Microsoft docs: refresh tokens",
    "https://learn.microsoft.com/entra/identity-platform/refresh-tokens",
);

/// An application’s ID.
const GUID: &str = r"[\da-fA-F]{8}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{12}";
const FOR_GRAPH: Sign =
    Audience(r"00000003-0000-0000-c000-000000000000|https://graph\.microsoft\.com/?");
/// Other APIs of Microsoft’s that are often named.
const FOR_MICROSOFT: Sign = Audience(
    r"https://management\.azure\.com/?|https://management\.core\.windows\.net/?|https://vault\.azure\.net/?|https://outlook\.office\.com/?|https://outlook\.office365\.com/?|https://graph\.windows\.net/?",
);
const OF_CLIENT: Sign = Any(&[
    Claim("appid"),
    Claim("appidacr"),
    Claim("azpacr"),
    Claim("azp"),
]);
const PERSONAL: &str = r"Ew[A-Z]\wA8l6BAAU[\w+/=%-]{100,}";
const REFRESH_TOKEN: &str =
    r"[01]\.A[\w-]{50,}\.Ag[\w-]{200,}[\w.-]*|[01]\.A[\w-]{50,}\.\d\.Ag[\w-]{200,}[\w.-]*";
const ASK: Ask = Ask::For {
    button: "Ask for a token for your API",
    params: &[("scope", "openid profile api://YOUR_API_CLIENT_ID/.default")],
};
const WAY: Prose = prose!(
    "Ask with a scope of your API: api://…/.default, or one that the API exposes. openid, profile, email and offline_access name no API, and neither does User.Read: it is Graph’s."
);

/// Microsoft Entra ID.
pub static ENTRA: Provider = Provider {
    id: "entra",
    title: "Microsoft Entra ID",
    response_modes: &["query", "fragment", "form_post"],
    beginnings: &[
        "https://login.microsoftonline.com/{tid}/v2.0",
        "https://login.microsoftonline.com/{tid}",
        // The issuer of tokens of version 1.0.
        "https://sts.windows.net/{tid}",
        "https://{tid:*.onmicrosoft.com}",
    ],
    blank: "https://login.microsoftonline.com/YOUR_TENANT/oauth2/v2.0/authorize",
    fill: "{tid} is the tenant’s ID or domain; common takes accounts of any.",
    api: ApiNaming::Scope("api://API-CLIENT-ID/.default"),
    endpoints: Endpoints {
        authorize: "https://login.microsoftonline.com/{tid}/oauth2/v2.0/authorize",
        token: "https://login.microsoftonline.com/{tid}/oauth2/v2.0/token",
        userinfo: "https://graph.microsoft.com/oidc/userinfo",
        keys: "https://login.microsoftonline.com/{tid}/discovery/v2.0/keys",
        discovery: "https://login.microsoftonline.com/{tid}/v2.0/.well-known/openid-configuration",
        spec: ACCESS,
    },
    addresses: &[
        "login.microsoftonline.com/*/oauth2/v2.0/authorize",
        "login.microsoftonline.com/*/oauth2/authorize",
        "login.microsoftonline.us/*/oauth2/v2.0/authorize",
        "login.microsoftonline.us/*/oauth2/authorize",
        "login.partner.microsoftonline.cn/*/oauth2/v2.0/authorize",
        "login.windows.net/*/oauth2/authorize",
        "login.windows.net/*/oauth2/v2.0/authorize",
        "*.ciamlogin.com/*/oauth2/v2.0/authorize",
    ],
    comes_back: ComesBack::ByRequest,
    lacks_scopes: &["address", "phone"],
    requires: &[("scope", BY_V2)],
    docs: &[ACCESS, SCOPES, USERINFO],
    ..Provider::BASE
};

/// The v1.0 endpoint takes the API in `resource`.
const BY_V2: When = When {
    holds: |request| stands_here(request) && !request::is_v1(request),
    ..When::always(&[CODE_FLOW])
};

/// What else Microsoft Entra ID grants in answer to a request.
pub static ENTRA_GRANTED: Granted = Granted {
    provider: &ENTRA,
    access_token: Some(request::access_token),
    refresh: Refresh::Fn(request::refresh_token),
    profile: Some(request::PROFILE),
    aud: request::aud,
    scopes: request::SCOPES,
    own_claims: request::OWN_CLAIMS,
    claims: request::CLAIMS_GO,
    lifetimes: |_| request::LIFETIMES,
    errors: request::errors,
    one_for_all: true,
    ..Granted::BASE
};

/// What Microsoft Entra ID issues.
pub static ENTRA_ISSUED: Issued = Issued {
    provider: &ENTRA,
    hallmarks: &[
        hallmark(
            Sign::Fn(|token| pattern::matches(REFRESH_TOKEN, &token.raw)),
            Strong,
            "it looks like a refresh token or an authorization code of Microsoft Entra ID",
            observed("what secret scanners take for one"),
        ),
        hallmark(
            Any(&[
                Issuer("https://login.microsoftonline.com/*/v2.0"),
                Issuer("https://login.microsoftonline.us/*/v2.0"),
            ]),
            Strong,
            "the issuer is a tenant of Microsoft Entra ID (v2.0)",
            ACCESS_CLAIMS,
        ),
        hallmark(
            Issuer("https://sts.windows.net/*/"),
            Strong,
            "the issuer is a tenant of Microsoft Entra ID (v1.0)",
            ACCESS,
        ),
        hallmark(
            Issuer("https://*.ciamlogin.com/*/v2.0"),
            Strong,
            "the issuer is a tenant of Microsoft Entra External ID",
            observed("issuers of External ID tenants in public code"),
        ),
    ],
    marks: &[
        mark(
            Any(&[Claim("appid"), Claim("appidacr"), Claim("azpacr")]),
            Kind::AccessToken,
            Strong,
            "appid or azpacr is about the client, as in Entra’s access tokens",
            ACCESS_CLAIMS,
        ),
        mark(
            Claim("idtyp"),
            Kind::AccessToken,
            Strong,
            "idtyp is there, which only access tokens have",
            OPTIONAL_CLAIMS,
        ),
        mark(
            All(&[
                ClaimIs("aud", GUID),
                No(&Any(&[OF_CLIENT, Claim("scp"), Claim("idtyp"), FOR_GRAPH])),
            ]),
            Kind::IdToken,
            Strong,
            "aud is one application’s ID, and there is no scp, azp or appid",
            ID_CLAIMS,
        ),
        mark(
            Header("nonce"),
            Kind::AccessToken,
            Weak,
            "nonce is in the header, as in tokens for Microsoft Graph; not confirmed by documentation",
            observed("access tokens for Microsoft Graph"),
        ),
    ],
    shapes: &[
        shape(
            PERSONAL,
            Kind::AccessToken,
            Weak,
            "Microsoft personal account access token",
            observed(
                "access tokens of personal accounts in public code; not confirmed by documentation",
            ),
        ),
        not_a_jwt(
            REFRESH_TOKEN,
            Kind::RefreshToken,
            Strong,
            "Microsoft Entra refresh token",
            observed("what secret scanners take for one"),
        ),
        not_a_jwt(
            REFRESH_TOKEN,
            Kind::AuthorizationCode,
            Weak,
            "Microsoft Entra authorization code",
            observed("authorization codes that begin like refresh tokens"),
        ),
        shape(
            r"[\w~.]{3}\dQ~[\w~.-]{31,34}",
            Kind::ClientSecret,
            Strong,
            "Microsoft Entra client secret",
            observed("what secret scanners take for one"),
        ),
    ],
    is_opaque: FOR_GRAPH,
    locate: Some(locate),
    opaque_because: Some(OpaqueBecause {
        why: "Scopes that name no API of yours bring a token for Microsoft Graph.",
        good_for: "It is good for Microsoft Graph; your API cannot check it, by design.",
        spec: SCOPES,
    }),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Always,
            says: prose!(
                "It tells the application who signed in; aud is that application’s ID. An API wants the access token of the same response."
            ),
            way: WAY,
            ask: ASK,
            spec: &[ID_CLAIMS, SCOPES],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Any(&[FOR_GRAPH, FOR_MICROSOFT]),
            says: prose!(
                "It is for an API of Microsoft’s, which aud names. Those APIs have token formats of their own: the signature cannot be checked by anybody else, and that is by design. A library that says “invalid signature” is right to refuse it."
            ),
            way: WAY,
            ask: ASK,
            spec: &[ACCESS, SCOPES],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Fn(|token| token.claims.is_none()),
            says: prose!(
                "A personal Microsoft account’s access token for Microsoft Graph is encrypted: no decoder can read it, and that is how it was made."
            ),
            way: WAY,
            ask: ASK,
            spec: &[USERINFO, SCOPES],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: All(&[
                ClaimIs("ver", r"1\.0"),
                No(&Any(&[FOR_GRAPH, FOR_MICROSOFT])),
            ]),
            says: prose!(
                "Its format is v1.0, because the API’s manifest says so (accessTokenAcceptedVersion is null or 1), whichever endpoint was called. The API has to check it against the v1.0 metadata: iss is https://sts.windows.net/…/, and aud is its App ID URI or its client ID."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[ACCESS, ACCESS_CLAIMS],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: All(&[ClaimIs("ver", r"2\.0"), No(&FOR_GRAPH)]),
            says: prose!(
                "Its format is v2.0, because the API’s manifest says so. The API has to check it against the v2.0 metadata: iss ends with /v2.0, and aud is the API’s client ID, never its App ID URI. scp says what a user allowed, roles what an application may do."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[ACCESS, ACCESS_CLAIMS],
        },
        Advice {
            kind: Kind::RefreshToken,
            sign: Always,
            says: prose!(
                "Only Entra can read it. It gets access tokens for every API that the application may call, not for one alone."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[REFRESH],
        },
        Advice::note(
            Kind::AuthorizationCode,
            Always,
            prose!(
                "The application exchanges it once, at /oauth2/v2.0/token of the tenant, with the redirect_uri of the authorization request, and with code_verifier where that had a code_challenge. It lasts about ten minutes."
            ),
            &[CODE_FLOW, rfc(6749, "4.1.2")],
        ),
        Advice::note(
            Kind::ClientSecret,
            Always,
            prose!(
                "With it a web application or a service shows Entra which one it is. It belongs on a server: never in a single-page or native application. Delete it in the app registration where it was shared, and make another."
            ),
            &[CODE_FLOW],
        ),
    ],
    ..Issued::BASE
};

/// The tenant’s v2.0 endpoint: the tenant stands in every issuer, and `tid` not in every token.
fn locate(token: &Token) -> Option<String> {
    let mut parts = sign::issuer(token)?.strip_prefix("https://")?.split('/');
    let (host, tenant) = (parts.next()?, parts.next()?);
    let host = match host {
        "sts.windows.net" => "login.microsoftonline.com",
        host => host,
    };
    let is_plain = |text: &str| {
        !text.is_empty() && (text.bytes()).all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b))
    };
    (is_plain(host) && is_plain(tenant))
        .then(|| ["https://", host, "/", tenant, "/oauth2/v2.0/authorize"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Certainty;
    use crate::oauth::providers::testing::{jwt, verdict};
    use crate::oauth::shape;

    const V1: &str = r#"{"typ":"JWT","alg":"RS256","x5t":"k","kid":"k"}"#;
    const V2: &str = r#"{"typ":"JWT","alg":"RS256","kid":"k"}"#;

    #[test]
    fn what_entra_issues_is_named() {
        use Kind::{AccessToken, IdToken};
        for (law, header, claims, kind) in [
            (
                "v2 access token with a name",
                V2,
                r#"{"aud":"6e74172b-be56-4843-9ff4-e66a39bb12e3","iss":"https://login.microsoftonline.com/t/v2.0","azp":"c","azpacr":"0","name":"A","preferred_username":"a@b","scp":"x","sub":"s","iat":1,"exp":2,"ver":"2.0"}"#,
                AccessToken,
            ),
            (
                "v1 access token of an application: neither scp nor user",
                V1,
                r#"{"aud":"api://x","iss":"https://sts.windows.net/t/","appid":"c","appidacr":"1","roles":["r"],"sub":"s","iat":1,"exp":2,"ver":"1.0"}"#,
                AccessToken,
            ),
            (
                "ID token without nonce",
                V2,
                r#"{"aud":"6e74172b-be56-4843-9ff4-e66a39bb12e3","iss":"https://login.microsoftonline.com/t/v2.0","sub":"s","iat":1,"exp":2,"ver":"2.0"}"#,
                IdToken,
            ),
            (
                "ID token of External ID",
                V2,
                r#"{"aud":"6e74172b-be56-4843-9ff4-e66a39bb12e3","iss":"https://contoso.ciamlogin.com/t/v2.0","nonce":"n","sub":"s","ver":"2.0"}"#,
                IdToken,
            ),
        ] {
            let expected = (kind, Certainty::Strong, "entra");
            assert_eq!(verdict(&jwt(header, claims)), expected, "{law}");
        }
        let secret = format!("abc8Q~{}", "x".repeat(34));
        let told = shape::telling(&secret).map(|s| s.what);
        assert_eq!(told, Some("Microsoft Entra client secret"));
        let refresh = format!("1.A{}.AgAB{}", "x".repeat(60), "y".repeat(250));
        let told = shape::telling(&refresh).map(|s| s.what);
        assert_eq!(told, Some("Microsoft Entra refresh token"));
        // What no document promises does not tell alone.
        let personal = format!("EwB4A8l6BAAU{}", "filler/+".repeat(20));
        assert!(shape::of(&personal).next().is_some());
        assert!(shape::telling(&personal).is_none());
    }
}
