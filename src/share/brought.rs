//! What a link brought that decides where a request and its answer go, until the person has looked at it.
//!
//! Whoever wrote the link chose the server that asks for the password and the address that gets the tokens. So the page
//! lets nobody open such a request before these were seen, whatever else was typed in between. Does **not** say whether a
//! host is to be trusted: [`crate::oauth::host`] says what it looks like, and the person knows.

use crate::oauth::host::{self, Look};
use crate::oauth::request::AuthorizationRequest;
use crate::share::Opened;
use crate::text::uri::Uri;

/// The hosts that came with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    host: String,
    answers: Vec<String>,
    /// Whether the link’s request had a redirect URI that was left out.
    lacks_answer: bool,
}

/// A place that a request or its answer goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A host of the network.
    Host {
        /// `https` or `http`.
        scheme: &'static str,
        /// What the host looks like.
        look: Look,
        /// What follows it in the address.
        path: String,
    },
    /// An app that has this scheme.
    App(String),
    /// The browser would run the rest as a program, or show it as a page of its own.
    Code(String),
    /// No address.
    Nowhere(String),
}

impl Brought {
    /// What this link brings; none where it names no place at all.
    pub fn by(opened: &Opened) -> Option<Self> {
        let request = &opened.request;
        let brought = Brought {
            host: request.host().unwrap_or_default(),
            answers: answers(request).map(str::to_owned).collect(),
            lacks_answer: opened.lacks("redirect_uri"),
        };
        let is_any = !brought.host.is_empty() || !brought.answers.is_empty();
        is_any.then_some(brought)
    }

    /// Whether the request names no redirect URI only because the link’s was left out.
    pub fn lacks_answer(&self, request: &AuthorizationRequest) -> bool {
        self.lacks_answer && answers(request).next().is_none()
    }

    /// Whether some of it still decides where this request goes. What the person typed in its place is their own.
    pub fn is_in(&self, request: &AuthorizationRequest) -> bool {
        let host = request.host().unwrap_or_default();
        !host.is_empty() && host == self.host
            || answers(request).any(|answer| self.answers.iter().any(|brought| brought == answer))
    }
}

/// The redirect URIs, of which there can be several by mistake.
fn answers(request: &AuthorizationRequest) -> impl Iterator<Item = &str> {
    request.get_all("redirect_uri")
}

