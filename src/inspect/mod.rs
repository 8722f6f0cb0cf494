//! The front door of the library: text and context in, report out.
//!
//! Finds the tokens, decodes, classifies and lints each. Does **not** verify signatures and touches no network.

mod beside;
mod bound;
mod calls;
pub mod compare;
mod issued;
pub(crate) mod json;
pub mod marks;
mod places;
pub mod responses;
// It writes explanations out, which the page has in a file of their own.
#[cfg(not(target_arch = "wasm32"))]
mod text;

mod verifier;

pub use calls::Call;
pub use places::Occurrence;
#[cfg(not(target_arch = "wasm32"))]
pub use text::to_text;

use crate::checks::{Check, Checked, Expected, checks, without_reader};
use crate::classify::words::{self, Words};
use crate::classify::{Verdict, classify_under, document};
use crate::har::{self, HarReport};
use crate::jose::key::{Given, Key, KeyFault, given};
use crate::jose::{Form, Token, compact};
use crate::lint::{self, Finding, TokenUnderLint};
use crate::oauth::issued::Advice;
use crate::oauth::response::Carrier;
use crate::oauth::{Context, Issued, Kind, Provider, shape};
use crate::scan::{self, Found, Wrapping};
use crate::text::Span;
use crate::text::time::Timestamp;
use responses::Response;
use std::sync::Arc;

/// Everything that can be said about a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Every token in it, in order.
    pub tokens: Vec<TokenReport>,
    /// What is to be said about the text as a whole.
    pub findings: Vec<Finding>,
    /// What came together: the responses in it, each with its tokens.
    pub responses: Vec<Response>,
    /// Access tokens and the DPoP proofs that they were sent with.
    pub calls: Vec<Call>,
    /// The logins and API calls in it, where it is a HAR.
    pub har: Option<Arc<HarReport>>,
}

impl Report {
    /// What forbids to use what came: [`Response::refusals`] of every response.
    pub fn refusals(&self) -> impl Iterator<Item = &Finding> {
        self.responses.iter().flat_map(Response::refusals)
    }
}

/// Everything that can be said about one token.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenReport {
    /// The token, decoded.
    pub token: Token,
    /// The member, parameter or header that it stood under; of several the one that tells most.
    pub name: Option<String>,
    /// Where it stood first in the text.
    pub span: Span,
    /// Everywhere that it stands, the first included.
    pub places: Vec<Occurrence>,
    /// What was taken off to get at it where it stood first, outermost first.
    pub unwrapped: Vec<Wrapping>,
    /// What was passed over to get at it there ([`Found::ignored`]).
    pub ignored: Vec<Span>,
    /// What it is, how sure that is, and why.
    pub verdict: Verdict,
    /// Nobody but the issuer can read it.
    pub opaque: bool,
    /// What is wrong with it, or worth knowing.
    pub findings: Vec<Finding>,
    /// What its reader has to check, as far as that takes no key; none where only the issuer reads it.
    pub checks: Vec<Check>,
    /// The keys that a key, a set or a PEM block holds, each named, or why one cannot be read.
    pub keys: Vec<NamedKey>,
}

/// A key, as far as it may be shown: nothing of it that is private.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedKey {
    /// What it is and what it says of itself, or why it cannot be read; no full stop.
    pub says: String,
    /// Whether it can be read.
    pub is_read: bool,
}

/// The keys of a document that is one; a secret is none that could be named.
fn keys(token: &Token, kind: Kind) -> Vec<NamedKey> {
    if !matches!(kind, Kind::Jwk | Kind::Jwks | Kind::Pem) {
        return Vec::new();
    }
    let named = |key: Result<Key, KeyFault>| NamedKey {
        is_read: key.is_ok(),
        says: key.map_or_else(|fault| fault.to_string(), |key| key.named()),
    };
    match given(&token.raw) {
        Ok(Given::Keys(keys)) => keys.into_iter().map(named).collect(),
        Ok(_) => Vec::new(),
        Err(fault) => vec![named(Err(fault))],
    }
}

impl Report {
    /// The token that reveals most about the request which brought this one: itself, or, where it shows nothing, a readable
    /// one of the same provider beside it. Whose an opaque token is, `beside` has decided.
    pub fn revealing(&self, nth: usize) -> Option<&TokenReport> {
        let token = self.tokens.get(nth)?;
        let reveals = |other: &&TokenReport| {
            other.provider() == token.provider() && other.token.claims.is_some()
        };
        match token.token.claims.is_none() && token.name.is_some() && token.provider().is_some() {
            true => self.tokens.iter().find(reveals).or(Some(token)),
            false => Some(token),
        }
    }
}

