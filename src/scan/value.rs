//! The value that begins at a place and shows nothing by itself: how far it reaches, over characters without width and over the
//! line breaks that a mail, a terminal or a program put into it.
//!
//! Whether it is a token is for `judge`; a token of JOSE shows its end by itself, and is read in `jose`.

use super::alone::is_for_anything;
use super::beside::{Beside, Place};
use super::joining::{Lines, Next};
use super::letters::Letters;
use super::looks::{is_random, is_wordy};
use super::names;
use super::view::{How, Unit, View};
use crate::oauth::shape;

/// Longer values are no tokens, unless they are JOSE.
pub const LONGEST: usize = 16 * 1024;
/// A line that is broken on purpose has so many columns at least.
const NARROWEST: usize = 40;
/// No word of capitals and small letters is as long.
const SHORTEST_RANDOM: usize = 10;
/// How many columns terminals, editors and mails mostly have.
const WIDTHS: [usize; 11] = [40, 60, 64, 70, 72, 76, 78, 80, 100, 120, 132];
/// Lines of one value.
const MOST_LINES: usize = 200;
/// A word that goes on there would be a word of its own.
const SHORTEST_PIECE: usize = 4;

/// All of a value: tokens of some vendors hold `!`, `|` or `:`. In quotes up to the closing one; in a query or after a scheme up
/// to what ends it there; else the word.
pub fn whole(view: &View<'_>, start: usize, beside: &Beside) -> Option<Letters> {
    if let Place::Quoted(quote) = beside.place {
        let closing = match quote {
            '“' | '„' => '”',
            '‘' => '’',
            '«' => '»',
            '「' => '」',
            '『' => '』',
            '‹' => '›',
            '‚' => '‘',
            '〝' => '〞',
            '❝' => '❞',
            '❛' => '❜',
            other => other,
        };
        let is_end = |unit: Unit| unit.c == closing || unit.c == '”' && quote == '“';
        let is_in = |unit: Unit| unit.c.is_ascii_graphic() && !is_end(unit);
        let mut letters = run(view, start, is_in)?;
        let closes = |letters: &Letters| view.unit(letters.end).is_some_and(is_end);
        // Up to the quote a line break can only have been put in.
        if closes(&letters)
            || join(view, start, &mut letters, &|next, _| next.is_told) && closes(&letters)
        {
            without_ellipsis(view, &mut letters);
            return Some(letters);
        }
    }
    let more = match beside.place {
        Place::Query => "!|$*@:;,()=",
        Place::Scheme => "!|$*@",
        _ => "",
    };
    let is_in = |unit: Unit| {
        // What is in full width belongs to the text around.
        let is_wide = || unit.how == How::Plain && unit.end - unit.start > 1;
        unit.is_word() || more.contains(unit.c) && !is_wide()
    };
    let mut letters = run(view, start, is_in)?;
    // Some vendors’ tokens have signs that end a word.
    if matches!(beside.place, Place::Plain | Place::Tag)
        && matches!(view.at(letters.end), Some(b'!' | b'|' | b'$' | b'*'))
        && let Some(wide) = run(view, start, |unit| is_in(unit) || "!|$*".contains(unit.c))
        && shape::telling(wide.value.trim_end_matches(|c| "!|$*.".contains(c))).is_some()
    {
        letters = wide;
    }
    // `-->` ends a comment of HTML, and `->` is an arrow.
    if view.at(letters.end) == Some(b'>') && letters.value.ends_with('-') {
        while letters.value.ends_with('-') {
            letters.pop(view);
        }
        return Some(letters);
    }
    // In a query the sign with which a mail breaks a line was taken for a letter.
    let is_broken = || matches!(view.at(letters.end), Some(b'\r' | b'\n'));
    if letters.value.ends_with('=') && is_broken() && view.has_before(start, b"=3d") {
        letters.pop(view);
    }
    if !beside.is_cookie {
        let begins_line = Lines::new(view, start).column_of(start) == 0;
        let first = letters.value.len();
        let column = Lines::new(view, start).column_of(letters.end);
        // What has the shape of one is whole.
        let is_whole = is_for_anything(&letters.value);
        join(view, start, &mut letters, &|next, joined| {
            let piece = view.text(next.start, next.end);
            // Behind a label the first line is shorter, and the last piece may be as long.
            let is_list = piece.len() == first && (begins_line || joined == 0 && is_random(piece));
            let is_short = joined >= 2 && next.is_alone && !next.is_word && !is_small(piece);
            let is_piece = piece.len() >= SHORTEST_PIECE && (next.is_full || is_mixed(piece))
                || piece.len() < SHORTEST_PIECE && is_short;
            // A word in the next line is no piece, nor a boundary between the parts of a body: a last piece must look random, and be
            // long, or the line be as long as many a terminal’s; a line of its own may be as long by itself. Several full lines tell.
            let is_usual = WIDTHS.contains(&column) && is_of_both_cases(piece);
            let is_last =
                is_piece && !is_wordy(piece) && (piece.len() >= SHORTEST_RANDOM || is_usual);
            let is_told_apart = match next.is_alone {
                true => next.is_full || joined > 0 && !is_wordy(piece) || is_short || is_last,
                false => is_of_both_cases(piece) && is_last,
            };
            let goes_on = is_piece && !is_list && !next.is_longer && is_told_apart;
            next.is_told || column >= NARROWEST && goes_on && !is_whole
        });
    }
    // Cookies that are no header look like a query whose parameters are separated by another sign.
    if let Some(end) = next_pair(&letters.value) {
        while letters.value.len() > end {
            letters.pop(view);
        }
    }
    // What a sentence puts behind a value.
    while letters.value.ends_with(|c| "!|$*@:;,().=".contains(c)) {
        letters.pop(view);
    }
    pad(view, &mut letters, start);
    (!letters.value.is_empty()).then_some(letters)
}

