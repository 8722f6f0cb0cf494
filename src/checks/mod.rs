//! The checks that an API or a client makes of a token before it trusts it, in order, each said separately: it passes, fails, or
//! could not be made, with the clause that demands it.
//!
//! Follows RFC 9068 §4 with RFC 8725 for access tokens, OIDC Core §3.1.3.7 for ID tokens and Back-Channel Logout §2.6 for logout
//! tokens, RFC 9449 §4.3 for DPoP proofs, RFC 7523 §3 for client assertions and RFC 9901 §7.3 for SD-JWTs; other kinds have none
//! here. What nobody gave is not expected: “no key given” is not “invalid”. Computes no signature:
//! whoever did hands over what came of it. A rule of `lint` says what is wrong with a token for whoever reads it; a check says
//! what one reader must make sure of.

mod api;
mod assertion;
pub mod attempt;
mod client;
mod common;
mod json;
mod keys;
mod logout;
mod presentation;
mod proof;
#[cfg(test)]
mod tests;

use crate::issuer::KeysFrom;
use crate::jose::{Form, Token};
use crate::oauth::reads::Reads;
use crate::oauth::request::ResponseTypes;
use crate::oauth::sent::Asked;
use crate::oauth::{Context, Kind, Provider, claims, max_age};
use crate::spec::Clause;
use crate::text::time::{Seconds, Timestamp};

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is as demanded.
    Passed,
    /// The token must be refused.
    Failed,
    /// What it takes is not here.
    NotChecked,
}

impl Outcome {
    /// The name in reports and in `data-outcome`.
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::Passed => "passed",
            Outcome::Failed => "failed",
            Outcome::NotChecked => "not-checked",
        }
    }
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its stable name, kebab-case: `issuer`, `audience`.
    pub name: &'static str,
    /// What came of it.
    pub outcome: Outcome,
    /// What was compared, or what is missing, as a sentence.
    pub text: String,
    /// What demands it.
    pub spec: Clause,
}

/// Who checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// An API that is called with an access token.
    Api,
    /// The client that an ID token is issued to.
    Client,
    /// The client that is told of a logout.
    LogoutReceiver,
    /// A server that is called with a DPoP proof.
    ProofReceiver,
    /// The authorization server that a client proves itself to.
    AuthorizationServer,
    /// Whom an SD-JWT is presented to.
    Verifier,
}

impl Reader {
    /// Who reads tokens of that kind, where checks are known for them.
    pub const fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::AccessToken => Some(Reader::Api),
            Kind::IdToken => Some(Reader::Client),
            Kind::LogoutToken => Some(Reader::LogoutReceiver),
            Kind::DpopProof => Some(Reader::ProofReceiver),
            Kind::ClientAssertion => Some(Reader::AuthorizationServer),
            Kind::SdJwt | Kind::SdJwtVc => Some(Reader::Verifier),
            _ => None,
        }
    }

    /// As the beginning of a sentence.
    pub const fn title(self) -> &'static str {
        match self {
            Reader::Api => "An API that gets this access token",
            Reader::Client => "The client that this ID token is for",
            Reader::LogoutReceiver => "The client that gets this logout token",
            Reader::ProofReceiver => "A server that gets this DPoP proof",
            Reader::AuthorizationServer => {
                "The authorization server that gets this client assertion"
            }
            Reader::Verifier => "A verifier that this SD-JWT is presented to",
        }
    }
}

/// What the reader expects; what is not given is not compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// The time to judge by.
    pub now: Timestamp,
    /// How far two clocks may differ.
    pub skew: Seconds,
    /// The issuer's identifier.
    pub issuer: Option<String>,
    /// The API's identifier.
    pub audience: Option<String>,
    /// The client's ID.
    pub client_id: Option<String>,
    /// Algorithms that are allowed; all that are secure where none is named.
    pub algorithms: Vec<String>,
    /// Scopes that the API demands.
    pub scopes: Vec<String>,
    /// The nonce that was sent.
    pub nonce: Option<String>,
    /// `max_age` of the request.
    pub max_age: Option<Seconds>,
    /// `acr_values` of the request.
    pub acr_values: Vec<String>,
    /// The values of `acr` of which its `claims` called one essential.
    pub essential_acr: Vec<String>,
    /// Whether its `claims` called `auth_time` essential.
    pub essential_auth_time: bool,
    /// What was asked for, where the request is known: it says whether an ID token comes through the browser.
    pub response_types: Option<ResponseTypes>,
}

