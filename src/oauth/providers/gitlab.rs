//! GitLab, gitlab.com or self-managed: opaque tokens that name themselves, ID tokens, and the JWTs of CI/CD jobs.
//!
//! Follows GitLab’s documentation. OAuth access and refresh tokens are 64 hex digits there, as many strings are, so that shape
//! is left out; and so are prefixes that an instance made its own.

pub mod request;

use crate::oauth::Kind;
use crate::oauth::Provider;
use crate::oauth::Strength::{Conclusive, Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, hallmark};
use crate::oauth::params::choice;
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::shape::{Shape, not_a_jwt};
use crate::oauth::sign::{Sign, mark, mark_against};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, page};

/// GitLab.
pub static GITLAB: Provider = Provider {
    id: "gitlab",
    title: "GitLab",
    beginnings: &["https://{host}"],
    endpoints: Endpoints {
        authorize: "{issuer}/oauth/authorize",
        token: "{issuer}/oauth/token",
        userinfo: "{issuer}/oauth/userinfo",
        keys: "{issuer}/oauth/discovery/keys",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: OAUTH,
    },
    api: ApiNaming::Server,
    addresses: &["gitlab.*/oauth/authorize"],
    comes_back: ComesBack::Always(request::ALWAYS),
    response_types: &["code"],
    response_modes: &["query", "fragment", "form_post"],
    lacks_scopes: &["address", "phone", "offline_access"],
    own_scopes: &[
        choice("read_user", "the profile, at GitLab’s API"),
        choice("api", "all of GitLab’s API"),
    ],
    docs: &[TOKENS, OAUTH, OIDC, JOBS],
    ..Provider::BASE
};

/// What else GitLab grants in answer to a request.
pub static GITLAB_GRANTED: Granted = Granted {
    provider: &GITLAB,
    refresh: Refresh::Always(request::REFRESH),
    scopes: request::SCOPES,
    lifetimes: |_| request::LIFETIMES,
    ..Granted::BASE
};

/// What GitLab issues.
pub static GITLAB_ISSUED: Issued = Issued {
    provider: &GITLAB,
    hallmarks: &[
        hallmark(
            Sign::Issuer("https://gitlab.com"),
            Strong,
            "the issuer is gitlab.com",
            OIDC,
        ),
        hallmark(
            A_JOB,
            Strong,
            "project_path and pipeline_id name a CI/CD job",
            JOBS,
        ),
        hallmark(
            Sign::Claim("groups_direct"),
            Strong,
            "groups_direct lists groups, as GitLab’s ID tokens do",
            OIDC,
        ),
        hallmark(
            Sign::Issuer("https://gitlab.*"),
            Weak,
            "the issuer’s host is called gitlab",
            OIDC,
        ),
    ],
    marks: &[
        mark(
            A_JOB,
            Kind::WorkloadIdentityToken,
            Conclusive,
            "project_path and pipeline_id name a CI/CD job",
            JOBS,
        ),
        mark_against(
            A_JOB,
            Kind::IdToken,
            Strong,
            "it is about a job: no person signed in",
            JOBS,
        ),
        mark(
            Sign::All(&[Sign::Claim("sub"), Sign::Claim("aud"), Sign::No(&A_JOB)]),
            Kind::IdToken,
            Strong,
            "GitLab signs ID tokens; its access tokens are opaque",
            OIDC,
        ),
    ],
    shapes: &[
        prefixed(
            r"glpat-[\w.-]{20,300}",
            Kind::ApiKey,
            "GitLab personal, project or group access token",
        ),
        prefixed(
            r"glcbt-[\w.-]{20,2000}",
            Kind::AccessToken,
            "GitLab CI/CD job token",
        ),
        prefixed(
            r"gloas-[\w.-]{20,300}",
            Kind::ClientSecret,
            "GitLab OAuth application secret",
        ),
        prefixed(r"gldt-[\w.-]{20,300}", Kind::ApiKey, "GitLab deploy token"),
        prefixed(
            r"glrt-[\w.-]{20,300}|glrtr-[\w.-]{20,300}",
            Kind::ApiKey,
            "GitLab runner authentication token",
        ),
        prefixed(
            r"glptt-[\w.-]{20,300}",
            Kind::ApiKey,
            "GitLab pipeline trigger token",
        ),
        prefixed(r"glsoat-[\w.-]{20,300}", Kind::ApiKey, "GitLab SCIM token"),
        prefixed(
            r"glagent-[\w.-]{20,300}",
            Kind::ApiKey,
            "GitLab agent for Kubernetes token",
        ),
        prefixed(
            r"glft-[\w.-]{20,300}|glimt-[\w.-]{20,300}|glwt-[\w.-]{20,300}|glffct-[\w.-]{20,300}",
            Kind::ApiKey,
            "GitLab feed, mail, workspace or feature flag token",
        ),
    ],
    opaque_because: Some(OpaqueBecause {
        why: "GitLab’s access tokens are opaque whatever the request asks for.",
        good_for: "It is good for that GitLab’s own API and nothing else.",
        spec: OAUTH,
    }),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Always,
            says: prose!(
                "It tells your application who signed in at GitLab; aud is your application there. It holds little: name and groups are at the UserInfo endpoint."
            ),
            way: prose!(
                "GitLab issues no token for an API of yours. Let your backend check the ID token once, and then use a session or a token of your own. For GitLab’s API take the access token of the same response."
            ),
            ask: Ask::Nothing,
            spec: &[OIDC, OAUTH],
        },
        Advice {
            kind: Kind::WorkloadIdentityToken,
            sign: Sign::Always,
            says: prose!(
                "A job shows it to a cloud or a vault, which gives credentials for it. Whoever accepts it must check aud and a condition on sub or project_path: every project of that GitLab can get such a token."
            ),
            way: prose!(
                "aud is what id_tokens says in .gitlab-ci.yml; a service that refuses the token for its audience wants its own identifier there."
            ),
            ask: Ask::Nothing,
            spec: &[JOBS],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Fn(|token| token.raw.starts_with("glcbt-")),
            says: prose!(
                "A job’s token acts for the user who started the pipeline, on a few of GitLab’s endpoints, and ends with the job. Although it may look like a JWT behind its prefix, nobody but GitLab is to read it."
            ),
            way: prose!(
                "For another service let the job have an ID token: id_tokens in .gitlab-ci.yml, with that service as aud."
            ),
            ask: Ask::Nothing,
            spec: &[JOB_TOKEN, JOBS],
        },
        Advice {
            kind: Kind::ApiKey,
            sign: Sign::Always,
            says: prose!(
                "It works until it expires or is revoked. Revoke it in GitLab where it was shared."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[TOKENS],
        },
        Advice::note(
            Kind::ClientSecret,
            Sign::Always,
            prose!(
                "It shows GitLab which application asks at the token endpoint, and belongs in that application’s backend alone. Replace it in GitLab where it was shared."
            ),
            &[TOKENS, OAUTH],
        ),
    ],
    ..Issued::BASE
};

