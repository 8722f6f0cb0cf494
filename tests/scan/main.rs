//! Which tokens are found in which text: every sample beside this file, whole and in chunks cut everywhere; and random texts,
//! in which none is.
//!
//! A sample is a line `=== what it shows`, the text, and a line `>>> name value layers` for each token that must be found, in
//! order; `-` is no name. `{jwt}` stands for a made-up token, `{jwt|base64}` for what becomes of it in base64. Values are made
//! by this test, so that nothing here looks like anybody's secret.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod made;
mod surroundings;

use claimscope::inspect::inspect;
use claimscope::jose::{Form, compact};
use claimscope::oauth::{Context, Kind};
use claimscope::scan::stream::Scanner;
use claimscope::scan::{MOST, scan};
use claimscope::text::time::Timestamp;
use made::{Made, Random};
use std::fs;
use std::path::Path;

/// What is found: its name, its value, what was taken off.
type Seen = (Option<String>, String, String);

struct Sample {
    title: String,
    text: String,
    tokens: Vec<Seen>,
}

fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scan");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let made = Made::new();
    let mut all = Vec::new();
    for file in files {
        let content = fs::read_to_string(&file).unwrap();
        for part in format!("\n{content}").split("\n=== ").skip(1) {
            let (title, rest) = part.split_once('\n').unwrap();
            let rest = format!("\n{rest}");
            let mut parts = rest.trim_end_matches('\n').split("\n>>> ");
            let text = made.fill(&parts.next().unwrap()[1..]);
            let tokens = parts.filter(|line| *line != "nothing").map(|line| {
                let mut words = line.split(' ');
                let name = words.next().filter(|name| *name != "-").map(str::to_owned);
                // A filter may hold a blank.
                let rest: Vec<&str> = words.collect();
                let rest = rest.join(" ");
                let end = rest
                    .rfind('}')
                    .map_or(rest.find(' ').unwrap_or(rest.len()), |at| {
                        at + rest[at..].find(' ').unwrap_or(rest.len() - at)
                    });
                let (value, layers) = rest.split_at(end);
                (name, made.fill(value), layers.trim().to_owned())
            });
            all.push(Sample {
                title: format!("{}: {title}", file.file_stem().unwrap().display()),
                tokens: tokens.collect(),
                text,
            });
        }
    }
    all
}

