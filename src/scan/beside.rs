//! What stands before a value: a quote, a scheme, a separator, and the name that it stands under.
//!
//! Looks back over a few dozen characters, and judges no value. Where the value of a name begins, `behind` says.

use super::behind::MOST_LETTERS;
use super::blocks;
use super::held;
use super::names::{self, OTHER_SCHEMES, SCHEMES, is_of_another, known};
use super::tag;
use super::view::{How, Unit, View};
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
const LONGEST_NAME: usize = 64;
/// A member between two that belong together: the ID of an account of MSAL takes 73 letters.
const LONGEST_PAIRED: usize = 100;

struct Back<'v, 'b> {
    view: &'v View<'b>,
    at: usize,
}

impl Back<'_, '_> {
    fn peek(&self) -> Option<Unit> {
        self.view.unit_before(self.at)
    }

    fn take_if(&mut self, is: impl Fn(Unit) -> bool) -> Option<Unit> {
        let unit = self.peek().filter(|unit| is(*unit))?;
        self.at = unit.start;
        Some(unit)
    }

    fn take(&mut self, c: char) -> bool {
        self.take_if(|unit| unit.c == c).is_some()
    }

    fn blanks(&mut self) -> usize {
        let start = self.at;
        let is = |unit: Unit| unit.is_blank() || unit.how == How::Invisible;
        let mut count = 0;
        while count < MOST_BLANKS && self.take_if(is).is_some() {
            count += 1;
        }
        start - self.at
    }

    fn quotes(&mut self) -> Option<char> {
        let mut last = None;
        for _ in 0..3 {
            match self.take_if(Unit::is_quote) {
                Some(unit) => last = last.or(Some(unit.c)),
                None => break,
            }
        }
        last
    }

    /// `"Bearer " + `, where source code adds the value to its scheme.
    fn last_string(&mut self) {
        let start = self.at;
        self.blanks();
        let is_added = self.take_if(|unit| matches!(unit.c, '+' | '.')).is_some();
        self.blanks();
        let is_end = is_added && self.take_if(Unit::is_quote).is_some();
        if !(is_end
            && SCHEMES.iter().any(|scheme| {
                self.view
                    .has_before(self.at, &[scheme.as_bytes(), b" "].concat())
            }))
        {
            self.at = start;
        }
    }

    /// The stars of Markdown, which make a name bold.
    fn stars(&mut self) {
        for _ in 0..3 {
            self.take('*');
        }
    }

    /// The word that ends here.
    fn word(&mut self) -> String {
        let end = self.at;
        let is = |unit: Unit| {
            unit.how == How::Plain
                && (unit.c.is_ascii_alphanumeric() || matches!(unit.c, '_' | '-' | '.'))
        };
        while end - self.at < LONGEST_NAME && self.take_if(is).is_some() {}
        // The `n` of a line break in a string is no letter of the name.
        let is_escape = self.view.has_before(self.at, b"\\");
        let word = self.view.text(self.at, end);
        let word = match is_escape {
            true => word.strip_prefix(['n', 'r', 't']).unwrap_or(word),
            false => word,
        };
        word.to_owned()
    }

    /// The whole name, where a line break cut it in two: `acce` and `ss_token`.
    fn begun_above(&mut self, end: &str) -> Option<String> {
        let start = self.at;
        let is_cut = self.peek().is_some_and(Unit::is_blank) && !end.is_empty();
        let blanks = if is_cut { self.blanks() } else { 0 };
        let is_one_line = self.view.text(start - blanks, start).matches('\n').count() == 1;
        let begin = if is_one_line {
            self.word()
        } else {
            String::new()
        };
        let whole = [&*begin, end].concat();
        let begins_there = self.peek().is_none_or(|unit| {
            unit.is_quote()
                || unit.is_blank()
                || matches!(unit.c, '?' | '&' | '#' | ';' | '{' | ',')
        });
        let is_name = !begin.is_empty() && begins_there && names::is_cut(&whole);
        if !is_name {
            self.at = start;
        }
        is_name.then_some(whole)
    }

    /// `is` between a name and its value: `the access token is: …`.
    fn is_word(&mut self) {
        let start = self.at;
        if self.word() != "is" || self.blanks() != 1 {
            self.at = start;
        }
    }

