//! A host as a person must see it before going there: whose it is, and what it only looks like.
//!
//! The part that its owner registered is the public suffix and the label before it. Where the list of [`suffixes`] lacks one
//! the part named is too short: it is then that of whoever gives the names away. Does **not** resolve a name, and does not
//! know who is behind one.

mod suffixes;

use crate::oauth::providers::PROVIDERS;
use crate::text::uri::is_loopback;
use crate::text::{is_invisible, punycode};
use std::fmt;

/// Top levels that stand inside a name only to make it look like another.
const INSIDE: &[&str] = &["com", "net", "org", "io", "dev", "app", "gov"];

/// Letters that look like Latin ones, with what they look like.
const LOOK_ALIKE: &[(&str, char)] = &[
    ("аαɑ", 'a'),
    ("ьв", 'b'),
    ("сϲ", 'c'),
    ("ԁđ", 'd'),
    ("еҽεё", 'e'),
    ("ƒ", 'f'),
    ("ɡց", 'g'),
    ("һհħн", 'h'),
    ("іιıї", 'i'),
    ("јϳ", 'j'),
    ("кκ", 'k'),
    ("ӏłⅼǀ", 'l'),
    ("мⅿ", 'm'),
    ("пոη", 'n'),
    ("оοօøσ", 'o'),
    ("рρ", 'p'),
    ("ԛզ", 'q'),
    ("г", 'r'),
    ("ѕ", 's'),
    ("тτ", 't'),
    ("ս", 'u'),
    ("νѵυ", 'v'),
    ("ԝωш", 'w'),
    ("хχ", 'x'),
    ("уγү", 'y'),
    ("ᴢ", 'z'),
];

/// A host, taken apart for the eye.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What stands before the registered part, with its last dot; it is whatever the owner likes.
    pub before: String,
    /// The part that its owner registered.
    pub owned: String,
    /// The whole in its own letters, where the host is written in Punycode.
    pub letters: Option<String>,
    /// What to look at closely, most telling first.
    pub warnings: Vec<Warning>,
}

/// Something about a host that is worth a second look. [`fmt::Display`] gives the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Read quickly, it is the vendor's name of that kind.
    LooksLike(String),
    /// It holds that name, but does not end in it; it belongs to the second.
    Holds(String, String),
    /// It has a letter outside ASCII; where it looks like a Latin one, that.
    Letter(char, Option<char>),
    /// A number instead of a name.
    Number,
    /// This machine.
    Loopback,
    /// A name without a dot.
    Local,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::LooksLike(name) => write!(f, "It looks like {name}, and is another name."),
            Warning::Holds(name, owner) => {
                write!(f, "It holds {name}, but belongs to whoever has {owner}.")
            }
            Warning::Letter(c, like) => {
                write!(f, "It holds “{c}” (U+{:04X}", u32::from(*c))?;
                if let Some(script) = script(*c) {
                    write!(f, ", {script}")?;
                }
                match like {
                    Some(like) => write!(f, "), which looks like {like}."),
                    None => f.write_str(")."),
                }
            }
            Warning::Number => {
                f.write_str("It is a number instead of a name, so it does not say whose it is.")
            }
            Warning::Loopback => f.write_str("It is this machine."),
            Warning::Local => f.write_str("It is a name inside of your own network."),
        }
    }
}

fn script(c: char) -> Option<&'static str> {
    match c {
        'a'..='z' | '\u{c0}'..='\u{24f}' => Some("Latin"),
        '\u{370}'..='\u{3ff}' => Some("Greek"),
        '\u{400}'..='\u{52f}' => Some("Cyrillic"),
        '\u{531}'..='\u{58a}' => Some("Armenian"),
        _ => None,
    }
}

/// Looks at a host as a browser has it: ASCII, lower case, without port.
pub fn look(host: &str) -> Look {
    let host = host.strip_suffix('.').unwrap_or(host);
    let at = owned_from(host);
    let (before, owned) = (host[..at].to_owned(), host[at..].to_owned());
    let letters = letters(host);
    let mut warnings = Vec::new();
    let is_number = host.starts_with('[') || host.split('.').all(|n| n.parse::<u8>().is_ok());
    if is_loopback(host) {
        warnings.push(Warning::Loopback);
    } else if is_number {
        warnings.push(Warning::Number);
    } else if !host.contains('.') {
        warnings.push(Warning::Local);
    } else {
        let shown = letters.as_deref().unwrap_or(host);
        warnings.extend(imitated(shown, &owned));
        let mut told = Vec::new();
        for c in shown.chars().filter(|c| !c.is_ascii()) {
            if !told.contains(&c) && told.len() < 4 {
                told.push(c);
                warnings.push(Warning::Letter(c, latin(c)));
            }
        }
    }
    Look {
        before,
        owned,
        letters,
        warnings,
    }
}

