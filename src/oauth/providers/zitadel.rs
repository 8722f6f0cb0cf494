//! ZITADEL: an API's project is named by a scope; whether the access token is a JWT is a setting of the application.
//!
//! Follows ZITADEL's documentation. Leaves out its opaque tokens and personal access tokens: nothing shows in them.

pub mod request;

use crate::jose::Token;
use crate::oauth::Strength::Strong;
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, hallmark};
use crate::oauth::params::choice;
use crate::oauth::params::when::When;
use crate::oauth::provider::{Address, ApiNaming, Endpoints};
use crate::oauth::request::Param;
use crate::oauth::sign::{Sign, mark};
use crate::oauth::{Kind, Provider};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, page};

/// ZITADEL.
pub static ZITADEL: Provider = Provider {
    id: "zitadel",
    title: "ZITADEL",
    beginnings: &["https://{host}"],
    endpoints: Endpoints {
        authorize: "{issuer}/oauth/v2/authorize",
        token: "{issuer}/oauth/v2/token",
        userinfo: "{issuer}/oidc/v1/userinfo",
        keys: "{issuer}/oauth/v2/keys",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: ENDPOINTS,
    },
    api: ApiNaming::Scope("urn:zitadel:iam:org:project:id:PROJECT_ID:aud"),
    addresses: &[
        "*.zitadel.cloud/oauth/v2/authorize",
        "*.zitadel.app/oauth/v2/authorize",
    ],
    takes: Some(takes),
    comes_back: request::COMES_BACK,
    response_modes: &["query", "fragment", "form_post"],
    own_scopes: &[choice(
        "urn:zitadel:iam:user:resourceowner",
        "the organization of the user",
    )],
    requires: &[
        ("redirect_uri", When::always(&[ENDPOINTS])),
        ("scope", When::always(&[ENDPOINTS])),
    ],
    docs: &[SCOPES, CLAIMS, INTROSPECTION],
    ..Provider::BASE
};

/// What else ZITADEL grants in answer to a request.
pub static ZITADEL_GRANTED: Granted = Granted {
    provider: &ZITADEL,
    refresh: Refresh::by_offline_access(&[SCOPES]),
    profile: Some(request::PROFILE),
    aud: request::aud,
    scopes: request::SCOPES,
    lifetimes: |_| request::LIFETIMES,
    scopes_of_users: &["urn:zitadel:iam:user:*"],
    ..Granted::BASE
};

/// What ZITADEL issues.
pub static ZITADEL_ISSUED: Issued = Issued {
    provider: &ZITADEL,
    hallmarks: &[
        hallmark(
            Sign::Any(&[
                Sign::Issuer("https://*.zitadel.cloud"),
                Sign::Issuer("https://*.zitadel.app"),
            ]),
            Strong,
            "the issuer is on ZITADEL’s own domain",
            ENDPOINTS,
        ),
        hallmark(
            Sign::Audience(
                r"https://[\w-]+\.zitadel\.cloud|https://[\w-]+\.[\w-]+\.zitadel\.cloud",
            ),
            Strong,
            "aud is an instance on ZITADEL’s own domain",
            ENDPOINTS,
        ),
        hallmark(
            Sign::Fn(has_reserved_claim),
            Strong,
            "a claim begins with urn:zitadel:iam:",
            CLAIMS,
        ),
    ],
    marks: &[
        mark(
            Sign::All(&[Sign::Claim("jti"), Sign::No(&SIGN_IN)]),
            Kind::AccessToken,
            Strong,
            "jti is there, which ZITADEL’s access tokens have and its ID tokens do not",
            CLAIMS,
        ),
        mark(
            SIGN_IN,
            Kind::IdToken,
            Strong,
            "amr or auth_time says how the person signed in, which ZITADEL’s access tokens do not",
            CLAIMS,
        ),
    ],
    opaque_because: Some(OpaqueBecause {
        why: "The application’s setting for access tokens is Bearer Token, not JWT.",
        good_for: "An API asks ZITADEL’s introspection endpoint about it.",
        spec: INTROSPECTION,
    }),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Always,
            says: prose!(
                "It is for the application, although aud lists the project and all its clients. An API wants the access token of the same response."
            ),
            way: prose!(
                "Name the API’s project by a scope, and set the application’s access tokens to JWT where the API is to check them by itself."
            ),
            ask: Ask::For {
                button: "Ask for a token for that project",
                params: NAMED,
            },
            spec: &[SCOPES, INTROSPECTION],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Claim("aud"),
            says: prose!(
                "aud lists client IDs and the project’s ID, numbers all of them. Your API checks that the ID of its own project is among them."
            ),
            way: prose!(
                "Where it is not there, name the project by a scope: urn:zitadel:iam:org:project:id:, its ID, and :aud."
            ),
            ask: Ask::For {
                button: "Ask for a token for that project",
                params: NAMED,
            },
            spec: &[CLAIMS, SCOPES],
        },
        Advice {
            kind: Kind::ClientAssertion,
            sign: Sign::Always,
            says: prose!(
                "A service account signs it itself, and exchanges it at the token endpoint for an access token."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[INTROSPECTION],
        },
    ],
    ..Issued::BASE
};

