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
    /// A page of Auth0's documentation, by its path.
    Auth0(&'static str),
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
            Clause::OidcCore(section) => openid("openid-connect-core-1_0", section),
            Clause::ResponseTypes(section) => {
                openid("oauth-v2-multiple-response-types-1_0", section)
            }
            Clause::FormPost(section) => openid("oauth-v2-form-post-response-mode-1_0", section),
            Clause::Auth0(path) => format!("https://auth0.com/docs/{path}"),
            Clause::Observed(_) => return None,
        })
    }
}

/// Every section of these documents has an anchor of that form beside its named one.
fn openid(document: &str, section: &str) -> String {
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
            (observed("public samples"), "observed: public samples", None),
        ] {
            assert_eq!(clause.to_string(), label);
            assert_eq!(clause.url().as_deref(), url);
        }
    }
}
