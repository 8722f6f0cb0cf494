//! The checks that readers of several kinds make: issuer, audience, algorithm, signature, times.
//!
//! Compares exactly, and says how two identifiers differ that look alike.

use super::{Check, Checked, Expected, Outcome, Signature};
use crate::jose::Token;
use crate::jose::alg::{self, Use};
use crate::jose::decrypt::encrypted_with;
use crate::jose::refusal::Refusal;
use crate::jose::verify::signed_with;
use crate::oauth::audience::near_miss;
use crate::oauth::claims::{self, Claim};
use crate::oauth::issuer::{Compared, compare};
use crate::oauth::providers::entra;
use crate::spec::{Clause, rfc};
use crate::text::json::Object;
use crate::text::time::Seconds;
use crate::text::{sentence, shortened};

/// A check with that outcome.
pub fn check(name: &'static str, spec: Clause, outcome: Outcome, text: String) -> Check {
    Check {
        name,
        outcome,
        text,
        spec,
    }
}

/// A check that passes, or fails.
pub fn either(name: &'static str, spec: Clause, passes: bool, text: String) -> Check {
    let outcome = if passes {
        Outcome::Passed
    } else {
        Outcome::Failed
    };
    check(name, spec, outcome, text)
}

/// A check that was not made.
pub fn not_made(name: &'static str, spec: Clause, why: &str) -> Check {
    check(name, spec, Outcome::NotChecked, why.to_owned())
}

fn shown(text: &str) -> String {
    shortened(text, 120)
}

/// What is said where two are not the same.
pub fn differ(claim: &str, found: &str, expected: &str) -> String {
    let how = near_miss(found, expected).map(|how| format!(" They differ {how}."));
    let how = how.unwrap_or_default();
    format!(
        "{claim} is {}, and {} is expected.{how}",
        shown(found),
        shown(expected)
    )
}

/// `iss` is the expected issuer, to the letter.
pub fn issuer(claims: &Object, expected: &Expected, spec: Clause) -> Check {
    let name = "issuer";
    let Claim::Present(iss) = claims::string(claims, "iss") else {
        let text = "There is no iss that names the issuer.";
        return either(name, spec, false, text.to_owned());
    };
    let shown = shown(iss);
    let Some(issuer) = &expected.issuer else {
        let text = format!("iss is {shown}. Say which issuer you trust to compare it.");
        return not_made(name, spec, &text);
    };
    let of_any = entra::for_every_tenant(issuer).is_some();
    let spec = if of_any && iss != issuer {
        entra::ACCESS
    } else {
        spec
    };
    match compare(claims, iss, issuer) {
        Compared::Same => either(name, spec, true, format!("iss is {shown}.")),
        Compared::OfItsTenant => {
            let text = format!(
                "iss is {shown}: that of the tenant in tid. You expect the issuer of any tenant, so whoever has one is let in."
            );
            either(name, spec, true, text)
        }
        Compared::NoTenant => {
            let text = "You expect the issuer of any tenant, and there is no tid that names the token’s tenant by its ID.";
            either(name, spec, false, text.to_owned())
        }
        Compared::Not(expected) => either(name, spec, false, differ("iss", iss, &expected)),
    }
}

/// `aud` contains the reader.
pub fn audience(claims: &Object, reader: Option<&str>, whose: &str, spec: Clause) -> Check {
    let name = "audience";
    let Some(audience) = claims::audience(claims)
        .present()
        .filter(|aud| !aud.is_empty())
    else {
        let text = "There is no aud that names whom the token is for.";
        return either(name, spec, false, text.to_owned());
    };
    let all: Vec<String> = audience.iter().map(|aud| shown(aud)).collect();
    let all = shortened(&all.join(" and "), 400);
    match reader {
        None => not_made(
            name,
            spec,
            &format!("aud is {all}. Say {whose} to compare it."),
        ),
        Some(reader) if audience.contains(&reader) => {
            either(name, spec, true, format!("aud contains {}.", shown(reader)))
        }
        Some(reader) => {
            let near = audience.iter().find(|aud| near_miss(aud, reader).is_some());
            let text = match near {
                Some(near) => differ("aud", near, reader),
                None => format!("aud is {all}, and {} is not in it.", shown(reader)),
            };
            either(name, spec, false, text)
        }
    }
}

