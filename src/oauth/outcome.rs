//! What a request will get, predicted, with the reason.
//!
//! A prediction from documentation: the server has the last word, and the reasons say what could make it differ. What only
//! a provider knows (what names an API, what a refresh token takes) it says itself; what follows from OAuth 2.0 and OpenID
//! Connect is said here. Does **not** judge: rules do.

use super::provider::Refresh;
use super::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::{Clause, oidc_core, rfc};

/// Everything that comes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The access token.
    pub access_token: AccessToken,
    /// Whether an ID token comes back.
    pub id_token: Prediction<bool>,
    /// Whether a refresh token comes back.
    pub refresh_token: Prediction<Answer>,
    /// How the answer reaches the redirect URI.
    pub delivered: Prediction<Delivery>,
}

/// What the access token will be.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessToken {
    /// Its shape.
    pub format: AccessTokenFormat,
    /// The API that it will be for, as the request names it.
    pub audience: Option<String>,
    /// One or two sentences: why, and what could make it differ.
    pub why: String,
    /// Who says so.
    pub spec: &'static [Clause],
}

impl AccessToken {
    /// A prediction with its reason.
    pub fn expected(
        format: AccessTokenFormat,
        audience: Option<&str>,
        why: &str,
        spec: &'static [Clause],
    ) -> Self {
        Self {
            format,
            audience: audience.map(str::to_owned),
            why: why.to_owned(),
            spec,
        }
    }
}

/// The shape of the access token that will come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessTokenFormat {
    /// A JWT for one API.
    Jwt,
    /// A string that only the issuer can read.
    Opaque,
    /// No access token comes back.
    None,
    /// The request does not show it.
    Unknown,
}

impl AccessTokenFormat {
    /// The name in reports and in `data-value`.
    pub const fn name(self) -> &'static str {
        match self {
            AccessTokenFormat::Jwt => "jwt",
            AccessTokenFormat::Opaque => "opaque",
            AccessTokenFormat::None => "none",
            AccessTokenFormat::Unknown => "unknown",
        }
    }
}

/// Something predicted, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction<T> {
    /// What is expected.
    pub value: T,
    /// One or two sentences: why, and what could make it differ.
    pub why: String,
    /// Who says so.
    pub spec: &'static [Clause],
}

/// Yes, no, or the request does not show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It will.
    Yes,
    /// It will not.
    No,
    /// The request does not show it.
    Unknown,
}

/// How the authorization response travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// After `?` in the redirect URI.
    Query,
    /// After `#` in the redirect URI.
    Fragment,
    /// As a form posted to the redirect URI.
    FormPost,
    /// In another way, or not at all.
    Unknown,
}

impl Answer {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Answer::Yes => "yes",
            Answer::No => "no",
            Answer::Unknown => "unknown",
        }
    }
}

impl Delivery {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Delivery::Query => "query",
            Delivery::Fragment => "fragment",
            Delivery::FormPost => "form_post",
            Delivery::Unknown => "unknown",
        }
    }
}

/// A prediction with its reason.
pub fn expect<T>(value: T, why: impl Into<String>, spec: &'static [Clause]) -> Prediction<T> {
    let why = why.into();
    Prediction { value, why, spec }
}

/// Predicts what the request gets.
pub fn predict(request: &AuthorizationRequest) -> Outcome {
    if request.get("request").is_some() || request.get("request_uri").is_some() {
        return stands_elsewhere();
    }
    let types = request.response_types();
    Outcome {
        access_token: access_token(request, &types),
        id_token: id_token(request, &types),
        refresh_token: refresh_token(request, &types),
        delivered: delivered(request, &types),
    }
}

/// The parameters that count stand in a request object, which is not read here.
fn stands_elsewhere() -> Outcome {
    const OBJECT: &[Clause] = &[rfc(9101, "5")];
    let why = "The parameters that count stand in the request object.";
    Outcome {
        access_token: AccessToken::expected(AccessTokenFormat::Unknown, None, why, OBJECT),
        id_token: expect(
            false,
            "The request object says; it is not read here.",
            OBJECT,
        ),
        refresh_token: expect(Answer::Unknown, why, OBJECT),
        delivered: expect(Delivery::Unknown, why, OBJECT),
    }
}

const RESPONSE_TYPE: &[Clause] = &[rfc(6749, "3.1.1")];

