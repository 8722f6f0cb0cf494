//! Rules about the tokens of one response, held against each other, against what the response says, and against the request
//! that was sent: one file each.

mod acr_differs;
mod acr_not_returned;
mod auth_time_not_returned;
mod authorization_details_not_granted;
mod code_verifier_mismatch;
mod common;
mod essential_acr_differs;
mod expires_in_malformed;
mod expires_in_too_long;
mod hash_in_another_form;
mod hash_mismatch;
mod hash_not_checkable;
mod id_token_for_another_client;
mod id_token_issuer_differs;
mod id_token_not_returned;
mod issuer_not_returned;
mod issuers_differ;
mod missing_hash_claim;
mod nonce_differs;
mod nonce_not_returned;
mod opaque_for_named_api;
mod refresh_token_not_returned;
mod response_for_another_client;
mod response_issuer_differs;
mod response_issuer_elsewhere;
mod response_type_differs;
mod same_token_twice;
mod scope_not_asked_for;
mod scope_not_granted;
mod sign_in_too_old;
mod state_differs;
mod state_not_returned;
mod subjects_differ;
mod token_lacks_granted_scope;
mod token_type_against_binding;
mod token_type_missing;
mod token_type_unknown;
mod token_under_another_name;
mod tokens_of_two_clients;

use crate::lint::Rule;

/// Every one of them.
pub static RULES: &[&Rule] = &[
    &acr_differs::RULE,
    &acr_not_returned::RULE,
    &auth_time_not_returned::RULE,
    &authorization_details_not_granted::RULE,
    &code_verifier_mismatch::RULE,
    &essential_acr_differs::RULE,
    &expires_in_malformed::RULE,
    &expires_in_too_long::RULE,
    &hash_in_another_form::RULE,
    &hash_mismatch::RULE,
    &hash_not_checkable::RULE,
    &id_token_for_another_client::RULE,
    &id_token_issuer_differs::RULE,
    &id_token_not_returned::RULE,
    &issuer_not_returned::RULE,
    &issuers_differ::RULE,
    &missing_hash_claim::RULE,
    &nonce_differs::RULE,
    &nonce_not_returned::RULE,
    &opaque_for_named_api::RULE,
    &refresh_token_not_returned::RULE,
    &response_for_another_client::RULE,
    &response_issuer_differs::RULE,
    &response_issuer_elsewhere::RULE,
    &response_type_differs::RULE,
    &same_token_twice::RULE,
    &scope_not_asked_for::RULE,
    &scope_not_granted::RULE,
    &sign_in_too_old::RULE,
    &state_differs::RULE,
    &state_not_returned::RULE,
    &subjects_differ::RULE,
    &token_lacks_granted_scope::RULE,
    &token_type_against_binding::RULE,
    &token_type_missing::RULE,
    &token_type_unknown::RULE,
    &token_under_another_name::RULE,
    &tokens_of_two_clients::RULE,
];
