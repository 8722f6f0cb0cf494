//! Whatever holds an authorization request, read into one: a URL under any wrapping, a command, a recording, a page, an object
//! in any language, the configuration of a client library, or what a server says of itself.
//!
//! Says in [`Note`]s what had to be mended or added, and points at options that the library ignores. Runs nothing, fetches
//! nothing, and does **not** judge what the request asks for. Secrets in a configuration never come out of here.

pub mod added;
mod address;
mod commands;
mod configured;
mod directives;
mod draft;
mod labels;
mod lines;
mod links;
mod literals;
mod object;
mod quoted;
mod sdk;
mod settings;
mod spelling;
mod token;
mod undo;
mod unknown;

pub use sdk::{SDKS, Sdk};

use self::address::Place;
use super::Provider;
use super::metadata::{self, Document, Endpoint, Metadata, ResourceMetadata};
use super::parse::{self, NotARequest, Note, Parsed};
use super::provider::Location;
use super::providers::rfc8707::RFC8707;
use super::request::AuthorizationRequest;
use std::borrow::Cow;

/// Longer texts are no configuration.
pub const MAX_LENGTH: usize = metadata::MAX_LENGTH;

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Imported {
    /// A request.
    Request(Reading),
    /// What an authorization server says of itself.
    Server(Metadata),
    /// What an API says of itself.
    Resource(ResourceMetadata),
}

/// A request, and how it was come by.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The request.
    pub request: AuthorizationRequest,
    /// What had to be mended, added or left out, in the order in which it was met.
    pub notes: Vec<Note>,
    /// Options in places where the library does not look.
    pub misplaced: Vec<Misplaced>,
    /// Parameters that the library makes anew for each request: no configuration has them, and none lacks them.
    pub makes: Vec<&'static str>,
    /// Parameters, and the location's name, that the code names and gives no value before it runs: none of them is missing.
    pub computed: Vec<String>,
}

/// An option that the library ignores where it stands.
#[derive(Clone, Debug)]
pub struct Misplaced {
    /// As written.
    pub option: String,
    /// The parameter that it was meant to be.
    pub parameter: &'static str,
    /// Where it belongs.
    pub right: &'static str,
    /// The library.
    pub sdk: &'static Sdk,
}

impl PartialEq for Misplaced {
    fn eq(&self, other: &Self) -> bool {
        (&self.option, self.parameter, self.sdk.title)
            == (&other.option, other.parameter, other.sdk.title)
    }
}

impl From<Parsed> for Reading {
    fn from(parsed: Parsed) -> Self {
        Reading {
            request: parsed.request,
            notes: parsed.notes,
            misplaced: Vec::new(),
            makes: Vec::new(),
            computed: Vec::new(),
        }
    }
}

/// Reads what was pasted. The provider is the given one, or else the one that the address or the library shows.
///
/// # Errors
/// [`NotARequest`] where the text holds nothing of the kind.
pub fn import(text: &str, provider: Option<&'static Provider>) -> Result<Imported, NotARequest> {
    if text.len() > MAX_LENGTH {
        return Err(NotARequest::TooLong);
    }
    if let Some(document) = metadata::parse(text) {
        return Ok(match document {
            Document::Server(metadata) => Imported::Server(metadata),
            Document::Resource(resource) => Imported::Resource(resource),
        });
    }
    let mut notes = Vec::new();
    let mut text = Cow::Borrowed(text);
    let taken_off = [
        (undo::defanged as fn(&str) -> Option<String>, Note::Defanged),
        (undo::without_backticks, Note::Backticks),
    ];
    for (take_off, note) in taken_off {
        if let Some(plain) = take_off(&text) {
            text = Cow::Owned(plain);
            notes.push(note);
        }
    }
    if let Some((plain, mark)) = quoted::without_marks(&text) {
        text = Cow::Owned(plain);
        notes.push(Note::Unquoted(mark));
    }
    match request(&text, provider) {
        Ok(mut reading) => {
            reading.notes.splice(0..0, notes);
            Ok(Imported::Request(reading))
        }
        Err(NotARequest::NoParameter) if is_token_request(&text) => Err(NotARequest::ATokenRequest),
        Err(error) => Err(error),
    }
}

