//! Names under which a secret stands: members, parameters, header fields, form fields.
//!
//! One table and a few endings. Errs on the side of taking out: a label too many costs a moment, a token costs an account.

pub use super::sort::Sort;
use crate::text::percent;
use std::borrow::Cow;

/// A name, and whether much else stands under it: then only what looks random is taken out.
const NAMES: &[(&str, Sort, bool)] = &[
    ("code", Sort::Code, true),
    ("authorizationcode", Sort::Code, false),
    ("authcode", Sort::Code, false),
    ("devicecode", Sort::Code, false),
    ("usercode", Sort::Code, false),
    ("otp", Sort::Code, false),
    ("totp", Sort::Code, false),
    ("passcode", Sort::Password, false),
    ("pin", Sort::Password, false),
    ("pwd", Sort::Password, false),
    ("pass", Sort::Password, false),
    ("codeverifier", Sort::Verifier, false),
    ("codechallenge", Sort::Challenge, false),
    ("requesturi", Sort::Token, true),
    ("token", Sort::Token, true),
    ("dpop", Sort::Token, true),
    ("assertion", Sort::Token, true),
    ("clientassertion", Sort::Token, false),
    ("idtokenhint", Sort::Token, false),
    ("loginticket", Sort::Token, false),
    ("ticket", Sort::Token, true),
    ("ciphertext", Sort::Token, true),
    ("encryptedkey", Sort::Token, true),
    ("response", Sort::Token, true),
    ("request", Sort::Token, true),
    ("jwt", Sort::Token, true),
    ("bearer", Sort::Token, true),
    ("dpop", Sort::Token, true),
    ("signature", Sort::Secret, true),
    ("sig", Sort::Secret, true),
    ("xamzsignature", Sort::Secret, false),
    ("xgoogsignature", Sort::Secret, false),
    ("privatekey", Sort::Secret, false),
    ("secret", Sort::Secret, true),
    ("apikey", Sort::ApiKey, false),
    ("accesskey", Sort::ApiKey, true),
    ("awsaccesskeyid", Sort::ApiKey, false),
    ("subscriptionkey", Sort::ApiKey, true),
    ("authorization", Sort::Credentials, true),
    ("auth", Sort::Credentials, true),
    ("key", Sort::ApiKey, true),
    ("session", Sort::Cookie, true),
    ("sessionid", Sort::Cookie, true),
    ("sid", Sort::Cookie, true),
    ("phpsessid", Sort::Cookie, false),
    ("jsessionid", Sort::Cookie, false),
    ("cookie", Sort::Cookie, true),
    ("samlresponse", Sort::Saml, true),
    ("samlrequest", Sort::Saml, true),
    ("samlart", Sort::Saml, true),
    ("wresult", Sort::Saml, true),
    ("state", Sort::State, true),
    ("nonce", Sort::State, true),
    ("relaystate", Sort::State, true),
    ("interactioncode", Sort::Code, false),
    ("interactionhandle", Sort::Token, false),
    ("statehandle", Sort::Token, false),
    ("oobcode", Sort::Code, false),
    ("otpattempt", Sort::Code, false),
    ("backupcodes", Sort::Code, false),
    ("recoverycodes", Sort::Code, false),
    ("privatekeypem", Sort::Secret, false),
    ("newpass", Sort::Password, false),
    ("oldpass", Sort::Password, false),
    ("xauth", Sort::Token, true),
    ("tokenvalue", Sort::Token, false),
    ("idtokenstring", Sort::Token, true),
    ("tokens", Sort::Token, true),
    ("secrets", Sort::Secret, true),
    ("access", Sort::Token, true),
    ("refresh", Sort::Token, true),
    ("binarysecuritytoken", Sort::Token, false),
    ("canary", Sort::Token, true),
    ("apicanary", Sort::Token, true),
    ("ctx", Sort::Token, true),
    ("sctx", Sort::Token, true),
    ("sft", Sort::Token, true),
    ("accesskeyid", Sort::ApiKey, true),
    ("credential", Sort::Credentials, true),
    ("answer", Sort::Password, true),
    ("setcookie", Sort::Cookie, true),
    ("cookie2", Sort::Cookie, true),
    ("setcookie2", Sort::Cookie, true),
    ("invitation", Sort::Token, true),
    ("oktakey", Sort::Token, true),
    ("ppft", Sort::Token, false),
    ("wctx", Sort::State, true),
    ("sessionstate", Sort::State, true),
    ("pw", Sort::Password, true),
    ("userpass", Sort::Password, false),
    ("loginpass", Sort::Password, false),
    ("dbpass", Sort::Password, false),
    ("mdp", Sort::Password, false),
    ("senha", Sort::Password, false),
    ("contrasena", Sort::Password, false),
    ("contrasea", Sort::Password, false),
    ("parola", Sort::Password, false),
    ("haslo", Sort::Password, false),
    ("heslo", Sort::Password, false),
    ("passord", Sort::Password, false),
    ("cvv", Sort::Code, false),
    ("cvc", Sort::Code, false),
    ("recovery", Sort::Code, true),
    ("tan", Sort::Code, true),
    ("magic", Sort::Token, true),
    ("authreqid", Sort::Token, false),
    ("softwarestatement", Sort::Token, true),
    ("oauthverifier", Sort::Verifier, false),
    ("coverifier", Sort::Verifier, false),
    ("viewstate", Sort::State, true),
    ("eventvalidation", Sort::State, true),
    ("hmac", Sort::Secret, true),
    ("sas", Sort::Secret, true),
    ("clientdatajson", Sort::Credentials, false),
    ("authenticatordata", Sort::Credentials, false),
    ("attestationobject", Sort::Credentials, false),
    ("webauthnresponse", Sort::Credentials, true),
    ("appcheck", Sort::Token, true),
    ("functionskey", Sort::ApiKey, false),
    ("xfunctionskey", Sort::ApiKey, false),
];

