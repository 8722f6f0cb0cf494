//! What becomes of each scope that is asked for: an ID token, claims, a permission, a refresh token, or nothing.
//!
//! The provider's own scopes come first ([`ScopeRow`]), then those of OpenID Connect, then what the way of naming APIs makes of
//! the rest. Says what a scope is for, **not** whether it is granted: the answer's own `scope` says that (RFC 6749 §5.1).

use super::kinds::{Answer, Goes};
use super::reason::reasons;
use super::tokens::own_id_token;
use super::{Outcome, Reason};
use crate::oauth::provider::ApiNaming;
use crate::oauth::providers::granted_by;
use crate::oauth::request::AuthorizationRequest;
use crate::spec::{oidc_core, rfc};

/// More scopes than that are not looked at one by one.
pub const MAX_SCOPES: usize = 40;

/// A scope of a provider's own.
#[derive(Clone, Copy, Debug)]
pub struct ScopeRow {
    /// The scope, with `*` for any text.
    pub like: &'static str,
    /// What becomes of it.
    pub goes: Goes,
    /// The claims that it brings, where it brings some.
    pub claims: &'static [&'static str],
    /// Why.
    pub reason: Reason,
}

impl ScopeRow {
    /// A scope that brings no claims of its own.
    pub const fn new(like: &'static str, goes: Goes, reason: Reason) -> Self {
        ScopeRow {
            like,
            goes,
            claims: &[],
            reason,
        }
    }
}

/// What becomes of one scope.
#[derive(Clone, Debug, PartialEq)]
pub struct ScopeFate {
    /// The scope, as asked for.
    pub scope: String,
    /// What becomes of it.
    pub goes: Goes,
    /// The claims that it brings.
    pub claims: &'static [&'static str],
    /// Why.
    pub reason: Reason,
}

/// Where a provider puts the claims of `profile`, `email`, `address` and `phone`.
#[derive(Clone, Copy, Debug)]
pub enum ClaimsGo {
    /// As OpenID Connect says: to the UserInfo endpoint where there is an access token, else into the ID token. Many put them
    /// into the ID token as well.
    ByCore,
    /// Always so.
    Always(Goes, Reason),
    /// As the request makes it.
    By(fn(&AuthorizationRequest) -> (Goes, Reason)),
}

reasons! {
    /// `openid` with an ID token.
    OPENID = "openid makes it an OpenID Connect request. The ID token carries sub, who the user is to this application.", [oidc_core("3.1.2.1"), oidc_core("2")];
    /// `openid` without an ID token, with an access token.
    OPENID_USERINFO = "No ID token comes with this response type, but the access token is good for the UserInfo endpoint.", [oidc_core("5.3.1")];
    /// `openid` with neither.
    OPENID_NOTHING = "With this response type neither an ID token nor an access token comes back.", [oidc_core("3")];
    /// Claims at UserInfo.
    AT_USERINFO = "With an access token in the answer, these claims come from the UserInfo endpoint. Many servers put them into the ID token as well.", [oidc_core("5.4")];
    /// Claims in the ID token.
    IN_ID_TOKEN = "No access token comes back, so these claims come in the ID token.", [oidc_core("5.4")];
    /// A scope of OpenID Connect without `openid`.
    NO_OPENID = "scope has no openid, so this is no OpenID Connect request, and what the server makes of this scope is its own affair.", [oidc_core("3.1.2.1")];
    /// A scope that needs an access token, and there is none.
    NO_ACCESS_TOKEN = "No access token comes back that could carry it.", [rfc(6749, "3.3")];
    /// `offline_access` that brings a refresh token.
    OFFLINE = "It asks for a refresh token.", [oidc_core("11")];
    /// `offline_access` that brings none.
    NOT_OFFLINE = "It asks for a refresh token, and none comes with this request.", [oidc_core("11")];
    /// A scope of the API that the request names.
    OF_THE_API = "A permission of the API that is named. What the API does not define, or the user may not have, can be left out: where the answer has another scope than the request, it says so.", [rfc(6749, "3.3"), rfc(6749, "5.1")];
    /// A scope of an API, and no API is named.
    OF_NO_API = "It looks like a permission of an API, and the request names none that it could belong to. Expect an access token without it.", [rfc(9068, "3"), rfc(6749, "3.3")];
    /// A scope where several APIs are named.
    OF_SEVERAL = "A permission at each of the APIs that are named: the token for one of them carries it, where that API defines it.", [rfc(8707, "2"), rfc(6749, "3.3")];
    /// A scope that itself names the API.
    NAMES_API = "The API that it belongs to is what the access token is for. Which scopes were granted, the answer says where it differs.", [rfc(6749, "3.3"), rfc(6749, "5.1")];
    /// A scope of the server's.
    OF_THE_SERVER = "A permission that the server defines. What it does not know it may ignore, or refuse with invalid_scope.", [rfc(6749, "3.3"), rfc(6749, "4.1.2.1")];
    /// A scope at a server that may infer the API from it.
    INFERRED = "The request names no API. A server may infer one from the scope, use its default, or leave the scope out.", [rfc(9068, "3"), rfc(6749, "3.3")];
}

/// The claims of the four scopes that OpenID Connect defines for them (OIDC Core §5.4).
pub const CLAIMS: &[(&str, &[&str])] = &[
    (
        "profile",
        &[
            "name",
            "family_name",
            "given_name",
            "middle_name",
            "nickname",
            "preferred_username",
            "profile",
            "picture",
            "website",
            "gender",
            "birthdate",
            "zoneinfo",
            "locale",
            "updated_at",
        ],
    ),
    ("email", &["email", "email_verified"]),
    ("address", &["address"]),
    ("phone", &["phone_number", "phone_number_verified"]),
];

