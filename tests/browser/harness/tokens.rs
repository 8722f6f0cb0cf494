//! Tokens as providers issue them, made up on the spot with times that are right now. Nothing here is signed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value as Json, json};
use std::time::{SystemTime, UNIX_EPOCH};

/// The tenant whose tokens these are.
pub const TENANT: &str = "acme.eu.auth0.com";

/// Base64url without padding.
pub fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// So many bytes that look random.
fn noise(count: usize) -> String {
    let bytes: Vec<u8> = (0..count)
        .map(|at| (at * 167 + 41 + at / 7) as u8)
        .collect();
    base64url(&bytes)
}

/// Seconds since 1970.
pub fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs()
}

/// What Auth0 issues when the request named no API: five parts, and the header says whose it is.
pub fn opaque() -> String {
    let header = format!(r#"{{"alg":"dir","enc":"A256GCM","iss":"https://{TENANT}/"}}"#);
    let [header, iv, text, tag] = [
        base64url(header.as_bytes()),
        noise(12),
        noise(220),
        noise(16),
    ];
    format!("{header}..{iv}.{text}.{tag}")
}

/// Any JWS, with a signature that only looks like one.
pub fn signed(header: &Json, claims: &Json) -> String {
    let [header, claims] = [header, claims].map(|part| base64url(part.to_string().as_bytes()));
    format!("{header}.{claims}.{}", noise(256))
}

/// An access token as RFC 9068 has it, for this API.
pub fn access_token(audience: &str) -> String {
    let claims = json!({
        "iss": format!("https://{TENANT}/"), "sub": "auth0|65f1c0ffee", "aud": audience, "iat": now() - 30,
        "exp": now() + 86_400, "scope": "read:orders", "jti": "e2e-1", "client_id": "EndToEndClient00000000000000000A",
    });
    signed(
        &json!({"alg": "RS256", "typ": "at+jwt", "kid": "k1"}),
        &claims,
    )
}

/// An access token of last year.
pub fn expired() -> String {
    let claims = json!({ "iss": format!("https://{TENANT}/"), "sub": "s", "aud": "https://api.example.com",
        "iat": now() - 31_536_000, "exp": now() - 31_449_600, "client_id": "c", "jti": "e2e-2" });
    signed(
        &json!({"alg": "RS256", "typ": "at+jwt", "kid": "k1"}),
        &claims,
    )
}

/// An ID token of the same tenant.
pub fn id_token() -> String {
    let claims = json!({
        "iss": format!("https://{TENANT}/"), "sub": "auth0|65f1c0ffee", "aud": "EndToEndClient00000000000000000A",
        "iat": now() - 30, "exp": now() + 36_000, "nonce": "n-e2e", "name": "Ada Sample", "sid": "s1",
    });
    signed(&json!({"alg": "RS256", "typ": "JWT", "kid": "k1"}), &claims)
}

/// A JWT whose payload is no JSON.
pub fn broken() -> String {
    format!(
        "{}.{}.{}",
        base64url(br#"{"alg":"RS256","typ":"JWT"}"#),
        base64url(b"{\"iss\": \"https://acme.eu.auth0.com/\", \"exp\": tomorrow}"),
        noise(64)
    )
}
