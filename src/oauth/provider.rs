//! What a provider declares about itself: how it is found, how an API is named there, what comes back, what marks its tokens.
//!
//! One value a provider, one file each in `providers/`, mostly data; everything else walks the registry. Nothing here looks
//! at the network.

use super::evidence::{Observer, Strength};
use super::kind::Kind;
use super::outcome::{self, AccessToken, AccessTokenFormat, Answer, Prediction};
use super::request::{AuthorizationRequest, Param};
use super::shape::Shape;
use super::sign::{Mark, Sign};
use crate::jose::Token;
use crate::prose::Prose;
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

/// What shows that a token is a provider's: its issuer, or a claim that nobody else writes.
#[derive(Clone, Copy, Debug)]
pub struct Hallmark {
    /// The sign.
    pub sign: Sign,
    /// How sure that is. An issuer on the vendor's own domain is strong; a path that anybody can have is weak.
    pub strength: Strength,
    /// What was seen, in words.
    pub saw: &'static str,
    /// Who says so.
    pub spec: Clause,
}

/// A hallmark.
pub const fn hallmark(sign: Sign, strength: Strength, saw: &'static str, spec: Clause) -> Hallmark {
    Hallmark {
        sign,
        strength,
        saw,
        spec,
    }
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

/// What a token of a kind means at this provider, and the way to the right one. All that match are shown, the first that the
/// builder can take over has the button.
#[derive(Clone, Copy, Debug)]
pub struct Advice {
    /// For tokens of this kind …
    pub kind: Kind,
    /// … that show this.
    pub sign: Sign,
    /// What it means for the person: one to three sentences.
    pub says: Prose,
    /// How to get the right one; [`Prose::NONE`] where this one is right.
    pub way: Prose,
    /// What the builder takes over.
    pub ask: Ask,
    /// Who says so.
    pub spec: &'static [Clause],
}

/// What the builder takes over of an advice.
#[derive(Clone, Copy, Debug)]
pub enum Ask {
    /// A request cannot express it.
    Nothing,
    /// A request with these parameters, beside what the token reveals.
    For {
        /// What the button says: an imperative, no full stop.
        button: &'static str,
        /// Name and value. A placeholder in a value is found by the request's rules, and so marked in the form.
        params: &'static [(&'static str, &'static str)],
    },
}

/// What an access token will be, and why.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    /// Its format.
    pub format: AccessTokenFormat,
    /// One or two sentences: why, and what could make it differ.
    pub why: &'static str,
    /// Who says so.
    pub spec: &'static [Clause],
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
    /// What takes more than that.
    Fn(fn(&AuthorizationRequest) -> AccessToken),
}

