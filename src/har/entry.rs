//! One entry of a HAR: the request and its answer, as far as a login or an API call needs them.
//!
//! Knows the dialects of those who write HARs: names of headers in any case, members that are missing, `redirectURL` empty
//! beside a `Location`, bodies in base64. Judges nothing.

use super::moment::Moment;
use crate::oauth::json_param::types;
use crate::oauth::request::Param;
use crate::oauth::response::DETAILS;
use crate::text::json::{Json, Object};
use crate::text::{base64url, json, percent};

/// A request and its answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// When it began.
    pub started: Option<Moment>,
    /// How many milliseconds it took.
    pub took: Option<i64>,
    /// `GET`
    pub method: String,
    /// As written; a fragment may be there or not.
    pub url: String,
    /// Of the request.
    pub request_headers: Vec<Header>,
    /// Of a form that was sent, or the strings of a JSON object that was.
    pub posted: Vec<Param>,
    /// 0 where there was no answer.
    pub status: u16,
    /// Why there was none, as Chrome writes it: `net::ERR_FAILED`.
    pub failure: Option<String>,
    /// Of the answer.
    pub response_headers: Vec<Header>,
    /// Where the answer redirects to, as a whole URL.
    pub location: Option<String>,
    /// The text of the answer; empty where it is none.
    pub body: String,
}

/// A header field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// As written.
    pub name: String,
    /// As written.
    pub value: String,
}

/// More header fields or parameters of one message are not read.
const MOST_FIELDS: usize = 500;

/// Longer URLs and header fields are cut off.
const LONGEST: usize = 64 * 1024;

/// Longer bodies are not looked at: no answer with a token is so long.
const LONGEST_BODY: usize = 2 << 20;

impl Entry {
    /// Reads the text of one entry.
    ///
    /// # Errors
    /// Where it is no JSON.
    pub fn parse(text: &str) -> Result<Self, json::Error> {
        let json = json::parse(text)?;
        Ok(json.as_object().map(Self::read).unwrap_or_default())
    }

    fn read(entry: &Object) -> Self {
        let empty = Object::default();
        let member = |of: &'static str| entry.get(of).and_then(Json::as_object);
        let (request, response) = (
            member("request").unwrap_or(&empty),
            member("response").unwrap_or(&empty),
        );
        let url = cut(request.str("url").unwrap_or_default());
        let response_headers = headers(response);
        let redirect =
            Some(response.str("redirectURL").unwrap_or_default()).filter(|url| !url.is_empty());
        let redirect = redirect.or_else(|| find(&response_headers, "location"));
        let status = response.get("status").and_then(Json::as_number);
        Self {
            started: entry.str("startedDateTime").and_then(Moment::parse),
            took: entry
                .get("time")
                .and_then(Json::as_number)
                .and_then(milliseconds),
            method: cut(request.str("method").unwrap_or_default()).to_ascii_uppercase(),
            request_headers: headers(request),
            posted: request
                .get("postData")
                .and_then(Json::as_object)
                .map(posted)
                .unwrap_or_default(),
            status: status
                .and_then(milliseconds)
                .and_then(|n| u16::try_from(n).ok())
                .unwrap_or(0),
            failure: response
                .str("_error")
                .filter(|why| !why.is_empty())
                .map(cut),
            location: redirect.map(|to| cut(&resolve(&url, to))),
            body: response
                .get("content")
                .and_then(Json::as_object)
                .map(body)
                .unwrap_or_default(),
            response_headers,
            url,
        }
    }

    /// The first value of that header field of the request.
    pub fn sent(&self, name: &str) -> Option<&str> {
        find(&self.request_headers, name)
    }

    /// The parameters of the URL's query and fragment.
    pub fn query(&self) -> Vec<Param> {
        query(&self.url)
    }
}

/// The value of the first field of that name that is not empty; names know no case.
pub fn find<'h>(headers: &'h [Header], name: &str) -> Option<&'h str> {
    let is = |header: &&Header| header.name.eq_ignore_ascii_case(name) && !header.value.is_empty();
    headers.iter().find(is).map(|header| header.value.as_str())
}

/// The parameters after `?` and after `#`.
pub fn query(url: &str) -> Vec<Param> {
    let (rest, fragment) = url.split_once('#').unwrap_or((url, ""));
    let query = rest.split_once('?').map_or("", |(_, query)| query);
    // A router may keep its path before them: `#/callback?code=…`.
    let fragment = fragment
        .rsplit_once('?')
        .map_or(fragment, |(_, query)| query);
    let mut params = pairs(query);
    params.extend(pairs(fragment));
    params
}

