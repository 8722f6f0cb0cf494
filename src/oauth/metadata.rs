//! What a server says of itself: an authorization server in its metadata (RFC 8414 §2, the provider configuration of
//! OpenID Connect Discovery 1.0 §3), an API in its own (RFC 9728 §2).
//!
//! Reads a document that somebody pasted and keeps it as written; fetches none, checks no signature (`signed_metadata` is
//! left alone), and does **not** judge a request: the rules under `lint/rules/metadata` do.

use super::request::AuthorizationRequest;
use crate::spec::{Clause, openid, rfc};
use crate::text::json::{self, Json, Object, Value};
use crate::text::near;
use crate::text::uri::Uri;

/// Longer texts are no metadata: the longest published documents have some tens of kilobytes.
pub const MAX_LENGTH: usize = 256 * 1024;

/// OpenID Connect Discovery 1.0 §3.
pub const PROVIDER_METADATA: Clause = openid("openid-connect-discovery-1_0", "3");
/// RFC 8414 §2.
pub const SERVER_METADATA: Clause = rfc(8414, "2");

/// An authorization server's metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct Metadata {
    document: Object,
}

/// An API's metadata (RFC 9728).
#[derive(Clone, Debug, PartialEq)]
pub struct ResourceMetadata {
    document: Object,
}

/// A document that says what a server is.
#[derive(Clone, Debug, PartialEq)]
pub enum Document {
    /// Of an authorization server.
    Server(Metadata),
    /// Of an API.
    Resource(ResourceMetadata),
}

/// An endpoint that metadata can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// Where this page's requests go.
    Authorization,
    /// Where a code is exchanged.
    Token,
    /// UserInfo (OIDC Discovery §3).
    UserInfo,
    /// Where the public keys are.
    Keys,
    /// Where a request is pushed (RFC 9126 §5).
    PushedAuthorizationRequest,
    /// Where a token is revoked (RFC 7009).
    Revocation,
    /// Where a token is looked up (RFC 7662).
    Introspection,
    /// Where the session ends (OIDC RP-Initiated Logout §2.1).
    EndSession,
    /// Where a device asks for its codes (RFC 8628 §4).
    DeviceAuthorization,
    /// Where a client registers itself (RFC 7591).
    Registration,
}

impl Endpoint {
    /// The member that names it.
    pub const fn member(self) -> &'static str {
        match self {
            Endpoint::Authorization => "authorization_endpoint",
            Endpoint::Token => "token_endpoint",
            Endpoint::UserInfo => "userinfo_endpoint",
            Endpoint::Keys => "jwks_uri",
            Endpoint::PushedAuthorizationRequest => "pushed_authorization_request_endpoint",
            Endpoint::Revocation => "revocation_endpoint",
            Endpoint::Introspection => "introspection_endpoint",
            Endpoint::EndSession => "end_session_endpoint",
            Endpoint::DeviceAuthorization => "device_authorization_endpoint",
            Endpoint::Registration => "registration_endpoint",
        }
    }
}

/// What a member says, where it should be a list of strings or a boolean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<T> {
    /// It says this.
    Present(T),
    /// It says nothing: the member's default holds, where its specification has one.
    Absent,
    /// It is of another shape.
    Malformed,
}

impl<T> Said<T> {
    /// What it says, where it says something.
    pub fn present(self) -> Option<T> {
        match self {
            Said::Present(value) => Some(value),
            Said::Absent | Said::Malformed => None,
        }
    }
}

/// What RFC 8414 §2 and OIDC Discovery §3 say of a server that leaves the member out. Members without a default say nothing
/// by being absent, and are not here.
const FLAGS: &[(&str, bool)] = &[
    ("claims_parameter_supported", false),
    ("request_parameter_supported", false),
    // The one that is true (OIDC Discovery §3).
    ("request_uri_parameter_supported", true),
    ("require_request_uri_registration", false),
    ("require_pushed_authorization_requests", false),
    ("require_signed_request_object", false),
    ("authorization_response_iss_parameter_supported", false),
];

impl Metadata {
    /// The issuer identifier, as written.
    pub fn issuer(&self) -> Option<&str> {
        self.document.str("issuer").filter(|text| !text.is_empty())
    }

    /// The address of an endpoint, as written.
    pub fn endpoint(&self, endpoint: Endpoint) -> Option<&str> {
        let address = self.document.str(endpoint.member());
        address.filter(|text| !text.is_empty())
    }

    /// The strings of a member that is a list of such; items of another shape are passed over.
    pub fn list(&self, member: &str) -> Said<Vec<&str>> {
        list(&self.document, member)
    }

