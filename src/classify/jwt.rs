//! What header and claims of a JWT say about its kind, whoever issued it.
//!
//! Kinds that have claims of their own come first: where one of those is seen, what ID and access tokens share tells
//! nothing more. Vendors' marks stand in their own files.

use super::types;
use crate::jose::Token;
use crate::oauth::Kind::*;
use crate::oauth::Strength::{self, Conclusive, Strong, Weak};
use crate::oauth::sign::Sign::{self, *};
use crate::oauth::sign::{Mark, mark, mark_against, observe};
use crate::oauth::{Context, Evidence, Observed, claims};
use crate::spec::{oidc_core, openid, page, rfc};
use crate::text::json::Object;

/// Claims that only one other kind of JWT has.
const OTHER: &[Mark] = &[
    mark(
        Member(
            "events",
            "http://schemas.openid.net/event/backchannel-logout",
        ),
        LogoutToken,
        Conclusive,
        "events holds the back-channel logout event",
        openid("openid-connect-backchannel-1_0", "2.4"),
    ),
    mark(
        Fn(is_security_event),
        SecurityEventToken,
        Strong,
        "events says what happened",
        rfc(8417, "2.2"),
    ),
    mark(
        All(&[Claim("htm"), Claim("htu")]),
        DpopProof,
        Strong,
        "htm and htu name one HTTP request",
        rfc(9449, "4.2"),
    ),
    mark(
        Fn(|token| is_object(token, "token_introspection")),
        IntrospectionResponse,
        Conclusive,
        "token_introspection holds the answer",
        rfc(9701, "5"),
    ),
    mark(
        All(&[
            Claim("response_type"),
            Any(&[Claim("client_id"), Claim("redirect_uri")]),
        ]),
        RequestObject,
        Strong,
        "parameters of an authorization request are claims",
        rfc(9101, "4"),
    ),
    mark(
        All(&[
            Claim("iss"),
            Claim("aud"),
            Any(&[
                All(&[Claim("code"), Any(&[Claim("state"), No(&Claim("sub"))])]),
                Claim("access_token"),
                All(&[Claim("error"), No(&Claim("sub"))]),
            ]),
        ]),
        AuthorizationResponse,
        Strong,
        "parameters of an authorization response are claims",
        openid("oauth-v2-jarm", "2.1"),
    ),
    mark(
        All(&[
            Claim("jwks"),
            Claim("iss"),
            Claim("sub"),
            Any(&[
                Claim("metadata"),
                Claim("authority_hints"),
                Claim("trust_marks"),
                Claim("metadata_policy"),
            ]),
        ]),
        EntityStatement,
        Strong,
        "jwks and metadata describe a member of a federation",
        openid("openid-federation-1_0", "3"),
    ),
    mark(
        All(&[Claim("sd_hash"), Claim("nonce"), Claim("aud")]),
        KeyBindingJwt,
        Strong,
        "sd_hash binds it to an SD-JWT",
        rfc(9901, "4.3"),
    ),
    mark(
        All(&[
            Claim("vct"),
            Any(&[Claim("_sd"), Claim("_sd_alg"), Claim("cnf")]),
        ]),
        SdJwtVc,
        Strong,
        "vct names the type of a credential",
        crate::spec::draft("draft-ietf-oauth-sd-jwt-vc", ""),
    ),
    mark(
        All(&[
            Any(&[Claim("_sd"), Claim("_sd_alg")]),
            No(&Claim("vct")),
            No(&Any(&[Type("dc+sd-jwt"), Type("vc+sd-jwt")])),
        ]),
        SdJwt,
        Conclusive,
        "_sd holds digests of claims that can be disclosed",
        rfc(9901, "4.2"),
    ),
    mark(
        Any(&[
            Fn(|token| is_object(token, "vc")),
            Fn(|token| is_object(token, "vp")),
            Claim("credentialSubject"),
        ]),
        VerifiableCredential,
        Strong,
        "it holds a credential of the W3C’s data model",
        page(
            "W3C Verifiable Credentials",
            "https://www.w3.org/TR/vc-data-model/",
        ),
    ),
    mark(
        Fn(is_assertion),
        ClientAssertion,
        Strong,
        "iss and sub are the same, as in an assertion that a client makes itself",
        rfc(7523, "3"),
    ),
    mark_against(
        Fn(is_software_statement),
        AccessToken,
        Conclusive,
        "it describes a client, as a software statement does",
        rfc(7591, "2.3"),
    ),
    mark_against(
        Fn(is_software_statement),
        IdToken,
        Conclusive,
        "it describes a client, as a software statement does",
        rfc(7591, "2.3"),
    ),
];

