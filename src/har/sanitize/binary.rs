//! Bodies in base64. Text is cleaned as text; of what is none only pictures, sound and fonts stay.
//!
//! Compressed bytes and archives hold text that cannot be cleaned here, so they go as a whole. Does **not** unpack anything.

use super::clean::Cleaner;
use super::names::Sort;
use crate::text::base64url;
use crate::text::json::Object;

/// How the bytes of pictures, sound, films, fonts and programs begin: after how many, and with what.
const SHOWN: [(usize, &[u8]); 18] = [
    (0, b"\x89PNG"),
    (0, b"\xff\xd8\xff"),
    (0, b"GIF8"),
    (0, b"BM"),
    (0, b"\0\0\x01\0"),
    (8, b"WEBP"),
    (8, b"WAVE"),
    (4, b"ftyp"),
    (0, b"OggS"),
    (0, b"ID3"),
    (0, b"\xff\xfb"),
    (0, b"\x1a\x45\xdf\xa3"),
    (0, b"wOFF"),
    (0, b"wOF2"),
    (0, b"OTTO"),
    (0, b"\0\x01\0\0"),
    (0, b"true"),
    (0, b"\0asm"),
];

/// Whether the text of an object is base64, as bodies of HAR and binary messages of a WebSocket (RFC 6455 §5.2) are.
pub fn is_base64(object: &Object) -> bool {
    let is_binary = |opcode: &str| opcode == "2";
    let opcode = object.get("opcode").map(|json| json.to_compact());
    object.str("encoding") == Some("base64") || opcode.as_deref().is_some_and(is_binary)
}

impl Cleaner {
    /// A body in base64 without its secrets; none where it stays.
    pub fn base64(&mut self, text: &str, depth: usize) -> Option<String> {
        // As mail writes it, in lines.
        let whole: String = text.split_ascii_whitespace().collect();
        let Ok(decoded) = base64url::decode(&whole) else {
            return self.clean(text, depth + 1);
        };
        let bytes = decoded.bytes;
        let is_known = match std::str::from_utf8(&bytes) {
            Ok(inside) if is_text(&bytes) => {
                let new = self.clean(inside, depth + 1)?;
                return Some(standard(new.as_bytes()));
            }
            // Text in an older encoding.
            _ => is_text(&bytes) || is_shown(&bytes),
        };
        let is_clean = || {
            let inside = String::from_utf8_lossy(&bytes);
            // Its own labels are thrown away, and so are their counts.
            self.clone().clean(&inside, depth + 1).is_none()
        };
        let stays = bytes.is_empty() || is_known && is_clean();
        (!stays).then(|| standard(self.labels.label(Sort::Binary, text).as_bytes()))
    }

    /// Text in base64 without its secrets; none where it has none, or is no text.
    pub fn base64_of_text(&mut self, text: &str, depth: usize) -> Option<String> {
        let inside = String::from_utf8(base64url::decode(text).ok()?.bytes).ok()?;
        let new = self.clean(&inside, depth + 1)?;
        Some(standard(new.as_bytes()))
    }
}

/// Whether no control characters are in it but those between lines.
fn is_text(bytes: &[u8]) -> bool {
    let is_control = |b: &u8| *b < 0x20 && !b"\t\n\x0c\r\x1b".contains(b);
    !bytes.iter().any(is_control)
}

fn is_shown(bytes: &[u8]) -> bool {
    let begins =
        |(at, mark): &(usize, &[u8])| bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark));
    SHOWN.iter().any(begins)
}

/// Base64 with its padding.
pub fn standard(bytes: &[u8]) -> String {
    let mut text = base64url::encode(bytes).replace('-', "+").replace('_', "/");
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}