/// What brings a refresh token, the `response_type` bringing a code.
#[derive(Clone, Copy, Debug)]
pub enum Refresh {
    /// A scope of this name.
    Scope(&'static str, &'static [Clause]),
    /// A parameter of this value.
    Param(&'static str, &'static str, &'static [Clause]),
    /// Comes by itself with a code.
    Always(&'static [Clause]),
    /// There are none, or no request brings one.
    Never(&'static [Clause]),
    /// The request does not show it.
    Unknown(&'static [Clause]),
    /// What takes more than that.
    Fn(fn(&AuthorizationRequest) -> Prediction<Answer>),
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
    /// How an API is named.
    pub api: ApiNaming,
    /// What shows that a token is this provider's. A shape in [`Provider::shapes`] shows it as well.
    pub hallmarks: &'static [Hallmark],
    /// What else shows it.
    pub recognise: Option<fn(&Token) -> Option<Recognised>>,
    /// What this provider's tokens show of their kind; looked at only where the token is this provider's.
    pub marks: &'static [Mark],
    /// What takes more than a mark, looked at for every token.
    pub observers: &'static [Observer],
    /// Claims that elsewhere tell the kind, and here do not: `nonce`, `scope`.
    pub tells_nothing: &'static [&'static str],
    /// Opaque strings that show what they are.
    pub shapes: &'static [Shape],
    /// What shows that nobody but this provider can read the token, although it has the form of a JWE or JWT.
    pub is_opaque: Sign,
    /// The domain or authorization endpoint that a token of this provider reveals, as [`Location`] wants it, where
    /// [`Endpoints::authorize`] with its names filled in is not it.
    pub locate: Option<fn(&Token) -> Option<String>>,
    /// Why its access tokens can be opaque, and what they are then good for.
    pub opaque_because: Option<OpaqueBecause>,
    /// What its tokens mean, and the way to the right one.
    pub advice: &'static [Advice],
    /// Addresses of its authorization endpoint, host and path ([`crate::text::pattern::is_like`]): `*.okta.com/oauth2/v1/authorize`.
    pub addresses: &'static [&'static str],
    /// Whether a request to that address, with these parameters, is taken to be for this provider, where no address matches.
    /// The first in the registry that takes it has it.
    pub takes: Option<fn(&Address<'_>, &[Param]) -> bool>,
    /// What an authorization request gets for an access token, its `response_type` bringing one.
    pub comes_back: ComesBack,
    /// Whether an authorization request gets a refresh token, its `response_type` bringing a code.
    pub refresh: Refresh,
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
        api: ApiNaming::Server,
        hallmarks: &[],
        recognise: None,
        marks: &[],
        observers: &[],
        tells_nothing: &[],
        shapes: &[],
        is_opaque: Sign::Never,
        locate: None,
        opaque_because: None,
        advice: &[],
        addresses: &[],
        takes: None,
        comes_back: ComesBack::Always(Expected {
            format: AccessTokenFormat::Unknown,
            why: "Nothing is known about it.",
            spec: &[],
        }),
        refresh: Refresh::Unknown(&[]),
        docs: &[],
    };

    /// What an authorization request gets for an access token, its `response_type` bringing one.
    pub fn access_token(&self, request: &AuthorizationRequest) -> AccessToken {
        let expected = match &self.comes_back {
            ComesBack::Fn(predict) => return predict(request),
            ComesBack::Always(expected) => expected,
            ComesBack::ByName { named, unnamed } => match request.names_api() {
                true => named,
                false => unnamed,
            },
        };
        let parameter = self.api.parameter();
        let audience = parameter.and_then(|parameter| request.get(parameter));
        let audience = audience.filter(|_| expected.format == AccessTokenFormat::Jwt);
        AccessToken::expected(expected.format, audience, expected.why, expected.spec)
    }

    /// Whether an authorization request gets a refresh token, its `response_type` bringing a code.
    pub fn refresh_token(&self, request: &AuthorizationRequest) -> Prediction<Answer> {
        outcome::refresh_token_of(self.refresh, request)
    }

    /// The domain or authorization endpoint that a token of this provider reveals, as [`Location`] wants it.
    pub fn locate(&self, token: &Token) -> Option<String> {
        match self.locate {
            Some(locate) => locate(token),
            None => fill(self.endpoints.authorize, Some(token)),
        }
    }

    /// What is to be said about a token of this kind.
    pub fn advice_on(&self, kind: Kind, token: &Token) -> impl Iterator<Item = &'static Advice> {
        let advice = self.advice;
        advice
            .iter()
            .filter(move |advice| advice.kind == kind && advice.sign.is_seen(token))
    }
}

/// An address of [`Endpoints`] with its names filled in from the token; none where a name stays open, or what the token has
/// for it would change the address's shape.
pub fn fill(template: &str, token: Option<&Token>) -> Option<String> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        filled.push_str(before);
        let value = match name {
            "issuer" => super::sign::issuer(token?)?.trim_end_matches('/'),
            name => token?.claims.as_ref()?.str(name)?,
        };
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/:".contains(&b);
        let is_safe = match filled.is_empty() {
            // It begins the address, so it must be one.
            true => value.starts_with("https://") || value.starts_with("http://"),
            false => !value.contains(['/', ':']),
        };
        if !is_safe || !value.bytes().all(is_plain) {
            return None;
        }
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    (!filled.is_empty()).then_some(filled)
}

impl PartialEq for Provider {
    /// There is one value a provider, so the code decides.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
