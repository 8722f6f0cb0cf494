//! Every row of Auth0's table of audiences, and what is known beside it.

use super::*;
use crate::oauth::outcome::predict;
use crate::oauth::providers::auth0::AUTH0;

fn request(audience: &str, more: &[(&str, &str)]) -> AuthorizationRequest {
    let mut request = AuthorizationRequest::new(&AUTH0);
    request.location = "tenant.eu.auth0.com".to_owned();
    request.set("client_id", "k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb");
    request.set("audience", audience);
    for (name, value) in more {
        request.set(name, *value);
    }
    request
}

/// What the whole prediction says, in the columns of the table in "Get Access Tokens" and what is known beside it: format,
/// what settings can make of it, the values of `aud`, the errors with their texts.
fn gets(request: &AuthorizationRequest) -> (&'static str, String, String, String) {
    let outcome = predict(request);
    let or: Vec<&str> = (outcome.access_token.or.iter())
        .map(|format| format.name())
        .collect();
    let errors: Vec<String> = (outcome.errors.iter())
        .map(|error| {
            let certainty = if error.expected { "!" } else { "?" };
            [error.code, certainty].concat()
        })
        .collect();
    let aud = match outcome.audience.seen {
        Seen::Exactly => outcome.audience.values.join(" "),
        seen => seen.name().to_owned(),
    };
    (
        outcome.access_token.format.name(),
        or.join(" "),
        aud,
        errors.join(" "),
    )
}

#[test]
fn each_row_of_the_documented_table() {
    const API: &str = "https://api.example.com";
    const BOTH: &str = "https://api.example.com https://tenant.eu.auth0.com/userinfo";
    const POSSIBLE: &str = "access_denied? unauthorized_client?";
    for (audience, format, or, aud, errors, says) in [
        // Opaque, /userinfo: no parameter, no value, the tenant, and the endpoint itself.
        ("", "opaque", "jwt", "hidden", "", "Default Audience"),
        (" ", "opaque", "jwt", "hidden", "", "Default Audience"),
        (
            "tenant.eu.auth0.com",
            "opaque",
            "",
            "hidden",
            "",
            "own domain",
        ),
        (
            "https://tenant.eu.auth0.com",
            "opaque",
            "",
            "hidden",
            "",
            "own domain",
        ),
        (
            "https://tenant.eu.auth0.com/",
            "opaque",
            "",
            "hidden",
            "",
            "own domain",
        ),
        (
            "https://Tenant.EU.auth0.com/userinfo",
            "opaque",
            "",
            "hidden",
            "",
            "/userinfo",
        ),
        // A JWT: an API of one's own, encrypted where it is set so.
        (API, "jwt", "encrypted-jwt", BOTH, POSSIBLE, "registered"),
        (
            "orders",
            "jwt",
            "encrypted-jwt",
            "orders https://tenant.eu.auth0.com/userinfo",
            POSSIBLE,
            "registered",
        ),
        (
            "urn:orders",
            "jwt",
            "encrypted-jwt",
            "urn:orders https://tenant.eu.auth0.com/userinfo",
            POSSIBLE,
            "registered",
        ),
        // A JWT: Auth0's own APIs, whose identifiers end with a slash.
        (
            "https://tenant.eu.auth0.com/api/v2/",
            "jwt",
            "",
            "https://tenant.eu.auth0.com/api/v2/",
            "unauthorized_client?",
            "Management API",
        ),
        (
            "https://tenant.eu.auth0.com/me/",
            "jwt",
            "",
            "https://tenant.eu.auth0.com/me/",
            "unauthorized_client?",
            "My Account",
        ),
        (
            "https://tenant.eu.auth0.com/mfa/",
            "jwt",
            "",
            "https://tenant.eu.auth0.com/mfa/",
            "unauthorized_client?",
            "MFA",
        ),
        (
            "https://tenant.eu.auth0.com/my-org/",
            "jwt",
            "",
            "https://tenant.eu.auth0.com/my-org/",
            "unauthorized_client?",
            "My Organization",
        ),
        // No API: an error instead of a token.
        (
            "https://tenant.eu.auth0.com/api/v2",
            "unknown",
            "",
            "unknown",
            "access_denied!",
            "ends with a slash",
        ),
        (
            "https://tenant.eu.auth0.com/me",
            "unknown",
            "",
            "unknown",
            "access_denied!",
            "end with a slash",
        ),
        (
            "k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb",
            "unknown",
            "",
            "unknown",
            "access_denied!",
            "client ID",
        ),
        (
            " https://api.example.com",
            "unknown",
            "",
            "unknown",
            "access_denied!",
            "exactly",
        ),
        (
            "https%3A%2F%2Fapi.example.com",
            "unknown",
            "",
            "unknown",
            "access_denied!",
            "exactly",
        ),
        (
            "https://a.example.com https://b.example.com",
            "unknown",
            "",
            "unknown",
            "access_denied!",
            "several",
        ),
        (
            "https://a.example.com,https://b.example.com",
            "unknown",
            "",
            "unknown",
            "access_denied!",
            "several",
        ),
        // Nothing yet.
        (
            "YOUR_API_IDENTIFIER",
            "unknown",
            "",
            "unknown",
            "",
            "placeholder",
        ),
    ] {
        let request = request(audience, &[("response_type", "code"), ("scope", "openid")]);
        let found = gets(&request);
        let found = (
            found.0,
            found.1.as_str(),
            found.2.as_str(),
            found.3.as_str(),
        );
        assert_eq!(found, (format, or, aud, errors), "{audience}");
        let why = predict(&request).access_token.reason.why.text();
        assert!(why.contains(says), "{audience}: {why}");
    }
}

