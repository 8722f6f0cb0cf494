//! The encoding of a file that comes in chunks: UTF-8 passes as it is, UTF-16 becomes UTF-8, a byte order mark is skipped.
//!
//! Says whether the beginning looks binary. Does **not** check that UTF-8 is well-formed and knows no other encoding; both are
//! the reader's, who sees bytes.

/// How the bytes of a file stand for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, or any other that has ASCII in it.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
}

/// Reads chunks of a file and hands over the same text in UTF-8.
#[derive(Clone, Debug, Default)]
pub struct Transcoder {
    encoding: Option<Encoding>,
    /// What is not yet a character, or not yet enough to know the encoding by.
    held: Vec<u8>,
    /// Half of a surrogate pair that waits for the other.
    high: Option<u16>,
    /// Bytes of UTF-8 that were looked at for NUL.
    looked: usize,
    /// Whether the first letter of the text begins an object of JSON.
    is_json: Option<bool>,
    binary: bool,
}

impl Transcoder {
    /// A NUL after this many bytes of text makes no file binary: a log may hold one.
    const LOOK: usize = 8 * 1024;

    /// One that has read nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// What the file turned out to be written in; UTF-8 while that is not known.
    pub fn encoding(&self) -> Encoding {
        self.encoding.unwrap_or(Encoding::Utf8)
    }

    /// Whether the first 8 KiB hold a NUL, which no text has. What begins like JSON is read up to it: its reader says where
    /// that stands.
    pub const fn is_binary(&self) -> bool {
        self.binary
    }

    /// Reads on. A chunk of UTF-8 is handed over as it is, without a copy.
    pub fn feed(&mut self, chunk: &[u8], each: &mut dyn FnMut(&[u8])) {
        if let Some(encoding) = self.encoding {
            return self.pass(encoding, chunk, each);
        }
        self.held.extend_from_slice(chunk);
        if self.held.len() >= 4 {
            self.begin(each);
        }
    }

    /// The file has ended: hands over what is left.
    pub fn finish(&mut self, each: &mut dyn FnMut(&[u8])) {
        if self.encoding.is_none() {
            self.begin(each);
        }
        if self.high.take().is_some() || !std::mem::take(&mut self.held).is_empty() {
            each("\u{fffd}".as_bytes());
        }
    }

    /// Knows the encoding by the first four bytes: a mark, or where the zeros of ASCII letters stand.
    fn begin(&mut self, each: &mut dyn FnMut(&[u8])) {
        let head = std::mem::take(&mut self.held);
        let (encoding, mark) = match head.as_slice() {
            [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3),
            [0xff, 0xfe, ..] => (Encoding::Utf16Le, 2),
            [0xfe, 0xff, ..] => (Encoding::Utf16Be, 2),
            [a, 0, b, 0, ..] if *a != 0 && *b != 0 => (Encoding::Utf16Le, 0),
            [0, a, 0, b, ..] if *a != 0 && *b != 0 => (Encoding::Utf16Be, 0),
            _ => (Encoding::Utf8, 0),
        };
        self.encoding = Some(encoding);
        self.pass(encoding, head.get(mark..).unwrap_or_default(), each);
    }

    fn pass(&mut self, encoding: Encoding, chunk: &[u8], each: &mut dyn FnMut(&[u8])) {
        if encoding == Encoding::Utf8 {
            self.look(chunk);
            if !chunk.is_empty() {
                each(chunk);
            }
            return;
        }
        let mut out = String::with_capacity(chunk.len() / 2 + 4);
        for byte in chunk {
            self.held.push(*byte);
            let [first, second] = self.held[..] else {
                continue;
            };
            self.held.clear();
            let unit = match encoding {
                Encoding::Utf16Be => u16::from_be_bytes([first, second]),
                _ => u16::from_le_bytes([first, second]),
            };
            self.unit(unit, &mut out);
        }
        self.look(out.as_bytes());
        if !out.is_empty() {
            each(out.as_bytes());
        }
    }

