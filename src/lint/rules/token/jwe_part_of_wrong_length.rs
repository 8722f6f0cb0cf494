//! `jwe-part-of-wrong-length`: a part of a JWE whose length the algorithm does not allow.

use crate::jose::Part;
use crate::jose::enc::content_encryption;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// A part of a JWE of another length than its algorithm makes.
pub static RULE: Rule = Rule {
    name: "jwe-part-of-wrong-length",
    breach: Breach::Must,
    summary: summary!("a part of a JWE has a length that its algorithm does not allow"),
    explain: prose!(
        "Content encryption fixes the length of two parts. AES GCM has an initialization vector of 12 bytes and a tag of 16. AES CBC with HMAC has one of 16 bytes, and a tag half as long as its hash. With dir and ECDH-ES no key is sent, so that part is empty."
    ),
    spec: &[rfc(7518, "5.2"), rfc(7518, "5.3"), rfc(7516, "5.2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a vector for CBC with GCM",
            input: Input::Text(
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aWlpaWlpaWlpaWlpaWlpaQ.Yw.dHR0dHR0dHR0dHR0dHR0dA"
            ),
            finds: Some("initialization vector has 16 bytes"),
        },
        Example {
            shows: "a tag that was not halved",
            input: Input::Text(
                "eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.a2tra2tra2tra2tra2tra2tra2tra2tr.aWlpaWlpaWlpaWlpaWlpaQ.Y2NjY2NjY2NjY2NjY2NjYw.dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHQ"
            ),
            finds: Some("authentication tag has 32 bytes"),
        },
        Example {
            shows: "a key although it is shared",
            input: Input::Text(
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0.aw.aWlpaWlpaWlpaWlp.Yw.dHR0dHR0dHR0dHR0dHR0dA"
            ),
            finds: Some("encrypted key"),
        },
        Example {
            shows: "as it should be",
            input: Input::Text(
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aWlpaWlpaWlpaWlp.Yw.dHR0dHR0dHR0dHR0dHR0dA"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let token = seen.token;
    let (Some(alg), Some(enc)) = (token.alg(), token.header_str("enc")) else {
        return;
    };
    let row = content_encryption(enc);
    let has_no_key = matches!(alg, "dir" | "ECDH-ES");
    for (part, wanted, by) in [
        (Part::EncryptedKey, has_no_key.then_some(0), alg),
        (Part::InitializationVector, row.map(|r| r.iv_octets), enc),
        (Part::AuthenticationTag, row.map(|r| r.tag_octets), enc),
    ] {
        let segment = token.segment(part);
        let is = segment.and_then(|s| Some((s.span.start, s.bytes.as_ref()?.len())));
        let (Some((at, is)), Some(wanted)) = (is, wanted) else {
            continue;
        };
        // An empty part has a finding of its own.
        if is != wanted && is != 0 {
            let message = format!(
                "The {part} has {is} bytes; with {by} it has {wanted}. Copy the token again: its recipient cannot decrypt it so."
            );
            report.add(Some(Place::Part(part, Some(at))), message);
        }
    }
}
