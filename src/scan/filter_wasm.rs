//! The filter for WebAssembly: sixteen places at once, by the vector instructions that every current browser has.
//!
//! Explicit, because the page is built for size and no loop of it is made into vectors.

use super::filter::{FINGERPRINT, Tables};
use core::arch::wasm32::{
    u8x16_bitmask, u8x16_ne, u8x16_shr, u8x16_splat, u8x16_swizzle, u64x2, v128, v128_and,
    v128_any_true,
};

const WIDTH: usize = 16;

// With the feature of its caller, or the compiler could not put it in there.
#[inline]
#[target_feature(enable = "simd128")]
fn vector(bytes: &[u8; WIDTH]) -> v128 {
    let half = |at: usize| {
        let bytes = bytes.get(at..).and_then(|rest| rest.first_chunk());
        bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes))
    };
    u64x2(half(0), half(8))
}

/// [`Tables::next`].
#[target_feature(enable = "simd128")]
pub fn next(tables: &Tables, bytes: &[u8], from: usize) -> Option<usize> {
    let low: [v128; FINGERPRINT] = core::array::from_fn(|at| vector(tables.halves(at).0));
    let high: [v128; FINGERPRINT] = core::array::from_fn(|at| vector(tables.halves(at).1));
    let half = u8x16_splat(15);
    let none = u8x16_splat(0);
    let mut at = from;
    while let Some(window) = bytes
        .get(at..)
        .and_then(|rest| rest.first_chunk::<{ WIDTH + 3 }>())
    {
        // A macro, because built for size a closure that is called four times stays a call.
        macro_rules! buckets {
            ($nth:literal) => {{
                let block = window[$nth..].first_chunk().map_or(none, |b| vector(b));
                v128_and(
                    u8x16_swizzle(low[$nth], v128_and(block, half)),
                    u8x16_swizzle(high[$nth], u8x16_shr(block, 4)),
                )
            }};
        }
        let all = v128_and(
            v128_and(buckets!(0), buckets!(1)),
            v128_and(buckets!(2), buckets!(3)),
        );
        if v128_any_true(all)
            && let Some(found) =
                tables.first_of(bytes, at, u32::from(u8x16_bitmask(u8x16_ne(all, none))))
        {
            return Some(found);
        }
        at += WIDTH;
    }
    tables.next_by_byte(bytes, at)
}
