//! Where the value of a name, or of an authorization scheme, begins behind it.
//!
//! Looks forth over a few dozen characters, and judges no value. What stands before one, `beside` says.

use super::assigned;
use super::beside::MOST_BLANKS;
use super::held;
use super::joining::Lines;
use super::markup;
use super::names::{OTHER_SCHEMES, SCHEMES};
use super::view::{How, Unit, View};

/// What shows that a text is a mail, in small letters: an escaped equals sign, or a line that was broken.
const MAIL: [&[u8]; 3] = [b"=3d", b"=\n", b"=\r\n"];
/// Letters before the sign of a line that was broken (RFC 2045 §6.7 allows 76 with it).
const MAIL_COLUMNS: std::ops::RangeInclusive<usize> = 70..=75;
/// Letters before a name among which that is looked for: more than two lines of a mail.
const MOST_BEFORE: usize = 160;
/// The same behind it, where a parameter may follow a code.
const MOST_BEHIND: usize = 400;

/// Letters of the word that ends a text of several lines.
pub const MOST_LETTERS: usize = 20;

struct Forth<'v, 'b> {
    view: &'v View<'b>,
    at: usize,
}

impl Forth<'_, '_> {
    fn take_if(&mut self, is: impl Fn(Unit) -> bool) -> bool {
        match self.view.unit(self.at).filter(|unit| is(*unit)) {
            Some(unit) => {
                self.at = unit.end;
                true
            }
            None => false,
        }
    }

    fn skip(&mut self, most: usize, is: impl Fn(Unit) -> bool) -> usize {
        (0..most).take_while(|_| self.take_if(&is)).count()
    }

    fn blanks(&mut self) -> usize {
        self.skip(MOST_BLANKS, |unit| {
            unit.is_blank() || unit.how == How::Invisible
        })
    }

    /// `>-` or `|` of YAML, `<<-EOT` of HCL and shells, and the line break behind it.
    fn block(&mut self) {
        let start = self.at;
        if self.word(b"<<") {
            self.take_if(|unit| matches!(unit.c, '-' | '~'));
            self.take_if(Unit::is_quote);
            let letters = self.skip(MOST_LETTERS, |unit| unit.is_word());
            self.take_if(Unit::is_quote);
            let end = self.at;
            let is_line = self.blanks() > 0 && has_line_break(self.view, end, self.at);
            if !(letters > 0 && is_line) {
                self.at = start;
            }
            return;
        }
        let is = self.take_if(|unit| matches!(unit.c, '>' | '|'));
        self.take_if(|unit| matches!(unit.c, '-' | '+'));
        if !(is && self.blanks() > 0) {
            self.at = start;
        }
    }

    /// `" + "`, where source code adds one string to another.
    fn next_string(&mut self) {
        let start = self.at;
        let is_end = self.take_if(Unit::is_quote);
        self.blanks();
        let is_added = is_end && self.take_if(|unit| matches!(unit.c, '+' | '.'));
        self.blanks();
        if !(is_added && self.take_if(Unit::is_quote)) {
            self.at = start;
        }
    }

    /// The option that takes what goes with a scheme: `-A bearer -a …` of HTTPie.
    fn credentials(&mut self) {
        let options = [&b"-a "[..], b"--auth ", b"--auth="];
        if options.into_iter().any(|option| self.word(option)) {
            self.blanks();
        }
    }

    fn word(&mut self, small: &[u8]) -> bool {
        let is = self.view.has(self.at, small);
        self.at += if is { small.len() } else { 0 };
        is
    }
}

/// Whether a line ends between, written as itself or escaped in a string.
fn has_line_break(view: &View<'_>, start: usize, end: usize) -> bool {
    let mut at = start;
    while at < end
        && let Some(unit) = view.unit(at)
    {
        if unit.c == '\n' {
            return true;
        }
        at = unit.end;
    }
    false
}

/// Of Markdown, which makes a name or its value bold.
const fn is_star(unit: Unit) -> bool {
    unit.c == '*'
}

