//! What a masked report hides, and what it keeps. Over the whole corpus and for random claims: `tests/export/`.

use super::*;
use crate::inspect::inspect;
use crate::oauth::providers::testing::jwt;
use crate::text::time::Timestamp;

fn export(text: &str, masked: bool) -> Export {
    let context = Context::at(Timestamp(1_767_225_600));
    let say = |prose: Prose| Some(prose.text().to_owned());
    Export::of(&inspect(text, &context), &[], &context, masked, &say)
}

/// The claims of the first token as they go out.
fn masked(claims: &str) -> String {
    let export = export(&jwt(r#"{"alg":"RS256"}"#, claims), true);
    let claims = export.tokens[0].report.token.claims.as_ref();
    claims.map(|claims| claims.to_compact()).unwrap_or_default()
}

#[test]
fn a_masked_value_keeps_what_a_reader_needs() {
    for (law, claims, expected) in [
        (
            "length, and where an account is",
            r#"{"sub":"auth0|5f7c8ec7"}"#,
            r#"{"sub":"(masked 2: 14 characters, begins auth0)"}"#,
        ),
        (
            "the domain of an e-mail address",
            r#"{"email":"ada@example.com","email_verified":true}"#,
            r#"{"email":"(masked 2: e-mail address at example.com)","email_verified":true}"#,
        ),
        (
            "that two values are equal",
            r#"{"name":"ada","nickname":"ada","upn":"b"}"#,
            r#"{"name":"(masked 2: 3 characters)","nickname":"(masked 2: 3 characters)","upn":"(masked 3: 1 character)"}"#,
        ),
        (
            "that it is a number",
            r#"{"phone_number":49151}"#,
            r#"{"phone_number":"(masked 2: number, 5 characters)"}"#,
        ),
        (
            "the shape of an object",
            r#"{"address":{"country":"UK","primary":true,"x":null}}"#,
            r#"{"address":{"country":"(masked 2: 2 characters)","primary":true,"x":null}}"#,
        ),
        (
            "of what kind it is",
            r#"{"sub_id":{"format":"email","email":"a@b.example"}}"#,
            r#"{"sub_id":{"format":"email","email":"(masked 2: e-mail address at b.example)"}}"#,
        ),
        (
            "which token, client and tenant it is",
            r#"{"jti":"j-1","azp":"c-1","tid":"t-1","org_id":"o-1","at_hash":"MTIzNDU2Nzg5MDEyMzQ1Ng"}"#,
            r#"{"jti":"j-1","azp":"c-1","tid":"t-1","org_id":"o-1","at_hash":"MTIzNDU2Nzg5MDEyMzQ1Ng"}"#,
        ),
    ] {
        assert_eq!(masked(claims), expected, "{law}");
    }
}

#[test]
fn a_client_is_no_person() {
    for claims in [
        r#"{"iss":"my-client","sub":"my-client"}"#,
        r#"{"sub":"abc","client_id":"abc"}"#,
        r#"{"sub":"abc@clients"}"#,
        r#"{"sub":"system:serviceaccount:default:api"}"#,
        r#"{"sub":"repo:octo-org/octo-repo:ref:refs/heads/main"}"#,
        r#"{"kubernetes.io":{"pod":{"name":"api-0"}},"roles":[{"name":"admin"}]}"#,
    ] {
        assert_eq!(masked(claims), claims);
    }
}

#[test]
fn it_is_hidden_wherever_it_stands() {
    for (claims, gone) in [
        (r#"{"act":{"sub":"ada-1815"}}"#, "ada-1815"),
        (
            r#"{"events":{"https://x.example/e":{"subject":{"email":"ada@x.example"}}}}"#,
            "ada",
        ),
        (r#"{"x":"{\"given_name\":\"Augusta\"}"}"#, "Augusta"),
        (r#"{"note":"ask ada@x.example"}"#, "ada@"),
        (r#"{"seen_from":"203.0.113.7"}"#, "203.0"),
        (r#"{"https://x.example/givenName":"Augusta"}"#, "Augusta"),
        (
            r#"{"groups":["of Augusta Ada"],"name":"Augusta Ada"}"#,
            "Augusta",
        ),
        (r#"{"ada@x.example":1}"#, "ada@"),
        (r#"{"cfg":{"password":"hunter2"}}"#, "hunter2"),
        (
            r#"{"id":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"}"#,
            "eyJ",
        ),
        (
            r#"{"cnf":{"jwk":{"kty":"EC","d":"c2VjcmV0LXBhcnQ"}}}"#,
            "c2Vj",
        ),
        (r#"{"code":"abc","state":"xyz-state"}"#, "xyz-state"),
    ] {
        let written = masked(claims);
        assert!(
            claims.contains(gone) && !written.contains(gone),
            "{written}"
        );
    }
}

#[test]
fn sentences_lose_the_value_and_stay_sentences() {
    let mut mask = Mask::default();
    let (claims, context) = (r#"{"name":"Augusta Ada King"}"#, Context::at(Timestamp(0)));
    mask.token(&inspect(&jwt(r#"{"alg":"RS256"}"#, claims), &context).tokens[0]);
    for (text, expected) in [
        ("It is for ‘Augusta Ada King’.", "It is for ‘(masked 2)’."),
        ("It is for ‘Augusta A…’.", "It is for ‘(masked 2)…’."),
        ("Augustan times", "Augustan times"),
        ("Ask ada@x.example for it.", "Ask (masked) for it."),
    ] {
        assert_eq!(mask.sentence(text), expected);
    }
}

/// A response of a server that adds what /userinfo would say: the name went out as it stood.
#[test]
fn what_a_response_says_of_a_person_is_hidden_as_well() {
    let token = jwt(
        r#"{"alg":"RS256","typ":"at+jwt"}"#,
        r#"{"iss":"https://a.example"}"#,
    );
    let text = format!(
        r#"{{"access_token":"{token}","token_type":"Bearer","expires_in":60,"name":"Augusta Ada","user":"ada1815"}}"#
    );
    let out = export(&text, true);
    let (json, markdown) = (out.json(), out.markdown());
    for gone in ["Augusta", "ada1815"] {
        assert!(!json.contains(gone) && !markdown.contains(gone), "{json}");
    }
    assert!(json.contains("Bearer"), "{json}");
}

#[test]
fn too_many_values_leave_no_sentence() {
    let many: Vec<String> = (0..300).map(|n| format!("\"person-{n}\"")).collect();
    let claims = format!(
        r#"{{"emails":[{}],"aud":["person-299-x"]}}"#,
        many.join(",")
    );
    let out = export(&jwt(r#"{"alg":"RS256"}"#, &claims), true);
    assert!(!out.json().contains("person-"));
    assert!(out.markdown().contains("too many values to mask"));
}

#[test]
fn whoever_wants_everything_gets_it_but_no_raw_token_in_markdown() {
    let token = jwt(r#"{"alg":"RS256"}"#, r#"{"name":"Augusta"}"#);
    let whole = export(&token, false);
    assert!(whole.json().contains(&token) && whole.json().contains("Augusta"));
    assert!(whole.markdown().contains("Augusta") && !whole.markdown().contains(&token[..20]));
}

#[test]
fn a_token_can_be_had_without_its_signature() {
    use crate::jose::compact::decode;
    for (raw, without) in [
        (
            "eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
            Some("eyJhbGciOiJSUzI1NiJ9.e30."),
        ),
        ("eyJhbGciOiJub25lIn0.e30.", Some("eyJhbGciOiJub25lIn0.e30.")),
        (
            "eyJhbGciOiJSUzI1NiJ9.e30.c2ln~WyJhIiwxXQ~e30.e30.c2ln",
            Some("eyJhbGciOiJSUzI1NiJ9.e30.~WyJhIiwxXQ~"),
        ),
        ("v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs", None),
        (
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aXYtaXYtaXYt.Y3Q.dGFn",
            None,
        ),
    ] {
        assert_eq!(without_signature(&decode(raw)).as_deref(), without, "{raw}");
    }
}

#[test]
fn the_ways_out_of_an_error_are_listed_and_hide_what_is_hidden() {
    use crate::lint::rules::request::RULES;
    use crate::lint::{Finding, Fix};
    use crate::oauth::request::Edit;
    let context = Context::at(Timestamp(1_767_225_600));
    let mut report = inspect(&jwt("{}", r#"{"email":"ada@example.com"}"#), &context);
    let way = |title: &str| Fix {
        title: title.to_owned(),
        safe: false,
        edits: vec![Edit::set("login_hint", "ada@example.com")],
    };
    report.findings = vec![Finding {
        rule: RULES[0],
        message: "Choose one.".to_owned(),
        at: None,
        fix: None,
        choices: vec![way("Keep the first"), way("Keep ada@example.com")],
        spec: RULES[0].spec,
    }];
    let export = Export::of(&report, &[], &context, true, &|_| None);
    let text = export.markdown();
    let (first, second) = ("  - a way out: Keep the first\n", "  - a way out: Keep ");
    assert!(text.contains(first), "{text}");
    assert_eq!(text.matches(second).count(), 2, "{text}");
    assert!(!text.contains("ada@"), "{text}");
    let json = export.json();
    assert!(
        json.contains(r#""title": "Keep the first""#) && !json.contains("ada@"),
        "{json}"
    );
}

/// A key of a store is random letters as often as a name, and who knows it may know whose store it is.
#[test]
fn random_letters_for_a_name_are_hidden() {
    let token = jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"https://login.example"}"#);
    let random = "kqzvbxwjhdfmpltrgnscyeuoaiwvbzxq";
    for (text, name) in [
        (
            format!(r#"{{"key":"{random}","value":"{token}"}}"#),
            "(masked 2)",
        ),
        (
            format!(r#"{{"key":"store.{random}.id","value":"{token}"}}"#),
            "store.(masked 2).id",
        ),
        (
            format!(r#"{{"key":"my-store.of.acme","value":"{token}"}}"#),
            "my-store.of.acme",
        ),
    ] {
        let export = export(&text, true);
        assert_eq!(
            export.tokens[0].report.name.as_deref(),
            Some(name),
            "{text}"
        );
        assert!(
            !export.markdown().contains(random) && !export.json().contains(random),
            "{text}"
        );
    }
}

#[test]
fn a_telephone_number_in_what_a_server_says_is_hidden() {
    for number in [
        "+491701234567",
        "+49 170 1234567",
        "(030) 12345678",
        "0170 1234567",
    ] {
        let text = format!(
            r#"{{"error":"invalid_grant","error_description":"a code was sent to {number}, see AADSTS50105"}}"#
        );
        let export = export(&text, true);
        let out = export.markdown();
        assert!(
            out.contains("a code was sent to (masked), see AADSTS50105"),
            "{out}"
        );
        assert!(!export.json().contains(number), "{number}");
    }
}

/// Microsoft's descriptions name the account: the number of the error went out with it.
#[test]
fn an_address_in_a_description_is_hidden_by_itself() {
    let text = r#"{"error":"invalid_grant","error_description":"AADSTS50034: The user account jane.roe@corp.example does not exist in the directory."}"#;
    let export = export(text, true);
    for out in [export.json(), export.markdown()] {
        assert!(out.contains("AADSTS50034"), "{out}");
        assert!(out.contains("does not exist"), "{out}");
        assert!(!out.contains("jane"), "{out}");
    }
    assert!(!masked(r#"{"x":"Jane Roe <jane@corp.example>"}"#).contains("Roe"));
}

#[test]
fn claims_of_secrets_and_of_people_are_hidden_in_other_words_and_languages_too() {
    for name in [
        "authToken",
        "mfa_token",
        "otp",
        "login_token",
        "sso_token",
        "subject_token",
        "stateToken",
        "signature",
        "pw",
        "cvv",
        "tel",
        "lat",
        "geo",
        "mac",
        "hostname",
        "mailNickname",
        "vorname",
        "nachname",
        "strasse",
        "plz",
        "geburtsdatum",
        "prenom",
        "nom",
    ] {
        let claims = format!(r#"{{"{name}":"Sommer2024x"}}"#);
        assert!(!masked(&claims).contains("Sommer"), "{name}");
    }
    let kept = r#"{"iss":"https://a.example","aud":"api","scope":"openid read:x","token_use":"access","at_hash":"abc"}"#;
    assert_eq!(masked(kept), kept);
}
