//! What the errors of authorization servers and APIs mean, and what to change: one table, walked by [`explain`].
//!
//! Two kinds of row: codes that a specification defines, and what vendors write beside them. Does **not** know where an
//! error stood ([`super::www_authenticate`] and `inspect` read it), and makes no edit of a request: [`Remedy`] only names it.

mod apis;
mod around;
mod azure_b2c;
mod codes;
mod entra;
mod vendors;

use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, rfc};

/// What a request can change about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Nothing.
    None,
    /// The parameter goes.
    Remove(&'static str),
    /// The parameter gets this value.
    Set(&'static str, &'static str),
    /// What these parameters of the answer say is asked for as well: scopes are added, the others set.
    AskFor(&'static [&'static str]),
    /// The scopes go that the description names.
    RemoveNamedScopes,
    /// The parameter gets the value that the description names: the one that is expected.
    Name(&'static str),
    /// The value that the description names was refused: where the parameter has it, it goes, and a person enters another.
    Correct(&'static str),
    /// A code challenge is sent.
    Pkce,
}

/// One error.
#[derive(Debug)]
pub struct Row {
    /// The value of `error`; empty where the description alone tells.
    pub code: &'static str,
    /// Words that the description holds; empty where the code alone tells.
    pub says: &'static str,
    /// The vendor who writes so; empty where a specification does.
    pub whose: &'static str,
    /// Where it occurs.
    pub at: &'static str,
    /// What it means.
    pub means: Prose,
    /// What to change.
    pub change: Prose,
    /// Who says so.
    pub spec: &'static [Clause],
    /// What a request can change.
    pub remedy: Remedy,
}

/// A row of a specification's code.
const fn row(
    code: &'static str,
    at: &'static str,
    means: Prose,
    change: Prose,
    spec: &'static [Clause],
    remedy: Remedy,
) -> Row {
    Row {
        code,
        says: "",
        whose: "",
        at,
        means,
        change,
        spec,
        remedy,
    }
}

/// What an error means: what its code means anywhere, and what its vendor's words mean.
#[derive(Clone, Copy, Debug)]
pub struct Explained {
    /// By a specification.
    pub general: Option<&'static Row>,
    /// By a vendor.
    pub vendor: Option<&'static Row>,
}

impl PartialEq for Explained {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: Option<&'static Row>, b: Option<&'static Row>| match (a, b) {
            (Some(a), Some(b)) => std::ptr::eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        same(self.general, other.general) && same(self.vendor, other.vendor)
    }
}

impl Explained {
    /// The vendor's row first, then the specification's: what is said about the error, most telling first.
    pub fn rows(&self) -> impl Iterator<Item = &'static Row> {
        self.vendor.into_iter().chain(self.general)
    }

    /// The one that tells most.
    pub fn row(&self) -> Option<&'static Row> {
        self.rows().next()
    }
}

/// What an API says by a challenge without an error.
pub static CHALLENGE: Row = row(
    "",
    "answers of APIs",
    prose!(
        "The API wants a token, and names no error: it saw none in the request. `resource_metadata`, where it is there, is an address that tells which authorization servers and which scopes the API accepts."
    ),
    prose!(
        "Send the access token as `Authorization: Bearer …`, or as `DPoP …` with its proof. Where that was sent, something took it away: a redirect to another host, a proxy, another name of the header, a request of the browser that asks before (CORS)."
    ),
    &[rfc(6750, "3"), rfc(9728, "5.1")],
    Remedy::None,
);

/// Looks up an error by its code and its description, which may be empty; without a code it is a challenge. None for what
/// nobody we know of defines.
pub fn explain(code: &str, description: &str) -> Option<Explained> {
    if code.is_empty() && description.is_empty() {
        return Some(Explained {
            general: Some(&CHALLENGE),
            vendor: None,
        });
    }
    let has_code = |row: &&Row| row.code == code && row.says.is_empty();
    let general = code_rows().find(has_code);
    let vendor = vendor_rows().find(|row| {
        let is_code = row.code.is_empty() || row.code == code;
        is_code && (row.says.is_empty() || after(description, row.says).is_some())
    });
    let vendor = vendor.or_else(|| of_api(code));
    let explained = Explained { general, vendor };
    explained.row().is_some().then_some(explained)
}

