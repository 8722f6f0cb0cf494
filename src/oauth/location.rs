//! Where a request goes: the authorization endpoint out of a domain or an address as people type it.
//!
//! Reads what was typed and says why it is no address; does **not** resolve a name or know a provider's domains.

use super::Provider;
use super::provider::Location;
use crate::text::percent;

/// Why a location gives no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationError {
    /// Nothing was given.
    Missing,
    /// It holds this character, which a host name does not.
    ForeignCharacter(char),
    /// Not a host name: empty labels, or nothing before the port.
    NotAHost,
    /// The endpoint does not begin with `https://` (or `http://`).
    NotHttp,
    /// The endpoint has a fragment, which RFC 6749 §3.1 forbids.
    Fragment,
}

/// The authorization endpoint that a trimmed text names.
pub(super) fn endpoint(location: Location, typed: &str) -> Result<String, LocationError> {
    if typed.is_empty() {
        return Err(LocationError::Missing);
    }
    match location {
        Location::Domain { authorize } => {
            let host = host_of(typed);
            check_host(host)?;
            Ok(format!("https://{host}{authorize}"))
        }
        Location::Endpoint => {
            let lower = typed.to_ascii_lowercase();
            let scheme = (["https://", "http://"].iter())
                .find(|s| lower.starts_with(**s))
                .ok_or(LocationError::NotHttp)?;
            let rest = &typed[scheme.len()..];
            check_host(rest.split(['/', '?', '#']).next().unwrap_or(rest))?;
            if rest.contains('#') {
                return Err(LocationError::Fragment);
            }
            match rest.chars().find(|c| is_foreign_in_url(*c)) {
                Some(c) => Err(LocationError::ForeignCharacter(c)),
                None => Ok(typed.to_owned()),
            }
        }
    }
}

/// A text that names no endpoint, so that it can be seen in the URL and does no harm there.
pub(super) fn shown(provider: &Provider, typed: &str) -> String {
    match provider.location {
        _ if typed.is_empty() => provider.blank(),
        Location::Domain { authorize } => {
            format!("https://{}{authorize}", escape_foreign(host_of(typed)))
        }
        Location::Endpoint => {
            let lower = typed.to_ascii_lowercase();
            let shown = escape_foreign(typed.split('#').next().unwrap_or(typed));
            let is_http = lower.starts_with("https://") || lower.starts_with("http://");
            // `javascript:` and its kind never stand at the start of a URL that we write.
            let prefix = if is_http { "" } else { "https://" };
            format!("{prefix}{shown}")
        }
    }
}

/// What is left of a location when the request goes over to another provider: the host, where the other's address is made of
/// one; the other's own address, where it has a fixed one; what was typed, where it can be right.
pub fn carried(from: &Provider, to: &Provider, typed: &str) -> String {
    let typed = typed.trim();
    let fixed = |provider: &Provider| {
        let authorize = provider.endpoints.authorize;
        let is_fixed = provider.location == Location::Endpoint && !authorize.contains('{');
        if is_fixed { authorize } else { "" }
    };
    if !fixed(to).is_empty() {
        return fixed(to).to_owned();
    }
    // The address of a provider that has but one is nobody else's.
    if typed.is_empty() || typed == fixed(from) {
        return String::new();
    }
    match (from.location, to.location) {
        (_, Location::Domain { .. }) => host_of(typed).to_owned(),
        (Location::Endpoint, Location::Endpoint) => typed.to_owned(),
        (Location::Domain { .. }, Location::Endpoint) => {
            let host = host_of(typed);
            let issuer = ["https://", host].concat();
            let authorize = to.endpoints.authorize.replace("{issuer}", &issuer);
            let authorize = authorize.replace("{domain}", host);
            match authorize.is_empty() || authorize.contains('{') {
                true => String::new(),
                false => authorize,
            }
        }
    }
}

