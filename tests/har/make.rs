//! Makes HARs: entries with what a test is about, and JWTs that say what they should.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// 2026-03-01T09:00:00Z, when all of these logins begin.
pub const BEGIN: i64 = 1_772_355_600;

/// A JWT with a signature of the right length for RS256.
pub fn jwt(header: &Value, claims: &Value) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signature: Vec<u8> = claims.to_string().bytes().cycle().take(256).collect();
    format!(
        "{}.{}.{}",
        encode(header),
        encode(claims),
        URL_SAFE_NO_PAD.encode(signature)
    )
}

/// An access token of the sample tenant for that API.
pub fn access_token(audience: &str, expires: i64) -> String {
    jwt(
        &json!({"alg": "RS256", "typ": "at+jwt", "kid": "k1"}),
        &json!({"iss": "https://login.example.com/", "sub": "user|1", "aud": audience, "client_id": "web", "iat": BEGIN,
            "exp": expires, "scope": "openid read:orders", "jti": "a1"}),
    )
}

/// A claim that is the hash of something in the same answer, as for RS256 (OIDC Core §3.1.3.6).
pub fn half(of: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(of)[..16])
}

/// One entry, `seconds` after the beginning.
pub fn entry(seconds: f64, method: &str, url: &str, request: &Value, response: &Value) -> Value {
    let milliseconds = (seconds * 1000.0) as i64;
    let at = format!(
        "2026-03-01T09:{:02}:{:02}.{:03}Z",
        milliseconds / 60_000,
        milliseconds / 1000 % 60,
        milliseconds % 1000
    );
    let mut entry = json!({"startedDateTime": at, "time": 20,
        "request": {"method": method, "url": url, "httpVersion": "HTTP/2", "headers": [], "queryString": [], "cookies": [],
            "headersSize": -1, "bodySize": -1},
        "response": {"status": 200, "statusText": "", "httpVersion": "HTTP/2", "headers": [], "cookies": [],
            "content": {"size": 0, "mimeType": ""}, "redirectURL": "", "headersSize": -1, "bodySize": -1},
        "cache": {}, "timings": {"send": 0, "wait": 20, "receive": 0}});
    merge(&mut entry["request"], request);
    merge(&mut entry["response"], response);
    entry
}

fn merge(into: &mut Value, from: &Value) {
    for (name, value) in from.as_object().into_iter().flatten() {
        into[name] = value.clone();
    }
}

/// An answer that redirects.
pub fn redirect(to: &str) -> Value {
    json!({"status": 302, "headers": [{"name": "Location", "value": to}], "redirectURL": to})
}

/// An answer of JSON.
pub fn answer(status: u16, body: &Value) -> Value {
    json!({"status": status, "content": {"mimeType": "application/json", "text": body.to_string()}})
}

/// A request with a form.
pub fn form(text: &str) -> Value {
    json!({"postData": {"mimeType": "application/x-www-form-urlencoded", "text": text}})
}

/// A request with a token.
pub fn bearer(token: &str) -> Value {
    json!({"headers": [{"name": "Authorization", "value": format!("Bearer {token}")}]})
}

/// The whole file.
pub fn har(creator: &str, entries: &[Value]) -> String {
    json!({"log": {"version": "1.2", "creator": {"name": creator, "version": "1"}, "pages": [], "entries": entries}}).to_string()
}
