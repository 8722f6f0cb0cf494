//! Values, and the words beside them.

use super::{Meaning, Place, VENDORS, known, say};
use crate::oauth::Provider;
use crate::text::json::parse;

#[track_caller]
fn said(place: Place, name: &str, value: &str, provider: Option<&Provider>) -> String {
    let header = parse(r#"{"alg":"RS256"}"#).unwrap();
    let meaning = known(place, name, provider);
    say(&meaning, &parse(value).unwrap(), header.as_object()).unwrap_or_default()
}

#[test]
fn a_value_is_said_for_what_it_is() {
    for (name, value, words) in [
        ("sub", r#""x""#, ""),
        ("scope", r#""openid profile email""#, "3 scopes"),
        ("scope", r#"["a","b"]"#, "2 scopes"),
        ("scope", r#""openid""#, ""),
        ("scope", "1", ""),
        ("groups", r#"["a","b","c"]"#, "3 groups"),
        ("nationalities", r#"["AT","FR"]"#, "2 nationalities"),
        ("aud", r#"["a","b"]"#, "2 audiences"),
        ("aud", r#""a""#, ""),
        ("exp", "1", ""),
        ("ttl", "43200", "12 hours"),
        ("email_verified", "true", ""),
        ("email_verified", r#""true""#, "true, written as a string"),
        (
            "amr",
            r#"["pwd","otp"]"#,
            "signed in with password, one-time password",
        ),
        (
            "amr",
            r#"["pwd","okta_verify"]"#,
            "signed in with password, okta_verify",
        ),
        (
            "amr",
            r#"[{"method":"totp","timestamp":1767229200}]"#,
            "signed in with totp at 2026-01-01 01:00:00 UTC",
        ),
        ("amr", "[1]", ""),
        ("amr", r#""pwd""#, ""),
        (
            "acr",
            r#""urn:mace:incommon:iap:silver""#,
            "InCommon Silver",
        ),
        (
            "acr",
            r#""http://eidas.europa.eu/LoA/high""#,
            "eIDAS level high",
        ),
        ("acr", r#""my-own""#, ""),
        (
            "cnf",
            r#"{"jkt":"x"}"#,
            "bound to a DPoP key, by its thumbprint",
        ),
        (
            "cnf",
            r#"{"x5t#S256":"x"}"#,
            "bound to a client certificate, by its thumbprint",
        ),
        ("cnf", r#"{"other":"x"}"#, ""),
        ("sub_jwk", r#"{"kty":"EC","crv":"P-256"}"#, "EC key, P-256"),
        (
            "sub_jwk",
            r#"{"kty":"RSA","d":"x"}"#,
            "RSA key, with its secret part",
        ),
        (
            "at_hash",
            r#""77QmUPtjPfzWtF2AnpK9RQ""#,
            "left half of the SHA-256 of the access token",
        ),
        (
            "at_hash",
            r#""77QmUPtj""#,
            "length 8; with RS256 half a hash of the access token has 22",
        ),
        (
            "ath",
            r#""x""#,
            "length 1; a SHA-256 of the access token has 43",
        ),
        ("iss", r#""https://tenant.eu.auth0.com/""#, ""),
        (
            "picture",
            r#""https://cdn.example.com/a.png""#,
            "at cdn.example.com",
        ),
        (
            "picture",
            r#""https://accounts.example.com@evil.example/""#,
            "at evil.example: what stands before @ is a user name",
        ),
        (
            "picture",
            r#""http://example.com/a""#,
            "at example.com, without encryption",
        ),
        ("picture", r#""http://localhost/a""#, ""),
        (
            "picture",
            r#""javascript:alert(1)""#,
            "can run script: never open it",
        ),
        ("picture", r#""a.png""#, ""),
    ] {
        assert_eq!(
            said(Place::Claims, name, value, None),
            words,
            "{name} {value}"
        );
    }
}

#[test]
fn a_header_is_said_for_what_it_is() {
    for (name, value, words) in [
        ("alg", r#""ES256""#, "ECDSA with P-256 and SHA-256"),
        ("alg", r#""es256""#, ""),
        ("enc", r#""A256GCM""#, "AES-256 GCM"),
        ("typ", r#""JWT""#, ""),
        ("typ", r#""application/AT+JWT""#, "JWT access token"),
        ("zip", r#""DEF""#, "DEFLATE"),
        ("x5c", r#"["a","b"]"#, "2 certificates"),
    ] {
        assert_eq!(
            said(Place::Header, name, value, None),
            words,
            "{name} {value}"
        );
    }
}

#[test]
fn a_vendors_values_are_said_in_that_vendors_tokens_alone() {
    for (row, value, words) in [
        (
            "entra tid",
            r#""9188040d-6c67-4c5b-b112-36a304b66dad""#,
            "personal Microsoft accounts, no organization",
        ),
        (
            "entra aud",
            r#""00000003-0000-0000-c000-000000000000""#,
            "Microsoft Graph",
        ),
        (
            "entra azpacr",
            r#""1""#,
            "authenticated with a client secret",
        ),
        ("cognito token_use", r#""access""#, "access token"),
        (
            "keycloak typ",
            r#""Offline""#,
            "offline token: a refresh token that outlives the session",
        ),
        (
            "keycloak aud",
            r#"["account","api"]"#,
            "Keycloak’s own account console",
        ),
        ("supabase aal", r#""aal2""#, "several factors"),
        ("apple real_user_status", "2", "likely a real person"),
        (
            "kubernetes kubernetes.io",
            r#"{"namespace":"a","pod":{}}"#,
            "bound to a pod",
        ),
    ] {
        let (id, name) = row.split_once(' ').unwrap();
        let vendor = VENDORS.iter().find(|v| v.id == id).unwrap();
        let row = vendor.claims.iter().find(|row| row.name == name).unwrap();
        let value = parse(value).unwrap();
        let ours = say(&Meaning::Ours(row), &value, None);
        assert_eq!(ours.as_deref(), Some(words), "{id} {name}");
        assert_eq!(say(&Meaning::Elsewhere(row, "x"), &value, None), None);
    }
}
