//! Google: opaque access tokens for Google’s own APIs, ID tokens that say who signed in, and what service accounts sign.
//!
//! Follows Google’s documentation; prefixes that it shows only in samples are said to be observed.

pub mod request;

use crate::jose::Token;
use crate::oauth::Kind;
use crate::oauth::Provider;
use crate::oauth::Strength::{Conclusive, Strong};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, hallmark};
use crate::oauth::params::when::When;
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::shape::{not_a_jwt, shape};
use crate::oauth::sign::{Sign, mark};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page, rfc};

/// Google’s issuer as its metadata names it: its older tokens leave the scheme out, and are the same issuer’s.
pub fn issuer(iss: &str) -> &str {
    match iss {
        "accounts.google.com" => "https://accounts.google.com",
        iss => iss,
    }
}

/// Google.
pub static GOOGLE: Provider = Provider {
    id: "google",
    title: "Google",
    endpoints: Endpoints {
        authorize: "https://accounts.google.com/o/oauth2/v2/auth",
        token: "https://oauth2.googleapis.com/token",
        userinfo: "https://openidconnect.googleapis.com/v1/userinfo",
        keys: "https://www.googleapis.com/oauth2/v3/certs",
        discovery: "https://accounts.google.com/.well-known/openid-configuration",
        spec: OIDC,
    },
    api: ApiNaming::Scope("https://www.googleapis.com/auth/calendar.readonly"),
    addresses: &[
        "accounts.google.com/o/oauth2/v2/auth",
        "accounts.google.com/o/oauth2/auth",
    ],
    comes_back: ComesBack::Always(request::ALWAYS),
    lacks_scopes: &["address", "phone", "offline_access"],
    requires: &[
        ("redirect_uri", When::always(&[WEB_SERVER])),
        ("scope", When::always(&[WEB_SERVER])),
    ],
    docs: &[OAUTH, OIDC, TOKEN_TYPES],
    ..Provider::BASE
};

/// What else Google grants in answer to a request.
pub static GOOGLE_GRANTED: Granted = Granted {
    provider: &GOOGLE,
    refresh: Refresh::Fn(request::refresh_token),
    hidden: request::HIDDEN,
    scopes: request::SCOPES,
    own_claims: request::OWN_CLAIMS,
    claims: request::CLAIMS_GO,
    lifetimes: |_| request::LIFETIMES,
    client_credentials: false,
    one_for_all: true,
    ..Granted::BASE
};

