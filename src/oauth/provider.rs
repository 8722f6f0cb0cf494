//! What a provider declares about requests: how it is found, how an API is named there, what kind of access token comes back.
//!
//! One value a provider, one file each in `providers/`, mostly data; everything else walks the registry. Nothing here looks
//! at the network, and nothing at a token: all else that a request gets is `granted`'s, and what a provider issues `issued`'s.

use super::outcome::{AccessTokenFormat, Reason, audience};
use super::params::Choice;
use super::params::when::When;
use super::request::{Param, ResponseTypes};
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
    /// By scopes that belong to the API. The text shows how they are written: `api://API-CLIENT-ID/.default`.
    Scope(&'static str),
    /// Not in the request: the server, its settings or the endpoint decide.
    Server,
}

impl ApiNaming {
    /// The parameter that holds the API's identifier and nothing else.
    pub const fn parameter(self) -> Option<&'static str> {
        match self {
            ApiNaming::Audience => Some("audience"),
            ApiNaming::Resource => Some("resource"),
            ApiNaming::Scope(_) | ApiNaming::Server => None,
        }
    }
}

/// The provider's endpoints. `{issuer}` stands for the issuer identifier without a final slash, `{name}` for the claim of
/// that name, `{domain}` and other words for what only the person knows. Empty where there is none, or none is documented.
#[derive(Clone, Copy, Debug)]
pub struct Endpoints {
    /// Authorization endpoint.
    pub authorize: &'static str,
    /// Token endpoint.
    pub token: &'static str,
    /// UserInfo endpoint.
    pub userinfo: &'static str,
    /// Where the public keys are, `jwks_uri`.
    pub keys: &'static str,
    /// Discovery document.
    pub discovery: &'static str,
    /// Who says so.
    pub spec: Clause,
}

/// What an access token will be, and why.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    /// Its format.
    pub format: AccessTokenFormat,
    /// What else it can be, by settings that no request shows.
    pub or: &'static [AccessTokenFormat],
    /// Why, and what could make it differ.
    pub reason: Reason,
}

impl Expected {
    /// That format, for that reason.
    pub const fn new(format: AccessTokenFormat, reason: Reason) -> Self {
        let or = &[];
        Expected { format, or, reason }
    }

    /// Settings can make it one of these instead.
    pub const fn or(mut self, or: &'static [AccessTokenFormat]) -> Self {
        self.or = or;
        self
    }
}

/// What a request gets for an access token.
#[derive(Clone, Copy, Debug)]
pub enum ComesBack {
    /// It depends on whether the request names an API, as [`ApiNaming`] says.
    ByName {
        /// It names one.
        named: Expected,
        /// It names none.
        unnamed: Expected,
    },
    /// Always the same.
    Always(Expected),
    /// What takes more than that: [`super::granted::Granted::access_token`] says it.
    ByRequest,
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
    /// Where everything is.
    pub endpoints: Endpoints,
    /// The authorization endpoint with `YOUR_…` for what a person has to put there; empty where [`Endpoints::authorize`] shows
    /// enough.
    pub blank: &'static str,
    /// What the words in braces of [`Endpoints::authorize`] stand for, as a sentence; empty where they speak for themselves.
    pub fill: &'static str,
    /// What people know of its authorization endpoint: issuers and other beginnings of its address, with the words in braces
    /// for a part of the host or path. [`super::completed`] makes the endpoint of them.
    pub beginnings: &'static [&'static str],
    /// Hosts of its issuers where it has no authorization endpoint ([`crate::text::pattern::is_like`]).
    pub hosts_without_endpoint: &'static [&'static str],
    /// How an API is named.
    pub api: ApiNaming,
    /// Addresses of its authorization endpoint, host and path ([`crate::text::pattern::is_like`]): `*.okta.com/oauth2/v1/authorize`.
    pub addresses: &'static [&'static str],
    /// Whether a request to that address, with these parameters, is taken to be for this provider, where no address matches.
    /// The first in the registry that takes it has it.
    pub takes: Option<fn(&Address<'_>, &[Param]) -> bool>,
    /// Whether `resource` (RFC 8707) limits a token at the token endpoint, though scopes name the API.
    pub resource_limits: bool,
    /// What an authorization request gets for an access token, its `response_type` bringing one.
    pub comes_back: ComesBack,
    /// Whether it issues ID tokens in answer to an authorization request.
    pub openid: bool,
    /// The response types that it takes, each as it is written; empty where no list is documented.
    pub response_types: &'static [&'static str],
    /// The response modes that its documentation, metadata or published source has: `query` and `fragment` where its metadata
    /// lists none (RFC 8414 §2). Empty where nothing is known.
    pub response_modes: &'static [&'static str],
    /// Scopes of OpenID Connect that it does not have.
    pub lacks_scopes: &'static [&'static str],
    /// Scopes of its own that a form offers beside those of OpenID Connect.
    pub own_scopes: &'static [Choice],
    /// Parameters that its documentation requires, and when, beside what the specifications require.
    pub requires: &'static [(&'static str, When)],
    /// Whether a code comes back without `response_type`, too.
    pub always_code: bool,
    /// Where to read on.
    pub docs: &'static [Clause],
}

