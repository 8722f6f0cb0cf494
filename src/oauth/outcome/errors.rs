//! Errors that a request makes likely, as far as specifications or the provider's documentation name them.
//!
//! An error that must follow is *expected*; one that depends on what no request shows (whether an API is registered, whether the
//! user is signed in) is possible. What the codes mean once they have come is told by [`crate::oauth::errors`].

use super::Reason;
use super::kinds::ErrorAt;
use super::notes::is_silent;
use super::reason::reasons;
use crate::oauth::providers::granted_by;
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::{Clause, oidc_core, rfc};
use crate::text::uri::Uri;

/// An error that the request makes likely.
#[derive(Clone, Debug, PartialEq)]
pub struct LikelyError {
    /// Its code, `error`.
    pub code: &'static str,
    /// Its text, `error_description`, where it is known; it repeats what the request holds.
    pub description: Option<String>,
    /// Where it shows.
    pub at: ErrorAt,
    /// Whether it must follow from the request; otherwise it can.
    pub expected: bool,
    /// When, and why.
    pub reason: Reason,
}

impl LikelyError {
    /// One that must follow.
    pub const fn expected(code: &'static str, reason: Reason) -> Self {
        LikelyError {
            code,
            description: None,
            at: ErrorAt::Redirect,
            expected: true,
            reason,
        }
    }

    /// One that can follow.
    pub fn possible(code: &'static str, reason: Reason) -> Self {
        LikelyError {
            expected: false,
            ..LikelyError::expected(code, reason)
        }
    }

    /// With that text.
    pub fn saying(mut self, description: String) -> Self {
        self.description = Some(description);
        self
    }

    /// It shows there.
    pub const fn at(mut self, at: ErrorAt) -> Self {
        self.at = at;
        self
    }
}

reasons! {
    /// No `response_type`.
    NO_TYPE = "response_type is required.", [rfc(6749, "3.1.1"), rfc(6749, "4.1.2.1")];
    /// An unknown `response_type`.
    UNKNOWN_TYPE = "A server refuses a response_type that it does not know.", [rfc(6749, "3.1.1"), rfc(6749, "4.1.2.1")];
    /// A `response_type` that the provider does not take.
    NOT_TAKEN = "The provider documents which response types it takes, and this is none of them.", [rfc(6749, "4.1.2.1")];
    /// Tokens in the query.
    TOKEN_IN_QUERY = "A token must not be sent in the query, so no server should support response_mode=query here.", [Clause::ResponseTypes("3"), Clause::ResponseTypes("5"), oidc_core("3.1.2.6")];
    /// `resource` that is no absolute URI without fragment.
    BAD_RESOURCE = "resource must be an absolute URI without a fragment.", [rfc(8707, "2")];
    /// `prompt=none` and nobody is signed in.
    LOGIN_REQUIRED = "prompt=none, and the user is not signed in, or the browser sends no cookies of the server.", [oidc_core("3.1.2.6")];
    /// `prompt=none` and consent is needed.
    CONSENT_REQUIRED = "prompt=none, and the user would have to agree first.", [oidc_core("3.1.2.6")];
    /// `prompt=none` and something else is needed.
    INTERACTION_REQUIRED = "prompt=none, and the server would have to show something else: a second factor, a choice, an update.", [oidc_core("3.1.2.6")];
    /// `authorization_details`.
    UNKNOWN_DETAILS = "The server knows no authorization details of that type, or finds a field that does not belong.", [rfc(9396, "5")];
    /// A request object.
    BAD_OBJECT = "The request object is not signed as registered, or the server finds a fault in it.", [oidc_core("3.1.2.6"), rfc(9101, "7")];
    /// A reference to a request object.
    BAD_OBJECT_URI = "The request object is not there (any more): what PAR gives is good for a short time.", [oidc_core("3.1.2.6"), rfc(9126, "2.2")];
}

/// The errors, expected ones first.
pub(super) fn likely(request: &AuthorizationRequest, types: &ResponseTypes) -> Vec<LikelyError> {
    let has = |name: &str| request.get(name).is_some();
    let mut errors = Vec::new();
    let by_object = has("request") || has("request_uri");
    if has("request") {
        errors.push(LikelyError::possible("invalid_request_object", BAD_OBJECT));
    }
    if has("request_uri") {
        errors.push(LikelyError::possible("invalid_request_uri", BAD_OBJECT_URI));
    }
    if by_object {
        return errors;
    }
    if !request.provider.takes_requests() {
        return errors;
    }
    if types.is_empty() {
        errors.push(LikelyError::expected("invalid_request", NO_TYPE));
    } else if !types.unknown.is_empty() {
        errors.push(LikelyError::expected(
            "unsupported_response_type",
            UNKNOWN_TYPE,
        ));
    } else if !request.provider.takes_types(types) {
        errors.push(LikelyError::expected(
            "unsupported_response_type",
            NOT_TAKEN,
        ));
    } else {
        (granted_by(request.provider).errors)(request, types, &mut errors);
    }
    if types.in_front_channel() && request.get("response_mode") == Some("query") {
        // Whoever is known to refuse it is known to say so there.
        let at = match (granted_by(request.provider).refuses)(request, types) {
            Some(_) => ErrorAt::Redirect,
            None => ErrorAt::Page,
        };
        errors.push(LikelyError::expected("invalid_request", TOKEN_IN_QUERY).at(at));
    }
    let is_bad = |resource: &str| !Uri::is_absolute(resource) || resource.contains('#');
    if request.get_all("resource").any(is_bad) && request.provider.takes_resource() {
        errors.push(LikelyError::expected("invalid_target", BAD_RESOURCE));
    }
    if is_silent(request) {
        errors.push(LikelyError::possible("login_required", LOGIN_REQUIRED));
        errors.push(LikelyError::possible("consent_required", CONSENT_REQUIRED));
        errors.push(LikelyError::possible(
            "interaction_required",
            INTERACTION_REQUIRED,
        ));
    }
    if has("authorization_details") {
        errors.push(LikelyError::possible(
            "invalid_authorization_details",
            UNKNOWN_DETAILS,
        ));
    }
    errors.sort_by_key(|error| !error.expected);
    errors
}
