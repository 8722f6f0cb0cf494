//! A response as it may be passed on.
//!
//! Leaves out what only its two ends need to know. Does **not** touch its tokens: they are masked on their own.

use super::mask::Mask;
use crate::inspect::responses::Response;
use crate::oauth::request::Edit;

/// What takes the place of a value that is random, and so tells a reader nothing.
const LEFT_OUT: &str = "…";

/// The response, masked.
pub fn masked(mask: &mut Mask, response: &Response) -> Response {
    let mut response = response.clone();
    // First, because from then on every token is looked for in what is said.
    response.findings = mask.of_all(&response.findings);
    for (name, value) in &mut response.members {
        *value = match name.as_str() {
            "state" | "session_state" => LEFT_OUT.to_owned(),
            _ => mask.given(name, value),
        };
    }
    if let Some(error) = &mut response.error {
        error.description = mask.words(&error.description);
        let fix = error.fix.as_mut();
        for edit in fix.into_iter().flat_map(|fix| &mut fix.edits) {
            if let Edit::SetParam { value, .. }
            | Edit::AddScope { scope: value }
            | Edit::ReplaceValue { from: value, .. } = edit
            {
                *value = mask.sentence(value);
            }
        }
    }
    response
}
