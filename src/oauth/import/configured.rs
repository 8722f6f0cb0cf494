//! A client library's configuration, or an object of parameters, read as the request that it makes.
//!
//! Finds the settings and the library; what an option means the table in `sdk` says, and [`super::draft`] puts the request
//! together.

use super::draft::Draft;
use super::sdk::SDKS;
use super::settings::{self, Setting};
use super::{Reading, lines};
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

/// The request, where the text configures one.
pub fn read(text: &str, given: Option<&'static Provider>) -> Option<Reading> {
    let settings = settings_of(text);
    if settings.is_empty() {
        return None;
    }
    let shows = |mark: &str| mark.split('+').all(|word| text.contains(word));
    let sdk = (SDKS.iter()).find(|sdk| sdk.marks.iter().any(|mark| shows(mark)));
    let mut draft = Draft::new(sdk);
    let mut built_in = sdk.map_or(&[][..], |sdk| sdk.built_in).iter();
    draft.built_in = built_in.find(|built_in| shows(built_in.mark));
    for setting in &settings {
        draft.take(setting);
    }
    let says = |name: &str| {
        settings
            .iter()
            .any(|setting| setting.path.len() == 1 && setting.name() == name)
    };
    let asks = draft.has("response_type") || draft.has("redirect_uri");
    if sdk.is_none() && !asks && ANSWERS.iter().any(|name| says(name)) {
        return None;
    }
    draft.is_bare = sdk.is_some_and(|sdk| !sdk.bare.is_empty() && text.contains(sdk.bare));
    draft.is_configuration().then(|| draft.finish(given))
}

/// The settings of a file of lines, or of code.
fn settings_of(text: &str) -> Vec<Setting> {
    let is_code = text.contains(['{', '(', '<']);
    let of_lines = lines::settings(text);
    if !is_code || lines::is_yaml(text) {
        // A quoted `key = "value"` or `"key": "value"` alone is code of one line.
        return match of_lines.is_empty() {
            true => settings::settings(text),
            false => of_lines,
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
