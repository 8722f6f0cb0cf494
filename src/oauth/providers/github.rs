//! GitHub: OAuth without OpenID Connect, so its tokens are opaque strings that name themselves; and the JWTs of Actions jobs.
//!
//! Follows GitHub's documentation. Leaves out client secrets and authorization codes: nothing in them shows what they are.

pub mod request;

use crate::jose::Token;
use crate::oauth::Kind;
use crate::oauth::Provider;
use crate::oauth::Strength::{Conclusive, Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, hallmark};
use crate::oauth::params::{OPENID_SCOPES, choice};
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::shape::{not_a_jwt, shape};
use crate::oauth::sign::{Sign, mark, mark_against};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, page};

/// GitHub.
pub static GITHUB: Provider = Provider {
    id: "github",
    title: "GitHub",
    response_modes: &["query"],
    endpoints: Endpoints {
        authorize: AUTHORIZE,
        token: "https://github.com/login/oauth/access_token",
        userinfo: "",
        keys: "{issuer}/.well-known/jwks",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: ACTIONS,
    },
    api: ApiNaming::Server,
    addresses: &["github.com/login/oauth/authorize"],
    comes_back: ComesBack::Always(request::ALWAYS),
    always_code: true,
    response_types: &["code"],
    lacks_scopes: &OPENID_SCOPES,
    own_scopes: &[
        choice("read:user", "the profile"),
        choice("user:email", "e-mail addresses"),
    ],
    docs: &[FORMATS, OAUTH_APPS, ACTIONS],
    openid: false,
    ..Provider::BASE
};

/// What else GitHub grants in answer to a request.
pub static GITHUB_GRANTED: Granted = Granted {
    provider: &GITHUB,
    refresh: Refresh::Unknown(request::REFRESH),
    scopes: request::SCOPES,
    lifetimes: |_| request::LIFETIMES,
    client_credentials: false,
    one_for_all: true,
    ..Granted::BASE
};

