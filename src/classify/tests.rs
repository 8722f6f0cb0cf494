//! How evidence adds up, and what minimal tokens are then called.

use super::*;
use crate::jose;
use crate::text::base64url;
use crate::text::time::Timestamp;

fn piece(kind: Kind, strength: Strength) -> Evidence {
    Evidence::in_favour(kind, strength, "seen", rfc(7519, "2"))
}

#[test]
fn evidence_adds_up() {
    use Kind::{AccessToken, IdToken, Unknown};
    use Strength::{Conclusive, Strong, Weak};
    for (law, evidence, kind, certainty) in [
        ("nothing seen", vec![], Unknown, Certainty::None),
        (
            "weak never decides alone",
            vec![piece(IdToken, Weak)],
            Unknown,
            Certainty::None,
        ),
        (
            "two weak are a guess",
            vec![piece(IdToken, Weak); 2],
            IdToken,
            Certainty::Weak,
        ),
        (
            "strong outweighs weak",
            vec![
                piece(IdToken, Weak),
                piece(IdToken, Weak),
                piece(AccessToken, Strong),
            ],
            AccessToken,
            Certainty::Strong,
        ),
        (
            "conclusive outweighs strong",
            vec![
                piece(IdToken, Strong),
                piece(IdToken, Strong),
                piece(AccessToken, Conclusive),
            ],
            AccessToken,
            Certainty::Conclusive,
        ),
        (
            "two conclusive ones of different kinds are a guess",
            vec![
                piece(IdToken, Conclusive),
                piece(AccessToken, Conclusive),
                piece(AccessToken, Weak),
            ],
            AccessToken,
            Certainty::Weak,
        ),
        (
            "a conclusive sign that is outweighed contradicts all the same",
            vec![
                piece(AccessToken, Conclusive),
                piece(IdToken, Conclusive),
                Evidence::against(IdToken, Conclusive, "seen", rfc(7519, "2")),
            ],
            AccessToken,
            Certainty::Weak,
        ),
        (
            "evidence against takes away",
            vec![
                piece(IdToken, Strong),
                Evidence::against(IdToken, Conclusive, "seen", rfc(7519, "2")),
            ],
            Unknown,
            Certainty::None,
        ),
    ] {
        let verdict = weigh(evidence);
        assert_eq!(
            (verdict.kind, verdict.certainty),
            (kind, certainty),
            "{law}"
        );
    }
}

#[test]
fn a_token_is_named_by_what_it_carries() {
    use Kind::{AccessToken, IdToken, Unknown};
    for (law, header, claims, kind, certainty) in [
        (
            "RFC 9068 type",
            r#"{"typ":"at+jwt","alg":"RS256"}"#,
            "{}",
            AccessToken,
            Certainty::Conclusive,
        ),
        (
            "type in any case, with application/",
            r#"{"typ":"application/AT+JWT","alg":"RS256"}"#,
            "{}",
            AccessToken,
            Certainty::Conclusive,
        ),
        (
            "at_hash",
            r#"{"alg":"RS256"}"#,
            r#"{"at_hash":"x"}"#,
            IdToken,
            Certainty::Conclusive,
        ),
        (
            "nonce and aud",
            r#"{"alg":"RS256"}"#,
            r#"{"aud":"c","nonce":"n"}"#,
            IdToken,
            Certainty::Strong,
        ),
        (
            "scope",
            r#"{"alg":"RS256"}"#,
            r#"{"aud":"a","scope":"read"}"#,
            AccessToken,
            Certainty::Strong,
        ),
        (
            "scope outranks nonce",
            r#"{"alg":"RS256"}"#,
            r#"{"aud":"a","scp":"read","nonce":"n"}"#,
            AccessToken,
            Certainty::Strong,
        ),
        (
            "nothing telling",
            r#"{"alg":"HS256","typ":"JWT"}"#,
            r#"{"sub":"1","iat":1}"#,
            Unknown,
            Certainty::None,
        ),
        (
            "a JWT of another explicit type is neither",
            r#"{"alg":"ES256","typ":"statuslist+jwt"}"#,
            r#"{"nonce":"n","aud":"a","scope":"x"}"#,
            Unknown,
            Certainty::None,
        ),
    ] {
        let encode = |text: &str| base64url::encode(text.as_bytes());
        let token = jose::compact::decode(&format!("{}.{}.c2ln", encode(header), encode(claims)));
        let verdict = classify(&token, None, &Context::at(Timestamp(0)));
        assert_eq!(
            (verdict.kind, verdict.certainty),
            (kind, certainty),
            "{law}"
        );
    }
}

/// What the server tells a client is for the client, and no ID token for that: an authorization response was “probably an ID
/// token” as soon as the client ID was known.
#[test]
fn what_else_is_issued_to_a_client_is_named_alike_with_its_id_and_without() {
    use Kind::{AuthorizationResponse, IdToken, SecurityEventToken, UserinfoResponse};
    for (claims, kind) in [
        (
            r#"{"iss":"https://op.example","aud":"app","exp":1,"code":"c","state":"s"}"#,
            AuthorizationResponse,
        ),
        (
            r#"{"iss":"https://op.example","aud":"app","exp":1,"code":"c"}"#,
            AuthorizationResponse,
        ),
        (
            r#"{"iss":"https://op.example","aud":"app","exp":1,"error":"access_denied","state":"s"}"#,
            AuthorizationResponse,
        ),
        (
            r#"{"iss":"https://op.example","aud":"app","iat":1,"jti":"1","events":{"https://x.example/e":{}}}"#,
            SecurityEventToken,
        ),
        (
            r#"{"iss":"https://op.example","aud":"app","sub":"u","email":"a@b.example"}"#,
            UserinfoResponse,
        ),
        (
            r#"{"iss":"https://op.example","aud":"app","sub":"u","exp":1,"iat":1,"nonce":"n","code":"c"}"#,
            IdToken,
        ),
    ] {
        let header = base64url::encode(br#"{"alg":"RS256"}"#);
        let claims = base64url::encode(claims.as_bytes());
        let token = jose::compact::decode(&format!("{header}.{claims}.c2ln"));
        for client_id in [None, Some("app".to_owned())] {
            let context = Context {
                client_id,
                ..Context::at(Timestamp(0))
            };
            let verdict = classify(&token, None, &context);
            assert_eq!(
                (verdict.kind, verdict.certainty),
                (kind, Certainty::Strong),
                "{kind:?}, {:?}",
                context.client_id
            );
        }
    }
}
