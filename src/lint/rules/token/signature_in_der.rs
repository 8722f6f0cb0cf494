//! `signature-in-der`: an ECDSA signature in the ASN.1 form that X.509 uses.

use super::common::signature;
use crate::jose::alg::algorithm;
use crate::jose::{Part, Token};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The signature is in the wrong form.
pub static RULE: Rule = Rule {
    name: "signature-in-der",
    breach: Breach::Must,
    summary: summary!("an ECDSA signature is written in ASN.1 DER"),
    explain: prose!(
        "Crypto libraries such as OpenSSL and Java’s return an ECDSA signature as an ASN.1 structure. A token wants its two numbers R and S side by side, each with all its leading zeros. Every verifier refuses the other form, although key and claims are right."
    ),
    spec: &[rfc(7518, "3.4")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "DER",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.MEUCIQCRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkQIgERERERERERERERERERERERERERERERERERERERERERE"
            ),
            finds: Some("32 bytes")
        },
        Example {
            shows: "R and S side by side",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.MBEREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREQ"
            ),
            finds: None
        },
    ],
};

/// Whether the bytes are an ASN.1 SEQUENCE of two INTEGERs and nothing else.
pub fn is_der(bytes: &[u8]) -> bool {
    let content = match bytes {
        [0x30, 0x81, length, content @ ..] | [0x30, length, content @ ..]
            if usize::from(*length) == content.len() =>
        {
            content
        }
        _ => return false,
    };
    let after_one = integer(content);
    after_one.and_then(integer).is_some_and(<[u8]>::is_empty)
}

/// What follows an INTEGER.
fn integer(bytes: &[u8]) -> Option<&[u8]> {
    match bytes {
        [0x02, length, rest @ ..] if *length > 0 => rest.get(usize::from(*length)..),
        _ => None,
    }
}

/// The length of R and of S, where the token is signed with ECDSA and the signature is in DER.
pub fn half(token: &Token) -> Option<usize> {
    let row = algorithm(token.alg()?).filter(|row| row.name.starts_with("ES"))?;
    signature(token).filter(|bytes| is_der(bytes))?;
    Some(row.signature_octets? / 2)
}

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    if let Some(half) = half(seen.token) {
        let message = format!(
            "The signature is in ASN.1 DER (it begins with the byte 0x30). Take R and S out of it, pad each with zeros on the left to {half} bytes, and join them; many libraries call that IEEE P1363."
        );
        report.add(Some(Place::Part(Part::Signature, None)), message);
    }
}