/// What a library of APIs says with these words, where they are all that it says: an API's JSON may have them in place of a
/// code.
pub fn of_api(message: &str) -> Option<&'static Row> {
    let message = message.trim().as_bytes();
    let is_all = |rest: &[u8]| match rest {
        [] | [b'.' | b':' | b',', ..] => true,
        // A time.
        [b' ', digit, ..] => digit.is_ascii_digit(),
        _ => false,
    };
    apis::APIS.iter().find(|row| {
        let begun = message.split_at_checked(row.says.len());
        begun.is_some_and(|(start, rest)| {
            // Behind a quote stands what is named.
            let goes_on = row.says.ends_with('\'') || is_all(rest);
            start.eq_ignore_ascii_case(row.says.as_bytes()) && goes_on
        })
    })
}

/// Whether it is a code of OAuth or OpenID Connect itself, which tells an error response without more.
pub fn is_oauth(code: &str) -> bool {
    codes::CODES.iter().any(|row| row.code == code)
}

/// Whether an answer with this code alone is one of a server that this table knows: a code of OAuth, of a protocol around it, or
/// of a vendor that nobody else writes. Those of OpenID Federation are words that any API may use.
pub fn tells_all(code: &str) -> bool {
    let is_it = |row: &Row| row.code == code && row.at != around::FEDERATION;
    is_oauth(code) || is_of_vendor(code) || around::AROUND.iter().any(is_it)
}

/// Whether it is the code of an error that somebody defines, and looks like one: most have a `_`, and the others are words.
pub fn is_code(word: &str) -> bool {
    word.contains('_') && all().any(|row| row.code == word)
}

/// Whether it is a code that a vendor alone defines, and nobody else writes.
pub fn is_of_vendor(code: &str) -> bool {
    code.contains('_') && vendors::VENDORS.iter().any(|row| row.code == code)
}

/// Sentences, or their beginnings, that vendors' servers show to people, and that nobody else is known to write.
pub fn sentences() -> impl Iterator<Item = &'static str> {
    let rows = vendors::VENDORS.iter().filter(|row| row.code.is_empty());
    let is_sentence = |says: &&str| {
        says.len() >= 15 && says.starts_with(|c: char| c.is_ascii_uppercase())
            || says.contains("CORS")
    };
    rows.map(|row| row.says).filter(is_sentence)
}

/// What the description names after the words of the row: an API, a scope.
pub fn named<'d>(row: &Row, description: &'d str) -> Option<&'d str> {
    let rest = after(description, row.says).filter(|_| !row.says.is_empty())?;
    let named = rest.trim_start_matches([':', ' ', '"', '\'']);
    let end = named.find(|c: char| c.is_whitespace() || "\"',;<>".contains(c));
    let named = named.get(..end.unwrap_or(named.len()))?;
    let named = named.trim_end_matches('.');
    // The bracket around the whole description.
    let is_open = named.matches('(').count() < named.matches(')').count();
    let inside = named.strip_suffix(')').filter(|_| is_open);
    let named = inside.unwrap_or(named).trim_end_matches('.');
    (!named.is_empty()).then_some(named)
}

/// The same of a value that has blanks, where each word of the description's rest is an address: two APIs were named in one
/// parameter, and refused as one.
pub fn named_whole<'d>(row: &Row, description: &'d str) -> Option<&'d str> {
    let first = named(row, description)?;
    let rest = after(description, row.says)?;
    let whole = rest.get(rest.find(first)?..)?.trim_end();
    let is_uri = |word: &str| word.contains("://") || word.starts_with("urn:");
    let are_all = whole.split_ascii_whitespace().all(is_uri);
    Some(if are_all && whole.contains(' ') {
        whole
    } else {
        first
    })
}

/// What follows these words in a description. Compared without case; a number is not the beginning of a longer one.
fn after<'d>(description: &'d str, words: &str) -> Option<&'d str> {
    let (text, words) = (description.as_bytes(), words.as_bytes());
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let ends_in_digit = words.last().is_some_and(u8::is_ascii_digit);
    let mut windows = text.windows(words.len().max(1)).enumerate();
    let (at, _) = windows.find(|(at, window)| {
        window.eq_ignore_ascii_case(words) && !(ends_in_digit && is_digit(at + words.len()))
    })?;
    description.get(at + words.len()..)
}

