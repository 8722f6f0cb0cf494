//! Values that look like a token, a key or a password, wherever they stand: these never go into a link.
//!
//! Errs on the side of leaving out: a link without a parameter costs a moment, a leaked credential costs more. Naming the
//! kind of credential is `classify`'s.

use crate::text::percent;
use crate::text::uri::Uri;

/// Beginnings that vendors give their credentials, so that scanners find them.
const PREFIXES: &[&str] = &[
    "-----BEGIN",
    "1//0",
    "AIza",
    "AKIA",
    "ASIA",
    "EAACEdEose0cBA",
    "GOCSPX-",
    "SG.",
    "dop_v1_",
    "gho_",
    "ghp_",
    "ghr_",
    "ghs_",
    "ghu_",
    "github_pat_",
    "glpat-",
    "npm_",
    "pypi-",
    "rk_live_",
    "sk-",
    "sk_live_",
    "sk_test_",
    "v1.M",
    "v2.local.",
    "v4.local.",
    "v2.public.",
    "v4.public.",
    "whsec_",
    "xoxb-",
    "xoxp-",
    "ya29.",
];

/// Names that a URL gives to secrets, in its query or fragment.
const SECRET_NAMES: &[&str] = &[
    "access_token",
    "api_key",
    "apikey",
    "assertion",
    "auth",
    "authorization",
    "client_assertion",
    "client_secret",
    "code",
    "code_verifier",
    "id_token",
    "id_token_hint",
    "key",
    "login_hint",
    "nonce",
    "passwd",
    "password",
    "pwd",
    "refresh_token",
    "secret",
    "session",
    "sid",
    "sig",
    "signature",
    "state",
    "ticket",
    "token",
];

/// Whether the value holds a JWT or something encoded like one, a credential with a known beginning, a URL that carries a
/// secret, or a string too random to be a name. However often it was percent-encoded.
pub fn looks_secret(value: &str) -> bool {
    let mut text = value.to_owned();
    for _ in 0..4 {
        if is_secret(&text) {
            return true;
        }
        let decoded = percent::decode_keeping_plus(&text);
        if decoded == text {
            return false;
        }
        text = decoded;
    }
    // Encoded more than three times over: nobody does that to a name.
    true
}

/// Whether the value holds a run of 32 characters or more that mixes upper case, lower case and digits: random, so possibly
/// an opaque token. Client IDs are like that too.
pub fn looks_random(value: &str) -> bool {
    runs(value).any(|run| run.len() >= 32 && is_mixed(run))
}

/// Whether the value holds a run as random as a key, shorter than what is random anywhere: 20 characters or more of all
/// three classes that change from one to another all the time, as no name in CamelCase does, or 32 in hexadecimal.
pub fn holds_key(value: &str) -> bool {
    let class = |b: u8| match b {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let is_hex = |run: &str| {
        run.len() >= 32
            && run.bytes().all(|b| b.is_ascii_hexdigit())
            && run.bytes().any(|b| b.is_ascii_digit())
            && run.bytes().any(|b| b.is_ascii_alphabetic())
    };
    let is_key = |run: &str| {
        let changes = run.bytes().zip(run.bytes().skip(1));
        let changes = changes.filter(|(a, b)| class(*a) != class(*b)).count();
        run.len() >= 20 && is_mixed(run) && changes * 5 >= run.len() * 2
    };
    let decoded = percent::decode_keeping_plus(value);
    [value, &decoded]
        .into_iter()
        .any(|text| runs(text).any(|run| is_hex(run) || is_key(run)))
}

/// Whether the value holds an e-mail address, plain or percent-encoded: that tells who somebody is.
pub fn names_a_person(value: &str) -> bool {
    let decoded = percent::decode_keeping_plus(value);
    let is_address = |word: &str| {
        let Some((name, host)) = word.split_once('@') else {
            return false;
        };
        let name = name
            .rsplit(|c: char| !(c.is_alphanumeric() || "._%+-".contains(c)))
            .next();
        let host: &str = host
            .split(|c: char| !(c.is_alphanumeric() || ".-".contains(c)))
            .next()
            .unwrap_or_default();
        let top = host
            .trim_end_matches('.')
            .rsplit_once('.')
            .map_or("", |(_, top)| top);
        name.is_some_and(|name| !name.is_empty())
            && top.chars().filter(|c| c.is_alphabetic()).count() >= 2
    };
    [value, &decoded]
        .into_iter()
        .any(|text| words(text).any(is_address))
}

fn is_secret(text: &str) -> bool {
    holds_jose(text)
        || words(text).any(|word| PREFIXES.iter().any(|p| word.starts_with(p) && word.len() > p.len() + 6))
        || text.contains("-----BEGIN")
        // Longer than any client ID that we know of without dots.
        || runs(text).any(|run| run.len() >= 64 && is_mixed(run))
        || text.split([' ', ',']).any(carries_secret)
}

/// `eyJ` and what follows of a JOSE header, or the same after another white space: base64url of `{"`, `{ "`, `{\n`.
fn holds_jose(text: &str) -> bool {
    runs(text).any(|run| {
        ["eyJ", "eyA", "ewo", "ewk", "ew0"]
            .iter()
            .any(|start| run.find(start).is_some_and(|at| run.len() - at >= 10))
    })
}

/// Runs of characters that base64url, hex and most credentials are made of.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| {
        c.is_whitespace() || matches!(c, '=' | '&' | ',' | '"' | '\'' | ':' | '?' | '#')
    })
}

