//! The text around a place in a file: what a person looks at to know it again, and the response that a token came in.
//!
//! Reads the file's text in pieces from anywhere before the place. Does **not** mark or mend anything.

use crate::inspect::marks;
use crate::oauth::response::{self, Carrier};
use crate::scan::collection::FilePlace;
use crate::text::Span;

/// Bytes on each side that a person looks at.
pub const SHOWN: u64 = 240;

/// Bytes on each side that a response is looked for in. Three tokens of a response take up half of that.
pub const RESPONSE: u64 = 24 * 1024;

/// More bytes of what stands there are left out in its middle.
const MOST: usize = 1500;

/// Collects it.
#[derive(Debug)]
pub struct Around {
    place: FilePlace,
    reach: u64,
    /// Where the next piece begins.
    at: u64,
    content: Vec<u8>,
}

impl Around {
    /// So many bytes on each side of this place. The text is read from [`Around::start`] on, or from anywhere before:
    /// [`Around::from`] says from where.
    pub const fn new(place: FilePlace, reach: u64) -> Self {
        Self {
            place,
            reach,
            at: place.at.saturating_sub(reach),
            content: Vec::new(),
        }
    }

    /// Where reading has to begin, at the latest.
    pub const fn start(&self) -> u64 {
        self.place.at.saturating_sub(self.reach)
    }

    /// How many bytes are wanted from there on.
    pub const fn wanted(&self) -> u64 {
        self.end() - self.start()
    }

    /// For a text whose pieces begin at that byte.
    pub const fn from(mut self, at: u64) -> Self {
        self.at = at;
        self
    }

    const fn end(&self) -> u64 {
        let end = self.place.at.saturating_add(self.place.length);
        end.saturating_add(self.reach)
    }

    /// Reads on.
    pub fn feed(&mut self, piece: &[u8]) {
        let inside = |at: u64| (at.saturating_sub(self.at) as usize).min(piece.len());
        let wanted = &piece[inside(self.start())..inside(self.end())];
        self.content.extend_from_slice(wanted);
        self.at += piece.len() as u64;
    }

    /// Whether nothing more is wanted.
    pub const fn is_done(&self) -> bool {
        self.at >= self.end()
    }

    /// The text, and where in it the place is; none where the file ends before it.
    fn text(&self) -> Option<(String, Span)> {
        let before = (self.place.at - self.start()) as usize;
        let (before, rest) = self.content.split_at_checked(before)?;
        let length = usize::try_from(self.place.length).ok()?.min(rest.len());
        let (at, after) = rest.split_at(length);
        // It may begin and end inside a character.
        let is_rest = |byte: &&u8| *byte & 0xc0 == 0x80;
        let cut = before.iter().take_while(is_rest).count().min(3);
        let mut text = String::from_utf8_lossy(before.get(cut..)?).into_owned();
        let start = text.len();
        text.push_str(&String::from_utf8_lossy(at));
        let end = text.len();
        text.push_str(&String::from_utf8_lossy(after));
        text.truncate(
            text.trim_end_matches(char::REPLACEMENT_CHARACTER)
                .len()
                .max(end),
        );
        (!at.is_empty()).then_some((text, Span::new(start, end)))
    }

    /// The text before the place, at it and after it; none where the file ends before it.
    pub fn texts(self) -> Option<[String; 3]> {
        let (text, span) = self.text()?;
        let cut = marks::excerpt(&text, span, SHOWN as usize, (MOST, MOST));
        let dots = if cut.tail.is_empty() { "" } else { " … " };
        Some([
            cut.before.0.to_owned(),
            [cut.head, dots, cut.tail].concat(),
            cut.after.0.to_owned(),
        ])
    }

