//! Auth0's side of an authorization request: what each value of `audience` gets, and what a refresh token takes.
//!
//! Follows the table of "Get Access Tokens"; what it does not say is said to be observed. Tenant settings that change the
//! outcome (Default Audience, the resource parameter) cannot be seen in a request, so the reasons name them.

use super::{GET_ACCESS_TOKENS, PROFILES};
use crate::oauth::api_name::{Look, look};
use crate::oauth::outcome::notes::OwnNote;
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Answer, Audience, Lifetime, Lifetimes, LikelyError, Outcome,
    Prediction, Reason, Seen, expect,
};
use crate::oauth::provider::Address;
use crate::oauth::request::{AuthorizationRequest, Param, ResponseTypes};
use crate::oauth::{params, placeholder};
use crate::spec::{Clause, auth0, observed, rfc};
use crate::text::uri::Uri;

const GET_REFRESH_TOKENS: Clause = auth0("secure/tokens/refresh-tokens/get-refresh-tokens");
const TENANT_SETTINGS: Clause = auth0("get-started/tenant-settings");
const IDENTIFIERS: Clause = auth0("get-started/auth0-overview/set-up-apis");
const MANAGEMENT_TOKENS: Clause = auth0("secure/tokens/access-tokens/management-api-access-tokens");
const USERINFO_AUDIENCE: Clause =
    auth0("authenticate/login/oidc-conformant-authentication/oidc-adoption-auth-code-flow");
const ACCESS_TOKENS: Clause = auth0("secure/tokens/access-tokens");
const ENCRYPTION: Clause = auth0("secure/tokens/access-tokens/json-web-encryption");
const TOKEN_BEST_PRACTICES: Clause = auth0("secure/tokens/token-best-practices");
const ONLINE_REFRESH: Clause =
    auth0("secure/tokens/refresh-tokens/online-refresh-tokens/online-refresh-tokens");
const REFRESH_EXPIRATION: Clause =
    auth0("secure/tokens/refresh-tokens/configure-refresh-token-expiration");
const API_SETTINGS: Clause = auth0("get-started/apis/api-settings");
const API_ACCESS: Clause = auth0("get-started/apis/api-access-policies-for-applications");
const APPLICATION_SETTINGS: Clause = auth0("get-started/applications/application-settings");
const THIRD_PARTY: Clause =
    auth0("get-started/applications/third-party-applications/security-controls");
const OIDC_SCOPES: Clause = auth0("get-started/apis/scopes/openid-connect-scopes");
const OAUTH: Clause = auth0("authenticate/protocols/oauth");
const MY_ACCOUNT: Clause = auth0("manage-users/my-account-api");
const MY_ORGANIZATION: Clause = auth0("api/myorganization");
const MFA_API: Clause = auth0(
    "secure/multi-factor-authentication/manage-mfa-auth0-apis/manage-authenticator-factors-mfa-api",
);
const CLIENT_GRANTS: Clause =
    auth0("get-started/applications/third-party-applications/troubleshooting");
const HS256: Clause =
    observed("APIs at Auth0 that sign with HS256, whose tokens have one audience");
const CLIENT_CREDENTIALS: Clause =
    observed("an article of Auth0’s support on client_credentials without audience");
const SERVICE_NOT_FOUND: Clause = observed(
    "Auth0 answers access_denied, Service not found, to an audience that it does not know",
);

/// What one identifier in `audience` is to Auth0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The tenant's own domain.
    TenantDomain,
    /// The `/userinfo` endpoint.
    Userinfo,
    /// The Management API.
    ManagementApi,
    /// The Management API, its final slash missing.
    ManagementApiWithoutSlash,
    /// Another API of Auth0's own at the tenant: My Account, MFA, My Organization.
    SystemApi,
    /// One of these, its final slash missing.
    SystemApiWithoutSlash,
    /// The application's own client ID.
    ClientId,
    /// The identifier of an API, as far as the text shows.
    Api,
}

