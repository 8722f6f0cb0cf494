//! What a provider declares about what it issues: how its tokens are found, what marks them, what they mean there.
//!
//! The other side of [`Provider`], one value a provider as well, in the same file. It knows the request's side, which does
//! **not** know it: whoever only builds a request needs nothing of what is said here.

use super::evidence::{Observer, Strength};
use super::kind::Kind;
use super::provider::Provider;
use super::shape::Shape;
use super::sign::{Mark, Sign};
use crate::jose::Token;
use crate::prose::Prose;
use crate::spec::Clause;

/// Why a token is taken to be a provider's.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognised {
    /// How sure that is.
    pub strength: Strength,
    /// What showed it.
    pub saw: String,
    /// Who says so.
    pub spec: Clause,
}

/// What shows that a token is a provider's: its issuer, or a claim that nobody else writes.
#[derive(Clone, Copy, Debug)]
pub struct Hallmark {
    /// The sign.
    pub sign: Sign,
    /// How sure that is. An issuer on the vendor's own domain is strong; a path that anybody can have is weak.
    pub strength: Strength,
    /// What was seen, in words.
    pub saw: &'static str,
    /// Who says so.
    pub spec: Clause,
}

/// A hallmark.
pub const fn hallmark(sign: Sign, strength: Strength, saw: &'static str, spec: Clause) -> Hallmark {
    Hallmark {
        sign,
        strength,
        saw,
        spec,
    }
}

/// Why a provider issues opaque access tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpaqueBecause {
    /// The usual reason.
    pub why: &'static str,
    /// What the token is good for.
    pub good_for: &'static str,
    /// Who says so.
    pub spec: Clause,
}

/// What a token of a kind means at this provider, and the way to the right one. All that match are shown, the first that the
/// builder can take over has the button.
#[derive(Clone, Copy, Debug)]
pub struct Advice {
    /// For tokens of this kind …
    pub kind: Kind,
    /// … that show this.
    pub sign: Sign,
    /// What it means for the person: one to three sentences.
    pub says: Prose,
    /// How to get the right one; [`Prose::NONE`] where this one is right.
    pub way: Prose,
    /// What the builder takes over.
    pub ask: Ask,
    /// Who says so.
    pub spec: &'static [Clause],
}

impl Advice {
    /// What a token means, where there is no way to another one.
    pub const fn note(kind: Kind, sign: Sign, says: Prose, spec: &'static [Clause]) -> Advice {
        Advice {
            kind,
            sign,
            says,
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec,
        }
    }
}

/// What the builder takes over of an advice.
#[derive(Clone, Copy, Debug)]
pub enum Ask {
    /// A request cannot express it.
    Nothing,
    /// A request with these parameters, beside what the token reveals.
    For {
        /// What the button says: an imperative, no full stop.
        button: &'static str,
        /// Name and value. A placeholder in a value is found by the request's rules, and so marked in the form.
        params: &'static [(&'static str, &'static str)],
    },
}

/// What a provider issues.
#[derive(Debug)]
pub struct Issued {
    /// Who issues it.
    pub provider: &'static Provider,
    /// What shows that a token is this provider's. A shape in [`Issued::shapes`] shows it as well.
    pub hallmarks: &'static [Hallmark],
    /// What else shows it.
    pub recognise: Option<fn(&Token) -> Option<Recognised>>,
    /// What this provider's tokens show of their kind; looked at only where the token is this provider's.
    pub marks: &'static [Mark],
    /// What takes more than a mark, looked at for every token.
    pub observers: &'static [Observer],
    /// Claims that elsewhere tell the kind, and here do not: `nonce`, `scope`.
    pub tells_nothing: &'static [&'static str],
    /// Opaque strings that show what they are.
    pub shapes: &'static [Shape],
    /// What shows that nobody but this provider can read the token, although it has the form of a JWE or JWT.
    pub is_opaque: Sign,
    /// What shows that a key is meant to be seen by anybody: it names a project, and opens nothing.
    pub is_public: Sign,
    /// Kinds of which what [`super::kind::KINDS`] says of readers and places does not hold here; the advice says what does.
    pub untypical: &'static [Kind],
    /// The domain or authorization endpoint that a token of this provider reveals, as [`Provider::location`] wants it, where
    /// its authorization endpoint with its names filled in is not it.
    pub locate: Option<fn(&Token) -> Option<String>>,
    /// Why its access tokens can be opaque, and what they are then good for.
    pub opaque_because: Option<OpaqueBecause>,
    /// What its tokens mean, and the way to the right one.
    pub advice: &'static [Advice],
}

impl Issued {
    /// What is issued where nothing is declared: the rest of `Issued { provider, …, ..Issued::BASE }`.
    pub const BASE: Issued = Issued {
        provider: &Provider::BASE,
        hallmarks: &[],
        recognise: None,
        marks: &[],
        observers: &[],
        tells_nothing: &[],
        shapes: &[],
        is_opaque: Sign::Never,
        is_public: Sign::Never,
        untypical: &[],
        locate: None,
        opaque_because: None,
        advice: &[],
    };

    /// The domain or authorization endpoint that a token of this provider reveals, as [`Provider::location`] wants it.
    pub fn locate(&self, token: &Token) -> Option<String> {
        match self.locate {
            Some(locate) => locate(token),
            None => fill(self.provider.endpoints.authorize, Some(token)),
        }
    }

    /// What is to be said about a token of this kind.
    pub fn advice_on(&self, kind: Kind, token: &Token) -> impl Iterator<Item = &'static Advice> {
        let advice = self.advice;
        advice
            .iter()
            .filter(move |advice| advice.kind == kind && advice.sign.is_seen(token))
    }
}

/// An address of [`Provider::endpoints`] with its names filled in from the token; none where a name stays open, or what the
/// token has for it would change the address's shape.
pub fn fill(template: &str, token: Option<&Token>) -> Option<String> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        filled.push_str(before);
        let value = match name {
            "issuer" => super::sign::issuer(token?)?.trim_end_matches('/'),
            name => token?.claims.as_ref()?.str(name)?,
        };
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/:".contains(&b);
        let is_safe = match filled.is_empty() {
            // It begins the address, so it must be one.
            true => value.starts_with("https://") || value.starts_with("http://"),
            false => !value.contains(['/', ':']),
        };
        if !is_safe || !value.bytes().all(is_plain) {
            return None;
        }
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    (!filled.is_empty()).then_some(filled)
}
