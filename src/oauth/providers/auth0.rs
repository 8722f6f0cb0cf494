//! Auth0: an API is named by `audience`; without one the access token is opaque and good for `/userinfo` alone.
//!
//! Follows Auth0's documentation; shapes that it does not promise are said to be observed.

pub mod reasons;
pub mod request;

use crate::jose::{Form, Part, Token};
use crate::oauth::granted::{Granted, Refresh};
use crate::oauth::issued::{Advice, Ask, Issued, OpaqueBecause, Recognised};
use crate::oauth::outcome::scopes::ClaimsGo;
use crate::oauth::outcome::{Delivery, Goes, ScopeRow};
use crate::oauth::provider::{ApiNaming, ComesBack, Endpoints, Location};
use crate::oauth::shape::shape;
use crate::oauth::sign::Sign;
use crate::oauth::{Evidence, Kind, Observed, Provider, Strength, claims};
use crate::prose;
use crate::spec::{Clause, auth0, observed, rfc};
use crate::text::json::Object;
use request::domain_of;

/// Auth0.
pub static AUTH0: Provider = Provider {
    id: "auth0",
    title: "Auth0",
    response_types: &[
        "code",
        "code id_token",
        "id_token",
        "id_token token",
        "token",
        "code token",
        "code id_token token",
    ],
    response_modes: &["query", "fragment", "form_post", "web_message"],
    location: Location::Domain {
        authorize: "/authorize",
    },
    api: ApiNaming::Audience,
    addresses: &["*.auth0.com/authorize"],
    takes: Some(request::takes),
    comes_back: ComesBack::ByRequest,
    requires: &[("code_challenge", request::PKCE_OF_THIRD_PARTIES)],
    docs: &[GET_ACCESS_TOKENS, auth0("secure/tokens/access-tokens")],
    endpoints: Endpoints {
        authorize: "https://{domain}/authorize",
        token: "{issuer}/oauth/token",
        userinfo: "{issuer}/userinfo",
        keys: "{issuer}/.well-known/jwks.json",
        discovery: "{issuer}/.well-known/openid-configuration",
        spec: auth0("secure/tokens/json-web-tokens/validate-json-web-tokens"),
    },
    ..Provider::BASE
};

/// What else Auth0 grants in answer to a request.
pub static AUTH0_GRANTED: Granted = Granted {
    provider: &AUTH0,
    access_token: Some(request::access_token),
    refresh: Refresh::Fn(request::refresh_token),
    id_token: Some(request::id_token),
    profile: Some(reasons::PROFILE),
    aud: request::aud,
    hidden: reasons::HIDDEN,
    response_modes: &[("web_message", Delivery::WebMessage, reasons::WEB_MESSAGE)],
    scopes: &[ScopeRow::new(
        "online_access",
        Goes::RefreshToken,
        reasons::ONLINE_SCOPE,
    )],
    claims: ClaimsGo::Always(Goes::ClaimsInBoth, reasons::CLAIMS),
    lifetimes: request::lifetimes,
    errors: request::errors,
    notes: request::NOTES,
    ..Granted::BASE
};

