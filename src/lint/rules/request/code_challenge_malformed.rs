//! `code-challenge-malformed`: a challenge that no verifier fits.

use super::common::{add_setting, safe, settled};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::pkce;
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;

/// `code_challenge` is no S256 hash, nor a verifier where it has to be one.
pub static RULE: Rule = Rule {
    name: "code-challenge-malformed",
    breach: Breach::Must,
    summary: summary!("code_challenge is no S256 hash"),
    explain: prose!(
        "An S256 challenge is the SHA-256 hash of the verifier in base64url: 43 characters without padding. Hex digits, the standard base64 alphabet or padding are the usual slips, and then no verifier fits."
    ),
    spec: &[rfc(7636, "4.2"), rfc(7636, "4.1"), rfc(7515, "2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "hex digits",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge_method=S256&code_challenge=13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3",
            },
            finds: Some("hex"),
        },
        Example {
            shows: "padding",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM%3D",
            },
            finds: Some("padding"),
        },
        Example {
            shows: "standard base64",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%2BcM",
            },
            finds: Some("standard"),
        },
        Example {
            shows: "too short",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge_method=S256&code_challenge=abc",
            },
            finds: Some("3 characters"),
        },
        Example {
            shows: "plain, and too short for a verifier",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge_method=plain&code_challenge=abc",
            },
            finds: Some("43 to 128"),
        },
        Example {
            shows: "no method, and a character that no verifier has",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%2BcM",
            },
            finds: Some("43 to 128"),
        },
        Example {
            shows: "plain, and a verifier",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge_method=plain&code_challenge=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
            },
            finds: None,
        },
        Example {
            shows: "right",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(challenge) = settled(request, "code_challenge") else {
        return;
    };
    // Without a method it counts as plain, of which another rule speaks. Then it is the verifier, and has its grammar.
    if matches!(request.get("code_challenge_method"), None | Some("plain")) {
        if !pkce::follows_grammar(challenge) {
            let message = format!(
                "code_challenge has {} characters. With the method plain it is the verifier: 43 to 128 of the letters, digits and - . _ ~. Make it anew, with S256.",
                challenge.chars().count()
            );
            let fix = safe("Make a new challenge with S256", vec![Edit::AddPkce]);
            add_setting(request, report, "code_challenge", message, fix);
        }
        return;
    }
    if pkce::can_be_s256(challenge) {
        return;
    }
    let respelled = challenge
        .trim_end_matches('=')
        .replace('+', "-")
        .replace('/', "_");
    if pkce::can_be_s256(&respelled) {
        let what = if challenge.contains('=') {
            "has padding"
        } else {
            "is in the standard base64 alphabet"
        };
        let message =
            format!("code_challenge {what}; it is base64url without padding. Write it so.");
        let fix = safe(
            "Write it as base64url",
            vec![Edit::set("code_challenge", respelled)],
        );
        add_setting(request, report, "code_challenge", message, fix);
        return;
    }
    let is_hex = challenge.len() == 64 && challenge.bytes().all(|b| b.is_ascii_hexdigit());
    let message = if is_hex {
        "code_challenge is the hash in hex digits; it is the hash in base64url, 43 characters. Make it anew.".to_owned()
    } else {
        format!(
            "code_challenge has {} characters and is no SHA-256 hash in base64url, which has 43. Make it anew.",
            challenge.chars().count()
        )
    };
    let fix = safe("Make a new challenge", vec![Edit::AddPkce]);
    add_setting(request, report, "code_challenge", message, fix);
}
