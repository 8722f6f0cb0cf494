//! Two tokens, claim by claim: what is the same, what changed, what only one of them has.
//!
//! Compares what was read, value by value; scopes and lists as sets, times by their difference. Does **not** say which of
//! two is right.

use super::{Report, TokenReport};
use crate::oauth::claims::{self, Meaning, Place, shown};
use crate::text::json::{Json, Member, Object, Value};

/// How the two sides of a row are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The same value, however it is written.
    Same,
    /// Two values.
    Changed,
    /// Only the left token has it.
    OnlyLeft,
    /// Only the right token has it.
    OnlyRight,
}

impl Change {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Change::Same => "same",
            Change::Changed => "changed",
            Change::OnlyLeft => "only in this one",
            Change::OnlyRight => "only in the other",
        }
    }

    /// The code in `data-change`.
    pub const fn name(self) -> &'static str {
        match self {
            Change::Same => "same",
            Change::Changed => "changed",
            Change::OnlyLeft => "left",
            Change::OnlyRight => "right",
        }
    }
}

/// A header parameter or claim of either token.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it stands.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// The left value as written; empty where there is none.
    pub left: String,
    /// The right value as written; empty where there is none.
    pub right: String,
    /// How they are to each other.
    pub change: Change,
    /// What the difference is, where it can be said shorter than by the values.
    pub note: String,
}

/// Rows for header and claims: first in the order of the left token, then what only the right one has.
pub fn compare(left: &TokenReport, right: &TokenReport) -> Vec<Row> {
    let mut rows = Vec::new();
    let (a, b) = (&left.token, &right.token);
    let sides = [
        (Place::Header, a.header.as_ref(), b.header.as_ref()),
        (Place::Claims, a.claims.as_ref(), b.claims.as_ref()),
    ];
    for (place, left_object, right_object) in sides {
        let of_left = members(left_object);
        for member in of_left {
            let name = member.name.as_str();
            let other = right_object.and_then(|object| object.get(name));
            let meaning = claims::known(place, name, left.provider());
            rows.push(row(place, name, Some(&member.value), other, &meaning));
        }
        for member in members(right_object) {
            let name = member.name.as_str();
            if !left_object.is_some_and(|object| object.has(name)) {
                let meaning = claims::known(place, name, right.provider());
                rows.push(row(place, name, None, Some(&member.value), &meaning));
            }
        }
    }
    rows
}

fn members(object: Option<&Object>) -> &[Member] {
    object.map_or(&[], |object| &object.members)
}

fn row(
    place: Place,
    name: &str,
    left: Option<&Json>,
    right: Option<&Json>,
    meaning: &Meaning<'_>,
) -> Row {
    let written = |side: Option<&Json>| side.map(Json::to_compact).unwrap_or_default();
    let (change, note) = match (left, right) {
        (Some(left), Some(right)) => difference(left, right, meaning),
        (Some(_), None) => (Change::OnlyLeft, String::new()),
        (None, _) => (Change::OnlyRight, String::new()),
    };
    Row {
        place,
        name: name.to_owned(),
        left: written(left),
        right: written(right),
        change,
        note,
    }
}

fn difference(left: &Json, right: &Json, meaning: &Meaning<'_>) -> (Change, String) {
    if is_same(left, right) {
        return (Change::Same, String::new());
    }
    let time = |json: &Json| shown::time(meaning.row()?, json);
    if let (Some(left), Some(right)) = (time(left), time(right)) {
        let by = right.since(left);
        let side = if by.0 < 0 { " earlier" } else { " later" };
        return match by.0 {
            0 => (Change::Same, String::new()),
            _ => (Change::Changed, [&by.to_string(), side].concat()),
        };
    }
    let (Some(left), Some(right)) = (set(left, meaning), set(right, meaning)) else {
        return (Change::Changed, String::new());
    };
    let only = |of: &[&str], other: &[&str]| -> String {
        let only: Vec<&str> = of
            .iter()
            .copied()
            .filter(|item| !other.contains(item))
            .collect();
        only.join(", ")
    };
    let (gone, new) = (only(&left, &right), only(&right, &left));
    match (gone.is_empty(), new.is_empty()) {
        (true, true) => (Change::Same, "in another order".to_owned()),
        (false, true) => (Change::Changed, ["without ", &gone].concat()),
        (true, false) => (Change::Changed, ["with ", &new, " as well"].concat()),
        (false, false) => (
            Change::Changed,
            ["with ", &new, ", without ", &gone].concat(),
        ),
    }
}