/// What Auth0 issues.
pub static AUTH0_ISSUED: Issued = Issued {
    provider: &AUTH0,
    recognise: Some(recognise),
    observers: &[
        opaque_jwe,
        opaque_string,
        userinfo_audience,
        grant_and_permissions,
        client_id_audience,
    ],
    shapes: &[
        shape(
            r"v1\.[\w-]{40,}",
            Kind::RefreshToken,
            Strength::Weak,
            "older refresh token of Auth0",
            observed("public samples"),
        ),
        shape(
            r"ORT[\w.-]{24,}",
            Kind::RefreshToken,
            Strength::Strong,
            "Auth0 online refresh token",
            auth0("secure/tokens/refresh-tokens/online-refresh-tokens/configure-online-refresh-tokens"),
        )
        .checked(is_mixed),
        shape(
            r"[\w-]{64}",
            Kind::ClientSecret,
            Strength::Weak,
            "client secret of Auth0",
            observed("public samples"),
        )
        .checked(is_mixed),
    ],
    is_opaque: Sign::Fn(is_opaque_jwe),
    locate: Some(locate),
    opaque_because: Some(OpaqueBecause {
        why: "Auth0 issues one when the request names no API in audience.",
        good_for: "It is good for Auth0’s /userinfo endpoint and nothing else.",
        spec: GET_ACCESS_TOKENS,
    }),
    advice: &[
        Advice {
            kind: Kind::IdToken,
            sign: Sign::Always,
            says: prose!(
                "It decodes, and is still the wrong token for an API: its aud is the application. The access token of the same response is the one to send."
            ),
            way: prose!(
                "Ask with audience, the API’s identifier, and the access token will be a JWT for that API."
            ),
            ask: Ask::For {
                button: "Ask for a JWT instead",
                params: &[],
            },
            spec: &[GET_ACCESS_TOKENS],
        },
        Advice {
            kind: Kind::AccessToken,
            sign: Sign::Any(&[Sign::Fn(is_opaque_jwe), Sign::Fn(is_old_opaque)]),
            says: prose!(
                "Sent to your own API it is refused, however good it is at /userinfo."
            ),
            way: prose!(
                "Ask with audience, the API’s identifier, and the access token will be a JWT for that API."
            ),
            ask: Ask::For {
                button: "Ask for a JWT instead",
                params: &[],
            },
            spec: &[GET_ACCESS_TOKENS],
        },
        Advice::note(
            Kind::AccessToken,
            Sign::All(&[Sign::Claim("aud"), Sign::No(&FOR_MANAGEMENT)]),
            prose!(
                "Your API checks the signature (RS256 with the tenant’s public keys, unless the API is set to another algorithm), iss with the slash at its end, exp, and that aud holds the API’s identifier, character for character."
            ),
            &[auth0("secure/tokens/json-web-tokens/validate-json-web-tokens")],
        ),
        Advice::note(
            Kind::AccessToken,
            FOR_MANAGEMENT,
            prose!(
                "It is for Auth0’s Management API, so no API of yours is its audience. Treat it as opaque, although it decodes, and let your own API refuse it."
            ),
            &[auth0("secure/tokens/access-tokens"), MANAGEMENT],
        ),
        Advice::note(
            Kind::RefreshToken,
            Sign::Always,
            prose!(
                "Only Auth0’s token endpoint takes it, for the application that it was issued to; an API never gets it. Where the answer holds a new one, that replaces this one. It can be revoked in the Dashboard and by API."
            ),
            &[rfc(6749, "1.5"), rfc(6749, "6"), MANAGEMENT],
        ),
    ],
    ..Issued::BASE
};

const GET_ACCESS_TOKENS: Clause = auth0("secure/tokens/access-tokens/get-access-tokens");
const MANAGEMENT: Clause = auth0("secure/tokens/access-tokens/management-api-access-tokens");
const PROFILES: Clause = auth0("secure/tokens/access-tokens/access-token-profiles");
const ID_TOKEN: Clause = auth0("secure/tokens/id-tokens/id-token-structure");

const FOR_MANAGEMENT: Sign = Sign::Audience(r"https://[\w.-]+/api/v2/");

/// The five-part string that Auth0 issues where no API was named: `dir`, `A256GCM`, its own issuer in the header, an empty
/// encrypted key. No document promises that shape: Auth0 says only that it may change. One that was cut off still shows it in
/// its header.
fn is_opaque_jwe(token: &Token) -> bool {
    let Some(header) = &token.header else {
        return false;
    };
    let is_keyless = token.part_text(Part::EncryptedKey) == Some("");
    (token.form == Form::Malformed || token.form == Form::Jwe && is_keyless)
        && header.str("alg") == Some("dir")
        && header.str("enc") == Some("A256GCM")
        && header
            .str("iss")
            .is_some_and(|iss| domain_of(iss).is_some())
}

fn locate(token: &Token) -> Option<String> {
    let issuer = (token.header.as_ref()).and_then(|header| header.str("iss"));
    let issuer = issuer.or_else(|| token.claims.as_ref()?.str("iss"))?;
    domain_of(issuer).map(str::to_owned)
}

fn recognise(token: &Token) -> Option<Recognised> {
    let seen = |strength, saw: &str, spec| {
        let saw = saw.to_owned();
        Some(Recognised {
            strength,
            saw,
            spec,
        })
    };
    if is_opaque_jwe(token) {
        let saw = match token.form {
            Form::Malformed => "a header with the issuer in it, as Auth0’s opaque tokens have",
            _ => "a five-part string with the issuer in its header, as Auth0’s opaque tokens have",
        };
        return seen(Strength::Strong, saw, observed("public samples"));
    }
    if token.form == Form::Opaque && is_old_opaque_string(&token.raw) {
        let saw = "32 random characters, as many of Auth0’s opaque tokens had";
        return seen(Strength::Weak, saw, observed("public samples"));
    }
    let claims = token.claims.as_ref()?;
    let issuer = claims.str("iss")?;
    let domain = domain_of(issuer)?;
    if domain.ends_with(".auth0.com") {
        return seen(Strength::Strong, "the issuer is an Auth0 tenant", PROFILES);
    }
    let userinfo = format!("{issuer}userinfo");
    let for_userinfo = claims::audience(claims)
        .present()
        .is_some_and(|aud| aud.contains(&userinfo.as_str()));
    let subject = claims.str("sub").unwrap_or_default();
    if for_userinfo || subject.starts_with("auth0|") || subject.ends_with("@clients") {
        let saw = "an issuer that ends with a slash, and a subject or audience of Auth0’s shape";
        return seen(Strength::Strong, saw, PROFILES);
    }
    None
}

