//! What went wrong with a call to an API, said beside it: what the API answered, how the token was sent, and what is wrong with
//! it by the rules.
//!
//! Says nothing of a call that was answered well. Which token a call should have carried is not known here.

use super::entry::{param, query};
use super::event::Event;
use super::judge::expecting;
use super::report::Said;
use super::thread::Thread;
use super::tokens::Tokens;
use super::way::Way;
use crate::inspect::TokenReport;
use crate::lint::Severity::{Error, Warning};
use crate::oauth::providers::entra::request::is_graph;
use crate::oauth::www_authenticate::Challenge;
use crate::oauth::{Context, Kind};
use crate::spec::{oidc_core, rfc};
use crate::text::shortened;
use crate::text::uri::Uri;

mod answered;
pub mod proof;

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
    let sent = event.carried();
    let wrong = sent.and_then(|held| sent_wrongly(event, &tokens.get(held.token)?.value));
    let challenges = answered::challenges(event);
    let mut says = answered::answered(event, &challenges, sent.is_some() && wrong.is_none());
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
            let mut otherwise = sent_otherwise(event, &challenges);
            let carried = carried(event, &report);
            // A token that is bound to a key says so itself.
            let is_said = |wrong: &Said| carried.iter().any(|said| said.spec == wrong.spec);
            says.extend(otherwise.take_if(|wrong| !is_said(wrong)));
            says.extend(carried);
            says.extend(proof::of_call(event, &report.token, tokens, &context));
            if says.is_empty() {
                says.push(without_a_reason(event, audience(&report)));
            }
        }
    }
    says
}

/// What is wrong with the scheme or the place of the token, by what the API takes.
fn sent_otherwise(event: &Event, challenges: &[Challenge]) -> Option<Said> {
    let is_parameter = (event.tokens.iter()).any(|held| held.sent && held.name == "access_token");
    if is_parameter && param(&query(&event.url), "access_token").is_some() {
        let text = "The token was sent in the query of the address. APIs seldom take it there, and addresses are kept in logs. Send Authorization: Bearer.";
        return Some(Said::new(Error, text, const { &[rfc(6750, "2.3")] }));
    }
    let takes = |scheme: &str| challenges.iter().any(|challenge| challenge.is(scheme));
    let (bearer, dpop) = (takes("bearer"), takes("dpop"));
    if !bearer
        && !dpop
        && let Some(other) = challenges.first()
    {
        return Some(takes_other(other));
    }
    match event.way {
        Way::Usual if is_parameter => {
            let text = "The token was sent in the body of the request. An API need not take it there, and takes it in no body but a form. Send Authorization: Bearer.";
            Some(Said::new(Error, text, const { &[rfc(6750, "2.2")] }))
        }
        Way::Usual if dpop && !bearer => {
            let text = match event.proof() {
                None => {
                    "The API takes DPoP alone, and the token was sent behind Bearer. Send it as Authorization: DPoP, with a DPoP proof beside it."
                }
                Some(_) => {
                    "The API takes DPoP alone, and the token was sent behind Bearer, with a DPoP proof beside it. Send it as Authorization: DPoP."
                }
            };
            Some(Said::new(Error, text, const { &[rfc(9449, "7.1")] }))
        }
        Way::Dpop if bearer && !dpop => {
            let text = "The API takes Bearer alone, as its challenge has it, and the token was sent behind DPoP.";
            Some(Said::new(Error, text, const { &[rfc(9449, "7.1")] }))
        }
        _ => None,
    }
}

/// Schemes that take no token of OAuth, and what they take.
const SCHEMES: [(&str, &str); 4] = [
    ("basic", "a user name and a password"),
    ("digest", "a user name and a password"),
    ("negotiate", "the login of a Windows domain"),
    ("ntlm", "the login of a Windows domain"),
];

