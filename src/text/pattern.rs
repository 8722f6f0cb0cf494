//! Two small matchers for tables: [`matches`] for the shape of a token, [`is_like`] for issuers and addresses.
//!
//! A regular expression library would weigh more than the rest of the page. What is here is a subset whose running time
//! grows with the text alone. It does **not** search: a pattern is held against the whole text.

/// Whether the text, from its first byte to its last, has this shape.
///
/// `ghp_[A-Za-z0-9]{36,255}|gh[ou]_\w+`: literal bytes; `\` before one that would mean something; `\d`, `\w`; `.` for any;
/// `[…]` with ranges; `?`, `+`, `*`, `{n}`, `{n,}`, `{n,m}`; `|` between whole patterns. No groups. What is repeated takes all
/// that it can and gives nothing back, so that `\w+x` never matches.
pub fn matches(pattern: &str, text: &str) -> bool {
    let mut rest = pattern.as_bytes();
    // Most patterns of a table begin with a letter that the text does not begin with.
    if let [first, second, ..] = rest
        && first.is_ascii_alphanumeric()
        && !b"?*{".contains(second)
        && text.as_bytes().first() != Some(first)
        && !rest.contains(&b'|')
    {
        return false;
    }
    loop {
        let (matched, after) = one(rest, text.as_bytes());
        match after {
            _ if matched => return true,
            None => return false,
            Some(after) => rest = after,
        }
    }
}

/// The bytes that a text of this shape can begin with, one bit each of two that share it (`byte % 64`); all of them where the
/// empty text has the shape. Made once a table, at compile time: most shapes are ruled out by it.
pub const fn first_bytes(pattern: &str) -> u64 {
    let pattern = pattern.as_bytes();
    let mut bits = 0;
    let mut at = 0;
    loop {
        // Everything up to the first piece that must be there.
        loop {
            if at >= pattern.len() || pattern[at] == b'|' {
                return u64::MAX;
            }
            let end = piece_end(pattern, at);
            bits |= bits_of(pattern, at, end);
            at = end;
            if at >= pattern.len() || !is_optional(pattern, at) {
                break;
            }
            if pattern[at] == b'{' {
                while at < pattern.len() && pattern[at] != b'}' {
                    at += 1;
                }
            }
            at += 1;
        }
        // The next alternative.
        while at < pattern.len() && pattern[at] != b'|' {
            at = piece_end(pattern, at);
        }
        if at >= pattern.len() {
            return bits;
        }
        at += 1;
    }
}

/// Where the piece that begins there ends: a byte, an escaped one, a set.
const fn piece_end(pattern: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    match pattern[start] {
        b'\\' => at += 1,
        b'[' => {
            while at < pattern.len() && pattern[at] != b']' {
                at += 1;
            }
            at += 1;
        }
        _ => {}
    }
    if at < pattern.len() {
        at
    } else {
        pattern.len()
    }
}

/// Whether what is repeated there may be missing. Nobody writes `{0}`, and `{0,` takes the bits of all that may follow.
const fn is_optional(pattern: &[u8], at: usize) -> bool {
    match pattern[at] {
        b'?' | b'*' => true,
        b'{' => at + 1 < pattern.len() && pattern[at + 1] == b'0',
        _ => false,
    }
}

/// The bits of letters and the underscore.
const LETTERS: u64 = 0x07ff_fffe_87ff_fffe;

const fn bits_of(pattern: &[u8], start: usize, end: usize) -> u64 {
    let mut bits = 0;
    let mut at = if pattern[start] == b'[' {
        start + 1
    } else {
        start
    };
    let end = if pattern[start] == b'[' { end - 1 } else { end };
    while at < end {
        let (from, to, next) = match pattern[at] {
            b'.' if end - start == 1 => return u64::MAX,
            b'\\' if at + 1 < end && matches!(pattern[at + 1], b'd' | b'w') => {
                if pattern[at + 1] == b'w' {
                    bits |= LETTERS;
                }
                (b'0', b'9', at + 2)
            }
            b'\\' if at + 1 < end => (pattern[at + 1], pattern[at + 1], at + 2),
            from if at + 2 < end && pattern[at + 1] == b'-' => (from, pattern[at + 2], at + 3),
            from => (from, from, at + 1),
        };
        let mut byte = from;
        while byte < to {
            bits |= 1 << (byte % 64);
            byte += 1;
        }
        bits |= 1 << (to % 64);
        at = next;
    }
    bits
}

