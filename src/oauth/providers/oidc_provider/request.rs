//! node-oidc-provider's side of an authorization request: an API by `resource`, what its defaults refuse, and how long things
//! last.

use super::{RESOURCES, RESPONSE_TYPES, USERINFO};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::scopes::ClaimsGo;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Answer, Audience, Delivery, Goes, Lifetime, Lifetimes,
    LikelyError, Prediction, Reason, Seen, expect,
};
use crate::oauth::placeholder;
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::{Clause, oidc_core, openid, page, rfc};
use crate::text::uri::Uri;

const REFRESH: Clause = page(
    "node-oidc-provider: issueRefreshToken",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#issuerefreshtoken",
);
const FAQ: Clause = page(
    "node-oidc-provider: refresh tokens",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#refresh-tokens",
);
const INTROSPECTION: Clause = page(
    "node-oidc-provider: features.introspection",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#featuresintrospection",
);
const JARM: Clause = page(
    "node-oidc-provider: features.jwtResponseModes",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#featuresjwtresponsemodes",
);
const WEB_MESSAGE: Clause = page(
    "node-oidc-provider: features.webMessageResponseMode",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#featureswebmessageresponsemode",
);
const PKCE_REQUIRED: Clause = page(
    "node-oidc-provider: pkce.required",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#pkcerequired",
);
const CONFORM: Clause = page(
    "node-oidc-provider: conformIdTokenClaims",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#conformidtokenclaims",
);
const TTL: Clause = page(
    "node-oidc-provider: ttl",
    "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#ttl",
);
const CHECKS: Clause = page(
    "node-oidc-provider: check_response_mode.js",
    "https://github.com/panva/node-oidc-provider/blob/v9.11.4/lib/actions/authorization/check_response_mode.js",
);
const SCOPES: Clause = page(
    "node-oidc-provider: check_scope.js",
    "https://github.com/panva/node-oidc-provider/blob/v9.11.4/lib/actions/authorization/check_scope.js",
);
const TOKEN: Clause = page(
    "node-oidc-provider: jwt.js",
    "https://github.com/panva/node-oidc-provider/blob/v9.11.4/lib/models/formats/jwt.js",
);

