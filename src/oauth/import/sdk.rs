//! The one table of client libraries: how each is recognised, what its options mean in a request, what it adds by itself, and
//! which options it ignores where people write them.
//!
//! A path's last names decide, case, `_` and `-` aside: `authorizationParams.audience`; `*` stands for any one name, `=name` is
//! spelled exactly so. Rows are read in order, the first that fits holds.

use crate::spec::{Clause, page};

/// What an option means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// This parameter. Several values are scopes of one list, or else the first holds.
    Param(&'static str),
    /// Scopes, separated by spaces or commas.
    Scopes,
    /// The parameter that the path's last name is.
    Each,
    /// The tenant's domain.
    Domain,
    /// The issuer identifier, authority, or address of the discovery document.
    Issuer,
    /// The authorization endpoint; its query holds further parameters.
    Endpoint,
    /// A part of the address.
    Part(&'static str),
    /// The application's address; the redirect URI is that with this path.
    Base(&'static str),
    /// The path of the redirect URI alone; behind [`Means::Base`], where there is one.
    Path,
    /// A secret, which is left out.
    Secret,
    /// This parameter, in a place where the library does not look for it; and the place where it does.
    Misplaced(&'static str, &'static str),
    /// Whether the library makes this parameter anew for each request: with `false` it does not, with another value it does.
    Makes(&'static str),
    /// Whether the library adds this scope: with `false` it does not, with another value it does.
    Adds(&'static str),
    /// What its value stands for, by this table; another value says nothing.
    Stands(&'static Means, &'static [(&'static str, &'static str)]),
    /// An address of the application: where it has this path, its query holds parameters, but for these names.
    Route(&'static str, &'static [&'static str]),
    /// It only looks like one of the others.
    Nothing,
}

use Means::{
    Adds, Base, Domain, Each, Endpoint, Issuer, Makes, Misplaced, Nothing, Param, Part, Path,
    Route, Scopes, Secret, Stands,
};

/// Options, and what they mean.
pub type Options = &'static [(&'static str, Means)];

/// A client library.
#[derive(Debug)]
pub struct Sdk {
    /// As its documentation calls it.
    pub title: &'static str,
    /// Words that show it; with `+` all of them have to be there.
    pub marks: &'static [&'static str],
    /// The provider's code, where the library is for one.
    pub provider: &'static str,
    /// What its options mean.
    pub options: &'static [Options],
    /// What it sends where nothing else is said.
    pub defaults: &'static [(&'static str, &'static str)],
    /// What it sends whatever the response type is, where nothing else is said.
    pub always: &'static [(&'static str, &'static str)],
    /// Providers that it knows without being told their address.
    pub built_in: &'static [BuiltIn],
    /// Parameters that it makes anew for each request.
    pub makes: &'static [&'static str],
    /// Words in the code that have it make one more: the words, as [`Sdk::marks`], and the parameter.
    pub makes_with: &'static [(&'static str, &'static str)],
    /// Words in the code that have it send a parameter: the words, the parameter, its value.
    pub sends_with: &'static [(&'static str, &'static str, &'static str)],
    /// Where its requests go while nothing says it, with `YOUR_…` for what is to be put there; mostly empty.
    pub goes_to: &'static str,
    /// What is to be said of the redirect URI where the library puts it together from the address that it runs at; empty where
    /// it has to be told.
    pub redirects_to: &'static str,
    /// Parameters that stand in a file of their own, and what is to be said of that.
    pub elsewhere: &'static [(&'static str, &'static str)],
    /// Words of the redirect URI that it fills in where it runs.
    pub fills: &'static [&'static str],
    /// Scopes that it adds to those that are given.
    pub adds: &'static [&'static str],
    /// What the code says to have none of those; empty where it cannot.
    pub bare: &'static str,
    /// What has it ask for an access token, where the response type that it sends by itself brings none; empty where that does.
    pub access_token_by: &'static str,
    /// Since when, or where, misplaced options are ignored: the rest of a sentence that begins with the option.
    pub ignores: &'static str,
    /// Where its options stand written.
    pub spec: Clause,
}

/// A provider that a library knows by name.
#[derive(Debug)]
pub struct BuiltIn {
    /// The words that choose it, as [`Sdk::marks`].
    pub mark: &'static str,
    /// The provider's code; it has one authorization endpoint for everybody.
    pub provider: &'static str,
    /// What is sent to it where nothing else is said.
    pub defaults: &'static [(&'static str, &'static str)],
}

const BASE: Sdk = Sdk {
    title: "",
    marks: &[],
    provider: "",
    options: &[],
    defaults: &[("response_type", "code")],
    always: &[],
    built_in: &[],
    makes: &[],
    makes_with: &[],
    sends_with: &[],
    goes_to: "",
    redirects_to: "",
    elsewhere: &[],
    fills: &[],
    adds: &[],
    bare: "",
    access_token_by: "",
    ignores: "",
    spec: page("", ""),
};

/// What most libraries of OpenID Connect make anew.
const EACH_TIME: &[&str] = &["state", "nonce", "code_challenge"];

const OPENID_PROFILE_EMAIL: &[(&str, &str)] =
    &[("response_type", "code"), ("scope", "openid profile email")];

/// Options of the Auth0 libraries for the browser, version 2 and later.
const AUTH0_SPA: Options = &[
    ("tokenOptions.authorizationParams.*", Nothing),
    ("logoutParams.*", Nothing),
    ("authorizationParams.scope.*", Scopes),
    (
        "authorizationParams.=redirectUri",
        Misplaced("redirect_uri", "authorizationParams.redirect_uri"),
    ),
    ("authorizationParams.*", Each),
    ("useRefreshTokens", Adds("offline_access")),
    ("domain", Domain),
    ("=client_id", Misplaced("client_id", "clientId")),
    ("clientId", Param("client_id")),
    (
        "audience",
        Misplaced("audience", "authorizationParams.audience"),
    ),
    ("scope", Misplaced("scope", "authorizationParams.scope")),
    (
        "redirectUri",
        Misplaced("redirect_uri", "authorizationParams.redirect_uri"),
    ),
    (
        "maxAge",
        Misplaced("max_age", "authorizationParams.max_age"),
    ),
    (
        "organization",
        Misplaced("organization", "authorizationParams.organization"),
    ),
    (
        "connection",
        Misplaced("connection", "authorizationParams.connection"),
    ),
];
const V2: &str =
    "From version 2 on, parameters for Auth0 are read there alone; version 1 had them at the top.";

/// Names that most libraries share.
const COMMON: Options = &[
    ("clientSecret", Secret),
    ("clientId", Param("client_id")),
    ("responseType", Param("response_type")),
    ("responseMode", Param("response_mode")),
    ("scope", Param("scope")),
    ("scopes", Param("scope")),
    ("redirectUri", Param("redirect_uri")),
    ("redirectUrl", Param("redirect_uri")),
    ("redirectUris", Param("redirect_uri")),
    ("callbackUrl", Param("redirect_uri")),
    ("audience", Param("audience")),
    ("resource", Param("resource")),
    ("prompt", Param("prompt")),
    ("maxAge", Param("max_age")),
    ("acrValues", Param("acr_values")),
    ("loginHint", Param("login_hint")),
    ("uiLocales", Param("ui_locales")),
    ("display", Param("display")),
    ("connection", Param("connection")),
    ("organization", Param("organization")),
    ("codeChallengeMethod", Param("code_challenge_method")),
    ("codeChallenge", Param("code_challenge")),
    ("state", Param("state")),
    ("nonce", Param("nonce")),
    ("claims", Param("claims")),
    ("authorizationDetails", Param("authorization_details")),
    ("requestUri", Param("request_uri")),
    ("request", Param("request")),
    ("authorizationEndpoint", Endpoint),
    ("authorizationUrl", Endpoint),
    ("authorizeUrl", Endpoint),
    ("authorizationUri", Endpoint),
    ("authUrl", Endpoint),
    ("authUri", Endpoint),
    ("issuer", Issuer),
    ("issuerUrl", Issuer),
    ("issuerUri", Issuer),
    ("issuerBaseUrl", Issuer),
    ("authority", Issuer),
    ("discoveryUrl", Issuer),
    ("wellKnown", Issuer),
    ("metadataUrl", Issuer),
    ("serverMetadataUrl", Issuer),
    ("openidConnectUrl", Issuer),
];

/// Calls that give one parameter: `searchParams.set("audience", "…")`.
const CALLS: Options = &[
    ("setAuthUrlParam.*", Each),
    ("protocolMessage.setParameter.*", Each),
    ("additionalAuthorizationParameters.add.*", Each),
    ("searchParams.set.*", Each),
    ("searchParams.append.*", Each),
    ("params.set.*", Each),
    ("params.append.*", Each),
    ("params.put.*", Each),
    ("p.put.*", Each),
    ("additionalParameters.put.*", Each),
    ("additionalParameters.*.put.*", Each),
    ("extraQueryParams.*", Each),
    ("additionalParameters.*", Each),
    ("authorizationParams.*", Each),
    ("authorizeParams.*", Each),
    ("urlSearchParams.*", Each),
];

