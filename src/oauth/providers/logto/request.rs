//! Logto's side of an authorization request: an API by `resource`, and how long things last.

use super::{OPAQUE, ORGANIZATIONS, PROTECT, RESOURCES, VALIDATE};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Answer, Audience, Goes, Lifetime, Lifetimes, LikelyError,
    Prediction, ScopeRow, Seen, expect,
};
use crate::oauth::placeholder;
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::{Clause, oidc_core, page, rfc};

const APPLICATION: Clause = page(
    "Logto docs: application data structure",
    "https://docs.logto.io/integrate-logto/application-data-structure",
);

/// What stands for the user's organizations.
const ORGANIZATIONS_RESOURCE: &str = "urn:logto:resource:organizations";

reasons! {
    /// An API.
    API = "resource names the API, so the access token is a JWT for it, if the token request names the same resource again.", [PROTECT];
    /// Organizations alone.
    ORGANIZATIONS_ALONE = "It names no API but the user’s organizations. The token for one of them, a JWT, is asked for at the token endpoint, with a refresh token and organization_id.", [ORGANIZATIONS];
    /// `aud` of an organization's token.
    AUD_ORGANIZATION = "The organization that the token request names: urn:logto:organization: and its ID.", [ORGANIZATIONS];
    /// No API.
    NO_API = "No resource is named, so the access token is opaque and for UserInfo, unless the tenant has a default API.", [OPAQUE, RESOURCES];
    /// A placeholder.
    PLACEHOLDER = "resource still holds a placeholder, so it names no API yet.", [PROTECT];
    /// Several.
    SEVERAL = "There are several resources. Each token request names the one that its access token is for.", [PROTECT];
    /// In whose format.
    PROFILE = "RFC 9068: typ at+jwt, client_id, scope, and one audience.", [VALIDATE];
    /// `aud`.
    AUD = "The API indicator that resource names, if the token request names it again.", [PROTECT, VALIDATE];
    /// `aud` of several.
    AUD_SEVERAL = "One of the resources, as the token request names it.", [PROTECT];
    /// A refresh token is asked for.
    OFFLINE = "scope has offline_access. The application can also be set to get one always.", [APPLICATION, ORGANIZATIONS];
    /// One is asked for, and nobody is asked to agree.
    NO_CONSENT = "scope has offline_access, which Logto takes note of with prompt=consent alone. The application can also be set to get one always.", [APPLICATION, ORGANIZATIONS, oidc_core("11")];
    /// None is asked for.
    NOT_OFFLINE = "scope has no offline_access. An application that is set to get one always gets one nevertheless.", [APPLICATION];
    /// Organizations.
    ORGANIZATION = "It asks for the user’s organizations; tokens for one of them are asked for at the token endpoint.", [ORGANIZATIONS];
    /// No such API.
    NO_SUCH_API = "The tenant has no API with exactly this indicator.", [PROTECT, rfc(8707, "2")];
    /// Lifetime of a refresh token.
    REFRESH = "The application’s setting: 14 days unless it was changed. For a single-page application it is not extended by use.", [APPLICATION];
}

/// Logto's own scopes.
pub(super) const SCOPES: &[ScopeRow] = &[ScopeRow::new(
    "urn:logto:scope:*",
    Goes::Permission,
    ORGANIZATION,
)];

pub(super) fn access_token(request: &AuthorizationRequest) -> AccessToken {
    use AccessTokenFormat::{Jwt, Opaque, Unknown};
    let mut resources = request.get_all("resource");
    match (resources.next(), resources.next()) {
        (None, _) => AccessToken::expected(Opaque, None, NO_API).or(&[Jwt]),
        (Some(one), None) if placeholder::find(one).is_some() => {
            AccessToken::expected(Unknown, None, PLACEHOLDER)
        }
        (Some(ORGANIZATIONS_RESOURCE), None) => {
            AccessToken::expected(Jwt, None, ORGANIZATIONS_ALONE)
        }
        (Some(one), None) => AccessToken::expected(Jwt, Some(one), API),
        (Some(_), Some(_)) => AccessToken::expected(Jwt, None, SEVERAL),
    }
}

pub(super) fn aud(_: &AuthorizationRequest, token: &AccessToken) -> Audience {
    if token.reason == ORGANIZATIONS_ALONE {
        return Audience::rule("urn:logto:organization:ID", AUD_ORGANIZATION);
    }
    match &token.audience {
        Some(resource) => Audience::exactly(vec![resource.clone()], AUD),
        None if token.format == AccessTokenFormat::Jwt => {
            Audience::rule("one of the resources", AUD_SEVERAL)
        }
        None => Audience::without(Seen::Unknown, PLACEHOLDER),
    }
}

pub(super) fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    let prompt = request.get("prompt").unwrap_or_default();
    let agrees = prompt.split_ascii_whitespace().any(|p| p == "consent");
    match (request.has_scope("offline_access"), agrees) {
        (true, true) => expect(Answer::Yes, OFFLINE),
        (true, false) => expect(Answer::Unknown, NO_CONSENT),
        (false, _) => expect(Answer::No, NOT_OFFLINE),
    }
}

pub(super) fn errors(
    request: &AuthorizationRequest,
    _: &ResponseTypes,
    errors: &mut Vec<LikelyError>,
) {
    let mut resources = request.get_all("resource");
    if resources.any(|resource| resource != ORGANIZATIONS_RESOURCE) {
        errors.push(LikelyError::possible("invalid_target", NO_SUCH_API));
    }
}

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    refresh_token: Lifetime::Seconds(14 * 86_400, REFRESH),
    ..Lifetimes::UNDOCUMENTED
};
