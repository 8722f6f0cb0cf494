//! Names under which a secret stands: members, parameters, header fields, form fields.
//!
//! One table and a few endings. Errs on the side of taking out: a label too many costs a moment, a token costs an account.

/// What was taken out. The word of the label, in the order in which reports list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The signature of a JWT; header and payload stay.
    Signature,
    /// A token that is not a readable JWT.
    Token,
    /// A code: of an authorization, a device, a second factor.
    Code,
    /// A secret of a client, a private key.
    Secret,
    /// A password.
    Password,
    /// A PKCE verifier.
    Verifier,
    /// A PKCE challenge: with `plain` it is the verifier.
    Challenge,
    /// A cookie's value, a session ID.
    Cookie,
    /// A user name with its password, or whatever else `Authorization` holds.
    Credentials,
    /// A key of an API.
    ApiKey,
    /// A SAML message.
    Saml,
    /// `state` and `nonce`.
    State,
    /// A binary body that holds one of these.
    Binary,
}

impl Sort {
    /// Every sort.
    pub const ALL: [Sort; 13] = [
        Sort::Signature,
        Sort::Token,
        Sort::Code,
        Sort::Secret,
        Sort::Password,
        Sort::Verifier,
        Sort::Challenge,
        Sort::Cookie,
        Sort::Credentials,
        Sort::ApiKey,
        Sort::Saml,
        Sort::State,
        Sort::Binary,
    ];

    /// The word of its labels, and of its count.
    pub const fn name(self) -> &'static str {
        match self {
            Sort::Signature => "signature",
            Sort::Token => "token",
            Sort::Code => "code",
            Sort::Secret => "secret",
            Sort::Password => "password",
            Sort::Verifier => "verifier",
            Sort::Challenge => "challenge",
            Sort::Cookie => "cookie",
            Sort::Credentials => "credentials",
            Sort::ApiKey => "api-key",
            Sort::Saml => "saml",
            Sort::State => "state",
            Sort::Binary => "binary",
        }
    }
}

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
    ("pin", Sort::Password, true),
    ("pwd", Sort::Password, false),
    ("pass", Sort::Password, true),
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
    ("csrf", Sort::Token, true),
    ("xsrf", Sort::Token, true),
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
    ("verificationcode", Sort::Code, true),
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
    ("jwt", Sort::Token, true),
    ("sessionid", Sort::Cookie, true),
    ("authorization", Sort::Credentials, true),
    ("secretanswer", Sort::Password, false),
    ("securityanswer", Sort::Password, false),
    ("session", Sort::Cookie, true),
];

/// What a password is called that is asked for again.
const AGAIN: [&str; 8] = [
    "confirm",
    "confirmation",
    "repeat",
    "again",
    "verify",
    "check",
    "1",
    "2",
];

/// Longer names say nothing.
const LONGEST: usize = 64;

/// What stands under a name, and whether only what looks random is.
pub fn sort_of(name: &str) -> Option<(Sort, bool)> {
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
    let row = NAMES.iter().find(|row| row.0.as_bytes() == letters);
    let row = row.or_else(|| {
        ENDINGS
            .iter()
            .find(|row| letters.ends_with(row.0.as_bytes()))
    });
    let again = || {
        let mut ends = AGAIN
            .iter()
            .filter_map(|end| letters.strip_suffix(end.as_bytes()));
        let is = ends.any(|before| before.ends_with(b"password") || before.ends_with(b"passwd"));
        is.then_some((Sort::Password, false))
    };
    row.map(|row| (row.1, row.2)).or_else(again)
}

/// What stands in a header field, told by the last word of its name: `X-Functions-Key`, `X-Set-Session`.
pub fn sort_of_field(name: &str) -> Option<(Sort, bool)> {
    sort_of(name).or_else(|| sort_of(name.rsplit(['-', '_']).next()?))
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