fn access_token(request: &AuthorizationRequest, types: &ResponseTypes) -> AccessToken {
    let none = |why: &str, spec| AccessToken {
        format: AccessTokenFormat::None,
        audience: None,
        why: why.to_owned(),
        spec,
    };
    if types.is_empty() {
        let why = "There is no response_type, so the server answers with an error.";
        return none(why, RESPONSE_TYPE);
    }
    if !types.unknown.is_empty() {
        return AccessToken {
            format: AccessTokenFormat::Unknown,
            audience: None,
            why: "response_type holds a name that we do not know.".to_owned(),
            spec: RESPONSE_TYPE,
        };
    }
    if !types.gives_access_token() {
        let why = "response_type asks for no access token: only code and token bring one.";
        return none(
            why,
            const { &[Clause::ResponseTypes("3"), rfc(6749, "3.1.1")] },
        );
    }
    let mut token = request.provider.access_token(request);
    if types.code && !types.token && token.format != AccessTokenFormat::None {
        token
            .why
            .push_str(" It comes from the token endpoint, in exchange for the code.");
    }
    token
}

fn id_token(request: &AuthorizationRequest, types: &ResponseTypes) -> Prediction<bool> {
    const REQUEST: &[Clause] = &[oidc_core("3.1.2.1")];
    if !request.provider.openid {
        let why = "This provider issues no ID token in answer to an authorization request.";
        return expect(false, why, request.provider.docs);
    }
    let openid = request.has_scope("openid");
    match (types.id_token, types.code, types.token) {
        _ if !openid => {
            let why = "scope has no openid, so this is no OpenID Connect request.";
            expect(false, why, REQUEST)
        }
        (true, _, _) => expect(
            true,
            "response_type asks for it: it comes with the redirect.",
            const { &[Clause::ResponseTypes("3"), Clause::ResponseTypes("5")] },
        ),
        (false, true, _) => expect(
            true,
            "scope has openid: it comes from the token endpoint, in exchange for the code.",
            const { &[oidc_core("3.1.3.6")] },
        ),
        (false, false, true) => expect(
            false,
            "response_type=token alone brings no ID token, whatever the scope.",
            const { &[oidc_core("3.2.2.1")] },
        ),
        (false, false, false) => {
            let why = "response_type asks for nothing that brings one.";
            expect(false, why, RESPONSE_TYPE)
        }
    }
}

fn refresh_token(request: &AuthorizationRequest, types: &ResponseTypes) -> Prediction<Answer> {
    if !types.code {
        let why =
            "Only a code can be exchanged for one, and response_type does not ask for a code.";
        return expect(
            Answer::No,
            why,
            const { &[oidc_core("11"), rfc(6749, "4.2.2")] },
        );
    }
    request.provider.refresh_token(request)
}

/// What a provider's declaration makes of a request.
pub fn refresh_token_of(refresh: Refresh, request: &AuthorizationRequest) -> Prediction<Answer> {
    let (is_asked, name, spec) = match refresh {
        Refresh::Fn(predict) => return predict(request),
        Refresh::Always(spec) => {
            return expect(Answer::Yes, "It comes with the code’s exchange.", spec);
        }
        Refresh::Never(spec) => return expect(Answer::No, "This provider issues none here.", spec),
        Refresh::Unknown(spec) => {
            let why = "The provider’s settings decide.";
            return expect(Answer::Unknown, why, spec);
        }
        Refresh::Scope(scope, spec) => {
            (request.has_scope(scope), format!("{scope} in scope"), spec)
        }
        Refresh::Param(name, value, spec) => {
            let is_asked = request.get(name) == Some(value);
            (is_asked, format!("{name}={value}"), spec)
        }
    };
    match is_asked {
        true => expect(Answer::Yes, format!("The request has {name}."), spec),
        false => expect(Answer::No, format!("The request has no {name}."), spec),
    }
}

fn delivered(request: &AuthorizationRequest, types: &ResponseTypes) -> Prediction<Delivery> {
    const MODES: &[Clause] = &[Clause::ResponseTypes("2.1")];
    if types.is_empty() || !types.unknown.is_empty() {
        let why = "It follows from response_type, which is missing or not known.";
        return expect(Delivery::Unknown, why, MODES);
    }
    let default = default_delivery(types);
    match request.get("response_mode") {
        None => {
            let why = format!(
                "{} is what this response_type does by itself.",
                default.name()
            );
            expect(default, why, MODES)
        }
        Some("query") if types.in_front_channel() => expect(
            Delivery::Unknown,
            "A token must not travel in the query, so the server should refuse response_mode=query here.",
            const { &[Clause::ResponseTypes("5"), rfc(9700, "4.3.2")] },
        ),
        Some("query") => expect(Delivery::Query, "response_mode asks for it.", MODES),
        Some("fragment") => expect(Delivery::Fragment, "response_mode asks for it.", MODES),
        Some("form_post") => expect(
            Delivery::FormPost,
            "response_mode asks for it: a page at the server posts the answer to the redirect URI.",
            const { &[Clause::FormPost("2")] },
        ),
        Some(_) => expect(
            Delivery::Unknown,
            "response_mode is an extension; how the answer travels is the server’s affair.",
            MODES,
        ),
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

#[cfg(test)]
#[path = "outcome_tests.rs"]
mod tests;