/// What a name ends with.
const ENDINGS: &[(&str, Sort, bool)] = &[
    ("token", Sort::Token, false),
    ("secret", Sort::Secret, false),
    ("password", Sort::Password, false),
    ("passwd", Sort::Password, false),
    ("apikey", Sort::ApiKey, false),
    ("subscriptionkey", Sort::ApiKey, false),
    ("secretkey", Sort::Secret, false),
    ("authkey", Sort::ApiKey, true),
    ("secretaccesskey", Sort::Secret, false),
    ("accesskey", Sort::ApiKey, true),
    ("accountkey", Sort::Secret, true),
    ("signingkey", Sort::Secret, true),
    ("encryptionkey", Sort::Secret, true),
    ("passcode", Sort::Password, false),
    ("passphrase", Sort::Password, false),
    ("resetcode", Sort::Code, true),
    ("otpcode", Sort::Code, false),
    ("smscode", Sort::Code, false),
    ("recoverycode", Sort::Code, false),
    ("backupcode", Sort::Code, false),
    ("otp", Sort::Code, false),
    ("passwort", Sort::Password, false),
    ("kennwort", Sort::Password, false),
    ("wachtwoord", Sort::Password, false),
    ("motdepasse", Sort::Password, false),
    ("secrethash", Sort::Secret, false),
    ("verifier", Sort::Verifier, true),
    ("credential", Sort::Credentials, true),
    ("attestation", Sort::Token, true),
    ("captcharesponse", Sort::Token, true),
    ("turnstileresponse", Sort::Token, true),
    ("csrf", Sort::Token, true),
    ("xsrf", Sort::Token, true),
    ("mfacode", Sort::Code, false),
    ("2facode", Sort::Code, false),
    ("tfacode", Sort::Code, false),
    ("twofactorcode", Sort::Code, false),
    ("authenticatorcode", Sort::Code, false),
    ("securitycode", Sort::Code, false),
    ("onetimecode", Sort::Code, false),
    ("verifycode", Sort::Code, false),
    ("verificationcode", Sort::Code, false),
    ("confirmationcode", Sort::Code, false),
    ("activationcode", Sort::Code, false),
    ("accesscode", Sort::Code, false),
    ("logincode", Sort::Code, false),
    ("signincode", Sort::Code, false),
    ("sessioncode", Sort::Code, false),
    ("bindingcode", Sort::Code, false),
    ("pairingcode", Sort::Code, false),
    ("emailcode", Sort::Code, true),
    ("challengecode", Sort::Code, true),
    ("jwt", Sort::Token, true),
    ("sessionid", Sort::Cookie, true),
    ("authorization", Sort::Credentials, true),
    ("secretanswer", Sort::Password, false),
    ("securityanswer", Sort::Password, false),
    ("session", Sort::Cookie, true),
];

