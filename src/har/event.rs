//! What an entry has to do with a login: most have nothing, and of the others only this is kept.
//!
//! Sorts entries one by one; what belongs together is found out by `flow`, once all are there.

use super::entry::{self, Entry, param};
use super::moment::Moment;
use super::refusal;
use super::report::Held;
use super::returned::{error_page, is_answer, opened, web_message};
use super::tokens::Tokens;
use super::way::{Way, bearer};
use crate::oauth::request::Param;
use crate::oauth::response;
use crate::oauth::www_authenticate;
use crate::text::uri::Uri;
use crate::text::{base64url, percent};

/// What an entry may be a step of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A request that was pushed to the server.
    Pushed,
    /// A request to an authorization endpoint.
    Authorize,
    /// A request that carries the answer of one. Its parameters have common names, so it may be something else.
    Callback {
        /// Whether its values are an answer by themselves.
        sure: bool,
    },
    /// A request for the codes of a device that has no browser (RFC 8628 §3.1).
    Device,
    /// A request for tokens, or any whose answer brought some.
    Token,
    /// A request with a token, or one that was told to bring one.
    Call,
    /// An answer that redirects; a step only where it leads on from one.
    Redirect,
}

/// An entry that matters.
#[derive(Clone, Debug)]
pub struct Event {
    /// What it is.
    pub what: What,
    /// Which entry, counted from 1.
    pub entry: u64,
    /// When it began.
    pub at: Option<Moment>,
    /// How many milliseconds it took.
    pub took: Option<i64>,
    /// The method.
    pub method: String,
    /// As written.
    pub url: String,
    /// The status.
    pub status: u16,
    /// Why there was no answer, where the recording says it.
    pub failure: Option<String>,
    /// What was sent: the parameters of the query, fragment or form.
    pub params: Vec<Param>,
    /// What came back: the parameters of the redirect, or the members of the JSON body.
    pub answer: Vec<Param>,
    /// Where the answer redirects to.
    pub location: Option<String>,
    /// The tokens of both.
    pub tokens: Vec<Held>,
    /// The values of `WWW-Authenticate`.
    pub challenges: Vec<String>,
    /// How the client authenticated itself at the token endpoint.
    pub client: &'static str,
    /// How the token of a call was sent.
    pub way: Way,
}

/// Names under which a message carries a token: of headers, then of parameters and members.
pub const NAMES: [&str; 13] = [
    AUTHORIZATION,
    "access_token",
    "id_token",
    "refresh_token",
    "code",
    "response",
    "request",
    "client_assertion",
    "assertion",
    "subject_token",
    "id_token_hint",
    "logout_token",
    PROOF,
];

/// The header.
pub const AUTHORIZATION: &str = "Authorization";

/// The header that a DPoP proof stands in (RFC 9449 §4.1).
pub const PROOF: &str = "DPoP";

/// How a client can authenticate itself (OIDC Core §9).
pub const CLIENTS: [&str; 4] = [
    "client_secret_basic",
    "client_secret_post",
    "private_key_jwt",
    "none",
];

/// A login page that nobody has touched for so many milliseconds is left: a code itself should not live longer (RFC 6749
/// §4.1.2).
const LONG: i64 = 10 * 60 * 1000;

impl Event {
    /// Whether it began long after that.
    pub fn is_long_after(&self, then: Option<Moment>) -> bool {
        match (self.at, then) {
            (Some(now), Some(then)) => now.0 - then.0 > LONG,
            _ => false,
        }
    }

