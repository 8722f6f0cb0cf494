//! JSON as RFC 8259 has it: every case that a strict reader must accept or refuse, as JSON, as header and as payload.
//!
//! The tables are one file a section. Where RFC 8259 leaves the choice to the reader, the case pins what we do, and its law
//! says why. Leaves out what a header or claims mean: here they are only JSON.

mod containers;
mod long;
mod numbers;
mod strings;
mod structure;
mod unicode;

use claimscope::inspect::{TokenReport, inspect};
use claimscope::jose::Part;
use claimscope::lint::Place;
use claimscope::oauth::Context;
use claimscope::text::base64url;
use claimscope::text::json::{Error, Json, Problem, parse};
use claimscope::text::time::Timestamp;
use std::borrow::Cow;
use std::collections::HashSet;

/// What RFC 8259 asks of a reader.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// It is JSON.
    Accept,
    /// It is no JSON.
    Refuse,
    /// A reader may refuse it, and we accept it.
    Admit,
    /// A reader may accept it, or other readers do, and we refuse it.
    Decline,
}

impl Verdict {
    fn is_json(self) -> bool {
        matches!(self, Verdict::Accept | Verdict::Admit)
    }
}

/// One text, and the law that it shows, section first.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is asked of a reader.
    pub verdict: Verdict,
    /// The text, which need not be UTF-8.
    pub json: Cow<'static, [u8]>,
    /// One line, which begins with a section of RFC 8259.
    pub law: Cow<'static, str>,
}

/// Rows of verdict, bytes and law.
macro_rules! cases {
    ($($verdict:ident $json:literal $law:literal)*) => {
        &[$(Case {
            verdict: crate::Verdict::$verdict,
            json: std::borrow::Cow::Borrowed($json),
            law: std::borrow::Cow::Borrowed($law),
        }),*]
    };
}
pub(crate) use cases;

fn all() -> Vec<Case> {
    let tables = [
        structure::CASES,
        containers::CASES,
        numbers::CASES,
        strings::CASES,
        unicode::CASES,
        &long::cases(),
    ];
    tables.concat()
}

/// Why bytes are no JSON.
#[derive(Debug)]
enum Refusal {
    Encoding,
    Grammar(Error),
}

fn read(json: &[u8]) -> Result<Json, Refusal> {
    let text = std::str::from_utf8(json).map_err(|_| Refusal::Encoding)?;
    parse(text).map_err(Refusal::Grammar)
}

#[test]
fn there_are_as_many_cases_as_anybody_has_collected() {
    let cases = all();
    let texts: HashSet<_> = cases.iter().map(|case| &case.json).collect();
    let laws: HashSet<_> = cases.iter().map(|case| &case.law).collect();
    assert_eq!((texts.len(), laws.len()), (cases.len(), cases.len()));
    assert!(cases.len() >= 318, "{}", cases.len());
    for case in &cases {
        assert!(case.law.starts_with('§'), "{}", case.law);
    }
}

#[test]
fn the_reader_agrees_with_the_rfc() {
    for Case { verdict, json, law } in all() {
        let result = read(&json);
        assert_eq!(result.is_ok(), verdict.is_json(), "{law}");
        let Ok(json) = result else { continue };
        let again = parse(&json.to_compact()).map(|again| again.to_compact());
        assert_eq!(again, Ok(json.to_compact()), "{law}: comes back as written");
    }
}

/// What stands before an error is not at fault: cut off there, the text only lacks its end.
#[test]
fn an_error_stands_at_the_first_thing_that_is_wrong() {
    for Case { json, law, .. } in all() {
        let Err(Refusal::Grammar(error)) = read(&json) else {
            continue;
        };
        let text = std::str::from_utf8(&json).unwrap();
        let before = text
            .get(..error.at)
            .unwrap_or_else(|| panic!("{law}: inside a character"));
        let lines = before.split('\n').count();
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        assert_eq!((error.line, error.column), (lines, column), "{law}");
        if let Err(earlier) = parse(before) {
            assert_eq!(earlier.at, before.len(), "{law}: the error came too late");
        }
    }
}

