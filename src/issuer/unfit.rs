//! Why an address is not asked, as the end of a sentence.
//!
//! Never repeats the address: its scheme at most, shortened.

use crate::text::shortened;
use std::fmt;

/// Why an address is not asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is none.
    Empty,
    /// It has more bytes than are shown.
    TooLong,
    /// It has no scheme and host.
    NotAnAddress,
    /// Another scheme than https.
    Scheme(String),
    /// http to another machine.
    PlainHttp,
    /// http to this machine by another name than those that the policy of the frame has.
    OtherLoopback,
    /// A name or password before the host.
    UserInformation,
    /// A query, which an issuer does not have (RFC 8414 §2).
    Query,
    /// A fragment, which no request carries.
    Fragment,
    /// A host that browsers write another way.
    Host,
    /// An IPv6 address.
    Brackets,
    /// A port that is none.
    Port,
    /// A character that stands in no address (RFC 3986 §2).
    Character,
    /// `.` or `..` in the path.
    Dots,
    /// Something like a token or a secret.
    Secret,
    /// The address of metadata, where the issuer is meant.
    OfMetadata,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Unfit::Empty => "nobody is named: the token has no iss, and no issuer was typed",
            Unfit::TooLong => "it is longer than any address that a person can look at",
            Unfit::NotAnAddress => "it is no address: one begins with https:// and a host",
            Unfit::Scheme(scheme) => {
                let scheme = shortened(scheme, 20);
                return write!(
                    f,
                    "it begins with {scheme}:, and keys are fetched over https alone"
                );
            }
            Unfit::PlainHttp => {
                "over http anybody on the way can change the keys: only localhost and 127.0.0.1 are asked so"
            }
            Unfit::OtherLoopback => {
                "over http this machine is asked as localhost or 127.0.0.1 alone: write one of the two"
            }
            Unfit::UserInformation => {
                "it has a name or password before its host, which would be sent, and which hides the host"
            }
            Unfit::Query => "an issuer has no query, the part from ? on",
            Unfit::Fragment => "it has a fragment, the part from # on, which no request carries",
            Unfit::Host => {
                "its host is not written as browsers write it: letters of ASCII, digits, hyphens and dots, or four numbers"
            }
            Unfit::Brackets => {
                "its host is an IPv6 address, which no content security policy can name; on this machine write localhost"
            }
            Unfit::Port => "its port is no number from 1 to 65535",
            Unfit::Character => "it has a character that must be percent-encoded in an address",
            Unfit::Dots => "its path has . or .., which browsers take out before they ask",
            Unfit::Secret => {
                "it holds something that looks like a token or a secret, which would be sent"
            }
            Unfit::OfMetadata => {
                "this is the address of metadata; the issuer is what stands in it as issuer"
            }
        };
        f.write_str(text)
    }
}

impl std::error::Error for Unfit {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_is_part_of_a_sentence() {
        for unfit in [
            Unfit::Empty,
            Unfit::Scheme("data".to_owned()),
            Unfit::Brackets,
            Unfit::Secret,
        ] {
            let text = unfit.to_string();
            assert!(!text.ends_with('.'), "{text}");
        }
    }
}
