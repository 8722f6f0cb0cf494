//! An authorization request as a link, and back: `#/authorize?v=1&provider=auth0&domain=…&audience=…`, for people to read
//! and write. README.md has the grammar; links of every version open for good.
//!
//! What a link may carry is a closed list: the rows of [`crate::oauth::params`] that say so, whose values look like no
//! secret and like nobody's name, and what the request is expected to get. Everything else is left out, in both directions,
//! and [`LeftOut`] says what and why. A link never carries a token, a secret, `state`, `nonce` or a verifier. Opening one
//! runs and fetches nothing, and the page opens no request that came so before the person has looked at [`brought`].

use crate::oauth::Provider;
use crate::oauth::outcome::predict;
use crate::oauth::params;
use crate::oauth::providers::{PROVIDERS, provider};
use crate::oauth::request::{AuthorizationRequest, Param};
use crate::text::{percent, shortened};
use std::fmt;

mod admit;
pub mod brought;
mod expected;
mod pasted;
pub mod qr;
mod secrets;

pub use expected::{Expected, Said};
pub use pasted::pasted;
pub use secrets::{holds_key, looks_secret};

/// The path in the fragment that says: an authorization request follows.
pub const PATH: &str = "/authorize";

/// The version of the links that we write. A link without one is read as this.
pub const VERSION: &str = "1";

/// A link is read, and written, up to this many bytes behind its path.
pub const MAX_FRAGMENT: usize = 16_384;

/// A value is shared up to this many bytes, encoded. It keeps links short enough for mail and chat.
pub const MAX_VALUE: usize = 2_048;

/// A link carries up to this many parameters.
pub const MAX_PARAMS: usize = 64;

/// Longer links are cut by some programs that pass them on, and are hard to read: the page says so.
pub const LONG: usize = 2_000;

/// Names that mean something to the link itself. A request's parameter of that name stands behind [`ESCAPE`].
const OWN: [&str; 5] = ["v", "provider", "domain", "authorization_endpoint", LACKS];

/// Says which parameters the request had that the link does not carry: of those in [`TOLD`], whose absence could be taken
/// for something else.
const LACKS: &str = "left_out";

/// A request that never had a redirect URI sends its answer to the registered one; one whose redirect URI stayed behind
/// does not say where. One that never named an API gets another token than one whose API stayed behind.
const TOLD: [&str; 3] = ["redirect_uri", "audience", "resource"];

/// `param.provider=github` is the request's `provider`, not the link's.
const ESCAPE: &str = "param.";

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
    /// What the link says that the request gets.
    pub expected: Expected,
    /// What the link held beyond that.
    pub left_out: Vec<LeftOut>,
}

impl Opened {
    /// Whether a parameter of that name was meant to be there, and is not: it was left out when the link was made, or now.
    pub fn lacks(&self, name: &str) -> bool {
        let is_left = self.left_out.iter().any(|left| left.name == name);
        is_left && self.request.get(name).is_none()
    }

    /// The request, with what a link written by hand leaves to the page.
    pub fn filled(&self) -> AuthorizationRequest {
        let mut request = self.request.clone();
        if request.get("response_type").is_none() {
            request.set("response_type", "code");
        }
        request
    }