/// Where the value of the name begins that ends there; none where no value follows.
pub fn value_after(view: &View<'_>, end: usize) -> Option<usize> {
    let mut forth = Forth { view, at: end };
    if let Some(quote) = assigned::behind(view, end) {
        forth.at = quote;
        return value_start(forth);
    }
    let quotes = forth.skip(3, Unit::is_quote);
    if let Some(quote) = held::next_serialized(view, forth.at).filter(|_| quotes > 0) {
        forth.at = quote;
        return value_start(forth);
    }
    forth.skip(3, is_star);
    forth.take_if(|unit| matches!(unit.c, ']' | ')'));
    let before = forth.at;
    let blanks = forth.blanks();
    let end_of_blanks = forth.at;
    let is_next_line = || has_line_break(view, before, end_of_blanks);
    // `"name":"code","value":"…"`, also as attributes.
    let is_comma = quotes > 0 && forth.take_if(|unit| unit.c == ',');
    if is_comma || blanks > 0 && (quotes > 0 || is_next_line()) {
        forth.blanks();
        let before = forth.at;
        forth.skip(3, Unit::is_quote);
        for hidden in [&b"type=\"hidden\" "[..], b"type='hidden' ", b"type=hidden "] {
            forth.word(hidden);
        }
        if forth.word(b"value") {
            forth.skip(3, Unit::is_quote);
            forth.blanks();
        } else {
            forth.at = before;
            if is_comma {
                return value_start(forth);
            }
        }
    }
    let is = |c: char| move |unit: Unit| unit.c == c;
    // `the access token is: …`
    if blanks == 1 && quotes == 0 && forth.word(b"is") {
        let is_colon = forth.take_if(is(':'));
        let is_apart = forth.blanks() > 0;
        return value_start(forth).filter(|_| is_apart || is_colon);
    }
    if forth.take_if(is(':')) {
        forth.take_if(is('='));
        forth.skip(3, is_star);
    } else if forth.take_if(is('=')) {
        if forth.take_if(is('=')) {
            return None;
        }
        forth.take_if(is('>'));
        // The sign was escaped for a mail, as another before it was.
        let is_mail = |nth: usize| {
            let before = end.saturating_sub(nth);
            MAIL.iter().any(|mark| view.has_before(before, mark))
        };
        let is_next = |nth: usize| view.has(forth.at + nth, b"=3d");
        // What breaks lines for a mail fills them; behind a shorter one the sign may be padding.
        let is_broken = |nth: usize| {
            let at = forth.at + nth;
            let column = || Lines::new(view, at).column_of(at);
            MAIL[1..].iter().any(|mark| view.has(at, mark)) && MAIL_COLUMNS.contains(&column())
        };
        let is_written = view.has_exactly(forth.at, b"3D");
        let is_behind = |nth: usize| is_next(nth) || is_broken(nth);
        if is_written && ((0..MOST_BEFORE).any(is_mail) || (0..MOST_BEHIND).any(is_behind)) {
            forth.at += 2;
        }
    } else if let Some(behind) = markup::behind(view, forth.at) {
        forth.at = behind;
    } else if !forth.take_if(|unit| matches!(unit.c, '>' | '|')) {
        // An option of a program; or the part of a form, whose value stands behind an empty line.
        let is_flag = blanks == 1 && quotes == 0;
        let is_part = blanks > 1 && quotes == 1;
        // A heading, or the first of two columns.
        let is_apart = blanks > 1 && quotes == 0;
        return value_start(forth).filter(|_| is_flag || is_part || is_apart);
    }
    value_start(forth)
}

/// The beginning of a value behind blanks, quotes and a scheme.
fn value_start(mut forth: Forth<'_, '_>) -> Option<usize> {
    forth.blanks();
    forth.at = markup::behind(forth.view, forth.at).unwrap_or(forth.at);
    forth.block();
    forth.skip(3, is_star);
    forth.at = held::behind(forth.view, forth.at);
    forth.skip(3, Unit::is_quote);
    for scheme in SCHEMES.into_iter().chain(OTHER_SCHEMES) {
        let start = forth.at;
        if forth.word(scheme.as_bytes()) && forth.blanks() > 0 {
            forth.skip(3, Unit::is_quote);
            break;
        }
        forth.at = start;
    }
    let unit = forth.view.unit(forth.at)?;
    unit.is_word().then_some(forth.at)
}

/// Where a value begins behind the scheme that ends there.
pub fn value_after_scheme(view: &View<'_>, end: usize) -> Option<usize> {
    let mut forth = Forth { view, at: end };
    let is_plus = forth.take_if(|unit| unit.c == '+' && unit.how == How::Plain);
    forth.take_if(|unit| unit.c == ':');
    if forth.blanks() == 0 && !is_plus {
        return None;
    }
    forth.next_string();
    forth.credentials();
    // As what `JSON.stringify` made of the token: `Bearer "…"`, and Python of its bytes: `Bearer b'…'`.
    let start = forth.at;
    if !(forth.take_if(|unit| unit.c == 'b') && forth.skip(3, Unit::is_quote) > 0) {
        forth.at = start;
        forth.skip(3, Unit::is_quote);
    }
    let unit = view.unit(forth.at)?;
    unit.is_word().then_some(forth.at)
}
