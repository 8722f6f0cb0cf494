//! One row of a table: lines of CSV or between bars, brackets of SQL, either of them also inside of a string of JSON.
//!
//! Follows what programs write: quotes of both kinds, blanks behind commas, a comma at the end of a line, calls between brackets.
//! Does **not** judge what stands in the cells.

use super::view::{How, View};

/// Longer rows are something else.
const LONGEST_ROW: usize = 16 * 1024;
/// A table is not wider.
const MOST_COLUMNS: usize = 100;
/// Dashes of a rule.
const SHORTEST_RULE: usize = 3;
/// Blanks between two rows, or before a cell.
const MOST_BLANKS: usize = 400;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line a row, its cells between these.
    Lines(u8),
    /// The same in a string of JSON, where its quotes and its line breaks are escaped.
    Escaped(u8),
    /// Brackets around each row.
    Sql,
}

/// The cells of a row, and where the next begins; none where the table ends.
pub struct Row {
    pub cells: Vec<(usize, usize)>,
    pub next: Option<usize>,
}

impl Row {
    /// Whether it has so many cells, a last one aside that only a comma at the end of its line makes.
    pub fn is_of(&self, count: usize) -> bool {
        let is_empty = |(start, end): &(usize, usize)| start == end;
        let length = self.cells.len();
        length == count || length == count + 1 && self.cells.last().is_some_and(is_empty)
    }
}

/// A letter as it is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Letter {
    byte: u8,
    is_escaped: bool,
    end: usize,
}

impl Kind {
    /// The letter that begins there; none where the text or the string around ends.
    fn letter(self, view: &View<'_>, at: usize) -> Option<Letter> {
        let byte = view.at(at)?;
        let plain = Letter {
            byte,
            is_escaped: false,
            end: at + 1,
        };
        match (self, byte) {
            (Kind::Escaped(_), b'"') => None,
            (Kind::Escaped(_) | Kind::Sql, b'\\') => {
                let unit = view.unit(at).filter(|unit| unit.how == How::Json);
                let unit = unit.and_then(|unit| Some((u8::try_from(unit.c).ok()?, unit.end)));
                Some(unit.map_or(plain, |(byte, end)| Letter {
                    byte,
                    is_escaped: true,
                    end,
                }))
            }
            _ => Some(plain),
        }
    }

    /// Whether the cells of a line stand between bars.
    pub fn is_between_bars(self) -> bool {
        self != Kind::Sql && self.separator() == b'|'
    }

    /// Behind the line that begins there, where it is a rule between two rows: `----+----`, `|----|:--:|`, `+====+====+`.
    pub fn behind_rule(self, view: &View<'_>, start: usize) -> Option<usize> {
        let mut at = start;
        let mut dashes = 0;
        while self.is_between_bars() && at - start <= LONGEST_ROW {
            let letter = self.letter(view, at)?;
            match letter.byte {
                b'\n' => return (dashes >= SHORTEST_RULE).then_some(letter.end),
                b'-' | b'=' => dashes += 1,
                b'+' | b'|' | b':' | b' ' | b'\r' => {}
                _ => return None,
            }
            at = letter.end;
        }
        None
    }

    const fn separator(self) -> u8 {
        match self {
            Kind::Lines(separator) | Kind::Escaped(separator) => separator,
            Kind::Sql => b',',
        }
    }

    fn is_blank(self, byte: u8) -> bool {
        match self {
            Kind::Sql => byte.is_ascii_whitespace(),
            _ => byte == b' ' || byte == b'\r',
        }
    }

    fn is_quote(self, byte: u8) -> bool {
        matches!(byte, b'"' | b'\'') || self == Kind::Sql && byte == b'`'
    }

    /// Whether a cell ends at that letter, between no quotes and no brackets of its own.
    fn is_end(self, byte: u8) -> bool {
        let last = if self == Kind::Sql { b')' } else { b'\n' };
        byte == self.separator() || byte == last
    }

    /// Behind the blanks that begin there.
    pub fn blanks(self, view: &View<'_>, start: usize) -> usize {
        let mut at = start;
        while at - start < MOST_BLANKS
            && let Some(letter) = self.letter(view, at)
            && self.is_blank(letter.byte)
        {
            at = letter.end;
        }
        at
    }

