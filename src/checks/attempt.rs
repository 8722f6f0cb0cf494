//! A token and the keys that a person gave: which of them are tried on its signature, or to decrypt it, and why the others are
//! passed over.
//!
//! Makes the plans; the browser carries them out, one after the other, until one shows the signature right or opens the token.

use super::{presentation, proof};
use crate::jose::alg::{Algorithm, KeyType, Use};
use crate::jose::decrypt::{self, Decryption, encrypted_with};
use crate::jose::json_form::each_alone;
use crate::jose::key::{
    Encoding, Given, Key, KeyFault, Material, Source, fits, given, secret, secret_encodings,
    secret_with_blanks, select,
};
use crate::jose::refusal::Refusal;
use crate::jose::verify::{self, Plan, signed_with};
use crate::jose::{Form, Token};
use crate::oauth::issuer::{Compared, compare};
use crate::spec::Clause;
use crate::text::uri::Uri;
use crate::text::{sentence, shortened};

/// What has to be computed with a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Whether the signature is right.
    Verify(Box<Plan>),
    /// What was encrypted.
    Decrypt(Box<Decryption>),
}

/// Whether somebody decrypts it, before anything in it can be looked at.
pub const fn is_encrypted(token: &Token) -> bool {
    matches!(token.form, Form::Jwe | Form::JweJson)
}

fn task(token: &Token, key: &Key) -> Result<Task, Refusal> {
    match is_encrypted(token) {
        true => Ok(Task::Decrypt(Box::new(decrypt::plan(token, key)?))),
        false => Ok(Task::Verify(Box::new(verify::plan(token, key)?))),
    }
}

/// A key that was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// What it is called, or why it cannot be read.
    pub name: String,
    /// Why it is not tried, each a sentence without its full stop, and what says so; nothing of one that is.
    pub passed_over: Vec<(String, Option<Clause>)>,
    /// What has to be computed with it.
    pub plan: Option<Task>,
    /// Of one that is tried though it must not be used: why, as part of a sentence; else empty.
    pub weak: String,
}

/// What is to be tried.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attempt {
    /// Every key, in the order in which they were given.
    pub keys: Vec<Tried>,
    /// What there is to say before anything is computed, as a sentence; empty where there is nothing.
    pub says: String,
    /// In which ways the text can be a secret, where it is no key of another kind.
    pub encodings: Vec<Encoding>,
    /// Where the keys are, of a text that is metadata.
    pub elsewhere: String,
    /// In which of them it is read: the one that was asked for, where the text can be written so.
    pub encoding: Option<Encoding>,
    /// The key that the issuer of an SD-JWT says is the holder's, on the signature of the key binding JWT.
    pub holder: Option<Tried>,
}

impl Attempt {
    /// The secrets that a text can be in that encoding. White space around it belongs to none as a rule, since it comes with the
    /// copy; in UTF-8 it could, and then both are tried.
    fn secrets(&mut self, text: &str, encoding: Encoding) -> Vec<Result<Key, KeyFault>> {
        self.encodings = secret_encodings(text);
        let is_possible = self.encodings.contains(&encoding);
        let encoding = if is_possible {
            encoding
        } else {
            Encoding::Utf8
        };
        self.encoding = Some(encoding);
        let mut all = vec![secret(text, encoding)];
        if encoding == Encoding::Utf8 {
            all.extend(secret_with_blanks(text).map(Ok));
        }
        all
    }
}

/// What is to be tried with that text as key; one that is a secret is read in that encoding. Of a token with several signatures
/// or recipients each is taken for itself.
pub fn attempt(token: &Token, text: &str, encoding: Encoding) -> Attempt {
    let alone = each_alone(token);
    let mut each = alone.iter().map(|token| of_one(token, text, encoding));
    let Some(mut first) = each.next().filter(|_| alone.len() > 1) else {
        return of_one(token, text, encoding);
    };
    let mut all = vec![first.clone()];
    all.extend(each);
    let what = if is_encrypted(token) {
        "recipient"
    } else {
        "signature"
    };
    first.keys = Vec::new();
    let count = all
        .iter()
        .map(|attempt| attempt.keys.len())
        .max()
        .unwrap_or_default();
    for nth in 0..count {
        let of_key = || {
            all.iter()
                .enumerate()
                .filter_map(|(of, all)| Some((of, all.keys.get(nth)?)))
        };
        let mut tried = of_key().filter(|(_, key)| key.plan.is_some()).peekable();
        if tried.peek().is_none() {
            // The reasons are those of the first that it could have been for.
            first
                .keys
                .extend(of_key().next().map(|(_, key)| key.clone()));
        }
        for (of, key) in tried {
            let name = format!(
                "{}, {what} {} of {}",
                key.name,
                of + 1,
                token.more.len() + 1
            );
            first.keys.push(Tried {
                name,
                ..key.clone()
            });
        }
    }
    let said = all.into_iter().map(|attempt| attempt.says);
    let said: Vec<String> = said.filter(|says| !says.is_empty()).collect();
    let is_tried = first.keys.iter().any(|key| key.plan.is_some());
    first.says = match (is_encrypted(token), said.into_iter().next()) {
        (_, Some(says)) if !is_tried => says,
        _ if text.trim().is_empty() => String::new(),
        (true, _) => format!(
            "The token is for {} recipients, and each key is tried as that of every one.",
            token.more.len() + 1
        ),
        (false, _) => format!(
            "The token has {} signatures, and each key is tried on every one. Which of them must be right whoever reads it says (RFC 7515 §7.2.1).",
            token.more.len() + 1
        ),
    };
    first
}

