//! The registry of providers: one file each, every other module walks [`PROVIDERS`], where it predicts [`GRANTED`], and where
//! it looks at tokens [`ISSUED`].
//!
//! Three registries, so that whoever only fills in a request never reaches what is said about answers and tokens: the page
//! loads these parts when there is a request to judge, and a token to look at.

pub mod apple;
pub mod auth0;
pub mod azure_b2c;
pub mod clerk;
pub mod cognito;
pub mod duende;
pub mod entra;
pub mod firebase;
pub mod fusionauth;
pub mod github;
pub mod gitlab;
pub mod google;
pub mod keycloak;
pub mod kubernetes;
pub mod logto;
pub mod oidc_provider;
pub mod okta;
pub mod ory;
pub mod ping;
pub mod rfc8707;
pub mod salesforce;
pub mod supabase;
pub mod zitadel;

use super::completed::{completed, has_none, is_at, of_token_endpoint};
use super::granted::Granted;
use super::issued::Recognised;
use super::provider::Address;
use super::request::Param;
use super::shape::Seen;
use super::{Issued, Provider};
use crate::jose::Token;
use crate::text::{pattern, with_article};

/// Every provider, the ones that tokens can show first; the one that takes any request last.
pub static PROVIDERS: &[&Provider] = &[
    &auth0::AUTH0,
    &apple::APPLE,
    &azure_b2c::AZURE_B2C,
    &clerk::CLERK,
    &cognito::COGNITO,
    &duende::DUENDE,
    &entra::ENTRA,
    &firebase::FIREBASE,
    &fusionauth::FUSIONAUTH,
    &github::GITHUB,
    &gitlab::GITLAB,
    &google::GOOGLE,
    &keycloak::KEYCLOAK,
    &kubernetes::KUBERNETES,
    &logto::LOGTO,
    &oidc_provider::OIDC_PROVIDER,
    &okta::OKTA,
    &ory::ORY,
    &ping::PING,
    &salesforce::SALESFORCE,
    &supabase::SUPABASE,
    &zitadel::ZITADEL,
    &rfc8707::RFC8707,
];

/// What each of them issues, in the same order. The one that takes any request is not here: nobody knows its tokens.
pub static ISSUED: &[&Issued] = &[
    &auth0::AUTH0_ISSUED,
    &apple::APPLE_ISSUED,
    &azure_b2c::AZURE_B2C_ISSUED,
    &clerk::CLERK_ISSUED,
    &cognito::COGNITO_ISSUED,
    &duende::DUENDE_ISSUED,
    &entra::ENTRA_ISSUED,
    &firebase::FIREBASE_ISSUED,
    &fusionauth::FUSIONAUTH_ISSUED,
    &github::GITHUB_ISSUED,
    &gitlab::GITLAB_ISSUED,
    &google::GOOGLE_ISSUED,
    &keycloak::KEYCLOAK_ISSUED,
    &kubernetes::KUBERNETES_ISSUED,
    &logto::LOGTO_ISSUED,
    &oidc_provider::OIDC_PROVIDER_ISSUED,
    &okta::OKTA_ISSUED,
    &ory::ORY_ISSUED,
    &ping::PING_ISSUED,
    &salesforce::SALESFORCE_ISSUED,
    &supabase::SUPABASE_ISSUED,
    &zitadel::ZITADEL_ISSUED,
];

/// What each of them grants, in the same order.
pub static GRANTED: &[&Granted] = &[
    &auth0::AUTH0_GRANTED,
    &apple::APPLE_GRANTED,
    &azure_b2c::AZURE_B2C_GRANTED,
    &clerk::CLERK_GRANTED,
    &cognito::COGNITO_GRANTED,
    &duende::DUENDE_GRANTED,
    &entra::ENTRA_GRANTED,
    &firebase::FIREBASE_GRANTED,
    &fusionauth::FUSIONAUTH_GRANTED,
    &github::GITHUB_GRANTED,
    &gitlab::GITLAB_GRANTED,
    &google::GOOGLE_GRANTED,
    &keycloak::KEYCLOAK_GRANTED,
    &kubernetes::KUBERNETES_GRANTED,
    &logto::LOGTO_GRANTED,
    &oidc_provider::OIDC_PROVIDER_GRANTED,
    &okta::OKTA_GRANTED,
    &ory::ORY_GRANTED,
    &ping::PING_GRANTED,
    &salesforce::SALESFORCE_GRANTED,
    &supabase::SUPABASE_GRANTED,
    &zitadel::ZITADEL_GRANTED,
    &rfc8707::RFC8707_GRANTED,
];

