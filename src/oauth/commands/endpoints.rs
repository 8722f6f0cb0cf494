//! Where a server's other endpoints are: as its metadata says, or as its provider's table has it for the address that the
//! request goes to.
//!
//! Guesses nothing: an endpoint that neither tells is a placeholder, which names the member of the metadata to look up.

use crate::oauth::metadata::Endpoint::{
    EndSession, Introspection, PushedAuthorizationRequest, Revocation, Token, UserInfo,
};
use crate::oauth::metadata::{Endpoint, Metadata};
use crate::oauth::provider::{Location, Provider};
use crate::oauth::request::AuthorizationRequest;
use crate::text::percent;

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

/// Endpoints beyond those of [`crate::oauth::provider::Endpoints`], as a provider documents them or its metadata has them: the
/// provider, the authorization endpoint that they belong to (empty for [`crate::oauth::provider::Endpoints::authorize`]), which,
/// and where.
#[rustfmt::skip] // A row a line.
const MORE: &[(&str, &str, Endpoint, &str)] = &[
    ("apple", "", Revocation, "https://appleid.apple.com/auth/revoke"),
    ("auth0", "", PushedAuthorizationRequest, "{issuer}/oauth/par"),
    ("auth0", "", Revocation, "{issuer}/oauth/revoke"),
    ("auth0", "", EndSession, "{issuer}/oidc/logout"),
    ("azure-b2c", "https://{host}/{tenant}/{policy}/oauth2/v2.0/authorize", Token, "https://{host}/{tenant}/{policy}/oauth2/v2.0/token"),
    ("azure-b2c", "https://{host}/{tenant}/{policy}/oauth2/v2.0/authorize", EndSession, "https://{host}/{tenant}/{policy}/oauth2/v2.0/logout"),
    ("azure-b2c", B2C_WITHOUT_POLICY, Token, "https://{host}/{tenant}/oauth2/v2.0/token"),
    ("azure-b2c", B2C_WITHOUT_POLICY, EndSession, "https://{host}/{tenant}/oauth2/v2.0/logout"),
    ("cognito", "", Revocation, "https://{domain}/oauth2/revoke"),
    ("cognito", "", EndSession, "https://{domain}/logout"),
    ("cognito", COGNITO_LOGIN, Token, "https://{domain}/oauth2/token"),
    ("cognito", COGNITO_LOGIN, UserInfo, "https://{domain}/oauth2/userInfo"),
    ("cognito", COGNITO_LOGIN, Revocation, "https://{domain}/oauth2/revoke"),
    ("cognito", COGNITO_LOGIN, EndSession, "https://{domain}/logout"),
    ("duende", "", PushedAuthorizationRequest, "{issuer}/connect/par"),
    ("duende", "", Introspection, "{issuer}/connect/introspect"),
    ("duende", "", Revocation, "{issuer}/connect/revocation"),
    ("duende", "", EndSession, "{issuer}/connect/endsession"),
    ("entra", ENTRA_V1, Token, "https://{host}/{tid}/oauth2/token"),
    ("entra", ENTRA_V1, EndSession, "https://{host}/{tid}/oauth2/logout"),
    ("entra", ENTRA_V2, Token, "https://{host}/{tid}/oauth2/v2.0/token"),
    ("entra", ENTRA_V2, EndSession, "https://{host}/{tid}/oauth2/v2.0/logout"),
    ("gitlab", "", Introspection, "{issuer}/oauth/introspect"),
    ("gitlab", "", Revocation, "{issuer}/oauth/revoke"),
    ("google", "", Revocation, "https://oauth2.googleapis.com/revoke"),
    ("keycloak", "", PushedAuthorizationRequest, "{issuer}/protocol/openid-connect/ext/par/request"),
    ("keycloak", "", Introspection, "{issuer}/protocol/openid-connect/token/introspect"),
    ("keycloak", "", Revocation, "{issuer}/protocol/openid-connect/revoke"),
    ("keycloak", "", EndSession, "{issuer}/protocol/openid-connect/logout"),
    ("logto", "", Introspection, "{issuer}/token/introspection"),
    ("logto", "", Revocation, "{issuer}/token/revocation"),
    ("logto", "", EndSession, "{issuer}/session/end"),
    ("oidc-provider", "", PushedAuthorizationRequest, "{issuer}/request"),
    ("oidc-provider", "", Introspection, "{issuer}/token/introspection"),
    ("oidc-provider", "", Revocation, "{issuer}/token/revocation"),
    ("oidc-provider", "", EndSession, "{issuer}/session/end"),
    ("okta", "", PushedAuthorizationRequest, "{issuer}/v1/par"),
    ("okta", "", Introspection, "{issuer}/v1/introspect"),
    ("okta", "", Revocation, "{issuer}/v1/revoke"),
    ("okta", "", EndSession, "{issuer}/v1/logout"),
    ("ory", "", Revocation, "{issuer}/oauth2/revoke"),
    ("ory", "", EndSession, "{issuer}/oauth2/sessions/logout"),
    ("ping", "", Introspection, "{issuer}/introspect"),
    ("ping", "", Revocation, "{issuer}/revoke"),
    ("ping", "", EndSession, "{issuer}/signoff"),
    ("zitadel", "", Introspection, "{issuer}/oauth/v2/introspect"),
    ("zitadel", "", Revocation, "{issuer}/oauth/v2/revoke"),
    ("zitadel", "", EndSession, "{issuer}/oidc/v1/end_session"),
];