impl Report {
    /// The scope of the response that the token stands in.
    pub fn granted_with(&self, nth: usize) -> Option<&str> {
        let of_token = |response: &&Response| response.tokens.contains(&nth);
        let response = self.responses.iter().find(of_token)?;
        let mut members = response.members.iter();
        let scope = members.find(|(name, _)| name == "scope");
        scope.map(|(_, value)| value.as_str())
    }
}

impl TokenReport {
    /// The provider that it shows.
    pub const fn provider(&self) -> Option<&'static Provider> {
        self.verdict.provider
    }

    /// What the provider's tokens of this kind mean, and the way to the right one.
    pub fn advice(&self) -> Vec<&'static Advice> {
        words::advice(&self.token, &self.verdict)
    }

    /// Whether what its kind says of readers and places holds for it: not where only the issuer can read an access token,
    /// not at a provider that uses the kind in another way, and not for a broken token.
    pub fn is_typical(&self) -> bool {
        let kind = self.verdict.kind;
        let is_other = |i: &Issued| i.untypical.contains(&kind) || i.is_public.is_seen(&self.token);
        let is_closed = self.opaque && kind == Kind::AccessToken;
        let is_broken = self.token.form == Form::Malformed;
        let is_used_otherwise = self.verdict.issued().is_some_and(is_other)
            || document::is_private_key(&self.token, kind);
        !(is_closed || is_broken || is_used_otherwise)
    }

    /// Whether it stands in what configures an application, or describes a server, rather than in an answer.
    pub const fn may_be_of_a_configuration(&self) -> bool {
        matches!(
            self.verdict.kind,
            Kind::DiscoveryDocument | Kind::ClientSecret
        )
    }

    /// The verdict in words.
    pub fn words(&self) -> Words {
        words::words(&self.token, &self.verdict, self.opaque)
    }
}

/// Looks at a text: finds the tokens in it, and says of each what it is and what is wrong with it. Any text gives a report;
/// an empty one gives an empty report.
pub fn inspect(text: &str, context: &Context) -> Report {
    Report {
        har: har::read(text, context).map(Arc::new),
        ..inspect_text(text, context)
    }
}

/// The same without what the text tells as a HAR, for who reads that elsewhere.
pub fn inspect_text(text: &str, context: &Context) -> Report {
    let found = scan::scan(text);
    let mut findings = lint::lint_text(text, &found);
    let mut tokens = Vec::new();
    for (found, places) in places::once(found) {
        let from = tokens.len();
        let also = places::other_names(&found, &places);
        tokens.extend(inspect_under(found, &also, context));
        if places.len() > 1 {
            stand_at(&mut tokens[from..], places);
        }
    }
    if matches!(tokens.as_slice(), [alone] if is_unknown(&alone.token, &alone.verdict)) {
        tokens.clear();
        findings = lint::lint_text(text, &[]);
    }
    verifier::confirm(text, &mut tokens);
    beside::learn(text, &mut tokens, context);
    let mut responses = responses::gather(text, &mut tokens, context);
    if responses.iter().any(|response| response.error.is_some()) {
        let is_words = responses.iter().all(|r| r.carrier == Carrier::Words);
        // It is what was to be pasted, and no document that nothing is known of.
        findings.retain(|finding| finding.name() != "no-token-found");
        if let [alone] = tokens.as_slice()
            && alone.verdict.kind == Kind::Unknown
            && alone.token.header.is_none()
            && is_words
        {
            tokens.clear();
            responses.iter_mut().for_each(|r| r.tokens.clear());
        }
    }
    let calls = calls::calls(text, &tokens);
    bound::check(&mut tokens, &responses, &calls, context);
    Report {
        tokens,
        findings,
        responses,
        calls,
        har: None,
    }
}

/// A document that nothing is known of is no token.
fn is_unknown(token: &Token, verdict: &Verdict) -> bool {
    token.form == Form::Document && verdict.kind == Kind::Unknown
}

