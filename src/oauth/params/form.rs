//! What a form asks of the table: which parameters a person may mean, what a value must have, which words it can take.
//!
//! Pure, so that the view decides nothing: it draws what is said here.

use super::purposes::tells;
use super::when::When;
use super::{Choice, PARAMS, ParamRow, ValueType, Whose};
use crate::oauth::Provider;
use crate::oauth::providers::provider;
use crate::oauth::request::AuthorizationRequest;
use crate::spec::{Clause, oidc_core, rfc};

/// The rows that a person who types this may mean, best first: by name, then by label and purpose, vendor, help and specification. What
/// means nothing to the request's provider comes last.
pub fn search(typed: &str, request: &AuthorizationRequest) -> Vec<&'static ParamRow> {
    let typed = typed.trim().to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut found: Vec<(usize, &'static ParamRow)> = (PARAMS.iter())
        .filter_map(|row| {
            let ranks = words.iter().map(|word| rank(row, word));
            // Every word must fit somewhere; the worst fit counts.
            let worst = ranks.collect::<Option<Vec<_>>>()?.into_iter().max();
            let foreign = if row.is_of(request.provider) { 0 } else { 10 };
            Some((worst.unwrap_or(0) + foreign, row))
        })
        .collect();
    // Of several that fit equally the shortest is the likeliest.
    let length = |row: &ParamRow| if words.is_empty() { 0 } else { row.name.len() };
    found.sort_by_key(|(rank, row)| (*rank, length(row)));
    found.into_iter().map(|(_, row)| row).collect()
}

/// How well a row fits a word in lower case: 0 is best, none not at all.
fn rank(row: &ParamRow, word: &str) -> Option<usize> {
    let name = row.name.to_lowercase();
    let begins = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|part| part.starts_with(word))
    };
    Some(match () {
        () if name == word => 0,
        () if name.starts_with(word) => 1,
        () if begins(&name) => 2,
        () if name.contains(word) => 3,
        () if begins(&row.label.to_lowercase()) => 4,
        () if tells(word, row.name) => 4,
        () if begins(&whose(row).to_lowercase()) => 5,
        () if begins(&row.help.to_lowercase()) => 6,
        () if row.spec.to_string().to_lowercase().contains(word) => 7,
        () => return None,
    })
}

/// The vendors that define the parameter, as people say them; empty for a standard one.
pub fn whose(row: &ParamRow) -> String {
    let Whose::Of(providers) = row.whose else {
        return String::new();
    };
    let titles = providers.iter().filter_map(|id| Some(provider(id)?.title));
    titles.collect::<Vec<_>>().join(", ")
}

/// What the table has to say of a parameter that is there, or is not: `required where …`, `not allowed …`.
pub fn need(name: &str, request: &AuthorizationRequest) -> String {
    let is_empty = match name == request.location_name() {
        true => request.location.trim().is_empty(),
        false => request.get(name).is_none(),
    };
    if name == request.location_name() {
        return if is_empty { "required" } else { "" }.to_owned();
    }
    let Some(row) = super::param(name) else {
        return String::new();
    };
    let (word, conditions) = match is_empty {
        true => ("required", row.required),
        false => ("not allowed", row.forbidden),
    };
    if let Some(when) = conditions.iter().find(|when| (when.holds)(request)) {
        return [word, " ", when.says].concat().trim_end().to_owned();
    }
    match by_provider(name, request).filter(|_| is_empty) {
        Some(when) => {
            let by = ["required by ", request.provider.title, " ", when.says].concat();
            by.trim_end().to_owned()
        }
        None => String::new(),
    }
}

/// Why the provider requires the parameter, where its documentation does and this request is meant.
pub fn by_provider(name: &str, request: &AuthorizationRequest) -> Option<&'static When> {
    let required = request.provider.requires.iter();
    let mut named = required.filter(|(required, _)| *required == name);
    named.find_map(|(_, when)| (when.holds)(request).then_some(when))
}

