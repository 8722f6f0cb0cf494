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
}

impl Tables {
    /// No bucket holds anything.
    pub const EMPTY: Self = Tables {
        low: [[0; 16]; FINGERPRINT],
        high: [[0; 16]; FINGERPRINT],
        whole: [[0; 256]; FINGERPRINT],
    };

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
        window.is_some_and(|window| self.buckets(*window) != 0)
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
