//! `authorization_details`: an array of objects that each say what they are. Follows RFC 9396 §2; what a type requires beyond
//! that, this does **not** know.

use super::faults::{Faults, under};
use crate::spec::{Clause, rfc};
use crate::text::json::Json;

/// RFC 9396 §2.
pub const DETAILS: &[Clause] = &[rfc(9396, "2")];
const COMMON: &[Clause] = &[rfc(9396, "2.2")];

/// More types are not told.
const MOST_TYPES: usize = 20;

/// The types of what is asked for, or was granted, each once and in order; nothing else of it, which may say much of a person.
pub fn types(json: &Json) -> Vec<String> {
    let mut types: Vec<String> = Vec::new();
    let items = json.as_array().unwrap_or_default().iter();
    for kind in items.filter_map(|item| item.as_object()?.str("type")) {
        let is_new = !types.iter().any(|known| known == kind);
        if is_new && !kind.is_empty() && kind.len() <= 100 && types.len() < MOST_TYPES {
            types.push(kind.to_owned());
        }
    }
    types
}

/// RFC 9396 §2: an array of objects, each with a `type`; the common members of §2.2 where they are there.
pub fn check(json: &Json, faults: &mut Faults<'_>) {
    let Some(items) = faults.array("", json, DETAILS) else {
        return;
    };
    if items.is_empty() {
        faults.add(
            "",
            json.span,
            "the array is empty, and asks for nothing".to_owned(),
            DETAILS,
        );
    }
    for (at, item) in items.iter().enumerate() {
        let at = format!("/{at}");
        let Some(object) = faults.object(&at, item, DETAILS) else {
            continue;
        };
        match object.get("type") {
            None => faults.add(&at, item.span, "“type” is missing".to_owned(), DETAILS),
            Some(kind) if kind.as_str().is_none() => {
                faults.wrong(&under(&at, "type"), kind, "a string", DETAILS);
            }
            Some(kind) if kind.as_str() == Some("") => {
                faults.add(
                    &under(&at, "type"),
                    kind.span,
                    "“type” is empty".to_owned(),
                    DETAILS,
                );
            }
            Some(_) => {}
        }
        for name in ["locations", "actions", "datatypes", "privileges"] {
            if let Some(value) = object.get(name) {
                faults.strings(&under(&at, name), value, COMMON);
            }
        }
        if let Some(value) = object
            .get("identifier")
            .filter(|value| value.as_str().is_none())
        {
            faults.wrong(&under(&at, "identifier"), value, "a string", COMMON);
        }
    }
}