/// Whether the first alternative matches, and what follows its `|`.
fn one<'p>(pattern: &'p [u8], text: &[u8]) -> (bool, Option<&'p [u8]>) {
    let mut pattern = pattern;
    let mut at = 0;
    let mut holds = true;
    loop {
        match pattern.first() {
            None => return (holds && at == text.len(), None),
            Some(b'|') => return (holds && at == text.len(), Some(&pattern[1..])),
            Some(_) => {}
        }
        let (set, rest) = pattern.split_at(set_length(pattern));
        // Most shapes fail at their first byte, and nothing of the rest can mend it.
        if !holds {
            pattern = rest;
            continue;
        }
        let (least, most, rest) = repetition(rest);
        let mut count = 0;
        while count < most && at < text.len() && is_in(set, text[at]) {
            at += 1;
            count += 1;
        }
        holds = count >= least;
        if !holds && !rest.contains(&b'|') {
            return (false, None);
        }
        pattern = rest;
    }
}

fn set_length(pattern: &[u8]) -> usize {
    let length = match pattern[0] {
        b'\\' => 2,
        b'[' => pattern
            .iter()
            .position(|b| *b == b']')
            .map_or(pattern.len(), |end| end + 1),
        _ => 1,
    };
    length.min(pattern.len())
}

fn repetition(pattern: &[u8]) -> (usize, usize, &[u8]) {
    match pattern.first() {
        Some(b'?') => (0, 1, &pattern[1..]),
        Some(b'+') => (1, usize::MAX, &pattern[1..]),
        Some(b'*') => (0, usize::MAX, &pattern[1..]),
        Some(b'{') => {
            let end = pattern
                .iter()
                .position(|b| *b == b'}')
                .unwrap_or(pattern.len() - 1);
            let inner = &pattern[1..end];
            let number = |digits: &[u8]| {
                (digits.iter()).fold(0, |sum: usize, digit| sum * 10 + usize::from(digit - b'0'))
            };
            let (least, most) = match inner.iter().position(|b| *b == b',') {
                None => (number(inner), number(inner)),
                Some(at) if at + 1 == inner.len() => (number(&inner[..at]), usize::MAX),
                Some(at) => (number(&inner[..at]), number(&inner[at + 1..])),
            };
            (least, most, &pattern[end + 1..])
        }
        _ => (1, 1, pattern),
    }
}

fn is_in(set: &[u8], byte: u8) -> bool {
    match set {
        [b'.'] => true,
        [b'\\', class] => is_of_class(*class, byte),
        [b'[', inner @ .., b']'] => {
            let mut inner = inner;
            loop {
                inner = match inner {
                    [] => return false,
                    [b'\\', class, rest @ ..] if is_of_class(*class, byte) || rest.is_empty() => {
                        return is_of_class(*class, byte);
                    }
                    [b'\\', _, rest @ ..] => rest,
                    [from, b'-', to, rest @ ..] => {
                        if (*from..=*to).contains(&byte) {
                            return true;
                        }
                        rest
                    }
                    [only, rest @ ..] => {
                        if *only == byte {
                            return true;
                        }
                        rest
                    }
                };
            }
        }
        [literal] => *literal == byte,
        _ => false,
    }
}

fn is_of_class(class: u8, byte: u8) -> bool {
    match class {
        b'd' => byte.is_ascii_digit(),
        b'w' => byte.is_ascii_alphanumeric() || byte == b'_',
        literal => literal == byte,
    }
}

/// Whether a text is like a pattern in which `*` stands for one or more characters other than `/`:
/// `https://*.okta.com/oauth2/*`.
pub fn is_like(pattern: &str, text: &str) -> bool {
    let mut parts = text.split('/');
    let mut patterns = pattern.split('/');
    loop {
        match (patterns.next(), parts.next()) {
            (None, None) => return true,
            (Some(pattern), Some(part)) if is_part_like(pattern, part) => {}
            _ => return false,
        }
    }
}

