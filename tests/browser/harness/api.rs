//! A small resource server on loopback: takes JWTs that name it, and says of any other token why not (RFC 6750 §3).
//!
//! Checks no signature and no expiry: it is here for its answers.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value as Json;
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

/// A running one.
pub struct Api {
    server: Arc<Server>,
    address: String,
}

impl Api {
    /// One that takes tokens for this audience.
    pub fn of(audience: &'static str) -> Self {
        let server = Arc::new(Server::http("127.0.0.1:0").unwrap());
        let address = format!("http://{}/", server.server_addr());
        let worker = Arc::clone(&server);
        thread::spawn(move || {
            for request in worker.incoming_requests() {
                let _ = answer(request, audience);
            }
        });
        Self { server, address }
    }

    /// Its address, with the final slash.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Api {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

fn answer(request: Request, audience: &str) -> std::io::Result<()> {
    let header = |name: &str, value: &str| Header::from_bytes(name, value).unwrap();
    // The application is of another origin.
    let cors = [
        header("Access-Control-Allow-Origin", "*"),
        header("Access-Control-Allow-Headers", "authorization"),
        header("Access-Control-Expose-Headers", "WWW-Authenticate"),
        header("Content-Type", "application/json"),
    ];
    let (status, body, why) = match (request.method(), token(&request)) {
        (Method::Options, _) => (204, "", None),
        (_, None) => (401, "", Some("Bearer realm=\"orders\"")),
        (_, Some(token)) => match audiences(&token) {
            None => (401, "{\"error\":\"invalid_token\"}", Some(NO_JWT)),
            Some(named) if !named.iter().any(|name| name == audience) => {
                (401, "{\"error\":\"invalid_token\"}", Some(NOT_OURS))
            }
            Some(_) => (200, "{\"orders\":[]}", None),
        },
    };
    let mut response = Response::from_string(body).with_status_code(status);
    for header in cors {
        response.add_header(header);
    }
    if let Some(why) = why {
        response.add_header(header("WWW-Authenticate", why));
    }
    request.respond(response)
}

const NO_JWT: &str = "Bearer realm=\"orders\", error=\"invalid_token\", error_description=\"The access token is not a JWT\"";
const NOT_OURS: &str = "Bearer realm=\"orders\", error=\"invalid_token\", error_description=\"The audience is another one\"";

fn token(request: &Request) -> Option<String> {
    let header = (request.headers().iter()).find(|header| header.field.equiv("Authorization"))?;
    Some(header.value.as_str().strip_prefix("Bearer ")?.to_owned())
}

/// Whom a JWT names; none where it is none.
fn audiences(token: &str) -> Option<Vec<String>> {
    let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    let claims: Json = serde_json::from_slice(&claims).ok()?;
    let named = |json: &Json| json.as_str().map(str::to_owned);
    match &claims["aud"] {
        Json::Array(several) => Some(several.iter().filter_map(named).collect()),
        one => Some(named(one).into_iter().collect()),
    }
}