/// What the identifier is to Auth0. Hosts are compared without case, the rest exactly.
pub fn named(request: &AuthorizationRequest, identifier: &str) -> Named {
    if request.get("client_id") == Some(identifier) {
        return Named::ClientId;
    }
    let uri = Uri::split(identifier);
    let (host, path) = match uri.authority {
        Some(authority) => (authority, uri.path),
        // `tenant.eu.auth0.com`, as the domain is written.
        None if uri.scheme.is_none() => (
            identifier.split('/').next().unwrap_or_default(),
            identifier.find('/').map_or("", |at| &identifier[at..]),
        ),
        None => return Named::Api,
    };
    let host = host.to_ascii_lowercase();
    // Behind a custom domain the tenant's canonical domain is as good, and the request does not show it.
    let own = request.host().is_some_and(|h| h == host) || host.ends_with(".auth0.com");
    if !own || uri.query.is_some() {
        return Named::Api;
    }
    match path {
        "" | "/" => Named::TenantDomain,
        "/userinfo" | "/userinfo/" => Named::Userinfo,
        "/api/v2/" => Named::ManagementApi,
        "/api/v2" => Named::ManagementApiWithoutSlash,
        "/me/" | "/mfa/" | "/my-org/" => Named::SystemApi,
        "/me" | "/mfa" | "/my-org" => Named::SystemApiWithoutSlash,
        _ => Named::Api,
    }
}

pub(super) fn takes(address: &Address<'_>, params: &[Param]) -> bool {
    let has = |name: &str| params.iter().any(|p| p.name == name);
    if address.host.is_empty() {
        return !has("resource");
    }
    let template = placeholder::find(address.host).is_some();
    address.host.ends_with(".auth0.com")
        || (matches!(address.path, "/authorize" | "/authorize/" | "")
            && (has("audience") || template)
            && !has("resource"))
}

