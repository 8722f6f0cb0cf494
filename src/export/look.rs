//! What a value looks like: an e-mail address, an IP address, a telephone number, a token.
//!
//! For values whose name says nothing, and for secrets, whose names the table of `har::sanitize` has. Errs on the side of masking;
//! `oauth::claims::personal` goes by names.

use crate::har::sanitize;
use crate::oauth::claims::personal::{self, Masking};
use crate::share;

/// What is to be hidden under a name, whatever it is: what is personal, and what a copy of a recording would not have either.
pub fn masking(name: &str) -> Option<Masking> {
    let is_secret = || sanitize::sort_of(name).is_some_and(|(_, is_common)| !is_common);
    personal::masking(name).or_else(|| is_secret().then_some(Masking::Secret))
}

/// Whether the value holds a token or another credential.
pub fn is_secret(name: &str, value: &str) -> bool {
    use crate::lint::rules::token::secret_in_claims;
    secret_in_claims::look(name, value).is_some()
        || share::looks_secret(value)
        || sanitize::is_secret(name, value)
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

/// A telephone number is not written longer.
const LONGEST_PHONE: usize = 40;

/// Where a telephone number stands in a sentence: with the code of its country, with the zero before that of its place, or in the
/// three groups of North America. Dates and identifiers are none.
pub fn phone(text: &str) -> Option<(usize, usize)> {
    let is_of_one = |c: char| c.is_ascii_digit() || " -.()/".contains(c);
    let mut start = 0;
    while let Some(found) = text
        .get(start..)?
        .find(|c: char| c.is_ascii_digit() || "+(".contains(c))
    {
        start += found;
        let rest = text.get(start..)?;
        let goes_on = |(at, c): &(usize, char)| is_of_one(*c) || *at == 0 && *c == '+';
        let letters = rest.char_indices().take(LONGEST_PHONE);
        let length = letters.take_while(goes_on).count();
        let is_apart = !rest.get(length..)?.starts_with(char::is_alphanumeric);
        let run = rest.get(..length)?;
        let number = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        // A word follows as well as another number does: `+49 30 1234567 at 12:00`.
        let ends_apart = is_apart || run.len() > number.len() && run.ends_with(' ');
        let is_joined = |c: char| c.is_alphanumeric() || "-_./".contains(c);
        let begins_apart = !text.get(..start)?.ends_with(is_joined);
        if begins_apart && ends_apart && is_number_of_phone(number) {
            return Some((start, start + number.len()));
        }
        // Another number may follow the first group of this.
        let group = run.find(|c: char| !c.is_ascii_digit());
        start += group.unwrap_or(length).max(1);
    }
    None
}

fn is_number_of_phone(number: &str) -> bool {
    let groups = number
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty());
    let lengths: Vec<usize> = groups.map(str::len).take(16).collect();
    let digits: usize = lengths.iter().sum();
    let is_date = matches!(
        lengths.as_slice(),
        [1..=2, 1..=2, 4, ..] | [4, 1..=2, 1..=2, ..]
    );
    let is_american = matches!(lengths.as_slice(), [3, 3, 4] | [1, 3, 3, 4]);
    let is_national = number.starts_with(['0', '(']) && digits >= 9 && !is_date;
    (7..=15).contains(&digits) && (number.starts_with('+') || is_american || is_national)
}

/// The words of a name that nobody gave it: long ones of random letters, or with many digits.
pub fn random_words(name: &str) -> impl Iterator<Item = &str> {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| word.len() >= 12 && !is_spoken(word))
}

/// Whether it has few digits, and no more consonants in a row than words have.
fn is_spoken(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_consonant = |c: char| c.is_ascii_alphabetic() && !"aeiouyAEIOUY".contains(c);
    let longest = word.split(|c| !is_consonant(c)).map(str::len).max();
    digits <= 4 && longest.unwrap_or_default() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_seen_in_a_sentence() {
        for (text, number) in [
            ("sent to +491701234567 for you", Some("+491701234567")),
            ("User +49 30 12345678 is blocked", Some("+49 30 12345678")),
            ("call (030) 12345678 or not", Some("(030) 12345678")),
            ("for 0170 1234567.", Some("0170 1234567")),
            ("at +1-555-010-9999", Some("+1-555-010-9999")),
            ("at 555-010-9999, please", Some("555-010-9999")),
            ("code 12 (030) 12345678", Some("(030) 12345678")),
            ("AADSTS50105 at 2026-01-01 00:00:00Z", None),
            ("on 01.01.2026 12:00", None),
            (
                "trace 00000003-0000-0000-c000-000000000000 and 0c8f7e6d-5a43-4f0e",
                None,
            ),
            ("expired at 1767225600, 3600 seconds", None),
            ("1.2.3.4 (10)", None),
        ] {
            let found = phone(text).map(|(start, end)| &text[start..end]);
            assert_eq!(found, number, "{text}");
        }
    }

    #[test]
    fn random_words_of_a_name_are_told() {
        for (name, random) in [
            ("__Secure-next-auth.session-token.0", 0),
            (
                "CognitoIdentityServiceProvider.3n4b5urk1ft4fl3mg5e62d9ado.idToken",
                1,
            ),
            ("kqzvbxwjhdfmpltrgnscyeuoaiwvbzxq", 1),
            ("X-Forwarded-Access-Token", 0),
            ("token_8f14e45fceea167a", 1),
            ("iPlanetDirectoryPro", 0),
        ] {
            assert_eq!(random_words(name).count(), random, "{name}");
        }
    }

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
