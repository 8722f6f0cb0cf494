//! What else follows from a request: claims that are asked for one by one, `auth_time`, a code that is bound to a key, no page
//! at all.
//!
//! Values are read as far as they tell what comes back. Whether they are well formed rules say.

use super::reason::reasons;
use super::{Outcome, Reason};
use crate::oauth::provider::ApiNaming;
use crate::oauth::providers::granted_by;
use crate::oauth::request::AuthorizationRequest;
use crate::spec::{oidc_core, rfc};
use crate::text::json::{self, Json, Object};

/// More claims, or types of authorization details, than that are not listed one by one.
pub const MAX_ITEMS: usize = 40;

/// Something that follows from a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The parameter that it follows from.
    pub param: &'static str,
    /// What it names: claims, contexts, types. Empty where the parameter names nothing.
    pub items: Vec<String>,
    /// What follows, in a few words.
    pub says: &'static str,
    /// Why, and what could make it differ.
    pub reason: Reason,
}

reasons! {
    /// `claims`, member `id_token`.
    IN_ID_TOKEN = "claims asks for these one by one. A claim that the server does not know or the user does not release is left out without an error, an essential one too, unless its definition says otherwise: where sub has a value, or acr is essential and has values, the sign-in fails instead. Servers that support the parameter say so in their metadata.", [oidc_core("5.5"), oidc_core("5.5.1"), oidc_core("5.5.1.1")];
    /// `claims`, member `userinfo`.
    AT_USERINFO = "claims asks for these one by one. They take an access token that the UserInfo endpoint accepts. A claim that the server does not know or the user does not release is left out without an error.", [oidc_core("5.5"), oidc_core("5.3.2")];
    /// `max_age`.
    AUTH_TIME = "With max_age the ID token must say when the user signed in, and whoever gets it should check that it is not longer ago.", [oidc_core("3.1.2.1"), oidc_core("2"), oidc_core("3.1.3.7")];
    /// `acr_values`.
    ACR = "acr_values asks for acr as a voluntary claim: the ID token says how the user was authenticated, where the server supports it, and it need not be as asked.", [oidc_core("3.1.2.1"), oidc_core("5.5.1.1")];
    /// `nonce`.
    NONCE = "The ID token repeats nonce, and whoever gets it must compare it.", [oidc_core("2"), oidc_core("3.1.3.7")];
    /// `nonce`, and no ID token comes back.
    NO_NONCE = "nonce comes back in an ID token alone, and none comes back.", [oidc_core("2")];
    /// A code beside an ID token in the redirect.
    C_HASH = "An ID token that comes with a code in the redirect must have c_hash, so that the code can be checked before it is exchanged.", [oidc_core("3.3.2.11")];
    /// An access token beside an ID token in the redirect.
    AT_HASH = "An ID token that comes with an access token in the redirect must have at_hash, so that the access token can be checked.", [oidc_core("3.2.2.10"), oidc_core("3.3.2.11")];
    /// `dpop_jkt`.
    DPOP = "The code is bound to the key of this thumbprint: the token request must carry a DPoP proof by it. The access token is then sent as DPoP with a proof each time, and names the key in cnf.jkt. A server that does not know the parameter ignores it.", [rfc(9449, "10"), rfc(9449, "5"), rfc(9449, "6.1")];
    /// `authorization_details`.
    DETAILS = "The token response lists what was granted in authorization_details, and a JWT access token can carry the same claim. It can differ from what was asked for.", [rfc(9396, "7"), rfc(9396, "9.1")];
    /// `prompt=none`.
    SILENT = "No page is shown. Where the user is not signed in, or would have to agree, an error comes back instead. In a hidden frame that fails as well where the browser blocks the server’s cookies.", [oidc_core("3.1.2.1"), oidc_core("3.1.2.6")];
    /// `code_challenge`.
    PKCE = "The code is good only together with the code_verifier that the challenge was made from.", [rfc(7636, "4.6")];
    /// `audience` where an API is named otherwise.
    IGNORED_AUDIENCE = "No RFC defines audience for this request, and this provider has another way to name an API. A parameter that a server does not know it ignores.", [rfc(6749, "3.1"), rfc(8693, "2.1")];
    /// `id_token_hint`.
    HINTED = "If somebody else is signed in, an error comes back, login_required for example.", [oidc_core("3.1.2.1")];
}

