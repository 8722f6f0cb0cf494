//! The authorization request (RFC 6749 §4.1.1): parameters in the order given, repeated ones kept.
//!
//! Reads and writes; does **not** judge. Rules do, under `lint/rules/request`.

use super::Provider;

/// An authorization request as the builder holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct AuthorizationRequest {
    /// Whose authorization endpoint it goes to.
    pub provider: &'static Provider,
    /// The tenant's domain or the authorization endpoint, as [`super::provider::Location`] says; as typed.
    pub location: String,
    /// Parameters in order; repeated ones survive, empty ones are kept as typed.
    pub params: Vec<Param>,
}

/// One parameter, decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// One change of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Gives the parameter this one value; further ones of that name go.
    SetParam {
        /// Its name.
        name: String,
        /// The new value.
        value: String,
    },
    /// Removes every parameter of that name.
    RemoveParam {
        /// Its name.
        name: String,
    },
    /// Adds a scope token.
    AddScope {
        /// The scope token.
        scope: String,
    },
    /// Gives the parameter a fresh random value (`state`, `nonce`), which the caller supplies.
    Fresh {
        /// Its name.
        name: String,
    },
    /// Sets `code_challenge` from a fresh verifier, which the caller makes and keeps, and `code_challenge_method=S256`.
    AddPkce,
}
