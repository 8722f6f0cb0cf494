//! How a value looks by itself: random, made of words, or written in place of one.
//!
//! Decodes nothing, and knows no format.

/// What documentation writes where a token belongs: `YOUR_ACCESS_TOKEN`.
pub fn is_yours(value: &str) -> bool {
    let small = value.get(..5).unwrap_or_default().to_ascii_lowercase();
    matches!(&*small, "your_" | "your-" | "your ")
}

/// Letters of a header of which documentation shows the beginning, and no more of the token.
const LONGEST_BEGINNING: usize = 40;

/// `eyJ…`, `eyJhbGci...Qssw5c`, `eyJ….PAYLOAD.SIGNATURE`: not a shortened token, but a word for one.
pub fn is_elided(text: &str) -> bool {
    if text.len() > 200 {
        return false;
    }
    if !text.starts_with("ey") {
        return is_beginning_and_end(text);
    }
    let ends = ["...", "…"];
    let is_dot = |c: char| matches!(c, '.' | '…');
    let mut pieces = ends.iter().filter_map(|dots| text.split_once(dots));
    let goes_on = |(before, after): (&str, &str)| {
        let (dotted, last) = before.rsplit_once('.').unwrap_or(("", before));
        // The beginning of a header alone, of which nothing can be read.
        if dotted.is_empty() && before.len() <= LONGEST_BEGINNING && after.chars().all(is_dot) {
            return true;
        }
        let least = if dotted.is_empty() { 8 } else { 4 };
        let after = after.trim_start_matches(is_dot);
        last.len() < least
            || dotted.is_empty()
                && after.starts_with(|c: char| c.is_ascii_alphanumeric() || "<[({".contains(c))
    };
    let is_word = |part: &str| {
        let is_capitals =
            part.len() > 5 && part.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
        // `eyJhbGciOiJSUzI1NiJ9.xxx.yyy`, `eyJ.payload.signature`.
        let first = part.bytes().next().filter(u8::is_ascii_lowercase);
        let is_filler =
            part.len() >= 3 && first.is_some_and(|first| part.bytes().all(|b| b == first));
        let is_in_brackets = part.starts_with(['<', '{', '[']) && part.ends_with(['>', '}', ']']);
        is_capitals || is_filler || is_in_brackets || PARTS.contains(&part)
    };
    pieces.any(goes_on) || text.ends_with(".eyJ") || text.split('.').nth(1).is_some_and(is_word)
}

/// `GEbRxBN...edjnXbL`: how documentation shortens what shows nothing by itself.
fn is_beginning_and_end(text: &str) -> bool {
    let is_part = |part: &str| {
        let is_letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        (3..=LONGEST_BEGINNING).contains(&part.len()) && part.bytes().all(is_letter)
    };
    let halves = ["...", "…"].iter().find_map(|dots| text.split_once(dots));
    halves.is_some_and(|(first, last)| is_part(first) && is_part(last))
}

/// What documentation writes for the second part of a JWT.
const PARTS: [&str; 4] = ["payload", "claims", "body", "abc"];

/// What documentation, logs and templates write where a token belongs.
pub fn is_placeholder(value: &str) -> bool {
    let small = value.to_ascii_lowercase();
    HOLDERS.iter().any(|word| small.contains(word))
        || FIRST.iter().any(|word| small.starts_with(word))
        || is_filler(value)
}

/// A date, a version, a figure or an address of a device: something else that stands under names of tokens.
pub fn is_other(value: &str) -> bool {
    is_date(value)
        || is_version(value)
        || is_figure(value)
        || is_octets(value)
        || is_constant(value)
        || value.starts_with("arn:")
        || value.starts_with("urn:")
}

/// `AUTH0_ACCESS_TOKEN_V2`: words in capitals, and few digits.
fn is_constant(value: &str) -> bool {
    let count = |is: fn(&u8) -> bool| value.bytes().filter(is).count();
    let (letters, digits) = (count(u8::is_ascii_uppercase), count(u8::is_ascii_digit));
    value.contains('_')
        && letters + digits + count(|b| *b == b'_') == value.len()
        && digits * 2 <= letters
        && value.split('_').all(|word| word.len() <= 14)
}

/// `1,234,567.89`: digits, and what stands between those of one number.
fn is_figure(value: &str) -> bool {
    let is_of_one = |b: u8| b.is_ascii_digit() || b",.+-".contains(&b);
    value.contains([',', '.']) && value.bytes().all(is_of_one)
}

