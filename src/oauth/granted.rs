//! What a provider grants in answer to an authorization request: what [`Provider`] does not say already.
//!
//! A value of its own beside the provider's, because the page fills in a request without it, and loads it to predict. Mostly
//! data; the functions are the provider's and stand in its folder.

use super::outcome::notes::OwnNote;
use super::outcome::scopes::ClaimsGo;
use super::outcome::{
    AccessToken, AccessTokenFormat, Answer, Audience, Delivery, Lifetimes, LikelyError, Outcome,
    Prediction, Reason, ScopeRow, audience, tokens,
};
use super::provider::{ComesBack, Provider};
use super::request::{AuthorizationRequest, ResponseTypes};
use crate::spec::Clause;

/// Whether an ID token comes back; none where OpenID Connect’s own answer holds.
pub type OwnIdToken = fn(&AuthorizationRequest, &ResponseTypes) -> Option<Prediction<bool>>;

/// Whether something is to be known about a request and what it gets.
pub type NoteWhen = fn(&AuthorizationRequest, &Outcome) -> bool;

/// What brings a refresh token, the `response_type` bringing a code.
#[derive(Clone, Copy, Debug)]
pub enum Refresh {
    /// A scope of this name; why one comes with it, and none without.
    Scope(&'static str, Reason, Reason),
    /// Comes by itself with a code.
    Always(Reason),
    /// There are none, or no request brings one.
    Never(Reason),
    /// The request does not show it.
    Unknown(Reason),
    /// What takes more than that.
    Fn(fn(&AuthorizationRequest) -> Prediction<Answer>),
}

impl Refresh {
    /// The scope `offline_access` brings it, as these clauses say.
    pub const fn by_offline_access(spec: &'static [Clause]) -> Self {
        let asked = Reason {
            why: tokens::OFFLINE.why,
            spec,
        };
        let not_asked = Reason {
            why: tokens::NOT_OFFLINE.why,
            spec,
        };
        Refresh::Scope("offline_access", asked, not_asked)
    }
}

/// How a session is ended in a provider's own way, where it is not OpenID Connect's.
#[derive(Debug)]
pub struct OwnLogout {
    /// The parameter that says where the browser goes afterwards; beside it stands `client_id`.
    pub back: &'static str,
    /// What to know about it, as sentences.
    pub note: &'static str,
    /// Who says so.
    pub spec: &'static [Clause],
}

/// What a provider grants.
#[derive(Debug)]
pub struct Granted {
    /// Who does.
    pub provider: &'static Provider,
    /// The access token, where that is [`ComesBack::ByRequest`].
    pub access_token: Option<fn(&AuthorizationRequest) -> AccessToken>,
    /// Whether an authorization request gets a refresh token, its `response_type` bringing a code.
    pub refresh: Refresh,
    /// What an authorization request gets for an ID token, where that is not as OpenID Connect has it.
    pub id_token: Option<OwnIdToken>,
    /// In whose format its JWT access tokens are.
    pub profile: Option<Reason>,
    /// What an API finds in `aud` of an access token that it can read.
    pub aud: fn(&AuthorizationRequest, &AccessToken) -> Audience,
    /// How an API learns whom a token is for that it cannot read.
    pub hidden: Reason,
    /// Response modes of its own, and what they do.
    pub response_modes: &'static [(&'static str, Delivery, Reason)],
    /// Scopes of its own. The first that is like a scope has it.
    pub scopes: &'static [ScopeRow],
    /// What these scopes bring, where that is not what OpenID Connect's list has.
    pub own_claims: &'static [(&'static str, &'static [&'static str])],
    /// Where the claims of `profile`, `email`, `address` and `phone` go.
    pub claims: ClaimsGo,
    /// How long codes and tokens last by default.
    pub lifetimes: fn(&AuthorizationRequest) -> Lifetimes,
    /// What such a request gets that is none of OAuth's, where this provider has an endpoint that looks like one.
    pub own: fn(&AuthorizationRequest) -> Option<Outcome>,
    /// Why such a request gets an error and nothing else, where this provider is known to refuse it. The error comes in the way
    /// that was asked for.
    pub refuses: fn(&AuthorizationRequest, &ResponseTypes) -> Option<Reason>,
    /// Adds the errors that such a request makes likely here.
    pub errors: fn(&AuthorizationRequest, &ResponseTypes, &mut Vec<LikelyError>),
    /// What else is to be known, and when.
    pub notes: &'static [(NoteWhen, OwnNote)],
    /// Whether an application gets a token for itself, without a person (the grant `client_credentials`); false where its
    /// documentation or metadata has no such grant.
    pub client_credentials: bool,
    /// Scopes of its own that are about a user who signs in, and mean nothing to an application alone; with `*` as in
    /// [`crate::text::pattern::is_like`].
    pub scopes_of_users: &'static [&'static str],
    /// Whether its endpoints are the same for everybody, so that one which is not known is not there.
    pub one_for_all: bool,
    /// How a session is ended, where it has a way of its own for that.
    pub logout: Option<OwnLogout>,
}

impl Granted {
    /// What is granted where nothing is declared: the rest of `Granted { provider, …, ..Granted::BASE }`.
    pub const BASE: Granted = Granted {
        provider: &Provider::BASE,
        access_token: None,
        refresh: Refresh::Unknown(tokens::SETTINGS),
        id_token: None,
        profile: None,
        aud: |_, token| Audience::as_named(token),
        hidden: audience::HIDDEN,
        response_modes: &[],
        scopes: &[],
        own_claims: &[],
        claims: ClaimsGo::ByCore,
        lifetimes: |_| Lifetimes::UNDOCUMENTED,
        own: |_| None,
        refuses: |_, _| None,
        errors: |_, _, _| {},
        notes: &[],
        client_credentials: true,
        scopes_of_users: &[],
        one_for_all: false,
        logout: None,
    };

    /// What an authorization request gets for an access token, its `response_type` bringing one.
    pub fn access_token(&self, request: &AuthorizationRequest) -> AccessToken {
        let expected = match (&self.provider.comes_back, self.access_token) {
            (ComesBack::ByRequest, Some(predict)) => return predict(request),
            (ComesBack::ByRequest, None) => {
                let unknown = AccessTokenFormat::Unknown;
                return AccessToken::expected(unknown, None, audience::UNKNOWN);
            }
            (ComesBack::Always(expected), _) => expected,
            (ComesBack::ByName { named, unnamed }, _) => match request.names_api() {
                true => named,
                false => unnamed,
            },
        };
        let parameter = self.provider.api.parameter();
        let audience = parameter.and_then(|parameter| request.get(parameter));
        let audience = audience.filter(|_| expected.format == AccessTokenFormat::Jwt);
        AccessToken::expected(expected.format, audience, expected.reason).or(expected.or)
    }
}
