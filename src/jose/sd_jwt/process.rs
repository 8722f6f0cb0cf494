//! Puts what was disclosed in the place of its digest (RFC 9901 §7.1, step 3).
//!
//! Every disclosure is used once at most, so the work grows with the text and not faster; nesting stays within the bound of
//! the JSON reader. Keeps every value as it was written.

use super::Disclosure;
use crate::jose::fault::{Part, SdTrouble};
use crate::text::json::{Json, MAX_DEPTH, Member, Object, Value};
use crate::text::sort::sort_by;
use crate::text::{Span, shortened};

/// A digest that stands twice is named so often; one is enough to refuse the token.
const MOST_REPEATED: usize = 20;

/// What came of it.
pub struct Processed {
    /// The claims as a verifier sees them.
    pub claims: Object,
    /// Where each disclosure belongs.
    pub paths: Vec<Option<String>>,
    /// What RFC 9901 does not allow.
    pub troubles: Vec<(Part, SdTrouble)>,
}

/// The way from the top to a value: rendered only for what is disclosed.
struct Path<'p> {
    above: Option<&'p Path<'p>>,
    piece: Piece<'p>,
}

#[derive(Clone, Copy)]
enum Piece<'p> {
    Top,
    Name(&'p str),
    Index(usize),
}

impl Path<'_> {
    fn depth(&self) -> usize {
        self.above.map_or(0, |above| above.depth() + 1)
    }

    /// `address.country`, `list[2]`; of a very long way only the end.
    fn rendered(&self) -> String {
        let mut pieces = Vec::new();
        let mut here = Some(self);
        while let Some(path) = here {
            if pieces.len() == 16 {
                pieces.push(Piece::Name("…"));
                break;
            }
            pieces.push(path.piece);
            here = path.above;
        }
        let mut out = String::new();
        for piece in pieces.iter().rev() {
            match piece {
                Piece::Top => {}
                Piece::Name(name) => {
                    if !out.is_empty() {
                        out.push('.');
                    }
                    out.push_str(&shortened(name, 60));
                }
                Piece::Index(at) => out.push_str(&format!("[{at}]")),
            }
        }
        out
    }
}

struct Work<'a> {
    disclosures: &'a [Disclosure],
    /// Digest and position of every disclosure, sorted.
    index: Vec<(&'a str, usize)>,
    used: Vec<bool>,
    paths: Vec<Option<String>>,
    /// Every digest that was met.
    digests: Vec<&'a str>,
    troubles: Vec<(Part, SdTrouble)>,
}

/// Puts the disclosures into the payload. Each must have its digest.
pub fn process(payload: &Object, disclosures: &[Disclosure]) -> Processed {
    let digests = disclosures.iter().enumerate();
    let mut index: Vec<(&str, usize)> = digests
        .filter_map(|(at, disclosure)| Some((disclosure.digest.as_deref()?, at)))
        .collect();
    sort_by(&mut index, Ord::cmp);
    let mut work = Work {
        disclosures,
        index,
        used: vec![false; disclosures.len()],
        paths: vec![None; disclosures.len()],
        digests: Vec::new(),
        troubles: Vec::new(),
    };
    let top = Path {
        above: None,
        piece: Piece::Top,
    };
    let claims = work.object(payload, &top);
    work.judge();
    Processed {
        claims,
        paths: work.paths,
        troubles: work.troubles,
    }
}

impl<'a> Work<'a> {
    fn trouble(&mut self, at: usize, trouble: SdTrouble) {
        self.troubles.push((Part::Disclosure(at + 1), trouble));
    }

    /// Notes a digest; the disclosure that it belongs to, where that was not used before.
    fn disclosure_of(&mut self, digest: &'a str) -> Option<usize> {
        self.digests.push(digest);
        let first = self.index.partition_point(|(known, _)| *known < digest);
        let (known, at) = *self.index.get(first)?;
        if known != digest || self.used[at] {
            return None;
        }
        self.used[at] = true;
        Some(at)
    }

    fn object(&mut self, object: &'a Object, path: &Path<'_>) -> Object {
        let mut members = Vec::new();
        let mut disclosed = Vec::new();
        for member in &object.members {
            let misplaced = match member.name.as_str() {
                "_sd" => match strings(&member.value) {
                    Some(digests) => {
                        let found = digests.into_iter().filter_map(|d| self.disclosure_of(d));
                        disclosed.extend(found);
                        continue;
                    }
                    None => "_sd",
                },
                "..." => "...",
                // Removed, as §7.1 has it.
                "_sd_alg" if path.above.is_none() => continue,
                "_sd_alg" => "_sd_alg",
                name => {
                    let value = self.json(&member.value, &below(path, Piece::Name(name)));
                    members.push(Member {
                        name: member.name.clone(),
                        name_span: member.name_span,
                        value,
                    });
                    continue;
                }
            };
            let trouble = SdTrouble::Misplaced(misplaced);
            self.troubles.push((Part::Payload, trouble));
        }
        sort_by(&mut disclosed, Ord::cmp);
        self.insert(&mut members, &disclosed, path);
        Object { members }
    }

