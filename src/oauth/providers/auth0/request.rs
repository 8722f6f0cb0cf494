//! Auth0's side of an authorization request: what each value of `audience` gets, and what a refresh token takes.
//!
//! Follows the table of "Get Access Tokens"; what it does not say is said to be observed. Tenant settings that change the
//! outcome (Default Audience, the resource parameter) cannot be seen in a request, so the reasons name them.

use super::GET_ACCESS_TOKENS;
use crate::oauth::api_name::{Look, look};
use crate::oauth::outcome::{AccessToken, AccessTokenFormat, Answer, Prediction, expect};
use crate::oauth::provider::Address;
use crate::oauth::request::{AuthorizationRequest, Param};
use crate::oauth::{params, placeholder};
use crate::spec::{Clause, auth0, observed, rfc};
use crate::text::uri::Uri;

const GET_REFRESH_TOKENS: Clause = auth0("secure/tokens/refresh-tokens/get-refresh-tokens");
const TENANT_SETTINGS: Clause = auth0("get-started/tenant-settings");
const IDENTIFIERS: Clause = auth0("get-started/auth0-overview/set-up-apis");
const MANAGEMENT_TOKENS: Clause = auth0("secure/tokens/access-tokens/management-api-access-tokens");
const USERINFO_AUDIENCE: Clause =
    auth0("authenticate/login/oidc-conformant-authentication/oidc-adoption-auth-code-flow");
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
    let audiences: Vec<&str> = request.get_all("audience").collect();
    let (audience, look) = match audiences.as_slice() {
        [] => return without_audience(request),
        [one] => (*one, look(one)),
        _ => {
            let why = "audience stands more than once. Auth0 takes one API a request.";
            return AccessToken::expected(
                Unknown,
                None,
                why,
                const { &[rfc(6749, "3.1"), GET_ACCESS_TOKENS] },
            );
        }
    };
    match look {
        Look::Blank => return without_audience(request),
        Look::Placeholder => {
            let why = "audience still holds a placeholder, so it names no API yet.";
            return AccessToken::expected(Unknown, None, why, const { &[GET_ACCESS_TOKENS] });
        }
        Look::Several(_) => {
            let why = "audience holds several identifiers. Auth0 takes one API a request, and reads the whole value as its identifier.";
            return AccessToken::expected(
                Unknown,
                None,
                why,
                const { &[GET_ACCESS_TOKENS, SERVICE_NOT_FOUND] },
            );
        }
        Look::Padded(_) | Look::EncodedTwice(_) => {
            let why = "Auth0 compares the identifier exactly, and no API will have it written like this. It then answers “Service not found”.";
            return AccessToken::expected(
                Unknown,
                Some(audience),
                why,
                const { &[IDENTIFIERS, SERVICE_NOT_FOUND] },
            );
        }
        Look::One => {}
    }
    match named(request, audience) {
        Named::TenantDomain => AccessToken::expected(
            Opaque,
            None,
            "audience is the tenant’s own domain, which counts as none: the token is good for /userinfo alone.",
            const { &[GET_ACCESS_TOKENS] },
        ),
        Named::Userinfo => AccessToken::expected(
            Opaque,
            None,
            "audience is the /userinfo endpoint: the token is good for that alone.",
            const { &[USERINFO_AUDIENCE, GET_ACCESS_TOKENS] },
        ),
        Named::ManagementApi => AccessToken::expected(
            Jwt,
            Some(audience),
            "audience is the Management API. A user’s token for it carries only scopes about that user.",
            const { &[GET_ACCESS_TOKENS, MANAGEMENT_TOKENS] },
        ),
        Named::ManagementApiWithoutSlash => AccessToken::expected(
            Unknown,
            Some(audience),
            "The Management API’s identifier ends with a slash. Without it Auth0 knows no such API, and answers “Service not found”.",
            const { &[MANAGEMENT_TOKENS, SERVICE_NOT_FOUND] },
        ),
        Named::ClientId => AccessToken::expected(
            Unknown,
            Some(audience),
            "audience is the client ID. Unless an API has just that identifier, Auth0 answers “Service not found”.",
            const { &[GET_ACCESS_TOKENS, SERVICE_NOT_FOUND] },
        ),
        Named::Api if request.has_scope("openid") => AccessToken::expected(
            Jwt,
            Some(audience),
            "audience names an API, which must be registered with exactly this identifier. With openid in scope and an API that signs with RS256, aud lists /userinfo as well.",
            const { &[GET_ACCESS_TOKENS, IDENTIFIERS] },
        ),
        Named::Api => AccessToken::expected(
            Jwt,
            Some(audience),
            "audience names an API, which must be registered with exactly this identifier.",
            const { &[GET_ACCESS_TOKENS, IDENTIFIERS] },
        ),
    }
}

