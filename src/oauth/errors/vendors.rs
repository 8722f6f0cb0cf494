//! What vendors write in `error` and `error_description` beyond the specifications.
//!
//! What is only seen in public reports says so in its clause. Entra's numbered codes are in [`super::entra`].

use super::{Remedy, Row};
use crate::prose;
use crate::spec::{Clause, auth0, observed, page, rfc};

const AUTHORIZATION: &str = "authorization endpoint";
const TOKEN: &str = "token endpoint";
const AUTH0: &str = "Auth0";
const OKTA: &str = "Okta";
const GOOGLE: &str = "Google";
const KEYCLOAK: &str = "Keycloak";
const GITHUB: &str = "GitHub";
const COGNITO: &str = "Amazon Cognito";
const SPRING: &str = "Spring Security OAuth";

/// Where Spring makes an error of OAuth of whatever went wrong.
const SPRING_TRANSLATOR: Clause = page(
    "spring-security-oauth: DefaultWebResponseExceptionTranslator.java",
    "https://github.com/spring-attic/spring-security-oauth/blob/main/spring-security-oauth2/src/main/java/org/springframework/security/oauth2/provider/error/DefaultWebResponseExceptionTranslator.java",
);

/// The codes that Auth0's libraries get when somebody signs up or logs in.
const AUTH0_LOGIN: Clause = auth0("libraries/common-auth0-library-authentication-errors");

/// What GitHub answers to a code that cannot be exchanged.
const GITHUB_TOKENS: Clause = page(
    "GitHub docs: troubleshooting OAuth app access token request errors",
    "https://docs.github.com/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors",
);

/// Where Keycloak writes its texts of the authorization endpoint.
const KEYCLOAK_CHECKS: Clause = page(
    "Keycloak’s source: AuthorizationEndpointChecker",
    "https://github.com/keycloak/keycloak/blob/main/services/src/main/java/org/keycloak/protocol/oidc/endpoints/AuthorizationEndpointChecker.java",
);

