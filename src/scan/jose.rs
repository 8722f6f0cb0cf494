//! Reads a JOSE object where one may begin, over escapes, line breaks and characters without width, up to its end.
//!
//! Decodes no more than it takes to know where it ends.

use super::Found;
use super::beside::{Beside, beside};
use super::ending::{TAG_LENGTHS, signature_lengths};
use super::header::{Header, may_begin};
use super::joining::{Lines, chunked, next_chunk};
use super::letters::Letters;
use super::looks::{is_elided, is_wordy};
use super::view::{How, Unit, View};
use super::wrapping::issuer_signed;
use crate::jose::Form;
use crate::text::{base64url, json};

/// What a header says about the parts that follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It names no algorithm: only three parts make it a token.
    Unknown,
    /// Signed, by an algorithm whose signatures have one of these lengths.
    Signed(&'static [usize]),
    /// Encrypted.
    Encrypted,
}

struct Reader<'v, 'b> {
    view: &'v View<'b>,
    letters: Letters,
    /// Where the letters of the last part begin.
    part: usize,
    dots: usize,
    kind: Kind,
    /// Whether the header names an algorithm, which alone makes it a token.
    has_alg: bool,
    /// Whether that is none: the signature is empty.
    is_unsecured: bool,
    /// Whether anything was passed over.
    is_broken: bool,
}

/// The token that begins there, where one does.
pub fn read(view: &View<'_>, start: usize) -> Option<Found> {
    let marks = marks_before(view, start)?;
    let outside = start - marks.len();
    let mut header = Header::default();
    let mut reader = Reader {
        view,
        letters: Letters::default(),
        part: 0,
        dots: 0,
        kind: Kind::Unknown,
        has_alg: false,
        is_unsecured: false,
        is_broken: false,
    };
    let mut lines = Lines::new(view, start);
    let mut beside_ = None;
    let mut chunks = 0;
    let mut at = start;
    let mut begun = start;
    loop {
        // Most of a token is written as it is: that is taken in at once, and of a header, which may be none, a little.
        let plain = view.plain_letters(at, if reader.dots == 0 { 32 } else { usize::MAX });
        if !plain.is_empty() {
            if reader.dots == 0 && !plain.bytes().all(|letter| header.push(letter)) {
                return None;
            }
            let part = reader.up_to_whole_signature(plain);
            reader.push_plain(at, part);
            at += part.len();
            if part.len() < plain.len() {
                break;
            }
            if reader.dots == 0 {
                continue;
            }
        }
        let Some(unit) = view.unit(at) else { break };
        if unit.how == How::Invisible {
            reader.letters.ignore(unit.start, unit.end);
            at = unit.end;
            continue;
        }
        if unit.is_word() {
            if unit.c == '.' {
                if reader.dots == 0 && !reader.knows_header(&header) {
                    return None;
                }
                if reader.is_signature_whole() {
                    break;
                }
                let goes_on = || view.unit(unit.end).is_some_and(Unit::is_word);
                if reader.kind == Kind::Unknown && reader.dots == 2 && goes_on() {
                    return None;
                }
                reader.dots += 1;
                reader.part = reader.letters.value.len() + 1;
            } else if reader.dots == 0 && !header.push(unit.c as u8) {
                return None;
            } else if matches!(unit.c, '/' | '+') && reader.is_signature_whole() {
                break;
            }
            reader.push(unit);
            at = unit.end;
            continue;
        }
        if unit.c == '='
            && unit.how != How::Mail
            && let Some(end) = reader.padding(at)
        {
            at = end;
            continue;
        }
        // Where the first part of a cookie ends the second may begin.
        if unit.c == ';' {
            let beside = beside_.get_or_insert_with(|| beside(view, outside));
            if let Some(next) = next_chunk(view, at, beside, chunks + 1) {
                chunks += 1;
                reader.letters.ignore(at, next);
                at = next;
                continue;
            }
        }
        match lines.next(at, begun) {
            Some(next) if reader.goes_on(&next, &lines) => {
                lines.join(at, begun, &next);
                reader.letters.ignore(at, next.start);
                at = next.start;
                begun = at;
            }
            _ => break,
        }
    }
    let Beside { name, .. } = beside_.unwrap_or_else(|| beside(view, outside));
    let name = match chunks {
        0 => name,
        _ => name.map(|name| {
            chunked(&name).map_or(name.clone(), |stem| stem[..stem.len() - 1].to_owned())
        }),
    };
    reader.found(start, name, &marks)
}

