//! Why Auth0 does what [`super::request`] predicts, with the pages that say so.
//!
//! What no page of Auth0's says is said to have been seen.

use super::{GET_ACCESS_TOKENS, PROFILES};
use crate::oauth::outcome::reason::reasons;
use crate::spec::{Clause, auth0, observed, rfc};

const GET_REFRESH_TOKENS: Clause = auth0("secure/tokens/refresh-tokens/get-refresh-tokens");
const TENANT_SETTINGS: Clause = auth0("get-started/tenant-settings");
const IDENTIFIERS: Clause = auth0("get-started/auth0-overview/set-up-apis");
const MANAGEMENT_TOKENS: Clause = auth0("secure/tokens/access-tokens/management-api-access-tokens");
const USERINFO_AUDIENCE: Clause =
    auth0("authenticate/login/oidc-conformant-authentication/oidc-adoption-auth-code-flow");
const ACCESS_TOKENS: Clause = auth0("secure/tokens/access-tokens");
const ENCRYPTION: Clause = auth0("secure/tokens/access-tokens/json-web-encryption");
const TOKEN_BEST_PRACTICES: Clause = auth0("secure/tokens/token-best-practices");
const ONLINE_REFRESH: Clause =
    auth0("secure/tokens/refresh-tokens/online-refresh-tokens/online-refresh-tokens");
const REFRESH_EXPIRATION: Clause =
    auth0("secure/tokens/refresh-tokens/configure-refresh-token-expiration");
const API_SETTINGS: Clause = auth0("get-started/apis/api-settings");
const API_ACCESS: Clause = auth0("get-started/apis/api-access-policies-for-applications");
const APPLICATION_SETTINGS: Clause = auth0("get-started/applications/application-settings");
pub(super) const THIRD_PARTY: Clause =
    auth0("get-started/applications/third-party-applications/security-controls");
const CONSENT: Clause = auth0(
    "get-started/applications/third-party-applications/user-consent-and-third-party-applications",
);
const ORGANIZATIONS: Clause = auth0("manage-users/organizations/using-tokens");
const OIDC_SCOPES: Clause = auth0("get-started/apis/scopes/openid-connect-scopes");
const OAUTH: Clause = auth0("authenticate/protocols/oauth");
const MY_ACCOUNT: Clause = auth0("manage-users/my-account-api");
const MY_ORGANIZATION: Clause = auth0("api/myorganization");
const MFA_API: Clause = auth0(
    "secure/multi-factor-authentication/manage-mfa-auth0-apis/manage-authenticator-factors-mfa-api",
);
const CLIENT_GRANTS: Clause =
    auth0("get-started/applications/third-party-applications/troubleshooting");
const HS256: Clause =
    observed("APIs at Auth0 that sign with HS256, whose tokens have one audience");
const CLIENT_CREDENTIALS: Clause =
    observed("an article of Auth0’s support on client_credentials without audience");
const SERVICE_NOT_FOUND: Clause = observed(
    "Auth0 answers access_denied, Service not found, to an audience that it does not know",
);

