//! `prompt-not-offered`: the provider lists what prompt may be, and this is none of it.

use super::common::{place, settled, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params::{ValueType, param};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{Clause, auth0, page};

/// The provider does not know this prompt.
pub static RULE: Rule = Rule {
    name: "prompt-not-offered",
    breach: Breach::HardlyMeant,
    summary: summary!("the provider does not know this prompt"),
    explain: prose!(
        "Of the words that OpenID Connect has for prompt some providers know a few. Google has none that makes people enter their password again: login is not among its words. Auth0 has no create: what opens its sign-up is screen_hint."
    ),
    spec: &[GOOGLE, AUTH0],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "login at Google",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=login",
            },
            finds: Some("none, consent, select_account"),
        },
        Example {
            shows: "two that Google knows",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=select_account%20consent",
            },
            finds: None,
        },
        Example {
            shows: "create at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=create",
            },
            finds: Some("none, login, consent, select_account"),
        },
        Example {
            shows: "login elsewhere",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid&prompt=login",
            },
            finds: None,
        },
    ],
};

const GOOGLE: Clause = page(
    "Google docs: OpenID Connect",
    "https://developers.google.com/identity/openid-connect/openid-connect",
);

const AUTH0: Clause = auth0("authenticate/protocols/oauth");

/// What prompt may be, by the provider's code, and where that is written.
const LISTS: &[(&str, &[&str], &[Clause])] = &[
    ("google", &["none", "consent", "select_account"], &[GOOGLE]),
    (
        "auth0",
        &["none", "login", "consent", "select_account"],
        &[AUTH0],
    ),
];

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let mut lists = LISTS.iter();
    let Some((_, listed, spec)) = lists.find(|(id, ..)| *id == request.provider.id) else {
        return;
    };
    let Some(ValueType::SpaceList(known)) = param("prompt").map(|row| row.value) else {
        return;
    };
    // What nobody knows another rule speaks of.
    let is_known = |word: &str| known.iter().any(|choice| choice.value == word);
    let prompt = settled(request, "prompt").unwrap_or_default();
    let mut words = prompt.split_ascii_whitespace();
    if let Some(word) = words.find(|word| is_known(word) && !listed.contains(word)) {
        report.add_citing_with_fix(
            place("prompt"),
            format!(
                "{} does not know the prompt {}, only {}.",
                request.provider.title,
                shown(word),
                listed.join(", ")
            ),
            spec,
            to_judge("Leave prompt out", vec![Edit::remove("prompt")]),
        );
    }
}
