//! Texts that are no token and are pasted all the same: a JSON object, a PEM block, XML.
//!
//! Only tells them from tokens; what they are for is said by whoever classifies them.

use crate::text::json;

/// Whether the text is one such document from its first character to its last.
pub fn is_document(text: &str) -> bool {
    is_pem(text) || is_xml(text) || is_json_object(text)
}

/// A block between lines of dashes (RFC 7468 §2), or the beginning of one that was cut short.
fn is_pem(text: &str) -> bool {
    text.starts_with("-----BEGIN ")
}

/// Begins with a tag and ends with one. A page of HTML is none.
fn is_xml(text: &str) -> bool {
    let Some(first) = text.strip_prefix('<') else {
        return false;
    };
    let begins = |word: &str| {
        let head = first.get(..word.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    let is_tag = first.starts_with(|c: char| c.is_ascii_alphabetic() || c == '?');
    let is_closed = text.contains("</") || text.contains("/>");
    is_tag && text.ends_with('>') && is_closed && !begins("html")
}

fn is_json_object(text: &str) -> bool {
    // A tree of five million brackets is not built to be thrown away: the last character is looked at first.
    text.starts_with('{')
        && text.ends_with('}')
        && json::parse(text).is_ok_and(|json| json.as_object().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_one_from_end_to_end() {
        for (text, is) in [
            (r#"{"keys":[]}"#, true),
            (r#"{"keys":[]} and more"#, false),
            (r#"{"keys":[}"#, false),
            ("[]", false),
            (
                "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
                true,
            ),
            ("see -----BEGIN PUBLIC KEY-----", false),
            (r#"<?xml version="1.0"?><a/>"#, true),
            ("<samlp:Response ID=\"a\"></samlp:Response>", true),
            ("<html><body></body></html>", false),
            ("<img src=x onerror=alert(1)>", false),
            ("", false),
        ] {
            assert_eq!(is_document(text), is, "{text}");
        }
    }
}
