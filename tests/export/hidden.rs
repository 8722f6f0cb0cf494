//! What must not leave the page in a masked export: said once more, apart from the code that masks.
//!
//! Goes by the table of names alone.

use claimscope::inspect::Report;
use claimscope::jose::{Form, Part};
use claimscope::oauth::claims::personal::{Masking, is_kind, is_of_things, masking};
use claimscope::text::json::{Json, Object, Value};
use std::collections::BTreeSet;

/// What must not leave the page: signatures, tokens, and the values under telling names that are long enough to be told from
/// words.
pub fn hidden(report: &Report) -> BTreeSet<String> {
    let mut hidden = BTreeSet::new();
    for one in &report.tokens {
        let token = &one.token;
        if token.raw.len() >= 8 {
            hidden.insert(token.raw.clone());
        }
        let parts = [
            Part::Signature,
            Part::EncryptedKey,
            Part::Ciphertext,
            Part::AuthenticationTag,
            Part::Payload,
        ];
        let parts = parts.iter().filter_map(|part| token.part_text(*part));
        hidden.extend(
            parts
                .filter(|text| text.len() >= 8 && token.form != Form::Malformed)
                .map(str::to_owned),
        );
        for object in token
            .header
            .iter()
            .chain(&token.unprotected)
            .chain(&token.claims)
        {
            of_object(object, None, &mut hidden);
        }
        if let Some(sd) = &token.sd {
            for one in sd.disclosures.iter().filter_map(|one| one.value.as_ref()) {
                of_value(one, Some(Masking::Personal), &mut hidden);
            }
        }
        // A client is no person.
        let claims = token.claims.as_ref();
        for name in ["iss", "client_id", "azp", "cid", "appid", "aud"] {
            if let Some(value) = claims.and_then(|claims| claims.str(name)) {
                hidden.remove(value);
            }
        }
    }
    hidden.retain(|value| {
        let is_machine = ["system:", "repo:", "project_path:", "spiffe://"]
            .iter()
            .any(|start| value.starts_with(start));
        !is_machine && !value.ends_with("@clients")
    });
    hidden
}

fn of_object(object: &Object, how: Option<Masking>, hidden: &mut BTreeSet<String>) {
    for member in &object.members {
        let name = member.name.as_str();
        if is_of_things(name) {
            continue;
        }
        let how = match is_kind(name) {
            true => None,
            false => masking(name).or(how),
        };
        of_value(&member.value, how, hidden);
    }
}

fn of_value(json: &Json, how: Option<Masking>, hidden: &mut BTreeSet<String>) {
    match &json.value {
        Value::String(text) if how.is_some() && text.as_str().len() >= 6 => {
            hidden.insert(text.as_str().to_owned());
        }
        Value::Number(digits) if how.is_some() && digits.len() >= 6 => {
            hidden.insert(digits.to_string());
        }
        Value::Array(items) => items.iter().for_each(|item| of_value(item, how, hidden)),
        Value::Object(object) => of_object(object, how, hidden),
        _ => {}
    }
}
