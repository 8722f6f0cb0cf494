//! Places that vectors found ahead of a search, so that the tables are loaded once for many bytes.
//!
//! For processors whose vectors are wide; knows no literal and no instruction.

use super::filter::Tables;
use super::filter_x86::Masks;

/// The places of bytes that were looked at in one go.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ahead {
    from: usize,
    /// Where they end.
    end: usize,
    masks: Masks,
}

impl Ahead {
    /// The first place from there on where the whole bytes say so, looking ahead by this way to fill in what is not known yet.
    pub fn next(
        &mut self,
        tables: &Tables,
        bytes: &[u8],
        from: usize,
        fill: impl Fn(&Tables, &[u8], usize, &mut Masks) -> usize,
    ) -> Option<usize> {
        let mut from = from;
        loop {
            if from < self.from || from >= self.end {
                self.from = from;
                self.end = from + fill(tables, bytes, from, &mut self.masks);
                if self.end == from {
                    return tables.next_by_byte(bytes, from);
                }
                self.narrow(tables, bytes);
            }
            // The places that were passed already are left out, and so are whole masks without any.
            let first = (from - self.from) / 64;
            let mut masks = self.masks.any >> first << first;
            let seen = (from - self.from) % 64;
            while masks != 0 {
                let nth = masks.trailing_zeros() as usize;
                masks &= masks - 1;
                let mask = self.masks.of.get(nth).copied().unwrap_or_default();
                let left = if nth == first {
                    mask >> seen << seen
                } else {
                    mask
                };
                if left != 0 {
                    return Some(self.from + nth * 64 + left.trailing_zeros() as usize);
                }
            }
            from = self.end;
        }
    }

    /// Takes the places away of which the whole bytes do not say so as well. Without a branch for each: which it will be is
    /// not to be foreseen.
    fn narrow(&mut self, tables: &Tables, bytes: &[u8]) {
        let mut masks = self.masks.any;
        while masks != 0 {
            let nth = masks.trailing_zeros() as usize;
            masks &= masks - 1;
            let Some(mask) = self.masks.of.get_mut(nth) else {
                break;
            };
            let mut left = *mask;
            while left != 0 {
                let bit = left.trailing_zeros();
                let is = tables.is_at(bytes, self.from + nth * 64 + bit as usize);
                *mask &= !(u64::from(!is) << bit);
                left &= left - 1;
            }
            self.masks.any &= !(u32::from(*mask == 0) << nth);
        }
    }

    /// So many bytes are gone from the beginning of the text.
    pub fn forget(&mut self, count: usize) {
        match self.from.checked_sub(count) {
            Some(from) => {
                self.from = from;
                self.end -= count;
            }
            None => *self = Self::default(),
        }
    }
}
