//! What went wrong with a call to an API, said beside it: what the API answered, how the token was sent, and what is wrong with
//! it by the rules.
//!
//! Says nothing of a call that was answered well. Which token a call should have carried is not known here.

use super::entry::param;
use super::event::Event;
use super::judge::{error_in, expecting, stop};
use super::report::Said;
use super::thread::Thread;
use super::tokens::Tokens;
use super::way::Way;
use crate::inspect::TokenReport;
use crate::lint::Severity::{Error, Warning};
use crate::oauth::providers::entra::request::is_graph;
use crate::oauth::response::SAYING;
use crate::oauth::www_authenticate::{self, Challenge};
use crate::oauth::{Context, Kind, errors};
use crate::spec::{oidc_core, rfc};
use crate::text::shortened;

/// What is to be said about a call to an API: nothing where it was answered well.
pub fn called(
    event: &Event,
    thread: Option<&Thread>,
    tokens: &Tokens,
    context: &Context,
) -> Vec<Said> {
    if !matches!(event.status, 401 | 403) {
        return Vec::new();
    }
    let sent = event.tokens.iter().find(|held| held.sent);
    let wrong = sent.and_then(|held| sent_wrongly(event, &tokens.get(held.token)?.value));
    let mut says = answered(event, sent.is_some() && wrong.is_none());
    if let Some(wrong) = wrong {
        says.push(wrong);
        return says;
    }
    let context = expecting(context, thread, event);
    match sent.and_then(|held| tokens.inspect(held.token, &context)) {
        None => {
            let text = "The request carried no token that this recording shows.";
            says.push(Said::new(Error, text, const { &[rfc(6750, "3")] }));
        }
        Some(report) => {
            let mut otherwise = sent_otherwise(event);
            let carried = carried(event, &report);
            // A token that is bound to a key says so itself.
            let is_said = |wrong: &Said| carried.iter().any(|said| said.spec == wrong.spec);
            says.extend(otherwise.take_if(|wrong| !is_said(wrong)));
            says.extend(carried);
        }
    }
    if says.is_empty() {
        says.push(without_a_reason(event.status));
    }
    says
}

/// What the API says itself: in its challenges, or in its body alone.
fn answered(event: &Event, is_sent_well: bool) -> Vec<Said> {
    let mut says = Vec::new();
    let challenges = event.challenges.iter();
    for challenge in challenges.flat_map(|value| www_authenticate::parse(value)) {
        let Some(code) = challenge.get("error") else {
            let is_same = challenge.is("dpop") == (event.way == Way::Dpop);
            says.extend(asked(&challenge, is_sent_well && is_same));
            continue;
        };
        let description = challenge.get("error_description").unwrap_or_default();
        let mut text = format!("The API answered: {}", shortened(code, 80));
        if !description.is_empty() {
            text = format!("{text}: {}", shortened(description, 300));
        }
        if let Some(scope) = challenge.get("scope") {
            text = format!("{text}. It asks for the scope {}", shortened(scope, 200));
        }
        let explained = errors::explain(code, description);
        says.push(Said {
            explained,
            ..Said::new(Error, stop(text), const { &[rfc(6750, "3.1")] })
        });
    }
    if says.is_empty() {
        says.extend(in_words(event));
    }
    if says.is_empty()
        && let Some(said) = error_in(&event.answer)
    {
        let scope = param(&event.answer, "scope");
        let scope = scope.map(|scope| format!(" It asks for the scope {}.", shortened(scope, 200)));
        let text = said.text.replacen("The server", "The API", 1);
        says.push(Said {
            text: [text, scope.unwrap_or_default()].concat(),
            spec: const { &[rfc(6750, "3.1")] },
            ..said
        });
    }
    says
}

