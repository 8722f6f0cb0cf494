//! The law of the search: a token of any shape, in a text of any kind, is found once and exact, pasted or in a file, and however
//! the file is cut. Tokens, texts and cuts are random, and the same each time.

use super::made::Random;
use super::{Seen, layers, streamed};
use claimscope::scan::scan;
use claimscope::text::base64url;

/// What stands around a token, and the name that it has there.
const SURROUNDINGS: [(&str, &str, &str); 38] = [
    ("Authorization: Bearer ", "\r\nAccept: */*", "Authorization"),
    (
        "{\"a\":[1,{\"access_token\":\"",
        "\",\"b\":null}]}",
        "access_token",
    ),
    (
        "https://app.example/cb?x=1&id_token=",
        "&state=y",
        "id_token",
    ),
    (
        "u=https%3A%2F%2Fa.example%2F%23access_token%3D",
        "%26state%3Dy ",
        "access_token",
    ),
    ("level=info refresh_token=", " user=1", "refresh_token"),
    ("  refreshToken: '", "',", "refresh_token"),
    ("export ACCESS_TOKEN=\"", "\"", "access_token"),
    ("Set-Cookie: id_token=", "; Path=/; HttpOnly", "id_token"),
    // Tables.
    ("id,access_token,note\n17,", ",x", "access_token"),
    (
        "\"id\",\"access_token\"\r\n\"17\",\"",
        "\"\r\n",
        "access_token",
    ),
    ("'id';'refresh_token'\n'17';'", "'", "refresh_token"),
    ("id\tid_token\tnote\n17\t", "\tx y z", "id_token"),
    ("id, access_token, note,\n17, ", ", x,", "access_token"),
    (
        "access_token,note\nnone yet,a\n",
        ",\"two\nlines, x\"\n,b",
        "access_token",
    ),
    // SQL.
    (
        "INSERT INTO t (id, access_token) VALUES (17, '",
        "');",
        "access_token",
    ),
    (
        "insert into `t` (`id`, `refresh_token`, `at`)\nvalues (17, N'",
        "', NOW()),\n(18, NULL, NOW());",
        "refresh_token",
    ),
    (
        "INSERT INTO [t] ([at], [id_token]) VALUES (DATEADD(day, 1, GETDATE()), '",
        "')",
        "id_token",
    ),
    (
        "UPDATE t SET access_token = '",
        "' WHERE id = 17;",
        "access_token",
    ),
    // Texts of several lines.
    ("access_token = <<EOT\n", "\nEOT\n", "access_token"),
    ("refresh_token = <<-EOT\n    ", "\n  EOT\n", "refresh_token"),
    ("ID_TOKEN=$(cat <<'END'\n", "\nEND\n)", ""),
    ("access_token: >-\n  ", "\nid: 17", "access_token"),
    ("access_token: |\n  ", "\nid: 17", "access_token"),
    // XML.
    (
        "<r><access_token>",
        "</access_token><id>17</id></r>",
        "access_token",
    ),
    (
        "<r>\n  <o:refresh_token>\n    ",
        "\n  </o:refresh_token>\n</r>",
        "refresh_token",
    ),
    ("<add key=\"access_token\" value=\"", "\"/>", "access_token"),
    ("<parameter value='", "' name='id_token' />", "id_token"),
    ("<token type=\"access\" value=\"", "\"/>", "access_token"),
    (
        "<refreshToken value=\"",
        "\" id=\"17\"></refreshToken>",
        "refresh_token",
    ),
    (
        "<key>access_token</key>\n<string>",
        "</string>",
        "access_token",
    ),
    (
        "<input type=\"hidden\" name=\"id_token\" value=\"",
        "\">",
        "id_token",
    ),
    // Names and values apart.
    (
        "[{\"name\":\"access_token\",\"value\":\"",
        "\"}]",
        "access_token",
    ),
    (
        "[{\"value\":\"",
        "\",\"key\":\"refresh_token\"}]",
        "refresh_token",
    ),
    ("- name: ACCESS_TOKEN\n  value: ", "\n", "access_token"),
    ("- value: \"", "\"\n  name: id_token\n", "id_token"),
    (
        "variable \"access_token\" {\n  type = string\n  default = \"",
        "\"\n}",
        "access_token",
    ),
    (
        "config.setItem(\"access_token\", \"",
        "\");",
        "access_token",
    ),
    ("'refresh_token' => '", "',", "refresh_token"),
];

const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

fn letters(random: &mut Random, count: u64) -> String {
    (0..count)
        .map(|_| char::from(LETTERS[random.below(LETTERS.len() as u64) as usize]))
        .collect()
}

