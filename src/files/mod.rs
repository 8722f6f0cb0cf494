//! Files that are searched for tokens: what is done with their bytes, what goes wrong with them, and what a page shows of it.
//!
//! Pure: whoever reads the files, a worker of the page or `xtask inspect`, hands their bytes over in chunks of any length.
//! Does **not** open files, and does not decode what it finds further than a row of a list needs.

pub mod around;
pub mod listing;
pub mod search;
pub mod wire;

pub use around::Around;
pub use listing::{Listing, Phase};
pub use search::{MARK, Search};
pub use wire::{Ask, News};

/// Bytes that are read at a time.
pub const CHUNK: usize = 1024 * 1024;

/// A text file up to so many bytes that comes alone is put into the text area, as if it had been pasted.
pub const SMALL: usize = 64 * 1024;

/// More different tokens are counted, not listed.
pub const MOST_ROWS: usize = 20_000;

/// Why a file was not read, or not to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no text.
    Binary,
    /// Nothing of it could be read.
    Unreadable,
    /// Its beginning could be read, and then no more.
    Lost,
}

impl Fault {
    /// What happened, in one sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Fault::Binary => "This is not a text file, so it was not searched.",
            Fault::Unreadable => {
                "It could not be read: it is a folder, has been moved or deleted, or may not be read from here."
            }
            Fault::Lost => {
                "It changed or disappeared while it was read; what was found before that is listed."
            }
        }
    }
}

/// What there is to say of a file that was read to its end, beside what was found: that it is empty, or not what its name says.
pub fn remark(name: &str, length: u64, is_har: bool) -> Option<&'static str> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match length {
        0 => Some("The file is empty."),
        _ if !is_har && ending.eq_ignore_ascii_case("har") => Some(
            "This is no HAR, whatever its name says: it does not begin with a JSON object that has log.entries. It was searched as text.",
        ),
        _ => None,
    }
}

/// How much was found: the same token is one, however often it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Different tokens.
    pub tokens: u64,
    /// Places where one stands.
    pub places: u64,
}

impl Tally {
    /// In words: `2 tokens in 5 places`.
    pub fn words(self) -> String {
        let tokens = counted(self.tokens, "token");
        match self.tokens {
            0 => "no token".to_owned(),
            tokens_here if tokens_here == self.places => tokens,
            _ => [&tokens, " in ", &counted(self.places, "place")].concat(),
        }
    }
}

/// One different token, as a list shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The title of its verdict.
    pub title: String,
    /// The name that it stood under, or nothing.
    pub name: String,
    /// How often it stands in the files.
    pub count: u64,
    /// Which of the files it stands in first, counted from 0.
    pub file: usize,
    /// The byte of that file that it begins at.
    pub at: u64,
}

/// A number of bytes, for people: `12 bytes`, `4.0 kB`, `1.1 GB`.
pub fn bytes(count: u64) -> String {
    let units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)];
    match units.into_iter().find(|(_, size)| count >= *size) {
        Some((unit, size)) => {
            let tenths = count / (size / 10);
            format!("{}.{} {unit}", tenths / 10, tenths % 10)
        }
        None => counted(count, "byte"),
    }
}

/// A number of things: `1 token`, `1,204 tokens`.
pub fn counted(count: u64, thing: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    [&with_commas(count), " ", thing, s].concat()
}

/// A number in groups of three digits.
pub fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_what_its_name_says_is_remarked_upon() {
        for (name, length, is_har, begins) in [
            ("a.har", 10, true, None),
            ("a.har", 10, false, Some("This is no HAR")),
            ("A.HAR", 10, false, Some("This is no HAR")),
            ("a.har", 0, false, Some("The file is empty")),
            ("a.log", 0, false, Some("The file is empty")),
            ("a.log", 10, false, None),
            ("har", 10, false, None),
            ("a.json", 10, true, None),
        ] {
            let said = remark(name, length, is_har);
            assert_eq!(said.is_some(), begins.is_some(), "{name}");
            assert!(
                said.unwrap_or_default()
                    .starts_with(begins.unwrap_or_default())
            );
        }
    }

    #[test]
    fn every_number_has_its_unit() {
        for (count, said) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1000, "1.0 kB"),
            (1_999_999, "1.9 MB"),
            (1_073_741_824, "1.0 GB"),
        ] {
            assert_eq!(bytes(count), said);
        }
        assert_eq!(counted(1, "token"), "1 token");
        assert_eq!(counted(1_204_000, "token"), "1,204,000 tokens");
    }
}
