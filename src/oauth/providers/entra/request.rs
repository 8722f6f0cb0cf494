//! Entra's side of an authorization request: which API its scopes name, what stands in `aud`, how long things last.
//!
//! What the API's manifest decides (v1.0 or v2.0) no request shows, so the reasons say it.

use super::{ACCESS, ACCESS_CLAIMS, CODE_FLOW, ID_CLAIMS, REFRESH, SCOPES as SCOPE_DOCS, USERINFO};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::scopes::ClaimsGo;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Answer, Audience, Goes, Lifetime, Lifetimes, LikelyError,
    Prediction, ScopeRow, Seen, expect,
};
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};
use crate::oauth::{params, placeholder};
use crate::spec::{Clause, observed, page};
use crate::text::pattern;

const LIFETIMES_DOCS: Clause = page(
    "Microsoft docs: configurable token lifetimes",
    "https://learn.microsoft.com/entra/identity-platform/configurable-token-lifetimes",
);

reasons! {
    /// Scopes of several APIs.
    SEVERAL = "scope names more than one API, and an access token is for one. The scope of the token request decides which.", [CODE_FLOW];
    /// A placeholder.
    PLACEHOLDER = "scope still holds a placeholder, so it names no API yet.", [SCOPE_DOCS];
    /// An API.
    API = "scope names an API. Its manifest decides between v1.0 and v2.0; in v2.0 aud is the API’s client ID, however scope names it.", [SCOPE_DOCS, ACCESS];
    /// An API, at the v1.0 endpoint.
    API_V1 = "resource names an API, and the v1.0 endpoint asks for all permissions that the application has been given. The API’s manifest decides between v1.0 and v2.0 of the token.", [ACCESS];
    /// Microsoft Graph, at the v1.0 endpoint.
    GRAPH_V1 = "resource names Microsoft Graph. The token is mostly a JWT, which your API cannot check, by design.", [ACCESS, USERINFO];
    /// No API, at the v1.0 endpoint.
    NONE_V1 = "The v1.0 endpoint takes the API in resource, and there is none: the token request can still name it.", [observed("requests to the v1.0 endpoint without resource")];
    /// The refresh token, at the v1.0 endpoint.
    REFRESH_V1 = "The v1.0 endpoint gives one in exchange for every code; it knows no offline_access.", [observed("answers of the v1.0 endpoint, and what Microsoft’s developers say of it")];
    /// A refresh token is asked for.
    OFFLINE = "scope has offline_access.", [SCOPE_DOCS, CODE_FLOW];
    /// None is asked for.
    NOT_OFFLINE = "scope has no offline_access.", [SCOPE_DOCS, CODE_FLOW];
    /// The API is not there, at the v1.0 endpoint.
    NOT_FOUND_V1 = "The API that resource names is not in this tenant: AADSTS500011.", [CODE_FLOW];
    /// Microsoft Graph.
    GRAPH = "scope names no API of yours, so the token is for Microsoft Graph. It is mostly a JWT, which your API cannot check, by design; for a personal account it is encrypted.", [SCOPE_DOCS, USERINFO];
    /// In whose format.
    PROFILE = "Microsoft’s own, by accessTokenAcceptedVersion in the API’s manifest (requestedAccessTokenVersion in its newer form), whichever endpoint was called: v1.0 has appid and iss https://sts.windows.net/…, v2.0 azp and iss https://login.microsoftonline.com/…/v2.0. Scopes stand in scp, a string.", [ACCESS, ACCESS_CLAIMS];
    /// In whose format, at Graph.
    GRAPH_PROFILE = "A format of Microsoft’s own for its own APIs. It may look like a JWT, and nobody else can check it.", [ACCESS];
    /// `aud` of an API named by its ID.
    AUD_ID = "The API’s client ID, in v2.0 tokens. In v1.0 tokens, which a manifest gets that does not ask for version 2, it can be the application ID URI as asked for.", [ACCESS_CLAIMS, ACCESS];
    /// `aud` of an API named otherwise.
    AUD_URI = "In v2.0 tokens always the API’s client ID, a GUID, not the address in scope. In v1.0 tokens it can be that address.", [ACCESS_CLAIMS, ACCESS];
    /// `aud` of an API that the v1.0 endpoint is given in `resource`.
    AUD_V1 = "resource as it is written, in v1.0 tokens, which an API gets unless its manifest asks for version 2. In v2.0 tokens aud is the API’s client ID, a GUID.", [ACCESS_CLAIMS, ACCESS];
    /// `aud` of Graph.
    AUD_GRAPH = "Microsoft Graph: 00000003-0000-0000-c000-000000000000 or https://graph.microsoft.com.", [ACCESS, SCOPE_DOCS];
    /// Claims.
    CLAIMS = "With profile the ID token has name, preferred_username and oid. UserInfo answers with name, family_name, given_name and picture, and nothing else can be added there. email comes from both, where the account has an address.", [ID_CLAIMS, USERINFO, SCOPE_DOCS];
    /// Scopes that Entra lacks.
    NO_CLAIMS = "Entra’s scopes of OpenID Connect are openid, profile, email and offline_access.", [SCOPE_DOCS];
    /// `.default`.
    DEFAULT = "It asks for every permission of this API that the application has been given; scp lists them.", [SCOPE_DOCS];
    /// The API is not there.
    NOT_FOUND = "The API that scope names is not in this tenant: AADSTS500011.", [CODE_FLOW];
    /// Consent.
    CONSENT = "Nobody has agreed to these permissions yet, or an administrator has to: AADSTS65001 among others.", [CODE_FLOW];
    /// A bad scope.
    BAD_SCOPE = "The API has no such scope, or it is not written as one: AADSTS70011 has been seen.", [observed("invalid_scope with AADSTS70011"), SCOPE_DOCS];
    /// Lifetime of a code.
    CODE = "Codes typically expire after about ten minutes.", [CODE_FLOW];
    /// Lifetime of an access token.
    RANDOM = "Chosen at random between 60 and 90 minutes, 75 on average; it also varies by client and by Conditional Access, and a token lifetime policy can change it.", [ACCESS, LIFETIMES_DOCS];
    /// Lifetime of an ID token.
    HOUR = "One hour unless a token lifetime policy changes it.", [LIFETIMES_DOCS];
    /// Lifetime of a refresh token.
    DAYS = "90 days; 24 hours where the redirect URI is registered for a single-page application. Each use brings a new one.", [REFRESH];
}

