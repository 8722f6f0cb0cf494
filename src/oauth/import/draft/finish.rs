//! The request that the settings make, where it goes, and what there is to say about it.

use super::{Draft, is_location};
use crate::oauth::Provider;
use crate::oauth::import::Reading;
use crate::oauth::import::added::{Own, add};
use crate::oauth::import::unknown::is_unknown;
use crate::oauth::parse::Note;
use crate::oauth::provider::Address;
use crate::oauth::providers::auth0::AUTH0;
use crate::oauth::providers::{self, provider as provider_of};
use crate::oauth::request::{AuthorizationRequest, Param};
use crate::text::near;

/// Nothing is known of where it goes.
const NOWHERE: Address<'_> = Address { host: "", path: "" };

impl Draft {
    /// The request, and what there is to say about it.
    pub fn finish(mut self, given: Option<&'static Provider>) -> Reading {
        let mut notes = Vec::new();
        let mut server = self.server;
        server.provider = given.or(server.provider);
        let params: Vec<Param> = self.params.into_iter().map(|(param, _)| param).collect();
        let place = server
            .place(&params)
            .or_else(|| server.place_by_api(&params));
        let assumed = place
            .as_ref()
            .and_then(|place| server.assumed(place, &params));
        notes.extend(assumed);
        if let (None, Some(issuer)) = (&place, &server.issuer) {
            notes.push(Note::NoEndpoint(crate::text::shortened(issuer, 200)));
        }
        // A server that something else names is anybody's, unless its name says whose.
        let is_anybody = |(name, written): &(String, String)| {
            matches!(name.as_str(), "issuer" | "authorization_endpoint")
                && is_unknown(written)
                && !written.to_ascii_lowercase().contains("auth0")
        };
        let names_api = params.iter().any(|param| param.name == "audience");
        let seen = providers::taking(&NOWHERE, &params)
            .filter(|_| server.issuer.is_none())
            .filter(|_| names_api || !self.computed.iter().any(is_anybody));
        let provider = place
            .as_ref()
            .map(|place| place.provider)
            .or(server.provider)
            .or_else(|| provider_of(self.built_in?.provider))
            .or(seen);
        let mut request =
            AuthorizationRequest::new(provider.unwrap_or(&providers::rfc8707::RFC8707));
        // Its own address holds where no other is named, and no other provider.
        let built_in = (self.built_in)
            .filter(|built_in| place.is_none() && built_in.provider == request.provider.id);
        request.location = match (place, built_in) {
            (Some(place), _) => place.location,
            (None, Some(_)) => request.provider.endpoints.authorize.to_owned(),
            // Code that names another server, or computes which, goes elsewhere.
            (None, None) => {
                let is_computed = self.computed.iter().any(|(name, _)| is_location(name));
                let usual = (self.sdk).filter(|_| !is_computed && server.issuer.is_none());
                usual.map_or("", |sdk| sdk.goes_to).to_owned()
            }
        };
        for param in params {
            // Repeated ones stay.
            match request.get(&param.name).is_some() {
                true => request.params.push(param),
                false => request.set(&param.name, param.value),
            }
        }
        match (self.base, self.path) {
            (Some((base, usual)), path) if request.get("redirect_uri").is_none() => {
                let path = path.unwrap_or_else(|| usual.to_owned());
                let between = if path.starts_with('/') { "" } else { "/" };
                let base = base.trim_end_matches('/');
                request.set("redirect_uri", [base, between, &path].concat());
            }
            (None, Some(path)) => {
                let written = ["the application’s address, and ", &path].concat();
                self.computed.push(("redirect_uri".to_owned(), written));
            }
            (None, None) if request.get("redirect_uri").is_none() => {
                let written = self.sdk.map_or("", |sdk| sdk.redirects_to);
                let is_known = self.computed.iter().any(|(name, _)| name == "redirect_uri");
                if !written.is_empty() && !is_known {
                    let name = "redirect_uri".to_owned();
                    self.computed.push((name, written.to_owned()));
                }
            }
            _ => {}
        }
        for (name, written) in self.sdk.map_or(&[][..], |sdk| sdk.elsewhere) {
            let is_known = self.computed.iter().any(|(known, _)| known == name);
            if request.get(name).is_none() && !is_known {
                let computed = ((*name).to_owned(), (*written).to_owned());
                self.computed.push(computed);
            }
        }
        let added = self.sdk.map_or_else(String::new, |sdk| {
            let own = Own {
                built_in,
                is_bare: self.is_bare,
                adds: &self.adds,
                sends: &self.sends,
            };
            add(&mut request, sdk, &own, &self.computed)
        });
        let what = match self.sdk {
            Some(sdk) if !self.misplaced.is_empty() => {
                let mut misplaced = self.misplaced.iter();
                let names_api = misplaced.any(|one| one.parameter == "audience");
                let is_opaque = names_api && request.provider == &AUTH0;
                Note::MeantBy(
                    sdk.title,
                    is_opaque && request.response_types().gives_access_token(),
                )
            }
            Some(sdk) => Note::Configuration(sdk.title),
            None => Note::PutTogether,
        };
        notes.insert(0, what);
        let has_own_type = added.contains("response_type=");
        if let Some(sdk) = self.sdk.filter(|_| !added.is_empty()) {
            notes.push(Note::AddedBy(sdk.title, added));
        }
        let by = self.sdk.filter(|sdk| {
            let brings_none = !request.response_types().gives_access_token();
            let is_for_api = request.get("audience").is_some() && !sdk.access_token_by.is_empty();
            has_own_type && brings_none && is_for_api
        });
        if let Some(sdk) = by {
            notes.push(Note::NoAccessToken(sdk.title, sdk.access_token_by));
        }
        // A sign-in that is none of OAuth's has no response type.
        let gives_code = request.response_types().code || request.get("response_type").is_none();
        // A challenge belongs to a code, a nonce to OpenID Connect.
        let is_openid = request.has_scope("openid");
        let belongs = |name: &&str| match *name {
            "code_challenge" => gives_code,
            "nonce" => is_openid || self.computed.iter().any(|(name, _)| name == "scope"),
            _ => true,
        };
        let mut makes: Vec<&str> = self.makes.iter().copied().filter(belongs).collect();
        if let Some(sdk) = self.sdk.filter(|_| !makes.is_empty()) {
            notes.push(Note::MadeBy(sdk.title, makes.join(", ")));
        }
        let by_code = self.made_by_code.into_iter();
        let by_code = by_code.filter(|name| !makes.contains(name) && request.get(name).is_none());
        makes.extend(by_code.collect::<Vec<_>>());
        // Settings that stand outside of any code are of a client that asks for a code: they have no place to say so.
        if request.get("response_type").is_none() && self.sdk.is_none() {
            request.set("response_type", "code");
            notes.push(Note::Assumed("response_type", "code"));
        }
        let mut computed = Vec::new();
        for (name, written) in self.computed {
            let (place, is_known) = match is_location(&name) {
                true => {
                    let is_known = !request.location.is_empty();
                    let is_issuer = name == "issuer" && server.issuer.is_some();
                    (request.location_name(), is_known || is_issuer)
                }
                false => (name.as_str(), request.get(&name).is_some()),
            };
            if is_known {
                continue;
            }
            if !computed.iter().any(|known| known == place) {
                computed.push(place.to_owned());
            }
            // What a variable is given says more than its name where it is used.
            let is_it = |note: &Note| matches!(note, Note::Computed(known, _) if *known == name);
            if !notes.iter().any(is_it) {
                notes.push(Note::Computed(name, written));
            }
        }
        notes.extend(self.notes);
        // One that is there all the same comes from another place.
        let is_there = |name: &String| {
            let plain = near::plain(name);
            (request.params.iter()).any(|param| near::plain(&param.name) == plain)
                || makes.iter().any(|made| near::plain(made) == plain)
                || computed.iter().any(|made| near::plain(made) == plain)
        };
        self.passed_over.retain(|name| !is_there(name));
        if !self.passed_over.is_empty() {
            let names = self.passed_over.join(", ");
            notes.push(Note::PassedOver(crate::text::shortened(&names, 400)));
        }
        Reading {
            request,
            notes,
            misplaced: self.misplaced,
            makes,
            computed,
        }
    }
}
