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
    /// The last file that it stood in.
    last_file: usize,
}

/// All of them, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collection {
    tokens: Vec<Collected>,
    left_out: u64,
    bytes: usize,
    index: Index,
}

impl Collection {
    /// More places of one token are counted, not kept.
    pub const MOST_PLACES: usize = 100;
    /// Bytes of tokens and places that are kept; a token that is found after that is counted only.
    pub const MOST_BYTES: usize = 16 * 1024 * 1024;

    /// What was found.
    pub fn tokens(&self) -> &[Collected] {
        &self.tokens
    }

    /// How many finds were not kept, because there were too many.
    pub const fn left_out(&self) -> u64 {
        self.left_out
    }

    /// Takes in what was found in a file, and says whether it was found there for the first time. What is not kept counts as new.
    pub fn add(&mut self, file: usize, found: Streamed) -> bool {
        let place = FilePlace {
            file,
            at: found.at,
            length: found.length,
        };
        let hash = hash(&found.value);
        let tokens = &self.tokens;
        match self.index.find(hash, |nth| {
            tokens
                .get(nth)
                .is_some_and(|token| token.value == found.value)
        }) {
            Slot::Known(nth) => {
                let mut is_new = false;
                if let Some(known) = self.tokens.get_mut(nth) {
                    known.count += 1;
                    is_new = std::mem::replace(&mut known.last_file, file) != file;
                    known.name = known.name.take().or(found.name);
                    if known.places.len() < Self::MOST_PLACES
                        && self.bytes + PLACE <= Self::MOST_BYTES
                    {
                        self.bytes += PLACE;
                        known.places.push(place);
                    }
                }
                is_new
            }
            Slot::Free if self.bytes + found.value.len() + TOKEN <= Self::MOST_BYTES => {
                self.bytes += found.value.len() + TOKEN;
                self.index.add(hash);
                self.tokens.push(Collected {
                    name: found.name,
                    value: found.value,
                    unwrapped: found.unwrapped,
                    places: vec![place],
                    count: 1,
                    last_file: file,
                });
                true
            }
            _ => {
                self.left_out += 1;
                true
            }
        }
    }
}

/// What a place and a token take up besides the text.
const PLACE: usize = size_of::<FilePlace>();
const TOKEN: usize = size_of::<Collected>() + PLACE + 16;

/// Where each token stands in the list, by its hash. In open addressing; a standard map would weigh more than all of this, and
/// its random seed is no part of a pure core.
#[derive(Clone, Debug, Default, PartialEq)]
struct Index {
    /// The hash of each token, in order.
    hashes: Vec<u32>,
    /// The number of a token and 1, or 0.
    slots: Vec<u32>,
}

enum Slot {
    Known(usize),
    Free,
    /// Whoever makes texts whose tokens all have one hash gets them counted and not kept.
    Crowded,
}

/// Slots that are looked at for one token.
const MOST_STEPS: usize = 64;

impl Index {
    fn find(&self, hash: u32, is: impl Fn(usize) -> bool) -> Slot {
        for slot in self.path(hash) {
            match self.slots.get(slot).copied().unwrap_or_default() {
                0 => return Slot::Free,
                number => {
                    let nth = number as usize - 1;
                    if self.hashes.get(nth) == Some(&hash) && is(nth) {
                        return Slot::Known(nth);
                    }
                }
            }
        }
        match self.slots.is_empty() {
            true => Slot::Free,
            false => Slot::Crowded,
        }
    }

    fn path(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().wrapping_sub(1);
        let count = MOST_STEPS.min(self.slots.len());
        (0..count).map(move |step| (hash as usize).wrapping_add(step) & mask)
    }

    /// Notes the next token.
    fn add(&mut self, hash: u32) {
        self.hashes.push(hash);
        if self.hashes.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(64)];
            for nth in 0..self.hashes.len() {
                self.place(nth);
            }
        } else {
            self.place(self.hashes.len() - 1);
        }
    }

    fn place(&mut self, nth: usize) {
        let hash = self.hashes.get(nth).copied().unwrap_or_default();
        for slot in self.path(hash) {
            if let Some(free) = self.slots.get_mut(slot).filter(|slot| **slot == 0) {
                *free = nth as u32 + 1;
                return;
            }
        }
    }
}

/// FNV-1a, folded.
fn hash(value: &str) -> u32 {
    let hash = (value.bytes()).fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(value: String, at: u64) -> Streamed {
        Streamed {
            name: None,
            at,
            length: value.len() as u64,
            value,
            unwrapped: Vec::new(),
        }
    }

    #[test]
    fn each_token_is_kept_once_with_its_places() {
        let mut all = Collection::default();
        for at in 0..50_000 {
            all.add(0, found(format!("token-{}", at % 10_000), at));
        }
        assert_eq!(all.tokens().len(), 10_000);
        assert!(
            all.tokens()
                .iter()
                .all(|token| token.count == 5 && token.places.len() == 5)
        );
        assert!(
            !all.add(0, found("token-7".to_owned(), 1))
                && all.add(1, found("token-7".to_owned(), 1))
        );
        assert!(
            !all.add(1, found("token-7".to_owned(), 2)) && all.add(1, found("new".to_owned(), 3))
        );
        assert_eq!(all.tokens()[7].value, "token-7");
        assert_eq!(all.tokens()[7].places[1].at, 10_007);
        assert_eq!(all.left_out(), 0);
    }

    #[test]
    fn places_and_tokens_that_are_too_many_are_counted() {
        let mut all = Collection::default();
        for at in 0..1_000 {
            all.add(0, found("one".to_owned(), at));
        }
        assert_eq!(all.tokens()[0].count, 1_000);
        assert_eq!(all.tokens()[0].places.len(), Collection::MOST_PLACES);
        for at in 0..40 {
            all.add(0, found(format!("{at}{}", "x".repeat(1024 * 1024)), at));
        }
        assert_eq!(all.tokens().len(), 16);
        assert_eq!(all.left_out(), 25);
    }
}
