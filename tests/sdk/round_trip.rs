//! What the page writes, the page reads: the code of a request, pasted, is that request again.

use crate::requests::usual;
use claimscope::oauth::import::{Imported, Reading, import};
use claimscope::oauth::providers::provider;
use claimscope::oauth::request::AuthorizationRequest;
use claimscope::sdk::{Group, offered};
use std::collections::BTreeSet;

/// Whom people ask most.
const ASKED: &[&str] = &["auth0", "entra", "okta", "keycloak", "google"];

/// What a library's code does not contain, and why.
const NOT_IN_CODE: &[(&str, &str, &str)] = &[
    (
        "authjs",
        "redirect_uri",
        "it is the site's address, which the code does not have, with a path of Auth.js's own",
    ),
    (
        "aspnetcore-auth0",
        "redirect_uri",
        "the handler puts the path behind the address that it is called at",
    ),
    (
        "aspnetcore-openidconnect",
        "redirect_uri",
        "the handler puts the path behind the address that it is called at",
    ),
];

fn read(text: &str) -> Result<Reading, String> {
    match import(text, None) {
        Ok(Imported::Request(reading)) => Ok(reading),
        other => Err(format!("{other:?}")),
    }
}

fn words(request: &AuthorizationRequest) -> BTreeSet<&str> {
    request.scope_tokens().collect()
}

/// What the text does not give back.
fn lost(id: &str, text: &str, asked: &AuthorizationRequest, names: &[&str]) -> Vec<String> {
    let read = match read(text) {
        Ok(reading) => reading.request,
        Err(error) => return vec![error],
    };
    let mut lost = Vec::new();
    if (read.provider, &read.location) != (asked.provider, &asked.location) {
        lost.push(format!("goes to {} {:?}", read.provider.id, read.location));
    }
    let is_absent = |name: &str| NOT_IN_CODE.iter().any(|row| row.0 == id && row.1 == name);
    for name in names.iter().copied().filter(|name| !is_absent(name)) {
        if read.get(name) != asked.get(name) {
            lost.push(format!("{name} is {:?}", read.get(name)));
        }
    }
    // A library may add some of its own.
    if !words(&read).is_superset(&words(asked)) {
        lost.push(format!("scope is {:?}", read.get("scope")));
    }
    lost
}

#[test]
fn code_that_the_page_writes_is_read_as_the_request_that_it_was_written_for() {
    let mut wrong = Vec::new();
    for asked in ASKED.iter().map(|id| usual(provider(id).unwrap())) {
        for api in ["audience", "resource"] {
            let mut asked = asked.clone();
            asked.remove("audience");
            asked.set(api, "https://api.example.com");
            asked.set("redirect_uri", "https://app.example.com/cb");
            for sdk in offered(Group::SignIn, &asked) {
                let files = sdk.write(&asked).files;
                let plain: Vec<String> = files.iter().map(|file| file.text()).collect();
                let every: &[&str] = &["client_id", "redirect_uri", api];
                let mut texts = vec![("all of it", plain.concat(), every)];
                // Each file has a button of its own, and what names the API is code in the second; a command line prints
                // them with their names.
                if files.len() > 1 {
                    let named =
                        (files.iter()).map(|file| ["--- ", file.name, "\n", &file.text()].concat());
                    texts.push(("with names", named.collect(), every));
                    texts.push(("first file", plain[0].clone(), &every[..2]));
                }
                for (what, text, names) in texts {
                    for lost in lost(sdk.id, &text, &asked, names) {
                        wrong.push(format!(
                            "{} for {}, {what}: {lost}",
                            sdk.id, asked.provider.id
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_not_in_the_code_is_said_where_it_is_read() {
    for (id, name, _) in NOT_IN_CODE {
        let asked = usual(provider("auth0").unwrap());
        let sdk = offered(Group::SignIn, &asked)
            .find(|sdk| sdk.id == *id)
            .unwrap();
        let reading = read(&sdk.write(&asked).files[0].text()).unwrap();
        assert_eq!(
            reading.request.get(name),
            None,
            "{id}: it is there after all"
        );
    }
}
