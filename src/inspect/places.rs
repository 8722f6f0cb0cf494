//! The same token is listed once, with every place that it stands at.
//!
//! Compares what was read, not what was written: a token that was encoded or broken over lines is the same token.

use super::TokenReport;
use crate::scan::{Found, names};
use crate::text::Span;

/// Where a token stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The member, parameter or header that it stands under there.
    pub name: Option<String>,
    /// From where to where.
    pub span: Span,
    /// What was passed over there to get at it ([`Found::ignored`]).
    pub ignored: Vec<Span>,
}

impl Occurrence {
    /// Where that was found.
    pub fn of(found: &Found) -> Self {
        Self {
            name: found.name.clone(),
            span: found.span,
            ignored: found.ignored.clone(),
        }
    }
}

/// Each different token with its places, in the order in which they come first. It goes by the name that tells most.
pub fn once(all: Vec<Found>) -> Vec<(Found, Vec<Occurrence>)> {
    let mut out: Vec<(Found, Vec<Occurrence>)> = Vec::with_capacity(all.len());
    for found in all {
        let place = Occurrence::of(&found);
        // No more than `scan::MOST`, and few are of the same length.
        match out.iter_mut().find(|(known, _)| known.value == found.value) {
            Some((known, places)) => {
                if tells(found.name.as_deref()) > tells(known.name.as_deref()) {
                    known.name = found.name;
                }
                places.push(place);
            }
            None => out.push((found, vec![place])),
        }
    }
    out
}

/// The names beside the one that it goes by that tell as much.
pub fn other_names<'p>(found: &Found, places: &'p [Occurrence]) -> Vec<&'p str> {
    let mut names: Vec<&str> = Vec::new();
    for name in places.iter().filter_map(|place| place.name.as_deref()) {
        if tells(Some(name)) > 1 && found.name.as_deref() != Some(name) && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// How much a name says of what stands under it.
fn tells(name: Option<&str>) -> u8 {
    match name {
        None => 0,
        Some(name) if names::NAMES.contains(&name) && names::is_strong(name) => 2,
        Some(_) => 1,
    }
}

impl TokenReport {
    /// Where it stands, every time.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.places.iter().map(|place| place.span)
    }
}

#[cfg(test)]
mod tests {
    use crate::inspect::inspect;
    use crate::oauth::Context;
    use crate::text::time::Timestamp;

    const JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
    const OPAQUE: &str = "v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs";

    #[test]
    fn a_token_that_stands_twice_is_listed_once() {
        let broken = [&JWT[..20], "\n", &JWT[20..]].concat();
        for (law, text, name, places) in [
            ("bare", format!("{JWT} {JWT}"), None, vec![None, None]),
            (
                "the name that tells most",
                format!("Authorization: Bearer {OPAQUE}\n\n{{\"access_token\":\"{OPAQUE}\"}}"),
                Some("access_token"),
                vec![Some("Authorization"), Some("access_token")],
            ),
            (
                "of two that tell as much the first",
                format!("{{\"id_token\":\"{JWT}\",\"access_token\":\"{JWT}\"}}"),
                Some("id_token"),
                vec![Some("id_token"), Some("access_token")],
            ),
            (
                "broken over lines",
                format!("{JWT}\n\n\"{broken}\""),
                None,
                vec![None, None],
            ),
        ] {
            let report = inspect(&text, &Context::at(Timestamp(0)));
            let [token] = &report.tokens[..] else {
                panic!("{law}: {:?}", report.tokens)
            };
            assert_eq!(token.name.as_deref(), name, "{law}");
            let named: Vec<_> = token.places.iter().map(|p| p.name.as_deref()).collect();
            assert_eq!(named, places, "{law}");
            assert_eq!(token.spans().next(), Some(token.span), "{law}");
        }
    }

    #[test]
    fn a_token_is_held_against_the_others_of_each_response_that_it_stands_in() {
        let text = format!(
            "{{\"access_token\":\"{OPAQUE}\",\"token_type\":\"Bearer\"}}\n{{\"access_token\":\"{OPAQUE}\",\"id_token\":\"{JWT}\",\"token_type\":\"Bearer\"}}"
        );
        let report = inspect(&text, &Context::at(Timestamp(0)));
        let tokens: Vec<_> = report.responses.iter().map(|r| r.tokens.clone()).collect();
        assert_eq!(tokens, [vec![0], vec![0, 1]]);
    }
}
