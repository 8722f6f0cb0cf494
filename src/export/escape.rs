//! Text for Markdown from which nothing can come but text: no heading, row, link, mention or markup.
//!
//! Whatever is not plainly a word goes into a code span, in which nothing is read; and what would end that, or break a line
//! or a table, is written as JSON writes it.

use crate::text::is_invisible;

/// Longer values tell a reader nothing.
const MOST: usize = 400;

/// A value as a code span, on one line; a long one is cut, and says so.
pub fn code(value: &str) -> String {
    let mut out = "`".to_owned();
    let mut chars = value.chars();
    for c in chars.by_ref().take(MOST) {
        match c {
            // A span of one backtick ends at the next; a table's cell ends at a bar even in a span.
            '`' | '|' => escape(&mut out, c),
            c if c != ' ' && (c.is_whitespace() || is_invisible(c)) => escape(&mut out, c),
            c => out.push(c),
        }
    }
    let left = chars.count();
    if out.len() == 1 {
        out.push_str("\"\"");
    }
    // Otherwise a span takes a blank at each end for its own, and one of blanks alone is none.
    if value.trim().is_empty() && !value.is_empty() {
        out.insert(1, '"');
        out.push('"');
    }
    out.push('`');
    if left > 0 {
        out.push_str(&format!(" … {left} characters more"));
    }
    out
}

fn escape(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str(&format!("\\u{unit:04x}"));
    }
}

/// A sentence of ours in which values of others stand: words stay words, the rest becomes code.
pub fn sentence(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let begin = |c: char| matches!(c, '‘' | '“' | '(' | '"' | '\'');
        let end = |c: char| {
            matches!(
                c,
                '’' | '”' | ')' | '"' | '\'' | ',' | '.' | ';' | ':' | '?' | '…'
            )
        };
        let core = word.trim_start_matches(begin);
        let before = &word[..word.len() - core.len()];
        let core = core.trim_end_matches(end);
        let after = &word[before.len() + core.len()..];
        out.push_str(before);
        match is_plain(core) {
            true => out.push_str(core),
            false => out.push_str(&code(core)),
        }
        out.push_str(after);
    }
    out
}

/// Letters and digits, and what joins them within a word. A host is no word: some programs make a link of it.
fn is_plain(word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && !is_invisible(c);
    let joins = |c: char| matches!(c, '’' | '\'' | '-' | '/' | '(' | ')');
    let is_host = |word: &str| word.contains('.');
    let inner = word.trim_matches('-');
    // `§4.1` and `1.5` are no hosts.
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || c == '.');
    let word = word.strip_prefix('§').unwrap_or(word);
    if is_number(word) {
        return true;
    }
    let is_long_hex = word.len() >= 7 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let is_issue = word.len() > 3
        && word
            .get(..3)
            .is_some_and(|start| start.eq_ignore_ascii_case("gh-"));
    inner == word
        && !is_host(word)
        && !is_long_hex
        && !is_issue
        && word.chars().all(|c| is_letter(c) || joins(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_one_code_span() {
        for (value, written) in [
            ("RS256", "`RS256`"),
            ("", "`\"\"`"),
            (" ", "`\" \"`"),
            ("a`b", "`a\\u0060b`"),
            ("a|b", "`a\\u007cb`"),
            ("a\nb", "`a\\u000ab`"),
            ("\u{202e}x", "`\\u202ex`"),
            ("<img src=x>", "`<img src=x>`"),
        ] {
            assert_eq!(code(value), written, "{value:?}");
        }
        let long = code(&"é".repeat(500));
        assert!(long.ends_with("` … 100 characters more"), "{long}");
    }

    #[test]
    fn words_stay_words_and_the_rest_is_code() {
        for (text, written) in [
            ("It is for one API.", "It is for one API."),
            ("Take access_token.", "Take `access_token`."),
            (
                "‘a’ and (b), said Auth0’s page",
                "‘a’ and (b), said Auth0’s page",
            ),
            (
                "see https://evil.example/x.",
                "see `https://evil.example/x`.",
            ),
            ("[click](https://x)", "`[click](https://x`)"),
            ("mail me@example.com now", "mail `me@example.com` now"),
            (
                "**bold** <b> #1 @you www.x",
                "`**bold**` `<b>` `#1` `@you` `www.x`",
            ),
            ("!5 ~l %m $x &amp", "`!5` `~l` `%m` `$x` `&amp`"),
            ("RFC 9068 §2.2 has 1.5", "RFC 9068 §2.2 has 1.5"),
            ("line\nbreak", "line break"),
            ("deadbeef GH-1", "`deadbeef` `GH-1`"),
            ("- x", "`-` x"),
        ] {
            assert_eq!(sentence(text), written, "{text:?}");
        }
    }
}
