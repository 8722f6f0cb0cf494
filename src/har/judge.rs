//! What went wrong at a step of a login, said beside it.
//!
//! Compares what only a recording shows together: request and answer, challenge and verifier, a call and the token that it
//! carried. What a token shows, alone or beside others, is said by the rules, what is wrong with a call to an API by [`super::called`].

use super::called::proof;
use super::entry::param;
use super::event::Event;
use super::report::Said;
use super::thread::Thread;
use super::tokens::{Tokens, at_time};
use super::unanswered::unanswered;
use crate::lint::Severity::{Error, Note, Warning};
use crate::oauth::request::Param;
use crate::oauth::response::MESSAGE;
use crate::oauth::{Context, errors, pkce};
use crate::spec::{Clause, rfc};
use crate::text::shortened;

/// What is to be said about a request that the application itself makes, beside what its kind asks for.
pub fn asked(event: &Event) -> Vec<Said> {
    let mut says = answered_with_error(event);
    says.extend(unanswered(event));
    says
}

/// An error that the answer holds in its redirect or its JSON.
fn answered_with_error(event: &Event) -> Vec<Said> {
    error_in(&event.answer).into_iter().collect()
}

/// What is to be said about a request to an authorization endpoint, or about a redirect on the way.
pub fn authorized(event: &Event) -> Vec<Said> {
    let mut says = answered_with_error(event);
    if says.is_empty() {
        says.extend(shown(event));
    }
    if says.is_empty() && event.status >= 400 {
        let text = format!(
            "The server answered {} and did not redirect: it does so where client_id or redirect_uri are not as registered.",
            event.status
        );
        says.push(Said::new(Error, text, const { &[rfc(6749, "4.1.2.1")] }));
    }
    says
}

/// The error that the server shows to the person, on a page of its own.
fn shown(event: &Event) -> Option<Said> {
    let message = param(&event.answer, MESSAGE).filter(|_| event.location.is_none())?;
    let (code, _) = message.split_once(':')?;
    let text = format!(
        "The server shows this and does not go back to the application: {}",
        shortened(message, 300)
    );
    Some(Said {
        explained: errors::explain(code, message),
        ..Said::new(Error, stop(text), const { &[rfc(6749, "4.1.2.1")] })
    })
}

/// What is to be said about an answer that reached the application, beside what the rules say.
pub fn came_back(event: &Event) -> Vec<Said> {
    error_in(&event.params).into_iter().collect()
}

/// What is to be said about a request for tokens and its answer, beside what the rules say.
pub fn exchanged(
    event: &Event,
    thread: &Thread,
    used: Option<usize>,
    tokens: &Tokens,
    context: &Context,
) -> Vec<Said> {
    let mut says = asked(event);
    let failed = !says.is_empty();
    says.extend(proof::wrong(
        event,
        None,
        tokens,
        &at_time(context, event.at),
    ));
    let sent = |name: &str| param(&event.params, name);
    let is_code = sent("grant_type") == Some("authorization_code");
    let before = used.and_then(|used| thread.used.iter().find(|(token, _)| *token == used));
    if let Some((_, entry)) = before {
        let (what, severity) = match (is_code, failed) {
            (true, _) => ("This code was used before", Error),
            (false, true) => ("This refresh token was used before", Error),
            (false, false) => ("This refresh token was used before", Note),
        };
        let spec: &[Clause] = if is_code {
            const { &[rfc(6749, "4.1.2")] }
        } else {
            const { &[rfc(6749, "6")] }
        };
        let help = if is_code {
            "it is good for one exchange"
        } else {
            "a server may have replaced it then"
        };
        says.push(Said::new(
            severity,
            format!("{what}, in entry {entry}; {help}."),
            spec,
        ));
    }
    if is_code && !thread.asked.is_empty() {
        says.extend(pkce_pair(event, thread));
        for name in ["redirect_uri", "client_id"] {
            let (asked, now) = (thread.asked(name), sent(name));
            let differs =
                asked.is_some() && asked != now && (now.is_some() || name == "redirect_uri");
            // A server that took it knows better: a confidential client names itself elsewhere.
            if differs && (failed || now.is_some()) {
                let text = match now {
                    Some(_) => format!(
                        "{name} is not the one of the authorization request; they must be identical."
                    ),
                    None => format!(
                        "{name} is missing here, although the authorization request had it."
                    ),
                };
                says.push(Said::new(Error, text, const { &[rfc(6749, "4.1.3")] }));
            }
        }
    }
    // Where a browser was sent to log in, the recording is one of a browser.
    let is_secret = event.client.starts_with("client_secret");
    if is_secret && !thread.asked.is_empty() {
        let text = "The client authenticated itself with a secret. In a browser everybody can read it: an application that runs there has none, and uses PKCE.";
        says.push(Said::new(Warning, text, const { &[rfc(6749, "10.1")] }));
    }
    says
}

/// What is expected of a token at that entry: the API of the person, or else the one that the login asked for.
pub fn expecting(context: &Context, thread: Option<&Thread>, event: &Event) -> Context {
    let mut expected = at_time(context, event.at);
    if let Some(thread) = thread {
        let asked = |value: Option<&str>| value.map(str::to_owned);
        expected.audience = expected.audience.or_else(|| asked(thread.api()));
        expected.client_id = expected.client_id.or_else(|| thread.flow.client_id.clone());
    }
    expected
}

/// The error among parameters or members.
pub fn error_in(params: &[Param]) -> Option<Said> {
    let code = param(params, "error")?;
    let description = param(params, "error_description").unwrap_or_default();
    let text = match description.is_empty() {
        true => format!("The server answered: {}", shortened(code, 80)),
        false => format!(
            "The server answered: {}: {}",
            shortened(code, 80),
            shortened(description, 300)
        ),
    };
    let explained = errors::explain(code, description);
    // No failures: the same request is made again.
    let severity = match code {
        "authorization_pending" | "slow_down" | "use_dpop_nonce" => Note,
        _ => Error,
    };
    Some(Said {
        explained,
        ..Said::new(severity, stop(text), const { &[rfc(6749, "4.1.2.1")] })
    })
}

/// The text as a sentence: with a full stop, where it has no other end.
pub fn stop(mut text: String) -> String {
    if !text.ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
    text
}

/// The PKCE pair (RFC 7636 §4.6).
fn pkce_pair(event: &Event, thread: &Thread) -> Option<Said> {
    let verifier = param(&event.params, "code_verifier");
    let (challenge, verifier) = match (thread.asked("code_challenge"), verifier) {
        (Some(challenge), Some(verifier)) => (challenge, verifier),
        (Some(_), None) => {
            let text = "code_verifier is missing here, although the authorization request had a code_challenge.";
            return Some(Said::new(Error, text, const { &[rfc(7636, "4.5")] }));
        }
        (None, _) => return None,
    };
    let is_s256 = thread.asked("code_challenge_method") == Some("S256");
    let expected = if is_s256 {
        pkce::challenge(verifier)
    } else {
        verifier.to_owned()
    };
    Some(match expected == challenge {
        true => Said::new(
            Note,
            "code_verifier belongs to the code_challenge of the request.",
            const { &[rfc(7636, "4.6")] },
        ),
        false => Said::new(
            Error,
            "code_verifier does not belong to the code_challenge of the request: it may be of another login, in another tab.",
            const { &[rfc(7636, "4.6")] },
        ),
    })
}
