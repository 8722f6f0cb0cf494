//! Reads a text backwards from a value: blanks, quotes, words, separators, and what languages put between a name and its value.
//!
//! Takes one thing at a time, and knows no names.

use super::behind::MOST_LETTERS;
use super::beside::{LONGEST_NAME, MOST_BLANKS};
use super::names::{self, SCHEMES};
use super::view::{How, Unit, View};

/// A place in a text from which is read backwards.
pub struct Back<'v, 'b> {
    /// The text.
    pub view: &'v View<'b>,
    /// Where what was not read yet ends.
    pub at: usize,
}

impl Back<'_, '_> {
    /// The character before.
    pub fn peek(&self) -> Option<Unit> {
        self.view.unit_before(self.at)
    }

    /// Takes the character before, where it is so.
    pub fn take_if(&mut self, is: impl Fn(Unit) -> bool) -> Option<Unit> {
        let unit = self.peek().filter(|unit| is(*unit))?;
        self.at = unit.start;
        Some(unit)
    }

    /// Takes this character, where it is the one before.
    pub fn take(&mut self, c: char) -> bool {
        self.take_if(|unit| unit.c == c).is_some()
    }

    /// Takes blanks, and says how many bytes of them.
    pub fn blanks(&mut self) -> usize {
        let start = self.at;
        let is = |unit: Unit| unit.is_blank() || unit.how == How::Invisible;
        let mut count = 0;
        while count < MOST_BLANKS && self.take_if(is).is_some() {
            count += 1;
        }
        start - self.at
    }

    /// Takes up to three quotes, and gives the kind of the last.
    pub fn quotes(&mut self) -> Option<char> {
        let mut last = None;
        for _ in 0..3 {
            match self.take_if(Unit::is_quote) {
                Some(unit) => last = last.or(Some(unit.c)),
                None => break,
            }
        }
        last
    }

    /// `"Bearer " + `, where source code adds the value to its scheme.
    pub fn last_string(&mut self) {
        let start = self.at;
        self.blanks();
        let is_added = self.take_if(|unit| matches!(unit.c, '+' | '.')).is_some();
        self.blanks();
        let is_end = is_added && self.take_if(Unit::is_quote).is_some();
        if !(is_end
            && SCHEMES.iter().any(|scheme| {
                self.view
                    .has_before(self.at, &[scheme.as_bytes(), b" "].concat())
            }))
        {
            self.at = start;
        }
    }

    /// The option that takes what goes with a scheme, and the scheme: `-A bearer -a …` of HTTPie.
    pub fn credentials(&mut self) -> bool {
        let start = self.at;
        let is_apart = self.take('=') || self.blanks() > 0;
        let is_option = is_apart && matches!(&*self.word(), "-a" | "--auth") && self.blanks() > 0;
        let is = is_option && {
            self.quotes();
            let word = self.word();
            SCHEMES
                .iter()
                .any(|scheme| word.eq_ignore_ascii_case(scheme))
        };
        if !is {
            self.at = start;
        }
        is
    }

    /// The stars of Markdown, which make a name bold.
    pub fn stars(&mut self) {
        for _ in 0..3 {
            self.take('*');
        }
    }

    /// The word that ends here.
    pub fn word(&mut self) -> String {
        let end = self.at;
        let is = |unit: Unit| {
            unit.how == How::Plain
                && (unit.c.is_ascii_alphanumeric() || matches!(unit.c, '_' | '-' | '.'))
        };
        while end - self.at < LONGEST_NAME && self.take_if(is).is_some() {}
        // The `n` of a line break in a string is no letter of the name.
        let is_escape = self.view.has_before(self.at, b"\\");
        let word = self.view.text(self.at, end);
        let word = match is_escape {
            true => word.strip_prefix(['n', 'r', 't']).unwrap_or(word),
            false => word,
        };
        word.to_owned()
    }

    /// The whole name, where a line break cut it in two: `acce` and `ss_token`.
    pub fn begun_above(&mut self, end: &str) -> Option<String> {
        let start = self.at;
        let is_cut = self.peek().is_some_and(Unit::is_blank) && !end.is_empty();
        let blanks = if is_cut { self.blanks() } else { 0 };
        let is_one_line = self.view.text(start - blanks, start).matches('\n').count() == 1;
        let begin = if is_one_line {
            self.word()
        } else {
            String::new()
        };
        let whole = [&*begin, end].concat();
        let begins_there = self.peek().is_none_or(|unit| {
            unit.is_quote()
                || unit.is_blank()
                || matches!(unit.c, '?' | '&' | '#' | ';' | '{' | ',')
        });
        let is_name = !begin.is_empty() && begins_there && names::is_cut(&whole);
        if !is_name {
            self.at = start;
        }
        is_name.then_some(whole)
    }

    /// `is` between a name and its value: `the access token is: …`.
    pub fn is_word(&mut self) {
        let start = self.at;
        if self.word() != "is" || self.blanks() != 1 {
            self.at = start;
        }
    }

    /// `<<-EOT` and the blanks before it.
    fn opened_text(&mut self) -> bool {
        self.take_if(Unit::is_quote);
        let letters = self.word().len();
        self.take_if(Unit::is_quote);
        self.take_if(|unit| matches!(unit.c, '-' | '~'));
        let is = (1..=MOST_LETTERS).contains(&letters) && self.take('<') && self.take('<');
        self.blanks();
        is
    }

    /// `>-` or `|` of YAML, or `<<-EOT` of HCL and shells, where a value is written from the next line on.
    pub fn block(&mut self) {
        let start = self.at;
        let is_line = |unit: Unit| matches!(unit.c, '\r' | '\n');
        if self.view.unit(start).is_some_and(is_line) && self.opened_text() {
            return;
        }
        self.at = start;
        self.take_if(|unit| matches!(unit.c, '-' | '+'));
        let is = self.take_if(|unit| matches!(unit.c, '>' | '|')).is_some();
        if !(is && self.blanks() > 0 && self.peek().is_some_and(|unit| unit.c == ':')) {
            self.at = start;
        }
    }

    /// `=`, `:`, `=>`, `:=`; the one that was there.
    pub fn separator(&mut self) -> Option<char> {
        if self.view.has_before(self.at, b"=3d") {
            self.at -= 3;
            return Some('=');
        }
        let c = self
            .take_if(|unit| matches!(unit.c, '=' | ':' | '>' | ',' | '|'))?
            .c;
        match c {
            '>' if self.take('=') => return Some('='),
            '=' => {
                self.take(':');
            }
            _ => {}
        }
        // A comparison gives no value.
        (c != '=' || self.take_if(|unit| matches!(unit.c, '=' | '!')).is_none()).then_some(c)
    }

    /// Whether a row of a table begins here: a line, or the mark of a cell.
    pub fn is_row_start(&mut self) -> bool {
        self.quotes();
        self.take_if(|unit| matches!(unit.c, ' ' | '\t'));
        self.peek().is_none_or(|unit| matches!(unit.c, '\n' | '|'))
    }
}
