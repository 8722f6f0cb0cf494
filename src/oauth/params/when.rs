//! When a parameter must be there, and when it must not: conditions that rules check and that the form tells.
//!
//! Only what a specification requires or forbids, or a vendor documents as refused. What is merely advised is a rule's.

use crate::oauth::request::AuthorizationRequest;
use crate::spec::{Clause, auth0, oidc_core, rfc};

/// A condition of the rest of the request.
#[derive(Clone, Copy, Debug)]
pub struct When {
    /// What it is, as the rest of a sentence that begins with “required” or “not allowed”; empty for always.
    pub says: &'static str,
    /// Whether it holds. Looks at other parameters than the one that it is about.
    pub holds: fn(&AuthorizationRequest) -> bool,
    /// Who says so.
    pub spec: &'static [Clause],
}

impl When {
    /// In every request whose parameters do not stand in a request object.
    pub const fn always(spec: &'static [Clause]) -> Self {
        When {
            says: "",
            holds: stands_here,
            spec,
        }
    }
}

/// No condition at all.
pub const NEVER: &[When] = &[];

/// In every request whose parameters do not stand in a request object. GitHub documents no response type.
pub(super) const RESPONSE_TYPE: &[When] = &[When {
    says: "",
    holds: |request| stands_here(request) && request.provider.id != "github",
    spec: &[rfc(6749, "4.1.1"), rfc(6749, "3.1.1")],
}];

/// In every request, whatever stands in a request object (RFC 9101 §5).
pub(super) const CLIENT_ID: &[When] = &[When {
    says: "",
    holds: |_| true,
    spec: &[rfc(6749, "4.1.1"), rfc(9101, "5")],
}];

/// OpenID Connect requires it; OAuth 2.0 only where several are registered, which no request shows.
pub(super) const REDIRECT_URI: &[When] = &[When {
    says: "where scope has openid",
    holds: |request| stands_here(request) && request.has_scope("openid"),
    spec: &[oidc_core("3.1.2.1")],
}];

/// Without `openid` there is no ID token that could come.
pub(super) const SCOPE: &[When] = &[When {
    says: "where response_type has id_token",
    holds: with_id_token,
    spec: &[oidc_core("3.2.2.1"), oidc_core("3.3.2.1")],
}];

pub(super) const NONCE: &[When] = &[When {
    says: "where response_type has id_token",
    holds: with_id_token,
    spec: &[oidc_core("3.2.2.1"), oidc_core("3.3.2.1")],
}];

pub(super) const NOT_BY_THIRD_PARTIES: &[When] = &[BY_A_THIRD_PARTY];

pub(super) const REQUEST: &[When] = &[
    When {
        says: "beside request_uri",
        holds: |request| request.get("request_uri").is_some(),
        spec: &[rfc(9101, "5")],
    },
    BY_A_THIRD_PARTY,
];

pub(super) const REQUEST_URI: &[When] = &[
    When {
        says: "beside request",
        holds: |request| request.get("request").is_some(),
        spec: &[rfc(9101, "5")],
    },
    BY_A_THIRD_PARTY,
];

/// Auth0 has a list of what third-party applications may send, and refuses these.
const BY_A_THIRD_PARTY: When = When {
    says: "for a third-party application at Auth0, whose client ID begins with tpc_",
    holds: |request| {
        request.provider.id == "auth0"
            && (request.get("client_id")).is_some_and(|id| id.starts_with("tpc_"))
    },
    spec: &[auth0(
        "get-started/applications/third-party-applications/security-controls",
    )],
};

/// Whether the parameters stand in the request itself, and not in a request object (RFC 9101 §5).
pub fn stands_here(request: &AuthorizationRequest) -> bool {
    request.get("request").is_none() && request.get("request_uri").is_none()
}

fn with_id_token(request: &AuthorizationRequest) -> bool {
    stands_here(request) && request.response_types().id_token
}
