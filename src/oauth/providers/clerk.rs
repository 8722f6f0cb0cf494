//! Clerk: session tokens that last a minute, with an origin in `azp` and no `aud`; OAuth access tokens; tokens of machines.
//!
//! Follows Clerk's documentation. Leaves out secret keys, which look like those of Stripe (`shapes`), and custom tokens made
//! from JWT templates, which can hold anything.

pub mod request;

use crate::oauth::Strength::{Conclusive, Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, hallmark};
use crate::oauth::outcome::AccessTokenFormat;
use crate::oauth::params::choice;
use crate::oauth::params::when::{When, stands_here};
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints, Expected};
use crate::oauth::shape::shape;
use crate::oauth::sign::{Sign, mark, mark_against};
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, page};

/// Clerk.
pub static CLERK: Provider = Provider {
    id: "clerk",
    title: "Clerk",
    beginnings: &["https://{host}"],
    endpoints: Endpoints {
        authorize: "{issuer}/oauth/authorize",
        token: "{issuer}/oauth/token",
        userinfo: "{issuer}/oauth/userinfo",
        keys: "{issuer}/.well-known/jwks.json",
        discovery: "{issuer}/.well-known/oauth-authorization-server",
        spec: OAUTH,
    },
    api: ApiNaming::Server,
    addresses: &[
        "*.clerk.accounts.dev/oauth/authorize",
        "clerk.*/oauth/authorize",
    ],
    comes_back: ComesBack::Always(
        Expected::new(AccessTokenFormat::Jwt, request::JWT).or(&[AccessTokenFormat::Opaque]),
    ),
    response_types: &["code"],
    response_modes: &["query", "form_post"],
    requires: &[(
        "state",
        When {
            says: "where there is no code_challenge",
            holds: |request| stands_here(request) && request.get("code_challenge").is_none(),
            spec: &[FRONTEND_API],
        },
    )],
    lacks_scopes: &["address", "phone"],
    own_scopes: &[choice(
        "user:org:read",
        "the organization that the user chooses",
    )],
    docs: &[SESSION, OAUTH, MACHINES],
    ..Provider::BASE
};

/// What else Clerk grants in answer to a request.
pub static CLERK_GRANTED: Granted = Granted {
    provider: &CLERK,
    refresh: Refresh::by_offline_access(&[OAUTH]),
    aud: request::aud,
    scopes: request::SCOPES,
    lifetimes: |_| request::LIFETIMES,
    errors: request::errors,
    ..Granted::BASE
};

/// What Clerk issues.
pub static CLERK_ISSUED: Issued = Issued {
    provider: &CLERK,
    hallmarks: &[
        hallmark(
            Sign::Issuer("https://*.clerk.accounts.dev"),
            Strong,
            "the issuer is a development instance of Clerk’s",
            SESSION,
        ),
        hallmark(
            Sign::All(&[IS_SESSION, Sign::ClaimIs("sub", r"user_\w+")]),
            Strong,
            "sid begins with sess_ and sub with user_",
            SESSION,
        ),
        hallmark(
            Sign::Issuer("https://clerk.*"),
            Weak,
            "the issuer’s host begins with clerk., as those of production instances do",
            SESSION,
        ),
        hallmark(
            Sign::All(&[
                Sign::Issuer("https://clerk.*"),
                Sign::ClaimIs("sub", r"user_\w+|mch_\w+"),
            ]),
            Strong,
            "the issuer’s host begins with clerk., and sub is one of Clerk’s identifiers",
            SESSION,
        ),
    ],
    marks: &[
        mark(
            IS_SESSION,
            Kind::SessionToken,
            Strong,
            "sid names a session of Clerk’s (sess_…)",
            SESSION,
        ),
        mark(
            Sign::All(&[
                IS_SESSION,
                Sign::Claim("fva"),
                Sign::No(&Sign::Claim("client_id")),
            ]),
            Kind::SessionToken,
            Conclusive,
            "sid and fva are claims that Clerk writes into session tokens",
            SESSION,
        ),
        mark_against(
            IS_SESSION,
            Kind::IdToken,
            Weak,
            "sid names a session of Clerk’s (sess_…)",
            SESSION,
        ),
    ],
    shapes: &[
        shape(
            r"oat_[A-Za-z0-9]{16,}",
            Kind::AccessToken,
            Strong,
            "Clerk OAuth access token",
            PREFIXES,
        ),
        shape(
            r"mt_[A-Za-z0-9]{16,}",
            Kind::ServiceAccountToken,
            Strong,
            "Clerk machine token (M2M)",
            MACHINES,
        ),
        shape(
            r"ak_[A-Za-z0-9]{24,}|ak_test_[A-Za-z0-9]{16,}|ak_live_[A-Za-z0-9]{16,}",
            Kind::ApiKey,
            Strong,
            "Clerk API key",
            API_KEYS,
        ),
    ],
    opaque_because: Some(OpaqueBecause {
        why: "“Generate access tokens as JWTs” is off for the OAuth application.",
        good_for: "A backend asks Clerk’s API whether it is valid.",
        spec: OAUTH,
    }),
    advice: &[
        Advice {
            kind: Kind::SessionToken,
            sign: Sign::Always,
            says: prose!(
                "It shows your own backend who is signed in, and is renewed again and again because it soon expires. There is no aud: a backend checks the signature, exp and nbf, and that azp is one of your origins."
            ),
            way: prose!(
                "For somebody else’s API take an OAuth access token, or make a token for it from a JWT template."
            ),
            ask: Ask::Nothing,
            spec: &[SESSION, VERIFY],
        },
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Always,
            says: prose!(
                "It is for the OAuth application in aud. An API wants the access token of the same response."
            ),
            way: prose!("Send the access_token; Clerk’s backend SDKs check it with acceptsToken."),
            ask: Ask::Nothing,
            spec: &[OAUTH],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Always,
            says: prose!(
                "A third party’s application calls your API with it. The scopes say what the user allowed; no API is named."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[OAUTH],
        },
        Advice::note(
            Kind::ServiceAccountToken,
            Sign::Always,
            prose!(
                "A service of yours shows it to another one, and no user is in it. The receiver asks Clerk, with a machine secret key, whether it holds. It can be revoked."
            ),
            &[MACHINES],
        ),
        Advice::note(
            Kind::ApiKey,
            Sign::Always,
            prose!(
                "A user or an organisation made it, so that something else can call your API for them. Your backend asks Clerk whether it holds and whose it is; revoke it where it was shared."
            ),
            &[API_KEYS],
        ),
    ],
    ..Issued::BASE
};

