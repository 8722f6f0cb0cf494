//! What would settle it where more than one kind remains.
//!
//! Says what the person could add; whether it then is settled, the evidence shows.

use super::{Certainty, Verdict};
use crate::jose::Token;
use crate::oauth::{Context, Kind};

/// The sentence, where more than one kind remains and something that the person can add would tell.
pub fn settle(
    verdict: &Verdict,
    token: &Token,
    name: Option<&str>,
    context: &Context,
) -> Option<&'static str> {
    let is_open = matches!(verdict.certainty, Certainty::Weak | Certainty::None);
    let is_possible = |kind| verdict.kind == kind || verdict.rivals.contains(&kind);
    let (id, access) = (is_possible(Kind::IdToken), is_possible(Kind::AccessToken));
    if token.claims.is_some() {
        return match (id, access) {
            _ if !is_open => None,
            // With the client known, only an ID token’s aud is it.
            (true, _) if context.client_id.is_none() => Some(
                "The request’s client ID would settle it: put it in the form beside, or paste the request. An ID token’s aud is the client.",
            ),
            (_, true) if context.audience.is_none() => Some(
                "The API’s identifier would settle it: put it in the form beside. An access token’s aud is the API.",
            ),
            _ if name.is_some() => None,
            _ => Some(
                "The name that it came under would settle it: paste the whole response, or access_token= or id_token= before it.",
            ),
        };
    }
    // The name was known, and did not.
    (is_open && name.is_none() && !verdict.rivals.is_empty()).then_some(
        "The name that it came under would settle it: paste the whole response, or the request that it was sent in.",
    )
}
