//! What a link may carry: the rows of the table that say so, with values that look like no secret and like nobody's name.

use super::{MAX_VALUE, Why, encode, secrets};
use crate::oauth::params::{self, Choice, Share, ValueType};
use crate::oauth::providers::auth0;
use crate::oauth::request::{AuthorizationRequest, Param};
use crate::oauth::{Provider, placeholder};
use crate::text::{near, percent};

/// Whether a link may carry the parameter of this request.
pub fn param(param: &Param, request: &AuthorizationRequest) -> Result<(), Why> {
    if params::secret(&param.name).is_some() {
        return Err(Why::Never("is a secret"));
    }
    match params::param(&param.name).map(|row| row.share) {
        None => return Err(Why::Unknown),
        Some(Share::Never(reason)) => return Err(Why::Never(reason)),
        Some(Share::Yes) => {}
    }
    // A row whose name ends in `*` leaves most of the name to the person.
    if !is_plain(&param.name) {
        return Err(Why::Malformed);
    }
    value(&param.value)?;
    let is_client_id = request.get("client_id") == Some(param.value.as_str());
    // A client ID is as random as a token; elsewhere such a string is no API, scope or address.
    let is_random = match is_client_id {
        true => auth0::request::is_no_client_id(&param.value) && request.provider == &auth0::AUTH0,
        false => {
            secrets::looks_random(&param.value)
                || strays(&param.name, &param.value)
                || is_key_in_address(&param.name, &param.value)
        }
    };
    let is_secret = secrets::looks_secret(&param.value) || is_random;
    match is_secret || repeats_a_secret(&param.value, request) {
        true => Err(Why::LooksSecret),
        false if secrets::names_a_person(&param.value) => Err(Why::NamesAPerson),
        false if is_no_word(param, request.provider) => Err(Why::NoKnownWord),
        false => Ok(()),
    }
}

/// Whether a parameter whose values are a closed list holds something else: a password goes into the wrong field as well, and
/// looks like any word. One that is misspelled stays, for it is what a link is about, and so does a placeholder.
fn is_no_word(param: &Param, provider: &Provider) -> bool {
    let name = param.name.as_str();
    let value = param.value.as_str();
    let words = match params::param(name).map(|row| row.value) {
        Some(ValueType::Choice(words)) => words,
        Some(ValueType::Number) => {
            return placeholder::find_in_param(name, value).is_none() && is_no_number(value);
        }
        // Whoever runs a server makes its scopes.
        Some(ValueType::SpaceList(words)) if name != "scope" && !words.is_empty() => words,
        _ => return false,
    };
    let known = || {
        let modes = match name {
            "response_mode" => provider.response_modes,
            _ => &[],
        };
        let prompts = params::OWN_PROMPTS.iter().filter(|_| name == "prompt");
        (words.iter().map(|choice| choice.value))
            .chain(modes.iter().copied())
            .chain(prompts.map(|(_, own)| *own))
    };
    let is_known =
        |word: &str| known().any(|one| one == word) || near::nearest(word, known()).is_some();
    let strange = |word: &str| !word.is_empty() && !is_known(word);
    placeholder::find_in_param(name, value).is_none()
        && value
            .split([' ', ',', '+'])
            .any(|word| strange(word.trim()))
}

/// Whether a value is not even a number as people write one by mistake: with a sign, a fraction or a unit.
fn is_no_number(value: &str) -> bool {
    const UNITS: &[&str] = &["", "s", "ms", "m", "min", "h", "d", "sec", "seconds"];
    let value = value.trim();
    let number = value.trim_start_matches(['+', '-']);
    let end = number.find(|c: char| !c.is_ascii_digit() && c != '.');
    let (number, unit) = number.split_at(end.unwrap_or(number.len()));
    let is_one = number.bytes().any(|b| b.is_ascii_digit()) && UNITS.contains(&unit.trim());
    !value.is_empty() && !is_one
}

