//! What is found in which text, under which name, and what was unwrapped.

use super::*;
use proptest::prelude::*;

const JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
const OPAQUE: &str = "v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs";

#[track_caller]
fn finds(text: &str, expected: &[(Option<&str>, &str)]) {
    let found = scan(text);
    let seen: Vec<_> = found
        .iter()
        .map(|f| (f.name.as_deref(), f.value.as_str()))
        .collect();
    assert_eq!(seen, expected, "{text:?}");
}

#[test]
fn the_noise_around_one_token_is_taken_off() {
    for (before, after, name) in [
        ("", "", None),
        ("  \n", "\r\n", None),
        ("\u{feff}\u{200b}", "", None),
        ("\"", "\",", None),
        ("‘", "’;", None),
        ("Bearer ", "", Some("Authorization")),
        ("authorization: bEARER  ", "\n", Some("Authorization")),
        ("Authorization: DPoP ", "", Some("Authorization")),
        ("access_token=", "", Some("access_token")),
        ("\"id_token\": \"", "\"", Some("id_token")),
    ] {
        for token in [JWT, OPAQUE] {
            let text = format!("{before}{token}{after}");
            finds(&text, &[(name, token)]);
            assert_eq!(scan(&text)[0].span.of(&text), token);
        }
    }
}

#[test]
fn a_broken_token_is_found_whole() {
    for text in [
        "eyJ!hbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
        "eyJhbGciOiJSUzI1NiJ9.eyJz…",
        "a.b.c",
        "1234",
    ] {
        finds(text, &[(None, text)]);
    }
}

