//! A verdict in words: the title, the sentence below it, and what to do next.
//!
//! Wording only: what the token is was decided before.

use super::{Certainty, Verdict, document, types};
use crate::jose::{Form, Token, enc};
use crate::oauth::issued::{Advice, Ask, Issued, Recognised};
use crate::oauth::{Evidence, Kind, Speaks, Strength, claims};
use crate::spec::Clause;
use crate::text::with_article;

/// What a person reads first.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// `Opaque access token from Auth0`
    pub title: String,
    /// One or two sentences: what that means.
    pub sentence: String,
    /// Why it came to be like this, with its clause, where that is known.
    pub why: Option<(&'static str, Clause)>,
    /// What the button says that leads to the right token, where a request can ask for it.
    pub ask: Option<&'static str>,
}

/// What is asked for where the provider says nothing of its own.
const ASK_FOR_JWT: &str = "Ask for a JWT instead";

/// Says a verdict in words. `opaque` is whether nobody but the issuer can read the token.
pub fn words(token: &Token, verdict: &Verdict, opaque: bool) -> Words {
    let because = verdict
        .issued()
        .and_then(|issued| issued.opaque_because)
        .filter(|_| opaque && verdict.kind == Kind::AccessToken);
    Words {
        title: title(token, verdict, opaque),
        sentence: match (because, verdict.provider) {
            (Some(because), Some(provider)) => {
                let from = provider.title;
                match (is_sure_of_provider(verdict), token.form) {
                    (_, Form::Malformed) => format!(
                        "It is no JWT, and not whole: a part is missing or was altered, so nobody can use it as it is. Whole, only {from} could read it. {}",
                        because.good_for
                    ),
                    (false, _) => format!(
                        "Not a JWT. If it is {from}’s, only {from} can read it. {}",
                        because.good_for
                    ),
                    (true, Form::Jws) => {
                        format!(
                            "It decodes, but it is for {from} alone. {}",
                            because.good_for
                        )
                    }
                    (true, _) => {
                        format!("Not a JWT: only {from} can read it. {}", because.good_for)
                    }
                }
            }
            _ => sentence(token, verdict, opaque),
        },
        why: because.map(|b| (b.why, b.spec)),
        ask: ask(token, verdict, opaque),
    }
}

/// The advice on a token: all of it, in the provider's order.
pub fn advice(token: &Token, verdict: &Verdict) -> Vec<&'static Advice> {
    // One that only its issuer can read was never to be read, so a part of it tells as much.
    let is_to_be_asked_for =
        |issued: &&Issued| token.form != Form::Malformed || issued.is_opaque.is_seen(token);
    let issued = verdict.issued().filter(is_to_be_asked_for);
    (issued.iter())
        .flat_map(|issued| issued.advice_on(verdict.kind, token))
        .collect()
}

fn ask(token: &Token, verdict: &Verdict, opaque: bool) -> Option<&'static str> {
    if token.form == Form::Malformed && verdict.kind != Kind::IdToken && !opaque {
        return None;
    }
    let advice = advice(token, verdict);
    if let Some(button) = advice.iter().find_map(|advice| match advice.ask {
        Ask::For { button, .. } => Some(button),
        Ask::Nothing => None,
    }) {
        return Some(button);
    }
    // A provider that said something, and no way, has none.
    let is_told = verdict.issued().is_some_and(|i| !i.advice.is_empty());
    let is_wrong_for_an_api = (opaque && verdict.kind == Kind::AccessToken)
        || (verdict.kind == Kind::IdToken && token.claims.is_some());
    (is_wrong_for_an_api && !is_told).then_some(ASK_FOR_JWT)
}

/// Whether more than a guess names the provider.
fn is_sure_of_provider(verdict: &Verdict) -> bool {
    let is_guess = |seen: &Recognised| seen.strength == Strength::Weak;
    !verdict.provider_seen.as_ref().is_some_and(is_guess)
}

fn title(token: &Token, verdict: &Verdict, opaque: bool) -> String {
    let name = match verdict.kind {
        Kind::Unknown => return unknown_title(token, verdict),
        Kind::AccessToken => {
            let form = match (token.form, opaque) {
                (Form::Jws, _) => "JWT ",
                (_, true) => "Opaque ",
                (Form::Jwe, _) => "Encrypted ",
                _ => "",
            };
            format!("{form}access token")
        }
        Kind::EncryptedJwt if token.form == Form::JweJson => return unknown_title(token, verdict),
        Kind::IdToken if token.form == Form::Jwe => "Encrypted ID token".to_owned(),
        Kind::Jwk if document::is_private_key(token, Kind::Jwk) => {
            "Private key (JSON Web Key)".to_owned()
        }
        Kind::Jwks if document::is_private_key(token, Kind::Jwks) => {
            "Private keys (JSON Web Key Set)".to_owned()
        }
        Kind::Pem if document::is_private_key(token, Kind::Pem) => "Private key (PEM)".to_owned(),
        kind => kind.row().title.to_owned(),
    };
    let name = match (token.form, verdict.provider) {
        (Form::Malformed, _) => format!("Broken {}", lower_first(&name)),
        (_, Some(provider))
            if is_sure_of_provider(verdict) || verdict.certainty == Certainty::Weak =>
        {
            format!("{name} from {}", provider.title)
        }
        (_, Some(provider)) => format!("{name}, perhaps from {}", provider.title),
        _ => name,
    };
    match (verdict.certainty, verdict.shape) {
        // What has a shape of its own is called by it, and names keep their capitals.
        (Certainty::Weak, Some(shape)) if token.form != Form::Malformed => {
            format!("Probably: {}", shape.what)
        }
        (_, Some(shape)) if token.form != Form::Malformed => upper_first(shape.what),
        (Certainty::Weak, _) => format!("Probably: {}", lower_first(&name)),
        _ => upper_first(&name),
    }
}

