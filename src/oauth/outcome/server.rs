//! What a server's own metadata changes of a prediction: it says what it answers with, and what it takes.
//!
//! Where metadata lists, the list counts for what it is complete by (RFC 8414 §2); of scopes a server may know more than it
//! lists. So may it of APIs (RFC 9728 §4), but one that it does not name is refused more likely than not, and the reason says
//! the rest. Says nothing where the metadata is another server's: a rule does.

use super::reason::reasons;
use super::{AccessToken, AccessTokenFormat, Answer, Arrives, Audience, LikelyError, Outcome};
use super::{ErrorAt, Goes, Reason, ScopeFate, Seen, expect, scopes};
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
    /// An API that is not listed.
    RESOURCE = "The server’s metadata lists the APIs that it issues tokens for, and resource names one that is none of them, compared exactly. A server answers with invalid_target where it does not know an API; it may know more than it lists.", [rfc(9728, "4"), rfc(8707, "2")];
}

/// Makes the prediction for a request follow what its server says of itself. An API that is in the `aud` of an access token
/// which the same server issued it knows, whatever it lists.
pub fn follow(
    outcome: &mut Outcome,
    request: &AuthorizationRequest,
    metadata: &Metadata,
    audiences: &[String],
) {
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
    if let Some(listed) = list("protected_resources")
        && request.provider.takes_resource()
        && resources(outcome, request, &listed, audiences)
    {
        return;
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

/// Compares the APIs that are asked for with those that are listed (RFC 9728 §4); true where none of them brings a token.
fn resources(
    outcome: &mut Outcome,
    request: &AuthorizationRequest,
    listed: &[&str],
    audiences: &[String],
) -> bool {
    const CODE: &str = "invalid_target";
    let is_known =
        |asked: &str| listed.contains(&asked) || audiences.iter().any(|aud| aud == asked);
    let mut asked = request.get_all("resource").peekable();
    if asked.peek().is_none() {
        return false;
    }
    let is_open = |error: &LikelyError| error.code == CODE && !error.expected;
    if asked.all(is_known) {
        outcome.errors.retain(|error| !is_open(error));
        return false;
    }
    // One that is still to be filled in is none yet.
    let mut asked = request.get_all("resource");
    if asked.any(|asked| placeholder::find_in_param("resource", asked).is_some()) {
        return false;
    }
    // An answer tells one error, and which fault it is about the server's order decides.
    let is_refused = |error: &&LikelyError| error.expected && error.reason != PUSHED;
    let refused: Vec<&str> = (outcome.errors.iter().filter(is_refused))
        .map(|error| error.code)
        .collect();
    if !refused.is_empty() {
        let is_told = refused.contains(&CODE);
        outcome.errors.retain(|error| !is_open(error));
        if !is_told {
            add(outcome, LikelyError::possible(CODE, RESOURCE));
        }
        return false;
    }
    refuse(outcome, request, RESOURCE);
    outcome.errors.retain(|error| error.code != CODE);
    add(outcome, LikelyError::expected(CODE, RESOURCE));
    true
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
    let nothing = |fate: ScopeFate| ScopeFate {
        goes: Goes::Nothing,
        claims: &[],
        reason,
        ..fate
    };
    let scopes = scopes::fates(request, outcome);
    outcome.scopes = scopes.into_iter().map(nothing).collect();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::metadata::{self, Document};
    use crate::oauth::outcome::predict;
    use crate::oauth::parse::parse;
    use crate::oauth::providers::provider;

    /// Whether anything comes, and each error with whether it is expected, from a server that lists those APIs.
    fn told(id: &str, query: &str, listed: &str, audiences: &[String]) -> (bool, Vec<String>) {
        let types = match query.contains("response_type") {
            true => "",
            false => "response_type=code&",
        };
        let url =
            format!("https://as.example/authorize?{types}client_id=c&code_challenge=x&{query}");
        let request = parse(&url, provider(id)).unwrap().request;
        let said = format!(
            r#"{{"authorization_endpoint":"https://as.example/authorize","protected_resources":{listed}}}"#
        );
        let Some(Document::Server(metadata)) = metadata::parse(&said) else {
            panic!("{said}");
        };
        let mut outcome = predict(&request);
        follow(&mut outcome, &request, &metadata, audiences);
        let errors = outcome.errors.iter().map(|error| {
            let certainty = if error.expected { "" } else { "?" };
            [error.code, certainty].concat()
        });
        (outcome.code.value, errors.collect())
    }

    #[test]
    fn an_api_that_a_server_lists_is_known_and_another_gets_invalid_target() {
        const LIST: &str = r#"["https://a.example","https://b.example"]"#;
        for (law, id, query, listed, expected) in [
            (
                "listed",
                "rfc8707",
                "resource=https://a.example",
                LIST,
                (true, vec![]),
            ),
            (
                "not listed",
                "rfc8707",
                "resource=https://a.example/",
                LIST,
                (false, vec!["invalid_target"]),
            ),
            (
                "listed both",
                "oidc-provider",
                "resource=https://a.example&resource=https://b.example",
                LIST,
                (true, vec![]),
            ),
            (
                "one of two",
                "logto",
                "resource=https://a.example&resource=https://c.example",
                LIST,
                (false, vec!["invalid_target"]),
            ),
            (
                "no API is named",
                "oidc-provider",
                "scope=openid",
                LIST,
                (true, vec![]),
            ),
            (
                "still to be filled in",
                "rfc8707",
                "resource=https://YOUR_API",
                LIST,
                (true, vec!["invalid_target?"]),
            ),
            (
                "an empty list says nothing",
                "rfc8707",
                "resource=https://c.example",
                "[]",
                (true, vec!["invalid_target?"]),
            ),
            (
                "nor does one of another shape",
                "rfc8707",
                "resource=https://c.example",
                r#""https://a.example""#,
                (true, vec!["invalid_target?"]),
            ),
            (
                "resource names no API there",
                "auth0",
                "resource=https://c.example&audience=https://a.example",
                LIST,
                (true, vec!["access_denied?", "unauthorized_client?"]),
            ),
            // One error comes: the server’s order decides which.
            (
                "another fault as well",
                "rfc8707",
                "resource=https://c.example&response_mode=form_post",
                LIST,
                (true, vec!["invalid_request", "invalid_target?"]),
            ),
            (
                "said once",
                "oidc-provider",
                "resource=orders",
                LIST,
                (false, vec!["invalid_target"]),
            ),
        ] {
            let (comes, errors) = told(id, query, listed, &[]);
            let errors: Vec<&str> = errors.iter().map(String::as_str).collect();
            assert_eq!((comes, errors), expected, "{law}");
        }
    }

    #[test]
    fn an_api_that_a_token_of_the_server_is_for_is_known_whatever_is_listed() {
        let known = ["https://c.example".to_owned()];
        let query = "resource=https://c.example";
        let listed = r#"["https://a.example"]"#;
        let refused = (false, vec!["invalid_target".to_owned()]);
        assert_eq!(told("rfc8707", query, listed, &[]), refused);
        assert_eq!(told("rfc8707", query, listed, &known), (true, vec![]));
    }
}
