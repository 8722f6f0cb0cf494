//! Parameters of vendors: each means something to its provider alone, and nothing to others.
//!
//! What a library sends that no vendor's page mentions is said to be observed. `audience` stands among the standard ones.

use super::Shown::WhenPresent;
use super::ValueType::{Choice as OneOf, SpaceList, Text, Uri};
use super::{Choice, FRESH, PERSONAL, ParamRow, SECRET, Share, choice, row, when};
use crate::spec::{Clause, auth0, observed, page};

const AUTH0_OAUTH: Clause = auth0("authenticate/protocols/oauth");
const AUTH0_CODE_FLOW: Clause = auth0(
    "get-started/authentication-and-authorization-flow/authorization-code-flow-with-pkce/add-login-using-the-authorization-code-flow-with-pkce",
);
const AUTH0_THIRD_PARTY: Clause =
    auth0("get-started/applications/third-party-applications/security-controls");
const AUTH0_PAR: Clause = auth0(
    "get-started/authentication-and-authorization-flow/authorization-code-flow/authorization-code-flow-with-par",
);
const AUTH0_SCOPES: Clause =
    auth0("authenticate/identity-providers/adding-scopes-for-an-external-idp");
const AUTH0_SCREENS: Clause = auth0(
    "authenticate/login/auth0-universal-login/universal-login-vs-classic-login/universal-experience",
);
const AUTH0_SDK: Clause = observed("Auth0’s SDKs name themselves in auth0Client");
const GOOGLE: Clause = page(
    "Google docs: OAuth 2.0 for web servers",
    "https://developers.google.com/identity/protocols/oauth2/web-server",
);
const GOOGLE_OPENID: Clause = page(
    "Google docs: OpenID Connect",
    "https://developers.google.com/identity/openid-connect/openid-connect",
);
const ENTRA: Clause = page(
    "Microsoft docs: authorization code flow",
    "https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow",
);
const MSAL: Clause = observed("Microsoft’s libraries (MSAL) send it");
const B2C: Clause = page(
    "Microsoft docs: Azure AD B2C authorization code flow",
    "https://learn.microsoft.com/azure/active-directory-b2c/authorization-code-flow",
);
const OKTA: Clause = page(
    "Okta docs: /authorize",
    "https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/orgas/authorizewithpost",
);
const COGNITO: Clause = page(
    "Amazon Cognito docs: authorize endpoint",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html",
);
const KEYCLOAK_IDP: Clause = page(
    "Keycloak docs: client-suggested identity provider",
    "https://www.keycloak.org/docs/latest/server_admin/#_client_suggested_idp",
);
const KEYCLOAK: Clause = observed("Keycloak’s adapters send it");
const PINGFEDERATE: Clause = page(
    "PingFederate docs: authorization endpoint",
    "https://docs.pingidentity.com/pingfederate/latest/developers_reference_guide/pf_authoriz_endpoint.html",
);
const FUSIONAUTH: Clause = page(
    "FusionAuth docs: OAuth endpoints",
    "https://fusionauth.io/docs/lifecycle/authenticate-users/oauth/endpoints",
);
const LOGTO: Clause = page(
    "Logto docs: first screen",
    "https://docs.logto.io/end-user-flows/authentication-parameters/first-screen",
);
const LOGTO_DIRECT: Clause = page(
    "Logto docs: direct sign-in",
    "https://docs.logto.io/end-user-flows/authentication-parameters/direct-sign-in",
);
const GITHUB: Clause = page(
    "GitHub docs: authorizing OAuth apps",
    "https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps",
);
const SUPABASE: Clause = observed("Supabase’s social sign-in takes it");
const SALESFORCE: Clause = observed("Salesforce’s web server flow takes it");

