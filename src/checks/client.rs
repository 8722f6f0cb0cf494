//! What a client checks of an ID token (OIDC Core §3.1.3.7, and §3.2.2.11 where it came through the browser,
//! with a code §3.3.2.12).
//!
//! Does **not** compare `at_hash` and `c_hash`: that takes what came beside the token, and the rules for responses do it.

use super::common::{
    algorithm, audience, either, expiry, issued_at, issuer, no_string, not_before, not_made,
    signature,
};
use super::keys::key_of_issuer;
use super::{Check, Checked, Expected, Implicit};
use crate::oauth::claims::{self, Claim};
use crate::oauth::max_age::{SignIn, sign_in};
use crate::spec::{Clause, oidc_core};
use crate::text::json::Object;
use crate::text::shortened;
use crate::text::time::Seconds;

/// Every check, in the order of the specification.
pub fn checks(checked: &Checked<'_>, expected: &Expected) -> Vec<Check> {
    let Some(claims) = &checked.token.claims else {
        return Vec::new();
    };
    let spec = oidc_core("3.1.3.7");
    let mut checks = vec![issuer(claims, expected, spec)];
    let implicit = implicit(checked, expected);
    let client = expected.client_id.as_deref();
    checks.push(audience(claims, client, "which client you are", spec));
    checks.extend(other_audiences(claims, expected));
    checks.extend(authorized_party(claims, expected));
    // What comes through the browser nobody vouches for but its signature.
    checks.push(signature(checked, by_flow(implicit)));
    checks.push(key_of_issuer(checked));
    checks.push(algorithm(checked, expected));
    checks.push(expiry(claims, expected, spec));
    checks.extend(not_before(claims, expected));
    checks.push(issued_at(claims, expected, spec));
    checks.push(nonce(claims, expected, implicit));
    checks.extend(context_class(claims, expected));
    checks.extend(signed_in_at(claims, expected, implicit.is_some()));
    checks.extend(access_token_hash(claims, implicit));
    checks
}

/// An audience beside the client is one that the client has to trust.
fn other_audiences(claims: &Object, expected: &Expected) -> Option<Check> {
    let client = expected.client_id.as_deref()?;
    let audience = claims::audience(claims).present()?;
    let is_other = |aud: &&&str| **aud != client;
    let others: Vec<&str> = audience.iter().filter(is_other).copied().collect();
    if others.is_empty() || others.len() == audience.len() {
        return None;
    }
    let text = format!(
        "aud names {} as well. Whether you trust that audience only you know.",
        shortened(&others.join(" and "), 120)
    );
    Some(not_made("other-audiences", oidc_core("3.1.3.7"), &text))
}

/// `azp`, where it is there, is the client; where it is not, nobody must refuse the token: an extension may say what it means.
fn authorized_party(claims: &Object, expected: &Expected) -> Option<Check> {
    let (name, spec) = ("authorized-party", oidc_core("3.1.3.7"));
    let azp = match claims::string(claims, "azp") {
        Claim::Present(azp) => azp,
        Claim::Absent => return None,
        Claim::Malformed(shape) => return Some(no_string(name, "azp", shape, oidc_core("2"))),
    };
    let shown = shortened(azp, 80);
    Some(match &expected.client_id {
        None => {
            let text = format!("azp is {shown}. Say which client you are to compare it.");
            not_made(name, spec, &text)
        }
        Some(client) if client == azp => either(name, spec, true, format!("azp is {shown}.")),
        Some(client) => {
            let text = format!(
                "azp is {shown}, and not {}: the token was issued to another client. azp comes from an extension, as where one app signs in for another. Refuse the token unless yours says that this is meant: it should be the client (SHOULD, not MUST).",
                shortened(client, 80)
            );
            not_made(name, spec, &text)
        }
    })
}

/// What comes with the ID token where it comes through the browser: as the answer shows, and else as the request says. Where that
/// asks for a code as well, two ID tokens may come, and one that stands alone may be that of the token endpoint.
fn implicit(checked: &Checked<'_>, expected: &Expected) -> Option<Implicit> {
    let Some(types) = &expected.response_types else {
        return checked.implicit;
    };
    let asked = types.id_token.then_some(Implicit {
        access_token: types.token,
        code: types.code,
    });
    match (checked.implicit, asked) {
        (Some(shown), Some(asked)) => Some(Implicit {
            access_token: shown.access_token || asked.access_token,
            code: shown.code || asked.code,
        }),
        (Some(shown), None) => Some(shown),
        (None, asked) => asked.filter(|asked| !asked.code),
    }
}

