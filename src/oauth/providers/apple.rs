//! Sign in with Apple: ID tokens, a client secret that is a JWT, and opaque tokens that are good for Apple alone.
//!
//! Follows Apple’s documentation; the shape of the opaque tokens is said to be observed. Leaves out the App Store’s JWTs.

pub mod request;

use crate::oauth::Kind;
use crate::oauth::Provider;
use crate::oauth::Strength::{Conclusive, Strong};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, hallmark};
use crate::oauth::outcome::AccessTokenFormat;
use crate::oauth::params::choice;
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints, Expected};
use crate::oauth::shape::not_a_jwt;
use crate::oauth::sign::{Sign, mark, mark_against};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page, rfc};

/// Sign in with Apple.
pub static APPLE: Provider = Provider {
    id: "apple",
    title: "Apple",
    endpoints: Endpoints {
        authorize: "https://appleid.apple.com/auth/authorize",
        token: "https://appleid.apple.com/auth/token",
        userinfo: "",
        keys: "https://appleid.apple.com/auth/keys",
        discovery: "https://appleid.apple.com/.well-known/openid-configuration",
        spec: REST,
    },
    api: ApiNaming::Server,
    addresses: &["appleid.apple.com/auth/authorize"],
    comes_back: ComesBack::Always(Expected::new(AccessTokenFormat::Opaque, request::OPAQUE)),
    // id_token alone is said to be unsupported.
    response_types: &["code", "code id_token"],
    response_modes: &["query", "fragment", "form_post"],
    lacks_scopes: &["profile", "address", "phone", "offline_access"],
    own_scopes: &[choice("name", "the user’s name, the first time")],
    docs: &[REST, ID_TOKEN, CLIENT_SECRET],
    ..Provider::BASE
};

/// What else Apple grants in answer to a request.
pub static APPLE_GRANTED: Granted = Granted {
    provider: &APPLE,
    refresh: Refresh::Always(request::REFRESH),
    id_token: Some(request::id_token),
    scopes: request::SCOPES,
    lifetimes: |_| request::LIFETIMES,
    client_credentials: false,
    one_for_all: true,
    ..Granted::BASE
};

/// What Apple issues.
pub static APPLE_ISSUED: Issued = Issued {
    provider: &APPLE,
    hallmarks: &[
        hallmark(ISSUER, Strong, "the issuer is Apple", ID_TOKEN),
        hallmark(
            SECRET,
            Strong,
            "aud is Apple, and iss has the form of a team ID",
            CLIENT_SECRET,
        ),
    ],
    marks: &[
        mark(
            Sign::All(&[ISSUER, Sign::No(&Sign::Claim("events"))]),
            Kind::IdToken,
            Conclusive,
            "Apple signs it for the application in aud; its access tokens are opaque",
            ID_TOKEN,
        ),
        mark(
            EVENT,
            Kind::SecurityEventToken,
            Conclusive,
            "Apple reports a change of an account in events",
            EVENTS,
        ),
        mark_against(
            EVENT,
            Kind::IdToken,
            Strong,
            "events reports a change, and no sign-in",
            EVENTS,
        ),
        mark(
            SECRET,
            Kind::ClientAssertion,
            Conclusive,
            "a developer team signed it for Apple, as its client secret",
            CLIENT_SECRET,
        ),
    ],
    shapes: &[
        not_a_jwt(
            r"a[0-9a-f]{32}\.\d\.[a-z]{4,5}\.[\w-]{22}",
            Kind::AccessToken,
            Strong,
            "Sign in with Apple access token",
            OPAQUE,
        ),
        not_a_jwt(
            r"r[0-9a-f]{32}\.\d\.[a-z]{4,5}\.[\w-]{22}",
            Kind::RefreshToken,
            Strong,
            "Sign in with Apple refresh token",
            OPAQUE,
        ),
        not_a_jwt(
            r"c[0-9a-f]{32}\.\d\.[a-z]{4,5}\.[\w-]{22}",
            Kind::AuthorizationCode,
            Strong,
            "Sign in with Apple authorization code",
            OPAQUE,
        ),
    ],
    opaque_because: Some(OpaqueBecause {
        why: "Apple’s access tokens are opaque whatever the request asks for.",
        good_for: "It is good for a few of Apple’s own endpoints, such as revoking and account transfer.",
        spec: RESPONSE,
    }),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Always,
            says: prose!(
                "It tells your application who signed in; aud is your app’s bundle ID or services ID. sub is the same person in all apps of your team and in no other. The name is never in it: Apple posts it once, with the first sign-in."
            ),
            way: prose!(
                "Apple issues no token for an API of yours. Send the ID token to your backend once, let it check signature, iss, aud, exp and nonce, and then use a session or a token of your own."
            ),
            ask: Ask::Nothing,
            spec: &[ID_TOKEN],
        },
        Advice {
            kind: Kind::ClientAssertion,
            sign: Sign::Always,
            says: prose!(
                "It is your client secret at Apple: whoever holds it can act as your app at the token endpoint until exp, which may be six months ahead. It belongs in a backend; the .p8 key that signed it even more so."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[CLIENT_SECRET],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Always,
            says: prose!(
                "No API of yours can check it and no decoder can read it. Apple has no UserInfo endpoint to ask with it either."
            ),
            way: prose!("What is known of the user is in the ID token of the same response."),
            ask: Ask::Nothing,
            spec: &[RESPONSE],
        },
        Advice::note(
            Kind::RefreshToken,
            Sign::Always,
            prose!(
                "Only Apple’s token endpoint takes it, together with your client secret: the answer shows that the user still allows your app, and holds an access token. It belongs in your backend."
            ),
            &[TOKEN, rfc(6749, "1.5")],
        ),
        Advice::note(
            Kind::AuthorizationCode,
            Sign::Always,
            prose!(
                "Your backend exchanges it once, with your client secret, at https://appleid.apple.com/auth/token. redirect_uri goes with it only where the authorization request had one."
            ),
            &[TOKEN, rfc(6749, "4.1.2")],
        ),
        Advice::note(
            Kind::SecurityEventToken,
            Sign::Always,
            prose!(
                "Apple posts it to your server because something changed for a user of your app; events says what, and for whom. Check the signature, iss and aud before you act on it. It signs nobody in."
            ),
            &[EVENTS],
        ),
    ],
    untypical: &[Kind::ClientAssertion],
    ..Issued::BASE
};

