//! Shapes: strings that show what they are without being decoded.
//!
//! A [`Shape`] is a row; providers declare theirs, `shapes` those of everybody else. A shape is what issuers write, mostly
//! without promising it: even a strong one says what a string looks like, and never that it is genuine.

use super::Issued;
use super::evidence::Strength;
use super::kind::Kind;
use super::providers::ISSUED;
use super::shapes::SHAPES;
use crate::spec::Clause;
use crate::text::pattern;

/// A shape, and what has it.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The whole string is like this ([`pattern::matches`]).
    pub pattern: &'static str,
    /// What it is then.
    pub kind: Kind,
    /// How sure that is.
    pub strength: Strength,
    /// As a title: `GitHub OAuth access token`.
    pub what: &'static str,
    /// Who says so.
    pub spec: Clause,
    /// It is no JOSE object although it may have the dots and the `eyJ` of one: nothing of it is decoded.
    pub instead: bool,
    /// The bytes that it can begin with ([`pattern::first_bytes`]): most shapes are ruled out by the first byte.
    first: u64,
    /// What the pattern cannot say, asked where it matches: whether what is encoded inside is there.
    pub check: fn(&str) -> bool,
}

impl Shape {
    /// The shape, where this holds as well.
    pub const fn checked(self, check: fn(&str) -> bool) -> Shape {
        Shape { check, ..self }
    }
}

fn anything(_: &str) -> bool {
    true
}

/// A shape that nothing else looks like, or that hardly anything does.
pub const fn shape(
    pattern: &'static str,
    kind: Kind,
    strength: Strength,
    what: &'static str,
    spec: Clause,
) -> Shape {
    let instead = false;
    Shape {
        pattern,
        kind,
        strength,
        what,
        spec,
        instead,
        first: pattern::first_bytes(pattern),
        check: anything,
    }
}

/// A shape that could be taken for a JWT, and is none.
pub const fn not_a_jwt(
    pattern: &'static str,
    kind: Kind,
    strength: Strength,
    what: &'static str,
    spec: Clause,
) -> Shape {
    Shape {
        instead: true,
        ..shape(pattern, kind, strength, what, spec)
    }
}

/// Longer strings have no shape that tells: whatever is in them is found by decoding.
const LONGEST: usize = 16 * 1024;

/// A shape that a string has, and whose tokens have it, where a provider declares it.
pub type Seen = (&'static Shape, Option<&'static Issued>);

/// Every shape that a string has. What is in a JWT shows more than its outside, so there is no need to ask for one.
pub fn of(text: &str) -> impl Iterator<Item = Seen> {
    declared().filter(move |(shape, _)| shape.fits(text))
}

fn declared() -> impl Iterator<Item = Seen> {
    let providers = ISSUED
        .iter()
        .flat_map(|issued| issued.shapes.iter().map(|shape| (shape, Some(*issued))));
    let others = (SHAPES.iter()).flat_map(|table| table.iter().map(|shape| (shape, None)));
    providers.chain(others)
}

impl PartialEq for Shape {
    /// A pattern says one thing of each kind.
    fn eq(&self, other: &Self) -> bool {
        (self.pattern, self.kind) == (other.pattern, other.kind)
    }
}

impl Shape {
    fn fits(&self, text: &str) -> bool {
        let first = text.as_bytes().first().map_or(0, |byte| byte % 64);
        self.first & 1 << first != 0
            && text.len() <= LONGEST
            && pattern::matches(self.pattern, text)
            && (self.check)(text)
    }
}

/// The strongest shape of a string, where one tells what it is: no weak one does.
pub fn telling(text: &str) -> Option<&'static Shape> {
    declared()
        .map(|(shape, _)| shape)
        .filter(|shape| shape.strength > Strength::Weak && shape.fits(text))
        .max_by_key(|shape| shape.strength)
}

/// Whether a string that looks like a JWT is none.
pub fn is_not_a_jwt(text: &str) -> bool {
    declared().any(|(shape, _)| shape.instead && shape.fits(text))
}