/// What demands signature and nonce: what comes through the browser has rules of its own for both.
fn by_flow(implicit: Option<Implicit>) -> Clause {
    match implicit {
        Some(Implicit { code: false, .. }) => oidc_core("3.2.2.11"),
        Some(Implicit { code: true, .. }) => oidc_core("3.3.2.12"),
        None => oidc_core("3.1.3.7"),
    }
}

/// `nonce` is the one that was sent.
fn nonce(claims: &Object, expected: &Expected, implicit: Option<Implicit>) -> Check {
    let (name, spec) = ("nonce", by_flow(implicit));
    if let Claim::Malformed(shape) = claims::string(claims, "nonce") {
        return no_string(name, "nonce", shape, oidc_core("2"));
    }
    match (claims.str("nonce"), &expected.nonce) {
        (None, _) if let Some(Implicit { code, .. }) = implicit => {
            let flow = if code { "hybrid" } else { "implicit" };
            let text = format!(
                "There is no nonce. The ID token comes through the browser ({flow}), and there one must be sent and come back."
            );
            either(name, spec, false, text)
        }
        (Some(nonce), Some(sent)) => {
            let text = match nonce == sent {
                true => "nonce is the one that was sent.",
                false => "nonce is not the one that was sent: this answers another login.",
            };
            either(name, spec, nonce == sent, text.to_owned())
        }
        (None, Some(_)) => either(
            name,
            spec,
            false,
            "A nonce was sent, and none came back.".to_owned(),
        ),
        (Some(_), None) => not_made(
            name,
            spec,
            "There is a nonce; which one was sent is not known here.",
        ),
        (None, None) => not_made(
            name,
            spec,
            "There is no nonce. If one was sent, the token must be refused; through the browser (implicit, hybrid) one must be sent.",
        ),
    }
}

/// `acr` is among the values of which one was called essential: with another, or none, the sign-in failed.
fn essential_class(claims: &Object, essential: &[String]) -> Check {
    let (name, spec) = ("acr", oidc_core("5.5.1.1"));
    let acr = claims.str("acr");
    let shown = acr.map(|acr| shortened(acr, 80)).unwrap_or_default();
    if essential.iter().any(|one| Some(one.as_str()) == acr) {
        let text = format!("acr is {shown}, which claims of the request called essential.");
        return either(name, spec, true, text);
    }
    let found = match acr {
        Some(_) => format!("acr is {shown}"),
        None => "There is no acr".to_owned(),
    };
    let text = format!(
        "{found}, and claims of the request called {} essential: without it the sign-in failed.",
        shortened(&essential.join(" or "), 120)
    );
    either(name, spec, false, text)
}

/// `acr` is among the values that were asked for; whether another will do, the client decides (OIDC Core §5.5.1.1).
fn context_class(claims: &Object, expected: &Expected) -> Option<Check> {
    if let Claim::Malformed(shape) = claims::string(claims, "acr") {
        return Some(no_string("acr", "acr", shape, oidc_core("2")));
    }
    if !expected.essential_acr.is_empty() {
        return Some(essential_class(claims, &expected.essential_acr));
    }
    let (name, spec) = ("acr", oidc_core("3.1.3.7"));
    let asked = &expected.acr_values;
    let wanted = || shortened(&asked.join(" or "), 120);
    Some(match (claims.str("acr"), asked.is_empty()) {
        (None, true) => return None,
        (None, false) => {
            let text = format!(
                "There is no acr, and {} was asked for. acr_values asks and does not demand: how the person signed in is not known.",
                wanted()
            );
            not_made(name, spec, &text)
        }
        (Some(acr), true) => {
            let text = format!(
                "acr is {}. Whether that is enough is for you to say: nothing was asked for (acr_values).",
                shortened(acr, 80)
            );
            not_made(name, spec, &text)
        }
        (Some(acr), false) if asked.iter().any(|asked| asked == acr) => {
            let text = format!("acr is {}, which was asked for.", shortened(acr, 80));
            either(name, spec, true, text)
        }
        // What is asked for so is a voluntary claim, and a client SHOULD look at it.
        (Some(acr), false) => {
            let text = format!(
                "acr is {}, and {} was asked for. acr_values asks and does not demand: where your application needs one of these, it must not go on (SHOULD, not MUST).",
                shortened(acr, 80),
                wanted()
            );
            not_made(name, spec, &text)
        }
    })
}