const IS_SESSION: Sign = Sign::ClaimIs("sid", r"sess_\w+");

const SESSION: Clause = page(
    "Clerk docs: session tokens",
    "https://clerk.com/docs/guides/sessions/session-tokens",
);
const VERIFY: Clause = page(
    "Clerk docs: manual JWT verification",
    "https://clerk.com/docs/guides/sessions/manual-jwt-verification",
);
const FRONTEND_API: Clause = page(
    "Clerk’s OpenAPI: Frontend API",
    "https://github.com/clerk/openapi-specs/blob/main/fapi/2026-05-12.yml",
);
const OAUTH: Clause = page(
    "Clerk docs: how Clerk implements OAuth",
    "https://clerk.com/docs/guides/configure/auth-strategies/oauth/how-clerk-implements-oauth",
);
const MACHINES: Clause = page(
    "Clerk docs: M2M tokens",
    "https://clerk.com/docs/guides/development/machine-auth/m2m-tokens",
);
const API_KEYS: Clause = page(
    "Clerk docs: API keys",
    "https://clerk.com/docs/guides/development/machine-auth/api-keys",
);
const PREFIXES: Clause = page(
    "Clerk SDK: tokens/machine.ts",
    "https://github.com/clerk/javascript/blob/main/packages/backend/src/tokens/machine.ts",
);

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::{gets, jwt, shape_of, shown, verdict};

    #[test]
    fn a_session_token_is_neither_id_nor_access_token() {
        let second = r#"{"azp":"https://acme.example","exp":61,"fva":[7,-1],"iat":1,"iss":"https://happy-owl-1.clerk.accounts.dev","nbf":1,"sid":"sess_1","sts":"active","sub":"user_1","v":2}"#;
        let first = r#"{"azp":"https://acme.example","exp":61,"iat":1,"iss":"https://clerk.acme.example","nbf":1,"sid":"sess_1","sub":"user_1"}"#;
        assert_eq!(shown(second), ("session-token", "conclusive", "clerk"));
        assert_eq!(shown(first), ("session-token", "strong", "clerk"));
    }

    #[test]
    fn oauth_tokens_are_told_as_everywhere() {
        let access = jwt(
            r#"{"alg":"RS256","typ":"at+jwt","kid":"k"}"#,
            r#"{"client_id":"c","exp":2,"iat":1,"iss":"https://clerk.acme.example","jti":"oat_1","scope":"openid","sub":"user_1"}"#,
        );
        assert_eq!(verdict(&access), ("access-token", "conclusive", "clerk"));
        let id = r#"{"aud":"c","exp":2,"iat":1,"iss":"https://happy-owl-1.clerk.accounts.dev","nonce":"n","sub":"user_1"}"#;
        assert_eq!(shown(id), ("id-token", "strong", "clerk"));
    }

    #[test]
    fn a_prefix_names_the_token() {
        for (text, kind) in [
            ("oat_EXAMPLE0EXAMPLE0EXAMPLE0", "access-token"),
            ("mt_EXAMPLE0EXAMPLE0EXAMPLE0", "service-account-token"),
            ("ak_EXAMPLE0EXAMPLE0EXAMPLE0", "api-key"),
        ] {
            assert_eq!(shape_of(text), (kind, "strong", "clerk"));
        }
        assert_eq!(shape_of("ak_short").2, "none");
    }

    #[test]
    fn a_request_gets_a_jwt_unless_switched_off() {
        let url = "https://clerk.acme.example/oauth/authorize?client_id=c&response_type=code&scope=openid";
        assert_eq!(gets(url), ("clerk", "jwt", "no"));
    }
}
