//! The table of libraries keeps its conventions.

use crate::requests;
use claimscope::oauth::import;
use claimscope::oauth::providers::{PROVIDERS, provider};
use claimscope::oauth::request::AuthorizationRequest;
use claimscope::sdk::quote::Language;
use claimscope::sdk::template::holes;
use claimscope::sdk::{Group, SDKS, offered, sdk};
use std::collections::BTreeSet;

#[test]
fn the_table_is_the_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/sdk/templates");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    let ids: BTreeSet<String> = SDKS.iter().map(|sdk| sdk.id.to_owned()).collect();
    assert_eq!(ids, files);
    assert_eq!(ids.len(), SDKS.len(), "a code stands twice");
    assert!(SDKS.iter().all(|row| sdk(row.id) == Some(row)));
}

#[test]
fn a_row_says_its_version_and_its_source() {
    for sdk in SDKS {
        assert!(!sdk.title.is_empty() && !sdk.docs.is_empty(), "{}", sdk.id);
        assert!(
            sdk.version.contains(|c: char| c.is_ascii_digit()),
            "{}",
            sdk.id
        );
        assert!(sdk.note.is_empty() || sdk.note.ends_with('.'), "{}", sdk.id);
        for clause in sdk.docs {
            assert!(
                clause.url().is_some_and(|url| url.starts_with("https://")),
                "{}",
                sdk.id
            );
        }
    }
}

#[test]
fn a_template_begins_with_a_file_of_a_known_language_and_has_known_forms() {
    const FORMS: [&str; 6] = ["", "list", "each", "many", "number", "attribute"];
    for sdk in SDKS {
        let name = sdk
            .template
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("@file "));
        assert!(name.and_then(Language::of_file).is_some(), "{}", sdk.id);
        for hole in holes(sdk.template) {
            assert!(FORMS.contains(&hole.form), "{}: {hole:?}", sdk.id);
            let any = ["*key", "*name", "*value", "*curl"];
            assert!(
                !hole.name.starts_with('*') || any.contains(&hole.name),
                "{}: {hole:?}",
                sdk.id
            );
        }
        // Whatever a person adds to the request has a place.
        let has_rest = holes(sdk.template).any(|hole| hole.name.starts_with('*'));
        assert_eq!(has_rest, sdk.group == Group::SignIn, "{}", sdk.id);
    }
}

#[test]
fn each_provider_is_offered_what_fits_it() {
    let ids = |id: &str, group| {
        let request = requests::usual(provider(id).unwrap());
        offered(group, &request)
            .map(|sdk| sdk.id)
            .collect::<Vec<_>>()
    };
    for (id, has, lacks) in [
        (
            "auth0",
            &["auth0-react", "oidc-client-ts", "curl"][..],
            &["msal-browser"][..],
        ),
        (
            "entra",
            &["msal-browser", "aspnetcore-openidconnect"],
            &["auth0-react", "passport-auth0"],
        ),
        (
            "github",
            &["authlib", "x-oauth2", "curl"],
            &["oidc-client-ts", "authjs"],
        ),
        ("firebase", &[], &["curl", "authlib"]),
    ] {
        let offered = ids(id, Group::SignIn);
        assert!(
            has.iter().all(|sdk| offered.contains(sdk)),
            "{id}: {offered:?}"
        );
        assert!(
            !lacks.iter().any(|sdk| offered.contains(sdk)),
            "{id}: {offered:?}"
        );
    }
    assert_eq!(ids("google", Group::Api), [""; 0]);
    assert!(ids("cognito", Group::Api).contains(&"fastapi"));
    assert!(!ids("cognito", Group::Api).contains(&"go-jwt-middleware"));
    for provider in PROVIDERS {
        let request = requests::usual(provider);
        for sdk in SDKS {
            assert!(
                sdk.unfit(&request).is_none_or(|why| why.ends_with('.')),
                "{}",
                sdk.id
            );
        }
    }
}

/// A note said that passport-auth0 sends a challenge, and the code did not switch that on; the handler of ASP.NET Core has an
/// answer posted where the request has it in the query.
#[test]
fn what_a_library_sends_only_where_code_asks_for_it_is_asked_for() {
    let code = ("response_type", "code");
    for (id, params, line, is_there) in [
        ("passport-auth0", vec![code], "state: true,", true),
        ("passport-auth0", vec![code], "pkce: true,", true),
        ("passport-auth0", vec![code], "app.use(session(", true),
        (
            "x-oauth2",
            vec![code],
            "SetAuthURLParam(\"nonce\", nonce)",
            false,
        ),
        (
            "x-oauth2",
            vec![code, ("nonce", "n")],
            "SetAuthURLParam(\"nonce\", nonce)",
            true,
        ),
        (
            "oidc-client-ts",
            vec![code, ("nonce", "n")],
            "nonce: crypto.randomUUID()",
            true,
        ),
        (
            "oidc-client-ts",
            vec![code],
            "nonce: crypto.randomUUID()",
            false,
        ),
        (
            "aspnetcore-openidconnect",
            vec![code],
            "ResponseMode = \"query\";",
            true,
        ),
        (
            "aspnetcore-openidconnect",
            vec![code, ("response_mode", "form_post")],
            "ResponseMode = \"form_post\";",
            true,
        ),
        (
            "aspnetcore-openidconnect",
            vec![("response_type", "id_token")],
            "ResponseMode",
            false,
        ),
    ] {
        let mut request = AuthorizationRequest::new(provider("auth0").unwrap());
        for (name, value) in &params {
            request.set(name, *value);
        }
        let files = sdk(id).unwrap().write(&request).files;
        let text: String = files.iter().map(|file| file.text()).collect();
        assert_eq!(text.contains(line), is_there, "{id} {params:?}: {line}");
    }
}

/// The snippet's notes said that Auth0.swift makes a nonce, and the note on a configuration of it that it makes none.
#[test]
fn a_library_makes_the_same_nonce_in_what_is_read_as_in_what_is_written() {
    let mut compared = 0;
    for sdk in SDKS {
        let rows = import::SDKS.iter();
        let Some(read) = rows.clone().find(|row| row.title == sdk.title) else {
            continue;
        };
        let mut with = read.makes_with.iter();
        let makes = read.makes.contains(&"nonce") || with.any(|(_, name)| *name == "nonce");
        let sends = sdk.own.iter().any(|own| own.name == "nonce" && own.sent);
        assert_eq!(makes, sends, "{}", sdk.title);
        compared += 1;
    }
    assert!(compared > 10, "{compared}");
}
