//! Servers that people run themselves: Keycloak, FusionAuth, ZITADEL, Duende IdentityServer, Ory, Logto.

use crate::oauth::claims::words::Words;
use crate::oauth::claims::{ClaimRow, Shown, rows};
use crate::spec::{Clause, observed, page};
use Shown::{List, Plain, Scopes, Words as Said};

const KEYCLOAK_SOURCE: Clause = page(
    "Keycloak source: AccessToken",
    "https://github.com/keycloak/keycloak/blob/main/core/src/main/java/org/keycloak/representations/AccessToken.java",
);
const KEYCLOAK_TYPES: Clause = page(
    "Keycloak source: TokenUtil",
    "https://github.com/keycloak/keycloak/blob/main/core/src/main/java/org/keycloak/util/TokenUtil.java",
);
const KEYCLOAK_AUDIENCE: Clause = page(
    "Keycloak docs: audience support",
    "https://www.keycloak.org/docs/latest/server_admin/#audience-support",
);
const KEYCLOAK_SEEN: Clause = observed("tokens of Keycloak");

const TYPES: Words = &[
    ("Bearer", "access token"),
    ("DPoP", "access token, bound to a DPoP key"),
    ("ID", "ID token"),
    ("Logout", "logout token"),
    (
        "Offline",
        "offline token: a refresh token that outlives the session",
    ),
    ("Refresh", "refresh token"),
    ("Serialized-ID", "Keycloak’s own copy of an ID token"),
];

pub const KEYCLOAK: &[ClaimRow] = rows! {
    "acr", Said(&[("0", "session was there already"), ("1", "signed in just now")]), KEYCLOAK_SEEN, "The level of the sign-in, 0 and 1 where the realm has set up no levels.";
    "allowed-origins", List("origin"), KEYCLOAK_SOURCE, "The web origins of the client, from which a browser may call.";
    "aud", Said(&[("account", "Keycloak’s own account console")]), KEYCLOAK_AUDIENCE, "The resource servers that the token is for; the client itself is not added.";
    "authorization", Plain, KEYCLOAK_SOURCE, "The permissions that Keycloak’s authorization services granted.";
    "realm_access", Plain, KEYCLOAK_SOURCE, "The roles that the person has in the whole realm.";
    "resource_access", Plain, KEYCLOAK_SOURCE, "The roles that the person has at single clients, by client.";
    "session_state", Plain, KEYCLOAK_SEEN, "The person’s session, as sid in newer versions.";
    "trusted-certs", List("certificate"), KEYCLOAK_SOURCE, "Certificates that the realm trusts.";
    "typ", Said(TYPES), KEYCLOAK_TYPES, "What the token is for.";
};

const FUSIONAUTH_TOKENS: Clause = page(
    "FusionAuth docs: tokens",
    "https://fusionauth.io/docs/lifecycle/authenticate-users/oauth/tokens",
);

pub const FUSIONAUTH: &[ClaimRow] = rows! {
    "applicationId", Plain, FUSIONAUTH_TOKENS, "The application that the person is registered for and signed in to.";
    "aud", Plain, FUSIONAUTH_TOKENS, "The application, in ID and access tokens alike.";
    "authenticationType", Plain, FUSIONAUTH_TOKENS, "How the person signed in.";
    "permissions", List("permission"), FUSIONAUTH_TOKENS, "What one entity may do at another.";
    "roles", List("role"), FUSIONAUTH_TOKENS, "The roles that the person has in the application.";
    "scope", Scopes, FUSIONAUTH_TOKENS, "What was consented to; also in ID tokens.";
    "sid", Plain, FUSIONAUTH_TOKENS, "The refresh token that came along, or the session in an ID token.";
    "tid", Plain, FUSIONAUTH_TOKENS, "The tenant.";
    "tty", Said(&[("at", "access token"), ("it", "ID token")]), observed("tokens of FusionAuth"), "What the token is for.";
};

pub const FUSIONAUTH_HEADER: &[ClaimRow] = rows! {
    "gty", List("grant"), FUSIONAUTH_TOKENS, "The grants that led to the token, the first one first.";
};

const ZITADEL_CLAIMS: Clause = page(
    "ZITADEL docs: claims",
    "https://zitadel.com/docs/apis/openidoauth/claims",
);

pub const ZITADEL: &[ClaimRow] = rows! {
    "aud", List("audience"), ZITADEL_CLAIMS, "Whom the token is for: by default every client of the project, and the project.";
    "urn:zitadel:iam:*", Plain, ZITADEL_CLAIMS, "A claim of ZITADEL’s own.";
    "urn:zitadel:iam:org:domain:primary", Plain, ZITADEL_CLAIMS, "The organization’s primary domain, which the request asked for.";
    "urn:zitadel:iam:org:project:*", Plain, ZITADEL_CLAIMS, "The roles that the person has in a project, each with the organizations that granted it.";
    "urn:zitadel:iam:user:metadata", Plain, ZITADEL_CLAIMS, "The person’s metadata, each value in base64.";
    "urn:zitadel:iam:user:resourceowner:id", Plain, ZITADEL_CLAIMS, "The organization that the person belongs to.";
    "urn:zitadel:iam:user:resourceowner:name", Plain, ZITADEL_CLAIMS, "The name of the organization that the person belongs to.";
    "urn:zitadel:iam:user:resourceowner:primary_domain", Plain, ZITADEL_CLAIMS, "The primary domain of the organization that the person belongs to.";
};

const DUENDE_SESSION: Clause = page(
    "Duende docs: authentication session",
    "https://docs.duendesoftware.com/identityserver/ui/login/session/",
);

pub const DUENDE: &[ClaimRow] = rows! {
    "client_*", Plain, observed("tokens of IdentityServer"), "A claim about the client rather than the person.";
    "idp", Said(&[("local", "this server itself")]), DUENDE_SESSION, "Where the person signed in.";
    "scope", Scopes, observed("tokens of IdentityServer"), "What the token allows, as a list or, if so set, as a list with spaces.";
};

const ORY_JWT: Clause = page(
    "Ory docs: JWT access tokens",
    "https://www.ory.com/docs/oauth2-oidc/jwt-access-token",
);

pub const ORY: &[ClaimRow] = rows! {
    "ext", Plain, ORY_JWT, "What the consent step added to the session.";
    "scp", Scopes, ORY_JWT, "The scopes that were granted.";
};

const LOGTO_ORGANIZATIONS: Clause = page(
    "Logto docs: organizations",
    "https://docs.logto.io/authorization/organization-template/protect-organization-resources",
);

pub const LOGTO: &[ClaimRow] = rows! {
    "organization_id", Plain, observed("tokens of Logto"), "The organization that the token is for.";
    "organization_roles", List("role"), LOGTO_ORGANIZATIONS, "The roles that the person has, each with its organization.";
    "organizations", List("organization"), LOGTO_ORGANIZATIONS, "The organizations that the person belongs to.";
    "username", Plain, observed("tokens of Logto"), "The person’s user name.";
};
