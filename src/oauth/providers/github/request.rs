//! GitHub's side of an authorization request: OAuth 2.0 without OpenID Connect, a code always, a token for GitHub alone.

use super::{FORMATS, OAUTH_APPS, REFRESHING};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{AccessTokenFormat, Goes, Lifetime, Lifetimes, ScopeRow};
use crate::oauth::provider::Expected;

reasons! {
    /// The access token.
    OPAQUE = "GitHub’s access tokens are strings for GitHub’s own API (gho_…, or ghu_… for a GitHub App). No request gets one for an API of yours.", [OAUTH_APPS, FORMATS];
    /// The refresh token.
    REFRESH = "A GitHub App whose user tokens expire gets one; an OAuth App gets none.", [REFRESHING];
    /// OpenID Connect.
    NO_OPENID = "GitHub’s sign-in is OAuth 2.0 without OpenID Connect: there is no such scope, and no ID token.", [OAUTH_APPS];
    /// A scope.
    SCOPE = "A scope of GitHub’s own API, for an OAuth App. A GitHub App has permissions instead of scopes.", [OAUTH_APPS];
    /// Lifetime of a code.
    CODE = "The code expires after ten minutes.", [OAUTH_APPS];
    /// Lifetime of an access token.
    ACCESS = "Eight hours for a GitHub App whose user tokens expire; an OAuth App’s token lasts until it is revoked.", [REFRESHING, OAUTH_APPS];
    /// Lifetime of a refresh token.
    REFRESH_LASTS = "Six months, where there is one.", [REFRESHING];
}

/// What comes back, always.
pub(super) const ALWAYS: Expected = Expected::new(AccessTokenFormat::Opaque, OPAQUE);

/// What GitHub has no scope for, and the rest.
pub(super) const SCOPES: &[ScopeRow] = &[
    ScopeRow::new("openid", Goes::Nothing, NO_OPENID),
    ScopeRow::new("profile", Goes::Nothing, NO_OPENID),
    ScopeRow::new("email", Goes::Nothing, NO_OPENID),
    ScopeRow::new("address", Goes::Nothing, NO_OPENID),
    ScopeRow::new("phone", Goes::Nothing, NO_OPENID),
    ScopeRow::new("offline_access", Goes::Nothing, NO_OPENID),
    ScopeRow::new("*", Goes::Permission, SCOPE),
];

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Seconds(600, CODE),
    access_token: Lifetime::Rule(ACCESS),
    refresh_token: Lifetime::Rule(REFRESH_LASTS),
    ..Lifetimes::UNDOCUMENTED
};
