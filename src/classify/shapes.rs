//! What the bare string shows: its shape, and for a JWE that it is one.
//!
//! A shape that is weak alone for several kinds (43 random characters) is evidence for each of them and decides none.

use crate::jose::Form;
use crate::oauth::shape::{Seen, Shape};
use crate::oauth::{Evidence, Kind, Observed, Strength};
use crate::text::with_article;

/// The shapes of the string.
pub fn shapes(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    // What decodes shows more than its outside does; a shape of a JWE is that of its header.
    let is_read = seen.token.claims.is_some() || seen.token.form == Form::Malformed;
    for (shape, _) in seen.shapes.iter().filter(|_| !is_read) {
        // The client ID that the person gave is no token, whatever it looks like.
        if shape.kind != Kind::Unknown {
            let saw = ["it looks like ", with_article(shape.what).as_str()].concat();
            evidence.push(Evidence::in_favour(
                shape.kind,
                shape.strength,
                saw,
                shape.spec,
            ));
        }
    }
}

/// The shape of that kind by which the token can be called.
pub fn of_kind(shapes: &[Seen], kind: Kind) -> Option<&'static Shape> {
    (shapes.iter().map(|(shape, _)| *shape))
        .find(|shape| shape.kind == kind && shape.strength > Strength::Weak)
}
