//! An authorization request as a link, and back: `#/authorize?domain=…&audience=…&scope=…`, for people to read and write.
//!
//! What a link may carry is a closed list: the rows of [`params`] that say so, whose values look like no secret. Everything
//! else is left out, in both directions, and [`LeftOut`] says what and why. A link carries the request only: never a token,
//! a secret, `state`, `nonce` or a verifier. Opening one runs and fetches nothing.

use crate::oauth::Provider;
use crate::oauth::params::{self, Share};
use crate::oauth::providers::{PROVIDERS, provider};
use crate::oauth::request::{AuthorizationRequest, Param};
use crate::text::{percent, shortened};
use std::fmt;

mod secrets;

pub use secrets::looks_secret;

/// The path in the fragment that says: an authorization request follows.
pub const PATH: &str = "/authorize";

/// A link is read up to this many bytes.
pub const MAX_FRAGMENT: usize = 16_384;

/// A value is shared up to this many bytes, encoded. It keeps links short enough for mail and chat.
pub const MAX_VALUE: usize = 2_048;

/// A link carries up to this many parameters.
pub const MAX_PARAMS: usize = 64;

/// A request as a fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// With its `#`, to be put behind the page's address.
    pub fragment: String,
    /// What the link does not carry.
    pub left_out: Vec<LeftOut>,
}

/// A request out of a fragment.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The request, with everything that could be read.
    pub request: AuthorizationRequest,
    /// What the link held beyond that.
    pub left_out: Vec<LeftOut>,
}

/// Something that a link does not carry, and why. Holds a parameter's name, never its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The parameter; shortened, and `a parameter` where the name itself should not be repeated.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Why something is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The table says never, for this reason.
    Never(&'static str),
    /// No row of the table has it.
    Unknown,
    /// Its value looks like a token, a key or a password.
    LooksSecret,
    /// Its value is longer than [`MAX_VALUE`].
    TooLong,
    /// The link holds more than [`MAX_PARAMS`] parameters, or is longer than [`MAX_FRAGMENT`].
    TooMany,
    /// It is no UTF-8, or holds control characters.
    Malformed,
    /// The link names a provider that we do not know.
    UnknownProvider,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match self.why {
            Why::Never(reason) => write!(f, "{name} {reason}"),
            Why::Unknown => write!(f, "{name} is not known here, so it might be a secret"),
            Why::LooksSecret => write!(
                f,
                "{name} holds what looks like a token, a key or a password"
            ),
            Why::TooLong => write!(f, "{name} is longer than {MAX_VALUE} bytes"),
            Why::TooMany => write!(f, "{name} and what followed it were too much for one link"),
            Why::Malformed => write!(f, "{name} holds characters that cannot be read"),
            Why::UnknownProvider => write!(f, "the provider is not known here"),
        }
    }
}

/// A value in the fragment. `:` and `/` stay, so that an address can be read; what splits or ends a value is encoded, and
/// what mail programs cut links at.
const READABLE: &str = "!$*,-./:;?@_~";

fn encode(value: &str) -> String {
    percent::encode_but(value, READABLE)
}

/// The request as a fragment. The same request always gives the same fragment.
pub fn to_fragment(request: &AuthorizationRequest) -> Shared {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    let mut left_out = Vec::new();
    if request.provider != default_provider() {
        pairs.push(("provider", request.provider.id));
    }
    let location = request.location.trim();
    match admit_location(location) {
        Ok(()) if location.is_empty() => {}
        Ok(()) => pairs.push((request.location_name(), location)),
        Err(why) => left_out.push(leave(request.location_name(), why)),
    }
    for param in request.params.iter().filter(|p| !p.value.is_empty()) {
        match admit(param, request) {
            Ok(()) if pairs.len() >= MAX_PARAMS => left_out.push(leave(&param.name, Why::TooMany)),
            Ok(()) => pairs.push((&param.name, &param.value)),
            Err(why) => left_out.push(leave(&param.name, why)),
        }
    }
    let query: Vec<String> = (pairs.into_iter())
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    let fragment = match query.as_slice() {
        [] => format!("#{PATH}"),
        _ => format!("#{PATH}?{}", query.join("&")),
    };
    Shared { fragment, left_out }
}

