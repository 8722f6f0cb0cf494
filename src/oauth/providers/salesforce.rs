//! Salesforce: access tokens are for Salesforce’s own APIs, and opaque unless the connected app is set to JWTs.
//!
//! Opaque shapes are observed: an access token begins with the organisation’s ID. Leaves out Marketing Cloud and MuleSoft.

pub mod request;

use crate::oauth::evidence::Strength::Strong;
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, hallmark};
use crate::oauth::params::choice;
use crate::oauth::params::when::When;
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::shape::shape;
use crate::oauth::sign::Sign::{All, Always, Any, Audience, ClaimIs, HeaderIs, Issuer};
use crate::oauth::sign::{Sign, mark};
use crate::oauth::{Evidence, Kind, Observed, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page, rfc};

const ACCESS: Clause = page(
    "Salesforce Help: access tokens",
    "https://help.salesforce.com/s/articleView?id=sf.remoteaccess_access_tokens.htm&type=5",
);
const WEB_SERVER: Clause = page(
    "Salesforce docs: web server flow",
    "https://developer.salesforce.com/docs/atlas.en-us.222.0.api_rest.meta/api_rest/intro_understanding_web_server_oauth_flow.htm",
);
const JWT_ACCESS: Clause = page(
    "Salesforce Help: JWT-based access tokens",
    "https://help.salesforce.com/s/articleView?id=xcloud.jwt_access_tokens.htm&type=5",
);
const ENDPOINTS: Clause = observed("Salesforce’s OAuth endpoints in public code");

/// Header of the JWT access tokens in the tests of Salesforce’s Mobile SDK.
const CORE_TOKEN: Sign = HeaderIs("tty", "sfdc-core-token");

/// An application’s client ID.
const CONSUMER_KEY: &str = r"3MVG9[\w.+/=-]{20,}";
const ASSERTION: Sign = All(&[
    ClaimIs("iss", CONSUMER_KEY),
    Audience(r"https://login\.salesforce\.com/?|https://test\.salesforce\.com/?"),
]);

/// Salesforce.
pub static SALESFORCE: Provider = Provider {
    id: "salesforce",
    title: "Salesforce",
    beginnings: &["https://{host}"],
    api: ApiNaming::Server,
    endpoints: Endpoints {
        authorize: "{issuer}/services/oauth2/authorize",
        token: "{issuer}/services/oauth2/token",
        userinfo: "{issuer}/services/oauth2/userinfo",
        keys: "{issuer}/id/keys",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: ENDPOINTS,
    },
    addresses: &[
        "login.salesforce.com/services/oauth2/authorize",
        "test.salesforce.com/services/oauth2/authorize",
        "*.my.salesforce.com/services/oauth2/authorize",
        "*.my.site.com/services/oauth2/authorize",
    ],
    comes_back: ComesBack::Always(request::ALWAYS),
    // Its metadata lists no response modes, and those are then the ones that there are (RFC 8414 §2).
    response_modes: &["query", "fragment"],
    requires: &[("redirect_uri", When::always(&[WEB_SERVER]))],
    own_scopes: &[
        choice("api", "the APIs of Salesforce"),
        choice("refresh_token", "a refresh token"),
    ],
    docs: &[ACCESS, JWT_ACCESS],
    ..Provider::BASE
};

/// What else Salesforce grants in answer to a request.
pub static SALESFORCE_GRANTED: Granted = Granted {
    provider: &SALESFORCE,
    refresh: Refresh::Fn(request::refresh_token),
    profile: Some(request::PROFILE),
    aud: request::aud,
    scopes: request::SCOPES,
    lifetimes: |_| request::LIFETIMES,
    scopes_of_users: &["id", "refresh_token"],
    ..Granted::BASE
};

