//! Numbers and texts as bytes, one after the other: numbers in groups of seven bits, texts after their length.
//!
//! For messages between two runs of the same program: bytes do **not** say what they hold.

/// Puts them together.
#[derive(Debug, Default)]
pub struct Packer(Vec<u8>);

impl Packer {
    /// All of it.
    pub fn bytes(self) -> Vec<u8> {
        self.0
    }

    /// A number.
    pub fn number(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.0.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    /// Several numbers.
    pub fn numbers(&mut self, values: &[u64]) {
        for value in values {
            self.number(*value);
        }
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.content(text.as_bytes());
    }

    /// Bytes.
    pub fn content(&mut self, content: &[u8]) {
        self.number(content.len() as u64);
        self.0.extend_from_slice(content);
    }

    /// A text that may be missing.
    pub fn maybe(&mut self, text: Option<&str>) {
        self.number(u64::from(text.is_some()));
        if let Some(text) = text {
            self.text(text);
        }
    }

    /// A number that may be missing or below zero.
    pub fn signed(&mut self, value: Option<i64>) {
        self.number(u64::from(value.is_some()));
        if let Some(value) = value {
            self.number(value as u64);
        }
    }
}

/// Takes them apart. Everything is none where the bytes hold no such thing.
#[derive(Debug)]
pub struct Unpacker<'b>(&'b [u8]);

impl<'b> Unpacker<'b> {
    /// From these bytes.
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// A number.
    pub fn number(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A number that counts something in memory.
    pub fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    /// A text.
    pub fn text(&mut self) -> Option<String> {
        String::from_utf8(self.content()?).ok()
    }

    /// Bytes.
    pub fn content(&mut self) -> Option<Vec<u8>> {
        let length = self.size()?;
        let (content, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(content.to_vec())
    }

    /// A text that may be missing; the outer none is for bytes that hold neither.
    pub fn maybe(&mut self) -> Option<Option<String>> {
        match self.number()? {
            0 => Some(None),
            _ => self.text().map(Some),
        }
    }

    /// A number that may be missing or below zero.
    pub fn signed(&mut self) -> Option<Option<i64>> {
        match self.number()? {
            0 => Some(None),
            _ => self.number().map(|value| Some(value as i64)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(number: u64, text: String, missing: Option<String>, signed: Option<i64>) {
            let mut out = Packer::default();
            out.number(number);
            out.text(&text);
            out.maybe(missing.as_deref());
            out.signed(signed);
            let bytes = out.bytes();
            let mut from = Unpacker::new(&bytes);
            prop_assert_eq!(from.number(), Some(number));
            prop_assert_eq!(from.text(), Some(text));
            prop_assert_eq!(from.maybe(), Some(missing));
            prop_assert_eq!(from.signed(), Some(signed));
            prop_assert_eq!(from.number(), None);
        }

        #[test]
        fn bytes_that_hold_something_else_are_no_panic(bytes: Vec<u8>) {
            let mut from = Unpacker::new(&bytes);
            while from.maybe().is_some() || from.size().is_some() {}
        }
    }
}
