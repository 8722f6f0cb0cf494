//! The filter for processors with AVX2: thirty-two places at once.
//!
//! `pulp` asks the processor and makes the instructions safe to use. Leaves out older and other processors.

use super::filter::{FINGERPRINT, Tables};
use pulp::NullaryFnOnce;
use pulp::x86::V3;
use std::arch::x86_64::__m256i;

const WIDTH: usize = 32;

/// [`Tables::next`].
pub fn next(tables: &Tables, bytes: &[u8], from: usize) -> Option<usize> {
    match V3::try_new() {
        Some(simd) => simd.vectorize(Next {
            simd,
            tables,
            bytes,
            from,
        }),
        None => tables.next_by_byte(bytes, from),
    }
}

struct Next<'t> {
    simd: V3,
    tables: &'t Tables,
    bytes: &'t [u8],
    from: usize,
}

impl NullaryFnOnce for Next<'_> {
    type Output = Option<usize>;

    #[inline(always)]
    fn call(self) -> Option<usize> {
        let Next {
            simd,
            tables,
            bytes,
            from,
        } = self;
        let (avx, avx2) = (simd.avx, simd.avx2);
        let twice = |table: &[u8; 16]| -> __m256i {
            let mut both = [0; WIDTH];
            both[..16].copy_from_slice(table);
            both[16..].copy_from_slice(table);
            pulp::cast(both)
        };
        let low: [__m256i; FINGERPRINT] = std::array::from_fn(|at| twice(tables.halves(at).0));
        let high: [__m256i; FINGERPRINT] = std::array::from_fn(|at| twice(tables.halves(at).1));
        let half = avx._mm256_set1_epi8(15);
        let none = avx._mm256_set1_epi8(0);
        let buckets = |block: &[u8; WIDTH], at: usize| {
            let block: __m256i = pulp::cast(*block);
            let lower = avx2._mm256_and_si256(block, half);
            let upper = avx2._mm256_and_si256(avx2._mm256_srli_epi16::<4>(block), half);
            avx2._mm256_and_si256(
                avx2._mm256_shuffle_epi8(low[at], lower),
                avx2._mm256_shuffle_epi8(high[at], upper),
            )
        };
        let mut at = from;
        while let Some(window) = bytes
            .get(at..)
            .and_then(|rest| rest.first_chunk::<{ WIDTH + 3 }>())
        {
            let piece = |nth: usize| window[nth..].first_chunk::<WIDTH>();
            let (Some(a), Some(b), Some(c), Some(d)) = (piece(0), piece(1), piece(2), piece(3))
            else {
                break;
            };
            let all = avx2._mm256_and_si256(
                avx2._mm256_and_si256(buckets(a, 0), buckets(b, 1)),
                avx2._mm256_and_si256(buckets(c, 2), buckets(d, 3)),
            );
            let is_none = avx2
                ._mm256_movemask_epi8(avx2._mm256_cmpeq_epi8(all, none))
                .cast_unsigned();
            if is_none != u32::MAX
                && let Some(found) = tables.first_of(bytes, at, !is_none)
            {
                return Some(found);
            }
            at += WIDTH;
        }
        tables.next_by_byte(bytes, at)
    }
}
