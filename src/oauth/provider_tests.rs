//! What the tests of the providers share: what a made-up token shows, and what a request gets. Compiled for tests only.

use super::Context;
use super::outcome::predict;
use super::parse::parse;
use super::shape;
use crate::classify::{Verdict, classify};
use crate::jose::Token;
use crate::jose::compact::decode;
use crate::text::base64url::encode;
use crate::text::time::Timestamp;

/// A JWT of these claims.
pub fn jwt(header: &str, claims: &str) -> Token {
    let part = |text: &str| encode(text.as_bytes());
    decode(&[&part(header), ".", &part(claims), ".c2ln"].concat())
}

/// Kind, certainty and provider.
pub fn verdict(token: &Token) -> (&'static str, &'static str, &'static str) {
    let Verdict {
        kind,
        certainty,
        provider,
        ..
    } = classify(token, None, &Context::at(Timestamp(0)));
    let provider = provider.map_or("none", |provider| provider.id);
    (kind.name(), certainty.name(), provider)
}

/// Of a JWT with these claims: kind, certainty and provider.
pub fn shown(claims: &str) -> (&'static str, &'static str, &'static str) {
    verdict(&jwt(r#"{"alg":"RS256","typ":"JWT","kid":"k"}"#, claims))
}

/// Of a bare string: kind, certainty and provider.
pub fn shape_of(text: &str) -> (&'static str, &'static str, &'static str) {
    verdict(&match shape::is_not_a_jwt(text) {
        true => Token::unread(text),
        false => decode(text),
    })
}

/// Of a request, given by its URL: provider, access token and refresh token.
pub fn gets(url: &str) -> (&'static str, &'static str, &'static str) {
    let request = parse(url, None).unwrap().request;
    let outcome = predict(&request);
    (
        request.provider.id,
        outcome.access_token.format.name(),
        outcome.refresh_token.value.name(),
    )
}
