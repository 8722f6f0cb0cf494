//! What rules look at: a token, the tokens of one response, a text, a request, each with what is known beside it.
//!
//! Says nothing of what is wrong: a [`super::Rule`] does.

use super::finding::Place;
use crate::classify::Verdict;
use crate::jose::Token;
use crate::oauth::metadata::Metadata;
use crate::oauth::request::AuthorizationRequest;
use crate::oauth::response::{Response, TOKENS};
use crate::oauth::{Context, Kind};
use crate::scan::Found;
use crate::text::json::Object;
use crate::text::time::Timestamp;

/// A response, and the tokens that it brought.
#[derive(Clone, Copy, Debug)]
pub struct PairUnderLint<'a> {
    /// The response.
    pub response: &'a Response,
    /// Its tokens, in order.
    pub tokens: &'a [TokenUnderLint<'a>],
    /// The clock, and what the person expects.
    pub context: &'a Context,
}

/// One of the tokens of a response, and the how manyeth it is.
#[derive(Clone, Copy, Debug)]
pub struct Nth<'a> {
    /// Its number in [`PairUnderLint::tokens`].
    pub at: usize,
    /// The token.
    pub token: &'a TokenUnderLint<'a>,
}

impl<'a> PairUnderLint<'a> {
    /// The token under that name, or else the first of that kind that stands under no name of another kind.
    fn find(&self, name: &str, kind: Kind) -> Option<Nth<'a>> {
        let named = |token: &TokenUnderLint<'_>| token.name == Some(name);
        let is_kind = |token: &TokenUnderLint<'_>| {
            token.verdict.kind == kind && !token.name.is_some_and(|name| TOKENS.contains(&name))
        };
        let at = self.tokens.iter().position(named);
        let at = at.or_else(|| self.tokens.iter().position(is_kind))?;
        let token = self.tokens.get(at)?;
        Some(Nth { at, token })
    }

    /// Its access token.
    pub fn access_token(&self) -> Option<Nth<'a>> {
        self.find("access_token", Kind::AccessToken)
    }

    /// Its ID token.
    pub fn id_token(&self) -> Option<Nth<'a>> {
        self.find("id_token", Kind::IdToken)
    }

    /// Its authorization code.
    pub fn code(&self) -> Option<Nth<'a>> {
        self.find("code", Kind::AuthorizationCode)
    }
}

impl<'a> Nth<'a> {
    /// Its claims, where they were read.
    pub fn claims(&self) -> Option<&'a Object> {
        self.token.token.claims.as_ref()
    }

    /// A claim that is a string.
    pub fn str(&self, name: &str) -> Option<&'a str> {
        self.claims()?.str(name)
    }
}

/// A text, and the tokens that were found in it.
#[derive(Clone, Copy, Debug)]
pub struct TextUnderLint<'a> {
    /// The text.
    pub text: &'a str,
    /// The tokens in it.
    pub found: &'a [Found],
}

/// A token, and what is known about it.
#[derive(Clone, Copy, Debug)]
pub struct TokenUnderLint<'a> {
    /// The token.
    pub token: &'a Token,
    /// The member or parameter that it stood under.
    pub name: Option<&'a str>,
    /// What it was classified as.
    pub verdict: &'a Verdict,
    /// Nobody but the issuer can read it.
    pub opaque: bool,
    /// The clock, and what the person expects.
    pub context: &'a Context,
}

/// Makes a place of a member's name.
pub type PlaceOf = fn(String) -> Place;

impl<'a> TokenUnderLint<'a> {
    /// Header and claims, where they were read, each with the place that its members have.
    pub fn objects(&self) -> impl Iterator<Item = (&'a Object, PlaceOf)> + use<'a> {
        let header = self
            .token
            .header
            .as_ref()
            .map(|o| (o, Place::Header as PlaceOf));
        let claims = self
            .token
            .claims
            .as_ref()
            .map(|o| (o, Place::Claim as PlaceOf));
        header.into_iter().chain(claims)
    }
}

/// A request, and what is known beside it.
#[derive(Clone, Copy, Debug)]
pub struct RequestUnderLint<'a> {
    /// The request.
    pub request: &'a AuthorizationRequest,
    /// The `aud` of the access token that was decoded beside it; empty where there is none.
    pub token_audience: &'a [String],
    /// What the server that it goes to says of itself, where somebody pasted that.
    pub metadata: Option<&'a Metadata>,
    /// The time by the person's clock, where it is known: the time in a request object is held against it.
    pub now: Option<Timestamp>,
}
