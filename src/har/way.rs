//! How a request carries a token to an API: in `Authorization`, or somewhere that an application thought of.
//!
//! Tokens in parameters and bodies are found by [`super::event`]; whether the way is right is said by [`super::called`].

use super::entry::Entry;

/// How a token was sent to an API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Behind a scheme that APIs of OAuth take, or as a parameter.
    #[default]
    Usual,
    /// Behind `DPoP`.
    Dpop,
    /// In `Authorization`, behind a scheme of somebody's own.
    OtherScheme,
    /// In `Authorization`, without a scheme.
    NoScheme,
    /// In a header or cookie of that name.
    Elsewhere(&'static str),
}

/// Headers in which applications send a token, of their own accord.
const OWN_HEADERS: [&str; 4] = ["x-access-token", "x-auth-token", "x-id-token", "x-token"];

/// Every way, by its number.
pub const WAYS: [Way; 9] = [
    Way::Usual,
    Way::Dpop,
    Way::OtherScheme,
    Way::NoScheme,
    Way::Elsewhere(OWN_HEADERS[0]),
    Way::Elsewhere(OWN_HEADERS[1]),
    Way::Elsewhere(OWN_HEADERS[2]),
    Way::Elsewhere(OWN_HEADERS[3]),
    Way::Elsewhere(COOKIE),
];

const COOKIE: &str = "cookie";

/// The token of `Authorization`, after a scheme that takes one; where the call was refused, also what was sent in place of it.
pub fn bearer(entry: &Entry) -> Option<(Way, &str)> {
    let is_refused = matches!(entry.status, 401 | 403);
    if let Some(sent) = entry.sent("authorization").map(str::trim) {
        let (scheme, token) = sent.split_once(' ').unwrap_or(("", sent));
        let is = |known: &str| scheme.eq_ignore_ascii_case(known);
        let token = token.trim();
        let way = match scheme {
            "" if is_refused && token.len() >= 16 => Way::NoScheme,
            _ if is("bearer") => Way::Usual,
            _ if is("dpop") => Way::Dpop,
            _ if is("token") || is_refused && is("jwt") => Way::OtherScheme,
            _ => return None,
        };
        return Some((way, token)).filter(|_| !token.is_empty());
    }
    if !is_refused {
        return None;
    }
    let own = OWN_HEADERS.into_iter();
    let mut own = own.filter_map(|name| Some((Way::Elsewhere(name), entry.sent(name)?.trim())));
    own.next().or_else(|| {
        let mut cookies = entry.sent("cookie")?.split(';');
        let token = cookies.find_map(|cookie| cookie.trim().strip_prefix("access_token="))?;
        Some((Way::Elsewhere(COOKIE), token))
    })
}
