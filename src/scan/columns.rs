//! Tables whose first row names the columns: CSV with its header, the names and values of `INSERT INTO` of SQL.
//!
//! A table is one only where its rows have as many cells as it has names, and one of the first holds a token under such a name.
//! Does **not** look into columns of other names: what stands there is found, or not, by itself.

use super::judge;
use super::names::{is_strong, known};
use super::view::View;
use super::{Found, is_word};

/// Letters of a header before a name in it.
const MOST_BEFORE: usize = 400;
/// Longer rows are something else.
const LONGEST_ROW: usize = 16 * 1024;
/// A table is not wider.
const MOST_COLUMNS: usize = 100;
const LONGEST_NAME: usize = 64;
/// Among the first rows one must hold a token.
const FIRST_ROWS: usize = 4;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A line a row, its cells between these.
    Lines(u8),
    /// Brackets around each row.
    Sql,
}

/// A table that is being read.
#[derive(Clone, Debug)]
pub struct Columns {
    kind: Kind,
    /// The name that each column has, where it is one of a token.
    names: Vec<Option<&'static str>>,
    /// Where the next row begins.
    pub row: usize,
}

/// What was seen of headers so far, so that no row is read again for each name in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headers {
    /// The last stretch that is none, or part of one that is none, however it goes on in its line or bracket.
    none: (usize, usize),
    /// The last one.
    last: (usize, usize),
}

impl Headers {
    /// Nothing was seen yet.
    pub const NONE: Self = Headers {
        none: (0, 0),
        last: (0, 0),
    };

    /// So many bytes before them are forgotten.
    pub const fn forget(&mut self, count: usize) {
        let Headers { none, last } = self;
        *none = (none.0.saturating_sub(count), none.1.saturating_sub(count));
        *last = (last.0.saturating_sub(count), last.1.saturating_sub(count));
    }
}

const fn is_in(stretch: (usize, usize), at: usize) -> bool {
    stretch.0 < at && at <= stretch.1
}

/// Whether the name that ends there stands in the header of a table, which is noted where it was not seen before.
pub fn is_header(view: &View<'_>, end: usize) -> bool {
    if is_in(view.seen.get().last, end) {
        return true;
    }
    let Some(columns) = header(view, end) else {
        return false;
    };
    view.columns.replace(Some(columns));
    true
}

/// The cells of a row, and where the next begins; none where the table ends.
struct Row {
    cells: Vec<(usize, usize)>,
    next: Option<usize>,
}

/// The table whose header the name stands in that ends there.
fn header(view: &View<'_>, end: usize) -> Option<Columns> {
    let behind = view.at(end);
    let behind = match behind {
        Some(b'"' | b'`' | b'\'' | b']') => view.at(end + 1),
        other => other,
    };
    if !matches!(
        behind,
        None | Some(b',' | b';' | b'\t' | b'\r' | b'\n' | b')')
    ) {
        return None;
    }
    let mut start = end;
    let seen = view.seen.get();
    // What can only be judged when more has come is judged again.
    let note = |now: Headers| {
        if !view.is_short() {
            view.seen.set(now);
        }
    };
    let refuse = |start: usize| {
        note(Headers {
            none: (start, end),
            ..seen
        });
    };
    let kind = loop {
        if is_in(seen.none, start) {
            refuse(seen.none.0);
            return None;
        }
        match view.before(start) {
            None | Some(b'\n') => break Kind::Lines(b','),
            Some(b'(') => break Kind::Sql,
            Some(byte) if is_of_header(byte) && end - start < MOST_BEFORE => start -= 1,
            Some(_) => {
                refuse(start);
                return None;
            }
        }
    };
    let Some((columns, over)) = table(view, start, kind) else {
        refuse(start);
        return None;
    };
    note(Headers {
        last: (start, over),
        ..seen
    });
    Some(columns)
}

/// The table whose header begins there, and where that ends.
fn table(view: &View<'_>, start: usize, kind: Kind) -> Option<(Columns, usize)> {
    let (kind, mut row) = match kind {
        Kind::Sql => (kind, row(view, start.checked_sub(1)?, kind)?),
        Kind::Lines(_) => {
            let separators = [b',', b';', b'\t'].map(Kind::Lines);
            separators.into_iter().find_map(|kind| {
                let row = row(view, start, kind).filter(|row| row.cells.len() > 1)?;
                Some((kind, row))
            })?
        }
    };
    let over = row.cells.last()?.1;
    let mut names = Vec::new();
    for (start, end) in &row.cells {
        let name = view.text(*start, *end).trim();
        let name = name.trim_matches(['"', '`', '\'', '[', ']']);
        let is_in = |b: u8| b.is_ascii_alphanumeric() || b"_-. ".contains(&b);
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.len() <= LONGEST_NAME
            && name.bytes().all(is_in);
        if !is_name {
            return None;
        }
        names.push(known(&name.replace(' ', "_")));
    }
    if !names.iter().flatten().any(|name| is_strong(name)) {
        return None;
    }
    if kind == Kind::Sql {
        row.next = behind_values(view, row.next?);
    }
    let columns = Columns {
        kind,
        names,
        row: row.next?,
    };
    let mut probe = columns.clone();
    let mut first = (0..FIRST_ROWS).map_while(|_| probe.read(view));
    first
        .any(|tokens| !tokens.is_empty())
        .then_some((columns, over))
}

