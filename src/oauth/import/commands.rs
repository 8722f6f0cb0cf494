//! What people type or copy to send a request: curl, Wget, HTTPie, PowerShell; a raw HTTP request; an HTML form.
//!
//! Each gives the URL that it would call, with the parameters that stand beside it. Options that say nothing about the
//! request are passed over, and header values are **not** looked at.

use super::super::parse::{Note, shell_words};
use crate::text::percent;

/// A request in pieces: the address, and the parameters that are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// The address; it may have a query.
    pub url: String,
    /// Encoded pairs, without their ampersands.
    pub pairs: Vec<String>,
}

impl Call {
    /// As one URL.
    pub fn whole(self) -> String {
        let mut url = self.url;
        for pair in self.pairs {
            let mark = if url.contains('?') { '&' } else { '?' };
            if !url.ends_with(['?', '&']) {
                url.push(mark);
            }
            url.push_str(&pair);
        }
        url
    }
}

/// The call that a command, a raw request or a form makes.
pub fn call(text: &str, notes: &mut Vec<Note>) -> Option<Call> {
    let text = text.trim().trim_start_matches(['$', '>', '%', ' ']);
    let first = text.split_whitespace().next()?.to_ascii_lowercase();
    let first = first.rsplit(['/', '\\']).next()?.trim_end_matches(".exe");
    let (found, what) = match first {
        "curl" | "curlie" => (curl(text), "a curl command"),
        "wget" => (wget(text), "a Wget command"),
        "http" | "https" | "xh" | "xhs" => (httpie(text, first), "an HTTPie command"),
        "get" | "post" => (raw(text), "an HTTP request"),
        _ => match location(text) {
            Some(call) => (Some(call), "a Location header"),
            None => (form(text), "an HTML form"),
        },
    };
    if found.is_some() {
        notes.push(Note::TakenOutOf(what));
    }
    found
}

/// Options of curl that take a value and say nothing about the request.
const CURL_VALUES: &[&str] = &[
    "-H",
    "--header",
    "-o",
    "--output",
    "-A",
    "--user-agent",
    "-e",
    "--referer",
    "-b",
    "--cookie",
    "-c",
    "--cookie-jar",
    "-u",
    "--user",
    "-w",
    "--write-out",
    "-x",
    "--proxy",
    "-m",
    "--max-time",
    "--connect-timeout",
    "--resolve",
    "--cacert",
    "--cert",
    "--key",
    "-X",
    "--request",
    "--max-redirs",
    "-T",
    "--retry",
    "-F",
    "--form",
    "--oauth2-bearer",
    "-K",
    "--config",
    "-D",
    "--dump-header",
];

fn curl(text: &str) -> Option<Call> {
    let mut call = Call::default();
    // As browsers copy it for cmd.exe; older ones put no caret before a quote. It knows no single quotes, so where words stand in
    // them a caret is a caret.
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    let is_of_cmd = has(&["^\"http", "^&", "^%"]) && !has(&[" '", "='", "$'"]);
    let plain = is_of_cmd.then(|| without_carets(text));
    let text = plain.as_deref().unwrap_or(text);
    let mut words = shell_words(text).into_iter().skip(1).peekable();
    while let Some(word) = words.next() {
        let (name, attached) = match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => {
                (name.to_owned(), Some(value.to_owned()))
            }
            _ => (word.clone(), None),
        };
        let mut value = || {
            attached
                .clone()
                .or_else(|| words.next())
                .unwrap_or_default()
        };
        match name.as_str() {
            "-d" | "--data" | "--data-raw" | "--data-ascii" | "--data-binary" => {
                call.pairs.extend(body(&value()))
            }
            "--data-urlencode" | "--url-query" => call.pairs.extend(urlencode(&value())),
            "--url" => call.url = value(),
            name if CURL_VALUES.contains(&name) => drop(value()),
            name if name.starts_with("-d") && name.len() > 2 && !name.starts_with("--") => {
                call.pairs.extend(body(&name[2..]))
            }
            name if name.starts_with('-') => {}
            _ if call.url.is_empty() => call.url = word,
            _ => {}
        }
    }
    finish(call)
}

