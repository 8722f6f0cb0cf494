//! What the API will find in `aud`: the values, or the rule by which the server chooses them.
//!
//! What is the same at every provider is here; what a provider puts there it says itself ([`crate::oauth::granted::Granted::aud`]).

use super::kinds::{AccessTokenFormat, Seen};
use super::reason::reasons;
use super::{AccessToken, Reason};
use crate::oauth::providers::granted_by;
use crate::oauth::request::AuthorizationRequest;
use crate::spec::{oidc_core, rfc};

/// What an API will find in `aud`.
#[derive(Clone, Debug, PartialEq)]
pub struct Audience {
    /// What is known about it.
    pub seen: Seen,
    /// The values, where the request shows them.
    pub values: Vec<String>,
    /// The rule in a few words, where it does not; empty otherwise.
    pub words: &'static str,
    /// Why, and what could make it differ.
    pub reason: Reason,
}

reasons! {
    /// No access token.
    NO_TOKEN = "No access token comes back. An ID token is for the application alone: its aud is the client ID, and an API refuses it.", [oidc_core("2"), rfc(9068, "4")];
    /// Only the issuer reads it.
    HIDDEN = "It is a string that only its issuer can read, so an API finds no aud in it. It can ask the issuer, where that has an introspection endpoint.", [rfc(6749, "1.4"), rfc(7662, "2")];
    /// Nothing is known.
    UNKNOWN = "What the token is for is not known from the request, so neither is its aud.", [rfc(9068, "3")];
    /// The API as the request names it.
    NAMED = "aud is the identifier that the request names, and the API compares it exactly.", [rfc(9068, "3"), rfc(9068, "4")];
}

impl Audience {
    /// These values.
    pub fn exactly(values: Vec<String>, reason: Reason) -> Self {
        Audience {
            seen: Seen::Exactly,
            values,
            words: "",
            reason,
        }
    }

    /// A rule, in a few words.
    pub const fn rule(words: &'static str, reason: Reason) -> Self {
        Audience {
            seen: Seen::Rule,
            values: Vec::new(),
            words,
            reason,
        }
    }

    /// No values, and no rule.
    pub const fn without(seen: Seen, reason: Reason) -> Self {
        Audience {
            seen,
            values: Vec::new(),
            words: "",
            reason,
        }
    }

    /// What a provider is taken to do that documents nothing of its own: what the request names, where the token can be read.
    pub fn as_named(token: &AccessToken) -> Self {
        match &token.audience {
            Some(named) => Audience::exactly(vec![named.clone()], NAMED),
            None => Audience::without(Seen::Unknown, UNKNOWN),
        }
    }
}

/// What an API will find in `aud`.
pub(super) fn audience(request: &AuthorizationRequest, token: &AccessToken) -> Audience {
    match token.format {
        AccessTokenFormat::None => Audience::without(Seen::NoToken, NO_TOKEN),
        AccessTokenFormat::Opaque => {
            Audience::without(Seen::Hidden, granted_by(request.provider).hidden)
        }
        AccessTokenFormat::Jwt | AccessTokenFormat::EncryptedJwt | AccessTokenFormat::Unknown => {
            (granted_by(request.provider).aud)(request, token)
        }
    }
}
