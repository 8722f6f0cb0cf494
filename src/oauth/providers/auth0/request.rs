//! Auth0's side of an authorization request: what each value of `audience` gets, and what a refresh token takes.
//!
//! Follows the table of "Get Access Tokens"; what it does not say is said to be observed. Tenant settings that change the
//! outcome (Default Audience, the resource parameter) cannot be seen in a request, so the reasons name them.

use super::reasons as why;
use crate::oauth::api_name::{Look, look};
use crate::oauth::granted::NoteWhen;
use crate::oauth::outcome::notes::OwnNote;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Answer, Audience, Lifetime, Lifetimes, LikelyError, Prediction,
    Reason, Seen, expect,
};
use crate::oauth::params::when::{When, stands_here};
use crate::oauth::provider::Address;
use crate::oauth::request::{AuthorizationRequest, Param, ResponseTypes};
use crate::oauth::{params, placeholder};
use crate::text::uri::Uri;

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
    /// An API or endpoint of Auth0's own at another tenant than the one that is asked.
    OfAnotherTenant,
    /// The application's own client ID.
    ClientId,
    /// The identifier of an API, as far as the text shows.
    Api,
}

/// What the domains end with that Auth0 gives to tenants. Any other is a custom domain, which does not show its tenant.
const CANONICAL: &str = ".auth0.com";

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
    let asked = request.host();
    let asked = asked.as_deref().unwrap_or_default();
    if !(asked == host || host.ends_with(CANONICAL)) || uri.query.is_some() {
        return Named::Api;
    }
    let is_elsewhere = asked != host && asked.ends_with(CANONICAL);
    match path {
        "/userinfo" | "/userinfo/" | "/api/v2" | "/api/v2/" | "/me" | "/me/" | "/mfa" | "/mfa/"
        | "/my-org" | "/my-org/"
            if is_elsewhere =>
        {
            Named::OfAnotherTenant
        }
        _ if is_elsewhere => Named::Api,
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

pub(super) fn access_token(request: &AuthorizationRequest) -> AccessToken {
    use AccessTokenFormat::{Jwt, Opaque, Unknown};
    let expected = AccessToken::expected;
    let audiences: Vec<&str> = request.get_all("audience").collect();
    let (audience, look) = match audiences.as_slice() {
        [] => return without_audience(request, why::ABSENT),
        [one] => (*one, look(one)),
        _ => return expected(Unknown, None, why::REPEATED),
    };
    match look {
        Look::Blank => return without_audience(request, why::BLANK),
        Look::Placeholder => return expected(Unknown, None, why::PLACEHOLDER),
        Look::Several(_) => return expected(Unknown, None, why::SEVERAL),
        Look::Padded(_) | Look::EncodedTwice(_) | Look::Quoted(_) => {
            return expected(Unknown, Some(audience), why::WRITTEN);
        }
        Look::One => {}
    }
    let encrypted: &[AccessTokenFormat] = &[AccessTokenFormat::EncryptedJwt];
    match named(request, audience) {
        Named::TenantDomain => expected(Opaque, None, why::DOMAIN),
        Named::Userinfo => expected(Opaque, None, why::USERINFO),
        Named::ManagementApi => expected(Jwt, Some(audience), why::MANAGEMENT),
        Named::ManagementApiWithoutSlash => {
            expected(Unknown, Some(audience), why::MANAGEMENT_NO_SLASH)
        }
        Named::SystemApi => expected(Jwt, Some(audience), why::SYSTEM),
        Named::SystemApiWithoutSlash => expected(Unknown, Some(audience), why::SYSTEM_NO_SLASH),
        Named::OfAnotherTenant => expected(Unknown, Some(audience), why::ANOTHER_TENANT),
        Named::ClientId => expected(Unknown, Some(audience), why::CLIENT_ID),
        Named::Api if request.has_scope("openid") && !is_third_party(request) => {
            expected(Jwt, Some(audience), why::API_AND_OPENID).or(encrypted)
        }
        Named::Api => expected(Jwt, Some(audience), why::API).or(encrypted),
    }
}

/// What a request without a usable `audience` gets.
fn without_audience(request: &AuthorizationRequest, reason: Reason) -> AccessToken {
    use AccessTokenFormat::{Jwt, Opaque, Unknown};
    if let Some(resource) = request.get("resource") {
        return AccessToken::expected(Unknown, Some(resource), why::RESOURCE).or(&[Jwt, Opaque]);
    }
    let reason = match is_third_party(request) {
        true => why::THIRD_PARTY_ABSENT,
        false => reason,
    };
    AccessToken::expected(Opaque, None, reason).or(&[Jwt])
}

/// Third-party applications get a code alone, and PKCE is mandatory for them.
pub(super) const PKCE_OF_THIRD_PARTIES: When = When {
    says: "for a third-party application, whose client ID begins with tpc_",
    holds: |request| {
        stands_here(request) && is_third_party(request) && request.response_types().code
    },
    spec: &[why::THIRD_PARTY],
};

/// Whether the client is registered as a third-party application, as its ID shows.
fn is_third_party(request: &AuthorizationRequest) -> bool {
    (request.get("client_id")).is_some_and(|client| client.starts_with("tpc_"))
}

pub(super) fn aud(request: &AuthorizationRequest, token: &AccessToken) -> Audience {
    let Some(named_api) = token.audience.as_deref() else {
        return Audience::without(Seen::Unknown, why::AUD_UNKNOWN);
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
            Audience::exactly(one.into_iter().chain(userinfo).collect(), why::AUD_BOTH)
        }
        Named::Api => Audience::exactly(one, why::AUD_ONE),
        _ => Audience::exactly(one, why::AUD_SYSTEM),
    }
}

