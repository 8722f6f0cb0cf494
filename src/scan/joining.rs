//! Where a value that was broken over lines goes on: line widths, indents, mail, the quotes of source code, a cookie's parts.
//!
//! Says where the next piece begins. Whether the value needs one is for whoever reads it.

use super::beside::Beside;
use super::prefix;
use super::view::{How, Unit, View};

/// The widths of the lines so far, which tell a next line from another text.
#[derive(Clone)]
pub struct Lines<'v, 'b> {
    view: &'v View<'b>,
    /// The letters that stand on the first line and on the one before.
    first: usize,
    last: usize,
    /// Where the first line ends, counted from its beginning.
    column: usize,
    /// The quote that stands before the value.
    opened: Option<char>,
    /// Where the value begins.
    value: usize,
    /// How many line breaks were joined.
    pub joined: usize,
    /// Whether the line before was shorter than the others, as only a last one is.
    pub is_over: bool,
}

/// A next line.
pub struct Next {
    /// Where its letters begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Whether nothing else stands on the line that is no end of a value.
    pub is_alone: bool,
    /// Whether a blank stands behind it.
    pub is_before_blank: bool,
    /// Whether it is as long as those before.
    pub is_full: bool,
    /// Whether it is longer than those before, as no line of a terminal is.
    pub is_longer: bool,
    /// Whether it is shorter, and in small letters but for the first, as words are.
    pub is_word: bool,
    /// Whether the text says that the value goes on there: it ends with the quote that it began with, or source code adds
    /// the line to the one before.
    pub is_told: bool,
    /// Whether it is no line but a piece behind a few blanks.
    pub is_blank: bool,
    /// Whether a log stands before it as before the first, which may begin another value just as well.
    pub is_logged: bool,
}

impl Next {
    /// Whether it is a line of its own, with nothing before it that a value could stand behind.
    pub const fn is_line(&self) -> bool {
        !self.is_blank && !self.is_logged
    }
}

/// What stands before each line of a comment, of a table or its box, or of a patch.
const MARKS: [&[u8]; 9] = [
    b"//",
    b"#",
    b"*",
    b"--",
    b"|",
    "│".as_bytes(),
    "┃".as_bytes(),
    "║".as_bytes(),
    b"+",
];
/// What ends each line of a table or a box.
const ROW_ENDS: [&[u8]; 4] = [b"|", "│".as_bytes(), "┃".as_bytes(), "║".as_bytes()];
/// Line breaks of HTML.
const BREAKS: [&[u8]; 3] = [b"<br>", b"<br/>", b"<br />"];

const MOST_INDENT: usize = 64;
/// No terminal is wider; less than is looked back for a name.
const MOST_COLUMNS: usize = 400;
/// Lines of quoted-printable have up to 76 characters (RFC 2045 §6.7); what breaks them leaves few empty.
const MAIL_LINE: usize = 60;

impl<'v, 'b> Lines<'v, 'b> {
    /// For a value that begins there.
    pub fn new(view: &'v View<'b>, start: usize) -> Self {
        let before = view.unit_before(start).filter(|unit| unit.is_quote());
        Lines {
            view,
            opened: before.map(|unit| unit.c),
            value: start,
            first: 0,
            last: 0,
            column: 0,
            joined: 0,
            is_over: false,
        }
    }

    /// What follows a line break; none where there is no line break, or no letters behind it.
    pub fn next(&self, at: usize, begun: usize) -> Option<Next> {
        let view = self.view;
        let Break {
            line: broken,
            quote,
            mut is_added,
            is_blank,
        } = after_break(view, at)?;
        let logged = || prefix::behind(view, self.first_line(), self.value, broken);
        let logged = (quote.is_none() && !is_blank).then(logged).flatten();
        let line = logged.unwrap_or(broken);
        let mut start = line;
        while let Some(unit) = view.unit(start)
            && start - line < MOST_INDENT
            && (matches!(unit.c, ' ' | '\t' | '>') && unit.how == How::Plain
                || unit.how == How::Invisible)
        {
            start = unit.end;
        }
        if !is_blank && let Some(behind) = self.behind_mark(start).or(self.behind_number(start)) {
            start = behind;
        }
        if let Some(quote) = quote {
            (start, is_added) = behind_quote(view, start, quote, is_added)?;
        }
        let mut end = start;
        let mut has_others = false;
        while let Some(unit) = view.unit(end).filter(|unit| unit.is_word()) {
            let is_first = end == start && unit.c.is_ascii_uppercase();
            has_others |= !(is_first || unit.c.is_ascii_lowercase() || unit.c == '-');
            end = unit.end;
        }
        if end == start {
            return None;
        }
        let length = end - start;
        let (first, column) = match self.joined {
            0 => (at - begun, self.column_of(at)),
            _ => (self.first, self.column),
        };
        let is_near = |width: usize| width.abs_diff(length) <= 2;
        let width = end - broken;
        let is_full = is_near(first)
            || self.joined > 0 && is_near(self.last)
            || column > 0 && column.abs_diff(width) <= 2
            || logged.is_some() && (self.value - self.first_line() + first).abs_diff(width) <= 2;
        Some(Next {
            start,
            end,
            is_alone: self.is_alone(end, quote),
            is_before_blank: quote.is_none() && view.unit(end).is_some_and(Unit::is_blank),
            is_full,
            is_longer: width > column.max(first),
            is_word: length > 2 && !has_others,
            is_told: is_added || quote.is_none() && !is_blank && self.closes(end),
            is_blank,
            is_logged: logged.is_some(),
        })
    }

