//! JSON as written: member order, number text, escapes and duplicate members all survive, each with where it stood.
//!
//! A strict RFC 8259 reader with a bound on depth. It does **not** turn numbers into floats, merge duplicates or accept a
//! comment; callers ask for [`Json::as_number`] and [`Object::get`] and decide for themselves.

mod made;
mod plain;
mod read;

pub use plain::plain;
pub use read::{Error, MAX_DEPTH, Problem, parse};

use super::Span;
use super::sort::sort_by;

/// A value and the bytes that it was written in.
#[derive(Clone, Debug, PartialEq)]
pub struct Json {
    /// What it is.
    pub value: Value,
    /// Where it stood in the JSON text.
    pub span: Span,
}

/// The seven shapes of RFC 8259 §3, true and false as one.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as its text: `1.0` and `1E400` stay what they are.
    Number(Box<str>),
    /// A string.
    String(Text),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Object),
}

/// A JSON string: what was written between the quotes, and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Between the quotes, escapes as written.
    written: Box<str>,
    /// Only where it differs from what was written.
    unescaped: Option<Box<str>>,
    /// An escape named half of a surrogate pair, which stands for no character (RFC 8259 §8.2).
    pub lone_surrogate: bool,
}

impl From<&str> for Text {
    /// A string that was never written: everything but what JSON demands to be escaped stands for itself.
    fn from(text: &str) -> Self {
        let mut written = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '"' | '\\' => written.extend(['\\', c]),
                // The same four digits as any other reader takes.
                '\0'..='\u{1f}' => {
                    written.push_str("\\u00");
                    for shift in [4, 0] {
                        let digit = char::from_digit(u32::from(c) >> shift & 15, 16);
                        written.extend(digit);
                    }
                }
                _ => written.push(c),
            }
        }
        Text {
            unescaped: (written != text).then(|| text.into()),
            written: written.into(),
            lone_surrogate: false,
        }
    }
}

impl Text {
    /// What the string stands for; a lone surrogate is U+FFFD.
    pub fn as_str(&self) -> &str {
        self.unescaped.as_deref().unwrap_or(&self.written)
    }

    /// What stood between the quotes.
    pub fn written(&self) -> &str {
        &self.written
    }
}

/// An object's members in the order in which they were written, duplicates included.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object {
    /// Every member, as written.
    pub members: Vec<Member>,
}

/// One `"name": value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The name.
    pub name: Text,
    /// Where the name stood, quotes included.
    pub name_span: Span,
    /// The value.
    pub value: Json,
}

impl Object {
    /// The value of the last member of that name: what RFC 7519 §4 lets a parser keep, and what browsers keep.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.members
            .iter()
            .rfind(|m| m.name.as_str() == name)
            .map(|m| &m.value)
    }

    /// Whether any member has that name.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The value of the last member of that name, where it is a string.
    pub fn str(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// On one line without blanks; every token as it was written.
    pub fn to_compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// Over several lines, indented by two; every token as it was written.
    pub fn to_pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out
    }

    fn write(&self, out: &mut String, indent: Option<usize>) {
        write_list(
            out,
            indent,
            ['{', '}'],
            &self.members,
            |out, member, deeper| {
                write_text(out, &member.name);
                out.push_str(if deeper.is_some() { ": " } else { ":" });
                member.value.write(out, deeper);
            },
        );
    }

    /// Names that stand more than once, each once, in order of their first standing.
    pub fn duplicates(&self) -> Vec<&str> {
        // Sorted rather than compared pair by pair: an object can have a hundred thousand members.
        let mut by_name: Vec<(&str, usize)> = (self.members.iter().enumerate())
            .map(|(at, m)| (m.name.as_str(), at))
            .collect();
        sort_by(&mut by_name, Ord::cmp);
        let mut found: Vec<(usize, &str)> = by_name
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|same| same.len() > 1)
            .map(|same| (same[0].1, same[0].0))
            .collect();
        sort_by(&mut found, Ord::cmp);
        found.into_iter().map(|(_, name)| name).collect()
    }
}

