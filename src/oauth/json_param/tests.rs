//! Each fault, with its place.

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
        ("claims", "{}", &[]),
        (
            "claims",
            r#"{"access_token":{"xms_cc":{"values":["cp1"]}}}"#,
            &[],
        ),
        (
            "claims",
            r#"{"email":null,"name":{"essential":true}}"#,
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