reasons! {
    /// No `audience`.
    ABSENT = "There is no audience, so the token is good for /userinfo alone. A JWT comes only where the tenant has a Default Audience.", [GET_ACCESS_TOKENS, TENANT_SETTINGS];
    /// An `audience` that is blank.
    BLANK = "audience is empty, which counts as none: the token is good for /userinfo alone. A JWT comes only where the tenant has a Default Audience.", [GET_ACCESS_TOKENS, TENANT_SETTINGS];
    /// The application issues nothing for `/userinfo`.
    THIRD_PARTY_ABSENT = "A third-party application (tpc_…) cannot use /userinfo, and there is no audience that names an API. A JWT comes only where the tenant has a Default Audience.", [THIRD_PARTY, TENANT_SETTINGS];
    /// `resource` alone.
    RESOURCE = "There is no audience, but a resource. A tenant with the resource parameter’s compatibility profile takes it as audience; others pass it on and issue an opaque token.", [TENANT_SETTINGS];
    /// Several `audience` parameters.
    REPEATED = "audience stands more than once. Auth0 takes one API a request.", [rfc(6749, "3.1"), GET_ACCESS_TOKENS];
    /// A placeholder.
    PLACEHOLDER = "audience still holds a placeholder, so it names no API yet.", [GET_ACCESS_TOKENS];
    /// Several identifiers in one.
    SEVERAL = "audience holds several identifiers. Auth0 takes one API a request, and reads the whole value as its identifier.", [GET_ACCESS_TOKENS, SERVICE_NOT_FOUND];
    /// White space, or encoded twice.
    WRITTEN = "Auth0 compares the identifier exactly, and no API will have it written like this. It then answers “Service not found”.", [IDENTIFIERS, SERVICE_NOT_FOUND];
    /// The tenant's domain.
    DOMAIN = "audience is the tenant’s own domain, which counts as none: the token is good for /userinfo alone.", [GET_ACCESS_TOKENS];
    /// `/userinfo`.
    USERINFO = "audience is the /userinfo endpoint: the token is good for that alone.", [USERINFO_AUDIENCE, GET_ACCESS_TOKENS];
    /// The Management API.
    MANAGEMENT = "audience is the Management API. A user’s token for it carries only scopes about that user. Treat it as opaque, although it decodes.", [GET_ACCESS_TOKENS, MANAGEMENT_TOKENS];
    /// The Management API without its slash.
    MANAGEMENT_NO_SLASH = "The Management API’s identifier ends with a slash. Without it Auth0 knows no such API, and answers “Service not found”.", [MANAGEMENT_TOKENS, SERVICE_NOT_FOUND];
    /// Another API of the tenant's own.
    SYSTEM = "audience is an API of Auth0’s own at the tenant: /me/ is My Account, /mfa/ the MFA API, /my-org/ My Organization. The JWT is for that API and for none of yours.", [MY_ACCOUNT, MFA_API, MY_ORGANIZATION];
    /// The same without its slash.
    SYSTEM_NO_SLASH = "The identifiers of Auth0’s own APIs at the tenant end with a slash. Without it Auth0 will know no such API.", [MY_ACCOUNT, SERVICE_NOT_FOUND];
    /// The client ID.
    CLIENT_ID = "audience is the client ID. Unless an API has just that identifier, Auth0 answers “Service not found”.", [GET_ACCESS_TOKENS, SERVICE_NOT_FOUND];
    /// An API, with `openid`.
    API_AND_OPENID = "audience names an API, which must be registered with exactly this identifier. With openid in scope and an API that signs with RS256, aud lists /userinfo as well. An API that is set to JSON Web Encryption gets it encrypted.", [GET_ACCESS_TOKENS, IDENTIFIERS, ENCRYPTION];
    /// An API.
    API = "audience names an API, which must be registered with exactly this identifier. An API that is set to JSON Web Encryption gets it encrypted.", [GET_ACCESS_TOKENS, IDENTIFIERS, ENCRYPTION];
    /// The format of a JWT.
    PROFILE = "Auth0’s own profile unless the API’s settings say RFC 9068: typ JWT and azp, without jti; in the other, typ at+jwt, client_id and jti.", [PROFILES];

    /// `aud` of an API with `openid`.
    AUD_BOTH = "An array of both, because scope has openid: the token is good for the API and for /userinfo. That takes an API that signs with RS256. With HS256 aud has been seen to be the API’s identifier alone, and /userinfo to refuse the token.", [GET_ACCESS_TOKENS, TOKEN_BEST_PRACTICES, HS256];
    /// `aud` of an API without `openid`.
    AUD_ONE = "A string, the API’s identifier as it is registered. /userinfo is added only where scope has openid, and never for third-party applications.", [GET_ACCESS_TOKENS];
    /// `aud` of an API of Auth0's own.
    AUD_SYSTEM = "The identifier of Auth0’s own API. Through a custom domain it is called at that domain, or the token counts as invalid.", [GET_ACCESS_TOKENS];
    /// `aud` is not known.
    AUD_UNKNOWN = "What is in audience names no API that Auth0 will know, as far as the text shows.", [GET_ACCESS_TOKENS];
    /// `aud` of an opaque token.
    HIDDEN = "It is a string that only Auth0 can read, good for /userinfo: there is nothing in it that an API could check.", [GET_ACCESS_TOKENS, ACCESS_TOKENS];

    /// A refresh token is asked for.
    OFFLINE = "scope has offline_access. The API must allow offline access, and the application the refresh token grant.", [GET_REFRESH_TOKENS, TOKEN_BEST_PRACTICES];
    /// A refresh token for a session is asked for.
    ONLINE = "scope has online_access, which brings a refresh token where the tenant and the flow support it.", [ONLINE_REFRESH];
    /// None is asked for.
    NOT_OFFLINE = "scope has no offline_access.", [GET_REFRESH_TOKENS];
    /// `online_access`.
    ONLINE_SCOPE = "It asks for a refresh token that ends with the user’s session. Flows that do not support it leave it out without a word.", [ONLINE_REFRESH];
    /// No ID token for a third-party application.
    THIRD_PARTY_ID = "Auth0 issues no ID token to third-party applications (tpc_…).", [THIRD_PARTY];
    /// Claims.
    CLAIMS = "Auth0 puts them into the ID token and into the answer of /userinfo. Without the scope they are left out, even where an Action adds them.", [OIDC_SCOPES];
    /// `web_message`.
    WEB_MESSAGE = "The answer is posted to the window that opened the request, as a message. Its origin must be among the application’s Allowed Web Origins.", [OAUTH];

    /// Lifetime of an access token for an API.
    OF_THE_API = "The API’s own setting; 86400 seconds unless it was changed, and 2592000 at most. For implicit and hybrid flows it has a second one.", [API_SETTINGS];
    /// Lifetime of a token for `/userinfo`.
    OF_USERINFO = "Fixed for tokens that are good for /userinfo alone: 7200 seconds where the redirect brings them, 86400 from the token endpoint.", [ACCESS_TOKENS];
    /// Lifetime of an ID token.
    OF_ID_TOKEN = "The application’s setting; 36000 seconds unless it was changed.", [APPLICATION_SETTINGS];
    /// Lifetime of a refresh token.
    OF_REFRESH_TOKEN = "2592000 seconds without use, where the application’s idle lifetime is on. Its maximum lifetime is another setting.", [REFRESH_EXPIRATION];

    /// The API is not registered.
    NOT_REGISTERED = "The tenant has no API with exactly this identifier: a slash, a letter’s case and the scheme count.", [SERVICE_NOT_FOUND, IDENTIFIERS];
    /// The application may not ask for the API.
    NO_GRANT = "The API lets only authorized applications in, and this one has no client grant for it.", [API_ACCESS, CLIENT_GRANTS];
    /// `client_credentials`.
    OTHER_GRANT = "This is about a user who signs in. With client_credentials an audience is required; on tenants with an old flag a request without one has been seen to get an opaque token, even where there is a Default Audience.", [CLIENT_CREDENTIALS];
    /// A custom domain and the Management API.
    CUSTOM_DOMAIN = "Called through a custom domain, iss is that domain. A token for the Management API is then good only at the Management API under the same domain.", [GET_ACCESS_TOKENS];
}

