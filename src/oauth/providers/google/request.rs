//! Google's side of an authorization request: APIs by scope, an opaque token always, a refresh token by `access_type`.

use super::{OAUTH, OIDC, TOKEN_TYPES, WEB_SERVER};
use crate::oauth::outcome::reason::reasons;
use crate::oauth::outcome::scopes::ClaimsGo;
use crate::oauth::outcome::{
    AccessTokenFormat, Answer, Goes, Lifetime, Lifetimes, Prediction, ScopeRow, expect,
};
use crate::oauth::provider::Expected;
use crate::oauth::request::AuthorizationRequest;
use crate::spec::{Clause, page};

const PAYLOAD: Clause = page(
    "google-auth-library: TokenPayload",
    "https://cloud.google.com/nodejs/docs/reference/google-auth-library/7.3.0/google-auth-library/tokenpayload",
);

reasons! {
    /// The access token.
    OPAQUE = "Google’s access tokens are opaque and for the Google APIs that scope names. No request gets one for an API of yours; there is no audience.", [TOKEN_TYPES, OAUTH];
    /// Who can read it.
    HIDDEN = "Only Google reads it: your API cannot check it as a token for itself. Google’s tokeninfo endpoint names the client and the scopes of one.", [TOKEN_TYPES];
    /// `access_type=offline` with `prompt=consent`.
    OFFLINE_CONSENT = "access_type is offline, and prompt=consent asks the user each time.", [WEB_SERVER];
    /// `access_type=offline`.
    OFFLINE = "access_type is offline: one comes when the user allows this client for the first time. prompt=consent brings it again.", [WEB_SERVER];
    /// Neither.
    NOT_OFFLINE = "There is no access_type=offline; Google does not know the scope offline_access.", [WEB_SERVER];
    /// `offline_access`.
    NO_OFFLINE = "Google has no such scope: access_type=offline asks for a refresh token.", [WEB_SERVER, OIDC];
    /// What OpenID Connect has beside it.
    NO_SCOPE = "Google’s metadata lists openid, email and profile.", [OIDC];
    /// A scope of a Google API.
    API_SCOPE = "A permission at the Google API that the address names, if the user grants it. The answer’s scope says which were granted.", [OAUTH];
    /// Claims.
    CLAIMS = "Google puts them into the ID token and into the answer of UserInfo, where the account has them: those of profile are never guaranteed.", [OIDC, PAYLOAD];
    /// Lifetime of an access token.
    EXPIRES_IN = "Limited; expires_in says how long.", [OAUTH, OIDC];
    /// Lifetime of a refresh token.
    REFRESH_LASTS = "Until it is revoked, with exceptions that Google lists: six months without use, too many tokens for one user and client, an application whose consent screen is still in testing.", [OAUTH];
}

/// What comes back, always.
pub(super) const ALWAYS: Expected = Expected::new(AccessTokenFormat::Opaque, OPAQUE);

/// Google's scopes, and one that it lacks.
pub(super) const SCOPES: &[ScopeRow] = &[
    ScopeRow::new("offline_access", Goes::Nothing, NO_OFFLINE),
    ScopeRow::new("address", Goes::Nothing, NO_SCOPE),
    ScopeRow::new("phone", Goes::Nothing, NO_SCOPE),
    ScopeRow::new("https://*", Goes::Permission, API_SCOPE),
];

pub(super) fn refresh_token(request: &AuthorizationRequest) -> Prediction<Answer> {
    let prompt = request.get("prompt").unwrap_or_default();
    match request.get("access_type") {
        Some("offline") if prompt.split(' ').any(|prompt| prompt == "consent") => {
            expect(Answer::Yes, OFFLINE_CONSENT)
        }
        Some("offline") => expect(Answer::Yes, OFFLINE),
        _ => expect(Answer::No, NOT_OFFLINE),
    }
}

/// What Google's own library reads out of an ID token.
pub(super) const OWN_CLAIMS: &[(&str, &[&str])] = &[(
    "profile",
    &[
        "name",
        "given_name",
        "family_name",
        "picture",
        "profile",
        "locale",
    ],
)];

pub(super) const CLAIMS_GO: ClaimsGo = ClaimsGo::Always(Goes::ClaimsInBoth, CLAIMS);

pub(super) const LIFETIMES: Lifetimes = Lifetimes {
    access_token: Lifetime::Rule(EXPIRES_IN),
    refresh_token: Lifetime::Endless(REFRESH_LASTS),
    ..Lifetimes::UNDOCUMENTED
};
