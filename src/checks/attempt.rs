//! A token and the keys that a person gave: which of them are tried on its signature, or to decrypt it, and why the others are
//! passed over.
//!
//! Makes the plans; the browser carries them out, one after the other, until one shows the signature right or opens the token.

use super::{presentation, proof};
use crate::jose::alg::KeyType;
use crate::jose::decrypt::{self, Decryption, encrypted_with};
use crate::jose::json_form::each_alone;
use crate::jose::key::{
    Encoding, Given, Key, KeyFault, fits, given, secret, secret_encodings, secret_with_blanks,
    select,
};
use crate::jose::refusal::Refusal;
use crate::jose::verify::{self, Plan, signed_with};
use crate::jose::{Form, Token};
use crate::spec::Clause;

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

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    [&first.unwrap_or_default(), letters.as_str(), "."].concat()
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
    let keys = match given(text) {
        Ok(Given::Keys(keys)) => keys,
        Ok(Given::Metadata { jwks_uri, .. }) => {
            attempt.says = format!(
                "This is metadata, and its keys are elsewhere: paste what stands at {}.",
                crate::text::shortened(&jwks_uri, 200)
            );
            return attempt;
        }
        Ok(Given::Text) => attempt.secrets(text, encoding),
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
    let mut nth = 0;
    for key in keys {
        attempt.keys.push(match key {
            Err(fault) => Tried {
                name: fault.to_string(),
                passed_over: vec![("it cannot be read".to_owned(), None)],
                plan: None,
            },
            Ok(key) => {
                let over = selection.passed_over.iter().find(|(over, _)| *over == nth);
                let reasons = over.iter().flat_map(|(_, reasons)| reasons);
                let reasons = reasons.map(|(why, spec)| (why.clone(), Some(*spec)));
                nth += 1;
                tried(token, &key, reasons.collect())
            }
        });
    }
    attempt
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jose::{compact, json_form};
    use crate::text::json;

    /// RFC 7515 App. A.3.
    const ES256: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    const KEY: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;

    #[test]
    fn each_key_is_tried_or_passed_over_with_its_reason() {
        let token = compact::decode(ES256);
        let set = format!(
            r#"{{"keys":[{KEY},{{"kty":"oct","alg":"HS256","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T"}},{{"kty":"x"}},{}]}}"#,
            KEY.replace(r#""kty""#, r#""use":"enc","kty""#)
        );
        let all = attempt(&token, &set, Encoding::Utf8);
        let told: Vec<String> = all
            .keys
            .iter()
            .map(|key| match key.passed_over.as_slice() {
                [] => "tried".to_owned(),
                reasons => {
                    let why: Vec<&str> = reasons.iter().map(|(why, _)| why.as_str()).collect();
                    why.join("; ")
                }
            })
            .collect();
        assert_eq!(
            told,
            [
                "tried",
                "it is a secret of 264 bits, and ES256 takes a key on P-256; its alg is HS256, not ES256",
                "it cannot be read",
                "its use is enc, not sig"
            ]
        );
        let plans: Vec<bool> = all.keys.iter().map(|key| key.plan.is_some()).collect();
        assert_eq!(plans, [true, false, false, false]);
    }

    #[test]
    fn what_gives_no_key_says_why() {
        let token = compact::decode(ES256);
        for (text, says) in [
            ("", ""),
            ("{", "This begins like JSON and is none from byte 1 on."),
            (
                r#"{"issuer":"https://op.example","jwks_uri":"https://op.example/jwks"}"#,
                "This is metadata, and its keys are elsewhere: paste what stands at https://op.example/jwks.",
            ),
        ] {
            assert_eq!(attempt(&token, text, Encoding::Utf8).says, says, "{text}");
        }
        let of_none = compact::decode("eyJhbGciOiJub25lIn0.e30.");
        let said = attempt(&of_none, KEY, Encoding::Utf8).says;
        assert!(said.starts_with("Alg is none"), "{said}");
        let with_kid = ES256.replacen(
            "eyJhbGciOiJFUzI1NiJ9",
            "eyJhbGciOiJFUzI1NiIsImtpZCI6ImEifQ",
            1,
        );
        let key = KEY.replace(r#""kty""#, r#""kid":"b","kty""#);
        let said = attempt(&compact::decode(&with_kid), &key, Encoding::Utf8).says;
        assert!(said.contains("not among these"), "{said}");
    }

    #[test]
    fn an_encrypted_token_takes_a_key_that_decrypts() {
        // {"alg":"A128KW","enc":"A128CBC-HS256"}, RFC 7516 App. A.3.
        let token = compact::decode(
            "eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ",
        );
        let set = format!(r#"{{"keys":[{KEY},{{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}}]}}"#);
        let all = attempt(&token, &set, Encoding::Utf8);
        assert_eq!(
            all.keys[0].passed_over[0].0,
            "it is of type EC P-256, and A128KW takes a secret (type oct)"
        );
        assert!(matches!(all.keys[1].plan, Some(Task::Decrypt(_))));
    }

    /// RFC 7515 App. A.6 and A.7, RFC 7516 App. A.4 and RFC 7520 §4.6 to §4.8: with the keys of all, each signature and recipient
    /// gets its own.
    #[test]
    fn each_signature_and_recipient_of_a_json_serialization_is_tried() {
        let file = json::parse(include_str!("../../tests/jose/json.json")).unwrap();
        for row in file.as_array().unwrap() {
            let row = row.as_object().unwrap();
            let (of, part) = (row.str("of").unwrap(), |name| {
                row.get(name).unwrap().to_compact()
            });
            let token = json_form::decode(&part("token")).unwrap();
            assert_eq!((token.more.len() + 1).to_string(), part("parties"), "{of}");
            let all = attempt(&token, &part("keys"), Encoding::Utf8);
            let planned = all.keys.iter().filter(|key| key.plan.is_some());
            let names: Vec<&str> = planned.map(|key| key.name.as_str()).collect();
            let right = row.get("right").unwrap().as_array().unwrap();
            assert_eq!(names.len(), right.len(), "{of}: {names:?}");
            for (name, nth) in names.iter().zip(right) {
                let end = format!(" {} of {}", nth.to_compact(), part("parties"));
                assert!(
                    token.more.is_empty() || name.ends_with(&end),
                    "{of}: {name}"
                );
            }
            assert_eq!(
                all.says.is_empty(),
                token.more.is_empty(),
                "{of}: {}",
                all.says
            );
        }
    }

    #[test]
    fn what_json_leaves_open_is_refused() {
        let parts: Vec<&str> = ES256.split('.').collect();
        let with = |more: &str, payload: &str| {
            let (header, signature) = (parts[0], parts[2]);
            format!(
                r#"{{"payload":"{payload}","protected":"{header}","signature":"{signature}"{more}}}"#
            )
        };
        let tell = |text: &str| {
            let token = json_form::decode(text).unwrap();
            let all = attempt(&token, KEY, Encoding::Utf8);
            (
                all.says,
                all.keys.iter().filter(|key| key.plan.is_some()).count(),
            )
        };
        assert_eq!(tell(&with("", parts[1])), (String::new(), 1));
        for (more, payload, says) in [
            (r#","payload":"e30""#, parts[1], "payload twice"),
            (r#","header":{"alg":"ES256"}"#, parts[1], "alg twice"),
            (r#","header":{"crit":["exp"]}"#, parts[1], "Crit names exp"),
            (
                "",
                &parts[1].replacen('e', "\\u0065", 1),
                "not written as a signer writes it",
            ),
        ] {
            let (said, planned) = tell(&with(more, payload));
            assert!(planned == 0 && said.contains(says), "{says}: {said}");
        }
    }

    /// A person chose hex for one secret, and the next one was none: the choice on the page was empty.
    #[test]
    fn a_secret_is_read_in_an_encoding_that_it_can_be_in() {
        let token =
            compact::decode("eyJhbGciOiJIUzI1NiJ9.e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        let read = |text: &str, encoding| {
            let all = attempt(&token, text, encoding);
            let named = all.keys.iter().map(|key| key.name.clone());
            (
                all.encoding,
                named.collect::<Vec<String>>().join("; "),
                all.says,
            )
        };
        let hex = "deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
        for (text, asked, encoding, named, says) in [
            (hex, Encoding::Hex, Encoding::Hex, "secret of 256 bits", ""),
            (
                "a secret that is not hexadecimal, at all",
                Encoding::Hex,
                Encoding::Utf8,
                "secret of 320 bits",
                "",
            ),
            (
                " a secret with a blank on either side ",
                Encoding::Utf8,
                Encoding::Utf8,
                "secret of 288 bits; secret of 304 bits, with the white space around it",
                "",
            ),
            (
                "{a secret that looks like JSON, a bit}",
                Encoding::Utf8,
                Encoding::Utf8,
                "secret of 304 bits",
                "This begins like JSON and is none from byte 1 on. So it is taken as a secret.",
            ),
            (
                "ssh-is no prefix that a secret must not have",
                Encoding::Utf8,
                Encoding::Utf8,
                "secret of 352 bits",
                "This is a key for SSH; ssh-keygen -e -m PKCS8 -f FILE writes the public key as PEM. So it is taken as a secret.",
            ),
        ] {
            let found = read(text, asked);
            let (of, told, said) = (found.0, found.1.as_str(), found.2.as_str());
            assert_eq!((of, told, said), (Some(encoding), named, says), "{text}");
        }
        // An algorithm that takes no secret has no use for one.
        let all = attempt(&compact::decode(ES256), "ssh-rsa AAAA", Encoding::Utf8);
        assert!(
            all.keys.is_empty() && !all.says.contains("secret"),
            "{}",
            all.says
        );
    }

    /// Nobody should have to look for a key before they are told that none will do.
    #[test]
    fn what_cannot_be_decrypted_here_is_said_without_a_key() {
        for (header, says) in [
            (r#"{"alg":"RSA1_5","enc":"A128GCM"}"#, "RSA1_5"),
            (r#"{"alg":"A192KW","enc":"A128GCM"}"#, "A192KW"),
            (r#"{"alg":"dir","enc":"A192GCM"}"#, "A192GCM"),
            (r#"{"alg":"A128KW","enc":"A128GCM"}"#, ""),
        ] {
            let header = crate::text::base64url::encode(header.as_bytes());
            let token = [
                &*header,
                ".AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
            ]
            .concat();
            let said = attempt(&compact::decode(&token), "", Encoding::Utf8).says;
            assert_eq!(said.is_empty(), says.is_empty(), "{said}");
            assert!(said.contains(says), "{said}");
        }
    }

    #[test]
    fn a_weak_derivation_from_a_password_is_named() {
        for (p2s, p2c, says) in [
            ("AAAAAAAAAAAAAAA", "1000", ""),
            ("AAAAAAA", "1000", "P2s has 5 octets"),
            ("AAAAAAAAAAAAAAA", "999", "P2c is 999"),
            (
                "AAAAAAA",
                "1",
                "P2s has 5 octets, and must have 8 or more: the same password gives the same key too often (RFC 7518 §4.8.1.1). P2c is 1, and 1000 or more are recommended: passwords are tried as quickly as that is small (RFC 7518 §4.8.1.2).",
            ),
        ] {
            let header = format!(
                r#"{{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"{p2s}","p2c":{p2c}}}"#
            );
            let header = crate::text::base64url::encode(header.as_bytes());
            let token = [
                &*header,
                ".AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
            ]
            .concat();
            for key in ["", "a password"] {
                let said = attempt(&compact::decode(&token), key, Encoding::Utf8).says;
                assert_eq!(said.is_empty(), says.is_empty(), "{said}");
                assert!(said.starts_with(says), "{said}");
            }
        }
    }

    #[test]
    fn a_text_may_be_a_secret() {
        let token =
            compact::decode("eyJhbGciOiJIUzI1NiJ9.e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        let all = attempt(
            &token,
            "deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
            Encoding::Hex,
        );
        assert_eq!(all.encodings.len(), 4);
        assert_eq!(all.keys.len(), 1);
        assert!(all.keys[0].plan.is_some());
    }
}