const TRUE_FALSE: &[Choice] = &[choice("true", "yes"), choice("false", "no")];
const ACCESS_TYPES: &[Choice] = &[
    choice("online", "no refresh token"),
    choice("offline", "a refresh token, the first time"),
];
const APPROVAL_PROMPTS: &[Choice] = &[
    choice("auto", "ask where needed"),
    choice("force", "ask again"),
];
const SCREEN_HINTS: &[Choice] = &[choice("signup", "the sign-up page")];
const CLIENT_INFOS: &[Choice] = &[choice("1", "say who signed in, beside the tokens")];
const FIRST_SCREENS: &[Choice] = &[
    choice("sign_in", "sign in"),
    choice("register", "sign up"),
    choice("reset_password", "reset the password"),
    choice("single_sign_on", "enterprise sign-in"),
    choice("identifier:sign-in", "sign in, with one kind of identifier"),
    choice(
        "identifier:register",
        "sign up, with one kind of identifier",
    ),
];
const IDENTIFIERS: &[Choice] = &[
    choice("username", "user name"),
    choice("email", "e-mail address"),
    choice("phone", "phone number"),
];

const AUTH0_ID: &[&str] = &["auth0"];
const GOOGLE_ID: &[&str] = &["google"];
/// Auth0 passes these on to Google behind a connection.
const GOOGLE_IDS: &[&str] = &["google", "auth0"];
const MICROSOFT_IDS: &[&str] = &["entra", "azure-b2c"];
const B2C_ID: &[&str] = &["azure-b2c"];
const OKTA_ID: &[&str] = &["okta"];
const COGNITO_ID: &[&str] = &["cognito"];
const KEYCLOAK_ID: &[&str] = &["keycloak"];
const PING_ID: &[&str] = &["ping"];
const FUSIONAUTH_ID: &[&str] = &["fusionauth"];
const LOGTO_ID: &[&str] = &["logto"];
const GITHUB_ID: &[&str] = &["github"];
const SUPABASE_ID: &[&str] = &["supabase"];
const SALESFORCE_ID: &[&str] = &["salesforce"];

const OF_THE_SDK: Share = Share::Never("belongs to the library that made the request");

