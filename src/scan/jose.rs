//! Reads a JOSE object where one may begin, over escapes, line breaks and characters without width, up to its end.
//!
//! Decodes no more than it takes to know where it ends.

mod going;

use super::Found;
use super::beside::{Beside, beside};
use super::ending::{TAG_LENGTHS, signature_lengths};
use super::header::Header;
use super::joining::{Lines, chunked, next_chunk};
use super::letters::Letters;
use super::looks::is_elided;
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
    /// Where the token begins.
    start: usize,
    /// Where it ends, if blanks cut it into pieces; not known before the first.
    in_pieces: Option<Option<usize>>,
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
    /// How long the signature is, where lines behind a shorter one make it longer.
    longer: Option<usize>,
}

/// The token that begins there, where one does.
pub fn read(view: &View<'_>, start: usize) -> Option<Found> {
    let marks = marks_before(view, start)?;
    let outside = start - marks.len();
    let mut header = Header::default();
    let mut reader = Reader {
        view,
        start,
        in_pieces: None,
        letters: Letters::default(),
        part: 0,
        dots: 0,
        kind: Kind::Unknown,
        has_alg: false,
        is_unsecured: false,
        is_broken: false,
        longer: None,
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
            let part = reader.up_to_whole_signature(at, plain);
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
        // Nothing can follow it, and most tokens end with one. That of a longer key may be as long at the end of a line.
        if lines.joined > 0 && reader.is_signature_whole() && reader.longer.is_none() {
            reader.longer = reader.longer_signature(lines.clone(), at, begun);
        }
        if reader.is_signature_whole() && !reader.last_part().is_empty() {
            break;
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
    // The sign before it was escaped for a mail; or it is a subprotocol of a web socket, which has no header for it; a comment of
    // HTML begins, or a line that a patch takes out.
    let before = [&b"=3d"[..], b"bearer.", b"<!--"];
    let is_line =
        || view.has_before(start, b"-") && matches!(view.before(start - 1), None | Some(b'\n'));
    if before.iter().any(|letters| view.has_before(start, letters)) || is_line() {
        return Some(marks);
    }
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

    /// Of the letters of a part, those before a `/`, a `+` or an arrow that follows a whole signature or tag: base64url has none
    /// of these. That of an unsecured JWT is empty.
    fn up_to_whole_signature<'t>(&self, start: usize, plain: &'t str) -> &'t str {
        let (lengths, dots) = match self.kind {
            _ if self.is_unsecured => (&[0][..], 2),
            Kind::Signed(lengths) => (lengths, 2),
            Kind::Encrypted => (TAG_LENGTHS, 4),
            Kind::Unknown => return plain,
        };
        let have = self.last_part().len();
        // `-->` ends a comment of HTML, and `->` is an arrow.
        let is_arrow = |at: usize| {
            matches!(plain.get(at..), Some("-" | "--"))
                && self.view.at(start + plain.len()) == Some(b'>')
        };
        let ends = |length: &usize| {
            let at = length.checked_sub(have)?;
            let is_other = matches!(plain.as_bytes().get(at), Some(b'/' | b'+'));
            (is_other || is_arrow(at)).then_some(at)
        };
        let end = (lengths.iter().filter(|_| self.dots == dots)).find_map(ends);
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
        let length = self.last_part().len();
        match (self.kind, self.longer) {
            (Kind::Signed(_), Some(longer)) => self.dots == 2 && length == longer,
            (Kind::Signed(lengths), None) => self.dots == 2 && lengths.contains(&length),
            (Kind::Encrypted, _) => self.dots == 4 && TAG_LENGTHS.contains(&length),
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

/// The JSON object that a part is in base64url.
pub(super) fn object(part: &str) -> Option<json::Object> {
    let decoded = base64url::decode(part).ok()?;
    let text = String::from_utf8(decoded.bytes).ok()?;
    match json::parse(&text).ok()?.value {
        json::Value::Object(object) => Some(object),
        _ => None,
    }
}