/// The parameters of a form body.
pub fn pairs(form: &str) -> Vec<Param> {
    let each = form.split('&').filter(|piece| piece.contains('='));
    let each = each.take(MOST_FIELDS).filter_map(|piece| {
        let (name, value) = piece.split_once('=')?;
        Some(Param {
            name: percent::decode(name),
            value: percent::decode(value),
        })
    });
    each.collect()
}

/// The value of the first parameter of that name.
pub fn param<'p>(params: &'p [Param], name: &str) -> Option<&'p str> {
    let found = params
        .iter()
        .find(|param| param.name == name && !param.value.is_empty());
    found.map(|param| param.value.as_str())
}

fn headers(message: &Object) -> Vec<Header> {
    let fields = message
        .get("headers")
        .and_then(Json::as_array)
        .unwrap_or_default();
    let each = fields.iter().take(MOST_FIELDS).filter_map(|field| {
        let field = field.as_object()?;
        Some(Header {
            name: cut(field.str("name")?),
            value: cut(field.str("value")?),
        })
    });
    each.collect()
}

/// What was posted: a form as text or as params, or the strings of a JSON object.
fn posted(data: &Object) -> Vec<Param> {
    let text = data.str("text").unwrap_or_default();
    if text.len() > LONGEST_BODY {
        return Vec::new();
    }
    let begin = text.trim_start();
    if begin.starts_with('{') {
        return members(text);
    }
    let listed = data
        .get("params")
        .and_then(Json::as_array)
        .unwrap_or_default();
    let is_form = data
        .str("mimeType")
        .is_some_and(|mime| mime.contains("form-urlencoded"));
    // The text comes first: some programs write the params decoded and some do not.
    if !begin.is_empty() && (is_form || listed.is_empty() && !begin.contains(['\n', '<'])) {
        return pairs(text.trim());
    }
    let each = listed.iter().take(MOST_FIELDS).filter_map(|param| {
        let param = param.as_object()?;
        let read = |name: &str| param.str(name).map(percent::decode);
        Some(Param {
            name: read("name")?,
            value: read("value")?,
        })
    });
    each.collect()
}

/// The strings and numbers of a JSON object.
pub fn members(text: &str) -> Vec<Param> {
    let json = json::parse(text.trim());
    json.map(|json| members_of(&json)).unwrap_or_default()
}

/// The same of an answer, with the types of what was granted beyond scopes (RFC 9396 §7).
pub fn answered(text: &str) -> Vec<Param> {
    let Ok(json) = json::parse(text.trim()) else {
        return Vec::new();
    };
    let mut members = members_of(&json);
    let details = json.as_object().and_then(|object| object.get(DETAILS));
    members.extend(details.map(|details| Param {
        name: DETAILS.to_owned(),
        value: types(details).join(" "),
    }));
    members
}

fn members_of(json: &Json) -> Vec<Param> {
    let members = json.as_object().map(|object| object.members.as_slice());
    let each = members
        .unwrap_or_default()
        .iter()
        .take(MOST_FIELDS)
        .filter_map(|member| {
            let value = member.value.as_str().or_else(|| member.value.as_number())?;
            Some(Param {
                name: member.name.as_str().to_owned(),
                value: value.to_owned(),
            })
        });
    each.collect()
}

fn body(content: &Object) -> String {
    let text = content.str("text").unwrap_or_default();
    let mime = content
        .str("mimeType")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_other = [
        "image/",
        "font/",
        "video/",
        "audio/",
        "/css",
        "javascript",
        "wasm",
        "octet",
    ];
    if text.len() > LONGEST_BODY || is_other.iter().any(|other| mime.contains(other)) {
        return String::new();
    }
    match content.str("encoding") {
        Some("base64") => base64url::decode(text)
            .ok()
            .and_then(|decoded| String::from_utf8(decoded.bytes).ok())
            .unwrap_or_default(),
        _ => text.to_owned(),
    }
}

/// A number of milliseconds, its fraction cut off; none where it is negative, which stands for not known.
fn milliseconds(number: &str) -> Option<i64> {
    let whole = number.split(['.', 'e', 'E']).next()?;
    whole.parse().ok().filter(|n| *n >= 0)
}