    /// Where the line begins on which the value does.
    fn first_line(&self) -> usize {
        self.value - self.column_of(self.value)
    }

    /// Behind the mark of a comment or of a row, where the line on which the value begins has the same.
    fn behind_mark(&self, start: usize) -> Option<usize> {
        let view = self.view;
        let mark = MARKS.iter().find(|mark| view.has_exactly(start, mark))?;
        let line = self.first_line();
        let first = blanks(view, line);
        // A comment may begin with the value.
        let is_same = first < self.value
            && (view.has_exactly(first, mark) || *mark == b"*" && view.has_exactly(first, b"/*"));
        is_same.then(|| blanks(view, start + mark.len()))
    }

    /// Behind the number of a line, where the line on which the value begins has its own, as an editor or `cat -n` shows them.
    fn behind_number(&self, start: usize) -> Option<usize> {
        let line = self.first_line();
        let (first, text) = line_number(self.view, blanks(self.view, line))?;
        let (number, behind) = line_number(self.view, start)?;
        let is_next = text == self.value && number == first + self.joined + 1;
        is_next.then_some(behind)
    }

    /// Notes that the value goes on there.
    pub fn join(&mut self, at: usize, begun: usize, next: &Next) {
        if self.joined == 0 {
            self.first = at - begun;
            self.column = self.column_of(at);
        }
        // Some programs break a line at a hyphen before it is full, and not long before.
        let is_long = (next.end - next.start) * 2 >= self.column;
        let is_at_hyphen = is_long && self.view.before(next.end) == Some(b'-');
        self.is_over = !next.is_full && !next.is_told && !is_at_hyphen;
        self.last = next.end - next.start;
        self.joined += 1;
    }

    /// Whether the first line is as long as those of a mail are before they are broken.
    pub fn is_of_mail(&self) -> bool {
        (MAIL_LINE..=MAIL_LINE + 20).contains(&self.column)
    }

    /// Whether the quote that stands before the value stands there.
    fn closes(&self, end: usize) -> bool {
        let unit = self.view.unit(end);
        self.opened.is_some() && unit.map(|unit| unit.c) == self.opened
    }

    /// How far from the beginning of its line a place is; 0 where the line is too long for anybody to have broken it.
    pub fn column_of(&self, at: usize) -> usize {
        let mut start = at;
        while at - start < MOST_COLUMNS {
            match self.view.unit_before(start) {
                Some(unit) if unit.c != '\n' => start = unit.start,
                _ => return at - start,
            }
        }
        0
    }

    fn is_alone(&self, end: usize, quote: Option<char>) -> bool {
        let view = self.view;
        let mut at = end;
        while view.unit(at).is_some_and(|unit| unit.c == '=') && at - end < 2 {
            at += 1;
        }
        let Some(unit) = view.unit(at) else {
            return true;
        };
        match quote {
            Some(quote) => unit.c == quote,
            None if unit.is_quote() => true,
            None => match unit.c {
                '\n' | '\r' | ',' | ';' | ')' | '}' | ']' | '<' | '&' | '\\' => true,
                ' ' | '\t' => {
                    let mut at = at;
                    while view.unit(at).is_some_and(|u| matches!(u.c, ' ' | '\t'))
                        && at - end < MOST_INDENT
                    {
                        at += 1;
                    }
                    view.unit(at)
                        .is_none_or(|unit| matches!(unit.c, '\n' | '\r' | '\\'))
                        || row_end(view, at).is_some()
                }
                _ => row_end(view, at).is_some(),
            },
        }
    }
}

/// Behind what ends a row, where it stands there.
fn row_end(view: &View<'_>, at: usize) -> Option<usize> {
    let mark = ROW_ENDS.iter().find(|mark| view.has_exactly(at, mark))?;
    Some(at + mark.len())
}

/// Digits of a line's number; files with more lines are no texts to paste.
const MOST_DIGITS: usize = 6;

/// The number that stands there, and where the text of its line begins: behind a blank, or a mark and blanks.
fn line_number(view: &View<'_>, start: usize) -> Option<(usize, usize)> {
    let is_digit = |at: usize| view.at(at).is_some_and(|byte| byte.is_ascii_digit());
    let length = (0..=MOST_DIGITS)
        .take_while(|nth| is_digit(start + nth))
        .count();
    let number = view.text(start, start + length).parse().ok()?;
    let end = start + length;
    let is_mark = view
        .at(end)
        .is_some_and(|byte| matches!(byte, b':' | b'.' | b'|' | b')'));
    let behind = end + usize::from(is_mark);
    let text = blanks(view, row_end(view, blanks(view, behind)).unwrap_or(behind));
    (length <= MOST_DIGITS && text > end).then_some((number, text))
}

