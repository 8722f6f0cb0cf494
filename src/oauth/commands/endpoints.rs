//! Where a server's other endpoints are: as its metadata says, or as its provider's table has it for the address that the
//! request goes to.
//!
//! Guesses nothing: an endpoint that neither tells is a placeholder, which names the member of the metadata to look up.

use crate::oauth::metadata::{Endpoint, Metadata};
use crate::oauth::provider::{Location, Provider};
use crate::oauth::request::AuthorizationRequest;

/// An endpoint's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// It is known.
    Known(String),
    /// It is not; the member of the metadata that says it.
    Unknown(&'static str),
}

impl Address {
    /// The address, or a placeholder in its place.
    pub fn shown(&self) -> String {
        match self {
            Address::Known(address) => address.clone(),
            Address::Unknown(member) => {
                ["https://YOUR_SERVER/YOUR_", &member.to_ascii_uppercase()].concat()
            }
        }
    }
}

/// Endpoints beyond those of [`crate::oauth::provider::Endpoints`], where a provider documents them.
const MORE: &[(&str, Endpoint, &str)] = &[
    (
        "auth0",
        Endpoint::PushedAuthorizationRequest,
        "{issuer}/oauth/par",
    ),
    ("auth0", Endpoint::Revocation, "{issuer}/oauth/revoke"),
    ("auth0", Endpoint::EndSession, "{issuer}/oidc/logout"),
    ("okta", Endpoint::Introspection, "{issuer}/v1/introspect"),
];

/// Where the server of that request has this endpoint.
pub fn address(
    request: &AuthorizationRequest,
    metadata: Option<&Metadata>,
    endpoint: Endpoint,
) -> Address {
    let said = metadata.and_then(|metadata| metadata.endpoint(endpoint));
    let known = said.map(str::to_owned).or_else(|| {
        let template = template(request.provider, endpoint)?;
        fill(template, &variables(request))
    });
    known.map_or(Address::Unknown(endpoint.member()), Address::Known)
}

fn template(provider: &Provider, endpoint: Endpoint) -> Option<&'static str> {
    let own = match endpoint {
        Endpoint::Token => provider.endpoints.token,
        Endpoint::UserInfo => provider.endpoints.userinfo,
        _ => "",
    };
    let is_it = |row: &&(&str, Endpoint, &str)| row.0 == provider.id && row.1 == endpoint;
    let more = || MORE.iter().find(is_it).map(|row| row.2);
    Some(own).filter(|own| !own.is_empty()).or_else(more)
}

/// What the words of the provider's templates stand for, as the authorization endpoint shows it.
fn variables(request: &AuthorizationRequest) -> Vec<(String, String)> {
    let Ok(endpoint) = request.endpoint() else {
        return Vec::new();
    };
    let endpoint = endpoint.split('?').next().unwrap_or_default();
    if let (Location::Domain { .. }, Some(host)) = (request.provider.location, request.host()) {
        let issuer = ["https://", &host].concat();
        return vec![("domain".to_owned(), host), ("issuer".to_owned(), issuer)];
    }
    read(request.provider.endpoints.authorize, endpoint).unwrap_or_default()
}

/// What each word of a template stands for in an address; none where the address is not of that form.
fn read(template: &str, address: &str) -> Option<Vec<(String, String)>> {
    let (mut template, mut rest) = (template, address);
    let mut found = Vec::new();
    while let Some((before, after)) = template.split_once('{') {
        rest = rest.strip_prefix(before)?;
        let (name, after) = after.split_once('}')?;
        let until = after.split('{').next().unwrap_or_default();
        // The last word reaches as far as it can: an issuer has slashes in it.
        let end = match after.len() == until.len() {
            true => rest
                .len()
                .checked_sub(until.len())
                .filter(|_| rest.ends_with(until)),
            false => rest.find(until),
        }?;
        let value = rest.get(..end).filter(|value| !value.is_empty())?;
        found.push((name.to_owned(), value.to_owned()));
        rest = rest.get(end..)?;
        template = after;
    }
    (template == rest).then_some(found)
}

/// A template with its words replaced; none where one is left.
fn fill(template: &str, variables: &[(String, String)]) -> Option<String> {
    let mut filled = template.to_owned();
    for (name, value) in variables {
        filled = filled.replace(&["{", name, "}"].concat(), value);
    }
    (!filled.contains('{')).then_some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::metadata;
    use crate::oauth::providers::{PROVIDERS, provider};

    fn at(id: &str, location: &str) -> AuthorizationRequest {
        let mut request = AuthorizationRequest::new(provider(id).unwrap());
        request.location = location.to_owned();
        request
    }

    #[test]
    fn the_token_endpoint_follows_from_where_the_request_goes() {
        for (id, location, token) in [
            (
                "auth0",
                "Acme.eu.auth0.com",
                Some("https://acme.eu.auth0.com/oauth/token"),
            ),
            (
                "auth0",
                "https://login.acme.example/",
                Some("https://login.acme.example/oauth/token"),
            ),
            (
                "keycloak",
                "https://id.example/auth/realms/acme/protocol/openid-connect/auth",
                Some("https://id.example/auth/realms/acme/protocol/openid-connect/token"),
            ),
            (
                "okta",
                "https://acme.okta.com/oauth2/default/v1/authorize",
                Some("https://acme.okta.com/oauth2/default/v1/token"),
            ),
            (
                "okta",
                "https://acme.okta.com/oauth2/v1/authorize",
                Some("https://acme.okta.com/oauth2/v1/token"),
            ),
            (
                "entra",
                "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
                Some("https://login.microsoftonline.com/common/oauth2/v2.0/token"),
            ),
            (
                "cognito",
                "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?x=1",
                Some("https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token"),
            ),
            (
                "google",
                "https://accounts.google.com/o/oauth2/v2/auth",
                Some("https://oauth2.googleapis.com/token"),
            ),
            ("keycloak", "https://id.example/authorize", None),
            ("rfc8707", "https://as.example/authorize", None),
            ("auth0", "", None),
            ("auth0", "{issuer}", None),
        ] {
            let found = address(&at(id, location), None, Endpoint::Token);
            let expected = match token {
                Some(token) => Address::Known(token.to_owned()),
                None => Address::Unknown("token_endpoint"),
            };
            assert_eq!(found, expected, "{id} {location}");
        }
    }

    #[test]
    fn metadata_wins_and_what_nobody_says_is_a_placeholder() {
        let request = at("auth0", "acme.eu.auth0.com");
        let text = r#"{"issuer":"https://as.example","authorization_endpoint":"https://as.example/a","token_endpoint":"https://as.example/t","response_types_supported":["code"]}"#;
        let Some(metadata::Document::Server(said)) = metadata::parse(text) else {
            panic!("{text}");
        };
        let of = |endpoint| address(&request, Some(&said), endpoint).shown();
        assert_eq!(of(Endpoint::Token), "https://as.example/t");
        assert_eq!(
            of(Endpoint::Revocation),
            "https://acme.eu.auth0.com/oauth/revoke"
        );
        assert_eq!(
            of(Endpoint::Introspection),
            "https://YOUR_SERVER/YOUR_INTROSPECTION_ENDPOINT"
        );
    }

    #[test]
    fn every_row_is_of_a_provider() {
        for (id, endpoint, template) in MORE {
            assert!(PROVIDERS.iter().any(|provider| provider.id == *id), "{id}");
            assert!(
                template.starts_with("{issuer}/"),
                "{id} {}",
                endpoint.member()
            );
        }
    }
}