/// What becomes of the scopes, each named once; at most [`MAX_SCOPES`].
pub fn fates(request: &AuthorizationRequest, outcome: &Outcome) -> Vec<ScopeFate> {
    let mut fates: Vec<ScopeFate> = Vec::new();
    for scope in request.scope_tokens() {
        if fates.len() == MAX_SCOPES {
            break;
        }
        if !fates.iter().any(|fate| fate.scope == scope) {
            fates.push(fate(request, outcome, scope));
        }
    }
    fates
}

fn fate(request: &AuthorizationRequest, outcome: &Outcome, scope: &str) -> ScopeFate {
    let (goes, claims, reason) = decide(request, outcome, scope);
    ScopeFate {
        scope: scope.to_owned(),
        goes,
        claims,
        reason,
    }
}

/// Whether a scope is like a pattern in which `*` stands for any text, slashes too.
pub(in crate::oauth) fn is_like(pattern: &str, scope: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else {
        return pattern == scope;
    };
    let Some(scope) = scope.strip_prefix(first) else {
        return false;
    };
    match rest.split_once('*') {
        None => scope.ends_with(rest),
        // The first place is as good as any: what follows may be anything again.
        Some((piece, after)) => (scope.find(piece))
            .is_some_and(|at| is_like(&["*", after].concat(), &scope[at + piece.len()..])),
    }
}

type Decided = (Goes, &'static [&'static str], Reason);

fn decide(request: &AuthorizationRequest, outcome: &Outcome, scope: &str) -> Decided {
    let provider = request.provider;
    let has_access_token = outcome.access_token.is_issued();
    let mut own = granted_by(provider).scopes.iter();
    if let Some(row) = own.find(|row| is_like(row.like, scope)) {
        let needs_token = matches!(row.goes, Goes::Permission | Goes::Audience);
        return match needs_token && !has_access_token {
            true => (Goes::Nothing, &[], NO_ACCESS_TOKEN),
            false => (row.goes, row.claims, row.reason),
        };
    }
    if scope == "openid" {
        // Whoever gets no ID token here although the response type brings one has no use for UserInfo either.
        let own = own_id_token(request, &request.response_types());
        if let Some(own) = own.filter(|own| !own.value) {
            return (Goes::Nothing, &[], own.reason);
        }
        return match (outcome.id_token.value, has_access_token) {
            (true, _) => (Goes::IdToken, &["sub"], OPENID),
            (false, true) => (Goes::Userinfo, &["sub"], OPENID_USERINFO),
            (false, false) => (Goes::Nothing, &[], OPENID_NOTHING),
        };
    }
    let own = granted_by(provider).own_claims.iter();
    if let Some((_, claims)) = own.chain(CLAIMS).find(|(name, _)| *name == scope) {
        return of_claims(request, outcome, claims);
    }
    if scope == "offline_access" {
        return match outcome.refresh_token.value {
            Answer::No => (Goes::Nothing, &[], NOT_OFFLINE),
            Answer::Yes | Answer::Unknown => (Goes::RefreshToken, &[], OFFLINE),
        };
    }
    if !has_access_token {
        return (Goes::Nothing, &[], NO_ACCESS_TOKEN);
    }
    match provider.api {
        ApiNaming::Scope(_) => (Goes::Permission, &[], NAMES_API),
        ApiNaming::Server => (Goes::Permission, &[], OF_THE_SERVER),
        ApiNaming::Audience | ApiNaming::Resource if outcome.access_token.audience.is_some() => {
            (Goes::Permission, &[], OF_THE_API)
        }
        ApiNaming::Audience => (Goes::Nothing, &[], OF_NO_API),
        ApiNaming::Resource if request.get_all("resource").nth(1).is_some() => {
            (Goes::Permission, &[], OF_SEVERAL)
        }
        ApiNaming::Resource => (Goes::Unknown, &[], INFERRED),
    }
}

/// The claims of one of the four scopes.
fn of_claims(
    request: &AuthorizationRequest,
    outcome: &Outcome,
    claims: &'static [&'static str],
) -> Decided {
    let has_access_token = outcome.access_token.is_issued();
    if !outcome.id_token.value && !has_access_token {
        return (Goes::Nothing, &[], OPENID_NOTHING);
    }
    if !request.has_scope("openid") && !outcome.id_token.value {
        return (Goes::Unknown, claims, NO_OPENID);
    }
    let own = match granted_by(request.provider).claims {
        ClaimsGo::ByCore => None,
        ClaimsGo::Always(goes, reason) => Some((goes, reason)),
        ClaimsGo::By(decide) => Some(decide(request)),
    };
    if let Some((goes, reason)) = own {
        // Without an ID token nothing comes in it; without an access token nobody may ask UserInfo.
        let goes = match goes {
            Goes::ClaimsInBoth if !outcome.id_token.value => Goes::ClaimsAtUserinfo,
            Goes::ClaimsInBoth | Goes::ClaimsAtUserinfo if !has_access_token => {
                Goes::ClaimsInIdToken
            }
            goes => goes,
        };
        return (goes, claims, reason);
    }
    match has_access_token {
        true => (Goes::ClaimsAtUserinfo, claims, AT_USERINFO),
        false => (Goes::ClaimsInIdToken, claims, IN_ID_TOKEN),
    }
}