/// Whether a command, or a form, goes to the token endpoint.
fn is_token_request(text: &str) -> bool {
    let grants = |pair: &str| pair.trim().starts_with("grant_type=");
    let called = commands::call(text.trim_matches(parse::is_blank), &mut Vec::new());
    let in_call = called.is_some_and(|call| {
        let query = call.url.split_once('?').map_or("", |(_, query)| query);
        call.pairs.iter().any(|pair| grants(pair)) || query.split('&').any(grants)
    });
    in_call || (!text.contains(' ') && text.split(['&', '?', '\n']).any(grants))
}

/// The request in a text that is no metadata.
fn request(text: &str, provider: Option<&'static Provider>) -> Result<Reading, NotARequest> {
    let text = text.trim_matches(parse::is_blank);
    if let Some((url, note)) = links::with_scheme(text) {
        let mut reading = request(&url, provider)?;
        reading.notes.insert(0, note);
        return Ok(reading);
    }
    if let Some(url) = links::path_alone(text) {
        return request(&url, provider);
    }
    if let Some(url) = undo::escaped_address(text) {
        let mut reading = request(&url, provider)?;
        reading.notes.insert(0, Note::JsonEscapes);
        return Ok(reading);
    }
    let plain = parse::parse(text, provider);
    if is_bare(text) {
        // Only what is over the whole of it is taken off: its values are its own.
        if let Some(decoded) = undo::encoded_whole(text) {
            let mut reading: Reading = parse::parse(&decoded, provider)?.into();
            reading.notes.insert(0, Note::EncodedWhole);
            return Ok(reading);
        }
    }
    let mut notes = Vec::new();
    let undone = undo::undo(text, &mut notes);
    let with_notes = |url: &str, mut notes: Vec<Note>| {
        let parsed = parse::parse(url, provider)?;
        let also = parsed
            .notes
            .into_iter()
            .filter(|note| !notes.contains(note))
            .collect::<Vec<_>>();
        notes.extend(also);
        Ok::<Reading, NotARequest>(Reading {
            request: parsed.request,
            notes,
            misplaced: Vec::new(),
            makes: Vec::new(),
            computed: Vec::new(),
        })
    };
    let mut of_call = notes.clone();
    if let Some(call) = commands::call(&undone, &mut of_call) {
        let url = call.whole();
        if links::score(&url) > 0 {
            return with_notes(&url, of_call);
        }
    }
    if is_bare(text)
        && let Ok(parsed) = &plain
        && is_clean(&parsed.request)
        && (links::score(&undone) > 0 || links::score(&["?", &undone].concat()) > 0)
        && !notes.contains(&Note::QuotedPrintable)
        && !notes.contains(&Note::JsonEscapes)
    {
        return Ok(parsed.clone().into());
    }
    if is_bare(text) && links::score(&undone) > 0 && !undone.contains(char::is_whitespace) {
        return with_notes(&undone, notes);
    }
    if let Some(link) = links::find(&undone) {
        notes.push(if link.inside {
            Note::InsideLink
        } else {
            Note::TakenOutOf("the text around it")
        });
        return with_notes(&link.url, notes);
    }
    if let Some(reading) = configured::read(text, provider) {
        return Ok(reading);
    }
    let parsed = plain?;
    let request = &parsed.request;
    let asks = ["client_id", "response_type", "request_uri", "request"]
        .iter()
        .any(|name| request.get(name).is_some());
    // An address alone is one to go to; out of a longer text it is any.
    let is_one = match is_bare(text) {
        true => {
            asks || request.params.is_empty()
                || !request.location.contains("://")
                || has_known(request)
        }
        false => asks,
    };
    match is_one && is_clean(request) && !is_logout(text, request) {
        true => Ok(parsed.into()),
        false => Err(NotARequest::NoParameter),
    }
}

/// Whether the text begins as a URL or query does, with nothing around it.
fn is_bare(text: &str) -> bool {
    let lower = text.get(..10).unwrap_or(text).to_ascii_lowercase();
    let first = text.split(['=', '&', '?', '\n']).next().unwrap_or_default();
    lower.starts_with("http:")
        || lower.starts_with("https:")
        || lower.starts_with("http%3a")
        || lower.starts_with("https%3a")
        || lower.starts_with("http%25")
        || lower.starts_with("https%25")
        || text.starts_with(['?', '/'])
        || super::params::param(first.trim()).is_some()
}

