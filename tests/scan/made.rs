//! Made-up tokens, always the same, and what mails, terminals and programs make of them.
//!
//! Nothing here was ever issued or can be used anywhere.

use claimscope::text::{base64url, percent};

/// Numbers that look random and are the same each time (xorshift).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        (self.next() >> 11) % limit
    }

    fn letters(&mut self, count: usize, alphabet: &[u8]) -> String {
        (0..count)
            .map(|_| char::from(alphabet[self.below(alphabet.len() as u64) as usize]))
            .collect()
    }

    fn base64url(&mut self, count: usize) -> String {
        let bytes: Vec<u8> = (0..count).map(|_| self.next() as u8).collect();
        base64url::encode(&bytes)
    }
}

const ALPHANUMERIC: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The values by name.
pub struct Made(Vec<(&'static str, String)>);

impl Made {
    pub fn new() -> Self {
        let mut random = Random::new(42);
        let part = |json: &str| base64url::encode(json.as_bytes());
        let claims =
            part(r#"{"iss":"https://login.example","sub":"user-17","aud":"https://api.example"}"#);
        let signed =
            |header: &str, signature: String| [&*part(header), &claims, &signature].join(".");
        let jwt = signed(r#"{"alg":"ES256","typ":"JWT"}"#, random.base64url(64));
        let hs = signed(r#"{"alg":"HS256"}"#, random.base64url(32));
        let rs = signed(
            r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
            random.base64url(256),
        );
        let none = signed(r#"{"alg":"none"}"#, String::new());
        let jwe = [
            part(r#"{"alg":"RSA-OAEP","enc":"A256GCM"}"#),
            random.base64url(256),
            random.base64url(12),
            random.base64url(90),
            random.base64url(16),
        ]
        .join(".");
        let odd = [
            part(r#"{"alg":"HS256"}"#),
            part(r#"{"sub":"a?>b~?"}"#)
                .replace('-', "+")
                .replace('_', "/"),
            "a+/".repeat(14) + "b",
        ]
        .join(".");
        let secret = random.letters(24, ALPHANUMERIC);
        let opaque = random.letters(43, ALPHANUMERIC);
        let refresh = random.letters(12, ALPHANUMERIC) + "." + &random.letters(40, ALPHANUMERIC);
        let answer = format!(
            r#"{{"access_token":"{opaque}","refresh_token":"{refresh}","expires_in":900}}"#
        );
        let xml = format!(
            "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_{}\"/>",
            random.letters(20, ALPHANUMERIC)
        );
        let saml = base64url::encode(xml.as_bytes())
            .replace('-', "+")
            .replace('_', "/");
        let key = random.letters(120, ALPHANUMERIC);
        let pem = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n{}\n-----END PRIVATE KEY-----",
            &key[..64],
            &key[64..]
        );
        let flask = [
            part(r#"{"user_id":17}"#),
            random.letters(6, ALPHANUMERIC),
            random.letters(27, ALPHANUMERIC),
        ]
        .join(".");
        Made(vec![
            (
                "basic",
                base64url::encode(format!("web-shop:{secret}").as_bytes()),
            ),
            ("bearer", format!("Bearer {jwt}")),
            (
                "stored",
                format!(r#"{{"access_token":"{jwt}","expires_in":3600}}"#),
            ),
            (
                "stored2",
                format!(r#"{{"a":{{"id_token":"{hs}","access_token":"{jwt}"}}}}"#),
            ),
            (
                "salesforce",
                "00D5g000004ABCd!AR8AQ".to_owned() + &random.letters(91, ALPHANUMERIC),
            ),
            (
                "rs4096",
                signed(r#"{"alg":"RS256"}"#, random.base64url(512)),
            ),
            ("answer", base64url::encode(answer.as_bytes())),
            ("opaque", opaque),
            ("refresh", refresh),
            (
                "slashed",
                random.letters(10, ALPHANUMERIC) + "/" + &random.letters(20, ALPHANUMERIC) + "+x==",
            ),
            ("code", random.letters(22, ALPHANUMERIC) + "7a"),
            ("ghp", "ghp_".to_owned() + &random.letters(36, ALPHANUMERIC)),
            (
                "slack",
                "xoxb-1234567890-".to_owned() + &random.letters(24, ALPHANUMERIC),
            ),
            (
                "aiza",
                "AIza".to_owned() + &random.letters(35, ALPHANUMERIC),
            ),
            (
                "aspnet",
                "CfDJ8".to_owned() + &random.letters(90, ALPHANUMERIC),
            ),
            ("sid", random.letters(32, ALPHANUMERIC)),
            (
                "sig43",
                random.letters(20, ALPHANUMERIC) + "/" + &random.letters(22, ALPHANUMERIC),
            ),
            ("zwsp", "\u{200b}".to_owned()),
            ("secret", secret),
            ("flask", flask),
            ("saml", saml),
            ("pem", pem),
            ("jwt", jwt),
            ("hs", hs),
            ("rs", rs),
            ("none", none),
            ("jwe", jwe),
            ("odd", odd),
        ])
    }

    /// The text with every `{name|filter …}` filled in. Other braces stay.
    pub fn fill(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('{') {
            out.push_str(&rest[..at]);
            let inner = rest[at + 1..].split('}').next().unwrap_or_default();
            let mut parts = inner.split('|');
            let name = parts.next().unwrap_or_default();
            match self.0.iter().find(|row| row.0 == name) {
                Some((_, value)) => {
                    out.push_str(
                        &parts.fold(value.clone(), |value, filter| changed(&value, filter)),
                    );
                    rest = &rest[at + inner.len() + 2..];
                }
                None => {
                    out.push('{');
                    rest = &rest[at + 1..];
                }
            }
        }
        out + rest
    }
}

/// What becomes of a value.
fn changed(value: &str, filter: &str) -> String {
    let (what, number) = filter.split_once(' ').unwrap_or((filter, "0"));
    let number: usize = number.parse().unwrap_or_default();
    let lines = |width: usize, between: &str| lines_of(value, width, between);
    match what {
        "first" => value[..number.min(value.len())].to_owned(),
        "after" => value[number..].to_owned(),
        "base64" => base64url::encode(value.as_bytes()),
        "percent" => percent::encode(value),
        "dots" => value.replace('.', "%2E"),
        "apart" => value.replace('.', ". "),
        "around" => value.replace('.', " . "),
        "dots2" => value.replace('.', "%252E"),
        "json" => value.replace('\n', "\\n"),
        "jsonslash" => value.replace('/', "\\/"),
        "jsonwrap" => lines(number, "\\n"),
        "wrap" => lines(number, "\n"),
        "wrapcr" => lines(number, "\r\n"),
        "mail" => lines(number - 1, "=\n"),
        "indent" => lines(number, "\n    "),
        "quote" => lines(number, "\n> "),
        "zwsp" => lines(number, "\u{200b}"),
        "shy" => lines(number, "\u{ad}"),
        // A line break and a bar cannot be written in a filter.
        "between" => {
            let (width, between) = number_and_rest(filter);
            lines_of(value, width, &between)
        }
        "numbered" => {
            let lines = lines_of(value, number, "\n");
            let lines = lines.lines().zip(98..);
            lines
                .map(|(line, nth)| format!("{nth:>6}\t{line}\n"))
                .collect()
        }
        "entities" => value.replace('.', "&#46;").replace('_', "&lowbar;"),
        "period" => value.replace('.', "&period;").replace('-', "&#x2D;"),
        "after-name" => {
            let text = ["access_token: ", value].concat();
            changed(&text, &format!("wrap {number}"))
        }
        other => panic!("no filter is called {other}"),
    }
}

fn lines_of(value: &str, width: usize, between: &str) -> String {
    let lines: Vec<&str> = (0..value.len())
        .step_by(width.max(1))
        .map(|at| &value[at..value.len().min(at + width)])
        .collect();
    lines.join(between)
}

/// `between 60 \n// `.
fn number_and_rest(filter: &str) -> (usize, String) {
    let mut words = filter.splitn(3, ' ').skip(1);
    let width = words.next().and_then(|word| word.parse().ok());
    let between = words.next().unwrap_or_default();
    let between = between.replace("\\n", "\n").replace("\\p", "|");
    (width.unwrap_or_default(), between)
}