/// The single words that a value can take at that provider, with what each asks for; empty where any word can stand.
pub fn words(row: &ParamRow, provider: &Provider) -> Vec<Choice> {
    let choices = match row.value {
        ValueType::Choice(choices) | ValueType::SpaceList(choices) => choices,
        _ => &[],
    };
    // `code id_token` is two words; what each is for stands where it is alone.
    let single = choices.iter().filter(|choice| !choice.value.contains(' '));
    let is_offered = |choice: &&Choice| match (row.name, provider.response_modes) {
        ("response_mode", []) => !VENDORS_MODES.contains(&choice.value),
        ("response_mode", listed) => listed.contains(&choice.value),
        ("scope", _) => !provider.lacks_scopes.contains(&choice.value),
        _ => true,
    };
    let own = match row.name {
        "scope" => provider.own_scopes,
        _ => &[],
    };
    single.filter(is_offered).chain(own).copied().collect()
}

/// Response modes that are a vendor's own: for whoever lists them.
const VENDORS_MODES: &[&str] = &["web_message", "okta_post_message", "pi.flow"];

/// Whether the value has that word.
pub fn has_word(row: &ParamRow, value: &str, word: &str) -> bool {
    match row.value {
        ValueType::SpaceList(_) => value.split_whitespace().any(|w| w == word),
        _ => value.trim() == word,
    }
}

/// The value with that word, or without it where it was there. Other words stay, in their order.
pub fn toggled(row: &ParamRow, value: &str, word: &str) -> String {
    let had = has_word(row, value, word);
    if !matches!(row.value, ValueType::SpaceList(_)) {
        return if had { "" } else { word }.to_owned();
    }
    let mut words: Vec<&str> = value.split_whitespace().filter(|w| *w != word).collect();
    if !had {
        words.push(word);
    }
    words.join(" ")
}

/// JSON to begin with, for a parameter that takes JSON.
#[derive(Debug)]
pub struct Template {
    /// Which parameter.
    pub name: &'static str,
    /// What it asks for.
    pub title: &'static str,
    /// The text.
    pub json: &'static str,
    /// Where it is defined.
    pub spec: Clause,
}

/// Every template.
pub const TEMPLATES: &[Template] = &[
    Template {
        name: "claims",
        title: "The e-mail address, in the ID token",
        json: r#"{"id_token":{"email":{"essential":true},"email_verified":null}}"#,
        spec: oidc_core("5.5"),
    },
    Template {
        name: "claims",
        title: "Name and picture, from UserInfo",
        json: r#"{"userinfo":{"name":null,"picture":null}}"#,
        spec: oidc_core("5.5"),
    },
    Template {
        name: "claims",
        title: "When and how the user signed in",
        json: r#"{"id_token":{"auth_time":{"essential":true},"acr":null}}"#,
        spec: oidc_core("5.5.1.1"),
    },
    Template {
        name: "authorization_details",
        title: "One kind of access",
        json: r#"[{"type":"account_information","actions":["list_accounts"],"locations":["https://api.example.com/accounts"]}]"#,
        spec: rfc(9396, "2"),
    },
    Template {
        name: "registration",
        title: "The client’s pages",
        json: r#"{"policy_uri":"https://app.example.com/policy","tos_uri":"https://app.example.com/terms"}"#,
        spec: oidc_core("7.2.1"),
    },
];