    /// The row that begins there; none where there is no row. One of SQL begins with its bracket.
    pub fn row(self, view: &View<'_>, start: usize) -> Option<Row> {
        let mut at = if self == Kind::Sql { start + 1 } else { start };
        let mut cells = Vec::new();
        loop {
            at = self.blanks(view, at);
            let quoted = self.quoted(view, at, start);
            let (from, to, end) = match quoted {
                Some(cell) => cell,
                None => self.plain(view, at, start)?,
            };
            cells.push((from, to));
            let letter = self.letter(view, end);
            let next = letter.map(|letter| letter.end);
            match letter.map(|letter| letter.byte) {
                Some(byte) if byte == self.separator() && cells.len() < MOST_COLUMNS => {
                    at = next?;
                }
                Some(b')') if self == Kind::Sql => return Some(Row { cells, next }),
                None | Some(b'\n') if self != Kind::Sql => return Some(Row { cells, next }),
                _ => return None,
            }
        }
    }

    /// The cell between quotes that begins there, and where what is behind them begins.
    fn quoted(self, view: &View<'_>, start: usize, row: usize) -> Option<(usize, usize, usize)> {
        let mut open = self.letter(view, start)?;
        // `N'…'` and `E'…'` say how the letters are meant.
        if self == Kind::Sql && matches!(open.byte, b'N' | b'n' | b'E' | b'e') {
            open = self.letter(view, open.end)?;
        }
        if !self.is_quote(open.byte) {
            return None;
        }
        let (to, behind) = self.closing(view, open, row)?;
        let mut end = self.blanks(view, behind);
        // `'…'::text` of PostgreSQL.
        if self == Kind::Sql && view.has_exactly(end, b"::") {
            while self
                .letter(view, end)
                .is_some_and(|letter| !self.is_end(letter.byte))
            {
                if end - row > LONGEST_ROW {
                    return None;
                }
                end += 1;
            }
        }
        let is_over = self
            .letter(view, end)
            .is_none_or(|letter| self.is_end(letter.byte));
        is_over.then_some((open.end, to, end))
    }

    /// Where the quote is that closes, and what is behind it; doubled, it is a letter, and so it is behind a backslash.
    fn closing(self, view: &View<'_>, open: Letter, row: usize) -> Option<(usize, usize)> {
        let mut at = open.end;
        while at - row <= LONGEST_ROW {
            let letter = self.letter(view, at)?;
            let is_same =
                |letter: Letter| letter.byte == open.byte && letter.is_escaped == open.is_escaped;
            if is_same(letter) {
                match self.letter(view, letter.end).filter(|next| is_same(*next)) {
                    Some(next) => at = next.end,
                    None => return Some((at, letter.end)),
                }
                continue;
            }
            // Where no backslash escapes, the last letter may be one.
            let is_letter = letter.is_escaped && letter.byte == open.byte;
            let next = self.letter(view, letter.end);
            if is_letter && next.is_some_and(|next| self.is_end(next.byte)) {
                return Some((at + 1, letter.end));
            }
            at = letter.end;
        }
        None
    }

    /// The cell without quotes that begins there, without the blanks behind it, and where what ends it is.
    fn plain(self, view: &View<'_>, start: usize, row: usize) -> Option<(usize, usize, usize)> {
        let (mut at, mut to) = (start, start);
        let mut depth = 0_usize;
        while let Some(letter) = self.letter(view, at) {
            if depth == 0 && self.is_end(letter.byte) {
                break;
            }
            if at - row > LONGEST_ROW {
                return None;
            }
            at = letter.end;
            if self == Kind::Sql {
                match letter.byte {
                    b'(' => depth += 1,
                    b')' => depth -= 1,
                    quote if depth > 0 && self.is_quote(quote) => {
                        at = self.closing(view, letter, row)?.1;
                    }
                    _ => {}
                }
            }
            if !self.is_blank(letter.byte) {
                to = at;
            }
        }
        Some((start, to, at))
    }
}
