//! The authorization request (RFC 6749 §4.1.1): parameters in the order given, repeated ones kept, and its URL.
//!
//! Holds and writes; does **not** judge (rules do, under `lint/rules/request`), does not read what people paste
//! ([`super::parse`]), and makes no random value: [`Fresh`] brings those.

use super::Provider;
use super::location::{self, LocationError};
use super::params;
use super::provider::{ApiNaming, Location};
use super::providers::supabase;
use crate::text::percent;

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
    /// Gives the parameter this one value; further ones of that name go. `domain` and `authorization_endpoint` set the
    /// location.
    SetParam {
        /// Its name.
        name: String,
        /// The new value.
        value: String,
    },
    /// Gives the parameters of that name and value another value; those beside them stay as they are.
    ReplaceValue {
        /// Its name.
        name: String,
        /// The value that goes.
        from: String,
        /// The new value.
        to: String,
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

/// The random values that edits need, made by the caller: there is no randomness in here. Each is called once an edit.
pub struct Fresh<'a> {
    /// A value that nobody can guess, for `state` and `nonce`.
    pub random: &'a dyn Fn() -> String,
    /// The S256 challenge of a new verifier, which the caller keeps.
    pub code_challenge: &'a dyn Fn() -> String,
}

/// One line of the URL as it is shown. All lines' texts together are the URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlLine {
    /// As it stands in the URL, its separator included.
    pub text: String,
    /// The parameter, or [`AuthorizationRequest::location_name`] for the first line: what a finding's place names.
    pub name: String,
}

/// The names in `response_type`, whose order means nothing (RFC 6749 §3.1.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResponseTypes {
    /// `code`
    pub code: bool,
    /// `token`
    pub token: bool,
    /// `id_token`
    pub id_token: bool,
    /// `none`
    pub none: bool,
    /// Names that no specification we know defines.
    pub unknown: Vec<String>,
}

impl ResponseTypes {
    /// No name at all.
    pub const fn is_empty(&self) -> bool {
        !self.code && !self.token && !self.id_token && !self.none && self.unknown.is_empty()
    }

    /// An access token comes back, from the authorization or from the token endpoint.
    pub const fn gives_access_token(&self) -> bool {
        self.code || self.token
    }

    /// A token comes back in the redirect itself.
    pub const fn in_front_channel(&self) -> bool {
        self.token || self.id_token
    }
}

impl AuthorizationRequest {
    /// A request without a parameter.
    pub const fn new(provider: &'static Provider) -> Self {
        Self {
            provider,
            location: String::new(),
            params: Vec::new(),
        }
    }

