//! What came back: the answer in the page's own address, for when the page itself is the redirect URI.
//!
//! Reads where the answer stood and what has to be said about the way it came. What is in it is judged where every other text
//! is: `inspect` reads it, and the rules hold it against the request that was sent. The address is cleaned by `boot.js`,
//! before anything else.

use super::outcome::{Delivery, predict};
use super::sent::{Forgotten, Sent};
use crate::spec::{Clause, rfc};

/// An answer that came back to the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Callback {
    /// How it came.
    pub delivered: Delivery,
    /// The text that holds it, as a person would paste it.
    pub text: String,
}

/// Longer addresses are no answers: no server sends a token of that size.
pub const LONGEST: usize = 256 * 1024;

/// Under this path of the fragment the service worker puts a form that was posted to the page.
pub const FORM_POST: &str = "#/form_post?";

/// Parameters of which each makes an address an answer. `boot.js` has the same list.
pub const NAMES: [&str; 7] = [
    "access_token",
    "id_token",
    "code",
    "response",
    "error",
    "state",
    "iss",
];

/// The answer in an address of this page; none where it holds none.
pub fn read(address: &str) -> Option<Callback> {
    if address.len() > LONGEST {
        return None;
    }
    let (before, fragment) = match address.find('#') {
        Some(at) => address.split_at(at),
        None => (address, ""),
    };
    let base = before.split('?').next().unwrap_or_default();
    let made = |delivered, text: String| Some(Callback { delivered, text });
    if let Some(form) = fragment.strip_prefix(FORM_POST) {
        return made(Delivery::FormPost, form.to_owned()).filter(|_| is_answer(form));
    }
    let part = fragment.strip_prefix('#').unwrap_or_default();
    if !part.starts_with('/') && is_answer(part) {
        return made(Delivery::Fragment, [base, "#", part].concat());
    }
    let part = before.split_once('?').map_or("", |(_, query)| query);
    match is_answer(part) {
        true => made(Delivery::Query, before.to_owned()),
        false => None,
    }
}

fn names(part: &str) -> impl Iterator<Item = &str> {
    part.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, _)| name)
}

fn is_answer(part: &str) -> bool {
    names(part).any(|name| NAMES.contains(&name))
}

/// Something to be said about the way an answer came.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The stable name.
    pub name: &'static str,
    /// Whether it is a warning.
    pub warns: bool,
    /// A sentence or two.
    pub says: &'static str,
    /// Who says so.
    pub spec: &'static [Clause],
}

