//! The names that tokens stand under, and how a name is told from a word that ends like one.
//!
//! Knows no surroundings; `beside` looks for the name in them.

use crate::oauth::cookies::{OF_VISITS, session_cookie};

/// Names that say that a token follows.
pub const NAMES: [&str; 22] = [
    "access_token",
    "id_token",
    "refresh_token",
    "token",
    "code",
    "client_secret",
    "client_assertion",
    "assertion",
    "id_token_hint",
    "logout_token",
    "request",
    "response",
    "DPoP",
    "SAMLResponse",
    "SAMLRequest",
    "subject_token",
    "actor_token",
    "code_verifier",
    "device_code",
    "api_key",
    "private_key",
    "Authorization",
];

/// Of those, the ones that much else stands under too: only what shows that it is a token is one there.
const COMMON: [&str; 5] = [
    "request",
    "response",
    "DPoP",
    "private_key",
    "Authorization",
];

/// Of those, the ones that files of properties write with a dot.
const DOTTED: [&str; 4] = ["access_token", "id_token", "refresh_token", "client_secret"];

/// Of those, the ones that say little: what stands under them must look random.
const VAGUE: [&str; 5] = ["token", "code", "assertion", "device_code", "api_key"];

/// Authorization schemes (RFC 6750 §2.1, RFC 9449 §7.1) that a token follows.
pub const SCHEMES: [&str; 2] = ["bearer", "dpop"];

/// Schemes that vendors made, which only the header's name tells from words: `Authorization: token …`. Those whose value is no
/// token, as `Basic` and `Digest`, are none of them.
pub const OTHER_SCHEMES: [&str; 6] = ["token", "jwt", "bot", "apikey", "oauth", "ssws"];

/// What may stand before `token`: `auth_token`, `X-Api-Token`. Tokens of pages and forms are something else.
const BEFORE_TOKEN: [&str; 34] = [
    "auth",
    "client",
    "circle",
    "consul",
    "figma",
    "plex",
    "vault",
    "authn",
    "authz",
    "authentication",
    "authorization",
    "api",
    "apikey",
    "app",
    "bearer",
    "oauth",
    "oauth2",
    "oidc",
    "jwt",
    "user",
    "service",
    "session",
    "security",
    "private",
    "personal",
    "admin",
    "bot",
    "github",
    "gitlab",
    "gh",
    "npm",
    "sso",
    "login",
    "web",
];

/// What stands before `TOKEN` in environments, and is none of ours.
const NOT_BEFORE_TOKEN: [&str; 20] = [
    "csrf",
    "xsrf",
    "page",
    "next",
    "continuation",
    "continue",
    "sync",
    "cursor",
    "verification",
    "forgery",
    "antiforgery",
    "authenticity",
    "cancellation",
    "cancel",
    "resume",
    "upload",
    "start",
    "starting",
    "device",
    "push",
];

/// What stands before `code` in a sentence and makes it another one's: `promo code: …`.
const NOT_BEFORE_CODE: [&str; 34] = [
    "promo",
    "promotion",
    "coupon",
    "discount",
    "voucher",
    "gift",
    "referral",
    "invite",
    "invitation",
    "booking",
    "reservation",
    "tracking",
    "order",
    "product",
    "item",
    "serial",
    "license",
    "licence",
    "zip",
    "postal",
    "country",
    "currency",
    "area",
    "error",
    "status",
    "exit",
    "reason",
    "activation",
    "confirmation",
    "verification",
    "backup",
    "recovery",
    "qr",
    "source",
];

/// Whether a name is none of a token's behind that word: `promo code`, `CSRF token`.
pub fn is_of_another(before: &str, name: &str) -> bool {
    let is_it = |word: &&str| before.eq_ignore_ascii_case(word);
    match name {
        "code" => NOT_BEFORE_CODE.iter().any(is_it),
        "token" => NOT_BEFORE_TOKEN.iter().any(is_it),
        _ => false,
    }
}

/// Whether it is the name of what keeps a form from being sent by another site: no token of a login.
pub fn is_of_forms(name: &str) -> bool {
    let small = name.to_ascii_lowercase();
    let words = ["antiforgery", "requestverification", "csrf", "xsrf"];
    words.iter().any(|word| small.contains(word))
}

/// What a cookie is about whose name ends so, and not the session itself: `session_start`.
const ABOUT_SESSION: [&str; 13] = [
    "start", "started", "end", "expires", "count", "number", "source", "referrer", "secret", "key",
    "name", "driver", "domain",
];

/// Whether it is the name of a cookie that keeps a session: `JSESSIONID`, `connect.sid`, `laravel_session`, `auth0`.
pub fn is_of_session(name: &str) -> bool {
    let small = name.to_ascii_lowercase();
    let last = small.rsplit(['.', '_', '-']).next();
    let is_other = OF_VISITS.iter().any(|begin| name.starts_with(begin))
        || last.is_some_and(|last| ABOUT_SESSION.contains(&last));
    if is_other {
        return false;
    }
    let other = ["assess", "possess", "obsess"];
    let is_session = small.contains("sess") && !other.iter().any(|word| small.contains(word));
    is_session || last == Some("sid") || session_cookie(name).is_some()
}