/// Environment variables; the prefixes of build tools are taken off before.
pub const ENVIRONMENT: Options = &[
    ("AUTH0_DOMAIN", Domain),
    ("AUTH0_ISSUER_BASE_URL", Issuer),
    ("AUTH0_ISSUER", Issuer),
    ("AUTH0_CLIENT_ID", Param("client_id")),
    ("AUTH0_CLIENT_SECRET", Secret),
    ("AUTH0_SECRET", Secret),
    ("AUTH0_AUDIENCE", Param("audience")),
    ("AUTH0_SCOPE", Param("scope")),
    ("AUTH0_CALLBACK_URL", Param("redirect_uri")),
    ("AUTH0_REDIRECT_URI", Param("redirect_uri")),
    ("AUTH0_BASE_URL", Base("/api/auth/callback")),
    ("APP_BASE_URL", Base("/auth/callback")),
    ("AUTH_AUTH0_ID", Param("client_id")),
    ("AUTH_AUTH0_SECRET", Secret),
    ("AUTH_AUTH0_ISSUER", Issuer),
    ("AUTH_OKTA_ID", Param("client_id")),
    ("AUTH_OKTA_SECRET", Secret),
    ("AUTH_OKTA_ISSUER", Issuer),
    ("AUTH_KEYCLOAK_ID", Param("client_id")),
    ("AUTH_KEYCLOAK_SECRET", Secret),
    ("AUTH_KEYCLOAK_ISSUER", Issuer),
    ("AUTH_MICROSOFT_ENTRA_ID_ID", Param("client_id")),
    ("AUTH_MICROSOFT_ENTRA_ID_SECRET", Secret),
    ("AUTH_MICROSOFT_ENTRA_ID_ISSUER", Issuer),
    ("AUTH_GOOGLE_ID", Param("client_id")),
    ("AUTH_GOOGLE_SECRET", Secret),
    ("AUTH_GITHUB_ID", Param("client_id")),
    ("AUTH_GITHUB_SECRET", Secret),
    ("AUTH_APPLE_ID", Param("client_id")),
    ("AUTH_APPLE_SECRET", Secret),
    ("AUTH_COGNITO_ID", Param("client_id")),
    ("AUTH_COGNITO_SECRET", Secret),
    ("AUTH_COGNITO_ISSUER", Issuer),
    ("AUTH_GITLAB_ID", Param("client_id")),
    ("AUTH_GITLAB_SECRET", Secret),
    ("AUTH_GITLAB_ISSUER", Issuer),
    ("AUTH_ZITADEL_ID", Param("client_id")),
    ("AUTH_ZITADEL_SECRET", Secret),
    ("AUTH_ZITADEL_ISSUER", Issuer),
    ("AUTH_SALESFORCE_ID", Param("client_id")),
    ("AUTH_SALESFORCE_SECRET", Secret),
    ("AUTH_SALESFORCE_ISSUER", Issuer),
    ("AUTH_SECRET", Secret),
    ("NEXTAUTH_SECRET", Secret),
    ("ISSUER_BASE_URL", Issuer),
    ("BASE_URL", Base("/callback")),
    ("CLIENT_ID", Param("client_id")),
    ("CLIENT_SECRET", Secret),
    ("SECRET", Secret),
    ("OKTA_ISSUER", Issuer),
    ("OKTA_OAUTH2_ISSUER", Issuer),
    ("OKTA_DOMAIN", Issuer),
    ("OKTA_CLIENT_ID", Param("client_id")),
    ("OKTA_OAUTH2_CLIENT_ID", Param("client_id")),
    ("OKTA_CLIENT_SECRET", Secret),
    ("OKTA_OAUTH2_CLIENT_SECRET", Secret),
    ("OKTA_SCOPES", Scopes),
    ("OKTA_REDIRECT_URI", Param("redirect_uri")),
    ("AZURE_CLIENT_ID", Param("client_id")),
    ("AZURE_CLIENT_SECRET", Secret),
    ("AZURE_TENANT_ID", Part("tenant")),
    ("AZURE_AUTHORITY", Issuer),
    ("AZURE_REDIRECT_URI", Param("redirect_uri")),
    ("AZURE_SCOPES", Scopes),
    ("AZURE_AD_CLIENT_ID", Param("client_id")),
    ("AZURE_AD_CLIENT_SECRET", Secret),
    ("AZURE_AD_TENANT_ID", Part("tenant")),
    ("ENTRA_CLIENT_ID", Param("client_id")),
    ("ENTRA_TENANT_ID", Part("tenant")),
    ("KEYCLOAK_URL", Part("server")),
    ("KEYCLOAK_SERVER_URL", Part("server")),
    ("KEYCLOAK_REALM", Part("realm")),
    ("KEYCLOAK_CLIENT_ID", Param("client_id")),
    ("KEYCLOAK_CLIENT_SECRET", Secret),
    ("KEYCLOAK_ISSUER", Issuer),
    ("COGNITO_DOMAIN", Part("cognito")),
    ("COGNITO_CLIENT_ID", Param("client_id")),
    ("COGNITO_REDIRECT_URI", Param("redirect_uri")),
    ("GOOGLE_CLIENT_ID", Param("client_id")),
    ("GOOGLE_CLIENT_SECRET", Secret),
    ("GOOGLE_REDIRECT_URI", Param("redirect_uri")),
    ("OIDC_ISSUER", Issuer),
    ("OIDC_ISSUER_URL", Issuer),
    ("OIDC_AUTHORITY", Issuer),
    ("OIDC_DISCOVERY_URL", Issuer),
    ("OIDC_CLIENT_ID", Param("client_id")),
    ("OIDC_CLIENT_SECRET", Secret),
    ("OIDC_SCOPE", Param("scope")),
    ("OIDC_SCOPES", Scopes),
    ("OIDC_REDIRECT_URI", Param("redirect_uri")),
    ("OIDC_AUDIENCE", Param("audience")),
    ("OAUTH_CLIENT_ID", Param("client_id")),
    ("OAUTH_CLIENT_SECRET", Secret),
    ("OAUTH_AUTHORIZE_URL", Endpoint),
    ("OAUTH_AUTHORIZATION_URL", Endpoint),
    ("OAUTH_REDIRECT_URI", Param("redirect_uri")),
    ("OAUTH_SCOPES", Scopes),
];

/// What build tools put before a variable that the browser may see.
pub const PREFIXES: &[&str] = &[
    "NEXT_PUBLIC_",
    "REACT_APP_",
    "VITE_",
    "EXPO_PUBLIC_",
    "NUXT_PUBLIC_",
    "NUXT_",
    "GATSBY_",
    "NG_APP_",
    "VUE_APP_",
    "PUBLIC_",
];

/// What is read where no library is recognised.
pub const GENERIC: &[Options] = &[
    CALLS,
    COMMON,
    &[("domain", Domain), ("tenantId", Part("tenant"))],
];

/// Of ASP.NET Core's handlers that are for one provider.
const ASPNET_OAUTH: Options = &[
    ("ClientId", Param("client_id")),
    ("ClientSecret", Secret),
    ("Scope.Add.0", Scopes),
    ("Scope", Scopes),
    ("CallbackPath", Path),
    ("UsePkce", Makes("code_challenge")),
    ("AccessType", Param("access_type")),
    ("AdditionalAuthorizationParameters.Add.*", Each),
];

/// Of Google's library for the browser, both of its clients.
const GOOGLE_IDENTITY: Options = &[
    ("client_id", Param("client_id")),
    ("scope", Param("scope")),
    ("redirect_uri", Param("redirect_uri")),
    ("state", Param("state")),
    ("login_hint", Param("login_hint")),
    ("hd", Param("hd")),
    ("prompt", Param("prompt")),
    ("include_granted_scopes", Param("include_granted_scopes")),
];
const GOOGLE_IDENTITY_DOCS: Clause = page(
    "Google docs: authorization for the web, JavaScript reference",
    "https://developers.google.com/identity/oauth2/web/reference/js-reference",
);

/// What Spring Security puts into a redirect URI: the address at which the application is called, and names of its own.
const SPRING_FILLS: &[&str] = &[
    "{baseUrl}",
    "{baseScheme}",
    "{baseHost}",
    "{basePort}",
    "{basePath}",
    "{action}",
    "{registrationId}",
];

/// Whom MSAL's libraries let in, as their configuration has it, and the tenant that this is in an address.
const MSAL_AUDIENCES: Means = Stands(
    &Part("tenant"),
    &[
        ("AzureADandPersonalMicrosoftAccount", "common"),
        ("AzureADMultipleOrgs", "organizations"),
        ("PersonalMicrosoftAccount", "consumers"),
    ],
);
/// Of MSAL.NET, both kinds of application.
const MSAL_NET: Options = &[
    ("Create.0", Param("client_id")),
    ("WithClientId.0", Param("client_id")),
    ("WithClientSecret.0", Secret),
    ("WithTenantId.0", Part("tenant")),
    // A cloud, and then whose accounts: an audience, or a tenant.
    ("WithAuthority.1", Part("tenant")),
    ("WithAuthority.0", Issuer),
    ("WithB2CAuthority.0", Issuer),
    ("WithRedirectUri.0", Param("redirect_uri")),
    ("WithLoginHint.0", Param("login_hint")),
    ("WithPrompt.0", Param("prompt")),
    ("WithExtraQueryParameters.*", Each),
    ("AcquireTokenInteractive.0", Scopes),
    ("AcquireTokenInteractive", Scopes),
    ("GetAuthorizationRequestUrl.0", Scopes),
    ("GetAuthorizationRequestUrl", Scopes),
    ("ClientId", Param("client_id")),
    ("ClientSecret", Secret),
    ("TenantId", Part("tenant")),
    ("Authority", Issuer),
    ("RedirectUri", Param("redirect_uri")),
    ("Scopes", Scopes),
];
const MSAL_NET_DOCS: Clause = page(
    "MSAL.NET docs: default redirect URI",
    "https://learn.microsoft.com/entra/msal/dotnet/how-to/default-reply-uri",
);
/// Where MSAL's libraries go while they are told no authority.
const COMMON_AUTHORITY: &str = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize";
/// Scopes that MSAL's libraries add.
const MSAL_SCOPES: &[&str] = &["openid", "profile", "offline_access"];

/// Apple's library: its window hands the answer to the page, and a redirect posts it.
const APPLE_POPUP: Means = Stands(&Param("response_mode"), &[("true", "web_message")]);

/// The route of nextjs-auth0 that signs in: it sends what stands in its query, but for what is its own (src/server/auth-client.ts).
#[rustfmt::skip]
const NEXTJS_LOGIN: Means = Route("/auth/login", &[
    "returnTo", "client_id", "redirect_uri", "response_type", "code_challenge", "code_challenge_method", "state", "nonce",
]);

/// Where ASP.NET Core’s handler sends the answer while it is told nothing else (the constructor of its OpenIdConnectOptions).
const SIGNIN_OIDC: &str = "the application’s address, and /signin-oidc";
/// What looks like an option of that handler, and is one of the handler of an API.
const ASPNET_AUDIENCE: Means = Misplaced(
    "audience",
    "AdditionalAuthorizationParameters, before .NET 9 ProtocolMessage.SetParameter in OnRedirectToIdentityProvider",
);

