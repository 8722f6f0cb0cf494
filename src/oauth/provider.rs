//! What a provider declares about itself: how it is found, how an API is named there, what comes back.
//!
//! One value a provider, one file each in `providers/`; everything else walks the registry. Nothing here looks at the network.

use super::evidence::{Observer, Strength};
use super::outcome::{AccessToken, Answer, Prediction};
use super::request::{AuthorizationRequest, Param};
use crate::jose::Token;
use crate::spec::Clause;

/// How a request finds the provider's authorization endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// `https://` + the tenant's domain + this path.
    Domain {
        /// Path of the authorization endpoint, `/authorize`.
        authorize: &'static str,
    },
    /// The person gives the whole authorization endpoint.
    Endpoint,
}

/// How an authorization request names the API that the access token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiNaming {
    /// A vendor's `audience` parameter.
    Audience,
    /// `resource` (RFC 8707).
    Resource,
}

impl ApiNaming {
    /// The parameter's name.
    pub const fn parameter(self) -> &'static str {
        match self {
            ApiNaming::Audience => "audience",
            ApiNaming::Resource => "resource",
        }
    }
}

/// Why a token is taken to be a provider's.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognised {
    /// How sure that is.
    pub strength: Strength,
    /// What showed it.
    pub saw: String,
    /// Who says so.
    pub spec: Clause,
}

/// Why a provider issues opaque access tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpaqueBecause {
    /// The usual reason.
    pub why: &'static str,
    /// What the token is good for.
    pub good_for: &'static str,
    /// Who says so.
    pub spec: Clause,
}

/// Where a pasted request goes.
#[derive(Clone, Copy, Debug)]
pub struct Address<'a> {
    /// Host and port, lower case; empty where the request was pasted without.
    pub host: &'a str,
    /// Path, with its slash.
    pub path: &'a str,
}

/// A provider.
#[derive(Debug)]
pub struct Provider {
    /// Stable code, and the name of the file.
    pub id: &'static str,
    /// As people say it.
    pub title: &'static str,
    /// How its authorization endpoint is found.
    pub location: Location,
    /// How an API is named.
    pub api: ApiNaming,
    /// Whether the token shows that this provider issued it.
    pub recognise: fn(&Token) -> Option<Recognised>,
    /// What marks this provider's tokens.
    pub observers: &'static [Observer],
    /// Whether nobody but this provider can read the token, although it has the form of a JWE.
    pub is_opaque: fn(&Token) -> bool,
    /// The domain or authorization endpoint that a token of this provider reveals, as [`Location`] wants it.
    pub locate: fn(&Token) -> Option<String>,
    /// Why its access tokens can be opaque, and what they are then good for.
    pub opaque_because: Option<OpaqueBecause>,
    /// Whether a request to that address, with these parameters, is taken to be for this provider. The first in the registry
    /// that takes it has it.
    pub takes: fn(&Address<'_>, &[Param]) -> bool,
    /// What an authorization request gets for an access token, its `response_type` bringing one.
    pub access_token: fn(&AuthorizationRequest) -> AccessToken,
    /// Whether an authorization request gets a refresh token, its `response_type` bringing a code.
    pub refresh_token: fn(&AuthorizationRequest) -> Prediction<Answer>,
    /// Where to read on.
    pub docs: &'static [Clause],
}

impl PartialEq for Provider {
    /// There is one value a provider, so the code decides.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
