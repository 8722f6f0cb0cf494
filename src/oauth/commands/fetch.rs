//! A request for `fetch`, to be run as a module in Node, or pasted into a browser's console.
//!
//! In a browser the server decides by CORS whether the answer can be read; a note says so.

use super::HttpRequest;

/// A statement that prints status and body.
pub(super) fn print(request: &HttpRequest) -> String {
    let mut options = Vec::new();
    if request.form.is_some() {
        options.push("  method: 'POST',".to_owned());
    }
    let authorization = match (&request.basic, &request.bearer) {
        (Some((name, secret)), _) => {
            let user = [name.as_str(), secret].join(":");
            Some(["'Basic ' + btoa(", &quoted(&user), ")"].concat())
        }
        (None, Some(token)) => Some(quoted(&["Bearer ", token].concat())),
        (None, None) => None,
    };
    let mut headers = Vec::new();
    headers.extend(authorization.map(|value| ["Authorization: ", &value].concat()));
    if let Some((name, value)) = &request.header {
        headers.push([name, ": ", &quoted(value)].concat());
    }
    let body = request.body().filter(|_| request.is_json);
    if body.is_some() {
        headers.push(["'Content-Type': ", &quoted(request.media_type())].concat());
    }
    if !headers.is_empty() {
        options.push(["  headers: { ", &headers.join(", "), " },"].concat());
    }
    if let Some(body) = body {
        options.push(["  body: ", &quoted(&body), ","].concat());
    } else if let Some(form) = &request.form {
        // A list of pairs, because a name may stand twice.
        options.push("  body: new URLSearchParams([".to_owned());
        options
            .extend(form.iter().map(|(name, value)| {
                ["    [", &quoted(name), ", ", &quoted(value), "],"].concat()
            }));
        options.push("  ]),".to_owned());
    }
    let call = match options.is_empty() {
        true => ["fetch(", &quoted(&request.url), ")"].concat(),
        false => {
            let options = options.join("\n");
            ["fetch(", &quoted(&request.url), ", {\n", &options, "\n})"].concat()
        }
    };
    [
        "const response = await ",
        &call,
        ";\nconsole.log(response.status, await response.text());",
    ]
    .concat()
}

/// A string literal (ECMA-262 §12.9.4). A slash after `<` is escaped as well, so that a literal in a page ends no script.
fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\'' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '/' if before == '<' => out.push_str("\\/"),
            '\0'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' => {
                out.push_str("\\u");
                let digit = |shift: u32| char::from_digit(u32::from(c) >> shift & 15, 16);
                out.extend([12, 8, 4, 0].into_iter().filter_map(digit));
            }
            c => out.push(c),
        }
        before = c;
    }
    out.push('\'');
    out
}
