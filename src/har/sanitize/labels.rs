//! The labels that stand where secrets stood: the same secret has the same label, so that equality stays visible.
//!
//! Keeps digests of the secrets, in bounded memory, and counts what was taken out.

use super::names::Sort;

/// Which label each secret has.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// By digest: the sort and number. Its length is a power of two, or zero.
    table: Vec<(u64, u8, u32)>,
    used: usize,
    numbers: [u32; Sort::ALL.len()],
    counts: [u64; Sort::ALL.len()],
}

/// More secrets get a label without a number.
const MOST: usize = 100_000;

impl Labels {
    /// The label of a secret.
    pub fn label(&mut self, sort: Sort, secret: &str) -> String {
        let digest = digest(secret);
        let known = self.find(digest);
        let (sort, number) = match known {
            Some(known) => known,
            None => self.add(digest, sort),
        };
        if let Some(count) = self.counts.get_mut(sort as usize) {
            *count += 1;
        }
        match number {
            0 => ["[", sort.name(), "]"].concat(),
            _ => ["[", sort.name(), "-", &number.to_string(), "]"].concat(),
        }
    }

    /// Counts something that was taken out without a label.
    pub fn count(&mut self, sort: Sort) {
        if let Some(count) = self.counts.get_mut(sort as usize) {
            *count += 1;
        }
    }

    /// The sort of a text that was taken for a secret before.
    pub fn known(&self, text: &str) -> Option<Sort> {
        if self.used == 0 {
            return None;
        }
        self.find(digest(text)).map(|known| known.0)
    }

    /// How much of each sort was taken out.
    pub fn counts(&self) -> impl Iterator<Item = (Sort, u64)> {
        Sort::ALL
            .into_iter()
            .zip(self.counts)
            .filter(|(_, count)| *count > 0)
    }

    fn find(&self, digest: u64) -> Option<(Sort, u32)> {
        let place = self.table.get(self.place(digest)?)?;
        let sort = Sort::ALL.get(usize::from(place.1))?;
        (place.2 > 0).then_some((*sort, place.2))
    }

    /// Where the digest stands, or would.
    fn place(&self, digest: u64) -> Option<usize> {
        let mask = self.table.len().checked_sub(1)?;
        let mut at = digest as usize & mask;
        loop {
            let place = self.table.get(at)?;
            if place.2 == 0 || place.0 == digest {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }

    fn add(&mut self, digest: u64, sort: Sort) -> (Sort, u32) {
        if self.used == MOST {
            return (sort, 0);
        }
        if (self.used + 1) * 2 > self.table.len() {
            let larger = vec![(0, 0, 0); (self.table.len() * 2).max(64)];
            for old in std::mem::replace(&mut self.table, larger) {
                if let Some(at) = (old.2 > 0).then(|| self.place(old.0)).flatten() {
                    self.table[at] = old;
                }
            }
        }
        let number = self.numbers[sort as usize] + 1;
        if let Some(at) = self.place(digest) {
            self.numbers[sort as usize] = number;
            self.table[at] = (digest, sort as u8, number);
            self.used += 1;
        }
        (sort, number)
    }
}

/// Whether a text is a label.
pub fn is_label(text: &str) -> bool {
    let inner = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    inner.is_some_and(is_inside)
}

/// Whether a text is what a label has in its brackets.
pub fn is_inside(text: &str) -> bool {
    let word = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let word = word.strip_suffix('-').unwrap_or(word);
    Sort::ALL.iter().any(|sort| sort.name() == word)
}

/// FNV-1a of the text. Two secrets with the same one would share a label, which hides both all the same.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_secret_has_the_same_label() {
        let mut labels = Labels::default();
        assert_eq!(labels.label(Sort::Code, "a"), "[code-1]");
        assert_eq!(labels.label(Sort::Code, "b"), "[code-2]");
        assert_eq!(
            labels.label(Sort::Token, "a"),
            "[code-1]",
            "what it was first"
        );
        for nth in 0..1000 {
            labels.label(Sort::Cookie, &nth.to_string());
        }
        assert_eq!(labels.label(Sort::Cookie, "999"), "[cookie-1000]");
        assert_eq!(labels.known("b"), Some(Sort::Code));
        assert_eq!(labels.known("c"), None);
        let counts: Vec<(Sort, u64)> = labels.counts().collect();
        assert_eq!(counts, [(Sort::Code, 3), (Sort::Cookie, 1001)]);
    }
}
