//! `scope-needs-form-post`: Apple gives name and e-mail address in a posted form only.

use super::common::{place, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{observed, page};

/// Apple gives name and e-mail address in a posted form only.
pub static RULE: Rule = Rule {
    name: "scope-needs-form-post",
    breach: Breach::CannotWork,
    summary: summary!("a name or e-mail address from Apple comes in a posted form only"),
    explain: prose!(
        "Where scope asks Apple for name or email, response_mode has to be form_post: the name stands in the form alone, beside the code, and only the first time. Apple’s own library for web pages has web_message besides, for the window that it opens."
    ),
    spec: &[
        page(
            "OpenID: how Sign in with Apple differs",
            "https://bitbucket.org/openid/connect/src/master/How-Sign-in-with-Apple-differs-from-OpenID-Connect.md",
        ),
        page(
            "Apple docs: Sign in with Apple REST API",
            "https://developer.apple.com/documentation/signinwithapplerestapi",
        ),
        observed("requests of Sign in with Apple JS, with usePopup"),
    ],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "name",
            input: Input::Request {
                provider: "apple",
                url: "https://appleid.apple.com/auth/authorize?response_type=code&client_id=com.example.app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=name",
            },
            finds: Some("form_post"),
        },
        Example {
            shows: "with form_post",
            input: Input::Request {
                provider: "apple",
                url: "https://appleid.apple.com/auth/authorize?response_type=code&client_id=com.example.app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=name%20email&response_mode=form_post",
            },
            finds: None,
        },
        Example {
            shows: "the window that Apple’s own library opens",
            input: Input::Request {
                provider: "apple",
                url: "https://appleid.apple.com/auth/authorize?response_type=code%20id_token&client_id=com.example.app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=name%20email&response_mode=web_message",
            },
            finds: None,
        },
        Example {
            shows: "neither",
            input: Input::Request {
                provider: "apple",
                url: "https://appleid.apple.com/auth/authorize?response_type=code&client_id=com.example.app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let asks = request.has_scope("name") || request.has_scope("email");
    let takes = matches!(
        request.get("response_mode"),
        Some("form_post" | "web_message")
    );
    if request.provider.id == "apple" && asks && !takes {
        let others: Vec<&str> = (request.scope_tokens())
            .filter(|scope| !matches!(*scope, "name" | "email"))
            .collect();
        let without = match others.is_empty() {
            true => Edit::remove("scope"),
            false => Edit::set("scope", others.join(" ")),
        };
        report.add_with_choices(
            place("response_mode"),
            "scope asks for name or email, and Apple then answers with a posted form only. Set response_mode to form_post.",
            vec![
                to_judge("Use form_post", vec![Edit::set("response_mode", "form_post")]),
                to_judge("Ask for neither name nor email", vec![without]),
            ],
        );
    }
}
