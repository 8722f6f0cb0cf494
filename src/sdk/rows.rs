//! The table of libraries. A row's template is what its makers' own documentation and source say, at the version given.
//!
//! To add one: a template under `templates/`, named by the row's `id`, and a row here. The tests then parse it for every
//! provider with the language's own grammar, and read every value back.

use super::{For, Group, Own, Sdk};
use crate::spec::{Clause, page};

const fn own(name: &'static str, values: &'static [&'static str]) -> Own {
    Own {
        name,
        values,
        written: false,
        sent: true,
    }
}

/// One that the template writes, where it is among these.
const fn limited(name: &'static str, values: &'static [&'static str]) -> Own {
    Own {
        name,
        values,
        written: true,
        sent: true,
    }
}

/// One that the library sends where a call gives it, and that is made anew each time.
const fn given_each_time(name: &'static str) -> Own {
    Own {
        name,
        values: &[],
        written: false,
        sent: false,
    }
}

const STATE: Own = own("state", &[]);
const NONCE: Own = own("nonce", &[]);
const CHALLENGE: Own = own("code_challenge", &[]);
const METHOD: Own = own("code_challenge_method", &["S256"]);
const CODE: Own = own("response_type", &["code"]);
const IN_QUERY: Own = own("response_mode", &["query"]);

/// What Auth0's libraries for browsers set.
const AUTH0_BROWSER: &[Own] = &[CODE, IN_QUERY, STATE, NONCE, CHALLENGE, METHOD];
/// What Auth0's libraries for phones set.
const AUTH0_NATIVE: &[Own] = &[CODE, STATE, NONCE, CHALLENGE, METHOD];

const BROWSER_SCOPE: &str = "The library adds openid to scope where it is missing.";

const AUTH0_SPA: Clause = page(
    "auth0-spa-js: examples",
    "https://github.com/auth0/auth0-spa-js/blob/main/EXAMPLES.md",
);
const AUTH0_SPA_MIGRATION: Clause = page(
    "auth0-spa-js: migration to v2",
    "https://github.com/auth0/auth0-spa-js/blob/main/MIGRATION_GUIDE.md",
);

/// Every library.
#[rustfmt::skip] // One fact a line, so that the table reads as one.
pub static SDKS: &[Sdk] = &[
    Sdk {
        id: "auth0-spa-js",
        title: "auth0-spa-js",
        group: Group::SignIn,
        fits: For::Auth0,
        version: "2.28",
        docs: &[AUTH0_SPA, AUTH0_SPA_MIGRATION],
        own: AUTH0_BROWSER,
        note: "audience at the top level, as in version 1, is ignored: it stands in authorizationParams.",
        template: include_str!("templates/auth0-spa-js.js"),
    },
    Sdk {
        id: "auth0-react",
        title: "auth0-react",
        group: Group::SignIn,
        fits: For::Auth0,
        version: "2.27",
        docs: &[page("auth0-react: examples", "https://github.com/auth0/auth0-react/blob/main/EXAMPLES.md")],
        own: AUTH0_BROWSER,
        note: "audience as a prop of Auth0Provider, as in version 1, is ignored: it stands in authorizationParams.",
        template: include_str!("templates/auth0-react.tsx"),
    },
    Sdk {
        id: "auth0-angular",
        title: "auth0-angular",
        group: Group::SignIn,
        fits: For::Auth0,
        version: "2.12",
        docs: &[page("auth0-angular: examples", "https://github.com/auth0/auth0-angular/blob/main/EXAMPLES.md")],
        own: AUTH0_BROWSER,
        note: BROWSER_SCOPE,
        template: include_str!("templates/auth0-angular.ts"),
    },
    Sdk {
        id: "auth0-vue",
        title: "auth0-vue",
        group: Group::SignIn,
        fits: For::Auth0,
        version: "2.10",
        docs: &[page("auth0-vue: examples", "https://github.com/auth0/auth0-vue/blob/main/EXAMPLES.md")],
        own: AUTH0_BROWSER,
        note: BROWSER_SCOPE,
        template: include_str!("templates/auth0-vue.ts"),
    },
    Sdk {
        id: "nextjs-auth0",
        title: "nextjs-auth0",
        group: Group::SignIn,
        fits: For::Auth0,
        version: "4.30",
        docs: &[page("nextjs-auth0: examples", "https://github.com/auth0/nextjs-auth0/blob/main/EXAMPLES.md")],
        own: &[CODE, STATE, NONCE, CHALLENGE, METHOD],
        note: "The option is called authorizationParameters since version 4. The secrets come from the environment.",
        template: include_str!("templates/nextjs-auth0.ts"),
    },
    Sdk {
        id: "express-openid-connect",
        title: "express-openid-connect",
        group: Group::SignIn,
        fits: For::OpenId,
        version: "3.4",
        docs: &[page("express-openid-connect: examples", "https://github.com/auth0/express-openid-connect/blob/master/EXAMPLES.md")],
        own: &[limited("response_type", &["code", "id_token", "code id_token"]), limited("response_mode", &["query", "form_post"]), STATE, NONCE, CHALLENGE, METHOD],
        note: "Without response_type it asks for an ID token alone, and there is no access token. The secrets come from the environment.",
        template: include_str!("templates/express-openid-connect.js"),
    },
    Sdk {
        id: "passport-auth0",
        title: "passport-auth0",
        group: Group::SignIn,
        fits: For::Auth0,
        version: "1.4",
        docs: &[page("passport-auth0: README", "https://github.com/auth0/passport-auth0/blob/master/README.md")],
        own: &[CODE, STATE, NONCE, CHALLENGE, METHOD],
        note: "audience and scope belong to authenticate, not to the Strategy. Without state it sends no nonce, without pkce no code_challenge, and both need the session.",
        template: include_str!("templates/passport-auth0.js"),
    },
    Sdk {
        id: "authjs",
        title: "Auth.js (NextAuth)",
        group: Group::SignIn,
        fits: For::OpenId,
        version: "5, @auth/core 0.41",
        docs: &[page("Auth.js: OAuth providers", "https://authjs.dev/guides/configuring-oauth-providers")],
        own: &[CODE, own("redirect_uri", &[]), STATE, NONCE, CHALLENGE, METHOD],
        note: "redirect_uri is the address of the site with /api/auth/callback/ and the provider’s id, auth0 or the one in the code; register that. In NextAuth 4 the same provider stands in authOptions.",
        template: include_str!("templates/authjs.ts"),
    },
    Sdk {
        id: "oidc-client-ts",
        title: "oidc-client-ts",
        group: Group::SignIn,
        fits: For::OpenId,
        version: "3.5",
        docs: &[page("oidc-client-ts: OidcClientSettings", "https://authts.github.io/oidc-client-ts/interfaces/OidcClientSettings.html")],
        own: &[CODE, limited("response_mode", &["query", "fragment"]), STATE, given_each_time("nonce"), CHALLENGE, METHOD],
        note: "It sends a nonce only where signinRedirect is given one. scope is openid where none is set.",
        template: include_str!("templates/oidc-client-ts.ts"),
    },
    Sdk {
        id: "react-oidc-context",
        title: "react-oidc-context",
        group: Group::SignIn,
        fits: For::OpenId,
        version: "3.3",
        docs: &[page("react-oidc-context: README", "https://github.com/authts/react-oidc-context/blob/main/README.md")],
        own: &[CODE, limited("response_mode", &["query", "fragment"]), STATE, given_each_time("nonce"), CHALLENGE, METHOD],
        note: "It sends a nonce only where signinRedirect is given one. scope is openid where none is set.",
        template: include_str!("templates/react-oidc-context.tsx"),
    },
    Sdk {
        id: "msal-browser",
        title: "MSAL.js (msal-browser)",
        group: Group::SignIn,
        fits: For::Microsoft,
        version: "5.30",
        docs: &[page("MSAL.js: resources and scopes", "https://github.com/AzureAD/microsoft-authentication-library-for-js/blob/dev/lib/msal-browser/docs/resources-and-scopes.md")],
        own: &[CODE, own("response_mode", &["fragment"]), STATE, NONCE, CHALLENGE, METHOD],
        note: "It adds openid, profile and offline_access to the scopes. There is no audience: a scope of the API names it, and one token is for one API.",
        template: include_str!("templates/msal-browser.js"),
    },
    Sdk {
        id: "auth0-swift",
        title: "Auth0.swift",
        group: Group::SignIn,
        fits: For::Auth0,
        version: "3.1",
        docs: &[page("Auth0.swift: examples", "https://github.com/auth0/Auth0.swift/blob/master/EXAMPLES.md")],
        own: AUTH0_NATIVE,
        note: "Without redirectURL it makes one from the bundle identifier. It adds openid to scope where it is missing.",
        template: include_str!("templates/auth0-swift.swift"),
    },
    Sdk {
        id: "auth0-android",
        title: "Auth0.Android",
        group: Group::SignIn,
        fits: For::Auth0,
        version: "3.18",
        docs: &[page("Auth0.Android: examples", "https://github.com/auth0/Auth0.Android/blob/main/EXAMPLES.md")],
        own: AUTH0_NATIVE,
        note: "Without withRedirectUri it makes one from scheme, domain and package name.",
        template: include_str!("templates/auth0-android.kt"),
    },
    Sdk {
        id: "aspnetcore-auth0",
        title: "ASP.NET Core (Auth0)",
        group: Group::SignIn,
        fits: For::Auth0,
        version: "1.11",
        docs: &[page("Auth0 for ASP.NET Core: examples", "https://github.com/auth0/auth0-aspnetcore-authentication/blob/main/EXAMPLES.md")],
        own: &[CODE, own("response_mode", &["form_post"]), STATE, NONCE, CHALLENGE, METHOD],
        note: "The access token needs the code flow, and that the client secret, which comes from the configuration.",
        template: include_str!("templates/aspnetcore-auth0.cs"),
    },
    Sdk {
        id: "aspnetcore-openidconnect",
        title: "ASP.NET Core (OpenIdConnect)",
        group: Group::SignIn,
        fits: For::OpenId,
        version: "9",
        docs: &[page("ASP.NET Core: OpenIdConnectOptions", "https://learn.microsoft.com/en-us/dotnet/api/microsoft.aspnetcore.authentication.openidconnect.openidconnectoptions"), page("ASP.NET Core: source of OpenIdConnectOptions", "https://github.com/dotnet/aspnetcore/blob/main/src/Security/Authentication/OpenIdConnect/src/OpenIdConnectOptions.cs"), page("What’s new in ASP.NET Core 9", "https://learn.microsoft.com/en-us/aspnet/core/release-notes/aspnetcore-9.0")],
        own: &[limited("response_type", &["code", "id_token", "code id_token", "code token", "code id_token token", "id_token token"]), limited("response_mode", &["form_post", "query"]), STATE, NONCE, CHALLENGE, METHOD],
        note: "The handler’s own response_mode is form_post. For a code alone, where the request names no mode, ResponseMode is query, as the request has it by itself. A fragment it cannot read. Before .NET 9, ProtocolMessage.SetParameter in OnRedirectToIdentityProvider does what AdditionalAuthorizationParameters does.",
        template: include_str!("templates/aspnetcore-openidconnect.cs"),
    },
    Sdk {
        id: "spring-security",
        title: "Spring Security",
        group: Group::SignIn,
        fits: For::Any,
        version: "6.4 (Boot 3.4)",
        docs: &[page("Spring Security: authorization grants", "https://docs.spring.io/spring-security/reference/servlet/oauth2/client/authorization-grants.html"), page("Spring Security: source of CommonOAuth2Provider", "https://github.com/spring-projects/spring-security/blob/main/config/src/main/java/org/springframework/security/config/oauth2/client/CommonOAuth2Provider.java")],
        own: &[CODE, STATE, NONCE, CHALLENGE, METHOD],
        note: "No property of application.yml adds a parameter to the request; the resolver’s customizer does. CLIENT_SECRET comes from the environment.",
        template: include_str!("templates/spring-security.yml"),
    },
    Sdk {
        id: "authlib",
        title: "Authlib (Flask)",
        group: Group::SignIn,
        fits: For::Any,
        version: "1.9",
        docs: &[page("Authlib: Flask client", "https://docs.authlib.org/en/stable/oauth2/client/web/flask.html")],
        own: &[CODE, STATE, NONCE, CHALLENGE, METHOD],
        note: "What stands in client_kwargs beside scope is not sent; authorize_params is. The secrets come from the environment.",
        template: include_str!("templates/authlib.py"),
    },
    Sdk {
        id: "x-oauth2",
        title: "golang.org/x/oauth2",
        group: Group::SignIn,
        fits: For::Any,
        version: "0.30",
        docs: &[page("golang.org/x/oauth2: AuthCodeURL", "https://pkg.go.dev/golang.org/x/oauth2#Config.AuthCodeURL")],
        own: &[CODE, STATE, given_each_time("nonce"), CHALLENGE, METHOD],
        note: "It sends a nonce only where the call sets one. SetAuthURLParam belongs to AuthCodeURL: given to Exchange alone it is too late for this request.",
        template: include_str!("templates/x-oauth2.go"),
    },
    Sdk {
        id: "curl",
        title: "curl",
        group: Group::SignIn,
        fits: For::Any,
        version: "7.18 and later",
        docs: &[page("curl: manual", "https://curl.se/docs/manpage.html#--data-urlencode")],
        own: &[],
        note: "It shows the server’s first answer: Location leads to the sign-in page, or to the redirect URI with an error. A code comes only in a browser.",
        template: include_str!("templates/curl.sh"),
    },
    Sdk {
        id: "express-oauth2-jwt-bearer",
        title: "express-oauth2-jwt-bearer",
        group: Group::Api,
        fits: For::Any,
        version: "1.10",
        docs: &[page("express-oauth2-jwt-bearer: README", "https://github.com/auth0/node-oauth2-jwt-bearer/blob/main/packages/express-oauth2-jwt-bearer/README.md")],
        own: &[],
        note: "",
        template: include_str!("templates/express-oauth2-jwt-bearer.js"),
    },
    Sdk {
        id: "spring-resource-server",
        title: "Spring resource server",
        group: Group::Api,
        fits: For::Any,
        version: "6.4 (Boot 3.4)",
        docs: &[page("Spring Security: resource server", "https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html")],
        own: &[],
        note: "Without audiences it takes tokens for any API of the issuer.",
        template: include_str!("templates/spring-resource-server.yml"),
    },
    Sdk {
        id: "aspnetcore-jwtbearer",
        title: "ASP.NET Core (JwtBearer)",
        group: Group::Api,
        fits: For::Any,
        version: "8",
        docs: &[page("ASP.NET Core: JWT bearer", "https://learn.microsoft.com/en-us/aspnet/core/security/authentication/configure-jwt-bearer-authentication")],
        own: &[],
        note: "",
        template: include_str!("templates/aspnetcore-jwtbearer.cs"),
    },
    Sdk {
        id: "go-jwt-middleware",
        title: "go-jwt-middleware",
        group: Group::Api,
        fits: For::Any,
        version: "3.1",
        docs: &[page("go-jwt-middleware: README", "https://github.com/auth0/go-jwt-middleware/blob/master/README.md")],
        own: &[],
        note: "",
        template: include_str!("templates/go-jwt-middleware.go"),
    },
    Sdk {
        id: "fastapi",
        title: "FastAPI (joserfc)",
        group: Group::Api,
        fits: For::Any,
        version: "1.8",
        docs: &[page("joserfc: JSON Web Token", "https://jose.authlib.org/en/guide/jwt/"), page("Authlib: JOSE moved to joserfc", "https://docs.authlib.org/en/stable/jose/index.html")],
        own: &[],
        note: "Authlib’s own jose module is deprecated in favour of joserfc, by the same author.",
        template: include_str!("templates/fastapi.py"),
    },
];
