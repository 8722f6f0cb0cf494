//! Where a configured client goes: provider and location out of a domain, an issuer, an endpoint, or the parts of one.
//!
//! Builds only what a provider's own table says. An issuer that none of them knows gives **no** address: its metadata alone
//! says where its authorization endpoint is (RFC 8414 §3), and nothing is fetched here.

mod issuers;

pub use issuers::of_issuer;

use crate::oauth::Provider;
use crate::oauth::location::host_of;
use crate::oauth::parse::Note;
use crate::oauth::provider::{Address, Location};
use crate::oauth::providers::{self, provider};
use crate::oauth::request::Param;

/// What a configuration says about the server.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Server {
    /// The whole authorization endpoint.
    pub endpoint: Option<String>,
    /// A tenant's domain.
    pub domain: Option<String>,
    /// The issuer identifier, or what a library calls authority.
    pub issuer: Option<String>,
    /// Parts of the address, by name.
    pub parts: Vec<(&'static str, String)>,
    /// The provider that the library is for.
    pub provider: Option<&'static Provider>,
}

/// Where a request goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Whose endpoint it is.
    pub provider: &'static Provider,
    /// As [`Location`] says; empty where it is not known.
    pub location: String,
}

/// Endpoints of which only parts are configured, with the provider's code; a part after `=` has that value by default.
const TEMPLATES: &[(&str, &str)] = &[
    (
        "keycloak",
        "{server}/realms/{realm}/protocol/openid-connect/auth",
    ),
    (
        "azure-b2c",
        "{instance}/{domain}/{policy}/oauth2/v2.0/authorize",
    ),
    (
        "entra",
        "{instance=https://login.microsoftonline.com}/{tenant}/oauth2/v2.0/authorize",
    ),
    ("cognito", "https://{cognito}/oauth2/authorize"),
    ("logto", "{logto}/oidc/auth"),
    // The social sign-in, which the library of the project does.
    ("supabase", "{supabase}/auth/v1/authorize"),
];

impl Server {
    /// Whether it says anything.
    pub fn is_known(&self) -> bool {
        self.endpoint.is_some()
            || self.domain.is_some()
            || self.issuer.is_some()
            || self.parts_filled().is_some()
    }

    /// Where the request goes; by these parameters where the address does not tell the provider.
    pub fn place(&self, params: &[Param]) -> Option<Place> {
        if let Some(endpoint) = &self.endpoint {
            return Some(at_endpoint(endpoint, self.provider, params));
        }
        if let Some((provider, location)) = self.parts_filled() {
            return Some(Place { provider, location });
        }
        if let Some(domain) = &self.domain {
            return Some(self.at_domain(domain));
        }
        let issuer = self.issuer.as_deref()?;
        of_issuer(issuer).or_else(|| {
            let provider = self.provider?;
            let is_domain = matches!(provider.location, Location::Domain { .. });
            is_domain.then(|| Place {
                provider,
                location: host_of(issuer).to_owned(),
            })
        })
    }

    /// The issuer’s host as a tenant’s domain, where no table knows it and the request names an API as that provider’s do. An
    /// issuer with a path has no domain of its own.
    pub fn place_by_api(&self, params: &[Param]) -> Option<Place> {
        if self.provider.is_some() || !params.iter().any(|param| param.name == "audience") {
            return None;
        }
        let issuer = self.issuer.as_deref()?.trim();
        let issuer = issuer.split("/.well-known/").next().unwrap_or(issuer);
        let host = host_of(issuer);
        let is_host_alone = issuer.trim_end_matches('/').ends_with(host) && host.contains('.');
        let address = Address { host, path: "" };
        let provider = providers::taking(&address, params).filter(|_| is_host_alone)?;
        matches!(provider.location, Location::Domain { .. }).then(|| Place {
            provider,
            location: host.to_owned(),
        })
    }

    /// That the place’s provider is assumed because of a parameter, where nothing else shows it.
    pub fn assumed(&self, place: &Place, params: &[Param]) -> Option<Note> {
        if self.provider.is_some() || self.domain.is_some() {
            return None;
        }
        let address = self.endpoint.as_deref().or(self.issuer.as_deref())?;
        let plain = address.split(['?', '#']).next().unwrap_or(address);
        let host = host_of(plain);
        let path = plain.find(host).map_or("", |at| &plain[at + host.len()..]);
        let path = if self.endpoint.is_some() { path } else { "" };
        let seen = Address {
            host: &host.to_ascii_lowercase(),
            path,
        };
        let name = providers::assumed_by(place.provider, &seen, params)?;
        Some(Note::AssumedProvider(place.provider.title, name.to_owned()))
    }

    fn at_domain(&self, domain: &str) -> Place {
        let host = host_of(domain).to_owned();
        let own = self
            .provider
            .filter(|provider| matches!(provider.location, Location::Domain { .. }));
        own.map(|provider| Place {
            provider,
            location: host.clone(),
        })
        .or_else(|| of_issuer(domain))
        .unwrap_or(Place {
            provider: &providers::auth0::AUTH0,
            location: host,
        })
    }

    fn parts_filled(&self) -> Option<(&'static Provider, String)> {
        TEMPLATES
            .iter()
            .find_map(|(id, template)| Some((provider(id)?, self.filled(template)?)))
    }

    fn filled(&self, template: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            let (name, default) = name
                .split_once('=')
                .map_or((name, None), |(name, default)| (name, Some(default)));
            let given = self
                .parts
                .iter()
                .find(|(part, _)| *part == name)
                .map(|(_, value)| value.as_str());
            out.push_str(before);
            out.push_str(given.or(default)?.trim_end_matches('/'));
            rest = after;
        }
        out.push_str(rest);
        Some(out)
    }
}

/// The place of a whole authorization endpoint; its query is the caller's.
pub fn at_endpoint(endpoint: &str, given: Option<&'static Provider>, params: &[Param]) -> Place {
    let plain = endpoint.split(['?', '#']).next().unwrap_or(endpoint);
    let host = host_of(plain);
    let path = plain.find(host).map_or("", |at| &plain[at + host.len()..]);
    let seen = Address {
        host: &host.to_ascii_lowercase(),
        path,
    };
    let provider = given
        .filter(|provider| matches!(provider.location, Location::Domain { .. }))
        .or_else(|| providers::taking(&seen, params))
        .unwrap_or(&providers::rfc8707::RFC8707);
    let location = match provider.location {
        Location::Domain { .. } => host.to_owned(),
        Location::Endpoint => plain.to_owned(),
    };
    Place { provider, location }
}
