//! What a library sends by itself, put into the request that its configuration makes.

use super::sdk::{BuiltIn, Sdk};
use crate::oauth::request::AuthorizationRequest;

/// What the library sends by itself; as people read it.
pub fn add(
    request: &mut AuthorizationRequest,
    sdk: &Sdk,
    built_in: Option<&BuiltIn>,
    is_bare: bool,
    computed: &[(String, String)],
) -> String {
    let mut added = Vec::new();
    // express-openid-connect gives up all of its own where there is one of yours; a response type decides the rest.
    let own_type = request.get("response_type").is_some();
    let always = sdk.always.iter();
    let of_provider = built_in.map_or(&[][..], |built_in| built_in.defaults);
    let each = of_provider.iter().chain(sdk.defaults);
    let each = each
        .map(|row| (row, own_type))
        .chain(always.map(|row| (row, false)));
    for ((name, value), own_type) in each {
        let is_computed = computed.iter().any(|(known, _)| known == name);
        let goes_with_type = *name == "response_mode" && own_type;
        if request.get(name).is_none() && !is_computed && !goes_with_type {
            request.set(name, *value);
            added.push([name, "=", value].concat());
        }
    }
    let missing: Vec<&str> = sdk
        .adds
        .iter()
        .copied()
        .filter(|scope| !is_bare && !request.has_scope(scope))
        .collect();
    let is_computed = computed.iter().any(|(known, _)| known == "scope");
    if !missing.is_empty() && !is_computed {
        let scopes: Vec<&str> = missing
            .iter()
            .copied()
            .chain(request.scope_tokens())
            .collect();
        let scopes = scopes.join(" ");
        request.set("scope", scopes);
        added.push(["scope ", &missing.join(" ")].concat());
    }
    added.join(", ")
}
