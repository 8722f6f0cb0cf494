//! Files that are cut off, written in another encoding, or made to trouble the reader.

use crate::make::*;
use claimscope::har::sanitize::sanitized;
use claimscope::har::{HarReader, HarReport, is_har, read};
use claimscope::oauth::Context;
use claimscope::text::encoding::Transcoder;
use claimscope::text::time::Timestamp;
use serde_json::{Value, json};
use std::time::Instant;

/// What is told of a file that comes in these chunks.
fn tell<'c>(chunks: impl IntoIterator<Item = &'c [u8]>) -> HarReport {
    let (mut reader, mut transcoder) = (HarReader::new(), Transcoder::new());
    for chunk in chunks {
        transcoder.feed(chunk, &mut |text| reader.feed(text));
    }
    transcoder.finish(&mut |text| reader.feed(text));
    reader.finish(&Context::at(Timestamp(BEGIN)))
}

fn sample() -> String {
    let token = access_token("https://api.example.com", BEGIN + 600);
    let back = "https://app.example.com/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj";
    let exchange = form("grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA");
    let ask =
        "https://login.example.com/authorize?response_type=code&client_id=web&state=af0ifjsldkj";
    har(
        "é",
        &[
            entry(0.0, "GET", ask, &json!({}), &redirect(back)),
            entry(1.0, "GET", back, &json!({}), &json!({})),
            entry(
                2.0,
                "POST",
                "https://login.example.com/token",
                &exchange,
                &answer(200, &json!({"access_token": token})),
            ),
            entry(
                3.0,
                "GET",
                "https://api.example.com/",
                &bearer(&token),
                &json!({"status": 401}),
            ),
        ],
    )
}

fn steps(report: &HarReport) -> usize {
    report
        .flows
        .iter()
        .map(|flow| flow.steps.len())
        .sum::<usize>()
        + report.calls.len()
}

#[test]
fn a_file_cut_off_anywhere_gives_what_was_before() {
    let text = sample();
    let mut before = 0;
    for cut in 0..text.len() {
        let report = tell([&text.as_bytes()[..cut]]);
        assert!(steps(&report) >= before, "byte {cut}");
        before = steps(&report);
        let stopped = report.stopped.expect("it is not whole");
        assert!(stopped.to_string().contains(&cut.to_string()), "{stopped}");
        let (copy, _) = sanitized(&String::from_utf8_lossy(&text.as_bytes()[..cut]));
        assert!(
            copy.is_empty() || serde_json::from_str::<Value>(&copy).is_ok() || cut < 20,
            "byte {cut}: {copy}"
        );
    }
    assert_eq!(steps(&tell([text.as_bytes()])), 4);
}

#[test]
fn chunks_and_encodings_do_not_matter() {
    let text = sample();
    let whole = tell([text.as_bytes()]);
    assert_eq!((steps(&whole), whole.stopped), (4, None));
    for size in [1, 7, 64, 1000] {
        assert_eq!(tell(text.as_bytes().chunks(size)), whole, "{size}");
    }
    let utf16 = |bytes: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
        [mark, text.as_str()]
            .concat()
            .encode_utf16()
            .flat_map(bytes)
            .collect()
    };
    for bytes in [
        ["\u{feff}", text.as_str()].concat().into_bytes(),
        utf16(u16::to_le_bytes, "\u{feff}"),
        utf16(u16::to_be_bytes, "\u{feff}"),
        utf16(u16::to_le_bytes, ""),
    ] {
        assert_eq!(tell(bytes.chunks(11)), whole);
    }
}

/// What stands behind it is searched for tokens like any text, and was said not to be read.
#[test]
fn what_stands_after_the_end_is_said_to_be_no_part_of_it() {
    let report = tell([[sample().as_str(), "x"].concat().as_bytes()]);
    let stopped = report.stopped.expect("something is there").to_string();
    assert!(
        stopped.ends_with("is no part of it: no entries were looked for there."),
        "{stopped}"
    );
}

#[test]
fn a_har_is_known_by_its_beginning() {
    for (head, expected) in [
        (sample().as_str(), true),
        ("\u{feff}\n{ \"log\" : { \"version\":\"1.2\"", true),
        ("{\"log\":{\"pages\":[", true),
        ("{\"log\":[{\"entries\":1}]}", false),
        ("{\"log\":\"entries\"}", false),
        ("{\"access_token\":\"x\"}", false),
        ("eyJhbGciOiJSUzI1NiJ9.e30.x", false),
        ("", false),
    ] {
        assert_eq!(is_har(head.as_bytes()), expected, "{head}");
        assert!(is_har(head.as_bytes()) || read(head, &Context::at(Timestamp(0))).is_none());
    }
    // It begins like one and is none.
    assert_eq!(
        read("{\"log\":{\"version\":1}}", &Context::at(Timestamp(0))),
        None
    );
}

