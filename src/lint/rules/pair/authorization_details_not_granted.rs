//! `authorization-details-not-granted`: a type of `authorization_details` was asked for, and the response does not grant it.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, rfc};
use crate::text::shortened;

/// Less was granted than `authorization_details` asked for.
pub static RULE: Rule = Rule {
    name: "authorization-details-not-granted",
    breach: Breach::HardlyMeant,
    summary: summary!("a type of authorization_details was asked for and not granted"),
    explain: prose!(
        "authorization_details asks for more than a scope can say: a payment, the data of an account. A server that knows it returns, beside the access token, what was granted. Where it is missing there, the server does not know the parameter, or did not grant it, and calls that need it fail."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "nothing is granted",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer"}"#,
                id: r#"{}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&authorization_details=%5B%7B%22type%22%3A%22payment%22%7D%5D",
            },
            finds: Some("payment"),
        },
        Example {
            shows: "one of two",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","authorization_details":[{"type":"payment","to":["a]"]}]}"#,
                id: r#"{}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&authorization_details=%5B%7B%22type%22%3A%22payment%22%7D%2C%7B%22type%22%3A%22account%22%7D%5D",
            },
            finds: Some("granted: account."),
        },
        Example {
            shows: "all of it",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","authorization_details":[{"type":"payment"}]}"#,
                id: r#"{}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&authorization_details=%5B%7B%22type%22%3A%22payment%22%7D%5D",
            },
            finds: None,
        },
        Example {
            shows: "a code comes first, and grants nothing yet",
            input: Input::PairSent {
                text: "https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj",
                id: r#"{}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=af0ifjsldkj&authorization_details=%5B%7B%22type%22%3A%22payment%22%7D%5D",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(9396, "7")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(asked) = seen.context.sent.as_deref() else {
        return;
    };
    // What came through the browser says nothing of it.
    let is_of_token_endpoint = !seen.response.carrier.is_front_channel();
    if seen.response.get("access_token").is_none() || !is_of_token_endpoint {
        return;
    }
    let granted = seen
        .response
        .get("authorization_details")
        .unwrap_or_default();
    let is_missing = |kind: &&String| !granted.split(' ').any(|known| known == kind.as_str());
    let missing: Vec<&str> = (asked.drawn.details.iter())
        .filter(is_missing)
        .map(String::as_str)
        .collect();
    if missing.is_empty() {
        return;
    }
    let message = format!(
        "Asked for in authorization_details and not granted: {}.",
        shortened(&missing.join(", "), 120)
    );
    report.add(Some(Place::response("authorization_details")), message);
}