/// Where the registered part begins.
fn owned_from(host: &str) -> usize {
    let is_number = host.starts_with('[') || host.split('.').all(|n| n.parse::<u8>().is_ok());
    if is_number {
        return 0;
    }
    let suffix = suffixes::begins(host);
    let before = host[..suffix].trim_end_matches('.');
    before.rfind('.').map_or(0, |dot| dot + 1)
}

/// The host in its own letters, where a label of it is written in Punycode.
fn letters(host: &str) -> Option<String> {
    let mut any = false;
    let labels: Vec<String> = (host.split('.'))
        .map(|label| {
            let decoded = label.strip_prefix("xn--").and_then(punycode::decode);
            any |= decoded.is_some();
            decoded.unwrap_or_else(|| label.to_owned())
        })
        .collect();
    any.then(|| labels.join("."))
}

/// The names that vendors' hosts end in, by the table of providers.
fn vendors() -> impl Iterator<Item = &'static str> {
    let addresses = PROVIDERS.iter().flat_map(|provider| provider.addresses);
    addresses.filter_map(|address| {
        let host = address.split('/').next()?;
        let owned = &host[owned_from(host)..];
        (owned.contains('.') && !owned.contains('*')).then_some(owned)
    })
}

/// The name that a host imitates, where it does.
fn imitated(shown: &str, owned: &str) -> Option<Warning> {
    if vendors().any(|vendor| vendor == owned) {
        return None;
    }
    let shown_owned = &shown[owned_from(shown)..];
    let as_read = skeleton(shown_owned);
    let like = |vendor: &&str| as_read == skeleton(vendor) || is_a_slip(shown_owned, vendor);
    if let Some(vendor) = vendors().find(like) {
        return Some(Warning::LooksLike(vendor.to_owned()));
    }
    // `acme-okta.com`: a hyphen where the vendor has a dot.
    let dotted = skeleton(&shown_owned.replace('-', "."));
    let hyphened = |vendor: &&str| dotted.ends_with(&[".", &skeleton(vendor)].concat());
    if shown_owned.contains('-')
        && let Some(vendor) = vendors().find(hyphened)
    {
        return Some(Warning::LooksLike(vendor.to_owned()));
    }
    let before = &shown[..shown.len() - shown_owned.len()];
    let read = skeleton(before).replace('-', ".");
    let held = |vendor: &&str| {
        let vendor = [&skeleton(vendor), "."].concat();
        read.match_indices(&vendor)
            .any(|(at, _)| at == 0 || read[..at].ends_with('.'))
    };
    if let Some(vendor) = vendors().find(held) {
        return Some(Warning::Holds(vendor.to_owned(), owned.to_owned()));
    }
    // `acme.com.` before another name: the beginning reads like an address of its own.
    let labels: Vec<&str> = before.split('.').collect();
    let at = labels
        .iter()
        .skip(1)
        .position(|label| INSIDE.contains(label))?;
    let held = labels[at..=at + 1].join(".");
    Some(Warning::Holds(held, owned.to_owned()))
}

fn latin(c: char) -> Option<char> {
    let row = LOOK_ALIKE.iter().find(|(letters, _)| letters.contains(c));
    row.map(|(_, like)| *like)
}

/// A name as an eye in a hurry has it: what looks alike is one.
fn skeleton(name: &str) -> String {
    let plain = |c: char| match latin(c).unwrap_or(c) {
        '0' => 'o',
        '1' | 'i' => 'l',
        c => c,
    };
    let name: String = name.chars().map(plain).collect();
    name.replace("rn", "m").replace("vv", "w")
}