    /// What a boolean member says, and else its default: [`Said::Absent`] where it has none.
    pub fn flag(&self, member: &str) -> Said<bool> {
        let default = FLAGS.iter().find(|(name, _)| *name == member);
        match self.document.get(member).map(|json| &json.value) {
            Some(Value::Bool(said)) => Said::Present(*said),
            Some(Value::Null) | None => {
                default.map_or(Said::Absent, |(_, said)| Said::Present(*said))
            }
            Some(_) => Said::Malformed,
        }
    }

    /// Whether the boolean member is true, or true by default.
    pub fn is(&self, member: &str) -> bool {
        self.flag(member) == Said::Present(true)
    }

    /// `response_modes_supported`, or its default: query and fragment.
    pub fn response_modes(&self) -> Vec<&str> {
        let said = self.list("response_modes_supported").present();
        said.unwrap_or_else(|| vec!["query", "fragment"])
    }

    /// `grant_types_supported`, or its default: the code and the implicit grant.
    pub fn grant_types(&self) -> Vec<&str> {
        let said = self.list("grant_types_supported").present();
        said.unwrap_or_else(|| vec!["authorization_code", "implicit"])
    }

    /// Whether it speaks as an OpenID provider: a member that RFC 8414 does not define and OIDC Discovery does.
    pub fn is_openid(&self) -> bool {
        [
            "subject_types_supported",
            "id_token_signing_alg_values_supported",
            "userinfo_endpoint",
        ]
        .iter()
        .any(|member| self.document.has(member))
    }

    /// Whether the request goes to the server that says this: to its authorization endpoint, a query left aside.
    pub fn is_of(&self, request: &AuthorizationRequest) -> bool {
        let plain = |address: &str| {
            let uri = Uri::split(address);
            let host = uri.authority.unwrap_or_default().to_ascii_lowercase();
            (host, uri.path.trim_end_matches('/').to_owned())
        };
        let here = self.endpoint(Endpoint::Authorization).map(plain);
        here.is_some() && here == request.endpoint().ok().as_deref().map(plain)
    }

    /// Every member, as written.
    pub const fn document(&self) -> &Object {
        &self.document
    }
}

impl ResourceMetadata {
    /// The resource identifier: what `resource` has to be in a request (RFC 8707 §2).
    pub fn resource(&self) -> &str {
        self.document.str("resource").unwrap_or_default()
    }

    /// The issuer identifiers of the servers that issue tokens for it.
    pub fn authorization_servers(&self) -> Vec<&str> {
        let said = list(&self.document, "authorization_servers");
        said.present().unwrap_or_default()
    }

    /// The scopes that it lists.
    pub fn scopes(&self) -> Vec<&str> {
        let said = list(&self.document, "scopes_supported");
        said.present().unwrap_or_default()
    }
}

fn list<'o>(document: &'o Object, member: &str) -> Said<Vec<&'o str>> {
    match document.get(member).map(|json| &json.value) {
        Some(Value::Array(items)) => Said::Present(items.iter().filter_map(Json::as_str).collect()),
        Some(Value::Null) | None => Said::Absent,
        Some(_) => Said::Malformed,
    }
}

/// Reads a document; none where the text is no metadata: no JSON object, or one that names no server.
pub fn parse(text: &str) -> Option<Document> {
    if text.len() > MAX_LENGTH || !text.trim_start().starts_with('{') {
        return None;
    }
    match json::parse(text.trim()).ok()?.value {
        Value::Object(document) => of(document),
        _ => None,
    }
}