/// What stands behind the word for a password: it is asked for again, is stored, is what a field is called.
const AGAIN: [&str; 19] = [
    "confirm",
    "confirmation",
    "repeat",
    "retype",
    "again",
    "verify",
    "verification",
    "check",
    "new",
    "old",
    "current",
    "plain",
    "hash",
    "salt",
    "value",
    "field",
    "input",
    "box",
    "encrypted",
];

/// What separates the parts of a name: of PHP, Rails and CakePHP, of ASP.NET, of settings. The last begins a percent-encoding.
const BETWEEN: [u8; 10] = *b"[](){}.$:%";

/// Members of a secret that say something of it, and are none.
const KINDS: [&str; 16] = [
    "description",
    "error",
    "errors",
    "format",
    "hint",
    "id",
    "label",
    "message",
    "messages",
    "name",
    "pattern",
    "placeholder",
    "required",
    "status",
    "title",
    "type",
];

/// What the value of something is called.
const VALUES: [&str; 4] = ["value", "val", "raw", "plain"];

/// Longer names say nothing.
const LONGEST: usize = 64;
/// With their percent-encoding.
const LONGEST_ENCODED: usize = 512;
/// A name is not encoded more often.
const MOST_ENCODED: usize = 4;

/// What stands under a name, and whether only what looks random is. One way to read a name for URLs, forms, JSON and HTML: as a
/// server reads it. Percent-encoding is taken off, case and what separates words do not matter, and where the whole says nothing its
/// last part does: `user%5Botp_attempt%5D`, `Input.Pin`, `password[0]`.
pub fn sort_of(name: &str) -> Option<(Sort, bool)> {
    // Most words of a text are no names, and most names are one word.
    if !name.bytes().any(|b| BETWEEN.contains(&b)) {
        return of_letters(name);
    }
    if name.len() > LONGEST_ENCODED {
        return None;
    }
    let name = as_read(name);
    let has_letters = |part: &&str| part.bytes().any(|b| b.is_ascii_alphabetic());
    let mut parts = name.split(|c: char| c.is_ascii() && BETWEEN.contains(&(c as u8)));
    let last = parts.rfind(has_letters);
    let last = || last.filter(|last| *last != name).and_then(of_letters);
    of_letters(&name)
        .or_else(last)
        .or_else(|| of_outer(&name, last_in_brackets(&name)?))
}

/// A name without its percent-encoding, as often as it was encoded.
fn as_read(name: &str) -> Cow<'_, str> {
    let mut name = Cow::Borrowed(name);
    for _ in 0..MOST_ENCODED {
        if !name.contains('%') {
            break;
        }
        name = Cow::Owned(percent::decode_keeping_plus(&name));
    }
    name
}

/// `current` of `password[current]`: what stands in the last brackets.
fn last_in_brackets(name: &str) -> Option<&str> {
    let inner = name.strip_suffix(']')?;
    inner.rsplit_once('[').map(|(_, inner)| inner)
}

/// What the parts around say of the last one: what is in a password is one, whatever it is called.
fn of_outer(name: &str, last: &str) -> Option<(Sort, bool)> {
    let outer = name.split('[').map(|part| part.trim_end_matches(']'));
    let sorts = outer.filter_map(of_letters);
    sorts.filter_map(|sort| inherited(sort, last)).next_back()
}