/// The items of a list, and the scope tokens of a string; one string stands for a list of one where the other is a list.
fn set<'a>(json: &'a Json, meaning: &Meaning<'_>) -> Option<Vec<&'a str>> {
    let scopes = meaning
        .row()
        .map(|row| shown::scopes(row, json))
        .unwrap_or_default();
    if !scopes.is_empty() {
        return Some(scopes);
    }
    match &json.value {
        Value::Array(items) => items.iter().map(Json::as_str).collect(),
        Value::String(text) if meaning.row().is_some_and(|row| row.name == "aud") => {
            Some(vec![text.as_str()])
        }
        _ => None,
    }
}

/// Whether two values are the same, whatever the order of an object's members.
fn is_same(left: &Json, right: &Json) -> bool {
    match (&left.value, &right.value) {
        (Value::Object(left), Value::Object(right)) => {
            left.members.len() == right.members.len()
                && left.members.iter().all(|member| {
                    let other = right.get(member.name.as_str());
                    other.is_some_and(|other| is_same(&member.value, other))
                })
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(a, b)| is_same(a, b))
        }
        (Value::String(left), Value::String(right)) => left.as_str() == right.as_str(),
        _ => left.to_compact() == right.to_compact(),
    }
}

/// The tokens that one can be compared with: those whose claims were read, the most alike first.
pub fn others(report: &Report, nth: usize) -> Vec<usize> {
    let Some(token) = report.tokens.get(nth).filter(|t| t.token.claims.is_some()) else {
        return Vec::new();
    };
    let is_other = |at: &usize| *at != nth && report.tokens[*at].token.claims.is_some();
    let is_alike = |at: &usize| report.tokens[*at].verdict.kind == token.verdict.kind;
    let all: Vec<usize> = (0..report.tokens.len())
        .filter(is_other)
        .take(MOST)
        .collect();
    let (mut others, rest): (Vec<usize>, Vec<usize>) = all.into_iter().partition(is_alike);
    others.extend(rest);
    others
}

/// More are not offered.
const MOST: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::inspect;
    use crate::oauth::Context;
    use crate::oauth::providers::testing::jwt;
    use crate::text::time::Timestamp;

    fn two(left: &str, right: &str) -> Report {
        let header = r#"{"alg":"RS256","kid":"1"}"#;
        let text = format!(
            "{}\n{}",
            jwt(header, left),
            jwt(r#"{"alg":"RS256"}"#, right)
        );
        inspect(&text, &Context::at(Timestamp(0)))
    }

    #[test]
    fn each_claim_is_held_against_the_other() {
        let report = two(
            r#"{"iss":"a","exp":1000,"scope":"x y","roles":["b","a"],"o":{"a":1,"b":2},"aud":"q","gone":1}"#,
            r#"{"iss":"a","exp":4600,"scope":"y z","roles":["a","b"],"o":{"b":2,"a":1},"aud":["q","r"],"new":true}"#,
        );
        let rows = compare(&report.tokens[0], &report.tokens[1]);
        let shown: Vec<String> = (rows.iter())
            .map(|row| {
                format!("{} {} {}", row.name, row.change.name(), row.note)
                    .trim()
                    .to_owned()
            })
            .collect();
        assert_eq!(
            shown,
            [
                "alg same",
                "kid left",
                "iss same",
                "exp changed 1 hour later",
                "scope changed with z, without x",
                "roles same in another order",
                "o same",
                "aud changed with r as well",
                "gone left",
                "new right",
            ]
        );
    }

    #[test]
    fn the_most_alike_token_comes_first() {
        let access = jwt(r#"{"alg":"RS256","typ":"at+jwt"}"#, r#"{"scope":"a"}"#);
        let id = jwt(r#"{"alg":"RS256"}"#, r#"{"at_hash":"a","nonce":"n"}"#);
        let later = jwt(r#"{"alg":"RS256","typ":"at+jwt"}"#, r#"{"scope":"b"}"#);
        let text =
            format!("{access}\n{id}\n{later}\naccess_token=ZuKvPNqR66GCVICheOMIkwAsRAq6cM3T");
        let report = inspect(&text, &Context::at(Timestamp(0)));
        assert_eq!(report.tokens.len(), 4);
        assert_eq!(others(&report, 0), [2, 1]);
        assert_eq!(others(&report, 1), [0, 2]);
        assert_eq!(
            others(&report, 3),
            Vec::<usize>::new(),
            "an opaque one has nothing to compare"
        );
    }
}