#[test]
fn every_token_of_a_response_is_found_under_its_name() {
    let both = [(Some("access_token"), OPAQUE), (Some("id_token"), JWT)];
    for text in [
        format!(r#"{{"access_token":"{OPAQUE}","id_token":"{JWT}","expires_in":86400}}"#),
        format!("{{\n  \"access_token\": \"{OPAQUE}\",\n  \"id_token\": \"{JWT}\"\n}}"),
        format!("https://app.example/cb#access_token={OPAQUE}&id_token={JWT}&state=x"),
        format!("access_token={OPAQUE}&id_token={JWT}"),
    ] {
        finds(&text, &both);
    }
}

/// Salesforce's access token was cut at its `!`, Laravel Sanctum's began behind its `|`.
#[test]
fn a_value_under_a_telling_name_is_taken_whole() {
    const SALESFORCE: &str = "00D000000000000!AQEAQExample_example.EXAMPLE0";
    const SANCTUM: &str = "17|EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0";
    for token in [SALESFORCE, SANCTUM, "s:EXAMPLEexample.0example/EXAMPLE+x"] {
        for (before, after, name) in [
            (
                r#"{"access_token":""#,
                r#"","expires_in":1}"#,
                "access_token",
            ),
            (r#"{'token': '"#, "'}", "token"),
            (r#"log: {\"token\":\""#, r#"\"} sent"#, "token"),
            ("https://a.example/cb?token=", "&state=x", "token"),
            (
                "https://a.example/cb#state=x&access_token=",
                "#top",
                "access_token",
            ),
            ("at https://a.example/cb?id=1&token=", ", it said.", "token"),
        ] {
            finds(&[before, token, after].concat(), &[(Some(name), token)]);
        }
    }
    let header = format!("curl -H \"Authorization: Bearer {SALESFORCE}\" https://a.example");
    finds(&header, &[(Some("Authorization"), SALESFORCE)]);
    // In running text a name is followed by many things.
    for text in [
        "see token: section-4-of-it!and others",
        r#"it said {"code":"E42:the-request-was-refused!"}"#,
        r#"{"token":"one! two three four five six"} was sent"#,
    ] {
        let found = scan(text);
        assert!(found.iter().all(|f| !f.value.contains('!')), "{found:?}");
    }
    let opaque = format!("the token: {OPAQUE}! Use it.");
    finds(&opaque, &[(Some("token"), OPAQUE)]);
}

#[test]
fn a_token_is_found_in_running_text() {
    finds(&format!("the token {JWT}. It fails"), &[(None, JWT)]);
    finds(
        &format!("curl -H 'Authorization: Bearer {OPAQUE}' https://a.example"),
        &[(Some("Authorization"), OPAQUE)],
    );
    finds(
        "the access_token is missing, ask for access_token=YOUR_ACCESS_TOKEN or wait",
        &[],
    );
    finds("put eyJ... here: eyJ…", &[]);
    finds("eyJ…", &[]);
    finds("Bearer YOUR_ACCESS_TOKEN", &[]);
    finds("nothing of the kind, see www.example.com/a.b.c", &[]);
}

#[test]
fn a_wrapped_token_is_joined() {
    let wrapped = format!("{}\n  {}\u{ad}\n{}", &JWT[..20], &JWT[20..40], &JWT[40..]);
    finds(&wrapped, &[(None, JWT)]);
    finds(&format!("{JWT} is the token I got"), &[(None, JWT)]);
    finds(&format!("{JWT}\nexpired"), &[(None, JWT)]);
    finds(&format!("{JWT}\n{JWT}"), &[(None, JWT), (None, JWT)]);
}

/// A signature of a length that no key gives was joined only up to a last line that is longer than the one before.
#[test]
fn a_quote_that_was_opened_tells_where_a_wrapped_token_ends() {
    const SHORT: &str =
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlLW9mLW5vLWtleS1idXQtYS1sb25nLW9uZQ";
    let (start, end) = SHORT.split_at(SHORT.len() - 40);
    for (before, between, after) in [
        ("{\"id_token\": \"", "\n", "\"}"),
        ("id_token = '", "\n    ", "';"),
        ("id_token = \"", "\" +\n  \"", "\";"),
        ("id_token = \"", "\"\n  + \"", "\";"),
        ("id_token = \"", "\" \\\n  \"", "\""),
    ] {
        let text = [before, start, between, end, after].concat();
        finds(&text, &[(Some("id_token"), SHORT)]);
    }
    // Nothing says so here.
    for text in [
        ["see ", start, "\n", end, "\" then"].concat(),
        ["see \"", start, "\nexpired\" then"].concat(),
    ] {
        finds(&text, &[(None, start)]);
    }
}

#[test]
fn an_unsecured_jwt_keeps_its_last_dot() {
    let unsecured = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.";
    finds(unsecured, &[(None, unsecured)]);
    finds(&format!("see {unsecured} here"), &[(None, unsecured)]);
}

#[test]
fn an_encoded_token_is_decoded_where_it_stood() {
    let text = format!(
        "https://a.example/?id_token={}&x=1",
        JWT.replace('.', "%2E")
    );
    let found = scan(&text);
    assert_eq!(found[0].value, JWT);
    assert!(found[0].span.of(&text).contains("%2E"));
}

#[test]
fn a_json_serialization_is_one_token() {
    let flattened = r#"{"payload":"e30","protected":"eyJhbGciOiJub25lIn0","signature":""}"#;
    finds(flattened, &[(None, flattened)]);
}

#[test]
fn a_form_body_is_searched() {
    finds(
        &format!("grant_type=x&subject_token={JWT}&a=b"),
        &[(Some("subject_token"), JWT)],
    );
}

#[test]
fn an_address_or_a_list_alone_is_no_token() {
    for text in [
        "https://a.example/authorize?client_id=x",
        "{\"a\":1} and more",
        "[]",
        "<html>",
        " \n",
    ] {
        finds(text, &[]);
    }
}

fn base64(text: &str) -> String {
    crate::text::base64url::encode(text.as_bytes())
}

#[test]
fn what_a_token_was_wrapped_in_is_taken_off_and_said() {
    use Wrapping::{Base64, JsonString, LineBreaks, PercentEncoding};
    let percent = JWT.replace('.', "%2E");
    for (text, layers) in [
        (JWT.to_owned(), vec![]),
        (base64(JWT), vec![Base64]),
        (base64(&base64(JWT)), vec![Base64, Base64]),
        (base64(&format!("Bearer {JWT}")), vec![Base64]),
        (percent.clone(), vec![PercentEncoding]),
        (
            percent.replace('%', "%25"),
            vec![PercentEncoding, PercentEncoding],
        ),
        (
            format!("\"{}\"", JWT.replace('.', "\\u002e")),
            vec![JsonString],
        ),
        (format!("\"\\\"{JWT}\\\"\""), vec![JsonString]),
        (format!("{}\n{}", &JWT[..30], &JWT[30..]), vec![LineBreaks]),
        (
            format!("{}\n{}", &base64(JWT)[..40], &base64(JWT)[40..]),
            vec![LineBreaks, Base64],
        ),
    ] {
        let found = scan(&text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].value, JWT, "{text}");
        assert_eq!(found[0].unwrapped, layers, "{text}");
    }
}

#[test]
fn what_was_done_is_a_sentence() {
    use Wrapping::{Base64, PercentEncoding};
    for (layers, sentence_) in [
        (vec![], None),
        (
            vec![Base64],
            Some("To get at this token, base64 was decoded."),
        ),
        (
            vec![PercentEncoding, PercentEncoding, Base64],
            Some(
                "To get at this token, percent-encoding was decoded, then again, then base64 was decoded.",
            ),
        ),
    ] {
        assert_eq!(sentence(&layers).as_deref(), sentence_);
    }
}

#[test]
fn a_document_without_a_token_is_one_find() {
    let pem = "-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----";
    for text in [
        r#"{"kty":"EC"}"#,
        r#"{"active":true,"token_type":"Bearer"}"#,
        pem,
    ] {
        finds(text, &[(None, text)]);
    }
    let response = format!(r#"{{"access_token":"{OPAQUE}"}}"#);
    finds(&response, &[(Some("access_token"), OPAQUE)]);
}

#[test]
fn an_sd_jwt_is_found_whole() {
    let sd_jwt = format!("{JWT}~WyJzIiwiYSIsMV0~");
    finds(&sd_jwt, &[(None, &sd_jwt)]);
    finds(&format!("see {sd_jwt} here"), &[(None, &sd_jwt)]);
    finds(&format!("see {sd_jwt}."), &[(None, &sd_jwt)]);
}

#[test]
fn a_slash_that_json_escapes_belongs_to_the_token() {
    let text = r#"{"access_token":"8xLOx\/Kq2+fA\/h9Q=="}"#;
    finds(text, &[(Some("access_token"), "8xLOx/Kq2+fA/h9Q==")]);
}

proptest! {
    #[test]
    fn nothing_taken_off_means_nothing_changed(text in r#"(\PC|[ .=&"{}~\\%\n]|eyJhbGciOiJSUzI1NiJ9\.|ZXlK|%2E|%252E|\\/|access_token|Bearer ){0,40}"#) {
        for found in scan(&text) {
            if found.unwrapped.is_empty() {
                prop_assert_eq!(found.span.of(&text), found.value);
            }
        }
    }

    #[test]
    fn every_span_lies_in_the_text(text in r#"(\PC|[ .=&"{}\n]|eyJhbGciOiJSUzI1NiJ9\.|access_token|Bearer ){0,40}"#) {
        for found in scan(&text) {
            prop_assert!(text.get(found.span.start..found.span.end).is_some());
        }
    }
}

#[test]
fn a_saml_message_is_found_in_its_form_post() {
    let message = "PHNhbWxwOlJlc3BvbnNl/IHhtbG5zOn+hbWw9==";
    let written = message
        .replace('+', "%2B")
        .replace('/', "%2F")
        .replace('=', "%3D");
    for name in ["SAMLResponse", "SAMLRequest"] {
        for text in [
            format!("{name}={written}"),
            format!("{name}={written}&RelayState=x"),
            format!("RelayState=x&{name}={written}"),
        ] {
            finds(&text, &[(Some(name), message)]);
        }
    }
}

#[test]
fn what_was_passed_over_is_said() {
    for (before, inside, after, expected) in [
        ("", "", "", &[][..]),
        ("\"", "", "\",", &["\"", "\","]),
        ("Authorization: Bearer ", "", "", &[]),
        ("\u{200b}", "", "\n", &["\u{200b}"]),
        ("", "\n  ", "", &["\n  "]),
        // The stop belongs to the name.
        ("__Secure-next-auth.session-token=", "", "", &[]),
        ("“", "\u{ad}", "”;", &["“", "\u{ad}", "”;"]),
        ("see ", "", ", and so on", &[]),
    ] {
        let text = [before, &JWT[..30], inside, &JWT[30..], after].concat();
        let found = scan(&text);
        let ignored = found.iter().flat_map(|found| &found.ignored);
        let ignored: Vec<&str> = ignored.map(|span| span.of(&text)).collect();
        assert_eq!(ignored, expected, "{text:?}");
        assert_eq!(found[0].value, JWT);
    }
}

fn streamed(text: &str, chunk: usize, reach: usize) -> Vec<(Option<String>, u64, String)> {
    let mut found = Vec::new();
    let mut scanner = stream::Scanner::with_reach(reach);
    let mut each = |token: stream::Streamed| found.push((token.name, token.at, token.value));
    for chunk in text.as_bytes().chunks(chunk) {
        scanner.feed(chunk, &mut each);
    }
    scanner.finish(&mut each);
    found
}

/// The same through buffers that change hands, now and then one that has no room for what is read.
fn swapped(text: &str, chunk: usize, reach: usize) -> Vec<(Option<String>, u64, String)> {
    let mut found = Vec::new();
    let mut scanner = stream::Scanner::with_reach(reach);
    let mut each = |token: stream::Streamed| found.push((token.name, token.at, token.value));
    let mut buffer = Vec::new();
    for (nth, chunk) in text.as_bytes().chunks(chunk).enumerate() {
        if nth % 5 == 3 {
            scanner.feed(chunk, &mut each);
            continue;
        }
        buffer.clear();
        buffer.resize(stream::HEAD, b'!');
        buffer.extend_from_slice(chunk);
        buffer.extend_from_slice(b"!!!");
        let places = match nth % 3 {
            0 => stream::Places::default(),
            _ => stream::places(chunk),
        };
        scanner.swap(&mut buffer, chunk.len(), places, &mut each);
    }
    scanner.finish(&mut each);
    found
}

proptest! {
    #[test]
    fn chunks_give_what_the_whole_gives(text in r#"(\PC|[ .=&"{}~\\%\n;]|eyJhbGciOiJSUzI1NiJ9\.|eyJ|ZXlK|%2E|%252E|\\/|access_token|Bearer |v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs|-----BEGIN |n,access_token\n|1,|\(access_token\) VALUES \('|'\)|<input value=| name=access_token>|Cookie: auth0=){0,60}"#, chunk in 1usize..40, reach in 100usize..2000) {
        let whole = streamed(&text, usize::MAX, reach);
        prop_assert_eq!(&streamed(&text, chunk, reach), &whole);
        prop_assert_eq!(&swapped(&text, chunk, reach), &whole);
        // What is kept does not fit before a chunk.
        let long = [text.as_str(), "eyJhbGciOiJSUzI1NiJ9.", &"a".repeat(2 * stream::HEAD), " ", &text].concat();
        let whole = streamed(&long, usize::MAX, 4 * stream::HEAD);
        prop_assert_eq!(swapped(&long, 100 * chunk, 4 * stream::HEAD), whole);
    }
}

#[test]
fn an_escape_that_ends_a_sentence_was_no_layer_of_the_token() {
    // Story: the escape was read with the token and given back, and yet it was said that escapes had been resolved.
    let found = scan(&format!("{JWT}\\u002e {JWT}"));
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|found| found.unwrapped.is_empty()));
}

#[test]
fn a_placeholder_is_told_from_what_is_merely_no_token() {
    for text in [
        "YOUR_ACCESS_TOKEN",
        "Bearer YOUR_TOKEN",
        "<access_token>",
        "${TOKEN}",
        "{{token}}",
        "%TOKEN%",
        "eyJ…",
        "eyJ...",
        "********",
    ] {
        assert!(super::is_placeholder(text), "{text}");
    }
    for text in [
        "",
        "{}",
        "[1]",
        "<1>",
        "{\"a\":1}",
        "the login does not work",
    ] {
        assert!(!super::is_placeholder(text), "{text}");
    }
}

/// Every form of one stray character: a text without blanks is searched as well.
#[test]
fn a_token_alone_is_found_without_what_stands_around_it() {
    const OPAQUE: &str = "8xLOxBtZp8aKfLIY2YMTEQ7dUv3wGh5Jk0mNpQrStUv";
    let id = format!("{}x", &JWT[..JWT.len() - 1]);
    for (before, after) in [
        ("(", ")"),
        ("(", "),"),
        ("", "\"]"),
        ("", "\"}]}"),
        ("", "}"),
        ("", ":"),
        ("“", "”."),
        ("‹", "›"),
        ("「", "」"),
        ("*", "*"),
        (">", "<"),
        ("|", "|"),
        ("%22", "%22"),
        ("%2522", "%2522"),
        ("&quot;", "&quot;"),
        ("\\n", "\\n"),
        ("JWT=", ""),
        ("jwt:", ""),
        ("MY_JWT:", ""),
        ("JWT=\"", "\""),
        ("id_token=", ";Path=/;HttpOnly"),
        ("access_token=", "')"),
        ("access_token=", ">"),
        ("Authorization: Bearer ", ")"),
    ] {
        let text = [before, JWT, after].concat();
        let values: Vec<String> = scan(&text).into_iter().map(|found| found.value).collect();
        assert_eq!(values, [JWT], "{text}");
    }
    for text in [
        format!(r#""access_token":"{OPAQUE}","id_token":"{JWT}"}}"#),
        format!("accessToken:'{OPAQUE}',idToken:'{JWT}'}}"),
        format!("access_token={OPAQUE};id_token={JWT}"),
        format!("https%3A%2F%2Fa%2Fcb%23access_token%3D{OPAQUE}%26id_token%3D{JWT}"),
        format!(
            "https%253A%252F%252Fa%252Fcb%2523access_token%253D{OPAQUE}%2526id_token%253D{JWT}"
        ),
    ] {
        let found: Vec<_> = scan(&text)
            .into_iter()
            .map(|found| (found.name, found.value))
            .collect();
        let named = |name: &str, value: &str| (Some(name.to_owned()), value.to_owned());
        assert_eq!(
            found,
            [named("access_token", OPAQUE), named("id_token", JWT)],
            "{text}"
        );
    }
    // A token that is broken there is one all the same.
    for text in [&id.replace(".eyJ", ".ey*J"), "access_token=a*b&c"] {
        assert_eq!(scan(text).len(), 1, "{text}");
    }
}

#[test]
fn words_below_a_token_are_none_of_it() {
    let long = format!(
        "{}{}",
        &JWT[..JWT.rfind('.').unwrap() + 1],
        "aB3".repeat(114)
    );
    for width in [40, 64, 72, 76] {
        let lines: Vec<&str> = (long.as_bytes().chunks(width))
            .map(|line| std::str::from_utf8(line).unwrap())
            .collect();
        let wrapped = lines.join("\n");
        for after in [
            "",
            "\n",
            "\nThanks",
            "\n\nThanks",
            "\nRegards\nBob",
            "\nand-then-more",
            "\n\nsee you",
        ] {
            for before in ["", "Authorization: Bearer "] {
                let text = [before, &wrapped, after].concat();
                let values: Vec<String> =
                    scan(&text).into_iter().map(|found| found.value).collect();
                assert_eq!(values, [long.as_str()], "{width} {text}");
            }
        }
    }
    assert_eq!(scan(&[&long, "\nThanks"].concat())[0].value, long);
}

#[test]
fn a_word_for_a_token_is_none() {
    for text in [
        "Authorization: Bearer eyJhbGci...Qssw5c",
        "Bearer eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJ...",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.PAYLOAD.SIGNATURE",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.<payload>.<signature>",
        "send eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.PAYLOAD.SIGNATURE there",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...Qssw5c",
        // The beginning of a header, of which nothing can be read.
        "eyJhbGci…",
        "eyJhbGciOi...",
        "eyJhbGciOiJIUzI1NiJ9…",
        "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9...",
        // Words behind a scheme, as documentation has them.
        "Authorization: Bearer token",
        "Bearer accessToken",
        "Bearer tokens",
        "Bearer authentication",
    ] {
        assert_eq!(scan(text), [], "{text}");
    }
}

#[test]
fn padding_of_each_part_is_passed_over() {
    let padded = "eyJhbGciOiJFUzI1NiJ9Cg==.eyJpc3MiOiJhIn0K.c2lnbmF0dXJl";
    let found = scan(&format!("X-Amzn-Oidc-Data: {padded}\nx"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].value, padded);
}

#[test]
fn tokens_that_only_their_shape_tells_are_found_in_a_text() {
    let salesforce = format!("00D5g000008kQWe!{}", "AQ4AQx.Zr9Lm2".repeat(8));
    let entra = format!(
        "0.A{}.Ag{}",
        "Xk3_q9-Bz7".repeat(6),
        "w2Rt5Yu8-_".repeat(30)
    );
    for (text, value) in [
        (format!("x {salesforce} y"), &salesforce),
        (format!("Cookie: sid={salesforce}; a=b"), &salesforce),
        (
            format!("Authorization: OAuth {salesforce}\nHost: x"),
            &salesforce,
        ),
        (format!("log {entra} end"), &entra),
        (
            format!(r#"{{"credentialType":"RefreshToken","secret":"{entra}"}}"#),
            &entra,
        ),
        (
            format!("curl --oauth2-bearer {OPAQUE} https://api.example"),
            &OPAQUE.to_owned(),
        ),
    ] {
        let values: Vec<String> = scan(&text).into_iter().map(|found| found.value).collect();
        assert_eq!(values, [value.as_str()], "{text}");
    }
    for text in ["version 0.A.1 of 1.A", "see 00D!", "at 100D00 there"] {
        assert_eq!(scan(text), [], "{text}");
    }
}

#[test]
fn what_is_pasted_alone_is_found_in_every_wrapping() {
    // Story: an address that was encoded as a whole, a token in brackets and one over lines were one unknown token, or none.
    const CODE: &str = "v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs";
    let long = CODE.repeat(5);
    let lines: Vec<&str> = (0..160)
        .step_by(64)
        .map(|at| &long[at..160.min(at + 64)])
        .collect();
    for (text, name, value) in [
        (
            format!("https%3A%2F%2Fa.example%2Fcb%3Fcode%3D{CODE}%26state%3D1"),
            Some("code"),
            CODE,
        ),
        (
            format!("access_token%253D{CODE}%2526token_type%253DBearer"),
            Some("access_token"),
            CODE,
        ),
        (format!("[{CODE}]"), None, CODE),
        (format!("<{CODE}>"), None, CODE),
        (format!("[\"{CODE}\"]"), None, CODE),
        (format!("session={CODE}"), Some("session"), CODE),
        (format!("access_token: {CODE}."), Some("access_token"), CODE),
        (CODE.replace("mg", "m\u{200b}g"), None, CODE),
        (lines.join("\n"), None, &*long),
        (lines.join("\r\n  "), None, &*long),
    ] {
        let found = scan(&text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(
            (found[0].name.as_deref(), &*found[0].value),
            (name, value),
            "{text}"
        );
    }
    for text in [
        "<token>".to_owned(),
        "[access_token]".to_owned(),
        "Bearer ACCESS_TOKEN_HERE".to_owned(),
        // A list.
        format!("{CODE}\n{CODE}"),
        "request_id=5e2b7c1a-3d44-4f0e-9b1a-0c8f7e6d5a43".to_owned(),
    ] {
        assert!(scan(&text).is_empty(), "{text}");
    }
}

/// A row of the table needs a literal by which it is found.
#[test]
fn every_session_cookie_is_found_by_its_name() {
    for cookie in crate::oauth::cookies::SESSION_COOKIES {
        let value = "k2jH8sQpL0aZ9fTr4WqY";
        for prefix in ["", "__Secure-"] {
            let name = [prefix, cookie.name].concat();
            let text = format!("Cookie: theme=dark; {name}={value}; lang=en");
            let found = scan(&text);
            let seen: Vec<_> = found
                .iter()
                .map(|f| (f.name.as_deref(), &*f.value))
                .collect();
            assert_eq!(seen, [(Some(&*name), value)], "{name}");
        }
    }
}

/// A table may be as long as it likes: its columns are known to the last row, in whatever pieces it comes.
#[test]
fn a_long_table_keeps_its_columns() {
    let value = |nth: usize| format!("k2jH8sQpL0aZ9fTr4WqY{nth}a");
    let mut text = "n,access_token,more\n".to_owned();
    for nth in 0..2_000 {
        text += &format!("{nth},{},\"a \"\"b\"\", c\"\n", value(nth));
    }
    text += "\nid,access_token\n1,2\n";
    for size in [97, 4_096, text.len()] {
        let mut found = Vec::new();
        let mut scanner = stream::Scanner::new();
        for chunk in text.as_bytes().chunks(size) {
            scanner.feed(chunk, &mut |token| found.push(token));
        }
        scanner.finish(&mut |token| found.push(token));
        assert_eq!(found.len(), 2_000, "by {size}");
        for (nth, token) in found.iter().enumerate() {
            assert_eq!(token.name.as_deref(), Some("access_token"));
            assert_eq!(token.value, value(nth));
            let at = token.at as usize;
            assert_eq!(&text[at..at + token.length as usize], token.value);
        }
    }
}
