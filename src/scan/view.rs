//! A part of a text whose rest may still come: what is asked of it beyond its end is noted, so that nobody decides too early.
//!
//! Reads single characters as they are meant: `%2E`, `\/`, `&amp;` and `=3D` are one character each. Knows no tokens.

mod before;

use super::Found;
use super::colour;
use super::columns::{Columns, Headers};
use std::cell::{Cell, RefCell};

/// What may be looked at to decide about one place.
pub struct View<'b> {
    bytes: &'b [u8],
    low: usize,
    high: usize,
    is_end: bool,
    short: Cell<bool>,
    /// Whether it is of a text that was decoded, which is not decoded again.
    pub is_inside: bool,
    /// What else was found at the place, to follow what is handed over.
    pub more: RefCell<Vec<Found>>,
    /// The table whose header stands at the place.
    pub columns: RefCell<Option<Columns>>,
    /// What was seen of headers of tables before the place.
    pub seen: Cell<Headers>,
}

/// How a character was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// As itself.
    Plain,
    /// As an escape of a URL, of any depth.
    Percent,
    /// As an escape of a JSON or JavaScript string.
    Json,
    /// As an HTML entity.
    Html,
    /// It takes no room.
    Invisible,
}

/// One character as it is meant; what is no ASCII and nothing that matters here is U+FFFD.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The character.
    pub c: char,
    /// Where it begins.
    pub start: usize,
    /// Where the next begins.
    pub end: usize,
    /// How it was written.
    pub how: How,
}

impl Unit {
    /// A character that tokens are made of, and names.
    pub const fn is_word(self) -> bool {
        !matches!(self.how, How::Invisible)
            && (self.c.is_ascii_alphanumeric()
                || matches!(self.c, '-' | '_' | '.' | '~' | '+' | '/'))
    }

    /// A blank or a line break.
    pub const fn is_blank(self) -> bool {
        matches!(self.c, ' ' | '\t' | '\n' | '\r')
    }

    /// A quotation mark of any language.
    pub const fn is_quote(self) -> bool {
        super::bare::is_quote(self.c)
    }
}

const OTHER: char = char::REPLACEMENT_CHARACTER;
/// What base64 of either alphabet consists of, and `~`.
const IS_LETTER: [bool; 256] = {
    let mut is = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        is[byte] = b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'~' | b'+' | b'/');
        byte += 1;
    }
    is
};
/// Nobody escapes a quote more often.
const MOST_BACKSLASHES: usize = 16;
/// `%2525…`: percent-encoded again and again.
const MOST_PERCENT: usize = 4;
/// The first byte of a colour.
pub const ESCAPE: u8 = 0x1b;

/// The names of HTML that stand for what tokens, names and what is between them are written with; what is no such letter can be
/// written by its number.
const ENTITIES: [(&[u8], char); 12] = [
    (b"amp;", '&'),
    (b"quot;", '"'),
    (b"apos;", '\''),
    (b"lt;", '<'),
    (b"gt;", '>'),
    (b"period;", '.'),
    (b"lowbar;", '_'),
    (b"equals;", '='),
    (b"sol;", '/'),
    (b"plus;", '+'),
    (b"nbsp;", ' '),
    (b"shy;", '\u{ad}'),
];
/// U+200B to U+200D, U+00AD and U+FEFF in UTF-8.
const PERCENT_INVISIBLE: [&[u8]; 5] = [
    b"%e2%80%8b",
    b"%e2%80%8c",
    b"%e2%80%8d",
    b"%c2%ad",
    b"%ef%bb%bf",
];
/// `&#x200b;`.
const LONGEST_ENTITY: usize = 8;
/// A place where a browser may break a word.
const MAY_BREAK: &[u8] = b"<wbr>";

impl<'b> View<'b> {
    /// Bytes, of which those from `low` up to `high` may be looked at; `is_end` says that no more will come.
    pub const fn new(bytes: &'b [u8], low: usize, high: usize, is_end: bool) -> Self {
        View {
            bytes,
            low,
            high,
            is_end,
            short: Cell::new(false),
            is_inside: false,
            more: RefCell::new(Vec::new()),
            columns: RefCell::new(None),
            seen: Cell::new(Headers::NONE),
        }
    }

    /// Whether something was asked that only bytes to come can answer.
    pub const fn is_short(&self) -> bool {
        self.short.get()
    }

    /// The byte there; none at the end.
    pub fn at(&self, at: usize) -> Option<u8> {
        if at >= self.high {
            return None;
        }
        if at >= self.bytes.len() && !self.is_end {
            self.short.set(true);
        }
        self.bytes.get(at).copied()
    }

    /// The byte before, none at the beginning.
    pub fn before(&self, at: usize) -> Option<u8> {
        let at = at.checked_sub(1).filter(|at| *at >= self.low)?;
        self.bytes.get(at).copied()
    }

