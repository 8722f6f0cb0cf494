//! Vectors of the RFCs, keys as openssl writes them, and what is wrong with keys that people give.

use super::*;
use crate::jose::alg::algorithm;
use crate::text::{base64url, json};

fn keys(text: &str) -> Vec<Key> {
    match given(text) {
        Ok(Given::Keys(keys)) => keys.into_iter().map(Result::unwrap).collect(),
        other => panic!("{other:?}"),
    }
}

fn key(text: &str) -> Key {
    let mut keys = keys(text);
    assert_eq!(keys.len(), 1);
    keys.remove(0)
}

/// RFC 7638 §3.1.
const RSA_7638: &str = r#"{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}"#;
/// RFC 7517 App. A.1.
const EC_7517: &str = r#"{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","use":"enc","kid":"1"}"#;
/// RFC 8037 App. A.1 and A.3.
const ED_8037: &str = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
/// RFC 7517 App. A.3.
const OCT_7517: &str = r#"{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow","kid":"HMAC key used in JWS spec Appendix A.1 example"}"#;

macro_rules! pem {
    ($name:literal) => {
        include_str!(concat!("../../../tests/keys/", $name, ".pem"))
    };
}

/// RFC 7517 App. A, B and C.1, each set as it stands there, and RFC 7520 §3, each key as a set of its own.
#[test]
fn the_examples_of_rfc_7517_and_rfc_7520_are_read() {
    let file = json::parse(include_str!("../../../tests/jose/keys.json")).unwrap();
    let mut named = Vec::new();
    for row in file.as_array().unwrap() {
        let row = row.as_object().unwrap();
        let of = row.str("of").unwrap();
        for key in keys(&row.get("keys").unwrap().to_compact()) {
            let what = key.named();
            let what = what.split(", thumbprint").next().unwrap();
            named.push(format!("{of}: {what}"));
        }
    }
    assert_eq!(
        named,
        [
            "RFC 7517 App. A.1: EC P-256, public, use enc, kid 1",
            "RFC 7517 App. A.1: RSA 2048, public, alg RS256, kid 2011-04-29",
            "RFC 7517 App. A.2: EC P-256, private, use enc, kid 1",
            "RFC 7517 App. A.2: RSA 2048, private, alg RS256, kid 2011-04-29",
            "RFC 7517 App. A.3: secret of 128 bits, alg A128KW",
            "RFC 7517 App. A.3: secret of 512 bits, kid HMAC key used in JWS A.1 example",
            "RFC 7517 App. B: RSA 2048, public, use sig, kid 1b94c",
            "RFC 7517 App. C.1: RSA 2048, private, use enc, kid juliet@capulet.lit",
            "RFC 7520 §3.1: EC P-521, public, use sig, kid bilbo.baggins@hobbiton.example",
            "RFC 7520 §3.2: EC P-521, private, use sig, kid bilbo.baggins@hobbiton.example",
            "RFC 7520 §3.3: RSA 2048, public, use sig, kid bilbo.baggins@hobbiton.example",
            "RFC 7520 §3.4: RSA 2048, private, use sig, kid bilbo.baggins@hobbiton.example",
            "RFC 7520 §3.5: secret of 256 bits, use sig, alg HS256, kid 018c0ae5-4d9b-471b-bfd6-eef314bc7037",
            "RFC 7520 §3.6: secret of 256 bits, use enc, alg A256GCM, kid 1e571774-2e08-40da-8308-e8d68773842d",
        ]
    );
}

#[test]
fn keys_of_the_rfcs_are_named() {
    for (text, named) in [
        (
            RSA_7638,
            "RSA 2048, public, alg RS256, kid 2011-04-29, thumbprint NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
        ),
        (
            EC_7517,
            "EC P-256, public, use enc, kid 1, thumbprint cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s",
        ),
        (
            ED_8037,
            "Ed25519, private, thumbprint kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
        ),
        (
            OCT_7517,
            "secret of 512 bits, kid HMAC key used in JWS spec Appendix A.1 example",
        ),
    ] {
        assert_eq!(key(text).named(), named);
    }
}