/// Whether what a whole text was found to be is a document that nothing is known of, and so no token.
pub fn is_unknown_document(found: &Found) -> bool {
    let token = compact::decode(&found.value);
    let verdict = classify_under(
        &token,
        found.name.as_deref(),
        &[],
        &Context::at(Timestamp(0)),
    );
    is_unknown(&token, &verdict)
}

/// Gives a token its places, and those inside of it the same under their own names.
fn stand_at(reports: &mut [TokenReport], places: Vec<Occurrence>) {
    let Some((outer, inner)) = reports.split_first_mut() else {
        return;
    };
    for report in inner {
        let at = |place: &Occurrence| Occurrence {
            name: report.name.clone(),
            ..place.clone()
        };
        report.places = places.iter().map(at).collect();
    }
    outer.places = places;
}

/// What is to be said of one token that was found, and of those inside it, each after the one around it.
pub fn inspect_found(found: Found, context: &Context) -> Vec<TokenReport> {
    inspect_under(found, &[], context)
}

fn inspect_under(found: Found, also: &[&str], context: &Context) -> Vec<TokenReport> {
    let mut also = also;
    let mut tokens = Vec::new();
    let mut next = Some(found);
    // A nested token is followed inwards. Each is shorter than the one around it by a quarter; nobody nests deeper.
    for _ in 0..MOST_NESTED {
        let Some(found) = next.take() else { break };
        let token = match shape::is_not_a_jwt(&found.value) {
            true => Token::unread(&found.value),
            false => compact::decode(&found.value),
        };
        next = scan::nested(&found, &token);
        let report = inspect_token(found, token, also, context);
        also = &[];
        let inner = of_claims(&report, context);
        tokens.push(report);
        tokens.extend(inner);
    }
    tokens
}

/// The codes and tokens that an authorization response holds as claims (JARM §2.1).
fn of_claims(report: &TokenReport, context: &Context) -> Vec<TokenReport> {
    let claims = report.token.claims.as_ref();
    let is_jarm = report.verdict.kind == Kind::AuthorizationResponse;
    let Some(claims) = claims.filter(|_| is_jarm) else {
        return Vec::new();
    };
    let names = ["code", "access_token", "id_token"].into_iter();
    let values = names.filter_map(|name| Some((name, claims.str(name)?)));
    let inner = values.filter(|(_, value)| !value.is_empty());
    inner
        .map(|(name, value)| {
            let mut unwrapped = report.unwrapped.clone();
            unwrapped.push(Wrapping::Claim);
            let found = Found {
                name: Some(name.to_owned()),
                span: report.span,
                value: value.to_owned(),
                unwrapped,
                ignored: Vec::new(),
            };
            inspect_token(found, compact::decode(value), &[], context)
        })
        .collect()
}

/// Tokens inside each other that are reported.
const MOST_NESTED: usize = 4;

fn inspect_token(found: Found, token: Token, also: &[&str], context: &Context) -> TokenReport {
    let verdict = classify_under(&token, found.name.as_deref(), also, context);
    let opaque = token.form == Form::Opaque
        || verdict
            .issued()
            .is_some_and(|issued| issued.is_opaque.is_seen(&token));
    let findings = lint(&token, found.name.as_deref(), &verdict, opaque, context);
    let keys = keys(&token, verdict.kind);
    let checked = Checked::of(&token, verdict.kind, verdict.provider);
    let checks = match opaque {
        true => Vec::new(),
        false => match checks(&checked, &Expected::of(context)) {
            // Whoever reads it, the signature can be checked, or what is encrypted opened.
            none if none.is_empty() => without_reader(&checked),
            all => all,
        },
    };
    TokenReport {
        places: vec![Occurrence::of(&found)],
        token,
        name: found.name,
        span: found.span,
        unwrapped: found.unwrapped,
        ignored: found.ignored,
        verdict,
        opaque,
        findings,
        checks,
        keys,
    }
}

fn under_lint<'a>(report: &'a TokenReport, context: &'a Context) -> TokenUnderLint<'a> {
    TokenUnderLint {
        token: &report.token,
        name: report.name.as_deref(),
        verdict: &report.verdict,
        opaque: report.opaque,
        context,
    }
}

fn lint(
    token: &Token,
    name: Option<&str>,
    verdict: &Verdict,
    opaque: bool,
    context: &Context,
) -> Vec<Finding> {
    lint::lint_token(&TokenUnderLint {
        token,
        name,
        verdict,
        opaque,
        context,
    })
}