/// What Google issues.
pub static GOOGLE_ISSUED: Issued = Issued {
    provider: &GOOGLE,
    hallmarks: &[
        hallmark(ISSUER, Strong, "the issuer is Google", OIDC),
        hallmark(
            ACCOUNT_SIGNS,
            Strong,
            "iss is a Google service account",
            SERVICE_ACCOUNT,
        ),
    ],
    marks: &[
        mark(
            ISSUER,
            Kind::IdToken,
            Conclusive,
            "Google signs ID tokens alone under this issuer; its access tokens are opaque",
            TOKEN_TYPES,
        ),
        mark(
            Sign::All(&[ACCOUNT_SIGNS, FOR_TOKEN_ENDPOINT]),
            Kind::JwtBearerAssertion,
            Conclusive,
            "a service account signed it for Google’s token endpoint",
            SERVICE_ACCOUNT,
        ),
        mark(
            SELF_SIGNED,
            Kind::AccessToken,
            Conclusive,
            "a service account signed it for a Google API, in place of an access token",
            SELF_SIGNED_JWT,
        ),
    ],
    shapes: &[
        not_a_jwt(
            r"ya29\.[\w.-]{20,}",
            Kind::AccessToken,
            Strong,
            "Google OAuth access token",
            observed("tokens of Google’s that begin with ya29."),
        ),
        shape(
            r"1//[\w-]{30,}",
            Kind::RefreshToken,
            Strong,
            "Google refresh token",
            observed("Google’s samples, which begin with 1//"),
        ),
        shape(
            r"4/[\w-]{24,}",
            Kind::AuthorizationCode,
            Strong,
            "Google authorization code",
            observed("Google’s samples, which begin with 4/"),
        ),
        shape(
            r"AIza[\w-]{35}",
            Kind::ApiKey,
            Strong,
            "Google API key",
            observed("keys of Google’s that begin with AIza"),
        ),
        not_a_jwt(
            r"AQ\.Ab8RN6[\w-]{44,}",
            Kind::ApiKey,
            Strong,
            "Google API key",
            observed("keys of Google’s that begin with AQ."),
        ),
        shape(
            r"GOCSPX-[\w-]{28}",
            Kind::ClientSecret,
            Strong,
            "Google OAuth client secret",
            observed("client secrets of Google’s that begin with GOCSPX-"),
        ),
    ],
    opaque_because: Some(OpaqueBecause {
        why: "Google’s access tokens are opaque whatever the request asks for.",
        good_for: "It is good for Google’s own APIs and nothing else.",
        spec: TOKEN_TYPES,
    }),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Sign::No(&Sign::Fn(is_about_an_account)),
            says: prose!(
                "It tells your application who signed in, and aud is your client at Google. Google’s own APIs refuse it."
            ),
            way: prose!(
                "Google issues no access token for an API of yours. Send the ID token to your backend once, let it check signature, iss, aud and exp, and then use a session or a token of your own. For Google’s APIs take the access token of the same response."
            ),
            ask: Ask::Nothing,
            spec: &[VERIFY, OIDC],
        },
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Fn(is_about_an_account),
            says: prose!(
                "It is a service account’s, and no person signed in. Cloud Run, Cloud Functions and Identity-Aware Proxy take it as a bearer token where aud is the service that is called; Google’s other APIs want an access token."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[TOKEN_TYPES],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: SELF_SIGNED,
            says: prose!(
                "The service account signed it with its own key, and the Google API in aud takes it as it is, without a token endpoint in between. It lasts an hour; no other service should accept it."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[SELF_SIGNED_JWT, TOKEN_TYPES],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Fn(|token| token.claims.is_none()),
            says: prose!(
                "It is for the Google APIs that its scopes name. No decoder and no API of yours can read it, and it is no proof of sign-in; Google’s tokeninfo endpoint says whose it is, and for which client."
            ),
            way: prose!(
                "For sign-in ask for scope openid and check the ID token. For an API of yours issue tokens of your own, or put an authorization server between that signs users in with Google."
            ),
            ask: Ask::For {
                button: "Ask for an ID token",
                params: &[("scope", "openid email profile")],
            },
            spec: &[TOKEN_TYPES, OIDC],
        },
        Advice {
            kind: Kind::JwtBearerAssertion,
            sign: Sign::Always,
            says: prose!(
                "It is half of the way: Google’s token endpoint exchanges it for an access token, or for an ID token where it has target_audience. Google’s APIs refuse the assertion itself."
            ),
            way: prose!(
                "POST it to https://oauth2.googleapis.com/token with grant_type urn:ietf:params:oauth:grant-type:jwt-bearer, as assertion, within the hour."
            ),
            ask: Ask::Nothing,
            spec: &[SERVICE_ACCOUNT],
        },
        Advice {
            kind: Kind::ApiKey,
            sign: Sign::Always,
            says: prose!(
                "It names a project and no person. Keys in a web page can be seen by all, so restrict each to its APIs and to the sites or addresses that use it; replace it where it was shared by mistake."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[API_KEYS],
        },
        Advice::note(
            Kind::RefreshToken,
            Sign::Always,
            prose!(
                "Only https://oauth2.googleapis.com/token takes it, and https://oauth2.googleapis.com/revoke ends it. Where the project’s consent screen is external and in testing, it mostly lasts seven days."
            ),
            &[WEB_SERVER, OAUTH],
        ),
        Advice::note(
            Kind::AuthorizationCode,
            Sign::Always,
            prose!(
                "The application exchanges it once, at https://oauth2.googleapis.com/token, with the redirect_uri of the authorization request."
            ),
            &[WEB_SERVER, rfc(6749, "4.1.2")],
        ),
        Advice::note(
            Kind::ClientSecret,
            Sign::Always,
            prose!(
                "It shows Google that a server is your application, and belongs on that server alone; replace it where it was shared. Google treats the one of an installed app as no secret."
            ),
            &[OAUTH],
        ),
    ],
    untypical: &[Kind::ApiKey],
    ..Issued::BASE
};

/// Both spellings are Google’s.
const ISSUER: Sign = Sign::ClaimIs(
    "iss",
    r"https://accounts\.google\.com|accounts\.google\.com",
);

const ACCOUNT_SIGNS: Sign = Sign::Fn(|token| is_account(token, "iss"));

const FOR_TOKEN_ENDPOINT: Sign = Sign::Audience(
    r"https://oauth2\.googleapis\.com/token|https://www\.googleapis\.com/oauth2/v4/token|https://accounts\.google\.com/o/oauth2/token",
);

const SELF_SIGNED: Sign = Sign::All(&[
    ACCOUNT_SIGNS,
    Sign::Fn(|token| is_account(token, "sub")),
    Sign::Any(&[
        Sign::Audience(r"https://[a-z0-9-]+\.googleapis\.com/?"),
        Sign::All(&[Sign::No(&Sign::Claim("aud")), Sign::Claim("scope")]),
    ]),
]);

