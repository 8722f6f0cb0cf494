//! What an API must know that is to take tokens of every Microsoft tenant: the issuer that a person expects is then one that no
//! token names ([`entra::for_every_tenant`]), and a library that compares it takes none.
//!
//! Writes no code: which tenants are served only whoever serves them knows.

use super::Sdk;
use crate::oauth::providers::entra;

/// What holds of every library.
const EVERY: &str = "No token names this issuer: each names its own tenant in its place, and the metadata at this address has {tenantid} there. So a library that compares the two does not start, or takes no token. List the issuers of the tenants that you serve, or check yourself that iss is https://login.microsoftonline.com/TID/v2.0 (https://sts.windows.net/TID/ in version 1.0) with the token’s own tid.";

/// The way that each library has, by its code.
const WAYS: [(&str, &str); 5] = [
    (
        "express-oauth2-jwt-bearer",
        "Here: issuer and jwksUri in place of issuerBaseURL, and a function iss among the validators.",
    ),
    (
        "spring-resource-server",
        "Here: JwtIssuerAuthenticationManagerResolver.fromTrustedIssuers with the issuers, in place of issuer-uri.",
    ),
    (
        "aspnetcore-jwtbearer",
        "Here: TokenValidationParameters.ValidIssuers with the issuers, or a function as IssuerValidator.",
    ),
    (
        "go-jwt-middleware",
        "Here: validator.WithIssuers with the issuers, in place of WithIssuer.",
    ),
    (
        "fastapi",
        "Here: values with the issuers, in place of value, in the claims registry.",
    ),
];

/// What is said of an API in that library that expects that issuer: nothing of one that tokens name.
pub(super) fn notes(sdk: &Sdk, issuer: &str) -> impl Iterator<Item = &'static str> {
    let is_any = entra::for_every_tenant(issuer).is_some();
    let way = WAYS.iter().find(|(id, _)| *id == sdk.id);
    let all = [Some(EVERY), way.map(|(_, way)| *way)];
    all.into_iter().flatten().filter(move |_| is_any)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::reads::Reads;
    use crate::oauth::request::AuthorizationRequest;
    use crate::sdk::{Group, SDKS};

    /// Copied with /common as issuer, Spring did not start and express refused every token.
    #[test]
    fn an_issuer_that_no_token_names_is_said_with_the_way_of_each_library() {
        let request = AuthorizationRequest::new(&entra::ENTRA);
        let said = |sdk: &Sdk, issuer: &str| {
            let reads = Reads {
                issuer: issuer.to_owned(),
                ..Reads::default()
            };
            let notes = sdk.write_reading(&request, &reads).notes;
            let notes = notes.iter().map(ToString::to_string);
            notes
                .filter(|note| {
                    note.starts_with("No token names this issuer") || note.starts_with("Here: ")
                })
                .count()
        };
        let mut apis = 0;
        for sdk in SDKS.iter().filter(|sdk| sdk.group == Group::Api) {
            apis += 1;
            for issuer in [
                "https://login.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/organizations/v2.0",
                "https://sts.windows.net/{tenantid}/",
            ] {
                assert_eq!(said(sdk, issuer), 2, "{}, {issuer}", sdk.id);
            }
            let own = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0";
            assert_eq!(said(sdk, own), 0, "{}", sdk.id);
        }
        assert_eq!(apis, WAYS.len());
    }
}
