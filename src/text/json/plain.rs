//! The run of characters in a JSON string that stand for themselves, several at a time: most of a large file is such runs.
//!
//! In whole numbers, so that it is as fast where nothing is made into vector instructions; in the page by those that every
//! current browser has.

#[cfg(target_arch = "wasm32")]
use crate::text::vector::{WIDTH, vector};
#[cfg(target_arch = "wasm32")]
use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, v128_or};

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// How many bytes come before the next one that ends such a run: a quote, a backslash or a control character (RFC 8259 §7).
/// All of them where none does.
pub fn plain(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    #[cfg(target_arch = "wasm32")]
    if let Some(found) = by_sixteen(&mut rest) {
        return bytes.len() - rest.len() + found;
    }
    while let Some((eight, after)) = rest.split_first_chunk::<8>() {
        let found = ends(u64::from_le_bytes(*eight));
        if found != 0 {
            return bytes.len() - rest.len() + (found.trailing_zeros() / 8) as usize;
        }
        rest = after;
    }
    let is_end = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    bytes.len() - rest.len() + rest.iter().position(is_end).unwrap_or(rest.len())
}

/// Where in the first sixteen bytes that hold an end it stands; the rest begins with them then, and is shorter than that
/// otherwise.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
fn by_sixteen(rest: &mut &[u8]) -> Option<usize> {
    let quote = u8x16_splat(b'"');
    let backslash = u8x16_splat(b'\\');
    let space = u8x16_splat(b' ');
    while let Some((sixteen, after)) = rest.split_first_chunk::<WIDTH>() {
        let bytes = vector(sixteen);
        let ends = v128_or(
            v128_or(u8x16_eq(bytes, quote), u8x16_eq(bytes, backslash)),
            u8x16_lt(bytes, space),
        );
        let mask = u8x16_bitmask(ends);
        if mask != 0 {
            return Some(mask.trailing_zeros() as usize);
        }
        *rest = after;
    }
    None
}

/// The highest bit of each byte that ends a run, exact up to the first one. What is subtracted borrows from the bytes after
/// one that is found, and from no other.
fn ends(word: u64) -> u64 {
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (is(b'"') | is(b'\\') | below(word, 0x20)) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place_ends_a_run_or_does_not() {
        for byte in 0..=255 {
            let is_end = matches!(byte, b'"' | b'\\' | 0..0x20);
            for length in [1, 7, 8, 9, 17, 24] {
                for at in 0..length {
                    // Beside letters and beside the bytes that borrowing could reach.
                    for other in [b'a', 0x21, 0x80, 0xff] {
                        let mut bytes = vec![other; length];
                        bytes[at] = byte;
                        let expected = if is_end { at } else { length };
                        assert_eq!(plain(&bytes), expected, "{byte:#x} at {at} of {length}");
                    }
                }
            }
        }
        assert_eq!((plain(b""), plain(b"abcdefgh\"\\")), (0, 8));
    }
}