/// What cmd.exe makes of its escapes: a caret stands before what is meant as it is, and goes on with the next line.
fn without_carets(text: &str) -> String {
    let joined = text.replace("^\r\n", " ").replace("^\n", " ");
    let mut plain = String::with_capacity(joined.len());
    let mut chars = joined.chars();
    while let Some(c) = chars.next() {
        match c {
            '^' => plain.extend(chars.next()),
            c => plain.push(c),
        }
    }
    plain
}

/// `a=b&c=d`; a JSON object gives its members; what is read from a file gives nothing.
fn body(data: &str) -> Vec<String> {
    if data.starts_with('@') {
        return Vec::new();
    }
    if !data.trim_start().starts_with('{') {
        return data
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(str::to_owned)
            .collect();
    }
    let settings = super::settings::settings(data);
    let one_level = settings.iter().filter(|setting| setting.path.len() == 1);
    one_level
        .filter_map(|setting| {
            Some(
                [
                    percent::encode(setting.name()),
                    "=".to_owned(),
                    percent::encode(setting.text()?),
                ]
                .concat(),
            )
        })
        .collect()
}

/// `name=content`, where content is to be encoded; `=content` and `content` have no name.
fn urlencode(data: &str) -> Option<String> {
    let (name, content) = data.split_once('=')?;
    (!name.is_empty() && !name.contains('@'))
        .then(|| [name, "=", &percent::encode(content)].concat())
}

fn wget(text: &str) -> Option<Call> {
    let mut call = Call::default();
    let mut words = shell_words(text).into_iter().skip(1).peekable();
    while let Some(word) = words.next() {
        match word.split_once('=') {
            Some(("--post-data" | "--body-data", data)) => call.pairs.extend(body(data)),
            _ if word == "--post-data" || word == "--body-data" => call
                .pairs
                .extend(words.next().map(|data| body(&data)).unwrap_or_default()),
            _ if matches!(
                word.as_str(),
                "-O" | "-o" | "-U" | "--header" | "--user-agent"
            ) =>
            {
                drop(words.next())
            }
            _ if word.starts_with('-') => {}
            _ if call.url.is_empty() => call.url = word,
            _ => {}
        }
    }
    finish(call)
}

/// `http URL name==value`: `==` for the query, `=` for a form or JSON body, `name:value` for a header.
fn httpie(text: &str, command: &str) -> Option<Call> {
    let mut call = Call::default();
    for word in shell_words(text).into_iter().skip(1) {
        let pair = word.split_once("==").or_else(|| word.split_once('='));
        let is_method = word.bytes().all(|byte| byte.is_ascii_uppercase());
        match pair {
            _ if word.starts_with('-') || is_method => {}
            _ if call.url.is_empty() => call.url = word,
            Some((name, value)) if !name.contains(':') => {
                call.pairs
                    .push([name, "=", &percent::encode(value)].concat());
            }
            _ => {}
        }
    }
    if !call.url.contains("://") && !call.url.is_empty() {
        // Its own scheme is that of its name, and `:8080/path` is this machine.
        let scheme = if command.ends_with("s") || !call.url.starts_with([':', 'l', '1']) {
            "https://"
        } else {
            "http://"
        };
        let host = if call.url.starts_with(':') {
            "localhost"
        } else {
            ""
        };
        call.url = [scheme, host, &call.url].concat();
    }
    finish(call)
}

fn finish(call: Call) -> Option<Call> {
    let url = call.url.trim();
    let is_url =
        url.contains("://") || url.contains('?') || url.contains('.') || url.starts_with('/');
    is_url.then(|| Call {
        url: url.to_owned(),
        ..call
    })
}

