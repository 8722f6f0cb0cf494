//! What a request will get, predicted, with the reason.
//!
//! A prediction from documentation: the server has the last word, and the reasons say what could make it differ. What only
//! a provider knows (what names an API, what a refresh token takes, what stands in `aud`) it says itself; what follows from
//! OAuth 2.0 and OpenID Connect is said here. Does **not** judge: rules do.

pub mod audience;
mod delivery;
pub mod errors;
mod json;
pub mod kinds;
pub mod lifetimes;
pub mod notes;
pub mod reason;
pub mod rows;
pub mod scopes;
mod seen;
mod server;
pub(in crate::oauth) mod tokens;

pub use audience::Audience;
pub use delivery::default_delivery;
pub use errors::LikelyError;
pub use kinds::{AccessTokenFormat, Answer, Delivery, ErrorAt, Goes, Seen, Thing};
pub use lifetimes::{Lifetime, Lifetimes};
pub use notes::Note;
pub use reason::Reason;
pub use scopes::{ScopeFate, ScopeRow};
pub use seen::learn;
pub use server::follow;
pub use tokens::own_id_token;

use super::providers::granted_by;
use super::request::{AuthorizationRequest, ResponseTypes};
use super::request_object;
use crate::spec::rfc;
use reason::reasons;

/// Everything that comes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Whether the parameters that count could be read: false where they stand in a request object.
    pub is_read: bool,
    /// The access token.
    pub access_token: AccessToken,
    /// What an API will find in its `aud`.
    pub audience: Audience,
    /// Whether an ID token comes back.
    pub id_token: Prediction<bool>,
    /// Whether a refresh token comes back.
    pub refresh_token: Prediction<Answer>,
    /// Whether an authorization code comes back.
    pub code: Prediction<bool>,
    /// How the answer reaches the redirect URI.
    pub delivered: Prediction<Delivery>,
    /// Where each token arrives.
    pub arrives: Arrives,
    /// The parameters of the authorization response that do not depend on the server, in its usual order.
    pub response: Vec<&'static str>,
    /// What becomes of each scope.
    pub scopes: Vec<ScopeFate>,
    /// How long each of them lasts by default; only what comes back.
    pub lifetimes: Vec<(Thing, Lifetime)>,
    /// What else follows from the request: claims that are asked for one by one, `auth_time`, a bound code.
    pub notes: Vec<Note>,
    /// Errors that the request makes likely, expected ones first.
    pub errors: Vec<LikelyError>,
    /// Where the request itself has errors, as far as somebody has told it ([`Outcome::tell`]): a server need not do what is
    /// predicted for it.
    pub broken: Vec<Broken>,
}

/// A place of the request that has errors.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Broken {
    /// The parameter, or what the location is called; `request` where it is none of them.
    pub at: String,
    /// The names of the rules that found them.
    pub rules: Vec<&'static str>,
}

impl Outcome {
    /// Adds an error of the request that a rule has found there.
    pub fn tell(&mut self, at: &str, rule: &'static str) {
        let at = if at.is_empty() { "request" } else { at };
        match self.broken.iter_mut().find(|broken| broken.at == at) {
            Some(known) if known.rules.contains(&rule) => {}
            Some(known) => known.rules.push(rule),
            None => self.broken.push(Broken {
                at: at.to_owned(),
                rules: vec![rule],
            }),
        }
    }
}

/// What the access token will be.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessToken {
    /// Its shape.
    pub format: AccessTokenFormat,
    /// What else it can be, by settings that no request shows.
    pub or: &'static [AccessTokenFormat],
    /// The API that it will be for, as the request names it.
    pub audience: Option<String>,
    /// How it will have to be sent: `DPoP` where the request binds the code to a key, else `Bearer`.
    pub token_type: &'static str,
    /// In whose format a JWT is; none where it is none, or nothing is known.
    pub profile: Option<Reason>,
    /// Why, and what could make it differ.
    pub reason: Reason,
}

impl AccessToken {
    /// A prediction with its reason.
    pub fn expected(format: AccessTokenFormat, audience: Option<&str>, reason: Reason) -> Self {
        Self {
            format,
            or: &[],
            audience: audience.map(str::to_owned),
            token_type: "Bearer",
            profile: None,
            reason,
        }
    }

    /// Settings can make it one of these instead.
    pub const fn or(mut self, or: &'static [AccessTokenFormat]) -> Self {
        self.or = or;
        self
    }

    /// A JWT of that format, other than the provider's usual one.
    pub const fn in_profile(mut self, profile: Reason) -> Self {
        self.profile = Some(profile);
        self
    }

    /// Whether one comes back, as far as the request shows.
    pub fn is_issued(&self) -> bool {
        self.format != AccessTokenFormat::None
    }
}

/// Something predicted, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction<T> {
    /// What is expected.
    pub value: T,
    /// Why, and what could make it differ.
    pub reason: Reason,
}

/// A prediction with its reason.
pub const fn expect<T>(value: T, reason: Reason) -> Prediction<T> {
    Prediction { value, reason }
}

/// Where a token arrives: in the authorization response, from the token endpoint in exchange for the code, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// In the authorization response.
    pub redirect: bool,
    /// From the token endpoint.
    pub token_endpoint: bool,
}

