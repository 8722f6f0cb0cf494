//! How the `iss` of a token is to the issuer that somebody expects: one answer for the rule and for the checks.
//!
//! Compares to the letter (RFC 9068 §4, OIDC Core §3.1.3.7), but for what Google and Microsoft document of their own. Does
//! **not** say whether the token is one whose `iss` is a server: that is [`Kind::is_issued`](super::Kind::is_issued).

use super::providers::{entra, google};
use crate::text::json::Object;

/// How they are to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// It is that one.
    Same,
    /// That of any tenant is expected, and it is that of the token's own.
    OfItsTenant,
    /// That of any tenant is expected, and the token does not name its own by its ID.
    NoTenant,
    /// It is another than this one.
    Not(String),
}

/// The `iss` of these claims beside the expected one.
pub fn compare(claims: &Object, iss: &str, expected: &str) -> Compared {
    if iss == expected || google::issuer(iss) == expected {
        return Compared::Same;
    }
    let Some(template) = entra::for_every_tenant(expected) else {
        return Compared::Not(expected.to_owned());
    };
    let Some(tid) = claims.str("tid").filter(|tid| is_guid(tid)) else {
        return Compared::NoTenant;
    };
    let expected = template.replace(entra::TENANT, tid);
    match iss == expected {
        true => Compared::OfItsTenant,
        false => Compared::Not(expected),
    }
}

/// Whether a text is an ID as Entra writes them: 32 hexadecimal digits in five groups.
pub fn is_guid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}