fn opaque_jwe(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    if is_opaque_jwe(seen.token) {
        evidence.push(Evidence::in_favour(
            Kind::AccessToken,
            Strength::Strong,
            match seen.token.form {
                Form::Malformed => {
                    "alg dir, enc A256GCM, iss in the header: a part of Auth0’s opaque access token"
                }
                _ => "five parts, alg dir, enc A256GCM, iss in the header: Auth0’s opaque access token",
            },
            observed("public samples"),
        ));
    }
}

fn is_old_opaque(token: &Token) -> bool {
    token.form == Form::Opaque && is_old_opaque_string(&token.raw)
}

/// 32 characters of the base64url alphabet in which upper case, lower case and digits are mixed: so no hash, no UUID.
fn is_old_opaque_string(text: &str) -> bool {
    text.len() == 32
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        && is_mixed(text)
}

/// Upper case, lower case and digits: random, and no word, hash or UUID.
fn is_mixed(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_uppercase())
        && text.bytes().any(|b| b.is_ascii_lowercase())
        && text.bytes().any(|b| b.is_ascii_digit())
}

fn opaque_string(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    if seen.token.form != Form::Opaque || !is_old_opaque_string(&seen.token.raw) {
        return;
    }
    let kind = Kind::AccessToken;
    evidence.push(Evidence::in_favour(
        kind,
        Strength::Weak,
        "32 characters, as many opaque access tokens of Auth0 have; the length is not documented",
        observed("public samples"),
    ));
    evidence.push(Evidence::in_favour(
        kind,
        Strength::Weak,
        "upper case, lower case and digits mixed: random, and no hash or UUID",
        observed("public samples"),
    ));
    if seen.token.raw.bytes().all(|b| b.is_ascii_alphanumeric()) {
        evidence.push(Evidence::against(
            kind,
            Strength::Weak,
            "an Auth0 client ID has the same 32 letters and digits",
            observed("public samples"),
        ));
    }
}

fn auth0_claims<'a>(seen: &Observed<'a>) -> Option<&'a Object> {
    let issued = seen.issued?;
    let claims = seen.token.claims.as_ref();
    claims.filter(|_| issued.provider == &AUTH0)
}

fn userinfo_audience(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = auth0_claims(seen) else {
        return;
    };
    let userinfo = claims.str("iss").map(|issuer| format!("{issuer}userinfo"));
    let audience = claims::audience(claims).present().unwrap_or_default();
    if userinfo.is_some_and(|userinfo| audience.contains(&userinfo.as_str())) {
        evidence.push(Evidence::in_favour(
            Kind::AccessToken,
            Strength::Strong,
            "aud lists the /userinfo endpoint",
            GET_ACCESS_TOKENS,
        ));
    }
}

fn grant_and_permissions(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = auth0_claims(seen) else {
        return;
    };
    for (is_there, saw) in [
        (claims.has("gty"), "gty names the grant"),
        (
            claims.has("permissions"),
            "permissions are what role-based access control adds",
        ),
        (
            claims
                .str("sub")
                .is_some_and(|sub| sub.ends_with("@clients")),
            "the subject is an application (…@clients)",
        ),
    ] {
        if is_there {
            evidence.push(Evidence::in_favour(
                Kind::AccessToken,
                Strength::Strong,
                saw,
                PROFILES,
            ));
        }
    }
}

fn client_id_audience(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = auth0_claims(seen) else {
        return;
    };
    let Some(audience) = claims.str("aud") else {
        return;
    };
    let like_client_id =
        audience.len() == 32 && audience.bytes().all(|b| b.is_ascii_alphanumeric());
    if like_client_id && !claims.has("scope") && !claims.has("gty") {
        evidence.push(Evidence::in_favour(
            Kind::IdToken,
            Strength::Strong,
            "aud is one 32-character client ID, and there is no scope",
            ID_TOKEN,
        ));
    }
}
