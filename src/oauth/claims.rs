//! Claims, read with their registered type: present, absent, or there and of the wrong type.
//!
//! One table says what each claim that we know means; whether a value is *right* is judged by rules.

use crate::spec::{Clause, auth0, oidc_core, rfc};
use crate::text::json::{Json, Object, Value};
use crate::text::time::Timestamp;

/// A claim as its specification types it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim<T> {
    /// There, and of the right type.
    Present(T),
    /// Not there.
    Absent,
    /// There, and of another type; its shape, as a noun with its article.
    Malformed(&'static str),
}

impl<T> Claim<T> {
    /// The value, where there is one of the right type.
    pub fn present(self) -> Option<T> {
        match self {
            Claim::Present(value) => Some(value),
            Claim::Absent | Claim::Malformed(_) => None,
        }
    }
}

fn typed<'a, T>(object: &'a Object, name: &str, read: impl Fn(&'a Json) -> Option<T>) -> Claim<T> {
    match object.get(name) {
        None => Claim::Absent,
        Some(json) => match read(json) {
            Some(value) => Claim::Present(value),
            None => Claim::Malformed(json.shape()),
        },
    }
}

/// A claim that is a string.
pub fn string<'a>(claims: &'a Object, name: &str) -> Claim<&'a str> {
    typed(claims, name, Json::as_str)
}

/// A NumericDate (RFC 7519 §2); a fraction is cut off.
pub fn time(claims: &Object, name: &str) -> Claim<Timestamp> {
    typed(claims, name, |json| {
        Timestamp::from_number(json.as_number()?)
    })
}

/// `aud`: one string, or an array of them (RFC 7519 §4.1.3).
pub fn audience(claims: &Object) -> Claim<Vec<&str>> {
    typed(claims, "aud", |json| match &json.value {
        Value::String(text) => Some(vec![text.as_str()]),
        Value::Array(items) => items.iter().map(Json::as_str).collect(),
        _ => None,
    })
}

/// `scope` as RFC 9068 §2.2.3 has it (space-separated), or `scp` as a string or an array; the scope tokens.
pub fn scopes(claims: &Object) -> Vec<&str> {
    let Some(json) = claims.get("scope").or_else(|| claims.get("scp")) else {
        return Vec::new();
    };
    match &json.value {
        Value::String(text) => text.as_str().split_ascii_whitespace().collect(),
        Value::Array(items) => items.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}

/// What a claim's value is, so that it can be shown for what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Seconds since 1970.
    Time,
    /// Anything else.
    Plain,
}

/// A claim that we know.
#[derive(Clone, Copy, Debug)]
pub struct ClaimRow {
    /// Its name.
    pub name: &'static str,
    /// One sentence.
    pub meaning: &'static str,
    /// How it is shown.
    pub shown: Shown,
    /// Where it is defined.
    pub spec: Clause,
}

const fn claim(name: &'static str, meaning: &'static str, spec: Clause) -> ClaimRow {
    ClaimRow {
        name,
        meaning,
        shown: Shown::Plain,
        spec,
    }
}

const fn instant(name: &'static str, meaning: &'static str, spec: Clause) -> ClaimRow {
    ClaimRow {
        name,
        meaning,
        shown: Shown::Time,
        spec,
    }
}

const PROFILES: Clause = auth0("secure/tokens/access-tokens/access-token-profiles");

/// The claims that we know.
pub const CLAIMS: &[ClaimRow] = &[
    claim("iss", "Who issued the token.", rfc(7519, "4.1.1")),
    claim(
        "sub",
        "Whom the token is about; unique at the issuer.",
        rfc(7519, "4.1.2"),
    ),
    claim(
        "aud",
        "Whom the token is for. Everybody else must refuse it.",
        rfc(7519, "4.1.3"),
    ),
    instant(
        "exp",
        "From this time on the token must be refused.",
        rfc(7519, "4.1.4"),
    ),
    instant(
        "nbf",
        "Before this time the token must be refused.",
        rfc(7519, "4.1.5"),
    ),
    instant("iat", "When the token was issued.", rfc(7519, "4.1.6")),
    claim("jti", "The token's own identifier.", rfc(7519, "4.1.7")),
    claim(
        "azp",
        "The client that asked for the token.",
        oidc_core("2"),
    ),
    claim(
        "client_id",
        "The client that asked for the token.",
        rfc(9068, "2.2"),
    ),
    claim(
        "scope",
        "What the token allows, as a list with spaces.",
        rfc(9068, "2.2.3"),
    ),
    claim(
        "nonce",
        "The value that the client sent with its request; it must come back unchanged.",
        oidc_core("2"),
    ),
    instant("auth_time", "When the person signed in.", oidc_core("2")),
    claim(
        "acr",
        "How strongly the person was authenticated.",
        oidc_core("2"),
    ),
    claim(
        "amr",
        "By which methods the person was authenticated.",
        oidc_core("2"),
    ),
    claim(
        "at_hash",
        "A hash of the access token that came with this ID token.",
        oidc_core("3.1.3.6"),
    ),
    claim(
        "c_hash",
        "A hash of the authorization code that came with this ID token.",
        oidc_core("3.3.2.11"),
    ),
    claim("name", "The person's full name.", oidc_core("5.1")),
    claim("given_name", "The person's given name.", oidc_core("5.1")),
    claim("family_name", "The person's family name.", oidc_core("5.1")),
    claim(
        "nickname",
        "What the person is casually called.",
        oidc_core("5.1"),
    ),
    claim(
        "preferred_username",
        "What the person wants to be called; not unique.",
        oidc_core("5.1"),
    ),
    claim(
        "picture",
        "The address of a picture of the person.",
        oidc_core("5.1"),
    ),
    claim("email", "The person's e-mail address.", oidc_core("5.1")),
    claim(
        "email_verified",
        "Whether the issuer checked the e-mail address.",
        oidc_core("5.1"),
    ),
    instant(
        "updated_at",
        "When the profile was last changed.",
        oidc_core("5.1"),
    ),
    claim(
        "permissions",
        "What the API lets this user do, where it adds them to the token.",
        PROFILES,
    ),
    claim("gty", "The grant that the token was issued for.", PROFILES),
    claim(
        "org_id",
        "The organization that the person signed in to.",
        PROFILES,
    ),
];

/// What we know of a claim.
pub fn known(name: &str) -> Option<&'static ClaimRow> {
    CLAIMS.iter().find(|row| row.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::json;

    #[test]
    fn a_claim_is_present_absent_or_malformed() {
        let json = json::parse(r#"{"iss":1,"aud":["a","b"],"exp":"1","iat":1.9,"scp":["x"]}"#);
        let json = json.unwrap();
        let claims = json.as_object().unwrap();
        assert_eq!(string(claims, "iss"), Claim::Malformed("a number"));
        assert_eq!(string(claims, "sub"), Claim::Absent);
        assert_eq!(audience(claims), Claim::Present(vec!["a", "b"]));
        assert_eq!(time(claims, "exp"), Claim::Malformed("a string"));
        assert_eq!(time(claims, "iat"), Claim::Present(Timestamp(1)));
        assert_eq!(scopes(claims), ["x"]);
    }

    #[test]
    fn an_audience_of_mixed_types_is_malformed() {
        let json = json::parse(r#"{"aud":["a",1]}"#).unwrap();
        assert_eq!(
            audience(json.as_object().unwrap()),
            Claim::Malformed("an array")
        );
    }
}
