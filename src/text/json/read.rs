//! Reading JSON: the grammar of RFC 8259, with the line and column of the first thing that it does not allow.
//!
//! Keeps what was written; what is made of it is the tree's. Depth is bounded, so that no text can exhaust the stack.

use super::plain::plain;
use super::{Json, Member, Object, Text, Value};
use crate::text::Span;
use crate::text::base64url::name_of;
use std::fmt;

/// Deeper nesting is refused, so that no reader of the tree can run out of stack. RFC 8259 §9 allows such a bound.
pub const MAX_DEPTH: usize = 512;

/// Why the text is no JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What is wrong.
    pub problem: Problem,
    /// Byte offset.
    pub at: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// What a reader met where JSON allows something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The text ended inside a value.
    Ended,
    /// A character that cannot stand there; the text names what could.
    Unexpected(char, &'static str),
    /// More text after the value.
    Trailing(char),
    /// A control character inside a string; RFC 8259 §7 wants it escaped.
    Control(char),
    /// `\` before something that is no escape.
    Escape,
    /// A number that RFC 8259 §6 does not allow, like `01` or `1.`
    Number,
    /// More than [`MAX_DEPTH`] levels.
    TooDeep,
    /// A byte order mark, which RFC 8259 §8.1 forbids.
    ByteOrderMark,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Ended => f.write_str("the text ends inside a value"),
            Problem::Unexpected(c, wanted) => {
                write!(f, "{} where {wanted} was expected", name_of(*c))
            }
            Problem::Trailing(c) => write!(f, "{} after the end of the value", name_of(*c)),
            Problem::Control(c) => {
                write!(f, "the control character {} must be escaped", name_of(*c))
            }
            Problem::Escape => f.write_str("this is not an escape that JSON knows"),
            Problem::Number => f.write_str("this is not a number that JSON allows"),
            Problem::TooDeep => write!(f, "nested more than {MAX_DEPTH} levels deep"),
            Problem::ByteOrderMark => f.write_str("it begins with a byte order mark"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {}, column {}: {}",
            self.line, self.column, self.problem
        )
    }
}

/// Reads one JSON text.
///
/// # Errors
/// The first place that RFC 8259 does not allow, or nesting beyond [`MAX_DEPTH`].
pub fn parse(text: &str) -> Result<Json, Error> {
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at: 0,
    };
    reader
        .document()
        .map_err(|problem| locate(text, reader.at, problem))
}

