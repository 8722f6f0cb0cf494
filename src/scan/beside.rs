//! What stands before a value: a quote, a scheme, a separator, and the name that it stands under.
//!
//! Looks back over a few dozen characters, and judges no value. Where the value of a name begins, `behind` says.

use super::assigned;
use super::back::Back;
use super::blocks;
use super::held;
use super::markup;
use super::names::{self, OTHER_SCHEMES, SCHEMES, is_of_another, known};
use super::paired::paired;
use super::spoken::{flag, is_strong_word, two_words};
use super::tag;
use super::view::{How, View};
use crate::oauth::cookies::{SessionCookie, session_cookie};

/// How a value stands in its text, which decides where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Between quotes of this kind.
    Quoted(char),
    /// Behind an authorization scheme.
    Scheme,
    /// In a query, a fragment or a form body.
    Query,
    /// In a tag of XML.
    Tag,
    /// Anywhere else.
    Plain,
}

/// What stands before a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// The name, of [`super::names::NAMES`], or that of a cookie.
    pub name: Option<String>,
    /// How the value stands there.
    pub place: Place,
    /// Whether the name is a cookie's, so that parts may follow.
    pub is_cookie: bool,
}

/// Blanks between a name and its value: a person puts it on the next line, nobody a page further.
pub const MOST_BLANKS: usize = 40;
/// Letters of a name.
pub const LONGEST_NAME: usize = 64;

/// What stands before the value that begins there.
pub fn beside(view: &View<'_>, start: usize) -> Beside {
    let mut back = Back { view, at: start };
    while back.take_if(|unit| unit.how == How::Invisible).is_some() {}
    if view.has_before(back.at, markup::VERBATIM) {
        back.at -= markup::VERBATIM.len();
    }
    back.stars();
    let mut place = back.quotes().map_or(Place::Plain, Place::Quoted);
    if place != Place::Plain
        && let Some(quote) = held::last_serialized(view, back.at)
    {
        back.at = quote;
        back.quotes();
        let name = known(&back.word()).map(str::to_owned);
        return Beside {
            name,
            place,
            is_cookie: false,
        };
    }
    if place != Place::Plain
        && let Some(end) = assigned::before(view, back.at)
    {
        let name = known(&(Back { view, at: end }).word()).map(str::to_owned);
        if name.is_some() {
            return Beside {
                name,
                place,
                is_cookie: false,
            };
        }
    }
    back.last_string();
    let held = held::before(view, back.at, place != Place::Plain);
    let is_held = held < back.at;
    back.at = held;
    let out = |name: Option<String>, place, is_cookie| Beside {
        name,
        place,
        is_cookie,
    };
    if back.credentials() {
        return out(Some("Authorization".to_owned()), Place::Scheme, false);
    }
    let before = back.at;
    let is_plus = back
        .take_if(|unit| unit.c == '+' && unit.how == How::Plain)
        .is_some();
    if back.blanks() > 0 || is_plus {
        let here = back.at;
        let word = back.word();
        let is_scheme = |scheme: &&str| word.eq_ignore_ascii_case(scheme);
        // The option of curl is named after its scheme.
        if SCHEMES.iter().any(is_scheme) || word.trim_start_matches('-') == "oauth2-bearer" {
            return out(Some("Authorization".to_owned()), Place::Scheme, false);
        }
        // Other schemes only where they stand behind the header's name.
        let is_other = OTHER_SCHEMES.iter().any(is_scheme);
        back.quotes();
        back.blanks();
        if is_other && back.separator().is_some() {
            back.quotes();
            let header = back.word();
            if known(&header) == Some("Authorization") {
                return out(Some("Authorization".to_owned()), Place::Scheme, false);
            }
        }
        back.at = match is_plus {
            true => before,
            false => here,
        };
    }
    let blanks = before - back.at;
    back.block();
    if blanks > 0 {
        back.stars();
    }
    let Some(separator) = back.separator() else {
        return out(flag(&mut back, blanks), place, false);
    };
    back.blanks();
    back.is_word();
    back.take_if(|unit| matches!(unit.c, ']' | ')'));
    back.stars();
    let name_is_quoted = back.quotes().is_some();
    let word = back.word();
    let word = back.begun_above(&word).unwrap_or(word);
    let is_list = |back: &mut Back<'_, '_>| {
        back.quotes().is_some() && back.peek().is_some_and(|unit| matches!(unit.c, '(' | '['))
    };
    if separator == '|'
        && (blanks > 0 || !name_is_quoted)
        && let Some(name) = name_of_row(&mut back, &word)
    {
        return out(Some(name.to_owned()), place, false);
    }
    if matches!(separator, ',' | '|')
        && !(name_is_quoted && place != Place::Plain && is_list(&mut back))
    {
        return out(None, place, false);
    }
    if word.is_empty() {
        return out(None, place, false);
    }
    if separator == '>' {
        place = Place::Tag;
        let is_tag = match name_is_quoted {
            // `<string name="access_token">` of Android.
            true => back.quotes().is_some() && back.view.has_before(back.at, b"name="),
            false => back.peek().is_some_and(|unit| matches!(unit.c, '<' | ':')),
        };
        // In HTML `code` is a piece of source code.
        let name = known(&word).filter(|name| is_tag && (name_is_quoted || *name != "code"));
        let name = name.or_else(|| {
            back.at = markup::before(view, before)?;
            back.quotes();
            known(&back.word())
        });
        return out(name.map(str::to_owned), place, false);
    }
    // As MSAL keeps one: `"credentialType":"AccessToken", … "secret":"…"`.
    if word == "secret"
        && let Some(name) = paired(&mut back, &["credentialType", "credential_type"], 12)
    {
        return out(known(&name).map(str::to_owned), place, false);
    }
    if matches!(&*word, "value" | "default")
        && let Some(name) = blocks::name(view, start)
    {
        return out(Some(name.to_owned()), place, false);
    }
    if matches!(&*word.to_ascii_lowercase(), "value" | "val" | "content") {
        if let Some(name) = tag::name(view, start) {
            return out(Some(name), place, false);
        }
        if let Some(name) = paired(&mut back, &["name", "key", "id"], 4) {
            let name = known(&name).map_or(name, str::to_owned);
            return out(Some(name), place, false);
        }
    }
    let before = back.peek();
    let is_query = !is_held && before.is_none_or(|unit| matches!(unit.c, '?' | '&' | '#'));
    if separator == '=' && place == Place::Plain && is_query {
        place = Place::Query;
    }
    // `Bearer: …` is no header, and is meant for one.
    if separator == ':' && word.eq_ignore_ascii_case("bearer") {
        return out(Some("Authorization".to_owned()), Place::Scheme, false);
    }
    // `OAuth2AccessToken{tokenValue=…}`: the class says which.
    if word == "tokenValue"
        && back
            .take_if(|unit| matches!(unit.c, '{' | '(' | '['))
            .is_some()
    {
        let class = back.word();
        return out(
            Some(known(&class).unwrap_or("token").to_owned()),
            place,
            false,
        );
    }
    if let Some(name) = known(&word) {
        let start = back.at;
        if name == "token"
            && back.blanks() == 1
            && let Some(whole) = two_words(&back.word())
        {
            return out(Some(whole.to_owned()), place, false);
        }
        back.at = start;
        // A cookie of any name may hold a token: what it is called says more.
        if name == "token" && separator == '=' && is_cookie(&mut back) {
            return out(Some(word), place, true);
        }
        back.at = start;
        // `promo code: …` in a sentence.
        let is_apart = place != Place::Query && back.blanks() == 1;
        let is_its = !is_apart || !is_of_another(&back.word(), name);
        return out(is_its.then(|| name.to_owned()), place, false);
    }
    let start = back.at;
    // As a form has it for its label.
    if word.eq_ignore_ascii_case("secret")
        && back.blanks() == 1
        && back.word().eq_ignore_ascii_case("client")
    {
        return out(Some("client_secret".to_owned()), place, false);
    }
    back.at = start;
    let is_alone = || session_cookie(&word).is_some_and(SessionCookie::says_all);
    let is_listed = |back: &mut Back<'_, '_>| {
        back.at = start;
        names::is_of_session(&word) && is_in_list(back)
    };
    let is_cookie =
        separator == '=' && (is_cookie(&mut back) || is_alone() || is_listed(&mut back));
    let name = is_cookie.then(|| word.clone());
    out(name, place, is_cookie)
}

