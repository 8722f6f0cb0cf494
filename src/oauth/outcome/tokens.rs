//! Access token, ID token, refresh token and code: what `response_type` decides of each, before the provider says the rest.

use super::kinds::{AccessTokenFormat, Answer};
use super::reason::reasons;
use super::{AccessToken, Prediction, Reason, expect};
use crate::oauth::granted::Refresh;
use crate::oauth::providers::granted_by;
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::{Clause, oidc_core, rfc};

reasons! {
    /// There is no `response_type`.
    NO_TYPE = "There is no response_type, so the server answers with an error.", [rfc(6749, "3.1.1"), rfc(6749, "4.1.2.1")];
    /// The provider has no authorization endpoint.
    NO_ENDPOINT = "This provider has no authorization endpoint, so there is no answer to a request.", [rfc(6749, "3.1")];
    /// A name in `response_type` that no specification defines.
    UNKNOWN_TYPE = "response_type holds a name that we do not know.", [rfc(6749, "3.1.1")];
    /// A `response_type` that the provider does not take.
    NOT_TAKEN = "This provider does not take this response_type, so it answers with an error.", [rfc(6749, "3.1.1"), rfc(6749, "4.1.2.1")];
    /// Neither `code` nor `token`.
    NO_ACCESS_TOKEN = "response_type asks for no access token: only code and token bring one.", [Clause::ResponseTypes("3"), rfc(6749, "3.1.1")];
    /// `response_type=none`.
    NONE = "response_type=none asks for no code and no token: the answer says only whether the user agreed.", [Clause::ResponseTypes("4")];
    /// No `openid` in `scope`.
    NO_OPENID = "scope has no openid, so this is no OpenID Connect request.", [oidc_core("3.1.2.1")];
    /// `id_token` in `response_type`.
    IN_REDIRECT = "response_type asks for it: it comes with the redirect.", [Clause::ResponseTypes("3"), Clause::ResponseTypes("5")];
    /// `code` and `id_token`.
    IN_BOTH = "response_type asks for it, so one comes with the redirect, and another with the code’s exchange. They can differ in claims, not in iss and sub.", [Clause::ResponseTypes("5"), oidc_core("3.3.3.6")];
    /// `code` alone.
    WITH_CODE = "scope has openid: it comes from the token endpoint, in exchange for the code.", [oidc_core("3.1.3.3"), oidc_core("3.1.3.6")];
    /// `token` alone.
    TOKEN_ALONE = "response_type=token alone brings no ID token, whatever the scope.", [oidc_core("3.2.2.1")];
    /// Nothing that brings an ID token.
    NO_ID_TOKEN = "response_type asks for nothing that brings one.", [rfc(6749, "3.1.1")];
    /// The provider issues none.
    NO_OPENID_PROVIDER = "This provider issues no ID token in answer to an authorization request.", [oidc_core("3.1.2.1")];
    /// No code, no refresh token.
    NO_CODE_TO_EXCHANGE = "Only a code can be exchanged for one, and response_type does not ask for a code.", [oidc_core("11"), rfc(6749, "4.2.2")];
    /// A code comes.
    CODE = "response_type asks for a code. It is good once, and only for the client and the redirect URI of this request.", [rfc(6749, "4.1.2")];
    /// A code comes without being asked for.
    CODE_ANYWAY = "This provider’s answer is always a code, with or without response_type.", [rfc(6749, "4.1.2")];
    /// `offline_access`, as providers cite their own documents for it.
    OFFLINE = "scope has offline_access.", [oidc_core("11")];
    /// No `offline_access`, likewise.
    NOT_OFFLINE = "scope has no offline_access.", [oidc_core("11")];
    /// Nothing is known.
    SETTINGS = "The provider’s settings decide.", [rfc(6749, "1.5")];
    /// No code comes.
    NO_CODE = "response_type asks for no code.", [rfc(6749, "3.1.1")];
}

/// The names in `response_type`; `code` where the provider does not ask for the parameter.
pub(super) fn response_types(request: &AuthorizationRequest) -> ResponseTypes {
    let mut types = request.response_types();
    types.code |= types.is_empty() && request.provider.always_code;
    types
}