pub(super) fn access_token(request: &AuthorizationRequest) -> AccessToken {
    use AccessTokenFormat::{Jwt, Opaque, Unknown};
    let expected = AccessToken::expected;
    let audiences: Vec<&str> = request.get_all("audience").collect();
    let (audience, look) = match audiences.as_slice() {
        [] => return without_audience(request, ABSENT),
        [one] => (*one, look(one)),
        _ => return expected(Unknown, None, REPEATED),
    };
    match look {
        Look::Blank => return without_audience(request, BLANK),
        Look::Placeholder => return expected(Unknown, None, PLACEHOLDER),
        Look::Several(_) => return expected(Unknown, None, SEVERAL),
        Look::Padded(_) | Look::EncodedTwice(_) => {
            return expected(Unknown, Some(audience), WRITTEN);
        }
        Look::One => {}
    }
    let encrypted: &[AccessTokenFormat] = &[AccessTokenFormat::EncryptedJwt];
    match named(request, audience) {
        Named::TenantDomain => expected(Opaque, None, DOMAIN),
        Named::Userinfo => expected(Opaque, None, USERINFO),
        Named::ManagementApi => expected(Jwt, Some(audience), MANAGEMENT),
        Named::ManagementApiWithoutSlash => expected(Unknown, Some(audience), MANAGEMENT_NO_SLASH),
        Named::SystemApi => expected(Jwt, Some(audience), SYSTEM),
        Named::SystemApiWithoutSlash => expected(Unknown, Some(audience), SYSTEM_NO_SLASH),
        Named::ClientId => expected(Unknown, Some(audience), CLIENT_ID),
        Named::Api if request.has_scope("openid") && !is_third_party(request) => {
            expected(Jwt, Some(audience), API_AND_OPENID).or(encrypted)
        }
        Named::Api => expected(Jwt, Some(audience), API).or(encrypted),
    }
}

/// What a request without a usable `audience` gets.
fn without_audience(request: &AuthorizationRequest, reason: Reason) -> AccessToken {
    use AccessTokenFormat::{Jwt, Opaque, Unknown};
    if let Some(resource) = request.get("resource") {
        return AccessToken::expected(Unknown, Some(resource), RESOURCE).or(&[Jwt, Opaque]);
    }
    let reason = match is_third_party(request) {
        true => THIRD_PARTY_ABSENT,
        false => reason,
    };
    AccessToken::expected(Opaque, None, reason).or(&[Jwt])
}

/// Whether the client is registered as a third-party application, as its ID shows.
fn is_third_party(request: &AuthorizationRequest) -> bool {
    (request.get("client_id")).is_some_and(|client| client.starts_with("tpc_"))
}

pub(super) fn aud(request: &AuthorizationRequest, token: &AccessToken) -> Audience {
    let Some(named_api) = token.audience.as_deref() else {
        return Audience::without(Seen::Unknown, AUD_UNKNOWN);
    };
    if token.format != AccessTokenFormat::Jwt {
        return Audience::without(Seen::Unknown, token.reason);
    }
    let one = vec![named_api.to_owned()];
    match named(request, named_api) {
        Named::Api if request.has_scope("openid") && !is_third_party(request) => {
            let userinfo = request
                .issuer()
                .map(|issuer| [&issuer, "userinfo"].concat());
            Audience::exactly(one.into_iter().chain(userinfo).collect(), AUD_BOTH)
        }
        Named::Api => Audience::exactly(one, AUD_ONE),
        _ => Audience::exactly(one, AUD_SYSTEM),
    }
}

pub(super) fn id_token(
    request: &AuthorizationRequest,
    _: &ResponseTypes,
) -> Option<Prediction<bool>> {
    is_third_party(request).then_some(expect(false, THIRD_PARTY_ID))
}