/// The policy stands in the parameter `p`.
const B2C_WITHOUT_POLICY: &str = "https://{host}/{tenant}/oauth2/v2.0/authorize";
const COGNITO_LOGIN: &str = "https://{domain}/login";
const ENTRA_V1: &str = "https://{host}/{tid}/oauth2/authorize";
const ENTRA_V2: &str = "https://{host}/{tid}/oauth2/v2.0/authorize";

/// Where the server of that request has this endpoint.
pub fn address(
    request: &AuthorizationRequest,
    metadata: Option<&Metadata>,
    endpoint: Endpoint,
) -> Address {
    let said = metadata.and_then(|metadata| metadata.endpoint(endpoint));
    let known = said.map(str::to_owned).or_else(|| {
        let mut all = templates(request.provider, endpoint);
        let found = all.find_map(|(authorize, template)| {
            let filled = fill(template, &variables(request, authorize)?)?;
            Some((authorize, filled))
        });
        let (authorize, filled) = found?;
        match request.get("p").filter(|_| authorize == B2C_WITHOUT_POLICY) {
            Some(policy) => Some([&filled, "?p=", &percent::encode(policy)].concat()),
            None => Some(filled),
        }
    });
    known.map_or(Address::Unknown(endpoint.member()), Address::Known)
}

/// Where the provider has this endpoint, each with the authorization endpoint that it belongs to.
fn templates(
    provider: &'static Provider,
    endpoint: Endpoint,
) -> impl Iterator<Item = (&'static str, &'static str)> {
    let authorize = provider.endpoints.authorize;
    let own = match endpoint {
        Endpoint::Token => provider.endpoints.token,
        Endpoint::UserInfo => provider.endpoints.userinfo,
        _ => "",
    };
    let own = Some((authorize, own)).filter(|_| !own.is_empty());
    let more = MORE
        .iter()
        .filter(move |row| row.0 == provider.id && row.2 == endpoint);
    own.into_iter().chain(more.map(move |row| match row.1 {
        "" => (authorize, row.3),
        other => (other, row.3),
    }))
}

/// What the words of the provider's templates stand for, as the authorization endpoint shows it; none where that is another.
fn variables(request: &AuthorizationRequest, authorize: &str) -> Option<Vec<(String, String)>> {
    let endpoint = request.endpoint().ok()?;
    let endpoint = endpoint.split('?').next().unwrap_or_default();
    if let (Location::Domain { .. }, Some(host)) = (request.provider.location, request.host()) {
        let issuer = ["https://", &host].concat();
        return Some(vec![
            ("domain".to_owned(), host),
            ("issuer".to_owned(), issuer),
        ]);
    }
    read(authorize, endpoint)
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
        for (id, authorize, endpoint, template) in MORE {
            let provider = PROVIDERS
                .iter()
                .find(|provider| provider.id == *id)
                .unwrap();
            let authorize = match *authorize {
                "" if matches!(provider.location, Location::Domain { .. }) => "{domain}{issuer}",
                "" => provider.endpoints.authorize,
                other => other,
            };
            let case = format!("{id} {} {template}", endpoint.member());
            assert!(
                template.starts_with("{issuer}/") || template.starts_with("https://"),
                "{case}"
            );
            for word in template.split('{').skip(1) {
                let word = word.split('}').next().unwrap();
                assert!(
                    authorize.contains(&["{", word, "}"].concat()),
                    "{case} {word}"
                );
            }
        }
    }

    #[test]
    fn other_endpoints_follow_as_well() {
        for (id, location, endpoint, expected) in [
            (
                "entra",
                "https://login.microsoftonline.com/common/oauth2/authorize",
                Token,
                "https://login.microsoftonline.com/common/oauth2/token",
            ),
            (
                "entra",
                "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize",
                Token,
                "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/token",
            ),
            (
                "entra",
                "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
                EndSession,
                "https://login.microsoftonline.com/common/oauth2/v2.0/logout",
            ),
            (
                "azure-b2c",
                "https://login.contoso.com/t/B2C_1_in/oauth2/v2.0/authorize",
                Token,
                "https://login.contoso.com/t/B2C_1_in/oauth2/v2.0/token",
            ),
            (
                "cognito",
                "https://acme.auth.eu-west-1.amazoncognito.com/login",
                Token,
                "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token",
            ),
            (
                "cognito",
                "https://login.acme.example/oauth2/authorize",
                EndSession,
                "https://login.acme.example/logout",
            ),
            (
                "keycloak",
                "https://id.example/realms/a/protocol/openid-connect/auth",
                EndSession,
                "https://id.example/realms/a/protocol/openid-connect/logout",
            ),
            (
                "okta",
                "https://acme.okta.com/oauth2/default/v1/authorize",
                Revocation,
                "https://acme.okta.com/oauth2/default/v1/revoke",
            ),
            (
                "google",
                "https://accounts.google.com/o/oauth2/v2/auth",
                Revocation,
                "https://oauth2.googleapis.com/revoke",
            ),
            (
                "google",
                "https://accounts.google.com/o/oauth2/v2/auth",
                EndSession,
                "",
            ),
        ] {
            let found = address(&at(id, location), None, endpoint);
            let expected = match expected {
                "" => Address::Unknown(endpoint.member()),
                known => Address::Known(known.to_owned()),
            };
            assert_eq!(found, expected, "{id} {location}");
        }
    }
}
