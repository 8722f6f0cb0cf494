//! A URL that source code puts together out of string literals, written as one.
//!
//! Knows the operators `+` and `.`, and literals that follow each other without one, as Python and C have them. A variable
//! becomes the placeholder that a template has for it: `"…?client_id=" + id + "&scope=openid"` is `"…?client_id=${id}&scope=openid"`.
//! Does **not** read the language: what is no address is left as it is written, and so is a variable with a literal in it.

use crate::text::percent;

/// A longer expression is not the name of something.
const LONGEST: usize = 80;

/// Calls that percent-encode the text that they are given, in any of the languages.
const ENCODERS: &[&str] = &[
    "encodeURIComponent(",
    "urllib.parse.quote_plus(",
    "urllib.parse.quote(",
    "quote_plus(",
    "quote(",
    "rawurlencode(",
    "urlencode(",
    "URLEncoder.encode(",
    "Uri.EscapeDataString(",
    "url.QueryEscape(",
    "Uri.encode(",
];

/// The text with the literals of an address put together; none where there is nothing to put together.
pub fn joined(text: &str) -> Option<String> {
    if !text.contains("://") {
        return None;
    }
    let text = &encoded(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    // The quote that began what is put together, and the one that ends the literal which is being read.
    let mut chain: Option<(char, char)> = None;
    // The quote before the rest.
    let mut opened = None;
    let mut is_joined = false;
    while let Some(at) = match chain {
        Some((_, end)) => rest.find(end),
        None => rest.find(is_quote),
    } {
        let quote = rest[at..].chars().next()?;
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        // A literal is ended there that is an address, or the next part of one. A quote that begins a value is none of these.
        let is_address = rest.starts_with("https://") || rest.starts_with("http://");
        let is_end = chain.is_some() || is_address && opened == Some(quote);
        let next = Some(after).filter(|_| is_end);
        let begin = chain.map_or(quote, |(begin, _)| begin);
        match next.and_then(|after| next_literal(&out, after, quote)) {
            Some(Next { between, literal }) => {
                is_joined = true;
                if !between.is_empty() {
                    // PHP and Perl write `$id`.
                    out.extend(["${", between.trim_start_matches('$'), "}"]);
                }
                match literal {
                    Some((end, literal)) => {
                        chain = Some((begin, end));
                        rest = literal;
                    }
                    None => {
                        out.push(begin);
                        (chain, opened) = (None, None);
                        rest = after;
                    }
                }
            }
            None => {
                out.push(begin);
                opened = chain.is_none().then_some(quote);
                chain = None;
                rest = after;
            }
        }
    }
    out.push_str(rest);
    is_joined.then_some(out)
}

/// The text with what those calls make of a literal in their place: `'…=' + encodeURIComponent('a b')` is `'…=' + 'a%20b'`.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('(') {
        let (before, after) = rest.split_at(at + 1);
        let call = ENCODERS.iter().find(|call| before.ends_with(**call));
        match call.zip(argument(after)) {
            Some((call, Argument { quote, text, after })) => {
                out.push_str(&before[..before.len() - call.len()]);
                out.push(quote);
                out.push_str(&percent::encode(text));
                out.push(quote);
                rest = after;
            }
            None => {
                out.push_str(before);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The literal that a call is given, and what follows the call.
struct Argument<'a> {
    quote: char,
    text: &'a str,
    after: &'a str,
}

fn argument(text: &str) -> Option<Argument<'_>> {
    let text = text.trim_start();
    let quote = text.chars().next().filter(|c| is_quote(*c))?;
    // What is written with an escape, or has something put in, is not what it says.
    let end = text[1..].find([quote, '\\', '$', '\n'])? + 1;
    let after = text[end..].strip_prefix(quote)?.trim_start();
    // Java's and PHP's name the character set behind it.
    let close = match after.strip_prefix(',') {
        Some(rest) => rest
            .bytes()
            .take(LONGEST)
            .position(|b| b == b')')
            .map(|at| &rest[at..]),
        None => Some(after),
    };
    Some(Argument {
        quote,
        text: &text[1..end],
        after: close?.strip_prefix(')')?,
    })
}

/// What is put to the end of a literal.
struct Next<'a> {
    /// The variable between that literal and the next; empty where there is none.
    between: &'a str,
    /// The quote of the next literal, and the text from there on; none where a variable is the last.
    literal: Option<(char, &'a str)>,
}

fn next_literal<'a>(before: &str, after: &'a str, quote: char) -> Option<Next<'a>> {
    let trimmed = after.trim_start();
    let Some(operator) = trimmed.chars().next().filter(|c| matches!(c, '+' | '.')) else {
        // Without an operator the next goes on as a query does, or it is another value.
        let literal = trimmed.strip_prefix(quote)?;
        let is_next_line = after[..after.len() - trimmed.len()].contains('\n');
        let goes_on = is_next_line && literal.starts_with(['&', '?']);
        return goes_on.then_some(Next {
            between: "",
            literal: Some((quote, literal)),
        });
    };
    let after = trimmed[1..].trim_start();
    if let Some(end) = after.chars().next().filter(|c| is_quote(*c)) {
        return Some(Next {
            between: "",
            literal: Some((end, &after[1..])),
        });
    }
    let is_name = |name: &str| {
        name.len() <= LONGEST
            && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$')
            && !name.contains(['\n', ';', '{', '}', ',', '='])
    };
    if let Some(at) = after.find(is_quote)
        && let Some(between) = after[..at].trim_end().strip_suffix(operator)
        && is_name(between.trim_end())
    {
        let end = after[at..].chars().next()?;
        return Some(Next {
            between: between.trim_end(),
            literal: Some((end, &after[at + 1..])),
        });
    }
    if !before.ends_with('=') {
        return None;
    }
    let is_end = |b: u8| matches!(b, b';' | b'\n');
    let end = after.bytes().take(LONGEST + 1).position(is_end);
    let between = after[..end.unwrap_or(after.len())].trim_end();
    is_name(between).then_some(Next {
        between,
        literal: None,
    })
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`')
}
