//! Rules about an authorization request: one file each.
//!
//! A rule speaks of a value only where no other rule says more about it: what holds a placeholder is judged by
//! `placeholder-left-in` alone, and what is missing because the whole request stands elsewhere is not missing.

pub(in crate::lint::rules) mod common;

mod api_scopes_without_audience;
mod api_without_scope;
mod approval_prompt_beside_prompt;
mod audience_below_the_server;
mod audience_compared_exactly;
mod audience_ignored;
mod audience_instead_of_resource;
mod audience_is_client_id;
mod audience_is_tenant_domain;
mod audience_is_userinfo;
mod audience_near_miss;
mod audience_of_another_tenant;
mod audience_of_localhost;
mod audience_white_space;
mod audience_with_fragment;
mod authorization_endpoint_is_issuer;
mod authorization_endpoint_is_par_endpoint;
mod authorization_endpoint_is_token_endpoint;
mod authorization_endpoint_malformed;
mod authorization_endpoint_missing;
mod authorization_endpoint_plain_http;
mod beside_pushed_request;
mod choice_unknown;
mod client_id_missing;
mod client_id_of_another_shape;
mod code_challenge_malformed;
mod code_challenge_method_unknown;
mod code_challenge_missing;
mod custom_parameters_many;
mod custom_scope_at_org_server;
mod default_scope_mixed;
mod domain_malformed;
mod domain_missing;
mod dpop_jkt_malformed;
mod easily_guessed;
mod empty_parameter;
mod encoded_twice;
mod forbidden_parameter;
mod form_post_cookies;
mod id_token_in_url;
mod implicit_token;
mod invisible_character_in_request;
mod json_malformed;
mod jwt_malformed;
mod line_break_in_value;
mod list_commas;
mod locale_malformed;
mod look_alike_host;
mod management_api_at_custom_domain;
mod management_api_without_slash;
mod max_age_huge;
mod max_age_malformed;
mod missing_api_scope;
mod missing_audience;
mod missing_resource;
mod misspelled_parameter;
mod no_openid_here;
mod no_openid_scope;
mod nonce_missing;
mod not_ascii;
mod offline_access_ignored;
mod offline_access_without_code;
mod openid_missing;
mod openid_without_id_token;
mod outside_request_object;
mod parameter_in_redirect_uri;
mod parameter_of_another_provider;
mod parameter_swallowed;
mod pkce_missing;
mod pkce_plain;
mod pkce_without_code;
mod placeholder_left_in;
mod plus_read_as_space;
mod policy_missing;
mod prompt_create_combined;
mod prompt_none;
mod prompt_none_combined;
mod prompt_none_with_max_age_zero;
mod prompt_not_offered;
mod prompt_unknown;
mod query_jwt_with_token;
mod quotes_around_value;
mod redirect_uri_cut_off;
mod redirect_uri_fragment;
mod redirect_uri_ip_address;
mod redirect_uri_localhost;
mod redirect_uri_missing;
mod redirect_uri_not_absolute;
mod redirect_uri_of_the_server;
mod redirect_uri_out_of_band;
mod redirect_uri_plain_http;
mod redirect_uri_plain_http_with_tokens;
mod redirect_uri_private_scheme;
mod redirect_uri_script;
mod redirect_uri_user_info;
mod redirect_uri_wildcard;
mod refresh_token_once;
mod registration_elsewhere;
mod repeated_parameter;
mod request_object_alg_unknown;
mod request_object_broken;
mod request_object_differs;
mod request_object_encrypted;
mod request_object_expired;
mod request_object_for_another_server;
mod request_object_in_request_object;
mod request_object_issued_in_the_future;
mod request_object_not_yet_valid;
mod request_object_of_another_client;
mod request_object_subject_is_client;
mod request_object_time_malformed;
mod request_object_unsecured;
mod request_object_untyped;
mod request_object_value_not_a_string;
mod request_object_without_audience;
mod request_object_without_expiry;
mod request_uri_long;
mod request_uri_malformed;
mod required_by_the_provider;
mod resource_at_v2_endpoint;
mod resource_beside_audience;
mod resource_ignored;
mod resource_instead_of_audience;
mod resource_missing_at_v1_endpoint;
mod resource_not_absolute;
mod resource_repeated;
mod resource_with_fragment;
mod resource_with_query;
mod response_mode_default;
mod response_mode_not_offered;
mod response_mode_query_with_token;
mod response_mode_unknown;
mod response_type_missing;
mod response_type_none_combined;
mod response_type_not_offered;
mod response_type_repeated;
mod response_type_unknown;
mod scope_commas;
mod scope_malformed;
mod scope_misspelled;
mod scope_needs_form_post;
mod scope_plus;
mod scope_repeated;
mod scope_too_long;
mod scope_unknown_here;
mod scope_unknown_to_apple;
mod scope_without_api;
mod scopes_of_several_apis;
mod secret_in_request;
mod secret_in_state;
mod several_audiences;
mod social_sign_in;
mod state_missing;
mod system_api_without_slash;
mod third_party_parameter;
mod token_without_api_scope;
mod unknown_parameter;
mod unreadable_character;
mod url_long;
mod web_message_elsewhere;
mod white_space_around_value;

