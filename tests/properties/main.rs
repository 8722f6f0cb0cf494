//! Laws that hold for every input, tried on random ones through the front door of the library.
//!
//! Where a law could hold for want of a case, the test counts its cases and asks for a share of them. What
//! fails is printed as small as it gets, and then kept as a row with its story in the test of what was wrong.

mod marks;

use claimscope::classify::{Certainty, Verdict};
use claimscope::inspect::{Report, inspect, to_text};
use claimscope::oauth::{Context, Kind, Speaks, Strength};
use claimscope::scan::Wrapping;
use claimscope::text::time::Timestamp;
use claimscope::text::{Span, base64url, percent};
use marks::{Form, Marked, irrelevant, marked, object};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;

/// Of tokens with random marks.
const CASES: u32 = 400;

const NOW: Timestamp = Timestamp(1_767_225_600);

fn context() -> Context {
    Context {
        audience: Some("https://api.example".to_owned()),
        ..Context::at(NOW)
    }
}

/// What must hold of the report of any text.
fn holds(text: &str, context: &Context) -> Result<Report, TestCaseError> {
    let report = inspect(text, context);
    prop_assert_eq!(&report, &inspect(text, context), "the same report twice");
    to_text(&report, context);
    let json = serde_json::to_string(&report).unwrap_or_default();
    prop_assert!(!json.contains(['\n', '\r']), "a report is one line");
    prop_assert!(serde_json::from_str::<&serde_json::value::RawValue>(&json).is_ok());

    let mut before = Span::default();
    for token in &report.tokens {
        let (span, unwrapped) = (token.span, &token.unwrapped);
        let inner = [Some(&Wrapping::Nested), Some(&Wrapping::Claim)];
        let is_nested = inner.contains(&unwrapped.last());
        match is_nested {
            true => prop_assert_eq!(span, before, "a nested token stands in the one before"),
            false => prop_assert!(span.start >= before.end, "tokens follow each other"),
        }
        before = span;
        let there = text.get(span.start..span.end);
        prop_assert!(there.is_some(), "a span is text");
        let there = there.unwrap_or_default();
        let is_exact = token.token.raw == there;
        prop_assert_eq!(is_exact, unwrapped.is_empty(), "what was taken off is said");
        if unwrapped[..] == [Wrapping::PercentEncoding] {
            prop_assert_eq!(&token.token.raw, &percent::decode_keeping_plus(there));
        }
        not_two_at_once(&token.verdict, &names(&token.findings))?;
    }
    Ok(report)
}

fn names(findings: &[claimscope::lint::Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.name()).collect()
}

/// Kinds that something speaks for conclusively.
fn conclusive_kinds(verdict: &Verdict) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = (verdict.evidence.iter())
        .filter(|e| e.speaks == Speaks::For && e.strength == Strength::Conclusive)
        .map(|e| e.kind)
        .collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

fn not_two_at_once(verdict: &Verdict, findings: &[&str]) -> Result<(), TestCaseError> {
    let kinds = conclusive_kinds(verdict);
    if kinds.len() > 1 {
        let said = findings.contains(&"contradictory-kind");
        prop_assert!(said, "{:?}, and nobody says that they contradict", kinds);
        prop_assert!(verdict.certainty != Certainty::Conclusive, "{:?}", kinds);
    }
    Ok(())
}