/// What a challenge says that is for no token of OAuth.
fn takes_other(challenge: &Challenge) -> Said {
    let scheme = shortened(&challenge.scheme, 20);
    let known = SCHEMES.iter().find(|(known, _)| challenge.is(known));
    let text = match known {
        Some((_, takes)) => format!(
            "The API takes {scheme}, as its challenge has it: that is {takes}, and not this token. What answered may be a proxy, a gateway, or another address than the API’s."
        ),
        None => format!(
            "The API takes {scheme}, as its challenge has it, and this is not how the token was sent."
        ),
    };
    Said::new(Error, text, const { &[rfc(9110, "11.6.1")] })
}

/// Whether the same is said of two calls. How long ago a token expired is no other reason; what an API answered is, and what is
/// wrong with a proof.
pub fn is_same(one: &[Said], other: &[Said]) -> bool {
    let is_answer =
        |said: &Said| said.text.starts_with("The API") || said.text.starts_with(proof::WRONG);
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
    let is_whole = !proof::is_taken_out(&report.token);
    let telling = (report.findings.iter()).filter(|finding| {
        TELLING.contains(&finding.name()) && (is_whole || finding.name() != SIGNATURE)
    });
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
        let text = match event.proof() {
            None => {
                "The token is bound to a key (cnf.jkt) and was sent without a proof. Send it as Authorization: DPoP, with a DPoP proof beside it."
            }
            Some(_) => {
                "The token is bound to a key (cnf.jkt) and was sent behind another scheme than DPoP, with a DPoP proof beside it. Send it as Authorization: DPoP."
            }
        };
        says.push(Said::new(Error, text, const { &[rfc(9449, "7.1")] }));
    }
    let is_free = claims.is_some_and(|claims| !claims.has("cnf"));
    if is_free && event.way == Way::Dpop && kind == Kind::AccessToken {
        let text = "The token is bound to no key (cnf.jkt), and was sent behind DPoP. Send it behind Bearer, or ask for it with a DPoP proof, so that it is bound.";
        says.push(Said::new(
            Error,
            text,
            const { &[rfc(9449, "6"), rfc(9449, "7.1")] },
        ));
    }
    let audience = audience(report);
    let (host, _) = event.place();
    if audience.is_some_and(is_graph) && !host.contains("graph.microsoft") {
        let text = "The token is for Microsoft Graph, and this is another API. Ask for a scope of this API.";
        says.push(Said::new(Error, text, const { &[rfc(9068, "4")] }));
    }
    // In national clouds it goes by other names.
    if let Some(other) = audience.filter(|aud| !is_graph(aud))
        && host.eq_ignore_ascii_case("graph.microsoft.com")
    {
        let text = format!(
            "This is Microsoft Graph, and the token is for {}. Ask for a scope of Graph, as https://graph.microsoft.com/User.Read, with no scope of another API beside it.",
            shortened(other, 120)
        );
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

/// The API that a token is for, where it names one alone.
fn audience(report: &TokenReport) -> Option<&str> {
    report.token.claims.as_ref()?.str("aud")
}

/// What there is to say where neither the answer nor the token shows what is wrong.
fn without_a_reason(event: &Event, audience: Option<&str>) -> Said {
    let text = match event.status {
        403 => {
            "The API refused the call, and its answer does not say why. The token itself looks right: it may lack a scope or a role."
        }
        _ => {
            "The API refused the token, and its answer does not say why. The token itself looks right: compare its iss and aud with what the API expects."
        }
    };
    let (host, _) = event.place();
    let host = host.split(':').next().unwrap_or_default();
    let is_elsewhere = |aud: &&str| {
        let uri = Uri::split(aud);
        uri.has_scheme("https")
            && uri
                .host()
                .is_some_and(|other| !other.eq_ignore_ascii_case(host))
    };
    // An identifier need not be an address: nothing is wrong with that by itself.
    let elsewhere = audience.filter(is_elsewhere).map(|aud| {
        format!(
            " aud is {}, and the call went to {}: see that they are the same API.",
            shortened(aud, 120),
            shortened(host, 120)
        )
    });
    let text = [text, &elsewhere.unwrap_or_default()].concat();
    Said::new(Error, text, const { &[rfc(6750, "3.1")] })
}

/// Rules whose findings can be why an API refuses a token.
const TELLING: [&str; 13] = [
    SIGNATURE,
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

const SIGNATURE: &str = "wrong-signature-length";

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