/// A reference as a whole URL (RFC 3986 §5.2, without the removal of dots, which no server sends).
pub fn resolve(base: &str, reference: &str) -> String {
    let before_path = |url: &str| -> Option<usize> {
        let authority = url.find("://")? + 3;
        let rest = url.get(authority..)?;
        Some(authority + rest.find(['/', '?', '#']).unwrap_or(rest.len()))
    };
    let has_scheme = reference
        .split(['/', '?', '#'])
        .next()
        .is_some_and(|start| start.contains(':'));
    let (Some(host_end), false) = (before_path(base), has_scheme) else {
        return reference.to_owned();
    };
    let scheme_end = base.find("//").unwrap_or(0);
    let path_end = base.find(['?', '#']).unwrap_or(base.len());
    let kept = match reference.as_bytes() {
        [b'/', b'/', ..] => scheme_end,
        [b'/', ..] => host_end,
        [b'?', ..] => path_end,
        [b'#', ..] => base.find('#').unwrap_or(base.len()),
        _ => base[..path_end]
            .rfind('/')
            .map_or(path_end, |at| at + 1)
            .max(host_end),
    };
    [&base[..kept], reference].concat()
}

fn cut(text: &str) -> String {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_becomes_a_whole_url() {
        for (reference, whole) in [
            ("https://b.example/x", "https://b.example/x"),
            ("//b.example/x", "https://b.example/x"),
            ("/x?y", "https://a.example/x?y"),
            ("x", "https://a.example/p/x"),
            ("?y", "https://a.example/p/q?y"),
            ("#y", "https://a.example/p/q?r=/s#y"),
            ("com.example:/cb?code=1", "com.example:/cb?code=1"),
        ] {
            assert_eq!(
                resolve("https://a.example/p/q?r=/s#f", reference).as_str(),
                whole
            );
        }
        assert_eq!(resolve("https://a.example", "/x"), "https://a.example/x");
        assert_eq!(resolve("", "/x"), "/x");
    }

    #[test]
    fn dialects_are_read_alike() {
        for (law, text) in [
            (
                "all there",
                r#"{"startedDateTime":"1970-01-01T00:00:01Z","time":12.5,"request":{"method":"post","url":"https://a.example/t",
                "headers":[{"name":"Authorization","value":"x"}],"postData":{"mimeType":"application/x-www-form-urlencoded","text":"a=b%20c"}},
                "response":{"status":302,"headers":[],"redirectURL":"/cb","content":{"text":"t"}}}"#,
            ),
            (
                "small letters, Location, params, base64",
                r#"{"startedDateTime":"1970-01-01T00:00:01.000+00:00","time":12,"_initiator":{"type":"x"},"request":{"method":"POST","url":"https://a.example/t",
                "headers":[{"name":"authorization","value":"x"}],"postData":{"mimeType":"application/x-www-form-urlencoded","params":[{"name":"a","value":"b c"}]}},
                "response":{"status":302,"headers":[{"name":"location","value":"https://a.example/cb"}],"redirectURL":"","content":{"text":"dA==","encoding":"base64"}}}"#,
            ),
            (
                "JSON was sent",
                r#"{"startedDateTime":"1970-01-01T01:00:01+01:00","time":12,"request":{"method":"POST","url":"https://a.example/t",
                "headers":[{"name":":method","value":"POST"},{"name":"AUTHORIZATION","value":"x"}],"postData":{"text":"{\"a\":\"b c\",\"d\":{}}"}},
                "response":{"status":302,"headers":[{"name":"LOCATION","value":"cb"}],"content":{"mimeType":"text/html","text":"t"}}}"#,
            ),
        ] {
            let entry = Entry::parse(text).unwrap();
            assert_eq!(
                (entry.method.as_str(), entry.status, entry.took),
                ("POST", 302, Some(12)),
                "{law}"
            );
            assert_eq!(entry.started, Some(Moment(1000)), "{law}");
            assert_eq!(entry.sent("authorization"), Some("x"), "{law}");
            assert_eq!(
                entry.location.as_deref(),
                Some("https://a.example/cb"),
                "{law}"
            );
            assert_eq!(entry.body, "t", "{law}");
            let posted = [Param {
                name: "a".into(),
                value: "b c".into(),
            }];
            assert_eq!(entry.posted, posted, "{law}");
        }
    }

    #[test]
    fn what_is_missing_is_empty() {
        for text in [
            "{}",
            r#"{"request":{},"response":{}}"#,
            r#"{"request":[],"response":{"status":-1,"content":3}}"#,
        ] {
            assert_eq!(Entry::parse(text), Ok(Entry::default()), "{text}");
        }
        assert!(Entry::parse("{").is_err());
    }
}
