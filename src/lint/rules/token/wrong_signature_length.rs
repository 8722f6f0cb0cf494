//! `wrong-signature-length`: a signature of a length that the algorithm never gives.

use super::common::signature;
use super::signature_in_der;
use crate::jose::Part;
use crate::jose::alg::{Use, algorithm};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The signature has a length that the algorithm never gives.
pub static RULE: Rule = Rule {
    name: "wrong-signature-length",
    breach: Breach::Must,
    summary: summary!("the signature has a length that the algorithm never gives"),
    explain: prose!(
        "HMAC, ECDSA and EdDSA signatures have one length for each algorithm, and an RSA signature is as long as the key. Another length means that the end was cut off, that something stands in its place, or that the signature was encoded wrongly. It cannot be verified."
    ),
    spec: &[rfc(7518, "3"), rfc(8037, "3.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an RSA signature that was cut",
            input: Input::Text(
                "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.EREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREQ"
            ),
            finds: Some("100 bytes")
        },
        Example {
            shows: "a key that is too short",
            input: Input::Text(
                "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERE"
            ),
            finds: Some("1024 bits")
        },
        Example {
            shows: "a word in its place",
            input: Input::Jwt {
                header: r#"{"alg":"HS256"}"#,
                claims: r#"{"sub":"a"}"#
            },
            finds: Some("32")
        },
        Example {
            shows: "a zero lost",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
            ),
            finds: Some("leading zero")
        },
        Example {
            shows: "EdDSA",
            input: Input::Text(
                "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhIn0.ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
            ),
            finds: Some("64 or 114")
        },
        Example {
            shows: "RSA with 2048 bits",
            input: Input::Text(
                "eyJhbGciOiJQUzI1NiJ9.eyJzdWIiOiJhIn0.EREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREREQ"
            ),
            finds: None
        },
        Example {
            shows: "RSA with 4096 bits",
            input: Input::Text(
                "eyJhbGciOiJSUzUxMiJ9.eyJzdWIiOiJhIn0.ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERE"
            ),
            finds: None
        },
        Example {
            shows: "HMAC",
            input: Input::Text(
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.ERERERERERERERERERERERERERERERERERERERERERE"
            ),
            finds: None
        },
        Example {
            shows: "DER is another rule’s",
            input: Input::Text(
                "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.MEUCIQCRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkQIgERERERERERERERERERERERERERERERERERERERERERE"
            ),
            finds: None
        },
        Example {
            shows: "no signature is another rule’s",
            input: Input::Text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0."),
            finds: None
        },
    ],
};

/// Lengths of RSA signatures, in bytes: keys of 2048 to 8192 bits, as they are made.
const RSA: [usize; 5] = [256, 320, 384, 512, 1024];

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let token = seen.token;
    let (Some(row), Some(bytes)) = (token.alg().and_then(algorithm), signature(token)) else {
        return;
    };
    if matches!(row.used_for, Use::None | Use::KeyManagement)
        || signature_in_der::half(token).is_some()
    {
        return;
    }
    let (alg, length) = (row.name, bytes.len());
    let plural = if length == 1 { "" } else { "s" };
    let says = |expected: &str, help: &str| {
        format!("The signature has {length} byte{plural}, and {alg} makes {expected}. {help}")
    };
    let cut = "Was its end cut off, or something put in its place? Copy the token again, to its very end.";
    let message = match row.signature_octets {
        Some(octets) if octets == length => return,
        Some(octets) if alg.starts_with("ES") && (octets - 4..octets).contains(&length) => says(
            &octets.to_string(),
            "R and S must keep every leading zero: pad each on the left.",
        ),
        Some(octets) => says(&octets.to_string(), cut),
        None if alg == "EdDSA" => match length {
            64 | 114 => return,
            _ => says("64 or 114", cut),
        },
        None if RSA.contains(&length) => return,
        None if length == 128 => format!(
            "The signature has 128 bytes, so the RSA key has 1024 bits. {alg} needs a key of 2048 bits or more."
        ),
        None => says(
            "256 with a key of 2048 bits, or 384 or 512 with a longer one",
            cut,
        ),
    };
    let spec = std::slice::from_ref(&row.spec);
    report.add_citing(Some(Place::Part(Part::Signature, None)), message, spec);
}
