//! The header parameters that a specification defines: IANA's registry of JOSE header parameters as of May 2026.
//!
//! One plain sentence each. What a vendor puts into a header stands in `vendor`.

use super::words::ZIP;
use super::{ClaimRow, Shown, rows};
use crate::spec::{IANA_JOSE, openid, rfc};
use Shown::{Algorithm, Audience, Encryption, Key, List, Plain, Type, Uri, Words};

/// Sorted by name, so that a name is found by halving.
pub const HEADER: &[ClaimRow] = rows! {
    "alg", Algorithm, rfc(7515, "4.1.1"), "The algorithm that signs the token, or that delivers the key of an encrypted one.";
    "apu", Plain, rfc(7518, "4.6.1.2"), "Who sends, as an input of the key agreement.";
    "apv", Plain, rfc(7518, "4.6.1.3"), "Who receives, as an input of the key agreement.";
    "aud", Audience, rfc(7519, "5.3"), "A copy of the claim of that name, readable without decrypting.";
    "b64", Plain, rfc(7797, "3"), "Whether the payload is encoded; a JWT must not do without.";
    "client_id", Plain, IANA_JOSE, "The client that the signature belongs to.";
    "crit", List("parameter"), rfc(7515, "4.1.11"), "Header parameters that whoever reads the token must understand, or refuse it.";
    "cty", Type, rfc(7515, "4.1.10"), "What is inside; JWT for a token within the token.";
    "enc", Encryption, rfc(7516, "4.1.2"), "The algorithm that encrypts the content.";
    "epk", Key, rfc(7518, "4.6.1.1"), "The sender’s one-time public key of the key agreement.";
    "iheSSId", Plain, IANA_JOSE, "The set of health documents that the signature covers.";
    "iss", Uri, rfc(7519, "5.3"), "A copy of the claim of that name, readable without decrypting.";
    "iv", Plain, rfc(7518, "4.7.1.1"), "The initialization vector that the key was wrapped with.";
    "jku", Uri, rfc(7515, "4.1.2"), "Where the signer says its keys are, which a reader must not simply believe.";
    "jwk", Key, rfc(7515, "4.1.3"), "The key that the signature fits, which says nothing about whose key it is.";
    "jwt", Plain, openid("openid-4-verifiable-presentations-1_0", "12"), "A token that vouches for the signer.";
    "kid", Plain, rfc(7515, "4.1.4"), "Which of the issuer’s keys was used.";
    "nonce", Plain, rfc(8555, "6.5.2"), "A value from the server, which keeps a request from being sent twice (ACME).";
    "p2c", Plain, rfc(7518, "4.8.1.2"), "How many rounds turn the password into a key.";
    "p2s", Plain, rfc(7518, "4.8.1.1"), "The salt that turns the password into a key.";
    "peer_trust_chain", Plain, openid("openid-federation-1_0", "4.4"), "Statements that lead from the other side to a trust anchor.";
    "ppt", Plain, rfc(8225, "8.1"), "Which extension of PASSporT the claims of a telephone call follow.";
    "sub", Plain, rfc(7519, "5.3"), "A copy of the claim of that name, readable without decrypting.";
    "svt", Plain, rfc(9321, ""), "A token about the result of checking this signature.";
    "tag", Plain, rfc(7518, "4.7.1.2"), "The authentication tag that the key was wrapped with.";
    "trust_chain", Plain, openid("openid-federation-1_0", "4.3"), "Statements that lead from the signer to a trust anchor.";
    "typ", Type, rfc(7515, "4.1.9"), "The kind of token; JWT names none.";
    "url", Uri, rfc(8555, "6.4.1"), "The address that the request is sent to (ACME).";
    "x5c", List("certificate"), rfc(7515, "4.1.6"), "The certificate of the signer’s key, and those that vouch for it.";
    "x5t", Plain, rfc(7515, "4.1.7"), "The SHA-1 thumbprint of the certificate of the signer’s key.";
    "x5t#S256", Plain, rfc(7515, "4.1.8"), "The SHA-256 thumbprint of the certificate of the signer’s key.";
    "x5u", Uri, rfc(7515, "4.1.5"), "Where the signer says its certificate is, which a reader must not simply believe.";
    "zip", Words(ZIP), rfc(7516, "4.1.3"), "How the content was compressed before it was encrypted.";
};
