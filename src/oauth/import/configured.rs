//! A client library's configuration, or an object of parameters, read as the request that it makes.
//!
//! Finds the settings and the library; what an option means the table in `sdk` says, and [`super::draft`] puts the request
//! together.

use super::draft::Draft;
use super::sdk::{SDKS, Sdk};
use super::settings::{self, Setting, Value};
use super::token::{Kind, tokens};
use super::{Reading, directives, labels, lines, object};
use crate::oauth::Provider;

/// Members that a client never configures: the text is a response, or a token's claims.
const ANSWERS: &[&str] = &[
    "access_token",
    "id_token",
    "refresh_token",
    "expires_in",
    "active",
    "exp",
    "iat",
    "sub",
    "jti",
    "error",
    "grant_type",
];

/// A text that shows more libraries than that is about them, and configures none.
const MOST_LIBRARIES: usize = 4;

/// The request, where the text configures one.
pub fn read(text: &str, given: Option<&'static Provider>) -> Option<Reading> {
    let mut settings = settings_of(text);
    object::write_out(text, &mut settings);
    if settings.is_empty() {
        return None;
    }
    let shows = |mark: &str| mark.split('+').all(|word| text.contains(word));
    let drafted = |sdk: Option<&'static Sdk>| {
        let mut draft = Draft::new(sdk);
        let mut built_in = sdk.map_or(&[][..], |sdk| sdk.built_in).iter();
        draft.built_in = built_in.find(|built_in| shows(built_in.mark));
        // A library's options are its own, and no parameters.
        let object = match sdk {
            Some(_) => None,
            None => object::find(text, &settings),
        };
        let is_other = |setting: &&Setting| {
            (object.as_ref()).is_none_or(|object| object.member(setting).is_none())
        };
        if let Some(object) = &object {
            draft.take_object(object, &settings);
        }
        for setting in settings.iter().filter(is_other) {
            draft.take(setting);
        }
        draft.take_words(text);
        draft.is_bare = sdk.is_some_and(|sdk| !sdk.bare.is_empty() && text.contains(sdk.bare));
        draft
    };
    let shown = (SDKS.iter()).filter(|sdk| sdk.marks.iter().any(|mark| shows(mark)));
    // A name that one library's options have can be anybody's: `okta` is also what people call a registration of Spring.
    let mut shown = shown
        .take(MOST_LIBRARIES)
        .map(|sdk| drafted(Some(sdk)))
        .peekable();
    if shown.peek().is_some() {
        let draft = shown.find(Draft::is_configuration)?;
        return Some(draft.finish(given));
    }
    let mut draft = drafted(None);
    let says = |name: &str| {
        settings
            .iter()
            .any(|setting| setting.path.len() == 1 && setting.name() == name)
    };
    let asks = draft.has("response_type") || draft.has("redirect_uri");
    if !asks && ANSWERS.iter().any(|name| says(name)) {
        return None;
    }
    draft.is_configuration().then(|| {
        draft.goes_to(&endpoints(text));
        draft.finish(given)
    })
}

/// How the paths of authorization endpoints end.
const ENDPOINTS: &[&str] = &[
    "/authorize",
    "/authorization",
    "/authorization.oauth2",
    "/oauth/auth",
    "/oauth2/auth",
    "/oauth2/v2/auth",
    "/oidc/auth",
    "/openid-connect/auth",
];

/// Addresses that stand written in code and look like an authorization endpoint: `new URL("https://…/authorize")`.
fn endpoints(text: &str) -> Vec<Setting> {
    let looks_like_one = |text: &str| {
        let is_address = text.starts_with("https://") || text.starts_with("http://");
        let path = text.split(['?', '#']).next().unwrap_or(text);
        let path = path.trim_end_matches('/');
        is_address && ENDPOINTS.iter().any(|end| path.ends_with(end))
    };
    let addresses = tokens(text)
        .into_iter()
        .filter_map(|token| match token.kind {
            Kind::Text { text, whole } if looks_like_one(&text) => {
                // What a variable is put into is its query: `…/authorize?${params}`.
                let address = match whole {
                    true => text.as_str(),
                    false => text.split(['?', '#']).next().unwrap_or(&text),
                };
                let is_written = whole || !address.contains(['$', '{', '%']);
                is_written.then(|| Setting {
                    path: Vec::new(),
                    value: Value::Text(address.to_owned()),
                    at: token.at,
                })
            }
            _ => None,
        });
    addresses.collect()
}

/// The settings of a file of lines, or of code.
fn settings_of(text: &str) -> Vec<Setting> {
    let directives = directives::settings(text);
    if !directives.is_empty() {
        return directives;
    }
    // Two files that were copied at once: what says who the client is, and code that adds to it.
    let head = lines::yaml_head(text);
    if head > 0 && !lines::is_yaml(text) {
        let (head, tail) = text.split_at(head);
        let mut all = lines::settings(head);
        all.extend(settings::settings(tail));
        return all;
    }
    let is_code = text.contains(['{', '(', '<']);
    let of_lines = lines::settings(text);
    if !is_code || lines::is_yaml(text) {
        // A quoted `key = "value"` or `"key": "value"` alone is code of one line.
        let of_labels = || match text.contains(['"', '\'', '`', ';', ',']) {
            true => Vec::new(),
            false => labels::settings(text),
        };
        return match of_lines.is_empty() {
            true => Some(of_labels())
                .filter(|found| found.len() > 1)
                .unwrap_or_else(|| settings::settings(text)),
            false => with_lists(text, of_lines),
        };
    }
    let is_variable = |setting: &Setting| {
        let name = setting.name();
        setting.path.len() == 1
            && name.contains('_')
            && !name.contains(|c: char| c.is_ascii_lowercase())
    };
    let of_code = settings::settings(text);
    // Properties with `{baseUrl}` in them are no code.
    let known = of_lines
        .iter()
        .filter(|setting| setting.path.len() > 2)
        .count();
    if known > 1 && known >= of_code.len() / 2 {
        return of_lines;
    }
    let variables = of_lines.into_iter().filter(is_variable);
    variables.chain(of_code).collect()
}

/// With what lines of Python are given as lists: `SCOPE = ['openid', 'email']`.
fn with_lists(text: &str, mut of_lines: Vec<Setting>) -> Vec<Setting> {
    if lines::is_yaml(text) || !(text.contains("= [") || text.contains("=[")) {
        return of_lines;
    }
    let is_new = |setting: &Setting| {
        setting.path.len() == 1 && of_lines.iter().all(|known| known.path != setting.path)
    };
    let of_code = settings::settings(text);
    let lists: Vec<Setting> = of_code.into_iter().filter(is_new).collect();
    of_lines.extend(lists);
    of_lines
}
