//! How long codes and tokens last by default, where the provider documents it.
//!
//! Defaults alone: almost everywhere an administrator can change them, and what counts in the end is `expires_in` and `exp`.
//! What no document gives is [`Lifetime::Undocumented`], never a guess.

use super::Reason;
use super::kinds::Thing;

/// A lifetime that a provider documents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lifetime {
    /// No document gives it.
    Undocumented,
    /// So many seconds.
    Seconds(u32, Reason),
    /// From so many seconds to so many.
    Between(u32, u32, Reason),
    /// Until it is revoked.
    Endless(Reason),
    /// Settings or a session decide; the reason says which.
    Rule(Reason),
}

/// The lifetimes at one provider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lifetimes {
    /// Of the authorization code.
    pub code: Lifetime,
    /// Of the access token.
    pub access_token: Lifetime,
    /// Of the ID token.
    pub id_token: Lifetime,
    /// Of the refresh token.
    pub refresh_token: Lifetime,
}

impl Lifetimes {
    /// Nothing is documented: the rest of `Lifetimes { code, ..Lifetimes::UNDOCUMENTED }`.
    pub const UNDOCUMENTED: Lifetimes = Lifetimes {
        code: Lifetime::Undocumented,
        access_token: Lifetime::Undocumented,
        id_token: Lifetime::Undocumented,
        refresh_token: Lifetime::Undocumented,
    };

    /// The lifetime of one of them.
    pub const fn of(&self, thing: Thing) -> Lifetime {
        match thing {
            Thing::Code => self.code,
            Thing::AccessToken => self.access_token,
            Thing::IdToken => self.id_token,
            Thing::RefreshToken => self.refresh_token,
        }
    }
}

impl Lifetime {
    /// Why it is so; none where no document gives it.
    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Lifetime::Undocumented => None,
            Lifetime::Seconds(_, reason)
            | Lifetime::Between(_, _, reason)
            | Lifetime::Endless(reason)
            | Lifetime::Rule(reason) => Some(*reason),
        }
    }

    /// The shortest and the longest in seconds, where it is a number.
    pub const fn seconds(&self) -> Option<(u32, u32)> {
        match self {
            Lifetime::Seconds(seconds, _) => Some((*seconds, *seconds)),
            Lifetime::Between(from, to, _) => Some((*from, *to)),
            Lifetime::Undocumented | Lifetime::Endless(_) | Lifetime::Rule(_) => None,
        }
    }

    /// In words: `24 hours`, `60 to 90 minutes`, `until revoked`.
    pub fn words(&self) -> String {
        match self {
            Lifetime::Undocumented => "not documented".to_owned(),
            Lifetime::Seconds(seconds, _) => {
                let (number, unit) = in_units(*seconds);
                format!("{number} {unit}{}", plural(number))
            }
            Lifetime::Between(from, to, _) => {
                let ((low, unit), (high, other)) = (in_units(*from), in_units(*to));
                let (low, high, unit) = if unit == other {
                    (low, high, unit)
                } else {
                    (from / 60, to / 60, "minute")
                };
                format!("{low} to {high} {unit}s")
            }
            Lifetime::Endless(_) => "until revoked".to_owned(),
            Lifetime::Rule(_) => "it depends".to_owned(),
        }
    }
}

/// The largest unit that gives a whole number; an hour or a day alone is easier to read in full.
const fn in_units(seconds: u32) -> (u32, &'static str) {
    match seconds {
        s if s.is_multiple_of(86_400) && s > 86_400 => (s / 86_400, "day"),
        s if s.is_multiple_of(3600) && s > 0 => (s / 3600, "hour"),
        s if s.is_multiple_of(60) && s > 0 => (s / 60, "minute"),
        s => (s, "second"),
    }
}

const fn plural(number: u32) -> &'static str {
    if number == 1 { "" } else { "s" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::rfc;

    const ANY: Reason = Reason {
        why: crate::prose::Prose::NONE,
        spec: &[rfc(6749, "5.1")],
    };

    #[test]
    fn a_lifetime_has_its_unit() {
        for (lifetime, words) in [
            (Lifetime::Undocumented, "not documented"),
            (Lifetime::Seconds(1, ANY), "1 second"),
            (Lifetime::Seconds(60, ANY), "1 minute"),
            (Lifetime::Seconds(300, ANY), "5 minutes"),
            (Lifetime::Seconds(3600, ANY), "1 hour"),
            (Lifetime::Seconds(86_400, ANY), "24 hours"),
            (Lifetime::Seconds(2_592_000, ANY), "30 days"),
            (Lifetime::Between(3600, 5400, ANY), "60 to 90 minutes"),
            (Lifetime::Between(7200, 86_400, ANY), "2 to 24 hours"),
            (Lifetime::Endless(ANY), "until revoked"),
            (Lifetime::Rule(ANY), "it depends"),
        ] {
            assert_eq!(lifetime.words(), words);
        }
    }
}