/// Whether one letter was added, left out, changed, or two were swapped.
fn is_a_slip(name: &str, meant: &str) -> bool {
    let (name, meant): (Vec<char>, Vec<char>) = (name.chars().collect(), meant.chars().collect());
    let same = name.iter().zip(&meant).take_while(|(a, b)| a == b).count();
    let (a, b) = (&name[same..], &meant[same..]);
    match (a, b) {
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([_, a @ ..], b) if a == b => true,
        (a, [_, b @ ..]) if a == b => true,
        ([x, y, a @ ..], [v, w, b @ ..]) => a == b && x == w && y == v,
        _ => false,
    }
}

/// A text in which nothing hides and nothing turns the direction: what shows nothing of its own is named.
pub fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match is_invisible(c) {
            true => shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            false => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_that_the_owner_registered() {
        for (host, before, owned) in [
            ("acme.eu.auth0.com", "acme.eu.", "auth0.com"),
            ("auth0.com.evil.example", "auth0.com.", "evil.example"),
            ("evil.example", "", "evil.example"),
            ("login.acme.co.uk", "login.", "acme.co.uk"),
            ("acme.github.io", "", "acme.github.io"),
            ("a.acme.github.io", "a.", "acme.github.io"),
            ("github.io", "", "github.io"),
            ("login.acme.vercel.app", "login.", "acme.vercel.app"),
            ("acme-x.a.run.app", "", "acme-x.a.run.app"),
            ("login.acme.com.au", "login.", "acme.com.au"),
            ("co.uk", "", "co.uk"),
            ("localhost", "", "localhost"),
            ("192.0.2.1", "", "192.0.2.1"),
            ("[2001:db8::1]", "", "[2001:db8::1]"),
            ("tenant.auth0.com.", "tenant.", "auth0.com"),
        ] {
            let look = look(host);
            assert_eq!(
                (look.before.as_str(), look.owned.as_str()),
                (before, owned),
                "{host}"
            );
        }
    }

    #[test]
    fn what_a_host_only_looks_like_is_said() {
        for (host, said) in [
            ("acme.eu.auth0.com", ""),
            ("login.acme.example", ""),
            ("login.acme.co.uk", ""),
            ("auth0.acme.example", ""),
            (
                "auth0.com.evil.example",
                "holds auth0.com, but belongs to whoever has evil.example",
            ),
            ("acme-auth0-com.evil.example", "holds auth0.com"),
            (
                "acme.com.evil.example",
                "holds acme.com, but belongs to whoever has evil.example",
            ),
            ("acme.autho.com", "looks like auth0.com"),
            ("acme.auth0.co", "looks like auth0.com"),
            ("acme.ayth0.com", "looks like auth0.com"),
            ("acme.atuh0.com", "looks like auth0.com"),
            (
                "login.rnicrosoftonline.com",
                "looks like microsoftonline.com",
            ),
            // xn--uth0-43d.com is аuth0.com with a Cyrillic а.
            ("acme.xn--uth0-43d.com", "looks like auth0.com"),
            (
                "acme.xn--uth0-43d.com",
                "(U+0430, Cyrillic), which looks like a",
            ),
            (
                "xn--80ak6aa92e.com",
                "(U+0440, Cyrillic), which looks like p",
            ),
            ("xn--bcher-kva.example", "(U+00FC, Latin)."),
            ("192.0.2.1", "number"),
            ("[2001:db8::1]", "number"),
            ("localhost", "this machine"),
            ("127.0.0.1", "this machine"),
            ("keycloak", "own network"),
        ] {
            let warnings: Vec<String> = look(host)
                .warnings
                .iter()
                .map(ToString::to_string)
                .collect();
            let all = warnings.join(" ");
            assert!(
                all.contains(said) && (!said.is_empty() || all.is_empty()),
                "{host}: {all}"
            );
        }
    }

    #[test]
    fn punycode_is_shown_in_its_letters() {
        assert_eq!(
            look("acme.xn--uth0-43d.com").letters.as_deref(),
            Some("acme.аuth0.com")
        );
        assert_eq!(look("acme.auth0.com").letters, None);
        assert_eq!(look("xn--99999999.com").letters, None);
    }

    #[test]
    fn nothing_hides_in_a_plain_text() {
        assert_eq!(plain("a\u{202e}b\u{200b}ü"), "a⟨U+202E⟩b⟨U+200B⟩ü");
    }
}