pub(super) fn id_token(
    request: &AuthorizationRequest,
    _: &ResponseTypes,
) -> Option<Prediction<bool>> {
    is_third_party(request).then_some(expect(false, why::THIRD_PARTY_ID))
}

pub(super) fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    if request.has_scope("offline_access") {
        return expect(Answer::Yes, why::OFFLINE);
    }
    if request.has_scope("online_access") {
        return expect(Answer::Unknown, why::ONLINE);
    }
    expect(Answer::No, why::NOT_OFFLINE)
}

pub(super) fn lifetimes(request: &AuthorizationRequest) -> Lifetimes {
    const DAY: u32 = 86_400;
    let token = access_token(request);
    let types = request.response_types();
    let access_token = match token.format {
        // An implicit flow brings no code; a hybrid one brings both.
        AccessTokenFormat::Opaque if types.token && !types.code => {
            Lifetime::Seconds(7200, why::OF_USERINFO)
        }
        AccessTokenFormat::Opaque => Lifetime::Seconds(DAY, why::OF_USERINFO),
        AccessTokenFormat::Jwt if named_api(request) == Some(Named::Api) => {
            Lifetime::Seconds(DAY, why::OF_THE_API)
        }
        _ => Lifetime::Undocumented,
    };
    Lifetimes {
        access_token,
        id_token: Lifetime::Seconds(36_000, why::OF_ID_TOKEN),
        refresh_token: Lifetime::Seconds(30 * DAY, why::OF_REFRESH_TOKEN),
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
        make("access_denied", why::NOT_REGISTERED)
            .saying(["Service not found: ", audience].concat())
    };
    match look(audience) {
        Look::Blank | Look::Placeholder => return,
        Look::Several(_) | Look::Padded(_) | Look::EncodedTwice(_) | Look::Quoted(_) => {
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
        Named::OfAnotherTenant => errors.push(not_found(LikelyError::possible)),
        Named::ManagementApi | Named::SystemApi => {
            errors.push(LikelyError::possible("unauthorized_client", why::NO_GRANT));
        }
        Named::Api => {
            errors.push(not_found(LikelyError::possible));
            errors.push(LikelyError::possible("unauthorized_client", why::NO_GRANT));
        }
    }
}

/// What is to be known beside the tokens.
pub(super) const NOTES: &[(NoteWhen, OwnNote)] = &[
    (
        |request, outcome| {
            let is_api = named_api(request) == Some(Named::Api);
            let is_jwt = outcome.access_token.format == AccessTokenFormat::Jwt;
            is_api && is_jwt && !request.scope_tokens().any(is_api_scope)
        },
        OwnNote {
            param: "scope",
            says: "no permission of the API is asked for",
            reason: why::NO_SCOPES,
        },
    ),
    (
        |request, _| {
            let redirect = Uri::split(request.get("redirect_uri").unwrap_or_default());
            redirect.host() == Some("localhost")
        },
        OwnNote {
            param: "redirect_uri",
            says: "the login may have to be confirmed",
            reason: why::LOCALHOST,
        },
    ),
    (
        |request, _| request.get("organization").is_some(),
        OwnNote {
            param: "organization",
            says: "org_id in the tokens",
            reason: why::ORGANIZATION,
        },
    ),
    (
        |_, outcome| outcome.access_token.format == AccessTokenFormat::Opaque,
        OwnNote {
            param: "audience",
            says: "another matter for client_credentials",
            reason: why::OTHER_GRANT,
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
            reason: why::CUSTOM_DOMAIN,
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

/// Whether a string is no client ID of Auth0, but as long and as plain as a client secret or a code verifier. Client IDs
/// have 32 characters; those of third-party applications begin with `tpc_`, and an address can be one.
pub fn is_no_client_id(client: &str) -> bool {
    // A verifier has 43 or more (RFC 7636 §4.1), a client secret 64 or more.
    const LEAST: usize = 43;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_".contains(&b);
    client.len() >= LEAST && client.bytes().all(is_plain) && !client.starts_with("tpc_")
}

#[cfg(test)]
#[path = "request_tests.rs"]
mod tests;
