//! ZITADEL's side of an authorization request: a project's audience by scope, opaque or JWT by the application's setting.

use super::{CLAIMS, INTROSPECTION, SCOPES as SCOPE_DOCS};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::scopes::is_like;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Audience, Goes, Lifetime, Lifetimes, ScopeRow,
};
use crate::oauth::provider::{ComesBack, Expected};
use crate::oauth::request::AuthorizationRequest;
use crate::spec::{Clause, page};

const DEFAULTS: Clause = page(
    "ZITADEL docs: configuration options",
    "https://zitadel.com/docs/self-hosting/manage/configure",
);

reasons! {
    /// A project's audience.
    NAMED = "The scope puts the API’s project into aud. Whether the token is a JWT or opaque (Bearer Token) is a setting of the application.", [SCOPE_DOCS, INTROSPECTION];
    /// No project's audience.
    UNNAMED = "No scope names another project, so aud lists the clients of the application’s own. Whether the token is a JWT or opaque (Bearer Token) is a setting of the application.", [CLAIMS, INTROSPECTION];
    /// In whose format.
    PROFILE = "ZITADEL’s own, with claims that begin urn:zitadel:iam.", [CLAIMS];
    /// `aud` with a project.
    AUD_NAMED = "An array: what the scope adds, the project’s ID, beside the application’s own audiences. An opaque token shows it by introspection.", [SCOPE_DOCS, CLAIMS, INTROSPECTION];
    /// `aud` without.
    AUD_UNNAMED = "An array of the application’s own project. An opaque token shows it by introspection.", [CLAIMS, INTROSPECTION];
    /// The scope of a project.
    PROJECT = "It adds that project to the audience.", [SCOPE_DOCS];
    /// Other reserved scopes.
    RESERVED = "One of ZITADEL’s reserved scopes: it asks for claims of an organization, of roles or of metadata.", [SCOPE_DOCS];
    /// Lifetime of access and ID tokens.
    HALF_DAY = "A setting of the instance; 12 hours unless it was changed.", [DEFAULTS];
    /// Lifetime of a refresh token.
    REFRESH = "Settings of the instance; 90 days, and 30 without use, unless they were changed.", [DEFAULTS];
}

/// What comes back, by whether a scope names an API.
pub(super) const COMES_BACK: ComesBack = ComesBack::ByName {
    named: Expected::new(AccessTokenFormat::Unknown, NAMED)
        .or(&[AccessTokenFormat::Jwt, AccessTokenFormat::Opaque]),
    unnamed: Expected::new(AccessTokenFormat::Unknown, UNNAMED)
        .or(&[AccessTokenFormat::Jwt, AccessTokenFormat::Opaque]),
};

const PROJECT_SCOPE: &str = "urn:zitadel:iam:org:project:id:*:aud";

/// ZITADEL's own scopes.
pub(super) const SCOPES: &[ScopeRow] = &[
    ScopeRow::new(PROJECT_SCOPE, Goes::Audience, PROJECT),
    ScopeRow::new("urn:zitadel:iam:*", Goes::ClaimsInBoth, RESERVED),
];

pub(super) fn aud(request: &AuthorizationRequest, _: &AccessToken) -> Audience {
    match request
        .scope_tokens()
        .any(|scope| is_like(PROJECT_SCOPE, scope))
    {
        true => Audience::rule("the project that scope names, among others", AUD_NAMED),
        false => Audience::rule("the application’s own project", AUD_UNNAMED),
    }
}

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    access_token: Lifetime::Seconds(12 * 3600, HALF_DAY),
    id_token: Lifetime::Seconds(12 * 3600, HALF_DAY),
    refresh_token: Lifetime::Seconds(90 * 86_400, REFRESH),
    ..Lifetimes::UNDOCUMENTED
};