    /// `<<-EOT` and the blanks before it.
    fn opened_text(&mut self) -> bool {
        self.take_if(Unit::is_quote);
        let letters = self.word().len();
        self.take_if(Unit::is_quote);
        self.take_if(|unit| matches!(unit.c, '-' | '~'));
        let is = (1..=MOST_LETTERS).contains(&letters) && self.take('<') && self.take('<');
        self.blanks();
        is
    }

    /// `>-` or `|` of YAML, or `<<-EOT` of HCL and shells, where a value is written from the next line on.
    fn block(&mut self) {
        let start = self.at;
        let is_line = |unit: Unit| matches!(unit.c, '\r' | '\n');
        if self.view.unit(start).is_some_and(is_line) && self.opened_text() {
            return;
        }
        self.at = start;
        self.take_if(|unit| matches!(unit.c, '-' | '+'));
        let is = self.take_if(|unit| matches!(unit.c, '>' | '|')).is_some();
        if !(is && self.blanks() > 0 && self.peek().is_some_and(|unit| unit.c == ':')) {
            self.at = start;
        }
    }

    /// `=`, `:`, `=>`, `:=`; the one that was there.
    fn separator(&mut self) -> Option<char> {
        if self.view.has_before(self.at, b"=3d") {
            self.at -= 3;
            return Some('=');
        }
        let c = self
            .take_if(|unit| matches!(unit.c, '=' | ':' | '>' | ',' | '|'))?
            .c;
        match c {
            '>' if self.take('=') => return Some('='),
            '=' => {
                self.take(':');
            }
            _ => {}
        }
        // A comparison gives no value.
        (c != '=' || self.take_if(|unit| matches!(unit.c, '=' | '!')).is_none()).then_some(c)
    }

    /// Whether a row of a table begins here: a line, or the mark of a cell.
    fn is_row_start(&mut self) -> bool {
        self.quotes();
        self.take_if(|unit| matches!(unit.c, ' ' | '\t'));
        self.peek().is_none_or(|unit| matches!(unit.c, '\n' | '|'))
    }
}