/// The reasons that each of them has for what a request gets.
#[cfg(not(target_arch = "wasm32"))]
pub static REASONS: &[&[super::outcome::Reason]] = &[
    apple::request::REASONS,
    auth0::reasons::REASONS,
    azure_b2c::request::REASONS,
    clerk::request::REASONS,
    cognito::request::REASONS,
    duende::request::REASONS,
    entra::request::REASONS,
    firebase::request::REASONS,
    fusionauth::request::REASONS,
    github::request::REASONS,
    gitlab::request::REASONS,
    google::request::REASONS,
    keycloak::request::REASONS,
    kubernetes::request::REASONS,
    logto::request::REASONS,
    oidc_provider::request::REASONS,
    okta::request::REASONS,
    ory::request::REASONS,
    ping::request::REASONS,
    salesforce::request::REASONS,
    supabase::request::REASONS,
    zitadel::request::REASONS,
    rfc8707::REASONS,
];

/// The provider of that code.
pub fn provider(id: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().find(|p| p.id == id).copied()
}

/// What the provider grants.
pub fn granted_by(provider: &Provider) -> &'static Granted {
    let mut all = GRANTED.iter();
    all.find(|granted| granted.provider == provider)
        .copied()
        .unwrap_or(&Granted::BASE)
}

/// What the provider issues, where something is known about it.
pub fn issued_by(provider: &Provider) -> Option<&'static Issued> {
    ISSUED.iter().find(|i| i.provider == provider).copied()
}

/// The provider that a token shows most strongly, and what shows it. Of two equally strong the first in the registry.
pub fn recognise(token: &Token, shapes: &[Seen]) -> Option<(&'static Issued, Recognised)> {
    let mut best: Option<(&'static Issued, Recognised)> = None;
    let mut see = |issued, seen: Recognised| {
        if (best.as_ref()).is_none_or(|(_, best)| best.strength < seen.strength) {
            best = Some((issued, seen));
        }
    };
    for issued in ISSUED {
        for mark in (issued.hallmarks.iter()).filter(|mark| mark.sign.is_seen(token)) {
            see(
                *issued,
                Recognised {
                    strength: mark.strength,
                    saw: mark.saw.to_owned(),
                    spec: mark.spec,
                },
            );
        }
        if let Some(seen) = issued.recognise.and_then(|recognise| recognise(token)) {
            see(*issued, seen);
        }
    }
    for (shape, issued) in shapes {
        if let Some(issued) = *issued {
            see(
                issued,
                Recognised {
                    strength: shape.strength,
                    saw: ["it looks like ", with_article(shape.what).as_str()].concat(),
                    spec: shape.spec,
                },
            );
        }
    }
    best
}

/// The provider that a request to that address, with these parameters, is for.
pub fn taking(address: &Address<'_>, params: &[Param]) -> Option<&'static Provider> {
    let path = address.path.trim_end_matches('/');
    // A path alone is that of any host.
    let host = match address.host.is_empty() && !path.is_empty() {
        true => "host.example",
        false => address.host,
    };
    let whole = [host, path].concat();
    let by_address = |p: &&&Provider| {
        let mut addresses = p.addresses.iter();
        addresses.any(|like| pattern::is_like(like, &whole))
    };
    // The issuer, where the authorization endpoint belongs. A host alone tells whose it is only by its name.
    let by_beginning = |p: &&&Provider| {
        let completed = completed(p, &whole).unwrap_or_default();
        let completed = completed.trim_start_matches("https://");
        let mut addresses =
            (p.addresses.iter()).filter(|like| !path.is_empty() || !like.starts_with("*/"));
        addresses.any(|like| pattern::is_like(like, completed))
    };
    // What belongs to it, and is no authorization endpoint: rules say so.
    let by_other = |p: &&&Provider| {
        let of_token = of_token_endpoint(p, &whole);
        of_token.is_some_and(|endpoint| is_at(p, &endpoint)) || has_none(p, address.host)
    };
    let by_params = |p: &&&Provider| p.takes.is_some_and(|takes| takes(address, params));
    let all = || PROVIDERS.iter();
    let found = all().find(by_address).or_else(|| all().find(by_beginning));
    let found = found.or_else(|| all().find(by_other));
    found.or_else(|| all().find(by_params)).copied()
}

/// The parameter because of which the request is taken for one for that provider, where the address does not show it.
pub fn assumed_by<'p>(
    provider: &Provider,
    address: &Address<'_>,
    params: &'p [Param],
) -> Option<&'p str> {
    // What is further back decides nothing: the rest of a long request is nobody's parameters.
    const MOST: usize = 64;
    let is_it = |params: &[Param]| taking(address, params).is_some_and(|p| p.id == provider.id);
    if is_it(&[]) || !is_it(params) {
        return None;
    }
    let decides = |name: &str| {
        let others = params.iter().filter(|param| param.name != name);
        !is_it(&others.cloned().collect::<Vec<_>>())
    };
    let mut names = params.iter().take(MOST).map(|param| param.name.as_str());
    names.find(|name| decides(name))
}

