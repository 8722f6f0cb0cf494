//! Tables whose first row names the columns: CSV with its header, those of `psql`, `mysql` and Markdown between bars, the names and
//! values of `INSERT INTO` and `COPY` of SQL.
//!
//! A table is one only where its rows have as many cells as it has names, and one of the first holds a token under such a name.
//! Does **not** look into columns of other names: what stands there is found, or not, by itself.

use super::judge;
use super::names::{is_strong, known};
use super::rows::Kind;
use super::view::{How, View};
use super::{Found, is_word};

/// Letters of a header before a name in it.
const MOST_BEFORE: usize = 400;
const LONGEST_NAME: usize = 64;
/// Blanks behind a name between bars.
const MOST_BLANKS: usize = 400;
/// What stands between the cells of a line.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', BAR];
const BAR: u8 = b'|';
/// What some programs put before the first line.
const BOM: &[u8] = "\u{feff}".as_bytes();
/// Among the first rows one must hold a token.
const FIRST_ROWS: usize = 4;

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

/// The table whose header the name stands in that ends there.
fn header(view: &View<'_>, end: usize) -> Option<Columns> {
    let is_written = |how: How| matches!(how, How::Plain | How::Json);
    let mut behind = view.unit(end);
    if let Some(unit) = behind.filter(|unit| matches!(unit.c, '"' | '`' | '\'' | ']')) {
        behind = view.unit(unit.end);
    }
    // Between bars a name has the width of its column.
    let mut blanks = 0;
    while let Some(unit) = behind.filter(|unit| unit.c == ' ' && blanks < MOST_BLANKS) {
        behind = view.unit(unit.end);
        blanks += 1;
    }
    let ends = |c: char| match c {
        '|' | '\r' | '\n' => true,
        c => blanks == 0 && matches!(c, ',' | ';' | '\t' | ')'),
    };
    if behind.is_some_and(|unit| !ends(unit.c) || !is_written(unit.how)) {
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
    // Behind a quote that no backslash escapes a string of JSON may begin.
    let mut quote = None;
    let (start, kind) = loop {
        if is_in(seen.none, start) {
            refuse(seen.none.0);
            return None;
        }
        match view.before(start) {
            None | Some(b'\n') => break (start, Some(Kind::Lines(b','))),
            Some(b'(') => break (start, Some(Kind::Sql)),
            Some(b'\\') if view.at(start) == Some(b'n') => {
                break (start + 1, Some(Kind::Escaped(b',')));
            }
            Some(b'\\') if matches!(view.at(start), Some(b'"' | b't')) => quote = None,
            Some(b'"') => quote = Some(start),
            Some(byte) if is_of_header(byte) => {}
            Some(_) if view.has_before(start, BOM) => break (start, Some(Kind::Lines(b','))),
            Some(_) => break (start, None),
        }
        if end - start >= MOST_BEFORE {
            break (start, None);
        }
        start -= 1;
    };
    let begins = |quote: &usize| {
        let before = view.text(start, quote.saturating_sub(1));
        before.bytes().all(|b| matches!(b, b' ' | b'\t' | b'['))
    };
    let quote = quote
        .filter(begins)
        .map(|quote| (quote, Kind::Escaped(b',')));
    let kinds = kind.map(|kind| (start, kind)).into_iter().chain(quote);
    let read =
        |(start, kind)| table(view, start, kind).map(|(columns, over)| (columns, start, over));
    let Some((columns, start, over)) = { kinds }.find_map(read) else {
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
        Kind::Sql => (kind, kind.row(view, start.checked_sub(1)?)?),
        Kind::Lines(_) | Kind::Escaped(_) => SEPARATORS.into_iter().find_map(|separator| {
            let kind = match kind {
                Kind::Escaped(_) => Kind::Escaped(separator),
                _ => Kind::Lines(separator),
            };
            let row = kind.row(view, start)?;
            // A single column is one where a rule is below its name.
            let is_ruled = || {
                row.next
                    .is_some_and(|next| kind.behind_rule(view, next).is_some())
            };
            (row.cells.len() > 1 || is_ruled()).then_some((kind, row))
        })?,
    };
    let over = row.cells.last()?.1;
    // A comma may end the line.
    if row.cells.last().is_some_and(|(start, end)| start == end) {
        row.cells.pop();
    }
    let mut names = Vec::new();
    let mut has_others = false;
    let has_text = |(start, end): &&(usize, usize)| !view.text(*start, *end).trim().is_empty();
    let count = row.cells.iter().filter(has_text).count();
    for (start, end) in &row.cells {
        let name = view.text(*start, *end).trim();
        // Before the bar with which a row begins.
        if name.is_empty() && names.is_empty() && kind.is_between_bars() {
            names.push(None);
            continue;
        }
        let name = name.trim_matches(['"', '`', '\'', '[', ']']);
        let is_in = |b: u8| b.is_ascii_alphanumeric() || b"_-. ".contains(&b);
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.len() <= LONGEST_NAME
            && name.bytes().all(is_in);
        if !is_name {
            return None;
        }
        let known = known(&name.replace(' ', "_"));
        has_others |= known.is_none() && name.to_ascii_lowercase().ends_with("token");
        names.push(known);
    }
    // Rows of codes are of countries, of goods, of errors; beside tokens of forms and pages one of no kind may be another; and a
    // token that is broken over rows may stand below its name.
    let is_vague = |name: &str| !has_others && count > 1 && matches!(name, "token" | "api_key");
    let is_of_tokens = |name: &&str| is_strong(name) || is_vague(name);
    if !names.iter().flatten().any(is_of_tokens) {
        return None;
    }
    let (kind, row) = match kind {
        Kind::Sql => behind_values(view, row.next?)?,
        _ => (kind, row.next?),
    };
    let columns = Columns { kind, names, row };
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
            b'_' | b'-'
                | b'.'
                | b' '
                | b'"'
                | b'`'
                | b'\''
                | b'['
                | b']'
                | b','
                | b';'
                | b'\t'
                | BAR
        )
}

/// How the rows behind the names of SQL are written, and where the first begins: `VALUES` and its bracket, or the line below
/// `FROM stdin`, as `pg_dump` writes them.
fn behind_values(view: &View<'_>, end: usize) -> Option<(Kind, usize)> {
    let start = Kind::Sql.blanks(view, end);
    let values = start + b"values".len();
    let open = Kind::Sql.blanks(view, values);
    if view.has(start, b"values") && view.at(open) == Some(b'(') {
        return Some((Kind::Sql, open));
    }
    let from = b"from stdin;";
    let line = Kind::Lines(b'\t').blanks(view, start + from.len());
    let is_copy = view.has(start, from) && view.at(line) == Some(b'\n');
    is_copy.then_some((Kind::Lines(b'\t'), line + 1))
}

impl Columns {
    /// The tokens of the next row; none where the table has ended.
    pub fn read(&mut self, view: &View<'_>) -> Option<Vec<Found>> {
        let start = self.row;
        view.at(start)?;
        let kind = self.kind;
        if let Some(next) = kind.behind_rule(view, start) {
            self.row = next;
            return Some(Vec::new());
        }
        let row = kind
            .row(view, start)
            .filter(|row| row.is_of(self.names.len()))?;
        self.row = match (kind, row.next) {
            (Kind::Sql, Some(end)) => {
                let comma = kind.blanks(view, end);
                let open = kind.blanks(view, comma + 1);
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