/// The hashes and ids that bind an ID token to what came with it.
const BINDING: &[Mark] = &[
    mark(
        Claim("at_hash"),
        IdToken,
        Conclusive,
        "at_hash is there, which only ID tokens have",
        oidc_core("3.1.3.6"),
    ),
    mark(
        Claim("c_hash"),
        IdToken,
        Conclusive,
        "c_hash is there, which only ID tokens have",
        oidc_core("3.3.2.11"),
    ),
    mark(
        Claim("s_hash"),
        IdToken,
        Conclusive,
        "s_hash is there, which only ID tokens have",
        openid("openid-financial-api-part-2-1_0", ""),
    ),
    mark(
        Claim("urn:openid:params:jwt:claim:auth_req_id"),
        IdToken,
        Conclusive,
        "it names the request of a CIBA sign-in, as only ID tokens do",
        openid(
            "openid-client-initiated-backchannel-authentication-core-1_0",
            "10.3.1",
        ),
    ),
];

/// What access tokens have that needs no more than a look.
const ACCESS: &[Mark] = &[
    mark(
        Fn(|token| is_array(token, "permissions")),
        AccessToken,
        Strong,
        "permissions are listed",
        crate::spec::observed("access tokens of several providers"),
    ),
    mark(
        All(&[Fn(|token| is_object(token, "cnf")), No(&Claim("nonce"))]),
        AccessToken,
        Strong,
        "cnf binds it to a key of its sender",
        rfc(7800, "3.1"),
    ),
    mark(
        All(&[
            Claim("iss"),
            Claim("exp"),
            Claim("aud"),
            Claim("sub"),
            Claim("client_id"),
            Claim("iat"),
            Claim("jti"),
        ]),
        AccessToken,
        Weak,
        "all claims are there that a JWT access token must have",
        rfc(9068, "2.2"),
    ),
];

fn get<'t>(token: &'t Token, name: &str) -> Option<&'t crate::text::json::Json> {
    token.claims.as_ref()?.get(name)
}

fn is_object(token: &Token, name: &str) -> bool {
    get(token, name).is_some_and(|json| json.as_object().is_some())
}

fn is_array(token: &Token, name: &str) -> bool {
    get(token, name).is_some_and(|json| json.as_array().is_some())
}

fn is_security_event(token: &Token) -> bool {
    let logout = "http://schemas.openid.net/event/backchannel-logout";
    is_object(token, "events") && !Sign::Member("events", logout).is_seen(token)
}

/// What a client makes itself: issuer and subject are the client, and nothing in it is about a user or a scope.
fn is_assertion(token: &Token) -> bool {
    let Some(claims) = token.claims.as_ref() else {
        return false;
    };
    let (Some(iss), Some(sub)) = (claims.str("iss"), claims.str("sub")) else {
        return false;
    };
    // An entity configuration and an SD-JWT have the same, and claims of their own.
    iss == sub && claims.has("aud") && !has_scope(claims) && !claims.has("jwks")
}

fn is_software_statement(token: &Token) -> bool {
    is_array(token, "redirect_uris") || get(token, "software_id").is_some()
}

fn has_scope(claims: &Object) -> bool {
    claims.has("scope") || claims.has("scp")
}