    /// Whether it held something that it should not: its address should not be kept.
    pub fn held_too_much(&self) -> bool {
        self.left_out.iter().any(|left| left.why != Why::Before)
    }
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
    /// Whoever made the link left it out, and the link says so.
    Before,
    /// Its value looks like a token, a key or a password.
    LooksSecret,
    /// Its values are a closed list, and this is none of them.
    NoKnownWord,
    /// Its value holds an e-mail address.
    NamesAPerson,
    /// The address has a name before an at sign.
    UserInformation,
    /// Its value is longer than [`MAX_VALUE`].
    TooLong,
    /// The link holds more than [`MAX_PARAMS`] parameters, or is longer than [`MAX_FRAGMENT`].
    TooMany,
    /// It is no UTF-8, or holds control characters.
    Malformed,
    /// The link names a provider that we do not know.
    UnknownProvider,
    /// It says something about the link itself, and stands there twice.
    Repeated,
    /// The provider is found by the other of `domain` and `authorization_endpoint`.
    OtherLocation(&'static str),
    /// It is about the outcome, and says nothing that we know.
    UnknownOutcome,
    /// The link is of a later version.
    LaterVersion,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match self.why {
            Why::Never(reason) => write!(f, "{name} {reason}"),
            Why::Unknown => write!(f, "{name} is not known here, so it might be a secret"),
            Why::Before => write!(f, "{name}, when it was made: fill it in"),
            Why::LooksSecret => write!(
                f,
                "{name} holds what looks like a token, a key or a password"
            ),
            Why::NoKnownWord => write!(
                f,
                "{name} has no value that is known for it, so it might be a secret"
            ),
            Why::NamesAPerson => write!(f, "{name} holds an e-mail address"),
            Why::UserInformation => write!(
                f,
                "{name} has something before an @, which no host name holds: a browser would go to what follows it"
            ),
            Why::TooLong => write!(f, "{name} is longer than {MAX_VALUE} bytes"),
            Why::TooMany => write!(f, "{name} and what followed it were too much for one link"),
            Why::Malformed => write!(f, "{name} holds characters that cannot be read"),
            Why::UnknownProvider => write!(f, "the provider is not known here"),
            Why::Repeated => write!(f, "{name} the second time: the first one counts"),
            Why::OtherLocation(wanted) => {
                write!(f, "{name}, because this provider is found by its {wanted}")
            }
            Why::UnknownOutcome => write!(f, "{name} has no value that is known here"),
            Why::LaterVersion => write!(
                f,
                "what this page does not know: the link was made by a later version of it"
            ),
        }
    }
}

/// A value in the fragment. `:` and `/` stay, so that an address can be read; what splits or ends a value is encoded, and
/// what mail programs cut links at.
const READABLE: &str = "!$*,-./:;?@_~";

fn encode(value: &str) -> String {
    percent::encode_but(value, READABLE)
}

/// The request as a fragment, with what it gets. The same request always gives the same fragment.
pub fn to_fragment(request: &AuthorizationRequest) -> Shared {
    let mut left_out = Vec::new();
    let mut link = Link::default();
    link.add("v", VERSION);
    link.add("provider", request.provider.id);
    // What the link says of the outcome is about the request as it carries it.
    let mut carried = AuthorizationRequest::new(request.provider);
    let location = request.location.trim();
    match admit::location(location) {
        Ok(()) if location.is_empty() => {}
        Ok(()) => {
            link.add(request.location_name(), location);
            carried.location = location.to_owned();
        }
        Err(why) => left_out.push(leave(request.location_name(), why)),
    }
    for param in request.params.iter().filter(|p| !p.value.is_empty()) {
        match admit::param(param, request) {
            Ok(()) if carried.params.len() >= MAX_PARAMS || !link.has_room(&param.value) => {
                left_out.push(leave(&param.name, Why::TooMany));
            }
            Ok(()) => {
                link.add(&escaped(&param.name), &param.value);
                carried.params.push(param.clone());
            }
            Err(why) => left_out.push(leave(&param.name, why)),
        }
    }
    for name in TOLD {
        let stays_behind = left_out.iter().any(|left| left.name == name);
        if stays_behind && carried.get(name).is_none() && link.has_room(name) {
            link.add(LACKS, name);
        }
    }
    if !carried.params.is_empty() {
        let mut expected = Expected::of(&predict(&carried));
        // What the whole request gets otherwise hangs on what stays behind. Of a request object nobody knows.
        let whole = predict(request);
        if whole.is_read {
            expected.agree_with(&Expected::of(&whole));
        }
        expected.retain(|value| admit::expectation(value, request) && link.has_room(value));
        for (name, value) in expected.pairs() {
            link.add(name, value);
        }
    }
    let fragment = format!("#{PATH}?{}", link.query);
    Shared { fragment, left_out }
}

/// A query that grows.
#[derive(Default)]
struct Link {
    query: String,
}

impl Link {
    fn add(&mut self, name: &str, value: &str) {
        let separator = if self.query.is_empty() { "" } else { "&" };
        self.query += &format!("{separator}{name}={}", encode(value));
    }

