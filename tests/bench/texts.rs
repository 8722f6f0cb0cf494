//! Texts to measure with, made here: a log, base64 by the megabyte, a HAR. The same on every machine, from one seed.
//!
//! Sixteen megabytes are made up, and repeated for longer texts. Nothing is anybody's: names are of example domains, and
//! signatures are noise. They stand in `target/bench` until somebody removes them.

// Each bench uses some of it.
#![allow(dead_code)]

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// One mebibyte.
pub const MIB: u64 = 1024 * 1024;

/// What is repeated.
const BLOCK: usize = 16 * MIB as usize;
/// About so far apart stand tokens: a log that writes one down now and then.
const BETWEEN: usize = 64 * 1024;
/// Another number where the texts change, so that old files are not taken for new ones.
const EDITION: u32 = 1;

/// A kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// Access logs, application logs, JSON lines, stack traces.
    Log,
    /// Images in JSON, columns of mail, hex: long words in which `eyJ` stands by chance.
    Base64,
    /// What a browser saves of its network panel.
    Har,
}

impl Text {
    /// As it is called in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Text::Log => "plain log",
            Text::Base64 => "base64-heavy",
            Text::Har => "HAR",
        }
    }

    const fn file(self) -> &'static str {
        match self {
            Text::Log => "log.txt",
            Text::Base64 => "base64.txt",
            Text::Har => "flows.har",
        }
    }

    /// The file of so many mebibytes, made where it is not there yet.
    pub fn of(self, mebibytes: u64) -> io::Result<PathBuf> {
        let folder = folder()?;
        let path = folder.join(format!("{mebibytes}-{EDITION}-{}", self.file()));
        let length = mebibytes * MIB;
        if fs::metadata(&path).is_ok_and(|file| file.len() == length) {
            return Ok(path);
        }
        eprintln!("• making {mebibytes} MiB of {}", self.name());
        let mut file = File::create(&path)?;
        match self {
            Text::Har => har(&mut file, length)?,
            Text::Log | Text::Base64 => {
                let block = self.block();
                let mut left = length;
                while left > 0 {
                    let piece = block.len().min(usize::try_from(left).unwrap_or(usize::MAX));
                    file.write_all(&block[..piece])?;
                    left -= piece as u64;
                }
            }
        }
        file.flush()?;
        Ok(path)
    }

    fn block(self) -> Vec<u8> {
        let mut noise = Noise(0x0c1a_1f5c_0be0 + self as u64);
        let mut block = Vec::with_capacity(BLOCK + BLOCK / 16);
        let mut token_at = BETWEEN / 2;
        while block.len() < BLOCK {
            if block.len() >= token_at {
                line_with_token(&mut noise, &mut block);
                token_at = block.len() + BETWEEN / 2 + noise.below(BETWEEN);
            } else if self == Text::Log {
                log_line(&mut noise, &mut block);
            } else {
                base64_line(&mut noise, &mut block);
            }
        }
        block.truncate(BLOCK - 1);
        block.push(b'\n');
        block
    }
}

/// `target/bench`, wherever cargo builds.
pub fn folder() -> io::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A JWS access token of about so many bytes.
pub fn token(noise: &mut Noise, bytes: usize) -> String {
    let mut permissions = String::new();
    // Header, signature and the other claims are about 900 bytes; three bytes make four.
    while permissions.len() < bytes.saturating_sub(900) / 4 * 3 {
        permissions += &format!(",\"read:orders-{}\"", noise.below(100_000));
    }
    let claims = format!(
        r#"{{"iss":"https://acme.eu.auth0.com/","sub":"auth0|{}","aud":["https://api.acme.example","https://acme.eu.auth0.com/userinfo"],"iat":1767225000,"exp":1767225900,"scope":"openid profile email","azp":"{}","permissions":["read:orders"{permissions}]}}"#,
        noise.hex(24),
        noise.base64(32),
    );
    let header = format!(
        r#"{{"alg":"RS256","typ":"at+jwt","kid":"{}"}}"#,
        noise.base64(21)
    );
    let [header, claims] = [header, claims].map(|part| base64url(part.as_bytes()));
    format!("{header}.{claims}.{}", noise.base64(342))
}

fn base64url(bytes: &[u8]) -> String {
    claimscope::text::base64url::encode(bytes)
}

fn line_with_token(noise: &mut Noise, out: &mut Vec<u8>) {
    let bytes = 700 + noise.below(1500);
    let token = token(noise, bytes);
    let line = match noise.below(4) {
        0 => format!(
            "{} DEBUG http.client > Authorization: Bearer {token}\n",
            noise.time()
        ),
        1 => format!(
            "{{\"time\":\"{}\",\"level\":\"debug\",\"access_token\":\"{token}\",\"expires_in\":900}}\n",
            noise.time()
        ),
        2 => format!(
            "{} - - [{}] \"GET /callback?state={}&id_token={token} HTTP/1.1\" 302 0\n",
            noise.address(),
            noise.time(),
            noise.base64(22)
        ),
        _ => format!(
            "{} level=info msg=\"token refreshed\" token={token} user={}\n",
            noise.time(),
            noise.below(10_000)
        ),
    };
    out.extend_from_slice(line.as_bytes());
}

