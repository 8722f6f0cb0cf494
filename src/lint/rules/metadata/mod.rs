//! Rules that hold a request against what its server says of itself: one file each.
//!
//! All but one speak only where the metadata is that of the server that the request goes to, and of what it says or leaves to a
//! default; what it says nothing about is not known. A server may do more than it lists (RFC 8414 §2), so scopes, languages
//! and the like are notes.

mod common;

mod acr_value_not_supported;
mod authorization_details_type_not_supported;
mod claims_parameter_not_supported;
mod display_not_supported;
mod grant_type_not_supported;
mod issuer_differs_from_endpoint;
mod metadata_of_another_server;
mod par_required;
mod pkce_method_not_supported;
mod pkce_not_in_metadata;
mod prompt_not_supported;
mod request_object_not_supported;
mod resource_not_in_metadata;
mod response_mode_not_supported;
mod response_type_not_supported;
mod scope_not_in_metadata;
mod signed_request_required;
mod ui_locale_not_supported;

use crate::lint::Rule;

/// Every one of them.
pub static RULES: &[&Rule] = &[
    &acr_value_not_supported::RULE,
    &authorization_details_type_not_supported::RULE,
    &claims_parameter_not_supported::RULE,
    &display_not_supported::RULE,
    &grant_type_not_supported::RULE,
    &issuer_differs_from_endpoint::RULE,
    &metadata_of_another_server::RULE,
    &par_required::RULE,
    &pkce_method_not_supported::RULE,
    &pkce_not_in_metadata::RULE,
    &prompt_not_supported::RULE,
    &request_object_not_supported::RULE,
    &resource_not_in_metadata::RULE,
    &response_mode_not_supported::RULE,
    &response_type_not_supported::RULE,
    &scope_not_in_metadata::RULE,
    &signed_request_required::RULE,
    &ui_locale_not_supported::RULE,
];
