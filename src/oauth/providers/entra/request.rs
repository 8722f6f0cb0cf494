//! Entra’s side of an authorization request: which API its scopes name.
//!
//! What the API’s manifest decides (v1.0 or v2.0) no request shows, so the reasons say it.

use super::{ACCESS, CODE_FLOW, SCOPES, USERINFO};
use crate::oauth::outcome::{AccessToken, AccessTokenFormat};
use crate::oauth::request::AuthorizationRequest;
use crate::oauth::{params, placeholder};
use crate::spec::Clause;

/// The API that a scope belongs to: all before its last slash, and Microsoft Graph where there is none.
fn resource(scope: &str) -> Option<&str> {
    let (resource, _) = scope.rsplit_once('/')?;
    let resource = resource.trim_end_matches('/');
    (resource != "https://graph.microsoft.com").then_some(resource)
}

pub(super) fn access_token(request: &AuthorizationRequest) -> AccessToken {
    use AccessTokenFormat::{Jwt, Unknown};
    let mut scopes = request
        .scope_tokens()
        .filter(|scope| !params::is_own_scope(scope));
    let first = scopes.next();
    // The v1.0 endpoint takes the API by itself.
    let v1 = request.get("resource").filter(|_| first.is_none());
    let api = v1.or_else(|| resource(first?));
    let is_one = scopes.all(|scope| resource(scope) == api);
    let (format, audience, why, spec) = match api {
        _ if !is_one => (
            Unknown,
            None,
            "scope names more than one API, and an access token is for one. The scope of the token request decides which.",
            const { &[CODE_FLOW] as &[Clause] },
        ),
        Some(api) if placeholder::find(api).is_some() => (
            Unknown,
            None,
            "scope still holds a placeholder, so it names no API yet.",
            const { &[SCOPES] as &[Clause] },
        ),
        Some(api) => (
            Jwt,
            Some(api),
            "scope names an API. Its manifest decides between v1.0 and v2.0; in v2.0 aud is the API’s client ID, however scope names it.",
            const { &[SCOPES, ACCESS] as &[Clause] },
        ),
        None => (
            Jwt,
            None,
            "scope names no API of yours, so the token is for Microsoft Graph. It is mostly a JWT, which your API cannot check, by design; for a personal account it is encrypted.",
            const { &[SCOPES, USERINFO] as &[Clause] },
        ),
    };
    AccessToken::expected(format, audience, why, spec)
}

#[cfg(test)]
mod tests {
    use super::super::ENTRA;
    use super::*;
    use crate::oauth::providers::testing::{request, taking};

    #[test]
    fn scopes_name_the_api() {
        use AccessTokenFormat::{Jwt, Unknown};
        const COMMON: &str = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize";
        for (scope, format, audience, says) in [
            ("openid profile", Jwt, None, "Microsoft Graph"),
            ("openid User.Read", Jwt, None, "Microsoft Graph"),
            ("https://graph.microsoft.com/.default", Jwt, None, "Graph"),
            (
                "openid api://a/read api://a/x",
                Jwt,
                Some("api://a"),
                "v2.0",
            ),
            (
                "https://a.example//.default",
                Jwt,
                Some("https://a.example"),
                "v2.0",
            ),
            ("api://a/read User.Read", Unknown, None, "more than one"),
            (
                "api://YOUR_API_CLIENT_ID/.default",
                Unknown,
                None,
                "placeholder",
            ),
        ] {
            let token = access_token(&request(&ENTRA, COMMON, &[("scope", scope)]));
            let found = (token.format, token.audience.as_deref());
            assert_eq!(found, (format, audience), "{scope}");
            assert!(token.why.contains(says), "{scope}: {}", token.why);
        }
        let v1 = request(&ENTRA, COMMON, &[("resource", "https://a.example")]);
        let v1 = access_token(&v1).audience;
        assert_eq!(v1.as_deref(), Some("https://a.example"));
        let host = "login.microsoftonline.com";
        assert_eq!(taking(host, "/common/oauth2/v2.0/authorize"), "entra");
    }
}
