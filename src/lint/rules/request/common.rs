//! What several rules ask of a request before they judge it.

use crate::lint::{Fix, Place, Report};
use crate::oauth::api_name::{Look, look};
use crate::oauth::location::is_invisible;
use crate::oauth::placeholder;
use crate::oauth::providers::auth0::{self, request::Named};
use crate::oauth::request::{AuthorizationRequest, Edit};
use crate::spec::Clause;
use crate::text::uri::Uri;
use crate::text::{self, percent};

/// The parameter's first value, where it is one to be judged: not empty, and no placeholder.
pub fn settled<'a>(request: &'a AuthorizationRequest, name: &str) -> Option<&'a str> {
    (request.get(name)).filter(|value| placeholder::find_in_param(name, value).is_none())
}

/// Whether the parameters stand elsewhere, in a request object that cannot be read here (RFC 9101 §5), so that none is
/// missing. Where it can be read, rules see its parameters and no `request`.
pub fn stands_elsewhere(request: &AuthorizationRequest) -> bool {
    request.get("request").is_some() || request.get("request_uri").is_some()
}

/// The place of a parameter.
pub fn place(name: &str) -> Option<Place> {
    Some(Place::request(name))
}

/// The words of a list, where its value is one to be judged.
pub fn words<'a>(request: &'a AuthorizationRequest, name: &str) -> impl Iterator<Item = &'a str> {
    settled(request, name)
        .unwrap_or_default()
        .split_ascii_whitespace()
}

/// Schemes of addresses that run something, or read from the machine or the page, and that no application is behind.
const NO_APPLICATION: [&str; 7] = [
    "javascript",
    "data",
    "vbscript",
    "file",
    "blob",
    "about",
    "view-source",
];

/// That of these schemes which an address has to a browser, which passes over tabs and line breaks (URL standard).
pub fn scheme_without_application(uri: &str) -> Option<&'static str> {
    let is_passed_over = |c: char| matches!(c, '\t' | '\n' | '\r');
    let plain: String = uri.chars().filter(|c| !is_passed_over(*c)).collect();
    let plain = plain.trim_matches(|c: char| c <= ' ');
    let scheme = Uri::split(plain).scheme?;
    let is_it = |one: &&&str| one.eq_ignore_ascii_case(scheme);
    NO_APPLICATION.iter().find(is_it).copied()
}

/// Whether the client is one of Auth0’s third-party applications.
pub fn is_third_party(request: &AuthorizationRequest) -> bool {
    (request.get("client_id")).is_some_and(|id| id.starts_with("tpc_"))
}

/// Whether an access token is asked for, or nothing at all yet.
pub fn wants_access_token(request: &AuthorizationRequest) -> bool {
    let types = request.response_types();
    types.is_empty() || types.gives_access_token()
}

/// Whether it goes to Auth0, and nothing names an API. Ory takes `audience` too, and grants scopes without one.
pub fn names_no_audience(request: &AuthorizationRequest) -> bool {
    request.provider == &auth0::AUTH0
        && request.get_all("audience").all(|a| a.trim().is_empty())
        && request.get("resource").is_none()
}

/// The one identifier in `audience`, and what it is to Auth0; none where there are several, or a placeholder.
pub fn audience_at_auth0(request: &AuthorizationRequest) -> Option<(&str, Named)> {
    let mut all = request.get_all("audience");
    let only = all.next().filter(|_| all.next().is_none())?;
    let is_one = request.provider == &auth0::AUTH0 && look(only) == Look::One;
    is_one.then(|| (only, auth0::request::named(request, only)))
}

/// Whether the scope's words hold this one, whatever separates them by mistake: other rules speak of the mistake.
pub fn scope_mentions(request: &AuthorizationRequest, word: &str) -> bool {
    let decoded = percent::decode(request.get("scope").unwrap_or_default());
    listed(&decoded)
        .unwrap_or(decoded)
        .split(|c: char| c.is_whitespace() || ",+;".contains(c))
        .any(|w| w == word)
}