const ISSUER: Sign = Sign::Issuer("https://appleid.apple.com");

const EVENT: Sign = Sign::All(&[ISSUER, Sign::Claim("events")]);

/// A team ID is ten characters.
const SECRET: Sign = Sign::All(&[
    Sign::Audience(r"https://appleid\.apple\.com"),
    Sign::ClaimIs("iss", "[A-Z0-9]{10}"),
    Sign::Claim("sub"),
]);

const OPAQUE: Clause = observed("tokens and codes of Sign in with Apple");
const REST: Clause = page(
    "Apple docs: Sign in with Apple REST API",
    "https://developer.apple.com/documentation/signinwithapplerestapi",
);
const ID_TOKEN: Clause = page(
    "Apple docs: id_token",
    "https://developer.apple.com/documentation/signinwithapplejs/authorizationi/id_token",
);
const TOKEN: Clause = page(
    "Apple docs: token validation",
    "https://developer.apple.com/documentation/signinwithapplerestapi/generate-and-validate-tokens",
);
const RESPONSE: Clause = page(
    "Apple docs: TokenResponse",
    "https://developer.apple.com/documentation/signinwithapplerestapi/tokenresponse",
);
const CLIENT_SECRET: Clause = page(
    "Apple docs: creating a client secret",
    "https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret",
);
const EVENTS: Clause = page(
    "Apple docs: changes of accounts",
    "https://developer.apple.com/documentation/signinwithapple/processing-changes-for-sign-in-with-apple-accounts",
);

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::{gets, shape_of, shown};

    #[test]
    fn who_signed_it_and_for_whom() {
        for (claims, expected) in [
            (
                r#"{"iss":"https://appleid.apple.com","aud":"com.example.app","sub":"001.a.1","iat":1,"exp":2,"email_verified":"true"}"#,
                ("id-token", "conclusive", "apple"),
            ),
            (
                r#"{"iss":"https://appleid.apple.com","aud":"com.example.app","iat":1,"jti":"j","events":"{\"type\":\"email-disabled\"}"}"#,
                ("security-event-token", "conclusive", "apple"),
            ),
            (
                r#"{"iss":"ABCDE12345","iat":1,"exp":2,"aud":"https://appleid.apple.com","sub":"com.example.web"}"#,
                ("client-assertion", "conclusive", "apple"),
            ),
        ] {
            assert_eq!(shown(claims), expected, "{claims}");
        }
    }

    #[test]
    fn four_parts_are_no_broken_jwt() {
        for (first, kind) in [
            ("a", "access-token"),
            ("r", "refresh-token"),
            ("c", "authorization-code"),
        ] {
            let text = [
                first,
                &"0a1b2c3d".repeat(4),
                ".0.mxzs.EXAMPLE_EXAMPLE-EXAMPL",
            ]
            .concat();
            assert_eq!(shape_of(&text), (kind, "strong", "apple"));
        }
    }

    #[test]
    fn no_request_gets_a_jwt() {
        let url = "https://appleid.apple.com/auth/authorize?client_id=c&response_type=code%20id_token&scope=name%20email&response_mode=form_post";
        assert_eq!(gets(url), ("apple", "opaque", "yes"));
    }
}