    /// What the entry has to do with a login, if anything.
    pub fn of(entry: &Entry, nth: u64, tokens: &mut Tokens) -> Option<Self> {
        // A browser asks for leave before the request that matters; a proxy is told where to connect.
        if matches!(entry.method.as_str(), "OPTIONS" | "CONNECT" | "TRACE") {
            return None;
        }
        let query = entry.query();
        let is_redirect = (300..400).contains(&entry.status) && entry.location.is_some();
        let body = entry.body.trim_start();
        let is_refused = matches!(entry.status, 401 | 403);
        let members = match body.starts_with('{') && body.contains("\"") {
            true if is_refused => refusal::read(body),
            true if may_answer(body) => entry::answered(body),
            false if is_refused => in_words(body).into_iter().collect(),
            _ => Vec::new(),
        };
        let is_asking = |params: &[Param]| {
            let has = |name: &str| param(params, name).is_some();
            has("client_id") && (has("response_type") || has("request_uri") || has("request"))
        };
        let asks_for_tokens = param(&entry.posted, "grant_type").is_some();
        let brings_tokens = ["access_token", "id_token"]
            .iter()
            .any(|name| param(&members, name).is_some());
        let bearer = bearer(entry);
        let way = bearer.map_or(Way::Usual, |(way, _)| way);
        let bearer = bearer.map(|(_, token)| token);
        let has_token = |params: &[Param]| param(params, "access_token").is_some();
        let calls = bearer.is_some()
            || is_challenged(entry)
            || has_token(&query)
            || has_token(&entry.posted);
        // A form can carry it as well (RFC 6750 §2.2).
        let is_posted = bearer.is_none() && !has_token(&query) && has_token(&entry.posted);
        // An answer may be one JWT (JARM §2.1).
        let (posted_answer, query_answer) = (opened(&entry.posted), opened(&query));
        let (what, params): (_, &[Param]) = if asks_for_tokens {
            (What::Token, &entry.posted)
        } else if is_asking(&entry.posted) && param(&members, "request_uri").is_some() {
            (What::Pushed, &entry.posted)
        } else if param(&members, "device_code").is_some() {
            (What::Device, &entry.posted)
        } else if is_asking(&query) {
            (What::Authorize, &query)
        } else if is_asking(&entry.posted) {
            (What::Authorize, &entry.posted)
        } else if let Some(sure) = is_answer(&entry.posted) {
            (What::Callback { sure }, &posted_answer)
        } else if let Some(sure) = is_answer(&query) {
            (What::Callback { sure }, &query_answer)
        } else if brings_tokens {
            (What::Token, &entry.posted)
        } else if calls {
            (What::Call, if is_posted { &entry.posted } else { &query })
        } else if is_redirect {
            (What::Redirect, &query)
        } else {
            return None;
        };
        let answer = match (&entry.location, is_redirect) {
            (Some(location), true) => opened(&entry::query(location)).into_owned(),
            _ if what == What::Authorize => match web_message(&entry.body) {
                none if none.is_empty() => error_page(&entry.body).into_iter().collect(),
                answer => answer,
            },
            _ => members,
        };
        let mut held = Vec::new();
        let mut hold = |name: &'static str, value: &str, sent: bool| {
            held.extend(tokens.hold(name, value, entry.started).map(|token| Held {
                name,
                token,
                sent,
            }));
        };
        if let Some(token) = bearer {
            hold(AUTHORIZATION, token, true);
        }
        for (list, sent) in [(params, true), (&answer, false)] {
            // A redirect that carries nothing of an answer may have any parameters.
            if what == What::Redirect && is_answer(list).is_none() {
                continue;
            }
            for name in NAMES.into_iter().skip(1).filter(|name| *name != PROOF) {
                if let Some(value) = param(list, name) {
                    hold(name, value, sent);
                }
            }
        }
        // There is a new one in each call: of those that were answered well it would say nothing.
        let is_refused = matches!(entry.status, 400 | 401 | 403);
        let carries_proof = is_refused && matches!(what, What::Call | What::Token);
        if let Some(proof) = entry.sent(PROOF).filter(|_| carries_proof) {
            hold(PROOF, proof.trim(), true);
        }
        Some(Self {
            what,
            entry: nth,
            at: entry.started,
            took: entry.took,
            method: entry.method.clone(),
            url: entry.url.clone(),
            status: entry.status,
            failure: entry.failure.clone().filter(|_| entry.status == 0),
            params: named_client(entry, params),
            answer,
            location: entry.location.clone().filter(|_| is_redirect),
            tokens: held,
            challenges: challenges(entry).map(str::to_owned).collect(),
            client: client(entry, params),
            way,
        })
    }

    /// The token that a call carried.
    pub fn carried(&self) -> Option<&Held> {
        (self.tokens.iter()).find(|held| held.sent && held.name != PROOF)
    }

    /// The DPoP proof that was sent with it.
    pub fn proof(&self) -> Option<&Held> {
        self.tokens.iter().find(|held| held.name == PROOF)
    }

    /// Host with port, and path.
    pub fn place(&self) -> (String, String) {
        let uri = Uri::split(&self.url);
        let authority = uri.authority.unwrap_or_default();
        let host = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        (host.to_owned(), uri.path.to_owned())
    }

    /// Roughly how many bytes it takes.
    pub fn size(&self) -> usize {
        let params = self.params.iter().chain(&self.answer);
        let params: usize = params
            .map(|param| param.name.len() + param.value.len() + 48)
            .sum();
        let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        256 + self.url.len() + length(&self.location) + length(&self.failure) + params
    }
}

