//! A request field by field, for a tool that sends requests: method and address, headers, and the form as `name: value`,
//! which Postman's bulk edit reads.

use super::HttpRequest;

/// One field a line.
pub(super) fn print(request: &HttpRequest) -> String {
    let method = if request.form.is_some() {
        "POST "
    } else {
        "GET "
    };
    let mut lines = vec![[method, &request.url].concat()];
    if let Some((name, secret)) = &request.basic {
        lines.push(["Basic auth: user ", name, ", password ", secret].concat());
    }
    if let Some(token) = &request.bearer {
        lines.push(["Authorization: Bearer ", token].concat());
    }
    if let Some(form) = &request.form {
        lines.push("Content-Type: application/x-www-form-urlencoded".to_owned());
        lines.push(String::new());
        lines.extend(
            form.iter()
                .map(|(name, value)| [name.as_str(), value].join(": ")),
        );
    }
    lines.join("\n")
}
