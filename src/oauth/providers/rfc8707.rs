//! Any OpenID provider that follows RFC 8707: an API is named by `resource`.
//!
//! Knows no vendor; what such a server does without `resource` is its own affair, and is said to be unknown.

use crate::oauth::Provider;
use crate::oauth::outcome::{AccessToken, AccessTokenFormat};
use crate::oauth::provider::{ApiNaming, Location};
use crate::oauth::request::AuthorizationRequest;
use crate::spec::rfc;

/// An OpenID provider that takes `resource`.
pub static RFC8707: Provider = Provider {
    id: "rfc8707",
    title: "OpenID provider (RFC 8707)",
    location: Location::Endpoint,
    api: ApiNaming::Resource,
    recognise: |_| None,
    observers: &[],
    is_opaque: |_| false,
    locate: |_| None,
    opaque_because: None,
    access_token,
    docs: &[rfc(8707, "2")],
};

fn access_token(_request: &AuthorizationRequest) -> AccessToken {
    AccessToken {
        format: AccessTokenFormat::Unknown,
        audience: None,
        why: String::new(),
        spec: &[],
    }
}