/// Entra's own scopes, and those of OpenID Connect that it lacks.
pub(super) const SCOPES: &[ScopeRow] = &[
    ScopeRow::new("address", Goes::Nothing, NO_CLAIMS),
    ScopeRow::new("phone", Goes::Nothing, NO_CLAIMS),
    ScopeRow::new("*/.default", Goes::Permission, DEFAULT),
];

/// What the ID token has by default, then what UserInfo answers with.
pub(super) const OWN_CLAIMS: &[(&str, &[&str])] = &[
    (
        "profile",
        &[
            "name",
            "preferred_username",
            "oid",
            "family_name",
            "given_name",
            "picture",
        ],
    ),
    ("email", &["email"]),
];

pub(super) const CLAIMS_GO: ClaimsGo = ClaimsGo::Always(Goes::ClaimsInBoth, CLAIMS);

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Seconds(600, CODE),
    access_token: Lifetime::Between(3600, 5400, RANDOM),
    id_token: Lifetime::Seconds(3600, HOUR),
    refresh_token: Lifetime::Seconds(90 * 86_400, DAYS),
};

/// Whether the request goes to the v1.0 endpoint, which takes the API in `resource`.
pub fn is_v1(request: &AuthorizationRequest) -> bool {
    let location = request.location.trim().trim_end_matches('/');
    request.provider.id == "entra" && location.ends_with("/oauth2/authorize")
}

/// The API that a scope belongs to: all before its last slash, and none, which is Microsoft Graph, where there is none.
pub fn resource(scope: &str) -> Option<&str> {
    let resource = match is_bare(scope) {
        true => scope,
        false => scope.rsplit_once('/')?.0,
    };
    let resource = resource.trim_end_matches('/');
    (resource != "https://graph.microsoft.com").then_some(resource)
}

/// Whether a scope is the identifier of an API, `api://…`, and none of its permissions stands behind it.
pub fn is_bare(scope: &str) -> bool {
    let path = scope
        .split_once("://")
        .map(|(_, rest)| rest.split_once('/'));
    path.is_some_and(|path| path.is_none_or(|(_, path)| path.is_empty()))
}

/// Microsoft Graph, as `resource` and `aud` name it.
pub fn is_graph(resource: &str) -> bool {
    let resource = resource.trim_end_matches('/');
    matches!(
        resource,
        "https://graph.microsoft.com" | "00000003-0000-0000-c000-000000000000"
    )
}

