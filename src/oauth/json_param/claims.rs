//! `claims`: what is asked for in the ID token and at UserInfo, claim by claim. Follows OpenID Connect Core §5.5; which claims a
//! server has, this does **not** know.

use super::faults::{Faults, quoted, under};
use crate::spec::{Clause, oidc_core};
use crate::text::json::{Json, Object, Value};
use crate::text::near::nearest;

/// OIDC Core §5.5.
pub const CLAIMS: &[Clause] = &[oidc_core("5.5")];
const CLAIM: &[Clause] = &[oidc_core("5.5.1")];

/// More values are not told.
const MOST_VALUES: usize = 20;
/// Longer ones are not kept.
const LONGEST_VALUE: usize = 100;

/// A claim of the ID token, where it is called essential.
fn essential<'j>(json: &'j Json, name: &str) -> Option<&'j Object> {
    let claims = json.as_object()?.get("id_token")?.as_object()?;
    let claim = claims.get(name)?.as_object()?;
    (claim.get("essential")?.value == Value::Bool(true)).then_some(claim)
}

/// Whether `auth_time` is essential in the ID token: then it has to be there (OIDC Core §2).
pub fn essential_auth_time(json: &Json) -> bool {
    essential(json, "auth_time").is_some()
}

/// The values of `acr` in the ID token of which one is essential: with another, the sign-in fails (OIDC Core §5.5.1.1).
pub fn essential_acr(json: &Json) -> Vec<String> {
    let Some(acr) = essential(json, "acr") else {
        return Vec::new();
    };
    let one = acr.get("value").into_iter();
    let several = acr.get("values").and_then(Json::as_array);
    let all = one.chain(several.into_iter().flatten());
    let all: Vec<Option<&str>> = all.map(Json::as_str).take(MOST_VALUES + 1).collect();
    // Of part of a list nobody can say that an answer has none of it.
    let is_whole = all.len() <= MOST_VALUES;
    let is_short = |value: &&str| value.len() <= LONGEST_VALUE;
    let all: Option<Vec<String>> = (all.into_iter())
        .map(|value| value.filter(is_short).map(str::to_owned))
        .collect();
    all.filter(|_| is_whole).unwrap_or_default()
}

/// OIDC Core §5.5: `userinfo` and `id_token`, each with claims that are null or say more about themselves.
pub fn check(json: &Json, faults: &mut Faults<'_>) {
    let Some(object) = faults.object("", json, CLAIMS) else {
        return;
    };
    // Both are optional, and others may be defined elsewhere: only claims that stand where their target belongs are wrong.
    let mut members = object.members.iter();
    let is_misplaced = members.any(|member| is_request(&member.value));
    if !object.has("userinfo") && !object.has("id_token") && is_misplaced {
        let says = "there is neither “userinfo” nor “id_token”, in which claims are asked for";
        faults.add("", json.span, says.to_owned(), CLAIMS);
    }
    for member in &object.members {
        let target = member.name.as_str();
        if !matches!(target, "userinfo" | "id_token") {
            // Others may be defined elsewhere, as access_token is at Microsoft; a slip is none of them.
            if let Some(meant) = nearest(target, ["userinfo", "id_token"].into_iter()) {
                let says = format!("{} means nothing here; is “{meant}” meant?", quoted(target));
                faults.add(&under("", target), member.name_span, says, CLAIMS);
            }
            continue;
        }
        let at = under("", target);
        let Some(claims) = faults.object(&at, &member.value, CLAIMS) else {
            continue;
        };
        for claim in &claims.members {
            individual_claim(&under(&at, claim.name.as_str()), &claim.value, faults);
        }
    }
}

/// Whether it asks for one claim.
fn is_request(json: &Json) -> bool {
    let is_known = |name: &str| matches!(name, "essential" | "value" | "values");
    match json.as_object() {
        Some(object) => object
            .members
            .iter()
            .all(|member| is_known(member.name.as_str())),
        None => json.shape() == "null",
    }
}

/// OIDC Core §5.5.1: null, or an object with `essential`, `value`, `values`.
fn individual_claim(at: &str, json: &Json, faults: &mut Faults<'_>) {
    if json.shape() == "null" {
        return;
    }
    let Some(object) = json.as_object() else {
        faults.wrong(at, json, "null or an object", CLAIM);
        return;
    };
    for member in &object.members {
        let (name, value) = (member.name.as_str(), &member.value);
        let at = under(at, name);
        match name {
            "essential" if value.shape() != "a boolean" => {
                faults.wrong(&at, value, "true or false", CLAIM);
            }
            "values" if value.as_array().is_none() => {
                faults.wrong(&at, value, "an array", CLAIM);
            }
            "Essential" | "required" => {
                let says = format!(
                    "{} means nothing here; it is called “essential”",
                    quoted(name)
                );
                faults.add(&at, member.name_span, says, CLAIM);
            }
            _ => {}
        }
    }
    if object.has("value") && object.has("values") {
        let says = "both “value” and “values” are given, and only one can be meant".to_owned();
        faults.add(at, json.span, says, CLAIM);
    }
}