/// `GET /authorize?… HTTP/1.1` or `POST`, with its `Host:` line and a form after the empty line.
fn raw(text: &str) -> Option<Call> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim();
    let (_, target) = line.split_once(' ')?;
    let target = target.split(" HTTP/").next()?.trim();
    if !target.starts_with('/') && !target.contains("://") {
        return None;
    }
    let header = |name: &str| {
        rest.lines()
            .take_while(|line| !line.trim().is_empty())
            .find_map(|line| {
                let (before, value) = line.trim_start().trim_start_matches(':').split_once(':')?;
                before
                    .trim()
                    .eq_ignore_ascii_case(name)
                    .then(|| value.trim())
            })
    };
    let host = header("host")
        .or_else(|| header("authority"))
        .unwrap_or_default();
    let mut call = Call::default();
    let is_local = crate::text::uri::Uri::split(&["//", host].concat()).is_loopback();
    let scheme = match (target.contains("://"), host.is_empty()) {
        (true, _) | (_, true) => "",
        _ if is_local => "http://",
        _ => "https://",
    };
    let host = if scheme.is_empty() { "" } else { host };
    call.url = [scheme, host, target].concat();
    if line.to_ascii_uppercase().starts_with("POST") {
        let end = rest
            .find("\r\n\r\n")
            .map(|at| at + 4)
            .or_else(|| rest.find("\n\n").map(|at| at + 2));
        let form = end.map_or("", |end| rest[end..].trim());
        call.pairs = body(form);
    }
    finish(call)
}

/// `Location: /authorize?…`, as a server sends a browser on to itself. A whole address is found without this.
fn location(text: &str) -> Option<Call> {
    let target = text.lines().find_map(|line| {
        // curl and browsers put a sign before what came back.
        let line = line.trim_start_matches(['<', ' ', '\t']);
        let (name, value) = line.split_once(':')?;
        let is_path = value.trim().starts_with('/') && !value.trim().starts_with("//");
        (name.trim().eq_ignore_ascii_case("location") && is_path).then(|| value.trim())
    })?;
    target.contains('?').then(|| Call {
        url: target.to_owned(),
        ..Call::default()
    })
}

/// A longer tag ends the form: its value would be no parameter.
const LONGEST_TAG: usize = 16 * 1024;

/// `<form action=…>` with its inputs.
fn form(text: &str) -> Option<Call> {
    let start = find(text, "<form")?;
    let end = text[start..]
        .find("</form")
        .map_or(text.len(), |at| start + at);
    let form = &text[start..end];
    let mut call = Call {
        url: attribute(&form[..form.find('>').unwrap_or(form.len())], "action")?,
        pairs: Vec::new(),
    };
    let mut rest = form;
    while let Some(at) = find(rest, "<input") {
        let tag = &rest[at..];
        let Some(length) = tag.find('>').filter(|length| *length <= LONGEST_TAG) else {
            break;
        };
        let tag = &tag[..length];
        if let (Some(name), Some(value)) = (attribute(tag, "name"), attribute(tag, "value")) {
            call.pairs.push(
                [
                    percent::encode(&name),
                    "=".to_owned(),
                    percent::encode(&value),
                ]
                .concat(),
            );
        }
        rest = &rest[at + tag.len()..];
    }
    finish(call)
}

fn find(text: &str, tag: &str) -> Option<usize> {
    text.find(tag)
        .or_else(|| text.find(&tag.to_ascii_uppercase()))
}

/// An attribute of a tag, in quotes or without.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let is_whole = rest[..at].ends_with(|c: char| c.is_whitespace() || "\"'".contains(c));
        let after = rest[at + name.len()..].trim_start();
        rest = &rest[at + name.len()..];
        let Some(value) = after
            .strip_prefix('=')
            .filter(|_| is_whole)
            .map(str::trim_start)
        else {
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        return Some(match quote {
            Some(quote) => value[1..]
                .split(quote)
                .next()
                .unwrap_or_default()
                .to_owned(),
            None => value
                .split(|c: char| c.is_whitespace() || c == '>')
                .next()
                .unwrap_or_default()
                .to_owned(),
        });
    }
}