/// Whether a JSON body may hold what is looked for; most hold nothing, and need not be parsed.
fn may_answer(body: &str) -> bool {
    [
        "_token\"",
        "\"request_uri\"",
        "\"error\"",
        "\"scope\"",
        "\"device_code\"",
    ]
    .iter()
    .any(|name| body.contains(name))
}

/// A longer body is a page or a document.
const MOST_WORDS: usize = 300;

/// A body that is no more than a sentence, as a member of JSON would say it.
fn in_words(body: &str) -> Option<Param> {
    let is_sentence = body.len() <= MOST_WORDS && !body.contains(['<', '{', '=']);
    (is_sentence && !body.is_empty()).then(|| Param {
        name: response::MESSAGE.to_owned(),
        value: body.trim_end().to_owned(),
    })
}

fn challenges(entry: &Entry) -> impl Iterator<Item = &str> {
    let is = |name: &str| name.eq_ignore_ascii_case("www-authenticate");
    let fields = entry
        .response_headers
        .iter()
        .filter(move |header| is(&header.name));
    fields.take(4).map(|header| header.value.as_str())
}

/// Whether an API asked for a token.
fn is_challenged(entry: &Entry) -> bool {
    let takes_token = |value: &str| {
        let read = www_authenticate::parse(value);
        read.iter()
            .any(|challenge| challenge.is("bearer") || challenge.is("dpop"))
    };
    matches!(entry.status, 401 | 403) && challenges(entry).any(takes_token)
}

/// The parameters, with the client that names itself in `Authorization` (RFC 6749 §2.3.1) among them.
fn named_client(entry: &Entry, params: &[Param]) -> Vec<Param> {
    let mut params = params.to_vec();
    let asks = param(&params, "grant_type").is_some() || param(&params, "response_type").is_some();
    if asks && param(&params, "client_id").is_none() {
        let name = basic_user(entry).map(|value| Param {
            name: "client_id".to_owned(),
            value,
        });
        params.extend(name);
    }
    params
}

fn basic_user(entry: &Entry) -> Option<String> {
    let (scheme, encoded) = entry.sent("authorization")?.split_once(' ')?;
    let decoded = base64url::decode(encoded.trim()).ok()?;
    let text = String::from_utf8(decoded.bytes).ok()?;
    let (user, _) = text.split_once(':')?;
    (scheme.eq_ignore_ascii_case("basic") && !user.is_empty()).then(|| percent::decode(user))
}

/// How the client authenticated itself (OIDC Core §9).
fn client(entry: &Entry, params: &[Param]) -> &'static str {
    let has = |name: &str| param(params, name).is_some();
    let is_basic = entry.sent("authorization").and_then(|value| value.get(..6));
    if is_basic.is_some_and(|scheme| scheme.eq_ignore_ascii_case("basic ")) {
        "client_secret_basic"
    } else if has("client_secret") {
        "client_secret_post"
    } else if has("client_assertion") {
        "private_key_jwt"
    } else {
        "none"
    }
}
