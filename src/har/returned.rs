//! Whether parameters are an authorization response, and where a message keeps one: in a JWT (JARM), in a page.
//!
//! Forms, searches and shops have parameters of the same names: a value has to look like what an authorization server sends, or
//! something else has to show that a login is going on, which `flow` knows.

use super::entry::{self, param};
use crate::oauth::request::Param;
use crate::oauth::response::MESSAGE;
use crate::oauth::{code, errors};
use crate::scan;
use crate::text::json;
use std::borrow::Cow;

/// What an authorization response brings.
const ANSWERS: [&str; 5] = ["code", "error", "access_token", "id_token", "response"];

/// What stands beside it.
const BESIDE: [&str; 7] = [
    "state",
    "token_type",
    "expires_in",
    "id_token",
    "iss",
    "session_state",
    "error_description",
];

/// Whether parameters can be an authorization response; whether they are one whatever else is there.
pub fn is_answer(params: &[Param]) -> Option<bool> {
    let has = |name: &str| param(params, name).is_some();
    if !ANSWERS.iter().any(|name| has(name)) || has("grant_type") {
        return None;
    }
    let is_jwt = |name: &str| param(params, name).is_some_and(|jwt| jwt.starts_with("ey"));
    // An access token alone is one that is sent to an API (RFC 6750 §2.3).
    let is_told = BESIDE.iter().any(|name| has(name)) || is_jwt("response");
    // A plus that nobody encoded has become a blank.
    let code = param(params, "code").map(|code| code.replace(' ', "+"));
    if !is_told {
        return code
            .is_some_and(|code| code::may_be(&code))
            .then_some(false);
    }
    let is_issued = has("access_token") && (has("token_type") || has("expires_in"));
    let is_error = param(params, "error").is_some_and(|error| {
        let is_known = errors::is_oauth(error) || errors::is_of_vendor(error);
        is_known || has("error_description") && is_code_of_error(error)
    });
    let is_sure = code.is_some_and(|code| is_issued_code(&code))
        || is_issued
        || is_error
        || is_jwt("id_token")
        || is_jwt("response");
    Some(is_sure)
}

/// Nobody issues shorter codes; coupons and postcodes are.
const SHORTEST_CODE: usize = 16;

fn is_issued_code(value: &str) -> bool {
    value.len() >= SHORTEST_CODE && code::may_be(value) && scan::is_random(value)
}

/// A word, not a number or a sentence (RFC 6749 §4.1.2.1).
fn is_code_of_error(value: &str) -> bool {
    let is_of_word = |b: u8| b.is_ascii_alphanumeric() || b"_-.:/".contains(&b);
    value.starts_with(|c: char| c.is_ascii_alphabetic()) && value.bytes().all(is_of_word)
}

/// Parameters, with those inside of a JWT among them that is the answer itself.
pub fn opened(params: &[Param]) -> Cow<'_, [Param]> {
    match param(params, "response").filter(|jwt| jwt.starts_with("ey")) {
        Some(jwt) => params.iter().cloned().chain(claims(jwt)).collect(),
        None => params.into(),
    }
}

/// The claims of a JWT as parameters; none of one that cannot be read.
pub fn claims(jwt: &str) -> Vec<Param> {
    let claims = crate::jose::compact::decode(jwt).claims;
    let members = claims.iter().flat_map(|claims| &claims.members);
    let each = members.filter_map(|member| {
        Some(Param {
            name: member.name.as_str().to_owned(),
            value: member.value.as_str()?.to_owned(),
        })
    });
    each.collect()
}

/// The answer in a page that posts it to the window which opened it: `response_mode=web_message`, as Auth0 and others write it.
pub fn web_message(body: &str) -> Vec<Param> {
    let Some((_, rest)) = body.split_once("authorization_response") else {
        return Vec::new();
    };
    let object = rest.split_once("response").and_then(|(_, rest)| {
        let rest = rest.get(rest.find('{')?..)?;
        rest.get(..=rest.find('}')?)
    });
    object.map(entry::members).unwrap_or_default()
}

/// Longer messages are cut off.
const LONGEST_MESSAGE: usize = 1_000;

/// The error that Entra shows on a page of its own, with status 200, in place of an answer: its number and what it says, out of
/// the page’s JSON.
pub fn error_page(body: &str) -> Option<Param> {
    let mut places = body.match_indices(NUMBERED).take(MOST_PLACES);
    let value = places.find_map(|(at, _)| {
        let rest = body.get(at..)?;
        let rest = rest.get(..rest.floor_char_boundary(LONGEST_MESSAGE))?;
        let number = rest.get(NUMBERED.len()..)?.split(':').next()?;
        let is_number =
            (5..8).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        // It stands in a string, whose quotes are escaped, or between tags.
        let end = rest.find(['"', '<', '\n', '\r']).unwrap_or(rest.len());
        let text = rest.get(..end).filter(|_| is_number)?;
        let string = json::parse(&["\"", text, "\""].concat());
        let string = string
            .ok()
            .and_then(|json| json.as_str().map(str::to_owned));
        Some(string.unwrap_or_else(|| text.to_owned()))
    })?;
    Some(Param {
        name: MESSAGE.to_owned(),
        value,
    })
}

/// Where an error of Entra’s begins; nothing else begins so.
const NUMBERED: &str = "AADSTS";
const MOST_PLACES: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that runs source code takes it under the name of an authorization code.
    #[test]
    fn a_code_alone_is_an_answer_where_it_can_be_one() {
        for (code, expected) in [
            ("SplxlOBeZQQYbYS6WxSbIA", Some(false)),
            ("c0de with/base64==", Some(false)),
            ("fn main() {\n}", None),
        ] {
            let param = Param {
                name: "code".to_owned(),
                value: code.to_owned(),
            };
            assert_eq!(is_answer(&[param]), expected, "{code}");
        }
    }

    /// A search, a shop and a form that somebody filled in wrongly were told as logins, and one with a problem.
    #[test]
    fn common_names_alone_make_no_login() {
        for (query, expected) in [
            ("code=SplxlOBeZQQYbYS6WxSbIA&state=s", Some(true)),
            ("code=94043&state=CA", Some(false)),
            ("code=WELCOME20&state=NY", Some(false)),
            ("code=SUMMER-SALE-2026-EXTRA&state=NY", Some(false)),
            ("error=access_denied&state=s", Some(true)),
            ("error=server_busy&error_description=Try+later", Some(true)),
            ("error=0&state=1", Some(false)),
            ("error=404&error_description=Not+found", Some(false)),
            ("error=Name%20is%20required&state=draft", Some(false)),
            ("access_token=abc&state=CA", Some(false)),
            ("access_token=abc&token_type=Bearer&state=s", Some(true)),
            ("access_token=abc", None),
            ("id_token=12&state=CA", Some(false)),
            ("id_token=eyJ.e30.&state=s", Some(true)),
            ("state=CA", None),
        ] {
            assert_eq!(is_answer(&entry::pairs(query)), expected, "{query}");
        }
    }
}
