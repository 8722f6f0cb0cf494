//! The authorization endpoint that an issuer identifier shows, by the provider whose issuers look like it.
//!
//! An issuer that no table knows gives none: its metadata alone says where its endpoint is (RFC 8414 §3).

use super::Place;
use crate::oauth::Provider;
use crate::oauth::providers::{self, PROVIDERS, provider};
use crate::text::pattern;

/// The place that an issuer identifier, an authority or the address of its discovery document shows.
pub fn of_issuer(issuer: &str) -> Option<Place> {
    let issuer = issuer.trim();
    let issuer = issuer
        .split("/.well-known/")
        .next()
        .unwrap_or(issuer)
        .trim_end_matches('/');
    let with_scheme = match issuer.contains("://") {
        true => issuer.to_owned(),
        false => ["https://", issuer].concat(),
    };
    let bare = with_scheme
        .split_once("://")
        .map_or("", |(_, rest)| rest)
        .to_owned();
    by_pattern(&bare).or_else(|| by_endpoint(&with_scheme))
}

/// Issuers whose endpoint is not the issuer with a path behind it: how they look, the provider's code, and the endpoint with
/// what stands for `*` in order as `{0}`, `{1}`.
const ISSUERS: &[(&str, &str, &str)] = &[
    (
        "accounts.google.com",
        "google",
        "https://accounts.google.com/o/oauth2/v2/auth",
    ),
    // Its endpoint is at the user pool's domain, which the issuer does not show.
    ("cognito-idp.*.amazonaws.com/*", "cognito", ""),
    (
        "appleid.apple.com",
        "apple",
        "https://appleid.apple.com/auth/authorize",
    ),
    (
        "github.com",
        "github",
        "https://github.com/login/oauth/authorize",
    ),
    (
        "login.microsoftonline.com/*/v2.0",
        "entra",
        "https://login.microsoftonline.com/{0}/oauth2/v2.0/authorize",
    ),
    (
        "login.microsoftonline.com/*",
        "entra",
        "https://login.microsoftonline.com/{0}/oauth2/v2.0/authorize",
    ),
    (
        "sts.windows.net/*",
        "entra",
        "https://login.microsoftonline.com/{0}/oauth2/v2.0/authorize",
    ),
    // As Microsoft's libraries take an authority without a tenant.
    (
        "*.ciamlogin.com",
        "entra",
        "https://{0}.ciamlogin.com/{0}.onmicrosoft.com/oauth2/v2.0/authorize",
    ),
    (
        "*.ciamlogin.com/*",
        "entra",
        "https://{0}.ciamlogin.com/{1}/oauth2/v2.0/authorize",
    ),
    (
        "*.ciamlogin.com/*/v2.0",
        "entra",
        "https://{0}.ciamlogin.com/{1}/oauth2/v2.0/authorize",
    ),
    (
        "*.b2clogin.com/*/*/v2.0",
        "azure-b2c",
        "https://{0}.b2clogin.com/{1}/{2}/oauth2/v2.0/authorize",
    ),
    (
        "*.b2clogin.com/tfp/*/*/v2.0",
        "azure-b2c",
        "https://{0}.b2clogin.com/{1}/{2}/oauth2/v2.0/authorize",
    ),
    (
        "*.b2clogin.com/tfp/*/*",
        "azure-b2c",
        "https://{0}.b2clogin.com/{1}/{2}/oauth2/v2.0/authorize",
    ),
    (
        "*.b2clogin.com/*/*",
        "azure-b2c",
        "https://{0}.b2clogin.com/{1}/{2}/oauth2/v2.0/authorize",
    ),
    (
        "*.okta.com/oauth2/*",
        "okta",
        "https://{0}.okta.com/oauth2/{1}/v1/authorize",
    ),
    (
        "*.okta.com",
        "okta",
        "https://{0}.okta.com/oauth2/v1/authorize",
    ),
    (
        "*.oktapreview.com/oauth2/*",
        "okta",
        "https://{0}.oktapreview.com/oauth2/{1}/v1/authorize",
    ),
    (
        "*.oktapreview.com",
        "okta",
        "https://{0}.oktapreview.com/oauth2/v1/authorize",
    ),
];

fn by_pattern(bare: &str) -> Option<Place> {
    let lower = bare.to_ascii_lowercase();
    if lower
        .split('/')
        .next()
        .is_some_and(|host| host.ends_with(".auth0.com"))
    {
        let location = bare.split('/').next().unwrap_or_default().to_owned();
        return Some(Place {
            provider: &providers::auth0::AUTH0,
            location,
        });
    }
    ISSUERS.iter().find_map(|(like, id, endpoint)| {
        let parts = stars(like, bare)?;
        let mut location = (*endpoint).to_owned();
        for (nth, part) in parts.iter().enumerate() {
            location = location.replace(&format!("{{{nth}}}"), part);
        }
        Some(Place {
            provider: provider(id)?,
            location,
        })
    })
}