/// The name in the first cell of a row, `| Access token | …`, of which that word is the end.
fn name_of_row(back: &mut Back<'_, '_>, word: &str) -> Option<&'static str> {
    let start = back.at;
    let is_spoken = word.eq_ignore_ascii_case("token") && back.blanks() == 1;
    let name = match is_spoken.then(|| two_words(&back.word())).flatten() {
        Some(name) => Some(name),
        None => {
            back.at = start;
            known(word).filter(|_| is_strong_word(word))
        }
    };
    name.filter(|_| back.is_row_start())
}

/// Whether the name is one of a cookie: behind another one, the header's name, or the option of curl.
fn is_cookie(back: &mut Back<'_, '_>) -> bool {
    back.quotes();
    // The shell of Windows has the quote escaped: `-b ^"sid=…`.
    back.take('^');
    if back.blanks() == 0 && back.peek().is_none_or(|unit| unit.c != ':') {
        return false;
    }
    let quoted = back.at;
    back.quotes();
    if back.take(';') {
        return true;
    }
    if back.take(':') {
        // As a member of JSON the header's name has quotes.
        back.quotes();
        if back.view.has_before(back.at, b"cookie") {
            return true;
        }
    }
    back.at = quoted;
    let option = back.word();
    matches!(&*option, "-b" | "--cookie")
}

/// `["a=b", "sid=…"]`: whether a string of a list begins here.
fn is_in_list(back: &mut Back<'_, '_>) -> bool {
    if back.quotes().is_none() {
        return false;
    }
    back.blanks();
    let is_later = back.take(',') && {
        back.blanks();
        back.quotes().is_some()
    };
    is_later || back.take('[')
}
