//! Codes of protocols around OAuth: federation, wallets, UMA, ACE, backchannel authentication.
//!
//! What is said of each is short: who meets one knows the protocol.

use super::{Remedy, Row, row};
use crate::prose;
use crate::spec::{Clause, draft, openid, page, rfc};

const CIBA: &str = "openid-client-initiated-backchannel-authentication-core-1_0";
const UMA: Clause = page(
    "UMA 2.0 Grant §3.3.6",
    "https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-grant-2.0.html",
);

const ATTESTATION: Clause = draft("draft-ietf-oauth-attestation-based-client-auth", "");

/// Where codes stand that are words which any API may use.
pub const FEDERATION: &str = "OpenID Federation endpoints";

/// Every one of them.
pub static AROUND: &[Row] = &[
    row(
        "invalid_client_attestation",
        "endpoints that authenticate clients",
        prose!("The server does not accept the attestation of the client, or the proof beside it."),
        prose!(
            "Look at both headers: OAuth-Client-Attestation comes from an attester that the server trusts, and OAuth-Client-Attestation-PoP is signed with the key that the first one names."
        ),
        &[ATTESTATION],
        Remedy::None,
    ),
    row(
        "use_attestation_challenge",
        "endpoints that authenticate clients",
        prose!("The proof beside the client attestation does not hold a challenge of this server."),
        prose!(
            "Take the challenge out of the header OAuth-Client-Attestation-Challenge of this answer, put it into the proof, and send the request again."
        ),
        &[ATTESTATION],
        Remedy::None,
    ),
    row(
        "use_fresh_attestation",
        "endpoints that authenticate clients",
        prose!("The client attestation is too old for this server."),
        prose!("Let the attester issue another one, and send the request again."),
        &[ATTESTATION],
        Remedy::None,
    ),
    row(
        "invalid_issuer",
        FEDERATION,
        prose!("The endpoint does not serve the entity that was named as issuer."),
        prose!("Ask the entity itself: its address is the issuer."),
        &[openid("openid-federation-1_0", "8.9")],
        Remedy::None,
    ),
    row(
        "invalid_subject",
        FEDERATION,
        prose!("The endpoint does not serve the entity that was named as subject."),
        prose!("Check the entity’s identifier, and that it is registered below this one."),
        &[openid("openid-federation-1_0", "8.9")],
        Remedy::None,
    ),
    row(
        "invalid_trust_anchor",
        FEDERATION,
        prose!("The trust anchor that was named cannot be found or used."),
        prose!("Name a trust anchor that both sides know."),
        &[openid("openid-federation-1_0", "8.9")],
        Remedy::None,
    ),
    row(
        "invalid_trust_chain",
        FEDERATION,
        prose!("The statements from the entity up to the trust anchor do not make a valid chain."),
        prose!(
            "Check each statement’s expiry, signature and authority_hints, from the entity upwards."
        ),
        &[openid("openid-federation-1_0", "8.9")],
        Remedy::None,
    ),
    row(
        "invalid_metadata",
        FEDERATION,
        prose!(
            "The metadata, or the policies that apply to it, contradict each other or have a value that is not allowed."
        ),
        prose!("Hold the entity’s metadata against the policies of its superiors."),
        &[openid("openid-federation-1_0", "8.9")],
        Remedy::None,
    ),
    row(
        "not_found",
        FEDERATION,
        prose!("What was asked for does not exist there."),
        prose!("Check the identifier in the request."),
        &[openid("openid-federation-1_0", "8.9")],
        Remedy::None,
    ),
    row(
        "unsupported_parameter",
        FEDERATION,
        prose!("The endpoint does not support a parameter of the request."),
        prose!("Leave the parameter out."),
        &[openid("openid-federation-1_0", "8.9")],
        Remedy::None,
    ),
    row(
        "vp_formats_not_supported",
        "wallet",
        prose!("The wallet supports none of the formats that were asked for."),
        prose!("Ask for more formats, or for those that the wallet lists."),
        &[openid("openid-4-verifiable-presentations-1_0", "8.5")],
        Remedy::None,
    ),
    row(
        "invalid_transaction_data",
        "wallet",
        prose!(
            "The wallet does not know the type of an entry in transaction_data, or finds a fault in it."
        ),
        prose!("Check each entry: its type, its credential_ids, and that it is base64url of JSON."),
        &[openid("openid-4-verifiable-presentations-1_0", "8.5")],
        Remedy::None,
    ),
    row(
        "invalid_request_uri_method",
        "wallet",
        prose!("request_uri_method is neither get nor post."),
        prose!("Write it in small letters, or leave it out."),
        &[openid("openid-4-verifiable-presentations-1_0", "8.5")],
        Remedy::Remove("request_uri_method"),
    ),
    row(
        "wallet_unavailable",
        "wallet",
        prose!("No wallet answered."),
        prose!("Let the person go on without one, or install it."),
        &[openid("openid-4-verifiable-presentations-1_0", "8.5")],
        Remedy::None,
    ),
    row(
        "need_info",
        "token endpoint (UMA)",
        prose!("The server needs more claims, or the person, before it decides."),
        prose!("Follow redirect_user or required_claims in the answer, with the new ticket."),
        &[UMA],
        Remedy::None,
    ),
    row(
        "request_denied",
        "token endpoint (UMA)",
        prose!("The server decided that the client gets no access."),
        prose!("The owner of the resource has to allow it."),
        &[UMA],
        Remedy::None,
    ),
    row(
        "request_submitted",
        "token endpoint (UMA)",
        prose!("The server has asked the owner of the resource. It is no failure."),
        prose!("Ask again later with the ticket of this answer."),
        &[UMA],
        Remedy::None,
    ),
    row(
        "unsupported_pop_key",
        "token endpoint (ACE)",
        prose!("The server does not support the kind of key that the token is to be bound to."),
        prose!("Use a key type that the server supports."),
        &[rfc(9200, "5.8.3")],
        Remedy::None,
    ),
    row(
        "incompatible_ace_profiles",
        "token endpoint (ACE)",
        prose!("Client and API have no ACE profile in common."),
        prose!("Use a profile that both support."),
        &[rfc(9200, "5.8.3")],
        Remedy::None,
    ),
    row(
        "expired_login_hint_token",
        "backchannel authentication endpoint (CIBA)",
        prose!("The token that names the person has expired."),
        prose!("Get a new login_hint_token."),
        &[openid(CIBA, "13")],
        Remedy::None,
    ),
    row(
        "unknown_user_id",
        "backchannel authentication endpoint (CIBA)",
        prose!("The server does not know the person whom the hint names."),
        prose!("Check login_hint, id_token_hint or login_hint_token, and send only one of them."),
        &[openid(CIBA, "13")],
        Remedy::None,
    ),
    row(
        "missing_user_code",
        "backchannel authentication endpoint (CIBA)",
        prose!("The server wants the code that only the person knows."),
        prose!("Ask the person for it and send it as user_code."),
        &[openid(CIBA, "13")],
        Remedy::None,
    ),
    row(
        "invalid_user_code",
        "backchannel authentication endpoint (CIBA)",
        prose!("The code that the person gave is wrong."),
        prose!("Ask the person again."),
        &[openid(CIBA, "13")],
        Remedy::None,
    ),
    row(
        "invalid_binding_message",
        "backchannel authentication endpoint (CIBA)",
        prose!("The message that both devices show cannot be used."),
        prose!("Make it short and of plain characters."),
        &[openid(CIBA, "13")],
        Remedy::None,
    ),
    row(
        "transaction_failed",
        "notification of the client (CIBA push)",
        prose!("The server met something unexpected and ended the login."),
        prose!("Begin a new one."),
        &[openid(CIBA, "12")],
        Remedy::None,
    ),
];
