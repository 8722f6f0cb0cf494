//! FusionAuth's side of an authorization request: a JWT for the application itself.
//!
//! Its defaults for lifetimes are settings of the tenant, which the pages that are cited here do not give.

use super::{ENDPOINTS, TOKENS};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{AccessToken, Audience, Goes, ScopeRow, Seen};
use crate::oauth::request::AuthorizationRequest;

reasons! {
    /// The access token.
    JWT = "FusionAuth’s access tokens are JWTs for the application itself: the request names no API, and aud is the client ID.", [TOKENS];
    /// In whose format.
    PROFILE = "FusionAuth’s own: gty in the header, applicationId, roles and scope in the claims. It looks much like the ID token of the same answer.", [TOKENS];
    /// `aud`.
    AUD = "The application’s ID, which is the client ID, in the access token as in the ID token.", [TOKENS];
    /// `aud` without a client.
    AUD_NO_CLIENT = "It will be the client ID, and the request has none.", [TOKENS];
    /// `target-entity:…`.
    ENTITY = "It names an entity in a client_credentials request; here no user’s token takes it.", [TOKENS, ENDPOINTS];
}

/// FusionAuth's own scopes.
pub(super) const SCOPES: &[ScopeRow] = &[ScopeRow::new("target-entity:*", Goes::Nothing, ENTITY)];

pub(super) fn aud(request: &AuthorizationRequest, _: &AccessToken) -> Audience {
    match request.get("client_id") {
        Some(client) => Audience::exactly(vec![client.to_owned()], AUD),
        None => Audience::without(Seen::Unknown, AUD_NO_CLIENT),
    }
}
