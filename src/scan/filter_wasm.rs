//! The filter for WebAssembly: sixteen places at once, by the vector instructions that every current browser has.
//!
//! Explicit, because the page is built for size and no loop of it is made into vectors.

use super::filter::{GROUPS, SHIFT, Tables, WINDOW};
use crate::text::vector::{WIDTH, vector};
use core::arch::wasm32::{
    u8x16_bitmask, u8x16_ne, u8x16_shr, u8x16_splat, u8x16_swizzle, v128, v128_and, v128_any_true,
    v128_or,
};

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
    let mut rest = bytes.get(from..)?;
    while let Some(window) = rest.first_chunk::<{ WIDTH + WINDOW - 1 }>() {
        // By patterns, because built for size a slice of a slice stays a call, and this is all that a search does.
        let [a @ .., _, _, _] = window;
        let [_, b @ .., _, _] = window;
        let [_, _, c @ .., _] = window;
        let [_, _, _, d @ ..] = window;
        // A macro for the same reason.
        macro_rules! buckets {
            ($nth:literal, $bytes:ident) => {{
                let block = vector($bytes);
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
        let [a, b, c, d] = [
            buckets!(0, a),
            buckets!(1, b),
            buckets!(2, c),
            buckets!(3, d),
        ];
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
            && let Some(found) = first_of(tables, bytes, at, u8x16_bitmask(u8x16_ne(either, none)))
        {
            return Some(found);
        }
        at += WIDTH;
        let (_, after) = rest.split_first_chunk::<WIDTH>()?;
        rest = after;
    }
    tables.next_by_byte(bytes, at)
}

/// The first of the places with a bit in the mask, counted from there, where the whole bytes say so as well.
#[inline]
fn first_of(tables: &Tables, bytes: &[u8], from: usize, mask: u16) -> Option<usize> {
    let mut mask = mask;
    while mask != 0 {
        let at = from + mask.trailing_zeros() as usize;
        if tables.is_at(bytes, at) {
            return Some(at);
        }
        mask &= mask - 1;
    }
    None
}
