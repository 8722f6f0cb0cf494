//! Every library, for every provider that it fits, for each shape of request.

use crate::requests;
use crate::tree::strings;
use claimscope::oauth::providers::PROVIDERS;
use claimscope::oauth::request::AuthorizationRequest;
use claimscope::sdk::quote::Language;
use claimscope::sdk::{Group, SDKS, Sdk, Snippet};

/// Calls it with each library and each request that fits.
fn each(mut look: impl FnMut(&'static Sdk, &str, &AuthorizationRequest, &Snippet)) -> usize {
    let mut count = 0;
    for provider in PROVIDERS {
        for (shape, request) in requests::all(provider) {
            for sdk in SDKS.iter().filter(|sdk| sdk.unfit(&request).is_none()) {
                look(sdk, shape, &request, &sdk.write(&request));
                count += 1;
            }
        }
    }
    count
}

/// The strings of a snippet; of a shell's, the arguments are what counts, and `run` looks at those.
fn literals(snippet: &Snippet) -> Vec<String> {
    let files = snippet.files.iter();
    files
        .flat_map(|file| strings(file.language, &file.text()))
        .collect()
}

#[test]
fn every_snippet_is_sound_in_its_language() {
    let count = each(|_, _, _, snippet| {
        assert!(!snippet.files.is_empty());
        literals(snippet);
    });
    assert!(count > 1000, "only {count}");
}

/// What a token's reader checks is code as well, and nothing of it is lost.
#[test]
fn what_an_api_checks_is_sound_in_every_language_and_complete() {
    for provider in PROVIDERS {
        let request = requests::usual(provider);
        let apis = SDKS.iter().filter(|sdk| sdk.group == Group::Api);
        for sdk in apis.filter(|sdk| sdk.unfit(&request).is_none()) {
            for reads in requests::reads() {
                let snippet = sdk.write_reading(&request, &reads);
                let written = literals(&snippet);
                let of = format!("{} for {}", sdk.id, provider.id);
                for word in reads.algorithms.iter().chain(&reads.scopes) {
                    let in_spring = word.replace("${", r"\${");
                    let is_there = written.iter().any(|text| {
                        let words: Vec<&str> = text.split(' ').collect();
                        let text = text.strip_prefix("SCOPE_").unwrap_or(text);
                        text == word || text == in_spring || words.contains(&word.as_str())
                    });
                    assert!(is_there, "{of} lacks {word}: {written:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_asked_for_stands_in_the_code_or_is_named_with_a_reason() {
    each(|sdk, shape, request, snippet| {
        if sdk.group != Group::SignIn || sdk.id == "curl" {
            return;
        }
        let written = literals(snippet);
        let code: String = snippet.files.iter().map(|file| file.text()).collect();
        let notes: Vec<String> = snippet.notes.iter().map(ToString::to_string).collect();
        for param in request.params.iter().filter(|p| !p.value.is_empty()) {
            let value = param.value.as_str();
            // `${` is escaped where Spring would look a placeholder up.
            let is_literal = |word: &str| {
                let in_spring = word.replace("${", r"\${");
                written
                    .iter()
                    .any(|text| text == word || *text == in_spring)
            };
            let words = || value.split(' ').filter(|word| !word.is_empty());
            let is_written = is_literal(value)
                || words().all(is_literal)
                || (value.parse::<u32>().is_ok() && code.contains(value));
            let is_path = param.name == "redirect_uri"
                && ["/callback", "/cb"].iter().any(|path| is_literal(path));
            let is_named = notes.iter().any(|note| note.contains(&param.name));
            assert!(
                is_written || is_path || is_named,
                "{} of {shape} to {} is lost by {}:\n{code}\n{}",
                param.name,
                request.provider.id,
                sdk.id,
                notes.join("\n")
            );
        }
    });
}

#[test]
fn what_belongs_to_one_sign_in_and_what_is_secret_stands_in_no_code() {
    each(|sdk, shape, request, snippet| {
        if shape != "everything" {
            return;
        }
        let written = literals(snippet);
        let is_written = |value: &str| written.iter().any(|text| text == value);
        assert!(!is_written("the secret"), "{}", sdk.id);
        if sdk.id == "curl" {
            return;
        }
        for name in [
            "state",
            "nonce",
            "code_challenge",
            "id_token_hint",
            "request",
            "login_ticket",
        ] {
            let value = request.get(name).unwrap();
            assert!(!is_written(value), "{}: {name}", sdk.id);
        }
    });
}

#[test]
fn the_api_that_is_asked_for_is_marked_at_its_line() {
    each(|sdk, shape, request, snippet| {
        let Some(api) = request.provider.api.parameter() else {
            return;
        };
        let Some(value) = request.get(api).filter(|_| shape == "usual") else {
            return;
        };
        let literal = |language: Language| language.string(value);
        let lines = snippet.files.iter().flat_map(|file| {
            let literal = literal(file.language);
            file.lines
                .iter()
                .filter(move |line| line.text.contains(literal.trim_matches(['"', '\''])))
        });
        let marked: Vec<_> = lines.filter(|line| line.param == api).collect();
        assert_eq!(marked.len(), 1, "{} for {}", sdk.id, request.provider.id);
    });
}

#[test]
fn a_value_that_is_not_known_has_a_placeholder_and_a_sentence() {
    each(|sdk, _, _, snippet| {
        let code: String = snippet.files.iter().map(|file| file.text()).collect();
        for (at, _) in code.match_indices("YOUR_") {
            let rest = &code[at..];
            let end = rest
                .find(|c: char| !c.is_ascii_uppercase() && c != '_')
                .unwrap_or(rest.len());
            let word = &rest[..end];
            let is_explained = snippet
                .notes
                .iter()
                .any(|note| note.to_string().contains(word));
            assert!(is_explained, "{}: {word} in\n{code}", sdk.id);
        }
    });
}

#[test]
fn no_note_repeats_itself_or_shows_a_value() {
    each(|sdk, shape, request, snippet| {
        let notes: Vec<String> = snippet.notes.iter().map(ToString::to_string).collect();
        for (at, note) in notes.iter().enumerate() {
            assert!(note.ends_with('.'), "{}: {note}", sdk.id);
            assert!(!notes[..at].contains(note), "{}: {note}", sdk.id);
            let secret = request
                .get("client_secret")
                .filter(|_| shape == "everything");
            assert!(
                secret.is_none_or(|secret| !note.contains(secret)),
                "{}: {note}",
                sdk.id
            );
        }
    });
}
