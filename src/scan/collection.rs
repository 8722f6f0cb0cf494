//! The distinct tokens of files, each once with its places, in bounded memory.
//!
//! Counts what it cannot keep. Does **not** read files and does not decode.

use super::Wrapping;
use super::stream::Streamed;

/// Where a token stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilePlace {
    /// Which of the files, counted from 0.
    pub file: usize,
    /// The byte that it begins at.
    pub at: u64,
    /// How many bytes it takes up.
    pub length: u64,
}

/// A token, and everywhere that it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Collected {
    /// The name that it stood under first; where it had none there, the first that it had.
    pub name: Option<String>,
    /// The token.
    pub value: String,
    /// What was taken off where it stood first.
    pub unwrapped: Vec<Wrapping>,
    /// The first places, [`Collection::MOST_PLACES`] at most.
    pub places: Vec<FilePlace>,
    /// How often it stood there, those places included.
    pub count: u64,
}

/// All of them, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collection {
    tokens: Vec<Collected>,
    left_out: u64,
    bytes: usize,
}

impl Collection {
    /// More places of one token are counted, not kept.
    pub const MOST_PLACES: usize = 100;
    /// Bytes of tokens that are kept; what is found after that is counted only.
    pub const MOST_BYTES: usize = 16 * 1024 * 1024;

    /// What was found.
    pub fn tokens(&self) -> &[Collected] {
        &self.tokens
    }

    /// How many finds were not kept, because there were too many.
    pub const fn left_out(&self) -> u64 {
        self.left_out
    }

    /// Takes in what was found in a file.
    pub fn add(&mut self, file: usize, found: Streamed) {
        let place = FilePlace {
            file,
            at: found.at,
            length: found.length,
        };
        if let Some(known) = self.tokens.iter_mut().find(|t| t.value == found.value) {
            known.count += 1;
            known.name = known.name.take().or(found.name);
            if known.places.len() < Self::MOST_PLACES {
                known.places.push(place);
            }
            return;
        }
        if self.bytes + found.value.len() > Self::MOST_BYTES {
            self.left_out += 1;
            return;
        }
        self.bytes += found.value.len();
        self.tokens.push(Collected {
            name: found.name,
            value: found.value,
            unwrapped: found.unwrapped,
            places: vec![place],
            count: 1,
        });
    }
}
