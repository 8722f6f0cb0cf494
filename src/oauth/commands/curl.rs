//! A request for curl, to be pasted into a POSIX shell.
//!
//! Values are handed to curl as they are, and curl encodes them: what is read is what is sent. Does **not** keep a secret
//! out of the shell's history; a note says so.

use super::{HttpRequest, posix};
use crate::text::percent;

/// One option a line.
pub(super) fn print(request: &HttpRequest) -> String {
    let mut lines = vec!["curl".to_owned()];
    // curl reads brackets and braces in an address as a list of addresses.
    if request.url.contains(['[', ']', '{', '}']) {
        lines.push("--globoff".to_owned());
    }
    if let Some((name, secret)) = &request.basic {
        let user = [name.as_str(), secret].join(":");
        lines.push(["--user ", &posix(&user)].concat());
    }
    if let Some(token) = &request.bearer {
        let header = ["Authorization: Bearer ", token].concat();
        lines.push(["--header ", &posix(&header)].concat());
    }
    if let Some((name, value)) = &request.header {
        let header = [name, ": ", value].concat();
        lines.push(["--header ", &posix(&header)].concat());
    }
    if let Some(body) = request.body().filter(|_| request.is_json) {
        lines.push(["--header 'Content-Type: ", request.media_type(), "'"].concat());
        lines.push(["--data-raw ", &posix(&body)].concat());
    }
    let fields = request.form.iter().flatten().filter(|_| !request.is_json);
    // Up to the first equals sign is the name, which curl takes to be encoded; the rest is the value, whatever is in it.
    for (name, value) in fields {
        let pair = [&percent::encode(name), "=", value].concat();
        lines.push(["--data-urlencode ", &posix(&pair)].concat());
    }
    lines.push(["--url ", &posix(&request.url)].concat());
    lines.join(" \\\n  ")
}
