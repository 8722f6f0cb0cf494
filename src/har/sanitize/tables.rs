//! Tables whose first row names the columns: CSV with its header, the names and values of `INSERT INTO` of SQL.
//!
//! A row has as many cells as there are names. Rows of HTML and of JSON are for `headings`.

use super::clean::{Cleaner, Edit};
use super::names::{Sort, looks_random, sort_of};
use crate::text::Span;

/// A longer line is no header, and a longer row none.
const LONGEST_HEADER: usize = 4 * 1024;
const LONGEST_ROW: usize = 64 * 1024;
const LONGEST_NAME: usize = 64;
/// A table is not wider.
const MOST_COLUMNS: usize = 100;
/// Blanks around `VALUES`.
const MOST_BLANKS: usize = 64;
/// What stands between the cells of a line.
const BETWEEN: [u8; 4] = *b",;\t|";

/// What stands in a column, and whether much else does.
pub type Column = Option<(Sort, bool)>;

/// What is to be changed in a text.
pub fn edits(cleaner: &mut Cleaner, text: &str, edits: &mut Vec<Edit>) {
    lines(cleaner, text, edits);
    inserts(cleaner, text, edits);
}

/// A line of names, and the lines below it.
fn lines(cleaner: &mut Cleaner, text: &str, edits: &mut Vec<Edit>) {
    let mut table: Option<(u8, Vec<Column>)> = None;
    let mut start = 0;
    // Quotes that do not close are read again line by line: no more than the text is long.
    let mut wasted = 0;
    while start < text.len() {
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        let next = rest.iter().position(|b| *b == b'\n');
        let next = start + next.map_or(rest.len(), |at| at + 1);
        if let Some((between, columns)) = &table {
            // A cell in quotes may go on over lines.
            let most = text.len().min(start + LONGEST_ROW);
            for limit in [most, next] {
                if limit != next && wasted > text.len() {
                    continue;
                }
                let (cells, end) = cells_of_line(text, Span::new(start, limit), *between);
                let is_row = cells.len() == columns.len() && (end == text.len() || end < limit);
                if is_row || limit == next && cells.len() == columns.len() {
                    take(cleaner, text, &cells, columns, edits);
                    start = (end + 1).max(next);
                    break;
                }
                wasted += end - start;
            }
            if start >= next {
                continue;
            }
        }
        let line = Span::new(start, next);
        let begins = || {
            BETWEEN.into_iter().find_map(|between| {
                let (cells, _) = cells_of_line(text, line, between);
                Some((between, columns(text, &cells)?))
            })
        };
        table = (next - start <= LONGEST_HEADER).then(begins).flatten();
        start = next;
    }
}

/// The cells of a line, without their quotes and blanks, and where it ends; one too many where there are too many.
fn cells_of_line(text: &str, line: Span, between: u8) -> (Vec<Span>, usize) {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = line.start;
    while cells.len() <= MOST_COLUMNS {
        let start = at;
        let (mut is_quoted, mut is_begun) = (false, false);
        while at < line.end && (is_quoted || bytes[at] != between && bytes[at] != b'\n') {
            // A quote in the middle of a cell is a letter, but for one that is doubled: it opens again.
            let is_doubled = at > start && bytes[at - 1] == b'"';
            if bytes[at] == b'"' && (is_quoted || !is_begun || is_doubled) {
                is_quoted = !is_quoted;
            }
            is_begun |= !bytes[at].is_ascii_whitespace();
            at += 1;
        }
        cells.push(bare(text, Span::new(start, at)));
        if at == line.end || bytes[at] == b'\n' {
            break;
        }
        at += 1;
    }
    (cells, at)
}