fn is_account(token: &Token, claim: &str) -> bool {
    let email = token.claims.as_ref().and_then(|claims| claims.str(claim));
    email.is_some_and(|email| email.contains('@') && email.ends_with(".gserviceaccount.com"))
}

fn is_about_an_account(token: &Token) -> bool {
    is_account(token, "email")
}

const OAUTH: Clause = page(
    "Google docs: OAuth 2.0",
    "https://developers.google.com/identity/protocols/oauth2",
);
const OIDC: Clause = page(
    "Google docs: OpenID Connect",
    "https://developers.google.com/identity/openid-connect/openid-connect",
);
const WEB_SERVER: Clause = page(
    "Google docs: OAuth 2.0 for web servers",
    "https://developers.google.com/identity/protocols/oauth2/web-server",
);
const SERVICE_ACCOUNT: Clause = page(
    "Google docs: OAuth 2.0 for service accounts",
    "https://developers.google.com/identity/protocols/oauth2/service-account",
);
const VERIFY: Clause = page(
    "Google docs: verify the ID token",
    "https://developers.google.com/identity/gsi/web/guides/verify-google-id-token",
);
const TOKEN_TYPES: Clause = page(
    "Google Cloud docs: token types",
    "https://cloud.google.com/docs/authentication/token-types",
);
const API_KEYS: Clause = page(
    "Google Cloud docs: API keys",
    "https://cloud.google.com/docs/authentication/api-keys",
);
const SELF_SIGNED_JWT: Clause = page(
    "Google AIP-4111: self-signed JWT",
    "https://google.aip.dev/auth/4111",
);

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::{gets, shape_of, shown};

    #[test]
    fn what_google_and_its_accounts_sign() {
        const ID: (&str, &str, &str) = ("id-token", "conclusive", "google");
        for (claims, expected) in [
            (
                r#"{"iss":"https://accounts.google.com","azp":"c","aud":"c","sub":"1","iat":1,"exp":2}"#,
                ID,
            ),
            (
                r#"{"iss":"accounts.google.com","aud":"c","sub":"1","iat":1,"exp":2}"#,
                ID,
            ),
            // Its audience is an address and not azp, as in an access token of somebody else's.
            (
                r#"{"iss":"https://accounts.google.com","azp":"1","aud":"https://svc.run.app","sub":"1","email":"a@p.iam.gserviceaccount.com","iat":1,"exp":2}"#,
                ID,
            ),
            (
                r#"{"iss":"a@p.iam.gserviceaccount.com","scope":"https://www.googleapis.com/auth/drive","aud":"https://oauth2.googleapis.com/token","iat":1,"exp":2}"#,
                ("jwt-bearer-assertion", "conclusive", "google"),
            ),
            (
                r#"{"iss":"a@p.iam.gserviceaccount.com","sub":"a@p.iam.gserviceaccount.com","aud":"https://pubsub.googleapis.com/","iat":1,"exp":2}"#,
                ("access-token", "conclusive", "google"),
            ),
            (
                r#"{"iss":"https://accounts.google.com.evil.example","aud":"c","sub":"1","iat":1,"exp":2}"#,
                ("unknown", "none", "none"),
            ),
        ] {
            assert_eq!(shown(claims), expected, "{claims}");
        }
    }

    #[test]
    fn a_prefix_names_the_token() {
        let filler = "EXAMPLE_EXAMPLE-EXAMPLE_EXAMPLE-EXA";
        for (prefix, kind) in [
            ("ya29.", "access-token"),
            ("ya29.c.b0", "access-token"),
            ("1//0", "refresh-token"),
            ("4/0A", "authorization-code"),
            ("AIza", "api-key"),
        ] {
            let expected = (kind, "strong", "google");
            assert_eq!(shape_of(&[prefix, filler].concat()), expected, "{prefix}");
        }
        let secret = ["GOCSPX-", &filler[..28]].concat();
        assert_eq!(shape_of(&secret), ("client-secret", "strong", "google"));
    }

    #[test]
    fn no_request_gets_a_jwt() {
        for (rest, refresh) in [
            ("", "no"),
            ("&access_type=offline", "yes"),
            ("&access_type=offline&prompt=consent", "yes"),
            ("%20offline_access&audience=https%3A%2F%2Fapi.example", "no"),
        ] {
            let url = "https://accounts.google.com/o/oauth2/v2/auth?client_id=c&response_type=code&scope=openid";
            assert_eq!(gets(&[url, rest].concat()), ("google", "opaque", refresh));
        }
    }
}