fn has_known(request: &AuthorizationRequest) -> bool {
    request
        .params
        .iter()
        .any(|param| super::params::param(&param.name).is_some())
}

/// Whether it ends a session: that has a client_id as well.
fn is_logout(text: &str, request: &AuthorizationRequest) -> bool {
    let path = text.split('?').next().unwrap_or(text).to_ascii_lowercase();
    let words = ["logout", "signout", "end_session", "endsession"];
    request.get("response_type").is_none() && words.iter().any(|word| path.contains(word))
}

/// Whether every name could be a parameter's: what was no URL gives names with braces, quotes and blanks in them.
fn is_clean(request: &AuthorizationRequest) -> bool {
    let is_name = |name: &str| {
        name.len() <= 200
            && !name.contains(|c: char| c.is_whitespace() || "{}\"'<>();,".contains(c))
    };
    request.params.iter().all(|param| is_name(&param.name))
}

/// The request that goes to the server that says this, with these parameters.
///
/// The provider is the one whose address the endpoint has. One that can be anywhere is kept: no address shows it.
pub fn at_server(metadata: &Metadata, request: &AuthorizationRequest) -> AuthorizationRequest {
    let mut request = request.clone();
    let endpoint = metadata.endpoint(Endpoint::Authorization);
    let place = endpoint.map(|endpoint| {
        let of_issuer = metadata.issuer().and_then(address::of_issuer);
        // A domain of its own shows nobody; the same endpoint by the issuer's provider does.
        let same = of_issuer.filter(|place| {
            let mut there = AuthorizationRequest::new(place.provider);
            there.location.clone_from(&place.location);
            metadata.is_of(&there)
        });
        same.unwrap_or_else(|| address::at_endpoint(endpoint, None, &[]))
    });
    let place =
        place.map(
            |place| match place.provider == &RFC8707 && is_anywhere(request.provider) {
                true => Place {
                    provider: request.provider,
                    ..place
                },
                false => place,
            },
        );
    if let Some(place) = place {
        request.provider = place.provider;
        request.location = place.location;
    }
    request
}

/// Whether people run it under addresses of their own, with nothing in them that shows it.
fn is_anywhere(provider: &Provider) -> bool {
    provider.location == Location::Endpoint
        && provider.takes_requests()
        && provider.hosts_without_endpoint.is_empty()
        && provider.addresses.is_empty()
        && provider.takes.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::providers::provider;

    /// A person chose node-oidc-provider, pasted what the server says of itself, and it was any provider again.
    #[test]
    fn metadata_keeps_a_provider_that_can_be_anywhere_where_its_address_shows_no_other() {
        for (chosen, endpoint, expected) in [
            (
                "oidc-provider",
                "http://127.0.0.1:3000/auth",
                "oidc-provider",
            ),
            ("auth0", "http://127.0.0.1:3000/auth", "rfc8707"),
            ("entra", "https://id.example.com/auth", "rfc8707"),
            (
                "oidc-provider",
                "https://acme.eu.auth0.com/authorize",
                "auth0",
            ),
            (
                "oidc-provider",
                "https://kc.example/realms/r/protocol/openid-connect/auth",
                "keycloak",
            ),
        ] {
            let request = AuthorizationRequest::new(provider(chosen).unwrap());
            let said = format!(r#"{{"authorization_endpoint":"{endpoint}"}}"#);
            let Ok(Imported::Server(metadata)) = import(&said, None) else {
                panic!("{said}");
            };
            let there = at_server(&metadata, &request);
            assert_eq!(there.provider.id, expected, "{chosen} {endpoint}");
            assert_eq!(there.endpoint().unwrap(), endpoint);
        }
        let anywhere = crate::oauth::providers::PROVIDERS
            .iter()
            .filter(|provider| is_anywhere(provider));
        let ids: Vec<&str> = anywhere.map(|provider| provider.id).collect();
        assert_eq!(ids, ["oidc-provider"]);
    }
}
