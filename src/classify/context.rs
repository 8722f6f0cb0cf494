//! What stands beside a token: the name that it was found under, and what the person expects.
//!
//! Looks at nothing inside the token but `aud`.

use crate::jose::Form;
use crate::oauth::Kind::*;
use crate::oauth::Strength::{self, Conclusive, Strong, Weak};
use crate::oauth::cookies::{SessionCookie, session_cookie};
use crate::oauth::{Evidence, Kind, Observed, Speaks, claims};
use crate::scan::names::is_of_session;
use crate::spec::{Clause, observed, oidc_core, openid, page, rfc};
use crate::text::shortened;

/// The member or parameter, what stands under it, and who says so.
const NAMES: &[(&str, Kind, Clause)] = &[
    ("access_token", AccessToken, rfc(6749, "5.1")),
    ("id_token", IdToken, oidc_core("3.1.3.3")),
    ("refresh_token", RefreshToken, rfc(6749, "5.1")),
    ("code", AuthorizationCode, rfc(6749, "4.1.2")),
    ("code_verifier", CodeVerifier, rfc(7636, "4.5")),
    ("client_secret", ClientSecret, rfc(6749, "2.3.1")),
    ("client_assertion", ClientAssertion, rfc(7523, "2.2")),
    ("assertion", JwtBearerAssertion, rfc(7523, "2.1")),
    ("request", RequestObject, rfc(9101, "5")),
    (
        "response",
        AuthorizationResponse,
        openid("oauth-v2-jarm", "2.3"),
    ),
    ("id_token_hint", IdToken, oidc_core("3.1.2.1")),
    (
        "logout_token",
        LogoutToken,
        openid("openid-connect-backchannel-1_0", "2.5"),
    ),
    ("DPoP", DpopProof, rfc(9449, "4.1")),
    ("SAMLResponse", Saml, SAML_POST),
    ("SAMLRequest", Saml, SAML_POST),
];

const SAML_POST: Clause = page(
    "SAML 2.0 Bindings §3.5",
    "https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf",
);

/// The member or parameter that the token stood under; where it stands more than once, each that tells what it is.
pub fn name(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    for name in seen.name.iter().chain(seen.also) {
        under(name, seen, evidence);
    }
}

fn under(name: &str, seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    // An API may be sent the wrong token, so a JWT is judged by what it says of itself.
    if name == "Authorization" {
        let is_readable = seen.token.claims.is_some();
        let strength = if is_readable { Weak } else { Strong };
        let saw = "it stood where an API expects its access token";
        evidence.push(Evidence::in_favour(
            AccessToken,
            strength,
            saw,
            rfc(6750, "2.1"),
        ));
        return;
    }
    let Some((_, kind, spec)) = NAMES.iter().find(|row| row.0 == name) else {
        session(name, seen, evidence);
        return;
    };
    let saw = ["it stood under ", name].concat();
    // Codes and refresh tokens of a provider often look alike; only the name tells them apart.
    let other = match kind {
        AuthorizationCode => Some(RefreshToken),
        RefreshToken => Some(AuthorizationCode),
        _ => None,
    };
    evidence.push(Evidence::in_favour(*kind, Strong, saw.as_str(), *spec));
    let is_likely = |other: &Kind| seen.shapes.iter().any(|(shape, _)| shape.kind == *other);
    if let Some(other) = other.filter(is_likely) {
        evidence.push(Evidence::against(other, Strong, saw, *spec));
    }
}

/// The name of a cookie that keeps a session: what a framework calls it unless told otherwise, or what says so by itself.
fn session(name: &str, seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    // A token that is kept in a cookie stays what it is.
    if !is_of_session(name) || seen.token.form != Form::Opaque {
        return;
    }
    let (saw, spec) = match session_cookie(name) {
        Some(SessionCookie { whose, spec, .. }) => (
            ["it stood in the cookie ", name, ", which is ", whose].concat(),
            *spec,
        ),
        None => (
            [
                "it looks random, and stood in the cookie ",
                &shortened(name, 40),
            ]
            .concat(),
            observed("names of cookies that keep a session"),
        ),
    };
    evidence.push(Evidence::in_favour(SessionCookie, Strong, saw, spec));
}

/// The client ID itself, taken for a token.
pub fn client_id(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    if seen.context.client_id.as_deref() == Some(&seen.token.raw) {
        let saw = "this is your client ID";
        for kind in [AccessToken, RefreshToken, AuthorizationCode] {
            evidence.push(Evidence::against(kind, Conclusive, saw, rfc(6749, "2.2")));
        }
    }
}

/// What else is issued to a client: there as well `aud` is the client.
const TO_CLIENTS: [Kind; 4] = [
    AuthorizationResponse,
    LogoutToken,
    SecurityEventToken,
    UserinfoResponse,
];

/// `aud` and `iss` against the client, the API and the issuer that the person gave.
pub fn audience(seen: &Observed<'_>, evidence: &mut Vec<Evidence>) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let audience = claims::audience(claims).present().unwrap_or_default();
    let is_for = |who: &Option<String>| who.as_deref().is_some_and(|who| audience.contains(&who));
    let context = seen.context;
    let is_other =
        |e: &Evidence| e.speaks == Speaks::For && e.strength > Weak && TO_CLIENTS.contains(&e.kind);
    let is_seen = evidence.iter().any(is_other);
    let mut say = |kind, strength: Strength, saw: &str, spec| {
        evidence.push(Evidence::in_favour(kind, strength, saw, spec));
    };
    // What a client makes itself is about the client, and for the server.
    let is_client = |name: &str| {
        context.client_id.is_some() && claims.str(name) == context.client_id.as_deref()
    };
    if is_client("iss") && is_client("sub") {
        let saw = "iss and sub are your client ID";
        say(ClientAssertion, Strong, saw, rfc(7523, "3"));
    }
    if is_for(&context.client_id) {
        // Some servers put the client into an access token's aud as well, and then scope tells.
        let outranked = is_seen || claims.has("scope") || claims.has("scp");
        let strength = if outranked { Weak } else { Strong };
        say(IdToken, strength, "aud is your client ID", oidc_core("2"));
    }
    if is_for(&context.audience) && context.audience != context.client_id {
        let saw = "aud is the API that you expect";
        say(AccessToken, Strong, saw, rfc(9068, "3"));
    }
    if is_for(&context.issuer) {
        // To the server goes what a client makes, and Keycloak's refresh tokens.
        let saw = "aud is the authorization server, and not an API";
        let spec = rfc(7523, "3");
        evidence.push(Evidence::against(AccessToken, Weak, saw, spec));
    }
}
