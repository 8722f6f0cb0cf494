//! Duende IdentityServer, and IdentityServer4 before it: an API is named by its scopes, or by `resource` where that is licensed.
//!
//! Follows Duende's documentation. Self-hosted, so no issuer shows it: claims do, and the form of its handles.

pub mod request;

use crate::jose::Token;
use crate::oauth::Strength::{Strong, Weak};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, hallmark};
use crate::oauth::params::when::When;
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints};
use crate::oauth::shape::shape;
use crate::oauth::sign::{Sign, issuer};
use crate::oauth::{Kind, Provider, claims};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, page, rfc};
use crate::text::pattern;

/// Duende IdentityServer.
pub static DUENDE: Provider = Provider {
    id: "duende",
    title: "Duende IdentityServer",
    beginnings: &["https://{host}"],
    endpoints: Endpoints {
        authorize: "{issuer}/connect/authorize",
        token: "{issuer}/connect/token",
        userinfo: "{issuer}/connect/userinfo",
        keys: "{issuer}/.well-known/openid-configuration/jwks",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: AUTHORIZE,
    },
    api: ApiNaming::Scope("a scope of the API"),
    resource_limits: true,
    // OpenIddict has that path as well, and is asked in the same way.
    addresses: &["*/connect/authorize"],
    comes_back: ComesBack::ByRequest,
    response_modes: &["query", "fragment", "form_post"],
    requires: &[
        ("redirect_uri", When::always(&[AUTHORIZE])),
        ("scope", When::always(&[AUTHORIZE])),
    ],
    docs: &[TOKENS, JWT, ISOLATION],
    ..Provider::BASE
};

/// What else Duende IdentityServer grants in answer to a request.
pub static DUENDE_GRANTED: Granted = Granted {
    provider: &DUENDE,
    access_token: Some(request::access_token),
    refresh: Refresh::by_offline_access(&[REFRESHING]),
    profile: Some(request::PROFILE),
    aud: request::aud,
    claims: request::CLAIMS_GO,
    lifetimes: |_| request::LIFETIMES,
    errors: request::errors,
    ..Granted::BASE
};

/// What Duende IdentityServer issues.
pub static DUENDE_ISSUED: Issued = Issued {
    provider: &DUENDE,
    hallmarks: &[
        hallmark(
            Sign::Issuer("https://demo.duendesoftware.com"),
            Strong,
            "the issuer is Duende’s demo server",
            TOKENS,
        ),
        hallmark(
            Sign::All(&[Sign::Claim("client_id"), Sign::ClaimIs("jti", HANDLE)]),
            Weak,
            "client_id is there, and jti is 32 hexadecimal digits in capitals",
            TOKENS,
        ),
        hallmark(
            Sign::All(&[
                Sign::Claim("idp"),
                Sign::Any(&[Sign::ClaimIs("sid", HANDLE), Sign::ClaimIs("jti", HANDLE)]),
            ]),
            Strong,
            "idp is there, and sid or jti is 32 hexadecimal digits in capitals",
            TOKENS,
        ),
        hallmark(
            Sign::Fn(has_static_audience),
            Strong,
            "aud is the issuer and /resources, as EmitStaticAudienceClaim writes it",
            OPTIONS,
        ),
        hallmark(
            Sign::Fn(is_handle),
            Strong,
            "64 hexadecimal digits in capitals and -1, as its handles have",
            GRANTS,
        ),
    ],
    shapes: &[
        shape(
            GRANT,
            Kind::RefreshToken,
            Weak,
            "refresh token of Duende IdentityServer",
            GRANTS,
        ),
        shape(
            GRANT,
            Kind::AccessToken,
            Weak,
            "reference token of Duende IdentityServer",
            GRANTS,
        ),
        shape(
            GRANT,
            Kind::AuthorizationCode,
            Weak,
            "authorization code of Duende IdentityServer",
            GRANTS,
        ),
    ],
    opaque_because: Some(OpaqueBecause {
        why: "The client is set to reference tokens (AccessTokenType).",
        good_for: "An API asks the server’s introspection endpoint about it.",
        spec: TOKENS,
    }),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Always,
            says: prose!("It is for the client in aud alone, and is never sent to an API."),
            way: prose!(
                "Ask for a scope of the API, and send it the access token: aud is then the API resource that has the scope."
            ),
            ask: ASK,
            spec: &[TOKENS],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::All(&[
                Sign::Claim("client_id"),
                Sign::Any(&[
                    Sign::No(&Sign::Claim("aud")),
                    Sign::Fn(has_only_static_audience),
                ]),
            ]),
            says: prose!(
                "No API is named in it: none of its scopes belongs to an API resource, or the API is set up by scopes alone. Your API cannot check aud then."
            ),
            way: prose!(
                "Set up an API resource that has the scope, and ask for that scope: its name becomes aud."
            ),
            ask: ASK,
            spec: &[JWT, ISOLATION],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::All(&[
                Sign::Claim("aud"),
                Sign::No(&Sign::Fn(has_only_static_audience)),
            ]),
            says: prose!(
                "Your API checks that typ is at+jwt, and that aud holds the name of its own API resource."
            ),
            way: Prose::NONE,
            ask: Ask::Nothing,
            spec: &[JWT],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Fn(is_handle),
            says: prose!(
                "It is a reference token: what it means stays at the server, and an API asks the introspection endpoint about it."
            ),
            way: prose!(
                "For a JWT set AccessTokenType of the client to Jwt, at the server. No parameter of the request asks for it."
            ),
            ask: Ask::Nothing,
            spec: &[TOKENS],
        },
        Advice::note(
            Kind::RefreshToken,
            Sign::Always,
            prose!(
                "Only the token endpoint takes it, from the client that it was issued to; an API never gets it. RefreshTokenUsage of the client says whether each use replaces it."
            ),
            &[REFRESHING, rfc(6749, "1.5")],
        ),
        Advice::note(
            Kind::AuthorizationCode,
            Sign::Always,
            prose!(
                "The client exchanges it once, at /connect/token, with the redirect_uri of the authorization request."
            ),
            &[rfc(6749, "4.1.2"), rfc(6749, "4.1.3")],
        ),
        Advice::note(
            Kind::Unknown,
            Sign::Fn(is_handle),
            prose!(
                "Reference tokens, refresh tokens and codes of this server look alike: the name of the field or parameter that it came in tells which it is."
            ),
            &[GRANTS],
        ),
    ],
    ..Issued::BASE
};

