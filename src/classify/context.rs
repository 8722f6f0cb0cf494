//! What stands beside a token: the name that it was found under, and what the person expects.
//!
//! Looks at nothing inside the token but `aud`.

use crate::oauth::{Evidence, Kind, Observed, Strength, claims};
use crate::spec::{oidc_core, rfc};

/// The member or parameter that the token stood under.
pub fn name(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let piece = match seen.name {
        Some("access_token") => Evidence::in_favour(
            Kind::AccessToken,
            Strength::Strong,
            "it stood under access_token",
            rfc(6749, "5.1"),
        ),
        Some("id_token") => Evidence::in_favour(
            Kind::IdToken,
            Strength::Strong,
            "it stood under id_token",
            oidc_core("3.1.3.3"),
        ),
        _ => return,
    };
    evidence.push(piece);
}

/// `aud` against the client and the API that the person gave.
pub fn audience(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let audience = claims::audience(claims).present().unwrap_or_default();
    let is_for = |who: &Option<String>| who.as_deref().is_some_and(|who| audience.contains(&who));
    if is_for(&seen.context.client_id) {
        let saw = "aud is your client ID";
        evidence.push(Evidence::in_favour(
            Kind::IdToken,
            Strength::Strong,
            saw,
            oidc_core("2"),
        ));
    }
    if is_for(&seen.context.audience) && seen.context.audience != seen.context.client_id {
        let saw = "aud is the API that you expect";
        evidence.push(Evidence::in_favour(
            Kind::AccessToken,
            Strength::Strong,
            saw,
            rfc(9068, "3"),
        ));
    }
}