/// The dots of the newer ones are no dots of a JWT.
const fn prefixed(pattern: &'static str, kind: Kind, what: &'static str) -> Shape {
    not_a_jwt(pattern, kind, Conclusive, what, TOKENS)
}

const A_JOB: Sign = Sign::All(&[Sign::Claim("project_path"), Sign::Claim("pipeline_id")]);

const TOKENS: Clause = page(
    "GitLab docs: token overview",
    "https://docs.gitlab.com/security/tokens/",
);
const OAUTH: Clause = page(
    "GitLab docs: OAuth 2.0 provider",
    "https://docs.gitlab.com/api/oauth2/",
);
const OIDC: Clause = page(
    "GitLab docs: OpenID Connect provider",
    "https://docs.gitlab.com/integration/openid_connect_provider/",
);
const JOBS: Clause = page(
    "GitLab docs: ID tokens of CI/CD jobs",
    "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
);
const JOB_TOKEN: Clause = page(
    "GitLab docs: CI/CD job token",
    "https://docs.gitlab.com/ci/jobs/ci_job_token/",
);

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::{gets, shape_of, shown};

    #[test]
    fn a_job_is_no_person() {
        const JOB: (&str, &str, &str) = ("workload-identity-token", "conclusive", "gitlab");
        for (claims, expected) in [
            (
                r#"{"iss":"https://gitlab.acme.example","sub":"project_path:g/p:ref_type:branch:ref:main","aud":"https://vault.example","iat":1,"exp":2,"project_path":"g/p","pipeline_id":"1","user_email":"a@b.example"}"#,
                JOB,
            ),
            (
                r#"{"iss":"https://gitlab.com","sub":"project_path:g/p:ref_type:branch:ref:main","aud":"sts","iat":1,"exp":2,"project_path":"g/p","pipeline_id":"1"}"#,
                JOB,
            ),
            (
                r#"{"iss":"https://gitlab.com","sub":"1","aud":"c","iat":1,"exp":2,"auth_time":1}"#,
                ("id-token", "strong", "gitlab"),
            ),
            (
                r#"{"iss":"https://git.acme.example","sub":"1","sub_legacy":"x","aud":"c","iat":1,"exp":2,"groups_direct":["g"]}"#,
                ("id-token", "strong", "gitlab"),
            ),
        ] {
            assert_eq!(shown(claims), expected, "{claims}");
        }
    }

    #[test]
    fn a_prefix_names_the_token() {
        for (text, kind) in [
            ("glpat-EXAMPLE_EXAMPLE-EXAM", "api-key"),
            (
                "glpat-EXAMPLEexampleEXAMPLEexampleEX.01.0w0example",
                "api-key",
            ),
            ("glcbt-64_EXAMPLEexampleEXAM", "access-token"),
            (
                "glcbt-eyJhbGciOiJub25lIn0.eyJleGFtcGxlIjoxfQ.c2ln",
                "access-token",
            ),
            ("gloas-EXAMPLEexampleEXAMPLEexample", "client-secret"),
            ("glrtr-EXAMPLEexampleEXAMPLE", "api-key"),
        ] {
            assert_eq!(shape_of(text), (kind, "conclusive", "gitlab"), "{text}");
        }
    }

    #[test]
    fn no_request_gets_a_jwt() {
        for host in ["gitlab.com", "gitlab.acme.example"] {
            let url = [
                "https://",
                host,
                "/oauth/authorize?client_id=c&response_type=code&scope=openid",
            ];
            assert_eq!(gets(&url.concat()), ("gitlab", "opaque", "yes"));
        }
    }
}
