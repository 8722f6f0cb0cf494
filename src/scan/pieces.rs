//! A JWT that blanks cut into pieces of any length, as copies from a PDF and some chats do.
//!
//! Takes one for whole where the pieces are a header and claims, and a signature as long as its algorithm makes them: words that
//! follow a token by accident are not. Does **not** read encrypted ones, whose parts show nothing.

use super::ending::signature_lengths;
use super::header::Header;
use super::joining::behind_blanks;
use super::jose::object;
use super::view::{How, Unit, View};

/// Longer ones are not looked through: it is done for each token that lacks its end.
const LONGEST: usize = 16 * 1024;
const MOST_PIECES: usize = 200;
/// Letters of a piece of a signature: shorter words are words.
const SHORTEST: usize = 4;

/// Where the token ends that begins there and has blanks in it; none where that is no whole one. Letters that are no JSON in
/// base64url end the search at once: words do so soon.
pub fn end(view: &View<'_>, start: usize) -> Option<usize> {
    let mut text = String::new();
    let mut part = Header::default();
    let mut lengths: &[usize] = &[];
    let (mut dots, mut signature) = (0, 0);
    let mut at = start;
    for nth in 0..MOST_PIECES {
        let begin = text.len();
        let is_of_signature = dots == 2;
        while let Some(unit) = view.unit(at).filter(|unit| is_letter(*unit)) {
            at = unit.end;
            text.push(unit.c);
            if unit.c == '.' && dots < 2 {
                let (header, _) = text.split_once('.')?;
                if dots == 0 {
                    lengths = signature_lengths(object(header)?.str("alg")?);
                }
                if !part.is_whole() || lengths.is_empty() {
                    return None;
                }
                part = Header::default();
                dots += 1;
                signature = text.len();
            } else if dots < 2 && !part.push(unit.c as u8) || at - start > LONGEST {
                return None;
            }
        }
        let piece = text.get(begin..)?;
        let is_word = piece.len() < SHORTEST || !is_mixed(piece);
        if piece.is_empty() || is_of_signature && is_word {
            return None;
        }
        if dots == 2 {
            // A full stop ends the sentence.
            let last = text.get(signature..)?.trim_end_matches('.');
            if lengths.contains(&last.len()) && !last.contains('.') {
                let stops = text.len() - signature - last.len();
                return (nth > 0).then_some(at - stops);
            }
            if lengths.iter().all(|length| last.len() > *length) {
                return None;
            }
        }
        at = behind_blanks(view, at)?;
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
