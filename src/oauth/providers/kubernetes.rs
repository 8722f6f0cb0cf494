//! Kubernetes: the tokens of service accounts, bound to a pod for an hour, or old ones from a Secret that never end.
//!
//! Follows Kubernetes’ documentation. There is no authorization endpoint: nobody signs in.

pub mod request;

use crate::oauth::Kind;
use crate::oauth::Provider;
use crate::oauth::Strength::{Conclusive, Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, hallmark};
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::sign::{Sign, mark, mark_against};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, page};

/// Kubernetes.
pub static KUBERNETES: Provider = Provider {
    id: "kubernetes",
    title: "Kubernetes",
    endpoints: Endpoints {
        authorize: "",
        token: "",
        userinfo: "",
        keys: "{issuer}/openid/v1/jwks",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: DISCOVERY,
    },
    api: ApiNaming::Server,
    comes_back: ComesBack::Always(request::NOTHING),
    docs: &[ADMIN, CONFIGURE],
    openid: false,
    ..Provider::BASE
};

/// What else Kubernetes grants in answer to a request.
pub static KUBERNETES_GRANTED: Granted = Granted {
    provider: &KUBERNETES,
    refresh: Refresh::Never(request::NO_REFRESH),
    scopes: request::SCOPES,
    ..Granted::BASE
};

/// What Kubernetes issues.
pub static KUBERNETES_ISSUED: Issued = Issued {
    provider: &KUBERNETES,
    hallmarks: &[
        hallmark(LEGACY, Strong, "iss is kubernetes/serviceaccount", SOURCE),
        hallmark(
            BOUND,
            Strong,
            "kubernetes.io names a service account",
            ADMIN,
        ),
        hallmark(
            ACCOUNT,
            Strong,
            "sub is a service account of a cluster",
            AUTHENTICATION,
        ),
        hallmark(
            IN_CLUSTER,
            Weak,
            "iss is the name that the API server has inside a cluster",
            ADMIN,
        ),
    ],
    marks: &[
        mark(
            BOUND,
            Kind::ServiceAccountToken,
            Conclusive,
            "kubernetes.io says which service account it is for, and what it is bound to",
            ADMIN,
        ),
        mark(
            LEGACY,
            Kind::ServiceAccountToken,
            Conclusive,
            "iss is that of a token kept in a Secret",
            SOURCE,
        ),
        mark(
            ACCOUNT,
            Kind::ServiceAccountToken,
            Strong,
            "sub is system:serviceaccount:…, a program and no person",
            AUTHENTICATION,
        ),
        mark_against(
            ACCOUNT,
            Kind::IdToken,
            Strong,
            "no person signed in: sub is a service account",
            AUTHENTICATION,
        ),
    ],
    advice: &[
        Advice {
            kind: Kind::ServiceAccountToken,
            sign: LEGACY,
            says: prose!(
                "It comes from a Secret, has no expiry and no audience: it works until the Secret is deleted, and whoever holds it is the service account. Delete the Secret if it was shared."
            ),
            way: prose!(
                "Use a bound token: pods have one in a projected volume by default, and kubectl create token makes one that expires."
            ),
            ask: Ask::Nothing,
            spec: &[ADMIN],
        },
        Advice {
            kind: Kind::ServiceAccountToken,
            sign: Sign::All(&[BOUND, FOR_THE_CLUSTER]),
            says: prose!(
                "It is for the cluster’s own API server, and ends with its pod or at exp. Sent to another service, it lets that service act in the cluster as this account."
            ),
            way: prose!(
                "For another service ask for a token with that service’s audience: a projected volume with audience set, or kubectl create token with --audience."
            ),
            ask: Ask::Nothing,
            spec: &[ADMIN, CONFIGURE],
        },
        Advice {
            kind: Kind::ServiceAccountToken,
            sign: Sign::All(&[BOUND, Sign::No(&FOR_THE_CLUSTER)]),
            says: prose!(
                "It is for the service in aud, which checks it with the cluster’s public keys, or asks the cluster with a TokenReview. That service must compare aud, iss and sub; the API server refuses a token with another audience than its own."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[ADMIN, CONFIGURE],
        },
    ],
    ..Issued::BASE
};

const LEGACY: Sign = Sign::ClaimIs("iss", "kubernetes/serviceaccount");

const BOUND: Sign = Sign::Member("kubernetes.io", "serviceaccount");

const ACCOUNT: Sign = Sign::ClaimIs("sub", r"system:serviceaccount:[a-z0-9-]+:[a-z0-9.-]+");

const IN_CLUSTER: Sign = Sign::Any(&[
    Sign::ClaimIs("iss", r"https://kubernetes\.default\.svc[a-z0-9.-]*"),
    Sign::ClaimIs("iss", r"https://kubernetes\.default"),
]);

/// The audience that the API server takes for its own by default: the issuer, which in most clusters is this name.
const FOR_THE_CLUSTER: Sign = Sign::Audience(r"https://kubernetes\.default[a-z0-9.-]*|k3s|api");

const ADMIN: Clause = page(
    "Kubernetes docs: managing service accounts",
    "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
);
const CONFIGURE: Clause = page(
    "Kubernetes docs: configure service accounts",
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
);
const DISCOVERY: Clause = page(
    "Kubernetes docs: service account issuer discovery",
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#service-account-issuer-discovery",
);
const SOURCE: Clause = page(
    "Kubernetes source: package serviceaccount",
    "https://pkg.go.dev/k8s.io/kubernetes/pkg/serviceaccount",
);
const AUTHENTICATION: Clause = page(
    "Kubernetes docs: authenticating",
    "https://kubernetes.io/docs/reference/access-authn-authz/authentication/",
);

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::shown;

    #[test]
    fn a_service_account_is_named_by_its_claims() {
        const EXPECTED: (&str, &str, &str) = ("service-account-token", "conclusive", "kubernetes");
        let bound = r#"{"aud":["https://my-audience.example.com"],"exp":2,"iat":1,"iss":"https://my-cluster.example.com","jti":"j","kubernetes.io":{"namespace":"n","pod":{"name":"p","uid":"u"},"serviceaccount":{"name":"s","uid":"u"}},"nbf":1,"sub":"system:serviceaccount:n:s"}"#;
        for (claims, expected) in [
            (bound, EXPECTED),
            (
                r#"{"iss":"kubernetes/serviceaccount","kubernetes.io/serviceaccount/namespace":"n","kubernetes.io/serviceaccount/service-account.name":"s","sub":"system:serviceaccount:n:s"}"#,
                EXPECTED,
            ),
            (
                r#"{"iss":"https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE","aud":["sts.amazonaws.com"],"sub":"system:serviceaccount:n:s","iat":1,"exp":2}"#,
                ("service-account-token", "strong", "kubernetes"),
            ),
            (
                r#"{"iss":"https://sso.example","sub":"system:admin","aud":"a","iat":1,"exp":2,"kubernetes.io":"a string"}"#,
                ("unknown", "none", "none"),
            ),
        ] {
            assert_eq!(shown(claims), expected, "{claims}");
        }
    }
}