fn locate(text: &str, at: usize, problem: Problem) -> Error {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |n| n + 1);
    Error {
        problem,
        at,
        line: before.bytes().filter(|b| *b == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

/// `at` is always on a character boundary: it moves over ASCII by bytes and over the rest by characters.
struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl Reader<'_> {
    fn document(&mut self) -> Result<Json, Problem> {
        if self.text.starts_with('\u{feff}') {
            return Err(Problem::ByteOrderMark);
        }
        let value = self.value(0)?;
        self.blanks();
        match self.here() {
            None => Ok(value),
            Some(c) => Err(Problem::Trailing(c)),
        }
    }

    fn here(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn unexpected(&self, wanted: &'static str) -> Problem {
        match self.here() {
            Some(c) => Problem::Unexpected(c, wanted),
            None => Problem::Ended,
        }
    }

    fn value(&mut self, depth: usize) -> Result<Json, Problem> {
        self.blanks();
        let start = self.at;
        let value = match self.byte() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.array(depth)?,
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => Value::Number(self.number()?.into()),
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            _ => return Err(self.unexpected("a value")),
        };
        let span = Span::new(start, self.at);
        Ok(Json { value, span })
    }

    fn word(&mut self, word: &'static str, value: Value) -> Result<Value, Problem> {
        for expected in word.bytes() {
            if self.byte() != Some(expected) {
                return Err(self.unexpected(word));
            }
            self.at += 1;
        }
        Ok(value)
    }

    fn deeper(depth: usize) -> Result<usize, Problem> {
        if depth < MAX_DEPTH {
            Ok(depth + 1)
        } else {
            Err(Problem::TooDeep)
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Problem> {
        let depth = Self::deeper(depth)?;
        self.at += 1;
        let mut members = Vec::new();
        self.blanks();
        if self.byte() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(Object { members }));
        }
        loop {
            self.blanks();
            let start = self.at;
            if self.byte() != Some(b'"') {
                return Err(self.unexpected("a member name in quotes"));
            }
            let name = self.string()?;
            let name_span = Span::new(start, self.at);
            self.blanks();
            if self.byte() != Some(b':') {
                return Err(self.unexpected("‘:’"));
            }
            self.at += 1;
            let value = self.value(depth)?;
            members.push(Member {
                name,
                name_span,
                value,
            });
            self.blanks();
            match self.byte() {
                Some(b',') => self.at += 1,
                Some(b'}') => break,
                _ => return Err(self.unexpected("‘,’ or ‘}’")),
            }
        }
        self.at += 1;
        Ok(Value::Object(Object { members }))
    }

    fn array(&mut self, depth: usize) -> Result<Value, Problem> {
        let depth = Self::deeper(depth)?;
        self.at += 1;
        let mut items = Vec::new();
        self.blanks();
        if self.byte() == Some(b']') {
            self.at += 1;
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value(depth)?);
            self.blanks();
            match self.byte() {
                Some(b',') => self.at += 1,
                Some(b']') => break,
                _ => return Err(self.unexpected("‘,’ or ‘]’")),
            }
        }
        self.at += 1;
        Ok(Value::Array(items))
    }

    fn number(&mut self) -> Result<&str, Problem> {
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits(),
            _ => return Err(Problem::Number),
        }
        if matches!(self.byte(), Some(b'0'..=b'9')) {
            return Err(Problem::Number);
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.some_digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.some_digits()?;
        }
        Ok(Span::new(start, self.at).of(self.text))
    }

    fn digits(&mut self) {
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
    }

    fn some_digits(&mut self) -> Result<(), Problem> {
        let start = self.at;
        self.digits();
        if self.at == start {
            return Err(Problem::Number);
        }
        Ok(())
    }

    fn string(&mut self) -> Result<Text, Problem> {
        self.at += 1;
        let start = self.at;
        let mut unescaped: Option<String> = None;
        let mut lone_surrogate = false;
        let mut plain_from = start;
        loop {
            match self.byte() {
                None => return Err(Problem::Ended),
                Some(b'"') => break,
                Some(b'\\') => {
                    let out = unescaped.get_or_insert_default();
                    out.push_str(Span::new(plain_from, self.at).of(self.text));
                    match self.escape()? {
                        Some(c) => out.push(c),
                        None => {
                            lone_surrogate = true;
                            out.push(char::REPLACEMENT_CHARACTER);
                        }
                    }
                    plain_from = self.at;
                }
                Some(byte @ 0..0x20) => return Err(Problem::Control(char::from(byte))),
                Some(_) => {
                    // What ends a run of plain characters is ASCII, and so a boundary.
                    self.at += plain(self.bytes.get(self.at..).unwrap_or_default());
                }
            }
        }
        if let Some(out) = &mut unescaped {
            out.push_str(Span::new(plain_from, self.at).of(self.text));
        }
        let written = Span::new(start, self.at).of(self.text).into();
        self.at += 1;
        Ok(Text {
            written,
            unescaped: unescaped.map(Into::into),
            lone_surrogate,
        })
    }

    /// One escape; `None` for half of a surrogate pair.
    fn escape(&mut self) -> Result<Option<char>, Problem> {
        let backslash = self.at;
        self.at += 1;
        let escaped = match self.byte() {
            None => return Err(Problem::Ended),
            Some(b'u') => {
                self.at += 1;
                let unit = self.hex(backslash)?;
                return self.utf16(unit);
            }
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(_) => {
                self.at = backslash;
                return Err(Problem::Escape);
            }
        };
        self.at += 1;
        Ok(Some(escaped))
    }

    fn utf16(&mut self, unit: u16) -> Result<Option<char>, Problem> {
        if !(0xD800..0xDC00).contains(&unit) {
            return Ok(char::from_u32(unit.into()));
        }
        let after = self.at;
        if self.bytes.get(after..after + 2) == Some(br"\u") {
            self.at += 2;
            let low = self.hex(after)?;
            if let Some(Ok(c)) = char::decode_utf16([unit, low]).next() {
                return Ok(Some(c));
            }
            // Not a pair: the second escape stands for itself.
            self.at = after;
        }
        Ok(None)
    }

    fn hex(&mut self, backslash: usize) -> Result<u16, Problem> {
        let digits = self.bytes.get(self.at..self.at + 4);
        let valid = digits.filter(|d| d.iter().all(u8::is_ascii_hexdigit));
        let Some(digits) = valid.and_then(|d| std::str::from_utf8(d).ok()) else {
            self.at = backslash;
            return Err(Problem::Escape);
        };
        self.at += 4;
        u16::from_str_radix(digits, 16).map_err(|_| Problem::Escape)
    }
}