/// What GitHub issues.
pub static GITHUB_ISSUED: Issued = Issued {
    provider: &GITHUB,
    hallmarks: &[
        hallmark(ON_GITHUB, Strong, "the issuer is GitHub Actions", ACTIONS),
        hallmark(
            ENTERPRISE_SERVER,
            Weak,
            "the issuer has the path of Actions on GitHub Enterprise Server",
            ACTIONS,
        ),
        hallmark(
            Sign::All(&[ENTERPRISE_SERVER, A_JOB]),
            Strong,
            "the issuer has the path of Actions on GitHub Enterprise Server, and the claims name a workflow",
            ACTIONS,
        ),
        hallmark(APP, Strong, "iss is the client ID of a GitHub App", APP_JWT),
    ],
    marks: &[
        mark(
            ON_GITHUB,
            Kind::WorkloadIdentityToken,
            Conclusive,
            "GitHub Actions issues it, to jobs alone",
            ACTIONS,
        ),
        mark(
            A_JOB,
            Kind::WorkloadIdentityToken,
            Strong,
            "repository, workflow and run_id name a job",
            ACTIONS,
        ),
        mark_against(
            Sign::ClaimIs("sub", "repo:.*"),
            Kind::IdToken,
            Strong,
            "sub is a repository: no person signed in",
            ACTIONS,
        ),
        mark(
            APP,
            Kind::ClientAssertion,
            Strong,
            "a GitHub App signs it itself: iss is the app, and there is neither aud nor sub",
            APP_JWT,
        ),
    ],
    shapes: &[
        shape(
            r"gho_[A-Za-z0-9]{36,255}",
            Kind::AccessToken,
            Conclusive,
            "GitHub OAuth access token",
            FORMATS,
        ),
        shape(
            r"ghu_[A-Za-z0-9]{36,255}",
            Kind::AccessToken,
            Conclusive,
            "GitHub App user access token",
            FORMATS,
        ),
        shape(
            r"ghs_[A-Za-z0-9]{36,255}",
            Kind::AccessToken,
            Conclusive,
            "GitHub App installation access token",
            FORMATS,
        ),
        not_a_jwt(
            r"ghs_\d+_[\w-]+\.[\w-]+\.[\w-]+",
            Kind::AccessToken,
            Conclusive,
            "GitHub App installation access token",
            STATELESS,
        ),
        shape(
            r"ghr_[A-Za-z0-9]{36,255}",
            Kind::RefreshToken,
            Conclusive,
            "GitHub App refresh token",
            FORMATS,
        ),
        shape(
            r"ghp_[A-Za-z0-9]{36,255}",
            Kind::ApiKey,
            Conclusive,
            "GitHub personal access token (classic)",
            FORMATS,
        ),
        shape(
            r"github_pat_\w{36,255}",
            Kind::ApiKey,
            Conclusive,
            "GitHub fine-grained personal access token",
            FORMATS,
        ),
    ],
    locate: Some(locate),
    opaque_because: Some(OpaqueBecause {
        why: "GitHub has OAuth without OpenID Connect: its access tokens are always opaque.",
        good_for: "It is good for GitHub’s own API and nothing else.",
        spec: FORMATS,
    }),
    advice: &[
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Always,
            says: prose!(
                "It is for GitHub’s API. An API of yours cannot check it, and holding it is no proof that the user signed in to your application: any application that the user allowed has one."
            ),
            way: prose!(
                "GitHub issues no ID token and no token for your API. Let your backend exchange the code, ask GitHub for the user with the token, and then issue a session or a token of your own."
            ),
            ask: Ask::Nothing,
            spec: &[OAUTH_APPS],
        },
        Advice {
            kind: Kind::WorkloadIdentityToken,
            sign: Sign::Always,
            says: prose!(
                "A workflow shows it to a cloud or to another service, which gives an access token for it. Whoever accepts it must check aud and at least one condition on sub: every repository on GitHub can get a token of this issuer."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[ACTIONS],
        },
        Advice {
            kind: Kind::ClientAssertion,
            sign: Sign::Always,
            says: prose!(
                "With it a GitHub App shows that it is the app. It opens only the few API endpoints that ask for a JWT, and lasts ten minutes at most."
            ),
            way: prose!(
                "For everything else exchange it for an installation access token, at POST /app/installations/INSTALLATION_ID/access_tokens."
            ),
            ask: Ask::Nothing,
            spec: &[APP_JWT, INSTALLATION],
        },
        Advice {
            kind: Kind::RefreshToken,
            sign: Sign::Always,
            says: prose!(
                "It gets a GitHub App new user access tokens, once: the answer has a new refresh token. Whoever finds it can act as the user, so revoke the authorization where it was shared."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[REFRESHING],
        },
        Advice {
            kind: Kind::ApiKey,
            sign: Sign::Always,
            says: prose!(
                "It acts as the person who made it. Delete it in GitHub’s settings, under Developer settings, if it was shared."
            ),
            way: prose!(
                "In a workflow use the GITHUB_TOKEN that every job gets, and for an integration a GitHub App: their tokens are short-lived and narrow."
            ),
            ask: Ask::Nothing,
            spec: &[AUTHENTICATION],
        },
    ],
    untypical: &[Kind::ClientAssertion],
    ..Issued::BASE
};

const AUTHORIZE: &str = "https://github.com/login/oauth/authorize";

const ON_GITHUB: Sign = Sign::Any(&[
    Sign::Issuer("https://token.actions.githubusercontent.com"),
    // An enterprise may put its name behind the issuer.
    Sign::Issuer("https://token.actions.githubusercontent.com/*"),
    Sign::Issuer("https://token.actions.*.ghe.com"),
    Sign::Issuer("https://token.actions.*.ghe.com/*"),
]);

const ENTERPRISE_SERVER: Sign = Sign::Issuer("https://*/_services/token");

const A_JOB: Sign = Sign::All(&[
    Sign::Claim("repository"),
    Sign::Claim("workflow"),
    Sign::Claim("run_id"),
]);

/// The JWT that a GitHub App signs, by the client IDs in GitHub's examples: `Iv1.` and 16 hex digits, or `Iv23` and 16 more.
const APP: Sign = Sign::All(&[
    Sign::ClaimIs("iss", r"Iv1\.[0-9a-f]{16}|Iv23[A-Za-z0-9]{16}"),
    Sign::No(&Sign::Claim("aud")),
    Sign::No(&Sign::Claim("sub")),
]);

const FORMATS: Clause = page(
    "GitHub docs: token formats",
    "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats",
);
const AUTHENTICATION: Clause = page(
    "GitHub docs: about authentication",
    "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
);
const STATELESS: Clause = page(
    "GitHub changelog: installation tokens",
    "https://github.blog/changelog/2026-05-15-github-app-installation-tokens-per-request-override-header/",
);
const OAUTH_APPS: Clause = page(
    "GitHub docs: authorizing OAuth apps",
    "https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps",
);
const REFRESHING: Clause = page(
    "GitHub docs: refreshing user access tokens",
    "https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens",
);
const ACTIONS: Clause = page(
    "GitHub docs: OpenID Connect reference",
    "https://docs.github.com/en/actions/reference/security/oidc",
);
const APP_JWT: Clause = page(
    "GitHub docs: JWT for a GitHub App",
    "https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app",
);
const INSTALLATION: Clause = page(
    "GitHub docs: installation access tokens",
    "https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app",
);

/// No JWT of GitHub's comes out of an authorization request.
fn locate(token: &Token) -> Option<String> {
    match token.claims {
        None => Some(AUTHORIZE.to_owned()),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::{gets, shape_of, shown};

    const ACTIONS: &str = r#"{"iss":"https://token.actions.githubusercontent.com","aud":"https://github.com/octo-org","sub":"repo:octo-org/octo-repo:ref:refs/heads/main","iat":1,"exp":2,"repository":"octo-org/octo-repo","workflow":"deploy","run_id":"1"}"#;

    #[test]
    fn a_workflow_is_no_person() {
        let enterprise = ACTIONS.replace(
            "token.actions.githubusercontent.com",
            "github.example/_services/token",
        );
        let data_residency = ACTIONS.replace("githubusercontent.com", "octocorp.ghe.com");
        let somebody_else = ACTIONS.replace("token.actions.githubusercontent.com", "ci.example");
        for (claims, expected) in [
            (ACTIONS, ("workload-identity-token", "conclusive", "github")),
            (
                &*data_residency,
                ("workload-identity-token", "conclusive", "github"),
            ),
            (
                &*enterprise,
                ("workload-identity-token", "strong", "github"),
            ),
            (&*somebody_else, ("unknown", "none", "none")),
            (
                r#"{"iss":"Iv23abcdefghijklmnop","iat":1,"exp":600}"#,
                ("client-assertion", "strong", "github"),
            ),
        ] {
            assert_eq!(shown(claims), expected, "{claims}");
        }
    }

    #[test]
    fn a_prefix_names_the_token() {
        let filler = "EXAMPLE0".repeat(5);
        for (prefix, kind) in [
            ("gho_", "access-token"),
            ("ghu_", "access-token"),
            ("ghs_", "access-token"),
            ("ghr_", "refresh-token"),
            ("ghp_", "api-key"),
            ("github_pat_", "api-key"),
        ] {
            let expected = (kind, "conclusive", "github");
            assert_eq!(shape_of(&[prefix, &filler].concat()), expected, "{prefix}");
        }
        // The JWT inside is not to be read.
        let stateless = "ghs_1234567_eyJhbGciOiJub25lIn0.eyJleGFtcGxlIjoxfQ.c2ln";
        assert_eq!(
            shape_of(stateless),
            ("access-token", "conclusive", "github")
        );
        assert_eq!(
            shape_of("ghx_EXAMPLE0EXAMPLE0EXAMPLE0EXAMPLE0EXAM").2,
            "none"
        );
    }

    #[test]
    fn no_request_gets_a_jwt() {
        let url = "https://github.com/login/oauth/authorize?client_id=c&response_type=code&scope=read%3Auser&audience=https%3A%2F%2Fapi.example";
        assert_eq!(gets(url), ("github", "opaque", "unknown"));
    }
}
