//! The body of an answer that refuses a call, read into members under the names that everything else looks for.
//!
//! Knows the shapes in which APIs write what is wrong: an object under `error`, as Microsoft Graph and Google have it, the first
//! of a list under `errors`, and members side by side. What it means is said by [`super::called`].

use super::entry::members;
use crate::oauth::request::Param;
use crate::oauth::response::{MESSAGE, SAYING};
use crate::text::json::{self, Json, Object};

/// Members of Okta, ASP.NET Web API and RFC 9457, beside those that responses have elsewhere.
const MORE: [&str; 3] = ["errorSummary", "Message", "title"];

/// Members in which APIs say in words what is wrong, in the order in which they tell.
pub fn saying() -> impl Iterator<Item = &'static str> {
    SAYING.into_iter().chain(MORE)
}

/// Members in which they name it, beside `error`.
pub const CODES: [&str; 4] = ["errorCode", "error_code", "code", "error"];

/// Every string and number of the body, and of the object in it that says what is wrong.
pub fn read(body: &str) -> Vec<Param> {
    let mut read = members(body);
    let Ok(json) = json::parse(body.trim()) else {
        return read;
    };
    let inner = json.as_object().and_then(inside);
    read.extend(inner.iter().flat_map(|inner| said(inner)));
    read
}

/// The object that says what is wrong, where it is one inside.
fn inside(body: &Object) -> Option<&Object> {
    let listed = || body.get("errors")?.as_array()?.first()?.as_object();
    let error = body.get("error").and_then(Json::as_object);
    error.or_else(listed)
}

/// What it says, under the names of an error of OAuth: Google’s code is a number, beside a `status` in words.
fn said(inner: &Object) -> Vec<Param> {
    let words = saying().find_map(|name| inner.str(name));
    let code = ["code", "status", "errorCode"];
    let code = code.iter().find_map(|name| inner.str(name));
    let named = [
        ("error", code),
        ("error_description", words),
        (MESSAGE, words),
    ];
    let named = named.into_iter().filter_map(|(name, value)| {
        Some(Param {
            name: name.to_owned(),
            value: value?.to_owned(),
        })
    });
    named.collect()
}
