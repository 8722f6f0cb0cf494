//! What an API says itself of a call that it refused: in its challenges (RFC 6750 §3), or in its body.
//!
//! Does **not** know the token. The body has been read into members by [`super::super::refusal`].

use crate::har::entry::param;
use crate::har::event::Event;
use crate::har::judge::{error_in, stop};
use crate::har::refusal::{CODES, saying};
use crate::har::report::Said;
use crate::har::way::Way;
use crate::lint::Severity::{Error, Note};
use crate::oauth::errors;
use crate::oauth::www_authenticate::{self, Challenge};
use crate::spec::rfc;
use crate::text::shortened;

/// Every challenge of the answer, in order.
pub fn challenges(event: &Event) -> Vec<Challenge> {
    let values = event.challenges.iter();
    values
        .flat_map(|value| www_authenticate::parse(value))
        .collect()
}

/// What the API says itself: in its challenges, or in its body alone.
pub fn answered(event: &Event, challenges: &[Challenge], is_sent_well: bool) -> Vec<Said> {
    let mut says: Vec<Said> = challenges.iter().filter_map(error_of).collect();
    let has_error = !says.is_empty();
    if says.is_empty() {
        says.extend(in_words(event).or_else(|| in_code(event)));
    }
    let is_told = !says.is_empty();
    // Another challenge of the same answer, or its body, names what is wrong: then one that names nothing says nothing about it.
    let silent = challenges.iter().filter(|_| !has_error);
    for challenge in silent.filter(|challenge| challenge.get("error").is_none()) {
        let is_same = challenge.is("dpop") == (event.way == Way::Dpop);
        says.extend(asked(challenge, is_sent_well && is_same, is_told));
    }
    says
}

/// The error that a challenge names.
fn error_of(challenge: &Challenge) -> Option<Said> {
    let code = challenge.get("error")?;
    let description = challenge.get("error_description").unwrap_or_default();
    let mut text = format!("The API answered: {}", shortened(code, 80));
    if !description.is_empty() {
        text = format!("{text}: {}", shortened(description, 300));
    }
    if let Some(scope) = challenge.get("scope") {
        text = format!("{text}. It asks for the scope {}", shortened(scope, 200));
    }
    if let Some(claims) = challenge.get("claims").and_then(www_authenticate::claims) {
        let claims = shortened(&claims, 200);
        text = format!(
            "{}. It asks for the claims {claims}",
            text.trim_end_matches('.')
        );
    }
    // No failure: the same call is made again with the nonce of this answer.
    let severity = match code {
        "use_dpop_nonce" => Note,
        _ => Error,
    };
    Some(Said {
        explained: errors::explain(code, description),
        ..Said::new(severity, stop(text), const { &[rfc(6750, "3.1")] })
    })
}

/// The error of OAuth in the body.
fn in_code(event: &Event) -> Option<Said> {
    let code = param(&event.answer, "error")?;
    if is_no_more(code) && param(&event.answer, "error_description").is_none() {
        return None;
    }
    let said = error_in(&event.answer)?;
    let scope = param(&event.answer, "scope");
    let scope = scope.map(|scope| format!(" It asks for the scope {}.", shortened(scope, 200)));
    let text = said.text.replacen("The server", "The API", 1);
    Some(Said {
        text: [text, scope.unwrap_or_default()].concat(),
        spec: const { &[rfc(6750, "3.1")] },
        ..said
    })
}

/// What says no more than the status does.
const NO_MORE: [&str; 4] = ["unauthorized", "unauthorised", "forbidden", "access denied"];

/// What the body says in words, in place of a code or beside one that nobody defines: `{"message":"jwt expired"}`.
fn in_words(event: &Event) -> Option<Said> {
    let code = param(&event.answer, "error").unwrap_or_default();
    if errors::is_oauth(code) || errors::is_of_vendor(code) {
        return None;
    }
    let said = |name| param(&event.answer, name).filter(|words| !words.trim().is_empty());
    // One that is known comes first.
    let mut all = saying().filter_map(said);
    let known = all.find(|words| errors::of_api(words).is_some());
    let words = known.or_else(|| saying().find_map(said))?.trim();
    let is_number = |code: &&str| code.bytes().all(|byte| byte.is_ascii_digit());
    let codes = CODES.iter().filter_map(|name| param(&event.answer, name));
    let mut codes = codes.filter(|code| !is_number(code) && !is_no_more(code));
    let code = codes.find(|code| !code.eq_ignore_ascii_case(words));
    if code.is_none() && is_no_more(words) {
        return None;
    }
    let shown = code.map(|code| [&shortened(code, 80), ": "].concat());
    let text = stop(format!(
        "The API answered: {}{}",
        shown.unwrap_or_default(),
        shortened(words, 300)
    ));
    let by_code = || errors::explain(code?, words);
    Some(Said {
        explained: errors::explain(words, "").or_else(by_code),
        ..Said::new(Error, text, const { &[rfc(6750, "3.1")] })
    })
}

fn is_no_more(words: &str) -> bool {
    let words = words.trim_end_matches(['.', '!']);
    NO_MORE.iter().any(|no| words.eq_ignore_ascii_case(no))
}

/// What a challenge without an error asks for. Of one that is no more than its scheme nothing is to be said where no token was
/// sent behind that, or where something else tells what is wrong.
fn asked(challenge: &Challenge, is_sent: bool, is_told: bool) -> Option<Said> {
    if !(challenge.is("bearer") || challenge.is("dpop")) {
        return None;
    }
    // A realm alone tells nothing beside what does.
    let asks = ASKS.get(usize::from(is_told)..).unwrap_or_default();
    let asks = asks.iter().filter_map(|(name, words)| {
        let value = challenge.get(name).filter(|value| !value.is_empty())?;
        Some(format!("{words} {}", shortened(value, 200)))
    });
    let asks: Vec<String> = asks.collect();
    let scheme = shortened(&challenge.scheme, 20);
    if is_told {
        let text = format!(
            "The API asks for a token behind {scheme}: {}.",
            asks.join(", ")
        );
        return (!asks.is_empty()).then(|| Said::new(Error, text, const { &[rfc(6750, "3")] }));
    }
    let is_bare = challenge.params.is_empty() && challenge.token68.is_empty();
    let text = match asks.is_empty() {
        true if is_bare => format!(
            "The API answered with {scheme} alone: that names no error, as where an API sees no token. See whether something on the way takes Authorization off."
        ),
        true => format!(
            "The API asks for a token behind {scheme}, and names no error, as where an API sees no token{}. See whether something on the way takes Authorization off.",
            beside(challenge)
        ),
        false => format!(
            "The API asks for a token behind {scheme}: {}. Its challenge names no error, as where an API sees no token.",
            asks.join(", ")
        ),
    };
    (is_sent || !asks.is_empty()).then(|| Said {
        explained: errors::explain("", ""),
        ..Said::new(Error, text, const { &[rfc(6750, "3"), rfc(6750, "3.1")] })
    })
}

/// The names of the parameters of a challenge, as part of a sentence.
fn beside(challenge: &Challenge) -> String {
    let names = challenge.params.iter().take(5);
    let names: Vec<String> = names.map(|(name, _)| shortened(name, 40)).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!(" (it holds {})", names.join(", ")),
    }
}

/// Parameters of a challenge that say which token an API wants (RFC 6750 §3, RFC 9728 §5.1), and how that is said.
const ASKS: [(&str, &str); 3] = [
    ("realm", "realm"),
    ("scope", "scope"),
    ("resource_metadata", "its metadata at"),
];
