//! Okta's side of an authorization request: the path of the endpoint picks the authorization server, and that the API.

use super::{CUSTOM_SERVER, REFRESH, SERVERS, VALIDATE};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::scopes::ClaimsGo;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Audience, Goes, Lifetime, Lifetimes, LikelyError, ScopeRow,
    Seen,
};
use crate::oauth::params;
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::{Clause, observed, page};
use crate::text::pattern::is_like;

const API_ACCESS: Clause = page(
    "Okta docs: API access management",
    "https://developer.okta.com/docs/concepts/api-access-management/",
);
const LIFETIME: Clause = page(
    "Okta docs: manage user credentials",
    "https://developer.okta.com/docs/concepts/manage-user-creds/",
);
const JWT_LIFETIMES: Clause = page(
    "Okta support: lifetime of JSON Web Tokens",
    "https://support.okta.com/help/s/article/What-is-the-lifetime-of-the-JWT-tokens",
);
const CODES: Clause = page(
    "Okta docs: release notes of 2021",
    "https://developer.okta.com/docs/release-notes/2021/",
);

reasons! {
    /// The org's own server.
    ORG = "The org’s own authorization server issues it for Okta’s APIs. It decodes, but Okta alone should check it: an API of yours needs a token of a custom authorization server.", [SERVERS, VALIDATE];
    /// A custom server.
    CUSTOM = "A custom authorization server issues it. aud is the audience in that server’s settings, whatever the request says.", [SERVERS, CUSTOM_SERVER];
    /// Neither.
    WHICH = "The path of the endpoint picks the authorization server: …/oauth2/default/v1/authorize for your API, …/oauth2/v1/authorize for Okta’s own.", [SERVERS];
    /// In whose format.
    PROFILE = "Okta’s own: ver, cid (the client), uid, and scp as an array; jti begins with AT.", [SERVERS, VALIDATE];
    /// `aud` of a custom server.
    AUD_CUSTOM = "The audience in the settings of the authorization server; that of the one called default is api://default unless it was changed. audience and resource in the request change nothing.", [SERVERS, CUSTOM_SERVER];
    /// `aud` of the org's own.
    AUD_ORG = "Okta itself: no setting changes it, and an API of yours is never in it.", [SERVERS, VALIDATE];
    /// Claims.
    CLAIMS = "With an access token beside it the ID token is thin: profile attributes and groups come from /userinfo. An ID token that comes alone has all of them.", [API_ACCESS];
    /// A scope of Okta's own APIs.
    OKTA_SCOPE = "A permission at Okta’s own APIs: only the org’s authorization server grants it.", [SERVERS];
    /// A scope of a custom server.
    CUSTOM_SCOPE = "groups brings the claim of that name where the server has a filter for it.", [API_ACCESS];
    /// No access policy fits.
    NO_POLICY = "No access policy of the authorization server fits this client, user and scope.", [observed("access_denied with no_matching_policy, or Policy evaluation failed")];
    /// A scope that the org's server does not know.
    NO_SUCH_SCOPE = "The org’s own authorization server knows its own scopes alone: those of your API belong to a custom one.", [SERVERS];
    /// A response mode of its own.
    POST_MESSAGE = "The answer is posted to the window that opened the request, as a message.", [observed("okta_post_message in response_modes_supported of Okta’s metadata")];
    /// Lifetime of a code.
    CODE = "Five minutes.", [CODES];
    /// Lifetime of an access token of the org.
    ORG_LASTS = "Fixed at 60 minutes.", [LIFETIME];
    /// Lifetime of an access token of a custom server.
    CUSTOM_LASTS = "A setting of the server’s access policy, five minutes to 24 hours; one hour in Okta’s samples.", [LIFETIME, CUSTOM_SERVER];
    /// Lifetime of an ID token of the org.
    ORG_ID_LASTS = "Fixed at 60 minutes.", [JWT_LIFETIMES];
    /// Lifetime of an ID token of a custom server.
    CUSTOM_ID_LASTS = "A token inline hook can set it, five minutes to 24 hours.", [JWT_LIFETIMES];
    /// Lifetime of a refresh token of the org.
    ORG_REFRESH_LASTS = "Fixed at 90 days.", [JWT_LIFETIMES];
    /// Lifetime of a refresh token.
    REFRESH_LASTS = "A setting of the server’s access policy: unlimited unless it was changed, and it ends after seven days without use.", [REFRESH];
}

