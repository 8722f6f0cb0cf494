//! String literals, as each language of a snippet writes them: whatever a value holds, it stays the value of one literal.
//!
//! Nothing here knows what is being quoted. A character that nobody sees is always written as an escape, so that code reads
//! as it runs (what <https://trojansource.codes> is about). Tests read every literal back with the language's own grammar.

use crate::text::{is_invisible, percent};
use std::fmt::Write;

/// What a file of a snippet is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// JavaScript.
    JavaScript,
    /// TypeScript.
    TypeScript,
    /// TypeScript with JSX.
    Tsx,
    /// Swift.
    Swift,
    /// Kotlin.
    Kotlin,
    /// C#.
    CSharp,
    /// Java.
    Java,
    /// YAML.
    Yaml,
    /// Python.
    Python,
    /// Go.
    Go,
    /// A POSIX shell.
    Shell,
}

/// How a language writes a character by its number.
enum Escape {
    /// `\u{2028}`
    Braces,
    /// `\u2028`, and a pair of surrogates beyond it.
    Utf16,
    /// `\u2028`, `\U0001F600`
    Long,
}

impl Language {
    /// The language of a file of that name.
    pub fn of_file(name: &str) -> Option<Language> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending {
            "js" => Language::JavaScript,
            "ts" => Language::TypeScript,
            "tsx" => Language::Tsx,
            "swift" => Language::Swift,
            "kt" => Language::Kotlin,
            "cs" => Language::CSharp,
            "java" => Language::Java,
            "yml" => Language::Yaml,
            "py" => Language::Python,
            "go" => Language::Go,
            "sh" => Language::Shell,
            _ => return None,
        })
    }

    /// As people say it.
    pub const fn title(self) -> &'static str {
        match self {
            Language::JavaScript => "JavaScript",
            Language::TypeScript | Language::Tsx => "TypeScript",
            Language::Swift => "Swift",
            Language::Kotlin => "Kotlin",
            Language::CSharp => "C#",
            Language::Java => "Java",
            Language::Yaml => "YAML",
            Language::Python => "Python",
            Language::Go => "Go",
            Language::Shell => "Shell",
        }
    }

    const fn escape(self) -> Escape {
        match self {
            Language::Kotlin | Language::Java => Escape::Utf16,
            Language::CSharp | Language::Yaml | Language::Python | Language::Go => Escape::Long,
            _ => Escape::Braces,
        }
    }

    /// A literal whose value is the text. A shell has no escapes in quotes: there, what cannot be seen stands as it is.
    pub fn string(self, text: &str) -> String {
        if self == Language::Shell {
            return ["'", &text.replace('\'', r"'\''"), "'"].concat();
        }
        let mut literal = String::with_capacity(text.len() + 2);
        literal.push('"');
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '\\' => literal.push_str(r"\\"),
                '"' => literal.push_str("\\\""),
                '\n' => literal.push_str(r"\n"),
                '\r' => literal.push_str(r"\r"),
                '\t' => literal.push_str(r"\t"),
                '$' if self == Language::Kotlin => literal.push_str(r"\$"),
                // `</script>` and `<!--` would mean something to the HTML around a script.
                '<' if self.is_script() && matches!(rest.peek(), Some('/' | '!')) => {
                    literal.push_str(r"\x3C");
                }
                c if is_unseen(c) => self.push_escape(&mut literal, c),
                c => literal.push(c),
            }
        }
        literal.push('"');
        literal
    }

    /// A list literal of them, its brackets included.
    pub fn list<'t>(self, texts: impl IntoIterator<Item = &'t str>) -> String {
        let items: Vec<String> = texts.into_iter().map(|text| self.string(text)).collect();
        ["[", &items.join(", "), "]"].concat()
    }

    /// The key of an object literal in JavaScript.
    pub fn key(self, name: &str) -> String {
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && (name.bytes()).all(|b| b.is_ascii_alphanumeric() || b == b'_');
        match name {
            // As a plain key it would set the prototype.
            "__proto__" => [r#"[""#, name, r#""]"#].concat(),
            _ if is_word => name.to_owned(),
            _ => self.string(name),
        }
    }

    /// The value of a JSX attribute. Between its quotes there are HTML entities and no escapes, so that a text with more
    /// than plain characters is written as an expression.
    pub fn attribute(self, text: &str) -> String {
        let plain = |c: char| c.is_ascii_alphanumeric() || " :/.-_~?=@+,;#!*()[]'%|".contains(c);
        match text.chars().all(plain) {
            true => ["\"", text, "\""].concat(),
            false => ["{", &self.string(text), "}"].concat(),
        }
    }

    const fn is_script(self) -> bool {
        matches!(
            self,
            Language::JavaScript | Language::TypeScript | Language::Tsx
        )
    }

    fn push_escape(self, literal: &mut String, c: char) {
        let number = u32::from(c);
        // Writing to a string does not fail.
        let _ = match self.escape() {
            Escape::Braces => write!(literal, "\\u{{{number:X}}}"),
            Escape::Long if number > 0xFFFF => write!(literal, "\\U{number:08X}"),
            Escape::Long => write!(literal, "\\u{number:04X}"),
            Escape::Utf16 => {
                let mut units = [0; 2];
                (c.encode_utf16(&mut units).iter())
                    .try_for_each(|unit| write!(literal, "\\u{unit:04X}"))
            }
        };
    }
}

