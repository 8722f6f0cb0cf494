//! Placeholders of documentation and templates, left in a value: `YOUR_API_IDENTIFIER`, `<client id>`, `{yourDomain}`.
//!
//! Looks only for what is surely meant to be replaced. `example.com` is none: RFC 2606 lets it stand in real samples.

/// What a template says `your` about. A host like `your-store.com` can be real, so other words do not count.
const NOUNS: &[&str] = &[
    "account",
    "api",
    "app",
    "application",
    "audience",
    "auth0",
    "backend",
    "callback",
    "client",
    "company",
    "connection",
    "custom",
    "domain",
    "host",
    "id",
    "identifier",
    "name",
    "nonce",
    "org",
    "organization",
    "redirect",
    "region",
    "resource",
    "scope",
    "secret",
    "server",
    "site",
    "state",
    "tenant",
    "url",
    "value",
    "website",
];

/// Words that stand for a value where they are the whole of it.
const WORDS: &[&str] = &[
    "changeme",
    "change_me",
    "change-me",
    "replace_me",
    "replace-me",
    "replaceme",
    "todo",
    "tbd",
    "...",
    "…",
];

/// The placeholder in a value, where there is one: the part of the value that has to be replaced.
pub fn find(value: &str) -> Option<&str> {
    // Beyond that a value is no template that somebody filled in by hand.
    let end = value.floor_char_boundary(2_000);
    let value = &value[..end];
    let whole = value.trim();
    bracketed(value)
        .or_else(|| your(value))
        .or_else(|| command(value))
        .or_else(|| (is_stand_in(whole) || is_programs_nothing(whole)).then_some(whole))
}

/// The placeholder in a parameter's value: also its own name in capitals (`client_id=CLIENT_ID`).
pub fn find_in_param<'v>(name: &str, value: &'v str) -> Option<&'v str> {
    let whole = value.trim();
    let is_name = whole == name.to_ascii_uppercase() || whole == "API_IDENTIFIER";
    find(value).or_else(|| is_name.then_some(whole))
}

/// What JavaScript writes for a variable without a value, or an object in place of its text.
pub const PROGRAMS_NOTHING: [&str; 4] = ["undefined", "null", "NaN", "[object Object]"];

/// Whether a placeholder is what a program writes for a variable without a value.
pub fn is_programs_nothing(found: &str) -> bool {
    PROGRAMS_NOTHING.contains(&found)
}

/// `<…>`, `{…}`, `{{…}}`, `${…}`, `[YOUR …]` around words.
fn bracketed(value: &str) -> Option<&str> {
    for (open, close) in [("${", "}"), ("{{", "}}"), ("<", ">"), ("{", "}")] {
        let Some(start) = value.find(open) else {
            continue;
        };
        let inside = &value[start + open.len()..];
        let Some(length) = inside.find(close) else {
            continue;
        };
        // JSON and mathematics have brackets too; a placeholder's inside is a few words.
        let words = inside[..length].trim();
        let is_words = words.starts_with(|c: char| is_letter(c) || c == '_')
            && words.len() <= 60
            && words
                .chars()
                .all(|c| is_letter(c) || c.is_ascii_digit() || " _-.'’$".contains(c));
        if is_words {
            return Some(&value[start..start + open.len() + length + close.len()]);
        }
    }
    None
}

/// `YOUR_…`, `yourDomain`, `your-tenant`, `your_client_id`, `MY_…` in capitals.
fn your(value: &str) -> Option<&str> {
    for (start, _) in value.match_indices(['y', 'Y', 'm', 'M']) {
        let before = value[..start].chars().next_back();
        if before.is_some_and(|c| is_letter(c) || c.is_ascii_digit()) {
            continue;
        }
        let rest = &value[start..];
        // No placeholder is longer, and a text of nothing but hyphens must not be read over and over.
        let end = (rest.char_indices().enumerate())
            .find(|(nth, (_, c))| {
                *nth == 80 || !(is_letter(*c) || c.is_ascii_digit() || "_-".contains(*c))
            })
            .map_or(rest.len(), |(_, (at, _))| at);
        let word = &rest[..end];
        let capitals = ["YOUR_", "YOUR-", "MY_"]
            .iter()
            .any(|p| word.starts_with(p));
        if capitals && word.bytes().all(|b| !b.is_ascii_lowercase()) {
            return Some(word);
        }
        let Some(noun) = word.get(..4).filter(|w| w.eq_ignore_ascii_case("your")) else {
            continue;
        };
        let noun = word[noun.len()..]
            .trim_start_matches(['_', '-'])
            .to_ascii_lowercase();
        // `yourdomain` and `your-tenant-id`, but not `yourself` or `your-store`.
        let first = noun.split(['_', '-']).next().unwrap_or_default();
        let camel = word[4..].starts_with(|c: char| c.is_ascii_uppercase());
        let is_noun = NOUNS.contains(&first) || NOUNS.contains(&noun.as_str());
        let begins_with_noun = camel && NOUNS.iter().any(|n| noun.starts_with(n));
        if is_noun || begins_with_noun {
            return Some(word);
        }
    }
    None
}

