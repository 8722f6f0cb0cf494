//! Tokens that other tools take for something else. Each case is a law of classification: what outranks what, and what
//! proves nothing.
//!
//! Minimal tokens; whole ones with their reports are in the corpus.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use claimscope::inspect::inspect;
use claimscope::oauth::Context;
use claimscope::text::time::Timestamp;

const NOW: Timestamp = Timestamp(1_767_225_600);

fn jwt(header: &str, claims: &str) -> String {
    let encode = |text: &str| URL_SAFE_NO_PAD.encode(text);
    format!(
        "{}.{}.{}",
        encode(header),
        encode(claims),
        "c2ln".repeat(86)
    )
}

/// Kind, certainty, and the provider or `-`.
fn verdict(text: &str, context: &Context) -> String {
    let report = inspect(text, context);
    let Some(token) = report.tokens.first() else {
        return "no token".to_owned();
    };
    let verdict = &token.verdict;
    let provider = token.provider().map_or("-", |provider| provider.id);
    format!(
        "{} {} {provider}",
        verdict.kind.name(),
        verdict.certainty.name()
    )
}

#[track_caller]
fn is(law: &str, text: &str, expected: &str) {
    assert_eq!(verdict(text, &Context::at(NOW)), expected, "{law}");
}

const RS256: &str = r#"{"alg":"RS256","typ":"JWT","kid":"k1"}"#;
const TIMES: &str = r#""iat":1767225000,"exp":1767229200"#;

#[test]
fn what_looks_like_an_id_token_and_is_an_access_token() {
    let times = TIMES;
    for (law, claims, expected) in [
        (
            "Azure AD B2C puts nonce into access tokens",
            format!(
                r#"{{"iss":"https://contoso.b2clogin.com/775527ff-9a37-4307-8b3d-cc311f58d925/v2.0/","aud":"f0e8c7c8-1c55-4cd4-9d0d-6e1c5a8a2b11","sub":"884408e1","nonce":"defaultNonce","tfp":"B2C_1_signin","scp":"read","azp":"d6a4","ver":"1.0",{times}}}"#
            ),
            "access-token strong azure-b2c",
        ),
        (
            "older Keycloak puts nonce into access tokens",
            format!(
                r#"{{"iss":"https://sso.example.com/auth/realms/main","aud":"account","sub":"f:1","typ":"Bearer","azp":"spa","nonce":"n","session_state":"s","scope":"openid",{times}}}"#
            ),
            "access-token conclusive keycloak",
        ),
        (
            "Entra v2 puts name and preferred_username into access tokens",
            format!(
                r#"{{"iss":"https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0","aud":"6e74172b-be56-4843-9ff4-e66a39bb12e3","sub":"AAAA","name":"Abe Lincoln","preferred_username":"abe@contoso.com","azp":"c44b4083","azpacr":"0","scp":"access_as_user","tid":"72f988bf-86f1-41af-91ab-2d7cd011db47","oid":"690222be","ver":"2.0",{times}}}"#
            ),
            "access-token strong entra",
        ),
        (
            "Cognito access tokens have no aud",
            format!(
                r#"{{"iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example","sub":"aaaa","token_use":"access","client_id":"xxxxxxxxxxxxexample","username":"jane","scope":"aws.cognito.signin.user.admin","jti":"bbb",{times}}}"#
            ),
            "access-token conclusive cognito",
        ),
        (
            "an access token may carry azp",
            format!(
                r#"{{"iss":"https://as.example.com","aud":"https://api.example.com","azp":"c1","sub":"a",{times}}}"#
            ),
            "access-token strong -",
        ),
        (
            "aud may equal azp in an access token",
            format!(
                r#"{{"iss":"https://as.example.com","aud":"c1","azp":"c1","sub":"a","scope":"read",{times}}}"#
            ),
            "access-token strong -",
        ),
        (
            "auth_time, acr, amr and e-mail may stand in an access token (RFC 9068 §2.2.1)",
            format!(
                r#"{{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"a","client_id":"c1","auth_time":1767225000,"acr":"1","amr":["pwd"],"email":"a@example.com",{times}}}"#
            ),
            "access-token strong -",
        ),
    ] {
        is(law, &jwt(RS256, &claims), expected);
    }
}