fn without_audience(request: &AuthorizationRequest) -> AccessToken {
    if let Some(resource) = request.get("resource") {
        return AccessToken::expected(
            AccessTokenFormat::Unknown,
            Some(resource),
            "There is no audience, but a resource. A tenant with the resource parameter’s compatibility profile takes it as audience; others pass it on and issue an opaque token.",
            const { &[TENANT_SETTINGS] },
        );
    }
    AccessToken::expected(
        AccessTokenFormat::Opaque,
        None,
        "There is no audience, so the token is good for /userinfo alone. A JWT comes only where the tenant has a Default Audience.",
        const { &[GET_ACCESS_TOKENS, TENANT_SETTINGS] },
    )
}

pub(super) fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    if request.has_scope("offline_access") {
        return expect(
            Answer::Yes,
            "scope has offline_access. The API must allow offline access, and the application the refresh token grant.",
            const {
                &[
                    GET_REFRESH_TOKENS,
                    auth0("secure/tokens/token-best-practices"),
                ]
            },
        );
    }
    if request.has_scope("online_access") {
        return expect(
            Answer::Unknown,
            "scope has online_access, which brings a refresh token where the tenant and the flow support it.",
            const {
                &[auth0(
                    "secure/tokens/refresh-tokens/online-refresh-tokens/online-refresh-tokens",
                )]
            },
        );
    }
    let why = "scope has no offline_access.";
    expect(Answer::No, why, const { &[GET_REFRESH_TOKENS] })
}

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
mod tests {
    use super::*;
    use crate::oauth::providers::auth0::AUTH0;

    fn request(audience: &str, more: &[(&str, &str)]) -> AuthorizationRequest {
        let mut request = AuthorizationRequest::new(&AUTH0);
        request.location = "tenant.eu.auth0.com".to_owned();
        request.set("client_id", "k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb");
        request.set("audience", audience);
        for (name, value) in more {
            request.set(name, *value);
        }
        request
    }

    #[test]
    fn each_row_of_the_documented_table() {
        use AccessTokenFormat::{Jwt, Opaque, Unknown};
        for (audience, format, named) in [
            ("", Opaque, None),
            ("tenant.eu.auth0.com", Opaque, None),
            ("https://tenant.eu.auth0.com", Opaque, None),
            ("https://tenant.eu.auth0.com/", Opaque, None),
            ("https://Tenant.EU.auth0.com/userinfo", Opaque, None),
            (
                "https://api.example.com",
                Jwt,
                Some("https://api.example.com"),
            ),
            ("orders", Jwt, Some("orders")),
            ("urn:orders", Jwt, Some("urn:orders")),
            (
                "https://tenant.eu.auth0.com/api/v2/",
                Jwt,
                Some("https://tenant.eu.auth0.com/api/v2/"),
            ),
            (
                "https://tenant.eu.auth0.com/api/v2",
                Unknown,
                Some("https://tenant.eu.auth0.com/api/v2"),
            ),
            (
                "https://tenant.eu.auth0.com/me/",
                Jwt,
                Some("https://tenant.eu.auth0.com/me/"),
            ),
            (
                "k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb",
                Unknown,
                Some("k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb"),
            ),
            ("YOUR_API_IDENTIFIER", Unknown, None),
            ("https://a.example.com https://b.example.com", Unknown, None),
        ] {
            let token = access_token(&request(audience, &[]));
            assert_eq!(
                (token.format, token.audience.as_deref()),
                (format, named),
                "{audience}"
            );
        }
    }

    #[test]
    fn a_custom_domain_has_its_own_userinfo() {
        let mut request = request("https://login.example.com/userinfo", &[]);
        assert_eq!(access_token(&request).format, AccessTokenFormat::Jwt);
        request.location = "login.example.com".to_owned();
        assert_eq!(access_token(&request).format, AccessTokenFormat::Opaque);
    }

    #[test]
    fn resource_stands_in_for_audience_only_where_the_tenant_says_so() {
        let resource = [("resource", "https://api.example.com")];
        let alone = access_token(&request("", &resource));
        assert_eq!(alone.format, AccessTokenFormat::Unknown);
        assert_eq!(alone.audience.as_deref(), Some("https://api.example.com"));
        let both = access_token(&request("https://b.example.com", &resource));
        assert_eq!(both.audience.as_deref(), Some("https://b.example.com"));
    }
}
