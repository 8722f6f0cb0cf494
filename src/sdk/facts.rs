//! What a snippet needs to know beside the parameters: the server's addresses, and what an API checks a token by.
//!
//! All of it follows from the provider and the address of its authorization endpoint. What does not is missing, and has a
//! placeholder with a sentence on what to put there; nothing is guessed.

use crate::oauth::location::host_of;
use crate::oauth::provider::Location;
use crate::oauth::reads::Reads;
use crate::oauth::request::AuthorizationRequest;
use crate::text::time::Seconds;
use crate::text::uri::Uri;

/// Whom an access token must be for, as an API checks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// `aud` is this.
    Known(String),
    /// `aud` is there, and the request does not show it.
    Missing,
    /// There is no `aud`.
    None,
}

/// What stands in the place of a value that the request does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// What stands there.
    pub text: &'static str,
    /// What it stands for.
    pub is: &'static str,
}

/// Providers whose issuer is not the address at which its metadata is found.
const IS_APART: &[&str] = &["azure-b2c", "fusionauth"];

/// Providers that issue no ID token: where their own API says who signed in, and the member that tells people apart.
const USER_APIS: &[(&str, &str, &str)] = &[("github", "https://api.github.com/user", "id")];

const fn placeholder(text: &'static str, is: &'static str) -> Placeholder {
    Placeholder { text, is }
}

/// The facts about one request.
pub struct Facts<'r> {
    request: &'r AuthorizationRequest,
    /// Goes before what the request shows.
    reads: Reads,
    /// The words in braces of the provider's endpoints, and what they stand for here.
    words: Vec<(&'static str, String)>,
}

impl<'r> Facts<'r> {
    /// The facts about this request.
    pub fn of(request: &'r AuthorizationRequest) -> Self {
        let endpoint = request.endpoint().unwrap_or_default();
        let endpoint = endpoint.split(['?', '#']).next().unwrap_or_default();
        let mut words = bind(request.provider.endpoints.authorize, endpoint);
        let provider = request.provider.id;
        if provider == "okta"
            && let Some((_, issuer)) = words.iter_mut().find(|(word, _)| *word == "issuer")
            && let Some(org) = issuer.strip_suffix("/oauth2")
        {
            // The org's own server has its endpoints below a path that its issuer lacks.
            *issuer = org.to_owned();
        }
        let reads = Reads::default();
        Self {
            request,
            reads,
            words,
        }
    }

    /// The same, with what a token's reader checks by.
    pub fn reading(mut self, reads: &Reads) -> Self {
        self.reads = reads.clone();
        self
    }

    /// Whether a token showed the algorithm.
    pub(super) const fn knows_algorithm(&self) -> bool {
        !self.reads.algorithms.is_empty()
    }

    /// Whether the token is signed with a secret, which no address gives out.
    pub(super) fn takes_secret(&self) -> bool {
        (self.reads.algorithms.iter()).any(|name| name.starts_with("HS"))
    }

    /// The value of that name, where it is known.
    pub fn value(&self, name: &str) -> Option<String> {
        let endpoints = &self.request.provider.endpoints;
        let issuer = self.reads.issuer.as_str();
        let read = match name {
            "issuer" => issuer,
            // Its metadata stands below it (OIDC Discovery §4).
            "authority" if !IS_APART.contains(&self.request.provider.id) => {
                issuer.strip_suffix('/').unwrap_or(issuer)
            }
            "domain" if !issuer.is_empty() => host_of(issuer),
            "algorithm" => self.reads.algorithms.first().map_or("", String::as_str),
            "scope_claim" => self.reads.scope_claim,
            _ => "",
        };
        if !read.is_empty() {
            return Some(read.to_owned());
        }
        let known = match name {
            "domain" => match self.request.provider.location {
                Location::Domain { .. } => host_of(&self.request.location).to_owned(),
                Location::Endpoint => self.request.host()?,
            },
            "endpoint" => self.request.endpoint().ok()?,
            "token_endpoint" => self.fill(endpoints.token)?,
            // Only a custom server’s tokens are anybody’s to check.
            "jwks_uri" if self.request.provider.id == "okta" => self.issuer()? + "/v1/keys",
            "jwks_uri" => self.fill(endpoints.keys)?,
            "user_api" => self.user_api()?.0.to_owned(),
            "user_id" => self.user_api()?.1.to_owned(),
            "authority" => self.authority()?,
            "issuer" => self.issuer()?,
            "api_audience" => match self.audience() {
                Audience::Known(audience) => audience,
                Audience::Missing | Audience::None => return None,
            },
            // What else a server may sign with shows in its tokens; a note says so.
            "algorithm" => "RS256".to_owned(),
            "algorithms" => match self.reads.algorithms.as_slice() {
                [] | [_] => return None,
                several => several.join(" "),
            },
            "scopes" => self.reads.scopes.join(" "),
            // What Spring makes of them.
            "authorities" => {
                let scopes = self.reads.scopes.iter();
                let all: Vec<String> = scopes.map(|scope| ["SCOPE_", scope].concat()).collect();
                all.join(" ")
            }
            "scope_claim" => "scope".to_owned(),
            "skew" => self.reads.skew?.0.to_string(),
            "base_url" => {
                let uri = self.redirect_uri()?;
                [uri.scheme?, "://", uri.authority?].concat()
            }
            // RFC 8707 §2.2: the token request names one of them again.
            "token_resource" if self.request.provider.takes_resource() => {
                self.request.get("resource")?.to_owned()
            }
            "callback_path" => self.redirect_uri()?.path.to_owned(),
            "msal_authority" => match self.request.provider.id {
                "entra" => ["https://", &self.request.host()?, "/", self.word("tid")?].concat(),
                _ => self.authority()?.strip_suffix("/v2.0")?.to_owned(),
            },
            "authority_host" if self.has("b2c") => self.request.host()?,
            _ => return None,
        };
        Some(known).filter(|value| !value.is_empty())
    }