#[test]
fn an_identifier_that_is_not_registered_is_refused_with_its_name() {
    let request = request("https://api.example.com", &[("response_type", "code")]);
    let error = predict(&request).errors.remove(0);
    let said = error.description.as_deref();
    assert_eq!(said, Some("Service not found: https://api.example.com"));
    assert!(!error.expected);
}

#[test]
fn aud_is_an_array_only_with_openid_and_the_reason_names_the_algorithm() {
    let api = "https://api.example.com";
    for (scope, audience) in [
        ("read:x", vec![api]),
        ("openid", vec![api, "https://tenant.eu.auth0.com/userinfo"]),
    ] {
        let request = request(api, &[("response_type", "code"), ("scope", scope)]);
        let aud = predict(&request).audience;
        assert_eq!(aud.values, audience);
        let why = aud.reason.why.text();
        assert_eq!(why.contains("HS256"), scope == "openid", "{why}");
    }
}

#[test]
fn several_audience_parameters_are_one_too_many() {
    let mut request = request("https://a.example.com", &[("response_type", "code")]);
    request.params.push(Param {
        name: "audience".to_owned(),
        value: "https://b.example.com".to_owned(),
    });
    assert_eq!(gets(&request).0, "unknown");
}

#[test]
fn a_token_for_userinfo_lasts_as_its_flow_says_and_one_for_an_api_as_its_setting() {
    let api = "https://api.example.com";
    for (audience, types, seconds) in [
        ("", "token", Some(7200)),
        ("", "id_token token", Some(7200)),
        ("", "code", Some(86_400)),
        ("", "code token", Some(86_400)),
        (api, "code", Some(86_400)),
        (api, "token", Some(86_400)),
        ("https://tenant.eu.auth0.com/api/v2/", "code", None),
    ] {
        let request = request(audience, &[("response_type", types), ("scope", "openid")]);
        let known = lifetimes(&request).access_token.seconds();
        assert_eq!(known.map(|(from, _)| from), seconds, "{audience} {types}");
    }
}

#[test]
fn what_is_beside_the_table_is_a_note() {
    let note = |request: &AuthorizationRequest| {
        let notes = predict(request).notes.into_iter();
        notes
            .map(|note| note.reason.why.text().to_owned())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let code = [("response_type", "code")];
    let local = [
        ("response_type", "code"),
        ("redirect_uri", "http://localhost:3000/cb"),
    ];
    assert!(note(&request("", &local)).contains("localhost"));
    let api = request("https://api.example.com", &code);
    assert!(note(&api).contains("per-app"));
    let scoped = [("response_type", "code"), ("scope", "openid read:x")];
    assert_eq!(note(&request("https://api.example.com", &scoped)), "");
    let member = [("response_type", "code"), ("organization", "org_x")];
    assert!(note(&request("", &member)).contains("org_id"));
    assert!(note(&request("", &code)).contains("client_credentials"));
    assert!(!note(&request("https://api.example.com", &code)).contains("client_credentials"));
    let mut custom = request("https://tenant.eu.auth0.com/api/v2/", &code);
    assert_eq!(note(&custom), "");
    custom.location = "login.example.com".to_owned();
    assert!(note(&custom).contains("custom domain"));
}

#[test]
fn third_party_applications_get_no_id_token_and_no_userinfo() {
    let mut request = request(
        "https://api.example.com",
        &[("response_type", "code"), ("scope", "openid")],
    );
    request.set("client_id", "tpc_k3Yq0aLcYFCKBYkDMiQr");
    let outcome = predict(&request);
    assert!(!outcome.id_token.value);
    assert_eq!(outcome.audience.values, ["https://api.example.com"]);
    request.remove("audience");
    let why = predict(&request).access_token.reason.why.text();
    assert!(why.contains("third-party"), "{why}");
}

#[test]
fn a_custom_domain_has_its_own_userinfo() {
    let mut request = request("https://login.example.com/userinfo", &[]);
    assert_eq!(access_token(&request).format, AccessTokenFormat::Jwt);
    request.location = "login.example.com".to_owned();
    assert_eq!(access_token(&request).format, AccessTokenFormat::Opaque);
}

#[test]
fn resource_stands_in_for_audience_only_where_the_tenant_says_so() {
    let resource = [("resource", "https://api.example.com")];
    let alone = access_token(&request("", &resource));
    assert_eq!(alone.format, AccessTokenFormat::Unknown);
    assert_eq!(alone.audience.as_deref(), Some("https://api.example.com"));
    let both = access_token(&request("https://b.example.com", &resource));
    assert_eq!(both.audience.as_deref(), Some("https://b.example.com"));
}
