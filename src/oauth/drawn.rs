//! What is drawn from a request before it is sent, for holding the answer against it: types, values and what it should bring.
//!
//! Reads JSON and predicts, so that whoever only keeps a request need do neither. Of `authorization_details` and `claims`, which
//! may say much of a person, no more is drawn than is listed here. Does **not** keep anything.

use super::json_param::{essential_acr, essential_auth_time, types};
use super::outcome::{AccessTokenFormat, Answer, predict_what_counts};
use super::request::AuthorizationRequest;
use super::request_object;
use crate::text::json;

/// What is drawn from a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// The types of `authorization_details` (RFC 9396 §2).
    pub details: Vec<String>,
    /// The ways to sign in of which `claims` says that one is essential (OIDC Core §5.5.1.1).
    pub acr: Vec<String>,
    /// Whether `claims` says that `auth_time` is essential (OIDC Core §2).
    pub auth_time: bool,
    /// What the answer should bring.
    pub brings: Vec<Brings>,
}

/// Something that an answer should bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brings {
    /// An access token for the API that the request names.
    ForApi,
    /// A JWT as access token, whatever the server’s settings.
    Jwt,
    /// A refresh token.
    RefreshToken,
    /// An ID token.
    IdToken,
}

impl Brings {
    /// Every one.
    pub const ALL: [Brings; 4] = [
        Brings::ForApi,
        Brings::Jwt,
        Brings::RefreshToken,
        Brings::IdToken,
    ];

    /// Its name in what is kept.
    pub const fn name(self) -> &'static str {
        match self {
            Brings::ForApi => "for-api",
            Brings::Jwt => "jwt",
            Brings::RefreshToken => "refresh-token",
            Brings::IdToken => "id-token",
        }
    }
}

/// What is drawn from that request.
pub fn drawn(request: &AuthorizationRequest) -> Drawn {
    let outcome = predict_what_counts(request);
    // What stands beside a request object does not count (RFC 9101 §6.3).
    let inside = request_object::effective(request);
    let counts = inside.as_ref().map_or(request, |inside| &inside.request);
    let is_read = outcome.is_read;
    let json = |name: &str| {
        let text = counts.get(name).filter(|_| is_read)?;
        json::parse(text).ok()
    };
    let token = &outcome.access_token;
    let may_be_opaque = token.or.contains(&AccessTokenFormat::Opaque);
    let is_coming = |brings: &Brings| match brings {
        Brings::ForApi => token.audience.is_some(),
        Brings::Jwt => token.format == AccessTokenFormat::Jwt && !may_be_opaque,
        Brings::RefreshToken => outcome.refresh_token.value == Answer::Yes,
        Brings::IdToken => outcome.id_token.value,
    };
    let claims = json("claims");
    Drawn {
        details: json("authorization_details")
            .as_ref()
            .map(types)
            .unwrap_or_default(),
        acr: claims.as_ref().map(essential_acr).unwrap_or_default(),
        auth_time: claims.as_ref().is_some_and(essential_auth_time),
        brings: Brings::ALL.into_iter().filter(is_coming).collect(),
    }
}