#[test]
fn what_looks_like_an_access_token_and_is_an_id_token() {
    let times = TIMES;
    for (law, claims, expected) in [
        (
            "FusionAuth puts scope into ID tokens",
            format!(
                r#"{{"iss":"acme.com","aud":"3c219e58-ed0e-4b18-ad48-f4f92793ae32","sub":"858a4b01","applicationId":"3c219e58-ed0e-4b18-ad48-f4f92793ae32","authenticationType":"PASSWORD","scope":"openid offline_access","at_hash":"x","tid":"e8f0","email":"a@example.com",{times}}}"#
            ),
            "id-token conclusive fusionauth",
        ),
        (
            "Auth0 ID tokens may have no nonce",
            format!(
                r#"{{"iss":"https://acme.eu.auth0.com/","aud":"Zx3kQ8vN2mTb7RwYcL5pD1sFh6JgE9aU","sub":"auth0|6553da60","name":"Jane",{times}}}"#
            ),
            "id-token strong auth0",
        ),
        (
            "Google ID tokens may name another azp than aud",
            format!(
                r#"{{"iss":"https://accounts.google.com","azp":"1-a.apps.googleusercontent.com","aud":"1-b.apps.googleusercontent.com","sub":"10769150350006150715113082367","email":"a@example.com","nonce":"n",{times}}}"#
            ),
            "id-token conclusive google",
        ),
        (
            "a Firebase ID token is for a project, and not for a client",
            format!(
                r#"{{"iss":"https://securetoken.google.com/my-project","aud":"my-project","auth_time":1767225000,"user_id":"u1","sub":"u1","firebase":{{"identities":{{}},"sign_in_provider":"password"}},{times}}}"#
            ),
            "id-token conclusive firebase",
        ),
    ] {
        is(law, &jwt(RS256, &claims), expected);
    }
}

#[test]
fn typ_is_compared_without_case_and_without_application() {
    for typ in [
        "at+jwt",
        "AT+JWT",
        "application/at+jwt",
        "Application/At+Jwt",
    ] {
        let header = format!(r#"{{"alg":"RS256","typ":"{typ}"}}"#);
        is(typ, &jwt(&header, "{}"), "access-token conclusive -");
    }
    for typ in ["JWT", "jwt", "application/jwt", "at+jwt2", "xat+jwt2", ""] {
        let header = format!(r#"{{"alg":"RS256","typ":"{typ}"}}"#);
        is(typ, &jwt(&header, "{}"), "unknown none -");
    }
}

#[test]
fn dots_make_no_jwt() {
    for (law, text, expected) in [
        (
            "a Flask session cookie has three parts and JSON in the first",
            "eyJ1c2VyX2lkIjo0Mn0.aVW1gA.Zm9vYmFyYmF6cXV4Zm9vYmFyYmF",
            "session-cookie strong -",
        ),
        (
            "a SendGrid key has two dots",
            "SG.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
            "api-key strong -",
        ),
    ] {
        is(law, text, expected);
    }
    for (law, text) in [
        ("a host name", "login.example.com"),
        ("a version", "1.22.333"),
    ] {
        assert!(inspect(text, &Context::at(NOW)).tokens.is_empty(), "{law}");
    }
}

#[test]
fn forty_three_characters_may_be_many_things_until_their_name_is_known() {
    let bare = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let report = inspect(bare, &Context::at(NOW));
    let verdict = &report.tokens[0].verdict;
    assert_eq!(verdict.kind.name(), "unknown");
    assert!(verdict.rivals.len() >= 3, "{:?}", verdict.rivals);
    assert!(verdict.settle.is_some());
    for (name, expected) in [
        ("access_token", "access-token"),
        ("refresh_token", "refresh-token"),
        ("code", "authorization-code"),
        ("client_secret", "client-secret"),
    ] {
        let report = inspect(&format!(r#"{{"{name}":"{bare}"}}"#), &Context::at(NOW));
        assert_eq!(report.tokens[0].verdict.kind.name(), expected, "{name}");
    }
}

#[test]
fn what_the_person_gives_settles_what_the_token_leaves_open() {
    let token = jwt(
        RS256,
        &format!(
            r#"{{"iss":"https://as.example.com","sub":"a","aud":"c1","auth_time":1767225000,{TIMES}}}"#
        ),
    );
    let open = inspect(&token, &Context::at(NOW));
    assert!(
        open.tokens[0]
            .verdict
            .settle
            .is_some_and(|settle| settle.contains("client ID"))
    );
    let given = |client_id: Option<&str>, audience: Option<&str>| Context {
        client_id: client_id.map(str::to_owned),
        audience: audience.map(str::to_owned),
        ..Context::at(NOW)
    };
    for (context, expected) in [
        (given(None, None), "id-token weak -"),
        (given(Some("c1"), None), "id-token strong -"),
        (given(None, Some("c1")), "access-token strong -"),
    ] {
        assert_eq!(verdict(&token, &context), expected, "{context:?}");
    }
}

#[test]
fn conclusive_against_conclusive_is_said_and_never_conclusive() {
    for (header, claims) in [
        (r#"{"alg":"RS256","typ":"at+jwt"}"#, r#"{"at_hash":"x"}"#),
        (r#"{"alg":"RS256","typ":"dpop+jwt"}"#, r#"{"c_hash":"x"}"#),
        (
            r#"{"alg":"RS256","typ":"kb+jwt"}"#,
            r#"{"events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
        ),
    ] {
        let report = inspect(&jwt(header, claims), &Context::at(NOW));
        let token = &report.tokens[0];
        assert_eq!(token.verdict.certainty.name(), "weak", "{header} {claims}");
        let said = token
            .findings
            .iter()
            .any(|finding| finding.name() == "contradictory-kind");
        assert!(said, "{header} {claims}");
    }
}
