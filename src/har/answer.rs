//! What a login got, held against its request by the rules that a pasted response is held against.
//!
//! Knows which message of an entry is the answer and what was asked for; has no checks of its own. Which login an entry belongs
//! to is decided in `flow`.

use super::entry::param;
use super::event::{Event, What};
use super::judge::expecting;
use super::report::{Held, Said};
use super::returned::claims;
use super::sanitize::NO_SIGNATURE;
use super::thread::Thread;
use super::tokens::Tokens;
use crate::inspect::TokenReport;
use crate::lint::{self, Finding, PairUnderLint, TokenUnderLint};
use crate::oauth::issued::Recognised;
use crate::oauth::request::Param;
use crate::oauth::response::{Carrier, Response, TOKENS};
use crate::oauth::{Context, Provider, Strength};

/// What the rules find.
#[derive(Debug, Default)]
pub struct Judged {
    /// All of it, said at the step.
    pub says: Vec<Said>,
    /// What is about one of the tokens, by its number.
    pub about: Vec<(usize, Finding)>,
    /// Whose its tokens show themselves to be.
    pub provider: Option<&'static Provider>,
}

/// Rules that ask for what only the first answer has to bring: an ID token that a refresh brought need not have a nonce, has the
/// `auth_time` of the login, and neither it nor another refresh token has to come (RFC 6749 §6, OIDC Core §12.2).
const OF_THE_FIRST: [&str; 6] = [
    "acr-not-returned",
    "auth-time-not-returned",
    "id-token-not-returned",
    "nonce-not-returned",
    "refresh-token-not-returned",
    "sign-in-too-old",
];

/// Of the rules about a token alone the one that a login tells: whether it is for the API that was asked for.
const OF_TOKEN: &str = "audience-mismatch";

/// What the rules say of the answer in that entry.
pub fn judged(event: &Event, thread: &Thread, tokens: &Tokens, context: &Context) -> Judged {
    let Some((carrier, params, sent)) = answer(event) else {
        return Judged::default();
    };
    let context = asked(context, thread, event);
    let is_its = |held: &&Held| held.sent == sent && TOKENS.contains(&held.name);
    let its = event.tokens.iter().filter(is_its);
    let read = its.filter_map(|held| Some((held, tokens.inspect(held.token, &context)?)));
    let its: Vec<(&Held, TokenReport)> = read.collect();
    let under_lint = its.iter().map(|(held, report)| TokenUnderLint {
        token: &report.token,
        name: Some(held.name),
        verdict: &report.verdict,
        opaque: report.opaque,
        context: &context,
    });
    let under_lint: Vec<TokenUnderLint<'_>> = under_lint.collect();
    let (found, _) = lint::lint_pair(&PairUnderLint {
        response: &Response::of_params(carrier, params),
        tokens: &under_lint,
        context: &context,
    });
    // In a copy that can be given away other letters stand in place of what was hashed.
    let is_copy = its
        .iter()
        .any(|(_, report)| is_taken_out(&report.token.raw));
    let is_refresh = param(&event.params, "grant_type") == Some("refresh_token");
    let shown = its.iter().find_map(|(_, report)| {
        let is_sure = |seen: &Recognised| seen.strength > Strength::Weak;
        let is_sure = report.verdict.provider_seen.as_ref().is_some_and(is_sure);
        report.provider().filter(|_| is_sure)
    });
    let mut judged = Judged {
        provider: shown,
        ..Judged::default()
    };
    let mut findings = Vec::new();
    for (about, finding) in found {
        let is_not_due = is_refresh && OF_THE_FIRST.contains(&finding.name());
        if is_not_due || is_copy && finding.name() == OF_HASH {
            continue;
        }
        if let Some((held, _)) = about.and_then(|nth| its.get(nth)) {
            judged.about.push((held.token, finding.clone()));
        }
        findings.push(finding);
    }
    for (_, report) in its.iter().filter(|(held, _)| held.name == "access_token") {
        let alone = report.findings.iter();
        findings.extend(alone.filter(|finding| finding.name() == OF_TOKEN).cloned());
    }
    lint::sort(&mut findings);
    let says = findings.into_iter();
    let says = says.map(|found| Said::new(found.severity(), found.message, found.spec));
    judged.says = says.collect();
    judged
}

/// What compares a hash with what stands there.
const OF_HASH: &str = "hash-mismatch";

/// Whether `sanitize` took out what stood there.
fn is_taken_out(value: &str) -> bool {
    value.ends_with(NO_SIGNATURE) || value.starts_with('[') && value.ends_with(']')
}

/// The answer that an entry holds, and whether the request carried it; none where nobody but the client can read it.
fn answer(event: &Event) -> Option<(Carrier, &[Param], bool)> {
    let (params, sent) = match event.what {
        What::Callback { .. } => (&event.params, true),
        What::Token | What::Authorize | What::Redirect => (&event.answer, false),
        _ => return None,
    };
    let jwt = param(params, "response");
    if jwt.is_some_and(|jwt| claims(jwt).is_empty()) {
        return None;
    }
    let carrier = match event.what {
        // An application’s own server hands on as much as it likes of what it got.
        What::Token if param(&event.params, "grant_type").is_none() => Carrier::Members,
        What::Token if event.location.is_none() => Carrier::Json,
        _ if jwt.is_some() => Carrier::Jwt,
        What::Callback { .. } if event.method == "POST" => Carrier::Form,
        _ => Carrier::Address,
    };
    Some((carrier, params, sent))
}

/// What the answer is held against: the request of its login, where it answers that.
fn asked(context: &Context, thread: &Thread, event: &Event) -> Context {
    let grant = param(&event.params, "grant_type").filter(|_| event.what == What::Token);
    let is_of_login = grant.is_none_or(|grant| OF_LOGIN.contains(&grant));
    let of_login = |name: &str| thread.asked(name).filter(|_| is_of_login);
    let own = |name: &str| param(&event.params, name).filter(|_| event.what == What::Token);
    let expected = expecting(context, Some(thread), event);
    let client_id = own("client_id").or(thread.flow.client_id.as_deref());
    Context {
        client_id: client_id.map(str::to_owned).or(expected.client_id),
        scope: Some(
            own("scope")
                .or_else(|| of_login("scope"))
                .unwrap_or_default()
                .to_owned(),
        ),
        sent: thread.sent.clone().filter(|_| is_of_login),
        ..expected
    }
}

/// Grants that bring what the authorization request asked for.
const OF_LOGIN: [&str; 2] = ["authorization_code", "refresh_token"];