/// `--`, `---`, `-----BEGIN`, `------WebKitFormBoundary…`: what sets a signature of a mail or the parts of a body apart.
fn is_rule(piece: &str) -> bool {
    piece.starts_with("--") || piece == "-"
}

/// Whether letters of several kinds stand in it, as in no word, number or hash.
fn is_mixed(piece: &str) -> bool {
    let has = |is: fn(&u8) -> bool| piece.as_bytes().iter().skip(1).any(&is);
    let is_hex = piece
        .bytes()
        .all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f' | b'-'));
    let kinds = [
        u8::is_ascii_lowercase as fn(&u8) -> bool,
        u8::is_ascii_uppercase,
        u8::is_ascii_digit,
    ];
    !is_hex && kinds.into_iter().filter(|kind| has(*kind)).count() > 1
}

fn is_small(piece: &str) -> bool {
    piece.bytes().all(|b| b.is_ascii_lowercase())
}

/// Whether capitals and small letters follow its first letter: not in `user5`.
fn is_of_both_cases(piece: &str) -> bool {
    let rest = piece.get(1..).unwrap_or_default();
    rest.bytes().any(|b| b.is_ascii_lowercase()) && rest.bytes().any(|b| b.is_ascii_uppercase())
}

/// Where `;name=` stands in a value, or `,name=` of a name that is known.
fn next_pair(value: &str) -> Option<usize> {
    value.match_indices([';', ',']).find_map(|(at, sign)| {
        let rest = value.get(at + 1..)?;
        let (name, _) = rest.split_once('=')?;
        let is_of_name = |b: u8| b.is_ascii_alphanumeric() || b"_-.".contains(&b);
        let is_name = !name.is_empty() && name.bytes().all(is_of_name);
        (is_name && (sign == ";" || names::known(name).is_some())).then_some(at)
    })
}

/// The characters from there on that are in it, and those without width between them.
pub fn run(view: &View<'_>, start: usize, is_in: impl Fn(Unit) -> bool) -> Option<Letters> {
    let mut letters = Letters::default();
    let mut at = start;
    while let Some(unit) = view.unit(at)
        && at - start <= LONGEST
    {
        if unit.how == How::Invisible && at > start {
            at = unit.end;
            continue;
        }
        if !is_in(unit) || unit.how == How::Invisible {
            break;
        }
        if !letters.value.is_empty() && letters.end < unit.start {
            letters.ignore(letters.end, unit.start);
            letters.is_broken = true;
        }
        letters.push(unit);
        at = unit.end;
    }
    (!letters.value.is_empty()).then_some(letters)
}

/// Takes in the lines on which a value goes on that ends where its line does, and says whether there were any. Nothing is taken
/// where a line between is shorter than the others: who broke the value would have filled it. Whether a line belongs to it is
/// asked with the number of those before.
fn join(
    view: &View<'_>,
    start: usize,
    letters: &mut Letters,
    belongs: &dyn Fn(&Next, usize) -> bool,
) -> bool {
    let mut lines = Lines::new(view, start);
    let mut begun = start;
    let mut good = 0;
    let mut at = letters.end;
    // Lines in the middle are told by those behind them.
    let mut pieces: Vec<(usize, Next)> = Vec::new();
    while pieces.len() < MOST_LINES
        && at - start < LONGEST
        && let Some(next) = lines.next(at, begun)
        && (next.is_alone || next.is_before_blank && belongs(&next, pieces.len()))
        && next.is_line()
        && !lines.is_over
        && (next.is_told
            || next.is_full && !pieces.is_empty()
            || !is_rule(view.text(next.start, next.end)))
    {
        let from = at;
        lines.join(from, begun, &next);
        (at, begun) = (next.end, next.start);
        // A mail says by a sign of its own that the line goes on; behind base64 it may be padding.
        let may_be_padding = pieces.is_empty() && letters.value.len() % 4 == 3;
        let is_of_mail = view.at(from) == Some(b'=') && (lines.is_of_mail() || !may_be_padding);
        let is_its = belongs(&next, pieces.len()) || is_of_mail;
        let is_last = !next.is_full || !next.is_alone;
        pieces.push((from, next));
        if is_its {
            good = pieces.len();
        }
        if is_its && is_last {
            break;
        }
    }
    if good == 0 {
        return false;
    }
    for (from, next) in pieces.into_iter().take(good) {
        letters.ignore(from, next.start);
        let mut at = next.start;
        while at < next.end
            && let Some(unit) = view.unit(at)
        {
            letters.push(unit);
            at = unit.end;
        }
    }
    letters.is_broken = true;
    true
}

/// Three dots, or an ellipsis, in the quotes stand for what was left out, and are no letters.
fn without_ellipsis(view: &View<'_>, letters: &mut Letters) {
    if letters.value.ends_with("..") {
        while letters.value.ends_with('.') {
            letters.pop(view);
        }
    }
}

/// `=` at the end of a word belongs to it where no value follows.
pub fn pad(view: &View<'_>, letters: &mut Letters, start: usize) {
    let mut end = letters.end;
    let mut units = Vec::new();
    while let Some(unit) = view
        .unit(end)
        .filter(|unit| unit.c == '=' && units.len() < 2)
    {
        units.push(unit);
        end = unit.end;
    }
    let next = view.unit(end);
    // Before a quote it is padding where the word began with one, and else a name with its value.
    let is_quoted = view.unit_before(start).is_some_and(Unit::is_quote);
    let is_padding = next.is_none_or(|unit| !unit.is_word() && (!unit.is_quote() || is_quoted));
    if is_padding && !units.is_empty() {
        for unit in units {
            letters.push(unit);
        }
    }
}
