//! What a person reads: each library's snippet for one request, kept beside this file to be looked at.
//!
//! `UPDATE_SNIPPETS=1 cargo test --test sdk` writes them anew. Read the difference before you commit it.

use crate::requests;
use claimscope::oauth::providers::provider;
use claimscope::oauth::reads::Reads;
use claimscope::sdk::{For, Group, SDKS, Sdk, Snippet};
use std::fs;
use std::path::PathBuf;

fn page(sdk: &Sdk, provider_id: &str) -> String {
    let mut request = requests::usual(provider(provider_id).unwrap());
    match provider_id {
        "entra" => {
            request.remove("audience");
            request.set(
                "scope",
                "openid api://99999999-8888-7777-6666-555555555555/access_as_user",
            );
            request.set("prompt", "select_account");
        }
        "cognito" => {
            request.remove("audience");
            request.set("scope", "openid https://api.example.com/orders.read");
        }
        "github" => {
            request.remove("audience");
            request.set("scope", "read:user");
        }
        _ => {
            request.set("max_age", "3600");
            request.set("ui_locales", "de");
            request.set("ext-campaign", "spring");
        }
    }
    text(sdk, provider_id, &sdk.write(&request))
}

/// What an API of that provider is set to that checks more than the request shows.
fn checked(sdk: &Sdk, provider_id: &str, reads: &Reads) -> String {
    let request = requests::usual(provider(provider_id).unwrap());
    text(sdk, provider_id, &sdk.write_reading(&request, reads))
}

fn text(sdk: &Sdk, provider_id: &str, snippet: &Snippet) -> String {
    let mut page = format!("{} {}, {provider_id}\n", sdk.title, sdk.version);
    for file in &snippet.files {
        page += &format!("--- {}\n{}", file.name, file.text());
    }
    page += "--- notes\n";
    for note in &snippet.notes {
        page += &format!("{note}\n");
    }
    page
}

#[test]
fn snippets_read_as_reviewed() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/sdk/written");
    let mut pages: Vec<(String, String)> = SDKS
        .iter()
        .map(|sdk| {
            let provider = if sdk.fits == For::Microsoft {
                "entra"
            } else {
                "auth0"
            };
            (format!("{}.txt", sdk.id), page(sdk, provider))
        })
        .collect();
    for id in [
        "express-oauth2-jwt-bearer",
        "spring-resource-server",
        "aspnetcore-jwtbearer",
        "fastapi",
    ] {
        let sdk = claimscope::sdk::sdk(id).unwrap();
        pages.push((format!("{id}-cognito.txt"), page(sdk, "cognito")));
        pages.push((format!("{id}-entra.txt"), page(sdk, "entra")));
    }
    let reads = requests::reads();
    for sdk in SDKS.iter().filter(|sdk| sdk.group == Group::Api) {
        let page = checked(sdk, "auth0", &reads[0]);
        pages.push((format!("{}-checked.txt", sdk.id), page));
        let page = checked(sdk, "auth0", &reads[5]);
        pages.push((format!("{}-secret.txt", sdk.id), page));
    }
    // It issues no ID token, so that its API says who signed in.
    let spring = claimscope::sdk::sdk("spring-security").unwrap();
    pages.push((
        "spring-security-github.txt".to_owned(),
        page(spring, "github"),
    ));
    if std::env::var_os("UPDATE_SNIPPETS").is_some() {
        fs::create_dir_all(&folder).unwrap();
        for (name, page) in &pages {
            fs::write(folder.join(name), page).unwrap();
        }
    }
    let kept = fs::read_dir(&folder).unwrap().count();
    assert_eq!(kept, pages.len(), "one file a page in {}", folder.display());
    for (name, page) in pages {
        let kept = fs::read_to_string(folder.join(&name)).unwrap_or_default();
        assert_eq!(kept, page, "{name}");
    }
}

/// An API whose tokens are signed with HS256 was shown code that fetches public keys: it could check none of them.
#[test]
fn a_shared_secret_is_taken_from_the_environment_and_no_key_is_fetched() {
    for sdk in SDKS.iter().filter(|sdk| sdk.group == Group::Api) {
        for provider in ["auth0", "azure-b2c", "cognito"] {
            let page = checked(sdk, provider, &requests::reads()[5]);
            assert!(page.contains("TOKEN_SECRET"), "{}: {page}", sdk.id);
            for fetches in [
                "jwk",
                "issuerBaseURL",
                "options.Authority",
                "withIssuerLocation",
                "httpx",
                "cache",
            ] {
                let code = page.replace("joserfc.jwk", "");
                assert!(!code.contains(fetches), "{}: {fetches} in {page}", sdk.id);
            }
        }
        let mut mixed = requests::reads()[5].clone();
        mixed.algorithms.push("RS256".to_owned());
        let page = checked(sdk, "auth0", &mixed);
        assert!(
            !page.contains("environment") && page.contains("of one kind alone"),
            "{page}"
        );
    }
}
