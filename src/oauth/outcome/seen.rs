//! What a token that is there already changes of a prediction: what a server's settings decide, it shows.
//!
//! One way alone: an access token that was read, from the same server and for the same API, is a JWT, so the next one is one as
//! well. A token that nobody can read shows no API, and nothing is concluded from it. Whose the tokens are the caller knows.

use super::reason::reasons;
use super::{AccessTokenFormat, Outcome, audience, scopes};
use crate::oauth::providers::granted_by;
use crate::oauth::request::AuthorizationRequest;
use crate::oauth::request_object;
use crate::spec::rfc;

reasons! {
    /// A token for that API was read.
    SEEN = "An access token from this server for this API stands beside the request, and it is a JWT. So are those that follow, while the server’s settings stay as they are and the token request names the same API.", [rfc(9068, "3"), rfc(9068, "4")];
}

/// Makes the prediction follow the `aud` of access tokens that the same server issued, as they were read.
pub fn learn(outcome: &mut Outcome, request: &AuthorizationRequest, audiences: &[String]) {
    let is_open = !outcome.access_token.or.is_empty();
    if !outcome.is_read || !outcome.access_token.is_issued() || !is_open {
        return;
    }
    let inside = request_object::effective(request);
    let request = inside.as_ref().map_or(request, |inside| &inside.request);
    let Some(parameter) = request.provider.api.parameter() else {
        return;
    };
    let named = || {
        let values = request.get_all(parameter);
        values.flat_map(str::split_ascii_whitespace)
    };
    if !named().any(|api| audiences.iter().any(|aud| aud == api)) {
        return;
    }
    let token = &mut outcome.access_token;
    token.format = AccessTokenFormat::Jwt;
    token.or = &[];
    token.reason = SEEN;
    token.profile = token.profile.or(granted_by(request.provider).profile);
    let audience = audience::audience(request, token);
    outcome.audience = audience;
    outcome.scopes = scopes::fates(request, outcome);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::outcome::{Seen, predict};
    use crate::oauth::parse::parse;
    use crate::oauth::providers::provider;

    #[test]
    fn a_token_for_the_same_api_shows_what_settings_decide_and_nothing_else_does() {
        const TWO: &str = "resource=https://a.example&resource=https://b.example";
        for (id, query, aud, expected) in [
            (
                "oidc-provider",
                "resource=https://a.example",
                "https://a.example",
                ("jwt", Seen::Exactly),
            ),
            (
                "oidc-provider",
                "resource=https://a.example",
                "https://a.example/",
                ("opaque", Seen::Hidden),
            ),
            (
                "oidc-provider",
                TWO,
                "https://b.example",
                ("jwt", Seen::Rule),
            ),
            (
                "oidc-provider",
                "x=1",
                "https://a.example",
                ("opaque", Seen::Hidden),
            ),
            ("oidc-provider", "x=1", "", ("opaque", Seen::Hidden)),
            (
                "ory",
                "audience=urn:a%20urn:b",
                "urn:b",
                ("jwt", Seen::Exactly),
            ),
            (
                "rfc8707",
                "resource=https://a.example",
                "https://a.example",
                ("jwt", Seen::Exactly),
            ),
        ] {
            let url = format!(
                "https://id.example/auth?client_id=c&response_type=code&scope=openid%20read&{query}"
            );
            let request = parse(&url, provider(id)).unwrap().request;
            let mut outcome = predict(&request);
            learn(&mut outcome, &request, &[aud.to_owned()]);
            let found = (outcome.access_token.format.name(), outcome.audience.seen);
            assert_eq!(found, expected, "{id} {query}");
            assert_eq!(
                outcome.access_token.or.is_empty(),
                expected.0 == "jwt",
                "{id} {query}"
            );
        }
    }

    #[test]
    fn no_token_is_promised_where_none_comes() {
        let url = "https://id.example/auth?client_id=c&response_type=id_token&scope=openid&resource=urn:a";
        let request = parse(url, provider("oidc-provider")).unwrap().request;
        let before = predict(&request);
        let mut outcome = before.clone();
        learn(&mut outcome, &request, &["urn:a".to_owned()]);
        assert_eq!(outcome, before);
    }
}
