//! Sentences that explain: written where they belong, in the tables and rules, and kept out of the page's wasm.
//!
//! Natively a [`Prose`] is its text. In the page it is only the text's number; the texts come in one file that is loaded
//! when there is something to explain, because a first visit needs none of them. What a person must read at once (titles,
//! verdicts, messages of findings) is no prose and stays in the module.

use std::cmp::Ordering;

/// A sentence or a short paragraph. Make one with [`prose!`](crate::prose!).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prose {
    /// The number of the text, the same on every target; 0 for the empty text.
    pub number: u32,
    #[cfg(not(target_arch = "wasm32"))]
    text: &'static str,
}

impl Prose {
    /// No text.
    pub const NONE: Prose = Prose::new("");

    /// A text. In the page nothing but its number is left of it where this is evaluated at compile time, which
    /// [`prose!`](crate::prose!) makes sure of.
    pub const fn new(text: &'static str) -> Self {
        Prose {
            number: number(text),
            #[cfg(not(target_arch = "wasm32"))]
            text,
        }
    }

    /// The text itself.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn text(self) -> &'static str {
        self.text
    }

    /// Whether there is no text.
    pub const fn is_empty(self) -> bool {
        self.number == 0
    }

    /// The text, out of the file that holds all of them; none where the file lacks it. See [`file`].
    pub fn find(self, file: &str) -> Option<&str> {
        // Halved again and again: a pasted token may ask for thousands.
        let mut rest = file;
        while !rest.is_empty() {
            let bytes = rest.as_bytes();
            let before = bytes.get(..bytes.len() / 2)?;
            let start = (before.iter().rposition(|b| *b == b'\n')).map_or(0, |at| at + 1);
            let from_start = rest.get(start..)?;
            let line = from_start.lines().next()?;
            let (number, text) = line.split_once(' ')?;
            match self.number.cmp(&u32::from_str_radix(number, 16).ok()?) {
                Ordering::Equal => return Some(text),
                Ordering::Less => rest = rest.get(..start)?,
                Ordering::Greater => {
                    let after = from_start.get(line.len()..)?;
                    rest = after.strip_prefix('\n').unwrap_or(after);
                }
            }
        }
        None
    }
}

/// Its text, or null where there is none; in the page, which writes no reports, its number.
impl serde::Serialize for Prose {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[cfg(not(target_arch = "wasm32"))]
        if !self.is_empty() {
            return serializer.serialize_str(self.text);
        }
        serializer.serialize_none()
    }
}

/// A [`Prose`] of a literal, made at compile time.
#[macro_export]
macro_rules! prose {
    ($text:literal) => {
        const { $crate::prose::Prose::new($text) }
    };
}

/// FNV-1a, 32 bits. A test holds that no two texts have the same number.
const fn number(text: &str) -> u32 {
    let bytes = text.as_bytes();
    if bytes.is_empty() {
        return 0;
    }
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// Every text that the page can ask for, as the file that it loads: a line a text, `NUMBER TEXT`, sorted by number, so that
/// the same texts give the same file and [`Prose::find`] need not read all of it.
#[cfg(not(target_arch = "wasm32"))]
pub fn file() -> String {
    let texts: std::collections::BTreeMap<u32, &str> = all()
        .filter(|prose| !prose.is_empty())
        .map(|prose| (prose.number, prose.text))
        .collect();
    (texts.into_iter())
        .map(|(number, text)| format!("{number:x} {text}\n"))
        .collect()
}

/// Every text of every table. A table with prose that is not walked here shows nothing in the page.
#[cfg(not(target_arch = "wasm32"))]
pub fn all() -> impl Iterator<Item = Prose> {
    let kinds = crate::oauth::kind::KINDS.iter();
    let kinds = kinds.flat_map(|row| [row.reader, row.sent_to, row.never_to, row.elsewhere]);
    let issued = crate::oauth::providers::ISSUED.iter();
    let advice = issued.flat_map(|issued| issued.advice);
    let advice = advice.flat_map(|advice| [advice.says, advice.way]);
    let rules = crate::lint::rules::all().map(|rule| rule.explain);
    let claims = crate::oauth::claims::prose();
    let errors = crate::oauth::errors::all().chain([&crate::oauth::errors::CHALLENGE]);
    let errors = errors.flat_map(|row| [row.means, row.change]);
    let reasons = crate::oauth::outcome::all_reasons().map(|reason| reason.why);
    (kinds.chain(advice).chain(rules).chain(claims)).chain(errors.chain(reasons))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_text_is_found_by_its_number_and_by_no_other() {
        let file = file();
        let mut numbers = BTreeMap::new();
        for prose in all().filter(|prose| !prose.is_empty()) {
            assert!(!prose.text().contains('\n'), "{}", prose.text());
            assert_eq!(prose.find(&file), Some(prose.text()));
            let other = numbers.insert(prose.number, prose.text());
            assert!(
                other.is_none_or(|other| other == prose.text()),
                "two texts of one number: {} / {other:?}",
                prose.text()
            );
        }
        assert_eq!(Prose::new("never written anywhere").find(&file), None);
        // A file that came cut short, or is none.
        for broken in ["", "\n", "\n\n", "x", "<!doctype html>\n<p>é</p>\n"] {
            assert_eq!(Prose::new("never written anywhere").find(broken), None);
        }
    }
}