/// The marks of Markdown that stand before a token and are letters of one, `_` or `~`: as many must end it. None where no token
/// can begin: behind any other letter of a word.
fn marks_before(view: &View<'_>, start: usize) -> Option<String> {
    let mut marks = String::new();
    let mut at = start;
    loop {
        match view.unit_before(at) {
            Some(unit)
                if unit.how == How::Plain && unit.is_word() && !matches!(unit.c, '/' | '+') =>
            {
                let is_mark = matches!(unit.c, '_' | '~') && !marks.starts_with(|c| c != unit.c);
                if !is_mark || marks.len() == MOST_MARKS {
                    return None;
                }
                marks.push(unit.c);
                at = unit.start;
            }
            _ => return Some(marks),
        }
    }
}

/// `___`: slanted and bold.
const MOST_MARKS: usize = 3;

/// Whether a whole header of an algorithm begins there.
fn is_header(view: &View<'_>, start: usize) -> bool {
    let mut header = Header::default();
    let mut at = start;
    while let Some(unit) = view.unit(at).filter(|unit| unit.is_word()) {
        if unit.c == '.' {
            return header.is_whole();
        }
        if !header.push(unit.c as u8) {
            return false;
        }
        at = unit.end;
    }
    false
}

impl Reader<'_, '_> {
    fn push(&mut self, unit: Unit) {
        // What was passed over stood inside.
        self.is_broken |= self.letters.last_ignored().is_some_and(|span| {
            span.end == unit.start && (unit.how != How::Json || span.start < unit.start)
        });
        self.letters.push(unit);
    }

    fn push_plain(&mut self, start: usize, text: &str) {
        let ignored = self.letters.last_ignored();
        self.is_broken |= ignored.is_some_and(|span| span.end == start);
        self.letters.push_plain(start, text);
    }