    fn user_api(&self) -> Option<(&'static str, &'static str)> {
        let id = self.request.provider.id;
        let row = USER_APIS.iter().find(|(of, ..)| *of == id);
        row.map(|(_, address, member)| (*address, *member))
    }

    /// Whether the condition of that name holds; a value's name holds where the value is known.
    pub fn has(&self, name: &str) -> bool {
        let provider = self.request.provider;
        match name {
            "auth0" => provider.id == "auth0",
            "b2c" => provider.id == "azure-b2c",
            "cognito" => provider.id == "cognito",
            "openid" => provider.openid,
            "apart" => IS_APART.contains(&provider.id),
            "discovers" => provider.openid && !IS_APART.contains(&provider.id),
            "offline" => self.request.has_scope("offline_access"),
            // What a code alone does by itself, and no response_mode says otherwise.
            "in_query" => {
                let types = self.request.response_types();
                let is_code = types.code && !types.in_front_channel();
                is_code && self.request.get("response_mode").is_none()
            }
            "with_code" => self.request.response_types().code,
            "aud" => self.audience() != Audience::None,
            "scp" => !self.reads.scope_claim.is_empty(),
            "scope_list" => self.reads.scope_is_list,
            // With one algorithm: a library that takes a secret takes it for that.
            "secret" => self.takes_secret() && self.reads.algorithms.len() == 1,
            // Spring’s own allows 60 seconds, and takes no other number and no secret from a property.
            "own_decoder" => {
                let is_springs = |skew| skew == Seconds(60);
                !self.has("aud")
                    || self.has("secret")
                    || self.reads.skew.is_some_and(|skew| !is_springs(skew))
            }
            "java_list" => {
                let compares = self.has("own_decoder") && self.has("aud");
                compares
                    || self.has("scopes")
                    || (self.has("own_decoder") && self.has("algorithms"))
            }
            "own_java" => self.has("own_decoder") || self.has("scopes"),
            _ => self.value(name).is_some(),
        }
    }

    /// Whom an access token is for.
    pub fn audience(&self) -> Audience {
        let request = self.request;
        if !self.reads.audience.is_empty() {
            return Audience::Known(self.reads.audience.clone());
        }
        let known = |audience: Option<&str>| match audience {
            Some(audience) => Audience::Known(audience.to_owned()),
            None => Audience::Missing,
        };
        match request.provider.id {
            // The v2.0 token's aud is the API's client ID, which its App ID URI usually holds.
            "entra" => known(request.scope_tokens().find_map(|scope| {
                let id = scope.strip_prefix("api://")?.split('/').next()?;
                is_uuid(id).then_some(id)
            })),
            "okta" => match self.word("issuer") {
                Some(issuer) if issuer.ends_with("/oauth2/default") => known(Some("api://default")),
                _ => Audience::Missing,
            },
            "cognito" => match request.get("resource") {
                Some(resource) => known(Some(resource)),
                None => Audience::None,
            },
            "fusionauth" => known(request.get("client_id")),
            "supabase" => known(Some("authenticated")),
            "zitadel" => known(request.scope_tokens().find_map(|scope| {
                let id = scope.strip_prefix("urn:zitadel:iam:org:project:id:")?;
                id.strip_suffix(":aud").filter(|id| *id != "zitadel")
            })),
            _ => known(
                request
                    .provider
                    .api
                    .parameter()
                    .and_then(|p| request.get(p)),
            ),
        }
    }