/// Why nothing of what was asked for can come back, where `response_type` is the reason.
fn refused(request: &AuthorizationRequest, types: &ResponseTypes) -> Option<Reason> {
    if !request.provider.takes_requests() {
        return Some(NO_ENDPOINT);
    }
    if types.is_empty() {
        return Some(NO_TYPE);
    }
    if types.unknown.is_empty() && !request.provider.takes_types(types) {
        return Some(NOT_TAKEN);
    }
    (granted_by(request.provider).refuses)(request, types)
}

/// What the provider does about an ID token in its own way; none where `openid` and the response type decide it.
pub fn own_id_token(
    request: &AuthorizationRequest,
    types: &ResponseTypes,
) -> Option<Prediction<bool>> {
    (granted_by(request.provider).id_token).and_then(|own| own(request, types))
}

pub(super) fn access_token(request: &AuthorizationRequest, types: &ResponseTypes) -> AccessToken {
    let none = |reason| AccessToken::expected(AccessTokenFormat::None, None, reason);
    // What there is instead, only the provider can say.
    if !request.provider.takes_requests() {
        return granted_by(request.provider).access_token(request);
    }
    if let Some(reason) = refused(request, types) {
        return none(reason);
    }
    if !types.unknown.is_empty() {
        return AccessToken::expected(AccessTokenFormat::Unknown, None, UNKNOWN_TYPE);
    }
    if !types.gives_access_token() {
        return none(if types.none { NONE } else { NO_ACCESS_TOKEN });
    }
    let mut token = granted_by(request.provider).access_token(request);
    if !token.is_issued() {
        return token;
    }
    if request.get("dpop_jkt").is_some() {
        token.token_type = "DPoP";
    }
    let is_jwt = |format: &AccessTokenFormat| *format == AccessTokenFormat::Jwt;
    if is_jwt(&token.format) || token.or.iter().any(is_jwt) {
        token.profile = token.profile.or(granted_by(request.provider).profile);
    }
    token
}

pub(super) fn id_token(request: &AuthorizationRequest, types: &ResponseTypes) -> Prediction<bool> {
    if let Some(reason) = refused(request, types) {
        return expect(false, reason);
    }
    if !request.provider.openid {
        return expect(false, NO_OPENID_PROVIDER);
    }
    if let Some(own) = own_id_token(request, types) {
        return own;
    }
    if !request.has_scope("openid") {
        return expect(false, NO_OPENID);
    }
    match (types.id_token, types.code, types.token) {
        (true, true, _) => expect(true, IN_BOTH),
        (true, false, _) => expect(true, IN_REDIRECT),
        (false, true, _) => expect(true, WITH_CODE),
        (false, false, true) => expect(false, TOKEN_ALONE),
        (false, false, false) => expect(false, NO_ID_TOKEN),
    }
}

pub(super) fn refresh_token(
    request: &AuthorizationRequest,
    types: &ResponseTypes,
) -> Prediction<Answer> {
    if let Some(reason) = refused(request, types) {
        return expect(Answer::No, reason);
    }
    if !types.code {
        return expect(Answer::No, NO_CODE_TO_EXCHANGE);
    }
    match granted_by(request.provider).refresh {
        Refresh::Fn(predict) => predict(request),
        Refresh::Scope(scope, asked, not_asked) => match request.has_scope(scope) {
            true => expect(Answer::Yes, asked),
            false => expect(Answer::No, not_asked),
        },
        Refresh::Always(reason) => expect(Answer::Yes, reason),
        Refresh::Never(reason) => expect(Answer::No, reason),
        Refresh::Unknown(reason) => expect(Answer::Unknown, reason),
    }
}

pub(super) fn code(request: &AuthorizationRequest, types: &ResponseTypes) -> Prediction<bool> {
    if let Some(reason) = refused(request, types) {
        return expect(false, reason);
    }
    match types.code {
        true if request.response_types().is_empty() => expect(true, CODE_ANYWAY),
        true => expect(true, CODE),
        false if types.none => expect(false, NONE),
        false => expect(false, NO_CODE),
    }
}