/// `alg` is allowed: one of those that the reader names, and else any that signs.
pub fn algorithm(checked: &Checked<'_>, expected: &Expected) -> Check {
    let (name, spec) = ("algorithm", rfc(8725, "3.1"));
    let signed = match signed_with(checked.token) {
        // Whether the reader allows it is no matter of browsers.
        Err(Refusal::NotInBrowsers(alg)) if !expected.algorithms.is_empty() => {
            alg::algorithm(alg).ok_or(Refusal::NotInBrowsers(alg))
        }
        signed => signed,
    };
    match signed {
        Err(refusal) => {
            let text = sentence(&refusal.to_string());
            // What cannot be computed here may be right elsewhere.
            match refusal {
                Refusal::NotInBrowsers(_) => not_made(name, refusal.spec(), &text),
                _ => either(name, refusal.spec(), false, text),
            }
        }
        Ok(alg) if expected.algorithms.is_empty() => {
            let text = match alg.used_for {
                Use::Mac => format!(
                    "alg is {}: whoever can check it can make such a token as well. Name the algorithms that you allow.",
                    alg.name
                ),
                _ => format!("alg is {}. Name the algorithms that you allow.", alg.name),
            };
            not_made(name, spec, &text)
        }
        Ok(alg) => {
            let is_allowed = expected
                .algorithms
                .iter()
                .any(|allowed| allowed == alg.name);
            let text = match is_allowed {
                true => format!("alg is {}, which you allow.", alg.name),
                false => format!("alg is {}, which you do not allow.", alg.name),
            };
            either(name, spec, is_allowed, text)
        }
    }
}

/// What is encrypted takes its recipient's key.
pub fn decryption(checked: &Checked<'_>) -> Check {
    let (name, spec) = ("decryption", rfc(7516, "5.2"));
    match encrypted_with(checked.token) {
        Ok(_) => not_made(
            name,
            spec,
            "It takes the recipient’s key; the page decrypts with it, in a browser.",
        ),
        Err(refusal) => not_made(name, refusal.spec(), &sentence(&refusal.to_string())),
    }
}

/// One sentence or the other.
pub fn verdict(is_right: bool, right: &str, wrong: &str) -> String {
    if is_right { right } else { wrong }.to_owned()
}

/// The signature is right, as far as anybody computed it.
pub fn signature(checked: &Checked<'_>, spec: Clause) -> Check {
    signature_by("signature", checked.token, checked.signature, spec)
}

/// The same of a token inside, under that name.
pub fn signature_by(
    name: &'static str,
    token: &Token,
    signature: &Signature,
    spec: Clause,
) -> Check {
    // What no key can make right is said by the algorithm's check.
    if let (Err(refusal), true) = (signed_with(token), token.more.is_empty()) {
        let text = match name {
            // A key can, elsewhere.
            _ if let Refusal::NotInBrowsers(alg) = refusal => format!(
                "It is not computed here: no browser computes {alg}. That says nothing about the signature; a library that knows {alg} can check it."
            ),
            "signature" => "No key can show that it is right: see algorithm.".to_owned(),
            _ => format!("No key can show that it is right: {refusal}."),
        };
        return not_made(name, spec, &text);
    }
    match signature {
        Signature::NotComputed => not_made(
            name,
            spec,
            "The key that it must be right with is known; the page computes it, in a browser.",
        ),
        Signature::NoKey => not_made(
            name,
            spec,
            "No key was given. That says nothing about the signature.",
        ),
        Signature::NoneFits => not_made(
            name,
            spec,
            "None of the keys that were given can be used. That says nothing about the signature.",
        ),
        Signature::Hindered => not_made(
            name,
            spec,
            "A key fits, and the browser did not compute with it: why, stands above. That says nothing about the signature.",
        ),
        Signature::Guessable { key, why } => {
            let text = format!(
                "It is right with this key: {key}. But {why}: whoever has a token can try secrets until one fits, and then make any other. So it must be refused; agree on a longer secret."
            );
            either(name, rfc(7518, "3.2"), false, text)
        }
        Signature::Computed { is_right, key } => {
            let text = match is_right {
                true => format!("It is right with this key: {key}."),
                false if key.starts_with("secret") => format!(
                    "It is not right with this key: {key}. The token was changed, another key made it, or the secret is written in another encoding than was chosen."
                ),
                false => format!(
                    "It is not right with this key: {key}. The token was changed, or another key made it."
                ),
            };
            either(name, spec, *is_right, text)
        }
    }
}

/// What is said of a claim that is there and is no string, as it has to be: nothing can be compared with it.
pub fn no_string(name: &'static str, claim: &str, shape: &str, spec: Clause) -> Check {
    either(
        name,
        spec,
        false,
        format!("{claim} is {shape}, and has to be a string."),
    )
}