/// Every one of them; of two that fit the first tells more.
pub static VENDORS: &[Row] = &[
    Row {
        code: "",
        says: "Service not enabled within domain",
        whose: AUTH0,
        at: "token endpoint",
        means: prose!(
            "Auth0 knows the API that audience names, and not in this tenant: the identifier is that of an API elsewhere, or the request went to the wrong tenant."
        ),
        change: prose!(
            "Check the tenant’s domain first. Then register an API with this identifier in this tenant, and allow the application to ask for it."
        ),
        spec: &[observed(
            "Auth0’s error, in a public report about client_credentials",
        )],
        remedy: Remedy::Correct("audience"),
    },
    Row {
        code: "",
        says: "Service not found: undefined",
        whose: AUTH0,
        at: "authorization endpoint, token endpoint",
        means: prose!(
            "audience was the word undefined: a program sent a variable that held nothing, and Auth0 knows no API of that name."
        ),
        change: prose!(
            "Look where the program takes the API’s identifier from: a setting that is not there, or has another name in this build. Then it is sent as audience."
        ),
        spec: &[
            observed("Auth0’s error, in its support articles and public reports"),
            auth0("get-started/auth0-overview/set-up-apis"),
        ],
        remedy: Remedy::Correct("audience"),
    },
    Row {
        code: "",
        says: "Service not found",
        whose: AUTH0,
        at: "authorization endpoint, token endpoint",
        means: prose!(
            "Auth0 knows no API with the identifier that audience names. It is compared to the character: a slash at the end, upper case or http for https make another one."
        ),
        change: prose!(
            "Copy the identifier from the API’s settings (Applications, APIs) into audience. It is the identifier, not the address and not the API’s ID. The Management API’s ends in /api/v2/, with the slash."
        ),
        spec: &[
            observed("Auth0’s error, in its support articles and public reports"),
            auth0("get-started/auth0-overview/set-up-apis"),
        ],
        remedy: Remedy::Correct("audience"),
    },
    Row {
        code: "",
        says: "is not authorized to access",
        whose: AUTH0,
        at: "authorization endpoint, token endpoint",
        means: prose!("The API exists, but this application has no client grant for it."),
        change: prose!(
            "Authorise the application for the API (Applications, APIs, the API, tab for applications), or create a client grant. For third-party applications some of Auth0’s own APIs stay closed."
        ),
        spec: &[
            auth0("get-started/applications/application-access-to-apis-client-grants"),
            page(
                "Auth0 support: third-party application unable to obtain access",
                "https://support.auth0.com/center/s/article/third-party-application-unable-to-obtain-user-delegated-access-to-auth0-apis",
            ),
        ],
        remedy: Remedy::None,
    },
    Row {
        code: "",
        says: "blocked by CORS policy",
        whose: "The browser",
        at: "token endpoint and others that a script calls",
        means: prose!(
            "The browser kept the answer from the page’s script: the endpoint did not allow the page’s origin. Whether the request itself was right, does not show; the developer tools list its status."
        ),
        change: prose!(
            "Have the server allow the page’s origin: at Auth0 under Allowed Web Origins, at Entra by a redirect URI of the platform Single-page application, at Okta under Trusted Origins, at Keycloak under Web origins. A confidential client exchanges its code on a server, where no origin counts. The authorization endpoint is never called by a script: the browser goes there."
        ),
        spec: &[page(
            "Fetch: CORS protocol",
            "https://fetch.spec.whatwg.org/#http-cors-protocol",
        )],
        remedy: Remedy::None,
    },
    Row {
        code: "",
        says: "Callback URL mismatch",
        whose: AUTH0,
        at: AUTHORIZATION,
        means: prose!(
            "redirect_uri is not in the application’s list of allowed callback URLs. Auth0 shows this on its own page and does not go back to the application."
        ),
        change: prose!(
            "Add the exact address to Allowed Callback URLs of the application, or use one that is there. Scheme, port, path and slash all count."
        ),
        spec: &[auth0("quickstart/native/maui"), rfc(6749, "3.1.2.4")],
        remedy: Remedy::Correct("redirect_uri"),
    },
    Row {
        code: "unauthorized",
        says: "user is blocked",
        whose: AUTH0,
        at: AUTHORIZATION,
        means: prose!("The account is blocked, by an administrator or by a rule of the tenant."),
        change: prose!(
            "Unblock the person in the dashboard; the tenant’s log tells who blocked them."
        ),
        spec: &[auth0("manage-users/user-accounts/block-and-unblock-users")],
        remedy: Remedy::None,
    },
    Row {
        code: "unauthorized",
        says: "Full authentication is required",
        whose: SPRING,
        at: "token endpoint, API",
        means: prose!(
            "Nobody had authenticated when the request arrived: an API saw no access token, the token endpoint neither ID nor secret of a client."
        ),
        change: prose!(
            "Send the access token as `Authorization: Bearer …`; to the token endpoint the client’s ID and secret as `Authorization: Basic …`. In the form this server takes them only where it is set to (allowFormAuthenticationForClients)."
        ),
        spec: &[
            SPRING_TRANSLATOR,
            page(
                "spring-security-oauth, issue 1284",
                "https://github.com/spring-attic/spring-security-oauth/issues/1284",
            ),
        ],
        remedy: Remedy::None,
    },
    Row {
        code: "unauthorized",
        says: "",
        whose: "",
        at: "authorization endpoint, token endpoint, API",
        means: prose!(
            "No specification of OAuth has this code, and several servers write it: Auth0 where a rule or Action of the tenant refused a login, Spring Security OAuth where nobody is authenticated, be it the client, the person or the token. The description tells which."
        ),
        change: prose!(
            "Read the description. At Auth0 look for its text in the tenant’s Actions, and for the login in its log. At an API or a token endpoint check that the token, or the client’s ID and secret, were sent and are right."
        ),
        spec: &[
            SPRING_TRANSLATOR,
            auth0("manage-users/user-accounts/block-and-unblock-users"),
            observed("Auth0 tenants"),
        ],
        remedy: Remedy::None,
    },
    Row {
        code: "unauthorized_user",
        says: "",
        whose: SPRING,
        at: "token endpoint",
        means: prose!("The person could not be authenticated. No specification has this code."),
        change: prose!(
            "Check name, password and whether the account may be used. A request cannot change it."
        ),
        spec: &[page(
            "spring-security-oauth: UnauthorizedUserException.java",
            "https://github.com/spring-attic/spring-security-oauth/blob/main/spring-security-oauth2/src/main/java/org/springframework/security/oauth2/common/exceptions/UnauthorizedUserException.java",
        )],
        remedy: Remedy::None,
    },
    Row {
        code: "mfa_required",
        says: "",
        whose: AUTH0,
        at: TOKEN,
        means: prose!(
            "The person has to give a second factor before tokens are issued. The answer holds mfa_token for that."
        ),
        change: prose!(
            "Go on with the MFA API and mfa_token, or let the person log in at the authorization endpoint, which asks for the factor itself."
        ),
        spec: &[auth0(
            "secure/multi-factor-authentication/authenticate-using-ropg-flow-with-mfa",
        )],
        remedy: Remedy::None,
    },
    Row {
        code: "invalid_user_password",
        says: "",
        whose: AUTH0,
        at: "login",
        means: prose!("Name or password is wrong. Auth0 does not say which."),
        change: prose!(
            "The person has to try again. A request cannot change it; check that the connection is the one that has the account."
        ),
        spec: &[AUTH0_LOGIN],
        remedy: Remedy::None,
    },
    Row {
        code: "",
        says: "Wrong email or password",
        whose: AUTH0,
        at: TOKEN,
        means: prose!(
            "Name or password is wrong. Auth0 does not say which, and answers the same where the connection has no such account."
        ),
        change: prose!(
            "The person has to try again. Check that the connection, or the tenant’s Default Directory, is the one that has the account."
        ),
        spec: &[observed(
            "Auth0’s error to the password grant, in public reports",
        )],
        remedy: Remedy::None,
    },
    Row {
        code: "mfa_registration_required",
        says: "",
        whose: AUTH0,
        at: "login",
        means: prose!("A second factor is required, and the person has not enrolled one."),
        change: prose!(
            "Let the person log in at the authorization endpoint, which enrolls one, or enroll it with the MFA API."
        ),
        spec: &[AUTH0_LOGIN],
        remedy: Remedy::None,
    },
    Row {
        code: "mfa_invalid_code",
        says: "",
        whose: AUTH0,
        at: "login",
        means: prose!("The code of the second factor is wrong, or no longer valid."),
        change: prose!(
            "Ask for a new code. If codes of an app fail again and again, its clock is wrong."
        ),
        spec: &[AUTH0_LOGIN],
        remedy: Remedy::None,
    },
    Row {
        code: "invalid_password",
        says: "",
        whose: AUTH0,
        at: "signup",
        means: prose!("The password does not meet the policy of the connection."),
        change: prose!(
            "Show the policy to the person, or change it in the settings of the database connection."
        ),
        spec: &[AUTH0_LOGIN],
        remedy: Remedy::None,
    },
    Row {
        code: "invalid_signup",
        says: "",
        whose: AUTH0,
        at: "signup",
        means: prose!("The account that should be made is not valid. Auth0 does not say why."),
        change: prose!(
            "Check whether one with this name is there already, and whether the connection admits sign-ups."
        ),
        spec: &[AUTH0_LOGIN],
        remedy: Remedy::None,
    },
    Row {
        code: "user_exists",
        says: "",
        whose: AUTH0,
        at: "signup",
        means: prose!("An account with this name is there already."),
        change: prose!("Let the person log in, or reset the password."),
        spec: &[AUTH0_LOGIN],
        remedy: Remedy::None,
    },
    Row {
        code: "username_exists",
        says: "",
        whose: AUTH0,
        at: "signup",
        means: prose!("An account with this user name is there already."),
        change: prose!("Let the person choose another user name, or log in."),
        spec: &[AUTH0_LOGIN],
        remedy: Remedy::None,
    },
    Row {
        code: "password_leaked",
        says: "",
        whose: AUTH0,
        at: "login",
        means: prose!(
            "The password was found in a data breach of another site, and logins with it are blocked."
        ),
        change: prose!("The person has to choose another password."),
        spec: &[AUTH0_LOGIN],
        remedy: Remedy::None,
    },
    Row {
        code: "too_many_attempts",
        says: "",
        whose: AUTH0,
        at: "login",
        means: prose!("The account is locked after too many failed logins."),
        change: prose!("Wait, or unblock it by the message that was sent to the person."),
        spec: &[AUTH0_LOGIN],
        remedy: Remedy::None,
    },
    Row {
        code: "missing_refresh_token",
        says: "",
        whose: AUTH0,
        at: "auth0-spa-js, and other libraries of Auth0",
        means: prose!(
            "No server says so, but the library: it was to refresh tokens, and holds no refresh token for the audience and the scopes that the description names."
        ),
        change: prose!(
            "Let the person log in once more with useRefreshTokens set, so that offline_access is asked for, and with the same audience and scopes as the call that failed; the API has to allow offline access. With useRefreshTokensFallback the library asks in a hidden frame in place of failing."
        ),
        spec: &[
            page(
                "auth0-spa-js: MissingRefreshTokenError",
                "https://auth0.github.io/auth0-spa-js/classes/MissingRefreshTokenError.html",
            ),
            auth0("secure/tokens/refresh-tokens/use-refresh-token-rotation"),
        ],
        remedy: Remedy::None,
    },
    Row {
        code: "insufficient_claims",
        says: "",
        whose: "Microsoft Entra ID",
        at: "API",
        means: prose!(
            "The API is content with the token no longer, because a policy demands more or the token was revoked (continuous access evaluation). It names the claims that another one must have: claims beside the error, JSON in base64."
        ),
        change: prose!(
            "Decode claims and send it as the parameter claims of the next authorization request, together with what the application asks for in claims anyway, as its capability cp1. A silent refresh without it brings the same token again."
        ),
        spec: &[page(
            "Microsoft docs: claims challenges, claims requests and client capabilities",
            "https://learn.microsoft.com/entra/identity-platform/claims-challenge",
        )],
        remedy: Remedy::AskFor(&["claims"]),
    },
    Row {
        code: "",
        says: "Policy evaluation failed",
        whose: OKTA,
        at: AUTHORIZATION,
        means: prose!(
            "No rule of the authorization server’s access policies fits this client, person, grant type and these scopes."
        ),
        change: prose!(
            "In Security, API, the authorization server, Access Policies: add a policy for the client, with a rule that allows the grant type and the scopes."
        ),
        spec: &[observed("Okta’s error, in public reports")],
        remedy: Remedy::None,
    },
    Row {
        code: "",
        says: "One or more scopes are not configured",
        whose: OKTA,
        at: AUTHORIZATION,
        means: prose!("A scope that was asked for is not defined at this authorization server."),
        change: prose!(
            "Add the scope to the authorization server, or leave it out. The org authorization server knows only Okta’s own scopes."
        ),
        spec: &[observed("Okta’s error, in public reports")],
        remedy: Remedy::RemoveNamedScopes,
    },
    Row {
        code: "",
        says: "must be a Login redirect URI",
        whose: OKTA,
        at: AUTHORIZATION,
        means: prose!("redirect_uri is not among the sign-in redirect URIs of the application."),
        change: prose!(
            "Add it to the application’s settings to the character, or use one that is there."
        ),
        spec: &[
            observed("Okta’s error, in public reports"),
            rfc(6749, "3.1.2.4"),
        ],
        remedy: Remedy::Correct("redirect_uri"),
    },
    Row {
        code: "",
        says: "User is not assigned to the client",
        whose: OKTA,
        at: AUTHORIZATION,
        means: prose!("The person is not assigned to this application."),
        change: prose!("Assign the person, or a group that they are in, to the application."),
        spec: &[observed("Okta’s error, in public reports")],
        remedy: Remedy::None,
    },
    Row {
        code: "admin_policy_enforced",
        says: "",
        whose: GOOGLE,
        at: AUTHORIZATION,
        means: prose!(
            "The Workspace administrator does not let the person share the requested data with this application."
        ),
        change: prose!(
            "The administrator has to allow the application’s client ID in the admin console, or the application asks for fewer scopes."
        ),
        spec: &[page(
            "Google Account help: error codes",
            "https://support.google.com/accounts/answer/16668185",
        )],
        remedy: Remedy::None,
    },
    Row {
        code: "bad_verification_code",
        says: "",
        whose: GITHUB,
        at: TOKEN,
        means: prose!(
            "The code is wrong, has expired, or is not the one that this authorization request brought."
        ),
        change: prose!(
            "Begin a new login and exchange its code once, at once. A reload of the callback page sends the code a second time."
        ),
        spec: &[GITHUB_TOKENS, rfc(6749, "4.1.2")],
        remedy: Remedy::None,
    },
    Row {
        code: "incorrect_client_credentials",
        says: "",
        whose: GITHUB,
        at: TOKEN,
        means: prose!("client_id or client_secret is wrong. Elsewhere this is invalid_client."),
        change: prose!(
            "Compare both with the settings of the OAuth app; a new secret replaces the one that nobody can read again."
        ),
        spec: &[GITHUB_TOKENS],
        remedy: Remedy::None,
    },
    Row {
        code: "redirect_uri_mismatch",
        says: "MUST match the registered callback URL",
        whose: GITHUB,
        at: "authorization endpoint, token endpoint",
        means: prose!("redirect_uri does not fit the callback URL of the OAuth app."),
        change: prose!(
            "Send the address that is registered, or leave redirect_uri out: then GitHub takes that one."
        ),
        spec: &[GITHUB_TOKENS, rfc(6749, "3.1.2.4")],
        remedy: Remedy::None,
    },
    Row {
        code: "redirect_uri_mismatch",
        says: "",
        whose: GOOGLE,
        at: AUTHORIZATION,
        means: prose!("redirect_uri is not among the authorised redirect URIs of the client."),
        change: prose!(
            "Add the exact address to the client in the Google Cloud console: scheme, host, port, path and slash all count."
        ),
        spec: &[observed("Google’s error page"), rfc(6749, "3.1.2.4")],
        remedy: Remedy::Correct("redirect_uri"),
    },
    Row {
        code: "org_internal",
        says: "",
        whose: GOOGLE,
        at: AUTHORIZATION,
        means: prose!(
            "The application is marked as internal, and the person is not of its organisation."
        ),
        change: prose!(
            "Log in with an account of the organisation, or make the application external in the consent screen’s settings."
        ),
        spec: &[observed("Google’s error page")],
        remedy: Remedy::None,
    },
    Row {
        code: "disallowed_useragent",
        says: "",
        whose: GOOGLE,
        at: AUTHORIZATION,
        means: prose!(
            "The login page was opened in an embedded browser, which Google does not allow."
        ),
        change: prose!(
            "Open it in the system’s browser (Custom Tabs, ASWebAuthenticationSession)."
        ),
        spec: &[observed("Google’s error page"), rfc(8252, "8.12")],
        remedy: Remedy::None,
    },
    Row {
        code: "deleted_client",
        says: "",
        whose: GOOGLE,
        at: AUTHORIZATION,
        means: prose!("The client was deleted in the Google Cloud console."),
        change: prose!("Restore it there, or use another client ID."),
        spec: &[observed("Google’s error page")],
        remedy: Remedy::None,
    },
    Row {
        code: "temporarily_unavailable",
        says: "authentication_expired",
        whose: KEYCLOAK,
        at: AUTHORIZATION,
        means: prose!(
            "The login page stood open for too long. The server is not overloaded: the person has a session there, and the login in this tab has expired, so Keycloak sends them back without a code."
        ),
        change: prose!(
            "Send a new authorization request at once: because of the session it mostly comes back with a code, and nobody sees a page. How long a login may take, the realm’s session settings say (Login timeout)."
        ),
        spec: &[page(
            "Keycloak docs: Keycloak specific errors",
            "https://www.keycloak.org/securing-apps/oidc-layers",
        )],
        remedy: Remedy::None,
    },
    Row {
        code: "",
        says: "Invalid parameter: redirect_uri",
        whose: KEYCLOAK,
        at: AUTHORIZATION,
        means: prose!(
            "redirect_uri fits none of the client’s valid redirect URIs. Keycloak shows this on its own page."
        ),
        change: prose!(
            "Add the address to Valid redirect URIs of the client, or use one that is there."
        ),
        spec: &[KEYCLOAK_CHECKS, rfc(6749, "3.1.2.4")],
        remedy: Remedy::Correct("redirect_uri"),
    },
    Row {
        code: "",
        says: "Implicit flow is disabled for the client",
        whose: KEYCLOAK,
        at: AUTHORIZATION,
        means: prose!(
            "response_type asks for tokens from the authorization endpoint, and the client has Implicit flow switched off."
        ),
        change: prose!(
            "Ask with response_type=code, or switch on Implicit flow in the client’s settings."
        ),
        spec: &[KEYCLOAK_CHECKS],
        remedy: Remedy::Set("response_type", "code"),
    },
    Row {
        code: "",
        says: "Standard flow is disabled for the client",
        whose: KEYCLOAK,
        at: AUTHORIZATION,
        means: prose!(
            "response_type asks for a code, and the client has Standard flow switched off."
        ),
        change: prose!("Switch on Standard flow in the client’s settings."),
        spec: &[KEYCLOAK_CHECKS],
        remedy: Remedy::None,
    },
    Row {
        code: "",
        says: "Invalid client or Invalid client credentials",
        whose: KEYCLOAK,
        at: TOKEN,
        means: prose!(
            "The client ID or the secret is wrong, or the client is public and sent a secret."
        ),
        change: prose!(
            "Compare both with the client’s Credentials; a client without client authentication has none."
        ),
        spec: &[observed("Keycloak’s error, in public reports")],
        remedy: Remedy::None,
    },
    Row {
        code: "",
        says: "Invalid scopes",
        whose: KEYCLOAK,
        at: AUTHORIZATION,
        means: prose!("One of the scopes in the list is not a client scope of this client."),
        change: prose!(
            "Add it to the client’s scopes in the realm, or leave it out. The list names all that were asked for."
        ),
        spec: &[KEYCLOAK_CHECKS],
        remedy: Remedy::RemoveNamedScopes,
    },
    Row {
        code: "",
        says: "PKCE verification failed",
        whose: KEYCLOAK,
        at: TOKEN,
        means: prose!("code_verifier is not the one whose hash was sent as code_challenge."),
        change: prose!(
            "Keep the verifier of the request that brought the code; each request has its own."
        ),
        spec: &[
            observed("Keycloak’s error, in public reports"),
            rfc(7636, "4.6"),
        ],
        remedy: Remedy::None,
    },
    Row {
        code: "",
        says: "Missing parameter: code_challenge",
        whose: KEYCLOAK,
        at: AUTHORIZATION,
        means: prose!("The client demands PKCE, and the request has no code challenge."),
        change: prose!("Send code_challenge with method S256."),
        spec: &[
            observed("Keycloak’s error, in public reports"),
            rfc(7636, "4.4.1"),
        ],
        remedy: Remedy::Pkce,
    },
    Row {
        code: "",
        says: "Code not valid",
        whose: KEYCLOAK,
        at: TOKEN,
        means: prose!(
            "The code was used before, or this realm issued no such code. Of one that is only too old Keycloak says “Code is expired”."
        ),
        change: prose!(
            "Exchange each code once and within a minute; a reload of the callback page sends it a second time."
        ),
        spec: &[
            observed("Keycloak’s error, in public reports"),
            rfc(6749, "4.1.2"),
        ],
        remedy: Remedy::None,
    },
    Row {
        code: "redirect_mismatch",
        says: "",
        whose: COGNITO,
        at: AUTHORIZATION,
        means: prose!("redirect_uri is not among the app client’s allowed callback URLs."),
        change: prose!("Add the exact address to the app client’s callback URLs."),
        spec: &[
            observed("Amazon Cognito’s error, in public reports"),
            rfc(6749, "3.1.2.4"),
        ],
        remedy: Remedy::Correct("redirect_uri"),
    },
    Row {
        code: "",
        says: "failed with error",
        whose: COGNITO,
        at: AUTHORIZATION,
        means: prose!(
            "A Lambda trigger of the user pool refused or failed. The text after it is the function’s own."
        ),
        change: prose!("Look at the function’s log for the login."),
        spec: &[observed("Amazon Cognito’s error, in public reports")],
        remedy: Remedy::None,
    },
    Row {
        code: "",
        says: "attributes required",
        whose: COGNITO,
        at: AUTHORIZATION,
        means: prose!(
            "The identity provider did not send an attribute that the user pool requires."
        ),
        change: prose!(
            "Map the attribute for the identity provider, or ask there for a scope that brings it."
        ),
        spec: &[observed("Amazon Cognito’s error, in public reports")],
        remedy: Remedy::None,
    },
];
