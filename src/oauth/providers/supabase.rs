//! Supabase: a project’s user tokens are JWTs for the project itself; its keys were JWTs too, and now have prefixes.
//!
//! Follows Supabase’s documentation. Refresh tokens are a few random characters, so no shape tells them.

pub mod request;

use crate::oauth::Kind;
use crate::oauth::Provider;
use crate::oauth::Strength::{Conclusive, Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, hallmark};
use crate::oauth::params::when::{When, stands_here};
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::shape::shape;
use crate::oauth::sign::{Sign, mark};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page};

/// Supabase.
pub static SUPABASE: Provider = Provider {
    id: "supabase",
    title: "Supabase",
    beginnings: &["https://{host}/auth/v1"],
    endpoints: Endpoints {
        authorize: "{issuer}/oauth/authorize",
        token: "{issuer}/oauth/token",
        userinfo: "{issuer}/oauth/userinfo",
        keys: "{issuer}/.well-known/jwks.json",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: FLOWS,
    },
    blank: "https://YOUR_PROJECT.supabase.co/auth/v1/oauth/authorize",
    fill: "{issuer} is the project: https://PROJECT.supabase.co/auth/v1.",
    api: ApiNaming::Server,
    addresses: &[
        "*.supabase.co/auth/v1/oauth/authorize",
        "*.supabase.co/auth/v1/authorize",
    ],
    comes_back: ComesBack::Always(request::ALWAYS),
    response_types: &["code"],
    // Its source reads no response_mode, and answers in the query.
    response_modes: &["query"],
    lacks_scopes: &["address", "offline_access"],
    requires: &[
        ("redirect_uri", BY_OAUTH),
        ("code_challenge", BY_OAUTH),
        ("code_challenge_method", BY_OAUTH),
    ],
    docs: &[CLAIMS, KEYS, FLOWS],
    ..Provider::BASE
};

/// The social sign-in takes none of it.
const BY_OAUTH: When = When {
    holds: |request| stands_here(request) && !request::is_social(request),
    ..When::always(&[FLOWS])
};

/// What else Supabase grants in answer to a request.
pub static SUPABASE_GRANTED: Granted = Granted {
    provider: &SUPABASE,
    refresh: Refresh::Always(request::REFRESH),
    own: request::social,
    id_token: Some(request::id_token),
    profile: Some(request::PROFILE),
    aud: request::aud,
    scopes: request::SCOPES,
    claims: request::CLAIMS_GO,
    lifetimes: |_| request::LIFETIMES,
    client_credentials: false,
    ..Granted::BASE
};