/// Whether a name alone says that what stands under it is a token, however it looks.
pub fn is_strong(name: &str) -> bool {
    !VAGUE.contains(&name) && !COMMON.contains(&name)
}

/// Whether two pieces of a word are a name of two words or more, which no other two words come to by accident.
pub fn is_cut(word: &str) -> bool {
    let mut names = NAMES.into_iter().filter(|name| name.contains('_'));
    names.any(|name| is_strong(name) && name.eq_ignore_ascii_case(word))
}

/// Whether only what shows that it is a token is one under this name.
pub fn is_common(name: &str) -> bool {
    COMMON.contains(&name)
}

/// The name that a word is, in whatever way a language writes it: `access_token`, `accessToken`, `MY_ACCESS-TOKEN`.
pub fn known(word: &str) -> Option<&'static str> {
    if let Some(name) = dotted(word) {
        return Some(name);
    }
    let word = word.rsplit(['.', '/', ':']).next().unwrap_or(word);
    let word = word.trim_start_matches(['-', '_']);
    let whole = NAMES
        .into_iter()
        .find(|name| start_of(word, name) == Some(0));
    if whole.is_some() {
        return whole;
    }
    if start_of(word, "apikey").is_some_and(|start| is_boundary(word, start)) {
        return Some("api_key");
    }
    let with_more = |name: &&str| name.len() >= 8 && !COMMON.contains(name);
    let ends_so = |name: &&str| start_of(word, name).is_some_and(|at| is_boundary(word, at));
    // As Spring keeps one.
    if start_of(word, "tokenvalue") == Some(0) {
        return Some("token");
    }
    let ending = NAMES.into_iter().filter(with_more).find(ends_so);
    ending.or_else(|| match start_of(word, "token") {
        Some(start) if is_boundary(word, start) => is_token_of_ours(word, start).then_some("token"),
        _ => match start_of(word, "code").map(|start| &word[..start]) {
            Some("auth" | "auth_" | "authorization_" | "authorization" | "authz_") => Some("code"),
            _ => None,
        },
    })
}

/// The name whose words a file of properties sets apart by a dot: `oauth.client.secret`.
fn dotted(word: &str) -> Option<&'static str> {
    let (before, last) = word.rsplit_once('.')?;
    let first = before.rsplit('.').next()?;
    let is_it = |name: &&str| {
        let words = name.split_once('_');
        words.is_some_and(|(a, b)| a.eq_ignore_ascii_case(first) && b.eq_ignore_ascii_case(last))
    };
    DOTTED.into_iter().find(is_it)
}

fn is_token_of_ours(word: &str, start: usize) -> bool {
    let before = word[..start].trim_end_matches(['_', '-']);
    let is_environment = !before.bytes().any(|b| b.is_ascii_lowercase()) && before.len() > 1;
    let last = |known: &&str| start_of(before, known).is_some_and(|at| is_boundary(before, at));
    match is_environment {
        true => !NOT_BEFORE_TOKEN.iter().any(last),
        false => BEFORE_TOKEN.iter().any(last),
    }
}

/// Whether a word of a name begins there.
fn is_boundary(name: &str, start: usize) -> bool {
    let bytes = name.as_bytes();
    let Some(before) = start.checked_sub(1).map(|at| bytes[at]) else {
        return true;
    };
    matches!(before, b'_' | b'-')
        || bytes[start].is_ascii_uppercase() && !before.is_ascii_uppercase()
}

/// Where a word's ending begins that is this name, when case, hyphens and underscores do not count.
fn start_of(word: &str, name: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    let mut at = bytes.len();
    for wanted in name.bytes().rev().filter(|b| *b != b'_') {
        loop {
            at = at.checked_sub(1)?;
            match bytes[at] {
                b'_' | b'-' => {}
                byte if byte.eq_ignore_ascii_case(&wanted) => break,
                _ => return None,
            }
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_every_spelling() {
        for (word, name) in [
            ("access_token", Some("access_token")),
            ("accessToken", Some("access_token")),
            ("ACCESS-TOKEN", Some("access_token")),
            ("data.accessToken", Some("access_token")),
            ("oauth.access.token", Some("access_token")),
            ("acme.Client.Secret", Some("client_secret")),
            ("page.token", Some("token")),
            ("error.code", Some("code")),
            ("AUTH0_CLIENT_SECRET", Some("client_secret")),
            ("googleIdToken", Some("id_token")),
            ("valid_token", None),
            ("token", Some("token")),
            ("GITHUB_TOKEN", Some("token")),
            ("MY_TOKEN", Some("token")),
            ("X-Auth-Token", Some("token")),
            ("CSRF_TOKEN", None),
            ("csrfToken", None),
            ("nextPageToken", None),
            ("code", Some("code")),
            ("status_code", None),
            ("authorization_code", Some("code")),
            ("deviceCode", Some("device_code")),
            ("x-api-key", Some("api_key")),
            ("apiKey", Some("api_key")),
            ("monkey", None),
            ("decode", None),
            ("", None),
        ] {
            assert_eq!(known(word), name, "{word}");
        }
    }
}