/// What stands before the value that begins there.
pub fn beside(view: &View<'_>, start: usize) -> Beside {
    let mut back = Back { view, at: start };
    while back.take_if(|unit| unit.how == How::Invisible).is_some() {}
    back.stars();
    let mut place = back.quotes().map_or(Place::Plain, Place::Quoted);
    back.last_string();
    let held = held::before(view, back.at, place != Place::Plain);
    let is_held = held < back.at;
    back.at = held;
    let out = |name: Option<String>, place, is_cookie| Beside {
        name,
        place,
        is_cookie,
    };
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
    if separator == '|' && blanks > 0 && back.is_row_start() && is_strong_word(&word) {
        return out(known(&word).map(str::to_owned), place, false);
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
            back.at = held::last_cell(view, before)?;
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

/// `--access-token eyJ…`; or a name alone in its line, or in its column, as tables of a browser's tools are copied.
fn flag(back: &mut Back<'_, '_>, blanks: usize) -> Option<String> {
    let start = back.at;
    let is_apart = back
        .view
        .unit(start)
        .is_some_and(|unit| matches!(unit.c, '\r' | '\n'));
    if is_apart && let Some(name) = heading(back) {
        return Some(name);
    }
    back.at = start;
    if blanks != 1 {
        return part(back);
    }
    let between = back.view.unit(back.at).map(|unit| unit.c);
    // `my access token is …`, in one line.
    let is_said = || back.view.has_before(back.at, b"token is") && between == Some(' ');
    if is_said() {
        back.is_word();
        return whole_name(back);
    }
    let start = back.at;
    let named = (between == Some(' '))
        .then(|| name_of_words(back))
        .flatten();
    if named.is_some() {
        return named;
    }
    back.at = start;
    let word = back.word();
    let begins = |unit: Unit| matches!(unit.c, '\n' | '\t');
    let is_alone = matches!(between, Some('\n' | '\t'))
        && back.peek().is_none_or(begins)
        && is_strong_word(&word);
    let name = match word.strip_prefix("--") {
        Some(option) => known(option),
        None => known(&word).filter(|_| is_alone),
    };
    name.map(str::to_owned)
}

/// A heading of its own line: `## Access token`, and an empty line behind it.
fn heading(back: &mut Back<'_, '_>) -> Option<String> {
    let end = back.at;
    let name = whole_name(back)?;
    back.blanks();
    for _ in 0..6 {
        back.take('#');
    }
    let is_line = back.peek().is_none_or(|unit| unit.c == '\n');
    (is_line && !back.view.text(back.at, end).trim().contains('\n')).then_some(name)
}

/// The name of two words, or of one that says all, that ends here.
fn whole_name(back: &mut Back<'_, '_>) -> Option<String> {
    let start = back.at;
    name_of_words(back).or_else(|| {
        back.at = start;
        let name = known(&back.word()).filter(|name| names::is_strong(name));
        name.map(str::to_owned)
    })
}

/// The name of two words that ends here: `access token`.
fn name_of_words(back: &mut Back<'_, '_>) -> Option<String> {
    let is_two = back.word().eq_ignore_ascii_case("token") && back.blanks() == 1;
    let whole = is_two.then(|| two_words(&back.word())).flatten();
    whole.map(str::to_owned)
}

/// `Content-Disposition: form-data; name="refresh_token"` and an empty line before it: a part of a form (RFC 7578 §4.2).
fn part(back: &mut Back<'_, '_>) -> Option<String> {
    back.quotes()?;
    let word = back.word();
    back.quotes()?;
    let is_name = back.view.has_before(back.at, b"form-data; name=");
    known(&word).filter(|_| is_name).map(str::to_owned)
}

/// Whether a word is the name of a token and no other word: a sentence may break its line behind `token`.
fn is_strong_word(word: &str) -> bool {
    word.contains(['_', 'T']) && known(word).is_some_and(names::is_strong)
}

/// `Access token: …`, as people write it.
pub fn two_words(before: &str) -> Option<&'static str> {
    Some(match &*before.to_ascii_lowercase() {
        "access" => "access_token",
        "id" | "identity" => "id_token",
        "refresh" => "refresh_token",
        _ => return None,
    })
}

/// Whether the name is one of a cookie: behind another one, the header's name, or the option of curl.
fn is_cookie(back: &mut Back<'_, '_>) -> bool {
    back.quotes();
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

/// `"name":"code",` before `"value":`, also as attributes: what stands under one of those keys, that many members before at most.
fn paired(back: &mut Back<'_, '_>, keys: &[&str], most: usize) -> Option<String> {
    let start = back.at;
    if let Some(name) = on_line_before(back) {
        return Some(name);
    }
    back.at = start;
    back.quotes();
    for _ in 0..most {
        let start = back.at;
        back.blanks();
        back.take(',');
        back.blanks();
        back.quotes()?;
        let value_end = back.at;
        let is_value = |unit: Unit| !unit.is_quote() && !unit.is_blank() && unit.c != ',';
        while value_end - back.at < LONGEST_PAIRED && back.take_if(is_value).is_some() {}
        let value = back.view.text(back.at, value_end).to_owned();
        back.quotes()?;
        back.blanks();
        back.separator()?;
        back.blanks();
        back.quotes();
        let word = back.word();
        if back.at == start {
            return None;
        }
        if keys.iter().any(|key| word.eq_ignore_ascii_case(key)) {
            return Some(value).filter(|value| !value.is_empty());
        }
        back.quotes();
    }
    None
}

/// `name: ACCESS_TOKEN` on the line before `value:`, as environments stand in YAML.
fn on_line_before(back: &mut Back<'_, '_>) -> Option<String> {
    let mut is_line = false;
    for _ in 0..MOST_BLANKS {
        match back.take_if(Unit::is_blank) {
            Some(unit) => is_line |= unit.c == '\n',
            None => break,
        }
    }
    if !is_line {
        return None;
    }
    let name = back.word();
    back.blanks();
    let is_named = back.separator() == Some(':') && matches!(&*back.word(), "name" | "key");
    (is_named && !name.is_empty()).then_some(name)
}
