//! What has a shape, and what must have none: a false alarm costs as much as a miss.

use super::super::evidence::Strength;
use super::super::kind::Kind;
use super::super::shape::{is_not_a_jwt, of, telling};
use super::SHAPES;
use std::fs;

/// The samples of the corpus, by file.
fn sample(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/shapes/");
    let content = fs::read_to_string(format!("{folder}{name}.txt")).unwrap();
    let (_, rest) = content.split_once("--- text\n").unwrap();
    rest.rsplit_once("\n--- report\n").unwrap().0.to_owned()
}

#[test]
fn a_sample_of_each_family_has_its_shape() {
    use Kind::*;
    for (name, kind) in [
        ("flask", SessionCookie),
        ("flask-compressed", SessionCookie),
        ("starlette", SessionCookie),
        ("django", SessionCookie),
        ("django-compressed", SessionCookie),
        ("express-openid-connect", SessionCookie),
        ("nextjs-auth0", SessionCookie),
        ("next-auth-v4", SessionCookie),
        ("auth-js-v5", SessionCookie),
        ("rails-signed", SessionCookie),
        ("rails-encrypted", SessionCookie),
        ("laravel", SessionCookie),
        ("express", SessionCookie),
        ("express-percent-encoded", SessionCookie),
        ("asp-net-core", SessionCookie),
        ("iron-session", SessionCookie),
        ("discord", ApiKey),
        ("onepassword", ServiceAccountToken),
        ("grafana-legacy", ApiKey),
        ("paseto-v4-public", Paseto),
        ("paseto-v4-local", Paseto),
        ("saml-response", Saml),
        ("saml-assertion", Saml),
        ("macaroon-v1", Macaroon),
        ("macaroon-v2", Macaroon),
        ("pypi", ApiKey),
        ("biscuit", Biscuit),
        ("slack-bot", AccessToken),
        ("slack-user", AccessToken),
        ("slack-refresh", RefreshToken),
        ("slack-app", ApiKey),
        ("stripe", ApiKey),
        ("aws-access-key-id", Unknown),
        ("aws-session-token", SessionToken),
        ("meta", AccessToken),
        ("square", AccessToken),
        ("telegram", ApiKey),
        ("x-bearer", AccessToken),
        ("vault", ApiKey),
        ("linear", ApiKey),
        ("notion", ApiKey),
        ("digitalocean-oauth", AccessToken),
        ("shopify", AccessToken),
        ("npm", ApiKey),
        ("docker", ApiKey),
        ("hugging-face", ApiKey),
        ("atlassian", ApiKey),
        ("databricks", ApiKey),
        ("grafana-service-account", ServiceAccountToken),
        ("sendgrid", ApiKey),
        ("dropbox", AccessToken),
        ("heroku", ApiKey),
        ("anthropic", ApiKey),
        ("openai", ApiKey),
        ("sanctum", ApiKey),
        ("pushed-request", Unknown),
    ] {
        let text = sample(name);
        let kinds: Vec<_> = (of(&text).filter(|(shape, _)| shape.strength > Strength::Weak))
            .map(|(shape, _)| shape.kind)
            .collect();
        assert_eq!(kinds, [kind], "{name}");
    }
    // Weak ones, for each kind that it may be.
    for (name, kinds) in [
        (
            "random-43",
            &[AccessToken, RefreshToken, AuthorizationCode, Unknown][..],
        ),
        ("random-64-hex", &[AccessToken, RefreshToken]),
        ("uuid", &[AccessToken, ApiKey]),
        ("saml-redirect", &[Saml]),
        ("linkedin", &[AccessToken]),
    ] {
        let text = sample(name);
        let mut found: Vec<_> = of(&text).map(|(shape, _)| shape.kind).collect();
        found.dedup();
        for kind in kinds {
            assert!(found.contains(kind), "{name} {found:?}");
        }
        assert_eq!(telling(&text).map(|shape| shape.what), None, "{name}");
    }
}

#[test]
fn what_is_none_of_them_has_no_shape_that_tells() {
    for text in [
        "",
        "token",
        "access_token",
        "undefined",
        "authorization_code",
        "the-quick-brown-fox-jumps-over-the-lazy-dog",
        "SG",
        "SG.example.com",
        "sl.example.com",
        "s.example",
        "1.2.3",
        "v1.2.3",
        "v2.0.1-beta.3",
        "v4.public.example.com",
        "v1.local.json",
        "index.html",
        "main.3f2a9c1b.js",
        "vendor-0f3a9c1b2d4e5f60718293a4b5c6d7e8f9012345.chunk.js",
        "release-notes-for-the-next-version--0f3a9c1b2d4e5f60718293a4b5c6d7e8f9012345",
        "feature--my-branch--site",
        "api.example.com",
        "dev-1234567.okta.com",
        "abcdefghijklmnopqrstuvwx.abcdef.abcdefghijklmnopqrstuvwxyza",
        "eyJhbGciOiJIUzI1NiJ9.e30gIA.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IV7pAx_Zmeo",
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UifQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        "eyJhbGciOiJIUzI1NiJ9.e30.",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiYSJ9..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
        // MD5, SHA-1, SHA-256 and SHA-512 of the empty text.
        "d41d8cd98f00b204e9800998ecf8427e",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
        "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "00000000-0000-4000-8000-000000000000",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "auth0|5f7c8ec7c33c6c004bbafe82",
        "google-oauth2|100000000000000000017",
        "12|short",
        "1767225600",
        "2026-01-01T00:00:00Z",
        "12:34:56",
        "00:1A:2B:3C:4D:5E",
        "localhost:3000",
        "127.0.0.1:8080",
        "urn:example:api",
        "urn:ietf:params:oauth:grant-type:jwt-bearer",
        "https://api.example.com/v1/things",
        "api://00000000-0000-4000-8000-000000000000/.default",
        "user@example.com",
        "SELECT * FROM users",
        "PATH=/usr/bin",
        "PGh0bWw+PC9odG1sPg==",
        "PD94bWwgdmVyc2lvbj0iMS4wIj8+PHJzcy8+",
        "MDAxMjM0NTY3ODkw",
        "AgEAAAAA",
        "AKIAshort",
        "ORTHOGONAL_MATRIX_DECOMPOSITION_2",
        "CfDJ8",
        "EAAA",
        "sk_test_",
        "sk-learn-model",
        "xoxb-",
        "npm_config_registry",
        "hf_model_name",
        "dapi",
        "glc_",
        "SkpqRkV3",
        "d2VsY29tZSB0byB0aGUgbWFjaGluZSBhbmQgYWxsIG9mIGl0cyBwYXJ0cw==",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLE",
        "AAAAB3NzaC1yc2EAAAADAQABAAABAQ",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ] {
        let found = telling(text).map(|shape| shape.what);
        assert_eq!(found, None, "{text}");
        assert!(!is_not_a_jwt(text), "{text}");
    }
}

#[test]
fn every_shape_is_written_as_the_page_needs_it() {
    for shape in SHAPES.iter().copied().flatten() {
        assert!(!shape.pattern.contains(['(', '^', '$']), "{}", shape.what);
        assert!(!shape.what.ends_with('.'), "{}", shape.what);
        assert!(!shape.what.starts_with("a "), "{}", shape.what);
    }
}
