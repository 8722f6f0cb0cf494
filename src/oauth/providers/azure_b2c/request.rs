//! Azure AD B2C's side of an authorization request: which API its scopes name, and how long things last.

use super::{ACCESS, CODE_FLOW, TOKENS};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::scopes::ClaimsGo;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Audience, ErrorAt, Goes, Lifetime, Lifetimes, LikelyError,
    Prediction, Seen, expect,
};
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::oauth::{params, placeholder};

reasons! {
    /// A placeholder.
    PLACEHOLDER = "scope still holds a placeholder, so it names no API yet.", [ACCESS];
    /// The client ID as scope.
    OWN_API = "scope holds the client ID, so the token is for the application’s own API.", [ACCESS];
    /// An API.
    API = "scope names an API: aud will be its application ID, and scp the scopes that were granted.", [ACCESS];
    /// No API, with `token`.
    REFUSED = "scope names no API. With token in response_type B2C then refuses the request.", [ACCESS];
    /// No API.
    NO_API = "scope names no API. B2C issues access tokens for APIs that scope names.", [ACCESS];
    /// In whose format.
    PROFILE = "B2C’s own: ver 1.0, azp, scp, tfp (the policy), and nonce in the access token as well.", [ACCESS, TOKENS];
    /// `aud` of the application's own API.
    AUD_OWN = "The application ID, because scope holds it.", [ACCESS, TOKENS];
    /// `aud` of an API.
    AUD_API = "The application ID of the API that scope names, a GUID; not its address in scope.", [ACCESS, TOKENS];
    /// `aud` is not known.
    AUD_UNKNOWN = "scope names no API, so there is none in aud.", [ACCESS];
    /// Claims.
    CLAIMS = "The user flow or policy decides which claims come in the ID token, not the scope; UserInfo takes a policy of its own.", [TOKENS];
    /// `openid`-only refusal as an error.
    NO_RESOURCE = "With token in response_type, scope must name an API beside openid and offline_access; B2C refuses the request otherwise. Its documentation does not give the code.", [ACCESS];
    /// Lifetime of a code.
    CODE = "Codes typically expire after about ten minutes.", [CODE_FLOW];
    /// Lifetime of access and ID tokens.
    MINUTES = "A setting of the user flow: 60 minutes unless it was changed, 5 to 1440.", [TOKENS];
    /// Lifetime of a refresh token.
    DAYS = "A setting of the user flow: 14 days unless it was changed, 1 to 90; a new one each time it is used.", [TOKENS];
}

pub(super) fn access_token(request: &AuthorizationRequest) -> AccessToken {
    use AccessTokenFormat::{Jwt, None as NoToken, Unknown};
    let (format, reason) = match api(request) {
        Some(api) if placeholder::find(api).is_some() => (Unknown, PLACEHOLDER),
        Some(api) if request.get("client_id") == Some(api) => (Jwt, OWN_API),
        Some(_) => (Jwt, API),
        None if request.response_types().token => (NoToken, REFUSED),
        None => (Unknown, NO_API),
    };
    AccessToken::expected(format, None, reason)
}

/// The first scope that names an API.
fn api(request: &AuthorizationRequest) -> Option<&str> {
    (request.scope_tokens()).find(|scope| !params::is_own_scope(scope))
}

pub(super) fn aud(request: &AuthorizationRequest, token: &AccessToken) -> Audience {
    match api(request) {
        Some(api) if request.get("client_id") == Some(api) => {
            Audience::exactly(vec![api.to_owned()], AUD_OWN)
        }
        Some(_) if token.format == AccessTokenFormat::Jwt => {
            Audience::rule("the application ID of the API, a GUID", AUD_API)
        }
        Some(_) => Audience::without(Seen::Unknown, PLACEHOLDER),
        None => Audience::without(Seen::Unknown, AUD_UNKNOWN),
    }
}

pub(super) fn id_token(
    request: &AuthorizationRequest,
    types: &ResponseTypes,
) -> Option<Prediction<bool>> {
    (types.token && api(request).is_none()).then_some(expect(false, REFUSED))
}

pub(super) fn errors(
    request: &AuthorizationRequest,
    types: &ResponseTypes,
    errors: &mut Vec<LikelyError>,
) {
    if types.token && api(request).is_none() {
        errors.push(LikelyError::expected("invalid_request", NO_RESOURCE).at(ErrorAt::Redirect));
    }
}

pub(super) const CLAIMS_GO: ClaimsGo = ClaimsGo::Always(Goes::ClaimsInIdToken, CLAIMS);

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Seconds(600, CODE),
    access_token: Lifetime::Seconds(3600, MINUTES),
    id_token: Lifetime::Seconds(3600, MINUTES),
    refresh_token: Lifetime::Seconds(14 * 86_400, DAYS),
};