#[test]
fn an_entry_that_is_no_json_is_passed_over() {
    let text = sample().replacen("\"method\":\"GET\"", "\"method\":GET", 1);
    let report = tell([text.as_bytes()]);
    assert_eq!((report.entries, report.unread, report.read()), (4, 1, 3));
    let told = serde_json::to_value(&report).expect("a report is JSON");
    assert_eq!((&told["entries"], &told["read"]), (&json!(4), &json!(3)));
    assert!(
        report.notes[0]
            .text
            .starts_with("An entry is no JSON and was not read"),
        "{:?}",
        report.notes
    );
    let (copy, _) = sanitized(&text);
    assert!(copy.contains("An entry that is no JSON was left out."));
    assert!(serde_json::from_str::<Value>(&copy).is_ok());
}

/// From 1,001 calls on, each that found no room for its token was counted twice: more were left out than the file has.
#[test]
fn what_is_left_out_is_counted_once() {
    let call = |nth: i64, status: u16, path: i64| {
        let token = access_token("https://api.example.com", BEGIN + nth);
        let url = format!("https://{path}.example.com/");
        entry(
            1.0,
            "GET",
            &url,
            &bearer(&token),
            &json!({"status": status}),
        )
        .to_string()
    };
    for (count, status) in [
        (300, 200),
        (1000, 200),
        (1001, 401),
        (1500, 401),
        (6000, 401),
    ] {
        let mut entries: Vec<String> = (0..count).map(|nth| call(nth, status, nth)).collect();
        // What went well makes room for what did not, and was made more than once.
        entries.splice(0..0, (0..5).map(|_| call(-1, 200, -1)));
        let text = format!("{{\"log\":{{\"entries\":[{}]}}}}", entries.join(","));
        let report = tell([text.as_bytes()]);
        let listed: u64 = report.calls.iter().map(|step| step.times).sum();
        assert_eq!(listed + report.left_out, report.entries, "{count}");
        let note = report
            .notes
            .iter()
            .any(|said| said.text.contains("more tokens than are kept"));
        assert_eq!(note, count >= 1000, "{count}: {:?}", report.notes);
        let told = report.calls.iter().flat_map(|step| &step.says);
        let says_none = |said: &claimscope::har::Said| said.text.contains("carried no token");
        assert!(!told.clone().any(says_none), "{count}");
    }
}

#[test]
fn nothing_that_is_large_takes_long() {
    let around = |entries: &str| format!("{{\"log\":{{\"entries\":[{entries}]}}}}");
    let token = access_token("https://api.example.com", BEGIN);
    let call = |nth: usize| {
        entry(
            1.0,
            "GET",
            &format!("https://api.example.com/{nth}"),
            &bearer(&token),
            &json!({"status": 401}),
        )
        .to_string()
    };
    let ask = |nth: usize| {
        entry(
            1.0,
            "GET",
            &format!("https://a.example/?client_id=a&response_type=code&state={nth}"),
            &json!({}),
            &json!({}),
        )
        .to_string()
    };
    let many = |one: &dyn Fn(usize) -> String, count: usize| {
        (0..count).map(one).collect::<Vec<_>>().join(",")
    };
    for (law, text, unread) in [
        (
            "a million entries of nothing",
            around(&many(&|_| "{}".to_owned(), 1_000_000)),
            0,
        ),
        (
            "deep nesting",
            around(
                &[
                    "{\"a\":",
                    &"[".repeat(1_000_000),
                    &"]".repeat(1_000_000),
                    "}",
                ]
                .concat(),
            ),
            1,
        ),
        ("deep nesting outside", "[".repeat(1_000_000), 0),
        (
            "deep nesting outside, in the log",
            format!("{{\"log\":{}", "[".repeat(1_000_000)),
            0,
        ),
        (
            "a giant string",
            around(&format!(
                "{{\"request\":{{\"url\":\"{}\"}}}}",
                "a".repeat(20_000_000)
            )),
            0,
        ),
        (
            "escapes",
            around(&format!("{{\"a\":\"{}\"}}", "\\\\".repeat(500_000))),
            0,
        ),
        ("refused calls", around(&many(&call, 4_000)), 0),
        ("logins", around(&many(&ask, 4_000)), 0),
    ] {
        let begin = Instant::now();
        let report = tell(text.as_bytes().chunks(1 << 20));
        assert_eq!(report.unread, unread, "{law}");
        assert!(steps(&report) <= 1000, "{law}");
        assert!(
            begin.elapsed().as_secs() < 60,
            "{law} takes {:?}",
            begin.elapsed()
        );
    }
}