const PATHS: [&str; 6] = [
    "/api/v1/orders",
    "/assets/app.3f2a91c0.js",
    "/healthz",
    "/api/v1/customers/search?q=smith&page=2",
    "/favicon.ico",
    "/.well-known/openid-configuration",
];
const MESSAGES: [&str; 6] = [
    "request finished",
    "cache miss, loading from the database",
    "connection to upstream closed before the response was complete",
    "eventually consistent read returned an older version",
    "scheduled job started",
    "user session refreshed",
];

fn log_line(noise: &mut Noise, out: &mut Vec<u8>) {
    let line = match noise.below(5) {
        0 | 1 => format!(
            "{} - - [{}] \"GET {} HTTP/1.1\" {} {} \"https://shop.example/\" \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36\"\n",
            noise.address(),
            noise.time(),
            noise.one_of(&PATHS),
            200 + noise.below(4) * 100,
            noise.below(90_000)
        ),
        2 => format!(
            "{{\"time\":\"{}\",\"level\":\"info\",\"service\":\"orders\",\"trace_id\":\"{}\",\"message\":\"{}\",\"duration_ms\":{}}}\n",
            noise.time(),
            noise.hex(32),
            noise.one_of(&MESSAGES),
            noise.below(900)
        ),
        3 => format!(
            "{} level=info msg=\"{}\" request_id={}-{}-4{}-a{}-{} order={}\n",
            noise.time(),
            noise.one_of(&MESSAGES),
            noise.hex(8),
            noise.hex(4),
            noise.hex(3),
            noise.hex(3),
            noise.hex(12),
            noise.below(1_000_000)
        ),
        _ => format!(
            "\tat com.acme.orders.service.OrderService.load(OrderService.java:{}) ~[orders-2.{}.1.jar:2.{}.1]\n",
            noise.below(900),
            noise.below(30),
            noise.below(30)
        ),
    };
    out.extend_from_slice(line.as_bytes());
}

fn base64_line(noise: &mut Noise, out: &mut Vec<u8>) {
    let line = match noise.below(3) {
        0 => {
            let length = 2_000 + noise.below(40_000);
            format!(
                "{{\"name\":\"image-{}.png\",\"src\":\"data:image/png;base64,iVBORw0KGgo{}==\"}}\n",
                noise.below(10_000),
                noise.standard_base64(length)
            )
        }
        1 => {
            let mut mail = format!("Content-Transfer-Encoding: base64\n\n{}", noise.below(10));
            for _ in 0..100 {
                mail += &noise.standard_base64(76);
                mail.push('\n');
            }
            mail
        }
        _ => format!("sha512 {}  layer-{}.tar\n", noise.hex(128), noise.below(99)),
    };
    out.extend_from_slice(line.as_bytes());
}

/// Entries as Chromium writes them: pages, scripts with long bodies, and API calls with a token.
fn har(file: &mut File, length: u64) -> io::Result<()> {
    let mut noise = Noise(0x4a12);
    let begin = r#"{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[],"entries":["#;
    let end = "]}}\n";
    let mut block = Vec::new();
    while block.len() < BLOCK / 2 {
        let token = token(&mut noise, 1500);
        let body = noise.standard_base64(20_000);
        let entry = format!(
            r#"{{"startedDateTime":"2026-01-01T00:00:00.000Z","time":12.5,"request":{{"method":"GET","url":"https://api.acme.example/orders/{}","httpVersion":"h2","headers":[{{"name":"Authorization","value":"Bearer {token}"}}],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0}},"response":{{"status":200,"statusText":"","httpVersion":"h2","headers":[{{"name":"Content-Type","value":"image/png"}}],"cookies":[],"content":{{"size":15000,"mimeType":"image/png","text":"{body}","encoding":"base64"}},"redirectURL":"","headersSize":-1,"bodySize":-1}},"cache":{{}},"timings":{{"send":0,"wait":10,"receive":2.5}}}},"#,
            noise.below(1_000_000)
        );
        block.extend_from_slice(entry.as_bytes());
    }
    file.write_all(begin.as_bytes())?;
    let mut left = length - begin.len() as u64 - end.len() as u64;
    while left > block.len() as u64 {
        file.write_all(&block)?;
        left -= block.len() as u64;
    }
    // Blanks up to the wanted length; the last entry has no comma after it.
    file.write_all(b"{}")?;
    file.write_all(&vec![b' '; usize::try_from(left).unwrap_or(2) - 2])?;
    file.write_all(end.as_bytes())
}

/// Numbers without a pattern, the same each time (SplitMix64).
pub struct Noise(pub u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn letters(&mut self, alphabet: &[u8], count: usize) -> String {
        let mut text = String::with_capacity(count);
        let mut bits = 0;
        for at in 0..count {
            if at % 8 == 0 {
                bits = self.next();
            }
            text.push(char::from(alphabet[bits as usize % alphabet.len()]));
            bits >>= 8;
        }
        text
    }

    fn hex(&mut self, count: usize) -> String {
        self.letters(b"0123456789abcdef", count)
    }

    /// Letters of base64url.
    pub fn base64(&mut self, count: usize) -> String {
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        self.letters(alphabet, count)
    }

    fn standard_base64(&mut self, count: usize) -> String {
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        self.letters(alphabet, count)
    }

    fn time(&mut self) -> String {
        let [hour, minute, second] = [24, 60, 60].map(|limit| self.below(limit));
        format!(
            "2026-01-01T{hour:02}:{minute:02}:{second:02}.{:03}Z",
            self.below(1000)
        )
    }

    fn address(&mut self) -> String {
        let [a, b] = [self.below(256), self.below(256)];
        format!("198.51.{a}.{b}")
    }
}