/// The rows: Auth0’s first, then by provider.
#[rustfmt::skip] // One parameter a line or two, so that the table reads as one.
pub const ROWS: &[ParamRow] = &[
    row("connection", "Connection", "Which connection to sign in with, without asking.",
        AUTH0_OAUTH, Text, WhenPresent, Share::Yes).of(AUTH0_ID),
    row("connection_scope", "Connection scope", "Further scopes for the identity provider behind the connection, separated by commas.",
        AUTH0_SCOPES, Text, WhenPresent, Share::Yes).of(AUTH0_ID),
    row("organization", "Organization", "The organization to sign in to.",
        AUTH0_CODE_FLOW, Text, WhenPresent, Share::Yes).of(AUTH0_ID),
    row("invitation", "Invitation", "The ticket of an invitation to an organization.",
        AUTH0_CODE_FLOW, Text, WhenPresent, SECRET).of(AUTH0_ID).forbidden(when::NOT_BY_THIRD_PARTIES),
    row("screen_hint", "Screen hint", "Which screen to begin with: signup.",
        AUTH0_SCREENS, OneOf(SCREEN_HINTS), WhenPresent, Share::Yes).of(AUTH0_ID).forbidden(when::NOT_BY_THIRD_PARTIES),
    row("login_ticket", "Login ticket", "The ticket of a login that was begun elsewhere.",
        AUTH0_THIRD_PARTY, Text, WhenPresent, SECRET).of(AUTH0_ID).forbidden(when::NOT_BY_THIRD_PARTIES),
    row("correlation_id", "Correlation ID", "A value that the tenant’s log repeats.",
        AUTH0_THIRD_PARTY, Text, WhenPresent, FRESH).of(AUTH0_ID),
    row("device", "Device", "The name of the device, where a refresh token is asked for.",
        AUTH0_OAUTH, Text, WhenPresent, PERSONAL).of(AUTH0_ID),
    row("ext-*", "Custom parameter", "A value of one’s own, for the tenant’s sign-in pages and Actions.",
        AUTH0_PAR, Text, WhenPresent, Share::Never("carries whatever the application puts into it")).of(AUTH0_ID),
    row("auth0Client", "Auth0 client", "Which SDK made the request.",
        AUTH0_SDK, Text, WhenPresent, OF_THE_SDK).of(AUTH0_ID),
    row("access_type", "Access type", "Whether a refresh token is wanted; Google has this in place of offline_access.",
        GOOGLE, OneOf(ACCESS_TYPES), WhenPresent, Share::Yes).of(GOOGLE_IDS),
    row("approval_prompt", "Approval prompt", "The older way to ask for consent again; now prompt=consent.",
        GOOGLE, OneOf(APPROVAL_PROMPTS), WhenPresent, Share::Yes).of(GOOGLE_IDS),
    row("include_granted_scopes", "Include granted scopes", "Whether the token also has the scopes that were granted before.",
        GOOGLE, OneOf(TRUE_FALSE), WhenPresent, Share::Yes).of(GOOGLE_ID),
    row("enable_granular_consent", "Enable granular consent", "Whether people can grant single scopes.",
        GOOGLE, OneOf(TRUE_FALSE), WhenPresent, Share::Yes).of(GOOGLE_ID),
    row("hd", "Hosted domain", "The Google Workspace domain that the account is of.",
        GOOGLE_OPENID, Text, WhenPresent, Share::Yes).of(GOOGLE_ID),
    row("domain_hint", "Domain hint", "Where the account is, so that nobody has to be asked.",
        ENTRA, Text, WhenPresent, Share::Yes).of(MICROSOFT_IDS),
    row("client_info", "Client info", "Has the answer say who signed in, beside the tokens.",
        MSAL, OneOf(CLIENT_INFOS), WhenPresent, Share::Yes).of(MICROSOFT_IDS),
    row("client-request-id", "Client request ID", "A value by which Microsoft’s logs find the request.",
        MSAL, Text, WhenPresent, FRESH).of(MICROSOFT_IDS),
    row("x-client-*", "Client telemetry", "Which library made the request, and where it runs.",
        MSAL, Text, WhenPresent, OF_THE_SDK).of(MICROSOFT_IDS),
    row("sid", "Session ID", "The session that is to be used.",
        MSAL, Text, WhenPresent, Share::Never("names one session")).of(MICROSOFT_IDS),
    row("amr_values", "AMR values", "How the user should be authenticated, at the v1.0 endpoint.",
        observed("the v1.0 endpoint takes amr_values"), SpaceList(&[]), WhenPresent, Share::Yes).of(MICROSOFT_IDS),
    row("p", "Policy", "The user flow or custom policy, where the path does not have it.",
        B2C, Text, WhenPresent, Share::Yes).of(B2C_ID),
    row("idp", "Identity provider", "Which identity provider to sign in with.",
        OKTA, Text, WhenPresent, Share::Yes).of(OKTA_ID),
    row("idp_scope", "Identity provider scope", "The scopes for that identity provider.",
        OKTA, SpaceList(&[]), WhenPresent, Share::Yes).of(OKTA_ID),
    row("sessionToken", "Session token", "A one-time token of a sign-in that was made before.",
        OKTA, Text, WhenPresent, SECRET).of(OKTA_ID),
    row("enroll_amr_values", "Enroll AMR values", "Which authenticators to enrol, with prompt=enroll_authenticator.",
        OKTA, SpaceList(&[]), WhenPresent, Share::Yes).of(OKTA_ID),
    row("identity_provider", "Identity provider", "Which identity provider to sign in with, by its name in the user pool.",
        COGNITO, Text, WhenPresent, Share::Yes).of(COGNITO_ID),
    row("idp_identifier", "Identity provider identifier", "Which identity provider to sign in with, by an identifier such as a mail domain.",
        COGNITO, Text, WhenPresent, Share::Yes).of(COGNITO_ID),
    row("lang", "Language", "The language of the sign-in pages.",
        COGNITO, Text, WhenPresent, Share::Yes).of(COGNITO_ID),
    row("kc_idp_hint", "Identity provider hint", "Which identity provider to sign in with, by its alias.",
        KEYCLOAK_IDP, Text, WhenPresent, Share::Yes).of(KEYCLOAK_ID),
    row("kc_action", "Action", "What the user is to do after signing in: UPDATE_PASSWORD, say.",
        KEYCLOAK, Text, WhenPresent, Share::Yes).of(KEYCLOAK_ID),
    row("kc_locale", "Locale", "The language of the sign-in pages.",
        KEYCLOAK, Text, WhenPresent, Share::Yes).of(KEYCLOAK_ID),
    row("access_token_manager_id", "Access token manager", "Which access token manager of PingFederate makes the token.",
        PINGFEDERATE, Text, WhenPresent, Share::Yes).of(PING_ID),
    row("aud", "Audience", "The resource URI by which PingFederate chooses the access token manager.",
        PINGFEDERATE, Uri, WhenPresent, Share::Yes).of(PING_ID),
    row("pfidpadapterid", "IdP adapter", "Which adapter of PingFederate authenticates the user.",
        PINGFEDERATE, Text, WhenPresent, Share::Yes).of(PING_ID),
    row("idp_hint", "Identity provider hint", "Which identity provider to sign in with.",
        FUSIONAUTH, Text, WhenPresent, Share::Yes).of(FUSIONAUTH_ID),
    row("tenantId", "Tenant ID", "The tenant, where the application is in all of them.",
        FUSIONAUTH, Text, WhenPresent, Share::Yes).of(FUSIONAUTH_ID),
    row("locale", "Locale", "The language of the sign-in pages.",
        FUSIONAUTH, Text, WhenPresent, Share::Yes).of(FUSIONAUTH_ID),
    row("metaData.device.*", "Device", "What the refresh token’s device is called.",
        FUSIONAUTH, Text, WhenPresent, PERSONAL).of(FUSIONAUTH_ID),
    row("first_screen", "First screen", "Which screen to begin with.",
        LOGTO, OneOf(FIRST_SCREENS), WhenPresent, Share::Yes).of(LOGTO_ID),
    row("identifier", "Identifier", "Which kinds of identifier the form takes.",
        LOGTO, SpaceList(IDENTIFIERS), WhenPresent, Share::Yes).of(LOGTO_ID),
    row("direct_sign_in", "Direct sign-in", "Which connector to sign in with, without asking: social:google, say.",
        LOGTO_DIRECT, Text, WhenPresent, Share::Yes).of(LOGTO_ID),
    row("one_time_token", "One-time token", "The token of a magic link.",
        observed("Logto’s magic links carry one_time_token"), Text, WhenPresent, SECRET).of(LOGTO_ID),
    row("login", "Login", "The account that is expected to sign in.",
        GITHUB, Text, WhenPresent, PERSONAL).of(GITHUB_ID),
    row("allow_signup", "Allow sign-up", "Whether people without an account are offered one.",
        GITHUB, OneOf(TRUE_FALSE), WhenPresent, Share::Yes).of(GITHUB_ID),
    row("provider", "Provider", "The social provider to sign in with.",
        SUPABASE, Text, WhenPresent, Share::Never("has another meaning in a link")).of(SUPABASE_ID),
    row("redirect_to", "Redirect to", "Where the answer goes.",
        SUPABASE, Uri, WhenPresent, Share::Yes).of(SUPABASE_ID),
    row("scopes", "Scopes", "Further scopes for the social provider.",
        SUPABASE, SpaceList(&[]), WhenPresent, Share::Yes).of(SUPABASE_ID),
    row("immediate", "Immediate", "Whether to fail rather than to ask.",
        SALESFORCE, OneOf(TRUE_FALSE), WhenPresent, Share::Yes).of(SALESFORCE_ID),
];
