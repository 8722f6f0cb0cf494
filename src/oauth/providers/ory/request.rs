//! Ory's side of an authorization request: opaque unless settings say JWT, several audiences, and how long things last.

use super::{AUDIENCE, CODE_FLOW, JWT};
use crate::oauth::api_name::MAX_PIECES;
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Answer, Audience, Goes, Lifetime, Lifetimes, LikelyError,
    Prediction, ScopeRow, Seen, expect,
};
use crate::oauth::provider::{ComesBack, Expected};
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::{Clause, observed, page};

const EXPIRATION: Clause = page(
    "Ory docs: token expiration",
    "https://www.ory.sh/docs/hydra/guides/client-token-expiration",
);

const API: Clause = page(
    "Ory docs: OAuth 2.0 API",
    "https://www.ory.sh/docs/hydra/reference/api",
);

reasons! {
    /// An API.
    NAMED = "audience says which APIs it is for, and is found by introspection. It is a JWT only where the project’s or the client’s settings say so.", [JWT, AUDIENCE];
    /// No API.
    UNNAMED = "It names no API. Ory’s access tokens are opaque unless the project’s or the client’s settings say JWT.", [JWT];
    /// In whose format.
    PROFILE = "Ory’s own: client_id, scp as an array, ext, and aud as an array.", [JWT];
    /// Who can read it.
    HIDDEN = "It is opaque, so an API asks the introspection endpoint, whose answer has aud: what audience asked for and the consent granted.", [AUDIENCE, JWT];
    /// `aud` of a JWT.
    AUD = "An array of what audience asks for, values separated by spaces, as the consent grants it.", [AUDIENCE];
    /// `aud` is not known.
    AUD_NONE = "The request names no audience, so none is granted.", [AUDIENCE];
    /// A value that the client may not ask for.
    NOT_ALLOWED = "The client’s own list of audiences has no entry that this value fits.", [AUDIENCE, observed("invalid_request for such an audience, in Ory’s source")];
    /// A refresh token is asked for.
    OFFLINE = "scope has offline_access, or offline, as Ory also calls it.", [CODE_FLOW, API];
    /// None is asked for.
    NOT_OFFLINE = "scope has neither offline_access nor offline.", [CODE_FLOW, API];
    /// Lifetime of a code.
    CODE = "Ten minutes unless the project’s settings say otherwise.", [EXPIRATION];
    /// Lifetime of access and ID tokens.
    HOUR = "One hour unless the project’s or the client’s settings say otherwise.", [EXPIRATION];
    /// Lifetime of a refresh token.
    DAYS = "30 days unless the project’s settings say otherwise, and six months at most.", [EXPIRATION];
}

/// What comes back, by whether `audience` names an API.
pub(super) const COMES_BACK: ComesBack = ComesBack::ByName {
    named: Expected::new(AccessTokenFormat::Opaque, NAMED).or(&[AccessTokenFormat::Jwt]),
    unnamed: Expected::new(AccessTokenFormat::Opaque, UNNAMED).or(&[AccessTokenFormat::Jwt]),
};

/// Ory's other name for `offline_access`.
pub(super) const SCOPES: &[ScopeRow] = &[ScopeRow::new("offline", Goes::RefreshToken, OFFLINE)];

pub(super) fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    match request.has_scope("offline_access") || request.has_scope("offline") {
        true => expect(Answer::Yes, OFFLINE),
        false => expect(Answer::No, NOT_OFFLINE),
    }
}

pub(super) fn aud(request: &AuthorizationRequest, _: &AccessToken) -> Audience {
    let values = (request.get("audience").unwrap_or_default()).split_ascii_whitespace();
    let values: Vec<String> = values.take(MAX_PIECES).map(str::to_owned).collect();
    match values.is_empty() {
        true => Audience::without(Seen::Absent, AUD_NONE),
        false => Audience::exactly(values, AUD),
    }
}

pub(super) fn errors(
    request: &AuthorizationRequest,
    _: &ResponseTypes,
    errors: &mut Vec<LikelyError>,
) {
    if request.get("audience").is_some() {
        errors.push(LikelyError::possible("invalid_request", NOT_ALLOWED));
    }
}

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Seconds(600, CODE),
    access_token: Lifetime::Seconds(3600, HOUR),
    id_token: Lifetime::Seconds(3600, HOUR),
    refresh_token: Lifetime::Seconds(30 * 86_400, DAYS),
};