/// `00:1A:2B:3C:4D:5E`, and the fingerprint of a certificate: pairs of hexadecimal digits, all behind the same sign.
fn is_octets(value: &str) -> bool {
    let sign = value.as_bytes().get(2).copied().unwrap_or_default();
    let is_pair = |pair: &[u8]| pair.len() == 2 && pair.iter().all(u8::is_ascii_hexdigit);
    matches!(sign, b':' | b'-')
        && value.len() >= 17
        && value.as_bytes().split(|b| *b == sign).all(is_pair)
}

/// `2026-01-01T00:00:00Z`: when a token was made, or ends.
fn is_date(value: &str) -> bool {
    let shape = b"dddd-dd-dd";
    let begins = value.len() >= shape.len()
        && (value.bytes().zip(shape)).all(|(byte, kind)| match kind {
            b'd' => byte.is_ascii_digit(),
            kind => byte == *kind,
        });
    let rest = value.get(shape.len()..).unwrap_or_default();
    begins && (rest.is_empty() || rest.starts_with(['T', 't', ' ', '+']))
}

/// `v1.2.3-beta.4+build.5678`.
fn is_version(value: &str) -> bool {
    let mut parts = value
        .strip_prefix(['v', 'V'])
        .unwrap_or(value)
        .splitn(3, '.');
    let is_number = |part: Option<&str>| {
        part.is_some_and(|part| {
            (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        })
    };
    let (major, minor) = (parts.next(), parts.next());
    let patch = parts
        .next()
        .and_then(|rest| rest.split(['-', '+', '.']).next());
    is_number(major) && is_number(minor) && is_number(patch)
}

const HOLDERS: [&str; 16] = [
    "example-token",
    "example_token",
    "token_here",
    "token-here",
    "your_",
    "your-",
    "redacted",
    "placeholder",
    "changeme",
    "change_me",
    "change-me",
    "replace_",
    "replace-",
    "insert_",
    "insert-",
    "****",
];
const FIRST: [&str; 6] = [
    "masked",
    "hidden",
    "filtered",
    "process.env",
    "os.environ",
    "env.",
];

/// `xxxxxxxx`, `00000000-0000-…`, `abcabcabc`: few different letters, or one again and again.
fn is_filler(value: &str) -> bool {
    // A number is short of letters, and says something.
    let is_number = |b: u8| b.is_ascii_digit() || b == b'.';
    if value.len() < 12 && value.bytes().all(is_number) {
        return false;
    }
    let letters = value.bytes().filter(u8::is_ascii_alphanumeric);
    let mut seen = 0u128;
    let mut count = 0;
    let mut longest_run = 0;
    let mut run = 0;
    let mut before = 0;
    for letter in letters {
        seen |= 1 << letter;
        count += 1;
        run = if letter == before { run + 1 } else { 1 };
        longest_run = longest_run.max(run);
        before = letter;
    }
    seen.count_ones() <= 3
        || count < 128 && longest_run * 2 > count
        || seen.count_ones() <= 4 && count > 16
}

/// `0x…`, `sha256:…`: says itself that it is no token.
pub fn is_hash(value: &str) -> bool {
    let is_hex = |rest: &str| rest.len() >= 32 && rest.bytes().all(|b| b.is_ascii_hexdigit());
    let hash = value
        .split_once(':')
        .filter(|(name, _)| name.starts_with("sha"));
    value
        .strip_prefix("0x")
        .or(hash.map(|(_, rest)| rest))
        .is_some_and(is_hex)
}

/// A token is long, and not a word in capitals.
pub fn is_telling(value: &str) -> bool {
    // Base64 may begin with the sign.
    let is_path = value.starts_with(['/', '.']) && !(value.len() >= 20 && is_random(value))
        || value.contains("://");
    value.len() >= 12
        && !is_path
        && (value.bytes()).any(|b| b.is_ascii_digit() || b.is_ascii_lowercase())
}

/// How often small letters, capitals and digits follow each other. A capital before small ones is how words are joined.
fn changes(value: &str) -> usize {
    let class = |b: u8| match b {
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        b'0'..=b'9' => 3,
        b'-' | b'_' | b'.' | b'/' => 0,
        _ => 4,
    };
    let mut count = 0;
    let (mut before, mut run) = (0, 0);
    for class in value.bytes().map(class) {
        let is_change = before != 0 && class != 0 && class != before;
        let is_capital_word = before == 2 && class == 1 && run == 1 || before == 4;
        count += usize::from(is_change && !is_capital_word);
        run = if class == before { run + 1 } else { 1 };
        before = class;
    }
    count
}

/// Whether a value looks random: letters of different kinds follow each other all the time.
pub fn is_random(value: &str) -> bool {
    changes(value) * 5 >= value.len().min(60)
        && value.bytes().any(|b| b.is_ascii_digit())
        && !is_identifier(value)
}

/// Whether a long value is of random letters, whatever digits it has: no words change so often.
pub fn is_scrambled(value: &str) -> bool {
    value.len() >= 20 && changes(value) * 4 >= value.len().min(60) && !is_identifier(value)
}

/// Whether a value is one word or more: a name of something, and nothing secret.
pub fn is_wordy(value: &str) -> bool {
    let has_digit = value.bytes().any(|b| b.is_ascii_digit());
    let length = value.len().min(200);
    // Nobody writes so much without a blank, a dot or a hyphen.
    if length >= 40 && !value.contains(['-', '_', '.']) {
        return is_identifier(value);
    }
    changes(value) * if has_digit { 12 } else { 5 } < length || is_identifier(value)
}

/// `com.acme.IdToken2`, `i18n.messages.token`: names with dots between, each of words and of one number at most.
fn is_dotted(value: &str) -> bool {
    let is_name = |part: &str| {
        let is_letter = |b: &u8| b.is_ascii_alphabetic() || *b == b'_';
        let number = part.trim_start_matches(|c: char| !c.is_ascii_digit());
        let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = number.len() - behind.len();
        part.bytes().next().as_ref().is_some_and(is_letter)
            && digits <= 3
            && part.bytes().filter(|b| !is_letter(b)).count() == digits
            && changes(part) * 4 <= part.len().max(8)
            && is_spoken(part)
    };
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    value.contains('.') && letters >= 8 && value.split('.').all(is_name)
}

/// Whether no more consonants follow each other than in a word, which random letters soon do.
fn is_spoken(word: &str) -> bool {
    let mut consonants =
        word.split(|c: char| !c.is_ascii_alphabetic() || "aeiouyAEIOUY".contains(c));
    !consonants.any(|run| run.len() > 4)
}

/// `X64CryptoToken`, `base64Decoder2`: words of four letters and more, joined by their capitals, and little beside them.
fn is_identifier(value: &str) -> bool {
    if is_dotted(value) {
        return true;
    }
    let mut in_words = 0;
    let mut run = 0;
    let mut add = |run: usize| in_words += if run >= 4 { run } else { 0 };
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' => run += 1,
            _ => {
                add(run);
                run = usize::from(byte.is_ascii_uppercase());
            }
        }
    }
    add(run);
    let has_capital = value.bytes().any(|b| b.is_ascii_uppercase());
    // In many random letters some look like words.
    let least = if value.len() < 24 { 3 } else { 4 };
    has_capital && in_words * 5 >= value.len() * least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_random_letters() {
        for value in [
            "v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs",
            "d41d8cd98f00b204e9800998ecf8427e",
            "5e2b7c1a-3d44-4f0e-9b1a-0c8f7e6d5a43",
            "SplxlOBeZQQYbYS6WxSbIA",
            "8xLOx/Kq2+fA/h9Q==",
            "x7udloPBq2YfxowFfmUtylqxaPMwFvnio",
            "k2jh8s.qpl0az9ftr4.wqyx1ab3c",
            "mF_9.B5f-4.1JqM",
        ] {
            assert!(
                is_random(value) && !is_wordy(value) && !is_placeholder(value),
                "{value}"
            );
        }
        for value in [
            "getAccessTokenSilently",
            "response.data.access_token",
            "section-4-of-it",
            "the-quick-brown-fox",
            "com.example.security.TokenService",
            "authorization_code",
            "X64CryptoToken",
            "base64Decoder2",
            "Sha256TokenHasher",
            "com.acme.IdToken.v2",
            "com.acme.oauth2.IdToken",
            "i18n.messages.token",
            "i18n.messages.token4",
        ] {
            assert!(!is_random(value) && is_wordy(value), "{value}");
        }
        for value in [
            "2026-01-01T00:00:00Z",
            "v1.2.3-beta.4",
            "1,234,567,890.89",
            "1767225600000.123456",
            "00:1A:2B:3C:4D:5E",
            "00-1a-2b-3c-4d-5e",
        ] {
            assert!(is_other(value), "{value}");
        }
        for value in [
            "YOUR_TOKEN_1",
            "your-access-token-here",
            "xxxxxxxxxxxxxxxxxxxx",
            "REDACTED_VALUE_1",
            "00000000-0000-0000-0000-000000000000",
            "insert-token-here-1",
            "PASTE_YOUR_TOKEN_2",
        ] {
            assert!(is_placeholder(value), "{value}");
        }
    }
}