/// What the request names.
enum Named<'a> {
    /// More than one API.
    Several,
    /// One API of somebody's.
    Api(&'a str),
    /// Microsoft Graph.
    Graph,
    /// None, at the v1.0 endpoint, where the token request can still name one.
    None,
}

fn named(request: &AuthorizationRequest) -> Named<'_> {
    if is_v1(request) {
        return match request.get("resource") {
            Some(api) if is_graph(api) => Named::Graph,
            Some(api) => Named::Api(api),
            None => Named::None,
        };
    }
    let mut scopes = request
        .scope_tokens()
        .filter(|scope| !params::is_own_scope(scope));
    let first = scopes.next();
    // What the form has before the address is known.
    let bare = request.get("resource").filter(|_| first.is_none());
    let api = bare.or_else(|| resource(first?));
    if !scopes.all(|scope| resource(scope) == api) {
        return Named::Several;
    }
    api.map_or(Named::Graph, Named::Api)
}

pub(super) fn access_token(request: &AuthorizationRequest) -> AccessToken {
    use AccessTokenFormat::{EncryptedJwt, Jwt, Unknown};
    match named(request) {
        Named::Several => AccessToken::expected(Unknown, None, SEVERAL),
        Named::Api(api) if placeholder::find(api).is_some() => {
            AccessToken::expected(Unknown, None, PLACEHOLDER)
        }
        Named::Api(api) if is_v1(request) => AccessToken::expected(Jwt, Some(api), API_V1),
        Named::Api(api) => AccessToken::expected(Jwt, Some(api), API),
        Named::None => AccessToken::expected(Jwt, None, NONE_V1),
        Named::Graph if is_v1(request) => {
            AccessToken::expected(Jwt, None, GRAPH_V1).in_profile(GRAPH_PROFILE)
        }
        Named::Graph => AccessToken::expected(Jwt, None, GRAPH)
            .or(&[EncryptedJwt])
            .in_profile(GRAPH_PROFILE),
    }
}

pub(super) fn aud(request: &AuthorizationRequest, token: &AccessToken) -> Audience {
    match named(request) {
        Named::Api(api) if token.format == AccessTokenFormat::Jwt => {
            if request.get("resource") == Some(api) {
                return Audience::exactly(vec![api.to_owned()], AUD_V1);
            }
            let id = api.strip_prefix("api://").unwrap_or(api);
            match pattern::matches(super::GUID, id) {
                true => Audience::rule(
                    "the API’s client ID, in v1.0 tokens perhaps its URI",
                    AUD_ID,
                ),
                false => Audience::rule("the API’s client ID, a GUID", AUD_URI),
            }
        }
        Named::Graph => Audience::rule("Microsoft Graph", AUD_GRAPH),
        Named::Several | Named::None | Named::Api(_) => {
            Audience::without(Seen::Unknown, token.reason)
        }
    }
}

pub(super) fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    match request.has_scope("offline_access") {
        _ if is_v1(request) => expect(Answer::Yes, REFRESH_V1),
        true => expect(Answer::Yes, OFFLINE),
        false => expect(Answer::No, NOT_OFFLINE),
    }
}

pub(super) fn errors(
    request: &AuthorizationRequest,
    _: &ResponseTypes,
    errors: &mut Vec<LikelyError>,
) {
    if let Named::Api(api) = named(request)
        && placeholder::find(api).is_none()
    {
        if is_v1(request) {
            errors.push(LikelyError::possible("invalid_resource", NOT_FOUND_V1));
        } else {
            errors.push(LikelyError::possible("invalid_resource", NOT_FOUND));
            errors.push(LikelyError::possible("invalid_scope", BAD_SCOPE));
        }
        errors.push(LikelyError::possible("consent_required", CONSENT));
    }
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
            assert!(
                token.reason.why.text().contains(says),
                "{scope}: {}",
                token.reason.why.text()
            );
        }
        let v1 = request(&ENTRA, COMMON, &[("resource", "https://a.example")]);
        let v1 = access_token(&v1).audience;
        assert_eq!(v1.as_deref(), Some("https://a.example"));
        let host = "login.microsoftonline.com";
        assert_eq!(taking(host, "/common/oauth2/v2.0/authorize"), "entra");
    }
}