/// Where each token arrives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrives {
    /// The access token.
    pub access_token: Place,
    /// The ID token.
    pub id_token: Place,
    /// The refresh token.
    pub refresh_token: Place,
}

reasons! {
    /// The request is an object that cannot be read here.
    ELSEWHERE = "The parameters that count stand in the request object, which is not read here.", [rfc(9101, "5")];
}

/// Predicts what the request gets.
pub fn predict(request: &AuthorizationRequest) -> Outcome {
    if request.get("request").is_some() || request.get("request_uri").is_some() {
        return stands_elsewhere(request);
    }
    if let Some(own) = (granted_by(request.provider).own)(request) {
        return own;
    }
    let types = tokens::response_types(request);
    let delivered = delivery::delivered(request, &types);
    let access_token = tokens::access_token(request, &types);
    let mut outcome = Outcome {
        is_read: true,
        audience: audience::audience(request, &access_token),
        id_token: tokens::id_token(request, &types),
        refresh_token: tokens::refresh_token(request, &types),
        code: tokens::code(request, &types),
        arrives: Arrives::default(),
        response: Vec::new(),
        scopes: Vec::new(),
        lifetimes: Vec::new(),
        notes: Vec::new(),
        errors: errors::likely(request, &types),
        broken: Vec::new(),
        access_token,
        delivered,
    };
    outcome.arrives = arrives(&outcome, &types);
    outcome.response = response(request, &outcome);
    outcome.scopes = scopes::fates(request, &outcome);
    outcome.lifetimes = lifetimes(request, &outcome);
    outcome.notes = notes::notes(request, &outcome);
    outcome
}

/// The same for the request that counts: the one in a request object, where that can be read (RFC 9101 §6.3).
pub fn predict_what_counts(request: &AuthorizationRequest) -> Outcome {
    let inside = request_object::effective(request);
    predict(inside.as_ref().map_or(request, |inside| &inside.request))
}

/// The parameters that count stand in a request object, which is not read here.
fn stands_elsewhere(request: &AuthorizationRequest) -> Outcome {
    Outcome {
        is_read: false,
        access_token: AccessToken::expected(AccessTokenFormat::Unknown, None, ELSEWHERE),
        audience: Audience::without(Seen::Unknown, ELSEWHERE),
        id_token: expect(false, ELSEWHERE),
        refresh_token: expect(Answer::Unknown, ELSEWHERE),
        code: expect(false, ELSEWHERE),
        delivered: expect(Delivery::Unknown, ELSEWHERE),
        arrives: Arrives::default(),
        response: Vec::new(),
        scopes: Vec::new(),
        lifetimes: Vec::new(),
        notes: Vec::new(),
        errors: errors::likely(request, &ResponseTypes::default()),
        broken: Vec::new(),
    }
}

fn arrives(outcome: &Outcome, types: &ResponseTypes) -> Arrives {
    let place = |comes: bool, redirect: bool, token_endpoint: bool| Place {
        redirect: comes && redirect,
        token_endpoint: comes && token_endpoint,
    };
    let (code, id_token) = (outcome.code.value, outcome.id_token.value);
    Arrives {
        access_token: place(outcome.access_token.is_issued(), types.token, code),
        // Whoever sends one with response_type=token sends it where that answers: in the redirect.
        id_token: place(id_token, types.id_token || (types.token && !code), code),
        refresh_token: place(outcome.refresh_token.value != Answer::No, false, code),
    }
}

/// What the authorization response holds (RFC 6749 §4.1.2, §4.2.2, OIDC Core §3.3.2.5; JARM §2.1 where it is one JWT).
fn response(request: &AuthorizationRequest, outcome: &Outcome) -> Vec<&'static str> {
    if outcome.delivered.value.is_jwt() {
        return vec!["response"];
    }
    let mut names = Vec::new();
    if outcome.code.value {
        names.push("code");
    }
    if outcome.arrives.access_token.redirect {
        names.extend(["access_token", "token_type", "expires_in"]);
    }
    if outcome.arrives.id_token.redirect {
        names.push("id_token");
    }
    if request.get("state").is_some() {
        names.push("state");
    }
    names
}

fn lifetimes(request: &AuthorizationRequest, outcome: &Outcome) -> Vec<(Thing, Lifetime)> {
    let known = (granted_by(request.provider).lifetimes)(request);
    [
        (Thing::Code, outcome.code.value),
        (Thing::AccessToken, outcome.access_token.is_issued()),
        (Thing::IdToken, outcome.id_token.value),
        (
            Thing::RefreshToken,
            outcome.refresh_token.value != Answer::No,
        ),
    ]
    .into_iter()
    .filter(|(_, comes)| *comes)
    .map(|(thing, _)| (thing, known.of(thing)))
    .collect()
}

/// Every reason that a prediction can have, for the file of explanations.
#[cfg(not(target_arch = "wasm32"))]
pub fn all_reasons() -> impl Iterator<Item = &'static Reason> {
    let general = [
        REASONS,
        audience::REASONS,
        delivery::REASONS,
        errors::REASONS,
        notes::REASONS,
        scopes::REASONS,
        seen::REASONS,
        server::REASONS,
        tokens::REASONS,
    ];
    let providers = super::providers::REASONS.iter().copied();
    general.into_iter().chain(providers).flatten()
}

#[cfg(test)]
#[path = "outcome_tests.rs"]
mod tests;