/// A minute: clocks of servers differ by less, and RFC 9068 §4 allows no more than a few.
pub const SKEW: Seconds = Seconds(60);

/// More is not taken: a clock that is further off has to be set.
const MOST_SKEW: Seconds = Seconds(86_400);

/// So many seconds as somebody typed, at most a day; [`SKEW`] of what is no number. With a sentence where it is not as typed.
pub fn skew(typed: &str) -> (Seconds, &'static str) {
    match typed.trim().parse() {
        Ok(seconds @ 0..=86_400_i64) => (Seconds(seconds), ""),
        Ok(86_401..) => (
            MOST_SKEW,
            "More than a day is not taken, so it counts as 86400: a clock that is further off has to be set.",
        ),
        Err(_) if typed.trim().is_empty() => (SKEW, "Left empty it is 60."),
        _ => (
            SKEW,
            "That is no whole number of seconds, so it counts as 60.",
        ),
    }
}

impl Expected {
    /// What a context says.
    pub fn of(context: &Context) -> Self {
        let mut expected = Expected {
            now: context.now,
            skew: SKEW,
            issuer: context.issuer.clone(),
            audience: context.audience.clone(),
            client_id: context.client_id.clone(),
            algorithms: Vec::new(),
            scopes: Vec::new(),
            nonce: None,
            max_age: None,
            acr_values: Vec::new(),
            essential_acr: Vec::new(),
            essential_auth_time: false,
            response_types: None,
        };
        if let Some(asked) = context.sent.as_deref() {
            expected.answers(asked);
        }
        expected
    }

    /// The token answers this request: what it asked for is what is expected.
    pub fn answers(&mut self, asked: &Asked) {
        let request = &asked.request;
        self.nonce = request.get("nonce").map(str::to_owned);
        self.max_age = max_age::asked(request);
        let acr_values = request.get("acr_values").unwrap_or_default();
        self.acr_values = acr_values
            .split_ascii_whitespace()
            .map(str::to_owned)
            .collect();
        self.essential_acr.clone_from(&asked.drawn.acr);
        self.essential_auth_time = asked.drawn.auth_time;
        // What an object hides may be anything.
        let types = request.get("response_type");
        self.response_types = types.map(|_| request.response_types());
    }
}

impl Expected {
    /// What an API is set to that expects this; what nobody said is as the token has it.
    pub fn reads(&self, token: &Token) -> Reads {
        let claims = token.claims.as_ref();
        let iss = claims.and_then(|claims| claims.str("iss"));
        let aud = claims.and_then(|claims| claims::audience(claims).present());
        let aud = aud.and_then(|aud| aud.first().map(|aud| (*aud).to_owned()));
        let or = |said: &Option<String>, other: Option<String>| {
            said.clone().or(other).unwrap_or_default()
        };
        // One that nobody signs with is no setting.
        let own = crate::jose::verify::signed_with(token).ok();
        let algorithms = match (self.algorithms.as_slice(), own) {
            ([], Some(own)) => vec![own.name.to_owned()],
            (said, _) => said.to_vec(),
        };
        let scp = claims.and_then(|claims| claims.get("scp"));
        let scp = scp.filter(|_| claims.is_some_and(|claims| !claims.has("scope")));
        let scope = scp.or(claims.and_then(|claims| claims.get("scope")));
        Reads {
            issuer: or(&self.issuer, iss.map(str::to_owned)),
            audience: or(&self.audience, aud),
            algorithms,
            scopes: self.scopes.clone(),
            scope_claim: if scp.is_some() { "scp" } else { "" },
            scope_is_list: scope.is_some_and(|scope| scope.as_array().is_some()),
            skew: Some(self.skew),
        }
    }
}

/// What is known of the signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Nobody gave a key.
    NoKey,
    /// None of those that were given can be used.
    NoneFits,
    /// One fits, and the browser could not compute with it; why, is said apart.
    Hindered,
    /// The key is known, as the token itself has to name it, and nobody has computed yet.
    NotComputed,
    /// It was computed, with the key of that name.
    Computed {
        /// Whether it is right.
        is_right: bool,
        /// What the key is called.
        key: String,
    },
    /// It is right with a secret that is too short to be used: anybody can find it by trying.
    Guessable {
        /// What the secret is called.
        key: String,
        /// How short it is, as part of a sentence.
        why: String,
    },
}

