//! What is encoded behind a shape, looked at as far as it takes to know it: bytes at the start, lengths, separators.
//!
//! Reads nothing out of it, verifies no signature and decompresses nothing.

use crate::text::{base64url, percent};

/// The bytes of base64 in either alphabet, with or without padding, also percent-encoded as cookies are.
fn bytes(text: &str) -> Vec<u8> {
    let decoded = match text.contains('%') {
        true => base64url::decode(&percent::decode_keeping_plus(text)),
        false => base64url::decode(text),
    };
    decoded.map(|decoded| decoded.bytes).unwrap_or_default()
}

/// Whether bytes begin and end as a JSON object, array or string does.
fn is_like_json(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [b'{', .., b'}'] | [b'[', .., b']'] | [b'"', .., b'"']
    )
}

fn has(bytes: &[u8], needle: &str) -> bool {
    bytes
        .windows(needle.len())
        .any(|window| window == needle.as_bytes())
}

/// itsdangerous, Django: what is signed is JSON and no JOSE header, or compressed by zlib.
pub fn is_signed_json(text: &str) -> bool {
    if text.starts_with('.') {
        return true;
    }
    let end = text.find(['.', ':']).unwrap_or(text.len());
    let payload = bytes(&text[..end]);
    is_like_json(&payload) && !has(&payload, "\"alg\"")
}

/// Discord: the first part is the number of the bot's account.
pub fn is_discord(text: &str) -> bool {
    let end = text.find('.').unwrap_or(text.len());
    let id = bytes(&text[..end]);
    id.len() >= 17 && id.iter().all(u8::is_ascii_digit)
}

/// Laravel: JSON that holds the initialisation vector, the encrypted value and its MAC.
pub fn is_laravel(text: &str) -> bool {
    let payload = bytes(text);
    is_like_json(&payload)
        && ["\"iv\":", "\"value\":", "\"mac\":"]
            .iter()
            .all(|member| has(&payload, member))
}

/// Grafana: JSON that holds key, name and organisation.
pub fn is_grafana(text: &str) -> bool {
    let payload = bytes(text);
    is_like_json(&payload) && ["\"n\":", "\"id\":"].iter().all(|name| has(&payload, name))
}

/// Rails, signed: JSON, what Ruby's `Marshal` wrote (it begins with its version, 4.8), or an encrypted value with its vector.
pub fn is_rails_signed(text: &str) -> bool {
    let end = text.find("--").unwrap_or(text.len());
    let payload = bytes(&text[..end]);
    is_like_json(&payload) || payload.starts_with(&[4, 8]) || has(&payload, "--")
}

/// Rails, encrypted: the vector of AES-GCM has 12 bytes, the tag 16.
pub fn is_rails_encrypted(text: &str) -> bool {
    let mut parts = text.split("--").map(|part| bytes(part).len());
    let lengths = [parts.next(), parts.next(), parts.next(), parts.next()];
    matches!(lengths, [Some(1..), Some(12), Some(16), None])
}

/// SAML: XML that names the SAML namespace.
pub fn is_saml(text: &str) -> bool {
    let xml = bytes(text);
    xml.starts_with(b"<") && has(&xml, "urn:oasis:names:tc:SAML:")
}

/// Macaroon: version 1 is lines with their length in four hexadecimal digits, version 2 fields that end in the signature.
pub fn is_macaroon(text: &str) -> bool {
    let bytes = bytes(text);
    match bytes.split_first() {
        Some((2, [1 | 2, ..])) => ends_in_macaroon_signature(&bytes[1..]),
        _ => {
            let (length, rest) = bytes.split_at(bytes.len().min(4));
            length.iter().all(u8::is_ascii_hexdigit)
                && (rest.starts_with(b"location ") || rest.starts_with(b"identifier "))
        }
    }
}

/// Fields of a type and a length, sections ended by a zero, and last the signature: type 6, 32 bytes.
fn ends_in_macaroon_signature(mut rest: &[u8]) -> bool {
    loop {
        match rest {
            [0, after @ ..] => rest = after,
            [6, 32, signature @ ..] => return signature.len() == 32,
            [1 | 2 | 4, after @ ..] => match skip(after) {
                Some(after) => rest = after,
                None => return false,
            },
            _ => return false,
        }
    }
}

/// Biscuit: a protobuf message of the root key's number (may be missing), the first block, further blocks, and the proof.
pub fn is_biscuit(text: &str) -> bool {
    let bytes = bytes(text.strip_prefix("biscuit:").unwrap_or(text));
    let rest = match bytes.as_slice() {
        [0x08, after @ ..] => number(after).map(|(_, after)| after),
        all => Some(all),
    };
    // The first block begins with its content.
    let after_first = rest
        .and_then(|rest| rest.strip_prefix(&[0x12]))
        .filter(|rest| number(rest).is_some_and(|(_, block)| block.first() == Some(&0x0a)));
    let mut rest = after_first.and_then(skip);
    loop {
        rest = match rest {
            Some([0x1a, after @ ..]) => skip(after),
            Some([0x22, proof @ ..]) => return skip(proof).is_some_and(<[u8]>::is_empty),
            _ => return false,
        };
    }
}

/// A number of seven bits a byte, the lowest first, and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (nth, byte) in bytes.iter().enumerate().take(4) {
        value |= usize::from(byte & 0x7f) << (7 * nth);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[nth + 1..]));
        }
    }
    None
}

/// What follows a length and as many bytes.
fn skip(bytes: &[u8]) -> Option<&[u8]> {
    let (length, rest) = number(bytes)?;
    rest.get(length..)
}
