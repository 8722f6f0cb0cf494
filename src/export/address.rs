//! An address of a recording as it may be passed on: its parameters keep their names, and lose what is secret, random or a
//! person's.
//!
//! What is a secret the table of `har::sanitize` says, as for a copy of the file; what is a person's, the mask.

use super::look;
use super::mask::Mask;
use crate::har::sanitize::{Walk, is_secret};
use crate::oauth::params;
use crate::share::holds_key;
use crate::text::percent;

/// What takes the place of a parameter that is random, and so tells a reader nothing.
const LEFT_OUT: &str = "…";

/// Parameters that only the two ends of a request need to know, whatever stands in them.
const RANDOM: [&str; 6] = [
    "state",
    "nonce",
    "code",
    "code_challenge",
    "session_state",
    "request_uri",
];

/// A path without the parts that are secret or a person's.
pub fn path(mask: &Mask, host: &str, path: &str) -> String {
    let mut walk = Walk::at(host);
    let parts = path.split('/').map(|part| {
        let said = percent::decode_keeping_plus(part);
        match walk.is_secret(part) || look::is_secret("", &said) || look::is_personal(&said) {
            true => LEFT_OUT.to_owned(),
            false => mask.sentence(part),
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// An address whose parameters are masked as those of a response are.
pub fn address(mask: &mut Mask, url: &str) -> String {
    let (before, fragment) = url.split_once('#').unwrap_or((url, ""));
    let (before, query) = before.split_once('?').unwrap_or((before, ""));
    let (before, after) = match before.split_once("://") {
        Some((scheme, rest)) => ([scheme, "://"].concat(), rest),
        None => (String::new(), before),
    };
    let (host, rest) = after.split_once('/').unwrap_or((after, ""));
    let mut out = [before.as_str(), host, "/", &path(mask, host, rest)].concat();
    for (sign, pairs) in [('?', query), ('#', fragment)] {
        for (nth, pair) in pairs.split('&').enumerate().filter(|_| !pairs.is_empty()) {
            out.push(if nth == 0 { sign } else { '&' });
            out.push_str(&parameter(mask, pair));
        }
    }
    out
}

/// `name=value`, where the value stays as it was written or gives way.
fn parameter(mask: &mut Mask, pair: &str) -> String {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let (read, plain) = (percent::decode(name), percent::decode(value));
    // Nobody knows what a parameter is for that no table has, and a key is as random as an identifier.
    let is_unknown = params::param(&read).is_none() && holds_key(&plain);
    let is_left_out =
        !plain.is_empty() && (RANDOM.contains(&&*read) || is_secret(&read, &plain) || is_unknown);
    let masked = match is_left_out {
        true => LEFT_OUT.to_owned(),
        false => mask.given(&read, &plain),
    };
    let stays = masked == plain;
    [name, "=", if stays { value } else { &masked }].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_keeps_what_says_nothing_of_a_person() {
        let mask = Mask::default();
        for (given, expected) in [
            ("/oauth2/default/v1/token", "/oauth2/default/v1/token"),
            ("/verify/email/8f3kQ92mZpLx77aB", "/verify/email/…"),
            ("/users/ada@example.com/roles", "/users/…/roles"),
            (
                "/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token",
                "/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token",
            ),
        ] {
            assert_eq!(path(&mask, "a.example", given), expected);
        }
    }
}
