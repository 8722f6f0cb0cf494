//! Codes of OAuth and OpenID Connect themselves, registered at IANA ("OAuth Extensions Error Registry"), and one that is an
//! earlier name of such a code.
//!
//! Those of protocols around them are in [`super::around`], a vendor's own in [`super::vendors`].

use super::{Remedy, Row, row};
use crate::prose;
use crate::spec::{Clause, observed, oidc_core, openid, page, rfc};

const AUTHORIZATION: &str = "authorization endpoint";
const TOKEN: &str = "token endpoint";
const RESOURCE: &str = "API";
const CIBA: &str = "openid-client-initiated-backchannel-authentication-core-1_0";
const IANA_OAUTH: Clause = page(
    "IANA registry of OAuth errors",
    "https://www.iana.org/assignments/oauth-parameters/oauth-parameters.xhtml#extensions-error",
);

/// Every one of them.
pub static CODES: &[Row] = &[
    row(
        "invalid_request",
        "authorization endpoint, token endpoint, API",
        prose!(
            "The request lacks a parameter, has one twice, or has a value that the server cannot read. The description usually names it."
        ),
        prose!(
            "Look at the parameter that the description names. A request that this page builds can be held against the one that was sent."
        ),
        &[rfc(6749, "4.1.2.1"), rfc(6749, "5.2"), rfc(6750, "3.1")],
        Remedy::None,
    ),
    row(
        "unauthorized_client",
        "authorization endpoint, token endpoint",
        prose!("The client is known, but it may not use this grant or response type."),
        prose!(
            "Allow the grant type or response type for this client in its registration, or ask with one that it is allowed."
        ),
        &[rfc(6749, "4.1.2.1"), rfc(6749, "5.2")],
        Remedy::None,
    ),
    row(
        "access_denied",
        "authorization endpoint, token endpoint (device flow)",
        prose!("The person, or the server by a rule of its own, said no."),
        prose!(
            "Read the description: it tells whether a person declined, a rule of the server refused, or an API is not known there. The same request again gives the same answer."
        ),
        &[rfc(6749, "4.1.2.1"), rfc(8628, "3.5")],
        Remedy::None,
    ),
    row(
        "unsupported_response_type",
        AUTHORIZATION,
        prose!("The server does not give answers of this response_type."),
        prose!(
            "Ask with response_type=code, which every server supports that issues tokens to applications, and exchange the code."
        ),
        &[rfc(6749, "4.1.2.1"), rfc(6749, "4.2.2.1")],
        Remedy::Set("response_type", "code"),
    ),
    row(
        "invalid_scope",
        "authorization endpoint, token endpoint",
        prose!("A scope that was asked for is unknown, malformed, or not allowed to this client."),
        prose!(
            "Take out the scope that the description names, or have it defined and allowed at the server. Scopes are compared exactly, with case, and parted by single blanks."
        ),
        &[rfc(6749, "4.1.2.1"), rfc(6749, "5.2"), rfc(6749, "3.3")],
        Remedy::RemoveNamedScopes,
    ),
    row(
        "server_error",
        AUTHORIZATION,
        prose!(
            "The server met something that it did not expect. It is the 500 of an authorization endpoint."
        ),
        prose!(
            "Nothing in the request is known to be wrong. Try again; if it stays, the server’s own log tells why."
        ),
        &[rfc(6749, "4.1.2.1")],
        Remedy::None,
    ),
    row(
        "temporarily_unavailable",
        AUTHORIZATION,
        prose!(
            "The server is overloaded or in maintenance. It is the 503 of an authorization endpoint."
        ),
        prose!("Wait and try the same request again."),
        &[rfc(6749, "4.1.2.1")],
        Remedy::None,
    ),
    row(
        "invalid_client",
        "token endpoint, authorization endpoint",
        prose!(
            "The client did not authenticate: it is unknown, its secret or key is wrong, or it used another method than the one registered."
        ),
        prose!(
            "Compare client_id, secret and authentication method (client_secret_basic, client_secret_post, private_key_jwt, none) with the registration. A public client sends no secret."
        ),
        &[rfc(6749, "5.2"), IANA_OAUTH],
        Remedy::None,
    ),
    row(
        "invalid_grant",
        TOKEN,
        prose!(
            "The code, refresh token or assertion does not count: it is used up, expired, revoked, of another client, or redirect_uri or code_verifier differ from those of the request."
        ),
        prose!(
            "Exchange a code once, within a minute, with the same client, redirect_uri and code_verifier as in the request. For a refresh token: start a new login."
        ),
        &[rfc(6749, "5.2"), rfc(7636, "4.6")],
        Remedy::None,
    ),
    row(
        "unsupported_grant_type",
        TOKEN,
        prose!("The server does not know this grant_type, or does not support it."),
        prose!(
            "Check the spelling of grant_type, and that it was sent as a form body and not as JSON or in the query."
        ),
        &[rfc(6749, "5.2")],
        Remedy::None,
    ),
    row(
        "invalid_token",
        RESOURCE,
        prose!(
            "The API, or the server’s user information endpoint, refuses the access token: it is expired, revoked, malformed, or meant for somebody else."
        ),
        prose!(
            "Paste the token that was sent: expiry, audience and issuer show which it is. If they are right, get a new token."
        ),
        &[rfc(6750, "3.1"), rfc(9068, "4")],
        Remedy::None,
    ),
    row(
        "insufficient_scope",
        RESOURCE,
        prose!("The token is good, but does not allow this call."),
        prose!(
            "Ask for a token with the scope that the API names beside the error, and check that it was granted: the server may leave scopes out."
        ),
        &[rfc(6750, "3.1")],
        Remedy::AskFor(&["scope"]),
    ),
    row(
        "unsupported_token_type",
        "revocation endpoint",
        prose!("The server cannot revoke a token of this kind."),
        prose!(
            "Revoke the refresh token instead: servers that support revocation at all support that."
        ),
        &[rfc(7009, "2.2.1")],
        Remedy::None,
    ),
    row(
        "interaction_required",
        AUTHORIZATION,
        prose!("The server would have to show the person a page, and the request forbids that."),
        prose!(
            "With prompt=none the server may show no page, so it can only refuse. Ask without prompt=none, in a visible window."
        ),
        &[oidc_core("3.1.2.6")],
        Remedy::Remove("prompt"),
    ),
    row(
        "login_required",
        AUTHORIZATION,
        prose!(
            "Nobody is logged in at the server in this browser, or not freshly enough, and the request forbids a login page."
        ),
        prose!(
            "With prompt=none the server may show no page, so it can only refuse. Ask without it. If somebody is logged in, the browser probably kept the server’s cookie back: it does so in a hidden frame of another site."
        ),
        &[oidc_core("3.1.2.6")],
        Remedy::Remove("prompt"),
    ),
    row(
        "account_selection_required",
        AUTHORIZATION,
        prose!(
            "Several people are logged in at the server, and the request forbids to ask which one is meant."
        ),
        prose!(
            "With prompt=none the server may show no page, so it can only refuse. Ask without it, or name the person in login_hint or id_token_hint."
        ),
        &[oidc_core("3.1.2.6")],
        Remedy::Remove("prompt"),
    ),
    row(
        "session_selection_required",
        AUTHORIZATION,
        prose!(
            "Several people are logged in at the server, and the request forbids to ask which one is meant: another name of account_selection_required."
        ),
        prose!(
            "With prompt=none the server may show no page, so it can only refuse. Ask without it, or name the person in login_hint or id_token_hint."
        ),
        &[observed(
            "A name from drafts of OpenID Connect, which libraries for servers and clients still have",
        )],
        Remedy::Remove("prompt"),
    ),
    row(
        "consent_required",
        AUTHORIZATION,
        prose!(
            "The person has not agreed yet that this client gets these scopes, and the request forbids to ask."
        ),
        prose!(
            "With prompt=none the server may show no page, so it can only refuse. Ask once without it, or have consent given by an administrator."
        ),
        &[oidc_core("3.1.2.6")],
        Remedy::Remove("prompt"),
    ),
    row(
        "invalid_request_uri",
        AUTHORIZATION,
        prose!(
            "What request_uri points at could not be fetched, is expired, or is no request object."
        ),
        prose!(
            "Push the request anew and use the address at once and only once, or make the address reachable for the server."
        ),
        &[oidc_core("3.1.2.6"), rfc(9101, "7"), rfc(9126, "2.2")],
        Remedy::Remove("request_uri"),
    ),
    row(
        "invalid_request_object",
        AUTHORIZATION,
        prose!(
            "The request object (the JWT in request or behind request_uri) does not pass: signature, algorithm, audience, expiry or a parameter in it."
        ),
        prose!(
            "Paste the request object to see what is in it; aud is the server’s issuer, iss is the client_id, and the key is registered for the client."
        ),
        &[oidc_core("3.1.2.6"), rfc(9101, "7")],
        Remedy::None,
    ),
    row(
        "request_not_supported",
        AUTHORIZATION,
        prose!("The server does not read the parameter request."),
        prose!("Send the parameters in the URL, or push them (PAR)."),
        &[oidc_core("3.1.2.6"), rfc(9101, "7")],
        Remedy::Remove("request"),
    ),
    row(
        "request_uri_not_supported",
        AUTHORIZATION,
        prose!("The server does not read the parameter request_uri."),
        prose!("Send the parameters in the URL."),
        &[oidc_core("3.1.2.6"), rfc(9101, "7")],
        Remedy::Remove("request_uri"),
    ),
    row(
        "registration_not_supported",
        AUTHORIZATION,
        prose!("The server does not read the parameter registration."),
        prose!("Register the client beforehand and leave the parameter out."),
        &[oidc_core("3.1.2.6")],
        Remedy::Remove("registration"),
    ),
    row(
        "unmet_authentication_requirements",
        AUTHORIZATION,
        prose!("The login that was asked for (acr_values, max_age, claims) could not be had."),
        prose!(
            "Ask for what the server offers (acr_values_supported in its metadata), or for less."
        ),
        &[openid(
            "openid-connect-unmet-authentication-requirements-1_0",
            "1",
        )],
        Remedy::Remove("acr_values"),
    ),
    row(
        "invalid_target",
        "authorization endpoint, token endpoint",
        prose!(
            "The API that resource (or audience) names is unknown to the server, or not allowed to this client."
        ),
        prose!(
            "Write the identifier exactly as it is registered, or register the API and allow it to the client."
        ),
        &[rfc(8707, "2"), rfc(8693, "2.2.2")],
        Remedy::None,
    ),
    row(
        "invalid_redirect_uri",
        "registration endpoint",
        prose!("A redirect URI of the registration does not pass the server’s rules."),
        prose!(
            "Use https without a fragment and without a wildcard; native applications use loopback or a private scheme."
        ),
        &[rfc(7591, "3.2.2")],
        Remedy::None,
    ),
    row(
        "invalid_client_metadata",
        "registration endpoint",
        prose!("A field of the registration has a value that the server refuses."),
        prose!("Compare the fields with what the server’s metadata lists as supported."),
        &[rfc(7591, "3.2.2")],
        Remedy::None,
    ),
    row(
        "invalid_software_statement",
        "registration endpoint",
        prose!("The software statement of the registration does not pass."),
        prose!(
            "Paste the statement to see issuer and expiry; the server has to know its issuer’s key."
        ),
        &[rfc(7591, "3.2.2")],
        Remedy::None,
    ),
    row(
        "unapproved_software_statement",
        "registration endpoint",
        prose!("The software statement is sound, but this server has not approved it."),
        prose!("Have the software approved at the server."),
        &[rfc(7591, "3.2.2")],
        Remedy::None,
    ),
    row(
        "authorization_pending",
        "token endpoint (device flow, CIBA)",
        prose!("The person has not finished yet. It is no failure."),
        prose!(
            "Ask again after the interval that the server gave, five seconds where it gave none."
        ),
        &[rfc(8628, "3.5"), openid(CIBA, "11")],
        Remedy::None,
    ),
    row(
        "slow_down",
        "token endpoint (device flow, CIBA)",
        prose!("The person has not finished yet, and the client asks too often."),
        prose!("Add five seconds to the interval, and ask on."),
        &[rfc(8628, "3.5"), openid(CIBA, "11")],
        Remedy::None,
    ),
    row(
        "expired_token",
        "token endpoint (device flow, CIBA)",
        prose!("The person took too long: the code that they were to enter has expired."),
        prose!("Begin anew with a fresh code."),
        &[rfc(8628, "3.5"), openid(CIBA, "11")],
        Remedy::None,
    ),
    row(
        "invalid_authorization_details",
        "authorization endpoint, token endpoint",
        prose!(
            "authorization_details has a type that the server does not know, or an object that is not of its type."
        ),
        prose!(
            "Compare each object with the definition of its type, and that the client may use the type."
        ),
        &[rfc(9396, "5")],
        Remedy::None,
    ),
    row(
        "invalid_dpop_proof",
        "token endpoint, API",
        prose!(
            "The DPoP proof does not pass: htm or htu are of another request, iat is too old, ath is of another token, or the key is another one."
        ),
        prose!(
            "Paste the proof to see them. htu is the address without query and fragment; each request needs a fresh proof."
        ),
        &[rfc(9449, "5"), rfc(9449, "7.1")],
        Remedy::None,
    ),
    row(
        "use_dpop_nonce",
        "token endpoint, API",
        prose!(
            "The server wants its nonce in the DPoP proof. It is no failure: the nonce stands in the DPoP-Nonce header of this answer."
        ),
        prose!(
            "Send the request again with a new proof that has that nonce, and use the nonce until another one comes."
        ),
        &[rfc(9449, "8"), rfc(9449, "9")],
        Remedy::None,
    ),
    row(
        "insufficient_user_authentication",
        RESOURCE,
        prose!(
            "The token is good, but the login behind it is too weak or too long ago for this call."
        ),
        prose!(
            "Send the person to the authorization endpoint again, with the acr_values or max_age that stand beside the error."
        ),
        &[rfc(9470, "3")],
        Remedy::AskFor(&["acr_values", "max_age"]),
    ),
];
