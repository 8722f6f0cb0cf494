//! Finds the places where one of many short literals may stand, at the speed at which memory is read.
//!
//! Each of four neighbouring bytes says by two tables of sixteen entries in which buckets of literals it may stand at its place:
//! one table is asked by its lower four bits, one by four bits above the lowest three. Both know the bit that they share, which
//! for letters leaves few others than those that are meant. Vector units look up sixteen such entries at once. What is found so
//! is held against whole bytes, and against the literals' first three; everything else is up to whoever asks. Where there is no vector unit that safe code can use, the
//! whole bytes alone are looked at, with the same result.

/// Neighbouring bytes that are looked at.
pub const WINDOW: usize = 4;

/// A bucket is a bit of a byte, of which vector units compare as many as they are wide: so many times.
pub const GROUPS: usize = 2;

/// Sixteen entries, of which four bits of a byte choose one.
pub type Sixteenth = [u8; 16];

/// For each of the bytes, the buckets in which it may be.
#[derive(Debug)]
pub struct Tables {
    low: [[Sixteenth; WINDOW]; GROUPS],
    high: [[Sixteenth; WINDOW]; GROUPS],
    #[cfg(target_arch = "x86_64")]
    sixty_fourths: [[[u8; 64]; WINDOW]; GROUPS],
    whole: [[u16; 256]; WINDOW],
    /// A bit for each literal, by a number that its first bytes make: those of a bucket may come from as many literals.
    starts: [u64; STARTS / 64],
}

/// So many that few places have the number of a literal by chance: one in twenty-five.
const STARTS: usize = 4096;

/// The number of the first three bytes of a window, in small letters.
const fn start(window: [u8; WINDOW]) -> usize {
    let word = u32::from_le_bytes(window) << 8 | 0x2020_2000;
    (word.wrapping_mul(0x9e37_79b1) >> (32 - STARTS.trailing_zeros())) as usize
}

/// Bits of a byte that the upper table is not asked by.
pub const SHIFT: u32 = 3;

impl Tables {
    /// No bucket holds anything.
    pub const EMPTY: Self = Tables {
        low: [[[0; 16]; WINDOW]; GROUPS],
        high: [[[0; 16]; WINDOW]; GROUPS],
        #[cfg(target_arch = "x86_64")]
        sixty_fourths: [[[0; 64]; WINDOW]; GROUPS],
        whole: [[0; 256]; WINDOW],
        starts: [0; STARTS / 64],
    };

    /// This byte may stand there in that bucket.
    pub const fn add(&mut self, at: usize, byte: u8, bucket: usize) {
        let (group, bit) = (bucket / 8, 1 << (bucket % 8));
        self.low[group][at][(byte & 15) as usize] |= bit;
        self.high[group][at][(byte >> SHIFT & 15) as usize] |= bit;
        #[cfg(target_arch = "x86_64")]
        if byte.is_ascii() {
            self.sixty_fourths[group][at][(byte & 63) as usize] |= bit;
        }
        self.whole[at][byte as usize] |= 1 << bucket;
    }

    /// A literal begins with the first three of these bytes, in letters of either case.
    pub const fn add_start(&mut self, window: [u8; WINDOW]) {
        let nth = start(window);
        self.starts[nth / 64] |= 1 << (nth % 64);
    }

    /// Whether some literal may stand in a window.
    #[inline]
    fn is(&self, window: [u8; WINDOW]) -> bool {
        let nth = start(window);
        // Few are, which a processor foresees.
        let is_start = self.starts[nth / 64] >> (nth % 64) & 1 != 0;
        is_start && self.buckets(window) != 0
    }

    /// The buckets in which all four bytes may be, a bit each.
    pub const fn buckets(&self, window: [u8; WINDOW]) -> u16 {
        self.whole[0][window[0] as usize]
            & self.whole[1][window[1] as usize]
            & self.whole[2][window[2] as usize]
            & self.whole[3][window[3] as usize]
    }

    /// The first place from there on where a literal may stand that lies in these bytes, byte by byte.
    pub fn next_by_byte(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let windows = bytes.get(from..)?.windows(WINDOW);
        let mut windows = windows.filter_map(|window| window.first_chunk());
        let nth = windows.position(|window| self.is(*window))?;
        Some(from + nth)
    }

    /// Whether the whole bytes say so of that place as well.
    #[inline]
    pub fn is_at(&self, bytes: &[u8], at: usize) -> bool {
        let window = bytes.get(at..).and_then(|rest| rest.first_chunk());
        window.is_some_and(|window| self.is(*window))
    }

    /// The table of one of the four bytes that is asked by the lower six bits of ASCII.
    #[cfg(target_arch = "x86_64")]
    pub const fn sixty_fourth(&self, group: usize, at: usize) -> &[u8; 64] {
        &self.sixty_fourths[group][at]
    }

