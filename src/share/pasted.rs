//! A link into the builder that somebody pasted where a request was expected: it is no request to the site that it opens.
//!
//! Finds the fragment; [`super::from_fragment`] reads it. Does **not** say whether the site is one of ours: anybody can host
//! the page.

use super::{MAX_FRAGMENT, OWN, PATH};

/// An address before the fragment is up to this long.
const MAX_ADDRESS: usize = 2_048;

/// The fragment of the link into the builder that a text is, from its `#` on. None where it is anything else: an
/// application can route by fragments, so a link has to hold a name that is a link's own.
pub fn pasted(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.len() > MAX_ADDRESS + MAX_FRAGMENT || text.contains(char::is_whitespace) {
        return None;
    }
    let at = text.find('#')?;
    let (address, fragment) = text.split_at(at);
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    let is_address =
        address.is_empty() || lower.starts_with("http://") || lower.starts_with("https://");
    let (path, query) = fragment[1..].split_once('?')?;
    let is_own = |pair: &str| OWN.contains(&pair.split('=').next().unwrap_or_default());
    // A server's own page that routes by fragments has what a request needs, and says of no provider where it is.
    let is_link = path.trim_end_matches('/') == PATH && query.split('&').any(is_own);
    (is_address && !address.contains('?') && is_link).then_some(fragment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_into_the_builder_is_told_from_a_request() {
        const LINK: &str = "#/authorize?v=1&provider=auth0&domain=t.auth0.com&client_id=c";
        for (address, is_link) in [
            ("", true),
            ("https://claims.example/", true),
            ("HTTP://127.0.0.1:8080/path/", true),
            (" \n https://claims.example/index.html", true),
            (
                "https://claims.example/?client_id=c&response_type=code",
                false,
            ),
            ("see https://claims.example/", false),
            ("javascript:x", false),
        ] {
            let text = [address, LINK, "\n"].concat();
            assert_eq!(pasted(&text), is_link.then_some(LINK), "{address}");
        }
        for text in [
            "",
            "#",
            "https://é",
            "https://op.example/#/authorize?client_id=c&response_type=code",
            "https://op.example/#/login?domain=x",
            "https://op.example/authorize?client_id=c#domain=x",
        ] {
            assert_eq!(pasted(text), None, "{text}");
        }
    }
}
