//! A small static server on this machine only: for `run`, for looking at a build, and for the end-to-end tests.
//!
//! It deliberately has no compression, no ranges and no cache validators: what is on disk is what is sent.

use crate::step::{Stop, at, say};
use crate::{dist, npm, sizes};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, LOCATION,
    X_CONTENT_TYPE_OPTIONS,
};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Response, StatusCode};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::fs;
use std::io::Write;
use std::net::TcpListener as Listener;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::runtime;

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

fn listen(port: u16) -> Result<Listener, Stop> {
    Listener::bind(("127.0.0.1", port)).map_err(|error| {
        Stop::new(format!("port {port} cannot be used: {error}"))
            .type_this("cargo xtask run --port 0")
    })
}

fn announce(listener: &Listener) -> Result<(), Stop> {
    let address = listener.local_addr().map_err(at("the address"))?;
    let mut output = std::io::stdout();
    writeln!(output, "http://{address}/")
        .and_then(|()| output.flush())
        .map_err(at("standard output"))
}

/// Serves until the process is ended.
fn answer(listener: Listener, folder: PathBuf) -> Result<(), Stop> {
    listener.set_nonblocking(true).map_err(at("the server"))?;
    let folder = Arc::new(folder);
    let runtime = runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .map_err(at("the server"))?;
    runtime.block_on(async {
        let listener = TcpListener::from_std(listener).map_err(at("the server"))?;
        loop {
            // A browser that hung up is no concern of ours, here and below.
            let Ok((connection, _)) = listener.accept().await else {
                continue;
            };
            let folder = Arc::clone(&folder);
            let service = service_fn(move |request: hyper::Request<_>| {
                let response = respond(request.method(), request.uri().path(), &folder);
                async { Ok::<_, Infallible>(response) }
            });
            let connection =
                http1::Builder::new().serve_connection(TokioIo::new(connection), service);
            tokio::spawn(async { _ = connection.await });
        }
    })
}

type Answer = Response<Full<Bytes>>;

fn respond(method: &Method, path: &str, folder: &Path) -> Answer {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return text(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD");
    }
    let missing = || text(StatusCode::NOT_FOUND, "not found");
    let Some(mut file) = inside(folder, path) else {
        return missing();
    };
    if file.is_dir() {
        // Relative addresses need the slash.
        if !path.ends_with('/') {
            let mut moved = text(StatusCode::PERMANENT_REDIRECT, "moved");
            if let Ok(place) = HeaderValue::try_from(format!("{path}/")) {
                moved.headers_mut().insert(LOCATION, place);
            }
            return moved;
        }
        file.push("index.html");
    }
    let Ok(content) = fs::read(&file) else {
        return missing();
    };
    let mut response = Response::new(Full::from(content));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(mime(&file)));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Some(policy) = policy(&file) {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    response
}

/// The policy of files that do not have the page's: of the worker that reads files, and of the frame that fetches keys, whose
/// own cannot say who may show it.
fn policy(file: &Path) -> Option<&'static str> {
    let name = file.file_name().and_then(|name| name.to_str())?;
    let is = |beginning: &str, ending: &str| name.starts_with(beginning) && name.ends_with(ending);
    if is("worker", ".js") {
        return Some(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
        );
    }
    is("keys", ".html").then_some("frame-ancestors 'self'")
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

fn text(status: StatusCode, text: &'static str) -> Answer {
    let mut response = Response::new(Full::from(text));
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;
    use std::io::Read;
    use std::net::TcpStream;
    use std::thread;
    use std::time::Duration;

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

    /// Browsers open several connections at once and keep them: none may wait for another to be closed.
    #[test]
    fn connections_that_come_at_once_are_all_answered() {
        let folder = env::temp_dir().join(format!("claimscope-serve-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.txt"), "here").unwrap();
        let server = listen(0).unwrap();
        let address = server.local_addr().unwrap();
        let served = folder.clone();
        thread::spawn(move || answer(server, served));
        for _ in 0..60 {
            let mut open: Vec<_> = (0..12)
                .map(|_| TcpStream::connect(address).unwrap())
                .collect();
            for connection in &mut open {
                let wait = Duration::from_secs(5);
                connection.set_read_timeout(Some(wait)).unwrap();
                let request = b"GET /a.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
                connection.write_all(request).unwrap();
            }
            // All are held until the last one has its answer.
            for connection in &mut open {
                let (mut answer, mut more) = (Vec::new(), [0; 1024]);
                while !answer.ends_with(b"\r\n\r\nhere") {
                    let length = connection.read(&mut more).unwrap();
                    assert_ne!(length, 0, "closed after {answer:?}");
                    answer.extend(&more[..length]);
                }
            }
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn wasm_is_sent_as_wasm() {
        assert_eq!(mime(Path::new("a.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("a.unknown")), "application/octet-stream");
    }

    #[test]
    fn the_worker_and_the_frame_have_policies_of_their_own() {
        let of = |name: &str| policy(Path::new(name)).unwrap_or_default();
        assert!(of("worker-1.js").starts_with("default-src 'none'"));
        assert_eq!(of("keys-1.html"), "frame-ancestors 'self'");
        assert_eq!((of("index.html"), of("keys-1.js")), ("", ""));
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
