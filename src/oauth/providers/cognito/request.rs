//! Cognito's side of an authorization request: which API resource and scope name, what the implicit grant brings, how long
//! things last.

use super::{ACCESS, AUTHORIZE, RESOURCES, TOKEN};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::scopes::ClaimsGo;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Audience, Goes, Lifetime, Lifetimes, LikelyError, Prediction,
    ScopeRow, Seen, expect,
};
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::oauth::{params, placeholder};
use crate::spec::{Clause, page};

const CLIENT: Clause = page(
    "Amazon Cognito API reference: UserPoolClientType",
    "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html",
);

const USERINFO: Clause = page(
    "Amazon Cognito docs: user attributes endpoint",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html",
);

reasons! {
    /// A placeholder.
    PLACEHOLDER = "resource or scope still holds a placeholder, so it names no API yet.", [RESOURCES, ACCESS];
    /// `resource`.
    RESOURCE = "resource names the API’s resource server, and aud will be it. It takes managed login, and the Essentials or Plus tier.", [RESOURCES, ACCESS];
    /// Several resources.
    SEVERAL = "resource names several, and Cognito binds a token to a single one; which, or whether it answers with an error, is not documented.", [RESOURCES];
    /// A custom scope.
    SCOPE = "scope names the API, and there is no aud: your API checks scope, client_id and token_use.", [RESOURCES, ACCESS];
    /// Neither.
    NEITHER = "Neither resource nor a custom scope names an API. It is a JWT without aud, for the user pool’s own API and /oauth2/userInfo.", [RESOURCES, ACCESS];
    /// In whose format.
    PROFILE = "Cognito’s own: token_use access, client_id, scope, username, cognito:groups.", [ACCESS];
    /// `aud` is `resource`.
    AUD_RESOURCE = "The one resource server that resource names.", [RESOURCES];
    /// There is no `aud`.
    AUD_ABSENT = "Cognito puts no aud into an access token unless resource asks for it. Check client_id, token_use and scope instead.", [ACCESS];
    /// `token` with `openid`.
    ID_TOKEN = "With openid in scope the answer to response_type=token has an ID token beside the access token.", [AUTHORIZE];
    /// The refresh token.
    REFRESH = "It comes with the code’s exchange, without being asked for.", [TOKEN];
    /// Claims.
    CLAIMS = "They dictate the claims in the ID token and the answer of UserInfo, as far as the app client may read the attribute and the user has it, and can be asked for only together with openid. profile brings custom attributes as well.", [AUTHORIZE, USERINFO];
    /// `offline_access`.
    NO_OFFLINE = "Cognito has no such scope: the refresh token comes with the code’s exchange by itself.", [AUTHORIZE, TOKEN];
    /// A scope of OpenID Connect that is none of Cognito’s.
    NO_SCOPE = "Cognito’s scopes of OpenID Connect are openid, email, phone and profile.", [AUTHORIZE];
    /// `aws.cognito.signin.user.admin`.
    ADMIN = "It lets the access token call the user pool’s own API for this user.", [AUTHORIZE];
    /// A scope that is not associated with the client.
    UNKNOWN_SCOPE = "A scope that is unknown, or that the app client may not ask for.", [AUTHORIZE];
    /// A grant that is not allowed.
    NOT_ALLOWED = "The app client may not use this response type.", [AUTHORIZE];
    /// Lifetime of a code.
    CODE = "The code is good once, for five minutes.", [AUTHORIZE];
    /// Lifetime of access and ID tokens.
    HOUR = "The app client’s setting: one hour unless it was changed, five minutes to one day.", [CLIENT];
    /// Lifetime of a refresh token.
    DAYS = "The app client’s setting: 30 days unless it was changed, one hour to ten years.", [CLIENT];
}

/// Scopes of Cognito's, and one that it lacks.
pub(super) const SCOPES: &[ScopeRow] = &[
    ScopeRow::new("aws.cognito.signin.user.admin", Goes::Permission, ADMIN),
    ScopeRow::new("offline_access", Goes::Nothing, NO_OFFLINE),
    ScopeRow::new("address", Goes::Nothing, NO_SCOPE),
];

/// The custom scope that names an API.
fn custom_scope(request: &AuthorizationRequest) -> Option<&str> {
    let is_custom = |scope: &&str| !params::is_own_scope(scope) && scope.contains('/');
    request.scope_tokens().find(is_custom)
}

pub(super) fn access_token(request: &AuthorizationRequest) -> AccessToken {
    use AccessTokenFormat::{Jwt, Unknown};
    let resource = request.get("resource");
    let is_several = request.get_all("resource").nth(1).is_some();
    let (format, reason) = match (resource, custom_scope(request)) {
        _ if is_several => (Jwt, SEVERAL),
        (Some(named), _) | (None, Some(named)) if placeholder::find(named).is_some() => {
            (Unknown, PLACEHOLDER)
        }
        (Some(_), _) => (Jwt, RESOURCE),
        (None, Some(_)) => (Jwt, SCOPE),
        (None, None) => (Jwt, NEITHER),
    };
    let audience = resource.filter(|_| format == Jwt && !is_several);
    AccessToken::expected(format, audience, reason)
}

pub(super) fn aud(_: &AuthorizationRequest, token: &AccessToken) -> Audience {
    match &token.audience {
        None if token.reason == SEVERAL => Audience::without(Seen::Unknown, SEVERAL),
        Some(resource) => Audience::exactly(vec![resource.clone()], AUD_RESOURCE),
        None if token.format == AccessTokenFormat::Jwt => {
            Audience::without(Seen::Absent, AUD_ABSENT)
        }
        None => Audience::without(Seen::Unknown, PLACEHOLDER),
    }
}

pub(super) fn id_token(
    request: &AuthorizationRequest,
    types: &ResponseTypes,
) -> Option<Prediction<bool>> {
    (types.token && request.has_scope("openid")).then_some(expect(true, ID_TOKEN))
}

pub(super) fn errors(
    request: &AuthorizationRequest,
    _: &ResponseTypes,
    errors: &mut Vec<LikelyError>,
) {
    if custom_scope(request).is_some() {
        errors.push(LikelyError::possible("invalid_scope", UNKNOWN_SCOPE));
    }
    errors.push(LikelyError::possible("unauthorized_client", NOT_ALLOWED));
}

pub(super) const CLAIMS_GO: ClaimsGo = ClaimsGo::Always(Goes::ClaimsInBoth, CLAIMS);

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Seconds(300, CODE),
    access_token: Lifetime::Seconds(3600, HOUR),
    id_token: Lifetime::Seconds(3600, HOUR),
    refresh_token: Lifetime::Seconds(30 * 86_400, DAYS),
};
