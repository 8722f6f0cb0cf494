//! Which keys are tried on which token, and what is said of the others.

use super::*;
use crate::jose::{compact, json_form};
use crate::text::json;

/// RFC 7515 App. A.3.
const ES256: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
const KEY: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;

#[test]
fn each_key_is_tried_or_passed_over_with_its_reason() {
    let token = compact::decode(ES256);
    let set = format!(
        r#"{{"keys":[{KEY},{{"kty":"oct","alg":"HS256","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T"}},{{"kty":"x"}},{}]}}"#,
        KEY.replace(r#""kty""#, r#""use":"enc","kty""#)
    );
    let all = attempt(&token, &set, Encoding::Utf8);
    let told: Vec<String> = all
        .keys
        .iter()
        .map(|key| match key.passed_over.as_slice() {
            [] => "tried".to_owned(),
            reasons => {
                let why: Vec<&str> = reasons.iter().map(|(why, _)| why.as_str()).collect();
                why.join("; ")
            }
        })
        .collect();
    assert_eq!(
        told,
        [
            "tried",
            "it is a secret of 264 bits, and ES256 takes a key on P-256; its alg is HS256, not ES256",
            "it cannot be read",
            "its use is enc, not sig"
        ]
    );
    let plans: Vec<bool> = all.keys.iter().map(|key| key.plan.is_some()).collect();
    assert_eq!(plans, [true, false, false, false]);
}

#[test]
fn what_gives_no_key_says_why() {
    let token = compact::decode(ES256);
    for (text, says) in [
        ("", ""),
        ("{", "This begins like JSON and is none from byte 1 on."),
        (
            r#"{"issuer":"https://op.example","jwks_uri":"https://op.example/jwks"}"#,
            "This is metadata, and its keys are elsewhere: paste what stands at https://op.example/jwks. Its issuer is https://op.example, and iss of the token is joe: these are not the keys of who the token says issued it.",
        ),
        (
            r#"{"issuer":"joe","jwks_uri":"https://op.example/jwks"}"#,
            "This is metadata, and its keys are elsewhere: paste what stands at https://op.example/jwks.",
        ),
        (
            r#"{"jwks_uri":"https://op.example/jwks"}"#,
            "This is metadata, and its keys are elsewhere: paste what stands at https://op.example/jwks.",
        ),
        (
            "https://op.example/jwks.json",
            "This is an address, and none is asked from this field: paste what stands there.",
        ),
        (
            ES256,
            "This is a token, and no key: the key is its issuer’s, as JWK or PEM.",
        ),
        (
            "<RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue>",
            "This is XML or HTML: a key is read from JWK or PEM.",
        ),
    ] {
        let all = attempt(&token, text, Encoding::Utf8);
        assert_eq!(all.says, says, "{text}");
        assert_eq!(all.keys, [], "{text}");
    }
    // A secret may look like an address.
    let by_secret = compact::decode(&["eyJhbGciOiJIUzI1NiJ9.e30.", &"A".repeat(43)].concat());
    let all = attempt(
        &by_secret,
        "https://op.example/a/secret/long/enough",
        Encoding::Utf8,
    );
    assert_eq!((all.says.as_str(), all.keys.len()), ("", 1));
    let of_none = compact::decode("eyJhbGciOiJub25lIn0.e30.");
    let said = attempt(&of_none, KEY, Encoding::Utf8).says;
    assert!(said.starts_with("alg is none"), "{said}");
    let with_kid = ES256.replacen(
        "eyJhbGciOiJFUzI1NiJ9",
        "eyJhbGciOiJFUzI1NiIsImtpZCI6ImEifQ",
        1,
    );
    let key = KEY.replace(r#""kty""#, r#""kid":"b","kty""#);
    let said = attempt(&compact::decode(&with_kid), &key, Encoding::Utf8).says;
    assert!(said.contains("not among these"), "{said}");
}

/// Nobody was told of it unless the token named that kid.
#[test]
fn a_kid_that_two_keys_have_is_said_of_the_set() {
    let token = compact::decode(ES256);
    let named = KEY.replace(r#""kty""#, r#""kid":"b","kty""#);
    let secret = r#"{"kty":"oct","kid":"b","k":"AAAA"}"#;
    let said = |keys: &[&str]| {
        let set = [r#"{"keys":["#, &keys.join(","), "]}"].concat();
        attempt(&token, &set, Encoding::Utf8).says
    };
    let told = said(&[&named, &named]);
    assert!(
        told.starts_with("Several of these keys have the same kid (b)"),
        "{told}"
    );
    // Keys of two types may stand for each other (RFC 7517 §4.5).
    assert_eq!(said(&[&named, secret]), "");
    assert_eq!(said(&[&named, KEY, KEY]), "");
}

#[test]
fn an_encrypted_token_takes_a_key_that_decrypts() {
    // {"alg":"A128KW","enc":"A128CBC-HS256"}, RFC 7516 App. A.3.
    let token = compact::decode(
        "eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ",
    );
    let set = format!(r#"{{"keys":[{KEY},{{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}}]}}"#);
    let all = attempt(&token, &set, Encoding::Utf8);
    assert_eq!(
        all.keys[0].passed_over[0].0,
        "it is of type EC P-256, and A128KW takes a secret (type oct)"
    );
    assert!(matches!(all.keys[1].plan, Some(Task::Decrypt(_))));
}

/// RFC 7515 App. A.6 and A.7, RFC 7516 App. A.4 and RFC 7520 §4.1 to §4.8: with the keys of all, each signature and recipient
/// gets its own.
#[test]
fn each_signature_and_recipient_of_a_json_serialization_is_tried() {
    let file = json::parse(include_str!("../../../tests/jose/json.json")).unwrap();
    for row in file.as_array().unwrap() {
        let row = row.as_object().unwrap();
        let (of, part) = (row.str("of").unwrap(), |name| {
            row.get(name).unwrap().to_compact()
        });
        let token = json_form::decode(&part("token")).unwrap();
        assert_eq!((token.more.len() + 1).to_string(), part("parties"), "{of}");
        let all = attempt(&token, &part("keys"), Encoding::Utf8);
        let planned = all.keys.iter().filter(|key| key.plan.is_some());
        let names: Vec<&str> = planned.map(|key| key.name.as_str()).collect();
        let right = row.get("right").unwrap().as_array().unwrap();
        assert_eq!(names.len(), right.len(), "{of}: {names:?}");
        for (name, nth) in names.iter().zip(right) {
            let end = format!(" {} of {}", nth.to_compact(), part("parties"));
            assert!(
                token.more.is_empty() || name.ends_with(&end),
                "{of}: {name}"
            );
        }
        assert_eq!(
            all.says.is_empty(),
            token.more.is_empty(),
            "{of}: {}",
            all.says
        );
    }
}

#[test]
fn what_json_leaves_open_is_refused() {
    let parts: Vec<&str> = ES256.split('.').collect();
    let with = |more: &str, payload: &str| {
        let (header, signature) = (parts[0], parts[2]);
        format!(
            r#"{{"payload":"{payload}","protected":"{header}","signature":"{signature}"{more}}}"#
        )
    };
    let tell = |text: &str| {
        let token = json_form::decode(text).unwrap();
        let all = attempt(&token, KEY, Encoding::Utf8);
        (
            all.says,
            all.keys.iter().filter(|key| key.plan.is_some()).count(),
        )
    };
    assert_eq!(tell(&with("", parts[1])), (String::new(), 1));
    for (more, payload, says) in [
        (r#","payload":"e30""#, parts[1], "payload twice"),
        (r#","header":{"alg":"ES256"}"#, parts[1], "alg twice"),
        (r#","header":{"crit":["exp"]}"#, parts[1], "crit names exp"),
        (
            "",
            &parts[1].replacen('e', "\\u0065", 1),
            "not written as a signer writes it",
        ),
    ] {
        let (said, planned) = tell(&with(more, payload));
        assert!(planned == 0 && said.contains(says), "{says}: {said}");
    }
}

/// A person chose hex for one secret, and the next one was none: the choice on the page was empty.
#[test]
fn a_secret_is_read_in_an_encoding_that_it_can_be_in() {
    let token =
        compact::decode("eyJhbGciOiJIUzI1NiJ9.e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    let read = |text: &str, encoding| {
        let all = attempt(&token, text, encoding);
        let named = all.keys.iter().map(|key| key.name.clone());
        (
            all.encoding,
            named.collect::<Vec<String>>().join("; "),
            all.says,
        )
    };
    let hex = "deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
    for (text, asked, encoding, named, says) in [
        (hex, Encoding::Hex, Encoding::Hex, "secret of 256 bits", ""),
        (
            "a secret that is not hexadecimal, at all",
            Encoding::Hex,
            Encoding::Utf8,
            "secret of 320 bits",
            "",
        ),
        (
            " a secret with a blank on either side ",
            Encoding::Utf8,
            Encoding::Utf8,
            "secret of 288 bits; secret of 304 bits, with the white space around it",
            "",
        ),
        (
            "{a secret that looks like JSON, a bit}",
            Encoding::Utf8,
            Encoding::Utf8,
            "secret of 304 bits",
            "This begins like JSON and is none from byte 1 on. So it is taken as a secret.",
        ),
        (
            "ssh-is no prefix that a secret must not have",
            Encoding::Utf8,
            Encoding::Utf8,
            "secret of 352 bits",
            "This is a key for SSH; ssh-keygen -e -m PKCS8 -f FILE writes the public key as PEM. So it is taken as a secret.",
        ),
    ] {
        let found = read(text, asked);
        let (of, told, said) = (found.0, found.1.as_str(), found.2.as_str());
        assert_eq!((of, told, said), (Some(encoding), named, says), "{text}");
    }
    // An algorithm that takes no secret has no use for one.
    let all = attempt(&compact::decode(ES256), "ssh-rsa AAAA", Encoding::Utf8);
    assert!(
        all.keys.is_empty() && !all.says.contains("secret"),
        "{}",
        all.says
    );
}

/// Nobody should have to look for a key before they are told that none will do.
#[test]
fn what_cannot_be_decrypted_here_is_said_without_a_key() {
    for (header, says) in [
        (r#"{"alg":"RSA1_5","enc":"A128GCM"}"#, "RSA1_5"),
        (r#"{"alg":"A192KW","enc":"A128GCM"}"#, "A192KW"),
        (r#"{"alg":"dir","enc":"A192GCM"}"#, "A192GCM"),
        (r#"{"alg":"A128KW","enc":"A128GCM"}"#, ""),
    ] {
        let header = crate::text::base64url::encode(header.as_bytes());
        let token = [
            &*header,
            ".AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
        ]
        .concat();
        let said = attempt(&compact::decode(&token), "", Encoding::Utf8).says;
        assert_eq!(said.is_empty(), says.is_empty(), "{said}");
        assert!(said.contains(says), "{said}");
    }
}

#[test]
fn a_weak_derivation_from_a_password_is_named() {
    for (p2s, p2c, says) in [
        ("AAAAAAAAAAAAAAA", "1000", ""),
        ("AAAAAAA", "1000", "p2s has 5 octets"),
        ("AAAAAAAAAAAAAAA", "999", "p2c is 999"),
        (
            "AAAAAAA",
            "1",
            "p2s has 5 octets, and must have 8 or more: the same password gives the same key too often (RFC 7518 §4.8.1.1). p2c is 1, and 1000 or more are recommended: passwords are tried as quickly as that is small (RFC 7518 §4.8.1.2).",
        ),
    ] {
        let header =
            format!(r#"{{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"{p2s}","p2c":{p2c}}}"#);
        let header = crate::text::base64url::encode(header.as_bytes());
        let token = [
            &*header,
            ".AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
        ]
        .concat();
        for key in ["", "a password"] {
            let said = attempt(&compact::decode(&token), key, Encoding::Utf8).says;
            assert_eq!(said.is_empty(), says.is_empty(), "{said}");
            assert!(said.starts_with(says), "{said}");
        }
    }
}

#[test]
fn a_text_may_be_a_secret() {
    let token =
        compact::decode("eyJhbGciOiJIUzI1NiJ9.e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    let all = attempt(
        &token,
        "deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
        Encoding::Hex,
    );
    assert_eq!(all.encodings.len(), 4);
    assert_eq!(all.keys.len(), 1);
    assert!(all.keys[0].plan.is_some());
}

/// Refused for its length, a secret could be the right one or not, and nobody could find out which.
#[test]
fn a_secret_that_is_too_short_is_tried_and_said_to_be() {
    let token = compact::decode(&["eyJhbGciOiJIUzI1NiJ9.e30.", &"A".repeat(43)].concat());
    let all = attempt(&token, "abc", Encoding::Utf8);
    assert!(matches!(all.keys[0].plan, Some(Task::Verify(_))));
    assert_eq!(
        all.keys[0].weak,
        "it has 24 bits, and HS256 demands 256 or more"
    );
    let long = attempt(&token, &"a".repeat(32), Encoding::Utf8);
    assert!(long.keys[0].plan.is_some() && long.keys[0].weak.is_empty());
    // What speaks against a key beside its length is said, and nothing is computed.
    for jwk in [
        r#"{"kty":"oct","k":"YWJj","use":"enc"}"#,
        r#"{"kty":"oct","k":"YWJj","alg":"HS512"}"#,
    ] {
        let all = attempt(&token, jwk, Encoding::Utf8);
        assert!(all.keys[0].plan.is_none(), "{jwk}");
    }
}