/// What Supabase issues.
pub static SUPABASE_ISSUED: Issued = Issued {
    provider: &SUPABASE,
    hallmarks: &[
        hallmark(
            Sign::Issuer("https://*.supabase.co/auth/v1"),
            Strong,
            "the issuer is a Supabase project",
            CLAIMS,
        ),
        hallmark(
            KEY,
            Strong,
            "iss is supabase, and role is that of a key",
            CLAIMS,
        ),
        hallmark(
            USER,
            Strong,
            "role, aal and session_id are there, as in Supabase’s user tokens",
            CLAIMS,
        ),
        hallmark(
            Sign::Issuer("https://*/auth/v1"),
            Weak,
            "the issuer has the path of Supabase Auth",
            CLAIMS,
        ),
    ],
    marks: &[
        mark(
            KEY,
            Kind::ApiKey,
            Conclusive,
            "role is that of a project’s key, and no user is named",
            CLAIMS,
        ),
        mark(
            USER,
            Kind::AccessToken,
            Conclusive,
            "role, aal and session_id say what the database may show to the user",
            CLAIMS,
        ),
        mark(
            Sign::All(&[
                Sign::Claim("sub"),
                Sign::Claim("aud"),
                Sign::No(&Sign::Claim("role")),
            ]),
            Kind::IdToken,
            Strong,
            "there is no role, which every access token has",
            FLOWS,
        ),
    ],
    shapes: &[
        shape(
            r"sb_secret_[\w-]{20,}",
            Kind::ApiKey,
            Conclusive,
            "Supabase secret key",
            KEYS,
        ),
        shape(
            r"sb_publishable_[\w-]{20,}",
            Kind::ApiKey,
            Conclusive,
            "Supabase publishable key",
            KEYS,
        ),
        shape(
            r"sbp_[a-z0-9]{40}|sbp_[a-z0-9]+_[a-z0-9]{40}",
            Kind::ApiKey,
            Strong,
            "Supabase personal access token",
            observed("tokens of Supabase’s management API, which begin with sbp_"),
        ),
    ],
    is_public: Sign::Any(&[
        Sign::All(&[KEY, Sign::ClaimIs("role", "anon")]),
        IS_PUBLISHABLE,
    ]),
    advice: &[
        Advice {
            kind: Kind::AccessToken,
            sign: USER,
            says: prose!(
                "It is for the project’s own APIs, where row level security reads it. A backend of yours may accept it too: check the signature with the project’s keys, iss, exp, and that aud and role are authenticated. aud is the same in every project, so iss is what tells yours."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[CLAIMS, FLOWS],
        },
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Always,
            says: prose!(
                "It tells an application that signs users in with this project who the user is; aud is that application. The project’s APIs want the access token of the same response."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[FLOWS],
        },
        Advice {
            kind: Kind::ApiKey,
            sign: Sign::ClaimIs("role", "anon"),
            says: prose!(
                "It is the project’s anon key, which is meant to be public: it names the project and no user, and row level security decides what it may read. It is no proof that somebody signed in."
            ),
            way: prose!(
                "After sign-in send the user’s access token in the Authorization header, and this key in apikey. New projects use a publishable key, sb_publishable_…, in its place."
            ),
            ask: Ask::Nothing,
            spec: &[KEYS, CLAIMS],
        },
        Advice {
            kind: Kind::ApiKey,
            sign: Sign::ClaimIs("role", "service_role"),
            says: prose!(
                "It is the project’s service_role key: it passes by row level security, reads and writes everything, and lasts ten years. It must never be in a browser or an app."
            ),
            way: prose!(
                "If it was shared, replace it: move to secret keys, sb_secret_…, which can be revoked one by one, and turn the old keys off."
            ),
            ask: Ask::Nothing,
            spec: &[KEYS, CLAIMS],
        },
        Advice {
            kind: Kind::ApiKey,
            sign: IS_PUBLISHABLE,
            says: prose!(
                "It is meant to be public: it names the project and no user, and row level security decides what it may read. It is no JWT, so it does not go into the Authorization header as a user’s token."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[KEYS],
        },
        Advice {
            kind: Kind::ApiKey,
            sign: Sign::Fn(|token| token.raw.starts_with("sb_secret_")),
            says: prose!(
                "It passes by row level security and belongs in a backend alone. If it was shared, delete it in the project’s settings, under API keys, and make another."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[KEYS],
        },
    ],
    ..Issued::BASE
};

/// A key of the old kind; the command line tool’s has `supabase-demo`.
const KEY: Sign = Sign::All(&[
    Sign::ClaimIs("iss", "supabase|supabase-demo"),
    Sign::ClaimIs("role", "anon|service_role"),
]);

const IS_PUBLISHABLE: Sign = Sign::Fn(|token| token.raw.starts_with("sb_publishable_"));

const USER: Sign = Sign::All(&[
    Sign::Claim("role"),
    Sign::Claim("aal"),
    Sign::Claim("session_id"),
]);

const CLAIMS: Clause = page(
    "Supabase docs: JWT claims",
    "https://supabase.com/docs/guides/auth/jwt-fields",
);
const KEYS: Clause = page(
    "Supabase docs: API keys",
    "https://supabase.com/docs/guides/getting-started/api-keys",
);
const IMPLICIT: Clause = page(
    "Supabase docs: implicit flow",
    "https://supabase.com/docs/guides/auth/sessions/implicit-flow",
);
const PKCE: Clause = page(
    "Supabase docs: PKCE flow",
    "https://supabase.com/docs/guides/auth/sessions/pkce-flow",
);
const FLOWS: Clause = page(
    "Supabase docs: OAuth 2.1 flows",
    "https://supabase.com/docs/guides/auth/oauth-server/oauth-flows",
);

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::{gets, shape_of, shown};

    #[test]
    fn role_tells_users_from_keys() {
        const USER: &str = r#"{"iss":"https://abcdefghijklmnopqrst.supabase.co/auth/v1","aud":"authenticated","sub":"u","iat":1,"exp":2,"email":"a@b.example","role":"authenticated","aal":"aal1","session_id":"s"}"#;
        let hosted = USER.replace("abcdefghijklmnopqrst.supabase.co", "auth.acme.example");
        for (claims, expected) in [
            (USER, ("access-token", "conclusive", "supabase")),
            (&*hosted, ("access-token", "conclusive", "supabase")),
            (
                r#"{"iss":"https://abcdefghijklmnopqrst.supabase.co/auth/v1","aud":"client","sub":"u","iat":1,"exp":2,"auth_time":1,"nonce":"n","email":"a@b.example"}"#,
                ("id-token", "strong", "supabase"),
            ),
            (
                r#"{"iss":"supabase","ref":"abcdefghijklmnopqrst","role":"anon","iat":1,"exp":2}"#,
                ("api-key", "conclusive", "supabase"),
            ),
            (
                r#"{"iss":"supabase","ref":"abcdefghijklmnopqrst","role":"service_role","iat":1,"exp":2}"#,
                ("api-key", "conclusive", "supabase"),
            ),
        ] {
            assert_eq!(shown(claims), expected, "{claims}");
        }
    }

    #[test]
    fn a_prefix_names_the_key() {
        let token = ["sbp_", &"example0".repeat(5)].concat();
        assert_eq!(shape_of(&token), ("api-key", "strong", "supabase"));
        for text in [
            "sb_secret_EXAMPLEexampleEXAMPLE_EXAMPLE0",
            "sb_publishable_EXAMPLEexampleEXAMPLE_EXAMPLE0",
        ] {
            assert_eq!(shape_of(text), ("api-key", "conclusive", "supabase"));
        }
    }

    #[test]
    fn a_request_gets_a_jwt_for_the_project() {
        let url = "https://abcdefghijklmnopqrst.supabase.co/auth/v1/oauth/authorize?client_id=c&response_type=code&scope=openid%20email";
        assert_eq!(gets(url), ("supabase", "jwt", "yes"));
    }
}
