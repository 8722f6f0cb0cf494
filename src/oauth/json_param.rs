//! Parameters whose value is JSON: what is wrong with it, and where.
//!
//! One checker for rules and form. Follows OpenID Connect Core §5.5 for `claims`, RFC 9396 §2 for `authorization_details`,
//! and the specification of each of the others as far as the outermost shape. Does **not** know which claims or types a
//! server supports.

use crate::spec::{Clause, oidc_core, openid, rfc};
use crate::text::Span;
use crate::text::json::{Json, Object, parse};
use crate::text::near::nearest;
use crate::text::shortened;

/// More faults of one value are not told.
pub const MAX_FAULTS: usize = 20;

/// One thing that is wrong in a JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: a JSON Pointer (RFC 6901); empty for the whole.
    pub pointer: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong there, lower case without full stop.
    pub says: String,
    /// Who says so.
    pub spec: &'static [Clause],
}

/// What a parameter's JSON must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Claims,
    AuthorizationDetails,
    Object,
    Array,
}

const JSON: &[Clause] = &[rfc(8259, "2")];
const CLAIMS: &[Clause] = &[oidc_core("5.5")];
const CLAIM: &[Clause] = &[oidc_core("5.5.1")];
const DETAILS: &[Clause] = &[rfc(9396, "2")];
const COMMON: &[Clause] = &[rfc(9396, "2.2")];
const METADATA: &[Clause] = &[oidc_core("7.2.1")];
const PRESENTATIONS: &[Clause] = &[openid("openid-4-verifiable-presentations-1_0", "5.1")];

/// Parameters whose value is JSON, what it must be, and who says so.
const SHAPES: &[(&str, Shape, &[Clause])] = &[
    ("claims", Shape::Claims, CLAIMS),
    (
        "authorization_details",
        Shape::AuthorizationDetails,
        DETAILS,
    ),
    ("registration", Shape::Object, METADATA),
    ("client_metadata", Shape::Object, PRESENTATIONS),
    ("dcql_query", Shape::Object, PRESENTATIONS),
    ("transaction_data", Shape::Array, PRESENTATIONS),
    ("verifier_info", Shape::Array, PRESENTATIONS),
    ("presentation_definition", Shape::Object, PRESENTATIONS),
    ("vp_formats", Shape::Object, PRESENTATIONS),
];

/// What is wrong with the value of that parameter, in the order in which it stands; nothing for a parameter that is not JSON.
pub fn check(name: &str, value: &str) -> Vec<Fault> {
    let Some((_, shape, spec)) = SHAPES.iter().find(|(known, ..)| *known == name) else {
        return Vec::new();
    };
    let json = match parse(value) {
        Ok(json) => json,
        Err(error) => {
            return vec![Fault {
                pointer: String::new(),
                line: error.line,
                column: error.column,
                says: error.problem.to_string(),
                spec: JSON,
            }];
        }
    };
    let mut faults = Faults {
        text: value,
        found: Vec::new(),
    };
    match shape {
        Shape::Claims => claims(&json, &mut faults),
        Shape::AuthorizationDetails => authorization_details(&json, &mut faults),
        Shape::Object => {
            faults.object("", &json, spec);
        }
        Shape::Array => {
            faults.array("", &json, spec);
        }
    }
    faults.found
}

/// Whether the parameter's value is JSON that this module knows.
pub fn is_json(name: &str) -> bool {
    SHAPES.iter().any(|(known, ..)| *known == name)
}

struct Faults<'t> {
    text: &'t str,
    found: Vec<Fault>,
}

