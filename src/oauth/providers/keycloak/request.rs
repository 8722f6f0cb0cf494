//! Keycloak's side of an authorization request: client scopes and their mappers, and how long things last.

use super::{AUDIENCE, TYPES};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::scopes::ClaimsGo;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Answer, Audience, Goes, Lifetime, Lifetimes, Prediction, expect,
};
use crate::oauth::provider::{ComesBack, Expected};
use crate::oauth::request::AuthorizationRequest;
use crate::spec::{Clause, observed, page};

const TIMEOUTS: Clause = page(
    "Keycloak docs: session and token timeouts",
    "https://www.keycloak.org/docs/latest/server_admin/#_timeouts",
);
const DEFAULTS: Clause = observed("what a new realm gets in Keycloak’s source");

const BUILT_IN: Clause = page(
    "Keycloak source: OIDCLoginProtocolFactory",
    "https://github.com/keycloak/keycloak/blob/main/services/src/main/java/org/keycloak/protocol/oidc/OIDCLoginProtocolFactory.java",
);

reasons! {
    /// A client scope.
    NAMED = "It is always a JWT. scope asks for a client scope; aud is what that scope’s audience mapper or client roles bring.", [AUDIENCE];
    /// None.
    UNNAMED = "It is always a JWT. aud holds what the client’s default scopes and the user’s client roles bring, often only account.", [AUDIENCE];
    /// In whose format.
    PROFILE = "Keycloak’s own: typ Bearer in the claims (DPoP where it is bound to a key), azp, scope, realm_access and resource_access. A client can be set to have at+jwt in the header, as RFC 9068 has it.", [TYPES, AUDIENCE];
    /// `aud`.
    AUD = "The clients that Audience and Audience Resolve mappers bring, not the client that asks. It is often account, a string where there is one, and missing where there is none. audience in the request changes nothing; resource narrows it only where resource indicators, an experimental feature, are on. A client that is set to lightweight access tokens has been seen to leave sub and aud out.", [AUDIENCE, observed("lightweight access tokens of Keycloak")];
    /// The refresh token.
    REFRESH = "The provider’s settings decide: usually one comes with the code’s exchange, bound to the session.", [AUDIENCE, TIMEOUTS];
    /// The refresh token with `offline_access`.
    OFFLINE = "offline_access asks for an offline token, which outlives the session. The user must have that role.", [TIMEOUTS];
    /// Claims.
    CLAIMS = "In a new realm the mappers of these client scopes put them into the ID token, the access token and the answer of UserInfo, where the user has them; each mapper can be set otherwise. Clients have profile and email without asking.", [BUILT_IN];
    /// Lifetime of a code.
    CODE = "The realm’s setting “Client login timeout”; a new realm has been seen with one minute.", [TIMEOUTS, DEFAULTS];
    /// Lifetime of access and ID tokens.
    ACCESS = "The realm’s or the client’s setting “Access Token Lifespan”; a new realm has been seen with five minutes.", [TIMEOUTS, DEFAULTS];
    /// Lifetime of a refresh token.
    SESSION = "It ends with the session: “SSO Session Idle”, for an offline token “Offline Session Idle”.", [TIMEOUTS];
}

/// What comes back, by whether a scope names an API.
pub(super) const COMES_BACK: ComesBack = ComesBack::ByName {
    named: Expected::new(AccessTokenFormat::Jwt, NAMED),
    unnamed: Expected::new(AccessTokenFormat::Jwt, UNNAMED),
};

pub(super) fn aud(_: &AuthorizationRequest, _: &AccessToken) -> Audience {
    Audience::rule("the clients that mappers bring, often account", AUD)
}

pub(super) fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    match request.has_scope("offline_access") {
        true => expect(Answer::Yes, OFFLINE),
        false => expect(Answer::Unknown, REFRESH),
    }
}

pub(super) const CLAIMS_GO: ClaimsGo = ClaimsGo::Always(Goes::ClaimsInBoth, CLAIMS);

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Rule(CODE),
    access_token: Lifetime::Rule(ACCESS),
    id_token: Lifetime::Rule(ACCESS),
    refresh_token: Lifetime::Rule(SESSION),
};