/// A token, and what was found out about it.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// It, decoded.
    pub token: &'a Token,
    /// What it is.
    pub kind: Kind,
    /// Whose it is, where it shows that.
    pub provider: Option<&'static Provider>,
    /// What is known of its signature.
    pub signature: &'a Signature,
    /// Where the keys are from that it was, or is to be, checked with.
    pub keys_from: &'a KeysFrom,
    /// Of an SD-JWT: what is known of the signature of its key binding JWT.
    pub holder: &'a Signature,
    /// Of a DPoP proof: the access token that stands beside it.
    pub access_token: Option<&'a Token>,
    /// Of a DPoP proof: how that token stands beside it.
    pub beside: Beside,
    /// Of a DPoP proof: the request that it was sent with, where that is known.
    pub call: Option<Call<'a>>,
    /// Of an access token: the DPoP proof that came with it.
    pub proof: Option<&'a Token>,
    /// Of an ID token: what it came with, where the text shows that it came through the browser.
    pub implicit: Option<Implicit>,
}

/// How an access token stands beside a DPoP proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// It was sent with the proof, in one request: then the proof has to name it (RFC 9449 §4.2).
    Sent,
    /// It came in an answer, as that to a token request with a proof does.
    Received,
    /// Nothing shows it.
    Unsaid,
}

/// A request, as far as a DPoP proof names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call<'a> {
    /// `GET`
    pub method: &'a str,
    /// As it was sent.
    pub url: &'a str,
}

/// An answer that brings an ID token through the browser, as the implicit flow does (OIDC Core §3.2.2.5), and the hybrid one
/// beside a code (§3.3.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Implicit {
    /// Whether an access token came with it.
    pub access_token: bool,
    /// Whether a code came with it, for which the token endpoint gives another ID token.
    pub code: bool,
}

impl<'a> Checked<'a> {
    /// One that nothing else is known of.
    pub const fn of(token: &'a Token, kind: Kind, provider: Option<&'static Provider>) -> Self {
        Checked {
            token,
            kind,
            provider,
            signature: match kind {
                Kind::DpopProof => &Signature::NotComputed,
                _ => &Signature::NoKey,
            },
            keys_from: &KeysFrom::Person,
            holder: &Signature::NotComputed,
            access_token: None,
            beside: Beside::Unsaid,
            call: None,
            proof: None,
            implicit: None,
        }
    }
}

/// The checks that any signed token can be put to, whoever reads it: its algorithm and its signature.
pub fn signature_alone(checked: &Checked<'_>) -> Vec<Check> {
    let expected = Expected::of(&Context::at(Timestamp(0)));
    let mut checks = vec![
        common::algorithm(checked, &expected),
        common::signature(checked, crate::spec::rfc(7515, "5.2")),
    ];
    // Of most of these kinds nobody knows who has to sign: then there is nothing to say of keys that nobody fetched, but for one
    // that the token carries.
    let is_of_server = checked.kind == Kind::AuthorizationResponse;
    let is_fetched = *checked.keys_from != KeysFrom::Person;
    if is_of_server || is_fetched || keys::carried(checked).is_some() {
        checks.push(keys::key_of_issuer(checked));
    }
    checks
}

/// What is left to whoever has the key, of a token whose reader has no checks here.
pub fn without_reader(checked: &Checked<'_>) -> Vec<Check> {
    match checked.token.form {
        Form::Jws | Form::SdJwt | Form::JwsJson => signature_alone(checked),
        Form::Jwe | Form::JweJson => vec![common::decryption(checked)],
        _ => Vec::new(),
    }
}

/// Every check that its reader makes, in order; none of a kind for which none are known, or of a token that cannot be read.
pub fn checks(checked: &Checked<'_>, expected: &Expected) -> Vec<Check> {
    if checked.token.claims.is_none() {
        return Vec::new();
    }
    match Reader::of(checked.kind) {
        Some(Reader::Api) => api::checks(checked, expected),
        Some(Reader::Client) => client::checks(checked, expected),
        Some(Reader::LogoutReceiver) => logout::checks(checked, expected),
        Some(Reader::ProofReceiver) => proof::checks(checked, expected),
        Some(Reader::AuthorizationServer) => assertion::checks(checked, expected),
        Some(Reader::Verifier) => presentation::checks(checked, expected),
        None => Vec::new(),
    }
}