/// Whether the text has upper case, lower case and digits, as random ones have and names hardly ever; or is a long one in
/// hexadecimal.
pub fn is_mixed(run: &str) -> bool {
    // A digest, or a token in hexadecimal.
    if run.len() >= 40 && run.bytes().all(|b| b.is_ascii_hexdigit()) {
        return true;
    }
    run.bytes().any(|b| b.is_ascii_uppercase())
        && run.bytes().any(|b| b.is_ascii_lowercase())
        && run.bytes().any(|b| b.is_ascii_digit())
}

/// A URL with user information, or with a parameter that is named like a secret and has a value.
fn carries_secret(text: &str) -> bool {
    let uri = Uri::split(text);
    // Without a scheme `name:password@host` reads as a scheme and a path.
    let before_path = text.split('/').next().unwrap_or_default();
    let is_user_information = |authority: &str| {
        authority
            .split_once('@')
            .is_some_and(|(user, _)| user.contains(':'))
    };
    if uri
        .authority
        .is_some_and(|authority| authority.contains('@'))
        || is_user_information(before_path)
    {
        return true;
    }
    [uri.query, uri.fragment].into_iter().flatten().any(|part| {
        let part = part.rsplit('?').next().unwrap_or(part);
        part.split(['&', ';']).any(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = name.to_ascii_lowercase();
            !value.is_empty() && SECRET_NAMES.contains(&name.as_str())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_goes_into_a_link() {
        for value in [
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
            "https://app.example.com/cb#eyJhbGciOiJSUzI1NiJ9",
            "https%3A%2F%2Fapp%2Fcb%3Faccess_token%3Dabc",
            "https%253A%252F%252Fapp%252Fcb%253Faccess_token%253Dabc",
            "https://app/cb?code=abc",
            "https://app/#/cb?token=abc",
            "https://user:pass@app.example.com/",
            "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
            "sk_live_abcdefghijkl",
            "%2565%2579%254A%2568%2562%2547%2563%2569%254F%2569%254A",
            "-----BEGIN PRIVATE KEY-----",
        ] {
            assert!(looks_secret(value), "{value}");
        }
    }

    #[test]
    fn what_may() {
        for value in [
            "https://api.example.com",
            "https://tenant.eu.auth0.com/api/v2/",
            "openid profile email read:orders",
            "api://6731de76-14a6-49ae-97bc-6eba6914391e/.default",
            "https://app.example.com/callback?from=share&page=1",
            "com.example.app:/callback",
            "tenant.eu.auth0.com",
            "code id_token",
            "YOUR_API_IDENTIFIER",
            "https%3A%2F%2Fapi.example.com",
            "100%",
        ] {
            assert!(!looks_secret(value) && !looks_random(value), "{value}");
        }
        for (value, expected) in [
            ("https://app.example.com/cb?user=ada@example.com", true),
            ("ada%40example.com", true),
            ("openid ada.l+x@mail.example.org", true),
            (
                "00000003-0000-0ff1-ce00-000000000000/acme.sharepoint.com@6731de76",
                false,
            ),
            ("@", false),
            ("a@b", false),
            ("https://api.example.com/@v1.0/x", false),
        ] {
            assert_eq!(names_a_person(value), expected, "{value}");
        }
        for (value, expected) in [
            ("https://hooks.example/T0AB/x7Kq2LmZ9pR4tV8wY3bN", true),
            ("https://api.example/0123456789abcdef0123456789abcdef", true),
            (
                "https://api.example/6731de76-14a6-49ae-97bc-6eba6914391e",
                false,
            ),
            ("https://api.example/PurchaseOrdersV2Production", false),
            ("https://acme-orders-2024-Production.example/", false),
        ] {
            assert_eq!(holds_key(value), expected, "{value}");
        }
        let client_id = "k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb";
        assert!(!looks_secret(client_id) && looks_random(client_id));
    }
}