/// `INSERT_…`, `REPLACE_…`, `ENTER_…` in capitals.
fn command(value: &str) -> Option<&str> {
    let whole = value.trim();
    let commands = [
        "INSERT_",
        "REPLACE_",
        "ENTER_",
        "CHANGE_",
        "ADD_YOUR_",
        "THE_",
    ];
    let is_command = commands.iter().any(|c| whole.starts_with(c))
        && whole
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    is_command.then_some(whole)
}

fn is_stand_in(whole: &str) -> bool {
    let lower = whole.to_ascii_lowercase();
    let all_x = whole.len() >= 3 && lower.bytes().all(|b| b == b'x' || b == b'-');
    let is_word = WORDS.contains(&lower.as_str());
    // `$AUDIENCE`, `%AUDIENCE%`, `__AUDIENCE__`: a template that nobody filled in.
    let is_variable = [("$", ""), ("%", "%"), ("__", "__")]
        .iter()
        .any(|(open, close)| {
            (whole.strip_prefix(open))
                .and_then(|w| w.strip_suffix(close))
                .is_some_and(|name| {
                    name.starts_with(|c: char| c.is_ascii_uppercase())
                        && name
                            .bytes()
                            .all(|b| b.is_ascii_uppercase() || b == b'_' || b.is_ascii_digit())
                })
        });
    is_word
        || is_variable
        || (all_x && lower.contains('x'))
        || (lower.len() > 3 && lower.ends_with("..."))
}

/// Any script's letters, without the tables that would tell its punctuation apart.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_to_be_replaced() {
        for (value, found) in [
            ("YOUR_API_IDENTIFIER", "YOUR_API_IDENTIFIER"),
            ("YOUR_DOMAIN", "YOUR_DOMAIN"),
            ("https://YOUR_APP/callback", "YOUR_APP"),
            ("YOUR_TENANT.eu.auth0.com", "YOUR_TENANT"),
            ("{yourDomain}", "{yourDomain}"),
            ("https://{yourDomain}/api/v2/", "{yourDomain}"),
            ("<YOUR_CLIENT_ID>", "<YOUR_CLIENT_ID>"),
            ("<client id>", "<client id>"),
            ("${AUTH0_AUDIENCE}", "${AUTH0_AUDIENCE}"),
            ("{{audience}}", "{{audience}}"),
            ("yourDomain", "yourDomain"),
            ("yourApiIdentifier", "yourApiIdentifier"),
            ("your-tenant.auth0.com", "your-tenant"),
            ("https://your-api.com", "your-api"),
            ("https://yourdomain.com/callback", "yourdomain"),
            ("your_client_id", "your_client_id"),
            ("REPLACE_WITH_AUDIENCE", "REPLACE_WITH_AUDIENCE"),
            ("$AUDIENCE", "$AUDIENCE"),
            ("xxxxxxxx", "xxxxxxxx"),
            ("changeme", "changeme"),
            ("undefined", "undefined"),
            ("[object Object]", "[object Object]"),
        ] {
            assert_eq!(find(value), Some(found), "{value}");
        }
        assert_eq!(find_in_param("state", "STATE"), Some("STATE"));
        assert_eq!(find_in_param("client_id", "CLIENT_ID"), Some("CLIENT_ID"));
    }

    #[test]
    fn what_may_be_meant() {
        for value in [
            "https://api.example.com",
            "https://example.com/callback",
            "https://your-store.com/callback",
            "https://yourself.org",
            "api://my-app",
            "myapi",
            "MYAPI",
            r#"{"id_token":{"email":null}}"#,
            "openid profile",
            "https://myapp.com/?x=1",
            "S256",
            "AbCdEf0123456789",
            "2 < 3 > 1",
            "",
            "…and so on",
        ] {
            assert_eq!(find(value), None, "{value}");
        }
        assert_eq!(find_in_param("scope", "openid"), None);
    }
}
