//! "Ask for a JWT instead": the request that a token in hand suggests, filled with what the token reveals.
//!
//! The API's identifier stays empty: no opaque token shows it, and a guess would be worse than a gap.

use super::issued::Ask;
use super::providers::issued_by;
use super::request::AuthorizationRequest;
use super::{Kind, Provider, claims};
use crate::jose::Token;

/// What is asked for where the token names no scope.
const DEFAULT_SCOPE: &str = "openid profile email";

/// A request for an access token of the same user, application and provider. What the token does not reveal stays empty.
/// `granted` is the scope that the response beside it names, where there is one.
pub fn ask_for_jwt(
    token: &Token,
    kind: Kind,
    provider: &'static Provider,
    granted: Option<&str>,
) -> AuthorizationRequest {
    let issued = issued_by(provider);
    let mut request = AuthorizationRequest::new(provider);
    let location = issued.and_then(|issued| issued.locate(token));
    request.location = location.unwrap_or_default();
    request.set("response_type", "code");
    request.set("client_id", client_id(token, kind).unwrap_or_default());
    request.set("redirect_uri", "");
    request.set("scope", scope(token, granted));
    if let Some(parameter) = provider.api.parameter() {
        request.set(parameter, "");
    }
    let mut advice = (issued.iter()).flat_map(|issued| issued.advice_on(kind, token));
    let params = advice.find_map(|advice| match advice.ask {
        Ask::For { params, .. } => Some(params),
        Ask::Nothing => None,
    });
    for (name, value) in params.unwrap_or_default() {
        request.set(name, *value);
    }
    request
}

/// Puts an API that was named elsewhere in the place that the suggestion left for it in a scope: at Entra an API is named by
/// its application ID URI. Does nothing where the suggestion left none.
pub fn name_api_in_scope(request: &mut AuthorizationRequest, api: &str) {
    const PLACE: &str = "api://YOUR_API_CLIENT_ID";
    let api = api.trim_end_matches('/');
    let is_one = !api.is_empty() && !api.contains([' ', '#']);
    if is_one && request.typed("scope").contains(PLACE) {
        // An identifier without a scheme is a client ID, whose URI is api:// and itself.
        let scheme = if api.contains(':') { "" } else { "api://" };
        let named = [scheme, api].concat();
        let scope = request.typed("scope").replace(PLACE, &named);
        request.set("scope", scope);
    }
}

/// The application that the token was issued to.
fn client_id(token: &Token, kind: Kind) -> Option<&str> {
    let claims = token.claims.as_ref()?;
    let authorized = ["azp", "client_id", "cid", "appid"]
        .into_iter()
        .find_map(|name| claims.str(name));
    authorized.or_else(
        || match (kind, claims::audience(claims).present()?.as_slice()) {
            // An ID token's audience is the application (OIDC Core §2).
            (Kind::IdToken, [only]) => Some(*only),
            _ => None,
        },
    )
}

