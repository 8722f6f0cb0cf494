//! GitLab's side of an authorization request: a code, and an opaque token for GitLab alone.

use super::{OAUTH, OIDC};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{AccessTokenFormat, Goes, Lifetime, Lifetimes, ScopeRow};
use crate::oauth::provider::Expected;
use crate::spec::{Clause, page};

const PROVIDER: Clause = page(
    "GitLab docs: OAuth 2.0 identity provider",
    "https://docs.gitlab.com/integration/oauth_provider/",
);

reasons! {
    /// The access token.
    OPAQUE = "GitLab’s access token is an opaque string for GitLab’s own API. No request gets one for an API of yours.", [OAUTH];
    /// The refresh token.
    REFRESH = "It comes with the code’s exchange, without being asked for.", [OAUTH];
    /// `offline_access`.
    NO_OFFLINE = "It is none of GitLab’s scopes: the refresh token comes with the code’s exchange by itself.", [PROVIDER, OAUTH];
    /// A scope.
    SCOPE = "A permission at GitLab’s own API, if the application was registered with it.", [PROVIDER];
    /// What OpenID Connect brings.
    NO_SCOPE = "It is none of GitLab’s scopes.", [PROVIDER, OIDC];
    /// Lifetime of an access token.
    ACCESS = "Two hours; it cannot be changed.", [PROVIDER];
    /// Lifetime of a refresh token.
    REFRESH_LASTS = "It is good after its access token has expired, and once: each use brings a new one.", [OAUTH, PROVIDER];
}

/// What comes back, always.
pub(super) const ALWAYS: Expected = Expected::new(AccessTokenFormat::Opaque, OPAQUE);

/// What GitLab has no scope for, and some of its own.
pub(super) const SCOPES: &[ScopeRow] = &[
    ScopeRow::new("offline_access", Goes::Nothing, NO_OFFLINE),
    ScopeRow::new("address", Goes::Nothing, NO_SCOPE),
    ScopeRow::new("phone", Goes::Nothing, NO_SCOPE),
    ScopeRow::new("api", Goes::Permission, SCOPE),
    ScopeRow::new("read_*", Goes::Permission, SCOPE),
    ScopeRow::new("write_*", Goes::Permission, SCOPE),
];

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    access_token: Lifetime::Seconds(7200, ACCESS),
    refresh_token: Lifetime::Rule(REFRESH_LASTS),
    ..Lifetimes::UNDOCUMENTED
};
