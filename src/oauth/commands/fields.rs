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
    if let Some((name, value)) = &request.header {
        lines.push([name, ": ", value].concat());
    }
    if let Some(form) = &request.form {
        lines.push(["Content-Type: ", request.media_type()].concat());
        lines.push(String::new());
        if request.is_json {
            lines.extend(request.body());
            return lines.join("\n");
        }
        lines.extend(
            form.iter()
                .map(|(name, value)| [name.as_str(), value].join(": ")),
        );
    }
    lines.join("\n")
}