/// A value for Spring’s configuration: `${…}` would be looked up there. Spring Framework 6.2 takes the backslash off again.
pub fn for_spring(text: &str) -> String {
    text.replace("${", r"\${")
}

/// The option of curl that adds a parameter to the query, and its argument.
pub fn for_curl(name: &str, value: &str) -> String {
    // curl encodes the value and leaves the name as it is. What a terminal would not show, or take, goes encoded.
    let name = percent::encode(name);
    let (option, value) = match value.chars().any(is_unseen) {
        true => ("--data-raw ", percent::encode(value)),
        false => ("--data-urlencode ", value.to_owned()),
    };
    let pair = [&name, "=", &value].concat();
    [option, &Language::Shell.string(&pair)].concat()
}

/// Whether a reader, or a parser of lines, would not see the character for what it is.
fn is_unseen(c: char) -> bool {
    let is_tag = ('\u{E0000}'..='\u{E0FFF}').contains(&c);
    is_invisible(c) || is_tag || matches!(c, '\u{A0}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{CSharp, Go, Java, JavaScript, Kotlin, Python, Shell, Swift, Tsx, Yaml};

    #[test]
    fn a_literal_in_each_language() {
        for (language, text, literal) in [
            (JavaScript, r#"a"b\c"#, r#""a\"b\\c""#),
            (JavaScript, "a\nb\u{2028}${c}", r#""a\nb\u{2028}${c}""#),
            (JavaScript, "</script><!--", r#""\x3C/script>\x3C!--""#),
            (Swift, r"\(x)", r#""\\(x)""#),
            (Swift, "\u{202E}", r#""\u{202E}""#),
            (Kotlin, "${x}\u{2028}", r#""\${x}\u2028""#),
            (Kotlin, "\u{E0001}", r#""\uDB40\uDC01""#),
            (CSharp, "{x}\u{85}\u{E0001}", r#""{x}\u0085\U000E0001""#),
            (Java, "\\u0022\n", r#""\\u0022\n""#),
            (Yaml, "a: #b\0", r##""a: #b\u0000""##),
            (Python, "{x}\u{7f}", r#""{x}\u007F""#),
            (Go, "`%s`", r#""`%s`""#),
            (Shell, "it's $x `y`", r"'it'\''s $x `y`'"),
        ] {
            assert_eq!(language.string(text), literal, "{language:?}");
        }
        assert_eq!(Python.list(["a", "b"]), r#"["a", "b"]"#);
    }

    #[test]
    fn a_key_that_would_set_the_prototype_does_not() {
        for (name, key) in [
            ("audience", "audience"),
            ("ext-x", r#""ext-x""#),
            ("__proto__", r#"["__proto__"]"#),
            ("1a", r#""1a""#),
            ("", r#""""#),
        ] {
            assert_eq!(JavaScript.key(name), key);
        }
    }

    #[test]
    fn an_attribute_with_more_than_plain_text_is_an_expression() {
        for (text, attribute) in [
            ("t.eu.auth0.com", r#""t.eu.auth0.com""#),
            ("a&amp;b", r#"{"a&amp;b"}"#),
            ("a\"b", r#"{"a\"b"}"#),
            ("{a}", r#"{"{a}"}"#),
        ] {
            assert_eq!(Tsx.attribute(text), attribute);
        }
    }

    #[test]
    fn curl_gets_what_can_be_seen_as_it_is() {
        for (name, value, argument) in [
            ("a", "https://x y", "--data-urlencode 'a=https://x y'"),
            ("a@b=", "c", "--data-urlencode 'a%40b%3D=c'"),
            ("a", "b\nc", "--data-raw 'a=b%0Ac'"),
        ] {
            assert_eq!(for_curl(name, value), argument);
        }
    }
}