/// The request in a fragment, with or without its `#`; none where the fragment is no share link at all. What is unknown or
/// malformed is left out, and the rest opens.
pub fn from_fragment(fragment: &str) -> Option<Opened> {
    let text = fragment.strip_prefix('#').unwrap_or(fragment);
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let path = path.trim_end_matches('/');
    if path != PATH && path != &PATH[1..] {
        return None;
    }
    let mut left_out = Vec::new();
    let query = bounded(query, &mut left_out);
    let mut params = Vec::new();
    for piece in query.split('&').filter(|piece| !piece.is_empty()) {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        let (name, value) = (percent::decode(name), percent::decode(value));
        if params.len() >= MAX_PARAMS {
            left_out.push(leave(&name, Why::TooMany));
            break;
        }
        params.push(Param { name, value });
    }
    let provider = take_provider(&mut params, &mut left_out);
    let mut request = AuthorizationRequest::new(provider);
    let location_name = request.location_name();
    if let Some(at) = params.iter().position(|p| p.name == location_name) {
        let location = params.remove(at).value;
        match admit_location(&location) {
            Ok(()) => request.location = location,
            Err(why) => left_out.push(leave(location_name, why)),
        }
    }
    request.params = params;
    let (admitted, refused): (Vec<_>, Vec<_>) = (request.params.iter())
        .map(|param| (param.clone(), admit(param, &request)))
        .partition(|(_, admitted)| admitted.is_ok());
    left_out.extend(
        (refused.into_iter()).filter_map(|(param, why)| Some(leave(&param.name, why.err()?))),
    );
    request.params = admitted.into_iter().map(|(param, _)| param).collect();
    Some(Opened { request, left_out })
}

/// The provider of a link that names none.
fn default_provider() -> &'static Provider {
    PROVIDERS[0]
}

fn take_provider(params: &mut Vec<Param>, left_out: &mut Vec<LeftOut>) -> &'static Provider {
    let named = params.iter().position(|p| p.name == "provider");
    let named = named.map(|at| params.remove(at).value);
    if let Some(known) = named.as_deref().and_then(provider) {
        return known;
    }
    if named.is_some() {
        left_out.push(leave("provider", Why::UnknownProvider));
    }
    // A link written by hand may name the endpoint alone.
    let has_endpoint = params.iter().any(|p| p.name == "authorization_endpoint");
    match PROVIDERS.last() {
        // The last in the registry takes any.
        Some(any) if has_endpoint => any,
        _ => default_provider(),
    }
}

/// As much of the query as is read: up to the last whole pair within the bound.
fn bounded<'q>(query: &'q str, left_out: &mut Vec<LeftOut>) -> &'q str {
    if query.len() <= MAX_FRAGMENT {
        return query;
    }
    let name = "the rest of the link".to_owned();
    let why = Why::TooMany;
    left_out.push(LeftOut { name, why });
    let mut end = MAX_FRAGMENT;
    while !query.is_char_boundary(end) {
        end -= 1;
    }
    let cut = query[..end].rfind('&').unwrap_or(0);
    &query[..cut]
}

fn leave(name: &str, why: Why) -> LeftOut {
    let known = params::param(name).is_some() || params::secret(name).is_some();
    let plain = !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
        && !secrets::looks_secret(name);
    let name = match known || plain {
        true => shortened(name, 40),
        false => "a parameter".to_owned(),
    };
    LeftOut { name, why }
}

/// Whether a link may carry the parameter of this request.
fn admit(param: &Param, request: &AuthorizationRequest) -> Result<(), Why> {
    if params::secret(&param.name).is_some() {
        return Err(Why::Never("is a secret"));
    }
    match params::param(&param.name).map(|row| row.share) {
        None => return Err(Why::Unknown),
        Some(Share::Never(reason)) => return Err(Why::Never(reason)),
        Some(Share::Yes) => {}
    }
    admit_value(&param.value)?;
    let is_client_id = request.get("client_id") == Some(param.value.as_str());
    let secret = match is_client_id {
        true => secrets::looks_secret(&param.value),
        // A client ID is as random as a token; elsewhere such a string is no API, scope or address.
        false => secrets::looks_secret(&param.value) || secrets::looks_random(&param.value),
    };
    match secret || repeats_a_secret(&param.value, request) {
        true => Err(Why::LooksSecret),
        false => Ok(()),
    }
}

fn admit_location(location: &str) -> Result<(), Why> {
    admit_value(location)?;
    // No host holds an at sign: what stands before it is a name, and often a password.
    match location.contains('@')
        || secrets::looks_secret(location)
        || secrets::looks_random(location)
    {
        true => Err(Why::LooksSecret),
        false => Ok(()),
    }
}

fn admit_value(value: &str) -> Result<(), Why> {
    if encode(value).len() > MAX_VALUE {
        return Err(Why::TooLong);
    }
    let unreadable = |c: char| c == '\u{fffd}' || c.is_control();
    match value.chars().any(unreadable) {
        true => Err(Why::Malformed),
        false => Ok(()),
    }
}

/// Whether a value holds one that another parameter keeps secret: somebody put `state` into the redirect URI, say.
fn repeats_a_secret(value: &str, request: &AuthorizationRequest) -> bool {
    // Shorter ones are words, and words meet by chance.
    const LEAST: usize = 8;
    (request.params.iter())
        .filter(|p| {
            !matches!(
                params::param(&p.name).map(|row| row.share),
                Some(Share::Yes)
            )
        })
        .filter(|p| {
            p.value.len() >= LEAST
                && params::param(&p.name).is_none_or(|r| r.name != "code_challenge_method")
        })
        .any(|p| value.contains(p.value.as_str()))
}

#[cfg(test)]
#[path = "share_tests.rs"]
mod tests;
