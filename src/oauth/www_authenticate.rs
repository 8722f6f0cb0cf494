//! Reads the value of a `WWW-Authenticate` header: the challenges in it (RFC 9110 §11.6.1), each with its parameters.
//!
//! Reads what servers send rather than what the grammar allows: a missing comma or closing quote loses nothing. Does **not**
//! say what an error means; that is [`super::errors`]'.

use crate::text::{base64url, json};

/// One challenge: `Bearer realm="api", error="invalid_token"`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Challenge {
    /// The authentication scheme, as written; compared without case (RFC 9110 §11.1).
    pub scheme: String,
    /// What stands in the place of parameters in schemes such as Negotiate; empty in most.
    pub token68: String,
    /// The parameters in order, names in lower case (RFC 9110 §11.2), values without quotes and escapes.
    pub params: Vec<(String, String)>,
}

impl Challenge {
    /// The value of the first parameter of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.params.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it is of that scheme.
    pub fn is(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }
}

/// The JSON that `claims` of a challenge holds in base64, as Entra's APIs write it; none of what is no JSON object.
pub fn claims(value: &str) -> Option<String> {
    let bytes = base64url::decode(value.trim()).ok()?.bytes;
    let text = String::from_utf8(bytes).ok()?;
    let json = json::parse(&text).ok()?;
    json.as_object().is_some().then_some(text)
}

/// Every challenge of a header's value, in order; none where there is no scheme in it.
pub fn parse(value: &str) -> Vec<Challenge> {
    let mut challenges: Vec<Challenge> = Vec::new();
    let mut rest = value.trim_start();
    while !rest.is_empty() {
        let name = word(rest);
        if name.is_empty() {
            // A comma, or what belongs to no grammar.
            let mut after = rest.chars();
            after.next();
            rest = after.as_str();
            continue;
        }
        let after = rest.get(name.len()..).unwrap_or_default();
        let assigned = after.trim_start().strip_prefix('=');
        if let (Some(assigned), Some(challenge)) = (assigned, challenges.last_mut()) {
            let (value, after) = param_value(assigned.trim_start());
            challenge.params.push((name.to_ascii_lowercase(), value));
            rest = after;
            continue;
        }
        let mut challenge = Challenge {
            scheme: name.to_owned(),
            ..Challenge::default()
        };
        rest = after.trim_start();
        if after.starts_with([' ', '\t'])
            && let Some((token68, after)) = token68(rest)
        {
            challenge.token68 = token68.to_owned();
            rest = after;
        }
        challenges.push(challenge);
    }
    challenges
}

/// The token (RFC 9110 §5.6.2) that a text begins with.
fn word(text: &str) -> &str {
    let is_token = |b: &u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(b);
    let length = text.bytes().take_while(|b| is_token(b)).count();
    text.get(..length).unwrap_or_default()
}

/// What stands in the place of parameters: a run that ends the challenge and is no name of another one.
fn token68(text: &str) -> Option<(&str, &str)> {
    let is_inner = |b: &u8| b.is_ascii_alphanumeric() || b"-._~+/".contains(b);
    let inner = text.bytes().take_while(is_inner).count();
    let padding = text.bytes().skip(inner).take_while(|b| *b == b'=').count();
    let (token, after) = text.split_at_checked(inner + padding)?;
    let ends = after.trim_start().is_empty() || after.trim_start().starts_with(',');
    (inner > 0 && ends).then_some((token, after))
}

/// A value, quoted or not, and what follows it.
fn param_value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', ' ', '\t', '\r', '\n']);
        let (value, after) = text.split_at(end.unwrap_or(text.len()));
        return (value.to_owned(), after);
    };
    let mut value = String::new();
    let mut chars = quoted.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => value.extend(chars.next()),
            c => value.push(c),
        }
    }
    (value, chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(value: &str) -> String {
        let each = |challenge: &Challenge| {
            let params = challenge.params.iter();
            let params = params.map(|(name, value)| format!(" {name}={value}"));
            format!(
                "{}{}{}",
                challenge.scheme,
                challenge.token68,
                params.collect::<String>()
            )
        };
        parse(value).iter().map(each).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn challenges_are_told_apart() {
        for (law, value, expected) in [
            ("a scheme alone", "Bearer", "Bearer"),
            ("one", r#"Bearer realm="api""#, "Bearer realm=api"),
            (
                "the example of RFC 9110 §11.6.1",
                r#"Basic realm="simple", Newauth realm="apps", type=1, title="Login to \"apps\"""#,
                r#"Basic realm=simple; Newauth realm=apps type=1 title=Login to "apps""#,
            ),
            (
                "token68",
                "Negotiate YIIAbc+/==, Bearer",
                "NegotiateYIIAbc+/==; Bearer",
            ),
            (
                "RFC 9470 §3",
                r#"Bearer error="insufficient_user_authentication", acr_values="myACR", max_age="5""#,
                "Bearer error=insufficient_user_authentication acr_values=myACR max_age=5",
            ),
            (
                "two schemes",
                r#"Bearer, DPoP error="use_dpop_nonce", algs="ES256 PS256""#,
                "Bearer; DPoP error=use_dpop_nonce algs=ES256 PS256",
            ),
            (
                "names in any case, blanks around the sign",
                r#"Bearer Error = "invalid_token""#,
                "Bearer error=invalid_token",
            ),
            (
                "no commas",
                r#"Bearer realm="a" error="invalid_token""#,
                "Bearer realm=a error=invalid_token",
            ),
            ("no closing quote", r#"Bearer realm="a"#, "Bearer realm=a"),
            ("nothing", " , ", ""),
        ] {
            assert_eq!(shown(value), expected, "{law}");
        }
    }

    #[test]
    fn claims_are_json_in_base64() {
        for (law, value, expected) in [
            (
                "padded",
                "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ==",
                Some(r#"{"access_token":{"nbf":{"essential":true}}}"#),
            ),
            (
                "not padded",
                "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ",
                Some(r#"{"access_token":{"nbf":{"essential":true}}}"#),
            ),
            ("cut off", "eyJhY2Nlc3NfdG9rZW4iOnsibmJm", None),
            ("no object", "WzFd", None),
            ("no base64", "{}", None),
            ("nothing", "", None),
        ] {
            assert_eq!(claims(value).as_deref(), expected, "{law}");
        }
    }

    proptest! {
        #[test]
        fn any_value_is_read_without_panic(value in r#"([A-Za-z0-9 ,="\\/é]|\PC){0,60}"#) {
            for challenge in parse(&value) {
                prop_assert!(!challenge.scheme.is_empty());
            }
        }
    }
}
