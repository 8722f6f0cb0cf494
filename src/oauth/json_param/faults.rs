//! Faults of a JSON value with their places, while they are collected.

use super::{Fault, MAX_FAULTS};
use crate::spec::{Clause, rfc};
use crate::text::Span;
use crate::text::json::{Json, Object};
use crate::text::shortened;

const JSON_NAMES: &[Clause] = &[rfc(8259, "4")];

/// Collects faults.
pub struct Faults<'t> {
    text: &'t str,
    found: Vec<Fault>,
}

impl<'t> Faults<'t> {
    /// None yet, of that text.
    pub const fn of(text: &'t str) -> Self {
        let found = Vec::new();
        Self { text, found }
    }

    /// What was found, in order.
    pub fn into_found(self) -> Vec<Fault> {
        self.found
    }

    /// Adds one, unless there are [`MAX_FAULTS`].
    pub fn add(&mut self, pointer: &str, span: Span, says: String, spec: &'static [Clause]) {
        if self.found.len() >= MAX_FAULTS {
            return;
        }
        let before = self.text.get(..span.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        self.found.push(Fault {
            pointer: pointer.to_owned(),
            line: before.bytes().filter(|b| *b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            says,
            spec,
        });
    }

    /// Adds that it is of another shape.
    pub fn wrong(&mut self, pointer: &str, json: &Json, wanted: &str, spec: &'static [Clause]) {
        let says = format!("{} where {wanted} is expected", json.shape());
        self.add(pointer, json.span, says, spec);
    }

    /// The object, or a fault where it is none; and faults for names that stand twice.
    pub fn object<'j>(
        &mut self,
        pointer: &str,
        json: &'j Json,
        spec: &'static [Clause],
    ) -> Option<&'j Object> {
        let object = json.as_object();
        match object {
            None => self.wrong(pointer, json, "an object", spec),
            Some(object) => {
                for name in object.duplicates() {
                    let says = format!("{} stands more than once", quoted(name));
                    self.add(pointer, json.span, says, JSON_NAMES);
                }
            }
        }
        object
    }

    /// The array, or a fault where it is none.
    pub fn array<'j>(
        &mut self,
        pointer: &str,
        json: &'j Json,
        spec: &'static [Clause],
    ) -> Option<&'j [Json]> {
        let array = json.as_array();
        if array.is_none() {
            self.wrong(pointer, json, "an array", spec);
        }
        array
    }

    /// Adds what is no array of strings.
    pub fn strings(&mut self, pointer: &str, json: &Json, spec: &'static [Clause]) {
        for (at, item) in self
            .array(pointer, json, spec)
            .into_iter()
            .flatten()
            .enumerate()
        {
            if item.as_str().is_none() {
                self.wrong(&format!("{pointer}/{at}"), item, "a string", spec);
            }
        }
    }
}

/// A name as a message shows it.
pub fn quoted(name: &str) -> String {
    format!("“{}”", shortened(name, 40))
}

/// The pointer of a member (RFC 6901 §3).
pub fn under(pointer: &str, name: &str) -> String {
    let name = shortened(name, 60).replace('~', "~0").replace('/', "~1");
    format!("{pointer}/{name}")
}
