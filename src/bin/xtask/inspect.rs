//! `cargo xtask inspect`: text in, report out, as JSON.
//!
//! The clock is read here, because the core reads none. Nothing is stored and nothing is sent.

use crate::step::Stop;
use claimscope::inspect::inspect;
use claimscope::oauth::Context;
use claimscope::text::json::{self, Json, Object, Value};
use claimscope::text::time::Timestamp;
use std::io::{self, BufRead, BufWriter, Read, Write};
use std::time::{SystemTime, UNIX_EPOCH};

/// Reads standard input and prints its report; with `--jsonl` one report a line.
///
/// # Errors
/// An unknown argument, or standard input or output that fails. A line that is no request is no error of the command.
pub fn command(arguments: &[String]) -> Result<(), Stop> {
    let broken = |error: io::Error| Stop::new(format!("cannot read or write: {error}"));
    match arguments {
        [] => whole().map_err(broken),
        [flag] if flag == "--jsonl" => lines().map_err(broken),
        _ => Err(Stop::new("inspect takes --jsonl or nothing")
            .type_this("cargo xtask inspect < token.txt")),
    }
}

fn whole() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    // Bytes that are no UTF-8 are shown as U+FFFD: a token has none, and the text around it need not be text.
    let report = inspect(&String::from_utf8_lossy(&bytes), &Context::at(now()));
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &report)?;
    writeln!(out)
}

fn lines() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        match request(&line) {
            Ok((text, context)) => serde_json::to_writer(&mut out, &inspect(&text, &context))?,
            Err(error) => serde_json::to_writer(&mut out, &serde_json::json!({ "error": error }))?,
        }
        writeln!(out)?;
        out.flush()?;
        line.clear();
    }
    Ok(())
}

/// One line's text and context. The error never repeats the line, which may hold a token.
fn request(line: &[u8]) -> Result<(String, Context), String> {
    let line = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8".to_owned())?;
    // Our own reader: it takes half of a surrogate pair for U+FFFD, where others refuse the whole line.
    let json = json::parse(line).map_err(|error| format!("the line is not JSON: {error}"))?;
    let object = json
        .as_object()
        .ok_or_else(|| format!("the line is {}, not an object", json.shape()))?;
    let text = string(object, "text")?.ok_or("there is no text")?;
    let now = match object.get("now") {
        None
        | Some(Json {
            value: Value::Null, ..
        }) => now(),
        Some(json) => (json.as_number().and_then(Timestamp::from_number))
            .ok_or("now must be a number of seconds since 1970")?,
    };
    let context = Context {
        now,
        audience: string(object, "audience")?,
        issuer: string(object, "issuer")?,
        client_id: string(object, "client_id")?,
    };
    Ok((text, context))
}

fn string(object: &Object, name: &str) -> Result<Option<String>, String> {
    match object.get(name) {
        None
        | Some(Json {
            value: Value::Null, ..
        }) => Ok(None),
        Some(json) => match json.as_str() {
            Some(text) => Ok(Some(text.to_owned())),
            None => Err(format!("{name} is {}, not a string", json.shape())),
        },
    }
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Timestamp(since.map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_text_with_its_context() {
        let (text, context) =
            request(br#"{"text":"a","now":7,"audience":"b","issuer":null}"#).unwrap();
        assert_eq!(text, "a");
        assert_eq!(
            context,
            Context {
                now: Timestamp(7),
                audience: Some("b".into()),
                issuer: None,
                client_id: None
            }
        );
    }

    #[test]
    fn half_a_surrogate_pair_is_no_reason_to_refuse_a_line() {
        assert_eq!(request(br#"{"text":"\ud800"}"#).unwrap().0, "\u{fffd}");
    }

    #[test]
    fn a_line_that_is_no_request_is_told_what_it_is() {
        for (line, error) in [
            (&b"[]"[..], "the line is an array, not an object"),
            (b"{}", "there is no text"),
            (br#"{"text":1}"#, "text is a number, not a string"),
            (
                br#"{"text":"a","now":"b"}"#,
                "now must be a number of seconds since 1970",
            ),
            (b"\xff", "the line is not UTF-8"),
            (
                b"",
                "the line is not JSON: line 1, column 1: the text ends inside a value",
            ),
        ] {
            assert_eq!(request(line).unwrap_err(), error);
        }
    }
}
