//! A URL that source code puts together out of string literals, written as one.
//!
//! Knows the operators `+` and `.`, and literals that follow each other without one, as Python and C have them. A variable
//! becomes the placeholder that a template has for it: `"…?client_id=" + id + "&scope=openid"` is `"…?client_id=${id}&scope=openid"`.
//! Does **not** read the language: what is no address is left as it is written, and so is a variable with a literal in it.

/// A longer expression is not the name of something.
const LONGEST: usize = 80;

/// The text with the literals of an address put together; none where there is nothing to put together.
pub fn joined(text: &str) -> Option<String> {
    if !text.contains("://") {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
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