    /// Of the letters of a part, those before a `/` or `+` that follows a whole signature: base64url has neither.
    fn up_to_whole_signature<'t>(&self, plain: &'t str) -> &'t str {
        let Kind::Signed(lengths) = self.kind else {
            return plain;
        };
        let have = self.last_part().len();
        let ends = |length: &usize| {
            let at = length.checked_sub(have)?;
            matches!(plain.as_bytes().get(at), Some(b'/' | b'+')).then_some(at)
        };
        let end = (lengths.iter().filter(|_| self.dots == 2)).find_map(ends);
        end.and_then(|end| plain.get(..end)).unwrap_or(plain)
    }

    /// Reads the header that has just ended.
    fn knows_header(&mut self, header: &Header) -> bool {
        if !header.is_whole() {
            return false;
        }
        let Some(object) = object(&self.letters.value) else {
            return false;
        };
        self.has_alg = object.str("alg").is_some();
        self.is_unsecured = object.str("alg") == Some("none");
        self.kind = match object.str("alg") {
            _ if object.has("enc") => Kind::Encrypted,
            None if object.has("alg") => Kind::Signed(&[]),
            None => Kind::Unknown,
            Some(alg) => Kind::Signed(signature_lengths(alg)),
        };
        true
    }

    fn last_part(&self) -> &str {
        self.letters.value.get(self.part..).unwrap_or_default()
    }

    fn is_signature_whole(&self) -> bool {
        match self.kind {
            Kind::Signed(lengths) => self.dots == 2 && lengths.contains(&self.last_part().len()),
            _ => false,
        }
    }

    /// `=` at the end of a part, which belongs to it although it should not be there; where the part ends.
    fn padding(&mut self, start: usize) -> Option<usize> {
        let mut end = start;
        let mut units = [None; 2];
        for slot in &mut units {
            *slot = self.view.unit(end).filter(|unit| unit.c == '=');
            end = slot.map_or(end, |unit| unit.end);
        }
        // Before a line break it is the mark of a mail.
        let next = self.view.unit(end);
        if next.is_some_and(|unit| matches!(unit.c, '\r' | '\n') || unit.is_word() && unit.c != '.')
        {
            return None;
        }
        if self.dots == 0 && next.is_none_or(|unit| unit.c != '.') {
            return None;
        }
        for unit in units.into_iter().flatten() {
            self.push(unit);
        }
        Some(end)
    }

    /// Whether the next line belongs to the token.
    fn goes_on(&self, next: &super::joining::Next, lines: &Lines<'_, '_>) -> bool {
        if next.is_blank && self.goes_on_around_dot(next) {
            return true;
        }
        if !(next.is_alone || next.is_blank)
            || is_header(self.view, next.start)
            || self.letters.value.ends_with("...")
        {
            return false;
        }
        if next.is_blank {
            return self.goes_on_behind_blank(next);
        }
        let begins_with_dot = self.view.at(next.start) == Some(b'.');
        let length = next.end - next.start;
        // The last line may have any length, and the end of random letters is rarely a word.
        let is_at_hyphen = self.letters.value.ends_with('-');
        let is_line = lines.joined > 0 || next.is_told || is_at_hyphen;
        let may_be_last = is_line && !next.is_word && !lines.is_over;
        let ends = |lengths: &[usize]| {
            let have = self.last_part().len();
            match lengths {
                _ if have == 0 => true,
                _ if lengths.contains(&have) => false,
                _ if lengths.contains(&(have + length)) => true,
                _ if lines.is_over && !next.is_told => false,
                [] => next.is_full || may_be_last,
                [.., most] => have < *most && (next.is_full || may_be_last),
            }
        };
        match (self.kind, self.dots) {
            (_, 0) => true,
            (Kind::Unknown, _) => false,
            (Kind::Signed(_), 1) => {
                let is_prose = next.is_word && !next.is_full && !self.last_part().is_empty();
                begins_with_dot || !is_prose && !is_object(self.last_part())
            }
            (Kind::Signed(lengths), 2) => ends(lengths),
            (Kind::Encrypted, 0..4) => true,
            (Kind::Encrypted, 4) => ends(TAG_LENGTHS),
            _ => false,
        }
    }

    /// A terminal breaks a line where it is full, and makes a blank of it when it is copied: the pieces are as long as the line,
    /// and the last one ends a signature or a tag that has the length of one.
    fn goes_on_behind_blank(&self, next: &super::joining::Next) -> bool {
        let piece = self.view.text(next.start, next.end);
        let (dots, last) = match piece.rsplit_once('.') {
            Some((before, last)) => (before.matches('.').count() + 1, last.len()),
            None => (0, self.last_part().len() + piece.len()),
        };
        let dots = self.dots + dots;
        let is_whole = match self.kind {
            Kind::Signed(lengths) => dots == 2 && lengths.contains(&last),
            Kind::Encrypted => dots == 4 && TAG_LENGTHS.contains(&last),
            Kind::Unknown => false,
        };
        let goes_on = match (self.kind, self.dots) {
            // What follows a token that was cut short is no claim.
            (Kind::Signed(_), 1) => {
                let more = piece.split('.').next().unwrap_or_default();
                may_begin(&[self.last_part(), more].concat())
            }
            (Kind::Signed(_), 2) => !self.is_signature_whole(),
            (Kind::Encrypted, dots) => dots < 4 || !TAG_LENGTHS.contains(&self.last_part().len()),
            _ => true,
        };
        let is_short = self.last_part().len() < LONGEST_IN_PIECES;
        goes_on
            && is_short
            && !next.is_longer
            && (is_whole || next.is_full && piece.len() >= SHORTEST_PIECE)
    }

    /// A chat, a translation or a form puts blanks around the dots: claims follow a header, and what may be a signature follows
    /// claims.
    fn goes_on_around_dot(&self, next: &super::joining::Next) -> bool {
        let header = || object(&self.letters.value);
        let (is_known, is_encrypted) = match self.kind {
            Kind::Unknown if self.dots == 0 => header().map_or((false, false), |header| {
                (header.str("alg").is_some(), header.has("enc"))
            }),
            kind => (kind != Kind::Unknown, kind == Kind::Encrypted),
        };
        let piece = self.view.text(next.start, next.end);
        let begins_with_dot = piece.starts_with('.');
        let is_at_dot = begins_with_dot || self.letters.value.ends_with('.');
        if !is_at_dot || piece.starts_with("..") || !is_known {
            return false;
        }
        let behind = match piece {
            "." => self.word_behind_blank(next.end),
            _ => piece.trim_start_matches('.'),
        };
        let part = behind.split('.').next().unwrap_or_default();
        let is_base64url = !part.contains(['/', '+', '~']);
        match self.dots + usize::from(begins_with_dot) {
            dots if is_encrypted => {
                dots <= 4 && is_base64url && part.len() >= SHORTEST_OF_ENCRYPTED && !is_wordy(part)
            }
            1 => part.len() >= SHORTEST_PART && may_begin(part) && !names_algorithm(part),
            // Nobody writes words of that length.
            2 => part.len() >= SHORTEST_SIGNATURE && is_base64url,
            _ => false,
        }
    }

    fn word_behind_blank(&self, blank: usize) -> &str {
        if self.view.at(blank) != Some(b' ') {
            return "";
        }
        let mut end = blank + 1;
        while self
            .view
            .unit(end)
            .is_some_and(|unit| unit.how == How::Plain && unit.is_word())
        {
            end += 1;
        }
        self.view.text(blank + 1, end)
    }

    fn found(mut self, start: usize, name: Option<String>, marks: &str) -> Option<Found> {
        if is_elided(&self.letters.value) {
            return None;
        }
        let dots = self.without_full_stop();
        if !self.letters.value.ends_with(marks) {
            return None;
        }
        for _ in marks.chars() {
            self.letters.pop(self.view);
        }
        if dots == 0 {
            return None;
        }
        let is_jose = || {
            let token = issuer_signed(&self.letters.value);
            matches!(token.form, Form::Jws | Form::Jwe) || token.alg().is_some()
        };
        (self.has_alg || is_jose()).then(|| self.letters.found(start, name, self.is_broken))
    }

    /// A sentence ends with a full stop, a token that was cut with three, and an unsecured JWT with the dot before its empty
    /// signature. How many dots are left.
    fn without_full_stop(&mut self) -> usize {
        let value = &self.letters.value;
        let dots = value.bytes().filter(|b| *b == b'.').count();
        let stops = value.len() - value.trim_end_matches('.').len();
        let surplus = match stops {
            0 => 0,
            // Nothing is missing from one without a signature.
            3.. if self.is_unsecured && dots == stops + 1 => stops - 1,
            3.. => stops,
            _ if dots < 2 => stops,
            _ => stops.min(dots - 2),
        };
        for _ in 0..surplus {
            self.letters.pop(self.view);
        }
        dots - surplus
    }
}

/// Whether a part is a whole JSON object.
fn is_object(part: &str) -> bool {
    object(part).is_some()
}

/// Whether a part is the header of another token.
fn names_algorithm(part: &str) -> bool {
    object(part).is_some_and(|object| object.str("alg").is_some())
}

fn object(part: &str) -> Option<json::Object> {
    let decoded = base64url::decode(part).ok()?;
    let text = String::from_utf8(decoded.bytes).ok()?;
    match json::parse(&text).ok()?.value {
        json::Value::Object(object) => Some(object),
        _ => None,
    }
}

/// Of a longer part not every piece is tried: that would take the square of the time.
const LONGEST_IN_PIECES: usize = 8 * 1024;
/// `{"sub":1}`: no claims are shorter.
const SHORTEST_PART: usize = 12;
/// An initialization vector of 96 bits.
const SHORTEST_OF_ENCRYPTED: usize = 16;
/// Of HMAC with SHA-256.
const SHORTEST_SIGNATURE: usize = 43;
/// Nobody's terminal is narrower.
const SHORTEST_PIECE: usize = 32;
