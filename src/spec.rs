//! The clauses that everything said about a protocol points at.
//!
//! A [`Clause`] is data; its label and link are made here and nowhere else. It says nothing about what a clause means:
//! that stands where the clause is used.

use std::fmt;

/// A place in a specification, or in a vendor's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// A section of an RFC; the section may be empty for the whole document.
    Rfc(u16, &'static str),
    /// A section of OpenID Connect Core 1.0 incorporating errata set 2.
    OidcCore(&'static str),
    /// A section of OAuth 2.0 Multiple Response Type Encoding Practices.
    ResponseTypes(&'static str),
    /// A section of OAuth 2.0 Form Post Response Mode.
    FormPost(&'static str),
    /// A section of another OpenID document; the document by the name its address has.
    OpenId(&'static str, &'static str),
    /// A section of an Internet-Draft, by its name without version.
    Draft(&'static str, &'static str),
    /// A page of Auth0's documentation, by its path.
    Auth0(&'static str),
    /// Any other page: a vendor's documentation, a registry.
    Page {
        /// What a person reads: `Okta docs: access tokens`.
        label: &'static str,
        /// Its `https:` address.
        url: &'static str,
    },
    /// Seen in public samples; no document promises it. The text names what was seen.
    Observed(&'static str),
}

/// An RFC's section; `""` for the whole RFC.
pub const fn rfc(number: u16, section: &'static str) -> Clause {
    Clause::Rfc(number, section)
}

/// A section of OpenID Connect Core 1.0.
pub const fn oidc_core(section: &'static str) -> Clause {
    Clause::OidcCore(section)
}

/// A page of Auth0's documentation, by its path under `auth0.com/docs/`.
pub const fn auth0(path: &'static str) -> Clause {
    Clause::Auth0(path)
}

/// A section of an OpenID document other than Core: `openid("openid-connect-backchannel-1_0", "2.4")`. A document without
/// a title in [`OPENID`] is shown by that name.
pub const fn openid(document: &'static str, section: &'static str) -> Clause {
    Clause::OpenId(document, section)
}

/// A section of an Internet-Draft: `draft("draft-ietf-oauth-status-list", "")`.
pub const fn draft(name: &'static str, section: &'static str) -> Clause {
    Clause::Draft(name, section)
}

/// A page of a vendor's documentation: `page("Okta docs: access tokens", "https://developer.okta.com/…")`.
pub const fn page(label: &'static str, url: &'static str) -> Clause {
    Clause::Page { label, url }
}

/// IANA's registry "JSON Web Token Claims".
pub const IANA_JWT: Clause = page(
    "IANA registry of JWT claims",
    "https://www.iana.org/assignments/jwt/jwt.xhtml",
);

/// IANA's registries "JSON Object Signing and Encryption".
pub const IANA_JOSE: Clause = page(
    "IANA registry of JOSE header parameters",
    "https://www.iana.org/assignments/jose/jose.xhtml",
);

/// The OpenID documents that are cited: name, title, and what the anchor of a section begins with.
const OPENID: &[(&str, &str, &str)] = &[
    (
        "openid-connect-discovery-1_0",
        "OIDC Discovery",
        "rfc.section.",
    ),
    (
        "openid-connect-backchannel-1_0",
        "OIDC Back-Channel Logout",
        "rfc.section.",
    ),
    (
        "openid-connect-frontchannel-1_0",
        "OIDC Front-Channel Logout",
        "rfc.section.",
    ),
    (
        "openid-connect-session-1_0",
        "OIDC Session Management",
        "rfc.section.",
    ),
    (
        "openid-connect-native-sso-1_0",
        "OIDC Native SSO",
        "section-",
    ),
    (
        "openid-client-initiated-backchannel-authentication-core-1_0",
        "OIDC CIBA",
        "rfc.section.",
    ),
    (
        "openid-financial-api-part-2-1_0",
        "FAPI 1.0 Advanced",
        "rfc.section.",
    ),
    ("openid-federation-1_0", "OpenID Federation", "section-"),
    (
        "openid-ida-verified-claims-1_0",
        "OpenID Verified Claims",
        "section-",
    ),
    (
        "openid-connect-4-ida-claims-1_0",
        "OpenID Identity Assurance Claims",
        "section-",
    ),
    (
        "openid-connect-unmet-authentication-requirements-1_0",
        "OIDC Unmet Authentication Requirements",
        "section-",
    ),
    (
        "openid-connect-prompt-create-1_0",
        "OIDC Prompt Create",
        "section-",
    ),
    ("oauth-v2-jarm", "JARM", "section-"),
    (
        "openid-4-verifiable-credential-issuance-1_0",
        "OpenID4VCI",
        "section-",
    ),
    (
        "openid-4-verifiable-presentations-1_0",
        "OpenID4VP",
        "section-",
    ),
];

/// Vendor behaviour that no vendor documents.
pub const fn observed(what: &'static str) -> Clause {
    Clause::Observed(what)
}

impl Clause {
    /// Where to read it: an `https:` address, or none for what is only observed.
    pub fn url(&self) -> Option<String> {
        Some(match self {
            Clause::Rfc(number, "") => format!("https://www.rfc-editor.org/rfc/rfc{number}.html"),
            Clause::Rfc(number, section) => {
                let anchor = match section.strip_prefix("App. ") {
                    Some(appendix) => format!("appendix-{appendix}"),
                    None => format!("section-{section}"),
                };
                format!("https://www.rfc-editor.org/rfc/rfc{number}.html#{anchor}")
            }
            Clause::OidcCore(section) => openid_url("openid-connect-core-1_0", section),
            Clause::ResponseTypes(section) => {
                openid_url("oauth-v2-multiple-response-types-1_0", section)
            }
            Clause::FormPost(section) => {
                openid_url("oauth-v2-form-post-response-mode-1_0", section)
            }
            Clause::OpenId(document, "") => format!("https://openid.net/specs/{document}.html"),
            Clause::OpenId(document, section) => {
                let anchor = openid_row(document).map_or("section-", |row| row.2);
                format!("https://openid.net/specs/{document}.html#{anchor}{section}")
            }
            Clause::Draft(name, section) => {
                let hash = if section.is_empty() { "" } else { "#section-" };
                format!("https://datatracker.ietf.org/doc/html/{name}{hash}{section}")
            }
            Clause::Page { url, .. } => (*url).to_owned(),
            Clause::Auth0(path) => format!("https://auth0.com/docs/{path}"),
            Clause::Observed(_) => return None,
        })
    }
}

fn openid_row(document: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    OPENID.iter().find(|row| row.0 == document)
}

/// Every section of these documents has an anchor of that form beside its named one.
fn openid_url(document: &str, section: &str) -> String {
    let anchor = section.strip_prefix("App. ").unwrap_or(section);
    match anchor {
        "" => format!("https://openid.net/specs/{document}.html"),
        _ => format!("https://openid.net/specs/{document}.html#rfc.section.{anchor}"),
    }
}

/// The label a person reads: `RFC 9068 §2.2`.
impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn section(f: &mut fmt::Formatter<'_>, document: &str, section: &str) -> fmt::Result {
            match section {
                "" => f.write_str(document),
                s if s.starts_with("App.") => write!(f, "{document} {s}"),
                s => write!(f, "{document} §{s}"),
            }
        }
        match self {
            Clause::Rfc(number, s) => section(f, &format!("RFC {number}"), s),
            Clause::OidcCore(s) => section(f, "OIDC Core", s),
            Clause::ResponseTypes(s) => section(f, "OAuth 2.0 Multiple Response Types", s),
            Clause::FormPost(s) => section(f, "OAuth 2.0 Form Post Response Mode", s),
            Clause::OpenId(document, s) => {
                section(f, openid_row(document).map_or(document, |row| row.1), s)
            }
            Clause::Draft(name, s) => section(f, name, s),
            Clause::Page { label, .. } => f.write_str(label),
            Clause::Auth0(path) => {
                let page = path.rsplit('/').next().unwrap_or(path);
                write!(f, "Auth0 docs: {}", page.replace('-', " "))
            }
            Clause::Observed(what) => write!(f, "observed: {what}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn label_and_link_come_from_the_data() {
        for (clause, label, url) in [
            (
                rfc(9068, "2.2"),
                "RFC 9068 §2.2",
                Some("https://www.rfc-editor.org/rfc/rfc9068.html#section-2.2"),
            ),
            (
                rfc(6749, "App. B"),
                "RFC 6749 App. B",
                Some("https://www.rfc-editor.org/rfc/rfc6749.html#appendix-B"),
            ),
            (
                auth0("secure/tokens/access-tokens/get-access-tokens"),
                "Auth0 docs: get access tokens",
                Some("https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens"),
            ),
            (
                oidc_core("3.1.3.6"),
                "OIDC Core §3.1.3.6",
                Some("https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.3.1.3.6"),
            ),
            (
                openid("openid-connect-backchannel-1_0", "2.4"),
                "OIDC Back-Channel Logout §2.4",
                Some(
                    "https://openid.net/specs/openid-connect-backchannel-1_0.html#rfc.section.2.4",
                ),
            ),
            (
                draft("draft-ietf-oauth-status-list", "6.1"),
                "draft-ietf-oauth-status-list §6.1",
                Some(
                    "https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list#section-6.1",
                ),
            ),
            (
                page("Okta docs: API", "https://developer.okta.com/docs/"),
                "Okta docs: API",
                Some("https://developer.okta.com/docs/"),
            ),
            (observed("public samples"), "observed: public samples", None),
        ] {
            assert_eq!(clause.to_string(), label);
            assert_eq!(clause.url().as_deref(), url);
        }
    }
}
