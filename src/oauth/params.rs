//! The one table of authorization request parameters: form, parser, rules, help and share link all walk it.
//!
//! Its rows stand in [`standard`] and [`vendors`], the conditions in [`when`]. Leaves out where the request goes (the
//! tenant's domain, the authorization endpoint): that is no parameter, but
//! [`super::request::AuthorizationRequest::location`]. Leaves out what belongs to other endpoints, such as those of CIBA,
//! and what secrets are called ([`SECRETS`]). What a value must look like is judged by rules.

pub mod form;
mod purposes;
pub mod standard;
pub mod vendors;
pub mod when;

use super::provider::{ApiNaming, Provider};
use crate::spec::Clause;
pub use standard::{OPENID_SCOPES, SCOPES};
pub use when::When;

/// What a value is, so that a form can offer the right field and a rule the right check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueType {
    /// Free text.
    Text,
    /// An absolute URI.
    Uri,
    /// One of these, or something that we do not know.
    Choice(&'static [Choice]),
    /// Words separated by spaces.
    SpaceList(&'static [Choice]),
    /// A whole number.
    Number,
    /// JSON.
    Json,
    /// A JWT.
    Jwt,
}

/// A value that a form can offer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// The value as sent.
    pub value: &'static str,
    /// What it asks for, in a few words.
    pub help: &'static str,
}

/// When the form shows a parameter before anybody asked for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    /// Always.
    Always,
    /// Where the provider names an API so.
    ForApi(ApiNaming),
    /// Only once it is there.
    WhenPresent,
}

/// Whether a share link may carry a parameter. What stands in no row is not shared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Share {
    /// It says what is asked for, and of whom nothing.
    Yes,
    /// Never; the reason, as the rest of a sentence that begins with the parameter's name.
    Never(&'static str),
}

/// Whose a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A specification defines it, for any server.
    Standard,
    /// These providers define it, by their codes; to others it means nothing.
    Of(&'static [&'static str]),
}

/// A parameter.
#[derive(Clone, Copy, Debug)]
pub struct ParamRow {
    /// Its name; one that ends in `*` stands for every longer name that begins so.
    pub name: &'static str,
    /// What a form calls it.
    pub label: &'static str,
    /// One sentence for a person who fills it in.
    pub help: &'static str,
    /// Where it is defined.
    pub spec: Clause,
    /// What its value is.
    pub value: ValueType,
    /// When the form shows it.
    pub shown: Shown,
    /// Whether a link may carry it.
    pub share: Share,
    /// Whose it is.
    pub whose: Whose,
    /// When it must be there: where one of these holds.
    pub required: &'static [When],
    /// When it must not be there: where one of these holds.
    pub forbidden: &'static [When],
}

impl ParamRow {
    /// Whether it means something to that provider. The one that takes any request may be anybody.
    pub fn is_of(&self, provider: &Provider) -> bool {
        match self.whose {
            Whose::Standard => true,
            Whose::Of(providers) => provider.id == "rfc8707" || providers.contains(&provider.id),
        }
    }

    /// The row of a parameter that must be there, where one of these holds.
    const fn required(self, required: &'static [When]) -> Self {
        Self { required, ..self }
    }

    /// The row of a parameter that must not be there, where one of these holds.
    const fn forbidden(self, forbidden: &'static [When]) -> Self {
        Self { forbidden, ..self }
    }

    /// The row of a parameter that these providers define.
    const fn of(self, providers: &'static [&'static str]) -> Self {
        Self {
            whose: Whose::Of(providers),
            ..self
        }
    }
}

/// A word, and what it asks for.
pub const fn choice(value: &'static str, help: &'static str) -> Choice {
    Choice { value, help }
}

const SECRET: Share = Share::Never("is a secret");
const FRESH: Share = Share::Never("belongs to one request alone");
const PERSONAL: Share = Share::Never("can tell who the user is");
const SIGNED: Share = Share::Never("carries a whole request, or a token");
const PERSON_OR_SECRET: Share = Share::Never("can carry personal data");

const fn row(
    name: &'static str,
    label: &'static str,
    help: &'static str,
    spec: Clause,
    value: ValueType,
    shown: Shown,
    share: Share,
) -> ParamRow {
    ParamRow {
        name,
        label,
        help,
        spec,
        value,
        shown,
        share,
        whose: Whose::Standard,
        required: when::NEVER,
        forbidden: when::NEVER,
    }
}

/// Every parameter that we know, in the order in which a new request lists them: the standard ones, then vendors’.
pub static PARAMS: &[ParamRow] = &{
    let mut all = [standard::ROWS[0]; standard::ROWS.len() + vendors::ROWS.len()];
    let mut at = 1;
    while at < all.len() {
        all[at] = if at < standard::ROWS.len() {
            standard::ROWS[at]
        } else {
            vendors::ROWS[at - standard::ROWS.len()]
        };
        at += 1;
    }
    all
};

/// The parameter's row, where we know it. Names are case-sensitive.
pub fn param(name: &str) -> Option<&'static ParamRow> {
    PARAMS.get(order(name))
}

/// Where a parameter of that name stands in a new request; unknown ones come last.
pub fn order(name: &str) -> usize {
    let is = |row: &ParamRow| {
        row.name == name
            || (row.name.strip_suffix('*'))
                .is_some_and(|begins| name.len() > begins.len() && name.starts_with(begins))
    };
    PARAMS.iter().position(is).unwrap_or(PARAMS.len())
}