/// What a text is put together from: tokens, what stands around them, and what is nearly one of them.
const FRAGMENTS: &[&str] = &[
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
    "eyJhbGciOiJub25lIn0.e30.",
    "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aXYtaXYtaXYt.Y3Q.dGFn",
    "ZXlKaGJHY2lPaUpTVXpJMU5pSjkuZXlKemRXSWlPaUpoSW4wLmMybG4",
    "eyJhbGciOiJSUzI1NiIsImN0eSI6IkpXVCJ9.ZXlKaGJHY2lPaUpTVXpJMU5pSjkuZXlKemRXSWlPaUpoSW4wLmMybG4.c2ln",
    "eyJhbGciOiJSUzI1NiJ9%2EeyJzdWIiOiJhIn0%2Ec2ln",
    "eyJhbGciOiJSUzI1NiJ9.eyJz\ndWIiOiJhIn0.c2ln",
    "eyJhbGciOiJSUzI1NiJ9",
    "v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs",
    "eyJ",
    "ey",
    "e30",
    ".",
    "..",
    "...",
    "…",
    "~",
    "=",
    "==",
    "%2E",
    "%252E",
    "%7E",
    "%",
    "%F0%9F",
    "\"",
    "'",
    "`",
    "“",
    "’",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    ";",
    "&",
    "?",
    "#",
    "<",
    "\\",
    "\\n",
    "\\u002e",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "é",
    "😀",
    "access_token",
    "access_token=",
    "\"id_token\":\"",
    "refresh_token: ",
    "code=",
    "response=",
    "\"payload\":\"e30\"",
    "\"protected\":\"e30\"",
    "\"signatures\":[",
    "\"keys\":[",
    "Bearer ",
    "DPoP ",
    "Authorization: ",
    "Set-Cookie: s=",
    "https://app.example/cb",
    "curl -H '",
    "-----BEGIN PRIVATE KEY-----",
    "v4.public.",
    "PHNhbWxwOlJlc3BvbnNl",
    "ghp_",
    "sk_live_",
    "WyJhIiwiYiJd",
];

