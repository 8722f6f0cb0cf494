//! Firebase has no authorization endpoint, so no request gets anything: this says so.

use super::{SESSIONS, VERIFY};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{AccessTokenFormat, Goes, ScopeRow};
use crate::oauth::provider::Expected;

reasons! {
    /// No access token.
    NONE = "Firebase has no authorization endpoint and no access token of its own: its SDKs sign in, and the ID token goes to your backend.", [VERIFY];
    /// No refresh token.
    NO_REFRESH = "Its SDKs have refresh tokens; no authorization request brings one.", [SESSIONS];
    /// Scopes.
    NO_SCOPES = "There is no authorization request that it could belong to.", [VERIFY];
}

/// What comes back: nothing.
pub(super) const NOTHING: Expected = Expected::new(AccessTokenFormat::None, NONE);

/// Every scope comes to nothing.
pub(super) const SCOPES: &[ScopeRow] = &[ScopeRow::new("*", Goes::Nothing, NO_SCOPES)];