/// The host and port in a domain as people type it: scheme, slashes and path taken off.
pub fn host_of(typed: &str) -> &str {
    let typed = typed.trim();
    let rest = (typed.find("://")).map_or(typed, |at| &typed[at + 3..]);
    let rest = rest.trim_start_matches('/');
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

fn check_host(host: &str) -> Result<(), LocationError> {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    let inner = name.strip_prefix('[').and_then(|n| n.strip_suffix(']'));
    let is_ip6 = inner.is_some_and(|n| {
        n.contains(':')
            && n.bytes()
                .all(|b| b.is_ascii_hexdigit() || b":.".contains(&b))
    });
    if is_ip6 {
        return Ok(());
    }
    // Names in other scripts reach DNS as Punycode; browsers convert them, so they are no error here.
    let foreign = |c: &char| c.is_ascii() && !c.is_ascii_alphanumeric() && !"-._".contains(*c);
    if let Some(c) = name.chars().find(|c| foreign(c) || is_foreign_in_url(*c)) {
        return Err(LocationError::ForeignCharacter(c));
    }
    let name = name.strip_suffix('.').unwrap_or(name);
    if name.is_empty() || name.split('.').any(str::is_empty) {
        return Err(LocationError::NotAHost);
    }
    Ok(())
}

fn is_foreign_in_url(c: char) -> bool {
    c.is_whitespace() || is_invisible(c) || "\"<>\\^`{|}".contains(c)
}

/// A character that takes no room or turns the direction of text: control and format characters. White space is visible.
pub fn is_invisible(c: char) -> bool {
    let is_format = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    is_format || (c.is_control() && !c.is_whitespace())
}

/// Percent-encodes what would end or split a URL. Braces and angle brackets stay, so that a placeholder looks like one.
fn escape_foreign(text: &str) -> String {
    (text.chars())
        .map(|c| match c {
            '<' | '>' | '{' | '}' => c.to_string(),
            '@' | '%' | '#' | '?' | '&' => percent::encode(&c.to_string()),
            c if is_foreign_in_url(c) => percent::encode(&c.to_string()),
            c => c.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::provider::Endpoints;
    use crate::oauth::providers::auth0::AUTH0;
    use crate::oauth::providers::rfc8707::RFC8707;
    use crate::oauth::providers::{PROVIDERS, provider};
    use crate::oauth::request::AuthorizationRequest;

    #[test]
    fn an_address_that_is_missing_is_shown_in_the_providers_shape() {
        for (id, blank) in [
            ("auth0", "https://YOUR_DOMAIN/authorize"),
            (
                "entra",
                "https://login.microsoftonline.com/YOUR_TENANT/oauth2/v2.0/authorize",
            ),
            ("google", "https://accounts.google.com/o/oauth2/v2/auth"),
            (
                "keycloak",
                "https://YOUR_HOST/realms/YOUR_REALM/protocol/openid-connect/auth",
            ),
            (
                "okta",
                "https://YOUR_ORG.okta.com/oauth2/default/v1/authorize",
            ),
            ("cognito", "https://YOUR_DOMAIN/oauth2/authorize"),
            ("rfc8707", "https://YOUR_SERVER/authorize"),
        ] {
            let mut request = AuthorizationRequest::new(provider(id).unwrap());
            request.set("scope", "openid");
            assert_eq!(request.url(), [blank, "?scope=openid"].concat(), "{id}");
        }
        for provider in PROVIDERS {
            let blank = provider.blank();
            assert!(
                !blank.contains('{') && blank.starts_with("https://"),
                "{blank}"
            );
            // What is shown is an address that the provider has, but for the words in it.
            let (_, path) = (provider.endpoints.authorize.rsplit_once('}')).unwrap_or_default();
            assert!(blank.ends_with(path), "{} {blank}", provider.id);
        }
    }

    #[test]
    fn a_location_is_carried_over_where_it_can_be_right() {
        let at = |authorize| Provider {
            endpoints: Endpoints {
                authorize,
                ..Provider::BASE.endpoints
            },
            ..Provider::BASE
        };
        let fixed = at("https://one.example/auth");
        let hosted = at("https://{domain}/oauth2/authorize");
        let realm = at("{issuer}/realms/{realm}/auth");
        for (law, from, to, typed, carried) in [
            (
                "domain to its like",
                &AUTH0,
                &AUTH0,
                "t.example",
                "t.example",
            ),
            (
                "domain to a host's endpoint",
                &AUTH0,
                &hosted,
                "t.example",
                "https://t.example/oauth2/authorize",
            ),
            (
                "more than a host is needed",
                &AUTH0,
                &realm,
                "t.example",
                "",
            ),
            (
                "endpoint to domain",
                &RFC8707,
                &AUTH0,
                "https://t.example/auth?x",
                "t.example",
            ),
            (
                "endpoint to endpoint",
                &RFC8707,
                &hosted,
                "https://t.example/auth",
                "https://t.example/auth",
            ),
            (
                "to a fixed one",
                &AUTH0,
                &fixed,
                "t.example",
                "https://one.example/auth",
            ),
            (
                "from a fixed one",
                &fixed,
                &AUTH0,
                "https://one.example/auth",
                "",
            ),
            ("nothing typed", &AUTH0, &hosted, " ", ""),
        ] {
            assert_eq!(super::carried(from, to, typed), carried, "{law}");
        }
    }
}
