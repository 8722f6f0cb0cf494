//! What a server's own metadata changes of a prediction: it says what it answers with, and what it takes.
//!
//! Where metadata lists, the list counts for what it is complete by (RFC 8414 §2); of scopes a server may know more than it
//! lists. Says nothing where the metadata is another server's: a rule does.

use super::reason::reasons;
use super::{AccessToken, AccessTokenFormat, Answer, Arrives, Audience, LikelyError, Outcome};
use super::{ErrorAt, Reason, Seen, expect, scopes};
use crate::oauth::metadata::Metadata;
use crate::oauth::placeholder;
use crate::oauth::request::AuthorizationRequest;
use crate::oauth::request_object;
use crate::spec::{oidc_core, rfc};

reasons! {
    /// A pushed request is required.
    PUSHED = "The server’s metadata says that it takes pushed requests alone, so it refuses these parameters in a URL. What is said here holds once they are pushed.", [rfc(9126, "5"), rfc(6749, "4.1.2.1")];
    /// A response type that is not listed.
    TYPE = "The server’s metadata lists the response types that it takes, and this is none of them: it answers with an error.", [rfc(8414, "2"), rfc(6749, "4.1.2.1")];
    /// A response mode that is not listed.
    MODE = "The server’s metadata lists the response modes that it knows, query and fragment where it lists none, and this is none of them.", [rfc(8414, "2"), oidc_core("3.1.2.6")];
    /// A scope that is not listed.
    SCOPE = "The server’s metadata does not list every scope that is asked for. It may know more than it lists; what it does not know it leaves out, or refuses.", [rfc(8414, "2"), rfc(6749, "3.3"), rfc(6749, "4.1.2.1")];
}

/// Makes the prediction for a request follow what its server says of itself.
pub fn follow(outcome: &mut Outcome, request: &AuthorizationRequest, metadata: &Metadata) {
    if !metadata.is_of(request) {
        return;
    }
    let is_pushed = request.get("request_uri").is_some();
    if metadata.is("require_pushed_authorization_requests") && !is_pushed {
        add(outcome, LikelyError::expected("invalid_request", PUSHED));
    }
    if !outcome.is_read {
        return;
    }
    let inside = request_object::effective(request);
    let request = inside.as_ref().map_or(request, |inside| &inside.request);
    let settled = |name| {
        (request.get(name)).filter(|value| placeholder::find_in_param(name, value).is_none())
    };
    let list = |member: &str| {
        let listed = metadata.list(member).present().unwrap_or_default();
        (!listed.is_empty()).then_some(listed)
    };
    if let (Some(listed), Some(asked)) =
        (list("response_types_supported"), settled("response_type"))
        && !listed.iter().any(|one| words(one) == words(asked))
    {
        refuse(outcome, request, TYPE);
        let code = "unsupported_response_type";
        if !outcome.errors.iter().any(|error| error.code == code) {
            add(outcome, LikelyError::expected(code, TYPE));
        }
        return;
    }
    if let Some(asked) = settled("response_mode")
        && !metadata.response_modes().contains(&asked)
    {
        let at = ErrorAt::Page;
        add(
            outcome,
            LikelyError::expected("invalid_request", MODE).at(at),
        );
    }
    if let (Some(listed), Some(_)) = (list("scopes_supported"), settled("scope"))
        && request.scope_tokens().any(|scope| !listed.contains(&scope))
    {
        add(outcome, LikelyError::possible("invalid_scope", SCOPE));
    }
    // In a JWT it is a claim, whatever metadata says.
    let names_issuer = metadata.is("authorization_response_iss_parameter_supported");
    if names_issuer && !outcome.delivered.value.is_jwt() {
        outcome.response.push("iss");
    }
}

fn words(types: &str) -> Vec<&str> {
    let mut words: Vec<&str> = types.split_ascii_whitespace().collect();
    words.sort_unstable();
    words
}

/// Expected ones stand first.
fn add(outcome: &mut Outcome, error: LikelyError) {
    outcome.errors.push(error);
    outcome.errors.sort_by_key(|error| !error.expected);
}

/// Nothing comes of what was asked for.
fn refuse(outcome: &mut Outcome, request: &AuthorizationRequest, reason: Reason) {
    outcome.access_token = AccessToken::expected(AccessTokenFormat::None, None, reason);
    outcome.audience = Audience::without(Seen::NoToken, reason);
    outcome.id_token = expect(false, reason);
    outcome.refresh_token = expect(Answer::No, reason);
    outcome.code = expect(false, reason);
    outcome.arrives = Arrives::default();
    outcome.response.clear();
    outcome.lifetimes.clear();
    outcome.notes.clear();
    outcome.scopes = scopes::fates(request, outcome);
}
