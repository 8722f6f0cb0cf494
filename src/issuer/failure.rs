//! Why nothing came: what the frame reports, and what keeps the page from asking at all, as sentences.
//!
//! A browser does not tell a page why a request failed, so neither does this: it says what it can have been.

use super::{Kind, LONGEST};
use std::fmt;

/// How many seconds a server has to answer; `keys.js` has the same.
pub const PATIENCE: u32 = 10;

/// Why nothing came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser says that there is no network.
    Offline,
    /// The page came over plain http from another machine.
    Insecure,
    /// The frame that asks did not begin.
    NoFrame,
    /// The person stopped it.
    Stopped,
    /// The request failed, and the browser does not say why.
    Unreachable,
    /// No answer in time.
    Late,
    /// More bytes than are read.
    TooLarge,
    /// It answers with another address.
    Redirect,
    /// It answers with another status than 200.
    Status(u16),
    /// The answer is not what was asked for.
    Not(Kind),
}

impl Failure {
    /// What the frame reports under that name.
    pub fn reported(why: &str, status: u16, kind: Kind) -> Self {
        match why {
            "late" => Failure::Late,
            "large" => Failure::TooLarge,
            "redirect" => Failure::Redirect,
            "status" => Failure::Status(status),
            "not" => Failure::Not(kind),
            _ => Failure::Unreachable,
        }
    }

    /// Whether the next address may still have what this one had not.
    pub const fn leaves_hope(self) -> bool {
        matches!(
            self,
            Failure::Unreachable | Failure::Redirect | Failure::Status(_) | Failure::Not(_)
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Offline => write!(
                f,
                "the browser says that there is no network: paste the keys, or try again with one"
            ),
            Failure::Insecure => write!(
                f,
                "this page came over plain http, so anybody on the way could have changed what asks: open it over https, or paste the keys"
            ),
            Failure::NoFrame => write!(
                f,
                "the part of the page that asks did not begin: this host may forbid frames, or may have a newer version. Load the page again, or paste the keys"
            ),
            Failure::Stopped => write!(f, "stopped"),
            Failure::Unreachable => write!(
                f,
                "no answer that this page may read. The server cannot be reached, does not exist, or does not let other pages read it (CORS): the browser does not say which"
            ),
            Failure::Late => write!(f, "no whole answer within {PATIENCE} seconds"),
            Failure::TooLarge => {
                write!(
                    f,
                    "the answer has more than {LONGEST} bytes, and was not read to its end"
                )
            }
            Failure::Redirect => write!(
                f,
                "the server sends to another address, which the browser does not show and which is not followed"
            ),
            Failure::Status(status) => write!(f, "the server answered with status {status}"),
            Failure::Not(kind) => write!(f, "the answer is not {}", kind.title()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_reports_what_is_known_here_and_waits_as_long() {
        let frame = include_str!("../shell/keys.js");
        for (why, failure) in [
            ("late", Failure::Late),
            ("large", Failure::TooLarge),
            ("redirect", Failure::Redirect),
            ("status", Failure::Status(404)),
            ("not", Failure::Not(Kind::Keys)),
            ("unreachable", Failure::Unreachable),
        ] {
            assert!(frame.contains(&format!("'{why}'")), "{why}");
            assert_eq!(Failure::reported(why, 404, Kind::Keys), failure);
            assert!(!failure.to_string().ends_with('.'));
        }
        assert!(frame.contains(&format!("const PATIENCE = {PATIENCE}_000;")));
    }

    #[test]
    fn a_server_that_hangs_is_not_asked_again() {
        assert!(Failure::Status(404).leaves_hope() && Failure::Unreachable.leaves_hope());
        assert!(!Failure::Late.leaves_hope() && !Failure::TooLarge.leaves_hope());
        assert!(!Failure::Offline.leaves_hope() && !Failure::Stopped.leaves_hope());
    }
}