/// Whether the name of an API, or an address that is opened, has a part as random as a key: addresses of webhooks carry their
/// secret so.
fn is_key_in_address(name: &str, value: &str) -> bool {
    match name {
        "audience" | "resource" => secrets::holds_key(value),
        // Those of applications carry the digest of the key that they are signed with, which everybody may know.
        "redirect_uri" => value.starts_with("http") && secrets::holds_key(value),
        _ => false,
    }
}

/// Whether a parameter whose values are words of a grammar holds a piece that no such word is: a token pasted into the wrong
/// field, shorter than what is random anywhere.
fn strays(name: &str, value: &str) -> bool {
    // A subtag of a language tag has 8 characters at most (RFC 5646 §2.1).
    const SUBTAG: usize = 8;
    // A state or a nonce of 96 random bits has as many.
    const RANDOM: usize = 16;
    let pieces = || value.split(|c: char| !c.is_ascii_alphanumeric());
    let words: &[Choice] = match params::param(name).map(|row| row.value) {
        Some(ValueType::Number) => &[],
        Some(ValueType::Choice(words)) => words,
        Some(ValueType::SpaceList(words)) if !words.is_empty() => words,
        Some(ValueType::SpaceList(_)) if name.ends_with("_locales") => {
            return pieces().any(|piece| piece.len() > SUBTAG);
        }
        _ => return false,
    };
    let is_known = |word: &str| words.iter().any(|choice| choice.value == word);
    (value.split_ascii_whitespace())
        .any(|word| !is_known(word) && word.len() >= RANDOM && secrets::is_mixed(word))
}

/// Whether a name is one as tables have them, and nothing that hides in its place.
pub fn is_plain(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_-.*".contains(&b);
    !name.is_empty() && name.bytes().all(plain) && !secrets::looks_secret(name)
}

/// Whether a link may carry the tenant's domain or the authorization endpoint.
pub fn location(location: &str) -> Result<(), Why> {
    value(location)?;
    // No host holds an at sign: what stands before it is a name, and often a password.
    if location.contains('@') {
        return Err(Why::UserInformation);
    }
    match secrets::looks_secret(location) || secrets::looks_random(location) {
        true => Err(Why::LooksSecret),
        false => Ok(()),
    }
}

/// Whether a link may say that of the outcome.
pub fn expectation(value: &str, request: &AuthorizationRequest) -> bool {
    let name = "audience".to_owned();
    let value = value.to_owned();
    param(&Param { name, value }, request).is_ok()
}

fn value(value: &str) -> Result<(), Why> {
    if encode(value).len() > MAX_VALUE {
        return Err(Why::TooLong);
    }
    let unreadable = |c: char| c == '\u{fffd}' || c.is_control();
    match value.chars().any(unreadable) {
        true => Err(Why::Malformed),
        false => Ok(()),
    }
}

/// Whether a value holds one that another parameter keeps to itself: somebody put `state` into the redirect URI, say,
/// encoded or in other letters.
fn repeats_a_secret(value: &str, request: &AuthorizationRequest) -> bool {
    // Shorter ones are words, and words meet by chance.
    const LEAST: usize = 8;
    let mut kept = (request.params.iter())
        .filter(|p| p.value.trim().len() >= LEAST && p.name != "code_challenge_method")
        .filter(|p| {
            !matches!(
                params::param(&p.name).map(|row| row.share),
                Some(Share::Yes)
            )
        })
        .map(|p| p.value.trim().to_ascii_lowercase())
        .peekable();
    if kept.peek().is_none() {
        return false;
    }
    let mut forms = vec![value.to_ascii_lowercase()];
    // As often as `looks_secret` decodes: what is encoded more often is left out for that.
    for _ in 0..4 {
        let last = forms.last().map_or("", String::as_str);
        let decoded = percent::decode_keeping_plus(last).to_ascii_lowercase();
        if forms.contains(&decoded) {
            break;
        }
        forms.push(decoded);
    }
    kept.any(|kept| forms.iter().any(|form| form.contains(&kept)))
}