    /// So many bytes, where all of them have come and may be looked at.
    #[inline]
    fn come(&self, at: usize, length: usize) -> Option<&'b [u8]> {
        let end = at.checked_add(length).filter(|end| *end <= self.high)?;
        self.bytes.get(at..end)
    }

    /// Whether this follows there, in small or capital letters.
    pub fn has(&self, at: usize, small: &[u8]) -> bool {
        if let Some(there) = self.come(at, small.len()) {
            // What differs mostly does so at once.
            let is_same = |(a, b): (&u8, &u8)| a.to_ascii_lowercase() == *b;
            return there.iter().zip(small).all(is_same);
        }
        (small.iter().enumerate()).all(|(nth, byte)| {
            self.at(at + nth)
                .is_some_and(|b| b.to_ascii_lowercase() == *byte)
        })
    }

    /// Whether exactly this follows there.
    pub fn has_exactly(&self, at: usize, bytes: &[u8]) -> bool {
        if let Some(there) = self.come(at, bytes.len()) {
            return there.iter().zip(bytes).all(|(a, b)| a == b);
        }
        (bytes.iter().enumerate()).all(|(nth, byte)| self.at(at + nth) == Some(*byte))
    }

    /// Whether this stands before, in small or capital letters.
    pub fn has_before(&self, end: usize, small: &[u8]) -> bool {
        end.checked_sub(small.len())
            .is_some_and(|start| start >= self.low && self.has(start, small))
    }

    /// The text between; empty where that is no UTF-8.
    pub fn text(&self, start: usize, end: usize) -> &'b str {
        let bytes = self.bytes.get(start..end).unwrap_or_default();
        str::from_utf8(bytes).unwrap_or_default()
    }

    /// The character that begins there.
    pub fn unit(&self, at: usize) -> Option<Unit> {
        let byte = self.at(at)?;
        let unit = |c, length, how| {
            let (start, end) = (at, at + length);
            Some(Unit { c, start, end, how })
        };
        if matches!(byte, ESCAPE | b'[' | b'^' | b'\\')
            && let Some(end) = colour::end(self, at)
        {
            return unit(OTHER, end - at, How::Invisible);
        }
        match byte {
            b'%' => match self.percent(at) {
                _ if let Some(length) = self.percent_invisible(at) => {
                    unit(OTHER, length, How::Invisible)
                }
                Some((c, length)) => unit(c, length, How::Percent),
                None => unit('%', 1, How::Plain),
            },
            b'\\' => match self.escape(at) {
                Some((c, length)) if is_invisible(c) => unit(c, length, How::Invisible),
                Some((c, length)) => unit(c, length, How::Json),
                None => unit('\\', 1, How::Plain),
            },
            // PowerShell's and cmd.exe's.
            b'`' if self.has_exactly(at + 1, b"\"") => unit('"', 2, How::Json),
            b'^' if self.has_exactly(at + 1, b"\"") => unit('"', 2, How::Json),
            b'^' if self.has_exactly(at + 1, b"\\^\"") => unit('"', 4, How::Json),
            b'&' => match self.entity(at) {
                Some((c, length)) if is_invisible(c) => unit(c, length, How::Invisible),
                Some((c, length)) => unit(c, length, How::Html),
                None => unit('&', 1, How::Plain),
            },
            b'<' if self.has(at, MAY_BREAK) => unit(OTHER, MAY_BREAK.len(), How::Invisible),
            ESCAPE => unit(OTHER, 1, How::Plain),
            0..0x80 => unit(char::from(byte), 1, How::Plain),
            _ => {
                let (c, length) = self.wide(at, byte);
                let how = if is_invisible(c) {
                    How::Invisible
                } else {
                    How::Plain
                };
                // What keyboards for Chinese and Japanese put in place of ASCII.
                let c = match c {
                    '\u{a0}' | '\u{3000}' => ' ',
                    '：' => ':',
                    '＝' => '=',
                    '，' => ',',
                    _ => c,
                };
                unit(c, length, how)
            }
        }
    }

    /// The letters of a part from there on that are written as themselves, as far as they have come and at most so many: no dot
    /// among them.
    pub fn plain_letters(&self, at: usize, most: usize) -> &'b str {
        let end = self.high.min(self.bytes.len()).min(at.saturating_add(most));
        let rest = self.bytes.get(at..end).unwrap_or_default();
        let length = rest.iter().position(|byte| !IS_LETTER[usize::from(*byte)]);
        self.text(at, at + length.unwrap_or(rest.len()))
    }

    /// `&amp;`, `&#46;`, `&#x2E;`: the character, and how long it is written.
    fn entity(&self, at: usize) -> Option<(char, usize)> {
        let start = at + 1;
        if self.at(start) != Some(b'#') {
            let mut all = ENTITIES.iter();
            let (name, c) = all.find(|(name, _)| self.has(start, name))?;
            return Some((*c, name.len() + 1));
        }
        let is_hex = matches!(self.at(start + 1), Some(b'x' | b'X'));
        let (first, base) = if is_hex {
            (start + 2, 16)
        } else {
            (start + 1, 10)
        };
        let mut code = 0;
        // As many digits as a backward look has room for.
        for end in first..at + LONGEST_ENTITY {
            match self.at(end)? {
                b';' if end > first => {
                    let c = Some(ascii(code)).filter(|c| *c != '\u{a0}');
                    return Some((c.unwrap_or(' '), end + 1 - at));
                }
                digit => code = code * base + char::from(digit).to_digit(base)?,
            }
        }
        None
    }

    /// A character of more than one byte.
    fn wide(&self, at: usize, first: u8) -> (char, usize) {
        let length = match first {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => 1,
        };
        let mut bytes = [first; 4];
        for (nth, byte) in bytes.iter_mut().enumerate().take(length).skip(1) {
            match self.at(at + nth) {
                Some(found) => *byte = found,
                None => return (OTHER, 1),
            }
        }
        let text = str::from_utf8(&bytes[..length]).unwrap_or_default();
        text.chars().next().map_or((OTHER, 1), |c| (c, length))
    }

    /// A character that takes no room, escaped for a URL.
    fn percent_invisible(&self, at: usize) -> Option<usize> {
        let found = PERCENT_INVISIBLE.iter().find(|escape| self.has(at, escape));
        found.map(|escape| escape.len())
    }

    /// `%2E`, `%252E`.
    fn percent(&self, at: usize) -> Option<(char, usize)> {
        let mut digits = at + 1;
        for _ in 0..MOST_PERCENT {
            if !self.has_exactly(digits, b"25") || self.hex(digits + 2, 2).is_none() {
                break;
            }
            digits += 2;
        }
        let code = self.hex(digits, 2)?;
        Some((ascii(code), digits + 2 - at))
    }

    fn hex(&self, at: usize, count: usize) -> Option<u32> {
        let mut sum = 0;
        for nth in 0..count {
            sum = sum << 4 | char::from(self.at(at + nth)?).to_digit(16)?;
        }
        Some(sum)
    }

    /// `\/`, `\"`, `\\\"`, `\n`, `\u003d`, `\x22`, and a line that ends in a backslash.
    fn escape(&self, at: usize) -> Option<(char, usize)> {
        let mut next = at + 1;
        while next - at < MOST_BACKSLASHES && self.at(next) == Some(b'\\') {
            next += 1;
        }
        let (c, length) = match self.at(next)? {
            c @ (b'/' | b'"' | b'\'' | b'`') => (char::from(c), 1),
            // As Markdown keeps it from making text slanted.
            b'_' => ('_', 1),
            b'n' => ('\n', 1),
            b'r' => ('\r', 1),
            b't' => ('\t', 1),
            b'u' => (ascii(self.hex(next + 1, 4)?), 5),
            // As nginx writes what a browser sent into its log.
            b'x' => (ascii(self.hex(next + 1, 2)?), 3),
            b'\n' => ('\n', 1),
            b'\r' if self.at(next + 1) == Some(b'\n') => ('\n', 2),
            _ => return None,
        };
        Some((c, next + length - at))
    }
}

