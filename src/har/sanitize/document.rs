//! JSON, and a HAR as JSON: what stands under the names of its members, at any depth.
//!
//! Follows objects, arrays, pairs of a name and its value, and tables. What goes, `names` and `clean` decide; a comment of a HAR goes
//! as a whole.

use super::clean::{Cleaner, Edit, quoted};
use super::names::{self, Sort, inherited, looks_random, sort_of, sort_of_field};
use super::pairs::Whole;
use super::{binary, headings};
use crate::text::json::{Json, Object, Value};

/// What the copy itself says of an entry that is not in it.
pub const NO_JSON: &str = "An entry that is no JSON was left out.";
/// The same of one that is too large.
pub const TOO_LARGE: &str = "An entry that is too large was left out.";

/// Under what a value stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Under<'n> {
    name: &'n str,
    /// What is said around, where the name says nothing.
    around: Option<(Sort, bool)>,
}

impl<'n> Under<'n> {
    /// Under that name, and nothing around.
    pub fn name(name: &'n str) -> Self {
        Under { name, around: None }
    }

    fn sort(&self) -> Option<(Sort, bool)> {
        sort_of(self.name).or(self.around)
    }

    fn member(&self, name: &'n str) -> Self {
        let around = self.sort();
        let around = around.and_then(|around| inherited(around, name));
        Under { name, around }
    }

    /// What a text there is, as far as its place says.
    fn of_text(&self, text: &str) -> Option<(Sort, bool)> {
        // In a secret also stands when it was made, and where it is asked for.
        let is_told = || text.contains("://") || is_date(text);
        sort_of(self.name).or_else(|| self.around.filter(|_| !is_told()))
    }

    /// Whether a number there is a secret.
    fn is_of_number(&self) -> bool {
        let own = sort_of(self.name);
        let around = self.around.filter(|_| names::is_of_value(self.name));
        let is_secret = |(sort, is_common): (Sort, bool)| {
            sort == Sort::Password || sort == Sort::Code && !is_common
        };
        own.or(around).is_some_and(is_secret)
    }
}

/// `2026-01-01T…`
fn is_date(text: &str) -> bool {
    let pattern = b"0000-00-00";
    let begins = text.as_bytes().get(..pattern.len());
    let is_like = |(byte, like): (&u8, &u8)| match like {
        b'0' => byte.is_ascii_digit(),
        _ => byte == like,
    };
    begins.is_some_and(|begins| begins.iter().zip(pattern).all(is_like))
}

impl Cleaner {
    /// Edits of a JSON value.
    pub fn json(&mut self, json: &Json, under: Under<'_>, depth: usize, edits: &mut Vec<Edit>) {
        match &json.value {
            Value::String(string) => {
                let string = string.as_str();
                let new = match depth == 0 && under.name == "comment" {
                    true => self.comment(string),
                    false => self.value_as(under.name, under.of_text(string), string, depth),
                };
                edits.extend(new.map(|new| (json.span, quoted(&new))));
            }
            Value::Number(number) => {
                if let Some((sort, _)) = under.sort().filter(|_| under.is_of_number()) {
                    edits.push((json.span, quoted(&self.labels.label(sort, number))));
                }
            }
            Value::Array(items) => self.array(items, under, depth, edits),
            Value::Object(object) => self.object(object, under, depth, edits),
            _ => {}
        }
    }

    fn array(&mut self, items: &[Json], under: Under<'_>, depth: usize, edits: &mut Vec<Edit>) {
        // `["access_token","…"]`: a name and its value.
        let pair = match items {
            [name, value] => name.as_str().zip(value.as_str()),
            _ => None,
        };
        if let Some((name, value)) = pair.filter(|(name, _)| sort_of(name).is_some()) {
            let new = self.value(name, value, depth);
            edits.extend(new.map(|new| (items[1].span, quoted(&new))));
            return;
        }
        match headings::of_rows(items) {
            Some(names) => self.rows(items, &names, depth, edits),
            None => {
                for item in items {
                    self.json(item, under, depth, edits);
                }
            }
        }
    }

