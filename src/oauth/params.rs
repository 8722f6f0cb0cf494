//! The one table of authorization request parameters: form, parser, rules, help and share link all walk it.
//!
//! Leaves out where the request goes (the tenant's domain, the authorization endpoint): that is no parameter, but
//! [`super::request::AuthorizationRequest::location`]. What a value must look like is judged by rules.

use super::provider::ApiNaming;
use crate::spec::{Clause, auth0, oidc_core, rfc};

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

/// A parameter.
#[derive(Clone, Copy, Debug)]
pub struct ParamRow {
    /// Its name.
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
}

const fn choice(value: &'static str, help: &'static str) -> Choice {
    Choice { value, help }
}

const RESPONSE_TYPES: &[Choice] = &[
    choice("code", "a code, exchanged for the tokens (recommended)"),
    choice("id_token", "an ID token in the redirect"),
    choice("token", "an access token in the redirect (discouraged)"),
    choice("id_token token", "both in the redirect (discouraged)"),
    choice("code id_token", "a code, and an ID token in the redirect"),
    choice("code token", "a code, and an access token in the redirect"),
    choice("code id_token token", "all three"),
];

const RESPONSE_MODES: &[Choice] = &[
    choice("query", "after ? in the redirect URI"),
    choice("fragment", "after # in the redirect URI"),
    choice("form_post", "as a form posted to the redirect URI"),
    choice(
        "web_message",
        "to the window that opened it (vendor extension)",
    ),
];

/// The scopes that OpenID Connect defines.
pub const SCOPES: &[Choice] = &[
    choice("openid", "an ID token: makes it OpenID Connect"),
    choice("profile", "name, picture and other profile claims"),
    choice("email", "e-mail address"),
    choice("offline_access", "a refresh token"),
    choice("address", "postal address"),
    choice("phone", "phone number"),
];

const PROMPTS: &[Choice] = &[
    choice("none", "show nothing, fail instead"),
    choice("login", "sign in again"),
    choice("consent", "ask for consent"),
    choice("select_account", "choose the account"),
    choice("create", "sign up"),
];

const DISPLAYS: &[Choice] = &[
    choice("page", "full page"),
    choice("popup", "popup window"),
    choice("touch", "touch device"),
    choice("wap", "feature phone"),
];

const CHALLENGE_METHODS: &[Choice] = &[
    choice("S256", "the SHA-256 of the verifier"),
    choice("plain", "the verifier itself (discouraged)"),
];

const SECRET: Share = Share::Never("is a secret");
const FRESH: Share = Share::Never("is made anew for each request");
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
    }
}

use Shown::{Always, ForApi, WhenPresent};
use ValueType::{Json, Jwt, Number, SpaceList, Text, Uri};

const AUTHENTICATION_REQUEST: Clause = oidc_core("3.1.2.1");
const AUTH0_OAUTH: Clause = auth0("authenticate/protocols/oauth");
const AUTH0_CODE_FLOW: Clause = auth0(
    "get-started/authentication-and-authorization-flow/authorization-code-flow-with-pkce/add-login-using-the-authorization-code-flow-with-pkce",
);
const AUTH0_THIRD_PARTY: Clause =
    auth0("get-started/applications/third-party-applications/security-controls");