/// The report of a JWT, `json` as the part that is asked for, and the part of that name in the report.
fn as_part(part: Part, json: &[u8]) -> (String, TokenReport) {
    let [header, payload] = match part {
        Part::Header => [json, br#"{"sub":"a"}"#],
        _ => [br#"{"alg":"RS256"}"#, json],
    };
    let [header, payload] = [header, payload].map(base64url::encode);
    let jwt = format!("{header}.{payload}.c2ln");
    let mut report = inspect(&jwt, &Context::at(Timestamp(0)));
    assert_eq!(report.tokens.len(), 1);
    (jwt, report.tokens.remove(0))
}

/// Findings about how the part reads, and nothing else.
fn troubles(report: &TokenReport, part: Part) -> Vec<(&'static str, Option<usize>, &str)> {
    let about = ["not-json", "not-utf8", "not-a-json-object", "empty-part"];
    (report.findings.iter())
        .filter(|finding| about.contains(&finding.name()))
        .filter_map(|finding| match finding.at {
            Some(Place::Part(p, at)) if p == part => Some((finding.name(), at, &*finding.message)),
            _ => None,
        })
        .collect()
}

#[test]
fn header_and_payload_agree_with_the_reader() {
    for Case { json, law, .. } in all() {
        let (object, trouble) = match read(&json) {
            Ok(value) => match value.as_object() {
                Some(object) => (Some(object.to_compact()), None),
                None => (None, Some("not-a-json-object")),
            },
            Err(_) if json.is_empty() => (None, Some("empty-part")),
            Err(Refusal::Encoding) => (None, Some("not-utf8")),
            Err(Refusal::Grammar(_)) => (None, Some("not-json")),
        };
        for part in [Part::Header, Part::Payload] {
            let (jwt, report) = as_part(part, &json);
            let (seen, other, member) = match part {
                Part::Header => (&report.token.header, &report.token.claims, "header"),
                _ => (&report.token.claims, &report.token.header, "claims"),
            };
            assert!(other.is_some(), "{law}: the {part} hides the other part");
            assert_eq!(seen.as_ref().map(|o| o.to_compact()), object, "{law}");
            let troubles = troubles(&report, part);
            let names: Vec<_> = troubles.iter().map(|(name, ..)| *name).collect();
            assert_eq!(names, Vec::from_iter(trouble), "{law}: as {part}");

            let span = report.token.segment(part).unwrap().span;
            for (_, at, _) in troubles {
                let at = at.unwrap_or(span.start);
                assert!(span.start <= at && at <= span.end, "{law}: as {part}");
            }
            assert_eq!(report.token.raw, jwt, "{law}");
            let written = serde_json::to_string(&report).unwrap();
            let shown = object.as_deref().unwrap_or("null");
            assert!(written.contains(&format!("\"{member}\":{shown},")), "{law}");
        }
    }
}

#[test]
fn what_is_no_object_is_called_what_it_is() {
    for (json, shape) in [
        ("null", "null"),
        ("true", "a boolean"),
        ("-0.1", "a number"),
        ("\"\"", "a string"),
        ("[]", "an array"),
    ] {
        for part in [Part::Header, Part::Payload] {
            let (_, report) = as_part(part, json.as_bytes());
            let troubles = troubles(&report, part);
            assert!(troubles[0].2.contains(shape), "{json}: {}", troubles[0].2);
        }
    }
}

/// The byte among the decoded ones, and the character of the token that holds its first bit.
#[test]
fn a_byte_that_is_no_utf8_is_named() {
    for (json, byte) in [
        (&b"\xff"[..], 0),
        (b"{\"a\":\"\xe9\"}", 6),
        (b"{\"a\":\"abc\xc3\"}", 9),
        (b"{\"a\":\"\xe2\x82\xac\xf0\x9f\x98\"}", 9),
        (b"{\"a\":1}\x80", 7),
        (b"{\"a\":\"\xed\xa0\x80\"}", 6),
    ] {
        for part in [Part::Header, Part::Payload] {
            let (_, report) = as_part(part, json);
            let troubles = troubles(&report, part);
            let start = report.token.segment(part).unwrap().span.start;
            let (name, at, message) = troubles[0];
            assert_eq!((name, at), ("not-utf8", Some(start + byte * 8 / 6)));
            assert!(message.contains(&format!("byte {byte} ")), "{message}");
        }
    }
}

#[test]
fn a_byte_order_mark_is_named() {
    let error = parse("\u{feff}{}").unwrap_err();
    assert_eq!((error.problem, error.at), (Problem::ByteOrderMark, 0));
    for part in [Part::Header, Part::Payload] {
        let (_, report) = as_part(part, "\u{feff}{}".as_bytes());
        let message = troubles(&report, part)[0].2.to_owned();
        assert!(message.contains("byte order mark"), "{message}");
    }
}

#[test]
fn names_that_stand_twice_are_all_kept() {
    let json = r#"{"a":"b","a":"c","\u0061":"d"}"#;
    for part in [Part::Header, Part::Payload] {
        let (_, report) = as_part(part, json.as_bytes());
        let object = match part {
            Part::Header => report.token.header,
            _ => report.token.claims,
        };
        let object = object.unwrap();
        assert_eq!(
            (object.to_compact(), object.duplicates()),
            (json.into(), vec!["a"])
        );
        assert_eq!(object.str("a"), Some("d"), "the last one counts");
    }
}

#[test]
fn halves_of_pairs_are_marked() {
    for case in all().iter().filter(|case| case.law.starts_with("§8.2")) {
        let json = read(&case.json).unwrap();
        assert!(has_half(&json), "{}", case.law);
    }
}

fn has_half(json: &Json) -> bool {
    use claimscope::text::json::Value;
    match &json.value {
        Value::String(text) => text.lone_surrogate,
        Value::Array(items) => items.iter().any(has_half),
        Value::Object(object) => (object.members.iter())
            .any(|member| member.name.lone_surrogate || has_half(&member.value)),
        _ => false,
    }
}