    /// Why no API but the provider's own can check the access token; none where one can.
    pub fn unreadable(&self) -> Option<&'static str> {
        Some(match self.request.provider.id {
            "apple" => "Apple’s access tokens are opaque: no API of yours can check them.",
            "github" => "GitHub’s access tokens are opaque and for GitHub’s own API.",
            "gitlab" => "GitLab’s access tokens are opaque and for GitLab’s own API.",
            "google" => "Google’s access tokens are opaque and for Google’s own APIs.",
            "salesforce" => "Salesforce’s access tokens are for Salesforce’s own API.",
            "okta"
                if self
                    .word("issuer")
                    .is_some_and(|issuer| !issuer.contains("/oauth2/")) =>
            {
                "Access tokens of the org’s own authorization server are for Okta alone. Ask a custom one."
            }
            _ => return None,
        })
    }

    /// What stands in for a value of that name.
    pub fn placeholder(&self, name: &str) -> Option<Placeholder> {
        let provider = self.request.provider.id;
        Some(match name {
            "client_id" => placeholder("YOUR_CLIENT_ID", "the client ID of the application"),
            "redirect_uri" => placeholder(
                "https://YOUR_APP/callback",
                "a redirect URI that is registered for the application",
            ),
            "base_url" => placeholder(
                "https://YOUR_APP",
                "where the application runs: redirect_uri without its path",
            ),
            "callback_path" => placeholder("/callback", "the path of redirect_uri"),
            "domain" => placeholder("YOUR_DOMAIN", "the tenant’s domain, without https://"),
            "endpoint" => placeholder(
                "https://YOUR_SERVER/authorize",
                "the authorization endpoint, as in the server’s discovery document",
            ),
            "token_endpoint" => placeholder(
                "https://YOUR_SERVER/token",
                "the token endpoint, as in the server’s discovery document",
            ),
            "jwks_uri" if provider == "cognito" => placeholder(
                "https://cognito-idp.YOUR_REGION.amazonaws.com/YOUR_USER_POOL_ID/.well-known/jwks.json",
                "the user pool’s region and ID",
            ),
            "jwks_uri" => placeholder(
                "https://YOUR_SERVER/jwks.json",
                "jwks_uri, as in the server’s discovery document",
            ),
            "authority" if provider == "auth0" => {
                placeholder("https://YOUR_DOMAIN", "the tenant’s domain")
            }
            "issuer" if provider == "auth0" => placeholder(
                "https://YOUR_DOMAIN/",
                "the tenant’s domain, with the slash behind it",
            ),
            "authority" | "issuer" if provider == "cognito" => placeholder(
                "https://cognito-idp.YOUR_REGION.amazonaws.com/YOUR_USER_POOL_ID",
                "the user pool’s region and ID, which the domain of the request does not show",
            ),
            "msal_authority" => placeholder(
                "https://login.microsoftonline.com/YOUR_TENANT_ID",
                "the directory (tenant) ID, or common for any tenant",
            ),
            "authority" | "issuer" if provider == "entra" => placeholder(
                "https://login.microsoftonline.com/YOUR_TENANT_ID/v2.0",
                "the directory (tenant) ID, a GUID: an API takes tokens of tenants that it knows",
            ),
            "issuer" if self.has("b2c") => placeholder(
                "https://YOUR_TENANT.b2clogin.com/YOUR_TENANT_ID/v2.0/",
                "iss of a token: it has the tenant’s GUID, which the request does not show",
            ),
            "issuer" if provider == "fusionauth" => placeholder(
                "YOUR_ISSUER",
                "iss of a token, which is a setting of the tenant",
            ),
            "authority" | "issuer" => placeholder(
                "https://YOUR_ISSUER",
                "iss of a token, and issuer in the server’s discovery document",
            ),
            "api_audience" => self.audience_placeholder(),
            _ => return None,
        })
    }

    fn audience_placeholder(&self) -> Placeholder {
        match self.request.provider.id {
            "entra" | "azure-b2c" => placeholder(
                "YOUR_API_CLIENT_ID",
                "the application (client) ID of the API’s own registration, not of the one that signs in",
            ),
            "okta" => placeholder(
                "YOUR_API_AUDIENCE",
                "the audience in the settings of the authorization server",
            ),
            "keycloak" => placeholder(
                "YOUR_API_CLIENT_ID",
                "the client ID of the API, which an Audience mapper has put into the token",
            ),
            "zitadel" => placeholder("YOUR_PROJECT_ID", "the ID of the API’s project"),
            "firebase" => placeholder("YOUR_PROJECT_ID", "the ID of the Firebase project"),
            _ => placeholder(
                "YOUR_API_IDENTIFIER",
                "the API’s identifier, exactly as it stands in aud of its tokens",
            ),
        }
    }

    /// Where the discovery document is found, as libraries want it: without `/.well-known/…`.
    fn authority(&self) -> Option<String> {
        let discovery = self.fill(self.request.provider.endpoints.discovery)?;
        let (authority, _) = discovery.split_once("/.well-known/")?;
        Some(authority.to_owned())
    }

    /// `iss` of the access token.
    fn issuer(&self) -> Option<String> {
        let authority = self.authority()?;
        Some(match self.request.provider.id {
            "auth0" => authority + "/",
            // The names of tenants and the addresses for all of them are in no token: iss has the GUID.
            "entra" if !self.word("tid").is_some_and(is_uuid) => return None,
            id if IS_APART.contains(&id) => return None,
            _ => authority,
        })
    }

    fn redirect_uri(&self) -> Option<Uri<'_>> {
        let uri = Uri::split(self.request.get("redirect_uri")?);
        let is_web = uri.has_scheme("https") || uri.has_scheme("http");
        (is_web && uri.authority.is_some_and(|host| !host.is_empty())).then_some(uri)
    }

    fn word(&self, word: &str) -> Option<&str> {
        let found = self.words.iter().find(|(name, _)| *name == word)?;
        Some(&found.1)
    }

    /// An endpoint with its words filled in; none where it is empty or a word is not known.
    fn fill(&self, template: &str) -> Option<String> {
        let mut filled = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (word, after) = after.split_once('}')?;
            filled.push_str(before);
            match (word, self.word("domain")) {
                ("issuer", Some(domain)) if self.word("issuer").is_none() && self.has("auth0") => {
                    filled.push_str("https://");
                    filled.push_str(domain);
                }
                _ => filled.push_str(self.word(word)?),
            }
            rest = after;
        }
        filled.push_str(rest);
        Some(filled).filter(|filled| !filled.is_empty())
    }
}