    /// Adds the disclosed claims to the members of an object, in the order of the disclosures.
    fn insert(&mut self, members: &mut Vec<Member>, disclosed: &[usize], path: &Path<'_>) {
        if disclosed.is_empty() {
            return;
        }
        let mut taken: Vec<String> = (members.iter())
            .map(|m| m.name.as_str().to_owned())
            .collect();
        sort_by(&mut taken, Ord::cmp);
        // Disclosed names follow apart: inserting each into a sorted list would take long for many.
        let mut new: Vec<(&str, usize)> = Vec::new();
        for at in disclosed {
            let disclosure = &self.disclosures[*at];
            match (&disclosure.name, &disclosure.value) {
                (Some(name), Some(_)) => new.push((name.as_str(), *at)),
                (None, Some(_)) => self.trouble(*at, SdTrouble::WrongKind { in_sd: true }),
                _ => {}
            }
        }
        sort_by(&mut new, Ord::cmp);
        let mut accepted = Vec::new();
        for same in new.chunk_by(|a, b| a.0 == b.0) {
            for (nth, (name, at)) in same.iter().enumerate() {
                let is_taken = taken.binary_search_by(|t| t.as_str().cmp(name)).is_ok();
                if matches!(*name, "_sd" | "..." | "_sd_alg") {
                    // What is reserved was noted when the disclosure was read; `_sd_alg` is removed.
                    self.paths[*at] = Some(below(path, Piece::Name(name)).rendered());
                } else if is_taken || nth > 0 {
                    self.trouble(*at, SdTrouble::NameTaken);
                } else {
                    accepted.push(*at);
                }
            }
        }
        sort_by(&mut accepted, Ord::cmp);
        for at in accepted {
            let disclosure = &self.disclosures[at];
            let Some(name) = &disclosure.name else {
                continue;
            };
            let here = below(path, Piece::Name(name.as_str()));
            if let Some(value) = self.disclosed(at, &here) {
                members.push(Member {
                    name: name.clone(),
                    name_span: Span::default(),
                    value,
                });
            }
        }
    }

    fn json(&mut self, json: &'a Json, path: &Path<'_>) -> Json {
        let value = match &json.value {
            Value::Object(object) => Value::Object(self.object(object, path)),
            Value::Array(items) => Value::Array(self.array(items, path)),
            _ => return json.clone(),
        };
        let span = json.span;
        Json { value, span }
    }

    fn array(&mut self, items: &'a [Json], path: &Path<'_>) -> Vec<Json> {
        let mut kept = Vec::new();
        for item in items {
            let here = below(path, Piece::Index(kept.len()));
            let Some(digest) = element_digest(item) else {
                let value = self.json(item, &here);
                kept.push(value);
                continue;
            };
            // An element that is not disclosed is left out.
            let Some(at) = self.disclosure_of(digest) else {
                continue;
            };
            if self.disclosures[at].name.is_some() {
                self.trouble(at, SdTrouble::WrongKind { in_sd: false });
            } else if let Some(value) = self.disclosed(at, &here) {
                kept.push(value);
            }
        }
        kept
    }

    /// The value of a disclosure that stands there, with what is disclosed inside it.
    fn disclosed(&mut self, at: usize, path: &Path<'_>) -> Option<Json> {
        let disclosures = self.disclosures;
        let value = disclosures[at].value.as_ref()?;
        self.paths[at] = Some(path.rendered());
        if path.depth() + nesting(value) > MAX_DEPTH {
            self.trouble(at, SdTrouble::TooDeep);
            return None;
        }
        Some(self.json(value, path))
    }

    /// What is only known when every digest has been met.
    fn judge(&mut self) {
        for same in std::mem::take(&mut self.index).chunk_by(|a, b| a.0 == b.0) {
            let first = same[0].1;
            if !self.used[first] {
                self.trouble(first, SdTrouble::Unmatched);
            }
            for (_, later) in &same[1..] {
                self.trouble(*later, SdTrouble::SameAs(first + 1));
            }
        }
        let mut digests = std::mem::take(&mut self.digests);
        sort_by(&mut digests, Ord::cmp);
        let repeated = digests
            .chunk_by(|a, b| a == b)
            .filter(|same| same.len() > 1);
        for same in repeated.take(MOST_REPEATED) {
            let trouble = SdTrouble::DigestRepeated(same.len());
            self.troubles.push((Part::Payload, trouble));
        }
    }
}

const fn below<'p>(above: &'p Path<'p>, piece: Piece<'p>) -> Path<'p> {
    Path {
        above: Some(above),
        piece,
    }
}

/// The strings of an array that holds nothing else.
fn strings(json: &Json) -> Option<Vec<&str>> {
    json.as_array()?.iter().map(Json::as_str).collect()
}

/// The digest of `{"...": "digest"}`.
fn element_digest(json: &Json) -> Option<&str> {
    match json.as_object()?.members.as_slice() {
        [only] if only.name.as_str() == "..." => only.value.as_str(),
        _ => None,
    }
}

/// How deep a value is nested: 0 for a string, 1 for an array of strings.
fn nesting(json: &Json) -> usize {
    let inside = match &json.value {
        Value::Array(items) => items.iter().map(nesting).max(),
        Value::Object(object) => object.members.iter().map(|m| nesting(&m.value)).max(),
        _ => return 0,
    };
    1 + inside.unwrap_or(0)
}