/// Between two slashes. Each piece between stars is taken at its first place, which is enough where stars match anything.
fn is_part_like(pattern: &str, part: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else {
        return pattern == part;
    };
    let Some(mut part) = part.strip_prefix(first) else {
        return false;
    };
    let (middle, last) = rest
        .rsplit_once('*')
        .map_or((None, rest), |(m, l)| (Some(m), l));
    // A star stands for at least one byte.
    let after_star = |text: &str| text.char_indices().nth(1).map_or(text.len(), |(at, _)| at);
    for piece in middle.into_iter().flat_map(|middle| middle.split('*')) {
        if part.is_empty() {
            return false;
        }
        part = &part[after_star(part)..];
        let Some(at) = part.find(piece) else {
            return false;
        };
        part = &part[at + piece.len()..];
    }
    !part.is_empty() && part[after_star(part)..].ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_shape_is_held_against_the_whole_text() {
        for (pattern, text, expected) in [
            ("abc", "abc", true),
            ("abc", "abcd", false),
            ("abc", "ab", false),
            ("gh[opus]_[A-Za-z0-9]{3,5}", "gho_aB3", true),
            ("gh[opus]_[A-Za-z0-9]{3,5}", "ghx_aB3", false),
            ("gh[opus]_[A-Za-z0-9]{3,5}", "gho_aB3456", false),
            (r"ya29\.[\w-]{2,}", "ya29.a-_", true),
            (r"ya29\.[\w-]{2,}", "ya29xa-_", false),
            ("a{2}", "aa", true),
            ("a{2}", "a", false),
            ("ab?c+d*", "acc", true),
            ("one|two|three", "two", true),
            ("one|two|three", "four", false),
            (r"\d+\|[a-z]+", "12|ab", true),
            (r"[\w.-]+!.*", "00D!x y", true),
            ("", "", true),
            ("", "x", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn a_star_stands_for_what_lies_between_two_slashes() {
        for (pattern, text, expected) in [
            ("https://*.okta.com", "https://dev-1.okta.com", true),
            (
                "https://*.okta.com",
                "https://dev-1.okta.com/oauth2/default",
                false,
            ),
            (
                "https://*.okta.com/oauth2/*",
                "https://dev-1.okta.com/oauth2/default",
                true,
            ),
            ("https://*.okta.com", "https://.okta.com", false),
            (
                "https://*.okta.com",
                "https://evil.example/x.okta.com",
                false,
            ),
            (
                "https://cognito-idp.*.amazonaws.com/*_*",
                "https://cognito-idp.eu-1.amazonaws.com/eu-1_Ab",
                true,
            ),
            (
                "https://*/realms/*",
                "https://sso.example/realms/main",
                true,
            ),
            ("https://*/realms/*", "https://sso.example/realms/", false),
            ("a*b*c", "a1b2c", true),
            ("a*b*c", "abbc", false),
            ("exact", "exact", true),
        ] {
            assert_eq!(is_like(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn what_a_shape_begins_with_is_known_before() {
        for (pattern, can, cannot) in [
            ("ghp_x|glpat", "g", "ex"),
            (r"\d+\|[a-z]+", "0189", "a|Z"),
            (r"[\w-]{2}", "azAZ_-09", " |"),
            ("a?b", "ab", "cx"),
            ("a*[.-]?x{0,3}y", "a.-xy", "bz"),
            ("[A-Ca]x", "ABCa", "Dx"),
            (r"\.x", ".", "xa"),
            (".x", "aZ.", ""),
            ("", "aZ.", ""),
            ("a|", "aZ.", ""),
            ("[", "", "a"),
            ("\\", "", "a"),
        ] {
            let bits = first_bytes(pattern);
            let is_in = |byte: u8| bits & 1 << (byte % 64) != 0;
            assert!(can.bytes().all(is_in), "{pattern} {can}");
            assert!(!cannot.bytes().any(is_in), "{pattern} {cannot}");
        }
    }

    proptest! {
        #[test]
        fn what_matches_begins_with_one_of_the_first_bytes(pattern in r"(\[\w?[.-]|\[[a-c]-[d-f]\]|\\[dw|]|[a-c0.|?+*]){0,6}", text in "[a-f0-9.|_-]{1,4}") {
            if matches(&pattern, &text) {
                prop_assert!(first_bytes(&pattern) & 1 << (text.as_bytes()[0] % 64) != 0);
            }
        }

        #[test]
        fn no_text_and_no_pattern_panics(pattern in r"(\\|\[|\]|\{|\}|\||[a-z,0-9?+*.-]){0,12}", text in r"\PC{0,12}") {
            // Tables are written by us, yet a slip in one must not stop the page.
            if !pattern.contains('{') {
                let _ = matches(&pattern, &text);
            }
            let _ = is_like(&pattern, &text);
        }
    }
}
