//! What can be wrong with a test token on purpose, and what whoever gets it must do: one table.
//!
//! Each breaks one thing, so that an API that refuses it refuses it for that.

use super::template::Given;
use super::{Draft, Signer};
use crate::spec::{Clause, rfc};
use crate::text::json::{Json, Object, Value};

/// One way to break a token; the first is none.
pub struct Variant {
    /// Stable name, kebab-case.
    pub id: &'static str,
    /// What is done to the token.
    pub title: &'static str,
    /// What its reader must do.
    pub demands: &'static str,
    /// What says so.
    pub spec: Clause,
    /// Whether it takes a key of which one half is public.
    pub takes_public_key: bool,
    pub(super) change: fn(&mut Draft, &Given),
}

const fn broken(
    id: &'static str,
    title: &'static str,
    demands: &'static str,
    spec: Clause,
    change: fn(&mut Draft, &Given),
) -> Variant {
    Variant {
        id,
        title,
        demands,
        spec,
        takes_public_key: false,
        change,
    }
}

const HOUR: i64 = 3600;

/// Every one of them.
pub const VARIANTS: &[Variant] = &[
    broken(
        "right",
        "Nothing is wrong with it",
        "Whoever trusts the key and expects these claims must accept it.",
        rfc(7519, "7.2"),
        |_, _| {},
    ),
    broken(
        "expired",
        "It has expired",
        "It must be refused: exp is an hour ago.",
        rfc(7519, "4.1.4"),
        |draft, given| {
            let issued = given.now.saturating_sub(2 * HOUR);
            for name in ["iat", "nbf"] {
                if draft.claims.has(name) {
                    draft.claims.set(name, Value::whole(issued));
                }
            }
            draft
                .claims
                .set("exp", Value::whole(given.now.saturating_sub(HOUR)));
        },
    ),
    broken(
        "not-yet-valid",
        "It is not valid yet",
        "It must be refused: nbf is in an hour.",
        rfc(7519, "4.1.5"),
        |draft, given| {
            let later = given.now.saturating_add(HOUR);
            draft.claims.set("nbf", Value::whole(later));
            draft
                .claims
                .set("exp", Value::whole(later.saturating_add(HOUR)));
        },
    ),
    broken(
        "no-expiry",
        "It never expires",
        "It must be refused: without exp it would be good for ever.",
        rfc(7519, "4.1.4"),
        |draft, _| draft.claims.remove("exp"),
    ),
    broken(
        "wrong-audience",
        "It is for somebody else",
        "It must be refused: aud does not name its reader, or client_id where there is no aud.",
        rfc(8725, "3.9"),
        |draft, _| {
            // Cognito’s access tokens name the client in place of the API, and their readers look at no aud.
            let (name, other) = match draft.claims.has("aud") {
                false if draft.claims.has("client_id") => ("client_id", "somebody-else"),
                _ => ("aud", "https://somebody-else.example.com"),
            };
            draft.claims.set(name, Value::text(other));
        },
    ),
    broken(
        "wrong-issuer",
        "It is from another issuer",
        "It must be refused: iss is not the issuer that the key belongs to.",
        rfc(8725, "3.8"),
        |draft, _| {
            draft
                .claims
                .set("iss", Value::text("https://another-issuer.example.com/"))
        },
    ),
    broken(
        "wrong-type",
        "It is another kind of token",
        "An API must refuse it, and any other reader should: typ says that it is something else.",
        rfc(8725, "3.11"),
        |draft, _| draft.header.set("typ", Value::text("secevent+jwt")),
    ),
    broken(
        "none",
        "Nobody signed it (alg none)",
        "It must be refused: anybody can make one.",
        rfc(8725, "3.2"),
        |draft, _| {
            draft.header.set("alg", Value::text("none"));
            draft.signer = Signer::Nobody;
        },
    ),
    broken(
        "no-signature",
        "The signature is cut off",
        "It must be refused: alg names an algorithm, and there is no signature.",
        rfc(7515, "5.2"),
        |draft, _| draft.signer = Signer::Nobody,
    ),
    Variant {
        takes_public_key: true,
        ..broken(
            "public-key-as-secret",
            "HS256, with the public key as its secret",
            "It must be refused: whoever lets the token choose the algorithm takes the public key, in PEM, for a shared secret.",
            rfc(8725, "3.1"),
            |draft, _| {
                draft.header.set("alg", Value::text("HS256"));
                draft.signer = Signer::PublicKeyAsSecret;
            },
        )
    },
    broken(
        "another-key",
        "Another key signed it",
        "It must be refused: the signature is not right with the key that kid names.",
        rfc(7515, "5.2"),
        |draft, _| draft.signer = Signer::Other,
    ),
    Variant {
        takes_public_key: true,
        ..broken(
            "key-in-header",
            "It brings its own key along",
            "It must be refused: the signature is right with the key in its header (jwk), which anybody can put there.",
            rfc(8725, "3.10"),
            |draft, _| {
                draft.signer = Signer::Other;
                draft.carries_key = true;
            },
        )
    },
    broken(
        "changed-claims",
        "A claim was changed after it was signed",
        "It must be refused: sub is another one than was signed, or jti where sub is the issuer.",
        rfc(7515, "5.2"),
        |draft, _| {
            let mut shown = draft.claims.clone();
            // A client assertion whose sub alone is another one is wrong without its signature.
            let name = match shown.str("sub") == shown.str("iss") {
                true => "jti",
                false => "sub",
            };
            shown.set(name, Value::text("somebody-else"));
            draft.shown = Some(shown);
        },
    ),
    broken(
        "unknown-extension",
        "It demands an extension that nobody knows (crit)",
        "It must be refused: who does not understand what crit names cannot read the token.",
        rfc(7515, "4.1.11"),
        |draft, _| {
            let name = "https://example.com/unknown";
            let list = vec![Json::from(Value::text(name))];
            draft.header.set("crit", Value::Array(list));
            draft.header.set(name, Value::Object(Object::default()));
        },
    ),
];