    /// What the location is called in findings, fields and share links.
    pub const fn location_name(&self) -> &'static str {
        match self.provider.location {
            Location::Domain { .. } => "domain",
            Location::Endpoint => "authorization_endpoint",
        }
    }

    /// The value of the first parameter of that name that has one: an empty one counts as left out (RFC 6749 §3.1).
    pub fn get(&self, name: &str) -> Option<&str> {
        self.get_all(name).next()
    }

    /// Every value under that name, empty ones left out.
    pub fn get_all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        (self.params.iter())
            .filter(move |p| p.name == name && !p.value.is_empty())
            .map(|p| p.value.as_str())
    }

    /// What a form field shows: the first value of that name, as typed, or nothing.
    pub fn typed(&self, name: &str) -> &str {
        (self.params.iter().find(|p| p.name == name)).map_or("", |p| p.value.as_str())
    }

    /// Gives the parameter this one value, in its place; a new one goes where the table has it.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        if let Some(first) = self.params.iter().position(|p| p.name == name) {
            self.params[first].value = value;
            let mut at = 0;
            self.params.retain(|p| {
                at += 1;
                p.name != name || at - 1 == first
            });
            return;
        }
        let order = params::order(name);
        // Ordered among those that follow the table; what was pasted in another order keeps it.
        let at = (self.params.iter())
            .position(|p| params::order(&p.name) > order)
            .unwrap_or(self.params.len());
        let name = name.to_owned();
        self.params.insert(at, Param { name, value });
    }

    /// What a form field shows for the parameter of that name that stands there for the `nth` time, counted from 0.
    pub fn typed_nth(&self, name: &str, nth: usize) -> &str {
        (self.params.iter().filter(|p| p.name == name).nth(nth)).map_or("", |p| p.value.as_str())
    }

    /// Gives the `nth` parameter of that name this value, and leaves the others of that name alone. Where there are fewer,
    /// the first is set, as [`Self::set`] does for a new one.
    pub fn set_nth(&mut self, name: &str, nth: usize, value: impl Into<String>) {
        match self.params.iter_mut().filter(|p| p.name == name).nth(nth) {
            Some(param) => param.value = value.into(),
            None => self.set(name, value),
        }
    }

    /// Removes the `nth` parameter of that name.
    pub fn remove_nth(&mut self, name: &str, nth: usize) {
        let mut all = (0..self.params.len()).filter(|at| self.params[*at].name == name);
        if let Some(at) = all.nth(nth) {
            self.params.remove(at);
        }
    }

    /// Removes every parameter of that name.
    pub fn remove(&mut self, name: &str) {
        self.params.retain(|p| p.name != name);
    }

    /// The words of `scope`.
    pub fn scope_tokens(&self) -> impl Iterator<Item = &str> {
        self.get("scope")
            .unwrap_or_default()
            .split(' ')
            .filter(|s| !s.is_empty())
    }

    /// Whether `scope` holds that word. Scopes are case-sensitive (RFC 6749 §3.3).
    pub fn has_scope(&self, scope: &str) -> bool {
        self.scope_tokens().any(|s| s == scope)
    }

    /// The names in `response_type`.
    pub fn response_types(&self) -> ResponseTypes {
        let mut types = ResponseTypes::default();
        for name in self
            .get("response_type")
            .unwrap_or_default()
            .split_ascii_whitespace()
        {
            match name {
                "code" => types.code = true,
                "token" => types.token = true,
                "id_token" => types.id_token = true,
                "none" => types.none = true,
                other => types.unknown.push(other.to_owned()),
            }
        }
        types
    }

    /// Whether it shows by itself that it is an authorization request, and no other address with names in common with one.
    pub fn shows_itself(&self) -> bool {
        let has = |name: &str| self.get(name).is_some();
        let asks = has("response_type") || has("request_uri") || self.provider.always_code;
        has("client_id") && asks || supabase::request::is_social(self)
    }

    /// Whether the request names an API, in the way that its provider has for it. A value that names nothing counts as none.
    pub fn names_api(&self) -> bool {
        match self.provider.api {
            ApiNaming::Audience => self.get("audience").is_some(),
            ApiNaming::Resource => self.get("resource").is_some(),
            ApiNaming::Scope(_) => self
                .scope_tokens()
                .any(|scope| !params::is_own_scope(scope)),
            ApiNaming::Server => false,
        }
    }

    /// The tenant's host, lower case, for comparing; none where the location names none.
    pub fn host(&self) -> Option<String> {
        let endpoint = self.endpoint().ok()?;
        let (_, rest) = endpoint.split_once("://")?;
        let host = rest.split(['/', '?']).next().unwrap_or(rest);
        Some(host.to_ascii_lowercase())
    }

    /// The issuer identifier that the answer's tokens will carry, where the location alone tells it.
    pub fn issuer(&self) -> Option<String> {
        match self.provider.location {
            Location::Domain { .. } => Some(format!("https://{}/", self.host()?)),
            // Only the provider's metadata says it.
            Location::Endpoint => None,
        }
    }

    /// The authorization endpoint. A domain may be typed with scheme, path and white space around it.
    ///
    /// # Errors
    /// [`LocationError`] where the location gives no address to go to.
    pub fn endpoint(&self) -> Result<String, LocationError> {
        location::endpoint(self.provider.location, self.location.trim())
    }

    /// The whole URL: a space is `%20`, empty parameters are left out. Where [`Self::endpoint`] is an error the URL leads
    /// nowhere, and shows what was typed; it is then for looking at.
    pub fn url(&self) -> String {
        self.lines().into_iter().map(|line| line.text).collect()
    }

    /// The URL, one parameter a line.
    pub fn lines(&self) -> Vec<UrlLine> {
        let mut base = (self.endpoint())
            .unwrap_or_else(|_| location::shown(self.provider, self.location.trim()));
        // An endpoint's own query stays (RFC 6749 §3.1).
        let mut pairs: Vec<&Param> = self.params.iter().filter(|p| !p.value.is_empty()).collect();
        pairs.retain(|p| !p.name.is_empty());
        if !pairs.is_empty() {
            match (base.contains('?'), base.ends_with(['?', '&'])) {
                (false, _) => base.push('?'),
                (true, false) => base.push('&'),
                (true, true) => {}
            }
        }
        let mut lines = vec![UrlLine {
            text: base,
            name: self.location_name().to_owned(),
        }];
        let last = pairs.len().saturating_sub(1);
        lines.extend(pairs.iter().enumerate().map(|(at, param)| {
            let (name, value) = (percent::encode(&param.name), percent::encode(&param.value));
            let separator = if at < last { "&" } else { "" };
            UrlLine {
                text: format!("{name}={value}{separator}"),
                name: param.name.clone(),
            }
        }));
        lines
    }

    /// The name of the line where something about this parameter is marked: its own, or that of the object that it stands in or
    /// should; none where it has no value, and so no line.
    pub fn line_of<'n>(&self, name: &'n str) -> Option<&'n str> {
        if name == self.location_name() || self.get(name).is_some() {
            return Some(name);
        }
        self.get("request").map(|_| "request")
    }

    /// Carries out one edit.
    pub fn apply(&mut self, edit: &Edit, fresh: &Fresh<'_>) {
        match edit {
            Edit::SetParam { name, value } if *name == self.location_name() => {
                self.location.clone_from(value);
            }
            Edit::SetParam { name, value } => self.set(name, value.clone()),
            Edit::ReplaceValue { name, from, to } => {
                let meant = |param: &&mut Param| param.name == *name && param.value == *from;
                for param in self.params.iter_mut().filter(meant) {
                    param.value.clone_from(to);
                }
            }
            Edit::RemoveParam { name } => self.remove(name),
            Edit::AddScope { scope } => {
                if !self.has_scope(scope) {
                    let scopes: Vec<&str> = std::iter::once(scope.as_str())
                        .chain(self.scope_tokens())
                        .collect();
                    let scopes = scopes.join(" ");
                    self.set("scope", scopes);
                }
            }
            Edit::Fresh { name } => self.set(name, (fresh.random)()),
            Edit::AddPkce => {
                self.set("code_challenge", (fresh.code_challenge)());
                self.set("code_challenge_method", "S256");
            }
        }
    }

    /// Carries out the edits of a fix, in order.
    pub fn apply_all(&mut self, edits: &[Edit], fresh: &Fresh<'_>) {
        for edit in edits {
            self.apply(edit, fresh);
        }
    }
}

impl Edit {
    /// [`Edit::SetParam`]
    pub fn set(name: &str, value: impl Into<String>) -> Self {
        let (name, value) = (name.to_owned(), value.into());
        Edit::SetParam { name, value }
    }

    /// [`Edit::ReplaceValue`]
    pub fn replace(name: &str, from: &str, to: impl Into<String>) -> Self {
        let (name, from, to) = (name.to_owned(), from.to_owned(), to.into());
        Edit::ReplaceValue { name, from, to }
    }

    /// [`Edit::RemoveParam`]
    pub fn remove(name: &str) -> Self {
        let name = name.to_owned();
        Edit::RemoveParam { name }
    }

    /// [`Edit::Fresh`]
    pub fn fresh(name: &str) -> Self {
        let name = name.to_owned();
        Edit::Fresh { name }
    }

    /// [`Edit::AddScope`]
    pub fn add_scope(scope: &str) -> Self {
        let scope = scope.to_owned();
        Edit::AddScope { scope }
    }
}

#[cfg(test)]
#[path = "request_tests.rs"]
mod tests;
