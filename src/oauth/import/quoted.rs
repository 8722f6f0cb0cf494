//! Marks before each line of a request that was quoted, commented out or taken from a table or a diff: `> `, `| `, `// `, `+ `.
//!
//! Takes them off where a whole block of lines has the same mark and an address goes on over them. A comment that stands in a
//! file of settings stays a comment.

use crate::oauth::params;
use crate::oauth::parse::is_blank;

/// The marks, longest first.
const MARKS: &[&str] = &["//", ">", "|", "#", "+", "*"];

/// The text without the marks of its quoted blocks, and the mark; none where no block is one.
pub fn without_marks(text: &str) -> Option<(String, &'static str)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    let mut found = None;
    let mut at = 0;
    while at < lines.len() {
        let mark = mark_of(lines[at]);
        let same = |line: &&&str| mark.is_some() && mark_of(line) == mark;
        let length = lines[at..].iter().take_while(same).count();
        let block = &lines[at..at + length.max(1)];
        match mark.filter(|_| length > 1) {
            Some(mark) => {
                let bare: Vec<&str> = block.iter().map(|line| stripped(line, mark)).collect();
                if is_broken_address(&bare) {
                    found = found.or(Some(mark));
                    out.extend(bare.into_iter().map(str::to_owned));
                } else {
                    out.extend(block.iter().map(|line| (*line).to_owned()));
                }
            }
            None => out.extend(block.iter().map(|line| (*line).to_owned())),
        }
        at += block.len();
    }
    found.map(|mark| (out.join("\n"), mark))
}

fn mark_of(line: &str) -> Option<&'static str> {
    let line = line.trim_start_matches(is_blank);
    MARKS.iter().copied().find(|mark| line.starts_with(mark))
}

/// Without the mark, however often it stands there (`>> `, `///`), and without the bar that closes a row.
fn stripped<'t>(line: &'t str, mark: &str) -> &'t str {
    let is_mark = |c: char| is_blank(c) || mark.contains(c);
    let rest = line.trim_end_matches(is_blank).trim_start_matches(is_mark);
    match mark {
        "|" => rest.trim_end_matches('|').trim_end_matches(is_blank),
        _ => rest,
    }
}

/// Whether an address begins in one of the lines and goes on in the next: as a query does, or in the middle of a word that
/// parameters follow.
fn is_broken_address(lines: &[&str]) -> bool {
    lines.windows(2).any(|pair| {
        let [first, next] = pair else { return false };
        let Some(address) = first.find("://").map(|at| &first[at..]) else {
            return false;
        };
        let is_one = !address.contains(char::is_whitespace) || address.ends_with(" \\");
        let goes_on = address.ends_with(['?', '&', '=', '%', '\\']) || next.starts_with(['?', '&']);
        is_one && (goes_on || begins_known(next) || next.split('&').skip(1).any(begins_known))
    })
}

/// Whether it begins with a parameter that is known.
fn begins_known(text: &str) -> bool {
    (text.split_once('=')).is_some_and(|(name, _)| params::param(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_of_quoted_lines_is_read_without_its_marks() {
        let (first, next) = (
            "https://op.example/authorize?response_type=code",
            "&client_id=c",
        );
        for (before, expected) in [
            ("> ", ">"),
            (">", ">"),
            (">> ", ">"),
            ("> > ", ">"),
            ("| ", "|"),
            ("// ", "//"),
            ("  /// ", "//"),
            ("# ", "#"),
            ("+ ", "+"),
            (" * ", "*"),
        ] {
            let quoted = format!("Hello,\n{before}{first}\n{before}{next}\nbye");
            let plain = format!("Hello,\n{first}\n{next}\nbye");
            assert_eq!(without_marks(&quoted), Some((plain, expected)), "{before}");
        }
        // A row of a table has a bar at its end as well.
        let row = format!("| {first} |\n| {next} |");
        assert_eq!(without_marks(&row), Some((format!("{first}\n{next}"), "|")));
    }

    #[test]
    fn other_lines_stay_as_they_are() {
        for text in [
            "https://op.example/authorize?client_id=c\n&scope=openid",
            "> https://op.example/authorize?client_id=c&scope=openid\nbye",
            "> https://op.example/authorize?client_id=c\n&scope=openid",
            "# https://op.example/docs\n# CLIENT_ID=c\nCLIENT_ID=d",
            "# see https://op.example/?a=b for it\n# client_id=c",
            "> GET /authorize?client_id=c HTTP/1.1\n> Host: op.example",
            "",
        ] {
            assert_eq!(without_marks(text), None, "{text}");
        }
    }
}
