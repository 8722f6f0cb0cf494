//! Reads single characters backwards, as they are read forwards.
//!
//! Knows where an escape may end; what it stands for is for the way forwards.

use super::super::colour;
use super::{
    How, LONGEST_ENTITY, MAY_BREAK, MOST_BACKSLASHES, MOST_PERCENT, OTHER, PERCENT_INVISIBLE, Unit,
    View,
};

/// Which escapes a byte ends, besides those of one letter behind a backslash.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// None.
    Nothing,
    /// One of digits: `%2E`, `\x22`, `\u003d`.
    Digits,
    /// An entity, a colour, a tag, a quote as shells escape it, a character of several bytes.
    Other,
}

/// What each byte ends.
const MAY_END: [Ends; 256] = {
    let mut ends = [Ends::Nothing; 256];
    let mut byte = 0;
    while byte < 256 {
        ends[byte] = match byte as u8 {
            b';' | b'>' | b'm' | b'K' | b'"' | 0x80.. => Ends::Other,
            b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F' => Ends::Digits,
            _ => Ends::Nothing,
        };
        byte += 1;
    }
    ends
};
/// `\u003d`: before the digits of an escape stands its sign, or another `25`.
const REACH_OF_ESCAPE: usize = 6;

impl View<'_> {
    /// The character that ends there.
    #[inline]
    pub fn unit_before(&self, end: usize) -> Option<Unit> {
        let byte = self.before(end)?;
        if !self.may_end_escape(end, byte) {
            return Some(Unit {
                c: char::from(byte),
                start: end - 1,
                end,
                how: How::Plain,
            });
        }
        self.escaped_before(end, byte)
    }

    /// Whether an escape may end with this byte, which most do not: told by few looks, because names are read back to often.
    #[inline]
    fn may_end_escape(&self, end: usize, byte: u8) -> bool {
        match end.checked_sub(REACH_OF_ESCAPE) {
            Some(start) if start >= self.low && MAY_END[usize::from(byte)] == Ends::Digits => {
                let digits = self.bytes.get(start..end);
                digits.is_none_or(|bytes| bytes.iter().any(|byte| matches!(byte, b'\\' | b'%')))
                    || self.has_exactly(end - 4, b"25")
            }
            Some(start) if start >= self.low && MAY_END[usize::from(byte)] == Ends::Nothing => {
                self.bytes.get(end - 2) == Some(&b'\\')
            }
            _ => true,
        }
    }

    /// The same, where an escape may be.
    fn escaped_before(&self, end: usize, byte: u8) -> Option<Unit> {
        if let Some(start) = self.escape_before(end, byte)
            && let Some(unit) = self.unit(start).filter(|unit| unit.end == end)
        {
            return Some(unit);
        }
        let c = if byte < 0x80 { char::from(byte) } else { OTHER };
        Some(Unit {
            c,
            start: end - 1,
            end,
            how: How::Plain,
        })
    }

    /// Where the escape may begin that ends with this byte.
    fn escape_before(&self, end: usize, byte: u8) -> Option<usize> {
        let back = |count: usize| end.checked_sub(count).filter(|start| *start >= self.low);
        let is = |count: usize, wanted: u8| {
            back(count).and_then(|at| self.bytes.get(at)) == Some(&wanted)
        };
        let mut start = match byte {
            0x80.. => {
                let lead = |count: &usize| {
                    back(*count)
                        .and_then(|at| self.bytes.get(at))
                        .is_some_and(|b| *b >= 0xc0)
                };
                return (1..=4).find(lead).and_then(back);
            }
            b';' => {
                return (2..=LONGEST_ENTITY)
                    .find(|count| is(*count, b'&'))
                    .and_then(back);
            }
            b'>' if self.has_before(end, MAY_BREAK) => return back(MAY_BREAK.len()),
            b'm' | b'K' if let Some(start) = colour::start(self, end) => return Some(start),
            b'"' if is(2, b'^') && is(3, b'\\') && is(4, b'^') => return back(4),
            b'"' if is(2, b'^') || is(2, b'`') => return back(2),
            _ if is(2, b'\\') => end - 2,
            _ if byte.is_ascii_hexdigit() && is(6, b'\\') && is(5, b'u') => end - 6,
            _ if byte.is_ascii_hexdigit() && is(4, b'\\') && is(3, b'x') => end - 4,
            _ if byte.is_ascii_hexdigit() => {
                // Few digits end one of these.
                let ends = matches!(byte, b'b'..=b'd' | b'B'..=b'D' | b'f' | b'F');
                let mut escapes = PERCENT_INVISIBLE.iter().filter(|_| ends && is(3, b'%'));
                if let Some(escape) = escapes.find(|escape| self.has_before(end, escape)) {
                    return back(escape.len());
                }
                // `%25` again and again before the last two digits.
                let mut count = 3;
                for _ in 0..MOST_PERCENT {
                    if is(count, b'%') {
                        return back(count);
                    }
                    if !(is(count, b'5') && is(count + 1, b'2')) {
                        return None;
                    }
                    count += 2;
                }
                return is(count, b'%').then(|| back(count)).flatten();
            }
            _ => return None,
        };
        while start > self.low
            && self.bytes.get(start - 1) == Some(&b'\\')
            && end - start < MOST_BACKSLASHES
        {
            start -= 1;
        }
        Some(start)
    }
}
