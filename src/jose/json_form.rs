//! The JSON serializations (RFC 7515 §7.2, RFC 7516 §7.2): told apart by their members, and their header read.
//!
//! No JWT is written so (RFC 7519 §1). Signatures, recipients and unprotected headers are left where they are.

use super::compact::{Form, Token};
use crate::text::base64url;
use crate::text::json::{self, Json, Object, Value};

/// The token, where the text is one JSON object with the members of a JWS or JWE.
pub fn decode(raw: &str) -> Option<Token> {
    if !raw.starts_with('{') {
        return None;
    }
    let json = json::parse(raw).ok()?;
    let object = json.as_object()?;
    let has_text = |name| object.str(name).is_some();
    let form = if has_text("payload") && (has_text("signature") || object.has("signatures")) {
        Form::JwsJson
    } else if has_text("ciphertext") && (has_text("protected") || object.has("recipients")) {
        Form::JweJson
    } else {
        return None;
    };
    let first_signature = object
        .get("signatures")
        .and_then(Json::as_array)
        .and_then(|all| all.first());
    let protected = object
        .str("protected")
        .or_else(|| first_signature?.as_object()?.str("protected"));
    let mut token = Token::unread(raw);
    token.form = form;
    token.header = protected.and_then(decoded_object);
    token.claims = object.str("payload").and_then(decoded_object);
    Some(token)
}

fn decoded_object(text: &str) -> Option<Object> {
    let bytes = base64url::decode(text).ok()?.bytes;
    match json::parse(std::str::from_utf8(&bytes).ok()?).ok()?.value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_tell_the_serialization() {
        for (law, raw, form) in [
            (
                "flattened JWS",
                r#"{"payload":"e30","protected":"eyJhbGciOiJub25lIn0","signature":""}"#,
                Some(Form::JwsJson),
            ),
            (
                "general JWS",
                r#"{"payload":"e30","signatures":[{"protected":"eyJhbGciOiJub25lIn0"}]}"#,
                Some(Form::JwsJson),
            ),
            (
                "flattened JWE",
                r#"{"protected":"e30","ciphertext":"AA"}"#,
                Some(Form::JweJson),
            ),
            (
                "general JWE",
                r#"{"recipients":[],"ciphertext":"AA"}"#,
                Some(Form::JweJson),
            ),
            ("a token response", r#"{"access_token":"x"}"#, None),
            ("a webhook with a payload", r#"{"payload":"x"}"#, None),
        ] {
            let token = decode(raw);
            assert_eq!(token.as_ref().map(|t| t.form), form, "{law}");
            if form == Some(Form::JwsJson) {
                assert!(
                    token.is_some_and(|t| t.header.is_some() && t.claims.is_some()),
                    "{law}"
                );
            }
        }
    }
}
