//! Auth0: an API is named by `audience`; without one the access token is opaque and good for `/userinfo` alone.
//!
//! Follows Auth0's documentation; shapes that it does not promise are said to be observed.

use crate::oauth::Provider;
use crate::oauth::outcome::{AccessToken, AccessTokenFormat};
use crate::oauth::provider::{ApiNaming, Location};
use crate::oauth::request::AuthorizationRequest;
use crate::spec::auth0;

/// Auth0.
pub static AUTH0: Provider = Provider {
    id: "auth0",
    title: "Auth0",
    location: Location::Domain {
        authorize: "/authorize",
    },
    api: ApiNaming::Audience,
    recognise: |_| None,
    observers: &[],
    is_opaque: |_| false,
    locate: |_| None,
    access_token,
    docs: &[auth0("secure/tokens/access-tokens/get-access-tokens")],
};

fn access_token(_request: &AuthorizationRequest) -> AccessToken {
    AccessToken {
        format: AccessTokenFormat::Unknown,
        audience: None,
        why: String::new(),
        spec: &[],
    }
}