/// Every parameter that we know, in the order in which a new request lists them.
#[rustfmt::skip] // One parameter a line or two, so that the table reads as one.
pub const PARAMS: &[ParamRow] = &[
    row("response_type", "Response type", "What comes back: a code, or tokens in the redirect.",
        rfc(6749, "3.1.1"), SpaceList(RESPONSE_TYPES), Always, Share::Yes),
    row("client_id", "Client ID", "The application that asks, as registered.",
        rfc(6749, "4.1.1"), Text, Always, Share::Yes),
    row("redirect_uri", "Redirect URI", "Where the answer goes; registered for the application, and compared exactly.",
        rfc(6749, "3.1.2"), Uri, Always, Share::Yes),
    row("scope", "Scope", "What is asked for, separated by spaces.",
        rfc(6749, "3.3"), SpaceList(SCOPES), Always, Share::Yes),
    row("audience", "Audience", "The identifier of the API that the access token is for.",
        auth0("secure/tokens/access-tokens/get-access-tokens"), Text, ForApi(ApiNaming::Audience), Share::Yes),
    row("resource", "Resource", "The URI of the API that the access token is for.",
        rfc(8707, "2"), Uri, ForApi(ApiNaming::Resource), Share::Yes),
    row("state", "State", "A random value that comes back, so that the application knows its own request.",
        rfc(6749, "4.1.1"), Text, Always, FRESH),
    row("nonce", "Nonce", "A random value that comes back in the ID token, so that it cannot be replayed.",
        AUTHENTICATION_REQUEST, Text, Always, FRESH),
    row("response_mode", "Response mode", "How the answer travels; leave it empty for the response type’s own.",
        Clause::ResponseTypes("2.1"), ValueType::Choice(RESPONSE_MODES), Always, Share::Yes),
    row("code_challenge", "Code challenge", "The hash of a secret that only the sender of this request knows (PKCE).",
        rfc(7636, "4.2"), Text, Always, FRESH),
    row("code_challenge_method", "Code challenge method", "How the challenge was made; plain when left out.",
        rfc(7636, "4.3"), ValueType::Choice(CHALLENGE_METHODS), Always,
        Share::Never("belongs to code_challenge, which is made anew for each request")),
    row("prompt", "Prompt", "What the user is shown, whatever session there is.",
        AUTHENTICATION_REQUEST, SpaceList(PROMPTS), WhenPresent, Share::Yes),
    row("max_age", "Maximum age", "How many seconds ago the user may have signed in.",
        AUTHENTICATION_REQUEST, Number, WhenPresent, Share::Yes),
    row("acr_values", "ACR values", "How the user should be authenticated, best first.",
        AUTHENTICATION_REQUEST, SpaceList(&[]), WhenPresent, Share::Yes),
    row("ui_locales", "UI locales", "Languages for the pages that the user sees, best first.",
        AUTHENTICATION_REQUEST, SpaceList(&[]), WhenPresent, Share::Yes),
    row("claims_locales", "Claims locales", "Languages for the claims, best first.",
        oidc_core("5.2"), SpaceList(&[]), WhenPresent, Share::Yes),
    row("display", "Display", "How the pages should be laid out.",
        AUTHENTICATION_REQUEST, ValueType::Choice(DISPLAYS), WhenPresent, Share::Yes),
    row("login_hint", "Login hint", "Who is expected to sign in.",
        AUTHENTICATION_REQUEST, Text, WhenPresent, PERSONAL),
    row("id_token_hint", "ID token hint", "An earlier ID token, to say who is expected.",
        AUTHENTICATION_REQUEST, Jwt, WhenPresent, Share::Never("is a token")),
    row("claims", "Claims", "Single claims asked for, as JSON.",
        oidc_core("5.5"), Json, WhenPresent, PERSON_OR_SECRET),
    row("authorization_details", "Authorization details", "What is asked for in detail, as a JSON array.",
        rfc(9396, "2"), Json, WhenPresent, PERSON_OR_SECRET),
    row("request", "Request object", "The whole request as a JWT; it wins over the parameters beside it.",
        rfc(9101, "5"), Jwt, WhenPresent, SIGNED),
    row("request_uri", "Request URI", "Where the whole request is kept; it wins over the parameters beside it.",
        rfc(9101, "5.2"), Uri, WhenPresent, Share::Never("stands for one request, and for a short time")),
    row("registration", "Registration", "The client’s metadata as JSON, for self-issued providers.",
        oidc_core("7.2.1"), Json, WhenPresent, PERSON_OR_SECRET),
    row("dpop_jkt", "DPoP key thumbprint", "The key that the code will be bound to.",
        rfc(9449, "10"), Text, WhenPresent, Share::Never("belongs to one key")),
    row("connection", "Connection", "Which connection to sign in with, without asking.",
        AUTH0_OAUTH, Text, WhenPresent, Share::Yes),
    row("connection_scope", "Connection scope", "Further scopes for the identity provider behind the connection.",
        auth0("authenticate/identity-providers/adding-scopes-for-an-external-idp"), Text, WhenPresent, Share::Yes),
    row("organization", "Organization", "The organization to sign in to.",
        AUTH0_CODE_FLOW, Text, WhenPresent, Share::Yes),
    row("invitation", "Invitation", "The ticket of an invitation to an organization.",
        AUTH0_CODE_FLOW, Text, WhenPresent, SECRET),
    row("screen_hint", "Screen hint", "Which screen to begin with: signup.",
        auth0("authenticate/login/auth0-universal-login/universal-login-vs-classic-login/universal-experience"), Text, WhenPresent, Share::Yes),
    row("login_ticket", "Login ticket", "The ticket of a login that was begun elsewhere.",
        AUTH0_THIRD_PARTY, Text, WhenPresent, SECRET),
];

/// The parameter's row, where we know it. Names are case-sensitive.
pub fn param(name: &str) -> Option<&'static ParamRow> {
    PARAMS.iter().find(|row| row.name == name)
}

/// Where a parameter of that name stands in a new request; unknown ones come last.
pub fn order(name: &str) -> usize {
    (PARAMS.iter().position(|row| row.name == name)).unwrap_or(PARAMS.len())
}

/// The parameters that the form shows for a provider that names an API so, before anybody asked for more.
pub fn shown(api: ApiNaming) -> impl Iterator<Item = &'static ParamRow> {
    PARAMS.iter().filter(move |row| match row.shown {
        Always => true,
        ForApi(naming) => naming == api,
        WhenPresent => false,
    })
}

/// Whether a scope asks for something of the provider itself, and not of an API.
pub fn is_own_scope(scope: &str) -> bool {
    let is_choice = SCOPES.iter().any(|choice| choice.value == scope);
    is_choice || scope == "online_access"
}

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
        }
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