    /// Rows of a table whose columns have these names.
    fn rows(&mut self, rows: &[Json], names: &[&str], depth: usize, edits: &mut Vec<Edit>) {
        for row in rows {
            let Value::Array(cells) = &row.value else {
                self.json(row, Under::default(), depth, edits);
                continue;
            };
            for (nth, cell) in cells.iter().enumerate() {
                let name = names.get(nth).copied().unwrap_or_default();
                // The row of the names themselves.
                if cell.as_str() != Some(name) {
                    self.json(cell, Under::name(name), depth, edits);
                }
            }
        }
    }

    fn object(&mut self, object: &Object, under: Under<'_>, depth: usize, edits: &mut Vec<Edit>) {
        // `{"name":…,"value":…}`, as HAR and many an API write headers, parameters and settings.
        let of = |known: &str| {
            let is = |name: &str| name.eq_ignore_ascii_case(known);
            let member = object
                .members
                .iter()
                .find(|member| is(member.name.as_str()));
            member.map(|member| &member.value)
        };
        let named = ["name", "key"].iter().find_map(|name| of(name)?.as_str());
        let named = named.filter(|_| of("value").is_some());
        let is_key = object.has("kty");
        let is_base64 = binary::is_base64(object);
        let is_form = object.str("mimeType").is_some_and(is_form);
        let table = headings::of_object(object);
        for member in &object.members {
            let name = member.name.as_str();
            if let (Some((rows, names)), Value::Array(items)) = (&table, &member.value.value)
                && name == *rows
            {
                self.rows(items, names, depth, edits);
                continue;
            }
            let list = under;
            let under = list.member(name);
            let Some(string) = member.value.as_str() else {
                self.json(&member.value, under, depth, edits);
                continue;
            };
            let is = |known: &str| name.eq_ignore_ascii_case(known);
            let is_of_pair = named.is_some() && (is("name") || is("key"));
            let new = match (name, named) {
                (_, Some(named)) if is("value") => self.field(list, named, string, depth),
                // Some programs write a body of JSON as the name of a parameter.
                _ if is_of_pair && !string.starts_with(['{', '[']) => None,
                ("d" | "p" | "q" | "dp" | "dq" | "qi" | "k", _) if is_key => {
                    self.label(Sort::Secret, string)
                }
                ("text" | "data", _) if is_base64 => self.base64(string, depth),
                ("text", _) if is_form => self.clean_as(string, Whole::Form, depth + 1),
                ("comment", _) if depth == 0 => self.comment(string),
                _ => self.value_as(name, under.of_text(string), string, depth),
            };
            edits.extend(new.map(|new| (member.value.span, quoted(&new))));
        }
    }

    /// A header field, cookie or parameter of a HAR, or whatever else is a name with its value.
    fn field(&mut self, list: Under<'_>, name: &str, value: &str, depth: usize) -> Option<String> {
        if list.name == "cookies" {
            return self.label(Sort::Cookie, value);
        }
        if list.name != "headers" {
            let under = Under {
                name,
                ..list.member("value")
            };
            return self.value_as(name, under.of_text(value), value, depth);
        }
        if let Some(new) = self.cookie_field(name, value) {
            return Some(new);
        }
        match name.to_ascii_lowercase().as_str() {
            "authorization" | "proxy-authorization" => self.authorization(value),
            "sec-websocket-protocol" => self.protocols(value, depth),
            name => match sort_of_field(name) {
                Some((sort, _)) if looks_random(value) => self.secret(sort, value),
                _ => self.value(name, value, depth),
            },
        }
    }

    /// What somebody wrote beside an entry may be anything, and nobody needs it.
    fn comment(&mut self, text: &str) -> Option<String> {
        let is_ours = text == NO_JSON || text == TOO_LARGE;
        let label = (!is_ours).then(|| self.label(Sort::Comment, text));
        label.flatten()
    }
}

/// Whether a body of that type is a form (RFC 6749 App. B).
fn is_form(mime_type: &str) -> bool {
    let known = "application/x-www-form-urlencoded";
    let start = mime_type.get(..known.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(known))
}
