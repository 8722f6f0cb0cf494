//! Words, strings and signs of a text in any of the languages that people configure things in; comments and white space gone.
//!
//! Never fails: what it does not know is a sign. A quote that is not closed ends with its line.

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// The byte at which it begins.
    pub at: usize,
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name, a key word, a number.
    Word(String),
    /// A string, its escapes resolved.
    Text {
        /// What it holds.
        text: String,
        /// Whether that is all of it: nothing is put in where the code runs.
        whole: bool,
    },
    /// `=>`
    Arrow,
    /// Any other character.
    Sign(char),
}

/// The tokens of a text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let is_fresh = at == 0 || text[..at].ends_with(char::is_whitespace);
        if let Some(length) = comment(rest, is_fresh) {
            at += length;
            continue;
        }
        let (kind, length) = match c {
            '"' | '\'' | '`' => {
                let prefix = text[..at].chars().next_back();
                string(rest, c, prefix)
            }
            '“' | '”' | '‘' | '’' => curly(rest, c),
            '=' if rest.starts_with("=>") => (Kind::Arrow, 2),
            c if is_word(c) => {
                let end = rest.find(|c| !is_word(c) && c != '-').unwrap_or(rest.len());
                let end = rest[..end].trim_end_matches('-').len();
                (Kind::Word(rest[..end].to_owned()), end)
            }
            c => (Kind::Sign(c), c.len_utf8()),
        };
        // The letter before a string, as in f"…", is no word of its own.
        if matches!(kind, Kind::Text { .. }) && is_prefix(tokens.last(), at) {
            tokens.pop();
        }
        tokens.push(Token { kind, at });
        at += length;
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_prefix(token: Option<&Token>, at: usize) -> bool {
    token.is_some_and(|token| match &token.kind {
        Kind::Word(word) => {
            token.at + word.len() == at
                && matches!(word.as_str(), "f" | "F" | "r" | "b" | "u" | "rf" | "fr")
        }
        Kind::Sign('@' | '$') => token.at + 1 == at,
        _ => false,
    })
}

/// How long the comment is that begins there.
fn comment(rest: &str, is_fresh: bool) -> Option<usize> {
    let line = || rest.find('\n').unwrap_or(rest.len());
    let until = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
    if rest.starts_with("/*") {
        return Some(until("*/"));
    }
    if rest.starts_with("<!--") {
        return Some(until("-->"));
    }
    let is_line = rest.starts_with("//") || (is_fresh && rest.starts_with('#'));
    is_line.then(line)
}

/// A string in straight quotes, and how long it is.
fn string(rest: &str, quote: char, prefix: Option<char>) -> (Kind, usize) {
    let three: String = [quote; 3].iter().collect();
    if quote != '`' && rest.starts_with(&three) {
        let inside = &rest[3..];
        let end = inside.find(&three).unwrap_or(inside.len());
        let text = inside[..end].trim().to_owned();
        return (Kind::Text { text, whole: true }, (end + 6).min(rest.len()));
    }
    let is_verbatim = prefix == Some('@');
    let (mut text, mut whole) = (String::new(), true);
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            c if c == quote => return (Kind::Text { text, whole }, at + 1),
            '\n' if quote != '`' => return (Kind::Text { text, whole: false }, at),
            '\\' if !is_verbatim => {
                if let Some((_, escaped)) = chars.next() {
                    escape(escaped, &mut chars, &mut text);
                }
            }
            // `${…}` in JavaScript and Kotlin, `#{…}` in Ruby, `\(…)` in Swift is an escape above.
            '$' if chars.peek().is_some_and(|(_, next)| *next == '{') && quote != '\'' => {
                whole = false;
                text.push('$');
            }
            '{' if matches!(prefix, Some('f' | 'F' | '$')) => {
                whole = false;
                text.push('{');
            }
            c => text.push(c),
        }
    }
    (Kind::Text { text, whole: false }, rest.len())
}

fn escape(
    escaped: char,
    chars: &mut std::iter::Peekable<impl Iterator<Item = (usize, char)>>,
    text: &mut String,
) {
    match escaped {
        'n' => text.push('\n'),
        't' => text.push('\t'),
        'r' | '\n' => {}
        'u' | 'x' => {
            let wanted = if escaped == 'u' { 4 } else { 2 };
            let mut value = 0;
            for _ in 0..wanted {
                match chars.peek().and_then(|(_, c)| c.to_digit(16)) {
                    Some(digit) => value = value * 16 + digit,
                    None => break,
                }
                chars.next();
            }
            text.extend(char::from_u32(value));
        }
        other => text.push(other),
    }
}

/// A string in the quotes that word processors make of straight ones.
fn curly(rest: &str, quote: char) -> (Kind, usize) {
    let inside = &rest[quote.len_utf8()..];
    let ends: &[char] = if matches!(quote, '“' | '”') {
        &['”', '“']
    } else {
        &['’', '‘']
    };
    match inside.find(ends) {
        Some(end) if !inside[..end].contains('\n') => {
            let text = inside[..end].to_owned();
            let close = inside[end..].chars().next().map_or(0, char::len_utf8);
            (
                Kind::Text { text, whole: true },
                quote.len_utf8() + end + close,
            )
        }
        _ => (Kind::Sign(quote), quote.len_utf8()),
    }
}