/// Where an address leads. `ascii` says which host a browser makes of an address, in ASCII.
pub fn place(address: &str, ascii: &dyn Fn(&str) -> Option<String>) -> Place {
    const CODE: [&str; 6] = [
        "javascript",
        "data",
        "vbscript",
        "blob",
        "file",
        "view-source",
    ];
    let uri = Uri::split(address.trim());
    let scheme = uri.scheme.unwrap_or_default().to_ascii_lowercase();
    let shown = || host::plain(address);
    match scheme.as_str() {
        "https" | "http" => match ascii(address.trim()) {
            Some(host) if !host.is_empty() => {
                let path = address
                    .trim()
                    .split_once("://")
                    .map_or("", |(_, rest)| rest);
                let path = path.find(['/', '?', '#']).map_or("", |at| &path[at..]);
                Place::Host {
                    scheme: if scheme == "https" { "https" } else { "http" },
                    look: host::look(&host),
                    path: host::plain(path),
                }
            }
            _ => Place::Nowhere(shown()),
        },
        "" => Place::Nowhere(shown()),
        code if CODE.contains(&code) => Place::Code(scheme),
        _ => Place::App(scheme),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::from_fragment;

    fn opened(fragment: &str) -> Opened {
        match from_fragment(fragment) {
            Some(opened) => opened,
            None => unreachable!("{fragment} is a link"),
        }
    }

    #[test]
    fn a_link_is_to_be_looked_at_until_nothing_of_it_is_left() {
        let opened = opened(
            "#/authorize?domain=evil.example&redirect_uri=https://app.evil.example/cb&scope=openid",
        );
        let Some(brought) = Brought::by(&opened) else {
            unreachable!("it names two places")
        };
        let mut request = opened.request;
        assert!(brought.is_in(&request));
        request.set("scope", "openid profile");
        assert!(
            brought.is_in(&request),
            "what is asked for is another matter"
        );
        request.location = "acme.eu.auth0.com".to_owned();
        assert!(
            brought.is_in(&request),
            "the answer still goes where the link says"
        );
        request.set("redirect_uri", "https://app.example.com/cb");
        assert!(!brought.is_in(&request), "both are the person's own");
        request.location = "https://EVIL.example/".to_owned();
        assert!(
            brought.is_in(&request),
            "the link's host again, however it is typed"
        );
        request.location = String::new();
        request.set("redirect_uri", "https://app.evil.example/cb");
        assert!(brought.is_in(&request));
    }

    #[test]
    fn a_link_without_a_place_leaves_nothing_to_look_at() {
        assert_eq!(Brought::by(&opened("#/authorize?scope=openid")), None);
        assert!(Brought::by(&opened("#/authorize?redirect_uri=https://a.example/")).is_some());
    }

    #[test]
    fn a_redirect_uri_that_was_left_out_is_not_one_that_never_was() {
        let signed = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
        for (law, rest, lacks) in [
            ("there never was one", String::new(), false),
            (
                "left out when it was made",
                "&left_out=redirect_uri".to_owned(),
                true,
            ),
            (
                "left out now",
                ["&redirect_uri=https://a.example/", signed].concat(),
                true,
            ),
            (
                "another one is there",
                ["&redirect_uri=https://a.example/&redirect_uri=", signed].concat(),
                false,
            ),
            (
                "it is there after all",
                "&left_out=redirect_uri&redirect_uri=https://a.example/".to_owned(),
                false,
            ),
            (
                "something else was left out",
                "&left_out=scope".to_owned(),
                false,
            ),
        ] {
            let opened = opened(&["#/authorize?domain=t.auth0.com", &rest].concat());
            let Some(brought) = Brought::by(&opened) else {
                unreachable!("{law}: it names a host")
            };
            let mut request = opened.request;
            assert_eq!(brought.lacks_answer(&request), lacks, "{law}");
            request.set("redirect_uri", "https://app.example.com/cb");
            assert!(!brought.lacks_answer(&request), "{law}: it was typed");
        }
    }

    /// As a browser reads an address.
    fn ascii(address: &str) -> Option<String> {
        url::Url::parse(address).ok()?.host_str().map(str::to_owned)
    }

    #[test]
    fn where_an_address_leads() {
        for (address, wanted) in [
            (
                "https://acme.eu.auth0.com/authorize",
                "https|acme.eu.|auth0.com|/authorize",
            ),
            ("https://ACME.example", "https||acme.example|"),
            (
                "https://acme.eu.auth0.com@evil.example/x",
                "https||evil.example|/x",
            ),
            ("https://аuth0.com/", "https||xn--uth0-43d.com|/"),
            ("http://localhost:3000/cb", "http||localhost|/cb"),
            (
                "https://a.example/\u{202e}gpj",
                "https||a.example|/⟨U+202E⟩gpj",
            ),
            ("com.example.app:/cb", "app com.example.app"),
            ("JavaScript:alert(1)", "code javascript"),
            (" javascript:alert(1)", "code javascript"),
            ("data:text/html,<script>", "code data"),
            ("/cb", "nowhere /cb"),
            ("https://", "nowhere https://"),
            ("", "nowhere "),
        ] {
            let seen = match place(address, &ascii) {
                Place::Host { scheme, look, path } => {
                    format!("{scheme}|{}|{}|{path}", look.before, look.owned)
                }
                Place::App(scheme) => format!("app {scheme}"),
                Place::Code(scheme) => format!("code {scheme}"),
                Place::Nowhere(shown) => format!("nowhere {shown}"),
            };
            assert_eq!(seen, wanted, "{address}");
        }
    }
}
