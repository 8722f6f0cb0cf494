//! What header and claims of a JWT say about its kind, whoever issued it.
//!
//! Follows RFC 9068 and OpenID Connect Core; vendors' marks stand in their own files.

use crate::jose::Token;
use crate::oauth::{Evidence, Kind, Observed, Strength, claims};
use crate::spec::{observed, oidc_core, rfc};
use crate::text::json::Object;

const ACCESS: Kind = Kind::AccessToken;
const ID: Kind = Kind::IdToken;

/// `typ` as RFC 7515 §4.1.9 compares it: without `application/`, in lower case.
fn media_type(token: &Token) -> Option<String> {
    let typ = token.header.as_ref()?.str("typ")?.to_ascii_lowercase();
    Some(typ.strip_prefix("application/").unwrap_or(&typ).to_owned())
}

/// The explicit type in the header.
pub fn explicit_type(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(typ) = media_type(seen.token) else {
        return;
    };
    match typ.as_str() {
        "at+jwt" => evidence.push(Evidence::in_favour(
            ACCESS,
            Strength::Conclusive,
            "typ is at+jwt",
            rfc(9068, "2.1"),
        )),
        other if other.ends_with("+jwt") => {
            for kind in [ACCESS, ID] {
                let saw = "typ names another kind of JWT";
                evidence.push(Evidence::against(
                    kind,
                    Strength::Conclusive,
                    saw,
                    rfc(8725, "3.11"),
                ));
            }
        }
        _ => {}
    }
}

/// The claims that make a JWT something else than either token, where no explicit type says so.
pub fn other_jwt(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = claims_of(seen) else {
        return;
    };
    let all = |names: &[&str]| names.iter().all(|name| claims.has(name));
    let assertion = claims
        .str("iss")
        .is_some_and(|iss| claims.str("sub") == Some(iss));
    let (saw, spec) = if claims
        .get("events")
        .is_some_and(|e| e.as_object().is_some())
    {
        ("events makes it a security event token", rfc(8417, "2.2"))
    } else if all(&["response_type", "client_id"]) {
        (
            "response_type and client_id make it a request object",
            rfc(9101, "4"),
        )
    } else if all(&["htm", "htu"]) {
        ("htm and htu make it a DPoP proof", rfc(9449, "4.2"))
    } else if assertion {
        (
            "iss and sub are the same, as in an assertion that a client makes itself",
            rfc(7523, "3"),
        )
    } else {
        return;
    };
    for kind in [ACCESS, ID] {
        evidence.push(Evidence::against(kind, Strength::Conclusive, saw, spec));
    }
}

fn claims_of<'a>(seen: &Observed<'a>) -> Option<&'a Object> {
    seen.token.claims.as_ref()
}

/// The hashes that bind an ID token to what came with it.
pub fn hash_claims(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = claims_of(seen) else {
        return;
    };
    for (name, spec) in [
        ("at_hash", oidc_core("3.1.3.6")),
        ("c_hash", oidc_core("3.3.2.11")),
    ] {
        if claims.has(name) {
            let saw = format!("{name} is there, which only ID tokens have");
            evidence.push(Evidence::in_favour(ID, Strength::Conclusive, saw, spec));
        }
    }
}

fn has_scope(claims: &Object) -> bool {
    claims.has("scope") || claims.has("scp")
}

/// `nonce` beside `aud`. Some access tokens have it too, so it is never conclusive, and `scope` outranks it.
pub fn nonce(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = claims_of(seen) else {
        return;
    };
    if claims.has("nonce") && claims.has("aud") {
        let outranked = has_scope(claims);
        let strength = if outranked {
            Strength::Weak
        } else {
            Strength::Strong
        };
        evidence.push(Evidence::in_favour(
            ID,
            strength,
            "nonce is there",
            oidc_core("2"),
        ));
    }
}

/// What the token allows.
pub fn scope(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = claims_of(seen) else {
        return;
    };
    if claims.has("scope") {
        let saw = "scope says what the token allows";
        evidence.push(Evidence::in_favour(
            ACCESS,
            Strength::Strong,
            saw,
            rfc(9068, "2.2.3"),
        ));
    } else if claims.has("scp") {
        let saw = "scp says what the token allows";
        let spec = observed("access tokens of Okta and Microsoft Entra");
        evidence.push(Evidence::in_favour(ACCESS, Strength::Strong, saw, spec));
    }
}

/// `client_id`, required in RFC 9068 access tokens; no claim of ID tokens.
pub fn client_id(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = claims_of(seen) else {
        return;
    };
    if claims.has("client_id") && !claims.has("nonce") && !claims.has("at_hash") {
        let saw = "client_id names the client, and there is no nonce";
        evidence.push(Evidence::in_favour(
            ACCESS,
            Strength::Strong,
            saw,
            rfc(9068, "2.2"),
        ));
    }
}

/// `aud` names APIs by their address, and not the client in `azp`. An ID token lists a client; Google's list another one than
/// `azp`, so that alone would not tell.
pub fn other_audience(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = claims_of(seen) else {
        return;
    };
    let (Some(client), Some(audience)) = (claims.str("azp"), claims::audience(claims).present())
    else {
        return;
    };
    let is_address = |aud: &&str| aud.contains("://") || aud.starts_with("urn:");
    if !audience.is_empty() && audience.iter().all(is_address) && !audience.contains(&client) {
        let saw = "aud is an address, and not the client that azp names";
        evidence.push(Evidence::in_favour(
            ACCESS,
            Strength::Strong,
            saw,
            oidc_core("2"),
        ));
    }
}

/// The five claims that every ID token has. Access tokens may have them as well.
pub fn id_token_shape(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = claims_of(seen) else {
        return;
    };
    let all = ["iss", "sub", "aud", "exp", "iat"]
        .iter()
        .all(|name| claims.has(name));
    if all && !has_scope(claims) {
        let saw = "iss, sub, aud, exp and iat are there, and no scope";
        evidence.push(Evidence::in_favour(ID, Strength::Weak, saw, oidc_core("2")));
    }
}

/// Who the person is: ID tokens say it, and some access tokens do.
pub fn profile(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = claims_of(seen) else {
        return;
    };
    const PROFILE: [&str; 8] = [
        "name",
        "given_name",
        "family_name",
        "nickname",
        "preferred_username",
        "picture",
        "email",
        "email_verified",
    ];
    let found: Vec<&str> = PROFILE
        .into_iter()
        .filter(|name| claims.has(name))
        .collect();
    // `aud` as well: a bare `name` stands in any JWT that somebody made up.
    if !found.is_empty() && claims.has("aud") && claims.has("iss") {
        let saw = format!("{} say who the person is", found.join(", "));
        evidence.push(Evidence::in_favour(
            ID,
            Strength::Weak,
            saw,
            oidc_core("5.1"),
        ));
    }
    if let claims::Claim::Present(_) = claims::time(claims, "auth_time") {
        // RFC 9068 §2.2.1 allows it in access tokens, so it tells little.
        evidence.push(Evidence::in_favour(
            ID,
            Strength::Weak,
            "auth_time is there",
            oidc_core("2"),
        ));
    }
}
