//! Ping's side of an authorization request: PingOne by scopes of a resource, PingFederate by its access token managers.

use super::{CLAIMS, FEDERATE, FEDERATE_RESOURCES, RESOURCES, SCOPES as RESOURCE_SCOPES};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Audience, Goes, Lifetime, Lifetimes, LikelyError, ScopeRow,
    Seen,
};
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::oauth::{params, placeholder};
use crate::spec::{Clause, page};

const LIFETIME: Clause = page(
    "PingOne docs: access token lifetime",
    "https://docs.pingidentity.com/pingone/applications/p1_customizing_access_token_lifetime.html",
);
const MODES: Clause = page(
    "PingOne docs: response mode values",
    "https://docs.pingidentity.com/pingone/applications/p1_response_mode_values.html",
);
/// Scopes of several resources in one request.
pub const CUSTOM: Clause = page(
    "PingOne docs: custom scopes",
    "https://developer.pingidentity.com/pingone-api/foundations/pingone-roles-scopes-and-permissions/access-services-through-scopes-and-roles/custom-scopes.html",
);
const REFERENCE: Clause = page(
    "PingFederate docs: reference tokens",
    "https://docs.pingidentity.com/pingfederate/11.3/administrators_reference_guide/pf_configure_reference_token_management.html",
);

reasons! {
    /// PingFederate.
    FEDERATES = "PingFederate’s access token manager decides: its own reference tokens are opaque, others are JWTs. aud in the request can choose the manager by its resource URI.", [FEDERATE, FEDERATE_RESOURCES];
    /// `pi.flow`.
    FLOW = "No redirect: the login is driven by calls to PingOne’s flow API, and what else would be in the redirect comes in their JSON.", [MODES];
    /// A placeholder.
    PLACEHOLDER = "scope still holds a placeholder, so it names no API yet.", [RESOURCE_SCOPES];
    /// A custom resource.
    API = "scope names a custom resource, and aud is the audience in that resource’s settings.", [RESOURCE_SCOPES, CLAIMS];
    /// No custom resource.
    NO_API = "scope names no custom resource, so the JWT is for PingOne’s own API and /userinfo.", [RESOURCE_SCOPES, CLAIMS];
    /// In whose format.
    PROFILE = "PingOne’s own: client_id, scope as a string, aud as an array, env and org. PingFederate’s JWTs hold what its manager maps.", [CLAIMS];
    /// `aud` of a custom resource.
    AUD_API = "The audience in the settings of the custom resource; its name where none is set.", [LIFETIME, CLAIMS];
    /// `aud` without one.
    AUD_NO_API = "PingOne’s own API: no custom resource is named.", [CLAIMS];
    /// `aud` at PingFederate.
    AUD_FEDERATE = "The access token manager’s settings decide.", [FEDERATE_RESOURCES];
    /// The refresh token.
    REFRESH = "The application’s settings decide: the refresh token grant must be allowed.", [CLAIMS];
    /// A scope of PingOne's own.
    OWN = "A permission at PingOne’s own API. It cannot be mixed with scopes of a custom resource.", [RESOURCES];
    /// Both in one request.
    MIXED = "scope mixes a custom resource and PingOne’s own API (p1:…), and the application’s settings do not let it ask for several resources at once.", [CUSTOM, RESOURCES];
    /// Perhaps two custom resources.
    PERHAPS_MIXED = "The scopes belong to different custom resources, and the application’s settings do not let it ask for several at once.", [CUSTOM, RESOURCES];
    /// Lifetime of an access token.
    HOUR = "The custom resource’s setting; one hour unless it was changed.", [LIFETIME];
    /// Lifetime of an access token of PingFederate.
    FEDERATE_LASTS = "The access token manager’s setting; 120 minutes for reference tokens unless it was changed.", [REFERENCE];
}

/// PingOne's own scopes.
pub(super) const SCOPES: &[ScopeRow] = &[ScopeRow::new("p1:*", Goes::Permission, OWN)];

fn is_federate(request: &AuthorizationRequest) -> bool {
    let endpoint = request.endpoint().unwrap_or_default();
    endpoint.ends_with("/as/authorization.oauth2")
}

/// The scopes of custom resources.
fn apis(request: &AuthorizationRequest) -> impl Iterator<Item = &str> {
    let is_of_an_api = |scope: &&str| !params::is_own_scope(scope) && !scope.starts_with("p1:");
    request.scope_tokens().filter(is_of_an_api)
}

/// The first of them.
fn api(request: &AuthorizationRequest) -> Option<&str> {
    apis(request).next()
}

/// A scope of PingOne’s own API and one of a custom resource, where a request to PingOne has both.
pub fn mixed(request: &AuthorizationRequest) -> Option<(&str, &str)> {
    let own = request
        .scope_tokens()
        .find(|scope| scope.starts_with("p1:"));
    own.zip(api(request)).filter(|_| !is_federate(request))
}

pub(super) fn access_token(request: &AuthorizationRequest) -> AccessToken {
    use AccessTokenFormat::{Jwt, Opaque, Unknown};
    if is_federate(request) {
        return AccessToken::expected(Unknown, None, FEDERATES).or(&[Jwt, Opaque]);
    }
    let (format, reason) = match api(request) {
        Some(scope) if placeholder::find(scope).is_some() => (Unknown, PLACEHOLDER),
        Some(_) => (Jwt, API),
        None => (Jwt, NO_API),
    };
    AccessToken::expected(format, None, reason)
}

pub(super) fn aud(request: &AuthorizationRequest, token: &AccessToken) -> Audience {
    if is_federate(request) {
        return Audience::without(Seen::Unknown, AUD_FEDERATE);
    }
    match api(request) {
        Some(_) if token.format == AccessTokenFormat::Jwt => {
            Audience::rule("the audience of the custom resource", AUD_API)
        }
        Some(_) => Audience::without(Seen::Unknown, PLACEHOLDER),
        None => Audience::rule("PingOne’s own API", AUD_NO_API),
    }
}

pub(super) fn errors(
    request: &AuthorizationRequest,
    _: &ResponseTypes,
    errors: &mut Vec<LikelyError>,
) {
    if mixed(request).is_some() {
        errors.push(LikelyError::possible("invalid_scope", MIXED));
    } else if !is_federate(request) && apis(request).nth(1).is_some() {
        errors.push(LikelyError::possible("invalid_scope", PERHAPS_MIXED));
    }
}

pub(super) fn lifetimes(request: &AuthorizationRequest) -> Lifetimes {
    Lifetimes {
        access_token: match (is_federate(request), api(request)) {
            (true, _) => Lifetime::Rule(FEDERATE_LASTS),
            (false, Some(_)) => Lifetime::Seconds(3600, HOUR),
            (false, None) => Lifetime::Undocumented,
        },
        ..Lifetimes::UNDOCUMENTED
    }
}
