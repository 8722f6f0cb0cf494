//! JSON lines in, a report a line out: what `inspect` and `lint-request` share.
//!
//! A line that is no request gives its error on its own line, and the rest go on. An error never repeats the line, which may
//! hold a token.

use crate::clock;
use claimscope::text::json::{self, Json, Object, Value};
use claimscope::text::time::Timestamp;
use serde::Serialize;
use std::io::{self, BufRead, BufWriter, Write};

/// Answers every line of standard input on standard output, in order.
///
/// # Errors
/// Standard input or output that fails.
pub fn answer<R: Serialize>(report: impl Fn(&Object) -> Result<R, String>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        match object(&line).and_then(|object| report(&object)) {
            Ok(report) => serde_json::to_writer(&mut out, &report)?,
            Err(error) => serde_json::to_writer(&mut out, &serde_json::json!({ "error": error }))?,
        }
        writeln!(out)?;
        out.flush()?;
        line.clear();
    }
    Ok(())
}

/// The object that a line holds. Our own reader: it takes half of a surrogate pair for U+FFFD, where others refuse the whole
/// line.
pub fn object(line: &[u8]) -> Result<Object, String> {
    let line = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8".to_owned())?;
    let json = json::parse(line).map_err(|error| format!("the line is not JSON: {error}"))?;
    match json.value {
        Value::Object(object) => Ok(object),
        _ => Err(format!("the line is {}, not an object", json.shape())),
    }
}

/// A member that is there and not null.
pub fn member<'a>(object: &'a Object, name: &str) -> Option<&'a Json> {
    object.get(name).filter(|json| json.value != Value::Null)
}

/// The time to judge by: the member `now`, in seconds since 1970, or else this machine's clock.
pub fn now(object: &Object) -> Result<Timestamp, String> {
    match member(object, "now") {
        None => Ok(clock::now()),
        Some(json) => (json.as_number().and_then(Timestamp::from_number))
            .ok_or_else(|| "now must be a number of seconds since 1970".to_owned()),
    }
}

/// A member that is a string, where it is there and not null.
pub fn string(object: &Object, name: &str) -> Result<Option<String>, String> {
    let Some(json) = member(object, name) else {
        return Ok(None);
    };
    match json.as_str() {
        Some(text) => Ok(Some(text.to_owned())),
        None => Err(format!("{name} is {}, not a string", json.shape())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_object_is_told_what_it_is() {
        for (line, error) in [
            (&b"[]"[..], "the line is an array, not an object"),
            (b"\xff", "the line is not UTF-8"),
            (
                b"",
                "the line is not JSON: line 1, column 1: the text ends inside a value",
            ),
        ] {
            assert_eq!(object(line).map(|_| ()), Err(error.to_owned()));
        }
    }

    #[test]
    fn half_a_surrogate_pair_is_no_reason_to_refuse_a_line() {
        let object = object(br#"{"text":"\ud800"}"#).unwrap();
        assert_eq!(string(&object, "text"), Ok(Some("\u{fffd}".to_owned())));
    }
}
