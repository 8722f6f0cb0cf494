//! The filter for processors with AVX-512 VBMI, sixty-four places at once, and for those with AVX2, thirty-two.
//!
//! `archmage` asks the processor and makes the instructions safe to use. Leaves out older and other processors.

use super::filter::{SHIFT, Tables, WINDOW};
use archmage::prelude::*;

/// The places of so many bytes that follow each other, a bit each: as few as are soon used up, as many as make it worth loading
/// the tables. The vectors do not wait for what the bits mean, and the bits not for the vectors.
#[derive(Clone, Copy, Debug, Default)]
pub struct Masks {
    /// What is beyond the bytes that were looked at means nothing.
    pub of: [u64; 32],
    /// Which of them have a bit: where that is will not be foreseen, and is not asked one by one.
    pub any: u32,
}

/// Finds the places from there on that vectors cannot rule out; how many bytes were looked at.
pub fn fill(tables: &Tables, bytes: &[u8], from: usize, masks: &mut Masks) -> usize {
    let by_vectors = |unit: &Unit| unit(tables, bytes, from, masks);
    ALL.iter().find_map(by_vectors).unwrap_or_default()
}

/// A unit's way to do it; none where this processor has no such unit.
type Unit = fn(&Tables, &[u8], usize, &mut Masks) -> Option<usize>;

/// The widest first.
pub const ALL: [Unit; 2] = [
    |tables, bytes, from, masks| Some(by_64(X64V4xToken::summon()?, tables, bytes, from, masks)),
    |tables, bytes, from, masks| Some(by_32(X64V3Token::summon()?, tables, bytes, from, masks)),
];

/// The bytes of a window that begin at each of the four.
macro_rules! shifted {
    ($window:ident) => {{
        let [a @ .., _, _, _] = $window;
        let [_, b @ .., _, _] = $window;
        let [_, _, c @ .., _] = $window;
        let [_, _, _, d @ ..] = $window;
        [a, b, c, d]
    }};
}

/// By one table of sixty-four entries for each byte, which its lower six bits choose. What they leave open (digits are as good
/// as some small letters) is for whoever asks.
#[arcane(import_intrinsics)]
fn by_64(_: X64V4xToken, tables: &Tables, bytes: &[u8], from: usize, masks: &mut Masks) -> usize {
    let of = |group: usize, at: usize| _mm512_loadu_epi8(tables.sixty_fourth(group, at));
    let first = [of(0, 0), of(0, 1), of(0, 2), of(0, 3)];
    let second = [of(1, 0), of(1, 1), of(1, 2), of(1, 3)];
    let all = _mm512_set1_epi8(-1);
    masks.any = 0;
    let mut at = from;
    for (nth, mask) in masks.of.iter_mut().enumerate() {
        let window = bytes.get(at..).and_then(|rest| rest.first_chunk::<67>());
        let Some(window) = window else { break };
        let blocks = shifted!(window).map(|block: &[u8; 64]| _mm512_loadu_epi8(block));
        // The first and the last hold every byte.
        let wide = _mm512_movepi8_mask(_mm512_or_si512(blocks[0], blocks[3]));
        let buckets = |of: &[__m512i; WINDOW]| {
            let [a, b, c, d] = [0, 1, 2, 3].map(|nth| match wide {
                0 => _mm512_permutexvar_epi8(blocks[nth], of[nth]),
                // Any bucket may have what is no ASCII.
                _ => _mm512_mask_permutexvar_epi8(
                    all,
                    !_mm512_movepi8_mask(blocks[nth]),
                    blocks[nth],
                    of[nth],
                ),
            });
            _mm512_and_si512(_mm512_and_si512(a, b), _mm512_and_si512(c, d))
        };
        let either = _mm512_or_si512(buckets(&first), buckets(&second));
        *mask = _mm512_test_epi8_mask(either, either);
        masks.any |= u32::from(*mask != 0) << nth;
        at += 64;
    }
    at - from
}

/// By two tables of sixteen entries for each byte, which its halves choose.
#[arcane(import_intrinsics)]
fn by_32(_: X64V3Token, tables: &Tables, bytes: &[u8], from: usize, masks: &mut Masks) -> usize {
    let sixteen = _mm256_set1_epi8(15);
    let of = |group: usize, at: usize| {
        let (low, high) = tables.halves(group, at);
        [low, high].map(|half| _mm256_broadcastsi128_si256(_mm_loadu_si128(half)))
    };
    let first = [of(0, 0), of(0, 1), of(0, 2), of(0, 3)];
    let second = [of(1, 0), of(1, 1), of(1, 2), of(1, 3)];
    masks.any = 0;
    let mut at = from;
    for place in 0..masks.of.len() * 2 {
        let window = bytes.get(at..).and_then(|rest| rest.first_chunk::<35>());
        let Some(window) = window else { break };
        let halves = shifted!(window).map(|block: &[u8; 32]| {
            let block = _mm256_loadu_si256(block);
            let high = _mm256_srli_epi16::<{ SHIFT as i32 }>(block);
            [block, high].map(|half| _mm256_and_si256(half, sixteen))
        });
        let buckets = |of: &[[__m256i; 2]; WINDOW]| {
            let [a, b, c, d] = [0, 1, 2, 3].map(|nth| {
                let low = _mm256_shuffle_epi8(of[nth][0], halves[nth][0]);
                let high = _mm256_shuffle_epi8(of[nth][1], halves[nth][1]);
                _mm256_and_si256(low, high)
            });
            _mm256_and_si256(_mm256_and_si256(a, b), _mm256_and_si256(c, d))
        };
        let either = _mm256_or_si256(buckets(&first), buckets(&second));
        let is_none = _mm256_cmpeq_epi8(either, _mm256_setzero_si256());
        let places = u64::from(!_mm256_movemask_epi8(is_none).cast_unsigned());
        let nth = place / 2;
        masks.of[nth] = match place % 2 {
            0 => places,
            _ => masks.of[nth] | places << 32,
        };
        masks.any |= u32::from(places != 0) << nth;
        at += 32;
    }
    at - from
}
