//! Apple's side of an authorization request: what comes back, and how long it lasts.
//!
//! Apple documents neither the lifetime of an ID token nor that of a refresh token.

use super::{RESPONSE, REST, TOKEN};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{Goes, Lifetime, Lifetimes, Prediction, ScopeRow, expect};
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::{Clause, observed};

const DIFFERENCES: Clause =
    observed("how Sign in with Apple differs from OpenID Connect, as the OpenID Foundation notes");

reasons! {
    /// The access token.
    OPAQUE = "Apple’s access token is for Apple’s own endpoints: there is no UserInfo endpoint, and no request gets a token for an API of yours.", [RESPONSE];
    /// The refresh token.
    REFRESH = "It comes with the code’s exchange, without being asked for.", [RESPONSE];
    /// The ID token.
    ID_TOKEN = "Apple’s token response always has one, with or without openid in scope.", [RESPONSE];
    /// `name`.
    NAME = "The user’s name comes beside the code, in the form parameter user, and only the first time the user agrees. It is in no token, and takes response_mode=form_post.", [DIFFERENCES, REST];
    /// `email`.
    EMAIL = "It comes in the ID token: there is no UserInfo endpoint. It takes response_mode=form_post.", [DIFFERENCES, REST];
    /// What Apple has no scope for.
    NO_SCOPE = "Apple knows the scopes name and email, and openid.", [DIFFERENCES];
    /// Lifetime of a code.
    CODE = "The code is good once, for five minutes.", [TOKEN];
    /// Lifetime of an access token.
    SAMPLE = "expires_in says it; it is 3600 in Apple’s sample.", [TOKEN];
}

/// The scopes that Apple knows, and those that it does not.
pub(super) const SCOPES: &[ScopeRow] = &[
    ScopeRow::new("name", Goes::Response, NAME),
    ScopeRow {
        like: "email",
        goes: Goes::ClaimsInIdToken,
        claims: &["email", "email_verified", "is_private_email"],
        reason: EMAIL,
    },
    ScopeRow::new("profile", Goes::Nothing, NO_SCOPE),
    ScopeRow::new("address", Goes::Nothing, NO_SCOPE),
    ScopeRow::new("phone", Goes::Nothing, NO_SCOPE),
    ScopeRow::new("offline_access", Goes::Nothing, NO_SCOPE),
];

pub(super) fn id_token(
    _: &AuthorizationRequest,
    types: &ResponseTypes,
) -> Option<Prediction<bool>> {
    (types.code || types.id_token).then_some(expect(true, ID_TOKEN))
}

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Seconds(300, CODE),
    access_token: Lifetime::Rule(SAMPLE),
    ..Lifetimes::UNDOCUMENTED
};
