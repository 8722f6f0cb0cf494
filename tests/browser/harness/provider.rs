//! A real OpenID provider on loopback: `oidc-provider` from npm, started by tests/provider/provider.mjs.

use super::given;
use super::process::Process;
use serde_json::Value as Json;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use url::{Url, form_urlencoded};

/// The client that it knows.
pub const CLIENT_ID: &str = "claimscope-tests";

/// A running provider.
pub struct Provider {
    issuer: String,
    /// That of the client whose ID tokens are signed with HS256.
    pub secret: String,
    /// The private key, as JWK, of the client whose ID tokens are encrypted.
    pub key: String,
    _process: Process,
}

impl Provider {
    /// One that sends answers to this address.
    pub fn answering_to(redirect_uri: &str) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/provider/provider.mjs");
        let mut command = Command::new("node");
        command
            .arg(script)
            .arg(given::node_modules())
            .arg(redirect_uri);
        let (process, said) = Process::start(&mut command, |line| {
            serde_json::from_str::<Json>(line)
                .ok()
                .filter(Json::is_object)
        });
        let member = |name: &str| said[name].as_str().unwrap().to_owned();
        Self {
            issuer: member("issuer"),
            secret: member("secret"),
            key: member("key"),
            _process: process,
        }
    }

    /// Its issuer identifier, without a final slash.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Its authorization endpoint.
    pub fn authorization_endpoint(&self) -> String {
        format!("{}/auth", self.issuer)
    }

    /// Its token endpoint.
    pub fn token_endpoint(&self) -> String {
        format!("{}/token", self.issuer)
    }

    /// Exchanges a code (RFC 6749 §4.1.3, RFC 7636 §4.5): the token response as it came.
    pub fn exchange(&self, code: &str, redirect_uri: &str, verifier: &str) -> Json {
        self.exchange_as(CLIENT_ID, "", code, redirect_uri, verifier)
    }

    /// The same for an API, which the token request names again (RFC 8707 §2.2); for none where it is empty.
    pub fn exchange_for(
        &self,
        resource: &str,
        code: &str,
        redirect_uri: &str,
        verifier: &str,
    ) -> Json {
        self.exchange_as(CLIENT_ID, resource, code, redirect_uri, verifier)
    }

    /// The same as another client; the one with a secret shows it.
    pub fn exchange_as(
        &self,
        client_id: &str,
        resource: &str,
        code: &str,
        redirect_uri: &str,
        verifier: &str,
    ) -> Json {
        let named = (!resource.is_empty()).then_some(("resource", resource));
        let secret = client_id.ends_with("HS256");
        let secret = secret.then_some(("client_secret", self.secret.as_str()));
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(named)
            .extend_pairs(secret)
            .append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("client_id", client_id)
            .append_pair("redirect_uri", redirect_uri)
            .append_pair("code_verifier", verifier)
            .finish();
        let answer = self.post("/token", &body);
        let json: Json = serde_json::from_str(&answer).unwrap();
        assert!(json.get("access_token").is_some(), "{json}");
        json
    }

    /// An access token for that API that it issued before, a JWT.
    pub fn issued_before(&self, resource: &str) -> String {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("resource", resource)
            .finish();
        self.ask(&format!("GET /issued?{query} HTTP/1.0\r\n"), "")
    }

    /// What it says of itself, as it publishes that (OpenID Connect Discovery 1.0 §4).
    pub fn metadata(&self) -> String {
        self.ask("GET /.well-known/openid-configuration HTTP/1.0\r\n", "")
    }

    /// Its keys, as it publishes them (RFC 7517 §5).
    pub fn jwks(&self) -> String {
        self.ask("GET /jwks HTTP/1.0\r\n", "")
    }

    fn post(&self, path: &str, body: &str) -> String {
        let head = format!(
            "POST {path} HTTP/1.0\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        self.ask(&head, body)
    }

    /// HTTP/1.0, so that the answer ends where the connection does.
    fn ask(&self, head: &str, body: &str) -> String {
        let issuer = Url::parse(&self.issuer).unwrap();
        let authority = issuer.authority();
        let mut stream = TcpStream::connect(authority).unwrap();
        write!(stream, "{head}Host: {authority}\r\n\r\n{body}").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        body.to_owned()
    }
}
