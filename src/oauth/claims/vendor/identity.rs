//! Identity services: Auth0, Okta, PingOne, Supabase, Clerk, Salesforce.

use crate::oauth::claims::{ClaimRow, Shown, rows};
use crate::spec::{Clause, auth0, observed, page};
use Shown::{List, Methods, Plain, Scopes, Time, Truth, Uri, Words as Said};

const PROFILES: Clause = auth0("secure/tokens/access-tokens/access-token-profiles");

pub const AUTH0: &[ClaimRow] = rows! {
    "azp", Plain, PROFILES, "The application that asked for the token.";
    "client_profile", Plain, PROFILES, "What kind of client asked for the token, such as an agent.";
    "gty", Said(&[("client-credentials", "an application by itself, no person"), ("password", "with the person’s password"), ("refresh_token", "with a refresh token")]), PROFILES, "The grant that the token was issued for.";
    "org_id", Plain, PROFILES, "The organization that the person signed in to.";
    "org_name", Plain, PROFILES, "The name of the organization that the person signed in to.";
    "permissions", List("permission"), PROFILES, "What the API lets this person do, where the API adds it to the token.";
    "sub_profile", Plain, PROFILES, "What kind of subject the token is about, such as an agent.";
};

pub const AUTH0_HEADER: &[ClaimRow] = rows! {
    "exp", Time, observed("session cookies of Auth0’s libraries"), "When the session cookie expires.";
    "iat", Time, observed("session cookies of Auth0’s libraries"), "When the session began.";
    "iss", Uri, observed("opaque access tokens of Auth0"), "The tenant that issued the token, the only one that can read it.";
    "uat", Time, observed("session cookies of Auth0’s libraries"), "When the session cookie was last renewed.";
};

const OKTA_TOKENS: Clause = page(
    "Okta docs: customize tokens",
    "https://developer.okta.com/docs/guides/customize-tokens-static/main/",
);

pub const OKTA: &[ClaimRow] = rows! {
    "cid", Plain, OKTA_TOKENS, "The client that the token was issued to.";
    "idp", Plain, OKTA_TOKENS, "Where the person’s account is: the Okta organization or another identity provider.";
    "scp", Scopes, OKTA_TOKENS, "The scopes that were granted, as a list.";
    "sub", Plain, OKTA_TOKENS, "The person, by user name in access tokens and by user ID in ID tokens.";
    "uid", Plain, OKTA_TOKENS, "The person’s user ID; missing where an application acts by itself.";
    "ver", Plain, OKTA_TOKENS, "The version of the token.";
};

const PING_CLAIMS: Clause = page(
    "PingOne docs: token claims",
    "https://developer.pingidentity.com/pingone-api/foundations/authentication-concepts/access-tokens-and-id-tokens/token-claims.html",
);
const PING_SEEN: Clause = observed("tokens of PingOne");

pub const PING: &[ClaimRow] = rows! {
    "acr", Plain, PING_CLAIMS, "The policy that the person signed in with.";
    "auth_time", Time, PING_CLAIMS, "When the person signed in; missing where an application acts by itself.";
    "env", Plain, PING_SEEN, "The environment that issued the token.";
    "org", Plain, PING_SEEN, "The organization that the environment belongs to.";
};

const SUPABASE_JWT: Clause = page(
    "Supabase docs: JWT claims",
    "https://supabase.com/docs/guides/auth/jwt-fields",
);

const SUPABASE_RLS: Clause = page(
    "Supabase docs: row level security",
    "https://supabase.com/docs/guides/database/postgres/row-level-security",
);

const SUPABASE_ROLES: Shown = Said(&[
    (
        "anon",
        "nobody is signed in: access as the row policies allow",
    ),
    ("authenticated", "somebody is signed in"),
    ("service_role", "everything is allowed: for servers only"),
]);

pub const SUPABASE: &[ClaimRow] = rows! {
    "aal", Said(&[("aal1", "one factor"), ("aal2", "several factors")]), SUPABASE_JWT, "How strongly the person was authenticated.";
    "amr", Methods, SUPABASE_JWT, "By which methods the person was authenticated, and when.";
    "app_metadata", Plain, SUPABASE_RLS, "What the application keeps about the person, who cannot change it.";
    "aud", SUPABASE_ROLES, SUPABASE_JWT, "Whether the token is for somebody who is signed in.";
    "is_anonymous", Truth, SUPABASE_JWT, "Whether the person signed in without telling who they are.";
    "phone", Plain, SUPABASE_JWT, "The person’s telephone number.";
    "ref", Plain, SUPABASE_JWT, "The project, in API keys.";
    "role", SUPABASE_ROLES, SUPABASE_JWT, "The database role that requests with this token have.";
    "session_id", Plain, SUPABASE_JWT, "The person’s session.";
    "user_metadata", Plain, SUPABASE_RLS, "What the person’s profile holds, which the person can change: never use it to authorize.";
};

const CLERK_TOKENS: Clause = page(
    "Clerk docs: session tokens",
    "https://clerk.com/docs/guides/sessions/session-tokens",
);

pub const CLERK: &[ClaimRow] = rows! {
    "act", Plain, CLERK_TOKENS, "Who acts as the person: somebody impersonates them.";
    "azp", Uri, CLERK_TOKENS, "The web origin that the session is used from, not a client.";
    "fea", Plain, CLERK_TOKENS, "The features that are switched on, for the person (u) or the organization (o).";
    "fva", Plain, CLERK_TOKENS, "Minutes since the first and the second factor were last verified, -1 for never.";
    "o", Plain, CLERK_TOKENS, "The active organization: its id, slug, and the person’s role and permissions.";
    "org_id", Plain, CLERK_TOKENS, "The active organization, in version 1 tokens.";
    "org_permissions", List("permission"), CLERK_TOKENS, "The person’s permissions in the organization, in version 1 tokens.";
    "org_role", Plain, CLERK_TOKENS, "The person’s role in the organization, in version 1 tokens.";
    "org_slug", Plain, CLERK_TOKENS, "The organization’s short name, in version 1 tokens.";
    "pla", Plain, CLERK_TOKENS, "The plans that are active, for the person (u) or the organization (o).";
    "sts", Said(&[("active", "the session is active"), ("pending", "the person still has something to do")]), CLERK_TOKENS, "The state of the session.";
    "v", Plain, CLERK_TOKENS, "The version of the token.";
};

pub const CLERK_HEADER: &[ClaimRow] = rows! {
    "cat", Plain, observed("tokens of Clerk"), "For Clerk’s own use.";
    "oiat", Time, observed("tokens of Clerk"), "For Clerk’s own use: an earlier time of issue.";
};

const SALESFORCE_JWT: Clause = page(
    "Salesforce docs: JWT-based access tokens",
    "https://help.salesforce.com/s/articleView?id=xcloud.jwt_access_tokens.htm&type=5",
);
const SALESFORCE_SEEN: Clause = observed("tokens of Salesforce");

pub const SALESFORCE: &[ClaimRow] = rows! {
    "aud", List("audience"), SALESFORCE_SEEN, "The instances that accept the token.";
    "scp", Scopes, SALESFORCE_SEEN, "The scopes that were granted, as a list with spaces.";
};

pub const SALESFORCE_HEADER: &[ClaimRow] = rows! {
    "tnk", Plain, SALESFORCE_SEEN, "The organization that the key belongs to.";
    "tty", Plain, SALESFORCE_SEEN, "The kind of token at Salesforce.";
    "typ", Plain, SALESFORCE_JWT, "The kind of token, JWT here.";
    "ver", Plain, SALESFORCE_SEEN, "The version of the token.";
};
