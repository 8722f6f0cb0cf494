//! How options, and a library's own names for values, are spelled: case, `_` and what a build tool puts before aside.

use super::sdk::{Means, PREFIXES};
use super::settings::Setting;

/// Whether one is the next argument of the call that the other is an argument of.
pub fn is_next(path: &[String], here: &[String]) -> bool {
    let (Some((last, before)), Some((number, above))) = (path.split_last(), here.split_last())
    else {
        return false;
    };
    let next = last.parse::<usize>().ok().map(|last| last + 1);
    before == above && next.is_some() && next == number.parse().ok()
}

/// Whether a name is the number of an argument.
pub fn is_number(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit())
}

/// The secret as a note names it: an argument behind the first by its place.
pub fn secret_name(setting: &Setting) -> String {
    let written = written_name(setting);
    match setting.name().parse::<usize>() {
        Ok(number) if number > 0 => {
            ["Argument ", &(number + 1).to_string(), " of ", &written].concat()
        }
        _ => written,
    }
}

/// The option as it was written; of an argument the call's.
pub fn written_name(setting: &Setting) -> String {
    let mut names = setting.path.iter().rev();
    let name = names.find(|name| name.parse::<usize>().is_err());
    name.cloned().unwrap_or_default()
}

/// What a library's own name for a value stands for: `OpenIdConnectResponseType.CodeIdToken`, `oidc.ScopeOpenID`.
pub fn constant(means: Means, written: &str) -> Option<&'static str> {
    if let Means::Stands(_, values) = means {
        return stands(values, written);
    }
    let is_scope = matches!(means, Means::Scopes | Means::Param("scope"));
    let is_type = matches!(means, Means::Param("response_type"));
    let last = written.rsplit(['.', ':']).next().unwrap_or(written);
    let plain: String = (last
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_'))
    .filter(|c| *c != '_')
    .collect();
    let plain = plain.to_ascii_lowercase();
    let names: &[(&str, &str)] = match (is_scope, is_type) {
        (true, _) => &[
            ("openid", "openid"),
            ("profile", "profile"),
            ("email", "email"),
            ("offlineaccess", "offline_access"),
        ],
        (_, true) => &[
            ("codeidtokentoken", "code id_token token"),
            ("codeidtoken", "code id_token"),
            ("codetoken", "code token"),
            ("idtokentoken", "id_token token"),
            ("idtoken", "id_token"),
            ("code", "code"),
            ("token", "token"),
        ],
        _ if means == Means::Param("prompt") => &[
            ("selectaccount", "select_account"),
            ("forcelogin", "login"),
            ("consent", "consent"),
        ],
        _ => &[],
    };
    names
        .iter()
        .find(|(name, _)| plain.ends_with(name))
        .map(|(_, value)| *value)
}

/// What a value stands for, by its own last name: `AadAuthorityAudience.AzureAdMultipleOrgs`.
pub fn stands(values: &[(&str, &'static str)], written: &str) -> Option<&'static str> {
    let last = written.trim_end_matches(')').rsplit('.').next();
    let is_it = |known: &str| last.is_some_and(|last| last.trim().eq_ignore_ascii_case(known));
    let found = values.iter().find(|(known, _)| is_it(known));
    found.map(|(_, value)| *value)
}

/// Whether a path's last names are those of a pattern.
pub fn fits(pattern: &str, path: &[&str]) -> bool {
    let mut rest = path.iter().rev();
    pattern.rsplit('.').all(|wanted| {
        rest.next()
            .is_some_and(|name| match wanted.strip_prefix('=') {
                Some(exact) => exact == *name,
                None => wanted == "*" || is_same(wanted, name),
            })
    })
}

/// Whether two names are one, case, `_` and `-` and what a build tool puts before aside.
fn is_same(wanted: &str, name: &str) -> bool {
    let is_variable = wanted.contains('_') && name.contains('_');
    let name = PREFIXES
        .iter()
        .filter(|_| is_variable)
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(name);
    let plain = |text: &'_ str| {
        text.bytes()
            .filter(|byte| !b"_-".contains(byte))
            .map(|byte| byte.to_ascii_lowercase())
            .collect::<Vec<_>>()
    };
    // Lengths first: most names are none of the wanted.
    name.len() + 4 >= wanted.len() && plain(wanted) == plain(name)
}