fn of_one(token: &Token, text: &str, encoding: Encoding) -> Attempt {
    let mut attempt = Attempt {
        holder: key_binding(token),
        ..Attempt::default()
    };
    if token.header_str("typ") == Some("dpop+jwt") {
        // A proof brings its own key, and no other counts: what it shows is that whoever made it has that key.
        let own = proof::key_of(token);
        attempt.keys.extend(own.map(|key| of_token(token, &key)));
        return attempt;
    }
    let alg = match is_encrypted(token) {
        true => encrypted_with(token),
        false => signed_with(token),
    };
    let is_empty = text.trim().is_empty();
    let alg = match alg {
        Ok(_) if is_empty => {
            attempt.says = remark(token);
            return attempt;
        }
        Ok(alg) => alg,
        Err(refusal) => {
            // Of a signature the checks say it; of what is encrypted nothing else does, and no key is worth looking for.
            if !is_empty || is_encrypted(token) {
                attempt.says = sentence(&refusal.to_string());
            }
            return attempt;
        }
    };
    let takes_secret = matches!(alg.key, KeyType::Secret { .. } | KeyType::SecretOf(_));
    let is_bare = |keys: &[Result<Key, KeyFault>]| {
        let is_it = |key: &Key| matches!(key.source, Source::Bare(_));
        matches!(keys, [Ok(key)] if is_it(key)) && !text.trim_start().starts_with('[')
    };
    let keys = match given(text) {
        // Somebody may have taken the text of a public key for a secret, and made tokens with it.
        Ok(Given::Keys(keys)) if takes_secret && is_bare(&keys) => attempt.secrets(text, encoding),
        Ok(Given::Keys(keys)) => keys,
        Ok(Given::Metadata { issuer, jwks_uri }) => {
            attempt.says = format!(
                "This is metadata, and its keys are elsewhere: paste what stands at {}.{}",
                shortened(&jwks_uri, 200),
                of_another_issuer(token, &issuer)
            );
            attempt.elsewhere = jwks_uri;
            return attempt;
        }
        Ok(Given::Text) => match mistaken(text).filter(|_| !takes_secret) {
            Some(says) => {
                attempt.says = says.to_owned();
                return attempt;
            }
            None => attempt.secrets(text, encoding),
        },
        // A secret may begin like anything.
        Err(fault) if takes_secret && fault.may_be_secret() => {
            attempt.says = [
                &sentence(&fault.to_string()),
                " So it is taken as a secret.",
            ]
            .concat();
            attempt.secrets(text, encoding)
        }
        Err(fault) => {
            attempt.says = sentence(&fault.to_string());
            return attempt;
        }
    };
    let readable: Vec<Key> = keys.iter().filter_map(|key| key.clone().ok()).collect();
    let selection = select(&readable, token.header_str("kid"), alg);
    if selection.is_unknown_kid && selection.chosen.is_empty() {
        attempt.says = "The token names a key (kid) that is not among these: the issuer may have a newer set, or another issuer made the token.".to_owned();
    }
    let kid = token.header_str("kid");
    let same = readable
        .iter()
        .filter(|key| kid.is_some() && key.kid.as_deref() == kid);
    if same.count() > 1 {
        attempt.says = "Several of these keys have the token’s kid: it should name one alone (RFC 7517 §4.5). Each that fits is tried."
            .to_owned();
    }
    if attempt.says.is_empty() {
        attempt.says = remark(token);
    }
    if attempt.says.is_empty()
        && let Some(kid) = repeated_kid(&readable)
    {
        attempt.says = format!(
            "Several of these keys have the same kid ({}): within a set it should name one alone (RFC 7517 §4.5).",
            shortened(kid, 60)
        );
    }
    let mut nth = 0;
    for key in keys {
        attempt.keys.push(match key {
            Err(fault) => Tried {
                name: fault.to_string(),
                passed_over: vec![("it cannot be read".to_owned(), None)],
                plan: None,
                weak: String::new(),
            },
            Ok(key) => {
                let over = selection.passed_over.iter().find(|(over, _)| *over == nth);
                let reasons = over.iter().flat_map(|(_, reasons)| reasons);
                let reasons = reasons.map(|(why, spec)| (why.clone(), Some(*spec)));
                nth += 1;
                let reasons: Vec<_> = reasons.collect();
                match too_short(&key, alg).filter(|_| reasons.len() == 1) {
                    // Whether it is the right one is worth knowing, even so.
                    Some(weak) => Tried {
                        weak,
                        ..tried(token, &key, Vec::new())
                    },
                    None => tried(token, &key, reasons),
                }
            }
        });
    }
    attempt
}