fn code_rows() -> impl Iterator<Item = &'static Row> {
    codes::CODES.iter().chain(around::AROUND)
}

fn vendor_rows() -> impl Iterator<Item = &'static Row> {
    (vendors::VENDORS.iter())
        .chain(entra::ENTRA)
        .chain(azure_b2c::AZURE_B2C)
        .chain(apis::APIS)
}

/// Every row.
pub fn all() -> impl Iterator<Item = &'static Row> {
    code_rows().chain(vendor_rows())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_says_what_it_means_and_what_to_change() {
        for row in all() {
            let case = format!("{} {}", row.code, row.says);
            assert!(!row.code.is_empty() || !row.says.is_empty(), "{case}");
            assert!(!row.spec.is_empty(), "{case} cites nothing");
            assert!(!row.at.is_empty() && !row.at.ends_with('.'), "{case}");
            for text in [row.means.text(), row.change.text()] {
                assert!(text.ends_with('.'), "{case}: {text}");
                assert!(
                    !text.contains(" — ") && !text.contains('\''),
                    "{case}: {text}"
                );
            }
        }
    }

    #[test]
    fn no_row_hides_behind_another() {
        let rows: Vec<_> = all().collect();
        for (at, row) in rows.iter().enumerate() {
            let same = |other: &&&Row| {
                (other.code, other.says, other.whose.is_empty())
                    == (row.code, row.says, row.whose.is_empty())
            };
            assert!(
                !rows[..at].iter().any(|other| same(&other)),
                "{} {}",
                row.code,
                row.says
            );
            let description = format!("{} x", row.says);
            let found = explain(row.code, &description);
            let found = found.is_some_and(|found| found.rows().any(|r| std::ptr::eq(r, *row)));
            assert!(found, "{} {} is found by what it says", row.code, row.says);
        }
    }

    #[test]
    fn what_the_vendor_writes_tells_more_than_the_code() {
        for (code, description, whose, what) in [
            (
                "access_denied",
                "Service not found: https://api.example.com",
                "Auth0",
                Some("https://api.example.com"),
            ),
            (
                "access_denied",
                "(Service not found: https://api.example.com/orders(1))",
                "Auth0",
                Some("https://api.example.com/orders(1)"),
            ),
            (
                "access_denied",
                "<p>Service not found: https://api.example.com</p>",
                "Auth0",
                Some("https://api.example.com"),
            ),
            ("access_denied", "", "", None),
            (
                "invalid_client",
                "AADSTS7000215: Invalid client secret provided.",
                "Microsoft Entra ID",
                None,
            ),
            ("invalid_request", "AADSTS50011999: made up", "", None),
            ("redirect_uri_mismatch", "", "Google", None),
            ("unauthorized", "user is blocked", "Auth0", None),
            ("unauthorized", "Not allowed today", "", None),
            (
                "unauthorized",
                "Full authentication is required to access this resource",
                "Spring Security OAuth",
                None,
            ),
            (
                "unauthorized_user",
                "Bad credentials",
                "Spring Security OAuth",
                None,
            ),
            (
                "use_dpop_nonce",
                "Authorization server requires nonce in DPoP proof",
                "",
                None,
            ),
        ] {
            let explained = explain(code, description).unwrap();
            let row = explained.row().unwrap();
            assert_eq!(row.whose, whose, "{code} {description}");
            if what.is_some() {
                assert_eq!(named(row, description), what, "{description}");
            }
        }
        assert_eq!(explain("made_up", "nothing known"), None);
    }

    #[test]
    fn what_an_api_says_in_place_of_a_code_is_told_by_all_of_it() {
        for (message, says) in [
            ("jwt expired", "jwt expired"),
            ("Jwt expired at 2026-11-26T12:00:00Z", "Jwt expired at"),
            (
                "jwt audience invalid. expected: https://api",
                "jwt audience invalid. expected",
            ),
            ("The audience 'https://a' is invalid", "The audience '"),
            ("Invalid signature.", "invalid signature"),
            ("Invalid signature of the webhook", ""),
            ("jwt expired yesterday", ""),
            ("expired", ""),
            ("", ""),
        ] {
            assert_eq!(
                of_api(message).map_or("", |row| row.says),
                says,
                "{message}"
            );
        }
    }
}