    /// The lower and the upper table of one of the four bytes.
    pub const fn halves(&self, group: usize, at: usize) -> (&Sixteenth, &Sixteenth) {
        (&self.low[group][at], &self.high[group][at])
    }
}

/// The places of a chunk at which it is worth looking closely, found before the search comes there.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// In order, counted from the beginning of the chunk.
    at: Vec<u32>,
    /// How many bytes of it can be such a place: the last ones need those of the next chunk.
    length: usize,
}

impl Places {
    /// Those of a chunk; none of one that is too long to count.
    pub fn of(tables: &Tables, chunk: &[u8]) -> Self {
        let mut places = Places {
            at: Vec::new(),
            length: (chunk.len() + 1).saturating_sub(WINDOW),
        };
        let mut walk = Walk::default();
        let mut from = 0;
        while let Some(at) = walk.next(tables, chunk, from) {
            let Ok(place) = u32::try_from(at) else {
                return Places::default();
            };
            places.at.push(place);
            from = at + 1;
        }
        places
    }
}

/// Walks along a text from place to place. Bytes that it has been shown stay what they are, until they are forgotten.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    #[cfg(target_arch = "x86_64")]
    ahead: super::ahead::Ahead,
    given: Places,
    /// Where in the text the chunk begins that they are of; it wraps where that was forgotten.
    begins: usize,
    /// How many of them were passed.
    passed: usize,
}

impl Walk {
    /// The places of the chunk that begins there are known.
    pub fn give(&mut self, begins: usize, places: Places) {
        (self.given, self.begins, self.passed) = (places, begins, 0);
    }

    /// The first place from there on where a literal may stand that lies in these bytes.
    pub fn next(&mut self, tables: &Tables, bytes: &[u8], from: usize) -> Option<usize> {
        if self.given.length == 0 {
            return self.look(tables, bytes, from);
        }
        let mut from = from;
        // Before the chunk, and over its edge.
        if from < self.begins && self.begins <= bytes.len() {
            let edge = bytes.len().min(self.begins + WINDOW - 1);
            let before = bytes.get(..edge).unwrap_or(bytes);
            if let Some(at) = self.look(tables, before, from) {
                return Some(at);
            }
            from = self.begins;
        }
        if from.wrapping_sub(self.begins) < self.given.length {
            while let Some(place) = self.given.at.get(self.passed) {
                let at = self.begins.wrapping_add(*place as usize);
                if at >= from {
                    return Some(at);
                }
                self.passed += 1;
            }
            from = self.begins.wrapping_add(self.given.length);
        }
        self.look(tables, bytes, from)
    }

    fn look(&mut self, tables: &Tables, bytes: &[u8], from: usize) -> Option<usize> {
        #[cfg(target_arch = "wasm32")]
        return super::filter_wasm::next(tables, bytes, from);
        // Without optimization each instruction would be a call.
        #[cfg(target_arch = "x86_64")]
        if !cfg!(debug_assertions) {
            return self
                .ahead
                .next(tables, bytes, from, super::filter_x86::fill);
        }
        #[cfg(not(target_arch = "wasm32"))]
        tables.next_by_byte(bytes, from)
    }

    /// So many bytes are gone from the beginning of the text.
    pub fn forget(&mut self, count: usize) {
        self.begins = self.begins.wrapping_sub(count);
        #[cfg(target_arch = "x86_64")]
        self.ahead.forget(count);
    }
}

#[cfg(test)]
mod tests {
    use super::super::anchors::TABLES;
    use super::Walk;
    #[cfg(target_arch = "x86_64")]
    use super::{super::ahead::Ahead, Tables};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn vectors_find_what_bytes_find(text in r#"([a-z =&".]{0,30}|eyJ|token|Code|Bearer |ghp_|AKIA|SECRET|api-key|xoxb-|\PC){0,30}"#, from in 0usize..50) {
            let bytes = text.as_bytes();
            let places = |next: &mut dyn FnMut(usize) -> Option<usize>| {
                let mut places = Vec::new();
                let mut at = from;
                while let Some(place) = next(at) {
                    places.push(place);
                    // Each place, and what comes behind a token.
                    at = place + 1 + place % 3;
                }
                places
            };
            let slow = places(&mut |at| TABLES.next_by_byte(bytes, at));
            let mut walk = Walk::default();
            prop_assert_eq!(&places(&mut |at| walk.next(&TABLES, bytes, at)), &slow);
            #[cfg(target_arch = "x86_64")]
            for unit in super::super::filter_x86::ALL {
                let mut ahead = Ahead::default();
                let fill = |tables: &Tables, bytes: &[u8], from, masks: &mut _| unit(tables, bytes, from, masks).unwrap_or_default();
                prop_assert_eq!(&places(&mut |at| ahead.next(&TABLES, bytes, at, fill)), &slow);
            }
        }
    }
}
