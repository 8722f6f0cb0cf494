//! What is wrong with the DPoP proof of a request that was refused, by the checks of whoever gets one (RFC 9449 §4.3).
//!
//! Computes no signature, and does **not** know which proofs the server saw before.

use crate::checks::{Beside, Call, Check, Checked, Expected, Outcome, checks};
use crate::har::event::Event;
use crate::har::report::Said;
use crate::har::sanitize::NO_SIGNATURE;
use crate::har::tokens::Tokens;
use crate::har::way::Way;
use crate::jose::{Token, compact};
use crate::lint::Severity::Error;
use crate::oauth::claims::{self, Claim};
use crate::oauth::{Context, Kind};
use crate::spec::{Clause, rfc};
use crate::text::time::Seconds;

/// With what each sentence about a proof begins.
pub const WRONG: &str = "The DPoP proof";

/// What is to be said about the proof of a call to an API that carried this access token.
pub fn of_call(event: &Event, access: &Token, tokens: &Tokens, context: &Context) -> Vec<Said> {
    match event.proof() {
        Some(_) => wrong(event, Some(access), tokens, context),
        None if event.way == Way::Dpop => {
            let text = "The DPoP proof is missing: a token behind DPoP goes with a header DPoP, which holds a proof that is made for this call.";
            vec![Said::new(Error, text, const { &[rfc(9449, "7.1")] })]
        }
        None => Vec::new(),
    }
}

/// What is wrong with the proof of a request, if it has one.
pub fn wrong(
    event: &Event,
    access: Option<&Token>,
    tokens: &Tokens,
    context: &Context,
) -> Vec<Said> {
    let proof = event.proof().and_then(|held| tokens.get(held.token));
    let Some(proof) = proof.map(|seen| compact::decode(&seen.value)) else {
        return Vec::new();
    };
    let Some(claims) = &proof.claims else {
        let text = "The DPoP proof cannot be read: the header DPoP has to hold one JWT.";
        return vec![Said::new(Error, text, const { &[rfc(9449, "4.2")] })];
    };
    let checked = Checked {
        access_token: access,
        beside: Beside::Sent,
        call: Some(Call {
            method: &event.method,
            url: &event.url,
        }),
        ..Checked::of(&proof, Kind::DpopProof, None)
    };
    // The hash of a token that was taken out of the recording is not that of what stands there now.
    let is_compared = access.is_some_and(|access| !is_taken_out(access));
    let is_told = |check: &Check| match check.name {
        "access-token" => is_compared,
        "algorithm" | "signature" => !is_taken_out(&proof),
        // What is not there the check of all claims says.
        "method" => matches!(claims::string(claims, "htm"), Claim::Present(_)),
        "address" => matches!(claims::string(claims, "htu"), Claim::Present(_)),
        "issued-at" => false,
        _ => true,
    };
    let checks = checks(&checked, &Expected::of(context));
    let failed = checks
        .iter()
        .filter(|check| check.outcome == Outcome::Failed && is_told(check));
    let mut says: Vec<Said> = failed.map(said).collect();
    if let Claim::Present(iat) = claims::time(claims, "iat") {
        let issued = checks.iter().find(|check| check.name == "issued-at");
        says.extend(issued.and_then(|check| made(check.outcome, context.now.since(iat))));
    }
    says
}

/// Whether another text stands in place of the token, or of its signature: that of a copy that was made to be given away.
pub fn is_taken_out(token: &Token) -> bool {
    token.raw.ends_with(NO_SIGNATURE) || token.raw.starts_with('[')
}

/// What is to be said of the time at which a proof was made, so long before the call. How long exactly is no other reason.
fn made(outcome: Outcome, before: Seconds) -> Option<Said> {
    let old: &[Clause] = const { &[rfc(9449, "4.3"), rfc(9449, "11.1")] };
    let (text, spec) = match outcome {
        Outcome::Passed => return None,
        Outcome::NotChecked => {
            let text = format!(
                "A DPoP proof that was made {before} before this call, by its iat. A server takes one for seconds or minutes: make a new one for each call."
            );
            (text, old)
        }
        Outcome::Failed => {
            let text = format!(
                "A DPoP proof that was made {} after this call, by its iat: the clock of whoever made it is ahead, and a server refuses it.",
                Seconds(-before.0)
            );
            (text, const { &[rfc(9449, "4.3")] as &[Clause] })
        }
    };
    Some(Said::new(Error, text, spec))
}

fn said(check: &Check) -> Said {
    let spec: &'static [Clause] = match check.name {
        "binding" => const { &[rfc(9449, "6.1"), rfc(9449, "7.1")] },
        "claims" => const { &[rfc(9449, "4.2")] },
        _ => const { &[rfc(9449, "4.3")] },
    };
    let text = format!("{WRONG} is not right: {}", check.text);
    Said::new(Error, text, spec)
}