fn layers(unwrapped: &[claimscope::scan::Wrapping]) -> String {
    let names = unwrapped
        .iter()
        .map(|layer| serde_json::to_string(layer).unwrap());
    names
        .map(|name| name.trim_matches('"').to_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What the scanner finds in a text that comes in these pieces.
fn streamed<'t>(pieces: impl Iterator<Item = &'t [u8]>) -> Vec<(Seen, u64, u64)> {
    let mut found = Vec::new();
    let mut scanner = Scanner::new();
    let mut each = |token: claimscope::scan::stream::Streamed| {
        let layers = layers(&token.unwrapped);
        found.push(((token.name, token.value, layers), token.at, token.length));
    };
    for piece in pieces {
        scanner.feed(piece, &mut each);
    }
    scanner.finish(&mut each);
    found
}

#[test]
fn every_text_gives_its_tokens() {
    let all = samples();
    assert!(all.len() >= 150, "there are {} texts", all.len());
    let negative = all.iter().filter(|sample| sample.tokens.is_empty()).count();
    assert!(negative >= 50, "{negative} of them hold nothing");
    let mut wrong = Vec::new();
    for sample in &all {
        let found = streamed([sample.text.as_bytes()].into_iter());
        let seen: Vec<Seen> = found.iter().map(|(seen, ..)| seen.clone()).collect();
        if seen != sample.tokens {
            wrong.push(format!(
                "{}\n{}\n  is {seen:#?}\n  not {:#?}",
                sample.title, sample.text, sample.tokens
            ));
        }
        for (seen, at, length) in &found {
            let span = &sample.text[*at as usize..(at + length) as usize];
            assert_eq!(span == seen.1, seen.2.is_empty(), "{}", sample.title);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} texts\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn chunks_cut_anywhere_give_the_same() {
    for sample in samples() {
        let bytes = sample.text.as_bytes();
        let whole = streamed([bytes].into_iter());
        for size in [1, 2, 3, 7, 64] {
            assert_eq!(
                streamed(bytes.chunks(size)),
                whole,
                "{} by {size}",
                sample.title
            );
        }
        for cut in (0..bytes.len()).step_by(bytes.len() / 24 + 1) {
            let (before, after) = bytes.split_at(cut);
            assert_eq!(
                streamed([before, after].into_iter()),
                whole,
                "{} at {cut}",
                sample.title
            );
        }
    }
}

/// A word that is pasted alone may be a token of whoever made it, and one that begins like a JWT is what is left of one. Every
/// other text gives what a file gives, but for a document, of which nothing may be known.
#[test]
fn a_pasted_text_gives_what_a_file_gives() {
    let is_word = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric());
    for sample in samples() {
        let mut found = scan(&sample.text);
        if sample.tokens.is_empty() {
            found.retain(|found| {
                let is_left = found.value.trim_start_matches('_').starts_with("ey");
                let is_document = compact::decode(&found.value).form == Form::Document;
                !(is_word(&found.value) || is_left || is_document)
            });
        }
        let seen = found
            .into_iter()
            .map(|found| (found.name, found.value, layers(&found.unwrapped)));
        assert_eq!(seen.collect::<Vec<_>>(), sample.tokens, "{}", sample.title);
    }
}

/// What the page lists for a text without tokens: nothing, or what says of itself what it is: a key, a word, a part of a JWT.
#[test]
fn what_holds_no_token_lists_none() {
    let context = Context::at(Timestamp(1_767_225_600));
    for sample in samples() {
        let is_word = sample.text.bytes().all(|b| b.is_ascii_alphanumeric());
        if !sample.tokens.is_empty() || is_word {
            continue;
        }
        for report in inspect(&sample.text, &context).tokens {
            let kind = report.verdict.kind;
            let is_key = matches!(kind, Kind::Pem);
            let is_part = report.token.raw.trim_start_matches('_').starts_with("ey");
            assert!(is_key || is_part, "{}: {kind:?}", sample.title);
        }
    }
}

/// What is found lies where it is said to, and what was passed over lies in the text, in order.
#[test]
fn what_was_passed_over_is_no_part_of_the_token() {
    for sample in samples() {
        for found in scan(&sample.text) {
            let mut end = 0;
            let mut left = String::new();
            let mut at = found.span.start;
            for span in &found.ignored {
                assert!(
                    span.start >= end && span.start < span.end,
                    "{}",
                    sample.title
                );
                assert!(
                    sample.text.get(span.start..span.end).is_some(),
                    "{}",
                    sample.title
                );
                end = span.end;
                if span.start >= found.span.start && span.end <= found.span.end {
                    left.push_str(&sample.text[at..span.start]);
                    at = span.end;
                }
            }
            left.push_str(&sample.text[at..found.span.end]);
            // What decoding changes is another layer.
            let layers = layers(&found.unwrapped);
            if layers == "line-breaks" {
                assert_eq!(left, found.value, "{}", sample.title);
            }
        }
    }
}

/// Any token in any surrounding is found once and exact.
#[test]
fn every_token_is_found_in_every_surrounding() {
    let made = Made::new();
    let surroundings = [
        (
            "Authorization: Bearer ",
            "\r\nAccept: */*",
            Some("Authorization"),
        ),
        (
            "{\"a\":[1,{\"access_token\":\"",
            "\",\"b\":null}]}",
            Some("access_token"),
        ),
        (
            "{\"body\":\"{\\\"id_token\\\":\\\"",
            "\\\"}\"}",
            Some("id_token"),
        ),
        (
            "https://app.example/cb?x=1&token=",
            "&state=y",
            Some("token"),
        ),
        (
            "u=https%3A%2F%2Fa.example%2F%23access_token%3D",
            "%26state%3Dy ",
            Some("access_token"),
        ),
        (
            "<a href=\"/?a=1&amp;id_token=",
            "&amp;b=2\">",
            Some("id_token"),
        ),
        (
            "level=info refresh_token=",
            " user=1",
            Some("refresh_token"),
        ),
        ("  refreshToken: '", "',\n", Some("refresh_token")),
        ("export ACCESS_TOKEN=\"", "\"\n", Some("access_token")),
        (
            "[{\"name\":\"access_token\",\"value\":\"",
            "\"}]",
            Some("access_token"),
        ),
        ("<input name='id_token' value='", "'>", Some("id_token")),
        (
            "curl -H 'authorization: dpop ",
            "' https://api.example",
            Some("Authorization"),
        ),
    ];
    let names = ["jwt", "hs", "rs", "jwe", "opaque", "refresh", "ghp"];
    let mut random = Random::new(7);
    for (before, after, name) in surroundings {
        for token in names.map(|name| made.fill(&format!("{{{name}}}"))) {
            let noise: String = (0..random.below(700))
                .map(|_| char::from(b" abc,.:-\n"[random.below(9) as usize]))
                .collect();
            let text = [&*noise, before, &token, after, &noise].concat();
            let found = streamed(text.as_bytes().chunks(1 + random.below(300) as usize));
            let at = (noise.len() + before.len()) as u64;
            let expected = (
                (name.map(str::to_owned), token.clone(), String::new()),
                at,
                token.len() as u64,
            );
            assert_eq!(found, [expected], "{text}");
        }
    }
}

/// However a token is written, and whatever stands around it, it is found once and exact: pasted, and in a file.
#[test]
fn every_token_is_found_however_it_is_written() {
    let made = Made::new();
    let writings = [
        "Authorization: Bearer {T|wrap 64}",
        "{T|wrap 40}",
        "{T|wrap 72}",
        "{T|wrapcr 76}",
        "    {T|indent 60}",
        "> {T|quote 60}",
        "{T|mail 76}",
        "{T|zwsp 30}",
        "{T|shy 17}",
        "Set-Cookie: id_token={T}; Path=/; HttpOnly",
        "Cookie: a=b; s_0={T|first 60}; s_1={T|after 60}",
        "secret: {T|base64}",
        "https://a.example/cb?id_token={T|dots2}&b=1",
        "%22{T}%22",
        "({T})",
        "[{T}],",
        "“{T}”.",
        "<{T}>",
        "{T},",
        "TOKEN={T}",
        "  - token: {T}",
        "{T|apart}",
        "id_token: {T|apart}",
        "{T|wrap 72} for user 5",
        "{T|wrap 100}. It was refused.",
        "> {T|quote 76} (user 5)",
        "`\"id_token`\":`\"{T}`\"",
        "^\\^\"id_token^\\^\":^\\^\"{T}^\\^\"",
    ];
    let around = [
        ("", ""),
        ("", "\n"),
        ("Hello,\n\n", "\n\nThanks\nBob\n"),
        ("it says\n", "\nRegards\n"),
        (
            "2026-01-02 03:04:05 INFO sent\n",
            "\n2026-01-02 03:04:06 INFO done\n",
        ),
    ];
    for writing in writings {
        for token in ["jwt", "hs", "rs", "jwe"] {
            let written = made.fill(&writing.replace("{T", &["{", token].concat()));
            let token = made.fill(&["{", token, "}"].concat());
            for (before, after) in around {
                let text = [before, &written, after].concat();
                let pasted: Vec<String> =
                    scan(&text).into_iter().map(|found| found.value).collect();
                assert_eq!(pasted, [&*token], "pasted {text:?}");
                let found = streamed(text.as_bytes().chunks(37));
                let found: Vec<&str> = (found.iter()).map(|((_, value, _), ..)| &**value).collect();
                assert_eq!(found, [&*token], "in a file {text:?}");
            }
        }
    }
}

/// The same of a token that nothing but its name tells.
#[test]
fn every_opaque_token_is_found_however_it_is_written() {
    let made = Made::new();
    let writings = [
        "access_token={T}",
        "access_token: {T}…",
        "\"access_token\": \"{T}\",",
        "{\"access_token\":\"{T|zwsp 15}\"}",
        "{\"access_token\":\"{T|wrap 20}\"}",
        "access_token=‹{T}›",
        "“access_token”: “{T|shy 13}”",
        "https://app.example/cb?access_token={T}&token_type=Bearer",
        "https%3A%2F%2Fapp.example%2Fcb%23access_token%3D{T}%26token_type%3DBearer",
        "X-Forwarded-Access-Token: {T}",
        "the access token is {T}.",
        "access_token: {T|between 24 =\n}",
        "  access_token: >-\n    {T}",
        "`\"access_token`\":`\"{T}`\"",
        "^\\^\"access_token^\\^\":^\\^\"{T}^\\^\"",
        "access_token=❝{T}❞",
    ];
    let around = [
        ("", ""),
        ("Hello,\n\n", "\n\nThanks\nBob\n"),
        ("2026-01-02 INFO sent\n", "\n2026-01-02 INFO done\n"),
    ];
    for writing in writings {
        for token in ["opaque", "refresh", "sid"] {
            let written = made.fill(&writing.replace("{T", &["{", token].concat()));
            let token = made.fill(&["{", token, "}"].concat());
            for (before, after) in around {
                let text = [before, &written, after].concat();
                let expected = (Some("access_token"), &*token);
                let pasted = scan(&text);
                let seen: Vec<_> = pasted
                    .iter()
                    .map(|f| (f.name.as_deref(), &*f.value))
                    .collect();
                assert_eq!(seen, [expected], "pasted {text:?}");
                let found = streamed(text.as_bytes().chunks(37));
                let found = found
                    .iter()
                    .map(|((name, value, _), ..)| (name.as_deref(), &**value));
                assert_eq!(found.collect::<Vec<_>>(), [expected], "in a file {text:?}");
            }
        }
    }
}

/// Lines in any order: each token is found whichever line comes first.
#[test]
fn every_token_is_found_in_lines_of_any_order() {
    let made = Made::new();
    let others = [
        "ISSUER=https://login.example",
        "password: [REDACTED]",
        "Host: your-api.example",
        "x: changeme",
        "CLIENT_SECRET=********",
        "API_KEY=replace_me",
        "```",
        "see <token> ...",
        "CLIENT_ID=web-shop",
        "Bearer error=\"invalid_token\"",
    ];
    let tokens = [
        ("ACCESS_TOKEN=", "opaque", "access_token"),
        ("Authorization: Bearer ", "sid", "Authorization"),
        ("ID_TOKEN=", "rs", "id_token"),
        ("refresh_token: ", "refresh", "refresh_token"),
        ("id_token: ", "jwt", "id_token"),
    ];
    let mut random = Random::new(11);
    for _ in 0..600 {
        let mut lines: Vec<(String, Option<(&str, String)>)> = Vec::new();
        for _ in 0..=random.below(4) {
            let other = others[random.below(others.len() as u64) as usize];
            lines.push((other.to_owned(), None));
        }
        for _ in 0..=random.below(2) {
            let (before, token, name) = tokens[random.below(tokens.len() as u64) as usize];
            let token = made.fill(&["{", token, "}"].concat());
            let at = random.below(lines.len() as u64 + 1) as usize;
            // Of two lines the same it is listed where it stands.
            lines.insert(at, (before.to_owned() + &token, Some((name, token))));
        }
        let text: Vec<&str> = lines.iter().map(|(line, _)| &**line).collect();
        let text = text.join(["\n", "\r\n", "\n\n"][random.below(3) as usize]);
        let expected: Vec<_> = (lines.iter())
            .filter_map(|(_, token)| token.as_ref())
            .map(|(name, token)| (Some(*name), &**token))
            .collect();
        let found = scan(&text);
        let found: Vec<_> = (found.iter())
            .map(|found| (found.name.as_deref(), &*found.value))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

/// What stands in the next line is no piece of an opaque token: a label, a word, a boundary between the parts of a body.
#[test]
fn no_word_of_the_next_line_belongs_to_a_token() {
    let made = Made::new();
    let nexts = [
        "GitHub",
        "iPhone",
        "RS256",
        "OAuth2",
        "ABC-123",
        "TestUser42",
        "MaxMustermann",
        "usageCount",
        "DisplayName  : web",
        "IsExtendedLifeTimeToken : False",
        "JavaScript code below",
        "------WebKitFormBoundary7MA4YWxkTrZu0gW--",
        "------geckoformboundaryc23c64a876d81d4a1e2b7f2e",
        "--Boundary-5E2B7C1A-3D44-4F0E-9B1A-0C8F7E6D5A43",
        "--------------------------735323031399963166993862--",
        "-- \nMike",
        "---\nDone",
        "-\nFoo1",
        "foo-\nBar1",
    ];
    let befores = [
        ("x\nAuthorization: Bearer ", "Authorization"),
        ("access_token: ", "access_token"),
        ("a\nRefreshToken : ", "refresh_token"),
        (
            "--x\nContent-Disposition: form-data; name=\"code\"\n\n",
            "code",
        ),
    ];
    for token in ["opaque", "ghp", "sid", "refresh", "slashed"] {
        let token = made.fill(&["{", token, "}"].concat());
        for (before, name) in befores {
            for next in nexts {
                for line in ["\n", "\r\n"] {
                    let text = [before, &token, line, next].concat();
                    let found = scan(&text);
                    let found: Vec<_> = (found.iter())
                        .map(|found| (found.name.as_deref(), &*found.value))
                        .collect();
                    assert_eq!(found, [(Some(name), &*token)], "{text}");
                }
            }
        }
    }
}

/// A signature of a longer key has at the end of a line as many letters as one of a shorter key.
#[test]
fn a_signature_goes_on_behind_the_line_at_which_a_shorter_one_would_end() {
    let made = Made::new();
    let token = made.fill("{rs4096}");
    let before = token.rfind('.').unwrap() + 1;
    for width in [60, 64, 72, 76, 80, 100, 120] {
        for length in [342, 512] {
            let label = "access_token: ";
            let taken = label.len() + before + length;
            let indent = " ".repeat((width - taken % width) % width);
            let text = [&indent, label, &token].concat();
            let lines: Vec<&str> = (0..text.len())
                .step_by(width)
                .map(|at| &text[at..text.len().min(at + width)])
                .collect();
            let text = lines.join("\n") + "\nand more of it\n";
            let found = scan(&text);
            let found: Vec<&str> = found.iter().map(|found| &*found.value).collect();
            assert_eq!(found, [&*token], "{text}");
        }
    }
}

/// However long the last of several lines is: a letter or two, or as long as the first one behind its label.
#[test]
fn the_last_line_of_an_opaque_token_may_have_any_length() {
    let made = Made::new();
    let letters = made
        .fill("Q{opaque}7{sid}k{refresh}4{secret}R{code}2")
        .repeat(3);
    let label = "access_token: ";
    for width in [60, 76, 80, 93, 110] {
        let first = width - label.len();
        for last in [1, 2, 3, 5, 9, first, width - 1] {
            // Letters that only a word has are none of its end.
            let token = [&letters[..first + 2 * width + last - 1], "R"].concat();
            let text = [label, &token].concat();
            let lines: Vec<&str> = (0..text.len())
                .step_by(width)
                .map(|at| &text[at..text.len().min(at + width)])
                .collect();
            let text = lines.join("\n") + "\n";
            let found = scan(&text);
            let found: Vec<&str> = found.iter().map(|found| &*found.value).collect();
            assert_eq!(found, [&*token], "{width} {last} {text}");
        }
    }
}

/// Puts a little more at the end.
type Maker<'t> = Box<dyn FnMut(&mut Vec<u8>) + 't>;

/// A hundred megabytes: printable characters, base64, words.
#[test]
fn random_text_holds_no_token() {
    const MEGABYTES: usize = 34;
    let mut random = Random::new(1);
    let words: Vec<&str> = "the of and a to in is you that it he was for on are as with his they at be this have from or one had by \
        word but not what all were we when your can said there use an each which she do how their if will up other about out \
        many then them these so some her would make like him into time has look two more write go see number no way could \
        people my than first water been call who oil its now find long down day did get come made may part token secret = : \" \n 1 200"
        .split(' ')
        .collect();
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut makers: [(&str, Maker); 3] = [
        ("printable", {
            let mut random = Random::new(2);
            Box::new(move |out| {
                out.extend(random.next().to_le_bytes().map(|byte| b' ' + byte % 95))
            })
        }),
        ("base64", {
            let mut random = Random::new(3);
            Box::new(move |out| {
                out.extend(
                    random
                        .next()
                        .to_le_bytes()
                        .map(|byte| alphabet[usize::from(byte % 64)]),
                );
                if out.len() % 77 < 8 {
                    out.push(b'\n');
                }
            })
        }),
        ("words", {
            Box::new(move |out| {
                for _ in 0..4 {
                    out.extend_from_slice(
                        words[random.below(words.len() as u64) as usize].as_bytes(),
                    );
                    out.push(b" _-/"[random.below(4) as usize]);
                }
            })
        }),
    ];
    for (what, make) in &mut makers {
        let mut scanner = Scanner::new();
        let mut found = Vec::new();
        let mut chunk = Vec::with_capacity(1 << 20);
        for _ in 0..MEGABYTES {
            chunk.clear();
            while chunk.len() < 1_000_000 {
                make(&mut chunk);
            }
            scanner.feed(&chunk, &mut |token| found.push(token));
        }
        scanner.finish(&mut |token| found.push(token));
        assert!(found.is_empty(), "{what}: {found:?}");
    }
}

/// More than is looked at is not found, and takes no time.
#[test]
fn a_text_of_tokens_is_cut_off() {
    let text = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln\n".repeat(MOST + 10);
    assert_eq!(scan(&text).len(), MOST);
}