/// Whether it takes no room.
fn is_invisible(c: char) -> bool {
    super::bare::is_noise(c) && !c.is_whitespace()
}

fn ascii(code: u32) -> char {
    match char::from_u32(code) {
        Some(c) if c.is_ascii() || super::bare::is_noise(c) => c,
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_forwards_is_read_backwards() {
        for (text, c) in [
            ("a", 'a'),
            ("%2E", '.'),
            ("%252E", '.'),
            ("%25252e", '.'),
            ("\\/", '/'),
            ("\\\\\\\"", '"'),
            ("\\u003d", '='),
            ("\\x22", '"'),
            ("\\n", '\n'),
            ("\\_", '_'),
            ("`\"", '"'),
            ("^\"", '"'),
            ("^\\^\"", '"'),
            ("&amp;", '&'),
            ("&#x3D;", '='),
            ("&#46;", '.'),
            ("&period;", '.'),
            ("&#8203;", '\u{200b}'),
            ("\\u200b", '\u{200b}'),
            ("%E2%80%8B", OTHER),
            ("%c2%ad", OTHER),
            ("<wbr>", OTHER),
            ("“", '“'),
            ("\u{1b}[1;32m", OTHER),
            ("\u{1b}[K", OTHER),
            ("\\u001b[32m", OTHER),
            ("\\\\x1B[0;1m", OTHER),
            ("\\033[m", OTHER),
            ("\\e[K", OTHER),
            ("^[[0m", OTHER),
            ("[0m", OTHER),
            ("\u{ad}", '\u{ad}'),
            ("\u{200b}", '\u{200b}'),
            ("é", 'é'),
            ("＝", '='),
            ("😀", '😀'),
        ] {
            for before in ["", "x", "=", "\"", "é", "5"] {
                let whole = [before, text].concat();
                let view = View::new(whole.as_bytes(), 0, whole.len(), true);
                let back = view.unit_before(whole.len());
                assert_eq!(
                    back.map(|unit| (unit.c, unit.start)),
                    Some((c, before.len())),
                    "{whole}"
                );
                assert_eq!(view.unit(before.len()), back, "{whole}");
            }
        }
    }
}
