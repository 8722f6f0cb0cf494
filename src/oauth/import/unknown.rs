//! Values that something fills in before the program reads its configuration: `${…}`, `#{…}`, `{{…}}`, `%…%`, and variables
//! of the environment.
//!
//! Such a value is one that is not known. It is no code, and no reason not to read the rest.

/// What begins and what ends one.
const AROUND: &[(&str, &str)] = &[("${", "}"), ("#{", "}"), ("{{", "}}"), ("%", "%")];

/// What is read where the program runs.
const VARIABLES: &[&str] = &[
    "process.env.",
    "process.env[",
    "import.meta.env.",
    "os.environ[",
    "os.environ.get(",
    "os.getenv(",
];

/// Nobody writes a longer one.
const LONGEST: usize = 200;

/// Whether a part of the value, or all of it, is not known.
pub fn is_unknown(value: &str) -> bool {
    let is_variable = |variable: &&str| value.starts_with(*variable);
    let holds = |(open, close): &(&str, &str)| {
        value.match_indices(open).any(|(at, _)| {
            let inside = &value[at + open.len()..];
            // A bound, so that a value of nothing but openings takes no longer than others.
            let inside = &inside[..inside.floor_char_boundary(LONGEST)];
            let end = inside.find(close).filter(|end| *end > 0);
            end.is_some_and(|end| *open != "%" || is_name(&inside[..end]))
        })
    };
    VARIABLES.iter().any(is_variable) || AROUND.iter().any(holds)
}

/// Whether a value begins with a word in braces, as `{baseUrl}/…` does, and no code.
pub fn begins(value: &str) -> bool {
    let word = value
        .strip_prefix('{')
        .and_then(|rest| rest.split_once('}'));
    word.is_some_and(|(word, _)| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Whether a line's last brace belongs to its value, and none to code around it.
pub fn ends_line(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'']);
    let Some(open) = line.strip_suffix('}').and_then(|line| line.rfind('{')) else {
        return false;
    };
    line[..open].ends_with(['$', '#', '{']) || {
        // `https://…/{registrationId}`, as Spring has it.
        let inside = &line[open + 1..line.len() - 1];
        line[..open].ends_with('/') && inside.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }
}

/// `%CLIENT_ID%`: two hexadecimal digits would be a character that is encoded.
fn is_name(inside: &str) -> bool {
    let is_encoded = inside.len() >= 2 && inside.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit);
    !is_encoded
        && inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && (inside.bytes()).all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_something_fills_in_is_not_known() {
        for value in [
            "${AUTH0_SECRET}",
            "${AUTH0_SECRET:none}",
            "https://${AUTH0_DOMAIN}/",
            "#{ClientId}",
            "#{systemProperties['id']}",
            "{{ .Values.clientId }}",
            "%CLIENT_ID%",
            "https://%TENANT%.eu.auth0.com/",
            "process.env.CLIENT_ID",
            "os.environ[\"CLIENT_ID\"]",
        ] {
            assert!(is_unknown(value), "{value}");
        }
        for value in [
            "",
            "abc",
            "{baseUrl}/login/oauth2/code/{registrationId}",
            "https%3A%2F%2Fa%2Fb",
            "%AB%",
            "a%20b%C3%BC",
            "${",
            "${}",
            r#"{"id_token":{"email":{"essential":true}}}"#,
        ] {
            assert!(!is_unknown(value), "{value}");
        }
    }
}