#[test]
fn one_key_is_the_same_in_every_writing() {
    let rsa = key(pem!("rsa-spki")).public_jwk();
    for text in [
        pem!("rsa-pkcs8"),
        pem!("rsa-pkcs1"),
        pem!("rsa-public-pkcs1"),
        &pem!("rsa-spki").replace('\n', "\r\n"),
        &pem!("rsa-spki").replace('\n', "\\n"),
        &pem!("rsa-spki").replace('\n', " "),
        &format!("Bag Attributes\n{}", pem!("rsa-spki")),
    ] {
        assert_eq!(key(text).public_jwk(), rsa);
    }
    let ec = key(pem!("ec-spki")).public_jwk();
    for text in [
        pem!("ec-sec1"),
        pem!("ec-pkcs8"),
        pem!("certificate"),
        // A chain: the second belongs to who issued the first.
        &pem!("certificate").repeat(2),
    ] {
        assert_eq!(key(text).public_jwk(), ec);
    }
    assert_eq!(key(pem!("ed25519-spki")).title(), "Ed25519");
    assert_eq!(key(pem!("rsa-512")).title(), "RSA 512");
    // A key may be given as JWK again.
    assert_eq!(key(&rsa).public_jwk(), rsa);
    let of_certificate: String = pem!("certificate")
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    let with_chain = format!(r#"{{"kty":"EC","x5c":["{of_certificate}"],"kid":"c"}}"#);
    assert_eq!(key(&with_chain).public_jwk(), ec);
    assert_eq!(key(&with_chain).source, Source::X5c);
}

/// Keycloak’s “Public key” gives the base64 alone, and x5c of a header stands in brackets: both were “a secret of N bits”, or no
/// key.
#[test]
fn a_key_without_its_lines_is_read() {
    let body = |pem: &str| {
        let lines = pem.lines().filter(|line| !line.starts_with("-----"));
        lines.collect::<Vec<&str>>().join("")
    };
    for pem in [
        include_str!("../../../tests/keys/rsa-spki.pem"),
        include_str!("../../../tests/keys/ec-spki.pem"),
        include_str!("../../../tests/keys/ed25519-spki.pem"),
        include_str!("../../../tests/keys/rsa-pkcs8.pem"),
    ] {
        let whole = key(pem);
        let alone = key(&body(pem));
        assert_eq!(alone.material, whole.material);
    }
    let pem = include_str!("../../../tests/keys/certificate.pem");
    let (whole, body) = (key(pem), body(pem));
    for text in [
        body.clone(),
        format!(r#"["{body}"]"#),
        format!(r#"["{body}","AAAA"]"#),
        format!(r#"{{"x5c":["{body}"]}}"#),
    ] {
        assert_eq!(key(&text).material, whole.material, "{text}");
    }
    // What is none to its end may be a secret.
    for text in ["MIIB", "MySecretMySecretMySecret", &body[..body.len() - 4]] {
        assert_eq!(given(text), Ok(Given::Text), "{text}");
    }
}

#[test]
fn what_is_private_is_told_apart_and_never_shown() {
    for (text, is_private) in [
        (pem!("rsa-pkcs8"), true),
        (pem!("rsa-pkcs1"), true),
        (pem!("ec-sec1"), true),
        (pem!("ec-pkcs8"), true),
        (pem!("ec-spki"), false),
        (pem!("certificate"), false),
        (ED_8037, true),
        (OCT_7517, true),
        (RSA_7638, false),
    ] {
        let key = key(text);
        assert_eq!(key.is_private(), is_private, "{}", key.named());
    }
    let shown = format!("{:?} {}", key(ED_8037), key(ED_8037).public_jwk());
    assert!(
        !shown.contains("nWGxne") && !shown.contains("157, 97"),
        "{shown}"
    );
    assert!(!format!("{:?}", key(OCT_7517)).contains("3, 35"));
}

#[test]
fn a_text_that_is_no_key_says_why() {
    for (law, text, fault) in [
        ("nothing", " \n", "no key was given"),
        (
            "broken JSON",
            "{\"kty\":",
            "this begins like JSON and is none from byte 7 on",
        ),
        (
            "JSON of something else",
            r#"{"a":1}"#,
            "this JSON has neither kty, as a key has, nor keys, as a set has, nor jwks_uri, as metadata has, and it is no list of keys or certificates",
        ),
        ("an empty set", r#"{"keys":[]}"#, "keys is an empty list"),
        (
            "a type nobody knows",
            r#"{"kty":"XYZ"}"#,
            "the key type XYZ is not read here",
        ),
        (
            "no modulus",
            r#"{"kty":"RSA","e":"AQAB"}"#,
            "n is missing, which a key of type RSA must have",
        ),
        (
            "a number for a string",
            r#"{"kty":"RSA","n":5,"e":"AQAB"}"#,
            "n is not a string",
        ),
        (
            "a modulus that is no base64url",
            r#"{"kty":"RSA","n":"a b","e":"AQAB"}"#,
            "n is not base64url",
        ),
        (
            "a coordinate that is too short",
            r#"{"kty":"EC","crv":"P-256","x":"AQAB","y":"AQAB"}"#,
            "x has 3 octets, and must have 32 on this curve",
        ),
        (
            "a curve of the other type",
            r#"{"kty":"EC","crv":"Ed25519","x":"AQAB"}"#,
            "the curve Ed25519 is not read here",
        ),
        (
            "another curve",
            pem!("brainpool"),
            "the curve 1.3.36.3.3.2.8.1.1.7 is not read here",
        ),
        ("a curve that is not named", pem!("ec-explicit"), UNNAMED),
        (
            "the same in a private key",
            pem!("ec-explicit-private"),
            UNNAMED,
        ),
        (
            "a PKCS#12 file in base64",
            include_str!("../../../tests/keys/pkcs12.txt"),
            "this is a PKCS#12 file (.p12, .pfx), which keeps what is in it behind a password; openssl pkcs12 -in FILE -clcerts -nokeys writes its certificate as PEM",
        ),
        (
            "a key of ML-DSA that is too short",
            r#"{"kty":"AKP","alg":"ML-DSA-44","pub":"AQAB"}"#,
            "pub has 3 octets, and must have 1312 with this alg",
        ),
        (
            "a compressed point",
            pem!("ec-compressed"),
            "the point on P-256 is compressed, so that its y is not written; openssl ec with -conv_form uncompressed writes both coordinates",
        ),
        (
            "an encrypted key",
            pem!("encrypted"),
            "this private key is encrypted with a passphrase; decrypt it first, or give the public key",
        ),
        (
            "a key for SSH",
            "ssh-ed25519 AAAAC3Nz me@host",
            "this is a key for SSH; ssh-keygen -e -m PKCS8 -f FILE writes the public key as PEM",
        ),
        (
            "a block that does not end",
            "-----BEGIN PUBLIC KEY-----\nMFkw",
            "the block BEGIN PUBLIC KEY has no matching END line",
        ),
        (
            "a block that is no base64",
            "-----BEGIN PUBLIC KEY-----\n!!\n-----END PUBLIC KEY-----",
            "what stands in the block PUBLIC KEY is not base64",
        ),
        (
            "a block of another label",
            "-----BEGIN RSA PUBLIC KEY-----\nMCowBQYDK2VwAyEAWVnbTMMFUKjGPb4Ngawc6lwwfT/tvjEzWdki8QtAobQ=\n-----END RSA PUBLIC KEY-----",
            "what stands in the block RSA PUBLIC KEY is not what this label says",
        ),
        (
            "a request for a certificate",
            "-----BEGIN CERTIFICATE REQUEST-----\nMA==\n-----END CERTIFICATE REQUEST-----",
            "a PEM block CERTIFICATE REQUEST holds no key that is read here",
        ),
    ] {
        assert_eq!(given(text).unwrap_err().to_string(), fault, "{law}");
    }
    let long = "a".repeat(10_000_000);
    let fault = given(&long).err();
    assert_eq!(fault, Some(KeyFault::TooLong));
    // A file of ten times as much “has 1048577 bytes”, since no more of it are read.
    let said = fault.map(|fault| fault.to_string()).unwrap_or_default();
    assert!(
        said.starts_with("this has more than 1048576 bytes"),
        "{said}"
    );
    let many = format!(r#"{{"keys":[{}{{}}]}}"#, "{},".repeat(500));
    assert_eq!(given(&many), Err(KeyFault::TooManyKeys { count: 501 }));
}

const UNNAMED: &str = "its curve is written by all its numbers, and a key has to name it; openssl ec with -param_enc named_curve writes the name (RFC 5480 §2.1.1)";

/// A certificate in a .cer file was dropped, and read as a secret of letters that cannot be shown.
#[test]
fn a_file_in_der_is_read_as_its_base64() {
    let der = |pem: &str| {
        let lines = pem.lines().filter(|line| !line.starts_with("-----"));
        let body: String = lines.collect();
        base64url::decode(&body).unwrap().bytes
    };
    for text in [
        pem!("certificate"),
        pem!("rsa-spki"),
        pem!("rsa-pkcs8"),
        pem!("ec-spki"),
        pem!("ed25519-spki"),
        pem!("ed25519-pkcs8"),
    ] {
        let file = pasted(&der(text));
        assert_eq!(keys(&file)[0].named(), keys(text)[0].named());
        // Cut, it is nothing: what is left of it is no key either.
        let cut = der(text);
        assert_eq!(given(&pasted(&cut[..cut.len() - 1])), Ok(Given::Text));
        // In PEM it stays as it is.
        assert_eq!(pasted(text.as_bytes()), text);
    }
    let pkcs12 = der(include_str!("../../../tests/keys/pkcs12.txt"));
    assert_eq!(given(&pasted(&pkcs12)), Err(KeyFault::Pkcs12));
    assert_eq!(pasted(b"0\x02\0"), "0\u{2}\0");
}

#[test]
fn a_set_keeps_what_can_be_read() {
    let text = format!(r#"{{"keys":[{EC_7517},{{"kty":"new"}},7,{RSA_7638}]}}"#);
    let Ok(Given::Keys(keys)) = given(&text) else {
        panic!();
    };
    let read: Vec<bool> = keys.iter().map(Result::is_ok).collect();
    assert_eq!(read, [true, false, false, true]);
}

#[test]
fn metadata_says_where_its_keys_are() {
    let text = r#"{"issuer":"https://op.example","jwks_uri":"https://op.example/jwks"}"#;
    let (issuer, jwks_uri) = (
        "https://op.example".into(),
        "https://op.example/jwks".into(),
    );
    assert_eq!(given(text), Ok(Given::Metadata { issuer, jwks_uri }));
    assert_eq!(given("correct horse battery staple"), Ok(Given::Text));
}

#[test]
fn a_secret_is_read_as_the_person_says() {
    use Encoding::{Base64, Base64url, Hex, Utf8};
    for (text, can) in [
        ("correct horse", vec![Utf8]),
        ("c2VjcmV0", vec![Utf8, Base64url, Base64]),
        ("c2Vj-_V0", vec![Utf8, Base64url]),
        ("c2Vj+/V0", vec![Utf8, Base64]),
        ("deadbeef", vec![Utf8, Base64url, Base64, Hex]),
        ("", vec![]),
    ] {
        assert_eq!(secret_encodings(text), can, "{text}");
    }
    for (text, encoding, bits) in [
        ("abc", Utf8, 24),
        ("c2VjcmV0", Base64, 48),
        ("deadbeef", Hex, 32),
    ] {
        let key = secret(text, encoding).unwrap();
        assert_eq!(key.material.bits(), bits, "{text}");
    }
}

#[test]
fn a_key_fits_an_algorithm_or_says_why_not() {
    let small = key(pem!("rsa-512"));
    let (rsa, ec, ed, oct) = (key(RSA_7638), key(EC_7517), key(ED_8037), key(OCT_7517));
    let short = secret("abc", Encoding::Utf8).unwrap();
    let for_signing = key(&RSA_7638.replace(
        "\"alg\":\"RS256\"",
        "\"use\":\"sig\",\"key_ops\":[\"verify\"]",
    ));
    let by_old_name = key(&ED_8037.replace("\"kty\"", "\"alg\":\"EdDSA\",\"kty\""));
    for (law, key, alg, misfits) in [
        ("it fits", &rsa, "RS256", ""),
        (
            "alg is compared",
            &rsa,
            "PS256",
            "its alg is RS256, not PS256",
        ),
        (
            "alg of encryption",
            &rsa,
            "RSA-OAEP",
            "its alg is RS256, not RSA-OAEP",
        ),
        (
            "use is compared",
            &for_signing,
            "RSA-OAEP",
            "its use is sig, not enc; its key_ops do not list decrypt",
        ),
        ("key_ops fit", &for_signing, "PS512", ""),
        (
            "a short modulus",
            &small,
            "RS256",
            "it has 512 bits, and RS256 demands 2048 or more",
        ),
        (
            "a secret of three bytes",
            &short,
            "HS256",
            "it has 24 bits, and HS256 demands 256 or more",
        ),
        ("a secret that is long enough", &oct, "HS512", ""),
        (
            "a secret for RS256",
            &oct,
            "RS256",
            "it is a secret of 512 bits, and RS256 takes a key of type RSA",
        ),
        (
            "a public key for HS256",
            &for_signing,
            "HS256",
            "it is of type RSA 2048, and HS256 takes a secret (type oct)",
        ),
        (
            "a key for encryption",
            &ec,
            "ES256",
            "its use is enc, not sig",
        ),
        (
            "another curve",
            &ec,
            "ES384",
            "it is of type EC P-256, and ES384 takes a key on P-384; its use is enc, not sig",
        ),
        ("a key is agreed on it", &ec, "ECDH-ES+A128KW", ""),
        ("Ed25519 under its old name", &ed, "EdDSA", ""),
        ("Ed25519 under its own", &by_old_name, "Ed25519", ""),
        (
            "Ed25519 is not Ed448",
            &ed,
            "Ed448",
            "it is of type Ed25519, and Ed448 takes a key on Ed448",
        ),
        (
            "a wrap of another length",
            &oct,
            "A128KW",
            "it has 512 bits, and A128KW demands 128",
        ),
        ("no key for none", &oct, "none", "none takes no key"),
    ] {
        let found = fits(key, algorithm(alg).unwrap());
        let texts: Vec<&str> = found.iter().map(|misfit| misfit.text.as_str()).collect();
        assert_eq!(texts.join("; "), misfits, "{law}");
    }
}

#[test]
fn keys_are_chosen_by_name_and_then_by_what_fits() {
    let named = |text: &str, kid: &str| {
        key(&text.replace("\"kty\"", &format!("\"kid\":\"{kid}\",\"kty\"")))
    };
    let plain = |text: &str| key(text);
    let rsa = RSA_7638.replace(",\"kid\":\"2011-04-29\"", "");
    let ec = EC_7517
        .replace(",\"kid\":\"1\"", "")
        .replace("\"use\":\"enc\"", "\"use\":\"sig\"");
    let all = [
        named(&rsa, "a"),
        named(&ec, "b"),
        plain(&rsa),
        named(&rsa, "a"),
    ];
    for (law, kid, alg, chosen, is_unknown) in [
        (
            "two keys of one name are both tried",
            Some("a"),
            "RS256",
            vec![0, 3],
            false,
        ),
        (
            "the name decides before the type",
            Some("b"),
            "RS256",
            vec![],
            false,
        ),
        (
            "a name that no key has leaves those without",
            Some("z"),
            "RS256",
            vec![2],
            true,
        ),
        (
            "without a name all that fit are tried",
            None,
            "RS256",
            vec![0, 2, 3],
            false,
        ),
        ("the type decides", None, "ES256", vec![1], false),
        ("nothing fits", None, "HS256", vec![], false),
    ] {
        let selection = select(&all, kid, algorithm(alg).unwrap());
        assert_eq!(selection.chosen, chosen, "{law}");
        assert_eq!(selection.is_unknown_kid, is_unknown, "{law}");
        assert_eq!(
            selection.chosen.len() + selection.passed_over.len(),
            all.len()
        );
    }
}

proptest::proptest! {
    #[test]
    fn whatever_is_given_comes_back_as_keys_or_as_a_sentence(text in r#"(\PC|\{|"|kty|RSA|EC|OKP|oct|crv|P-256|x5c|keys|\[|\]|:|,|-----BEGIN |PUBLIC KEY|CERTIFICATE|-----END |-----|\n){0,60}"#) {
        if let Err(fault) = given(&text) {
            proptest::prop_assert!(!fault.to_string().is_empty());
        }
    }

    #[test]
    fn no_bytes_in_a_block_are_read_beyond_their_end(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 1..200), cut in 0usize..300, nth in 0usize..6) {
        let label = ["PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE", "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"][nth];
        let block = |octets: &[u8]| format!("-----BEGIN {label}-----\n{}\n-----END {label}-----", base64url::encode(octets));
        let _ = given(&block(&bytes));
        // A real key, cut short and with something behind it.
        for real in [pem!("rsa-spki"), pem!("certificate"), pem!("ec-pkcs8"), pem!("ec-sec1"), pem!("rsa-pkcs1")] {
            let body: String = real.lines().filter(|line| !line.starts_with('-')).collect();
            let mut octets = base64url::decode(&body).unwrap().bytes;
            octets.truncate(octets.len().saturating_sub(cut));
            octets.extend(&bytes);
            let _ = given(&block(&octets));
        }
    }
}

#[test]
fn a_key_for_one_algorithm_alone_names_it() {
    let public = base64url::encode(&[1; 1312]);
    let jwk = |alg: &str, public: &str| {
        given(&format!(
            r#"{{"kty":"AKP","alg":"{alg}","pub":"{public}"}}"#
        ))
    };
    let Ok(Given::Keys(keys)) = jwk("ML-DSA-44", &public) else {
        panic!()
    };
    let key = keys[0].as_ref().unwrap();
    assert!(
        key.named().starts_with("ML-DSA-44, public, alg ML-DSA-44"),
        "{}",
        key.named()
    );
    // The members of its thumbprint, in order (RFC 9964).
    assert_eq!(
        key.public_jwk(),
        format!(r#"{{"alg":"ML-DSA-44","kty":"AKP","pub":"{public}"}}"#)
    );
    let fits_alg = |name: &str| fits(key, algorithm(name).unwrap()).is_empty();
    assert!(fits_alg("ML-DSA-44") && !fits_alg("ML-DSA-65") && !fits_alg("RS256"));
    for (alg, public, says) in [
        (
            "ML-DSA-65",
            public.as_str(),
            "pub has 1312 octets, and must have 1952",
        ),
        ("SLH-DSA-1", public.as_str(), "AKP for SLH-DSA-1"),
    ] {
        let fault = jwk(alg, public).unwrap_err().to_string();
        assert!(fault.contains(says), "{fault}");
    }
}

/// openssl writes the private key alone; others write version 2 of RFC 5958 with the public one behind it (RFC 8410 §10.3).
#[test]
fn a_private_key_of_rfc_8410_needs_no_public_one() {
    let alone = key(pem!("ed25519-pkcs8"));
    assert_eq!(
        alone.named(),
        "Ed25519, private, its public key not beside it"
    );
    let pkcs8 = alone.lone_private().unwrap();
    let block = |octets: &[u8]| {
        format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----",
            base64url::encode(octets)
        )
    };
    // What is handed to the browser is what openssl wrote.
    assert_eq!(key(&block(pkcs8.octets())), alone);
    let public = key(pem!("ed25519-spki"));
    let Material::Okp { x, .. } = &public.material else {
        panic!()
    };
    let mut both = pkcs8.octets().to_vec();
    both[1] += 35;
    both[4] = 1;
    both.extend([0x81, 33, 0]);
    both.extend(x);
    let both = key(&block(&both));
    assert!(both.is_private() && both.lone_private().is_none());
    assert_eq!(both.thumbprint(), public.thumbprint());
}

#[test]
fn sets_are_read_as_their_issuers_write_them() {
    let list = keys(&format!("[{EC_7517}, {RSA_7638}]"));
    assert_eq!(list.len(), 2);
    let quoted = |text: &str| text.replace('\n', "\\n");
    let map = format!(
        r#"{{"a1":"{}","b2":"{}"}}"#,
        quoted(pem!("certificate")),
        quoted(pem!("rsa-spki"))
    );
    let map = keys(&map);
    let kids: Vec<&str> = map.iter().filter_map(|key| key.kid.as_deref()).collect();
    assert_eq!(kids, ["a1", "b2"]);
    assert_eq!(map[0].source, Source::Pem("CERTIFICATE"));
    for other in ["[]", "{}", r#"{"a":"b"}"#, r#"{"a":1}"#, "[1]"] {
        let none = match given(other) {
            Err(fault) => fault.to_string(),
            Ok(Given::Keys(keys)) => keys[0].as_ref().unwrap_err().to_string(),
            other => panic!("{other:?}"),
        };
        assert!(
            none.contains("empty list") || none.contains("neither kty"),
            "{other}: {none}"
        );
    }
}

#[test]
fn what_a_key_says_of_itself_must_be_right() {
    let file = json::parse(include_str!("../../../tests/jose/keys.json")).unwrap();
    let row = file
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row.as_object().unwrap().str("of") == Some("RFC 7517 App. B"));
    let certified = row
        .unwrap()
        .as_object()
        .unwrap()
        .get("keys")
        .unwrap()
        .to_compact();
    let with = |from: &str, to: &str| certified.replacen(from, to, 1);
    for (text, says) in [
        (
            with(r#""use""#, r#""key_ops":"verify","use""#),
            "key_ops is not an array of strings",
        ),
        (
            with(r#""use""#, r#""key_ops":["verify",1],"use""#),
            "key_ops is not an array of strings",
        ),
        (
            with(r#""e":"AQAB""#, r#""e":"Aw""#),
            "the first certificate of x5c has another key than the JWK around it",
        ),
        (with(r#""use""#, r#""key_ops":["verify"],"use""#), ""),
    ] {
        let Ok(Given::Keys(keys)) = given(&text) else {
            panic!()
        };
        match &keys[0] {
            Ok(_) => assert_eq!(says, ""),
            Err(fault) => assert!(
                !says.is_empty() && fault.to_string().starts_with(says),
                "{fault}"
            ),
        }
    }
}

/// A JWK of type RSA whose certificate has a key on a curve was read as that key.
#[test]
fn a_certificate_that_the_jwk_around_it_contradicts_is_refused() {
    let body: String = pem!("certificate")
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    let other = "the first certificate of x5c has another key than the JWK around it";
    for (members, says) in [
        (r#""kty":"EC""#, ""),
        (r#""kty":"EC","crv":"P-256""#, ""),
        (
            r#""kty":"RSA""#,
            "kty is RSA, and the first certificate of x5c has a key of type EC",
        ),
        (
            r#""kty":"OKP","crv":"Ed25519""#,
            "kty is OKP, and the first certificate of x5c has a key of type EC",
        ),
        (r#""kty":"EC","crv":"P-384""#, other),
        (r#""kty":"EC","x":"AQ""#, other),
    ] {
        let text = format!(r#"{{{members},"x5c":["{body}"]}}"#);
        let said = match given(&text) {
            Ok(Given::Keys(keys)) => match keys.as_slice() {
                [Err(fault)] => fault.to_string(),
                _ => String::new(),
            },
            Ok(_) => String::new(),
            Err(fault) => fault.to_string(),
        };
        assert_eq!(said.is_empty(), says.is_empty(), "{members}: {said}");
        assert!(said.starts_with(says), "{members}: {said}");
    }
}
