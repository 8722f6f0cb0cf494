//! The five components of a URI reference, as RFC 3986 Appendix B splits any string.
//!
//! Splits, says whether a scheme is there, and compares two; does **not** decode or check what a component holds.

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

/// The origin of an address, by which two can be compared (RFC 6454 §4, §6.2): scheme, host and the port that is not the
/// scheme's own. None for what is no address.
pub fn origin(address: &str) -> Option<String> {
    let uri = Uri::split(address);
    let scheme = uri.scheme?.to_ascii_lowercase();
    let (_, server) = uri
        .authority?
        .rsplit_once('@')
        .unwrap_or(("", uri.authority?));
    let server = server.to_ascii_lowercase();
    let own_port = match scheme.as_str() {
        "https" => ":443",
        "http" => ":80",
        _ => "",
    };
    let server = server.strip_suffix(own_port).unwrap_or(&server);
    (!server.is_empty()).then(|| [&scheme, "://", server].concat())
}

/// Whether two addresses are the same without query and fragment, once both are normalized by syntax and scheme (RFC 3986 §6.2.2,
/// §6.2.3): letters of scheme and host in any case, the scheme's own port there or not, characters escaped that need not be.
pub fn is_same_place(one: &str, other: &str) -> bool {
    let path = |address: &str| normal_path(Uri::split(address).path);
    origin(one).is_some() && origin(one) == origin(other) && path(one) == path(other)
}

/// A path without dots, with no escape that need not be, and the digits of the others in upper case.
fn normal_path(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digits = bytes.get(at + 1..at + 3).filter(|_| byte == b'%');
        let digits = digits.and_then(|digits| str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escaped {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                plain.push(byte);
                at += 3;
            }
            Some(_) => {
                plain.extend(bytes[at..at + 3].to_ascii_uppercase());
                at += 3;
            }
            None => {
                plain.push(byte);
                at += 1;
            }
        }
    }
    let plain = String::from_utf8_lossy(&plain);
    let mut kept: Vec<&str> = Vec::new();
    for part in plain.split('/').skip(1) {
        match part {
            "." => {}
            ".." => drop(kept.pop()),
            part => kept.push(part),
        }
    }
    if plain.ends_with("/.") || plain.ends_with("/..") {
        kept.push("");
    }
    ["/", &kept.join("/")].concat()
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
    fn places_are_compared_as_normalized() {
        for (one, other, is_same) in [
            (
                "https://a.example/v1/o",
                "HTTPS://A.example:443/v1/o?x=1#y",
                true,
            ),
            ("https://a.example", "https://a.example/", true),
            (
                "https://a.example/%7eb/./c/../d",
                "https://a.example/~b/d",
                true,
            ),
            ("https://a.example/%2fb", "https://a.example/%2Fb", true),
            ("https://a.example/b", "https://a.example/b/", false),
            ("https://a.example/b", "https://a.example/B", false),
            ("https://a.example/%2Fb", "https://a.example//b", false),
            ("https://a.example:8443/b", "https://a.example/b", false),
            ("http://a.example/b", "https://a.example/b", false),
            ("/b", "/b", false),
            ("https://a.example/%zz%", "https://a.example/%zz%", true),
        ] {
            assert_eq!(is_same_place(one, other), is_same, "{one} {other}");
            assert_eq!(is_same_place(other, one), is_same, "{other} {one}");
        }
    }

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