/// Every library.
#[rustfmt::skip] // A library a block, an option a line.
pub static SDKS: &[Sdk] = &[
    Sdk {
        title: "nextjs-auth0",
        makes: EACH_TIME,
        marks: &["@auth0/nextjs-auth0", "authorizationParameters", "appBaseUrl", "APP_BASE_URL+AUTH0_", "handleLogin(+handleAuth(", "handleLogin({+authorizationParams",
            "\"/auth/login?", "'/auth/login?", "`/auth/login?",
        ],
        provider: "auth0",
        options: &[&[
            ("AUTH0_AUDIENCE", Misplaced("audience", "authorizationParameters.audience in new Auth0Client(…)")),
            ("AUTH0_SCOPE", Misplaced("scope", "authorizationParameters.scope in new Auth0Client(…)")),
            ("authorizationParameters.*", Each),
            ("getAccessToken.audience", Param("audience")), ("getAccessToken.scope", Param("scope")),
            ("href", NEXTJS_LOGIN), ("redirect.0", NEXTJS_LOGIN), ("push.0", NEXTJS_LOGIN), ("replace.0", NEXTJS_LOGIN), ("assign.0", NEXTJS_LOGIN),
            // Version 3 has it in handleLogin.
            ("handleLogin.authorizationParams.*", Each),
            ("login.authorizationParams.*", Each),
            ("authorizationParams.audience", Misplaced("audience", "authorizationParameters.audience")),
            ("authorizationParams.scope", Misplaced("scope", "authorizationParameters.scope")),
            ("authorizationParams.*", Each),
            ("domain", Domain), ("clientId", Param("client_id")), ("clientSecret", Secret), ("secret", Secret),
            ("appBaseUrl", Base("/auth/callback")), ("routes.callback", Path),
            ("audience", Misplaced("audience", "authorizationParameters.audience")),
            ("scope", Misplaced("scope", "authorizationParameters.scope")),
        ]],
        redirects_to: "the site’s address, and /auth/callback, in version 3 /api/auth/callback",
        defaults: &[("response_type", "code"), ("scope", "openid profile email offline_access")],
        ignores: "From version 4 on, authorization parameters are read there alone; version 3 called it authorizationParams and read the environment.",
        spec: page("nextjs-auth0: migration to version 4", "https://github.com/auth0/nextjs-auth0/blob/main/V4_MIGRATION_GUIDE.md"),
        ..BASE
    },
    Sdk {
        // The call alone: what it asks for comes on top of what the sign-in asked for.
        title: "nextjs-auth0",
        makes: EACH_TIME,
        marks: &["getAccessToken({+audience"],
        provider: "auth0",
        options: &[&[("getAccessToken.audience", Param("audience")), ("getAccessToken.scope", Param("scope"))]],
        adds: &["openid", "profile", "email", "offline_access"],
        redirects_to: "the site’s address, and /auth/callback",
        spec: page("nextjs-auth0: GetAccessTokenOptions", "https://auth0.github.io/nextjs-auth0/types/types.GetAccessTokenOptions.html"),
        ..BASE
    },
    Sdk {
        title: "nextjs-auth0, version 3",
        makes: EACH_TIME,
        marks: &["AUTH0_ISSUER_BASE_URL+AUTH0_BASE_URL"],
        provider: "auth0",
        defaults: &[("response_type", "code"), ("scope", "openid profile email")],
        spec: page("nextjs-auth0: migration to version 4", "https://github.com/auth0/nextjs-auth0/blob/main/V4_MIGRATION_GUIDE.md"),
        ..BASE
    },
    Sdk {
        title: "react-native-auth0",
        makes: &["state", "code_challenge"],
        marks: &["react-native-auth0", ".webAuth.authorize("],
        provider: "auth0",
        options: &[&[
            ("domain", Domain), ("clientId", Param("client_id")),
            ("authorize.audience", Param("audience")), ("authorize.scope", Param("scope")), ("authorize.connection", Param("connection")),
            ("authorize.organization", Param("organization")), ("authorize.redirectUrl", Param("redirect_uri")), ("authorize.maxAge", Param("max_age")),
            ("authorize.additionalParameters.*", Each),
        ]],
        defaults: OPENID_PROFILE_EMAIL,
        adds: &["openid"],
        redirects_to: "the application’s scheme, the tenant’s domain, and /ios/ or /android/ with the application’s ID",
        spec: page("react-native-auth0: README", "https://github.com/auth0/react-native-auth0/blob/master/README.md"),
        ..BASE
    },
    Sdk {
        title: "auth0-react",
        makes: EACH_TIME,
        marks: &["@auth0/auth0-react", "<Auth0Provider", "getAccessTokenSilently("],
        provider: "auth0",
        options: &[AUTH0_SPA],
        defaults: OPENID_PROFILE_EMAIL,
        adds: &["openid"],
        ignores: V2,
        spec: page("auth0-react: migration to version 2", "https://github.com/auth0/auth0-react/blob/main/MIGRATION_GUIDE.md"),
        ..BASE
    },
    Sdk {
        title: "auth0-angular",
        makes: EACH_TIME,
        marks: &["@auth0/auth0-angular", "AuthModule.forRoot(+clientId+domain", "provideAuth0("],
        provider: "auth0",
        options: &[AUTH0_SPA],
        defaults: OPENID_PROFILE_EMAIL,
        adds: &["openid"],
        ignores: V2,
        spec: page("auth0-angular: examples", "https://github.com/auth0/auth0-angular/blob/main/EXAMPLES.md"),
        ..BASE
    },
    Sdk {
        title: "auth0-vue",
        makes: EACH_TIME,
        marks: &["@auth0/auth0-vue", "createAuth0("],
        provider: "auth0",
        options: &[AUTH0_SPA],
        defaults: OPENID_PROFILE_EMAIL,
        adds: &["openid"],
        ignores: V2,
        spec: page("auth0-vue: examples", "https://github.com/auth0/auth0-vue/blob/main/EXAMPLES.md"),
        ..BASE
    },
    Sdk {
        title: "auth0-spa-js",
        makes: EACH_TIME,
        marks: &["@auth0/auth0-spa-js", "createAuth0Client(", "new Auth0Client(", "getTokenSilently(",
            // Libraries of other makers have such calls too, with options of other names.
            "loginWithRedirect(+audience", "loginWithRedirect(+authorizationParams", "loginWithRedirect(+redirect_uri",
            "loginWithPopup(+audience", "loginWithPopup(+authorizationParams", "loginWithPopup(+redirect_uri",
        ],
        provider: "auth0",
        options: &[AUTH0_SPA],
        defaults: OPENID_PROFILE_EMAIL,
        adds: &["openid"],
        ignores: V2,
        spec: page("auth0-spa-js: migration to version 2", "https://github.com/auth0/auth0-spa-js/blob/main/MIGRATION_GUIDE.md"),
        ..BASE
    },
    Sdk {
        title: "express-openid-connect",
        makes: EACH_TIME,
        marks: &["express-openid-connect", "issuerBaseURL+baseURL", "ISSUER_BASE_URL+BASE_URL+CLIENT_ID"],
        options: &[&[
            ("authorizationParams.*", Each),
            ("issuerBaseURL", Issuer), ("clientID", Param("client_id")), ("clientSecret", Secret), ("secret", Secret),
            ("baseURL", Base("/callback")), ("routes.callback", Path),
            ("audience", Misplaced("audience", "authorizationParams.audience")),
            ("scope", Misplaced("scope", "authorizationParams.scope")),
            ("response_type", Misplaced("response_type", "authorizationParams.response_type")),
        ]],
        // Without a response type of its own there is no access token.
        defaults: &[("response_type", "id_token"), ("scope", "openid profile email"), ("response_mode", "form_post")],
        access_token_by: "authorizationParams.response_type: 'code'",
        ignores: "Parameters of the request are read there alone.",
        spec: page("express-openid-connect: examples", "https://github.com/auth0/express-openid-connect/blob/master/EXAMPLES.md"),
        ..BASE
    },
    Sdk {
        title: "passport-auth0",
        // Its README: “enforces the use of the state parameter”, unless state is false; lib/index.js sets it where it is not given.
        makes: &["state", "nonce"],
        marks: &["passport-auth0", "Auth0Strategy(", "passport.authenticate('auth0'", "passport.authenticate(\"auth0\""],
        provider: "auth0",
        options: &[&[
            ("authenticate.audience", Param("audience")), ("authenticate.scope", Param("scope")), ("authenticate.prompt", Param("prompt")),
            ("authenticate.connection", Param("connection")),
            ("Auth0Strategy.audience", Misplaced("audience", "passport.authenticate('auth0', { audience })")),
            ("Auth0Strategy.state", Makes("state")), ("Auth0Strategy.pkce", Makes("code_challenge")),
            ("domain", Domain), ("clientID", Param("client_id")), ("clientSecret", Secret), ("callbackURL", Param("redirect_uri")),
            // Passport's own, not the request's.
            ("authenticate.session", Nothing), ("authenticate.successRedirect", Nothing), ("authenticate.successReturnToOrRedirect", Nothing),
            ("authenticate.successMessage", Nothing), ("authenticate.successFlash", Nothing), ("authenticate.failureRedirect", Nothing),
            ("authenticate.failureMessage", Nothing), ("authenticate.failureFlash", Nothing), ("authenticate.keepSessionInfo", Nothing),
            ("authenticate.assignProperty", Nothing), ("authenticate.authInfo", Nothing), ("authenticate.state", Nothing),
            // From version 1.4 on it sends what else stands there.
            ("authenticate.*", Each), ("Auth0Strategy.maxAge", Param("max_age")),
        ]],
        ignores: "The documentation has it there alone.",
        spec: page("passport-auth0: README", "https://github.com/auth0/passport-auth0/blob/master/README.md"),
        ..BASE
    },
    Sdk {
        title: "auth0.js",
        marks: &["auth0.WebAuth(", "new Auth0Lock("],
        provider: "auth0",
        options: &[&[
            ("auth.params.*", Each), ("auth.audience", Param("audience")), ("auth.responseType", Param("response_type")), ("auth.redirectUrl", Param("redirect_uri")),
            ("domain", Domain), ("clientID", Param("client_id")),
            ("Auth0Lock.0", Param("client_id")), ("Auth0Lock.1", Domain), ("WebAuth.0", Nothing),
        ], COMMON],
        defaults: &[],
        spec: page("Auth0 docs: auth0.js", "https://auth0.com/docs/libraries/auth0js"),
        ..BASE
    },
    Sdk {
        title: "Auth.js",
        marks: &["next-auth", "NextAuth(", "@auth/", "Auth0Provider(+clientSecret", "Auth0({+authorization: 'https", "Auth0({+authorization: \"https", "Auth0({+authorization: `https", "AUTH_AUTH0_", "AUTH_KEYCLOAK_", "AUTH_OKTA_", "AUTH_MICROSOFT_ENTRA_ID_", "AUTH_GOOGLE_", "AUTH_GITHUB_", "AUTH_APPLE_", "SvelteKitAuth(",
            "NextAuthOptions", "GoogleProvider({", "GitHubProvider({", "KeycloakProvider({", "AzureADProvider({", "CognitoProvider({", "OktaProvider({",
            "signIn('auth0'", "signIn(\"auth0\"", "signIn('google'", "signIn(\"google\"", "signIn('github'", "signIn(\"github\"", "signIn('keycloak'", "signIn(\"keycloak\"",
            "signIn('okta'", "signIn(\"okta\"", "signIn('azure-ad'", "signIn(\"azure-ad\"", "signIn('microsoft-entra-id'", "signIn(\"microsoft-entra-id\"",
        ],
        options: &[&[
            ("signIn.callbackUrl", Nothing), ("signIn.redirectTo", Nothing), ("signIn.redirect", Nothing), ("signIn.*", Each),
            ("authorization.params.*", Each), ("authorization.url", Endpoint), ("authorization", Endpoint),
            ("audience", Misplaced("audience", "authorization.params.audience")),
            ("scope", Misplaced("scope", "authorization.params.scope")),
            ("tenantId", Part("tenant")), ("issuer", Issuer), ("wellKnown", Issuer),
            ("clientId", Param("client_id")), ("clientSecret", Secret), ("secret", Secret),
        ]],
        defaults: OPENID_PROFILE_EMAIL,
        built_in: &[
            BuiltIn { mark: "providers/google", provider: "google", defaults: &[] },
            BuiltIn { mark: "AUTH_GOOGLE_", provider: "google", defaults: &[] },
            BuiltIn { mark: "GoogleProvider({", provider: "google", defaults: &[] },
            BuiltIn { mark: "GitHubProvider({", provider: "github", defaults: &[("scope", "read:user user:email")] },
            BuiltIn { mark: "signIn('google'", provider: "google", defaults: &[] },
            BuiltIn { mark: "signIn(\"google\"", provider: "google", defaults: &[] },
            BuiltIn { mark: "signIn('github'", provider: "github", defaults: &[("scope", "read:user user:email")] },
            BuiltIn { mark: "signIn(\"github\"", provider: "github", defaults: &[("scope", "read:user user:email")] },
            BuiltIn { mark: "providers/github", provider: "github", defaults: &[("scope", "read:user user:email")] },
            BuiltIn { mark: "AUTH_GITHUB_", provider: "github", defaults: &[("scope", "read:user user:email")] },
            BuiltIn { mark: "providers/apple", provider: "apple", defaults: &[("scope", "name email"), ("response_mode", "form_post")] },
            BuiltIn { mark: "AUTH_APPLE_", provider: "apple", defaults: &[("scope", "name email"), ("response_mode", "form_post")] },
        ],
        makes: &["code_challenge"],
        // Its checks are PKCE alone, but for these (packages/core/src/providers).
        makes_with: &[
            ("providers/okta", "state"), ("Okta(", "state"), ("AUTH_OKTA_", "state"),
            ("checks:+\"state\"", "state"), ("checks:+'state'", "state"), ("checks:+\"nonce\"", "nonce"), ("checks:+'nonce'", "nonce"),
        ],
        redirects_to: "the site’s address, and /api/auth/callback/ with the provider’s ID",
        ignores: "A provider sends the parameters under authorization.params, and those in the query of authorization.",
        spec: page("Auth.js docs: configuring OAuth providers", "https://authjs.dev/guides/configuring-oauth-providers"),
        ..BASE
    },
    Sdk {
        title: "angular-auth-oidc-client",
        marks: &["angular-auth-oidc-client", "customParamsAuthRequest", "secureRoutes", "provideAuth({+authority", "AuthModule.forRoot({+authority", "postLogoutRedirectUri+redirectUrl+authority"],
        options: &[&[
            ("customParamsAuthRequest.*", Each),
            ("audience", Misplaced("audience", "customParamsAuthRequest.audience")),
            ("authority", Issuer), ("redirectUrl", Param("redirect_uri")),
        ], COMMON],
        ignores: "It has no option of that name; further parameters go there.",
        spec: page("angular-auth-oidc-client docs: public configuration", "https://angular-auth-oidc-client.com/docs/documentation/configuration"),
        makes: EACH_TIME,
        ..BASE
    },
    Sdk {
        title: "MSAL for Python",
        marks: &["from msal import", "initiate_auth_code_flow(", "acquire_token_interactive(", "acquire_token_by_auth_code_flow(", "get_authorization_request_url(", "ClientApplication(+client_credential=", "PublicClientApplication(+authority="],
        provider: "entra",
        options: &[&[
            ("PublicClientApplication.0", Param("client_id")), ("ConfidentialClientApplication.0", Param("client_id")), ("client_id", Param("client_id")),
            ("ConfidentialClientApplication.1", Secret), ("client_credential.*", Secret), ("client_credential", Secret), ("client_secret", Secret),
            ("authority", Issuer), ("tenant_id", Part("tenant")),
            ("initiate_auth_code_flow.0", Scopes), ("initiate_auth_code_flow", Scopes), ("acquire_token_interactive.0", Scopes), ("acquire_token_interactive", Scopes),
            ("get_authorization_request_url.0", Scopes), ("get_authorization_request_url", Scopes),
            ("scopes", Scopes), ("scope", Scopes), ("redirect_uri", Param("redirect_uri")), ("prompt", Param("prompt")), ("login_hint", Param("login_hint")),
            ("domain_hint", Param("domain_hint")), ("response_mode", Param("response_mode")), ("claims_challenge", Param("claims")),
        ]],
        adds: MSAL_SCOPES,
        makes: EACH_TIME,
        goes_to: COMMON_AUTHORITY,
        redirects_to: "http://localhost and a port for acquire_token_interactive, or the one that is registered",
        spec: page("MSAL for Python: source of ClientApplication", "https://github.com/AzureAD/microsoft-authentication-library-for-python/blob/dev/msal/application.py"),
        ..BASE
    },
    Sdk {
        title: "MSAL.NET",
        marks: &["PublicClientApplicationBuilder", "AcquireTokenInteractive("],
        provider: "entra",
        options: &[MSAL_NET],
        // Its Prompt.NotSpecified is that.
        defaults: &[("response_type", "code"), ("prompt", "select_account")],
        adds: MSAL_SCOPES,
        makes: &["state", "code_challenge"],
        goes_to: COMMON_AUTHORITY,
        redirects_to: "http://localhost on .NET, https://login.microsoftonline.com/common/oauth2/nativeclient on .NET Framework",
        spec: MSAL_NET_DOCS,
        ..BASE
    },
    Sdk {
        title: "MSAL.NET",
        marks: &["ConfidentialClientApplicationBuilder", "GetAuthorizationRequestUrl("],
        provider: "entra",
        options: &[MSAL_NET],
        defaults: &[("response_type", "code"), ("prompt", "select_account")],
        adds: MSAL_SCOPES,
        // The state of a web application is its own affair.
        makes_with: &[("WithPkce(", "code_challenge")],
        goes_to: COMMON_AUTHORITY,
        spec: MSAL_NET_DOCS,
        ..BASE
    },
    Sdk {
        title: "MSAL for Android",
        marks: &["\"broker_redirect_uri_registered\"", "\"account_mode\"", "\"authorization_user_agent\"", "\"authorities\"+\"redirect_uri\"+\"client_id\""],
        provider: "entra",
        options: &[&[
            ("client_id", Param("client_id")), ("redirect_uri", Param("redirect_uri")), ("authorities.authority_url", Issuer),
            ("audience.tenant_id", Part("tenant")), ("audience.type", MSAL_AUDIENCES), ("withScopes.0", Scopes), ("withScopes", Scopes),
        ]],
        adds: MSAL_SCOPES,
        makes: &["state", "code_challenge"],
        goes_to: COMMON_AUTHORITY,
        spec: page("Microsoft docs: configuration file of MSAL for Android", "https://learn.microsoft.com/entra/msal/android/msal-configuration"),
        ..BASE
    },
    Sdk {
        title: "MSAL for iOS and macOS",
        marks: &["MSALPublicClientApplication", "MSALAADAuthority", "MSALInteractiveTokenParameters"],
        provider: "entra",
        options: &[&[
            ("clientId", Param("client_id")), ("redirectUri", Param("redirect_uri")), ("scopes", Scopes), ("loginHint", Param("login_hint")),
            ("MSALAADAuthority.url.string", Issuer), ("MSALAADAuthority.url", Issuer), ("MSALB2CAuthority.url.string", Issuer), ("MSALCIAMAuthority.url.string", Issuer),
            ("authority", Nothing), ("extraQueryParameters.*", Each),
        ]],
        adds: MSAL_SCOPES,
        makes: &["state", "code_challenge"],
        goes_to: COMMON_AUTHORITY,
        redirects_to: "msauth. with the application’s bundle ID, and ://auth",
        spec: page("MSAL for iOS and macOS: README", "https://github.com/AzureAD/microsoft-authentication-library-for-objc/blob/dev/README.md"),
        ..BASE
    },
    Sdk {
        title: "MSAL.js",
        makes: EACH_TIME,
        marks: &["@azure/msal", "PublicClientApplication(", "ConfidentialClientApplication(", "msalConfig", "loginRequest", "acquireTokenSilent(", "MsalModule.forRoot",
            "loginPopup(+scopes", "loginRedirect(+scopes", "acquireTokenPopup(+scopes", "acquireTokenRedirect(+scopes", "ssoSilent(+scopes",
        ],
        provider: "entra",
        options: &[&[
            ("auth.clientId", Param("client_id")), ("auth.authority", Issuer), ("auth.redirectUri", Param("redirect_uri")), ("auth.clientSecret", Secret),
            ("postLogoutRedirectUri", Nothing), ("protectedResourceMap.*", Nothing),
            ("scopes", Param("scope")), ("extraQueryParameters.*", Each), ("prompt", Param("prompt")), ("loginHint", Param("login_hint")),
            ("domainHint", Param("domain_hint")), ("claims", Param("claims")), ("sid", Param("sid")), ("nonce", Param("nonce")),
            // What is sent is a state of its own, with this one behind it (msal-common, ProtocolUtils.setRequestState).
            ("state", Nothing),
            ("audience", Misplaced("audience", "scopes: [\"api://API-CLIENT-ID/.default\"]")),
            ("clientId", Param("client_id")), ("authority", Issuer), ("redirectUri", Param("redirect_uri")),
        ]],
        adds: MSAL_SCOPES,
        goes_to: COMMON_AUTHORITY,
        ignores: "Microsoft Entra ID has no audience: the scopes name the API.",
        spec: page("MSAL.js docs: resources and scopes", "https://github.com/AzureAD/microsoft-authentication-library-for-js/blob/dev/lib/msal-browser/docs/resources-and-scopes.md"),
        redirects_to: "the address of the page",
        ..BASE
    },
    Sdk {
        title: "oidc-client-ts",
        // A nonce only where it is given one.
        makes: &["state", "code_challenge"],
        marks: &["oidc-client", "react-oidc-context", "new UserManager(", "automaticSilentRenew", "extraQueryParams+authority", "<AuthProvider+authority=", "<AuthProvider+client_id=", "oidcConfig", "WebStorageStateStore("],
        options: &[&[
            ("extraQueryParams.*", Each), ("metadata.authorization_endpoint", Endpoint), ("extraTokenParams.*", Nothing),
            ("post_logout_redirect_uri", Nothing), ("silent_redirect_uri", Nothing),
            ("metadata.issuer", Nothing),
            ("audience", Misplaced("audience", "extraQueryParams.audience")),
        ], COMMON],
        defaults: &[("response_type", "code"), ("scope", "openid")],
        ignores: "It has no option of that name; further parameters go there.",
        spec: page("oidc-client-ts: settings", "https://github.com/authts/oidc-client-ts/blob/main/src/OidcClientSettings.ts"),
        ..BASE
    },
    Sdk {
        title: "okta-auth-js",
        marks: &["okta-auth-js", "new OktaAuth(", "@okta/okta-react"],
        provider: "okta",
        options: &[&[
            ("pkce", Makes("code_challenge")), ("extraParams.*", Each), ("idp", Param("idp")),
            ("audience", Misplaced("audience", "issuer: \"https://YOUR_OKTA_DOMAIN/oauth2/AUTHORIZATION_SERVER_ID\"")),
        ], COMMON],
        defaults: &[("response_type", "code"), ("scope", "openid email")],
        makes: EACH_TIME,
        ignores: "Okta has no audience: an authorization server has one of its own, and issuer names the server.",
        spec: page("okta-auth-js: README", "https://github.com/okta/okta-auth-js/blob/master/README.md"),
        ..BASE
    },
    Sdk {
        title: "Okta Spring Boot starter",
        marks: &["okta.oauth2", "okta:+oauth2:+issuer"],
        options: &[&[
            ("okta.oauth2.issuer", Issuer), ("okta.oauth2.client-id", Param("client_id")), ("okta.oauth2.client-secret", Secret), ("okta.oauth2.scopes", Scopes),
            ("okta.oauth2.audience", Nothing), ("okta.oauth2.redirect-uri", Param("redirect_uri")),
        ]],
        // Its own source has them (OIDCMetadata.java).
        defaults: &[("response_type", "code"), ("scope", "profile email openid")],
        makes: &["state", "nonce"],
        spec: page("Okta Spring Boot starter: README", "https://github.com/okta/okta-spring-boot/blob/master/README.md"),
        redirects_to: "the application’s address, and /login/oauth2/code/okta",
        fills: SPRING_FILLS,
        ..BASE
    },
    Sdk {
        title: "Spring Cloud Azure",
        marks: &["spring.cloud.azure.active-directory", "cloud:+azure:+active-directory:"],
        provider: "entra",
        options: &[&[
            ("credential.client-id", Param("client_id")), ("credential.client-secret", Secret), ("profile.tenant-id", Part("tenant")),
            ("environment.active-directory-endpoint", Part("instance")), ("active-directory.redirect-uri-template", Param("redirect_uri")),
            ("authenticate-additional-parameters.*", Each), ("authorization-clients.*.scopes", Scopes),
        ]],
        // Its client “azure” asks for the scopes of all.
        adds: MSAL_SCOPES,
        makes: &["state", "nonce"],
        redirects_to: "the application’s address, and /login/oauth2/code/",
        fills: SPRING_FILLS,
        spec: page("Microsoft docs: Spring Cloud Azure configuration properties", "https://learn.microsoft.com/azure/developer/java/spring-framework/configuration-properties-entra"),
        ..BASE
    },
    Sdk {
        title: "Spring Security",
        marks: &["spring.security.oauth2", "security:+oauth2:+registration:", "ClientRegistration", "authorizationRequestCustomizer", "additionalParameters(+.put(\"audience\""],
        options: &[&[
            ("registration.*.client-id", Param("client_id")), ("registration.*.client-secret", Secret), ("registration.*.scope", Scopes),
            ("registration.*.redirect-uri", Param("redirect_uri")),
            ("registration.*.audience", Misplaced("audience", "additionalParameters of an OAuth2AuthorizationRequestResolver")),
            ("provider.*.audience", Misplaced("audience", "additionalParameters of an OAuth2AuthorizationRequestResolver")),
            ("provider.*.issuer-uri", Issuer), ("provider.*.authorization-uri", Endpoint),
            ("resourceserver.jwt.*", Nothing),
            ("clientId.0", Param("client_id")), ("clientSecret.0", Secret), ("redirectUri.0", Param("redirect_uri")), ("authorizationUri.0", Endpoint), ("issuerUri.0", Issuer),
            ("fromIssuerLocation.0", Issuer), ("fromOidcIssuerLocation.0", Issuer),
            ("scope.0", Scopes), ("scope.1", Scopes), ("scope.2", Scopes), ("scope.3", Scopes), ("scope.4", Scopes), ("scope.5", Scopes), ("scope.*", Nothing),
        ], CALLS],
        built_in: &[
            BuiltIn { mark: "registration.google.", provider: "google", defaults: &[("scope", "openid profile email")] },
            BuiltIn { mark: "registration:+google:", provider: "google", defaults: &[("scope", "openid profile email")] },
            BuiltIn { mark: "registration.github.", provider: "github", defaults: &[("scope", "read:user")] },
            BuiltIn { mark: "registration:+github:", provider: "github", defaults: &[("scope", "read:user")] },
        ],
        makes: &["state", "nonce"],
        makes_with: &[("withPkce(", "code_challenge")],
        redirects_to: "the application’s address, and /login/oauth2/code/ with the registration’s ID",
        fills: SPRING_FILLS,
        ignores: "Spring Security has no property of that name.",
        spec: page("Spring Security docs: OAuth 2.0 login", "https://docs.spring.io/spring-security/reference/servlet/oauth2/login/core.html"),
        ..BASE
    },
    Sdk {
        title: "Auth0.AspNetCore.Authentication",
        marks: &["AddAuth0WebAppAuthentication", "\"Auth0\":+\"Domain\"", "LoginAuthenticationPropertiesBuilder", "Auth0.AspNetCore"],
        provider: "auth0",
        options: &[&[
            ("Auth0.Domain", Domain), ("Auth0.ClientId", Param("client_id")), ("Auth0.ClientSecret", Secret), ("Auth0.Audience", Param("audience")),
            ("Auth0.Authority", Issuer),
            ("LoginParameters.*", Each), ("LoginParameters.Dictionary.*", Each), ("LoginParameters.add.*", Each),
            ("AddAuth0WebAppAuthentication.*.Audience", Misplaced("audience", "WithAccessToken(o => o.Audience = …)")),
            ("Domain", Domain), ("ClientId", Param("client_id")), ("ClientSecret", Secret), ("Audience", Param("audience")), ("Scope", Param("scope")),
            ("CallbackPath", Path), ("Organization", Param("organization")), ("ResponseType", Param("response_type")),
            ("UseRefreshTokens", Adds("offline_access")),
            ("WithAudience.0", Param("audience")), ("WithScope.0", Param("scope")), ("WithOrganization.0", Param("organization")),
        ]],
        // The handler’s own, unless an access token is asked for (its Auth0WebAppOptions.cs, and the builder of WithAccessToken).
        defaults: &[("response_type", "id_token"), ("scope", "openid profile")],
        always: &[("response_mode", "form_post")],
        // Settings that have a secret, or name an API, are there for the code flow.
        sends_with: &[
            ("WithAccessToken", "response_type", "code"), ("WithAudience(", "response_type", "code"),
            ("\"Auth0\":+\"Audience\":", "response_type", "code"), ("\"Auth0\":+\"ClientSecret\":", "response_type", "code"),
        ],
        access_token_by: "WithAccessToken",
        ignores: "The options of the sign-in have no member of that name.",
        makes: EACH_TIME,
        spec: page("Auth0.AspNetCore.Authentication: examples", "https://github.com/auth0/auth0-aspnetcore-authentication/blob/main/EXAMPLES.md"),
        redirects_to: "the application’s address, and /callback",
        ..BASE
    },
    Sdk {
        title: "Microsoft.Identity.Web",
        marks: &["\"AzureAd\"", "AddMicrosoftIdentityWebApp", "\"AzureAdB2C\"", "AzureAd:"],
        provider: "entra",
        options: &[&[
            ("AzureAdB2C.Domain", Part("domain")), ("SignUpSignInPolicyId", Part("policy")), ("Domain", Nothing),
            ("Instance", Part("instance")), ("TenantId", Part("tenant")), ("ClientId", Param("client_id")), ("ClientSecret", Secret),
            ("CallbackPath", Path), ("Scopes", Scopes), ("Audience", Nothing), ("Authority", Issuer),
        ]],
        defaults: &[("response_type", "id_token"), ("response_mode", "form_post")],
        adds: &["openid", "profile"],
        makes: EACH_TIME,
        redirects_to: SIGNIN_OIDC,
        spec: page("Microsoft docs: web app configuration", "https://learn.microsoft.com/entra/identity-platform/scenario-web-app-sign-user-app-configuration"),
        ..BASE
    },
    Sdk {
        title: "ASP.NET Core’s Google handler",
        marks: &["AddGoogle(", "GoogleDefaults."],
        options: &[ASPNET_OAUTH],
        built_in: &[BuiltIn { mark: "", provider: "google", defaults: &[] }],
        adds: &["openid", "profile", "email"],
        bare: "Scope.Clear(",
        makes: &["state"],
        redirects_to: "the application’s address, and /signin-google",
        spec: page("ASP.NET Core: source of GoogleOptions", "https://github.com/dotnet/aspnetcore/blob/main/src/Security/Authentication/Google/src/GoogleOptions.cs"),
        ..BASE
    },
    Sdk {
        title: "AspNet.Security.OAuth.GitHub",
        marks: &["AddGitHub("],
        options: &[ASPNET_OAUTH],
        built_in: &[BuiltIn { mark: "", provider: "github", defaults: &[] }],
        makes: &["state"],
        redirects_to: "the application’s address, and /signin-github",
        spec: page("AspNet.Security.OAuth.Providers: README", "https://github.com/aspnet-contrib/AspNet.Security.OAuth.Providers/blob/dev/README.md"),
        ..BASE
    },
    Sdk {
        title: "ASP.NET Core’s OpenID Connect handler",
        marks: &["AddOpenIdConnect", "\"Authentication\":+\"Schemes\":+\"ClientId\":", "OpenIdConnectOptions", "OpenIdConnectResponseType", "options.Scope.Add(", "ProtocolMessage.SetParameter("],
        options: &[&[
            ("Scope.Add.0", Scopes), ("Scope.Clear.*", Nothing),
            ("AddOpenIdConnect.0", Nothing), ("CallbackPath", Path), ("MetadataAddress", Issuer), ("SignedOutCallbackPath", Nothing),
            ("Configuration.AuthorizationEndpoint", Endpoint),
            ("AddOpenIdConnect.*.Audience", ASPNET_AUDIENCE), ("Schemes.OpenIdConnect.Audience", ASPNET_AUDIENCE),
            // Of the handler of an API, beside it in the same file.
            ("Schemes.Bearer.*", Nothing),
            // Only the handler of an API has the option of that name, and asks for nothing.
        ], CALLS, &[("Audience", Nothing)], COMMON],
        defaults: &[("response_type", "id_token")],
        always: &[("response_mode", "form_post")],
        adds: &["openid", "profile"],
        bare: "Scope.Clear(",
        makes: EACH_TIME,
        redirects_to: SIGNIN_OIDC,
        access_token_by: "ResponseType = \"code\"",
        ignores: "Only the handler of an API has an option of that name.",
        spec: page("ASP.NET Core docs: OpenIdConnectOptions", "https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.openidconnect.openidconnectoptions"),
        ..BASE
    },
    Sdk {
        title: "Auth0.Android",
        marks: &["WebAuthProvider.login(", "com.auth0.android"],
        provider: "auth0",
        options: &[&[
            ("Auth0.0", Param("client_id")), ("Auth0.1", Domain), ("getInstance.0", Param("client_id")), ("getInstance.1", Domain),
            ("withAudience.0", Param("audience")), ("withScope.0", Param("scope")), ("withRedirectUri.0", Param("redirect_uri")), ("withConnection.0", Param("connection")),
            ("withOrganization.0", Param("organization")), ("withMaxAge.0", Param("max_age")), ("withState.0", Param("state")), ("withNonce.0", Param("nonce")), ("withConnectionScope.0", Param("connection_scope")),
            ("withParameters.*", Each), ("withParameters.mapOf.*", Each), ("com_auth0_domain", Domain), ("com_auth0_client_id", Param("client_id")),
        ]],
        defaults: OPENID_PROFILE_EMAIL,
        makes: EACH_TIME,
        adds: &["openid"],
        spec: page("Auth0.Android: examples", "https://github.com/auth0/Auth0.Android/blob/main/EXAMPLES.md"),
        redirects_to: "the application’s scheme, the tenant’s domain, and /android/ with the application’s ID and /callback",
        ..BASE
    },
    Sdk {
        title: "Auth0.swift",
        marks: &[".webAuth(", "import Auth0"],
        provider: "auth0",
        options: &[&[
            ("webAuth.clientId", Param("client_id")), ("webAuth.domain", Domain),
            ("webAuth.audience.0", Misplaced("audience", "the chain of calls that ends with start, or a variable that takes what the call returns")),
            ("audience.0", Param("audience")), ("scope.0", Param("scope")), ("connection.0", Param("connection")), ("organization.0", Param("organization")), ("state.0", Param("state")), ("nonce.0", Param("nonce")), ("maxAge.0", Param("max_age")),
            ("redirectURL", Param("redirect_uri")), ("redirectURL.0", Param("redirect_uri")), ("redirectURL.string", Param("redirect_uri")), ("redirectURL.URL.string", Param("redirect_uri")),
            ("parameters.*", Each), ("ClientId", Param("client_id")), ("Domain", Domain),
        ]],
        // Version 2 asks without offline_access.
        defaults: &[("response_type", "code"), ("scope", "openid profile email offline_access")],
        adds: &["openid"],
        ignores: "Since version 3 such a call returns a changed copy, and changes nothing where that is not used.",
        makes: EACH_TIME,
        spec: page("Auth0.swift: migration to version 3", "https://github.com/auth0/Auth0.swift/blob/master/V3_MIGRATION_GUIDE.md"),
        redirects_to: "the tenant’s domain, and /ios/ or /macos/ with the application’s ID and /callback",
        ..BASE
    },
    Sdk {
        title: "requests-oauthlib",
        marks: &["requests_oauthlib"],
        options: &[&[
            ("OAuth2Session.0", Param("client_id")), ("OAuth2Session.pkce", Makes("code_challenge")), ("authorization_url.0", Endpoint),
            ("authorization_base_url", Endpoint), ("authorization_url.*", Each), ("scope", Scopes),
        ], COMMON],
        makes: &["state"],
        spec: page("requests-oauthlib: source of OAuth2Session", "https://github.com/requests/requests-oauthlib/blob/master/requests_oauthlib/oauth2_session.py"),
        ..BASE
    },
    Sdk {
        title: "google-auth-oauthlib",
        marks: &["google_auth_oauthlib", "InstalledAppFlow"],
        provider: "google",
        options: &[&[
            ("authorization_url.*", Each), ("scopes", Scopes), ("from_client_secrets_file", Scopes), ("from_client_config", Scopes), ("redirect_uri", Param("redirect_uri")),
            ("client_id", Param("client_id")), ("client_secret", Secret), ("redirect_uris", Param("redirect_uri")), ("autogenerate_code_verifier", Makes("code_challenge")),
        ]],
        built_in: &[BuiltIn { mark: "", provider: "google", defaults: &[("access_type", "offline")] }],
        // Whether it makes a challenge by itself is a matter of its version.
        makes: &["state"],
        elsewhere: &[("client_id", "the file of the client’s secrets")],
        redirects_to: "run_local_server makes http://localhost and a port",
        spec: page("google-auth-oauthlib: source of Flow", "https://github.com/googleapis/google-auth-library-python-oauthlib/blob/main/google_auth_oauthlib/flow.py"),
        ..BASE
    },
    Sdk {
        title: "google-auth-library",
        marks: &["google-auth-library", "google.auth.OAuth2(", "generateAuthUrl("],
        provider: "google",
        options: &[&[
            ("OAuth2Client.0", Param("client_id")), ("OAuth2Client.1", Secret), ("OAuth2Client.2", Param("redirect_uri")),
            ("OAuth2.0", Param("client_id")), ("OAuth2.1", Secret), ("OAuth2.2", Param("redirect_uri")),
            ("generateAuthUrl.scope", Scopes), ("generateAuthUrl.*", Each), ("clientId", Param("client_id")), ("clientSecret", Secret), ("redirectUri", Param("redirect_uri")),
            ("scopes", Scopes),
        ]],
        built_in: &[BuiltIn { mark: "", provider: "google", defaults: &[] }],
        spec: page("google-auth-library: README", "https://github.com/googleapis/google-auth-library-nodejs/blob/main/README.md"),
        ..BASE
    },
    Sdk {
        title: "openid-client",
        // It makes what the code asks it for.
        marks: &["openid-client", "client.discovery(", "Issuer.discover("],
        options: &[&[
            ("discovery.URL.0", Issuer), ("discovery.new.URL.0", Issuer), ("discovery.0", Issuer), ("server", Issuer), ("discovery.1", Param("client_id")), ("discovery.2", Secret),
            ("discover.0", Issuer), ("buildAuthorizationUrl.*", Each), ("authorizationUrl.*", Each), ("response_types", Param("response_type")),
        ], COMMON],
        makes_with: &[
            ("calculatePKCECodeChallenge(", "code_challenge"), ("codeChallenge(", "code_challenge"), ("randomState(", "state"), ("generators.state(", "state"),
            ("randomNonce(", "nonce"), ("generators.nonce(", "nonce"),
        ],
        spec: page("openid-client: README", "https://github.com/panva/openid-client/blob/main/README.md"),
        ..BASE
    },
    Sdk {
        title: "Quarkus OIDC",
        marks: &["quarkus.oidc.", "quarkus:+oidc:+auth-server-url"],
        options: &[&[
            ("oidc.auth-server-url", Issuer), ("oidc.client-id", Param("client_id")), ("credentials.secret", Secret), ("credentials.client-secret.value", Secret),
            ("authentication.scopes", Scopes), ("authentication.extra-params.*", Each), ("authentication.redirect-path", Path), ("authentication.pkce-required", Makes("code_challenge")),
            ("authentication.nonce-required", Makes("nonce")), ("authentication.response-mode", Param("response_mode")), ("oidc.authorization-path", Nothing),
        ]],
        adds: &["openid"],
        makes: &["state"],
        redirects_to: "the address that was called",
        spec: page("Quarkus: OIDC configuration reference", "https://quarkus.io/guides/security-oidc-configuration-properties-reference"),
        ..BASE
    },
    Sdk {
        title: "mozilla-django-oidc",
        marks: &["OIDC_RP_CLIENT_ID", "mozilla_django_oidc"],
        options: &[&[
            ("OIDC_RP_CLIENT_ID", Param("client_id")), ("OIDC_RP_CLIENT_SECRET", Secret), ("OIDC_RP_SCOPES", Scopes), ("OIDC_OP_AUTHORIZATION_ENDPOINT", Endpoint),
            ("OIDC_AUTH_REQUEST_EXTRA_PARAMS.*", Each), ("OIDC_USE_NONCE", Makes("nonce")), ("OIDC_USE_PKCE", Makes("code_challenge")),
        ]],
        defaults: &[("response_type", "code"), ("scope", "openid email")],
        makes: &["state", "nonce"],
        redirects_to: "the site’s address, and /oidc/callback/",
        spec: page("mozilla-django-oidc: settings", "https://mozilla-django-oidc.readthedocs.io/en/stable/settings.html"),
        ..BASE
    },
    Sdk {
        title: "django-allauth",
        marks: &["SOCIALACCOUNT_PROVIDERS"],
        options: &[&[
            ("client_id", Param("client_id")), ("secret", Secret), ("settings.server_url", Issuer), ("server_url", Issuer), ("scope", Scopes), ("AUTH_PARAMS.*", Each),
            ("OAUTH_PKCE_ENABLED", Makes("code_challenge")),
        ]],
        built_in: &[
            BuiltIn { mark: "'google':", provider: "google", defaults: &[] }, BuiltIn { mark: "\"google\":", provider: "google", defaults: &[] },
            BuiltIn { mark: "'github':", provider: "github", defaults: &[] }, BuiltIn { mark: "\"github\":", provider: "github", defaults: &[] },
        ],
        makes: &["state"],
        elsewhere: &[("scope", "the provider’s own default")],
        redirects_to: "the site’s address, and /accounts/ with the provider’s ID and /login/callback/",
        spec: page("django-allauth: provider configuration", "https://docs.allauth.org/en/latest/socialaccount/provider_configuration.html"),
        ..BASE
    },
    Sdk {
        title: "python-social-auth",
        marks: &["SOCIAL_AUTH_"],
        options: &[&[
            ("SOCIAL_AUTH_AUTH0_DOMAIN", Domain), ("SOCIAL_AUTH_AUTH0_KEY", Param("client_id")), ("SOCIAL_AUTH_AUTH0_SECRET", Secret), ("SOCIAL_AUTH_AUTH0_SCOPE", Scopes),
            ("SOCIAL_AUTH_AUTH0_AUTH_EXTRA_ARGUMENTS.*", Each),
            ("SOCIAL_AUTH_OIDC_OIDC_ENDPOINT", Issuer), ("SOCIAL_AUTH_OIDC_KEY", Param("client_id")), ("SOCIAL_AUTH_OIDC_SECRET", Secret), ("SOCIAL_AUTH_OIDC_SCOPE", Scopes),
            ("SOCIAL_AUTH_KEYCLOAK_AUTHORIZATION_URL", Endpoint), ("SOCIAL_AUTH_KEYCLOAK_KEY", Param("client_id")), ("SOCIAL_AUTH_KEYCLOAK_SECRET", Secret),
            ("SOCIAL_AUTH_GOOGLE_OAUTH2_KEY", Param("client_id")), ("SOCIAL_AUTH_GOOGLE_OAUTH2_SECRET", Secret), ("SOCIAL_AUTH_GOOGLE_OAUTH2_SCOPE", Scopes),
            ("SOCIAL_AUTH_GOOGLE_OAUTH2_AUTH_EXTRA_ARGUMENTS.*", Each),
            ("SOCIAL_AUTH_GITHUB_KEY", Param("client_id")), ("SOCIAL_AUTH_GITHUB_SECRET", Secret), ("SOCIAL_AUTH_GITHUB_SCOPE", Scopes),
        ]],
        built_in: &[
            BuiltIn { mark: "SOCIAL_AUTH_GOOGLE_OAUTH2_", provider: "google", defaults: &[] },
            BuiltIn { mark: "SOCIAL_AUTH_GITHUB_", provider: "github", defaults: &[] },
        ],
        makes: &["state"],
        elsewhere: &[("scope", "the backend’s own default")],
        redirects_to: "the site’s address, and /complete/ with the backend’s name",
        spec: page("python-social-auth: OIDC backend", "https://python-social-auth.readthedocs.io/en/latest/backends/oidc.html"),
        ..BASE
    },
    Sdk {
        title: "Flask-Dance",
        marks: &["make_github_blueprint(", "make_google_blueprint("],
        options: &[&[("client_id", Param("client_id")), ("client_secret", Secret), ("scope", Scopes)]],
        built_in: &[
            BuiltIn { mark: "make_github_blueprint(", provider: "github", defaults: &[] },
            BuiltIn { mark: "make_google_blueprint(", provider: "google", defaults: &[] },
        ],
        makes: &["state"],
        elsewhere: &[("client_id", "the application’s configuration")],
        redirects_to: "the site’s address, and /github/authorized or /google/authorized, behind url_prefix where there is one",
        spec: page("Flask-Dance: providers", "https://flask-dance.readthedocs.io/en/latest/providers.html"),
        ..BASE
    },
    Sdk {
        title: "Better Auth",
        marks: &["better-auth", "betterAuth("],
        options: &[&[
            ("clientId", Param("client_id")), ("clientSecret", Secret), ("secret", Secret), ("scope", Scopes), ("redirectURI", Param("redirect_uri")), ("prompt", Param("prompt")),
            ("accessType", Param("access_type")), ("tenantId", Part("tenant")), ("discoveryUrl", Issuer), ("authorizationUrl", Endpoint),
        ]],
        built_in: &[
            BuiltIn { mark: "google: {", provider: "google", defaults: &[] },
            BuiltIn { mark: "github: {", provider: "github", defaults: &[] },
        ],
        makes: &["state", "code_challenge"],
        elsewhere: &[("scope", "the provider’s own default")],
        redirects_to: "the site’s address, and /api/auth/callback/ with the provider’s ID",
        spec: page("Better Auth docs: OAuth", "https://www.better-auth.com/docs/concepts/oauth"),
        ..BASE
    },
    Sdk {
        title: "expo-auth-session",
        marks: &["expo-auth-session", "useAutoDiscovery("],
        options: &[&[
            ("extraParams.*", Each), ("useAutoDiscovery.0", Issuer), ("fetchDiscoveryAsync.0", Issuer), ("usePKCE", Makes("code_challenge")), ("scopes", Scopes),
        ], COMMON],
        makes: &["state", "code_challenge"],
        spec: page("Expo docs: AuthSession", "https://docs.expo.dev/versions/latest/sdk/auth-session/"),
        ..BASE
    },
    Sdk {
        title: "angular-oauth2-oidc",
        marks: &["angular-oauth2-oidc", "customQueryParams+issuer"],
        options: &[&[("customQueryParams.*", Each), ("loginUrl", Endpoint), ("dummyClientSecret", Secret), ("disablePKCE", Nothing)], COMMON],
        // Without a response type of its own it is the implicit flow.
        defaults: &[("response_type", "id_token token"), ("scope", "openid profile")],
        makes: EACH_TIME,
        spec: page("angular-oauth2-oidc: AuthConfig", "https://github.com/manfredsteyer/angular-oauth2-oidc/blob/master/projects/lib/src/auth.config.ts"),
        ..BASE
    },
    Sdk {
        title: "omniauth-auth0",
        marks: &["OmniAuth+:auth0,", "omniauth-auth0"],
        provider: "auth0",
        options: &[&[
            ("provider.1", Param("client_id")), ("provider.2", Secret), ("provider.3", Domain), ("authorize_params.*", Each), ("provider.callback_path", Path),
            ("auth0_domain", Domain), ("auth0_client_id", Param("client_id")), ("auth0_client_secret", Secret),
        ]],
        makes: &["state", "nonce"],
        makes_with: &[("pkce: true", "code_challenge")],
        spec: page("omniauth-auth0: README", "https://github.com/auth0/omniauth-auth0/blob/master/README.md"),
        ..BASE
    },
    Sdk {
        title: "omniauth_openid_connect",
        marks: &["omniauth_openid_connect", "provider :openid_connect", "omniauth :openid_connect"],
        options: &[&[
            ("client_options.identifier", Param("client_id")), ("client_options.secret", Secret), ("client_options.redirect_uri", Param("redirect_uri")),
            ("client_options.authorization_endpoint", Endpoint), ("client_options.host", Nothing), ("extra_authorize_params.*", Each), ("scope", Scopes),
            ("pkce", Makes("code_challenge")), ("response_type", Nothing), ("state", Nothing), ("nonce", Nothing),
        ], COMMON],
        defaults: &[("response_type", "code"), ("scope", "openid")],
        makes: &["state", "nonce"],
        spec: page("omniauth_openid_connect: README", "https://github.com/omniauth/omniauth_openid_connect/blob/master/README.md"),
        ..BASE
    },
    Sdk {
        title: "Laravel Socialite",
        marks: &["Socialite::", "'client_secret' => env(+'redirect' =>"],
        options: &[&[
            ("client_id", Param("client_id")), ("client_secret", Secret), ("redirect", Param("redirect_uri")), ("scopes", Scopes), ("scopes.0", Scopes), ("setScopes", Scopes),
            ("with.*", Each),
        ]],
        built_in: &[
            BuiltIn { mark: "driver('google')", provider: "google", defaults: &[] }, BuiltIn { mark: "'google' =>", provider: "google", defaults: &[] },
            BuiltIn { mark: "driver('github')", provider: "github", defaults: &[] }, BuiltIn { mark: "'github' =>", provider: "github", defaults: &[] },
        ],
        makes: &["state"],
        makes_with: &[("enablePKCE(", "code_challenge")],
        elsewhere: &[("client_id", "config/services.php"), ("redirect_uri", "config/services.php"), ("scope", "the driver’s own scopes")],
        spec: page("Laravel docs: Socialite", "https://laravel.com/docs/socialite"),
        ..BASE
    },
    Sdk {
        title: "Auth0-PHP",
        marks: &["Auth0\\SDK", "new Auth0([", "SdkConfiguration("],
        provider: "auth0",
        options: &[&[
            ("domain", Domain), ("customDomain", Domain), ("clientId", Param("client_id")), ("clientSecret", Secret), ("cookieSecret", Secret), ("redirectUri", Param("redirect_uri")),
            ("audience", Param("audience")), ("scope", Scopes), ("organization", Param("organization")), ("responseMode", Param("response_mode")), ("usePkce", Makes("code_challenge")),
        ]],
        defaults: OPENID_PROFILE_EMAIL,
        makes: EACH_TIME,
        spec: page("Auth0-PHP: SdkConfiguration", "https://auth0.github.io/auth0-PHP/classes/Auth0-SDK-Configuration-SdkConfiguration.html"),
        ..BASE
    },
    Sdk {
        title: "AppAuth",
        marks: &["OIDAuthorizationRequest", "OIDServiceConfiguration", "AuthorizationServiceConfiguration", "react-native-app-auth", "AuthorizationRequest.Builder", "@openid/appauth", "flutter_appauth", "AuthorizationTokenRequest(", "authorize(config)"],
        options: &[&[
            ("AuthorizationServiceConfiguration.parse.0", Endpoint), ("AuthorizationServiceConfiguration.Uri.parse.0", Endpoint),
            ("AuthorizationServiceConfiguration.0", Endpoint),
            ("AuthorizationTokenRequest.0", Param("client_id")), ("AuthorizationTokenRequest.1", Param("redirect_uri")), ("AuthorizationRequest.0", Param("client_id")), ("AuthorizationRequest.1", Param("redirect_uri")),
            ("Builder.1", Param("client_id")), ("Builder.3", Param("redirect_uri")), ("Builder.Uri.parse.0", Param("redirect_uri")), ("Builder.*", Nothing),
            ("setScope.0", Param("scope")), ("setPrompt.0", Param("prompt")), ("setAdditionalParameters.*", Each), ("mapOf.*", Each),
            ("authorizationEndpoint.URL.string", Endpoint), ("authorizationEndpoint.string", Endpoint),
            ("redirectURL.string", Param("redirect_uri")), ("redirectURL.URL.string", Param("redirect_uri")),
            ("issuer.string", Issuer), ("forIssuer.string", Issuer), ("forIssuer.URL.string", Issuer),
        ], CALLS, COMMON],
        makes: EACH_TIME,
        spec: page("AppAuth: README", "https://github.com/openid/AppAuth-Android/blob/master/README.md"),
        ..BASE
    },
    Sdk {
        title: "Authlib",
        marks: &["from authlib", "import authlib", "authlib.integrations", "oauth.register(", "server_metadata_url", "client_kwargs", "authorize_redirect("],
        options: &[&[
            ("authorize_params.*", Each), ("authorize_redirect.audience", Param("audience")), ("authorize_redirect.0", Param("redirect_uri")),
            ("client_kwargs.scope", Param("scope")), ("client_kwargs.audience", Misplaced("audience", "authorize_params={\"audience\": …}")),
            ("client_kwargs.code_challenge_method", Makes("code_challenge")), ("client_kwargs.*", Nothing),
        ], COMMON],
        ignores: "client_kwargs are for the HTTP session; what goes to the authorization endpoint stands there.",
        makes: &["state", "nonce"],
        elsewhere: &[("client_id", "the application’s configuration")],
        spec: page("Authlib docs: web OAuth clients", "https://docs.authlib.org/en/latest/client/frameworks.html"),
        ..BASE
    },
    Sdk {
        title: "auth0-server-python",
        marks: &["auth0_server_python", "auth0_fastapi", "authorization_params+client_id+domain"],
        provider: "auth0",
        options: &[&[("authorization_params.*", Each), ("domain", Domain), ("secret", Secret), ("app_base_url", Base("/auth/callback"))], COMMON],
        defaults: OPENID_PROFILE_EMAIL,
        makes: &["state", "code_challenge"],
        spec: page("Auth0 docs: Python quickstart", "https://auth0.com/docs/quickstart/webapp/python"),
        ..BASE
    },
    Sdk {
        title: "golang.org/x/oauth2",
        marks: &["oauth2.Config", "golang.org/x/oauth2", "AuthCodeURL(", "oauth2.Endpoint"],
        options: &[&[
            ("Exchange.oauth2.SetAuthURLParam.audience", Misplaced("audience", "AuthCodeURL(state, oauth2.SetAuthURLParam(\"audience\", …))")),
            ("setAuthUrlParam.*", Each), ("Endpoint.AuthURL", Endpoint), ("AuthURL", Endpoint), ("TokenURL", Nothing),
            ("NewProvider.1", Issuer), ("Endpoint.oauth2.Endpoint.AuthURL", Endpoint), ("AzureADEndpoint.0", Part("tenant")),
            ("AzureAD.0", Part("tenant")), ("Endpoint", Nothing), ("AuthCodeURL.0", Param("state")),
        ], COMMON],
        built_in: &[
            BuiltIn { mark: "google.Endpoint", provider: "google", defaults: &[] },
            BuiltIn { mark: "endpoints.Google", provider: "google", defaults: &[] },
            BuiltIn { mark: "github.Endpoint", provider: "github", defaults: &[] },
            BuiltIn { mark: "endpoints.GitHub", provider: "github", defaults: &[] },
        ],
        makes_with: &[("S256ChallengeOption(", "code_challenge")],
        sends_with: &[
            ("oauth2.AccessTypeOffline", "access_type", "offline"), ("oauth2.AccessTypeOnline", "access_type", "online"), ("oauth2.ApprovalForce", "prompt", "consent"),
        ],
        spec: page("Go package golang.org/x/oauth2", "https://pkg.go.dev/golang.org/x/oauth2"),
        ..BASE
    },
    Sdk {
        title: "mod_auth_openidc",
        marks: &["OIDCProviderMetadataURL", "OIDCProviderAuthorizationEndpoint", "OIDCClientID+OIDCRedirectURI"],
        options: &[&[
            ("OIDCAuthRequestParams.*", Each), ("OIDCProviderMetadataURL", Issuer), ("OIDCProviderIssuer", Issuer), ("OIDCProviderAuthorizationEndpoint", Endpoint),
            ("OIDCClientID", Param("client_id")), ("OIDCClientSecret", Secret), ("OIDCCryptoPassphrase", Secret), ("OIDCScope", Param("scope")),
            ("OIDCRedirectURI", Param("redirect_uri")), ("OIDCResponseType", Param("response_type")), ("OIDCResponseMode", Param("response_mode")),
            ("OIDCPKCEMethod", Stands(&Makes("code_challenge"), &[("S256", "true"), ("plain", "true"), ("none", "false")])),
        ]],
        defaults: &[("response_type", "code"), ("scope", "openid")],
        makes: EACH_TIME,
        spec: page("mod_auth_openidc: auth_openidc.conf", "https://github.com/OpenIDC/mod_auth_openidc/blob/master/auth_openidc.conf"),
        ..BASE
    },
    Sdk {
        title: "oauth2-proxy",
        marks: &["--oidc-issuer-url", "OAUTH2_PROXY_", "oidc_issuer_url", "oauth2-proxy+--client-id"],
        options: &[&[
            ("OAUTH2_PROXY_OIDC_ISSUER_URL", Issuer), ("OAUTH2_PROXY_CLIENT_ID", Param("client_id")), ("OAUTH2_PROXY_CLIENT_SECRET", Secret), ("OAUTH2_PROXY_COOKIE_SECRET", Secret),
            ("OAUTH2_PROXY_SCOPE", Param("scope")), ("OAUTH2_PROXY_REDIRECT_URL", Param("redirect_uri")), ("OAUTH2_PROXY_LOGIN_URL", Endpoint), ("OAUTH2_PROXY_PROMPT", Param("prompt")),
            ("OAUTH2_PROXY_ACR_VALUES", Param("acr_values")), ("OAUTH2_PROXY_RESOURCE", Param("resource")), ("OAUTH2_PROXY_CODE_CHALLENGE_METHOD", Stands(&Makes("code_challenge"), &[("S256", "true"), ("plain", "true")])),
            ("oidc-issuer-url", Issuer), ("client-id", Param("client_id")), ("client-secret", Secret), ("cookie-secret", Secret), ("scope", Param("scope")),
            ("redirect-url", Param("redirect_uri")), ("login-url", Endpoint), ("prompt", Param("prompt")), ("acr-values", Param("acr_values")), ("resource", Param("resource")),
            ("code-challenge-method", Stands(&Makes("code_challenge"), &[("S256", "true"), ("plain", "true")])),
        ]],
        makes: &["state", "nonce"],
        spec: page("oauth2-proxy: configuration", "https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview"),
        ..BASE
    },
    Sdk {
        title: "Goth",
        marks: &["markbates/goth+auth0.New(", "goth.UseProviders+auth0.New("],
        provider: "auth0",
        options: &[&[
            ("auth0.New.0", Param("client_id")), ("auth0.New.1", Secret), ("auth0.New.2", Param("redirect_uri")), ("auth0.New.3", Domain),
            ("auth0.New.4", Scopes), ("auth0.New.5", Scopes), ("auth0.New.6", Scopes), ("auth0.New.7", Scopes), ("auth0.New.8", Scopes),
        ]],
        defaults: &[("response_type", "code"), ("scope", "profile openid")],
        makes: &["state"],
        spec: page("goth: providers/auth0/auth0.go", "https://github.com/markbates/goth/blob/master/providers/auth0/auth0.go"),
        ..BASE
    },
    Sdk {
        title: "Goth",
        marks: &["markbates/goth+openidConnect.New(", "goth+openidConnect.New("],
        options: &[&[
            ("openidConnect.New.0", Param("client_id")), ("openidConnect.New.1", Secret), ("openidConnect.New.2", Param("redirect_uri")), ("openidConnect.New.3", Issuer),
            ("openidConnect.New.4", Scopes), ("openidConnect.New.5", Scopes), ("openidConnect.New.6", Scopes), ("openidConnect.New.7", Scopes), ("openidConnect.New.8", Scopes),
        ]],
        adds: &["openid"],
        makes: &["state"],
        spec: page("goth: providers/openidConnect/openidConnect.go", "https://github.com/markbates/goth/blob/master/providers/openidConnect/openidConnect.go"),
        ..BASE
    },
    Sdk {
        title: "Logto",
        marks: &["@logto/", "LogtoConfig", "logtoConfig", "appId+endpoint+resources"],
        provider: "logto",
        options: &[&[
            ("endpoint", Part("logto")), ("appId", Param("client_id")), ("appSecret", Secret), ("cookieSecret", Secret), ("baseUrl", Base("/callback")),
            ("resources", Param("resource")), ("resources.*", Param("resource")), ("scopes", Scopes), ("scopes.*", Scopes), ("prompt", Param("prompt")),
            ("signIn.0", Param("redirect_uri")), ("signIn.redirectUri", Param("redirect_uri")),
        ]],
        defaults: &[("response_type", "code"), ("prompt", "consent")],
        makes: &["state", "code_challenge"],
        adds: &["openid", "offline_access", "profile"],
        spec: page("Logto: packages/js/src/utils/scopes.ts", "https://github.com/logto-io/js/blob/master/packages/js/src/utils/scopes.ts"),
        ..BASE
    },
    Sdk {
        title: "Google Identity Services",
        marks: &["google.accounts.oauth2.initCodeClient(", "useGoogleLogin(+auth-code"],
        provider: "google",
        options: &[GOOGLE_IDENTITY],
        built_in: &[BuiltIn { mark: "google.accounts.oauth2", provider: "google", defaults: &[("access_type", "offline")] }, BuiltIn { mark: "useGoogleLogin(", provider: "google", defaults: &[("access_type", "offline")] }],
        redirects_to: "with ux_mode popup the origin of the page",
        spec: GOOGLE_IDENTITY_DOCS,
        ..BASE
    },
    Sdk {
        title: "Google Identity Services",
        marks: &["google.accounts.oauth2.initTokenClient(", "useGoogleLogin("],
        provider: "google",
        options: &[GOOGLE_IDENTITY],
        built_in: &[BuiltIn { mark: "google.accounts.oauth2", provider: "google", defaults: &[] }, BuiltIn { mark: "useGoogleLogin(", provider: "google", defaults: &[] }],
        defaults: &[("response_type", "token")],
        redirects_to: "the library’s own, for the window that it opens",
        spec: GOOGLE_IDENTITY_DOCS,
        ..BASE
    },
    Sdk {
        title: "supabase-js",
        goes_to: "https://YOUR_PROJECT.supabase.co/auth/v1/authorize",
        marks: &["auth.signInWithOAuth("],
        provider: "supabase",
        options: &[&[
            ("createClient.0", Part("supabase")), ("createBrowserClient.0", Part("supabase")), ("createServerClient.0", Part("supabase")),
            ("signInWithOAuth.provider", Param("provider")), ("options.redirectTo", Param("redirect_to")), ("options.scopes", Param("scopes")),
            ("options.queryParams.*", Each), ("SUPABASE_URL", Part("supabase")), ("auth.flowType", Nothing),
        ]],
        defaults: &[],
        sends_with: &[("flowType:+'pkce'", "code_challenge_method", "s256"), ("flowType:+\"pkce\"", "code_challenge_method", "s256"), ("@supabase/ssr", "code_challenge_method", "s256")],
        makes_with: &[("flowType:+'pkce'", "code_challenge"), ("flowType:+\"pkce\"", "code_challenge"), ("@supabase/ssr", "code_challenge")],
        spec: page("Supabase docs: signInWithOAuth", "https://supabase.com/docs/reference/javascript/auth-signinwithoauth"),
        ..BASE
    },
    Sdk {
        title: "Keycloak JS",
        marks: &["keycloak-js", "new Keycloak(", "Keycloak({", "auth-server-url"],
        provider: "keycloak",
        options: &[&[
            ("url", Part("server")), ("auth-server-url", Part("server")), ("realm", Part("realm")), ("clientId", Param("client_id")), ("resource", Param("client_id")),
            ("credentials.secret", Secret), ("secret", Secret),
            ("init.scope", Param("scope")), ("login.scope", Param("scope")), ("redirectUri", Param("redirect_uri")), ("init.responseMode", Param("response_mode")), ("scope", Param("scope")),
        ]],
        adds: &["openid"],
        makes: EACH_TIME,
        redirects_to: "the address of the page that calls login",
        spec: page("Keycloak docs: JavaScript adapter", "https://www.keycloak.org/securing-apps/javascript-adapter"),
        ..BASE
    },
    Sdk {
        title: "AWS Amplify",
        marks: &["aws-amplify", "Amplify.configure", "userPoolClientId", "userPoolWebClientId", "aws_user_pools_web_client_id", "redirectSignIn", "redirect_sign_in_uri"],
        provider: "cognito",
        options: &[&[
            ("oauth.domain", Part("cognito")), ("oauth.scope", Param("scope")), ("oauth.scopes", Param("scope")), ("oauth.responseType", Param("response_type")),
            ("oauth.redirectSignIn", Param("redirect_uri")), ("redirect_sign_in_uri", Param("redirect_uri")), ("oauth.response_type", Param("response_type")),
            ("redirectSignOut", Nothing), ("userPoolClientId", Param("client_id")), ("userPoolWebClientId", Param("client_id")), ("user_pool_client_id", Param("client_id")),
            ("aws_user_pools_web_client_id", Param("client_id")), ("oauth.cognito_domain", Part("cognito")),
        ]],
        makes: &["state", "code_challenge"],
        spec: page("Amplify docs: external identity providers", "https://docs.amplify.aws/react/build-a-backend/auth/concepts/external-identity-providers/"),
        ..BASE
    },
    Sdk {
        title: "Passport",
        marks: &["passport-openidconnect", "OpenIDConnectStrategy(", "passport-oauth2", "OAuth2Strategy(", "passport-google-oauth", "GoogleStrategy(", "passport-github", "GitHubStrategy("],
        // passport-oauth2 makes them where its options say so (lib/strategy.js), and so do the strategies that are made of it.
        options: &[&[
            ("OAuth2Strategy.state", Makes("state")), ("OAuth2Strategy.pkce", Makes("code_challenge")), ("GoogleStrategy.state", Makes("state")), ("GoogleStrategy.pkce", Makes("code_challenge")),
            ("GitHubStrategy.state", Makes("state")), ("GitHubStrategy.pkce", Makes("code_challenge")), ("Strategy.state", Makes("state")), ("Strategy.pkce", Makes("code_challenge")),
            // Of passport-google-oauth20.
            ("authenticate.accessType", Param("access_type")), ("authenticate.hostedDomain", Param("hd")), ("authenticate.hd", Param("hd")),
            ("authenticate.includeGrantedScopes", Param("include_granted_scopes")), ("authenticate.approvalPrompt", Param("approval_prompt")),
        ], COMMON],
        built_in: &[
            BuiltIn { mark: "GoogleStrategy(", provider: "google", defaults: &[] },
            BuiltIn { mark: "passport-google-oauth", provider: "google", defaults: &[] },
            BuiltIn { mark: "GitHubStrategy(", provider: "github", defaults: &[] },
            BuiltIn { mark: "passport-github", provider: "github", defaults: &[] },
        ],
        spec: page("passport-openidconnect: README", "https://github.com/jaredhanson/passport-openidconnect/blob/master/README.md"),
        ..BASE
    },
    Sdk {
        title: "Sign in with Apple JS",
        marks: &["AppleID.auth.init(", "appleid-signin-client-id"],
        provider: "apple",
        options: &[&[
            ("init.clientId", Param("client_id")), ("init.scope", Param("scope")), ("init.redirectURI", Param("redirect_uri")), ("init.state", Param("state")), ("init.nonce", Param("nonce")),
            ("init.usePopup", APPLE_POPUP),
            ("appleid-signin-client-id", Param("client_id")), ("appleid-signin-scope", Param("scope")), ("appleid-signin-redirect-uri", Param("redirect_uri")),
            ("appleid-signin-state", Param("state")), ("appleid-signin-nonce", Param("nonce")), ("appleid-signin-use-popup", APPLE_POPUP),
        ]],
        built_in: &[BuiltIn { mark: "", provider: "apple", defaults: &[("response_type", "code id_token"), ("response_mode", "form_post")] }],
        spec: page("Apple docs: configuring your webpage for Sign in with Apple", "https://developer.apple.com/documentation/signinwithapple/configuring-your-webpage-for-sign-in-with-apple"),
        ..BASE
    },
];
