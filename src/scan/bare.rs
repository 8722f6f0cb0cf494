//! The noise around one token: white space, quotes, a header name, an authorization scheme, a name with `=` or `:`.
//!
//! Takes off what stands around it, with letters that were copied along, and changes nothing inside.

use super::colour;
use super::ending;
use super::looks;
use super::names::{self, NAMES, SCHEMES};
use super::view::View;
use super::wrapping::issuer_signed;
use crate::text::Span;

/// White space, and characters that take no room: neither belongs to any token.
pub fn is_noise(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{180e}'
        )
}

/// What stands between a name and its value, also in full width.
const SEPARATORS: [char; 4] = [':', '=', '：', '＝'];

/// What is left when header name, scheme, quotes and trailing punctuation are taken off.
pub struct Bare {
    /// The header or member that it stood under.
    pub name: Option<String>,
    /// Where the rest stands.
    pub span: Span,
}

/// Takes the noise off.
pub fn bare(text: &str) -> Bare {
    let mut rest = text;
    let mut name = None;
    // Nobody wraps a token more often; a megabyte of `access_token=` is not unwrapped one by one.
    for _ in 0..8 {
        let before = rest;
        rest = rest.trim_matches(|c: char| is_noise(c) || is_quote(c) || matches!(c, ',' | ';'));
        if name.is_some() {
            rest = without_escape(rest);
        }
        // Behind a token that is whole an ellipsis stands for something else.
        let cut = rest.trim_end_matches(['.', '…']);
        if cut.len() < rest.len() && ending::is_whole(cut) {
            rest = cut;
        } else if rest.len() > cut.len() + 1 && ending::lacks_last_dot(cut) {
            rest = rest.get(..=cut.len()).unwrap_or(cut);
        }
        rest = without_stray(without_marks(without_colours(rest)));
        for header in ["Authorization", "DPoP"] {
            let value = strip_ignoring_case(rest, header).map(str::trim_start);
            if let Some(value) = value.and_then(|v| v.strip_prefix(SEPARATORS)) {
                name = Some(header.to_owned());
                rest = value;
            }
        }
        for scheme in SCHEMES {
            let value = strip_ignoring_case(rest, scheme);
            // `Bearer: …` is no header, and is meant for one; the blank may be written as in a URL.
            let value = value.and_then(|v| {
                let colon = (scheme == "bearer").then(|| v.strip_prefix(':')).flatten();
                let blank = v.strip_prefix("%20").or(v.strip_prefix('+'));
                blank
                    .or(colon)
                    .or(v.starts_with(char::is_whitespace).then_some(v))
            });
            if let Some(value) = value {
                name = Some("Authorization".to_owned());
                rest = value;
            }
        }
        for known in NAMES {
            let value = strip_ignoring_case(rest, known)
                .or_else(|| strip_ignoring_case(rest, &known.replace('_', "")))
                .map(|v| v.trim_start_matches(|c: char| c == ' ' || is_quote(c)))
                .and_then(|v| v.strip_prefix(SEPARATORS));
            // More than one parameter is for `search`.
            if let Some(value) = value.filter(|v| !v.contains(['&', '{'])) {
                name = Some(known.to_owned());
                rest = value;
            }
        }
        // A cookie that is pasted alone.
        if name.is_none()
            && let Some((cookie, value)) = rest.split_once('=')
            && cookie
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
            && names::is_of_session(cookie)
            && !value.contains(['&', ';', ' ', '"'])
            && looks::is_random(value)
        {
            name = Some(cookie.to_owned());
            rest = value;
        }
        rest = without_brackets(rest);
        // The last dot of an unsecured JWT is its own, whatever still stands before it.
        let is_jose = || rest.contains("eyJ") || rest.trim_start().starts_with("ey");
        if name.is_some() && rest.ends_with(['.', '…']) && !is_jose() {
            rest = rest.trim_end_matches(['.', '…']);
        }
        if rest.len() == before.len() {
            break;
        }
    }
    let start = rest.as_ptr() as usize - text.as_ptr() as usize;
    Bare {
        name,
        span: Span::new(start, start + rest.len()),
    }
}

/// Without a colour of a terminal before and behind.
fn without_colours(text: &str) -> &str {
    let view = View::new(text.as_bytes(), 0, text.len(), true);
    let start = colour::end(&view, 0).unwrap_or(0);
    let end = colour::start(&view, text.len()).unwrap_or(text.len());
    text.get(start..end).unwrap_or(text)
}

/// Without the backslash of a quote that was escaped before, and of the one behind, which is off already: `\"…\`.
fn without_escape(text: &str) -> &str {
    let inner = text
        .strip_prefix('\\')
        .filter(|rest| rest.starts_with(is_quote));
    inner.map_or(text, |inner| inner.strip_suffix('\\').unwrap_or(inner))
}

/// Without the `_` or `~` of Markdown around a token, which are letters of one.
fn without_marks(text: &str) -> &str {
    let inner = text.trim_start_matches('_').trim_start_matches('~');
    let marks = text.get(..text.len() - inner.len()).unwrap_or_default();
    let inner = inner.strip_suffix(marks).filter(|_| marks.len() <= 3);
    inner
        .filter(|inner| inner.starts_with("ey"))
        .unwrap_or(text)
}

/// Without brackets around a word that is random: around any other they make it a placeholder, as `<token>`.
fn without_brackets(text: &str) -> &str {
    const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('<', '>')];
    let inner = |(open, close)| text.strip_prefix(open)?.strip_suffix(close);
    let is_token = |inner: &&str| {
        let inner = inner.trim_matches(is_quote);
        inner.len() >= 20
            && inner.bytes().all(super::is_word)
            && looks::is_random(inner)
            && !looks::is_placeholder(inner)
    };
    let mut pairs = PAIRS.into_iter().filter_map(inner);
    pairs.find(is_token).unwrap_or(text)
}

/// Letters before a token that nothing explains: more may be of another format.
const MOST_STRAY: usize = 3;

/// Without a letter or two that were copied along with a token which is whole without them.
fn without_stray(text: &str) -> &str {
    let head = text.as_bytes().iter().take(MOST_STRAY + 3);
    let is_letter = |b: &&u8| b.is_ascii_alphanumeric();
    let letters = head.take_while(is_letter).count();
    let starts = (1..=letters.min(MOST_STRAY)).filter_map(|at| text.get(at..));
    let mut tokens = starts.filter(|rest| rest.starts_with("eyJ"));
    match tokens.next() {
        Some(token) if !text.starts_with("ey") && is_jwt(token) => token,
        _ => text,
    }
}

fn is_jwt(text: &str) -> bool {
    issuer_signed(text).claims.is_some() || ending::is_whole(text)
}

/// A quotation mark of any language.
pub const fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '“'
            | '〝'
            | '〞'
            | '〟'
            | '❛'
            | '❜'
            | '❝'
            | '❞'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‚'
            | '´'
            | '＂'
            | '＇'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}

/// What stands before the authorization scheme, where a text ends with one; blanks around it belong to it.
pub fn scheme_before(text: &str) -> Option<&str> {
    let rest = text.trim_end();
    let without = |scheme: &&str| {
        let (before, end) = rest.split_at_checked(rest.len().checked_sub(scheme.len())?)?;
        let is_apart = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        (end.eq_ignore_ascii_case(scheme) && is_apart).then_some(before)
    };
    SCHEMES.iter().find_map(without)
}

/// What follows the prefix, in whatever case that is written.
pub fn strip_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    if head.eq_ignore_ascii_case(prefix) {
        text.get(prefix.len()..)
    } else {
        None
    }
}