/// What the tests of the providers share.
#[cfg(test)]
pub(crate) mod testing {
    use super::*;
    use crate::classify::{Certainty, classify};
    use crate::jose::compact::decode;
    use crate::oauth::request::AuthorizationRequest;
    use crate::oauth::{Context, Kind};
    use crate::text::base64url::encode;
    use crate::text::time::Timestamp;

    /// A JWT with this header and these claims.
    pub fn jwt(header: &str, claims: &str) -> String {
        let (header, claims) = (encode(header.as_bytes()), encode(claims.as_bytes()));
        format!("{header}.{claims}.c2ln")
    }

    /// Kind, certainty and provider of a token.
    pub fn verdict(text: &str) -> (Kind, Certainty, &'static str) {
        let verdict = classify(&decode(text), None, &Context::at(Timestamp(0)));
        let provider = verdict.provider.map_or("", |provider| provider.id);
        (verdict.kind, verdict.certainty, provider)
    }

    /// A request to that location, with these parameters.
    pub fn request(
        provider: &'static Provider,
        location: &str,
        params: &[(&str, &str)],
    ) -> AuthorizationRequest {
        let mut request = AuthorizationRequest::new(provider);
        request.location = location.to_owned();
        for (name, value) in params {
            request.set(name, *value);
        }
        request
    }

    /// The code of the provider that takes a request to that address.
    pub fn taking(host: &str, path: &str) -> &'static str {
        super::taking(&Address { host, path }, &[]).map_or("", |provider| provider.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_registry_is_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/oauth/providers");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| {
                let path = entry.unwrap().path();
                let is_file = path.extension().is_some_and(|e| e == "rs");
                let name = path.file_stem()?.to_str()?.replace('_', "-");
                (is_file && name != "mod").then_some(name)
            })
            .collect();
        let ids: BTreeSet<String> = PROVIDERS.iter().map(|p| p.id.to_owned()).collect();
        assert_eq!(ids, files);
    }

    #[test]
    fn both_registries_have_the_same_order() {
        let issued = ISSUED.iter().map(|issued| issued.provider.id);
        let (any, known) = PROVIDERS.split_last().unwrap();
        assert!(known.iter().map(|p| p.id).eq(issued));
        assert!(issued_by(any).is_none());
    }

    #[test]
    fn the_beginning_of_an_address_tells_whose_it_is_where_nobody_else_has_one_like_it() {
        for (host, path, provider) in [
            ("acme.okta.com", "/oauth2/default", "okta"),
            ("id.example.com", "/realms/acme/", "keycloak"),
            ("login.microsoftonline.com", "/common/v2.0", "entra"),
            ("acme.auth.eu-west-1.amazoncognito.com", "/", "cognito"),
            ("gitlab.example.com", "", "gitlab"),
            (
                "login.microsoftonline.com",
                "/common/oauth2/v2.0/token",
                "entra",
            ),
            (
                "id.example.com",
                "/realms/acme/protocol/openid-connect/token",
                "keycloak",
            ),
            ("oauth2.googleapis.com", "/token", "google"),
            (
                "cognito-idp.eu-west-1.amazonaws.com",
                "/eu-west-1_abc",
                "cognito",
            ),
            ("as.example.com", "/oauth/token", "rfc8707"),
            ("as.example.com", "", "rfc8707"),
            ("as.example.com", "/", "rfc8707"),
        ] {
            assert_eq!(super::testing::taking(host, path), provider, "{host}{path}");
        }
    }
}