/// Whether a request to that provider may have the parameter more than once: `resource` names one API each time (RFC 8707
/// §2), and Ory takes several values of `audience`.
pub fn may_repeat(name: &str, provider: &Provider) -> bool {
    name == "resource" || (name == "audience" && provider.id == "ory")
}

/// The parameters that the form shows for a provider that names an API so, before anybody asked for more.
pub fn shown(api: ApiNaming) -> impl Iterator<Item = &'static ParamRow> {
    PARAMS.iter().filter(move |row| match row.shown {
        Shown::Always => true,
        Shown::ForApi(naming) => naming == api,
        Shown::WhenPresent => false,
    })
}

/// Whether a scope asks for something of the provider itself, and not of an API.
pub fn is_own_scope(scope: &str) -> bool {
    let is_choice = SCOPES.iter().any(|choice| choice.value == scope);
    is_choice || scope == "online_access"
}

/// Words that a vendor has for `prompt` beside those of the specifications, each with the provider's code.
pub const OWN_PROMPTS: &[(&str, &str)] =
    &[("okta", "enroll_authenticator"), ("entra", "admin_consent")];

/// Names that belong in no authorization request and in no link, because they carry a secret or a token; with what each is.
pub const SECRETS: &[(&str, &str)] = &[
    ("client_secret", "a client secret"),
    ("client_assertion", "a client’s credential"),
    ("code_verifier", "the secret half of PKCE"),
    ("access_token", "an access token"),
    ("refresh_token", "a refresh token"),
    ("id_token", "an ID token"),
    ("password", "a password"),
    ("api_key", "an API key"),
    ("code", "an authorization code"),
];

/// What a parameter of that name would carry, where it is a secret.
pub fn secret(name: &str) -> Option<&'static str> {
    (SECRETS.iter().find(|(secret, _)| *secret == name)).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_help_is_a_sentence() {
        for (at, row) in PARAMS.iter().enumerate() {
            assert_eq!(order(row.name), at, "{} stands twice", row.name);
            assert!(row.help.ends_with('.'), "{}: {}", row.name, row.help);
            assert!(secret(row.name).is_none(), "{}", row.name);
            let said = |when: &When| !when.says.ends_with('.') && !when.spec.is_empty();
            assert!(row.required.iter().all(said), "{}", row.name);
            assert!(row.forbidden.iter().all(said), "{}", row.name);
        }
    }

    #[test]
    fn every_provider_that_has_parameters_of_its_own_is_one() {
        for row in PARAMS {
            let Whose::Of(providers) = row.whose else {
                continue;
            };
            assert!(!providers.is_empty(), "{}", row.name);
            for id in providers {
                let known = crate::oauth::providers::provider(id);
                assert!(known.is_some_and(|provider| row.is_of(provider)), "{id}");
            }
        }
    }

    #[test]
    fn a_name_with_a_star_stands_for_longer_ones() {
        for (name, row) in [
            ("ext-color", Some("ext-*")),
            ("ext-", None),
            ("ext-*", Some("ext-*")),
            ("x-client-SKU", Some("x-client-*")),
            ("metaData.device.name", Some("metaData.device.*")),
            ("Scope", None),
        ] {
            assert_eq!(param(name).map(|row| row.name), row, "{name}");
        }
    }

    #[test]
    fn conditions_look_at_the_rest_of_the_request() {
        use crate::oauth::providers::{auth0::AUTH0, testing::request};
        let is = |conditions: &[When], params: &[(&str, &str)]| {
            let request = request(&AUTH0, "t.auth0.com", params);
            conditions.iter().any(|when| (when.holds)(&request))
        };
        let required = |name: &str, params: &[(&str, &str)]| {
            param(name).is_some_and(|row| is(row.required, params))
        };
        let forbidden = |name: &str, params: &[(&str, &str)]| {
            param(name).is_some_and(|row| is(row.forbidden, params))
        };
        assert!(required("client_id", &[]) && required("client_id", &[("request", "a.b.c")]));
        assert!(required("response_type", &[]));
        assert!(!required("response_type", &[("request", "a.b.c")]));
        assert!(required("nonce", &[("response_type", "code id_token")]));
        assert!(!required("nonce", &[("response_type", "code")]));
        assert!(required("redirect_uri", &[("scope", "openid")]));
        assert!(!required("redirect_uri", &[("scope", "read")]));
        assert!(forbidden(
            "request",
            &[("request_uri", "https://a.example")]
        ));
        assert!(forbidden("claims", &[("client_id", "tpc_a")]));
        assert!(!forbidden("claims", &[("client_id", "a")]));
    }

    #[test]
    fn nothing_fresh_secret_or_personal_is_shared() {
        for name in [
            "state",
            "nonce",
            "code_challenge",
            "id_token_hint",
            "login_hint",
            "request",
            "request_uri",
            "claims",
        ] {
            let share = param(name).map(|row| row.share);
            assert!(matches!(share, Some(Share::Never(_))), "{name}");
        }
    }

    #[test]
    fn the_form_shows_one_name_for_the_api() {
        for (api, shown_one, hidden) in [
            (ApiNaming::Audience, "audience", "resource"),
            (ApiNaming::Resource, "resource", "audience"),
        ] {
            let names: Vec<&str> = shown(api).map(|row| row.name).collect();
            assert!(names.contains(&shown_one) && !names.contains(&hidden));
        }
    }
}