/// What the body says in words, in place of a code or beside one that nobody defines: `{"message":"jwt expired"}`.
fn in_words(event: &Event) -> Option<Said> {
    let code = param(&event.answer, "error").unwrap_or_default();
    if errors::is_oauth(code) || errors::is_of_vendor(code) {
        return None;
    }
    let said = |name: &&str| param(&event.answer, name).filter(|words| !words.trim().is_empty());
    // One that is known comes first.
    let known = SAYING
        .iter()
        .filter_map(said)
        .find(|words| errors::of_api(words).is_some());
    let words = known.or_else(|| SAYING.iter().find_map(said))?;
    let text = stop(format!(
        "The API answered: {}",
        shortened(words.trim(), 300)
    ));
    Some(Said {
        explained: errors::explain(words.trim(), ""),
        ..Said::new(Error, text, const { &[rfc(6750, "3.1")] })
    })
}

/// What a challenge without an error asks for. Of one that is no more than its scheme nothing is to be said where no token was
/// sent behind that.
fn asked(challenge: &Challenge, is_sent: bool) -> Option<Said> {
    if !(challenge.is("bearer") || challenge.is("dpop")) {
        return None;
    }
    let asks = ASKS.iter().filter_map(|(name, words)| {
        let value = challenge.get(name).filter(|value| !value.is_empty())?;
        Some(format!("{words} {}", shortened(value, 200)))
    });
    let asks: Vec<String> = asks.collect();
    let scheme = shortened(&challenge.scheme, 20);
    let text = match asks.is_empty() {
        true => format!(
            "The API answered with {scheme} alone: that names no error, as where an API sees no token. See whether something on the way takes Authorization off."
        ),
        false => format!(
            "The API asks for a token behind {scheme}: {}. Its challenge names no error, as where an API sees no token.",
            asks.join(", ")
        ),
    };
    (is_sent || !asks.is_empty()).then(|| Said {
        explained: errors::explain("", ""),
        ..Said::new(Error, text, const { &[rfc(6750, "3"), rfc(6750, "3.1")] })
    })
}

/// Parameters of a challenge that say which token an API wants (RFC 6750 §3, RFC 9728 §5.1), and how that is said.
const ASKS: [(&str, &str); 3] = [
    ("realm", "realm"),
    ("scope", "scope"),
    ("resource_metadata", "its metadata at"),
];

/// What is wrong with the scheme or the place of the token, by what the API takes.
fn sent_otherwise(event: &Event) -> Option<Said> {
    let challenges = event.challenges.iter();
    let challenges: Vec<Challenge> = challenges
        .flat_map(|value| www_authenticate::parse(value))
        .collect();
    let takes = |scheme: &str| challenges.iter().any(|challenge| challenge.is(scheme));
    let is_in_query = event
        .tokens
        .iter()
        .any(|held| held.sent && held.name == "access_token")
        && param(&event.params, "access_token").is_some();
    if is_in_query {
        let text = "The token was sent in the query of the address. APIs seldom take it there, and addresses are kept in logs. Send Authorization: Bearer.";
        return Some(Said::new(Error, text, const { &[rfc(6750, "2.3")] }));
    }
    let is_wrong = event.way == Way::Usual && takes("dpop") && !takes("bearer");
    is_wrong.then(|| {
        let text = "The API takes DPoP alone, and the token was sent behind Bearer. Send it as Authorization: DPoP, with a DPoP proof beside it.";
        Said::new(Error, text, const { &[rfc(9449, "7.1")] })
    })
}

/// Whether the same is said of two calls. How long ago a token expired is no other reason; what an API answered is.
pub fn is_same(one: &[Said], other: &[Said]) -> bool {
    let is_answer = |said: &Said| said.text.starts_with("The API");
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| {
            let is_told = is_answer(one) || is_answer(other);
            one.spec == other.spec
                && one.explained == other.explained
                && (!is_told || one.text == other.text)
        })
}