/// What a header is written with, line breaks aside.
const fn is_of_header(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'_' | b'-' | b'.' | b' ' | b'"' | b'`' | b'\'' | b'[' | b']' | b',' | b';' | b'\t'
        )
}

/// `VALUES` and the bracket of the first row.
fn behind_values(view: &View<'_>, end: usize) -> Option<usize> {
    let start = blanks(view, end);
    let behind = start + b"values".len();
    let open = blanks(view, behind);
    (view.has(start, b"values") && view.at(open) == Some(b'(')).then_some(open)
}

fn blanks(view: &View<'_>, start: usize) -> usize {
    let is_blank = |at: &usize| {
        let byte = view.at(*at);
        byte.is_some_and(|byte| byte.is_ascii_whitespace())
    };
    start + (start..start + MOST_BEFORE).take_while(is_blank).count()
}

/// The row that begins there; none where there is no row.
fn row(view: &View<'_>, start: usize, kind: Kind) -> Option<Row> {
    let (mut at, separator) = match kind {
        Kind::Lines(separator) => (start, separator),
        Kind::Sql => (start + 1, b','),
    };
    let mut cells = Vec::new();
    loop {
        if kind == Kind::Sql {
            at = blanks(view, at);
        }
        let quote = view.at(at).filter(|byte| match kind {
            Kind::Lines(_) => *byte == b'"',
            Kind::Sql => matches!(byte, b'\'' | b'"' | b'`'),
        });
        let (from, to) = match quote {
            Some(quote) => {
                let from = at + 1;
                let to = closing(view, from, quote, start)?;
                at = to + 1;
                (from, to)
            }
            None => {
                let from = at;
                let is_end = |byte: u8| {
                    let is_closed = kind == Kind::Sql && byte == b')';
                    byte == separator || byte == b'\n' || is_closed
                };
                while let Some(byte) = view.at(at)
                    && !is_end(byte)
                {
                    if at - start > LONGEST_ROW {
                        return None;
                    }
                    at += 1;
                }
                let to = if view.before(at) == Some(b'\r') {
                    at - 1
                } else {
                    at
                };
                (from, to.max(from))
            }
        };
        cells.push((from, to));
        if kind == Kind::Sql {
            at = blanks(view, at);
        } else if view.at(at) == Some(b'\r') {
            at += 1;
        }
        match (view.at(at), kind) {
            (Some(byte), _) if byte == separator && cells.len() < MOST_COLUMNS => at += 1,
            (None | Some(b'\n'), Kind::Lines(_)) => {
                let next = view.at(at).map(|_| at + 1);
                return Some(Row { cells, next });
            }
            (Some(b')'), Kind::Sql) => {
                return Some(Row {
                    cells,
                    next: Some(at + 1),
                });
            }
            _ => return None,
        }
    }
}

/// Where the quote is that closes; doubled, it is a letter.
fn closing(view: &View<'_>, from: usize, quote: u8, start: usize) -> Option<usize> {
    let mut at = from;
    while at - start <= LONGEST_ROW {
        if view.at(at)? == quote {
            if view.at(at + 1) != Some(quote) {
                return Some(at);
            }
            at += 1;
        }
        at += 1;
    }
    None
}

impl Columns {
    /// The tokens of the next row; none where the table has ended.
    pub fn read(&mut self, view: &View<'_>) -> Option<Vec<Found>> {
        let start = self.row;
        view.at(start)?;
        let row = row(view, start, self.kind).filter(|row| row.cells.len() == self.names.len())?;
        self.row = match (self.kind, row.next) {
            (Kind::Sql, Some(end)) => {
                let comma = blanks(view, end);
                let open = blanks(view, comma + 1);
                let goes_on = view.at(comma) == Some(b',') && view.at(open) == Some(b'(');
                if goes_on { open } else { usize::MAX }
            }
            (_, next) => next.unwrap_or(usize::MAX),
        };
        let cells = row.cells.into_iter().zip(&self.names);
        let tokens = cells.filter_map(|((start, end), name)| {
            let name = (*name)?;
            let is_one = (start..end).all(|at| view.at(at).is_some_and(is_of_value));
            is_one
                .then(|| judge::cell(view, start, end, name))
                .flatten()
        });
        Some(tokens.collect())
    }

    /// Whether its last row was read.
    pub const fn is_over(&self) -> bool {
        self.row == usize::MAX
    }

    /// So many bytes before it are forgotten.
    pub const fn forget(&mut self, count: usize) {
        self.row = self.row.saturating_sub(count);
    }
}

/// What a token in a cell is written with.
const fn is_of_value(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'=' | b'!' | b'|' | b'*' | b'$' | b':')
}