impl Faults<'_> {
    fn add(&mut self, pointer: &str, span: Span, says: String, spec: &'static [Clause]) {
        if self.found.len() >= MAX_FAULTS {
            return;
        }
        let before = self.text.get(..span.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        self.found.push(Fault {
            pointer: pointer.to_owned(),
            line: before.bytes().filter(|b| *b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            says,
            spec,
        });
    }

    fn wrong(&mut self, pointer: &str, json: &Json, wanted: &str, spec: &'static [Clause]) {
        let says = format!("{} where {wanted} is expected", json.shape());
        self.add(pointer, json.span, says, spec);
    }

    fn object<'j>(
        &mut self,
        pointer: &str,
        json: &'j Json,
        spec: &'static [Clause],
    ) -> Option<&'j Object> {
        let object = json.as_object();
        match object {
            None => self.wrong(pointer, json, "an object", spec),
            Some(object) => {
                for name in object.duplicates() {
                    let says = format!("{} stands more than once", quoted(name));
                    self.add(pointer, json.span, says, JSON_NAMES);
                }
            }
        }
        object
    }

    fn array<'j>(
        &mut self,
        pointer: &str,
        json: &'j Json,
        spec: &'static [Clause],
    ) -> Option<&'j [Json]> {
        let array = json.as_array();
        if array.is_none() {
            self.wrong(pointer, json, "an array", spec);
        }
        array
    }

    /// An array of strings.
    fn strings(&mut self, pointer: &str, json: &Json, spec: &'static [Clause]) {
        for (at, item) in self
            .array(pointer, json, spec)
            .into_iter()
            .flatten()
            .enumerate()
        {
            if item.as_str().is_none() {
                self.wrong(&format!("{pointer}/{at}"), item, "a string", spec);
            }
        }
    }
}

const JSON_NAMES: &[Clause] = &[rfc(8259, "4")];

fn quoted(name: &str) -> String {
    format!("“{}”", shortened(name, 40))
}

/// The pointer of a member (RFC 6901 §3).
fn under(pointer: &str, name: &str) -> String {
    let name = shortened(name, 60).replace('~', "~0").replace('/', "~1");
    format!("{pointer}/{name}")
}

