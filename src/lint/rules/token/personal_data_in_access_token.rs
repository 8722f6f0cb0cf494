//! `personal-data-in-access-token`: personal data in an access token beyond what an API usually needs.

use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::Kind;
use crate::prose;
use crate::spec::rfc;
use crate::text::json::{Json, Value};

/// The access token carries personal data.
pub static RULE: Rule = Rule {
    name: "personal-data-in-access-token",
    breach: Breach::WorthKnowing,
    summary: summary!("the access token carries personal data"),
    explain: prose!(
        "An access token goes to APIs, proxies and logs, and none of them hides its claims. Date of birth, address, phone number or an official number rarely have to travel with every call: the API can look them up, or ask /userinfo."
    ),
    spec: &[rfc(9068, "6"), rfc(7519, "12")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a date of birth and a phone number",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"birthdate":"1990-01-01","phone_number":"+1"}"#
            },
            finds: Some("birthdate and phone_number")
        },
        Example {
            shows: "an ID token, in which they were asked for",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"aud":"c","nonce":"n","birthdate":"1990-01-01"}"#
            },
            finds: None
        },
        Example {
            shows: "a number that is not known, as Supabase writes it",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"sub":"a","phone":""}"#,
            },
            finds: None,
        },
        Example {
            shows: "who the user is",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"sub":"a","email":"a@example.com"}"#
            },
            finds: None
        },
    ],
};

/// Claims that say more about a person than who it is.
const PERSONAL: [&str; 16] = [
    "birthdate",
    "date_of_birth",
    "dob",
    "phone_number",
    "phone",
    "mobile",
    "address",
    "street_address",
    "ssn",
    "social_security_number",
    "national_id",
    "national_insurance_number",
    "tax_id",
    "passport_number",
    "iban",
    "credit_card",
];

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let (Some(claims), Kind::AccessToken) = (&seen.token.claims, seen.verdict.kind) else {
        return;
    };
    // Some issuers write the name of what they do not know beside an empty value.
    let is_filled = |json: &Json| match &json.value {
        Value::String(text) => !text.as_str().is_empty(),
        Value::Object(object) => !object.members.is_empty(),
        Value::Number(_) | Value::Array(_) => true,
        Value::Null | Value::Bool(_) => false,
    };
    let found: Vec<&str> = (PERSONAL.into_iter())
        .filter(|name| claims.get(name).is_some_and(is_filled))
        .collect();
    let Some(first) = found.first() else { return };
    let message = format!(
        "{}: personal data that everybody on the token’s way can read. Does the API need it with every call?",
        found.join(" and ")
    );
    report.add(Some(Place::claim(first)), message);
}