    /// Whether a value fits, with its name and a few short ones behind it.
    fn has_room(&self, value: &str) -> bool {
        self.query.len() + encode(value).len() + 400 <= MAX_FRAGMENT
    }
}

/// The name under which a link carries a request's parameter.
fn escaped(name: &str) -> String {
    let is_taken =
        OWN.contains(&name) || name.starts_with(ESCAPE) || expected::is_expectation(name);
    [if is_taken { ESCAPE } else { "" }, name].concat()
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
    let mut expected = Expected::default();
    let (mut own, mut params, mut lacking) = (Vec::new(), Vec::new(), Vec::new());
    for piece in query.split('&').filter(|piece| !piece.is_empty()) {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        let (name, value) = (percent::decode(name), percent::decode(value));
        if params.len() >= MAX_PARAMS || own.len() > 2 * OWN.len() {
            left_out.push(leave(&name, Why::TooMany));
            break;
        }
        match name.as_str() {
            "v" if value == VERSION => {}
            "v" => left_out.push(leave("v", Why::LaterVersion)),
            LACKS => lacking.extend(TOLD.into_iter().filter(|told| *told == value)),
            _ if expected::is_expectation(&name) => {
                if !expected.take(&name, &value) {
                    left_out.push(leave(&name, Why::UnknownOutcome));
                }
            }
            taken if OWN.contains(&taken) => own.push(Param { name, value }),
            _ => params.push(Param {
                name: name.strip_prefix(ESCAPE).unwrap_or(&name).to_owned(),
                value,
            }),
        }
    }
    let provider = take_provider(&mut own, &mut left_out);
    let mut request = AuthorizationRequest::new(provider);
    let location_name = request.location_name();
    if let Some(location) = take(&mut own, location_name) {
        match admit::location(&location) {
            Ok(()) => request.location = location,
            Err(why) => left_out.push(leave(location_name, why)),
        }
    }
    left_out.extend(own.iter().map(|again| {
        let is_same = again.name == location_name || again.name == "provider";
        let other = Why::OtherLocation(location_name);
        leave(&again.name, if is_same { Why::Repeated } else { other })
    }));
    request.params = params;
    let (admitted, refused): (Vec<_>, Vec<_>) = (request.params.iter())
        .map(|param| (param.clone(), admit::param(param, &request)))
        .partition(|(_, admitted)| admitted.is_ok());
    left_out.extend(
        (refused.into_iter()).filter_map(|(param, why)| Some(leave(&param.name, why.err()?))),
    );
    // What the link holds after all is told by itself.
    lacking.retain(|name| !request.params.iter().any(|param| param.name == *name));
    lacking.dedup();
    left_out.extend(lacking.into_iter().map(|name| leave(name, Why::Before)));
    expected.retain(|value| admit::expectation(value, &request));
    request.params = admitted.into_iter().map(|(param, _)| param).collect();
    Some(Opened {
        request,
        expected,
        left_out,
    })
}

/// Takes the first parameter of that name out.
fn take(params: &mut Vec<Param>, name: &str) -> Option<String> {
    let at = params.iter().position(|param| param.name == name)?;
    Some(params.remove(at).value)
}

/// The provider of a link that names none.
fn default_provider() -> &'static Provider {
    PROVIDERS[0]
}

fn take_provider(own: &mut Vec<Param>, left_out: &mut Vec<LeftOut>) -> &'static Provider {
    let named = take(own, "provider");
    if let Some(known) = named.as_deref().and_then(provider) {
        return known;
    }
    if named.is_some() {
        left_out.push(leave("provider", Why::UnknownProvider));
    }
    // A link written by hand may name the endpoint alone.
    let has_endpoint = own.iter().any(|p| p.name == "authorization_endpoint");
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
    let known = params::secret(name).is_some();
    let name = match known || admit::is_plain(name) {
        true => shortened(name, 40),
        false => "a parameter".to_owned(),
    };
    LeftOut { name, why }
}

#[cfg(test)]
#[path = "share/golden.rs"]
mod golden;
#[cfg(test)]
#[path = "share_tests.rs"]
mod tests;
