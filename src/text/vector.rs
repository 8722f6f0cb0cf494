//! Sixteen bytes as WebAssembly's vector instructions take them: every current browser has these, and the page is built for
//! size, so that no loop of it is made into them.

use core::arch::wasm32::{u64x2, v128};

/// So many bytes at once.
pub const WIDTH: usize = 16;

/// The bytes as a vector, the first of them lowest.
// With the feature of its caller, or the compiler could not put it in there.
#[inline]
#[target_feature(enable = "simd128")]
pub fn vector(bytes: &[u8; WIDTH]) -> v128 {
    let all = u128::from_le_bytes(*bytes);
    u64x2(all as u64, (all >> 64) as u64)
}
