//! The one table of token kinds: what each is, who may read it, where it goes.
//!
//! How a kind is recognised is not here: observers give evidence, `classify` adds it up.

mod rows;

pub use rows::KINDS;

use crate::prose::Prose;
use crate::spec::Clause;

/// What a token is for. The name is the stable code of reports and of `data-kind`. Adding a kind is adding a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// ID token.
    IdToken,
    /// Access token.
    AccessToken,
    /// Refresh token.
    RefreshToken,
    /// Authorization code.
    AuthorizationCode,
    /// Logout token.
    LogoutToken,
    /// Security event token.
    SecurityEventToken,
    /// DPoP proof.
    DpopProof,
    /// Request object.
    RequestObject,
    /// Authorization response (JARM).
    AuthorizationResponse,
    /// Client assertion.
    ClientAssertion,
    /// JWT bearer assertion.
    JwtBearerAssertion,
    /// Introspection response.
    IntrospectionResponse,
    /// UserInfo response.
    UserinfoResponse,
    /// Entity statement.
    EntityStatement,
    /// Client attestation.
    ClientAttestation,
    /// SD-JWT.
    SdJwt,
    /// SD-JWT credential.
    SdJwtVc,
    /// Key binding JWT.
    KeyBindingJwt,
    /// Verifiable credential.
    VerifiableCredential,
    /// Workload identity token.
    WorkloadIdentityToken,
    /// Service account token.
    ServiceAccountToken,
    /// Session token.
    SessionToken,
    /// Session cookie.
    SessionCookie,
    /// API key.
    ApiKey,
    /// Client secret.
    ClientSecret,
    /// PASETO.
    Paseto,
    /// SAML message.
    Saml,
    /// Macaroon.
    Macaroon,
    /// Biscuit.
    Biscuit,
    /// Encrypted JWT.
    EncryptedJwt,
    /// JSON Web Key.
    Jwk,
    /// JSON Web Key Set.
    Jwks,
    /// PEM.
    Pem,
    /// Discovery document.
    DiscoveryDocument,
    /// PKCE code verifier.
    CodeVerifier,
    /// Not recognised.
    Unknown,
}

/// Whether whoever holds it can do something with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Live {
    /// It is read, or bound to its audience, or public; or whether it is a credential depends on more than its kind.
    No,
    /// Once, or for minutes.
    Brief,
    /// Whoever holds it can use it, often for long.
    Yes,
}

/// What a person is told about a kind.
#[derive(Clone, Copy, Debug)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// Stable code.
    pub name: &'static str,
    /// As a title: `ID token`.
    pub title: &'static str,
    /// One sentence for a newcomer.
    pub sentence: &'static str,
    /// Who may read it.
    pub reader: Prose,
    /// Where it is sent.
    pub sent_to: Prose,
    /// Where it must never be sent.
    pub never_to: Prose,
    /// What goes wrong where it is used elsewhere; empty where nothing can be said.
    pub elsewhere: Prose,
    /// Where it is defined, where anything does.
    pub spec: Option<Clause>,
    /// Whether it is a live credential.
    pub live: Live,
}

impl Kind {
    /// The kind's row.
    pub fn row(self) -> &'static KindRow {
        // A test holds that the rows stand in the order of the kinds, and that `Unknown` is the last.
        KINDS.get(self as usize).unwrap_or(&KINDS[KINDS.len() - 1])
    }

    /// The stable code.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Whether its `iss` is the server that a person expects, and not whoever made it for a server: the client (RFC 7523 §3,
    /// RFC 9101 §4), or one that vouches for it.
    pub const fn is_issued(self) -> bool {
        !matches!(
            self,
            Kind::ClientAssertion
                | Kind::JwtBearerAssertion
                | Kind::RequestObject
                | Kind::DpopProof
                | Kind::ClientAttestation
                | Kind::EntityStatement
                | Kind::KeyBindingJwt
        )
    }

    /// The kind of that code.
    pub fn from_name(name: &str) -> Option<Kind> {
        (KINDS.iter().find(|row| row.name == name)).map(|row| row.kind)
    }
}

impl serde::Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_row_and_code() {
        for (at, row) in KINDS.iter().enumerate() {
            assert_eq!(row.kind as usize, at, "{}", row.name);
            assert_eq!(row.kind.row().name, row.name);
            assert_eq!(Kind::from_name(row.name), Some(row.kind));
        }
        assert_eq!(KINDS.last().map(|row| row.kind), Some(Kind::Unknown));
    }

    #[test]
    fn every_row_is_written_for_a_newcomer() {
        for row in KINDS {
            for text in [
                row.sentence,
                row.reader.text(),
                row.sent_to.text(),
                row.never_to.text(),
            ] {
                assert!(
                    text.ends_with('.') && text.len() > 4,
                    "{}: {text}",
                    row.name
                );
            }
            let clash = KINDS.iter().filter(|other| other.title == row.title);
            assert_eq!(clash.count(), 1, "{}", row.name);
        }
    }
}
