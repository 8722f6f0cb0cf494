//! Any OpenID provider that follows RFC 8707: an API is named by `resource`.
//!
//! Knows no vendor; what such a server does without `resource` is its own affair, and is said to be unknown.

use crate::oauth::Provider;
use crate::oauth::api_name::{Look, look};
use crate::oauth::outcome::{AccessToken, AccessTokenFormat, Answer, Prediction, expect};
use crate::oauth::provider::{ApiNaming, ComesBack, Location, Refresh};
use crate::oauth::request::AuthorizationRequest;
use crate::spec::{Clause, oidc_core, rfc};
use crate::text::uri::Uri;

/// An OpenID provider that takes `resource`.
pub static RFC8707: Provider = Provider {
    id: "rfc8707",
    title: "OpenID provider (RFC 8707)",
    location: Location::Endpoint,
    api: ApiNaming::Resource,
    // The last in the registry: whatever no other provider takes.
    takes: Some(|_, _| true),
    comes_back: ComesBack::Fn(access_token),
    refresh: Refresh::Fn(refresh_token),
    docs: &[rfc(8707, "2")],
    ..Provider::BASE
};

fn access_token(request: &AuthorizationRequest) -> AccessToken {
    use AccessTokenFormat::{Jwt, Unknown};
    let resources: Vec<&str> = request.get_all("resource").collect();
    let resource = match resources.as_slice() {
        [] if request.get("audience").is_some() => {
            let why = "There is no resource. audience is no parameter of this request by any RFC; a server that does not know it ignores it.";
            return AccessToken::expected(
                Unknown,
                None,
                why,
                const { &[rfc(8707, "2"), rfc(6749, "3.1")] },
            );
        }
        [] => {
            let why = "There is no resource, so the server chooses whom the token is for. Often that is its own userinfo endpoint, and the token opaque.";
            return AccessToken::expected(
                Unknown,
                None,
                why,
                const { &[rfc(9068, "3"), rfc(6749, "1.4")] },
            );
        }
        [one] => *one,
        _ => {
            let why = "There are several resources. The server may issue one token for all, or for one of them at the token endpoint, or refuse.";
            return AccessToken::expected(Unknown, None, why, const { &[rfc(8707, "2")] });
        }
    };
    match look(resource) {
        Look::Placeholder => {
            let why = "resource still holds a placeholder, so it names no API yet.";
            AccessToken::expected(Unknown, None, why, const { &[rfc(8707, "2")] })
        }
        Look::One if Uri::is_absolute(resource) && !resource.contains('#') => {
            AccessToken::expected(
                Jwt,
                Some(resource),
                "resource names the API, and the server should restrict the token to it. Servers that do so by aud issue a JWT (RFC 9068); the format is theirs to choose.",
                const { &[rfc(8707, "2"), rfc(9068, "3")] },
            )
        }
        _ => {
            let why = "resource is no absolute URI without fragment, so the server should answer invalid_target.";
            AccessToken::expected(Unknown, None, why, const { &[rfc(8707, "2")] })
        }
    }
}

fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    const OFFLINE: &[Clause] = &[oidc_core("11")];
    if !request.has_scope("offline_access") {
        let why = "scope has no offline_access; a server may issue one for reasons of its own.";
        return expect(Answer::Unknown, why, OFFLINE);
    }
    let prompt = request.get("prompt").unwrap_or_default();
    if prompt.split_ascii_whitespace().any(|p| p == "consent") {
        let why = "scope has offline_access, and prompt=consent asks the user for it.";
        return expect(Answer::Yes, why, OFFLINE);
    }
    let why = "scope has offline_access, but without prompt=consent the server must ignore it unless it has other grounds.";
    expect(Answer::Unknown, why, OFFLINE)
}