/// What the words in braces of a template stand for in an address; empty where it does not have that form.
fn bind(template: &'static str, address: &str) -> Vec<(&'static str, String)> {
    let mut words = Vec::new();
    let (mut template, mut address) = (template, address);
    loop {
        let Some((before, after)) = template.split_once('{') else {
            return match template == address {
                true => words,
                false => Vec::new(),
            };
        };
        let Some((word, after)) = after.split_once('}') else {
            return Vec::new();
        };
        let Some(rest) = address.strip_prefix(before) else {
            return Vec::new();
        };
        let literal = after.split('{').next().unwrap_or_default();
        // An issuer has slashes of its own, and all that follows it is the template's end.
        let end = match (literal.is_empty(), word) {
            (true, _) => Some(rest.len()),
            (false, "issuer") => rest.rfind(literal),
            (false, _) => rest.find(literal),
        };
        let Some(end) = end.filter(|end| *end > 0) else {
            return Vec::new();
        };
        words.push((word, rest[..end].to_owned()));
        (template, address) = (after, &rest[end..]);
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && (text.bytes().enumerate()).all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::providers::{provider, testing::request};

    const GUID: &str = "11111111-2222-3333-4444-555555555555";

    fn facts(id: &str, location: &str, params: &[(&str, &str)], name: &str) -> Option<String> {
        let request = request(provider(id).unwrap(), location, params);
        Facts::of(&request).value(name)
    }

    #[test]
    fn issuer_and_audience_of_each_provider() {
        let entra = format!("https://login.microsoftonline.com/{GUID}/oauth2/v2.0/authorize");
        let scope = format!("openid api://{GUID}/access_as_user");
        let audience = ("audience", "https://api.example");
        for (id, location, param, issuer, aud) in [
            (
                "auth0",
                "t.eu.auth0.com",
                audience,
                "https://t.eu.auth0.com/",
                "https://api.example",
            ),
            (
                "okta",
                "https://o.okta.com/oauth2/default/v1/authorize",
                audience,
                "https://o.okta.com/oauth2/default",
                "api://default",
            ),
            (
                "okta",
                "https://o.okta.com/oauth2/aus1/v1/authorize",
                audience,
                "https://o.okta.com/oauth2/aus1",
                "",
            ),
            (
                "okta",
                "https://o.okta.com/oauth2/v1/authorize",
                audience,
                "https://o.okta.com",
                "",
            ),
            (
                "entra",
                &entra,
                ("scope", &scope),
                &format!("https://login.microsoftonline.com/{GUID}/v2.0"),
                GUID,
            ),
            (
                "entra",
                "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
                ("scope", "api://orders/read"),
                "",
                "",
            ),
            (
                "cognito",
                "https://p.auth.eu-west-1.amazoncognito.com/oauth2/authorize",
                ("scope", "x/y"),
                "",
                "",
            ),
            (
                "cognito",
                "https://p.auth.eu-west-1.amazoncognito.com/oauth2/authorize",
                ("resource", "https://api.example"),
                "",
                "https://api.example",
            ),
            (
                "keycloak",
                "https://k.example/realms/r/protocol/openid-connect/auth",
                audience,
                "https://k.example/realms/r",
                "",
            ),
            (
                "azure-b2c",
                "https://t.b2clogin.com/t.onmicrosoft.com/p/oauth2/v2.0/authorize",
                audience,
                "",
                "",
            ),
            (
                "logto",
                "https://t.logto.app/oidc/auth",
                ("resource", "https://api.example"),
                "https://t.logto.app/oidc",
                "https://api.example",
            ),
            (
                "zitadel",
                "https://z.example/oauth/v2/authorize",
                ("scope", "openid urn:zitadel:iam:org:project:id:69:aud"),
                "https://z.example",
                "69",
            ),
            (
                "supabase",
                "https://r.supabase.co/auth/v1/oauth/authorize",
                audience,
                "https://r.supabase.co/auth/v1",
                "authenticated",
            ),
            (
                "fusionauth",
                "https://f.example/oauth2/authorize",
                ("client_id", "app"),
                "",
                "app",
            ),
            (
                "rfc8707",
                "https://op.example/auth",
                ("resource", "https://api.example"),
                "",
                "https://api.example",
            ),
        ] {
            let known = |name| facts(id, location, &[param], name).unwrap_or_default();
            assert_eq!(
                (known("issuer").as_str(), known("api_audience").as_str()),
                (issuer, aud),
                "{id} {location}"
            );
        }
    }

    #[test]
    fn a_token_without_aud_is_told_from_one_whose_aud_is_not_known() {
        let of = |id, params: &[(&str, &str)]| {
            Facts::of(&request(
                provider(id).unwrap(),
                "https://x.example/oauth2/authorize",
                params,
            ))
            .audience()
        };
        assert_eq!(of("cognito", &[]), Audience::None);
        assert_eq!(of("keycloak", &[]), Audience::Missing);
    }

    #[test]
    fn addresses_follow_from_the_endpoint() {
        for (id, location, name, value) in [
            (
                "okta",
                "https://o.okta.com/oauth2/default/v1/authorize?x=1",
                "token_endpoint",
                "https://o.okta.com/oauth2/default/v1/token",
            ),
            (
                "azure-b2c",
                "https://t.b2clogin.com/t.onmicrosoft.com/p/oauth2/v2.0/authorize",
                "msal_authority",
                "https://t.b2clogin.com/t.onmicrosoft.com/p",
            ),
            (
                "azure-b2c",
                "https://t.b2clogin.com/t.onmicrosoft.com/p/oauth2/v2.0/authorize",
                "authority_host",
                "t.b2clogin.com",
            ),
            (
                "entra",
                "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
                "msal_authority",
                "https://login.microsoftonline.com/common",
            ),
            (
                "entra",
                "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
                "authority",
                "https://login.microsoftonline.com/common/v2.0",
            ),
            (
                "google",
                "https://accounts.google.com/o/oauth2/v2/auth",
                "authority",
                "https://accounts.google.com",
            ),
            (
                "auth0",
                " https://t.auth0.com/ ",
                "jwks_uri",
                "https://t.auth0.com/.well-known/jwks.json",
            ),
            ("auth0", " https://t.auth0.com/ ", "domain", "t.auth0.com"),
            (
                "github",
                "https://github.com/login/oauth/authorize",
                "user_api",
                "https://api.github.com/user",
            ),
            (
                "github",
                "https://github.com/login/oauth/authorize",
                "user_id",
                "id",
            ),
        ] {
            assert_eq!(
                facts(id, location, &[], name).as_deref(),
                Some(value),
                "{id} {name}"
            );
        }
        let redirect = [("redirect_uri", "https://app.example:8443/a/b?c")];
        assert_eq!(
            facts("auth0", "", &redirect, "base_url").as_deref(),
            Some("https://app.example:8443")
        );
        assert_eq!(
            facts("auth0", "", &redirect, "callback_path").as_deref(),
            Some("/a/b")
        );
        assert_eq!(
            facts("auth0", "", &[("redirect_uri", "app:/x")], "base_url"),
            None
        );
    }
}
