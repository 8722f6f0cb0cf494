//! Values that mean something, in words: one table a claim or family of claims, walked by `shown`.
//!
//! Only values that a specification, a registry or the vendor's documentation defines.

/// A value, and what it means.
pub type Words = &'static [(&'static str, &'static str)];

/// Authentication method references: RFC 8176 §2 and IANA's registry of them.
pub const AMR: Words = &[
    ("face", "face recognition"),
    ("fpt", "fingerprint"),
    ("geo", "place"),
    ("hwk", "key in hardware"),
    ("iris", "iris scan"),
    ("kba", "security questions"),
    ("mca", "a second channel"),
    ("mfa", "several factors"),
    ("otp", "one-time password"),
    ("pin", "PIN"),
    ("pop", "proof of a key"),
    ("pwd", "password"),
    ("rba", "risk check"),
    ("retina", "retina scan"),
    ("sc", "smart card"),
    ("sms", "SMS code"),
    ("swk", "key in software"),
    ("tel", "telephone call"),
    ("user", "presence test"),
    ("vbm", "voice"),
    ("wia", "Windows sign-in"),
];

/// Authentication context classes: OIDC Core §2 for `0`, IANA's registry of level of assurance profiles, and the OpenID
/// policies that providers name in their documentation.
pub const ACR: Words = &[
    ("0", "no assurance: at least not of this session"),
    ("http://eidas.europa.eu/LoA/high", "eIDAS level high"),
    ("http://eidas.europa.eu/LoA/low", "eIDAS level low"),
    (
        "http://eidas.europa.eu/LoA/substantial",
        "eIDAS level substantial",
    ),
    ("http://id.incommon.org/assurance/bronze", "InCommon Bronze"),
    ("http://id.incommon.org/assurance/silver", "InCommon Silver"),
    (
        "http://schemas.openid.net/acr/2016/07/phishing-resistant-hardware",
        "resists phishing, key in hardware",
    ),
    (
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
        "several factors",
    ),
    (
        "http://schemas.openid.net/pape/policies/2007/06/phishing-resistant",
        "resists phishing",
    ),
    (
        "http://www.swamid.se/policy/assurance/al1",
        "SWAMID level 1",
    ),
    (
        "http://www.swamid.se/policy/assurance/al2",
        "SWAMID level 2",
    ),
    (
        "http://www.swamid.se/policy/assurance/al3",
        "SWAMID level 3",
    ),
    (
        "https://refeds.org/assurance/profile/cappuccino",
        "REFEDS Cappuccino",
    ),
    (
        "https://refeds.org/assurance/profile/espresso",
        "REFEDS Espresso",
    ),
    ("https://refeds.org/profile/mfa", "several factors (REFEDS)"),
    ("https://refeds.org/profile/sfa", "one factor (REFEDS)"),
    ("phr", "resists phishing"),
    ("phrh", "resists phishing, key in hardware"),
    ("urn:mace:incommon:iap:bronze", "InCommon Bronze"),
    ("urn:mace:incommon:iap:silver", "InCommon Silver"),
];

/// How a key is confirmed: IANA's registry of JWT confirmation methods.
pub const CNF: Words = &[
    ("jkt", "bound to a DPoP key, by its thumbprint"),
    ("jku", "bound to a key at an address"),
    ("jwe", "bound to an encrypted key"),
    ("jwk", "bound to the key given here"),
    ("kid", "bound to a key that the reader knows by its name"),
    ("osc", "bound to an OSCORE context"),
    (
        "x5t#S256",
        "bound to a client certificate, by its thumbprint",
    ),
];

/// How a token's state is looked up: IANA's registry of JWT status mechanisms.
pub const STATUS: Words = &[("status_list", "in a status list")];

/// Kinds of security events: OpenID Connect logout, RISC and CAEP.
pub const EVENTS: Words = &[
    (
        "http://schemas.openid.net/event/backchannel-logout",
        "the session was ended",
    ),
    (
        "https://schemas.openid.net/secevent/caep/event-type/assurance-level-change",
        "the level of assurance changed",
    ),
    (
        "https://schemas.openid.net/secevent/caep/event-type/credential-change",
        "a credential changed",
    ),
    (
        "https://schemas.openid.net/secevent/caep/event-type/device-compliance-change",
        "the device’s compliance changed",
    ),
    (
        "https://schemas.openid.net/secevent/caep/event-type/session-revoked",
        "the session was revoked",
    ),
    (
        "https://schemas.openid.net/secevent/caep/event-type/token-claims-change",
        "claims of the token changed",
    ),
    (
        "https://schemas.openid.net/secevent/risc/event-type/account-credential-change-required",
        "a credential has to be changed",
    ),
    (
        "https://schemas.openid.net/secevent/risc/event-type/account-disabled",
        "the account was disabled",
    ),
    (
        "https://schemas.openid.net/secevent/risc/event-type/account-enabled",
        "the account was enabled",
    ),
    (
        "https://schemas.openid.net/secevent/risc/event-type/account-purged",
        "the account was deleted",
    ),
    (
        "https://schemas.openid.net/secevent/risc/event-type/credential-compromise",
        "a credential was compromised",
    ),
    (
        "https://schemas.openid.net/secevent/ssf/event-type/verification",
        "a test of the stream",
    ),
];

/// `typ` and `cty` of headers, without `application/` and in lower case: what kind of token each names.
pub const TYP: Words = &[
    ("at+jwt", "JWT access token"),
    ("dc+sd-jwt", "SD-JWT credential"),
    ("dpop+jwt", "DPoP proof"),
    ("entity-statement+jwt", "federation entity statement"),
    ("kb+jwt", "key binding of an SD-JWT"),
    ("logout+jwt", "logout token"),
    ("oauth-authz-req+jwt", "request object"),
    ("oauth-client-attestation+jwt", "client attestation"),
    (
        "oauth-client-attestation-pop+jwt",
        "proof of a client attestation",
    ),
    ("okta-internal-at+jwt", "Okta access token for Okta itself"),
    ("passport", "token of a telephone call"),
    ("secevent+jwt", "security event"),
    ("statuslist+jwt", "status list"),
    ("token-introspection+jwt", "introspection response"),
    ("vc+sd-jwt", "SD-JWT credential, by its former name"),
];

/// `zip` of headers: RFC 7516 §4.1.3.
pub const ZIP: Words = &[("DEF", "DEFLATE")];
