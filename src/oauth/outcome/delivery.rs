//! How the authorization response travels: what `response_mode` asks for, or what `response_type` does by itself.

use super::kinds::Delivery;
use super::reason::reasons;
use super::tokens::NO_ENDPOINT;
use super::{Prediction, expect};
use crate::oauth::providers::granted_by;
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::{Clause, oidc_core, openid, rfc};

const JARM: &str = "oauth-v2-jarm";

reasons! {
    /// `response_type` does not tell.
    NO_TYPE = "It follows from response_type, which is missing or not known.", [Clause::ResponseTypes("2")];
    /// The default for `code`.
    DEFAULT_QUERY = "query is what this response_type does by itself.", [Clause::ResponseTypes("2.1"), rfc(6749, "4.1.2")];
    /// The default for `none`.
    NONE_QUERY = "query is what this response_type does by itself.", [Clause::ResponseTypes("4")];
    /// The default for tokens.
    DEFAULT_FRAGMENT = "fragment is what this response_type does by itself. The server at the redirect URI never sees it: a script in the page has to read it.", [Clause::ResponseTypes("2.1"), Clause::ResponseTypes("3"), Clause::ResponseTypes("5"), rfc(6749, "4.2")];
    /// A token in the query.
    NO_QUERY = "A token must not travel in the query, so the server should refuse response_mode=query here.", [Clause::ResponseTypes("3"), Clause::ResponseTypes("5"), rfc(9700, "4.3.2")];
    /// Asked for.
    ASKED = "response_mode asks for it.", [Clause::ResponseTypes("2.1")];
    /// `form_post`.
    POSTED = "response_mode asks for it: a page at the server posts the answer to the redirect URI. Cookies with SameSite=Lax are not sent along.", [Clause::FormPost("2")];
    /// A JWT in the query.
    JWT_QUERY = "response_mode asks for one JWT, response, in the query: signed by the server, with iss, aud and exp beside the answer.", [openid(JARM, "2.1"), openid(JARM, "2.3.1")];
    /// A JWT in the fragment.
    JWT_FRAGMENT = "response_mode asks for one JWT, response, in the fragment: signed by the server, with iss, aud and exp beside the answer.", [openid(JARM, "2.1"), openid(JARM, "2.3.2")];
    /// A JWT in a form.
    JWT_POSTED = "response_mode asks for one JWT, response, in a posted form: signed by the server, with iss, aud and exp beside the answer.", [openid(JARM, "2.1"), openid(JARM, "2.3.3")];
    /// `jwt`.
    JWT_SHORT = "response_mode=jwt asks for one JWT, response, where this response_type answers by itself.", [openid(JARM, "2.1"), openid(JARM, "2.3.4")];
    /// Tokens as a JWT in the query.
    NO_QUERY_JWT = "With tokens in the answer, query.jwt is allowed only where the JWT is encrypted. That is a setting of the client.", [openid(JARM, "2.3.1")];
    /// A mode that the provider does not list.
    NOT_LISTED = "The provider does not list this response_mode. It may refuse it, or answer as if there were none.", [Clause::ResponseTypes("2.1"), oidc_core("3.1.2.6")];
    /// Nobody knows the mode.
    EXTENSION = "response_mode is an extension; how the answer travels is the server’s affair. One that it does not support it answers with HTTP 400.", [Clause::ResponseTypes("2.1"), oidc_core("3.1.2.6")];
}

pub(super) fn delivered(
    request: &AuthorizationRequest,
    types: &ResponseTypes,
) -> Prediction<Delivery> {
    if !request.provider.takes_requests() {
        return expect(Delivery::Unknown, NO_ENDPOINT);
    }
    if types.is_empty() || !types.unknown.is_empty() {
        return expect(Delivery::Unknown, NO_TYPE);
    }
    let default = default_delivery(types);
    let has_tokens = types.in_front_channel();
    let Some(mode) = request.get("response_mode") else {
        return match (has_tokens, types.code) {
            (true, _) => expect(default, DEFAULT_FRAGMENT),
            (false, true) => expect(default, DEFAULT_QUERY),
            (false, false) => expect(default, NONE_QUERY),
        };
    };
    let mut own = granted_by(request.provider).response_modes.iter();
    if let Some((_, delivery, reason)) = own.find(|(name, ..)| *name == mode) {
        return expect(*delivery, *reason);
    }
    let refused = (granted_by(request.provider).refuses)(request, types);
    match (mode, refused) {
        ("query", Some(reason)) if has_tokens => return expect(Delivery::Query, reason),
        ("query.jwt", Some(reason)) if has_tokens => return expect(Delivery::QueryJwt, reason),
        _ => {}
    }
    match mode {
        "query" if has_tokens => expect(Delivery::Unknown, NO_QUERY),
        mode if !request.provider.takes_mode(mode) => expect(Delivery::Unknown, NOT_LISTED),
        "query" => expect(Delivery::Query, ASKED),
        "fragment" => expect(Delivery::Fragment, ASKED),
        "form_post" => expect(Delivery::FormPost, POSTED),
        "query.jwt" if has_tokens => expect(Delivery::Unknown, NO_QUERY_JWT),
        "query.jwt" => expect(Delivery::QueryJwt, JWT_QUERY),
        "fragment.jwt" => expect(Delivery::FragmentJwt, JWT_FRAGMENT),
        "form_post.jwt" => expect(Delivery::FormPostJwt, JWT_POSTED),
        "jwt" if has_tokens => expect(Delivery::FragmentJwt, JWT_SHORT),
        "jwt" => expect(Delivery::QueryJwt, JWT_SHORT),
        _ => expect(Delivery::Unknown, EXTENSION),
    }
}

/// How the answer travels where no `response_mode` is given (Multiple Response Types §2.1, §3, §5).
pub const fn default_delivery(types: &ResponseTypes) -> Delivery {
    if types.in_front_channel() {
        Delivery::Fragment
    } else {
        Delivery::Query
    }
}
