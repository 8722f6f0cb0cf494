//! What tells kinds and providers apart, as values to put together at random: a token made of these is often recognised.
//!
//! Says nothing about what a mark means: that is the classifier's, and here nothing is known of it.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// A name, and the JSON values that it may have.
type Row = (&'static str, &'static [&'static str]);

/// Name and value, as they are written.
pub type Members = Vec<(String, String)>;

const TYP: &[&str] = &[
    r#""JWT""#,
    r#""at+jwt""#,
    r#""application/at+jwt""#,
    r#""AT+JWT""#,
    r#""logout+jwt""#,
    r#""secevent+jwt""#,
    r#""dpop+jwt""#,
    r#""oauth-authz-req+jwt""#,
    r#""token-introspection+jwt""#,
    r#""client-authentication+jwt""#,
    r#""kb+jwt""#,
    r#""dc+sd-jwt""#,
    r#""example+sd-jwt""#,
    r#""statuslist+jwt""#,
    r#""entity-statement+jwt""#,
    r#""oauth-client-attestation+jwt""#,
    r#""oauth-id-jag+jwt""#,
    r#""txntoken+jwt""#,
    r#""openid4vci-proof+jwt""#,
    r#""vc+jwt""#,
    r#""okta-internal-at+jwt""#,
    r#""no-such-type+jwt""#,
    "7",
];

const HEADER: &[Row] = &[
    (
        "alg",
        &[r#""RS256""#, r#""ES256""#, r#""none""#, r#""HS256""#],
    ),
    ("kid", &[r#""k""#, r#""""#]),
    ("jwk", &[r#"{"kty":"EC","crv":"P-256","x":"","y":""}"#]),
    ("cty", &[r#""JWT""#]),
    ("nonce", &[r#""n""#]),
    ("ver", &[r#""1.0""#]),
    ("iss", &[r#""https://acme.eu.auth0.com/""#]),
    ("crit", &[r#"["b64"]"#]),
    ("b64", &["false"]),
];

const CLAIMS: &[Row] = &[
    ("iss", ISSUERS),
    (
        "sub",
        &[
            r#""a""#,
            r#""auth0|1""#,
            r#""app@clients""#,
            r#""https://accounts.google.com""#,
            r#""system:serviceaccount:ns:name""#,
            r#""repo:o/r:ref:refs/heads/main""#,
        ],
    ),
    (
        "aud",
        &[
            r#""app""#,
            r#""https://api.example""#,
            r#"["https://api.example","https://acme.eu.auth0.com/userinfo"]"#,
            r#""account""#,
            r#"[]"#,
            r#""00000003-0000-0000-c000-000000000000""#,
        ],
    ),
    ("exp", &["1767229200", "1767229200000", r#""1767229200""#]),
    ("iat", &["1767225600", "null"]),
    ("nbf", &["1767225600"]),
    ("jti", &[r#""j""#, r#""AT.a""#, r#""ID.a""#]),
    ("nonce", &[r#""n""#]),
    ("azp", &[r#""app""#]),
    ("client_id", &[r#""app""#]),
    ("scope", &[r#""openid profile""#, r#"["read"]"#, r#""""#]),
    ("scp", &[r#""User.Read""#, r#"["openid"]"#]),
    ("at_hash", &[r#""x""#]),
    ("c_hash", &[r#""x""#]),
    ("s_hash", &[r#""x""#]),
    ("auth_time", &["1767225600"]),
    ("acr", &[r#""1""#]),
    ("amr", &[r#"["pwd"]"#]),
    ("sid", &[r#""s""#]),
    ("name", &[r#""A""#]),
    ("email", &[r#""a@example.com""#]),
    ("preferred_username", &[r#""a""#]),
    (
        "events",
        &[
            r#"{"http://schemas.openid.net/event/backchannel-logout":{}}"#,
            r#"{"https://schemas.openid.net/secevent/caep/event-type/session-revoked":{}}"#,
            "[]",
        ],
    ),
    ("htm", &[r#""POST""#]),
    ("htu", &[r#""https://as.example/token""#]),
    ("ath", &[r#""x""#]),
    ("response_type", &[r#""code""#]),
    ("redirect_uri", &[r#""https://app.example/cb""#]),
    ("code", &[r#""c""#]),
    ("state", &[r#""s""#]),
    ("error", &[r#""access_denied""#]),
    ("access_token", &[r#""t""#]),
    ("token_introspection", &[r#"{"active":true}"#]),
    ("jwks", &[r#"{"keys":[]}"#]),
    ("metadata", &["{}"]),
    ("authority_hints", &["[]"]),
    ("_sd", &[r#"["x"]"#]),
    ("_sd_alg", &[r#""sha-256""#]),
    ("sd_hash", &[r#""x""#]),
    ("vct", &[r#""https://example.com/v""#]),
    ("vc", &["{}"]),
    ("cnf", &[r#"{"jkt":"x"}"#]),
    ("permissions", &[r#"["read"]"#]),
    ("gty", &[r#""client-credentials""#]),
    ("org_id", &[r#""org_1""#]),
    ("cid", &[r#""app""#]),
    ("uid", &[r#""u""#]),
    ("ver", &["1", r#""1.0""#, r#""2.0""#]),
    ("tid", &[r#""t""#]),
    ("oid", &[r#""o""#]),
    ("appid", &[r#""a""#]),
    ("idtyp", &[r#""app""#]),
    ("roles", &[r#"["r"]"#]),
    ("wids", &["[]"]),
    ("tfp", &[r#""B2C_1_a""#]),
    ("token_use", &[r#""access""#, r#""id""#]),
    ("cognito:groups", &[r#"["g"]"#]),
    (
        "typ",
        &[
            r#""Bearer""#,
            r#""ID""#,
            r#""Refresh""#,
            r#""Offline""#,
            r#""Logout""#,
        ],
    ),
    ("realm_access", &[r#"{"roles":[]}"#]),
    ("resource_access", &["{}"]),
    ("session_state", &[r#""s""#]),
    ("hd", &[r#""example.com""#]),
    ("firebase", &[r#"{"sign_in_provider":"password"}"#]),
    ("user_id", &[r#""u""#]),
    ("nonce_supported", &["true"]),
    ("is_private_email", &["true"]),
    ("applicationId", &[r#""a""#]),
    ("tty", &[r#""at""#, r#""idt""#]),
    ("urn:zitadel:iam:org:project:roles", &["{}"]),
    ("ext", &["{}"]),
    ("aal", &[r#""aal1""#]),
    ("role", &[r#""authenticated""#, r#""anon""#]),
    ("app_metadata", &["{}"]),
    ("session_id", &[r#""s""#]),
    ("fva", &["[1,2]"]),
    ("sts", &[r#""active""#]),
    ("repository", &[r#""o/r""#]),
    ("job_workflow_ref", &[r#""o/r""#]),
    ("project_path", &[r#""g/p""#]),
    ("pipeline_id", &[r#""1""#]),
    ("kubernetes.io", &[r#"{"namespace":"ns"}"#]),
    ("software_id", &[r#""s""#]),
];

const ISSUERS: &[&str] = &[
    r#""https://acme.eu.auth0.com/""#,
    r#""https://acme.okta.com""#,
    r#""https://acme.okta.com/oauth2/default""#,
    r#""https://sts.windows.net/00000000-0000-0000-0000-000000000001/""#,
    r#""https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001/v2.0""#,
    r#""https://acme.b2clogin.com/00000000-0000-0000-0000-000000000001/v2.0/""#,
    r#""https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abcdefghi""#,
    r#""https://accounts.google.com""#,
    r#""https://securetoken.google.com/acme""#,
    r#""https://appleid.apple.com""#,
    r#""https://sso.example/realms/acme""#,
    r#""https://auth.pingone.eu/00000000-0000-0000-0000-000000000001/as""#,
    r#""https://acme.clerk.accounts.dev""#,
    r#""https://abcdefghijklmnopqrst.supabase.co/auth/v1""#,
    r#""https://acme.logto.app/oidc""#,
    r#""https://acme-1.zitadel.cloud""#,
    r#""https://acme.projects.oryapis.com""#,
    r#""https://login.salesforce.com""#,
    r#""https://token.actions.githubusercontent.com""#,
    r#""https://gitlab.com""#,
    r#""https://kubernetes.default.svc.cluster.local""#,
    r#""acme.fusionauth.io""#,
    r#""app""#,
    r#""a""#,
];

/// Documents that are no token, and get pasted all the same.
const DOCUMENT: &[Row] = &[
    ("keys", &["[]", r#"[{"kty":"RSA","n":"","e":"AQAB"}]"#]),
    ("kty", &[r#""RSA""#]),
    ("n", &[r#""x""#]),
    ("d", &[r#""x""#]),
    ("issuer", &[r#""https://as.example""#]),
    (
        "authorization_endpoint",
        &[r#""https://as.example/authorize""#],
    ),
    ("token_endpoint", &[r#""https://as.example/token""#]),
    ("jwks_uri", &[r#""https://as.example/jwks""#]),
    ("payload", &[r#""e30""#]),
    ("signature", &[r#""c2ln""#]),
    ("protected", &[r#""eyJhbGciOiJSUzI1NiJ9""#]),
    ("ciphertext", &[r#""AA""#]),
    ("recipients", &["[]"]),
    ("type", &[r#""service_account""#]),
    ("client_email", &[r#""a@b.iam.gserviceaccount.com""#]),
];

/// How the members are made a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    Jws,
    SdJwt,
    Jwe,
    Document,
}

/// A token before it is written down.
#[derive(Clone, Debug)]
pub struct Marked {
    pub form: Form,
    pub header: Members,
    pub claims: Members,
    /// The member that it stands under.
    pub under: Option<&'static str>,
    /// The client that the person gave.
    pub client_id: Option<String>,
}

fn members(rows: &'static [Row], most: usize) -> impl Strategy<Value = Members> {
    let values = |rows: Vec<Row>| {
        let each = |(name, values): Row| {
            (
                Just(name.to_owned()),
                select(values).prop_map(str::to_owned),
            )
        };
        rows.into_iter().map(each).collect::<Vec<_>>()
    };
    subsequence(rows, 0..=most)
        .prop_shuffle()
        .prop_flat_map(values)
}

fn header() -> impl Strategy<Value = Members> {
    let typ = proptest::option::weighted(0.6, select(TYP));
    (typ, members(HEADER, 3)).prop_map(|(typ, mut header)| {
        header.extend(typ.map(|typ| ("typ".to_owned(), typ.to_owned())));
        if !header.iter().any(|(name, _)| name == "alg") {
            header.insert(0, ("alg".to_owned(), r#""RS256""#.to_owned()));
        }
        header
    })
}

/// A token of any form with a few marks of any kinds and providers, put together without sense.
pub fn marked() -> impl Strategy<Value = Marked> {
    let form = prop_oneof![
        6 => Just(Form::Jws),
        1 => Just(Form::SdJwt),
        1 => Just(Form::Jwe),
        2 => Just(Form::Document),
    ];
    let under =
        proptest::option::weighted(0.3, select(&["access_token", "id_token", "refresh_token"]));
    let client_id = proptest::option::weighted(0.3, Just("app".to_owned()));
    let claims = prop_oneof![members(CLAIMS, 6), members(CLAIMS, 24)];
    (
        form,
        header(),
        claims,
        members(DOCUMENT, 5),
        under,
        client_id,
    )
        .prop_map(|(form, mut header, claims, document, under, client_id)| {
            if form == Form::Jwe {
                header.push(("enc".to_owned(), r#""A256GCM""#.to_owned()));
            }
            let is_document = form == Form::Document;
            Marked {
                form,
                header,
                claims: if is_document { document } else { claims },
                under: under.filter(|_| !is_document),
                client_id,
            }
        })
}

/// A claim that nobody has given a meaning.
pub fn irrelevant() -> impl Strategy<Value = Members> {
    let value = select(&[
        "1",
        "null",
        "true",
        r#""""#,
        r#""access_token""#,
        r#""https://api.example""#,
        r#"{"scope":"read","nonce":"n","typ":"at+jwt"}"#,
        r#"["at_hash"]"#,
        "1e400",
    ]);
    let name = select(&[
        "zz_a",
        "zz_b",
        "zz_token",
        "zz_Scope",
        "zz.at_hash",
        "https://zz.example/c",
    ]);
    let claim = (name.prop_map(str::to_owned), value.prop_map(str::to_owned));
    proptest::collection::vec(claim, 1..5)
}

/// As one JSON object.
pub fn object(members: &Members) -> String {
    let written: Vec<String> = (members.iter())
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    format!("{{{}}}", written.join(","))
}