impl Provider {
    /// What a provider is that declares nothing: the rest of `Provider { id, …, ..Provider::BASE }`.
    pub const BASE: Provider = Provider {
        id: "",
        title: "",
        location: Location::Endpoint,
        endpoints: Endpoints {
            authorize: "",
            token: "",
            userinfo: "",
            keys: "",
            discovery: "",
            spec: crate::spec::rfc(8414, "2"),
        },
        blank: "",
        fill: "",
        beginnings: &[],
        hosts_without_endpoint: &[],
        api: ApiNaming::Server,
        addresses: &[],
        takes: None,
        resource_limits: false,
        comes_back: ComesBack::Always(Expected::new(AccessTokenFormat::Unknown, audience::UNKNOWN)),
        openid: true,
        response_types: &[],
        response_modes: &[],
        lacks_scopes: &[],
        own_scopes: &[],
        requires: &[],
        always_code: false,
        docs: &[],
    };

    /// Whether an authorization request can go to it at all.
    pub fn takes_requests(&self) -> bool {
        self.openid || !self.endpoints.authorize.is_empty()
    }

    /// The authorization endpoint before anything of it is known, with `YOUR_…` for what has to be put there.
    pub fn blank(&self) -> String {
        let template = self.endpoints.authorize;
        match (self.location, self.blank, template) {
            (Location::Domain { authorize }, "", _) => ["https://YOUR_DOMAIN", authorize].concat(),
            (Location::Endpoint, "", "") => "https://YOUR_SERVER/authorize".to_owned(),
            (Location::Endpoint, "", _) => template
                .replace("{issuer}", "https://YOUR_SERVER")
                .replace("{domain}", "YOUR_DOMAIN"),
            (_, blank, _) => blank.to_owned(),
        }
    }

    /// Whether it takes these response types, as far as it documents a list. By their meaning: one that is written twice counts
    /// once.
    pub fn takes_types(&self, types: &ResponseTypes) -> bool {
        let mut taken = self.response_types.iter();
        taken.len() == 0
            || taken.any(|names| {
                let has = |name: &str| names.split(' ').any(|n| n == name);
                has("code") == types.code
                    && has("token") == types.token
                    && has("id_token") == types.id_token
                    && has("none") == types.none
            })
    }

    /// Whether it has that response mode, as far as a list is known.
    pub fn takes_mode(&self, mode: &str) -> bool {
        self.response_modes.is_empty() || self.response_modes.contains(&mode)
    }

    /// Whether `resource` means something to it.
    pub fn takes_resource(&self) -> bool {
        self.api == ApiNaming::Resource
    }

    /// Whether the token endpoint is told again which API the token is for (RFC 8707 §2.2).
    pub fn repeats_resource(&self) -> bool {
        self.takes_resource() || self.resource_limits
    }
}

impl PartialEq for Provider {
    /// There is one value a provider, so the code decides.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
