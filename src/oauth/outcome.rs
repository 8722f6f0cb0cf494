//! What a request will get, predicted, with the reason.
//!
//! A prediction from documentation: the server has the last word, and the reasons say what could make it differ.

use crate::spec::Clause;

/// What the access token will be.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessToken {
    /// Its shape.
    pub format: AccessTokenFormat,
    /// The API that it will be for, as the request names it.
    pub audience: Option<String>,
    /// One or two sentences: why, and what could make it differ.
    pub why: String,
    /// Who says so.
    pub spec: &'static [Clause],
}

/// The shape of the access token that will come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessTokenFormat {
    /// A JWT for one API.
    Jwt,
    /// A string that only the issuer can read.
    Opaque,
    /// No access token comes back.
    None,
    /// The request does not show it.
    Unknown,
}
