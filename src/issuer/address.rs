//! The addresses that are asked: of an issuer's metadata, of its keys, and those that a token names itself.
//!
//! An [`Address`] is written exactly as a browser asks for it, because the person is shown it before: what a browser would
//! write another way is refused, or written that way here. Does **not** look a host up, and does not know whether it is one
//! of the internet or of somebody's own network.

use super::Unfit;
use crate::oauth::providers::entra;
use crate::share::looks_secret;
use crate::text::uri::{Uri, is_loopback};

/// Longer addresses are none that anybody reads before a click.
const LONGEST: usize = 2_048;

/// Of the names of this machine those that the policy of the frame has (`src/shell/keys.html`).
const ASKED_BY_HTTP: [&str; 2] = ["localhost", "127.0.0.1"];

/// Where the metadata of OpenID Connect stands, behind the issuer (OIDC Discovery §4).
const OPENID: &str = "/.well-known/openid-configuration";
/// Where that of OAuth stands, before the issuer's path (RFC 8414 §3).
const OAUTH: &str = "/.well-known/oauth-authorization-server";

/// An address that may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    text: String,
    /// How long scheme and host are.
    origin: usize,
}

impl Address {
    /// One that may be asked; only this module and the answers make one.
    pub(super) fn of(text: &str) -> Result<Self, Unfit> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Unfit::Empty);
        }
        if text.len() > LONGEST {
            return Err(Unfit::TooLong);
        }
        let uri = Uri::split(text);
        let scheme = match (uri.scheme, uri.authority) {
            (Some(scheme), _) if scheme.eq_ignore_ascii_case("https") => "https",
            (Some(scheme), _) if scheme.eq_ignore_ascii_case("http") => "http",
            // `localhost:3000` reads as a scheme and a path.
            (Some(scheme), authority) if authority.is_some() || !scheme.contains('.') => {
                return match uri.path.bytes().all(|b| b.is_ascii_digit() || b == b'/') {
                    true if authority.is_none() && !uri.path.is_empty() => Err(Unfit::NotAnAddress),
                    _ => Err(Unfit::Scheme(scheme.to_ascii_lowercase())),
                };
            }
            _ => return Err(Unfit::NotAnAddress),
        };
        let authority = uri.authority.filter(|authority| !authority.is_empty());
        let authority = authority.ok_or(Unfit::NotAnAddress)?.to_ascii_lowercase();
        if authority.contains('@') {
            return Err(Unfit::UserInformation);
        }
        if uri.fragment.is_some() {
            return Err(Unfit::Fragment);
        }
        if authority.contains(['[', ']']) {
            return Err(Unfit::Brackets);
        }
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (&*authority, None),
        };
        if !is_host(host) {
            return Err(Unfit::Host);
        }
        if scheme == "http" && !ASKED_BY_HTTP.contains(&host) {
            return Err(match is_loopback(host) {
                true => Unfit::OtherLoopback,
                false => Unfit::PlainHttp,
            });
        }
        let usual = if scheme == "https" { "443" } else { "80" };
        let port = match port {
            Some(port) if !is_port(port) => return Err(Unfit::Port),
            port => port.filter(|port| *port != usual),
        };
        let path = if uri.path.is_empty() { "/" } else { uri.path };
        if !is_written(path) || !uri.query.is_none_or(is_written) {
            return Err(Unfit::Character);
        }
        if path.split('/').any(is_dots) {
            return Err(Unfit::Dots);
        }
        let mut address = [scheme, "://", host].concat();
        if let Some(port) = port {
            address += ":";
            address += port;
        }
        let origin = address.len();
        address += path;
        if let Some(query) = uri.query {
            address += "?";
            address += query;
        }
        if looks_secret(&address) {
            return Err(Unfit::Secret);
        }
        Ok(Address {
            text: address,
            origin,
        })
    }

    /// The whole of it, as it is asked for.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Scheme, host and port: who is asked.
    pub fn origin(&self) -> &str {
        self.text.get(..self.origin).unwrap_or_default()
    }

    /// Host, and the port where it is not the usual one.
    pub fn host(&self) -> &str {
        self.origin().split_once("://").map_or("", |(_, host)| host)
    }

    /// What stands behind host and port.
    fn path(&self) -> &str {
        self.text.get(self.origin..).unwrap_or_default()
    }
}

/// Letters, digits, hyphens and underscores between dots; where the last part is a number, four numbers as browsers write
/// them: `0x7f.1` is another way to write 127.0.0.1.
fn is_host(host: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let parts: Vec<&str> = host.split('.').collect();
    let last = parts.last().copied().unwrap_or_default();
    let is_number = |text: &str| {
        let is_hex = text
            .strip_prefix("0x")
            .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_hexdigit()));
        is_hex || text.bytes().all(|b| b.is_ascii_digit())
    };
    if is_number(last) {
        let is_octet = |part: &&str| {
            part.parse::<u8>()
                .is_ok_and(|number| number.to_string() == **part)
        };
        return parts.len() == 4 && parts.iter().all(is_octet);
    }
    host.len() <= 253
        && (parts.iter())
            .all(|part| !part.is_empty() && part.len() <= 63 && part.bytes().all(is_plain))
}

