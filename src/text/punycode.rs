//! Punycode, decoded (RFC 3492 §6.2): what the label of a host that begins with `xn--` says in its own letters.
//!
//! Decodes only, so that a person sees what a name looks like and what it is. Does **not** check that a registry would take
//! the label (RFC 5891), and encodes nothing: browsers do that when they read an address.

const BASE: u32 = 36;
const SKEW: u32 = 38;
const DAMP: u32 = 700;

/// The letters of a label without its `xn--`; none where it is no Punycode.
pub fn decode(label: &str) -> Option<String> {
    let (plain, coded) = label.rsplit_once('-').unwrap_or(("", label));
    if !label.is_ascii() || coded.is_empty() {
        return None;
    }
    let mut letters: Vec<char> = plain.chars().collect();
    let (mut code, mut at, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = coded.bytes();
    while digits.len() > 0 {
        let before = at;
        let mut weight = 1_u32;
        let mut k = BASE;
        loop {
            let digit = value(digits.next()?)?;
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, BASE - 10);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            k += BASE;
        }
        let count = u32::try_from(letters.len()).ok()? + 1;
        bias = adapted(at - before, count, before == 0);
        code = code.checked_add(at / count)?;
        at %= count;
        letters.insert(at as usize, char::from_u32(code)?);
        at += 1;
    }
    Some(letters.into_iter().collect())
}

fn value(digit: u8) -> Option<u32> {
    match digit {
        b'a'..=b'z' => Some(u32::from(digit - b'a')),
        b'A'..=b'Z' => Some(u32::from(digit - b'A')),
        b'0'..=b'9' => Some(u32::from(digit - b'0') + 26),
        _ => None,
    }
}

fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { DAMP } else { 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > (BASE - 1) * 26 / 2 {
        delta /= BASE - 1;
        k += BASE;
    }
    k + BASE * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_say_what_they_stand_for() {
        for (label, letters) in [
            ("bcher-kva", Some("bücher")),
            ("80ak6aa92e", Some("аррӏе")),
            ("maana-pta", Some("mañana")),
            ("n3h", Some("☃")),
            ("", None),
            ("-", None),
            ("99999999", None),
            ("a_b", None),
            ("ü", None),
        ] {
            assert_eq!(decode(label).as_deref(), letters, "{label}");
        }
    }

    proptest! {
        #[test]
        fn a_host_that_another_reader_encoded_reads_back(label in "[a-zäöüßа-яα-ω]{1,12}") {
            let parsed = url::Url::parse(&format!("https://{label}.example/"));
            let host = parsed.ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
            if let Some(coded) = host.strip_prefix("xn--").and_then(|rest| rest.strip_suffix(".example")) {
                let again = format!("https://{}.example/", decode(coded).unwrap_or_default());
                let again = url::Url::parse(&again).ok().and_then(|url| url.host_str().map(str::to_owned));
                prop_assert_eq!(again, Some(host));
            }
        }

        #[test]
        fn any_label_is_read_without_panic(label in r"[a-zA-Z0-9-]{0,70}|\PC{0,20}") {
            let _ = decode(&label);
        }
    }
}
