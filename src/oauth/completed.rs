//! What is missing of an authorization endpoint, where only its beginning was given: the issuer, a tenant, a host; and which
//! one belongs to a token endpoint that was given in its place.
//!
//! Fills the provider's own address; does **not** ask a server, and says nothing of an address that begins like none of them,
//! which may be a proxy's.

use super::Provider;
use super::location::host_of;
use crate::text::pattern;

/// People leave it out.
const SCHEME: &str = "https://";

/// The whole authorization endpoint; none where nothing is known to be missing.
pub fn completed(provider: &Provider, typed: &str) -> Option<String> {
    let typed = typed.trim().trim_end_matches('/');
    let authorize = provider.endpoints.authorize;
    let given = with_scheme(typed)?;
    if has_none(provider, host_of(&given)) {
        return None;
    }
    // Some have a part of the endpoint's own path already.
    let tail = authorize.strip_prefix("{issuer}").unwrap_or_default();
    let parts = tail.char_indices().filter(|(at, c)| *at > 0 && *c == '/');
    let mut begun = parts.filter_map(|(at, _)| given.strip_suffix(&tail[..at]));
    let given = begun.next_back().unwrap_or(&given);
    provider.beginnings.iter().find_map(|beginning| {
        let gaps = gaps(beginning, given)?;
        let whole = authorize.replace("{issuer}", given);
        let fill = |whole: String, (name, value): &(&str, &str)| {
            whole.replace(&["{", name, "}"].concat(), value)
        };
        let whole = gaps.iter().fold(whole, fill);
        (!whole.contains('{')).then_some(whole)
    })
}

/// The authorization endpoint that belongs to this token endpoint of the provider; none where it is none of its.
pub fn of_token_endpoint(provider: &Provider, typed: &str) -> Option<String> {
    let given = with_scheme(typed.trim().trim_end_matches('/'))?;
    let (authorize, token) = (provider.endpoints.authorize, provider.endpoints.token);
    if authorize.is_empty() || token.is_empty() {
        return None;
    }
    if !token.contains('{') {
        return (given == token).then(|| authorize.to_owned());
    }
    let tail = |template: &'static str| template.rsplit_once('}').map_or("", |(_, tail)| tail);
    let last = |template: &'static str| &template[template.rfind('/').unwrap_or(0)..];
    let swap = |from: &str, to: &str| Some([given.strip_suffix(from)?, to].concat());
    // A path of one part is many a server's.
    let is_its_own = tail(token).matches('/').count() > 1;
    let whole = swap(tail(token), tail(authorize));
    let whole = whole.filter(|whole| is_its_own || is_at(provider, whole));
    // Other versions of the endpoint, and tenants elsewhere in the path.
    whole.or_else(|| swap(last(token), last(authorize)).filter(|swapped| is_at(provider, swapped)))
}

/// Whether that is one of the provider's own addresses.
pub fn is_at(provider: &Provider, endpoint: &str) -> bool {
    let address = endpoint.trim_start_matches(SCHEME);
    let mut addresses = provider.addresses.iter();
    addresses.any(|like| pattern::is_like(like, address))
}

/// Whether the provider has no authorization endpoint at that host, which is an issuer's.
pub fn has_none(provider: &Provider, host: &str) -> bool {
    let mut hosts = provider.hosts_without_endpoint.iter();
    hosts.any(|like| pattern::is_like(like, host))
}

/// An address with its scheme; none where it is none, or not one alone.
fn with_scheme(typed: &str) -> Option<String> {
    if typed.is_empty() || typed.contains(['?', '#']) {
        return None;
    }
    Some(match typed.contains("://") {
        true => typed.to_owned(),
        false => [SCHEME, typed].concat(),
    })
}

