//! The filter for processors with AVX-512, sixty-four places at once, and for those with AVX2, thirty-two.
//!
//! `pulp` asks the processor and makes the instructions safe to use. Leaves out older and other processors.

use super::filter::{GROUPS, Tables, WINDOW};
use pulp::NullaryFnOnce;
use pulp::x86::{V3, V4};
use std::arch::x86_64::{__m256i, __m512i};

/// Finds the places of so many bytes from there on, a bit each, as far as the tables of halves tell; how many bytes.
pub fn fill(tables: &Tables, bytes: &[u8], from: usize, masks: &mut Masks) -> usize {
    let by_vectors = |unit: &Unit| unit(tables, bytes, from, masks).ok();
    ALL.iter().find_map(by_vectors).unwrap_or_default()
}

/// A bit for each of the places that are looked at in one go: as few as are soon used up, as many as make it worth loading the
/// tables. The vectors do not wait for what the bits mean, and the bits not for the vectors.
#[derive(Clone, Copy, Debug, Default)]
pub struct Masks {
    /// What is beyond the bytes that were looked at means nothing.
    pub of: [u64; 32],
    /// Which of them have a bit: where that is will not be foreseen, and is not asked one by one.
    pub any: u32,
}

/// A unit's way to do it.
type Unit = fn(&Tables, &[u8], usize, &mut Masks) -> Result<usize, Missing>;

/// This processor has no such unit.
#[derive(Debug)]
pub struct Missing;

/// The widest first.
pub const ALL: [Unit; 2] = [avx_512::fill, avx_2::fill];

/// The same for each width: only the instructions have other names. Written without closures, because what stands in one is
/// not compiled for the processor that was asked for.
macro_rules! by_unit {
    (
        $name:ident, $simd:ident, $width:literal, $vector:ty,
        byte: $of_byte:ident.$byte:ident, and: $of_and:ident.$and:ident, or: $or:ident,
        shift: $of_byte_wise:ident.$shift:ident, shuffle: $shuffle:ident, spread: $spread:ident,
        places: $places:ident,
    ) => {
        mod $name {
            use super::*;

            const WIDTH: usize = $width;

            pub fn fill(
                tables: &Tables,
                bytes: &[u8],
                from: usize,
                masks: &mut Masks,
            ) -> Result<usize, Missing> {
                let simd = $simd::try_new().ok_or(Missing)?;
                Ok(simd.vectorize(Fill {
                    simd,
                    tables,
                    bytes,
                    from,
                    masks,
                }))
            }

            struct Fill<'t> {
                simd: $simd,
                tables: &'t Tables,
                bytes: &'t [u8],
                from: usize,
                masks: &'t mut Masks,
            }

            impl NullaryFnOnce for Fill<'_> {
                type Output = usize;

                #[inline(always)]
                fn call(self) -> usize {
                    let Fill {
                        simd,
                        tables,
                        bytes,
                        from,
                        masks,
                    } = self;
                    let sixteen: $vector = simd.$of_byte.$byte(15);
                    macro_rules! and {
                        ($a:expr, $b:expr) => {
                            simd.$of_and.$and($a, $b)
                        };
                    }
                    let mut of: [[[$vector; 2]; WINDOW]; GROUPS] = [[[sixteen; 2]; WINDOW]; GROUPS];
                    for (group, places) in of.iter_mut().enumerate() {
                        for (at, halves) in places.iter_mut().enumerate() {
                            let (low, high) = tables.halves(group, at);
                            *halves = [$spread!(simd, low), $spread!(simd, high)];
                        }
                    }
                    let mut at = from;
                    masks.any = 0;
                    for (nth, mask) in masks.of.iter_mut().enumerate() {
                        *mask = 0;
                        let mut place = 0;
                        while place < 64 {
                            let Some(window) = bytes
                                .get(at..)
                                .and_then(|rest| rest.first_chunk::<{ WIDTH + WINDOW - 1 }>())
                            else {
                                return at - from;
                            };
                            macro_rules! buckets {
                                ($nth:literal) => {{
                                    let Some(block) = window[$nth..].first_chunk::<WIDTH>() else {
                                        return at - from;
                                    };
                                    let block: $vector = pulp::cast(*block);
                                    let low = and!(block, sixteen);
                                    let high = and!(simd.$of_byte_wise.$shift::<3>(block), sixteen);
                                    macro_rules! of {
                                        ($group:literal) => {
                                            and!(
                                                simd.$of_byte_wise
                                                    .$shuffle(of[$group][$nth][0], low),
                                                simd.$of_byte_wise
                                                    .$shuffle(of[$group][$nth][1], high)
                                            )
                                        };
                                    }
                                    [of!(0), of!(1)]
                                }};
                            }
                            let [a, b, c, d] = [buckets!(0), buckets!(1), buckets!(2), buckets!(3)];
                            let first = and!(and!(a[0], b[0]), and!(c[0], d[0]));
                            let second = and!(and!(a[1], b[1]), and!(c[1], d[1]));
                            let places = $places!(simd, simd.$of_and.$or(first, second));
                            *mask |= places << place;
                            masks.any |= u32::from(places != 0) << nth;
                            place += WIDTH;
                            at += WIDTH;
                        }
                    }
                    at - from
                }
            }
        }
    };
}

// A table, once for every sixteen bytes of a vector.
macro_rules! spread_512 {
    ($simd:ident, $table:expr) => {
        $simd.avx512f._mm512_broadcast_i32x4(pulp::cast(*$table))
    };
}

macro_rules! spread_256 {
    ($simd:ident, $table:expr) => {
        $simd.avx2._mm256_broadcastsi128_si256(pulp::cast(*$table))
    };
}

macro_rules! places_512 {
    ($simd:ident, $vector:expr) => {{
        let vector = $vector;
        $simd.avx512bw._mm512_test_epi8_mask(vector, vector)
    }};
}

macro_rules! places_256 {
    ($simd:ident, $vector:expr) => {{
        let none = $simd.avx._mm256_set1_epi8(0);
        let is_none = $simd.avx2._mm256_cmpeq_epi8($vector, none);
        u64::from(!$simd.avx2._mm256_movemask_epi8(is_none).cast_unsigned())
    }};
}

by_unit! {
    avx_512, V4, 64, __m512i,
    byte: avx512f._mm512_set1_epi8, and: avx512f._mm512_and_si512, or: _mm512_or_si512,
    shift: avx512bw._mm512_srli_epi16, shuffle: _mm512_shuffle_epi8, spread: spread_512,
    places: places_512,
}

by_unit! {
    avx_2, V3, 32, __m256i,
    byte: avx._mm256_set1_epi8, and: avx2._mm256_and_si256, or: _mm256_or_si256,
    shift: avx2._mm256_srli_epi16, shuffle: _mm256_shuffle_epi8, spread: spread_256,
    places: places_256,
}