reasons! {
    /// An API.
    API = "resource names the API. What the server’s getResourceServerInfo says of it decides: the token is opaque unless accessTokenFormat is jwt there, and an API that it does not know gets invalid_target and no token. For the code, the token request must name the same resource again, unless useGrantedResource says otherwise; without it the token is opaque and for the UserInfo endpoint.", [RESOURCES];
    /// No API.
    NO_API = "No resource is named, so the access token is opaque and for the UserInfo endpoint, unless the server’s defaultResource names an API.", [RESOURCES, USERINFO];
    /// A placeholder.
    PLACEHOLDER = "resource still holds a placeholder, so it names no API yet.", [RESOURCES];
    /// Several, with a code alone.
    SEVERAL = "There are several resources, and a token is for one: the token request names it. What getResourceServerInfo says of that API decides: opaque unless accessTokenFormat is jwt there, and invalid_target where it does not know one of them.", [RESOURCES];
    /// Several, with a token in the redirect.
    SEVERAL_IN_REDIRECT = "There are several resources, and an access token in the redirect is for one alone: unless the server’s defaultResource picks one, it answers with invalid_target.", [RESOURCES];
    /// No URI.
    NO_URI = "resource is no absolute URI without fragment, so the server answers with invalid_target.", [rfc(8707, "2"), RESOURCES];
    /// In whose format.
    PROFILE = "RFC 9068: typ at+jwt, client_id, jti, scope, and one audience.", [TOKEN, rfc(9068, "2.2")];
    /// `aud`.
    AUD = "What resource names, unless getResourceServerInfo gives the API another audience.", [RESOURCES];
    /// `aud` of several.
    AUD_SEVERAL = "One of the resources, as the token request names it, unless getResourceServerInfo gives the API another audience.", [RESOURCES];
    /// Who can read it.
    HIDDEN = "It is opaque, so an API finds no aud in it. It can ask the introspection endpoint, where the server has features.introspection; by default it has not.", [INTROSPECTION, RESOURCES];
    /// `offline_access` with consent.
    OFFLINE = "scope has offline_access, and prompt has consent. The client must be registered with the grant refresh_token.", [REFRESH, FAQ, oidc_core("11")];
    /// `offline_access` without consent.
    NO_CONSENT = "scope has offline_access, which the server leaves out where prompt has no consent.", [SCOPES, FAQ, oidc_core("11")];
    /// Neither.
    NOT_OFFLINE = "scope has no offline_access. A server whose issueRefreshToken was written anew may issue one nevertheless.", [REFRESH];
    /// Tokens in the query.
    NO_QUERY = "A token must not travel in the query: the server answers with invalid_request, in the query, and with nothing else.", [CHECKS, Clause::ResponseTypes("5")];
    /// Tokens as a JWT in the query.
    NO_QUERY_JWT = "With tokens in the answer, query.jwt takes a client that is registered with an encryption of the answer. To every other the server answers with invalid_request, and with nothing else.", [CHECKS, openid("oauth-v2-jarm", "2.3.1")];
    /// `web_message`.
    MESSAGE = "response_mode asks for it, and the server has features.webMessageResponseMode; by default it has not.", [WEB_MESSAGE];
    /// JARM is off.
    JARM_OFF = "By default the server has no features.jwtResponseModes, and knows no such response_mode.", [JARM];
    /// `web_message` is off.
    MESSAGE_OFF = "By default the server has no features.webMessageResponseMode, and knows no such response_mode.", [WEB_MESSAGE];
    /// A token in the redirect.
    TOKEN_OFF = "By default the server’s responseTypes have none with an access token in the redirect.", [RESPONSE_TYPES];
    /// No such API.
    NO_SUCH_API = "getResourceServerInfo refuses an API that it does not know, or that this client may not ask for.", [RESOURCES];
    /// No PKCE.
    NO_PKCE = "By default a client without authentication of its own must send code_challenge.", [PKCE_REQUIRED];
    /// Claims from UserInfo.
    AT_USERINFO = "By default these claims come from the UserInfo endpoint alone. With response_type=id_token there is no access token for it, and they come in the ID token.", [CONFORM, oidc_core("5.4")];
    /// Claims in the ID token.
    IN_ID_TOKEN = "The access token is for the API and not for the UserInfo endpoint, so these claims come in the ID token.", [CONFORM];
    /// Lifetime of a code.
    CODE = "One minute unless ttl.AuthorizationCode says otherwise.", [TTL];
    /// Lifetime of an access token.
    HOUR = "One hour unless accessTokenTTL of the API or ttl.AccessToken says otherwise.", [TTL, RESOURCES];
    /// Lifetime of an ID token.
    ID_HOUR = "One hour unless ttl.IdToken says otherwise.", [TTL];
    /// Lifetime of a refresh token.
    DAYS = "14 days unless ttl.RefreshToken says otherwise. In a single-page application a new one that replaces it ends when the first would have.", [TTL];
}

/// What `response_mode` can ask for beside the usual.
pub(super) const MODES: &[(&str, Delivery, Reason)] =
    &[("web_message", Delivery::WebMessage, MESSAGE)];

/// Where claims go: an access token for an API is not good for UserInfo.
pub(super) const CLAIMS_GO: ClaimsGo = ClaimsGo::By(|request| match request.names_api() {
    true => (Goes::ClaimsInIdToken, IN_ID_TOKEN),
    false => (Goes::ClaimsAtUserinfo, AT_USERINFO),
});

/// What the API's configuration can make of a token.
const BY_SETTINGS: &[AccessTokenFormat] =
    &[AccessTokenFormat::Jwt, AccessTokenFormat::EncryptedJwt];