/// What a member says of what stands deeper in it, under a name that says nothing.
pub fn inherited(around: (Sort, bool), name: &str) -> Option<(Sort, bool)> {
    if KINDS.iter().any(|kind| name.eq_ignore_ascii_case(kind)) {
        return None;
    }
    match around {
        // `{"password":{"current":…}}`, `{"secret":{"value":…}}`
        (Sort::Password | Sort::Code, false) | (Sort::Secret, _) => Some(around),
        // Beside a token stands what it is for, and when it ends.
        (Sort::Token | Sort::ApiKey | Sort::Verifier, false) => Some((around.0, true)),
        _ => is_of_value(name).then_some(around),
    }
}

/// Whether a member is what another is called whose value it is.
pub fn is_of_value(name: &str) -> bool {
    VALUES.iter().any(|value| name.eq_ignore_ascii_case(value))
}

fn of_letters(name: &str) -> Option<(Sort, bool)> {
    if name.len() > LONGEST {
        return None;
    }
    // No name is shorter, and most words of a text are no names.
    let mut letters = [0; LONGEST];
    let mut length = 0;
    for byte in name.bytes().filter(u8::is_ascii_alphanumeric) {
        letters[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    let letters = &letters[..length];
    let row_of = |letters: &[u8]| {
        let row = NAMES.iter().find(|row| row.0.as_bytes() == letters);
        let mut endings = ENDINGS.iter();
        row.or_else(|| endings.find(|row| letters.ends_with(row.0.as_bytes())))
    };
    // `otp1`, `password2`: one field of several.
    let numbered = || {
        let digits = letters.iter().rev().take_while(|b| b.is_ascii_digit());
        let before = letters.get(..letters.len() - digits.count())?;
        row_of(before).filter(|row| before.len() < letters.len() && !row.2)
    };
    let row = row_of(letters).or_else(numbered);
    let again = || {
        let mut ends = AGAIN
            .iter()
            .filter_map(|end| letters.strip_suffix(end.as_bytes()));
        let is = ends.any(|before| before.ends_with(b"password") || before.ends_with(b"passwd"));
        is.then_some((Sort::Password, false))
    };
    row.map(|row| (row.1, row.2)).or_else(again)
}

/// Whether what stands under a name is a secret.
pub fn is_secret(name: &str, value: &str) -> bool {
    sort_of(name).is_some_and(|sort| is_taken(sort, value))
}

/// Whether a value is a secret whose name says this.
pub fn is_taken((sort, is_common): (Sort, bool), value: &str) -> bool {
    // What somebody is asked instead of a password is answered in words.
    let is_answer = || {
        let is_short = (4..=100).contains(&value.len());
        is_short && !["true", "false", "none", "null"].contains(&value)
    };
    !is_common || looks_random(value) || sort == Sort::Password && is_answer()
}

/// What stands in a header field, told by the last word of its name: `X-Functions-Key`, `X-Set-Session`, `X-Hub-Signature-256`.
pub fn sort_of_field(name: &str) -> Option<(Sort, bool)> {
    let has_letters = |word: &&str| word.bytes().any(|b| b.is_ascii_alphabetic());
    sort_of(name).or_else(|| sort_of(name.rsplit(['-', '_']).find(has_letters)?))
}

/// Whether a value under a common name is no word, number of an error or country, but random.
pub fn looks_random(value: &str) -> bool {
    let has = |is: fn(&u8) -> bool| value.as_bytes().iter().any(is);
    let digits = value.bytes().all(|b| b.is_ascii_digit());
    let (lower, upper) = (has(u8::is_ascii_lowercase), has(u8::is_ascii_uppercase));
    let digit = has(u8::is_ascii_digit);
    match value.len() {
        0..6 => false,
        6..8 => digit,
        _ if value.contains(char::is_whitespace) => false,
        _ => {
            !digits && (digit && (lower || upper) || lower && upper)
                || digits && value.len() < 10
                || value.len() > 40
        }
    }
}
