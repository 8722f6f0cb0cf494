//! A JWT that single blanks cut into pieces of any length, as copies from a PDF and some chats do.
//!
//! Takes one for whole where the pieces are a header and claims, and a signature as long as its algorithm makes them: words that
//! follow a token by accident are not. Does **not** read encrypted ones, whose parts show nothing.

use super::ending::signature_lengths;
use super::view::{How, Unit, View};
use crate::text::{base64url, json};

/// Longer ones are not looked through: it is done for each token that lacks its end.
const LONGEST: usize = 16 * 1024;
const MOST_PIECES: usize = 200;
/// Letters of a piece of a signature: shorter words are words.
const SHORTEST: usize = 4;

/// Where the token ends that begins there and has blanks in it; none where that is no whole one.
pub fn end(view: &View<'_>, start: usize) -> Option<usize> {
    let mut text = String::new();
    let mut at = start;
    for _ in 0..MOST_PIECES {
        let begin = text.len();
        let dots = text.matches('.').count();
        while let Some(unit) = view.unit(at).filter(|unit| is_letter(*unit)) {
            text.push(unit.c);
            at = unit.end;
            if at - start > LONGEST {
                return None;
            }
        }
        let piece = text.get(begin..).unwrap_or_default();
        let is_word = piece.len() < SHORTEST || !is_mixed(piece);
        if piece.is_empty() || begin > 0 && dots >= 2 && is_word {
            return None;
        }
        // A full stop ends the sentence.
        let stops = text.len() - text.trim_end_matches('.').len();
        if is_whole(text.trim_end_matches('.')) {
            return (begin > 0).then_some(at - stops);
        }
        at = view.unit(at).filter(|unit| unit.c == ' ')?.end;
    }
    None
}

fn is_letter(unit: Unit) -> bool {
    let is_of_token = unit.c.is_ascii_alphanumeric() || matches!(unit.c, '-' | '_' | '.');
    unit.how == How::Plain && is_of_token
}

/// Whether it has more than small letters behind its first, as no word of a sentence.
fn is_mixed(piece: &str) -> bool {
    piece.bytes().skip(1).any(|b| !b.is_ascii_lowercase())
}

fn is_whole(text: &str) -> bool {
    let mut parts = text.split('.');
    let (Some(header), Some(claims), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    // Most lengths fit no algorithm, and nothing is decoded.
    let alg = || object(header)?.str("alg").map(signature_lengths);
    signature.len() >= SHORTEST_SIGNATURE
        && alg().is_some_and(|lengths| lengths.contains(&signature.len()))
        && object(claims).is_some()
}

/// Of HMAC with SHA-256.
const SHORTEST_SIGNATURE: usize = 43;

fn object(part: &str) -> Option<json::Object> {
    let decoded = base64url::decode(part).ok()?;
    let text = String::from_utf8(decoded.bytes).ok()?;
    match json::parse(&text).ok()?.value {
        json::Value::Object(object) => Some(object),
        _ => None,
    }
}