/// Which authorization server the path picks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Server {
    Org,
    Custom,
    Unknown,
}

fn server(request: &AuthorizationRequest) -> Server {
    let endpoint = request.endpoint().unwrap_or_default();
    if is_like("https://*/oauth2/v1/authorize", &endpoint) {
        Server::Org
    } else if is_like("https://*/oauth2/*/v1/authorize", &endpoint) {
        Server::Custom
    } else {
        Server::Unknown
    }
}

/// Okta's own scopes.
pub(super) const SCOPES: &[ScopeRow] = &[
    ScopeRow::new("okta.*", Goes::Permission, OKTA_SCOPE),
    ScopeRow {
        like: "groups",
        goes: Goes::ClaimsAtUserinfo,
        claims: &["groups"],
        reason: CUSTOM_SCOPE,
    },
];

pub(super) fn access_token(request: &AuthorizationRequest) -> AccessToken {
    let (format, reason) = match server(request) {
        Server::Org => (AccessTokenFormat::Jwt, ORG),
        Server::Custom => (AccessTokenFormat::Jwt, CUSTOM),
        Server::Unknown => (AccessTokenFormat::Unknown, WHICH),
    };
    AccessToken::expected(format, None, reason)
}

pub(super) fn aud(request: &AuthorizationRequest, _: &AccessToken) -> Audience {
    let endpoint = request.endpoint().unwrap_or_default();
    match server(request) {
        Server::Org => Audience::rule("Okta itself", AUD_ORG),
        Server::Custom if is_like("https://*/oauth2/default/v1/authorize", &endpoint) => {
            Audience::rule("api://default, unless the server was changed", AUD_CUSTOM)
        }
        Server::Custom => Audience::rule("the audience of the authorization server", AUD_CUSTOM),
        Server::Unknown => Audience::without(Seen::Unknown, WHICH),
    }
}

pub(super) fn errors(
    request: &AuthorizationRequest,
    _: &ResponseTypes,
    errors: &mut Vec<LikelyError>,
) {
    match server(request) {
        Server::Custom => errors.push(LikelyError::possible("access_denied", NO_POLICY)),
        Server::Org if custom_scope(request).is_some() => {
            errors.push(LikelyError::expected("invalid_scope", NO_SUCH_SCOPE));
        }
        Server::Org | Server::Unknown => {}
    }
}

/// The first scope that the org's own server does not know.
pub fn custom_scope(request: &AuthorizationRequest) -> Option<&str> {
    let is_custom = |scope: &&str| {
        !params::is_own_scope(scope)
            && !scope.starts_with("okta.")
            && !matches!(*scope, "groups" | "device_sso" | "interclient_access")
            && !scope.contains(',')
    };
    request.scope_tokens().find(is_custom)
}

pub(super) const CLAIMS_GO: ClaimsGo = ClaimsGo::Always(Goes::ClaimsAtUserinfo, CLAIMS);

pub(super) fn lifetimes(request: &AuthorizationRequest) -> Lifetimes {
    Lifetimes {
        code: Lifetime::Seconds(300, CODE),
        access_token: match server(request) {
            Server::Org => Lifetime::Seconds(3600, ORG_LASTS),
            Server::Custom => Lifetime::Rule(CUSTOM_LASTS),
            Server::Unknown => Lifetime::Undocumented,
        },
        id_token: match server(request) {
            Server::Org => Lifetime::Seconds(3600, ORG_ID_LASTS),
            Server::Custom => Lifetime::Rule(CUSTOM_ID_LASTS),
            Server::Unknown => Lifetime::Undocumented,
        },
        refresh_token: match server(request) {
            Server::Org => Lifetime::Seconds(90 * 86_400, ORG_REFRESH_LASTS),
            Server::Custom | Server::Unknown => Lifetime::Rule(REFRESH_LASTS),
        },
    }
}
