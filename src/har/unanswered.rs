//! Requests that a script made and got no answer to, which the browser is the only one to tell.
//!
//! Says what the browser’s word for it means; whether it was CORS only its console tells.

use super::event::Event;
use super::report::Said;
use crate::lint::Severity::{self, Error, Warning};
use crate::oauth::errors;
use crate::spec::Clause;
use crate::spec::page;
use crate::text::shortened;

/// A word of Chromium’s, and what it means.
struct Row {
    /// As a HAR has it.
    failure: &'static str,
    severity: Severity,
    says: &'static str,
    /// Whether it can be CORS.
    may_be_cors: bool,
}

const FETCH: &[Clause] = const {
    &[page(
        "Fetch: CORS protocol",
        "https://fetch.spec.whatwg.org/#http-cors-protocol",
    )]
};

const ERRORS: &[Clause] = const {
    &[page(
        "Chromium: network errors",
        "https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h",
    )]
};

const ROWS: [Row; 4] = [
    Row {
        failure: "net::ERR_FAILED",
        severity: Error,
        says: "the page got no answer. A browser says no more where it keeps one from a script because the server does not allow the page’s origin (CORS); its console says whether it was that.",
        may_be_cors: true,
    },
    Row {
        failure: "net::ERR_ABORTED",
        severity: Warning,
        says: "the request was broken off before an answer came: the page was left, or the application gave it up.",
        may_be_cors: false,
    },
    Row {
        failure: "net::ERR_BLOCKED_BY_CLIENT",
        severity: Error,
        says: "the browser did not send the request: something in it blocks such addresses, as extensions against advertising do.",
        may_be_cors: false,
    },
    Row {
        failure: "",
        severity: Warning,
        says: "The recording has no answer: none came, the browser kept it from the page (CORS), or the recording ended first.",
        may_be_cors: true,
    },
];

/// What is to be said of a request that the application itself makes; nothing where it was answered.
pub fn unanswered(event: &Event) -> Option<Said> {
    if event.status != 0 || !event.answer.is_empty() {
        return None;
    }
    let failure = event.failure.as_deref().unwrap_or_default();
    let Some(row) = ROWS.iter().find(|row| row.failure == failure) else {
        let text = format!("{}: no answer came.", shortened(failure, 80));
        return Some(Said::new(Error, text, ERRORS));
    };
    let text = match failure {
        "" => row.says.to_owned(),
        _ => [failure, ": ", row.says].concat(),
    };
    let explained = match row.may_be_cors {
        true => errors::explain("", "blocked by CORS policy"),
        false => None,
    };
    Some(Said {
        explained,
        ..Said::new(
            row.severity,
            text,
            if row.may_be_cors { FETCH } else { ERRORS },
        )
    })
}