fn of(document: Object) -> Option<Document> {
    // A client's configuration can hold the same members, in its own words; and so can a request, with where it goes.
    let is_of_client = |name: &str| {
        let plain = near::plain(name);
        ["clientid", "accesstoken", "responsetype", "redirecturi"].contains(&plain.as_str())
    };
    if (document.members.iter()).any(|member| is_of_client(member.name.as_str())) {
        return None;
    }
    let has = |name: &str| document.str(name).is_some_and(|text| !text.is_empty());
    let says = |ending: &str| {
        let mut names = document.members.iter().map(|member| member.name.as_str());
        names.any(|name| name.ends_with(ending))
    };
    let lists = |name: &str| {
        document
            .get(name)
            .is_some_and(|json| json.as_array().is_some())
    };
    let of_server = has("authorization_endpoint")
        || (has("issuer") && (has("token_endpoint") || has("jwks_uri")) && says("_supported"));
    let of_resource = has("resource")
        && [
            "authorization_servers",
            "scopes_supported",
            "bearer_methods_supported",
        ]
        .into_iter()
        .any(lists);
    match (of_server, of_resource) {
        (true, _) => Some(Document::Server(Metadata { document })),
        (_, true) => Some(Document::Resource(ResourceMetadata { document })),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::providers::{auth0::AUTH0, rfc8707::RFC8707};

    fn server(text: &str) -> Metadata {
        match parse(text) {
            Some(Document::Server(metadata)) => metadata,
            other => panic!("{other:?}"),
        }
    }

    const SERVER: &str = r#"{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/auth",
        "token_endpoint":"https://as.example.com/token","jwks_uri":"","response_types_supported":["code",1],
        "scopes_supported":"openid","claims_parameter_supported":"yes","request_parameter_supported":true,"x":1E400}"#;

    #[test]
    fn members_are_present_absent_or_malformed() {
        let metadata = server(SERVER);
        assert_eq!(metadata.issuer(), Some("https://as.example.com"));
        for (endpoint, address) in [
            (Endpoint::Authorization, Some("https://as.example.com/auth")),
            (Endpoint::Token, Some("https://as.example.com/token")),
            (Endpoint::Keys, None),
            (Endpoint::UserInfo, None),
        ] {
            assert_eq!(metadata.endpoint(endpoint), address, "{endpoint:?}");
        }
        assert_eq!(
            metadata.list("response_types_supported"),
            Said::Present(vec!["code"])
        );
        assert_eq!(metadata.list("scopes_supported"), Said::Malformed);
        assert_eq!(metadata.list("acr_values_supported"), Said::Absent);
        assert_eq!(metadata.flag("claims_parameter_supported"), Said::Malformed);
        assert_eq!(
            metadata.document().get("x").and_then(Json::as_number),
            Some("1E400")
        );
    }

    #[test]
    fn what_is_left_out_has_the_default_of_its_specification() {
        let metadata = server(SERVER);
        assert_eq!(metadata.response_modes(), ["query", "fragment"]);
        assert_eq!(metadata.grant_types(), ["authorization_code", "implicit"]);
        for (member, said) in [
            ("request_parameter_supported", Said::Present(true)),
            ("request_uri_parameter_supported", Said::Present(true)),
            (
                "require_pushed_authorization_requests",
                Said::Present(false),
            ),
            (
                "authorization_response_iss_parameter_supported",
                Said::Present(false),
            ),
            ("frontchannel_logout_supported", Said::Absent),
        ] {
            assert_eq!(metadata.flag(member), said, "{member}");
        }
    }

    #[test]
    fn a_document_is_that_of_a_server_of_an_api_or_none() {
        for (law, text, kind) in [
            ("a server", SERVER, "server"),
            (
                "a server without an authorization endpoint",
                r#"{"issuer":"https://a","token_endpoint":"https://a/t","grant_types_supported":["client_credentials"]}"#,
                "server",
            ),
            (
                "an API",
                r#"{"resource":"https://api.example.com","authorization_servers":["https://a"]}"#,
                "resource",
            ),
            (
                "a client",
                r#"{"client_id":"c","authorization_endpoint":"https://a/auth"}"#,
                "",
            ),
            (
                "a client, misspelled",
                r#"{"clientid":"c","authorization_endpoint":"https://a/auth"}"#,
                "",
            ),
            (
                "a request, and where it goes",
                r#"{"response_type":"code","cliend_id":"c","authorization_endpoint":"https://a/auth"}"#,
                "",
            ),
            (
                "a token's claims",
                r#"{"issuer":"https://a","sub":"s"}"#,
                "",
            ),
            ("an order", r#"{"resource":"paper"}"#, ""),
            ("not strict", r#"{issuer:"https://a"}"#, ""),
            ("a list", "[1]", ""),
            ("nested beyond the bound", &"{\"a\":".repeat(5_000), ""),
        ] {
            let found = match parse(text) {
                Some(Document::Server(_)) => "server",
                Some(Document::Resource(_)) => "resource",
                None => "",
            };
            assert_eq!(found, kind, "{law}");
        }
    }

    #[test]
    fn metadata_is_of_the_requests_that_go_to_its_endpoint() {
        let metadata = server(r#"{"authorization_endpoint":"https://AS.example.com/authorize/"}"#);
        for (provider, location, is_of) in [
            (&RFC8707, "https://as.example.com/authorize", true),
            (&RFC8707, "https://as.example.com/authorize?p=x", true),
            (&AUTH0, "as.example.com", true),
            (&RFC8707, "https://as.example.com/auth", false),
            (&AUTH0, "other.example.com", false),
            (&AUTH0, "", false),
        ] {
            let mut request = AuthorizationRequest::new(provider);
            request.location = location.to_owned();
            assert_eq!(metadata.is_of(&request), is_of, "{location}");
        }
    }
}
