//! Laws of the splitter: cuts do not matter, and what is handed over is the file.

use super::*;
use proptest::prelude::*;

const HAR: &str = r#"{ "x": [1, {"log": {"entries": [{}]}}], "log": {"version": "1.2", "creator": {"name": "C"},
 "pages": [{"id": "p"}], "entries": [ {"a": "}\"{"} , {"b": [{}, "\\"]}, 3, [{"no": 1}] ], "comment": "é" } }"#;

/// Items by part, all the text, and where it stopped.
type Pieces = (Vec<(Part, String, u64)>, Vec<u8>, Option<Stopped>);

fn split(chunks: &[&[u8]]) -> Pieces {
    let mut splitter = Splitter::new();
    let (mut items, mut all) = (Vec::new(), Vec::new());
    for chunk in chunks {
        splitter.feed(chunk, &mut |piece| match piece {
            Piece::Outside(text) | Piece::String(text) => all.extend_from_slice(text),
            Piece::Item { part, text, at } => {
                all.extend_from_slice(text);
                items.push((part, String::from_utf8_lossy(text).into_owned(), at));
            }
            Piece::LeftOut(_) => {}
        });
    }
    splitter.finish();
    (items, all, splitter.stopped())
}

#[test]
fn the_items_of_the_log_are_found_and_no_others() {
    let (items, all, stopped) = split(&[HAR.as_bytes()]);
    let shown: Vec<(Part, &str)> = items
        .iter()
        .map(|(part, text, _)| (*part, text.as_str()))
        .collect();
    assert_eq!(
        shown,
        [
            (Part::Creator, r#"{"name": "C"}"#),
            (Part::Page, r#"{"id": "p"}"#),
            (Part::Entry, r#"{"a": "}\"{"}"#),
            (Part::Entry, r#"{"b": [{}, "\\"]}"#),
        ]
    );
    for (_, text, at) in &items {
        let at = usize::try_from(*at).unwrap();
        assert_eq!(&HAR[at..at + text.len()], text);
    }
    assert_eq!((all.as_slice(), stopped), (HAR.as_bytes(), None));
}

#[test]
fn a_cut_loses_the_rest_and_says_where() {
    let mut before = 0;
    for cut in 0..HAR.len() {
        let (items, _, stopped) = split(&[&HAR.as_bytes()[..cut]]);
        let stopped = stopped.unwrap();
        assert_eq!(stopped.at, cut as u64);
        assert!(matches!(
            stopped.problem,
            Problem::Cut | Problem::CutInEntry | Problem::NoObject
        ));
        assert!(items.len() >= before, "byte {cut}");
        before = items.len();
    }
}

#[test]
fn what_is_no_har_is_told_by_its_byte() {
    for (text, problem, at) in [
        ("", Problem::NoObject, 0),
        ("  hello", Problem::NoObject, 2),
        ("[]", Problem::NoObject, 0),
        ("{}", Problem::NoEntries, 2),
        (r#"{"log":{"entries":{}}}"#, Problem::NoEntries, 22),
        (
            r#"{"log":{"entries":[{} <html>]}}"#,
            Problem::Unexpected('<'),
            22,
        ),
        (r#"{"log":{"entries":[]}} x"#, Problem::Trailing, 23),
    ] {
        assert_eq!(
            split(&[text.as_bytes()]).2,
            Some(Stopped { problem, at }),
            "{text}"
        );
    }
    assert_eq!(
        split(&["\u{feff}{\"log\":{\"entries\":[]}}".as_bytes()]).2,
        None
    );
}

#[test]
fn a_string_that_is_too_long_is_left_out_alone() {
    let long = "a".repeat(LONGEST_STRING + 1);
    let har = format!(r#"{{"log":{{"entries":[{{"text":"{long}","status":401}},{{}}]}}}}"#);
    for size in [har.len(), 1 << 16] {
        let chunks: Vec<&[u8]> = har.as_bytes().chunks(size).collect();
        let (items, _, stopped) = split(&chunks);
        let words = format!(
            r#"{{"text":"[{} bytes left out]","status":401}}"#,
            long.len()
        );
        assert_eq!(
            (items[0].1.as_str(), items.len(), stopped),
            (words.as_str(), 2, None)
        );
    }
}

#[test]
fn an_item_of_masses_of_small_things_is_left_out() {
    let many = "[1],".repeat(LARGEST_ITEM / 4 + 1);
    let har = format!(r#"{{"log":{{"entries":[{{"a":[{many}0]}},{{"b":1}}]}}}}"#);
    let mut splitter = Splitter::new();
    let mut seen = Vec::new();
    for chunk in har.as_bytes().chunks(1 << 16) {
        splitter.feed(chunk, &mut |piece| match piece {
            Piece::Item { text, .. } => seen.push(text.len()),
            Piece::LeftOut(part) => seen.push(if part == Part::Entry { 0 } else { 1 }),
            _ => {}
        });
    }
    splitter.finish();
    assert_eq!((seen, splitter.stopped()), (vec![0, 7], None));
}

proptest! {
    #[test]
    fn chunks_do_not_matter(text in r#"(\{"log":\{"entries":\[)?[\[\]{}":,\\a ]{0,60}"#, cut in 0usize..80) {
        let bytes = text.as_bytes();
        let cut = cut.min(bytes.len());
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        let whole = split(&[bytes]);
        prop_assert_eq!(&split(&[&bytes[..cut], &bytes[cut..]]), &whole);
        prop_assert_eq!(&split(&single), &whole);
    }

    #[test]
    fn plain_bytes_are_counted(text in r#"[a-z"\\é]{0,40}"#) {
        let expected = text.find(['"', '\\']).unwrap_or(text.len());
        prop_assert_eq!(plain(text.as_bytes()), expected);
    }
}