reasons! {
    /// No `audience`.
    ABSENT = "There is no audience, so the token is good for /userinfo alone. A JWT comes only where the tenant has a Default Audience.", [GET_ACCESS_TOKENS, TENANT_SETTINGS];
    /// An `audience` that is blank.
    BLANK = "audience is empty, which counts as none: the token is good for /userinfo alone. A JWT comes only where the tenant has a Default Audience.", [GET_ACCESS_TOKENS, TENANT_SETTINGS];
    /// The application issues nothing for `/userinfo`.
    THIRD_PARTY_ABSENT = "A third-party application (tpc_…) cannot use /userinfo, and there is no audience that names an API. A JWT comes only where the tenant has a Default Audience.", [THIRD_PARTY, TENANT_SETTINGS];
    /// `resource` alone.
    RESOURCE = "There is no audience, but a resource. A tenant with the resource parameter’s compatibility profile takes it as audience; others pass it on and issue an opaque token.", [TENANT_SETTINGS];
    /// Several `audience` parameters.
    REPEATED = "audience stands more than once. Auth0 takes one API a request.", [rfc(6749, "3.1"), GET_ACCESS_TOKENS];
    /// A placeholder.
    PLACEHOLDER = "audience still holds a placeholder, so it names no API yet.", [GET_ACCESS_TOKENS];
    /// Several identifiers in one.
    SEVERAL = "audience holds several identifiers. Auth0 takes one API a request, and reads the whole value as its identifier.", [GET_ACCESS_TOKENS, SERVICE_NOT_FOUND];
    /// White space, quotes, or encoded twice.
    WRITTEN = "Auth0 compares the identifier exactly, and no API will have it written like this. It then answers “Service not found”.", [IDENTIFIERS, SERVICE_NOT_FOUND];
    /// The tenant's domain.
    DOMAIN = "audience is the tenant’s own domain, which counts as none: the token is good for /userinfo alone.", [GET_ACCESS_TOKENS];
    /// `/userinfo`.
    USERINFO = "audience is the /userinfo endpoint: the token is good for that alone.", [USERINFO_AUDIENCE, GET_ACCESS_TOKENS];
    /// The Management API.
    MANAGEMENT = "audience is the Management API. A user’s token for it carries only scopes about that user. Treat it as opaque, although it decodes.", [GET_ACCESS_TOKENS, MANAGEMENT_TOKENS];
    /// The Management API without its slash.
    MANAGEMENT_NO_SLASH = "The Management API’s identifier ends with a slash. Without it Auth0 knows no such API, and answers “Service not found”.", [MANAGEMENT_TOKENS, SERVICE_NOT_FOUND];
    /// Another API of the tenant's own.
    SYSTEM = "audience is an API of Auth0’s own at the tenant: /me/ is My Account, /mfa/ the MFA API, /my-org/ My Organization. The JWT is for that API and for none of yours.", [MY_ACCOUNT, MFA_API, MY_ORGANIZATION];
    /// The same without its slash.
    SYSTEM_NO_SLASH = "The identifiers of Auth0’s own APIs at the tenant end with a slash. Without it Auth0 will know no such API.", [MY_ACCOUNT, SERVICE_NOT_FOUND];
    /// An API of another tenant.
    ANOTHER_TENANT = "audience is an API or endpoint of another tenant. A tenant knows its own, so Auth0 will most likely answer “Service not found”.", [GET_ACCESS_TOKENS, SERVICE_NOT_FOUND];
    /// The client ID.
    CLIENT_ID = "audience is the client ID. Unless an API has just that identifier, Auth0 answers “Service not found”.", [GET_ACCESS_TOKENS, SERVICE_NOT_FOUND];
    /// An API, with `openid`.
    API_AND_OPENID = "audience names an API, which must be registered with exactly this identifier. With openid in scope and an API that signs with RS256, aud lists /userinfo as well. An API that is set to JSON Web Encryption gets it encrypted.", [GET_ACCESS_TOKENS, IDENTIFIERS, ENCRYPTION];
    /// An API.
    API = "audience names an API, which must be registered with exactly this identifier. An API that is set to JSON Web Encryption gets it encrypted.", [GET_ACCESS_TOKENS, IDENTIFIERS, ENCRYPTION];
    /// The format of a JWT.
    PROFILE = "Auth0’s own profile unless the API’s settings say RFC 9068: typ JWT and azp, without jti; in the other, typ at+jwt, client_id and jti.", [PROFILES];

    /// `aud` of an API with `openid`.
    AUD_BOTH = "An array of both, because scope has openid: the token is good for the API and for /userinfo. That takes an API that signs with RS256. With HS256 aud has been seen to be the API’s identifier alone, and /userinfo to refuse the token.", [GET_ACCESS_TOKENS, TOKEN_BEST_PRACTICES, HS256];
    /// `aud` of an API without `openid`.
    AUD_ONE = "A string, the API’s identifier as it is registered. /userinfo is added only where scope has openid, and never for third-party applications.", [GET_ACCESS_TOKENS];
    /// `aud` of an API of Auth0's own.
    AUD_SYSTEM = "The identifier of Auth0’s own API. Through a custom domain it is called at that domain, or the token counts as invalid.", [GET_ACCESS_TOKENS];
    /// `aud` is not known.
    AUD_UNKNOWN = "What is in audience names no API that Auth0 will know, as far as the text shows.", [GET_ACCESS_TOKENS];
    /// `aud` of an opaque token.
    HIDDEN = "It is a string that only Auth0 can read, good for /userinfo: there is nothing in it that an API could check.", [GET_ACCESS_TOKENS, ACCESS_TOKENS];

    /// A refresh token is asked for.
    OFFLINE = "scope has offline_access. The API must allow offline access, and the application the refresh token grant.", [GET_REFRESH_TOKENS, TOKEN_BEST_PRACTICES];
    /// A refresh token for a session is asked for.
    ONLINE = "scope has online_access, which brings a refresh token where the tenant and the flow support it.", [ONLINE_REFRESH];
    /// None is asked for.
    NOT_OFFLINE = "scope has no offline_access.", [GET_REFRESH_TOKENS];
    /// `online_access`.
    ONLINE_SCOPE = "It asks for a refresh token that ends with the user’s session. Flows that do not support it leave it out without a word.", [ONLINE_REFRESH];
    /// No ID token for a third-party application.
    THIRD_PARTY_ID = "Auth0 issues no ID token to third-party applications (tpc_…).", [THIRD_PARTY];
    /// Claims.
    CLAIMS = "Auth0 puts them into the ID token and into the answer of /userinfo. Without the scope they are left out, even where an Action adds them.", [OIDC_SCOPES];
    /// `web_message`.
    WEB_MESSAGE = "The answer is posted to the window that opened the request, as a message. Its origin must be among the application’s Allowed Web Origins.", [OAUTH];

    /// Lifetime of an access token for an API.
    OF_THE_API = "The API’s own setting; 86400 seconds unless it was changed, and 2592000 at most. For implicit and hybrid flows it has a second one.", [API_SETTINGS];
    /// Lifetime of a token for `/userinfo`.
    OF_USERINFO = "Fixed for tokens that are good for /userinfo alone: 7200 seconds where the redirect brings them, 86400 from the token endpoint.", [ACCESS_TOKENS];
    /// Lifetime of an ID token.
    OF_ID_TOKEN = "The application’s setting; 36000 seconds unless it was changed.", [APPLICATION_SETTINGS];
    /// Lifetime of a refresh token.
    OF_REFRESH_TOKEN = "2592000 seconds without use, where the application’s idle lifetime is on. Its maximum lifetime is another setting.", [REFRESH_EXPIRATION];

    /// The API is not registered.
    NOT_REGISTERED = "The tenant has no API with exactly this identifier: a slash, a letter’s case and the scheme count.", [SERVICE_NOT_FOUND, IDENTIFIERS];
    /// The application may not ask for the API.
    NO_GRANT = "The API lets only authorized applications in, and this one has no client grant for it.", [API_ACCESS, CLIENT_GRANTS];
    /// `client_credentials`.
    OTHER_GRANT = "This is about a user who signs in. With client_credentials an audience is required; on tenants with an old flag a request without one has been seen to get an opaque token, even where there is a Default Audience.", [CLIENT_CREDENTIALS];
    /// No scope of the API.
    NO_SCOPES = "scope has no permission of the API. Where its policy is per-app authorization, permissions that are not asked for are not granted.", [API_ACCESS];
    /// A callback on this machine.
    LOCALHOST = "The redirect URI is on localhost: there even a first-party application’s user may be asked to confirm the login, and prompt=none can fail for that.", [CONSENT];
    /// An organization.
    ORGANIZATION = "The user signs in to the organization, and org_id comes in the ID token and in a JWT access token. Who gets them must check it.", [PROFILES, ORGANIZATIONS];
    /// A custom domain and the Management API.
    CUSTOM_DOMAIN = "Called through a custom domain, iss is that domain. A token for the Management API is then good only at the Management API under the same domain.", [GET_ACCESS_TOKENS];
}
