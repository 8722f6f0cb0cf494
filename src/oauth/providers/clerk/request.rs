//! Clerk's side of an authorization request: a JWT without a named API, its own scopes, and how long things last.

use super::OAUTH;
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{
    AccessToken, Audience, Goes, Lifetime, Lifetimes, LikelyError, ScopeRow, Seen,
};
use crate::oauth::params;
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};

reasons! {
    /// The access token.
    JWT = "Clerk issues JWTs unless “Generate access tokens as JWTs” is off for the OAuth application; then they are opaque (oat_…). The request names no API: scopes say what is allowed.", [OAUTH];
    /// `aud`.
    AUD = "Clerk’s documentation does not say what stands in aud of an OAuth access token. Your API checks the signature, exp and the scopes.", [OAUTH];
    /// User data at UserInfo.
    METADATA = "The user’s metadata; it comes from /oauth/userinfo.", [OAUTH];
    /// An organization.
    ORGANIZATION = "The user chooses an organization; org_id comes in the access token, and in the ID token with openid.", [OAUTH];
    /// A scope of OpenID Connect that is none of Clerk’s.
    NO_SCOPE = "Clerk’s metadata does not list it among its scopes.", [OAUTH];
    /// A scope that is not assigned.
    UNKNOWN_SCOPE = "A scope that does not exist, or is not assigned to the OAuth application.", [OAUTH];
    /// Lifetime of a code.
    CODE = "Ten minutes, as documented.", [OAUTH];
    /// Lifetime of access and ID tokens.
    DAY = "One day, as documented.", [OAUTH];
    /// Lifetime of a refresh token.
    NEVER = "It does not expire by itself, as documented.", [OAUTH];
}

/// Clerk's own scopes.
pub(super) const SCOPES: &[ScopeRow] = &[
    ScopeRow::new("address", Goes::Nothing, NO_SCOPE),
    ScopeRow::new("phone", Goes::Nothing, NO_SCOPE),
    ScopeRow {
        like: "public_metadata",
        goes: Goes::ClaimsAtUserinfo,
        claims: &["public_metadata", "unsafe_metadata"],
        reason: METADATA,
    },
    ScopeRow {
        like: "private_metadata",
        goes: Goes::ClaimsAtUserinfo,
        claims: &["private_metadata"],
        reason: METADATA,
    },
    ScopeRow {
        like: "user:org:read",
        goes: Goes::ClaimsInBoth,
        claims: &["org_id"],
        reason: ORGANIZATION,
    },
];

pub(super) fn aud(_: &AuthorizationRequest, _: &AccessToken) -> Audience {
    Audience::without(Seen::Unknown, AUD)
}

pub(super) fn errors(
    request: &AuthorizationRequest,
    _: &ResponseTypes,
    errors: &mut Vec<LikelyError>,
) {
    let is_custom =
        |scope: &str| !params::is_own_scope(scope) && !SCOPES.iter().any(|row| row.like == scope);
    if request.scope_tokens().any(is_custom) {
        errors.push(LikelyError::possible("invalid_scope", UNKNOWN_SCOPE));
    }
}

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Seconds(600, CODE),
    access_token: Lifetime::Seconds(86_400, DAY),
    id_token: Lifetime::Seconds(86_400, DAY),
    refresh_token: Lifetime::Endless(NEVER),
};
