//! A cluster has no authorization endpoint, so no request gets anything: this says so.

use super::{ADMIN, CONFIGURE};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{AccessTokenFormat, Goes, ScopeRow};
use crate::oauth::provider::Expected;

reasons! {
    /// No access token.
    NONE = "A cluster has no authorization endpoint: pods find their token in a file, and kubectl create token makes one. Its audience is chosen there.", [ADMIN, CONFIGURE];
    /// No refresh token.
    NO_REFRESH = "A service account has none: the kubelet renews the token in the file.", [ADMIN];
    /// Scopes.
    NO_SCOPES = "There is no authorization request that it could belong to.", [ADMIN];
}

/// What comes back: nothing.
pub(super) const NOTHING: Expected = Expected::new(AccessTokenFormat::None, NONE);

/// Every scope comes to nothing.
pub(super) const SCOPES: &[ScopeRow] = &[ScopeRow::new("*", Goes::Nothing, NO_SCOPES)];