fn is_port(port: &str) -> bool {
    port.parse::<u16>()
        .is_ok_and(|number| number > 0 && number.to_string() == port)
}

/// Whether a path or a query is written as RFC 3986 §3.3 and §3.4 have it.
fn is_written(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_right = match byte {
            b'%' => [bytes.next(), bytes.next()]
                .iter()
                .all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit())),
            // Browsers encode it in a query.
            b'\'' => false,
            byte => byte.is_ascii_alphanumeric() || b"-._~!$&()*+,;=:@/?".contains(&byte),
        };
        if !is_right {
            return false;
        }
    }
    true
}

/// Whether a browser takes a part of a path for the folder that it is in, or the one above.
fn is_dots(part: &str) -> bool {
    let plain = part.to_ascii_lowercase().replace("%2e", ".");
    plain == "." || plain == ".."
}

/// The addresses at which an issuer's metadata is asked for, in order: where OpenID Connect has it, and where OAuth has it.
/// Of an issuer whose metadata stands at another address, that one alone: Azure AD B2C has one for each policy, which its tokens
/// name and its issuer mostly does not.
///
/// # Errors
/// Why nothing is asked.
pub fn metadata_addresses(issuer: &str, policy: Option<&str>) -> Result<Vec<Address>, Unfit> {
    let asked = Address::of(issuer)?;
    let path = asked.path();
    if path.contains('?') {
        return Err(Unfit::Query);
    }
    if path.contains("/.well-known/") {
        return Err(Unfit::OfMetadata);
    }
    let path = path.trim_end_matches('/');
    let at =
        |origin: &str, behind: [&str; 2]| Address::of(&[origin, behind[0], behind[1]].concat());
    if let Some(behind) = of_policy(&asked, path, policy) {
        return Ok(vec![at(asked.origin(), [&behind, OPENID])?]);
    }
    let (here, there) = entra::METADATA_ELSEWHERE;
    if asked.origin() == here {
        return Ok(vec![at(there, [path, OPENID])?]);
    }
    Ok(vec![
        at(asked.origin(), [path, OPENID])?,
        at(asked.origin(), [OAUTH, path])?,
    ])
}

/// The path before that of metadata, of an Azure AD B2C issuer that does not name its policy: `/TENANT_ID/v2.0/`.
fn of_policy(asked: &Address, path: &str, policy: Option<&str>) -> Option<String> {
    let tenant = asked
        .origin()
        .strip_prefix("https://")?
        .strip_suffix(".b2clogin.com")?;
    let (id, rest) = path.strip_prefix('/')?.split_once('/')?;
    let is_policy = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    // Whoever made the token wrote it.
    let policy = policy
        .filter(|policy| (1..=128).contains(&policy.len()) && policy.bytes().all(is_policy))?;
    let is_it = rest == "v2.0" && id != "tfp" && !tenant.contains('.');
    is_it.then(|| ["/", tenant, ".onmicrosoft.com/", policy, "/v2.0"].concat())
}

