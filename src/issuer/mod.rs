//! An issuer's keys: at which addresses they are asked for, what comes back, and whose they are.
//!
//! Follows OpenID Connect Discovery 1.0 §4 and RFC 8414 §3. Fetches nothing: the page has a frame of its own ask
//! ([`Ask`] is all that the frame is told), and hands what came to [`answer`]. What is asked is an address that only
//! [`address`] makes: no token, claim or key has a place in it but the issuer that the token names.

pub mod address;
pub mod answer;
pub mod errand;
pub mod failure;
pub mod unfit;
pub mod whose;

pub use address::{Address, metadata_addresses, named};
pub use answer::{Fault, Metadata, keys, metadata};
pub use errand::{Errand, Step};
pub use failure::Failure;
pub use unfit::Unfit;
pub use whose::KeysFrom;

/// More bytes of an answer are not read; the same as of keys that are pasted.
pub const LONGEST: usize = crate::jose::key::LONGEST;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What a server says of itself (RFC 8414 §2).
    Metadata,
    /// A JWK Set (RFC 7517 §5).
    Keys,
    /// Certificates in PEM (RFC 7515 §4.1.5).
    Certificates,
}

impl Kind {
    /// Every one of them.
    pub const ALL: [Self; 3] = [Kind::Metadata, Kind::Keys, Kind::Certificates];

    /// What `keys.js` calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Metadata => "metadata",
            Kind::Keys => "keys",
            Kind::Certificates => "certificates",
        }
    }

    /// As it stands in a sentence.
    pub const fn title(self) -> &'static str {
        match self {
            Kind::Metadata => "metadata of a server",
            Kind::Keys => "a set of keys",
            Kind::Certificates => "certificates",
        }
    }
}

/// Everything that the frame which fetches is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What is to come.
    pub kind: Kind,
    /// From where.
    pub address: Address,
}

pub use crate::text::sentence;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_knows_the_same_kinds_and_the_same_bound() {
        let frame = include_str!("../shell/keys.js");
        for kind in Kind::ALL {
            let row = [kind.name(), ": ("].concat();
            assert_eq!(frame.matches(&row).count(), 1, "{row}");
        }
        assert_eq!(LONGEST, 1 << 20);
        assert!(frame.contains("const LONGEST = 1 << 20;"));
    }
}
