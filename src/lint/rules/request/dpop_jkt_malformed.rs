//! `dpop-jkt-malformed`: dpop_jkt is no thumbprint of a key.

use super::common::{add_setting, place, safe, settled};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::pkce;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// `dpop_jkt` is no thumbprint of a key.
pub static RULE: Rule = Rule {
    name: "dpop-jkt-malformed",
    breach: Breach::Must,
    summary: summary!("dpop_jkt is no thumbprint of a key"),
    explain: prose!(
        "dpop_jkt is the SHA-256 thumbprint of the public key that the client will prove to have: 43 characters in base64url. With another value the code can be exchanged by nobody."
    ),
    spec: &[rfc(9449, "10"), rfc(7638, "3")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "hex digits",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&dpop_jkt=0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c",
            },
            finds: Some("64 characters"),
        },
        Example {
            shows: "with padding",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&dpop_jkt=NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs%3D",
            },
            finds: Some("padding"),
        },
        Example {
            shows: "a thumbprint",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&dpop_jkt=NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(value) = settled(request, "dpop_jkt") else {
        return;
    };
    if pkce::can_be_s256(value) {
        return;
    }
    let plain = value
        .trim_end_matches('=')
        .replace('+', "-")
        .replace('/', "_");
    if pkce::can_be_s256(&plain) {
        let message = "dpop_jkt has padding or is in the standard base64 alphabet; it is base64url without padding. Write it so.".to_owned();
        let fix = safe("Write it as base64url", vec![Edit::set("dpop_jkt", plain)]);
        add_setting(request, report, "dpop_jkt", message, fix);
    } else {
        let message = format!(
            "dpop_jkt has {} characters and is no SHA-256 thumbprint in base64url, which has 43. Compute it from the key.",
            value.chars().count()
        );
        report.add(place("dpop_jkt"), message);
    }
}
