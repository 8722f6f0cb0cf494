//! The requests that every snippet is written for.

use claimscope::oauth::Provider;
use claimscope::oauth::params::PARAMS;
use claimscope::oauth::reads::Reads;
use claimscope::oauth::request::{AuthorizationRequest, Param};
use claimscope::text::time::Seconds;

/// An address of that provider's authorization endpoint, as it is typed.
fn location(provider: &Provider) -> &'static str {
    match provider.id {
        "auth0" => "tenant.eu.auth0.com",
        "apple" => "https://appleid.apple.com/auth/authorize",
        "azure-b2c" => "https://t.b2clogin.com/t.onmicrosoft.com/b2c_1_in/oauth2/v2.0/authorize",
        "clerk" => "https://x.clerk.accounts.dev/oauth/authorize",
        "cognito" => "https://p.auth.eu-west-1.amazoncognito.com/oauth2/authorize",
        "duende" => "https://id.example/connect/authorize",
        "entra" => {
            "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/authorize"
        }
        "fusionauth" => "https://x.fusionauth.io/oauth2/authorize",
        "github" => "https://github.com/login/oauth/authorize",
        "gitlab" => "https://gitlab.com/oauth/authorize",
        "google" => "https://accounts.google.com/o/oauth2/v2/auth",
        "keycloak" => "https://k.example/realms/r/protocol/openid-connect/auth",
        "logto" => "https://t.logto.app/oidc/auth",
        "okta" => "https://o.okta.com/oauth2/default/v1/authorize",
        "ory" => "https://x.projects.oryapis.com/oauth2/auth",
        "ping" => "https://auth.pingone.eu/00000000-0000-0000-0000-000000000000/as/authorize",
        "salesforce" => "https://login.salesforce.com/services/oauth2/authorize",
        "supabase" => "https://r.supabase.co/auth/v1/oauth/authorize",
        "zitadel" => "https://x.zitadel.cloud/oauth/v2/authorize",
        _ => "https://op.example/authorize",
    }
}

/// What an API can check beyond what the request shows: several of each, and one of each.
pub fn reads() -> Vec<Reads> {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<String>>();
    let several = Reads {
        algorithms: words("RS256 PS256"),
        scopes: words("orders:read orders:write"),
        skew: Some(Seconds(90)),
        ..Reads::default()
    };
    let one = Reads {
        algorithms: words("ES256"),
        scopes: words("orders:read"),
        skew: Some(Seconds(60)),
        ..Reads::default()
    };
    let of_okta = Reads {
        scope_claim: "scp",
        scope_is_list: true,
        ..several.clone()
    };
    let hostile = Reads {
        algorithms: words("\"; \\ ${x} */"),
        scopes: words("\"; \\ ${x} '\n */"),
        ..Reads::default()
    };
    let by_secret = Reads {
        algorithms: words("HS256"),
        ..several.clone()
    };
    vec![several, one, of_okta, hostile, Reads::default(), by_secret]
}

fn request(provider: &'static Provider, params: &[(&str, &str)]) -> AuthorizationRequest {
    let mut request = AuthorizationRequest::new(provider);
    request.location = location(provider).to_owned();
    let param = |(name, value): &(&str, &str)| Param {
        name: (*name).to_owned(),
        value: (*value).to_owned(),
    };
    request.params = params.iter().map(param).collect();
    request
}

/// The name of a shape, and the request.
pub type Shaped = (&'static str, AuthorizationRequest);

/// Each shape of request, to that provider.
pub fn all(provider: &'static Provider) -> Vec<Shaped> {
    let mut nowhere = AuthorizationRequest::new(provider);
    nowhere.set("response_type", "code");
    vec![
        ("nothing", nowhere),
        ("usual", usual(provider)),
        ("everything", everything(provider)),
        ("hostile", hostile(provider)),
        ("repeated", repeated(provider)),
    ]
}

/// What a person asks for who wants a token for an API.
pub fn usual(provider: &'static Provider) -> AuthorizationRequest {
    request(
        provider,
        &[
            ("response_type", "code"),
            ("client_id", "k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb"),
            ("redirect_uri", "https://app.example.com/callback"),
            ("scope", "openid profile offline_access read:orders"),
            ("audience", "https://api.example.com"),
            ("state", "af0ifjsldkj"),
            ("nonce", "n-0S6_WzA2Mj"),
            (
                "code_challenge",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            ),
            ("code_challenge_method", "S256"),
        ],
    )
}

/// Every parameter of the table, and some that it lacks.
fn everything(provider: &'static Provider) -> AuthorizationRequest {
    let values: Vec<(&str, String)> = (PARAMS.iter())
        .map(|row| {
            let value = match row.name {
                "response_type" => "code".to_owned(),
                "response_mode" => "query".to_owned(),
                "redirect_uri" => "https://app.example.com/cb?x=1".to_owned(),
                "code_challenge_method" => "S256".to_owned(),
                "max_age" => "3600".to_owned(),
                "claims" => r#"{"id_token":{"email":{"essential":true}}}"#.to_owned(),
                name => format!("the {name}"),
            };
            (row.name, value)
        })
        .collect();
    let mut params: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    params.extend([
        ("ext-theme", "dark"),
        ("domain_hint", "organizations"),
        ("domain", "not the tenant’s"),
        ("issuer", "not the issuer"),
        ("client_secret", "the secret"),
        ("empty", ""),
    ]);
    request(provider, &params)
}

/// A value in each place that ends, in some language, the string that it stands in.
const HOSTILE: &str = "a\"b'c\\d`e${f}$g#{h}{i}\\(j)\nk\r\tl\u{2028}m\u{85}n</script>o<!--p%sq\\u0022r*/s//t\u{202e}u\0v&quot;w😀 x";

fn hostile(provider: &'static Provider) -> AuthorizationRequest {
    let mut params: Vec<(&str, &str)> = (PARAMS.iter())
        .map(|row| (row.name, HOSTILE))
        .filter(|(name, _)| *name != "response_type")
        .collect();
    params.extend([
        ("response_type", "code"),
        (HOSTILE, HOSTILE),
        ("__proto__", HOSTILE),
        ("constructor", "x"),
        ("a b", "c"),
        ("@file", "@{audience}"),
    ]);
    let mut request = request(provider, &params);
    request.location.push_str(HOSTILE);
    request
}

fn repeated(provider: &'static Provider) -> AuthorizationRequest {
    request(
        provider,
        &[
            ("response_type", "id_token"),
            ("response_mode", "form_post"),
            ("client_id", "app"),
            ("redirect_uri", "com.example.app://callback"),
            ("scope", "openid"),
            ("resource", "https://a.example"),
            ("resource", "https://b.example"),
            ("audience", "one"),
            ("audience", "two"),
            ("ext-x", "1"),
            ("ext-x", "2"),
            ("max_age", "soon"),
            ("code_challenge_method", "plain"),
        ],
    )
}
