//! What a link carries, and what it never does.

use super::*;
use crate::oauth::parse::parse;
use crate::oauth::providers::{auth0::AUTH0, rfc8707::RFC8707};
use proptest::prelude::*;

fn request(url: &str) -> AuthorizationRequest {
    match parse(url, None) {
        Ok(parsed) => parsed.request,
        Err(error) => panic!("{error}"),
    }
}

fn names(left_out: &[LeftOut]) -> Vec<&str> {
    left_out.iter().map(|l| l.name.as_str()).collect()
}

#[test]
fn what_is_secret_fresh_personal_or_unknown_stays_here() {
    let shared = to_fragment(&request(
        "https://t.auth0.com/authorize?client_id=c&state=s3cr3t&nonce=n&code_challenge=x&code_challenge_method=S256&id_token_hint=a.b.c&login_hint=me@example.com&request=a.b.c&client_secret=x&code_verifier=v&access_token=t&custom=1&scope=openid",
    ));
    assert_eq!(
        shared.fragment,
        "#/authorize?v=1&provider=auth0&domain=t.auth0.com&client_id=c&scope=openid&expect.access_token=none&expect.id_token=no&expect.refresh_token=no"
    );
    assert_eq!(
        names(&shared.left_out),
        [
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "id_token_hint",
            "login_hint",
            "request",
            "client_secret",
            "code_verifier",
            "access_token",
            "custom"
        ]
    );
}