/// What Salesforce issues.
pub static SALESFORCE_ISSUED: Issued = Issued {
    provider: &SALESFORCE,
    hallmarks: &[
        hallmark(
            Any(&[
                Issuer("https://login.salesforce.com"),
                Issuer("https://test.salesforce.com"),
                Issuer("https://*.my.salesforce.com"),
            ]),
            Strong,
            "the issuer is Salesforce",
            observed("issuers of Salesforce in public code"),
        ),
        hallmark(
            CORE_TOKEN,
            Strong,
            "tty in the header is sfdc-core-token",
            observed("JWT access tokens in the tests of Salesforce’s Mobile SDK"),
        ),
    ],
    marks: &[
        mark(
            CORE_TOKEN,
            Kind::AccessToken,
            Strong,
            "tty in the header is sfdc-core-token, as in JWT access tokens",
            observed("JWT access tokens in the tests of Salesforce’s Mobile SDK"),
        ),
        mark(
            ClaimIs("aud", CONSUMER_KEY),
            Kind::IdToken,
            Strong,
            "aud is the consumer key of a connected app",
            observed("what secret scanners take for a consumer key"),
        ),
    ],
    observers: &[assertion],
    shapes: &[
        shape(
            r"00D[A-Za-z0-9]{12}![\w.]{80,200}",
            Kind::AccessToken,
            Strong,
            "Salesforce access token",
            observed("what secret scanners take for one"),
        ),
        shape(
            r"5Aep861[\w.=]{60,200}",
            Kind::RefreshToken,
            Strong,
            "Salesforce refresh token",
            observed("what secret scanners take for one"),
        ),
    ],
    opaque_because: Some(OpaqueBecause {
        why: "Salesforce issues opaque access tokens unless the app is set to JWTs.",
        good_for: "It is good for Salesforce’s own APIs.",
        spec: ACCESS,
    }),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Always,
            says: prose!(
                "It tells the application who signed in. Salesforce’s APIs want the access token of the same response, which is mostly no JWT."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[ACCESS],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Fn(|token| token.claims.is_none()),
            says: prose!(
                "It begins with the organisation’s ID and is as good as a session: whoever has it can call Salesforce’s APIs as that user. Nobody but Salesforce can look into it; its introspection endpoint says what it is good for."
            ),
            way: prose!(
                "For a service outside Salesforce that has to check the token itself, set the connected app to JWT-based access tokens. No parameter of the request asks for that."
            ),
            ask: Ask::Nothing,
            spec: &[ACCESS, JWT_ACCESS],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: CORE_TOKEN,
            says: prose!(
                "The connected app is set to JWT-based access tokens. They can be checked outside Salesforce, and inside they are good for REST APIs only."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[JWT_ACCESS],
        },
        Advice::note(
            Kind::RefreshToken,
            Always,
            prose!(
                "Only Salesforce’s token endpoint takes it, from the app that it was issued to; no API does. Where the answer holds a new one, that replaces this one."
            ),
            &[rfc(6749, "1.5"), rfc(6749, "6")],
        ),
    ],
    ..Issued::BASE
};

/// What an application signs for Salesforce’s token endpoint; so it is not from Salesforce.
fn assertion(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    if ASSERTION.is_seen(seen.token) {
        evidence.push(Evidence::in_favour(
            Kind::JwtBearerAssertion,
            Strong,
            "iss is a consumer key, and aud Salesforce: an application signed it to get a token",
            rfc(7523, "3"),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Certainty;
    use crate::oauth::outcome::AccessTokenFormat;
    use crate::oauth::providers::testing::{jwt, request, taking, verdict};

    #[test]
    fn what_salesforce_issues_is_named() {
        use Kind::{AccessToken, IdToken, RefreshToken};
        for (law, text, kind, certainty) in [
            (
                "opaque access token",
                format!("00D000000000000!{}", "Filler.0".repeat(12)),
                AccessToken,
                Certainty::Strong,
            ),
            (
                "refresh token",
                format!("5Aep861{}", "Filler00".repeat(10)),
                RefreshToken,
                Certainty::Strong,
            ),
            (
                "JWT access token",
                jwt(
                    r#"{"tnk":"core/x/00D","ver":"1.0","kid":"k","tty":"sfdc-core-token","typ":"JWT","alg":"RS256"}"#,
                    r#"{"scp":"api","aud":["https://acme.my.salesforce.com"],"sub":"uid:005","iss":"https://acme.my.salesforce.com","exp":2,"iat":1,"client_id":"c"}"#,
                ),
                AccessToken,
                Certainty::Strong,
            ),
            (
                "ID token",
                jwt(
                    r#"{"alg":"RS256","kid":"k"}"#,
                    r#"{"iss":"https://login.salesforce.com","sub":"https://login.salesforce.com/id/00D/005","aud":"3MVG9","iat":1,"exp":2,"at_hash":"h"}"#,
                ),
                IdToken,
                Certainty::Conclusive,
            ),
        ] {
            assert_eq!(verdict(&text), (kind, certainty, "salesforce"), "{law}");
        }
        let claims = r#"{"iss":"3MVG9FillerFillerFillerFiller","sub":"a@b","aud":"https://login.salesforce.com","exp":1}"#;
        let expected = (Kind::JwtBearerAssertion, Certainty::Strong, "");
        assert_eq!(verdict(&jwt(r#"{"alg":"RS256"}"#, claims)), expected);
    }

    #[test]
    fn no_request_asks_for_a_jwt() {
        let request = request(&SALESFORCE, "", &[("scope", "openid api")]);
        let token = SALESFORCE_GRANTED.access_token(&request);
        assert_eq!(token.format, AccessTokenFormat::Unknown);
        let path = "/services/oauth2/authorize";
        assert_eq!(taking("acme.my.salesforce.com", path), "salesforce");
    }
}
