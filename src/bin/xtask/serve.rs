//! A small static server on this machine only: for `run`, for looking at a build, and for the end-to-end tests.
//!
//! It deliberately has no compression, no ranges and no cache validators: what is on disk is what is sent.

use crate::step::{Stop, at, say};
use crate::{dist, npm, sizes};
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::{fs, thread};
use tiny_http::{Header, Method, Request, Response, Server};

/// Where `run` and `serve` listen unless told otherwise.
const PORT: u16 = 8080;

/// `cargo xtask serve DIR [--port N]`. The first line on standard output is the address.
pub fn command(arguments: &[String]) -> Result<(), Stop> {
    let Some((folder, rest)) = arguments.split_first() else {
        return Err(Stop::new("serve which folder?").type_this("cargo xtask serve dist"));
    };
    let folder = fs::canonicalize(folder).map_err(at(folder))?;
    let server = listen(port(rest)?.unwrap_or(PORT))?;
    announce(&server)?;
    answer(server, folder)
}

/// `cargo xtask run [--port N]`.
pub fn build_and_serve(arguments: &[String]) -> Result<(), Stop> {
    let wanted = port(arguments)?;
    let modules = if npm::is_there() {
        Some(npm::modules()?)
    } else {
        say("npm is not there: building without wasm-opt, so the page is larger than a release's");
        None
    };
    let dist = dist::build(modules)?;
    sizes::total(&dist)?;
    // A port that somebody else has is no reason to stop, unless it was asked for.
    let server = match (listen(wanted.unwrap_or(PORT)), wanted) {
        (Err(_), None) => listen(0)?,
        (server, _) => server?,
    };
    say("serving dist/, Ctrl-C ends it. Open:");
    announce(&server)?;
    answer(server, dist)
}

fn port(arguments: &[String]) -> Result<Option<u16>, Stop> {
    let usage =
        || Stop::new("a port is a number up to 65535").type_this("cargo xtask run --port 8080");
    match arguments {
        [] => Ok(None),
        [flag, number] if flag == "--port" => number.parse().map(Some).map_err(|_| usage()),
        _ => Err(usage()),
    }
}

fn listen(port: u16) -> Result<Server, Stop> {
    Server::http(("127.0.0.1", port)).map_err(|error| {
        Stop::new(format!("port {port} cannot be used: {error}"))
            .type_this("cargo xtask run --port 0")
    })
}

fn announce(server: &Server) -> Result<(), Stop> {
    let port = server
        .server_addr()
        .to_ip()
        .map(|address| address.port())
        .unwrap_or_default();
    let mut output = std::io::stdout();
    writeln!(output, "http://127.0.0.1:{port}/")
        .and_then(|()| output.flush())
        .map_err(at("standard output"))
}

/// Serves until the process is ended.
fn answer(server: Server, folder: PathBuf) -> Result<(), Stop> {
    let server = Arc::new(server);
    let folder = Arc::new(folder);
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let (server, folder) = (Arc::clone(&server), Arc::clone(&folder));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // A browser that hung up is no concern of ours.
                    let _ = respond(request, &folder);
                }
            })
        })
        .collect();
    for worker in workers {
        worker
            .join()
            .map_err(|_| Stop::new("the server has stopped"))?;
    }
    Ok(())
}

fn respond(request: Request, folder: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let path = request
        .url()
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_owned();
    let Some(mut file) = inside(folder, &path) else {
        return request.respond(text(404, "not found"));
    };
    if file.is_dir() {
        // Relative addresses need the slash.
        if !path.ends_with('/') {
            let mut moved = text(308, "moved");
            header("Location", &format!("{path}/"))
                .into_iter()
                .for_each(|location| moved.add_header(location));
            return request.respond(moved);
        }
        file.push("index.html");
    }
    match fs::read(&file) {
        Ok(content) => {
            let mut response = Response::from_data(content);
            let headers = [
                header("Content-Type", mime(&file)),
                header("Cache-Control", "no-cache"),
                header("X-Content-Type-Options", "nosniff"),
                policy(&file),
            ];
            headers
                .into_iter()
                .flatten()
                .for_each(|header| response.add_header(header));
            request.respond(response)
        }
        Err(_) => request.respond(text(404, "not found")),
    }
}

/// The policy of the worker that reads files, which does not have the page's.
fn policy(file: &Path) -> Option<Header> {
    let name = file.file_name().and_then(|name| name.to_str())?;
    let is_worker = name.starts_with("worker") && name.ends_with(".js");
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
    header("Content-Security-Policy", policy).filter(|_| is_worker)
}

/// The file that a path names, as long as it is below the folder.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = percent_encoding::percent_decode_str(path)
        .decode_utf8()
        .ok()?;
    let path = PathBuf::from(path.trim_start_matches('/'));
    path.components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        .then(|| folder.join(path))
}

fn mime(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn text(status: u16, text: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_string(text).with_status_code(status)
}

/// A header; nothing where a path has bytes that no header may hold.
fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside() {
        let folder = Path::new("/site");
        let rows = [
            ("/", Some("/site/")),
            ("/app/a.js", Some("/site/app/a.js")),
            ("/a%20b", Some("/site/a b")),
            ("/../secret", None),
            ("/app/%2e%2e/%2e%2e/secret", None),
            ("//etc/passwd", Some("/site/etc/passwd")),
            ("/%ff", None),
        ];
        for (path, wanted) in rows {
            assert_eq!(inside(folder, path), wanted.map(PathBuf::from), "{path}");
        }
    }

    #[test]
    fn wasm_is_sent_as_wasm() {
        assert_eq!(mime(Path::new("a.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("a.unknown")), "application/octet-stream");
    }

    #[test]
    fn a_port_is_a_number() {
        let words = |words: &[&str]| {
            words
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(port(&[]).ok(), Some(None));
        assert_eq!(port(&words(&["--port", "0"])).ok(), Some(Some(0)));
        assert!(port(&words(&["--port", "x"])).is_err());
        assert!(port(&words(&["8080"])).is_err());
    }
}
