//! An issuer on loopback that answers as a test has it: with metadata, with keys, late, at too great length, or not at all.
//!
//! Signs nothing. Writes down everything that it was asked, with its headers.

use serde_json::json;
use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::sync::{Arc, Mutex};
use std::thread;
use tiny_http::{Header, Request, Response, Server};

/// Where metadata stands.
pub const METADATA: &str = "/.well-known/openid-configuration";

/// How a path answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// With this text, which any page may read.
    Text(String),
    /// With this text, which no other page may read.
    Unshared(String),
    /// With so many bytes of JSON that does not end.
    Bytes(usize),
    /// With another address.
    Redirect(String),
    /// Never.
    Hang,
}

/// A running one.
pub struct Issuer {
    server: Arc<Server>,
    answers: Arc<Mutex<BTreeMap<String, Answer>>>,
    asked: Arc<Mutex<Vec<String>>>,
    address: String,
}

impl Issuer {
    /// One that answers 404 to everything.
    pub fn new() -> Self {
        let server = Arc::new(Server::http("127.0.0.1:0").unwrap());
        let address = format!("http://{}", server.server_addr());
        let answers = Arc::new(Mutex::new(BTreeMap::new()));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (worker, known, written) = (
            Arc::clone(&server),
            Arc::clone(&answers),
            Arc::clone(&asked),
        );
        thread::spawn(move || {
            for request in worker.incoming_requests() {
                written.lock().unwrap().push(described(&request));
                let answer = known.lock().unwrap().get(request.url()).cloned();
                // Whoever hangs keeps nobody else waiting; a browser that has enough hangs up.
                thread::spawn(move || respond(request, answer));
            }
        });
        Self {
            server,
            answers,
            asked,
            address,
        }
    }

    /// Answers so at that path.
    pub fn answers(&self, path: &str, answer: Answer) {
        self.answers.lock().unwrap().insert(path.to_owned(), answer);
    }

    /// Has metadata with that issuer and those keys.
    pub fn describes(&self, issuer: &str, keys: &str) {
        let metadata = json!({ "issuer": issuer, "jwks_uri": keys });
        self.answers(METADATA, Answer::Text(metadata.to_string()));
    }

    /// Its identifier, without a final slash.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Every request so far: path and headers.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Issuer {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

fn described(request: &Request) -> String {
    let headers = request.headers().iter().map(ToString::to_string);
    let headers: Vec<String> = headers.collect();
    format!(
        "{} {}\n{}",
        request.method(),
        request.url(),
        headers.join("\n")
    )
}

fn respond(request: Request, answer: Option<Answer>) {
    let header = |name: &str, value: &str| Header::from_bytes(name, value).unwrap();
    let shared = || header("Access-Control-Allow-Origin", "*");
    let json = || header("Content-Type", "application/json");
    let _ = match answer {
        None => request.respond(Response::empty(404).with_header(shared())),
        Some(Answer::Text(text)) => {
            let response = Response::from_string(text);
            request.respond(response.with_header(json()).with_header(shared()))
        }
        Some(Answer::Unshared(text)) => {
            request.respond(Response::from_string(text).with_header(json()))
        }
        Some(Answer::Bytes(count)) => {
            let mut body = b"{\"keys\":[".to_vec();
            body.resize(count, b' ');
            let response = Response::new(
                200.into(),
                vec![json(), shared()],
                Cursor::new(body),
                Some(count),
                None,
            );
            request.respond(response)
        }
        Some(Answer::Redirect(to)) => {
            let response = Response::empty(302).with_header(shared());
            request.respond(response.with_header(header("Location", &to)))
        }
        Some(Answer::Hang) => {
            // The connection stays open and says nothing, for longer than anybody waits.
            let mut connection = request.into_writer();
            thread::sleep(std::time::Duration::from_secs(30));
            connection.flush()
        }
    };
}
