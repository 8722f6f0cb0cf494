//! Servers on this machine: the release as `cargo xtask serve` gives it, and a listener that only writes down.

use super::given;
use super::process::{self, Process};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;

/// A folder, served until this is dropped.
pub struct Server {
    process: Process,
    address: String,
}

impl Server {
    /// The release.
    pub fn of_release() -> Self {
        Self::of(&given::dist())
    }

    /// Any folder.
    pub fn of(folder: &Path) -> Self {
        let mut command = Command::new(given::xtask());
        command.arg("serve").arg(folder).args(["--port", "0"]);
        let (process, address) = Process::start(&mut command, process::address);
        Self { process, address }
    }

    /// Its address, with the final slash.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Ends it, and gives host and port: from here on nobody listens there.
    pub fn stop(self) -> String {
        drop(self.process);
        let authority = self.address.trim_start_matches("http://");
        authority.trim_end_matches('/').to_owned()
    }
}

/// Answers everything with an empty page, and remembers what was asked for.
pub struct Listener {
    server: Arc<tiny_http::Server>,
    asked: Arc<Mutex<Vec<String>>>,
    address: String,
}

impl Listener {
    /// On any free port, as `127.0.0.1:0`, or on one that is free again.
    pub fn at(address: &str) -> Self {
        let server = Arc::new(tiny_http::Server::http(address).unwrap());
        let address = format!("http://{}/", server.server_addr());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (worker, written) = (Arc::clone(&server), Arc::clone(&asked));
        thread::spawn(move || {
            for request in worker.incoming_requests() {
                written.lock().unwrap().push(request.url().to_owned());
                let html = tiny_http::Header::from_bytes("Content-Type", "text/html").unwrap();
                let page = "<!doctype html><link rel=icon href='data:,'><title>Here</title>Here";
                let _ = request.respond(tiny_http::Response::from_string(page).with_header(html));
            }
        });
        Self {
            server,
            asked,
            address,
        }
    }

    /// Its address, with the final slash.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Path and query of every request so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.server.unblock();
    }
}
