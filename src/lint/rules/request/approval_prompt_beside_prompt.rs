//! `approval-prompt-beside-prompt`: Google's old and new way to ask for consent, both at once.

use super::common::{place, safe};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::observed;

/// Both approval_prompt and prompt are there.
pub static RULE: Rule = Rule {
    name: "approval-prompt-beside-prompt",
    breach: Breach::CannotWork,
    summary: summary!("approval_prompt and prompt are both there"),
    explain: prose!(
        "approval_prompt is the older name of what prompt asks Google for. A request with both is refused: Conflict params: approval_prompt and prompt. Some libraries add approval_prompt by themselves."
    ),
    spec: &[observed(
        "Google answers invalid_request, Conflict params: approval_prompt and prompt",
    )],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "both",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=consent&approval_prompt=force",
            },
            finds: Some("prompt alone"),
        },
        Example {
            shows: "the new one",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=consent",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let has = |name: &str| request.get(name).is_some();
    if request.provider.id == "google" && has("approval_prompt") && has("prompt") {
        report.add_with_fix(
            place("approval_prompt"),
            "Google refuses a request with approval_prompt beside prompt. Send prompt alone.",
            safe(
                "Remove approval_prompt",
                vec![Edit::remove("approval_prompt")],
            ),
        );
    }
}