/// `ID`, `JWT` and names keep their capitals.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    // `ID`, `OAuth`: a capital further on in the first word makes it a name.
    let word = chars.as_str().split(' ').next().unwrap_or_default();
    match first {
        Some(first) if !word.contains(|c: char| c.is_ascii_uppercase()) => {
            let mut lower = String::from(first.to_ascii_lowercase());
            lower.push_str(chars.as_str());
            lower
        }
        _ => text.to_owned(),
    }
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    let mut upper: String = first.into_iter().collect();
    upper.push_str(chars.as_str());
    upper
}

/// What speaks conclusively against both ID and access token.
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
    if let Some(other) = types::other_type(token) {
        return format!("JWT: {other}");
    }
    if let Some(shape) = verdict.shape {
        return upper_first(shape.what);
    }
    let other = other_kind(verdict);
    match token.form {
        Form::Jws if other.is_some() => "JWT, neither ID token nor access token",
        Form::Jws if token.claims.is_some() => "JWT of unknown kind",
        Form::JwsJson => "Signed object in JSON serialization",
        Form::JweJson => "Encrypted object in JSON serialization",
        Form::SdJwt => "SD-JWT",
        Form::Jws if token.nested().is_some() => "Signed token with another token inside",
        Form::Jws => "Signed object, not a JWT",
        Form::Jwe => "Encrypted token (JWE)",
        Form::Malformed => "Broken JWT",
        _ => "Not recognised",
    }
    .to_owned()
}

fn sentence(token: &Token, verdict: &Verdict, opaque: bool) -> String {
    let row = verdict.kind.row();
    let text = match (token.form, verdict.kind) {
        (Form::Malformed, _) => {
            "It was meant to be a JWT, and cannot be read as one; below is where it breaks, and what can still be read."
        }
        (_, Kind::ApiKey) if verdict.issued().is_some_and(|i| i.is_public.is_seen(token)) => {
            "It names a project to a service, and is meant to be seen by anybody."
        }
        (Form::Opaque, Kind::Unknown) if verdict.shape.is_some() => {
            "It is no token: it stands for something that the server keeps."
        }
        (Form::Opaque, Kind::Unknown) => return unknown_opaque(verdict),
        (Form::Jws, Kind::Unknown) => return unknown_jws(token, verdict),
        // With claims, a finding says that it is no JWT.
        (Form::JwsJson, Kind::Unknown) if token.claims.is_some() => {
            return unknown_jws(token, verdict);
        }
        (Form::JwsJson, Kind::Unknown) => NOT_COMPACT,
        (Form::JweJson, _) => return [&encrypted(token, row.sentence), " ", NOT_COMPACT].concat(),
        (Form::Jwe, _) if !opaque => return encrypted(token, row.sentence),
        (_, Kind::AccessToken) if opaque && verdict.shape.is_none() => {
            "Not a JWT: only the server that issued it can read it."
        }
        (Form::Jws, Kind::AccessToken) => match audience(token) {
            Some(audience) => return format!("{} Its audience is {audience}.", row.sentence),
            None => row.sentence,
        },
        (Form::Jws, Kind::IdToken) => {
            // Where the provider says more, it says that as well, or that its APIs take ID tokens.
            if !advice(token, verdict).is_empty() {
                return row.sentence.to_owned();
            }
            return format!("{} An API wants an access token instead.", row.sentence);
        }
        // A vendor's name for it does not say what it is for.
        (Form::Opaque, Kind::AccessToken | Kind::RefreshToken | Kind::AuthorizationCode) => {
            return format!(
                "{} Not a JWT: only the server that issued it can read it.",
                row.sentence
            );
        }
        _ => row.sentence,
    };
    text.to_owned()
}

const NOT_COMPACT: &str =
    "Not a JWT: a JWT is always in compact form, parts with dots between them (RFC 7519 §1).";

/// What an encrypted token is, and how its content was encrypted.
fn encrypted(token: &Token, sentence: &str) -> String {
    match enc::in_words(token) {
        Some(how) => format!("{sentence} Encryption: {how}."),
        None => sentence.to_owned(),
    }
}

fn unknown_opaque(verdict: &Verdict) -> String {
    // What the person gave as something else is no token.
    let is_ruled_out =
        |e: &&Evidence| e.speaks == Speaks::Against && e.strength == Strength::Conclusive;
    if let Some(e) = verdict.evidence.iter().find(is_ruled_out)
        && verdict.rivals.is_empty()
    {
        return format!("No token: {}.", e.saw);
    }
    if let Some(saw) = other_kind(verdict) {
        return format!("Not a JWT, and neither an ID token nor an access token: {saw}.");
    }
    let names: Vec<String> = (verdict.rivals.iter())
        .map(|kind| with_article(&lower_first(kind.row().title)))
        .collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!(
            "Not a JWT, and many things look like this: it may be {} or {last}.",
            rest.join(", ")
        ),
        Some((only, _)) => format!("Not a JWT. It may be {only}. That is a guess."),
        None => "Not a JWT, and nothing in it shows what it is for. If a server gave it to you as a token, only that server can read it.".to_owned(),
    }
}

fn unknown_jws(token: &Token, verdict: &Verdict) -> String {
    match other_kind(verdict) {
        Some(saw) => format!("It decodes, and is something else: {saw}."),
        None if token.claims.is_some() => "It decodes, but nothing in it shows whether it is an ID token, an access token or something else.".to_owned(),
        None if token.nested().is_some() => {
            "Its payload is another token, which is listed after it.".to_owned()
        }
        None => "Its payload is no JSON object, so there are no claims.".to_owned(),
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