use crate::lint::Rule;

/// Every one of them.
pub static RULES: &[&Rule] = &[
    &api_scopes_without_audience::RULE,
    &api_without_scope::RULE,
    &approval_prompt_beside_prompt::RULE,
    &audience_below_the_server::RULE,
    &audience_compared_exactly::RULE,
    &audience_ignored::RULE,
    &audience_instead_of_resource::RULE,
    &audience_is_client_id::RULE,
    &audience_is_tenant_domain::RULE,
    &audience_is_userinfo::RULE,
    &audience_near_miss::RULE,
    &audience_of_another_tenant::RULE,
    &audience_of_localhost::RULE,
    &audience_white_space::RULE,
    &audience_with_fragment::RULE,
    &authorization_endpoint_is_issuer::RULE,
    &authorization_endpoint_is_par_endpoint::RULE,
    &authorization_endpoint_is_token_endpoint::RULE,
    &authorization_endpoint_malformed::RULE,
    &authorization_endpoint_missing::RULE,
    &authorization_endpoint_plain_http::RULE,
    &beside_pushed_request::RULE,
    &choice_unknown::RULE,
    &client_id_missing::RULE,
    &client_id_of_another_shape::RULE,
    &code_challenge_malformed::RULE,
    &code_challenge_method_unknown::RULE,
    &code_challenge_missing::RULE,
    &custom_parameters_many::RULE,
    &custom_scope_at_org_server::RULE,
    &default_scope_mixed::RULE,
    &domain_malformed::RULE,
    &domain_missing::RULE,
    &dpop_jkt_malformed::RULE,
    &easily_guessed::RULE,
    &empty_parameter::RULE,
    &encoded_twice::RULE,
    &forbidden_parameter::RULE,
    &form_post_cookies::RULE,
    &id_token_in_url::RULE,
    &implicit_token::RULE,
    &invisible_character_in_request::RULE,
    &json_malformed::RULE,
    &jwt_malformed::RULE,
    &line_break_in_value::RULE,
    &list_commas::RULE,
    &locale_malformed::RULE,
    &look_alike_host::RULE,
    &management_api_at_custom_domain::RULE,
    &management_api_without_slash::RULE,
    &max_age_huge::RULE,
    &max_age_malformed::RULE,
    &missing_api_scope::RULE,
    &missing_audience::RULE,
    &missing_resource::RULE,
    &misspelled_parameter::RULE,
    &no_openid_here::RULE,
    &no_openid_scope::RULE,
    &nonce_missing::RULE,
    &not_ascii::RULE,
    &offline_access_ignored::RULE,
    &offline_access_without_code::RULE,
    &openid_missing::RULE,
    &openid_without_id_token::RULE,
    &outside_request_object::RULE,
    &parameter_in_redirect_uri::RULE,
    &parameter_of_another_provider::RULE,
    &parameter_swallowed::RULE,
    &pkce_missing::RULE,
    &pkce_plain::RULE,
    &pkce_without_code::RULE,
    &placeholder_left_in::RULE,
    &plus_read_as_space::RULE,
    &policy_missing::RULE,
    &prompt_create_combined::RULE,
    &prompt_none::RULE,
    &prompt_none_combined::RULE,
    &prompt_none_with_max_age_zero::RULE,
    &prompt_not_offered::RULE,
    &prompt_unknown::RULE,
    &query_jwt_with_token::RULE,
    &quotes_around_value::RULE,
    &redirect_uri_cut_off::RULE,
    &redirect_uri_fragment::RULE,
    &redirect_uri_ip_address::RULE,
    &redirect_uri_localhost::RULE,
    &redirect_uri_missing::RULE,
    &redirect_uri_not_absolute::RULE,
    &redirect_uri_of_the_server::RULE,
    &redirect_uri_out_of_band::RULE,
    &redirect_uri_plain_http::RULE,
    &redirect_uri_plain_http_with_tokens::RULE,
    &redirect_uri_private_scheme::RULE,
    &redirect_uri_script::RULE,
    &redirect_uri_user_info::RULE,
    &redirect_uri_wildcard::RULE,
    &refresh_token_once::RULE,
    &registration_elsewhere::RULE,
    &repeated_parameter::RULE,
    &request_object_alg_unknown::RULE,
    &request_object_broken::RULE,
    &request_object_differs::RULE,
    &request_object_encrypted::RULE,
    &request_object_expired::RULE,
    &request_object_for_another_server::RULE,
    &request_object_in_request_object::RULE,
    &request_object_issued_in_the_future::RULE,
    &request_object_not_yet_valid::RULE,
    &request_object_of_another_client::RULE,
    &request_object_subject_is_client::RULE,
    &request_object_time_malformed::RULE,
    &request_object_unsecured::RULE,
    &request_object_untyped::RULE,
    &request_object_value_not_a_string::RULE,
    &request_object_without_audience::RULE,
    &request_object_without_expiry::RULE,
    &request_uri_long::RULE,
    &request_uri_malformed::RULE,
    &required_by_the_provider::RULE,
    &resource_at_v2_endpoint::RULE,
    &resource_beside_audience::RULE,
    &resource_ignored::RULE,
    &resource_instead_of_audience::RULE,
    &resource_missing_at_v1_endpoint::RULE,
    &resource_not_absolute::RULE,
    &resource_repeated::RULE,
    &resource_with_fragment::RULE,
    &resource_with_query::RULE,
    &response_mode_default::RULE,
    &response_mode_not_offered::RULE,
    &response_mode_query_with_token::RULE,
    &response_mode_unknown::RULE,
    &response_type_missing::RULE,
    &response_type_none_combined::RULE,
    &response_type_not_offered::RULE,
    &response_type_repeated::RULE,
    &response_type_unknown::RULE,
    &scope_commas::RULE,
    &scope_malformed::RULE,
    &scope_misspelled::RULE,
    &scope_needs_form_post::RULE,
    &scope_plus::RULE,
    &scope_repeated::RULE,
    &scope_too_long::RULE,
    &scope_unknown_here::RULE,
    &scope_unknown_to_apple::RULE,
    &scope_without_api::RULE,
    &scopes_of_several_apis::RULE,
    &secret_in_request::RULE,
    &secret_in_state::RULE,
    &several_audiences::RULE,
    &social_sign_in::RULE,
    &state_missing::RULE,
    &system_api_without_slash::RULE,
    &third_party_parameter::RULE,
    &token_without_api_scope::RULE,
    &unknown_parameter::RULE,
    &unreadable_character::RULE,
    &url_long::RULE,
    &web_message_elsewhere::RULE,
    &white_space_around_value::RULE,
];
