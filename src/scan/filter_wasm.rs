//! The filter for WebAssembly: sixteen places at once, by the vector instructions that every current browser has.
//!
//! Explicit, because the page is built for size and no loop of it is made into vectors.

use super::filter::{GROUPS, SHIFT, Sixteenth, Tables, WINDOW};
use core::arch::wasm32::{
    u8x16_bitmask, u8x16_ne, u8x16_shr, u8x16_splat, u8x16_swizzle, u64x2, v128, v128_and,
    v128_any_true, v128_or,
};

const WIDTH: usize = 16;

// With the feature of its caller, or the compiler could not put it in there.
#[inline]
#[target_feature(enable = "simd128")]
fn vector(bytes: &Sixteenth) -> v128 {
    let half = |at: usize| {
        let bytes = bytes.get(at..).and_then(|rest| rest.first_chunk());
        bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes))
    };
    u64x2(half(0), half(8))
}

/// [`Tables::next`].
#[target_feature(enable = "simd128")]
pub fn next(tables: &Tables, bytes: &[u8], from: usize) -> Option<usize> {
    let of = |group: usize| -> [[v128; 2]; WINDOW] {
        core::array::from_fn(|at| {
            let (low, high) = tables.halves(group, at);
            [vector(low), vector(high)]
        })
    };
    let of: [[[v128; 2]; WINDOW]; GROUPS] = core::array::from_fn(of);
    let sixteen = u8x16_splat(15);
    let none = u8x16_splat(0);
    let mut at = from;
    while let Some(window) = bytes
        .get(at..)
        .and_then(|rest| rest.first_chunk::<{ WIDTH + WINDOW - 1 }>())
    {
        // Macros, because built for size a closure that is called four times stays a call.
        macro_rules! buckets {
            ($nth:literal) => {{
                let block = window[$nth..].first_chunk().map_or(none, |b| vector(b));
                let low = v128_and(block, sixteen);
                let high = v128_and(u8x16_shr(block, SHIFT), sixteen);
                macro_rules! of {
                    ($group:literal) => {
                        v128_and(
                            u8x16_swizzle(of[$group][$nth][0], low),
                            u8x16_swizzle(of[$group][$nth][1], high),
                        )
                    };
                }
                [of!(0), of!(1)]
            }};
        }
        let [a, b, c, d] = [buckets!(0), buckets!(1), buckets!(2), buckets!(3)];
        macro_rules! all {
            ($group:literal) => {
                v128_and(
                    v128_and(a[$group], b[$group]),
                    v128_and(c[$group], d[$group]),
                )
            };
        }
        let either = v128_or(all!(0), all!(1));
        if v128_any_true(either)
            && let Some(found) =
                tables.first_of(bytes, at, u64::from(u8x16_bitmask(u8x16_ne(either, none))))
        {
            return Some(found);
        }
        at += WIDTH;
    }
    tables.next_by_byte(bytes, at)
}
