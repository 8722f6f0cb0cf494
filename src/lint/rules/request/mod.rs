//! Rules about an authorization request: one file each.
//!
//! A rule speaks of a value only where no other rule says more about it: what holds a placeholder is judged by
//! `placeholder-left-in` alone, and what is missing because the whole request stands elsewhere is not missing.

pub(in crate::lint::rules) mod common;

mod api_scopes_without_audience;
mod audience_instead_of_resource;
mod audience_is_client_id;
mod audience_is_tenant_domain;
mod audience_is_userinfo;
mod audience_near_miss;
mod audience_white_space;
mod authorization_endpoint_malformed;
mod authorization_endpoint_missing;
mod authorization_endpoint_plain_http;
mod client_id_missing;
mod code_challenge_malformed;
mod code_challenge_method_unknown;
mod code_challenge_missing;
mod domain_malformed;
mod domain_missing;
mod encoded_twice;
mod implicit_token;
mod invisible_character_in_request;
mod management_api_without_slash;
mod max_age_malformed;
mod missing_audience;
mod missing_resource;
mod misspelled_parameter;
mod no_openid_scope;
mod nonce_missing;
mod offline_access_without_code;
mod openid_missing;
mod pkce_missing;
mod pkce_plain;
mod placeholder_left_in;
mod prompt_none_combined;
mod redirect_uri_fragment;
mod redirect_uri_missing;
mod redirect_uri_not_absolute;
mod redirect_uri_plain_http;
mod redirect_uri_script;
mod repeated_parameter;
mod resource_instead_of_audience;
mod resource_not_absolute;
mod resource_with_fragment;
mod resource_with_query;
mod response_mode_default;
mod response_mode_query_with_token;
mod response_mode_unknown;
mod response_type_missing;
mod response_type_unknown;
mod scope_commas;
mod scope_malformed;
mod scope_plus;
mod secret_in_request;
mod several_audiences;
mod state_missing;
mod white_space_around_value;

use crate::lint::Rule;

/// Every one of them.
pub static RULES: &[&Rule] = &[
    &api_scopes_without_audience::RULE,
    &audience_instead_of_resource::RULE,
    &audience_is_client_id::RULE,
    &audience_is_tenant_domain::RULE,
    &audience_is_userinfo::RULE,
    &audience_near_miss::RULE,
    &audience_white_space::RULE,
    &authorization_endpoint_malformed::RULE,
    &authorization_endpoint_missing::RULE,
    &authorization_endpoint_plain_http::RULE,
    &client_id_missing::RULE,
    &code_challenge_malformed::RULE,
    &code_challenge_method_unknown::RULE,
    &code_challenge_missing::RULE,
    &domain_malformed::RULE,
    &domain_missing::RULE,
    &encoded_twice::RULE,
    &implicit_token::RULE,
    &invisible_character_in_request::RULE,
    &management_api_without_slash::RULE,
    &max_age_malformed::RULE,
    &missing_audience::RULE,
    &missing_resource::RULE,
    &misspelled_parameter::RULE,
    &no_openid_scope::RULE,
    &nonce_missing::RULE,
    &offline_access_without_code::RULE,
    &openid_missing::RULE,
    &pkce_missing::RULE,
    &pkce_plain::RULE,
    &placeholder_left_in::RULE,
    &prompt_none_combined::RULE,
    &redirect_uri_fragment::RULE,
    &redirect_uri_missing::RULE,
    &redirect_uri_not_absolute::RULE,
    &redirect_uri_plain_http::RULE,
    &redirect_uri_script::RULE,
    &repeated_parameter::RULE,
    &resource_instead_of_audience::RULE,
    &resource_not_absolute::RULE,
    &resource_with_fragment::RULE,
    &resource_with_query::RULE,
    &response_mode_default::RULE,
    &response_mode_query_with_token::RULE,
    &response_mode_unknown::RULE,
    &response_type_missing::RULE,
    &response_type_unknown::RULE,
    &scope_commas::RULE,
    &scope_malformed::RULE,
    &scope_plus::RULE,
    &secret_in_request::RULE,
    &several_audiences::RULE,
    &state_missing::RULE,
    &white_space_around_value::RULE,
];
