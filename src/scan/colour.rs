//! The colours of a terminal around and in what is pasted: `ESC [ 1 ; 32 m`, with the escape as itself, as a program or a
//! pager writes it out, or lost on the way.
//!
//! Says where one begins or ends. It takes no room: what that means is for `view`.

use super::view::{ESCAPE, View};

/// `ESC[1;38;2;255;255;255m`, and some more.
const LONGEST: usize = 32;
/// How strings write the escape, behind backslashes: JSON, C and Python, a shell.
const WRITTEN: [&[u8]; 4] = [b"u001b", b"x1b", b"033", b"e"];
/// Nobody escapes one more often.
const MOST_BACKSLASHES: usize = 8;

/// Where a colour ends that begins there; `ESC [ K` too.
pub fn end(view: &View<'_>, start: usize) -> Option<usize> {
    let bracket = match view.at(start)? {
        ESCAPE => start + 1,
        b'^' if view.at(start + 1) == Some(b'[') => start + 2,
        b'[' => start,
        b'\\' => {
            let is_escaped = |nth: &usize| view.at(start + nth) == Some(b'\\');
            let at = start + (0..MOST_BACKSLASHES).take_while(is_escaped).count();
            at + WRITTEN.iter().find(|written| view.has(at, written))?.len()
        }
        _ => return None,
    };
    if view.at(bracket) != Some(b'[') {
        return None;
    }
    for at in bracket + 1..start + LONGEST {
        match view.at(at)? {
            b'0'..=b'9' | b';' | b':' => {}
            // Without an escape only a number makes it one.
            b'm' | b'K' if bracket > start => return Some(at + 1),
            b'm' if at > bracket + 1 => return Some(at + 1),
            _ => return None,
        }
    }
    None
}

/// Where the colour begins that ends there.
pub fn start(view: &View<'_>, end: usize) -> Option<usize> {
    let mut bracket = end.checked_sub(2)?;
    while !view.has_before(bracket + 1, b"[") {
        let is_inside = matches!(view.before(bracket + 1)?, b'0'..=b'9' | b';' | b':');
        if !is_inside || end - bracket > LONGEST {
            return None;
        }
        bracket = bracket.checked_sub(1)?;
    }
    if matches!(view.before(bracket), Some(ESCAPE)) {
        return Some(bracket - 1);
    }
    if view.has_before(bracket, b"^[") {
        return Some(bracket - 2);
    }
    let written = WRITTEN
        .iter()
        .map(|written| (written, bracket.checked_sub(written.len())));
    for (written, at) in written {
        let Some(at) = at.filter(|_| view.has_before(bracket, written)) else {
            continue;
        };
        let is_escaped = |nth: &usize| view.has_before(at - nth, b"\\");
        match (0..MOST_BACKSLASHES.min(at)).take_while(is_escaped).count() {
            0 => {}
            count => return Some(at - count),
        }
    }
    Some(bracket)
}