/// What stands for each `*`: one label or path segment, never empty.
fn stars<'t>(like: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let (likes, texts): (Vec<&str>, Vec<&str>) =
        (like.split('/').collect(), text.split('/').collect());
    if likes.len() != texts.len() {
        return None;
    }
    let mut stars = Vec::new();
    for (like, text) in likes.into_iter().zip(texts) {
        match like.split_once('*') {
            Some((before, after)) => {
                let star = text.strip_prefix(before)?.strip_suffix(after)?;
                if star.is_empty() {
                    return None;
                }
                stars.push(star);
            }
            None if like.eq_ignore_ascii_case(text) => {}
            None => return None,
        }
    }
    Some(stars)
}

/// Providers whose endpoint is the issuer with a path behind it, where the issuer itself shows which.
fn by_endpoint(issuer: &str) -> Option<Place> {
    let takes = |provider: &Provider, endpoint: &str| {
        let (_, bare) = endpoint.split_once("://").unwrap_or_default();
        (provider.addresses.iter()).any(|like| pattern::is_like(like, &bare.to_ascii_lowercase()))
    };
    PROVIDERS.iter().find_map(|provider| {
        let path = provider.endpoints.authorize.strip_prefix("{issuer}")?;
        let endpoint = [issuer, path].concat();
        // A path that anybody's endpoint may have shows nobody.
        let anybody = ["https://issuer.example", path].concat();
        let shows = takes(provider, &endpoint) && !takes(provider, &anybody);
        shows.then_some(Place {
            provider,
            location: endpoint,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_shows_its_endpoint_where_its_provider_says_so() {
        for (issuer, provider, location) in [
            ("https://t.eu.auth0.com/", "auth0", "t.eu.auth0.com"),
            ("t.us.auth0.com", "auth0", "t.us.auth0.com"),
            (
                "https://login.microsoftonline.com/common",
                "entra",
                "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
            ),
            (
                "https://login.microsoftonline.com/tid/v2.0",
                "entra",
                "https://login.microsoftonline.com/tid/oauth2/v2.0/authorize",
            ),
            (
                "https://sts.windows.net/tid/",
                "entra",
                "https://login.microsoftonline.com/tid/oauth2/v2.0/authorize",
            ),
            (
                "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_in/v2.0",
                "azure-b2c",
                "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_in/oauth2/v2.0/authorize",
            ),
            (
                "https://contoso.b2clogin.com/tfp/contoso.onmicrosoft.com/B2C_1_in/",
                "azure-b2c",
                "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_in/oauth2/v2.0/authorize",
            ),
            (
                "https://contoso.ciamlogin.com/",
                "entra",
                "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize",
            ),
            (
                "https://contoso.ciamlogin.com/11111111-2222-3333-4444-555555555555",
                "entra",
                "https://contoso.ciamlogin.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/authorize",
            ),
            (
                "https://dev-1.okta.com/oauth2/default",
                "okta",
                "https://dev-1.okta.com/oauth2/default/v1/authorize",
            ),
            (
                "https://dev-1.okta.com",
                "okta",
                "https://dev-1.okta.com/oauth2/v1/authorize",
            ),
            (
                "https://accounts.google.com",
                "google",
                "https://accounts.google.com/o/oauth2/v2/auth",
            ),
            (
                "https://kc.example.com/realms/r",
                "keycloak",
                "https://kc.example.com/realms/r/protocol/openid-connect/auth",
            ),
            (
                "http://localhost:8080/auth/realms/r",
                "keycloak",
                "http://localhost:8080/auth/realms/r/protocol/openid-connect/auth",
            ),
            (
                "https://kc.example.com/realms/r/.well-known/openid-configuration",
                "keycloak",
                "https://kc.example.com/realms/r/protocol/openid-connect/auth",
            ),
            (
                "https://x.logto.app/oidc",
                "logto",
                "https://x.logto.app/oidc/auth",
            ),
            (
                "https://auth.pingone.eu/env/as",
                "ping",
                "https://auth.pingone.eu/env/as/authorize",
            ),
            (
                "https://x.zitadel.cloud",
                "zitadel",
                "https://x.zitadel.cloud/oauth/v2/authorize",
            ),
            (
                "https://login.salesforce.com",
                "salesforce",
                "https://login.salesforce.com/services/oauth2/authorize",
            ),
            (
                "https://x.supabase.co/auth/v1",
                "supabase",
                "https://x.supabase.co/auth/v1/oauth/authorize",
            ),
        ] {
            let place = of_issuer(issuer).map(|place| (place.provider.id, place.location));
            assert_eq!(place, Some((provider, location.to_owned())), "{issuer}");
        }
    }

    #[test]
    fn an_issuer_that_nobody_knows_gives_no_address() {
        for issuer in [
            "https://login.example.com/",
            "https://id.example.com/tenant",
            "https://evil-auth0.com",
            "",
            "//",
            "https://login.microsoftonline.com",
        ] {
            assert_eq!(of_issuer(issuer), None, "{issuer}");
        }
    }
}