    /// The response that stands there, and at which byte of the text it begins: the JSON object, form body or address of which
    /// the place is a value. None where it is longer than what was read, or no more than lines with names and values.
    pub fn response(self) -> Option<(u64, String)> {
        let (text, span) = self.text()?;
        let is_cut = (self.start() > 0, self.content.len() as u64 >= self.wanted());
        // Nearby first: of a text with many responses only so many are looked at.
        [2, 6, RESPONSE as usize / 1024].iter().find_map(|reach| {
            let from = text.floor_char_boundary(span.start.saturating_sub(reach * 1024));
            let to = text.ceil_char_boundary((span.end + reach * 1024).min(text.len()));
            let window = &text[from..to];
            let at = Span::new(span.start - from, span.end - from);
            let is_whole = |span: Span| {
                (span.start > 0 || from == 0 && !is_cut.0)
                    && (span.end < window.len() || to == text.len() && !is_cut.1)
            };
            let found = response::find(window).into_iter().find(|found| {
                let mut members = found.members.iter();
                let holds = members.any(|m| m.span.start <= at.start && at.end <= m.span.end + 1);
                // Lines of a log below each other may be of two responses.
                let is_one = found.carrier != Carrier::Members;
                is_one && holds && is_whole(found.span)
            });
            // The place itself is where it is said to be, whatever became of characters before it.
            found.map(|found| {
                let before = at.start.saturating_sub(found.span.start) as u64;
                let start = self.place.at.saturating_sub(before);
                (start, found.span.of(window).to_owned())
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fed(text: &str, at: u64, length: u64, reach: u64, chunk: usize) -> Around {
        let place = FilePlace {
            file: 0,
            at,
            length,
        };
        let mut around = Around::new(place, reach).from(0);
        for piece in text.as_bytes().chunks(chunk) {
            around.feed(piece);
        }
        around
    }

    fn around(text: &str, at: u64, length: u64, chunk: usize) -> Option<[String; 3]> {
        fed(text, at, length, SHOWN, chunk).texts()
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

    #[test]
    fn the_response_is_cut_out_of_what_stands_around_it() {
        const TOKEN: &str = "8xLOxBtZp8aKfLIY2YMTEQ";
        let noise = "12:00:01 GET /orders 200 nothing to see\n".repeat(2000);
        let many = r#"{"error":"invalid_grant"} "#.repeat(1500);
        let object = format!(r#"{{"access_token":"{TOKEN}","token_type":"Bearer","scope":"a"}}"#);
        let escaped = object.replace('"', "\\\"");
        let form = format!("access_token={TOKEN}&token_type=Bearer&state=x");
        for (law, before, response, after) in [
            ("alone", "", &object, ""),
            ("in a log", &*noise, &object, &*noise),
            ("JSON in a string", &noise, &escaped, &noise),
            ("a form body", &noise, &form, &noise),
            ("among many", &many, &object, &many),
        ] {
            let (quote, end) = match law {
                "JSON in a string" => ("{\"body\":\"", "\"}\n"),
                _ => ("", "\n"),
            };
            let text = [before, quote, response, end, after].concat();
            let at = (before.len() + quote.len() + response.find(TOKEN).unwrap()) as u64;
            let found = fed(&text, at, TOKEN.len() as u64, RESPONSE, 5000).response();
            let begins = (before.len() + quote.len()) as u64;
            assert_eq!(found, Some((begins, response.clone())), "{law}");
        }
        for none in [
            format!("Authorization: Bearer {TOKEN}\n"),
            format!("access_token={TOKEN}\nexpires_in=5\n"),
        ] {
            let bare = [&noise, none.as_str(), &noise].concat();
            let at = bare.find(TOKEN).unwrap() as u64;
            let around = fed(&bare, at, TOKEN.len() as u64, RESPONSE, 5000);
            assert_eq!(around.response(), None, "{none}");
        }
        let long = format!(
            r#"{{"access_token":"{TOKEN}","x":"{}"}}"#,
            "y".repeat(90_000)
        );
        assert_eq!(
            fed(&long, 17, TOKEN.len() as u64, RESPONSE, 5000).response(),
            None
        );
    }
}
