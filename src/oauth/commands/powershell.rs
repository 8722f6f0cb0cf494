//! A request for PowerShell, by `Invoke-RestMethod`: it is on every Windows, and needs none of cmd's quoting.

use super::HttpRequest;

/// A statement over lines, which a backquote goes on with.
pub(super) fn print(request: &HttpRequest) -> String {
    let mut lines = vec![["Invoke-RestMethod -Uri ", &quoted(&request.url)].concat()];
    let authorization = match (&request.basic, &request.bearer) {
        (Some((name, secret)), _) => {
            let user = quoted(&[name.as_str(), secret].join(":"));
            Some(
                [
                    "('Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(",
                    &user,
                    ")))",
                ]
                .concat(),
            )
        }
        (None, Some(token)) => Some(quoted(&["Bearer ", token].concat())),
        (None, None) => None,
    };
    let mut headers = Vec::new();
    headers.extend(authorization.map(|value| ["Authorization = ", &value].concat()));
    if let Some((name, value)) = &request.header {
        headers.push([name, " = ", &quoted(value)].concat());
    }
    if !headers.is_empty() {
        lines.push(["-Headers @{ ", &headers.join("; "), " }"].concat());
    }
    // Written out: a table of names could not hold one twice, and would be sent in any order.
    if let Some(body) = request.body() {
        lines.push(["-Method Post -ContentType '", request.media_type(), "'"].concat());
        lines.push(["-Body ", &quoted(&body)].concat());
    }
    lines.join(" `\n  ")
}

/// A verbatim string: quotes are doubled, and PowerShell takes the curly ones for quotes as well (about_Quoting_Rules).
fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        out.push(c);
        if matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}') {
            out.push(c);
        }
    }
    out.push('\'');
    out
}