/// The address that a token names in its own header (`jku`, `x5u`).
///
/// # Errors
/// Why nothing is asked.
pub fn named(address: &str) -> Result<Address, Unfit> {
    Address::of(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(issuer: &str) -> String {
        match metadata_addresses(issuer, None) {
            Ok(all) => all
                .iter()
                .map(Address::as_str)
                .collect::<Vec<_>>()
                .join(" "),
            Err(unfit) => format!("{unfit:?}"),
        }
    }

    #[test]
    fn metadata_stands_behind_the_issuer_and_before_its_path() {
        for (issuer, asked) in [
            (
                "https://op.example",
                "https://op.example/.well-known/openid-configuration https://op.example/.well-known/oauth-authorization-server",
            ),
            (
                "https://acme.eu.auth0.com/",
                "https://acme.eu.auth0.com/.well-known/openid-configuration https://acme.eu.auth0.com/.well-known/oauth-authorization-server",
            ),
            (
                "https://kc.example/realms/a",
                "https://kc.example/realms/a/.well-known/openid-configuration https://kc.example/.well-known/oauth-authorization-server/realms/a",
            ),
            (
                "https://op.example/issuer1/",
                "https://op.example/issuer1/.well-known/openid-configuration https://op.example/.well-known/oauth-authorization-server/issuer1",
            ),
            (
                "HTTPS://OP.example:443/A",
                "https://op.example/A/.well-known/openid-configuration https://op.example/.well-known/oauth-authorization-server/A",
            ),
            (
                "http://127.0.0.1:3000",
                "http://127.0.0.1:3000/.well-known/openid-configuration http://127.0.0.1:3000/.well-known/oauth-authorization-server",
            ),
            (
                "http://localhost:80/a",
                "http://localhost/a/.well-known/openid-configuration http://localhost/.well-known/oauth-authorization-server/a",
            ),
            // Its tokens of version 1.0 name an issuer whose metadata is at another host.
            (
                "https://sts.windows.net/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/",
                "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/.well-known/openid-configuration",
            ),
            (
                "https://login.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration https://login.microsoftonline.com/.well-known/oauth-authorization-server/common/v2.0",
            ),
        ] {
            assert_eq!(told(issuer), asked, "{issuer}");
        }
    }

    /// Its issuer has no metadata behind it, and that of each policy names it.
    #[test]
    fn azure_ad_b2c_has_metadata_for_each_policy() {
        let issuer = "https://acme.b2clogin.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0/";
        let asked = |issuer: &str, policy| {
            let all = metadata_addresses(issuer, Some(policy)).unwrap();
            all[0].as_str().to_owned()
        };
        assert_eq!(
            asked(issuer, "B2C_1_sign_in"),
            "https://acme.b2clogin.com/acme.onmicrosoft.com/B2C_1_sign_in/v2.0/.well-known/openid-configuration"
        );
        for policy in ["", "..", "a/b", "a?b", "%2e"] {
            assert_eq!(
                asked(issuer, policy),
                [issuer, ".well-known/openid-configuration"].concat()
            );
        }
        for other in [
            "https://acme.b2clogin.com/tfp/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/b2c_1_in/v2.0/",
            "https://op.example/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0/",
        ] {
            assert_eq!(
                asked(other, "b2c_1_in"),
                [other, ".well-known/openid-configuration"].concat()
            );
        }
    }

    #[test]
    fn where_providers_have_their_keys_can_be_asked() {
        for keys in [
            "https://www.googleapis.com/oauth2/v3/certs",
            "https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com",
            "https://login.microsoftonline.com/common/discovery/keys?appid=535fb089-9ff3-47b6-9bfb-4f1264799865",
            "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123/.well-known/jwks.json",
            "https://acme.eu.auth0.com/.well-known/jwks.json",
            "https://auth.pingone.eu/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/as/jwks",
            "https://abcdefghijklmnopqrst.supabase.co/auth/v1/.well-known/jwks.json",
        ] {
            assert_eq!(Address::of(keys).as_ref().map(Address::as_str), Ok(keys));
        }
    }

    #[test]
    fn what_is_not_asked_says_why() {
        let long = format!("https://op.example/{}", "a/".repeat(1_100));
        for (issuer, why) in [
            ("", "Empty"),
            ("op.example", "NotAnAddress"),
            ("accounts.google.com", "NotAnAddress"),
            ("kubernetes/serviceaccount", "NotAnAddress"),
            ("localhost:3000", "NotAnAddress"),
            ("https:op.example", "NotAnAddress"),
            ("https://", "NotAnAddress"),
            ("javascript:alert(1)", "Scheme(\"javascript\")"),
            ("javascript://x/%0aalert(1)", "Scheme(\"javascript\")"),
            ("data:text/html,a", "Scheme(\"data\")"),
            ("ftp://op.example", "Scheme(\"ftp\")"),
            ("http://op.example", "PlainHttp"),
            ("http://localhost.evil.example", "PlainHttp"),
            ("http://127.0.0.2", "OtherLoopback"),
            ("http://op.localhost:3000", "OtherLoopback"),
            ("http://[::1]:3000", "Brackets"),
            ("https://a:b@op.example", "UserInformation"),
            ("https://good.example@evil.example/", "UserInformation"),
            ("https://op.example/?a=b", "Query"),
            ("https://op.example/#a", "Fragment"),
            ("https://op.example/a b", "Character"),
            ("https://op.example\\.evil.example/", "Host"),
            ("https://op.example/a\\b", "Character"),
            ("https://op.example/%2", "Character"),
            ("https://op.example/ü", "Character"),
            ("https://öp.example/", "Host"),
            ("https://op..example/", "Host"),
            ("https://0x7f.1/", "Host"),
            ("https://2130706433/", "Host"),
            ("https://127.0.0.01/", "Host"),
            ("https://op.example:0/", "Port"),
            ("https://op.example:99999/", "Port"),
            ("https://op.example:/", "Port"),
            ("https://op.example/a/../b", "Dots"),
            ("https://op.example/a/%2E./b", "Dots"),
            (
                "https://op.example/eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
                "Secret",
            ),
            (
                "https://op.example/.well-known/openid-configuration",
                "OfMetadata",
            ),
            (&long, "TooLong"),
        ] {
            assert_eq!(told(issuer), why, "{issuer}");
        }
    }
}