const NAMED: &[(&str, &str)] = &[(
    "scope",
    "openid profile urn:zitadel:iam:org:project:id:YOUR_PROJECT_ID:aud",
)];

const SIGN_IN: Sign = Sign::Any(&[Sign::Claim("amr"), Sign::Claim("auth_time")]);

const ENDPOINTS: Clause = page(
    "ZITADEL docs: endpoints",
    "https://zitadel.com/docs/apis/openidoauth/endpoints",
);
const SCOPES: Clause = page(
    "ZITADEL docs: scopes",
    "https://zitadel.com/docs/apis/openidoauth/scopes",
);
const CLAIMS: Clause = page(
    "ZITADEL docs: claims",
    "https://zitadel.com/docs/apis/openidoauth/claims",
);
const INTROSPECTION: Clause = page(
    "ZITADEL docs: token introspection",
    "https://zitadel.com/docs/guides/integrate/token-introspection",
);

const RESERVED: &str = "urn:zitadel:iam:";

fn has_reserved_claim(token: &Token) -> bool {
    let members = token.claims.as_ref().map(|claims| claims.members.iter());
    (members.into_iter().flatten()).any(|member| member.name.as_str().starts_with(RESERVED))
}

/// On a domain of one's own: a scope of ZITADEL's.
fn takes(address: &Address<'_>, params: &[Param]) -> bool {
    let is_own = |param: &Param| param.name == "scope" && param.value.contains("urn:zitadel:iam:");
    address.path == "/oauth/v2/authorize" && params.iter().any(is_own)
}

#[cfg(test)]
mod tests {
    use crate::oauth::placeholder;
    use crate::oauth::provider_tests::{gets, shown};

    #[test]
    fn jti_and_amr_tell_the_two_apart() {
        let common = r#""sub":"77776025198584418","aud":["69234237810729234","69234237810729019"],"exp":2,"iat":1,"nbf":1"#;
        let cloud = r#""iss":"https://acme-x1y2z3.zitadel.cloud","#;
        let own =
            r#""iss":"https://id.acme.example","urn:zitadel:iam:org:project:roles":{"user":{}},"#;
        for (issuer, more, expected) in [
            (
                cloud,
                r#","jti":"j""#,
                ("access-token", "strong", "zitadel"),
            ),
            (own, r#","jti":"j""#, ("access-token", "strong", "zitadel")),
            (
                cloud,
                r#","amr":["pwd"],"auth_time":1"#,
                ("id-token", "strong", "zitadel"),
            ),
            (
                own,
                r#","amr":["pwd"],"auth_time":1"#,
                ("id-token", "strong", "zitadel"),
            ),
        ] {
            assert_eq!(shown(&["{", issuer, common, more, "}"].concat()), expected);
        }
    }

    #[test]
    fn the_application_decides_the_format() {
        for (url, expected) in [
            (
                "https://acme.zitadel.cloud/oauth/v2/authorize?client_id=c&response_type=code&scope=openid",
                ("zitadel", "unknown", "no"),
            ),
            (
                "https://id.acme.example/oauth/v2/authorize?client_id=c&response_type=code&scope=openid%20offline_access%20urn%3Azitadel%3Aiam%3Aorg%3Aproject%3Aid%3A1%3Aaud",
                ("zitadel", "unknown", "yes"),
            ),
        ] {
            assert_eq!(gets(url), expected);
        }
    }

    #[test]
    fn what_the_person_must_fill_in_is_found() {
        let (_, scope) = super::NAMED[0];
        assert_eq!(placeholder::find(scope), Some("YOUR_PROJECT_ID"));
    }
}
