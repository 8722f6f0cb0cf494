//! The text around a place in a file: what a person looks at to know it again.
//!
//! Reads the file's text in pieces from anywhere before the place. Does **not** mark or mend anything.

use crate::scan::collection::FilePlace;

/// Bytes before a place and after it.
const CONTEXT: u64 = 240;

/// More bytes of what stands there are left out in its middle.
const MOST: u64 = 1500;

/// Collects it.
#[derive(Debug)]
pub struct Around {
    place: FilePlace,
    /// Where the next piece begins.
    at: u64,
    /// Before it, its beginning, its end where its middle is left out, after it.
    parts: [Vec<u8>; 4],
}

impl Around {
    /// Where reading has to begin, at the latest.
    pub const fn start(place: FilePlace) -> u64 {
        place.at.saturating_sub(CONTEXT)
    }

    /// Around this place, out of a text whose pieces begin at that byte.
    pub fn new(place: FilePlace, at: u64) -> Self {
        Self {
            place,
            at,
            parts: Default::default(),
        }
    }

    /// Reads on.
    pub fn feed(&mut self, piece: &[u8]) {
        let start = self.place.at;
        let end = start.saturating_add(self.place.length);
        let middle = end.min(start + MOST);
        let tail = end.saturating_sub(MOST).max(middle);
        let ranges = [
            (start.saturating_sub(CONTEXT), start),
            (start, middle),
            (tail, end),
            (end, end.saturating_add(CONTEXT)),
        ];
        let inside = |at: u64| (at.saturating_sub(self.at) as usize).min(piece.len());
        for (part, (from, to)) in self.parts.iter_mut().zip(ranges) {
            part.extend_from_slice(&piece[inside(from)..inside(to)]);
        }
        self.at += piece.len() as u64;
    }

    /// Whether nothing more is wanted.
    pub const fn is_done(&self) -> bool {
        self.at
            >= self
                .place
                .at
                .saturating_add(self.place.length)
                .saturating_add(CONTEXT)
    }

    /// The text before the place, at it and after it; none where the file ends before it.
    pub fn texts(mut self) -> Option<[String; 3]> {
        if self.parts[1].is_empty() {
            return None;
        }
        // The context may begin and end inside a character.
        let is_rest = |byte: &&u8| *byte & 0xc0 == 0x80;
        let rest = self.parts[0].iter().take_while(is_rest).count();
        self.parts[0].drain(..rest);
        let texts = (self.parts).map(|part| String::from_utf8_lossy(&part).into_owned());
        let [before, start, end, after] = texts;
        let dots = if end.is_empty() { "" } else { " … " };
        let after = after.trim_end_matches(char::REPLACEMENT_CHARACTER);
        Some([before, [&start, dots, &end].concat(), after.to_owned()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, at: u64, length: u64, chunk: usize) -> Option<[String; 3]> {
        let place = FilePlace {
            file: 0,
            at,
            length,
        };
        let mut around = Around::new(place, 0);
        for piece in text.as_bytes().chunks(chunk) {
            around.feed(piece);
        }
        around.texts()
    }

    #[test]
    fn what_stands_before_and_after_is_shown() {
        for chunk in [1, 3, 100] {
            let texts = around("GET /?code=abc&x=1", 11, 3, chunk).unwrap();
            assert_eq!(texts, ["GET /?code=", "abc", "&x=1"]);
        }
        assert_eq!(around("short", 11, 3, 9), None);
    }

    #[test]
    fn the_context_is_short_and_whole() {
        let text = ["é".repeat(500), "token".to_owned(), "é".repeat(500)].concat();
        let [before, token, after] = around(&text, 1000, 5, 7).unwrap();
        assert_eq!(
            (before, token.as_str(), after),
            ("é".repeat(120), "token", "é".repeat(120))
        );
        let text = ["€".repeat(100), "éaé".to_owned(), "€".repeat(100)].concat();
        let [before, _, after] = around(&text, 302, 1, 64).unwrap();
        assert_eq!(before, ["€".repeat(79), "é".to_owned()].concat());
        assert_eq!(after, ["é".to_owned(), "€".repeat(79)].concat());
    }

    #[test]
    fn the_middle_of_what_is_long_is_left_out() {
        let token = ["a".repeat(5000), "b".repeat(5000)].concat();
        for chunk in [1, 1000, 20_000] {
            let [before, at, after] = around(&format!("<{token}>"), 1, 10_000, chunk).unwrap();
            let expected = ["a".repeat(1500), " … ".to_owned(), "b".repeat(1500)].concat();
            assert_eq!((before.as_str(), after.as_str()), ("<", ">"));
            assert_eq!(at, expected, "{chunk}");
        }
    }
}
