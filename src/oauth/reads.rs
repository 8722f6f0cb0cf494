//! What an API checks an access token by: what a token and its reader say, and a request alone does not.
//!
//! Data only: `checks` finds it out, and `sdk` writes it as code.

use crate::text::time::Seconds;

/// What an API is to check by. Empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reads {
    /// The issuer's identifier.
    pub issuer: String,
    /// The API's identifier.
    pub audience: String,
    /// The algorithms that the token may be signed with.
    pub algorithms: Vec<String>,
    /// The scopes that it must have.
    pub scopes: Vec<String>,
    /// The claim that the scopes stand in, where it is not `scope`.
    pub scope_claim: &'static str,
    /// Whether they are a JSON array there, and not words between blanks.
    pub scope_is_list: bool,
    /// How far two clocks may differ.
    pub skew: Option<Seconds>,
}