/// A token: signed, encrypted, or a string that shows nothing by itself.
fn token(random: &mut Random) -> String {
    let part = |json: String| base64url::encode(json.as_bytes());
    let bytes = |random: &mut Random, count: u64| {
        let bytes: Vec<u8> = (0..count).map(|_| random.next() as u8).collect();
        base64url::encode(&bytes)
    };
    match random.below(4) {
        0 => {
            let header = format!(r#"{{"alg":"ES256","kid":"{}"}}"#, random.below(1000));
            let length = random.below(40);
            let claims = format!(
                r#"{{"iss":"https://a.example","sub":"{}"}}"#,
                letters(random, length)
            );
            [part(header), part(claims), bytes(random, 64)].join(".")
        }
        1 => {
            let header = part(r#"{"alg":"dir","enc":"A256GCM"}"#.to_owned());
            let length = 1 + random.below(300);
            let parts = [bytes(random, 12), bytes(random, length), bytes(random, 16)];
            [header, String::new(), parts.join(".")].join(".")
        }
        kind => {
            let length = 24 + random.below(60);
            let text = letters(random, length);
            // Without a digit it might be a word.
            ["x7", &text, if kind == 2 { "" } else { ".9aB" }].concat()
        }
    }
}

/// Lines of a text that has nothing to do with it.
fn noise(random: &mut Random) -> String {
    let words = [
        "info", "the", "server,", "answered", "200", "in", "3 ms;", "(ok)", "a=1", "\"x\"",
    ];
    let mut out = String::new();
    for _ in 0..random.below(30) {
        out.push_str(words[random.below(words.len() as u64) as usize]);
        out.push(if random.below(6) == 0 { '\n' } else { ' ' });
    }
    out.push('\n');
    out
}

/// The text in pieces of random lengths.
fn pieces<'t>(random: &mut Random, text: &'t str) -> Vec<&'t [u8]> {
    let mut rest = text.as_bytes();
    let mut pieces = Vec::new();
    let most = 1 + random.below(90);
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.len().min(1 + random.below(most) as usize));
        pieces.push(piece);
        rest = after;
    }
    pieces
}

#[test]
fn any_token_in_any_text_is_found_once_and_exact() {
    let mut random = Random::new(11);
    for (before, after, name) in SURROUNDINGS {
        for _ in 0..60 {
            let token = token(&mut random);
            // A name that nobody can see leaves what shows itself alone.
            if name.is_empty() && !token.starts_with("ey") {
                continue;
            }
            let start = noise(&mut random);
            let text = [&*start, before, &token, after, "\n", &noise(&mut random)].concat();
            let seen: Seen = (
                Some(name)
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned),
                token.clone(),
                String::new(),
            );
            let expected = (
                seen.clone(),
                (start.len() + before.len()) as u64,
                token.len() as u64,
            );
            assert_eq!(
                streamed([text.as_bytes()].into_iter()),
                std::slice::from_ref(&expected),
                "{text}"
            );
            let cut = pieces(&mut random, &text);
            assert_eq!(streamed(cut.into_iter()), [expected], "in pieces: {text}");
            let pasted = scan(&text).into_iter();
            let pasted: Vec<Seen> = pasted
                .map(|f| (f.name, f.value, layers(&f.unwrapped)))
                .collect();
            assert_eq!(pasted, [seen], "pasted: {text}");
        }
    }
}

/// The same where the text is a string of JSON, as logs and traces have it.
#[test]
fn any_token_in_a_string_of_json_is_found_once_and_exact() {
    let mut random = Random::new(12);
    for (before, after, name) in SURROUNDINGS {
        for _ in 0..40 {
            let token = token(&mut random);
            if name.is_empty() && !token.starts_with("ey") {
                continue;
            }
            let inner = [&*noise(&mut random), before, &token, after, "\n"].concat();
            let text = format!(
                "{{\"n\":1,\"log\":{}}}\n",
                serde_json::to_string(&inner).unwrap()
            );
            let at = text.find(&token).unwrap() as u64;
            let found = streamed([text.as_bytes()].into_iter());
            let seen: Vec<_> = found
                .iter()
                .map(|((name, value, _), at, length)| {
                    (name.as_deref().unwrap_or_default(), &**value, *at, *length)
                })
                .collect();
            assert_eq!(seen, [(name, &*token, at, token.len() as u64)], "{text}");
            let cut = pieces(&mut random, &text);
            assert_eq!(streamed(cut.into_iter()), found, "in pieces: {text}");
        }
    }
}
