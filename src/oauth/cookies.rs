//! What frameworks and servers call the cookie of a session, unless they are told otherwise.
//!
//! Names alone; what their values look like, `shapes` says. Leaves out cookies that keep no session: those of a device, of a
//! load balancer, of a form. Those that count visits are named, because they speak of sessions as well.

use crate::spec::{Clause, page};

/// A cookie that keeps a session.
#[derive(Debug)]
pub struct SessionCookie {
    /// Its name, without `__Host-` and `__Secure-`.
    pub name: &'static str,
    /// Whose it is: `Django’s own`.
    pub whose: &'static str,
    /// Who says so.
    pub spec: Clause,
}

impl SessionCookie {
    /// Whether nothing else has its name, so that no header need say that it is a cookie: `JSESSIONID`, `connect.sid`, and no
    /// word in small letters.
    pub fn says_all(&self) -> bool {
        self.name
            .bytes()
            .any(|b| b.is_ascii_uppercase() || b == b'.')
    }
}

const AUTH0: Clause = page(
    "Auth0: Authentication API cookies",
    "https://auth0.com/docs/manage-users/cookies/authentication-api-cookies",
);
const ENTRA: Clause = page(
    "Microsoft Entra: web browser cookies",
    "https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-web-browser-cookies",
);
const KEYCLOAK: Clause = page(
    "Keycloak: CookieType.java",
    "https://github.com/keycloak/keycloak/blob/main/server-spi-private/src/main/java/org/keycloak/cookie/CookieType.java",
);

const fn cookie(name: &'static str, whose: &'static str, spec: Clause) -> SessionCookie {
    SessionCookie { name, whose, spec }
}

/// All that are known. One whose name does not say `sess` or `sid` is looked for where `scan::anchors` has a literal of it.
pub const SESSION_COOKIES: &[SessionCookie] = &[
    cookie(
        "JSESSIONID",
        "that of Java’s servlets",
        page(
            "Jakarta Servlet 6.0 §7.1.1",
            "https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0",
        ),
    ),
    cookie(
        "PHPSESSID",
        "PHP’s own",
        page(
            "PHP: session.name",
            "https://www.php.net/manual/en/session.configuration.php",
        ),
    ),
    cookie(
        "sessionid",
        "Django’s own",
        page(
            "Django: SESSION_COOKIE_NAME",
            "https://docs.djangoproject.com/en/stable/ref/settings/",
        ),
    ),
    cookie(
        "connect.sid",
        "that of express-session",
        page(
            "express-session: name",
            "https://github.com/expressjs/session",
        ),
    ),
    cookie("auth0", "that of the session at Auth0", AUTH0),
    cookie("auth0_compat", "that of the session at Auth0", AUTH0),
    cookie("KEYCLOAK_IDENTITY", "Keycloak’s own", KEYCLOAK),
    cookie("KEYCLOAK_IDENTITY_LEGACY", "Keycloak’s own", KEYCLOAK),
    cookie("KEYCLOAK_SESSION", "Keycloak’s own", KEYCLOAK),
    cookie("KEYCLOAK_SESSION_LEGACY", "Keycloak’s own", KEYCLOAK),
    cookie("AUTH_SESSION_ID", "Keycloak’s, of a sign-in", KEYCLOAK),
    cookie(
        "AUTH_SESSION_ID_LEGACY",
        "Keycloak’s, of a sign-in",
        KEYCLOAK,
    ),
    cookie("ESTSAUTH", "that of the session at Microsoft Entra", ENTRA),
    cookie(
        "ESTSAUTHPERSISTENT",
        "that of the session at Microsoft Entra",
        ENTRA,
    ),
    cookie(
        "idx",
        "that of the session at Okta",
        page(
            "Okta: sessions in Identity Engine",
            "https://developer.okta.com/docs/guides/oie-upgrade-sessions-api/main/",
        ),
    ),
    cookie(
        "iPlanetDirectoryPro",
        "that of the session at PingAM",
        page(
            "PingAM: session cookie name",
            "https://docs.pingidentity.com/pingam/8/security/change-name-of-SSO-cookie.html",
        ),
    ),
    cookie(
        "_oauth2_proxy",
        "oauth2-proxy’s own",
        page(
            "oauth2-proxy: --cookie-name",
            "https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview",
        ),
    ),
];

/// What the names of cookies begin with that count visits. Their sessions are visits, not sign-ins. In order: Google Analytics
/// (<https://support.google.com/analytics/answer/11397207>), Application Insights
/// (<https://learn.microsoft.com/en-us/azure/azure-monitor/app/javascript-sdk-configuration>), Segment
/// (<https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/website/javascript/identity>), Mixpanel
/// (<https://github.com/mixpanel/mixpanel-js/blob/master/src/mixpanel-persistence.js>).
pub const OF_VISITS: [&str; 4] = ["_ga", "ai_", "ajs_", "mp_"];

/// The cookie of that name; names of cookies are told apart by case (RFC 6265 §4.2.1).
pub fn session_cookie(name: &str) -> Option<&'static SessionCookie> {
    let prefixes = ["__Host-", "__Secure-"];
    let bare = prefixes.iter().find_map(|prefix| name.strip_prefix(prefix));
    let bare = bare.unwrap_or(name);
    SESSION_COOKIES.iter().find(|cookie| cookie.name == bare)
}
