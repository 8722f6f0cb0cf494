//! Why the reading of a HAR ended early, and where; in one sentence for the person.

use crate::text::base64url::name_of;
use std::fmt;

/// Why the rest of a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is something else than a JSON object.
    NoObject,
    /// The object holds no `log.entries`.
    NoEntries,
    /// The file ended inside an entry.
    CutInEntry,
    /// The file ended before its JSON did.
    Cut,
    /// A character that no JSON has there.
    Unexpected(char),
    /// More text after the end of the JSON.
    Trailing,
}

/// Where the reading ended early, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// Why.
    pub problem: Problem,
    /// At which byte of the file, in UTF-8.
    pub at: u64,
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at;
        match self.problem {
            Problem::NoObject => {
                write!(f, "This is no HAR: byte {at} does not begin a JSON object.")
            }
            Problem::NoEntries => {
                f.write_str("This JSON has no log.entries, so there is nothing to read as a HAR.")
            }
            Problem::CutInEntry => write!(
                f,
                "The file is cut off inside an entry, at byte {at}; any entries before it were read."
            ),
            Problem::Cut => write!(
                f,
                "The file is cut off at byte {at}; any entries before that were read."
            ),
            Problem::Unexpected(c) => write!(
                f,
                "The file is no JSON from byte {at} on, where {} stands; any entries before that were read.",
                name_of(c)
            ),
            Problem::Trailing => write!(
                f,
                "What stands after the end of the HAR, from byte {at} on, is no part of it: no entries were looked for there."
            ),
        }
    }
}