fn is_no_uri(resource: &str) -> bool {
    placeholder::find(resource).is_none() && (!Uri::is_absolute(resource) || resource.contains('#'))
}

/// Why such a request gets an error, and nothing else: the first fault that the server comes to, which looks at the response
/// mode before the resources.
pub(super) fn refuses(request: &AuthorizationRequest, types: &ResponseTypes) -> Option<Reason> {
    match request.get("response_mode") {
        Some("query") if types.in_front_channel() => return Some(NO_QUERY),
        Some("query.jwt") if types.in_front_channel() => return Some(NO_QUERY_JWT),
        _ => {}
    }
    if request.get_all("resource").any(is_no_uri) {
        return Some(NO_URI);
    }
    if types.token && request.get_all("resource").nth(1).is_some() {
        return Some(SEVERAL_IN_REDIRECT);
    }
    None
}

pub(super) fn access_token(request: &AuthorizationRequest) -> AccessToken {
    use AccessTokenFormat::{Jwt, Opaque, Unknown};
    let mut resources = request.get_all("resource");
    match (resources.next(), resources.next()) {
        (None, _) => AccessToken::expected(Opaque, None, NO_API).or(&[Jwt]),
        (Some(one), None) if placeholder::find(one).is_some() => {
            AccessToken::expected(Unknown, None, PLACEHOLDER)
        }
        (Some(one), None) => AccessToken::expected(Opaque, Some(one), API).or(BY_SETTINGS),
        (Some(_), Some(_)) => AccessToken::expected(Opaque, None, SEVERAL).or(BY_SETTINGS),
    }
}

pub(super) fn aud(_: &AuthorizationRequest, token: &AccessToken) -> Audience {
    match &token.audience {
        Some(resource) => Audience::exactly(vec![resource.clone()], AUD),
        None if token.format == AccessTokenFormat::Unknown => {
            Audience::without(Seen::Unknown, token.reason)
        }
        None => Audience::rule("one of the resources", AUD_SEVERAL),
    }
}

pub(super) fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    let prompt = request.get("prompt").unwrap_or_default();
    let agrees = prompt.split_ascii_whitespace().any(|p| p == "consent");
    match (request.has_scope("offline_access"), agrees) {
        (true, true) => expect(Answer::Yes, OFFLINE),
        (true, false) => expect(Answer::No, NO_CONSENT),
        (false, _) => expect(Answer::No, NOT_OFFLINE),
    }
}

pub(super) fn errors(
    request: &AuthorizationRequest,
    types: &ResponseTypes,
    errors: &mut Vec<LikelyError>,
) {
    let mode = request.get("response_mode").unwrap_or_default();
    match refuses(request, types) {
        Some(SEVERAL_IN_REDIRECT) => {
            errors.push(LikelyError::expected("invalid_target", SEVERAL_IN_REDIRECT))
        }
        Some(NO_QUERY_JWT) => {
            errors.push(LikelyError::expected("invalid_request", NO_QUERY_JWT));
        }
        _ => {}
    }
    if request.get_all("resource").any(Uri::is_absolute) {
        errors.push(LikelyError::possible("invalid_target", NO_SUCH_API));
    }
    if types.token {
        errors.push(LikelyError::possible(
            "unsupported_response_type",
            TOKEN_OFF,
        ));
    }
    if types.code && request.get("code_challenge").is_none() {
        errors.push(LikelyError::possible("invalid_request", NO_PKCE));
    }
    let off = match mode {
        "jwt" | "query.jwt" | "fragment.jwt" | "form_post.jwt" => Some(JARM_OFF),
        "web_message" => Some(MESSAGE_OFF),
        _ => None,
    };
    if let Some(reason) = off {
        errors.push(LikelyError::possible("unsupported_response_mode", reason));
    }
}

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Seconds(60, CODE),
    access_token: Lifetime::Seconds(3600, HOUR),
    id_token: Lifetime::Seconds(3600, ID_HOUR),
    refresh_token: Lifetime::Seconds(14 * 86_400, DAYS),
};