fn fragments() -> impl Strategy<Value = String> {
    let fragment = select(FRAGMENTS);
    proptest::collection::vec(fragment, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(Config { cases: 256, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        holds(&text, &context())?;
    }

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        holds(&String::from_utf8_lossy(&bytes), &context())?;
    }

    #[test]
    fn any_pieces_of_tokens_are_answered(text in fragments()) {
        holds(&text, &context())?;
    }

    #[test]
    fn any_bytes_are_answered_as_header_and_payload(
        header in proptest::collection::vec(any::<u8>(), 0..40),
        payload in r#"[\[\]{}":,\\u0-9a-f \-.eé]{0,40}"#,
    ) {
        let [header, payload] = [&header[..], payload.as_bytes()].map(base64url::encode);
        holds(&format!("{header}.{payload}.c2ln"), &context())?;
        holds(&format!("eyJhbGciOiJSUzI1NiJ9.{payload}.{header}"), &context())?;
        holds(&format!("eyJhbGciOiJSUzI1NiJ9.{payload}.c2ln~{header}~"), &context())?;
    }
}

fn written(token: &Marked) -> String {
    let [header, claims] = [&token.header, &token.claims].map(object);
    let [encoded, payload] = [&header, &claims].map(|text| base64url::encode(text.as_bytes()));
    let value = match token.form {
        Form::Jws => format!("{encoded}.{payload}.c2ln"),
        Form::SdJwt => format!("{encoded}.{payload}.c2ln~"),
        Form::Jwe => format!("{encoded}.a2V5.aXYtaXYtaXYtaXYt.Y3Q.dGFnLXRhZy10YWctdGFn"),
        Form::Document => claims,
    };
    match token.under {
        Some(name) => format!("{{\"{name}\":\"{value}\"}}"),
        None => value,
    }
}

/// Kind and certainty of the one token in the text, where there is one.
fn verdict(token: &Marked) -> Result<Option<(Kind, Certainty)>, TestCaseError> {
    let context = Context {
        client_id: token.client_id.clone(),
        ..context()
    };
    let report = inspect(&written(token), &context);
    // What a JARM response carries follows it.
    let carried = |token: &&claimscope::inspect::TokenReport| {
        token.unwrapped.last() == Some(&Wrapping::Claim)
    };
    let others = report.tokens.iter().filter(|token| !carried(token));
    prop_assert!(others.count() <= 1);
    let Some(token) = report.tokens.first() else {
        return Ok(None);
    };
    not_two_at_once(&token.verdict, &names(&token.findings))?;
    Ok(Some((token.verdict.kind, token.verdict.certainty)))
}

/// Runs a law on marked tokens until it has seen `cases`, and gives how many of them were conclusive.
fn on_marked<S: Strategy>(
    cases: u32,
    other: S,
    law: impl Fn(&Marked, S::Value) -> Result<bool, TestCaseError>,
) -> u32 {
    let conclusive = Cell::new(0);
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let result = TestRunner::new(config).run(&(marked(), other), |(token, other)| {
        conclusive.set(conclusive.get() + u32::from(law(&token, other)?));
        Ok(())
    });
    let failure = result
        .err()
        .map_or(String::new(), |error| error.to_string());
    assert!(failure.is_empty(), "{failure}");
    conclusive.get()
}

/// What once broke a law, and how.
#[test]
fn what_once_failed_holds() {
    for (story, header, claims, end) in [
        (
            "s_hash was outweighed by typ, so it was forgotten that it contradicts",
            r#"{"alg":"RS256","typ":"statuslist+jwt"}"#,
            r#"{"s_hash":"x","token_introspection":{"active":true}}"#,
            "",
        ),
        (
            "what the tilde shows was taken for certain, whatever typ said",
            r#"{"alg":"RS256","typ":"at+jwt"}"#,
            r#"{"software_id":"s"}"#,
            "~",
        ),
    ] {
        let [header, claims] = [header, claims].map(|text| base64url::encode(text.as_bytes()));
        let text = format!("{header}.{claims}.c2ln{end}");
        let failure = holds(&text, &context()).err();
        assert!(failure.is_none(), "{story}: {failure:?}");
    }
}

fn is_conclusive(verdict: Option<(Kind, Certainty)>) -> bool {
    verdict.is_some_and(|(_, certainty)| certainty == Certainty::Conclusive)
}

#[test]
fn irrelevant_claims_change_no_conclusive_verdict() {
    let conclusive = on_marked(
        CASES,
        (irrelevant(), any::<prop::sample::Index>()),
        |token, (more, at)| {
            let before = verdict(token)?;
            let mut padded = token.clone();
            let at = at.index(token.claims.len() + 1);
            padded.claims.splice(at..at, more);
            let after = verdict(&padded)?;
            if is_conclusive(before) || is_conclusive(after) {
                prop_assert_eq!(before, after);
            }
            Ok(is_conclusive(before))
        },
    );
    assert!(
        conclusive >= CASES / 4,
        "only {conclusive} of {CASES} were conclusive"
    );
}

#[test]
fn the_order_of_members_changes_no_verdict() {
    let shuffles = (any::<prop::sample::Index>(), any::<bool>());
    let conclusive = on_marked(CASES, shuffles, |token, (by, turned)| {
        let before = verdict(token)?;
        let mut moved = token.clone();
        for members in [&mut moved.header, &mut moved.claims] {
            let by = by.index(members.len().max(1));
            members.rotate_left(by);
            if turned {
                members.reverse();
            }
        }
        prop_assert_eq!(before, verdict(&moved)?);
        Ok(is_conclusive(before))
    });
    assert!(
        conclusive >= CASES / 4,
        "only {conclusive} of {CASES} were conclusive"
    );
}

/// So that the law above it is not empty: there are tokens with conclusive signs of two kinds, and kinds enough.
#[test]
fn random_marks_make_tokens_of_many_kinds_and_contradictions() {
    let contradictions = Cell::new(0);
    let kinds = std::cell::RefCell::new(std::collections::BTreeSet::new());
    on_marked(CASES, Just(()), |token, ()| {
        let report = inspect(&written(token), &context());
        let Some(token) = report.tokens.first() else {
            return Ok(false);
        };
        if conclusive_kinds(&token.verdict).len() > 1 {
            contradictions.set(contradictions.get() + 1);
        }
        kinds.borrow_mut().insert(token.verdict.kind);
        Ok(false)
    });
    assert!(
        contradictions.get() >= CASES / 40,
        "{}",
        contradictions.get()
    );
    assert!(kinds.borrow().len() >= 15, "{:?}", kinds.borrow());
}