/// A claim that has to be compared with what only the reader knows.
pub fn string_claim(
    claims: &Object,
    claim: &str,
    name: &'static str,
    what: &str,
    spec: Clause,
) -> Check {
    match claims::string(claims, claim) {
        Claim::Present(value) => {
            let text = format!("{claim} is {}: it has to be {what}.", shown(value));
            not_made(name, spec, &text)
        }
        Claim::Malformed(shape) => no_string(name, claim, shape, spec),
        Claim::Absent => either(name, spec, false, format!("There is no {claim}.")),
    }
}

/// What is made for one call is taken for so long, in seconds: how long is each server's to say.
const FRESH: i64 = 300;

/// `iat` is there, no later than the clock, and not long before it.
pub fn issued_within(claims: &Object, expected: &Expected, spec: Clause) -> Check {
    let issued = issued_at(claims, expected, spec);
    let age = match claims::time(claims, "iat") {
        Claim::Present(iat) => expected.now.since(iat),
        _ => return issued,
    };
    if issued.outcome == Outcome::Passed && age.0 > FRESH {
        let text = format!(
            "Issued {age} before your clock. How long it is taken its reader says: seconds or minutes, since it is made anew for each use."
        );
        return not_made(issued.name, spec, &text);
    }
    issued
}

/// The time is before `exp`; nothing where that is not there and need not be.
pub fn expiry_if_there(claims: &Object, expected: &Expected, spec: Clause) -> Option<Check> {
    claims.has("exp").then(|| expiry(claims, expected, spec))
}

/// The time is before `exp`.
pub fn expiry(claims: &Object, expected: &Expected, spec: Clause) -> Check {
    let name = "expiry";
    let exp = match claims::time(claims, "exp") {
        Claim::Present(exp) => exp,
        Claim::Absent => {
            return either(
                name,
                spec,
                false,
                "There is no exp: it would never expire.".to_owned(),
            );
        }
        Claim::Malformed(_) => {
            return either(
                name,
                spec,
                false,
                "exp is not a number of seconds.".to_owned(),
            );
        }
    };
    let Seconds(left) = exp.since(expected.now);
    let is_valid = left > -expected.skew.0;
    let text = match (is_valid, left > 0) {
        (true, true) => format!("exp is {} after your clock.", Seconds(left)),
        (true, false) => format!(
            "exp is {} before your clock, which is within the allowed difference of {}.",
            Seconds(-left),
            expected.skew
        ),
        _ => format!("Expired {} before your clock.", Seconds(-left)),
    };
    either(name, spec, is_valid, text)
}

/// The time is not before `nbf`; nothing where that is not there.
pub fn not_before(claims: &Object, expected: &Expected) -> Option<Check> {
    let (name, spec) = ("not-before", rfc(7519, "4.1.5"));
    match claims::time(claims, "nbf") {
        Claim::Absent => None,
        Claim::Malformed(_) => Some(either(
            name,
            spec,
            false,
            "nbf is not a number of seconds.".to_owned(),
        )),
        Claim::Present(nbf) => {
            let Seconds(early) = nbf.since(expected.now);
            let is_valid = early <= expected.skew.0;
            let text = match (is_valid, early > 0) {
                (true, false) => "nbf is not after your clock.".to_owned(),
                (true, true) => format!(
                    "nbf is {} after your clock, which is within the allowed difference of {}.",
                    Seconds(early),
                    expected.skew
                ),
                (false, _) => format!("nbf is {} after your clock.", Seconds(early)),
            };
            Some(either(name, spec, is_valid, text))
        }
    }
}

/// `iat` is there, and no later than the clock.
pub fn issued_at(claims: &Object, expected: &Expected, spec: Clause) -> Check {
    let name = "issued-at";
    match claims::time(claims, "iat") {
        Claim::Absent => either(name, spec, false, "There is no iat.".to_owned()),
        Claim::Malformed(_) => either(
            name,
            spec,
            false,
            "iat is not a number of seconds.".to_owned(),
        ),
        Claim::Present(iat) => {
            let Seconds(age) = expected.now.since(iat);
            let is_valid = age >= -expected.skew.0;
            let text = match (is_valid, age < 0) {
                (true, false) => format!("Issued {} before your clock.", Seconds(age)),
                (true, true) => format!(
                    "Issued {} after your clock, which is within the allowed difference of {}.",
                    Seconds(-age),
                    expected.skew
                ),
                (false, _) => format!("Issued {} after your clock.", Seconds(-age)),
            };
            either(name, spec, is_valid, text)
        }
    }
}
