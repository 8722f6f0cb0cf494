//! Duende IdentityServer's side of an authorization request: API resources by scope, and how long things last.

use super::{ISOLATION, JWT, TOKENS};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::scopes::ClaimsGo;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Audience, Goes, Lifetime, Lifetimes, LikelyError,
};
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::{Clause, page, rfc};

const CLIENT: Clause = page(
    "Duende docs: client",
    "https://docs.duendesoftware.com/identityserver/reference/v7/models/client/",
);

reasons! {
    /// A scope of an API.
    API = "aud lists every API resource that has one of the scopes; resource limits it to one, where the server has resource isolation. A client set to reference tokens gets an opaque one.", [ISOLATION, TOKENS];
    /// No scope of an API.
    NO_API = "No scope of an API is asked for, so no API is in aud: the token is good for UserInfo. A client set to reference tokens gets an opaque one.", [ISOLATION, TOKENS];
    /// Several resources.
    SEVERAL = "There are several resources. Each token request names the one that its access token is for, where the server has resource isolation. A client set to reference tokens gets an opaque one.", [ISOLATION, rfc(8707, "2")];
    /// In whose format.
    PROFILE = "RFC 9068 by its type, at+jwt; client_id and scope, scope as an array or as a string by the server’s settings.", [JWT];
    /// `aud` of scopes.
    AUD_SCOPES = "The names of the API resources that own the scopes; where the server emits a static audience, the issuer with /resources as well. A scope without an API resource adds nothing.", [ISOLATION, TOKENS];
    /// `aud` of `resource`.
    AUD_RESOURCE = "resource picks one API resource, where the server has resource isolation; the token request must name it again.", [ISOLATION, rfc(8707, "2")];
    /// `aud` of several.
    AUD_SEVERAL = "One of the resources, as the token request names it, where the server has resource isolation.", [ISOLATION, rfc(8707, "2")];
    /// Claims.
    CLAIMS = "Where an access token comes back too, the user’s claims are left to UserInfo, unless the client is set to have them always in the ID token.", [CLIENT];
    /// A resource that does not exist.
    BAD_TARGET = "There is no API resource of that name, or resource isolation is not there.", [ISOLATION, rfc(8707, "2")];
    /// Lifetime of a code.
    CODE = "The client’s setting AuthorizationCodeLifetime; 300 seconds unless it was changed.", [CLIENT];
    /// Lifetime of an access token.
    ACCESS = "The client’s setting AccessTokenLifetime; 3600 seconds unless it was changed.", [CLIENT];
    /// Lifetime of an ID token.
    ID = "The client’s setting IdentityTokenLifetime; 300 seconds unless it was changed.", [CLIENT];
    /// Lifetime of a refresh token.
    REFRESH = "The client’s setting AbsoluteRefreshTokenLifetime; 30 days unless it was changed. A sliding lifetime, 15 days by default, is another setting.", [CLIENT];
}

/// The access token: resource names an API as well as a scope of one does.
pub(super) fn access_token(request: &AuthorizationRequest) -> AccessToken {
    let mut resources = request.get_all("resource");
    let (resource, reason) = match (resources.next(), resources.next()) {
        (Some(_), Some(_)) => (None, SEVERAL),
        (Some(one), None) => (Some(one), API),
        (None, _) if request.names_api() => (None, API),
        (None, _) => (None, NO_API),
    };
    AccessToken::expected(AccessTokenFormat::Jwt, resource, reason).or(&[AccessTokenFormat::Opaque])
}

pub(super) fn aud(request: &AuthorizationRequest, _: &AccessToken) -> Audience {
    let mut resources = request.get_all("resource");
    match (resources.next(), resources.next()) {
        (Some(_), Some(_)) => Audience::rule("one of the resources", AUD_SEVERAL),
        (Some(one), None) => Audience::exactly(vec![one.to_owned()], AUD_RESOURCE),
        (None, _) => Audience::rule("the API resources that own the scopes", AUD_SCOPES),
    }
}

pub(super) fn errors(
    request: &AuthorizationRequest,
    _: &ResponseTypes,
    errors: &mut Vec<LikelyError>,
) {
    if request.get("resource").is_some() {
        errors.push(LikelyError::possible("invalid_target", BAD_TARGET));
    }
}

pub(super) const CLAIMS_GO: ClaimsGo = ClaimsGo::Always(Goes::ClaimsAtUserinfo, CLAIMS);

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Seconds(300, CODE),
    access_token: Lifetime::Seconds(3600, ACCESS),
    id_token: Lifetime::Seconds(300, ID),
    refresh_token: Lifetime::Seconds(30 * 86_400, REFRESH),
};