const ASK: Ask = Ask::For {
    button: "Ask for a scope of the API",
    params: &[("scope", "openid profile YOUR_API_SCOPE")],
};

const AUTHORIZE: Clause = page(
    "Duende docs: authorize endpoint",
    "https://docs.duendesoftware.com/identityserver/reference/v7/endpoints/authorize/",
);
const TOKENS: Clause = page(
    "Duende docs: requesting tokens",
    "https://docs.duendesoftware.com/identityserver/tokens/",
);
const REFRESHING: Clause = page(
    "Duende docs: refresh tokens",
    "https://docs.duendesoftware.com/identityserver/tokens/refresh/",
);
const JWT: Clause = page(
    "Duende docs: using JWTs",
    "https://docs.duendesoftware.com/identityserver/apis/aspnetcore/jwt/",
);
const OPTIONS: Clause = page(
    "Duende docs: options",
    "https://docs.duendesoftware.com/identityserver/reference/v7/options/",
);
const GRANTS: Clause = page(
    "Duende docs: persisted grant store",
    "https://docs.duendesoftware.com/identityserver/reference/v7/stores/persisted-grant-store/",
);
const ISOLATION: Clause = page(
    "Duende docs: resource isolation",
    "https://docs.duendesoftware.com/identityserver/fundamentals/resources/isolation/",
);

const HANDLE: &str = "[0-9A-F]{32}";
const GRANT: &str = "[0-9A-F]{64}-1";

fn is_handle(token: &Token) -> bool {
    pattern::matches(GRANT, &token.raw)
}

/// How many audiences there are, and whether one is the issuer's `/resources`.
fn audience(token: &Token) -> (usize, bool) {
    let found = token
        .claims
        .as_ref()
        .and_then(|c| claims::audience(c).present());
    let found = found.unwrap_or_default();
    let issuer = issuer(token).unwrap_or_default().trim_end_matches('/');
    let is_static = |aud: &&str| aud.strip_prefix(issuer) == Some("/resources");
    (
        found.len(),
        !issuer.is_empty() && found.iter().any(is_static),
    )
}

fn has_static_audience(token: &Token) -> bool {
    audience(token).1
}

fn has_only_static_audience(token: &Token) -> bool {
    audience(token) == (1, true)
}

#[cfg(test)]
mod tests {
    use crate::oauth::provider_tests::{gets, jwt, shape_of, shown, verdict};

    #[test]
    fn its_claims_show_it() {
        let sid = "F6E6F2EDE86EB8731EF609A4FE40ED89";
        let id = format!(
            r#"{{"iss":"https://id.example","nbf":1,"iat":1,"exp":2,"aud":"web_app","amr":["pwd"],"nonce":"n","sid":"{sid}","idp":"local","sub":"1"}}"#
        );
        assert_eq!(shown(&id), ("id-token", "strong", "duende"));
        let header = r#"{"alg":"RS256","typ":"at+jwt","kid":"k"}"#;
        for claims in [
            format!(r#"{{"iss":"https://id.example","exp":2,"aud":"urn:api","scope":["a"],"client_id":"c","sub":"1","idp":"local","jti":"{sid}"}}"#),
            r#"{"iss":"https://id.example","exp":2,"aud":["https://id.example/resources","api1"],"client_id":"c"}"#.to_owned(),
            format!(r#"{{"iss":"https://id.example","exp":2,"client_id":"c","jti":"{sid}"}}"#),
        ] {
            let expected = ("access-token", "conclusive", "duende");
            assert_eq!(verdict(&jwt(header, &claims)), expected, "{claims}");
        }
    }

    #[test]
    fn a_handle_shows_the_server_and_not_its_kind() {
        let handle = ["0123456789ABCDEF".repeat(4), "-1".to_owned()].concat();
        assert_eq!(shape_of(&handle), ("unknown", "none", "duende"));
        assert_eq!(shape_of(&handle.to_lowercase()).2, "none");
    }

    #[test]
    fn a_request_gets_a_jwt() {
        let url = "https://id.example/connect/authorize?client_id=c&response_type=code&scope=openid%20api1%20offline_access";
        assert_eq!(gets(url), ("duende", "jwt", "yes"));
    }
}