/// What else follows from the request.
pub(super) fn notes(request: &AuthorizationRequest, outcome: &Outcome) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut say = |param, items, says, reason| {
        notes.push(Note {
            param,
            items,
            says,
            reason,
        });
    };
    let has = |name: &str| request.get(name).is_some();
    let id_token = outcome.id_token.value;
    if let Some(claims) = request.get("claims").and_then(object) {
        let asked = |member: &str| claims.get(member).and_then(Json::as_object);
        if let Some(asked) = asked("id_token").filter(|_| id_token) {
            say("claims", names(asked), "in the ID token", IN_ID_TOKEN);
        }
        if let Some(asked) = asked("userinfo").filter(|_| outcome.access_token.is_issued()) {
            say("claims", names(asked), "from UserInfo", AT_USERINFO);
        }
    }
    if has("max_age") && id_token {
        let items = vec!["auth_time".to_owned()];
        say("max_age", items, "in the ID token", AUTH_TIME);
    }
    if has("acr_values") && id_token {
        say("acr_values", vec!["acr".to_owned()], "in the ID token", ACR);
    }
    if has("nonce") {
        let items = vec!["nonce".to_owned()];
        match id_token {
            true => say("nonce", items, "in the ID token", NONCE),
            false => say("nonce", items, "nowhere", NO_NONCE),
        }
    }
    if outcome.arrives.id_token.redirect && outcome.code.value {
        say(
            "response_type",
            vec!["c_hash".to_owned()],
            "in the ID token",
            C_HASH,
        );
    }
    if outcome.arrives.id_token.redirect && outcome.arrives.access_token.redirect {
        say(
            "response_type",
            vec!["at_hash".to_owned()],
            "in the ID token",
            AT_HASH,
        );
    }
    if has("code_challenge") && outcome.code.value {
        say("code_challenge", Vec::new(), "a code bound to it", PKCE);
    }
    if has("dpop_jkt") && outcome.code.value {
        say(
            "dpop_jkt",
            Vec::new(),
            "a code and tokens bound to a key",
            DPOP,
        );
    }
    if let Some(details) = request.get("authorization_details")
        && outcome.access_token.is_issued()
    {
        say(
            "authorization_details",
            types_of(details),
            "in the token response",
            DETAILS,
        );
    }
    if is_silent(request) {
        say("prompt", Vec::new(), "no page, or an error", SILENT);
    }
    if has("audience") && request.provider.api != ApiNaming::Audience {
        say("audience", Vec::new(), "nothing", IGNORED_AUDIENCE);
    }
    if has("id_token_hint") {
        say(
            "id_token_hint",
            Vec::new(),
            "the same user, or an error",
            HINTED,
        );
    }
    for (when, note) in granted_by(request.provider).notes {
        if when(request, outcome) {
            say(note.param, Vec::new(), note.says, note.reason);
        }
    }
    notes
}

/// Something to be known at one provider.
#[derive(Clone, Copy, Debug)]
pub struct OwnNote {
    /// The parameter that it follows from.
    pub param: &'static str,
    /// What follows, in a few words.
    pub says: &'static str,
    /// Why.
    pub reason: Reason,
}

/// Whether the request forbids any page (`prompt=none`).
pub(super) fn is_silent(request: &AuthorizationRequest) -> bool {
    let mut prompts = request.get("prompt").unwrap_or_default().split(' ');
    prompts.any(|prompt| prompt == "none")
}

fn object(text: &str) -> Option<Object> {
    match json::parse(text).ok()?.value {
        json::Value::Object(object) => Some(object),
        _ => None,
    }
}

/// The claims by name, essential ones marked (OIDC Core §5.5.1).
fn names(asked: &Object) -> Vec<String> {
    let each = asked.members.iter().take(MAX_ITEMS).map(|member| {
        let options = member.value.as_object();
        let essential = options.and_then(|options| options.get("essential"));
        let mark = match essential.map(|json| &json.value) {
            Some(json::Value::Bool(true)) => " (essential)",
            _ => "",
        };
        [member.name.as_str(), mark].concat()
    });
    each.collect()
}

/// The types in authorization details (RFC 9396 §2).
fn types_of(details: &str) -> Vec<String> {
    let Ok(json) = json::parse(details) else {
        return Vec::new();
    };
    let entries = json.as_array().unwrap_or_default().iter();
    let types = entries.filter_map(|entry| entry.as_object()?.str("type"));
    types.take(MAX_ITEMS).map(str::to_owned).collect()
}
