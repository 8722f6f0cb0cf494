//! What an API checks an access token by: what a token and its reader say, and a request alone does not.
//!
//! Data only: `checks` finds it out, and `sdk` writes it as code.

/// What an API is to check by. Empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reads {
    /// The issuer's identifier.
    pub issuer: String,
    /// The API's identifier.
    pub audience: String,
    /// The algorithm that the token is signed with.
    pub algorithm: String,
}