/// What stands in a text in place of each `{name}` of a pattern: something without a slash, and the same for the same name.
fn gaps<'p, 't>(pattern: &'p str, text: &'t str) -> Option<Vec<(&'p str, &'t str)>> {
    let mut gaps: Vec<(&str, &str)> = Vec::new();
    let (mut pattern, mut text) = (pattern, text);
    while let Some((literal, rest)) = pattern.split_once('{') {
        text = text.strip_prefix(literal)?;
        let (name, rest) = rest.split_once('}')?;
        let next = rest.split('{').next().unwrap_or(rest);
        let end = match next {
            "" => text.len(),
            next => text.find(next)?,
        };
        let (value, after) = text.split_at(end);
        // `{tenant:*.onmicrosoft.com}`: only what is like that.
        let (name, like) = name.split_once(':').unwrap_or((name, "*"));
        if !pattern::is_like(like, value) {
            return None;
        }
        let mut before = gaps.iter();
        let differs = before.any(|(known, other)| *known == name && *other != value);
        if value.is_empty() || value.contains('/') || differs {
            return None;
        }
        gaps.push((name, value));
        (pattern, text) = (rest, after);
    }
    (pattern == text).then_some(gaps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::providers;

    #[test]
    fn what_people_enter_becomes_the_endpoint() {
        for (provider, typed, whole) in [
            (
                "okta",
                "https://acme.okta.com/oauth2/default",
                "https://acme.okta.com/oauth2/default/v1/authorize",
            ),
            (
                "okta",
                "acme.okta.com/oauth2",
                "https://acme.okta.com/oauth2/v1/authorize",
            ),
            (
                "okta",
                "https://acme.okta.com/oauth2/default/v1/authorize",
                "",
            ),
            ("okta", "https://acme.okta.com", ""),
            (
                "keycloak",
                "https://id.example.com/realms/acme/",
                "https://id.example.com/realms/acme/protocol/openid-connect/auth",
            ),
            (
                "keycloak",
                "https://id.example.com/auth/realms/acme",
                "https://id.example.com/auth/realms/acme/protocol/openid-connect/auth",
            ),
            (
                "entra",
                "https://login.microsoftonline.com/organizations/v2.0",
                "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize",
            ),
            (
                "entra",
                "https://login.microsoftonline.com/organizations/oauth2/authorize",
                "",
            ),
            ("entra", "https://login.example.com/", ""),
            (
                "entra",
                "https://sts.windows.net/11111111-2222-3333-4444-555555555555/",
                "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/authorize",
            ),
            ("cognito", "https://cognito-idp.eu-west-1.amazonaws.com", ""),
            (
                "entra",
                "contoso.onmicrosoft.com",
                "https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize",
            ),
            (
                "okta",
                "https://acme.okta.com/oauth2/v1",
                "https://acme.okta.com/oauth2/v1/authorize",
            ),
            (
                "okta",
                "https://acme.okta.com/oauth2/default/v1/",
                "https://acme.okta.com/oauth2/default/v1/authorize",
            ),
            (
                "keycloak",
                "https://id.example.com/realms/acme/protocol/openid-connect",
                "https://id.example.com/realms/acme/protocol/openid-connect/auth",
            ),
            (
                "cognito",
                "acme.auth.eu-west-1.amazoncognito.com",
                "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize",
            ),
            (
                "cognito",
                "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
                "",
            ),
            (
                "azure-b2c",
                "https://acme.b2clogin.com/acme.onmicrosoft.com/B2C_1_in/v2.0",
                "https://acme.b2clogin.com/acme.onmicrosoft.com/B2C_1_in/oauth2/v2.0/authorize",
            ),
            (
                "azure-b2c",
                "https://acme.b2clogin.com/other.onmicrosoft.com/B2C_1_in",
                "",
            ),
            ("gitlab", "gitlab.com", "https://gitlab.com/oauth/authorize"),
            (
                "logto",
                "https://acme.logto.app/oidc",
                "https://acme.logto.app/oidc/auth",
            ),
            (
                "ping",
                "https://auth.pingone.eu/11111111-2222-3333-4444-555555555555/as",
                "https://auth.pingone.eu/11111111-2222-3333-4444-555555555555/as/authorize",
            ),
            (
                "supabase",
                "https://acme.supabase.co/auth/v1",
                "https://acme.supabase.co/auth/v1/oauth/authorize",
            ),
            ("google", "https://accounts.google.com", ""),
            ("rfc8707", "https://as.example.com", ""),
        ] {
            let provider = providers::provider(provider).unwrap();
            let found = completed(provider, typed).unwrap_or_default();
            assert_eq!(found, whole, "{typed}");
        }
    }

    #[test]
    fn a_token_endpoint_has_an_authorization_endpoint_beside_it() {
        for (provider, typed, whole) in [
            (
                "entra",
                "https://login.microsoftonline.com/common/oauth2/v2.0/token",
                "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
            ),
            (
                "entra",
                "https://login.microsoftonline.com/common/oauth2/token",
                "https://login.microsoftonline.com/common/oauth2/authorize",
            ),
            (
                "azure-b2c",
                "acme.b2clogin.com/tfp/acme.onmicrosoft.com/B2C_1_in/oauth2/v2.0/token/",
                "https://acme.b2clogin.com/tfp/acme.onmicrosoft.com/B2C_1_in/oauth2/v2.0/authorize",
            ),
            (
                "okta",
                "https://acme.okta.com/oauth2/default/v1/token",
                "https://acme.okta.com/oauth2/default/v1/authorize",
            ),
            (
                "keycloak",
                "https://id.example.com/auth/realms/acme/protocol/openid-connect/token",
                "https://id.example.com/auth/realms/acme/protocol/openid-connect/auth",
            ),
            (
                "cognito",
                "https://login.example.com/oauth2/token",
                "https://login.example.com/oauth2/authorize",
            ),
            (
                "google",
                "https://oauth2.googleapis.com/token",
                "https://accounts.google.com/o/oauth2/v2/auth",
            ),
            (
                "github",
                "https://github.com/login/oauth/access_token",
                "https://github.com/login/oauth/authorize",
            ),
            (
                "logto",
                "https://acme.logto.app/oidc/token",
                "https://acme.logto.app/oidc/auth",
            ),
            // It may be anybody's.
            ("logto", "https://id.example.com/token", ""),
            ("google", "https://example.com/token", ""),
            ("keycloak", "https://id.example.com/oauth/token", ""),
            ("rfc8707", "https://as.example.com/token", ""),
            (
                "okta",
                "https://acme.okta.com/oauth2/default/v1/authorize",
                "",
            ),
        ] {
            let provider = providers::provider(provider).unwrap();
            let found = of_token_endpoint(provider, typed).unwrap_or_default();
            assert_eq!(found, whole, "{typed}");
        }
    }

    #[test]
    fn every_beginning_is_one_and_no_endpoint() {
        for provider in providers::PROVIDERS {
            for beginning in provider.beginnings {
                let typed = beginning.replace("{tid:*.onmicrosoft.com}", "x.onmicrosoft.com");
                let typed = typed.replace(['{', '}'], "x");
                let whole = completed(provider, &typed);
                let whole = whole.unwrap_or_else(|| panic!("{beginning}"));
                assert_eq!(completed(provider, &whole), None, "{whole}");
            }
        }
    }
}