/// The templates of a parameter.
pub fn templates(name: &str) -> impl Iterator<Item = &'static Template> {
    TEMPLATES
        .iter()
        .filter(move |template| template.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::params::param;
    use crate::oauth::providers::{
        auth0::AUTH0, github::GITHUB, google::GOOGLE, okta::OKTA, rfc8707::RFC8707,
    };
    use crate::text::json;

    #[test]
    fn what_is_typed_finds_the_row_that_is_meant() {
        let at = |provider| AuthorizationRequest::new(provider);
        for (typed, request, first) in [
            ("claims", at(&AUTH0), "claims"),
            ("cla", at(&AUTH0), "claims"),
            ("  MAX ", at(&AUTH0), "max_age"),
            ("jkt", at(&AUTH0), "dpop_jkt"),
            ("thumbprint", at(&AUTH0), "dpop_jkt"),
            ("9396", at(&AUTH0), "authorization_details"),
            ("sign in again hours", at(&AUTH0), ""),
            ("step-up", at(&AUTH0), "acr_values"),
            ("MFA", at(&AUTH0), "acr_values"),
            ("kerberos", at(&AUTH0), "connection"),
            ("csrf", at(&AUTH0), "state"),
            ("", at(&AUTH0), PARAMS[0].name),
            ("no-such-thing", at(&AUTH0), ""),
        ] {
            let found = search(typed, &request);
            assert_eq!(found.first().map_or("", |row| row.name), first, "{typed}");
        }
        let vendors = search("google", &at(&GOOGLE));
        assert!(vendors.iter().any(|row| whose(row).contains("Google")));
        // The provider's own come first, others' last.
        let all = search("", &at(&GOOGLE));
        let foreign = all.iter().position(|row| !row.is_of(&GOOGLE));
        assert!(foreign.is_some_and(|at| all[at..].iter().all(|row| !row.is_of(&GOOGLE))));
        assert_eq!(all.len(), PARAMS.len());
    }

    #[test]
    fn what_is_needed_is_said_while_it_is_missing() {
        let mut request = AuthorizationRequest::new(&AUTH0);
        assert_eq!(need("domain", &request), "required");
        assert_eq!(need("client_id", &request), "required");
        assert_eq!(need("nonce", &request), "");
        assert_eq!(need("unknown", &request), "");
        request.set("response_type", "id_token");
        assert_eq!(
            need("nonce", &request),
            "required where response_type has id_token"
        );
        request.set("nonce", "n");
        request.set("client_id", "c");
        request.location = "t.auth0.com".to_owned();
        for name in ["nonce", "client_id", "domain"] {
            assert_eq!(need(name, &request), "", "{name}");
        }
        request.set("request", "a.b.c");
        request.set("request_uri", "urn:x");
        assert!(need("request", &request).starts_with("not allowed "));
    }

    #[test]
    fn words_come_and_go_and_the_others_stay() {
        for (name, value, word, then) in [
            ("scope", "openid profile", "email", "openid profile email"),
            (
                "scope",
                "openid  read:x profile",
                "openid",
                "read:x profile",
            ),
            ("scope", "", "openid", "openid"),
            ("response_type", "code", "id_token", "code id_token"),
            ("response_type", "id_token code", "code", "id_token"),
            ("response_mode", "query", "form_post", "form_post"),
            ("response_mode", "query", "query", ""),
        ] {
            let seen = param(name).map(|row| toggled(row, value, word));
            assert_eq!(seen.as_deref(), Some(then), "{name}={value} {word}");
        }
        let names = |name| {
            param(name)
                .map(|row| words(row, &AUTH0))
                .unwrap_or_default()
        };
        assert!(
            names("response_type")
                .iter()
                .all(|choice| !choice.value.contains(' '))
        );
        assert!(names("scope").iter().any(|choice| choice.value == "openid"));
        assert!(names("client_id").is_empty());
        // The modes of a provider that lists them; of another one those of specifications.
        for (provider, has, has_not) in [
            (&OKTA, "okta_post_message", "web_message"),
            (&AUTH0, "web_message", "jwt"),
            (&GITHUB, "query", "fragment"),
            (&RFC8707, "form_post.jwt", "okta_post_message"),
        ] {
            let modes = param("response_mode").map(|row| words(row, provider));
            let modes = modes.unwrap_or_default();
            let is = |mode| modes.iter().any(|choice| choice.value == mode);
            assert!(is(has) && !is(has_not), "{}", provider.id);
        }
    }

    #[test]
    fn templates_are_json_of_a_parameter_that_takes_json() {
        for template in TEMPLATES {
            assert!(json::parse(template.json).is_ok(), "{}", template.title);
            let row = param(template.name);
            assert!(
                row.is_some_and(|row| row.value == ValueType::Json),
                "{}",
                template.name
            );
        }
    }
}