/// The words of a list that is written as code or JSON has it, brackets and quotes and all: `["openid","email"]`.
pub fn listed(value: &str) -> Option<String> {
    let inside = value.trim().strip_prefix('[')?.strip_suffix(']')?;
    let word = |item: &str| {
        let item = item.trim();
        let bare = ['"', '\'']
            .into_iter()
            .find_map(|quote| item.strip_prefix(quote)?.strip_suffix(quote))?;
        let is_word = !bare.is_empty() && !bare.contains(['"', '\'', '[', ']']);
        is_word.then(|| bare.to_owned())
    };
    let words: Option<Vec<String>> = inside.split(',').map(word).collect();
    words.map(|words| words.join(" "))
}

/// A fix that needs no decision.
pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Fix {
    let (title, safe) = (title.into(), true);
    Fix { title, safe, edits }
}

/// A fix that a person has to want.
pub fn to_judge(title: impl Into<String>, edits: Vec<Edit>) -> Fix {
    let safe = false;
    Fix {
        safe,
        ..self::safe(title, edits)
    }
}

/// More ways out than that nobody reads.
pub const MOST_CHOICES: usize = 4;

/// The ways out by these response types, in their order: those that the provider takes, each once, with what it needs beside
/// it.
pub fn with_types(request: &AuthorizationRequest, types: &[&str]) -> Vec<Fix> {
    let mut choices: Vec<Fix> = Vec::new();
    for names in types.iter().filter(|names| !names.is_empty()) {
        let edits = vec![Edit::set("response_type", *names)];
        let mut asked = AuthorizationRequest::new(request.provider);
        asked.set("response_type", *names);
        let types = asked.response_types();
        let mut choice = to_judge(["Use ", names].concat(), edits);
        if types.code && request.get("code_challenge").is_none() {
            choice.title.push_str(" with PKCE");
            choice.edits.push(Edit::AddPkce);
        }
        if types.id_token && request.get("nonce").is_none() {
            choice.edits.push(Edit::fresh("nonce"));
        }
        if types.id_token && !request.has_scope("openid") {
            choice.edits.push(Edit::add_scope("openid"));
        }
        // A token must not travel in a query.
        if types.in_front_channel() && request.get("response_mode") == Some("query") {
            choice.edits.push(Edit::remove("response_mode"));
        }
        let is_new = !choices.contains(&choice) && choices.len() < MOST_CHOICES;
        if is_new && request.provider.takes_types(&types) {
            choices.push(choice);
        }
    }
    choices
}

/// Adds an error with choices that give the parameter a value: without them where the parameter stands more than once, for
/// setting it would drop the others.
pub fn add_setting_choices(
    request: &AuthorizationRequest,
    report: &mut Report,
    name: &str,
    message: String,
    choices: Vec<Fix>,
) {
    let is_one = request.get_all(name).count() == 1;
    let choices = if is_one { choices } else { Vec::new() };
    report.add_with_choices(place(name), message, choices);
}

/// Adds a finding whose fix gives the parameter this value: without the fix where the parameter stands more than once, for
/// setting it would drop the others.
pub fn add_setting(
    request: &AuthorizationRequest,
    report: &mut Report,
    name: &str,
    message: String,
    fix: Fix,
) {
    let spec = report.rule().spec;
    add_setting_citing(request, report, name, message, fix, spec);
}

/// As [`add_setting`], by clauses of its own.
pub fn add_setting_citing(
    request: &AuthorizationRequest,
    report: &mut Report,
    name: &str,
    message: String,
    fix: Fix,
    spec: &'static [Clause],
) {
    let place = Some(Place::request(name));
    if request.get_all(name).count() == 1 {
        report.add_citing_with_fix(place, message, spec, fix);
    } else {
        report.add_citing(place, message, spec);
    }
}

/// The clauses for a request to Auth0, or else those that hold for everybody: nobody is told another's documentation.
pub fn at_auth0(
    request: &AuthorizationRequest,
    auth0: &'static [Clause],
    anybody: &'static [Clause],
) -> &'static [Clause] {
    match request.provider == &auth0::AUTH0 {
        true => auth0,
        false => anybody,
    }
}

/// A value as a message shows it.
pub fn shown(value: &str) -> String {
    text::shortened(value, 120)
}

/// A character as a message names it.
pub fn shown_char(c: char) -> String {
    match c {
        ' ' => "a space".to_owned(),
        c if c.is_whitespace() => format!("white space (U+{:04X})", u32::from(c)),
        c if is_invisible(c) => format!("a character that cannot be seen (U+{:04X})", u32::from(c)),
        c => format!("“{c}”"),
    }
}