pub(super) fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    if request.has_scope("offline_access") {
        return expect(Answer::Yes, OFFLINE);
    }
    if request.has_scope("online_access") {
        return expect(Answer::Unknown, ONLINE);
    }
    expect(Answer::No, NOT_OFFLINE)
}

pub(super) fn lifetimes(request: &AuthorizationRequest) -> Lifetimes {
    const DAY: u32 = 86_400;
    let token = access_token(request);
    let types = request.response_types();
    let access_token = match token.format {
        // An implicit flow brings no code; a hybrid one brings both.
        AccessTokenFormat::Opaque if types.token && !types.code => {
            Lifetime::Seconds(7200, OF_USERINFO)
        }
        AccessTokenFormat::Opaque => Lifetime::Seconds(DAY, OF_USERINFO),
        AccessTokenFormat::Jwt if named_api(request) == Some(Named::Api) => {
            Lifetime::Seconds(DAY, OF_THE_API)
        }
        _ => Lifetime::Undocumented,
    };
    Lifetimes {
        access_token,
        id_token: Lifetime::Seconds(36_000, OF_ID_TOKEN),
        refresh_token: Lifetime::Seconds(30 * DAY, OF_REFRESH_TOKEN),
        ..Lifetimes::UNDOCUMENTED
    }
}

/// What the one identifier in `audience` is.
fn named_api(request: &AuthorizationRequest) -> Option<Named> {
    let audience = request.get("audience")?;
    Some(named(request, audience))
}

pub(super) fn errors(
    request: &AuthorizationRequest,
    types: &ResponseTypes,
    errors: &mut Vec<LikelyError>,
) {
    if !types.gives_access_token() {
        return;
    }
    let mut audiences = request.get_all("audience");
    let (Some(audience), None) = (audiences.next(), audiences.next()) else {
        return;
    };
    let not_found = |make: fn(&'static str, Reason) -> LikelyError| {
        make("access_denied", NOT_REGISTERED).saying(["Service not found: ", audience].concat())
    };
    match look(audience) {
        Look::Blank | Look::Placeholder => return,
        Look::Several(_) | Look::Padded(_) | Look::EncodedTwice(_) => {
            errors.push(not_found(LikelyError::expected));
            return;
        }
        Look::One => {}
    }
    match named(request, audience) {
        Named::TenantDomain | Named::Userinfo => {}
        Named::ManagementApiWithoutSlash | Named::SystemApiWithoutSlash | Named::ClientId => {
            errors.push(not_found(LikelyError::expected));
        }
        Named::ManagementApi | Named::SystemApi => {
            errors.push(LikelyError::possible("unauthorized_client", NO_GRANT));
        }
        Named::Api => {
            errors.push(not_found(LikelyError::possible));
            errors.push(LikelyError::possible("unauthorized_client", NO_GRANT));
        }
    }
}

/// What is to be known beside the tokens.
pub(super) const NOTES: &[(fn(&AuthorizationRequest, &Outcome) -> bool, OwnNote)] = &[
    (
        |_, outcome| outcome.access_token.format == AccessTokenFormat::Opaque,
        OwnNote {
            param: "audience",
            says: "another matter for client_credentials",
            reason: OTHER_GRANT,
        },
    ),
    (
        |request, _| {
            let is_custom = !(request.host()).is_none_or(|host| host.ends_with(".auth0.com"));
            is_custom && named_api(request) == Some(Named::ManagementApi)
        },
        OwnNote {
            param: "audience",
            says: "good at this custom domain alone",
            reason: CUSTOM_DOMAIN,
        },
    ),
];

/// Whether a scope asks for something of an API: none of those that OpenID Connect and Auth0 define for themselves.
pub fn is_api_scope(scope: &str) -> bool {
    !params::is_own_scope(scope)
}

/// The domain of an Auth0 issuer identifier, `https://DOMAIN/`: it always ends with the slash.
pub(super) fn domain_of(issuer: &str) -> Option<&str> {
    let domain = issuer.strip_prefix("https://")?.strip_suffix('/')?;
    let is_host = domain.contains('.')
        && domain
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    is_host.then_some(domain)
}

/// Whether an issuer identifier is one of Auth0's: `https://DOMAIN/`.
pub fn is_issuer(issuer: &str) -> bool {
    domain_of(issuer).is_some()
}

#[cfg(test)]
#[path = "request_tests.rs"]
mod tests;
