//! Firebase Authentication: one ID token that apps send to their own backend, session cookies made from it, custom tokens.
//!
//! Follows Firebase’s documentation. There is no authorization endpoint: SDKs sign in.

pub mod request;

use crate::oauth::Kind;
use crate::oauth::Provider;
use crate::oauth::Strength::{Conclusive, Strong};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, hallmark};
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::shape::shape;
use crate::oauth::sign::{Sign, mark};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page};

/// Firebase Authentication.
pub static FIREBASE: Provider = Provider {
    id: "firebase",
    title: "Firebase",
    endpoints: Endpoints {
        authorize: "",
        token: "",
        userinfo: "",
        keys: "https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: VERIFY,
    },
    api: ApiNaming::Server,
    comes_back: ComesBack::Always(request::NOTHING),
    docs: &[VERIFY, COOKIES, CUSTOM_TOKENS],
    openid: false,
    ..Provider::BASE
};

/// What else Firebase grants in answer to a request.
pub static FIREBASE_GRANTED: Granted = Granted {
    provider: &FIREBASE,
    refresh: Refresh::Never(request::NO_REFRESH),
    scopes: request::SCOPES,
    ..Granted::BASE
};

/// What Firebase issues.
pub static FIREBASE_ISSUED: Issued = Issued {
    provider: &FIREBASE,
    hallmarks: &[
        hallmark(ID, Strong, "the issuer is Firebase, for a project", VERIFY),
        hallmark(
            COOKIE,
            Strong,
            "the issuer is that of Firebase’s session cookies",
            COOKIES,
        ),
        hallmark(
            CUSTOM,
            Strong,
            "aud is Firebase’s sign-in service",
            CUSTOM_TOKENS,
        ),
    ],
    marks: &[
        mark(
            ID,
            Kind::IdToken,
            Conclusive,
            "Firebase signs nothing but ID tokens under this issuer",
            VERIFY,
        ),
        mark(
            COOKIE,
            Kind::SessionCookie,
            Conclusive,
            "the issuer is for session cookies alone",
            COOKIES,
        ),
        mark(
            CUSTOM,
            Kind::JwtBearerAssertion,
            Conclusive,
            "a backend signed it, so that an app can sign in with it",
            CUSTOM_TOKENS,
        ),
    ],
    shapes: &[shape(
        r"AMf-vB[\w-]{60,}",
        Kind::RefreshToken,
        Strong,
        "Firebase refresh token",
        observed("Firebase’s refresh tokens, which begin with AMf-vB"),
    )],
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: UNSIGNED,
            says: prose!(
                "The Authentication emulator made it: it is not signed, so anybody can write one. Only SDKs that are connected to the emulator accept it; a backend in production must refuse it."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[EMULATOR],
        },
        Advice {
            kind: Kind::IdToken,
            sign: Sign::No(&UNSIGNED),
            says: prose!(
                "With Firebase this is the token that an app sends to its own backend, as a bearer token. aud is the Firebase project and no client: check the signature, that iss is https://securetoken.google.com/ with your project, that aud is your project, and exp. It lasts an hour; the SDK renews it."
            ),
            way: prose!(
                "For Google’s APIs, such as Drive or Calendar, it is the wrong one: they want an access token of Google’s, which comes with the sign-in of the Google provider."
            ),
            ask: Ask::Nothing,
            spec: &[VERIFY],
        },
        Advice {
            kind: Kind::SessionCookie,
            sign: Sign::Always,
            says: prose!(
                "Your backend made it from an ID token, and only your backend checks it, with verifySessionCookie: its issuer and keys are others than those of ID tokens, so a check for ID tokens refuses it. It lasts up to two weeks."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[COOKIES],
        },
        Advice {
            kind: Kind::JwtBearerAssertion,
            sign: Sign::Always,
            says: prose!(
                "It is a custom token: your backend made it, and an app signs in with it. It proves nothing to an API, and verifyIdToken refuses it."
            ),
            way: prose!(
                "Let the app call signInWithCustomToken, then getIdToken, and send that ID token to your API."
            ),
            ask: Ask::Nothing,
            spec: &[CUSTOM_TOKENS],
        },
        Advice::note(
            Kind::RefreshToken,
            Sign::Always,
            prose!(
                "Firebase’s SDK gets new ID tokens with it; no backend of yours takes it. It has no expiry: it ends when the user is deleted or disabled, changes password or email address, or when a backend calls revokeRefreshTokens."
            ),
            &[SESSIONS],
        ),
    ],
    untypical: &[Kind::IdToken, Kind::JwtBearerAssertion],
    ..Issued::BASE
};

const ID: Sign = Sign::Issuer("https://securetoken.google.com/*");

const COOKIE: Sign = Sign::Issuer("https://session.firebase.google.com/*");

const CUSTOM: Sign = Sign::Audience(
    r"https://identitytoolkit\.googleapis\.com/google\.identity\.identitytoolkit\.v1\.IdentityToolkit",
);

const UNSIGNED: Sign = Sign::HeaderIs("alg", "none");

const VERIFY: Clause = page(
    "Firebase docs: verify ID tokens",
    "https://firebase.google.com/docs/auth/admin/verify-id-tokens",
);
const COOKIES: Clause = page(
    "Firebase docs: session cookies",
    "https://firebase.google.com/docs/auth/admin/manage-cookies",
);
const CUSTOM_TOKENS: Clause = page(
    "Firebase docs: custom tokens",
    "https://firebase.google.com/docs/auth/admin/create-custom-tokens",
);
const EMULATOR: Clause = page(
    "Firebase docs: Authentication emulator",
    "https://firebase.google.com/docs/emulator-suite/connect_auth",
);
const SESSIONS: Clause = page(
    "Firebase docs: user sessions",
    "https://firebase.google.com/docs/auth/admin/manage-sessions",
);

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::{jwt, shape_of, shown, verdict};

    #[test]
    fn issuer_and_audience_name_the_token() {
        const USER: &str = r#"{"iss":"https://securetoken.google.com/p-1","aud":"p-1","sub":"u","user_id":"u","iat":1,"exp":2,"firebase":{"sign_in_provider":"password"}}"#;
        let cookie = USER.replace("securetoken", "session.firebase");
        for (claims, expected) in [
            (USER, ("id-token", "conclusive", "firebase")),
            (&*cookie, ("session-cookie", "conclusive", "firebase")),
            (
                r#"{"iss":"a@p.iam.gserviceaccount.com","sub":"a@p.iam.gserviceaccount.com","aud":"https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit","uid":"u","iat":1,"exp":2}"#,
                ("jwt-bearer-assertion", "conclusive", "firebase"),
            ),
        ] {
            assert_eq!(shown(claims), expected, "{claims}");
        }
        let emulated = jwt(r#"{"alg":"none","typ":"JWT"}"#, USER);
        assert_eq!(verdict(&emulated), ("id-token", "conclusive", "firebase"));
        let refresh = ["AMf-vB", &"EXAMPLE_".repeat(20)].concat();
        assert_eq!(shape_of(&refresh), ("refresh-token", "strong", "firebase"));
    }
}