    fn unit(&mut self, unit: u16, out: &mut String) {
        let high = self.high.take();
        if let (Some(high), 0xdc00..=0xdfff) = (high, unit) {
            let pair = (u32::from(high) - 0xd800) << 10 | (u32::from(unit) - 0xdc00);
            out.extend(char::from_u32(pair + 0x1_0000));
            return;
        }
        if high.is_some() {
            out.push(char::REPLACEMENT_CHARACTER);
        }
        match unit {
            0xd800..=0xdbff => self.high = Some(unit),
            _ => out.push(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }

    fn look(&mut self, text: &[u8]) {
        let rest = Self::LOOK.saturating_sub(self.looked);
        let head = &text[..text.len().min(rest)];
        let mut letters = head.iter().filter(|byte| !byte.is_ascii_whitespace());
        self.is_json = self
            .is_json
            .or_else(|| letters.next().map(|byte| *byte == b'{'));
        self.binary |= self.is_json != Some(true) && head.contains(&0);
        self.looked += head.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(chunks: &[&[u8]]) -> (String, Transcoder) {
        let mut transcoder = Transcoder::new();
        let mut out = Vec::new();
        for chunk in chunks {
            transcoder.feed(chunk, &mut |piece| out.extend_from_slice(piece));
        }
        transcoder.finish(&mut |piece| out.extend_from_slice(piece));
        (String::from_utf8(out).unwrap(), transcoder)
    }

    fn utf16(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        mark.into_iter()
            .chain(text.encode_utf16())
            .flat_map(bytes)
            .collect()
    }

    #[test]
    fn each_encoding_gives_the_same_text() {
        let text = "{\"a\": \"é😀\"}";
        for (law, bytes, encoding) in [
            ("UTF-8", text.as_bytes().to_vec(), Encoding::Utf8),
            (
                "UTF-8 with mark",
                ["\u{feff}", text].concat().into_bytes(),
                Encoding::Utf8,
            ),
            (
                "LE with mark",
                utf16(text, true, u16::to_le_bytes),
                Encoding::Utf16Le,
            ),
            (
                "BE with mark",
                utf16(text, true, u16::to_be_bytes),
                Encoding::Utf16Be,
            ),
            (
                "LE",
                utf16(text, false, u16::to_le_bytes),
                Encoding::Utf16Le,
            ),
            (
                "BE",
                utf16(text, false, u16::to_be_bytes),
                Encoding::Utf16Be,
            ),
        ] {
            let (read, transcoder) = read(&[&bytes]);
            assert_eq!(
                (read.as_str(), transcoder.encoding()),
                (text, encoding),
                "{law}"
            );
            assert!(!transcoder.is_binary(), "{law}");
        }
    }

    #[test]
    fn what_is_half_there_is_one_sign() {
        let half = |units: &[u16]| {
            let bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            read(&[b"\xff\xfe", &bytes]).0
        };
        for (law, units, text) in [
            (
                "a high half before a letter",
                &[0xd83d, 0x41][..],
                "\u{fffd}A",
            ),
            ("a low half", &[0xde00, 0x41], "\u{fffd}A"),
            (
                "two high halves and a low one",
                &[0xd83d, 0xd83d, 0xde00],
                "\u{fffd}😀",
            ),
            ("a high half at the end", &[0x41, 0xd83d], "A\u{fffd}"),
        ] {
            assert_eq!(half(units), text, "{law}");
        }
        assert_eq!(read(&[b"\xff\xfeA\0B"]).0, "A\u{fffd}", "half a unit");
    }

    #[test]
    fn a_nul_near_the_beginning_is_no_text() {
        let late = [vec![b'a'; Transcoder::LOOK], vec![0]].concat();
        for (law, bytes, binary) in [
            ("nothing", &b""[..], false),
            ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", true),
            ("zeros", b"\0\0\0\0", true),
            ("a NUL far behind", &late, false),
        ] {
            let mut transcoder = Transcoder::new();
            transcoder.feed(bytes, &mut |_| {});
            transcoder.finish(&mut |_| {});
            assert_eq!(transcoder.is_binary(), binary, "{law}");
        }
    }

    proptest! {
        #[test]
        fn chunks_do_not_matter(bytes: Vec<u8>, mark in 0usize..4, cut in 0usize..40) {
            let marks: [&[u8]; 4] = [b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"];
            let bytes = [marks[mark], &bytes].concat();
            let cut = cut.min(bytes.len());
            let all = |chunks: &[&[u8]]| {
                let mut transcoder = Transcoder::new();
                let mut out = Vec::new();
                for chunk in chunks {
                    transcoder.feed(chunk, &mut |piece| out.extend_from_slice(piece));
                }
                transcoder.finish(&mut |piece| out.extend_from_slice(piece));
                out
            };
            prop_assert_eq!(all(&[&bytes]), all(&[&bytes[..cut], &bytes[cut..]]));
            let single: Vec<&[u8]> = bytes.chunks(1).collect();
            prop_assert_eq!(all(&[&bytes]), all(&single));
        }

        #[test]
        fn utf_16_is_read_as_the_standard_library_reads_it(units: Vec<u16>) {
            let bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            prop_assert_eq!(read(&[b"\xfe\xff", &bytes]).0, String::from_utf16_lossy(&units));
        }
    }
}
