//! A request for HTTPie, to be pasted into a POSIX shell.
//!
//! An item's first separator ends its name, and the longest one that stands there counts: a value that begins with `=` or
//! `@` would make another item of it, and reads a file in the worst case. Such values, and backslashes, which escape, are
//! sent in a body that is written out.

use super::{HttpRequest, posix};

/// One item a line.
pub(super) fn print(request: &HttpRequest) -> String {
    let is_plain = |(name, value): &(String, String)| {
        let ends = |c: char| ":=@;\\".contains(c);
        !name.contains(ends) && !value.starts_with(ends) && !value.contains('\\')
    };
    let is_post = request.form.is_some();
    let fields = request.form.iter().flatten();
    let is_whole = !request.is_json && fields.clone().all(is_plain);
    let mut lines = vec!["http --ignore-stdin".to_owned()];
    if let Some((name, secret)) = &request.basic {
        let user = [name.as_str(), secret].join(":");
        lines.push(["--auth ", &posix(&user)].concat());
    }
    if let Some(token) = &request.bearer {
        lines.push(["--auth-type bearer --auth ", &posix(token)].concat());
    }
    match request.body().filter(|_| !is_whole) {
        Some(body) => lines.push(["--raw ", &posix(&body)].concat()),
        None if is_post => lines.push("--form".to_owned()),
        None => {}
    }
    let method = if is_post { "POST " } else { "GET " };
    lines.push([method, &posix(&request.url)].concat());
    match is_whole {
        true => lines.extend(fields.map(|(name, value)| posix(&[name.as_str(), value].join("=")))),
        false => lines.push(["Content-Type:", request.media_type()].concat()),
    }
    if let Some((name, value)) = &request.header {
        lines.push(posix(&[name, ":", value].concat()));
    }
    lines.join(" \\\n  ")
}
