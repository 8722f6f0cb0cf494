//! What a library sends by itself, put into the request that its configuration makes.

use super::sdk::{BuiltIn, Sdk};
use crate::oauth::request::AuthorizationRequest;

/// What the code at hand says of that.
pub struct Own<'a> {
    /// The provider that the library knows by the name in the text.
    pub built_in: Option<&'a BuiltIn>,
    /// Whether it adds no scopes of its own.
    pub is_bare: bool,
    /// Scopes that options have it add.
    pub adds: &'a [&'static str],
    /// Parameters that words of the code have it send.
    pub sends: &'a [(&'static str, &'static str)],
}

/// What the library sends by itself; as people read it.
pub fn add(
    request: &mut AuthorizationRequest,
    sdk: &Sdk,
    own: &Own<'_>,
    computed: &[(String, String)],
) -> String {
    let mut added = Vec::new();
    // express-openid-connect gives up all of its own where there is one of yours; a response type decides the rest.
    let own_type = request.get("response_type").is_some();
    let always = sdk.always.iter();
    let of_provider = own.built_in.map_or(&[][..], |built_in| built_in.defaults);
    let each = own.sends.iter().chain(of_provider).chain(sdk.defaults);
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
    let by_itself = sdk.adds.iter().filter(|_| !own.is_bare);
    let missing: Vec<&str> = (by_itself.chain(own.adds))
        .copied()
        .filter(|scope| !request.has_scope(scope))
        .collect();
    // What is added to scopes that are not known would hide that they are not.
    let is_computed =
        request.get("scope").is_none() && computed.iter().any(|(known, _)| known == "scope");
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
