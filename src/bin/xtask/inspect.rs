//! `cargo xtask inspect`: text in, report out, as JSON; files are `inspect_files`.
//!
//! The clock is read outside the core, which reads none. Nothing is stored and nothing is sent.

use crate::clock::now;
use crate::inspect_files;
use crate::jsonl::{self, string};
use crate::step::Stop;
use claimscope::export::Export;
use claimscope::inspect::inspect;
use claimscope::oauth::Context;
use claimscope::prose::Prose;
use claimscope::text::json::Object;
use std::io::{self, Read, Write};

/// Reads standard input and prints its report; with `--jsonl` one report a line, with `--markdown` masked and for a ticket.
/// With files, a report a line for each.
///
/// # Errors
/// An unknown argument, or standard input or output that fails. A line that is no request is no error of the command.
pub fn command(arguments: &[String]) -> Result<(), Stop> {
    match arguments {
        [] => whole().map_err(Stop::of_stream),
        [flag] if flag == "--markdown" => markdown().map_err(Stop::of_stream),
        [flag] if flag == "--jsonl" => {
            let report =
                |object: &Object| request(object).map(|(text, context)| inspect(&text, &context));
            jsonl::answer(report).map_err(Stop::of_stream)
        }
        files if !files.iter().any(|file| file.starts_with('-')) => {
            inspect_files::report(files, &Context::at(now()))
        }
        _ => Err(
            Stop::new("inspect takes --jsonl, --markdown, files or nothing")
                .type_this("cargo xtask inspect < token.txt"),
        ),
    }
}

fn whole() -> io::Result<()> {
    let report = inspect(&standard_input()?, &Context::at(now()));
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &report)?;
    writeln!(out)
}

/// What comes in, in UTF-8 or UTF-16. Other bytes are shown as U+FFFD: a token has none, and the text around it need not be
/// text.
fn standard_input() -> io::Result<String> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let text = claimscope::files::search::small(&bytes);
    Ok(text.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned()))
}

fn markdown() -> io::Result<()> {
    let context = Context::at(now());
    let report = inspect(&standard_input()?, &context);
    let say = |prose: Prose| Some(prose.text().to_owned());
    let export = Export::of(&report, &[], &context, true, &say);
    io::stdout().lock().write_all(export.markdown().as_bytes())
}

/// One line's text and context: `{"text":…,"now":…,"audience":…,"issuer":…,"client_id":…}`, all but `text` optional.
fn request(object: &Object) -> Result<(String, Context), String> {
    let text = string(object, "text")?.ok_or("there is no text")?;
    let context = Context {
        now: jsonl::now(object)?,
        audience: string(object, "audience")?,
        issuer: string(object, "issuer")?,
        client_id: string(object, "client_id")?,
        scope: string(object, "scope")?,
        sent: None,
    };
    Ok((text, context))
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimscope::text::time::Timestamp;

    fn read(line: &str) -> Result<(String, Context), String> {
        request(&jsonl::object(line.as_bytes()).unwrap())
    }

    #[test]
    fn a_line_is_a_text_with_its_context() {
        let (text, context) = read(r#"{"text":"a","now":7,"audience":"b","issuer":null}"#).unwrap();
        assert_eq!(text, "a");
        let expected = Context {
            audience: Some("b".into()),
            ..Context::at(Timestamp(7))
        };
        assert_eq!(context, expected);
    }

    #[test]
    fn a_line_that_is_no_request_is_told_what_it_lacks() {
        for (line, error) in [
            ("{}", "there is no text"),
            (r#"{"text":1}"#, "text is a number, not a string"),
            (
                r#"{"text":"a","now":"b"}"#,
                "now must be a number of seconds since 1970",
            ),
        ] {
            assert_eq!(read(line).unwrap_err(), error);
        }
    }
}
