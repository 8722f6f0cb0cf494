//! Finds the places where one of many short literals may stand, at the speed at which memory is read.
//!
//! A byte has two halves of four bits; each half says by a table of sixteen entries in which buckets of literals a byte with
//! that half stands at the first, second, third and fourth place. Vector units look up sixteen such entries at once. What is
//! found so is held against whole bytes; everything else is up to whoever asks. Where there is no vector unit that safe code
//! can use, the tables are read byte by byte, with the same result.

/// The bytes of a literal that are looked for. One literal less may be a byte shorter: then any byte may follow.
pub const FINGERPRINT: usize = 4;

/// For each of the four bytes, the buckets (a bit each) in which it may be: by its lower half, its upper half, and the whole.
#[derive(Debug)]
pub struct Tables {
    low: [[u8; 16]; FINGERPRINT],
    high: [[u8; 16]; FINGERPRINT],
    whole: [[u8; 256]; FINGERPRINT],
    /// The fingerprints themselves, in small letters: whole ones, and those of three bytes.
    four: Set,
    three: Set,
}

/// A set of words; 0 is none. So much larger than what it holds that a search in it ends at once.
type Set = [u32; SLOTS];
const SLOTS: usize = 1024;

const fn slot(word: u32) -> usize {
    (word.wrapping_mul(0x9e37_79b1) >> 22) as usize
}

const fn insert(set: &mut Set, word: u32) {
    let mut at = slot(word);
    while set[at] != 0 && set[at] != word {
        at = (at + 1) % SLOTS;
    }
    set[at] = word;
}

const fn holds(set: &Set, word: u32) -> bool {
    let mut at = slot(word);
    while set[at] != 0 {
        if set[at] == word {
            return true;
        }
        at = (at + 1) % SLOTS;
    }
    false
}

/// Letters in small; other bytes become others, which is for the tables to rule out.
const SMALL: u32 = 0x2020_2020;
const THREE: u32 = 0x00ff_ffff;

impl Tables {
    /// No bucket holds anything.
    pub const EMPTY: Self = Tables {
        low: [[0; 16]; FINGERPRINT],
        high: [[0; 16]; FINGERPRINT],
        whole: [[0; 256]; FINGERPRINT],
        four: [0; SLOTS],
        three: [0; SLOTS],
    };

    /// This fingerprint may stand there, or only its first three bytes.
    pub const fn add_fingerprint(&mut self, bytes: [u8; FINGERPRINT], is_whole: bool) {
        let word = u32::from_le_bytes(bytes) | SMALL;
        match is_whole {
            true => insert(&mut self.four, word),
            false => insert(&mut self.three, word & THREE),
        }
    }

    /// This byte may stand there in that bucket.
    pub const fn add(&mut self, at: usize, byte: u8, bucket: usize) {
        self.low[at][(byte & 15) as usize] |= 1 << bucket;
        self.high[at][(byte >> 4) as usize] |= 1 << bucket;
        self.whole[at][byte as usize] |= 1 << bucket;
    }

    /// Any byte may stand there in that bucket.
    pub const fn add_any(&mut self, at: usize, bucket: usize) {
        let mut byte = 0;
        while byte < 256 {
            self.add(at, byte as u8, bucket);
            byte += 1;
        }
    }

    /// The buckets of which all four bytes may be.
    pub const fn buckets(&self, window: [u8; FINGERPRINT]) -> u8 {
        let mut buckets = u8::MAX;
        let mut at = 0;
        while at < FINGERPRINT {
            buckets &= self.whole[at][window[at] as usize];
            at += 1;
        }
        buckets
    }

    /// The first place from there on where a literal may stand that lies in these bytes.
    pub fn next(&self, bytes: &[u8], from: usize) -> Option<usize> {
        #[cfg(target_arch = "wasm32")]
        return super::filter_wasm::next(self, bytes, from);
        // Without optimization each instruction would be a call.
        #[cfg(target_arch = "x86_64")]
        if !cfg!(debug_assertions) {
            return super::filter_x86::next(self, bytes, from);
        }
        #[cfg(not(target_arch = "wasm32"))]
        self.next_by_byte(bytes, from)
    }

    /// The same, byte by byte.
    pub fn next_by_byte(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let mut at = from;
        while at + FINGERPRINT <= bytes.len() {
            if self.whole[0][bytes[at] as usize] & self.whole[1][bytes[at + 1] as usize] != 0
                && self.is_at(bytes, at)
            {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    fn is_at(&self, bytes: &[u8], at: usize) -> bool {
        let window = bytes.get(at..).and_then(|rest| rest.first_chunk());
        window.is_some_and(|window| {
            let word = u32::from_le_bytes(*window) | SMALL;
            (holds(&self.four, word) || holds(&self.three, word & THREE))
                && self.buckets(*window) != 0
        })
    }

    /// The first of the places with a bit in the mask, counted from there, where the whole bytes say so as well.
    pub fn first_of(&self, bytes: &[u8], from: usize, mask: u32) -> Option<usize> {
        let mut mask = mask;
        while mask != 0 {
            let at = from + mask.trailing_zeros() as usize;
            if self.is_at(bytes, at) {
                return Some(at);
            }
            mask &= mask - 1;
        }
        None
    }

    /// The halves' tables of one of the four bytes.
    pub const fn halves(&self, at: usize) -> (&[u8; 16], &[u8; 16]) {
        (&self.low[at], &self.high[at])
    }
}

#[cfg(test)]
mod tests {
    use super::super::anchors::TABLES;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn vectors_find_what_bytes_find(text in r#"([a-z =&".]{0,30}|eyJ|token|Code|Bearer |ghp_|AKIA|SECRET|api-key|xoxb-|\PC){0,30}"#, from in 0usize..50) {
            let bytes = text.as_bytes();
            let slow = TABLES.next_by_byte(bytes, from);
            prop_assert_eq!(TABLES.next(bytes, from), slow);
            #[cfg(target_arch = "x86_64")]
            prop_assert_eq!(super::super::filter_x86::next(&TABLES, bytes, from), slow);
        }
    }
}