#[test]
fn a_secret_stays_here_wherever_it_hides() {
    for (name, value) in [
        ("audience", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
        ("scope", "openid eyJhbGciOiJSUzI1NiJ9"),
        ("client_id", "eyJhbGciOiJSUzI1NiJ9"),
        (
            "redirect_uri",
            "https://app.example.com/cb?access_token=abc",
        ),
        (
            "redirect_uri",
            "https://app.example.com/cb?back=the-state-of-things",
        ),
        (
            "redirect_uri",
            "https://app.example.com/cb?back=THE%2Dstate%252Dof-things",
        ),
        (
            "redirect_uri",
            "https://app.example.com/cb?who=ada%40example.com",
        ),
        (
            "claims",
            r#"{"id_token":{"state":{"value":"the-state-of-things"}}}"#,
        ),
        ("audience", "v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs"),
        // A client secret, and a verifier, each in the place of the client ID.
        (
            "client_id",
            "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz_abcdefghij",
        ),
        ("client_id", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
        ("ui_locales", "SplxlOBeZQQYbYS6WxSbIA"),
        ("claims_locales", "de SplxlOBeZQQYbYS6WxSbIA"),
        ("prompt", "login SplxlOBeZQQYbYS6WxSbIA"),
        ("display", "SplxlOBeZQQYbYS6WxSbIA"),
        ("max_age", "SplxlOBeZQQYbYS6WxSbIA"),
    ] {
        let mut request = request("https://t.auth0.com/authorize?state=the-state-of-things");
        request.set(name, value);
        let shared = to_fragment(&request);
        // That there was a redirect URI, or an API, is no secret.
        let told = match name {
            "redirect_uri" => "&left_out=redirect_uri",
            "audience" => "&left_out=audience",
            _ => "",
        };
        let link = "#/authorize?v=1&provider=auth0&domain=t.auth0.com";
        assert_eq!(shared.fragment, [link, told].concat(), "{name}={value}");
        assert!(shared.left_out.iter().any(|left| left.name == name));
        let line = format!("{PATH}?{name}={}", encode(value));
        let opened = from_fragment(&line).map(|o| o.request.params.len());
        // Without the state beside it, one of them is only an address.
        let expected = usize::from(value.contains("back="));
        assert_eq!(opened, Some(expected), "{line}");
    }
}

/// A link promised an opaque access token, because the API of the request was not in it, and did not say that there was one.
#[test]
fn a_link_without_the_api_says_so_and_promises_nothing_that_hangs_on_it() {
    let url = "https://t.auth0.com/authorize?response_type=code&client_id=c&scope=openid&audience=AKIAABCDEFGHIJKLMNOP";
    let shared = to_fragment(&request(url));
    assert_eq!(
        shared.fragment,
        "#/authorize?v=1&provider=auth0&domain=t.auth0.com&response_type=code&client_id=c&scope=openid&left_out=audience&expect.id_token=yes&expect.refresh_token=no&expect.delivered=query"
    );
    let opened = from_fragment(&shared.fragment).map(|opened| opened.lacks("audience"));
    assert_eq!(opened, Some(true));
    let beside = [&shared.fragment, "&audience=urn:api"].concat();
    let opened = from_fragment(&beside).map(|opened| opened.lacks("audience"));
    assert_eq!(opened, Some(false));
}

#[test]
fn the_links_of_the_readme_open_whole() {
    let readme = include_str!("../README.md");
    let links: Vec<&str> = (readme.lines())
        .filter_map(|line| line.strip_prefix("https://HOST/PATH/"))
        .collect();
    assert_eq!(links.len(), 2);
    for link in links {
        let Some(opened) = from_fragment(link) else {
            panic!("{link}")
        };
        assert_eq!(opened.left_out, [], "{link}");
        let api = ["audience", "resource"].map(|name| opened.request.get(name).is_some());
        assert!(
            !opened.request.location.is_empty() && api.contains(&true),
            "{link}"
        );
    }
}

#[test]
fn what_is_only_misspelled_or_of_another_shape_is_shared() {
    for (name, value) in [
        ("client_id", "k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb"),
        ("client_id", "tpc_1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P7q8R9s0T"),
        ("client_id", "https://client.example.com/metadata.json"),
        ("ui_locales", "fr_CA zh-Hans-CN ca-valencia"),
        ("prompt", "select-account"),
        ("prompt", "select_account"),
        ("max_age", "1h"),
        ("response_mode", "form_post.jwt"),
    ] {
        let mut request = request("https://t.auth0.com/authorize");
        request.set(name, value);
        assert_eq!(to_fragment(&request).left_out, [], "{name}={value}");
    }
}

#[test]
fn a_link_with_unknown_or_malformed_parts_still_opens() {
    let opened = from_fragment(
        "#/authorize?domain=t.auth0.com&audience=https://api.example.com&scope=openid%20profile&state=x&foo=1&ui_locales=%ff&=2&%3Cscript%3E=3&access_token=eyJ",
    );
    let Some(opened) = opened else {
        panic!("it is a share link")
    };
    assert_eq!(opened.request.location, "t.auth0.com");
    assert_eq!(
        opened.request.get("audience"),
        Some("https://api.example.com")
    );
    assert_eq!(opened.request.params.len(), 2);
    assert_eq!(
        names(&opened.left_out),
        [
            "state",
            "foo",
            "ui_locales",
            "a parameter",
            "a parameter",
            "access_token"
        ]
    );
    for left_out in &opened.left_out {
        assert!(!left_out.to_string().contains("eyJ"), "{left_out}");
    }
}

#[test]
fn an_unknown_provider_opens_as_the_nearest() {
    for (fragment, provider, said) in [
        (
            "#/authorize?provider=nobody&domain=d.example.com",
            &AUTH0,
            1,
        ),
        ("#/authorize?provider=rfc8707", &RFC8707, 0),
        (
            "#/authorize?authorization_endpoint=https://as.example.com/auth",
            &RFC8707,
            0,
        ),
        ("#/authorize", &AUTH0, 0),
        ("/authorize?", &AUTH0, 0),
    ] {
        let opened = from_fragment(fragment);
        let seen = opened.map(|o| (o.request.provider, o.left_out.len()));
        assert_eq!(seen, Some((provider, said)), "{fragment}");
    }
}

#[test]
fn other_fragments_are_no_link() {
    for fragment in [
        "",
        "#",
        "#access_token=x&token_type=Bearer",
        "#/other?domain=x",
        "#claims",
    ] {
        assert_eq!(from_fragment(fragment), None, "{fragment}");
    }
}

#[test]
fn a_huge_link_is_cut_and_says_so() {
    let many = "&scope=openid".repeat(10_000);
    let Some(opened) = from_fragment(&format!("#/authorize?domain=t.auth0.com{many}")) else {
        panic!("it is a share link")
    };
    assert_eq!(opened.request.location, "t.auth0.com");
    assert!(opened.request.params.len() <= MAX_PARAMS && !opened.left_out.is_empty());
    let long = "a".repeat(MAX_VALUE + 1);
    let mut request = AuthorizationRequest::new(&AUTH0);
    request.set("audience", long.as_str());
    let without = "#/authorize?v=1&provider=auth0&left_out=audience";
    assert_eq!(to_fragment(&request).fragment, without);
}

#[test]
fn what_is_written_is_never_longer_than_what_is_read() {
    let mut request = AuthorizationRequest::new(&AUTH0);
    request.location = "t.auth0.com".to_owned();
    for at in 0..30 {
        let name = "resource".to_owned();
        let value = format!("urn:{at}:{}", "x.".repeat(500));
        request.params.push(Param { name, value });
    }
    let shared = to_fragment(&request);
    assert!(shared.fragment.len() <= MAX_FRAGMENT);
    assert!(shared.left_out.iter().any(|left| left.why == Why::TooMany));
    let Some(opened) = from_fragment(&shared.fragment) else {
        panic!("it is a share link")
    };
    assert_eq!(opened.left_out, []);
    assert_eq!(to_fragment(&opened.request).fragment, shared.fragment);
}

#[test]
fn a_name_that_a_person_made_up_is_not_repeated_where_it_hides_something() {
    let mut request = AuthorizationRequest::new(&AUTH0);
    for name in [
        "ext-color",
        "ext-a&b=c",
        "ext-eyJhbGciOiJSUzI1NiJ9",
        "color",
    ] {
        request.set(name, "red");
    }
    let shared = to_fragment(&request);
    assert_eq!(shared.fragment, "#/authorize?v=1&provider=auth0");
    let told = ["ext-color", "a parameter", "a parameter", "color"];
    assert_eq!(names(&shared.left_out), told);
}

#[test]
fn what_a_link_says_of_itself_is_no_parameter_of_the_request() {
    for (fragment, said) in [
        (
            "#/authorize?v=1&v=2&domain=t.auth0.com",
            "v: what this page",
        ),
        (
            "#/authorize?provider=auth0&provider=okta",
            "provider the second time",
        ),
        (
            "#/authorize?domain=t.auth0.com&domain=u.auth0.com",
            "domain the second time",
        ),
        (
            "#/authorize?provider=auth0&domain=t.auth0.com&authorization_endpoint=https://x.example/",
            "found by its domain",
        ),
        (
            "#/authorize?provider=rfc8707&domain=t.auth0.com",
            "found by its authorization_endpoint",
        ),
        (
            "#/authorize?domain=acme.eu.auth0.com@evil.example",
            "would go to what follows it",
        ),
        ("#/authorize?expect.cake=yes", "no value that is known"),
    ] {
        let left_out = from_fragment(fragment).map(|opened| opened.left_out);
        let told: Vec<String> = left_out.iter().flatten().map(ToString::to_string).collect();
        assert!(
            matches!(told.as_slice(), [one] if one.contains(said.trim_start_matches("v: "))),
            "{fragment}: {told:?}"
        );
    }
}

/// Parameters with plain words for values, and others with secrets.
fn any_request() -> impl Strategy<Value = AuthorizationRequest> {
    let name = prop::sample::select(
        params::PARAMS
            .iter()
            .map(|row| row.name)
            .collect::<Vec<_>>(),
    );
    let value = r"(https://)?[a-zü<&=#%+ :/?]{1,20}";
    let params = prop::collection::vec((name, value), 0..10);
    (params, r"[a-z]{1,8}\.example\.com", any::<bool>()).prop_map(|(params, host, is_auth0)| {
        let provider: &'static Provider = if is_auth0 { &AUTH0 } else { &RFC8707 };
        let location = if is_auth0 {
            host
        } else {
            format!("https://{host}/auth?x=y z")
        };
        let params = (params.into_iter())
            .map(|(name, value)| Param {
                name: name.to_owned(),
                value,
            })
            .collect();
        AuthorizationRequest {
            provider,
            location,
            params,
        }
    })
}

proptest! {
    #[test]
    fn a_link_opens_to_what_it_carries(request in any_request()) {
        let shared = to_fragment(&request);
        let opened = from_fragment(&shared.fragment);
        // Nothing is left out of the link itself; what was left out before, it says.
        let said = |left: &LeftOut| (left.why == Why::Before).then(|| left.name.clone());
        let told = opened.as_ref().map(|o| o.left_out.iter().map(said).collect::<Vec<_>>());
        let is_behind = |name: &&str| {
            let is_carried = |p: &Param| p.name == **name && admit::param(p, &request).is_ok();
            shared.left_out.iter().any(|left| left.name == **name) && !request.params.iter().any(is_carried)
        };
        let expected = ["redirect_uri", "audience", "resource"].iter().filter(|name| is_behind(name));
        prop_assert_eq!(told, Some(expected.map(|name| Some((*name).to_owned())).collect()));
        let differences = opened.as_ref().map(|o| o.expected.beside(&predict(&o.request)).iter().filter(|said| !said.agrees()).count());
        prop_assert_eq!(differences, Some(0));
        let again = opened.as_ref().map(|o| to_fragment(&o.request).fragment);
        // Once it is opened, the request never had what was left out, and gets what it gets without that.
        let again = again.unwrap_or_default();
        let (now, before): (Vec<&str>, Vec<&str>) = (again.split('&').collect(), shared.fragment.split('&').collect());
        let is_kept = |pair: &&str| !pair.starts_with("left_out=");
        prop_assert!(before.iter().copied().filter(is_kept).all(|pair| now.contains(&pair)), "{}", again);
        let of_request = |pairs: &[&str]| pairs.iter().copied().filter(is_kept).filter(|pair| !pair.starts_with("expect.")).collect::<Vec<_>>().join("&");
        prop_assert_eq!(of_request(&now), of_request(&before));
        let carried: Vec<Param> = (request.params.iter())
            .filter(|p| admit::param(p, &request).is_ok())
            .cloned()
            .collect();
        let arrived = opened.map(|o| o.request.params);
        prop_assert_eq!(arrived, Some(carried));
    }

    #[test]
    fn no_secret_value_is_in_any_link(
        mut request in any_request(),
        secret in "[A-Za-z0-9_-]{12,40}",
        hidden_in in prop::sample::select(params::PARAMS.iter().map(|row| row.name).collect::<Vec<_>>()),
        secret_name in prop::sample::select(vec!["state", "nonce", "code_challenge", "id_token_hint", "client_secret", "code_verifier", "access_token", "custom"]),
        around in prop::sample::select(vec!["{}", "https://app/{}", "openid {}", "https://app/cb?x={}"]),
    ) {
        request.set(hidden_in, around.replace("{}", &secret));
        request.params.push(Param { name: secret_name.to_owned(), value: secret.clone() });
        prop_assert!(!to_fragment(&request).fragment.contains(&secret));
    }

    #[test]
    fn no_jwt_is_in_any_link_or_opened_from_one(
        request in any_request(),
        jwt in r"eyJ[A-Za-z0-9_-]{10,30}\.eyJ[A-Za-z0-9_-]{10,30}\.[A-Za-z0-9_-]{0,20}",
        name in prop::sample::select(params::PARAMS.iter().map(|row| row.name).collect::<Vec<_>>()),
    ) {
        let mut request = request;
        request.set(name, jwt.as_str());
        prop_assert!(!to_fragment(&request).fragment.contains(&jwt));
        let opened = from_fragment(&format!("#/authorize?{name}={jwt}&domain={jwt}"));
        prop_assert!(opened.is_some_and(|o| o.request.params.is_empty() && o.request.location.is_empty()));
    }

    #[test]
    fn every_fragment_is_read_without_panic(text in r"#?/?authorize(\PC|[?&=%#]){0,60}") {
        let _ = from_fragment(&text);
    }
}

/// Any word went into a link where the table has a list of words: a password is one as well.
#[test]
fn a_closed_list_lets_no_other_word_into_a_link() {
    for (name, value, stays_here) in [
        ("prompt", "hunter2secret", true),
        ("prompt", "login hunter2secret", true),
        ("prompt", "login consent", false),
        ("prompt", "select-account", false),
        ("prompt", "enroll_authenticator", false),
        ("display", "hunter2secret", true),
        ("display", "popup", false),
        ("response_mode", "hunter2secret", true),
        ("response_mode", "web_message", false),
        ("response_mode", "formpost", false),
        ("response_mode", "YOUR_RESPONSE_MODE", false),
        ("response_type", "code hunter2secret", true),
        ("scope", "openid anything:else", false),
        ("max_age", "soon", true),
        ("max_age", "3600hunter2", true),
        ("max_age", "3600", false),
        // Mistakes that a link is about.
        ("max_age", "-1", false),
        ("max_age", "1.5 h", false),
        ("max_age", "YOUR_MAX_AGE", false),
        (
            "audience",
            "https://hooks.example/T0AB/x7Kq2LmZ9pR4tV8wY3bN",
            true,
        ),
        (
            "resource",
            "https://hooks.example/x7Kq2LmZ9pR4tV8wY3bN",
            true,
        ),
        (
            "redirect_uri",
            "https://hooks.example/x7Kq2LmZ9pR4tV8wY3bN",
            true,
        ),
        (
            "redirect_uri",
            "msauth://com.example.app/x7Kq2LmZ9pR4tV8wY3bNtV8w",
            false,
        ),
    ] {
        let mut asked = AuthorizationRequest::new(&AUTH0);
        asked.location = "t.auth0.com".to_owned();
        asked.set(name, value);
        let shared = to_fragment(&asked);
        assert_eq!(
            names(&shared.left_out).contains(&name),
            stays_here,
            "{name}={value}"
        );
        let hand = format!("#/authorize?domain=t.auth0.com&{name}={}", encode(value));
        let opened = from_fragment(&hand).unwrap();
        assert_eq!(
            names(&opened.left_out).contains(&name),
            stays_here,
            "{hand}"
        );
    }
}