/// OIDC Core §5.5: `userinfo` and `id_token`, each with claims that are null or say more about themselves.
fn claims(json: &Json, faults: &mut Faults<'_>) {
    let Some(object) = faults.object("", json, CLAIMS) else {
        return;
    };
    if !object.has("userinfo") && !object.has("id_token") {
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

/// RFC 9396 §2: an array of objects, each with a `type`; the common members of §2.2 where they are there.
fn authorization_details(json: &Json, faults: &mut Faults<'_>) {
    let Some(items) = faults.array("", json, DETAILS) else {
        return;
    };
    if items.is_empty() {
        faults.add(
            "",
            json.span,
            "the array is empty, and asks for nothing".to_owned(),
            DETAILS,
        );
    }
    for (at, item) in items.iter().enumerate() {
        let at = format!("/{at}");
        let Some(object) = faults.object(&at, item, DETAILS) else {
            continue;
        };
        match object.get("type") {
            None => faults.add(&at, item.span, "“type” is missing".to_owned(), DETAILS),
            Some(kind) if kind.as_str().is_none() => {
                faults.wrong(&under(&at, "type"), kind, "a string", DETAILS);
            }
            Some(kind) if kind.as_str() == Some("") => {
                faults.add(
                    &under(&at, "type"),
                    kind.span,
                    "“type” is empty".to_owned(),
                    DETAILS,
                );
            }
            Some(_) => {}
        }
        for name in ["locations", "actions", "datatypes", "privileges"] {
            if let Some(value) = object.get(name) {
                faults.strings(&under(&at, name), value, COMMON);
            }
        }
        if let Some(value) = object
            .get("identifier")
            .filter(|value| value.as_str().is_none())
        {
            faults.wrong(&under(&at, "identifier"), value, "a string", COMMON);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_fault_is_told_with_its_place() {
        for (name, value, expected) in [
            (
                "claims",
                r#"{"id_token":{"email":null,"acr":{"essential":true,"values":["a"]}}}"#,
                &[][..],
            ),
            (
                "claims",
                r#"{"userinf":{"name":null},"id_token":{}}"#,
                &[("/userinf", 1, 2, "is “userinfo” meant?")],
            ),
            (
                "claims",
                r#"{"userinfo":{"name":{}},"access_token":1}"#,
                &[],
            ),
            (
                "claims",
                r#"{"id_token":{"email":"#,
                &[("", 1, 22, "the text ends inside a value")],
            ),
            (
                "claims",
                "[]",
                &[("", 1, 1, "an array where an object is expected")],
            ),
            (
                "claims",
                "{}",
                &[("", 1, 1, "neither “userinfo” nor “id_token”")],
            ),
            (
                "claims",
                r#"{"id_token":["email"]}"#,
                &[("/id_token", 1, 13, "an array where an object is expected")],
            ),
            (
                "claims",
                "{\n \"id_token\": {\"email\": true}}",
                &[(
                    "/id_token/email",
                    2,
                    24,
                    "a boolean where null or an object is expected",
                )],
            ),
            (
                "claims",
                r#"{"id_token":{"a":{"essential":"true"}}}"#,
                &[(
                    "/id_token/a/essential",
                    1,
                    31,
                    "a string where true or false is expected",
                )],
            ),
            (
                "claims",
                r#"{"id_token":{"a":{"value":"x","values":["x"]}}}"#,
                &[("/id_token/a", 1, 18, "only one can be meant")],
            ),
            (
                "claims",
                r#"{"id_token":{"a":{"values":"x"}}}"#,
                &[(
                    "/id_token/a/values",
                    1,
                    28,
                    "a string where an array is expected",
                )],
            ),
            (
                "claims",
                r#"{"id_token":{"a":{"required":true}}}"#,
                &[("/id_token/a/required", 1, 19, "it is called “essential”")],
            ),
            (
                "claims",
                r#"{"id_token":{"a":null,"a":null}}"#,
                &[("/id_token", 1, 13, "“a” stands more than once")],
            ),
            (
                "claims",
                r#"{"id_token":{"https://a/b":1}}"#,
                &[("/id_token/https:~1~1a~1b", 1, 28, "a number")],
            ),
            (
                "authorization_details",
                r#"[{"type":"payment","actions":["read"],"identifier":"a"}]"#,
                &[],
            ),
            (
                "authorization_details",
                r#"{"type":"payment"}"#,
                &[("", 1, 1, "an object where an array is expected")],
            ),
            (
                "authorization_details",
                "[]",
                &[("", 1, 1, "the array is empty")],
            ),
            (
                "authorization_details",
                r#"[{"actions":["read"]}]"#,
                &[("/0", 1, 2, "“type” is missing")],
            ),
            (
                "authorization_details",
                r#"[{"type":1}]"#,
                &[("/0/type", 1, 10, "a number where a string is expected")],
            ),
            (
                "authorization_details",
                r#"[{"type":""}]"#,
                &[("/0/type", 1, 10, "empty")],
            ),
            (
                "authorization_details",
                r#"["payment"]"#,
                &[("/0", 1, 2, "a string where an object is expected")],
            ),
            (
                "authorization_details",
                r#"[{"type":"a","locations":"https://a"},{"type":"b","actions":[1]}]"#,
                &[
                    ("/0/locations", 1, 26, "a string where an array is expected"),
                    ("/1/actions/0", 1, 62, "a number where a string is expected"),
                ],
            ),
            (
                "registration",
                "[]",
                &[("", 1, 1, "an array where an object is expected")],
            ),
            ("client_metadata", r#"{"vp_formats_supported":{}}"#, &[]),
            (
                "dcql_query",
                "x",
                &[("", 1, 1, "where a value was expected")],
            ),
            (
                "transaction_data",
                "{}",
                &[("", 1, 1, "an object where an array is expected")],
            ),
            ("scope", "{", &[]),
        ] {
            let found = check(name, value);
            assert_eq!(found.len(), expected.len(), "{name}={value}: {found:?}");
            for (fault, (pointer, line, column, says)) in found.iter().zip(expected) {
                assert_eq!(
                    (fault.pointer.as_str(), fault.line, fault.column),
                    (*pointer, *line, *column),
                    "{value}"
                );
                assert!(fault.says.contains(says), "{value}: {}", fault.says);
                assert!(!fault.spec.is_empty());
            }
        }
    }

    #[test]
    fn every_json_parameter_of_the_table_has_its_shape() {
        use crate::oauth::params::{PARAMS, ValueType};
        for row in PARAMS {
            assert_eq!(
                row.value == ValueType::Json,
                is_json(row.name),
                "{}",
                row.name
            );
        }
    }

    #[test]
    fn faults_are_bounded() {
        let many = format!(r#"{{"id_token":{{{}}}}}"#, vec![r#""a":1"#; 1000].join(","));
        assert_eq!(check("claims", &many).len(), MAX_FAULTS);
    }

    proptest! {
        #[test]
        fn no_value_panics(text in r#"[\[\]{}":,a-z0-9é \n~/]{0,60}"#, at in 0..SHAPES.len()) {
            check(SHAPES[at].0, &text);
        }
    }
}