/// What has to be said about the way an answer came: what it is held against, and who saw it.
pub fn remarks(callback: &Callback, sent: &Result<Sent, Forgotten>) -> Vec<Remark> {
    const STATE: &[Clause] = &[rfc(6749, "10.12"), rfc(9700, "4.7.1")];
    const HISTORY: &[Clause] = &[rfc(9700, "4.3.1")];
    let remark = |name, warns, says, spec| Remark {
        name,
        warns,
        says,
        spec,
    };
    let mut remarks = vec![match sent {
        Ok(_) => remark(
            "remembered",
            false,
            "It is held against the request that this tab sent.",
            STATE,
        ),
        Err(Forgotten::Nothing) => remark(
            "not-remembered",
            true,
            "This tab remembers no request, so nothing shows whether the answer belongs to one: it was sent from another tab or window, its answer was here already, or somebody else began this login and sent you the link (CSRF). state, nonce and iss cannot be compared.",
            STATE,
        ),
        Err(Forgotten::Expired) => remark(
            "expired",
            true,
            "The request that this tab sent is more than an hour old, and was forgotten. state, nonce and iss cannot be compared: send it again.",
            STATE,
        ),
        Err(Forgotten::Unreadable) => remark(
            "unreadable",
            true,
            "What this tab kept of the request cannot be read: another version of this page, or another page of this site, wrote it. state, nonce and iss cannot be compared: send it again.",
            STATE,
        ),
    }];
    if let Ok(sent) = sent {
        let expected = predict(&sent.asked.request).delivered.value;
        if expected != Delivery::Unknown && expected != callback.delivered {
            remarks.push(remark(
                "other-way",
                true,
                "It came in another way than the request asks for: the server chose another response_mode, or it is the answer to another request.",
                const { &[Clause::ResponseTypes("2.1")] },
            ));
        }
    }
    let query = callback.text.split_once('?').map_or("", |(_, query)| query);
    if callback.delivered == Delivery::Query {
        remarks.push(remark(
            "seen-by-host",
            false,
            match names(query).any(|name| name == "code") {
                true => {
                    "It came in the query, which the browser sends to the server that this page comes from, and which may stand in its log. A code is useless there without the client’s secret or the PKCE verifier. response_mode=fragment keeps it in the browser."
                }
                false => {
                    "It came in the query, which the browser sends to the server that this page comes from, and which may stand in its log. response_mode=fragment keeps it in the browser."
                }
            },
            HISTORY,
        ));
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::providers::provider;
    use crate::oauth::request::AuthorizationRequest;
    use crate::oauth::sent::Promised;
    use crate::text::time::Timestamp;

    const PAGE: &str = "https://claims.example/tools/";

    #[test]
    fn an_answer_is_told_by_its_parameters_and_where_it_stands() {
        for (after, delivered, text) in [
            (
                "?code=a&state=b",
                Delivery::Query,
                "https://claims.example/tools/?code=a&state=b",
            ),
            (
                "?code=a&state=b#",
                Delivery::Query,
                "https://claims.example/tools/?code=a&state=b",
            ),
            (
                "?code=a#_=_",
                Delivery::Query,
                "https://claims.example/tools/?code=a",
            ),
            (
                "#access_token=a&state=b",
                Delivery::Fragment,
                "https://claims.example/tools/#access_token=a&state=b",
            ),
            (
                "?utm=1#id_token=a",
                Delivery::Fragment,
                "https://claims.example/tools/#id_token=a",
            ),
            (
                "#code=a&id_token=b",
                Delivery::Fragment,
                "https://claims.example/tools/#code=a&id_token=b",
            ),
            (
                "#error=access_denied",
                Delivery::Fragment,
                "https://claims.example/tools/#error=access_denied",
            ),
            (
                "?state=a&iss=b",
                Delivery::Query,
                "https://claims.example/tools/?state=a&iss=b",
            ),
            (
                "?response=a.b.c",
                Delivery::Query,
                "https://claims.example/tools/?response=a.b.c",
            ),
            (
                "#/form_post?code=a&state=b",
                Delivery::FormPost,
                "code=a&state=b",
            ),
        ] {
            let found = read(&[PAGE, after].concat()).unwrap_or_else(|| panic!("{after}"));
            let expected = Callback {
                delivered,
                text: text.to_owned(),
            };
            assert_eq!(found, expected, "{after}");
        }
    }

    #[test]
    fn what_is_no_answer() {
        let long = ["#code=", &"a".repeat(LONGEST)].concat();
        for after in [
            "",
            "#",
            "?",
            "#input",
            "?utm_source=mail",
            "#/authorize?client_id=a&code=b",
            "#/authorize?response_type=code&state=a",
            "#/form_post?x=y",
            "?code",
            "?Code=a",
            &long,
        ] {
            assert_eq!(read(&[PAGE, after].concat()), None, "{after:.40}");
        }
    }

    #[test]
    fn boot_js_knows_the_same_names() {
        let boot = include_str!("../shell/boot.js");
        let list = NAMES.join("|");
        assert!(boot.contains(&list), "{list}");
        assert!(boot.contains("#/authorize") || boot.contains("form_post"));
    }

    #[test]
    fn the_way_it_came_is_remarked_on() {
        let mut request = AuthorizationRequest::new(provider("rfc8707").unwrap());
        request.set("response_type", "code");
        let fragment = {
            let mut request = request.clone();
            request.set("response_mode", "fragment");
            request
        };
        let sent = |request| {
            let sent = Sent::of(request, Promised::default(), "", Timestamp(0));
            sent.map_err(|_| Forgotten::Nothing)
        };
        let names = |after: &str, sent: &Result<Sent, Forgotten>| {
            let callback = read(&[PAGE, after].concat()).unwrap();
            let remarks = remarks(&callback, sent);
            remarks.iter().map(|r| r.name).collect::<Vec<_>>()
        };
        assert_eq!(
            names("?code=a", &sent(&request)),
            ["remembered", "seen-by-host"]
        );
        assert_eq!(
            names("#code=a", &sent(&request)),
            ["remembered", "other-way"]
        );
        assert_eq!(names("#code=a", &sent(&fragment)), ["remembered"]);
        assert_eq!(
            names("#code=a", &Err(Forgotten::Nothing)),
            ["not-remembered"]
        );
        assert_eq!(names("#code=a", &Err(Forgotten::Expired)), ["expired"]);
        assert_eq!(
            names("#code=a", &Err(Forgotten::Unreadable)),
            ["unreadable"]
        );
    }
}
