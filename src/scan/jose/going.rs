//! Whether a token of JOSE that has not ended goes on in the next line, or behind a blank.
//!
//! What the next line is, `joining` says.

use super::{Kind, Reader, is_header, is_object, names_algorithm, object};
use crate::scan::ending::TAG_LENGTHS;
use crate::scan::header::may_begin;
use crate::scan::joining::{Lines, Next, behind_blanks};
use crate::scan::looks::is_wordy;
use crate::scan::pieces;
use crate::scan::view::How;

impl Reader<'_, '_> {
    /// Whether the next line belongs to the token.
    pub(super) fn goes_on(&mut self, next: &Next, lines: &Lines<'_, '_>) -> bool {
        if next.is_blank && self.goes_on_around_dot(next) {
            return true;
        }
        // Words may stand behind the last piece, of which the length tells that it is one.
        let is_last = || next.is_before_blank && self.is_end(self.view.text(next.start, next.end));
        if !(next.is_alone || next.is_blank || is_last())
            || is_header(self.view, next.start)
            || self.letters.value.ends_with("...")
        {
            return false;
        }
        if next.is_blank {
            return self.goes_on_behind_blank(next) || self.is_in_pieces(next.start);
        }
        // Each line of a log may be another message: the first two lines tell.
        let is_told = next.is_full || self.is_end(self.view.text(next.start, next.end));
        if next.is_logged && lines.joined == 0 && !is_told {
            return false;
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
                _ if self.longer.is_some_and(|longer| have < longer) => true,
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
            (_, 2) if self.is_unsecured => false,
            (Kind::Signed(lengths), 2) => ends(lengths),
            (Kind::Encrypted, 0..4) => true,
            (Kind::Encrypted, 4) => ends(TAG_LENGTHS),
            _ => false,
        }
    }

    /// Whether a token of that kind ends with the last letter of a piece that follows.
    fn is_end(&self, piece: &str) -> bool {
        // A sentence may end with the token.
        let piece = piece.strip_suffix('.').unwrap_or(piece);
        let (dots, last) = match piece.rsplit_once('.') {
            Some((before, last)) => (before.matches('.').count() + 1, last.len()),
            None => (0, self.last_part().len() + piece.len()),
        };
        let dots = self.dots + dots;
        match self.kind {
            Kind::Signed(lengths) => dots == 2 && lengths.contains(&last),
            Kind::Encrypted => dots == 4 && TAG_LENGTHS.contains(&last),
            Kind::Unknown => false,
        }
    }

    /// How long the signature is, where it ends at the end of a line and full lines behind it make one of another key.
    pub(super) fn longer_signature(
        &self,
        mut lines: Lines<'_, '_>,
        end: usize,
        begun: usize,
    ) -> Option<usize> {
        let Kind::Signed(lengths) = self.kind else {
            return None;
        };
        let mut length = self.last_part().len();
        let most = lengths.last().filter(|most| **most > length)?;
        let (mut at, mut begun) = (end, begun);
        while length < *most
            && let Some(next) = lines.next(at, begun)
        {
            let piece = self.view.text(next.start, next.end);
            let is_base64url = !piece.contains(['.', '/', '+', '~']);
            length += piece.len();
            if !is_base64url || !next.is_line() {
                return None;
            }
            if lengths.contains(&length) {
                return Some(length);
            }
            if !(next.is_alone && next.is_full) {
                return None;
            }
            lines.join(at, begun, &next);
            (at, begun) = (next.end, next.start);
        }
        None
    }

    /// Whether pieces of any length make a whole token, and the one that begins there is one of them.
    fn is_in_pieces(&mut self, start: usize) -> bool {
        let (view, begin) = (self.view, self.start);
        let end = *self
            .in_pieces
            .get_or_insert_with(|| pieces::end(view, begin));
        end.is_some_and(|end| start < end)
    }

    /// A terminal breaks a line where it is full, and makes a blank of it when it is copied: the pieces are as long as the line,
    /// and the last one ends a signature or a tag that has the length of one.
    fn goes_on_behind_blank(&self, next: &Next) -> bool {
        let piece = self.view.text(next.start, next.end);
        let is_whole = self.is_end(piece);
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
    fn goes_on_around_dot(&self, next: &Next) -> bool {
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
        let Some(start) = behind_blanks(self.view, blank) else {
            return "";
        };
        let mut end = start;
        while self
            .view
            .unit(end)
            .is_some_and(|unit| unit.how == How::Plain && unit.is_word())
        {
            end += 1;
        }
        self.view.text(start, end)
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
