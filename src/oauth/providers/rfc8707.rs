//! Any OpenID provider that follows RFC 8707: an API is named by `resource`.
//!
//! Knows no vendor; what such a server does without `resource` is its own affair, and is said to be unknown.

use crate::oauth::Provider;
use crate::oauth::api_name::{Look, look};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Answer, Audience, Lifetime, Lifetimes, LikelyError, Prediction,
    Seen, expect,
};
use crate::oauth::provider::{ApiNaming, ComesBack, Location};
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::{oidc_core, rfc};
use crate::text::uri::Uri;

/// An OpenID provider that takes `resource`.
pub static RFC8707: Provider = Provider {
    id: "rfc8707",
    title: "OpenID provider (RFC 8707)",
    location: Location::Endpoint,
    api: ApiNaming::Resource,
    // The last in the registry: whatever no other provider takes.
    takes: Some(|_, _| true),
    comes_back: ComesBack::ByRequest,
    docs: &[rfc(8707, "2")],
    ..Provider::BASE
};

/// What else this provider grants in answer to a request.
pub static RFC8707_GRANTED: Granted = Granted {
    provider: &RFC8707,
    access_token: Some(access_token),
    refresh: Refresh::Fn(refresh_token),
    profile: Some(PROFILE),
    aud,
    lifetimes: |_| LIFETIMES,
    errors,
    ..Granted::BASE
};

reasons! {
    /// `audience` alone.
    AUDIENCE = "There is no resource. audience is no parameter of this request by any RFC; a server that does not know it ignores it.", [rfc(8707, "2"), rfc(6749, "3.1")];
    /// Nothing.
    NONE = "There is no resource, so the server chooses whom the token is for. Often that is its own userinfo endpoint, and the token opaque.", [rfc(9068, "3"), rfc(6749, "1.4")];
    /// Several.
    SEVERAL = "There are several resources. The server may issue one token for all, or for one of them at the token endpoint, or refuse.", [rfc(8707, "2")];
    /// A placeholder.
    PLACEHOLDER = "resource still holds a placeholder, so it names no API yet.", [rfc(8707, "2")];
    /// One API.
    API = "resource names the API, and the server should restrict the token to it. Servers that do so by aud issue a JWT (RFC 9068); the format is theirs to choose.", [rfc(8707, "2"), rfc(9068, "3")];
    /// No URI.
    NO_URI = "resource is no absolute URI without fragment, so the server should answer invalid_target.", [rfc(8707, "2")];
    /// In whose format.
    PROFILE = "RFC 9068 where the server follows it: typ at+jwt, client_id, jti, and scope where one was asked for. Others have formats of their own.", [rfc(9068, "2.1"), rfc(9068, "2.2")];
    /// `aud`.
    AUD = "What resource names, or what the server makes of it.", [rfc(9068, "3"), rfc(8707, "2")];
    /// `offline_access` with consent.
    CONSENT = "scope has offline_access, and prompt=consent asks the user for it.", [oidc_core("11")];
    /// `offline_access` without consent.
    NO_CONSENT = "scope has offline_access, but without prompt=consent the server must ignore it unless it has other grounds.", [oidc_core("11")];
    /// Neither.
    NOT_ASKED = "scope has no offline_access; a server may issue one for reasons of its own.", [oidc_core("11")];
    /// The server does not know the API.
    UNKNOWN_TARGET = "The server knows no such API, or does not let this client ask for it.", [rfc(8707, "2")];
    /// Lifetime of a code.
    CODE = "No default is known; ten minutes is the longest that is recommended.", [rfc(6749, "4.1.2")];
    /// Lifetime of an access token.
    EXPIRES_IN = "No default is known; expires_in in the answer says it.", [rfc(6749, "5.1")];
    /// Lifetime of an ID token.
    EXP = "No default is known; exp in the token says it.", [oidc_core("2")];
}

fn access_token(request: &AuthorizationRequest) -> AccessToken {
    use AccessTokenFormat::{Jwt, Opaque, Unknown};
    let resources: Vec<&str> = request.get_all("resource").collect();
    let resource = match resources.as_slice() {
        [] if request.get("audience").is_some() => {
            return AccessToken::expected(Unknown, None, AUDIENCE).or(&[Opaque, Jwt]);
        }
        [] => return AccessToken::expected(Unknown, None, NONE).or(&[Opaque, Jwt]),
        [one] => *one,
        _ => return AccessToken::expected(Unknown, None, SEVERAL),
    };
    match look(resource) {
        Look::Placeholder => AccessToken::expected(Unknown, None, PLACEHOLDER),
        Look::One if Uri::is_absolute(resource) && !resource.contains('#') => {
            AccessToken::expected(Jwt, Some(resource), API).or(&[Opaque])
        }
        _ => AccessToken::expected(Unknown, None, NO_URI),
    }
}

fn aud(_: &AuthorizationRequest, token: &AccessToken) -> Audience {
    match &token.audience {
        Some(resource) => Audience::exactly(vec![resource.clone()], AUD),
        None => Audience::without(Seen::Unknown, token.reason),
    }
}

fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    if !request.has_scope("offline_access") {
        return expect(Answer::Unknown, NOT_ASKED);
    }
    let prompt = request.get("prompt").unwrap_or_default();
    if prompt.split_ascii_whitespace().any(|p| p == "consent") {
        return expect(Answer::Yes, CONSENT);
    }
    expect(Answer::Unknown, NO_CONSENT)
}

fn errors(request: &AuthorizationRequest, _: &ResponseTypes, errors: &mut Vec<LikelyError>) {
    if request.get_all("resource").any(Uri::is_absolute) {
        errors.push(LikelyError::possible("invalid_target", UNKNOWN_TARGET));
    }
}

const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Rule(CODE),
    access_token: Lifetime::Rule(EXPIRES_IN),
    id_token: Lifetime::Rule(EXP),
    ..Lifetimes::UNDOCUMENTED
};
