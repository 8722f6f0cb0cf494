//! Salesforce's side of an authorization request: a token for Salesforce alone, opaque or a JWT by settings.

use super::{ACCESS, JWT_ACCESS};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Answer, Audience, Goes, Lifetime, Lifetimes, Prediction,
    ScopeRow, expect,
};
use crate::oauth::provider::Expected;
use crate::oauth::request::AuthorizationRequest;
use crate::spec::{Clause, observed, page};

const REFRESHING: Clause = page(
    "Salesforce docs: OAuth refresh token process",
    "https://developer.salesforce.com/docs/atlas.en-us.218.0.api_rest.meta/api_rest/intro_understanding_refresh_token_oauth.htm",
);
const SCOPE_VALUES: Clause = page(
    "Salesforce docs: scope parameter values",
    "https://developer.salesforce.com/docs/platform/mobile-sdk/guide/oauth-scope-parameter-values.html",
);
const SCOPE_NAMES: Clause = observed("scopes of connected apps in public code");

reasons! {
    /// The access token.
    TOKEN = "It is for Salesforce’s own APIs, and opaque unless the connected app is set to JWT-based access tokens.", [ACCESS, JWT_ACCESS];
    /// In whose format.
    PROFILE = "Salesforce’s own: tty sfdc-core-token in the header, and scp as a string.", [JWT_ACCESS];
    /// `aud`.
    AUD = "Where it is a JWT, aud has been seen to hold the addresses of the Salesforce instance. No request names another API.", [observed("JWT access tokens in the tests of Salesforce’s Mobile SDK"), JWT_ACCESS];
    /// No scope at all.
    REFRESH = "The connected app’s settings decide: a request without scope gets all scopes that the app has, and one of them can be refresh_token.", [SCOPE_VALUES, REFRESHING];
    /// A refresh token is asked for.
    OFFLINE = "scope has refresh_token, or offline_access, which is the same here. The connected app must have it, too.", [SCOPE_VALUES, REFRESHING];
    /// None is asked for.
    NOT_OFFLINE = "scope has neither refresh_token nor offline_access.", [SCOPE_VALUES];
    /// `full`, and neither of them.
    FULL = "scope has full, which encompasses other scopes. Whether refresh_token is one of them is not documented: ask for it by name.", [SCOPE_VALUES];
    /// The scope for it.
    REFRESH_SCOPE = "It asks for a refresh token, where the connected app has the scope.", [SCOPE_NAMES, REFRESHING];
    /// Other scopes.
    SCOPE = "A permission at Salesforce’s own APIs, where the connected app has the scope.", [ACCESS];
    /// Lifetime of an access token.
    SESSION = "It is a session: the session timeout in Salesforce’s settings.", [REFRESHING, ACCESS];
}

/// What comes back, always.
pub(super) const ALWAYS: Expected = Expected::new(AccessTokenFormat::Unknown, TOKEN)
    .or(&[AccessTokenFormat::Opaque, AccessTokenFormat::Jwt]);

/// Salesforce's own scopes.
pub(super) const SCOPES: &[ScopeRow] = &[
    ScopeRow::new("refresh_token", Goes::RefreshToken, REFRESH_SCOPE),
    ScopeRow::new("offline_access", Goes::RefreshToken, REFRESH_SCOPE),
    ScopeRow::new("api", Goes::Permission, SCOPE),
    ScopeRow::new("web", Goes::Permission, SCOPE),
    ScopeRow::new("full", Goes::Permission, SCOPE),
    ScopeRow::new("id", Goes::Permission, SCOPE),
];

pub(super) fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    if request.get("scope").is_none() {
        return expect(Answer::Unknown, REFRESH);
    }
    if request.has_scope("refresh_token") || request.has_scope("offline_access") {
        return expect(Answer::Yes, OFFLINE);
    }
    match request.has_scope("full") {
        true => expect(Answer::Unknown, FULL),
        false => expect(Answer::No, NOT_OFFLINE),
    }
}

pub(super) fn aud(_: &AuthorizationRequest, _: &AccessToken) -> Audience {
    Audience::rule("the Salesforce instance", AUD)
}

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    access_token: Lifetime::Rule(SESSION),
    ..Lifetimes::UNDOCUMENTED
};
