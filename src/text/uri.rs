//! The five components of a URI reference, as RFC 3986 Appendix B splits any string.
//!
//! Splits, and says whether a scheme is there; does **not** normalize, decode or check what a component holds.

/// The components of a string read as a URI reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uri<'a> {
    /// Before `:`, where that is a scheme (§3.1).
    pub scheme: Option<&'a str>,
    /// After `//`, where there is one (§3.2).
    pub authority: Option<&'a str>,
    /// The path (§3.3).
    pub path: &'a str,
    /// After `?` (§3.4).
    pub query: Option<&'a str>,
    /// After `#` (§3.5).
    pub fragment: Option<&'a str>,
}

impl<'a> Uri<'a> {
    /// Splits a string; every string has components.
    pub fn split(text: &'a str) -> Self {
        let (rest, fragment) = cut(text, '#');
        let (rest, query) = cut(rest, '?');
        let (scheme, rest) = match rest.split_once(':') {
            Some((scheme, after)) if is_scheme(scheme) => (Some(scheme), after),
            _ => (None, rest),
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(after) => {
                let end = after.find('/').unwrap_or(after.len());
                (Some(&after[..end]), &after[end..])
            }
            None => (None, rest),
        };
        Uri {
            scheme,
            authority,
            path,
            query,
            fragment,
        }
    }

    /// Whether the scheme is this one; schemes know no case (§3.1).
    pub fn has_scheme(&self, scheme: &str) -> bool {
        self.scheme.is_some_and(|s| s.eq_ignore_ascii_case(scheme))
    }

    /// The host of the authority: user information and port taken off, brackets kept.
    pub fn host(&self) -> Option<&'a str> {
        let authority = self.authority?;
        let host = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        let end = match host.rfind(':') {
            Some(at) if !host[at..].contains(']') => at,
            _ => host.len(),
        };
        Some(&host[..end])
    }

    /// An absolute URI that can be used as an address or identifier: a scheme, something after it, and no white space or
    /// control character. A fragment is judged apart.
    pub fn is_absolute(text: &str) -> bool {
        let uri = Uri::split(text);
        let something = uri.authority.is_some_and(|a| !a.is_empty())
            || (uri.authority.is_none() && !uri.path.is_empty());
        let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control());
        uri.scheme.is_some() && something && clean
    }

    /// Whether the host is the machine itself, see [`is_loopback`].
    pub fn is_loopback(&self) -> bool {
        self.host().is_some_and(is_loopback)
    }
}

/// Whether a host is the machine itself: `localhost`, 127.0.0.0/8, `[::1]` (RFC 8252 §7.3, §8.3), and what is under `localhost`
/// (RFC 6761 §6.3). Takes a host without its port. The one place that says so.
pub fn is_loopback(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let is_127 = host.starts_with("127.")
        && host.split('.').count() == 4
        && host.split('.').all(|n| n.parse::<u8>().is_ok());
    host == "localhost" || host.ends_with(".localhost") || host == "[::1]" || is_127
}

fn cut(text: &str, at: char) -> (&str, Option<&str>) {
    match text.split_once(at) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_split_as_appendix_b_does() {
        let uri = Uri::split("https://user@example.com:8443/a/b?c=d#e");
        assert_eq!(uri.scheme, Some("https"));
        assert_eq!(uri.authority, Some("user@example.com:8443"));
        assert_eq!(uri.host(), Some("example.com"));
        assert_eq!(
            (uri.path, uri.query, uri.fragment),
            ("/a/b", Some("c=d"), Some("e"))
        );
        let app = Uri::split("com.example.app:/callback");
        assert_eq!(
            (app.scheme, app.authority, app.path),
            (Some("com.example.app"), None, "/callback")
        );
        assert_eq!(Uri::split("/relative").scheme, None);
        assert_eq!(Uri::split("https://[::1]:80/").host(), Some("[::1]"));
    }

    #[test]
    fn absolute_and_loopback() {
        for (text, absolute, loopback) in [
            ("https://api.example.com", true, false),
            ("urn:example:api", true, false),
            ("api://orders", true, false),
            ("orders", false, false),
            ("/callback", false, false),
            ("https://", false, false),
            ("https://a b", false, false),
            ("http://localhost:3000/cb", true, true),
            ("http://127.0.0.1:1/cb", true, true),
            ("http://127.evil.com", true, false),
            ("http://[::1]/cb", true, true),
            ("http://localhost.evil.com", true, false),
        ] {
            assert_eq!(Uri::is_absolute(text), absolute, "{text}");
            assert_eq!(Uri::split(text).is_loopback(), loopback, "{text}");
        }
    }
}
