//! A text with keys without what is private in them: for whatever shows a text back.
//!
//! Goes by the members of RFC 7518 §6 and RFC 9964, and by the labels of PEM. What is not written as a key is left as it is.

use crate::text::json::{self, Json, Value};
use std::borrow::Cow;

/// The private members of a JWK of any type (RFC 7518 §6.2.2, §6.3.2 and §6.4.1, RFC 8037 §2, RFC 9964).
const PRIVATE: [&str; 9] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"];

/// What stands in the place of what is hidden.
const HIDDEN: &str = "(hidden)";

/// The same text, where its JSON has JWKs or its PEM private keys without their private values.
pub fn without_private(text: &str) -> Cow<'_, str> {
    let mut ranges = of_json(text);
    ranges.extend(of_pem(text));
    ranges.sort_unstable();
    let mut out = String::new();
    let mut done = 0;
    for (start, end, with) in ranges {
        let Some(before) = text.get(done..start) else {
            continue;
        };
        out.push_str(before);
        out.push_str(with);
        done = end;
    }
    match done {
        0 => Cow::Borrowed(text),
        done => Cow::Owned(out + text.get(done..).unwrap_or_default()),
    }
}

/// Where something private stands, and what is written there instead.
type Range = (usize, usize, &'static str);

fn of_json(text: &str) -> Vec<Range> {
    let mut found = Vec::new();
    let json = match text.trim_start().starts_with(['{', '[']) {
        true => json::parse(text).ok(),
        false => None,
    };
    let mut waiting: Vec<&Json> = json.iter().collect();
    while let Some(json) = waiting.pop() {
        match &json.value {
            Value::Object(object) => {
                for member in &object.members {
                    let is_private = PRIVATE.contains(&member.name.as_str());
                    match is_private && object.has("kty") {
                        true => {
                            let span = member.value.span;
                            found.push((span.start, span.end, "\"(hidden)\""));
                        }
                        false => waiting.push(&member.value),
                    }
                }
            }
            Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
    found
}

fn of_pem(text: &str) -> Vec<Range> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begin) = text.get(at..).and_then(|rest| rest.find("-----BEGIN ")) {
        let label = at + begin + "-----BEGIN ".len();
        let rest = text.get(label..).unwrap_or_default();
        let Some(length) = rest.find("-----") else {
            break;
        };
        let start = label + length + "-----".len();
        let body = text.get(start..).unwrap_or_default();
        // One that does not end is private to its end.
        let end = start + body.find("-----END ").unwrap_or(body.len());
        if rest
            .get(..length)
            .is_some_and(|label| label.ends_with("PRIVATE KEY"))
        {
            found.push((start, end, HIDDEN));
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_private_is_hidden_and_nothing_else() {
        for (text, shown) in [
            ("a text", "a text"),
            (r#"{"d":"not a key"}"#, r#"{"d":"not a key"}"#),
            (
                r#"{"kty":"OKP","crv":"Ed25519", "d" : "AAAA","x":"BBBB"}"#,
                r#"{"kty":"OKP","crv":"Ed25519", "d" : "(hidden)","x":"BBBB"}"#,
            ),
            (
                r#"{"keys":[{"kty":"oct","k":"AAAA"},{"kty":"RSA","n":"BBBB","oth":[{"r":"A"}]}]}"#,
                r#"{"keys":[{"kty":"oct","k":"(hidden)"},{"kty":"RSA","n":"BBBB","oth":"(hidden)"}]}"#,
            ),
            (
                "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----",
                "-----BEGIN PRIVATE KEY-----(hidden)-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----",
            ),
            (
                "-----BEGIN RSA PRIVATE KEY-----\nMC4C",
                "-----BEGIN RSA PRIVATE KEY-----(hidden)",
            ),
        ] {
            assert_eq!(without_private(text), shown);
        }
    }

    #[test]
    fn of_every_key_of_the_rfcs_its_public_part_is_left() {
        let file = json::parse(include_str!("../../../tests/jose/keys.json")).unwrap();
        for row in file.as_array().unwrap() {
            let set = row.as_object().unwrap().get("keys").unwrap().to_compact();
            let shown = without_private(&set);
            let of = |json: &Json| {
                json.as_object()
                    .unwrap()
                    .get("keys")
                    .unwrap()
                    .as_array()
                    .unwrap()
                    .to_vec()
            };
            let (whole, left) = (json::parse(&set).unwrap(), json::parse(&shown).unwrap());
            for (whole, left) in of(&whole).iter().zip(of(&left)) {
                for member in &whole.as_object().unwrap().members {
                    let name = member.name.as_str();
                    let value = left.as_object().unwrap().get(name).unwrap().to_compact();
                    match PRIVATE.contains(&name) {
                        true => assert_eq!(value, "\"(hidden)\""),
                        false => assert_eq!(value, member.value.to_compact()),
                    }
                }
            }
        }
    }
}
