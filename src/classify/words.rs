//! A verdict in words: the title, the sentence below it, and what to do next.
//!
//! Wording only: what the token is was decided before.

use super::{Certainty, Verdict};
use crate::jose::{Form, Token};
use crate::oauth::provider::Recognised;
use crate::oauth::{Kind, Speaks, Strength, claims};
use crate::spec::Clause;

/// What a person reads first.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// `Opaque access token from Auth0`
    pub title: String,
    /// One or two sentences: what that means.
    pub sentence: String,
    /// Why it came to be like this, with its clause, where that is known.
    pub why: Option<(&'static str, Clause)>,
    /// Whether asking for a JWT access token is the next step.
    pub ask_for_jwt: bool,
}

/// Says a verdict in words. `opaque` is whether nobody but the issuer can read the token.
pub fn words(token: &Token, verdict: &Verdict, opaque: bool) -> Words {
    let because = verdict
        .provider
        .and_then(|p| p.opaque_because)
        .filter(|_| opaque);
    let is_opaque_access = opaque && verdict.kind == Kind::AccessToken;
    Words {
        title: title(token, verdict, opaque),
        sentence: match because {
            Some(because) if is_opaque_access => {
                let from = verdict.provider.map_or("the issuer", |p| p.title);
                match is_sure_of_provider(verdict) {
                    false => format!(
                        "Not a JWT. If it is {from}’s, only {from} can read it. {}",
                        because.good_for
                    ),
                    true => format!("Not a JWT: only {from} can read it. {}", because.good_for),
                }
            }
            _ => sentence(token, verdict, opaque),
        },
        why: because
            .filter(|_| is_opaque_access)
            .map(|b| (b.why, b.spec)),
        ask_for_jwt: is_opaque_access || (verdict.kind == Kind::IdToken && token.claims.is_some()),
    }
}

/// Whether more than a guess names the provider.
fn is_sure_of_provider(verdict: &Verdict) -> bool {
    let is_guess = |seen: &Recognised| seen.strength == Strength::Weak;
    !verdict.provider_seen.as_ref().is_some_and(is_guess)
}

fn title(token: &Token, verdict: &Verdict, opaque: bool) -> String {
    let shape = match (token.form, opaque) {
        (_, true) => "Opaque ",
        (Form::Jws, _) => "JWT ",
        (Form::Jwe, _) => "Encrypted ",
        _ => "",
    };
    let name = match verdict.kind {
        Kind::AccessToken => format!("{shape}access token"),
        Kind::IdToken if token.form == Form::Jwe => "Encrypted ID token".to_owned(),
        Kind::IdToken => "ID token".to_owned(),
        Kind::Unknown => return unknown_title(token, verdict),
        kind => kind.row().title.to_owned(),
    };
    let name = match (token.form, verdict.provider) {
        (Form::Malformed, _) => format!("Broken {}", lower_first(&name)),
        (_, Some(provider)) if is_sure_of_provider(verdict) => {
            format!("{name} from {}", provider.title)
        }
        (_, Some(provider)) if verdict.certainty == Certainty::Weak => {
            format!("{name} from {}", provider.title)
        }
        (_, Some(provider)) => format!("{name}, perhaps from {}", provider.title),
        _ => name,
    };
    match verdict.certainty {
        Certainty::Weak => format!("Probably: {}", lower_first(&name)),
        _ => upper_first(&name),
    }
}

/// `ID`, `JWT` and names keep their capitals.
fn lower_first(text: &str) -> String {
    let keeps = text.chars().nth(1).is_some_and(|c| c.is_ascii_uppercase());
    match text.chars().next() {
        Some(first) if !keeps => [first.to_ascii_lowercase()]
            .into_iter()
            .chain(text.chars().skip(1))
            .collect(),
        _ => text.to_owned(),
    }
}

fn upper_first(text: &str) -> String {
    text.chars()
        .take(1)
        .map(|c| c.to_ascii_uppercase())
        .chain(text.chars().skip(1))
        .collect()
}

/// What speaks conclusively against both kinds.
fn other_kind(verdict: &Verdict) -> Option<&str> {
    let against = |kind| {
        (verdict.evidence.iter()).find(move |e| {
            e.kind == kind && e.speaks == Speaks::Against && e.strength == Strength::Conclusive
        })
    };
    against(Kind::IdToken)?;
    against(Kind::AccessToken).map(|e| e.saw.as_str())
}

fn unknown_title(token: &Token, verdict: &Verdict) -> String {
    let other = other_kind(verdict);
    match token.form {
        Form::Jws if other.is_some() => "JWT, neither ID token nor access token",
        Form::Jws if token.claims.is_some() => "JWT of unknown kind",
        Form::JwsJson => "Signed object in JSON serialization",
        Form::JweJson => "Encrypted object in JSON serialization",
        Form::SdJwt => "SD-JWT",
        Form::Jws => "Signed object, not a JWT",
        Form::Jwe => "Encrypted token (JWE)",
        Form::Malformed => "Broken JWT",
        _ => "Not recognised",
    }
    .to_owned()
}

fn sentence(token: &Token, verdict: &Verdict, opaque: bool) -> String {
    let row = verdict.kind.row();
    match (token.form, verdict.kind) {
        (Form::Malformed, _) => "It was meant to be a JWT, and cannot be read as one; below is where it breaks, and what can still be read.".to_owned(),
        (Form::Opaque, Kind::Unknown) if other_kind(verdict).is_some() => {
            let saw = other_kind(verdict).unwrap_or_default();
            format!("Not a JWT, and neither an ID token nor an access token: {saw}.")
        }
        (Form::Opaque, Kind::Unknown) => "Not a JWT, and nothing in it shows what it is for. If a server gave it to you as a token, only that server can read it.".to_owned(),
        (Form::Jwe, Kind::Unknown) => "Only the holder of the key can read what is inside. That is how it should be: nothing is broken.".to_owned(),
        (Form::Jws, Kind::Unknown) if other_kind(verdict).is_some() => {
            let saw = other_kind(verdict).unwrap_or_default();
            format!("It decodes, and is something else: {saw}.")
        }
        (Form::Jws, Kind::Unknown) if token.claims.is_some() => "It decodes, but nothing in it shows whether it is an ID token, an access token or something else.".to_owned(),
        (Form::Jws, Kind::Unknown) => "Its payload is no JSON object, so there are no claims.".to_owned(),
        (Form::JwsJson | Form::JweJson, Kind::Unknown) => "Not a JWT: a JWT is always in compact form, parts with dots between them (RFC 7519 §1).".to_owned(),
        (Form::SdJwt, _) => "A JWT whose claims its holder can disclose one by one; the disclosures follow the tildes.".to_owned(),
        (_, Kind::AccessToken) if opaque => "Not a JWT: only the server that issued it can read it.".to_owned(),
        (Form::Jws, Kind::AccessToken) => match audience(token) {
            Some(audience) => format!("{} Its audience is {audience}.", row.sentence),
            None => row.sentence.to_owned(),
        },
        (Form::Jws, Kind::IdToken) => format!("{} An API wants an access token instead.", row.sentence),
        _ => row.sentence.to_owned(),
    }
}

fn audience(token: &Token) -> Option<String> {
    let audience = claims::audience(token.claims.as_ref()?).present()?;
    let shown: Vec<String> = audience
        .iter()
        .map(|aud| crate::text::shortened(aud, 80))
        .collect();
    (!shown.is_empty()).then(|| shown.join(" and "))
}
