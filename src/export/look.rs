//! What a value looks like: an e-mail address, an IP address, a telephone number, a token.
//!
//! For values whose name says nothing. Errs on the side of masking; `oauth::claims::personal` goes by names.

use crate::share;

/// Whether the value holds a token or another credential.
pub fn is_secret(name: &str, value: &str) -> bool {
    use crate::lint::rules::token::secret_in_claims;
    secret_in_claims::look(name, value).is_some() || share::looks_secret(value)
}

/// Whether the value says who or where somebody is.
pub fn is_personal(value: &str) -> bool {
    e_mail(value).is_some() || is_ip(value) || is_phone(value)
}

/// Where an e-mail address of a person stands in the text.
pub fn e_mail(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let is_local =
        |b: &u8| b.is_ascii_alphanumeric() || b".!#$%&*+-=?^_{|}~/".contains(b) || !b.is_ascii();
    let is_label = |b: &u8| b.is_ascii_alphanumeric() || *b == b'-' || !b.is_ascii();
    for (at, _) in bytes.iter().enumerate().filter(|(_, b)| **b == b'@') {
        let before = bytes[..at].iter().rev().take_while(|b| is_local(b)).count();
        let after = bytes[at + 1..]
            .iter()
            .take_while(|b| is_label(b) || **b == b'.')
            .count();
        // A full stop after it is that of a sentence.
        let domain = text[at + 1..at + 1 + after].trim_end_matches('.');
        let is_machine = domain.ends_with(".gserviceaccount.com");
        if before > 0 && domain.trim_start_matches('.').contains('.') && !is_machine {
            return Some((at - before, at + 1 + domain.len()));
        }
    }
    None
}

/// The domain of a value that is one e-mail address and nothing else.
pub fn domain(value: &str) -> Option<&str> {
    let (start, end) = e_mail(value)?;
    let is_whole = start == 0 && end == value.len();
    let (_, domain) = value.rsplit_once('@').filter(|_| is_whole)?;
    domain.is_ascii().then_some(domain)
}

fn is_ip(value: &str) -> bool {
    let is_byte = |part: &str| part.len() <= 3 && part.parse::<u8>().is_ok();
    let mut parts = value.split('.');
    if value.split('.').count() == 4 && parts.all(is_byte) {
        return true;
    }
    let is_v6 = |b: u8| b.is_ascii_hexdigit() || matches!(b, b':' | b'.');
    let colons = value.bytes().filter(|b| *b == b':').count();
    (2..=7).contains(&colons)
        && value.len() <= 45
        && value.bytes().all(is_v6)
        && (colons == 7 || value.contains("::"))
}

/// As E.164 has it, with blanks and the like between.
fn is_phone(value: &str) -> bool {
    let Some(rest) = value
        .strip_prefix("tel:")
        .unwrap_or(value)
        .strip_prefix('+')
    else {
        return false;
    };
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    let is_other = |b: u8| matches!(b, b' ' | b'-' | b'.' | b'(' | b')' | b'/');
    (7..=15).contains(&digits) && rest.bytes().all(|b| b.is_ascii_digit() || is_other(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_points_at_a_person_is_seen_whatever_its_name() {
        for (value, is) in [
            ("ada@example.com", true),
            ("Ada <ada.l+x@mail.example.co.uk>", true),
            ("mailto:ada@example.com", true),
            ("zoë@exämple.org", true),
            ("203.0.113.7", true),
            ("2001:db8::1", true),
            ("::1", true),
            ("+49 151 1234567", true),
            ("tel:+12155551212", true),
            ("ci@project.iam.gserviceaccount.com", false),
            ("xyz@clients", false),
            ("@example.com", false),
            ("1.2.3", false),
            ("1.2.3.400", false),
            ("12:30:05", false),
            ("+1", false),
            ("+1 of them", false),
            ("api://default", false),
            ("", false),
        ] {
            assert_eq!(is_personal(value), is, "{value}");
        }
        assert_eq!(domain("ada@example.com"), Some("example.com"));
        assert_eq!(domain("Ada <ada@example.com>"), None);
    }
}