/// A line break inside of a value.
struct Break {
    /// Where the next line begins.
    line: usize,
    /// The quote that ends the string of source code before it.
    quote: Option<char>,
    /// Whether an operator adds the next string to it.
    is_added: bool,
    /// Whether it is but a few blanks.
    is_blank: bool,
}

/// Behind a line break: bare, escaped, encoded, of a mail (`=` before it), or between two strings of source code.
fn after_break(view: &View<'_>, at: usize) -> Option<Break> {
    let mut at = at;
    let mut quote = None;
    let mut is_added = false;
    if let Some(unit) = view
        .unit(at)
        .filter(|unit| matches!(unit.c, '"' | '\'' | '`'))
    {
        quote = Some(unit.c);
        at = unit.end;
        at = blanks(view, at);
        is_added = matches!(view.at(at), Some(b'+' | b'.' | b'\\'));
        if let Some(unit) = view.unit(at).filter(|u| matches!(u.c, '+' | '.' | '\\')) {
            at = unit.end;
        }
    } else if view.at(at) == Some(b'=') && matches!(view.at(at + 1), Some(b'\r' | b'\n')) {
        at += 1;
    }
    if quote.is_none()
        && let Some(piece) = behind_blanks(view, at)
    {
        return Some(Break {
            line: piece,
            quote,
            is_added,
            is_blank: true,
        });
    }
    at = blanks(view, at);
    // The end of a row.
    if quote.is_none()
        && let Some(end) = row_end(view, at)
    {
        at = blanks(view, end);
    }
    // Strings of one line are added only by what adds nothing else.
    let mut broken = is_added && view.unit(at).map(|unit| unit.c) == quote;
    if let Some(tag) = BREAKS.iter().find(|tag| view.has(at, tag)) {
        at = blanks(view, at + tag.len());
        broken = true;
    }
    if let Some(unit) = view.unit(at).filter(|unit| unit.c == '\r') {
        at = unit.end;
        broken = true;
    }
    if let Some(unit) = view.unit(at).filter(|unit| unit.c == '\n') {
        at = unit.end;
        broken = true;
    }
    broken.then_some(Break {
        line: at,
        quote,
        is_added,
        is_blank: false,
    })
}

/// Blanks between two pieces of a token: a table or a column sets them further apart.
const MOST_BETWEEN: usize = 8;

/// Where a piece begins behind the blanks, or tabs, that stand there.
pub fn behind_blanks(view: &View<'_>, at: usize) -> Option<usize> {
    let mut start = at;
    let is = |unit: &Unit| matches!(unit.c, ' ' | '\t') && unit.how == How::Plain;
    for _ in 0..MOST_BETWEEN {
        let Some(unit) = view.unit(start).filter(is) else {
            break;
        };
        start = unit.end;
    }
    let is_word = || view.unit(start).is_some_and(Unit::is_word);
    (start > at && is_word()).then_some(start)
}

fn blanks(view: &View<'_>, start: usize) -> usize {
    let mut at = start;
    while at - start < MOST_INDENT
        && let Some(unit) = view
            .unit(at)
            .filter(|unit| matches!(unit.c, ' ' | '\t') || unit.how == How::Invisible)
    {
        at = unit.end;
    }
    at
}

/// Behind the quote that begins the next string of source code, and whether an operator adds it to the one before.
fn behind_quote(
    view: &View<'_>,
    start: usize,
    quote: char,
    is_added: bool,
) -> Option<(usize, bool)> {
    let (mut at, mut is_added) = (start, is_added);
    if let Some(unit) = view.unit(at).filter(|unit| matches!(unit.c, '+' | '.')) {
        is_added = true;
        at = blanks(view, unit.end);
    }
    let unit: Unit = view.unit(at).filter(|unit| unit.c == quote)?;
    Some((unit.end, is_added))
}

/// Where the next part of a cookie begins that was too long for one: `session.0=…; session.1=…`.
pub fn next_chunk(view: &View<'_>, at: usize, beside: &Beside, nth: usize) -> Option<usize> {
    let name = beside.name.as_deref().filter(|_| beside.is_cookie)?;
    let stem = chunked(name)?;
    if view.at(at)? != b';' {
        return None;
    }
    let mut at = blanks(view, at + 1);
    if !view.has_exactly(at, stem.as_bytes()) {
        return None;
    }
    at += stem.len();
    let number = [&nth.to_string(), "="].concat();
    view.has_exactly(at, number.as_bytes())
        .then_some(at + number.len())
}

/// The name of a cookie's first part without its number: `session.`.
pub fn chunked(name: &str) -> Option<&str> {
    let stem = name.strip_suffix('0')?;
    stem.ends_with(['.', '_', '-']).then_some(stem)
}