/// What a text is that somebody took for a key, as a sentence. Only where no secret is wanted: one may look like anything.
fn mistaken(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let uri = Uri::split(text);
    if (uri.has_scheme("https") || uri.has_scheme("http")) && Uri::is_absolute(text) {
        return Some(
            "This is an address, and none is asked from this field: paste what stands there.",
        );
    }
    if text.starts_with("eyJ") && text.contains('.') {
        return Some("This is a token, and no key: the key is its issuer’s, as JWK or PEM.");
    }
    let is_markup = text.starts_with('<');
    is_markup.then_some("This is XML or HTML: a key is read from JWK or PEM.")
}

/// What there is to say where metadata is another server's than the token's issuer; else empty.
fn of_another_issuer(token: &Token, issuer: &str) -> String {
    let claims = token.claims.as_ref();
    let iss = claims.and_then(|claims| Some((claims, claims.str("iss")?)));
    let Some((claims, iss)) = iss.filter(|_| !issuer.is_empty()) else {
        return String::new();
    };
    let is_its = matches!(
        compare(claims, iss, issuer),
        Compared::Same | Compared::OfItsTenant
    );
    match is_its {
        true => String::new(),
        false => format!(
            " Its issuer is {}, and iss of the token is {}: these are not the keys of who the token says issued it.",
            shortened(issuer, 120),
            shortened(iss, 120)
        ),
    }
}

/// A `kid` that more than one key has. Two keys of different types may share one, where they stand for each other.
fn repeated_kid(keys: &[Key]) -> Option<&str> {
    let mut named: Vec<(&str, &str)> = Vec::new();
    let each = keys
        .iter()
        .filter_map(|key| Some((key.kid.as_deref()?, key.material.kty())));
    for one in each {
        if named.contains(&one) {
            return Some(one.0);
        }
        named.push(one);
    }
    None
}

/// What there is to say of how a token was encrypted, though it can be decrypted.
fn remark(token: &Token) -> String {
    let all = decrypt::weak_password_key(token);
    let all: Vec<String> = all.iter().map(|text| sentence(text)).collect();
    all.join(" ")
}

fn key_binding(token: &Token) -> Option<Tried> {
    let kb = token.sd.as_ref()?.key_binding.as_ref()?;
    Some(of_token(kb, &presentation::holder(token)?))
}

/// A key that a token names itself: tried where it fits its algorithm.
fn of_token(token: &Token, key: &Key) -> Tried {
    let misfits = signed_with(token).map(|alg| fits(key, alg));
    let misfits = misfits.unwrap_or_default().into_iter();
    let reasons = misfits.map(|misfit| (misfit.text, Some(misfit.spec)));
    tried(token, key, reasons.collect())
}

fn tried(token: &Token, key: &Key, mut passed_over: Vec<(String, Option<Clause>)>) -> Tried {
    let mut plan = None;
    if passed_over.is_empty() {
        match task(token, key) {
            Ok(task) => plan = Some(task),
            Err(refusal) => passed_over.push((refusal.to_string(), Some(refusal.spec()))),
        }
    }
    Tried {
        name: key.named(),
        passed_over,
        plan,
        weak: String::new(),
    }
}

/// How short a secret is that a signature can be computed with all the same; nothing of one that has another misfit.
fn too_short(key: &Key, alg: &Algorithm) -> Option<String> {
    let is_secret = matches!(key.material, Material::Oct(_)) && alg.used_for == Use::Mac;
    let mut misfits = fits(key, alg).into_iter();
    let alone = misfits.next().filter(|_| misfits.next().is_none());
    let short = alone.filter(|misfit| is_secret && misfit.is_possible);
    let is_length =
        |key: &Key| matches!(alg.key, KeyType::Secret { least } if key.material.bits() < least * 8);
    short.filter(|_| is_length(key)).map(|misfit| misfit.text)
}

#[cfg(test)]
mod tests;
