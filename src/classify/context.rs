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
        Some("refresh_token") => {
            for kind in [Kind::AccessToken, Kind::IdToken] {
                let saw = "it stood under refresh_token";
                evidence.push(Evidence::against(
                    kind,
                    Strength::Conclusive,
                    saw,
                    rfc(6749, "5.1"),
                ));
            }
            return;
        }
        // An API may be sent the wrong token, so a JWT is judged by what it says of itself.
        Some("Authorization") => {
            let is_readable = seen.token.claims.is_some();
            let strength = if is_readable {
                Strength::Weak
            } else {
                Strength::Strong
            };
            let saw = "it stood where an API expects its access token";
            Evidence::in_favour(Kind::AccessToken, strength, saw, rfc(6750, "2.1"))
        }
        _ => return,
    };
    evidence.push(piece);
}

/// The client ID itself, taken for a token.
pub fn client_id(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    if seen.context.client_id.as_deref() == Some(&seen.token.raw) {
        let saw = "this is your client ID";
        evidence.push(Evidence::against(
            Kind::AccessToken,
            Strength::Conclusive,
            saw,
            rfc(6749, "2.2"),
        ));
    }
}

/// `aud` against the client and the API that the person gave.
pub fn audience(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let audience = claims::audience(claims).present().unwrap_or_default();
    let is_for = |who: &Option<String>| who.as_deref().is_some_and(|who| audience.contains(&who));
    if is_for(&seen.context.client_id) {
        // Some servers put the client into an access token's aud as well, and then scope tells.
        let outranked = claims.has("scope") || claims.has("scp");
        let strength = if outranked {
            Strength::Weak
        } else {
            Strength::Strong
        };
        let saw = "aud is your client ID";
        evidence.push(Evidence::in_favour(
            Kind::IdToken,
            strength,
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