fn scope(token: &Token, granted: Option<&str>) -> String {
    let claimed = token.claims.as_ref().map(claims::scopes);
    let claimed = claimed.unwrap_or_default().join(" ");
    let granted = granted.map(str::trim).unwrap_or_default();
    let mut known = [granted, claimed.as_str()].into_iter();
    let known = known.find(|scope| !scope.is_empty());
    known.unwrap_or(DEFAULT_SCOPE).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jose::compact::decode;
    use crate::oauth::providers::auth0::AUTH0;
    use crate::text::base64url::encode;

    fn token(header: &str, claims: Option<&str>) -> Token {
        let header = encode(header.as_bytes());
        decode(&match claims {
            Some(claims) => format!("{header}.{}.c2ln", encode(claims.as_bytes())),
            None => format!("{header}..aXYtaXYtaXYtaXYt.Y2lwaGVydGV4dA.dGFnLXRhZy10YWctdGFnLQ"),
        })
    }

    #[test]
    fn an_opaque_token_reveals_its_tenant_and_nothing_else() {
        let opaque = token(
            r#"{"alg":"dir","enc":"A256GCM","iss":"https://tenant.eu.auth0.com/"}"#,
            None,
        );
        let request = ask_for_jwt(&opaque, Kind::AccessToken, &AUTH0, None);
        assert_eq!(request.location, "tenant.eu.auth0.com");
        assert_eq!(request.get("scope"), Some(DEFAULT_SCOPE));
        assert_eq!(request.get("response_type"), Some("code"));
        assert_eq!(
            (request.get("client_id"), request.get("audience")),
            (None, None)
        );
    }

    #[test]
    fn the_scope_is_what_was_granted_or_claimed() {
        let claims = r#"{"iss":"https://t.auth0.com/","aud":"c","scope":"openid read:orders"}"#;
        let claiming = token(r#"{"alg":"RS256"}"#, Some(claims));
        let silent = token(r#"{"alg":"dir","enc":"A256GCM"}"#, None);
        for (token, granted, scope) in [
            (
                &silent,
                Some("openid offline_access"),
                "openid offline_access",
            ),
            (&silent, Some(" "), DEFAULT_SCOPE),
            (&silent, None, DEFAULT_SCOPE),
            (&claiming, None, "openid read:orders"),
            (&claiming, Some("openid"), "openid"),
        ] {
            let request = ask_for_jwt(token, Kind::AccessToken, &AUTH0, granted);
            assert_eq!(request.get("scope"), Some(scope), "{granted:?}");
        }
    }

    #[test]
    fn an_api_that_was_named_takes_the_place_that_was_left_for_it() {
        use crate::oauth::providers::entra::ENTRA;
        for (suggested, api, scope) in [
            (
                "openid api://YOUR_API_CLIENT_ID/.default",
                "https://api.example.com/",
                "openid https://api.example.com/.default",
            ),
            (
                "openid api://YOUR_API_CLIENT_ID/.default",
                "0a4f7d1c-2b6e-4f3a-9d58-1c7e5b2f9a60",
                "openid api://0a4f7d1c-2b6e-4f3a-9d58-1c7e5b2f9a60/.default",
            ),
            (
                "openid api://YOUR_API_CLIENT_ID/.default",
                "",
                "openid api://YOUR_API_CLIENT_ID/.default",
            ),
            (
                "openid profile",
                "https://api.example.com",
                "openid profile",
            ),
        ] {
            let mut request = AuthorizationRequest::new(&ENTRA);
            request.set("scope", suggested);
            name_api_in_scope(&mut request, api);
            assert_eq!(request.get("scope"), Some(scope));
        }
    }

    #[test]
    fn claims_reveal_the_client_and_the_scopes() {
        let header = r#"{"alg":"RS256"}"#;
        for (kind, claims, client_id, scope) in [
            (
                Kind::IdToken,
                r#"{"iss":"https://t.auth0.com/","aud":"client"}"#,
                Some("client"),
                DEFAULT_SCOPE,
            ),
            (
                Kind::AccessToken,
                r#"{"iss":"https://t.auth0.com/","aud":"https://api","azp":"client","scope":"openid read:x"}"#,
                Some("client"),
                "openid read:x",
            ),
            (
                Kind::AccessToken,
                r#"{"iss":"https://t.auth0.com/","aud":"https://api","client_id":"client"}"#,
                Some("client"),
                DEFAULT_SCOPE,
            ),
            (
                Kind::AccessToken,
                r#"{"iss":"https://t.auth0.com/","aud":"https://api"}"#,
                None,
                DEFAULT_SCOPE,
            ),
        ] {
            let request = ask_for_jwt(&token(header, Some(claims)), kind, &AUTH0, None);
            assert_eq!(request.get("client_id"), client_id, "{claims}");
            assert_eq!(request.get("scope"), Some(scope), "{claims}");
            assert_eq!(request.location, "t.auth0.com");
        }
    }
}