/// What is wrong with the token that the call carried, or with taking that token there.
fn carried(event: &Event, report: &TokenReport) -> Vec<Said> {
    let telling = (report.findings.iter()).filter(|finding| TELLING.contains(&finding.name()));
    let mut says: Vec<Said> = telling
        .map(|finding| {
            let text = finding.message.replace("your clock", "this call");
            Said::new(Error, text, finding.spec)
        })
        .collect();
    let kind = report.verdict.kind;
    if kind == Kind::RefreshToken {
        let text = "It carried a refresh token. That is for the authorization server alone; an API takes the access token.";
        says.push(Said::new(Error, text, const { &[rfc(6749, "1.5")] }));
    }
    let claims = report.token.claims.as_ref();
    let is_bound = claims
        .and_then(|claims| claims.get("cnf")?.as_object())
        .is_some_and(|cnf| cnf.has("jkt"));
    if is_bound && event.way != Way::Dpop {
        let text = "The token is bound to a key (cnf.jkt) and was sent without a proof. Send it as Authorization: DPoP, with a DPoP proof beside it.";
        says.push(Said::new(Error, text, const { &[rfc(9449, "7.1")] }));
    }
    let audience = claims.and_then(|claims| claims.str("aud"));
    let (host, _) = event.place();
    if audience.is_some_and(is_graph) && !host.contains("graph.microsoft") {
        let text = "The token is for Microsoft Graph, and this is another API. Ask for a scope of this API.";
        says.push(Said::new(Error, text, const { &[rfc(9068, "4")] }));
    }
    let is_said = (report.findings.iter()).any(|finding| finding.name() == "id-token-for-an-api");
    if kind == Kind::IdToken && !is_said {
        let text =
            "It carried an ID token. That is for the application; an API takes the access token.";
        says.push(Said::new(
            Error,
            text,
            const { &[oidc_core("2"), rfc(9068, "4")] },
        ));
    }
    if kind == Kind::AccessToken && report.opaque {
        let text =
            "The token is opaque: an API that checks JWTs itself cannot read it, and refuses it.";
        says.push(Said::new(Warning, text, const { &[rfc(6749, "1.4")] }));
    }
    says
}

/// What there is to say where neither the answer nor the token shows what is wrong.
fn without_a_reason(status: u16) -> Said {
    let text = match status {
        403 => {
            "The API refused the call, and its answer does not say why. The token itself looks right: it may lack a scope or a role."
        }
        _ => {
            "The API refused the token, and its answer does not say why. The token itself looks right: compare its iss and aud with what the API expects."
        }
    };
    Said::new(Error, text, const { &[rfc(6750, "3.1")] })
}

/// Rules whose findings can be why an API refuses a token.
const TELLING: [&str; 13] = [
    "wrong-signature-length",
    "expired",
    "not-yet-valid",
    "issued-in-the-future",
    "audience-mismatch",
    "issuer-mismatch",
    "id-token-for-an-api",
    "empty-audience",
    "access-token-without-audience",
    "part-cut-short",
    "wrong-part-count",
    "unsecured",
    "shortened",
];

/// What is wrong with the way in which the token was sent.
fn sent_wrongly(event: &Event, token: &str) -> Option<Said> {
    let wrong = |text: String| Some(Said::new(Error, text, const { &[rfc(6750, "2.1")] }));
    let is_scheme = |scheme: &str| {
        let begins = token.get(..scheme.len() + 1).unwrap_or_default();
        begins.trim_end().eq_ignore_ascii_case(scheme) && begins.ends_with(' ')
    };
    if is_scheme("bearer") || is_scheme("dpop") {
        return wrong("The scheme stands there twice, and the second is taken for a part of the token. Send it once.".to_owned());
    }
    if token.starts_with(['"', '\'', '<', '{']) {
        return wrong("The token was sent with quotes or brackets around it, which are no part of it. Take them off.".to_owned());
    }
    if let Some(word) = crate::scan::in_place_of_token(token).filter(|word| *word == token) {
        return wrong(format!(
            "The application sent {} in place of a token: it had none when it called.",
            shortened(word, 40)
        ));
    }
    match event.way {
        Way::NoScheme => wrong(
            "Authorization has no scheme. Send Bearer and a blank before the token.".to_owned(),
        ),
        Way::OtherScheme => wrong(
            "The scheme of Authorization is not Bearer. Most APIs that take tokens of OAuth know no other."
                .to_owned(),
        ),
        Way::Elsewhere(name) => wrong(format!(
            "The token was sent in {name}. APIs that take tokens of OAuth read Authorization: Bearer."
        )),
        Way::Usual | Way::Dpop => None,
    }
}