impl Json {
    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// The members of an object.
    pub fn as_object(&self) -> Option<&Object> {
        match &self.value {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The items of an array.
    pub fn as_array(&self) -> Option<&[Json]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The text of a number.
    pub fn as_number(&self) -> Option<&str> {
        match &self.value {
            Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// Its shape, as a noun with its article: `a string`, `an array`.
    pub fn shape(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// On one line without blanks; every token as it was written.
    pub fn to_compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// Over several lines, indented by two; every token as it was written.
    pub fn to_pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out
    }

    fn write(&self, out: &mut String, indent: Option<usize>) {
        match &self.value {
            Value::Null => out.push_str("null"),
            Value::Bool(true) => out.push_str("true"),
            Value::Bool(false) => out.push_str("false"),
            Value::Number(text) => out.push_str(text),
            Value::String(text) => write_text(out, text),
            Value::Array(items) => {
                write_list(out, indent, ['[', ']'], items, |out, item, deeper| {
                    item.write(out, deeper);
                })
            }
            Value::Object(object) => object.write(out, indent),
        }
    }
}

fn write_text(out: &mut String, text: &Text) {
    out.push('"');
    out.push_str(&text.written);
    out.push('"');
}

fn write_list<T>(
    out: &mut String,
    indent: Option<usize>,
    [open, close]: [char; 2],
    items: &[T],
    mut each: impl FnMut(&mut String, &T, Option<usize>),
) {
    out.push(open);
    let deeper = indent.map(|n| n + 1);
    for (nth, item) in items.iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        new_line(out, deeper);
        each(out, item, deeper);
    }
    if !items.is_empty() {
        new_line(out, indent);
    }
    out.push(close);
}

fn new_line(out: &mut String, indent: Option<usize>) {
    if let Some(depth) = indent {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_was_written_survives() {
        for written in [
            r#"{"b":1,"a":2,"b":3}"#,
            "[12345678901234567890,1.0,1E400,-0,0.10e-5]",
            r#""A\/é😀""#,
            r#"{"lone":"\ud800"}"#,
            "null",
        ] {
            assert_eq!(parse(written).unwrap().to_compact(), written);
        }
    }

    #[test]
    fn pretty_is_the_same_text_over_lines() {
        let pretty = parse(r#"{"a":[1,{}],"b":[]}"#).unwrap().to_pretty();
        assert_eq!(
            pretty,
            "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}"
        );
    }

    #[test]
    fn a_string_stands_for_its_characters() {
        for (written, text, lone) in [
            (r#""a\n\u0041\/""#, "a\nA/", false),
            (r#""\ud83d\ude00""#, "😀", false),
            (r#""\ud83d""#, "\u{fffd}", true),
            (r#""\ud83dA""#, "\u{fffd}A", true),
            (r#""\ude00x""#, "\u{fffd}x", true),
        ] {
            let Value::String(string) = parse(written).unwrap().value else {
                panic!("{written} is a string");
            };
            assert_eq!(
                (string.as_str(), string.lone_surrogate),
                (text, lone),
                "{written}"
            );
        }
    }

    #[test]
    fn a_string_that_was_never_written_reads_back() {
        for text in ["", "a", "\"\\/\n\u{1}\u{1f}é😀"] {
            let made = Text::from(text);
            let read = parse(&format!("\"{}\"", made.written())).unwrap();
            assert_eq!((read.as_str(), made.as_str()), (Some(text), text));
        }
    }

    #[test]
    fn what_is_no_json_is_refused_at_its_line_and_column() {
        for (text, line, column, problem) in [
            ("", 1, 1, Problem::Ended),
            ("{\n  \"a\" 1}", 2, 7, Problem::Unexpected('1', "‘:’")),
            ("[1,]", 1, 4, Problem::Unexpected(']', "a value")),
            (
                "{\"a\":1,}",
                1,
                8,
                Problem::Unexpected('}', "a member name in quotes"),
            ),
            ("{}x", 1, 3, Problem::Trailing('x')),
            ("01", 1, 2, Problem::Number),
            ("1.", 1, 3, Problem::Number),
            ("-", 1, 2, Problem::Number),
            ("\"é\u{1}\"", 1, 3, Problem::Control('\u{1}')),
            (r#""\x""#, 1, 2, Problem::Escape),
            (r#""\u12g4""#, 1, 2, Problem::Escape),
            ("\u{feff}{}", 1, 1, Problem::ByteOrderMark),
            ("nul", 1, 4, Problem::Ended),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(
                (error.line, error.column, error.problem),
                (line, column, problem),
                "{text:?}"
            );
        }
    }

    #[test]
    fn nesting_is_bounded() {
        assert!(parse(&("[".repeat(MAX_DEPTH) + &"]".repeat(MAX_DEPTH))).is_ok());
        let error = parse(&"[".repeat(10_000)).unwrap_err();
        assert_eq!((error.problem, error.at), (Problem::TooDeep, MAX_DEPTH));
    }

    #[test]
    fn duplicates_are_kept_and_named_once() {
        let json = parse(r#"{"b":1,"a":1,"a":2,"\u0062":3}"#).unwrap();
        let object = json.as_object().unwrap();
        assert_eq!(object.duplicates(), ["b", "a"]);
        assert_eq!(object.get("b").and_then(Json::as_number), Some("3"));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in r#"[\[\]{}":,\\u0-9a-f \-.eé\x01]{0,40}"#) {
            if let Ok(json) = parse(&text) {
                prop_assert_eq!(parse(&json.to_compact()).map(|j| j.to_compact()), Ok(json.to_compact()));
            }
        }

        #[test]
        fn agrees_with_another_strict_reader(text in r#"[\[\]{}":,0-9a \-.e]{0,24}"#) {
            // Raw: serde_json then judges the grammar alone, not the range of a number.
            let theirs = serde_json::from_str::<&serde_json::value::RawValue>(&text).is_ok();
            prop_assert_eq!(parse(&text).is_ok(), theirs);
        }
    }
}
