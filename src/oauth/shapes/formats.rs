//! Token formats other than JOSE, and what many issuers' strings have in common: random bytes in so many characters.
//!
//! A length alone never tells: what it may be are so many weak shapes.

use super::inside;
use crate::oauth::evidence::Strength::{Conclusive, Strong, Weak};
use crate::oauth::kind::Kind;
use crate::oauth::shape::{Shape, not_a_jwt, shape};
use crate::spec::{Clause, observed, page, rfc};

const MACAROON: Clause = page(
    "libmacaroons: doc/format.txt",
    "https://github.com/rescrv/libmacaroons/blob/master/doc/format.txt",
);
const RANDOM_43: &str = r"[\w-]{43}";
const HEX_64: &str = "[0-9a-f]{64}";
const UUID: &str =
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}";

/// Those that look like a JWT and are none come first.
pub const FORMATS: &[Shape] = &[
    not_a_jwt(
        r"v[1-4]\.local\.[\w-]{40,}\.?[\w-]*|v[1-4]\.public\.[\w-]{80,}\.?[\w-]*",
        Kind::Paseto,
        Conclusive,
        "PASETO",
        page(
            "PASETO: protocol versions",
            "https://github.com/paseto-standard/paseto-spec/blob/master/docs/01-Protocol-Versions/README.md",
        ),
    ),
    // `<` and what may follow it, in base64.
    shape(
        r"P[A-P].+",
        Kind::Saml,
        Conclusive,
        "SAML message",
        page(
            "SAML 2.0 Bindings §3.5",
            "https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf",
        ),
    )
    .checked(inside::is_saml),
    shape(
        r"[fhjlnrtv][P-Z][A-Za-z0-9+/%]{150,}=*",
        Kind::Saml,
        Weak,
        "SAML message of the redirect binding (compressed)",
        page(
            "SAML 2.0 Bindings §3.4",
            "https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf",
        ),
    ),
    shape(
        r"MDA[\w+/-]+=*|Ag[EI][\w+/-]+=*",
        Kind::Macaroon,
        Strong,
        "macaroon",
        MACAROON,
    )
    .checked(inside::is_macaroon),
    shape(
        r"[CE][\w-]{80,}=*|biscuit:[\w-]{80,}=*",
        Kind::Biscuit,
        Strong,
        "biscuit",
        page(
            "Biscuit: SPECIFICATIONS.md",
            "https://github.com/biscuit-auth/biscuit/blob/main/SPECIFICATIONS.md",
        ),
    )
    .checked(inside::is_biscuit),
    shape(
        r"urn:ietf:params:oauth:request_uri:.+",
        Kind::Unknown,
        Strong,
        "pushed authorization request URI (request_uri)",
        rfc(9126, "2.2"),
    ),
    shape(
        RANDOM_43,
        Kind::AccessToken,
        Weak,
        "opaque access token of 256 random bits, as node-oidc-provider and Logto issue",
        page(
            "node-oidc-provider: bitsOfOpaqueRandomness",
            "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md",
        ),
    ),
    shape(
        RANDOM_43,
        Kind::RefreshToken,
        Weak,
        "refresh token of 256 random bits, as Okta and others issue",
        observed("public samples"),
    ),
    shape(
        RANDOM_43,
        Kind::AuthorizationCode,
        Weak,
        "authorization code of 256 random bits",
        observed("public samples"),
    ),
    shape(
        RANDOM_43,
        Kind::Unknown,
        Weak,
        "PKCE verifier or challenge, or a key’s thumbprint",
        rfc(7636, "4.1"),
    ),
    shape(
        HEX_64,
        Kind::AccessToken,
        Weak,
        "opaque access token of 256 random bits, as Doorkeeper and GitLab issue; not confirmed by documentation",
        observed("public samples"),
    ),
    shape(
        HEX_64,
        Kind::RefreshToken,
        Weak,
        "refresh token of 256 random bits, as Doorkeeper and GitLab issue; not confirmed by documentation",
        observed("public samples"),
    ),
    shape(
        "[0-9a-f]{32}",
        Kind::ApiKey,
        Weak,
        "API key of 128 bits in hexadecimal; an MD5 hash looks the same",
        observed("public samples"),
    ),
    shape(
        UUID,
        Kind::AccessToken,
        Weak,
        "opaque access token that is a UUID; client and tenant identifiers are UUIDs as well",
        observed("public samples"),
    ),
    shape(
        UUID,
        Kind::ApiKey,
        Weak,
        "API key that is a UUID; client and tenant identifiers are UUIDs as well",
        observed("public samples"),
    ),
];
