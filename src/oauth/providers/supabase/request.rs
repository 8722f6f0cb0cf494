//! Supabase's side of an authorization request: a JWT for the project, whatever the scope.

use super::{FLOWS, IMPLICIT, PKCE};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::scopes::ClaimsGo;
use crate::oauth::outcome::{
    AccessToken, AccessTokenFormat, Answer, Arrives, Audience, Delivery, Goes, Lifetime, Lifetimes,
    Outcome, Place, Prediction, ScopeRow, Thing, expect,
};
use crate::oauth::provider::Expected;
use crate::oauth::request::{AuthorizationRequest, ResponseTypes};

reasons! {
    /// The access token.
    JWT = "A JWT for the project itself, with aud authenticated: no request names another API, and scopes do not narrow what it allows in the database.", [FLOWS];
    /// In whose format.
    PROFILE = "Supabase’s own: role, aal, session_id, app_metadata, and client_id for an OAuth client.", [FLOWS];
    /// `aud`.
    AUD = "The same in every user’s token of the project. client_id tells which OAuth client got it.", [FLOWS];
    /// The refresh token.
    REFRESH = "It comes with the code’s exchange, without being asked for.", [FLOWS];
    /// The ID token.
    ID_TOKEN = "Supabase’s documentation says that every authorization code flow brings one. Ask for openid all the same: some versions are said to look for it.", [FLOWS];
    /// Scopes.
    NOT_ENFORCED = "Scopes are not enforced: every token has full access to the user’s data, within the database’s policies.", [FLOWS];
    /// A scope of OpenID Connect that is none of Supabase’s.
    NO_SCOPE = "Supabase’s scopes are openid, email, profile and phone.", [FLOWS];
    /// Claims.
    CLAIMS = "The ID token has them, and UserInfo answers with them.", [FLOWS];
    /// The social sign-in.
    SOCIAL = "This is Supabase’s social sign-in and no OAuth request: it sends the browser on to the provider that provider names, and back to redirect_to with a session of the project, whose access token is a JWT for the project. An OAuth client of the project asks at /auth/v1/oauth/authorize.", [FLOWS, IMPLICIT];
    /// The session's refresh token.
    SOCIAL_REFRESH = "A session always has one.", [IMPLICIT, PKCE];
    /// The session comes with the redirect.
    SOCIAL_FRAGMENT = "Without a code challenge the session’s tokens stand in the fragment.", [IMPLICIT];
    /// A code for the session comes with the redirect.
    SOCIAL_CODE = "With a code challenge there is a code in the query. Supabase’s own library exchanges it for the session, together with the verifier.", [PKCE];
    /// Lifetime of such a code.
    SOCIAL_LASTS = "The code is good once, for five minutes.", [PKCE];
    /// No ID token.
    SOCIAL_ID = "The session is Supabase’s own. The ID token of the provider that is named here stays with Supabase.", [IMPLICIT];
    /// Lifetime of a code.
    CODE = "The code is good once, for ten minutes.", [FLOWS];
    /// Lifetime of an access token.
    ACCESS = "3600 seconds unless the project’s settings say otherwise.", [FLOWS];
    /// Lifetime of an ID token.
    ID = "One hour.", [FLOWS];
}

/// What comes back, always.
pub(super) const ALWAYS: Expected = Expected::new(AccessTokenFormat::Jwt, JWT);

/// Scopes of nobody's: what OpenID Connect does not define is not enforced.
pub(super) const SCOPES: &[ScopeRow] = &[
    ScopeRow::new("offline_access", Goes::Nothing, REFRESH),
    ScopeRow::new("address", Goes::Nothing, NO_SCOPE),
    ScopeRow::new("*:*", Goes::Nothing, NOT_ENFORCED),
    ScopeRow::new("*.*", Goes::Nothing, NOT_ENFORCED),
    ScopeRow::new("*/*", Goes::Nothing, NOT_ENFORCED),
];

/// Whether it is the social sign-in of a project, which names a provider and no client.
pub fn is_social(request: &AuthorizationRequest) -> bool {
    request.provider.id == "supabase"
        && request.get("provider").is_some()
        && request.get("client_id").is_none()
}

/// What the social sign-in brings.
pub(super) fn social(request: &AuthorizationRequest) -> Option<Outcome> {
    if !is_social(request) {
        return None;
    }
    let is_code = request.get("code_challenge").is_some();
    let (delivery, reason) = match is_code {
        true => (Delivery::Query, SOCIAL_CODE),
        false => (Delivery::Fragment, SOCIAL_FRAGMENT),
    };
    let place = Place {
        redirect: !is_code,
        token_endpoint: is_code,
    };
    let response = match is_code {
        true => vec!["code"],
        false => vec!["access_token", "refresh_token"],
    };
    let mut lifetimes = vec![
        (Thing::AccessToken, LIFETIMES.access_token),
        (Thing::RefreshToken, LIFETIMES.refresh_token),
    ];
    if is_code {
        lifetimes.insert(0, (Thing::Code, Lifetime::Seconds(300, SOCIAL_LASTS)));
    }
    Some(Outcome {
        is_read: true,
        access_token: AccessToken::expected(AccessTokenFormat::Jwt, None, SOCIAL)
            .in_profile(PROFILE),
        audience: Audience::exactly(vec!["authenticated".to_owned()], AUD),
        id_token: expect(false, SOCIAL_ID),
        refresh_token: expect(Answer::Yes, SOCIAL_REFRESH),
        code: expect(is_code, reason),
        delivered: expect(delivery, reason),
        arrives: Arrives {
            access_token: place,
            refresh_token: place,
            ..Arrives::default()
        },
        response,
        scopes: Vec::new(),
        lifetimes,
        notes: Vec::new(),
        errors: Vec::new(),
        broken: Vec::new(),
    })
}

pub(super) fn aud(_: &AuthorizationRequest, _: &AccessToken) -> Audience {
    Audience::exactly(vec!["authenticated".to_owned()], AUD)
}

pub(super) fn id_token(
    _: &AuthorizationRequest,
    types: &ResponseTypes,
) -> Option<Prediction<bool>> {
    types.code.then_some(expect(true, ID_TOKEN))
}

pub(super) const CLAIMS_GO: ClaimsGo = ClaimsGo::Always(Goes::ClaimsInBoth, CLAIMS);

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    code: Lifetime::Seconds(600, CODE),
    access_token: Lifetime::Seconds(3600, ACCESS),
    id_token: Lifetime::Seconds(3600, ID),
    ..Lifetimes::UNDOCUMENTED
};