/// `auth_time` was no longer before the token than `max_age` says, and a code may wait: how old the sign-in is today, the token does
/// not answer for.
fn signed_in_at(claims: &Object, expected: &Expected, through_browser: bool) -> Option<Check> {
    let (name, spec) = ("auth-time", oidc_core("3.1.3.7"));
    let max_age = expected.max_age;
    Some(match (claims::time(claims, "auth_time"), max_age) {
        (Claim::Absent, None) if !expected.essential_auth_time => return None,
        (Claim::Absent, asked) => {
            let why = match asked {
                Some(_) => "max_age was sent",
                None => "claims of the request called auth_time essential",
            };
            let text = format!(
                "{why}, and then auth_time must be there: without it nobody knows when the person signed in."
            );
            either(name, oidc_core("2"), false, text)
        }
        (Claim::Malformed(_), _) => {
            let text = "auth_time is not a number of seconds.";
            either(name, oidc_core("2"), false, text.to_owned())
        }
        (Claim::Present(at), max_age) => {
            let issued = claims::time(claims, "iat").present();
            let age = issued.unwrap_or(expected.now).since(at);
            let of_what = match issued {
                Some(_) => "the token was issued",
                None => "your clock",
            };
            // Nobody is told of a sign-in that is yet to come.
            if age.0 < -expected.skew.0 {
                let text =
                    format!("auth_time is {age} after {of_what}: nobody can have signed in then.");
                return Some(either(name, oidc_core("2"), false, text));
            }
            let when = match age.0 < 0 {
                true => format!(
                    "{age} after {of_what}, which is within the allowed difference of {}",
                    expected.skew
                ),
                false => format!("{age} before {of_what}"),
            };
            let Some(Seconds(most)) = max_age else {
                let text = format!(
                    "The person signed in {when}. Whether that is too long is for you to say: max_age was not sent."
                );
                return Some(not_made(name, spec, &text));
            };
            let found = sign_in(age, Seconds(most), expected.skew, through_browser);
            if found == SignIn::RecentIfCodeWaited {
                let text = format!(
                    "The person signed in {age} before the token was issued, and max_age allows {} before the request. The code may have waited for its exchange meanwhile, ten minutes at most: whether it did only you know.",
                    Seconds(most)
                );
                return Some(not_made(name, spec, &text));
            }
            let is_fresh = found == SignIn::Recent;
            let text = match is_fresh {
                true => format!(
                    "The person signed in {when}, and max_age allows {}.",
                    Seconds(most)
                ),
                false => format!(
                    "The person signed in {when}, and max_age allows {}: unless a refresh token brought it, have them sign in again.",
                    Seconds(most)
                ),
            };
            either(name, spec, is_fresh, text)
        }
    })
}

/// An ID token that comes through the browser beside an access token has its hash.
fn access_token_hash(claims: &Object, implicit: Option<Implicit>) -> Option<Check> {
    let name = "access-token-hash";
    let beside = implicit.filter(|beside| beside.access_token)?;
    let [compares, demands] = match beside.code {
        true => [oidc_core("3.3.2.9"), oidc_core("3.3.2.11")],
        false => [oidc_core("3.2.2.9"), oidc_core("3.2.2.10")],
    };
    Some(match claims.str("at_hash") {
        Some(_) => not_made(
            name,
            compares,
            "at_hash is there, and has to be the hash of the access token that came with it: of an answer that was pasted whole that is said beside it.",
        ),
        None => {
            let text = "There is no at_hash, which must be there where an access token comes with it: nothing ties the two together.";
            either(name, demands, false, text.to_owned())
        }
    })
}