/// A cell without the blanks and quotes around it.
fn bare(text: &str, cell: Span) -> Span {
    let whole = cell.of(text);
    let is_around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`');
    let start = cell.start + whole.len() - whole.trim_start_matches(is_around).len();
    let length = whole.trim_matches(is_around).len();
    Span::new(start, start + length)
}

/// The columns that a row names; none where it is no row of names, or no secret stands under any of them.
pub fn columns(text: &str, cells: &[Span]) -> Option<Vec<Column>> {
    if !(2..=MOST_COLUMNS).contains(&cells.len()) {
        return None;
    }
    let mut columns = Vec::with_capacity(cells.len());
    for (nth, cell) in cells.iter().enumerate() {
        let name = cell.of(text).trim_matches(['[', ']']);
        let is_in = |b: u8| b.is_ascii_alphanumeric() || b"_-. ".contains(&b);
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.len() <= LONGEST_NAME
            && name.bytes().all(is_in);
        // Tables of Markdown have a mark at both ends.
        let is_end = name.is_empty() && (nth == 0 || nth + 1 == cells.len());
        if !is_name && !is_end {
            return None;
        }
        columns.push(sort_of(name));
    }
    columns.iter().any(Option::is_some).then_some(columns)
}

/// Takes out what stands in the cells of a row.
pub fn take(
    cleaner: &mut Cleaner,
    text: &str,
    cells: &[Span],
    columns: &[Column],
    edits: &mut Vec<Edit>,
) {
    for (cell, column) in cells.iter().zip(columns) {
        let Some((sort, is_common)) = *column else {
            continue;
        };
        let value = cell.of(text);
        let is_nothing =
            value.bytes().all(|b| matches!(b, b'-' | b':')) || value.eq_ignore_ascii_case("null");
        if is_nothing || is_common && !looks_random(value) {
            continue;
        }
        edits.extend(cleaner.secret(sort, value).map(|new| (*cell, new)));
    }
}

/// `(id, password) VALUES (1, '…'), (2, '…')`.
fn inserts(cleaner: &mut Cleaner, text: &str, edits: &mut Vec<Edit>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    // Rows that turn out to be none are read again as text: no more than the text is long.
    let mut wasted = 0;
    while let Some(rest) = bytes.get(from..)
        && let Some(length) = rest.iter().position(|b| *b == b')')
    {
        let close = from + length;
        from = close + 1;
        let Some(mut at) = behind_values(bytes, from) else {
            continue;
        };
        let begin = close.saturating_sub(LONGEST_HEADER);
        let Some(open) = bytes[begin..close].iter().rposition(|b| *b == b'(') else {
            continue;
        };
        let names = cells_in_brackets(text, begin + open).0;
        let Some(columns) = columns(text, &names) else {
            continue;
        };
        loop {
            let (cells, end) = cells_in_brackets(text, at);
            if cells.len() != columns.len() {
                wasted += end - at;
                break;
            }
            take(cleaner, text, &cells, &columns, edits);
            from = end;
            let comma = blanks(bytes, end);
            at = blanks(bytes, comma + 1);
            if bytes.get(comma) != Some(&b',') || bytes.get(at) != Some(&b'(') {
                break;
            }
        }
        if wasted > text.len() {
            return;
        }
    }
}

/// The bracket behind `VALUES`.
fn behind_values(bytes: &[u8], start: usize) -> Option<usize> {
    let word = blanks(bytes, start);
    let end = word + b"values".len();
    let is_word = bytes.get(word..end)?.eq_ignore_ascii_case(b"values");
    let open = blanks(bytes, end);
    (is_word && bytes.get(open) == Some(&b'(')).then_some(open)
}

fn blanks(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default().iter();
    let count = rest
        .take(MOST_BLANKS)
        .take_while(|b| b.is_ascii_whitespace());
    start + count.count()
}

/// The cells in the bracket that opens there, and where was read to; no cells where it does not close.
fn cells_in_brackets(text: &str, open: usize) -> (Vec<Span>, usize) {
    let bytes = text.as_bytes();
    let most = bytes.len().min(open + LONGEST_ROW);
    let mut cells = Vec::new();
    let (mut at, mut start, mut depth) = (open + 1, open + 1, 0_usize);
    let mut quote = None;
    while at < most && cells.len() <= MOST_COLUMNS {
        match (bytes[at], quote) {
            // A quote that is doubled closes and opens again.
            (byte, Some(open)) if byte == open => quote = None,
            (b'\\', Some(_)) => at += 1,
            (_, Some(_)) => {}
            (byte @ (b'\'' | b'"' | b'`'), None) => quote = Some(byte),
            (b'(', None) => depth += 1,
            (b')', None) if depth > 0 => depth -= 1,
            (byte @ (b',' | b')'), None) if depth == 0 => {
                cells.push(bare(text, Span::new(start, at)));
                start = at + 1;
                if byte == b')' {
                    return (cells, at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    (Vec::new(), at.min(bytes.len()))
}
