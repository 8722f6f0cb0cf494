//! Rules about a token, and about a text with tokens in it: one file each.

mod access_token_without_audience;
mod alg_in_wrong_case;
mod alg_of_another_use;
mod audience_mismatch;
mod authorization_response_without_token;
mod base64_padding;
mod comma_in_scope;
mod common;
mod contradictory_kind;
mod detached_payload;
mod digest_repeated;
mod disclosed_name_taken;
mod disclosure_of_wrong_kind;
mod disclosure_repeated;
mod disclosures_not_all_read;
mod duplicate_member;
mod empty_audience;
mod empty_part;
mod expired;
mod expires_before_issued;
mod expiry_in_security_event;
mod header_name_in_both;
mod id_token_for_an_api;
mod imprecise_number;
mod incomplete_key_binding;
mod invisible_character;
mod issued_in_the_future;
mod issuer_mismatch;
mod json_serialization_is_no_jwt;
mod jwe_part_of_wrong_length;
mod key_binding_without_cnf;
mod key_in_header;
mod live_credential;
mod long_lived_access_token;
mod look_alike_character;
mod malformed_audience;
mod malformed_crit;
mod malformed_disclosure;
mod malformed_issuer;
mod malformed_json_serialization;
mod malformed_subject;
mod misplaced_digest_member;
mod missing_alg;
mod missing_enc;
mod missing_final_tilde;
mod missing_required_claim;
mod nested_jwt_without_cty;
mod nested_token;
mod no_expiry;
mod no_kid;
mod no_token_found;
mod non_canonical_base64url;
mod nonce_in_logout_token;
mod not_a_json_object;
mod not_base64url;
mod not_json;
mod not_utf8;
mod not_yet_valid;
mod opaque_access_token;
mod part_cut_short;
mod personal_data_in_access_token;
mod private_key_in_token;
mod scheme_repeated;
mod scope_not_a_string;
mod sd_hash_mismatch;
pub(crate) mod secret_in_claims;
mod shortened;
mod signature_in_der;
mod standard_base64_alphabet;
mod time_in_milliseconds;
mod time_not_a_number;
mod token_in_a_query;
mod too_large_for_a_cookie;
mod too_large_for_a_header;
mod too_many_tokens;
mod unencoded_payload;
mod unknown_alg;
mod unknown_content_encryption;
mod unknown_critical_extension;
mod unknown_digest_algorithm;
mod unmatched_disclosure;
mod unsecured;
mod unsecured_where_forbidden;
mod unsecured_with_signature;
mod variable_without_value;
mod weak_alg;
mod wrong_part_count;
mod wrong_signature_length;

use crate::lint::Rule;

/// Every one of them.
pub static RULES: &[&Rule] = &[
    &access_token_without_audience::RULE,
    &alg_in_wrong_case::RULE,
    &alg_of_another_use::RULE,
    &audience_mismatch::RULE,
    &authorization_response_without_token::RULE,
    &base64_padding::RULE,
    &comma_in_scope::RULE,
    &contradictory_kind::RULE,
    &detached_payload::RULE,
    &digest_repeated::RULE,
    &disclosed_name_taken::RULE,
    &disclosure_of_wrong_kind::RULE,
    &disclosure_repeated::RULE,
    &disclosures_not_all_read::RULE,
    &duplicate_member::RULE,
    &empty_audience::RULE,
    &empty_part::RULE,
    &expired::RULE,
    &expires_before_issued::RULE,
    &expiry_in_security_event::RULE,
    &header_name_in_both::RULE,
    &id_token_for_an_api::RULE,
    &imprecise_number::RULE,
    &incomplete_key_binding::RULE,
    &invisible_character::RULE,
    &issued_in_the_future::RULE,
    &issuer_mismatch::RULE,
    &json_serialization_is_no_jwt::RULE,
    &jwe_part_of_wrong_length::RULE,
    &key_binding_without_cnf::RULE,
    &key_in_header::RULE,
    &live_credential::RULE,
    &long_lived_access_token::RULE,
    &look_alike_character::RULE,
    &malformed_audience::RULE,
    &malformed_crit::RULE,
    &malformed_disclosure::RULE,
    &malformed_issuer::RULE,
    &malformed_json_serialization::RULE,
    &malformed_subject::RULE,
    &misplaced_digest_member::RULE,
    &missing_alg::RULE,
    &missing_enc::RULE,
    &missing_final_tilde::RULE,
    &missing_required_claim::RULE,
    &nested_jwt_without_cty::RULE,
    &nested_token::RULE,
    &no_expiry::RULE,
    &no_kid::RULE,
    &no_token_found::RULE,
    &variable_without_value::RULE,
    &scheme_repeated::RULE,
    &token_in_a_query::RULE,
    &non_canonical_base64url::RULE,
    &nonce_in_logout_token::RULE,
    &not_a_json_object::RULE,
    &not_base64url::RULE,
    &not_json::RULE,
    &not_utf8::RULE,
    &not_yet_valid::RULE,
    &opaque_access_token::RULE,
    &part_cut_short::RULE,
    &personal_data_in_access_token::RULE,
    &private_key_in_token::RULE,
    &scope_not_a_string::RULE,
    &sd_hash_mismatch::RULE,
    &secret_in_claims::RULE,
    &shortened::RULE,
    &signature_in_der::RULE,
    &standard_base64_alphabet::RULE,
    &time_in_milliseconds::RULE,
    &time_not_a_number::RULE,
    &too_large_for_a_cookie::RULE,
    &too_large_for_a_header::RULE,
    &too_many_tokens::RULE,
    &unencoded_payload::RULE,
    &unknown_alg::RULE,
    &unknown_content_encryption::RULE,
    &unknown_critical_extension::RULE,
    &unknown_digest_algorithm::RULE,
    &unmatched_disclosure::RULE,
    &unsecured::RULE,
    &unsecured_where_forbidden::RULE,
    &unsecured_with_signature::RULE,
    &weak_alg::RULE,
    &wrong_part_count::RULE,
    &wrong_signature_length::RULE,
];