/// Everything that claims say without regard to the issuer.
pub fn claims_of_a_jwt(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    observe(BINDING, seen.token, evidence);
    let before = evidence.len();
    observe(OTHER, seen.token, evidence);
    if evidence.len() > before || types::is_neither(seen.token) {
        return;
    }
    observe(ACCESS, seen.token, evidence);
    let issued = seen.issued.filter(|_| seen.is_sure_of_provider);
    let tells =
        |name: &str| claims.has(name) && !issued.is_some_and(|i| i.tells_nothing.contains(&name));
    // An empty scope allows nothing, and so says nothing.
    let scope = (["scope", "scp"].into_iter())
        .find(|name| tells(name))
        .filter(|_| !claims::scopes(claims).is_empty());
    let mut say = |kind, strength: Strength, saw: &str, spec| {
        evidence.push(Evidence::in_favour(kind, strength, saw, spec));
    };
    if let Some(scope) = scope {
        let spec = match scope {
            "scope" => rfc(9068, "2.2.3"),
            _ => crate::spec::observed("access tokens of several providers"),
        };
        let saw = [scope, " says what the token allows"].concat();
        say(AccessToken, Strong, &saw, spec);
    }
    // Some access tokens have a nonce too, so it is never conclusive, and scope outranks it.
    if tells("nonce") && claims.has("aud") {
        // An ID token is for a client, and a client's ID is rarely an address.
        let strength = match scope.is_some() || is_for_an_address(claims, seen.context) {
            true => Weak,
            false => Strong,
        };
        say(IdToken, strength, "nonce is there", oidc_core("2"));
    }
    if tells("client_id") && !claims.has("nonce") && !claims.has("at_hash") {
        let saw = "client_id names the client, and there is no nonce";
        say(AccessToken, Strong, saw, rfc(9068, "2.2"));
    }
    if is_for_addresses_only(claims) {
        let saw = "aud is an address, and not the client that azp names";
        say(AccessToken, Strong, saw, oidc_core("2"));
    }
    let has = |names: &[&str]| names.iter().all(|name| claims.has(name));
    if has(&["iss", "sub", "aud", "exp", "iat"]) && scope.is_none() {
        let saw = match has_scope(claims) {
            true => "iss, sub, aud, exp and iat are there",
            false => "iss, sub, aud, exp and iat are there, and no scope",
        };
        say(IdToken, Weak, saw, oidc_core("2"));
    }
    let profile = profile_of(claims);
    // `aud` as well: a bare `name` stands in any JWT that somebody made up.
    if !profile.is_empty() && has(&["aud", "iss"]) {
        let saw = match profile.as_slice() {
            [one] => [one, " says who the person is"].concat(),
            [first @ .., last] => {
                [&first.join(", "), " and ", last, " say who the person is"].concat()
            }
            [] => String::new(),
        };
        say(IdToken, Weak, &saw, oidc_core("5.1"));
        if claims.has("sub") && !claims.has("exp") && !claims.has("iat") {
            let saw = "neither exp nor iat is there, which an ID token must have";
            say(UserinfoResponse, Strong, saw, oidc_core("5.3.2"));
        }
    }
    if let claims::Claim::Present(_) = claims::time(claims, "auth_time") {
        // RFC 9068 §2.2.1 allows it in access tokens, so it tells little.
        say(IdToken, Weak, "auth_time is there", oidc_core("2"));
    }
}

/// `aud` names addresses alone, and none of them is the client that the person gave.
fn is_for_an_address(claims: &Object, context: &Context) -> bool {
    let audience = claims::audience(claims).present().unwrap_or_default();
    let is_client = |aud: &&str| context.client_id.as_deref() == Some(*aud);
    let is_address = |aud: &&str| aud.contains("://") || aud.starts_with("urn:");
    !audience.is_empty() && audience.iter().all(is_address) && !audience.iter().any(is_client)
}

/// `aud` names APIs by their address, and not the client in `azp`. An ID token lists a client; Google's list another one than
/// `azp`, so that alone would not tell.
fn is_for_addresses_only(claims: &Object) -> bool {
    let (Some(client), Some(audience)) = (claims.str("azp"), claims::audience(claims).present())
    else {
        return false;
    };
    let is_address = |aud: &&str| aud.contains("://") || aud.starts_with("urn:");
    !audience.is_empty() && audience.iter().all(is_address) && !audience.contains(&client)
}

/// Who the person is: ID tokens say it, and some access tokens do.
fn profile_of(claims: &Object) -> Vec<&'static str> {
    const PROFILE: [&str; 8] = [
        "name",
        "given_name",
        "family_name",
        "nickname",
        "preferred_username",
        "picture",
        "email",
        "email_verified",
    ];
    (PROFILE.into_iter())
        .filter(|name| claims.has(name))
        .collect()
}
