//! Errands step by step: what is asked, what is offered, and how they end.

use super::*;

const SET: &str = r#"{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}"#;

/// Its tokens may leave the scheme out; its metadata does not.
#[test]
fn google_without_a_scheme_is_google() {
    let errand = Errand::of_issuer("accounts.google.com").unwrap();
    assert_eq!(
        errand.asks()[0].address.as_str(),
        "https://accounts.google.com/.well-known/openid-configuration"
    );
    let keys = "https://accounts.google.com/keys";
    let Step::Ask(next) = errand.came(document("https://accounts.google.com", keys)) else {
        panic!()
    };
    let Step::Done { from, .. } = next.came(Ok(SET.to_owned())) else {
        panic!()
    };
    assert_eq!(
        from,
        KeysFrom::Issuer("https://accounts.google.com".to_owned())
    );
}

/// The address of B2C's metadata is made with a claim of the token, and was said to tell nothing of it.
#[test]
fn what_the_address_tells_of_the_token_is_said() {
    let b2c = "https://acme.b2clogin.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0/";
    let says = |issuer, policy| Errand::of_policy(issuer, policy).unwrap().says();
    let learns = "no more than the policy (tfp or acr), which stands in the address, of the token.";
    assert!(says(b2c, Some("B2C_1_in")).ends_with(learns));
    for (issuer, policy) in [
        (b2c, None),
        (b2c, Some("not/a policy")),
        ("https://op.example", Some("B2C_1_in")),
        (
            "https://acme.b2clogin.com/tfp/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/b2c_1_in/v2.0/",
            Some("b2c_1_in"),
        ),
    ] {
        let says = says(issuer, policy);
        assert!(says.ends_with("and nothing of the token."), "{says}");
    }
    // The keys of the policy may be at another host.
    for (keys, learned) in [
        ("https://keys.example/b2c_1_in/keys", learns),
        ("https://keys.example/keys", "and nothing of the token."),
    ] {
        let errand = Errand::of_policy(b2c, Some("B2C_1_in")).unwrap();
        let Step::Offer(next) = errand.came(document(b2c, keys)) else {
            panic!()
        };
        assert!(next.says().ends_with(learned), "{}", next.says());
    }
}

#[test]
fn metadata_that_was_pasted_vouches_for_nobody() {
    let errand = Errand::of_pasted("https://op.example/jwks").unwrap();
    assert!(errand.says().contains("The metadata in the field"));
    assert!(matches!(
        errand.clone().came(Ok("{}".to_owned())),
        Step::Failed(_)
    ));
    match errand.came(Ok(SET.to_owned())) {
        Step::Done { from, .. } => assert_eq!(from, KeysFrom::Person),
        other => panic!("{other:?}"),
    }
    assert_eq!(
        Errand::of_pasted("http://op.example/"),
        Err(Unfit::PlainHttp)
    );
}

fn document(issuer: &str, keys: &str) -> Result<String, Failure> {
    Ok(format!(r#"{{"issuer":"{issuer}","jwks_uri":"{keys}"}}"#))
}

/// Each step: what is asked or offered, or how it ends.
fn run(errand: Errand, answers: Vec<Result<String, Failure>>) -> Vec<String> {
    let mut steps = Vec::new();
    let mut errand = errand;
    for came in answers {
        let first = |errand: &Errand| errand.asks()[0].address.as_str().to_owned();
        let (step, next) = match errand.came(came) {
            Step::Ask(next) => (["ask ", &first(&next)].concat(), next),
            Step::Offer(next) => (["offer ", &first(&next)].concat(), next),
            Step::Done { from, .. } => {
                steps.push(format!("{from:?}"));
                return steps;
            }
            Step::Failed(told) => {
                steps.push(told.join(" | "));
                return steps;
            }
        };
        steps.push(step);
        errand = next;
    }
    steps
}

#[test]
fn keys_at_the_same_host_are_asked_for_and_others_are_offered() {
    let errand = || Errand::of_issuer(" https://op.example ").unwrap();
    let set = || Ok(SET.to_owned());
    assert_eq!(
        run(
            errand(),
            vec![
                document("https://op.example", "https://op.example/jwks"),
                set()
            ]
        ),
        [
            "ask https://op.example/jwks",
            "Issuer(\"https://op.example\")"
        ]
    );
    assert_eq!(
        run(
            errand(),
            vec![
                document("https://op.example", "https://op.example:8443/jwks"),
                set()
            ]
        ),
        [
            "offer https://op.example:8443/jwks",
            "Issuer(\"https://op.example\")"
        ]
    );
    assert_eq!(
        run(
            errand(),
            vec![
                Err(Failure::Status(404)),
                document("https://op.example", "https://keys.example/"),
                Ok("{}".to_owned())
            ]
        ),
        [
            "ask https://op.example/.well-known/oauth-authorization-server",
            "offer https://keys.example/",
            "https://op.example/.well-known/openid-configuration: The server answered with status 404. | https://op.example/.well-known/oauth-authorization-server: Metadata of the issuer came. | https://keys.example/: The answer holds no keys: it has no keys, or none that is a list."
        ]
    );
}

#[test]
fn another_issuer_and_a_server_that_hangs_end_it() {
    let errand = || Errand::of_issuer("https://op.example").unwrap();
    let differs = run(
        errand(),
        vec![document("https://evil.example", "https://op.example/jwks")],
    );
    assert!(
        differs[0].contains("names https://evil.example, and https://op.example was asked for")
    );
    let late = run(errand(), vec![Err(Failure::Late)]);
    assert_eq!(late.len(), 1);
    assert!(
        late[0].ends_with("No whole answer within 10 seconds."),
        "{late:?}"
    );
}

#[test]
fn what_a_token_names_is_never_the_issuers() {
    let errand = Errand::of_token("jku", "https://evil.example/jwks").unwrap();
    assert!(errand.says().contains("can make any token look right"));
    assert_eq!(errand.host(), "evil.example");
    assert_eq!(run(errand, vec![Ok(SET.to_owned())]), ["Token(\"jku\")"]);
    let errand = Errand::of_token("x5u", "https://evil.example/cert").unwrap();
    assert_eq!(errand.asks()[0].kind, Kind::Certificates);
    assert_eq!(
        Errand::of_token("jku", "http://evil.example"),
        Err(Unfit::PlainHttp)
    );
}
