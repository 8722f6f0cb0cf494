//! Time as tokens carry it: seconds since 1970 UTC (RFC 7519 §2), and how a person reads it.
//!
//! Knows no clock and no time zone of its own: `now` and the offset from UTC are arguments. Leap seconds do not exist here,
//! as they do not in RFC 7519's NumericDate.

use std::fmt;

/// An instant: whole seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

/// A length of time in whole seconds; negative for the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seconds(pub i64);

/// The years that are written out; outside them a time is a mistake, and is shown as its number.
const FIRST: i64 = -62_167_219_200; // 0000-01-01T00:00:00Z
const LAST: i64 = 253_402_300_799; // 9999-12-31T23:59:59Z

impl Timestamp {
    /// From the text of a JSON number: `1516239022`, `1516239022.5`, `1.516E9`. A fraction is cut off. None where the
    /// number is no time that can be counted.
    pub fn from_number(text: &str) -> Option<Self> {
        if let Ok(whole) = text.parse::<i64>() {
            return Some(Self(whole));
        }
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let digits = mantissa.strip_prefix('-').unwrap_or(mantissa);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let point = i64::try_from(whole.len()).ok()? + i64::from(exponent);
        let (mut value, mut has_fraction) = (0_i64, false);
        let mut at = 0;
        for digit in whole.bytes().chain(fraction.bytes()) {
            if !digit.is_ascii_digit() {
                return None;
            }
            if at < point {
                value = value
                    .checked_mul(10)?
                    .checked_add(i64::from(digit - b'0'))?;
            } else {
                has_fraction |= digit != b'0';
            }
            at += 1;
        }
        while at < point && value != 0 {
            value = value.checked_mul(10)?;
            at += 1;
        }
        if value >= 1 << 53 {
            return None;
        }
        match mantissa.len() == digits.len() {
            true => Some(Self(value)),
            // Cut off downwards, as for any other instant.
            false => Some(Self(-value - i64::from(has_fraction))),
        }
    }

    /// How long after `earlier` this is.
    pub fn since(self, earlier: Timestamp) -> Seconds {
        Seconds(self.0.saturating_sub(earlier.0))
    }

    /// Whether it looks like milliseconds written where seconds belong: read as seconds it lies after the year 5000, read
    /// as milliseconds between 2001 and 2100.
    pub fn looks_like_milliseconds(self) -> bool {
        (1_000_000_000_000..4_102_444_800_000).contains(&self.0)
    }

    /// The instant meant by a number of milliseconds.
    pub fn from_milliseconds(self) -> Timestamp {
        Timestamp(self.0.div_euclid(1000))
    }

    /// Date and time at `offset` minutes east of UTC, without a zone: `2026-01-01 13:30:05`. A time outside the years 0 to
    /// 9999 is its number of seconds.
    pub fn civil(self, offset: i32) -> String {
        let local = self.0.saturating_add(i64::from(offset) * 60);
        if !(FIRST..=LAST).contains(&local) {
            return format!("{} s", self.0);
        }
        let (days, second) = (local.div_euclid(86_400), local.rem_euclid(86_400));
        let (year, month, day) = civil_from_days(days);
        format!(
            "{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}",
            second / 3600,
            second / 60 % 60,
            second % 60
        )
    }

    /// `2026-01-01 12:30:05 UTC`
    pub fn utc(self) -> String {
        format!("{} UTC", self.civil(0))
    }

    /// `2026-01-01 13:30:05 UTC+01:00`
    pub fn at_offset(self, offset: i32) -> String {
        let (sign, minutes) = if offset < 0 {
            ('−', -offset)
        } else {
            ('+', offset)
        };
        format!(
            "{} UTC{sign}{:02}:{:02}",
            self.civil(offset),
            minutes / 60,
            minutes % 60
        )
    }

    /// Seen from `now`: `3 hours ago`, `in 5 minutes`, `now`.
    pub fn relative_to(self, now: Timestamp) -> String {
        let distance = self.since(now);
        match distance.0 {
            0 => "now".to_owned(),
            1.. => format!("in {distance}"),
            _ => format!("{distance} ago"),
        }
    }
}

/// Civil date from days since 1970-01-01, proleptic Gregorian, by counting in 400-year eras that start in March.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// Its length without direction, in the largest unit that fits, a second one where the first is small: `3 hours`,
/// `1 hour 30 minutes`, `45 seconds`.
impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const UNITS: [(&str, u64); 5] = [
            ("year", 31_556_952),
            ("day", 86_400),
            ("hour", 3600),
            ("minute", 60),
            ("second", 1),
        ];
        let mut rest = self.0.unsigned_abs();
        let first = UNITS.iter().position(|(_, size)| rest >= *size);
        let first = first.unwrap_or(UNITS.len() - 1);
        for (nth, (unit, size)) in UNITS[first..].iter().take(2).enumerate() {
            let count = rest / size;
            rest %= size;
            if nth == 1 && count == 0 {
                break;
            }
            let plural = if count == 1 { "" } else { "s" };
            write!(
                f,
                "{}{count} {unit}{plural}",
                if nth == 0 { "" } else { " " }
            )?;
            // Ten of a unit and more need no second one, but for hours: a day that lacks a minute is not 23 hours.
            if count >= 10 && *unit != "hour" {
                break;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_read_as_seconds() {
        for (text, seconds) in [
            ("1516239022", Some(1_516_239_022)),
            ("1516239022.9", Some(1_516_239_022)),
            ("1.5E9", Some(1_500_000_000)),
            ("-1", Some(-1)),
            ("-1.5", Some(-2)),
            ("0.5e1", Some(5)),
            ("15E-1", Some(1)),
            ("0E99999", Some(0)),
            ("1E15", Some(1_000_000_000_000_000)),
            ("1E17", None),
            ("inf", None),
            ("1E400", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(Timestamp::from_number(text).map(|t| t.0), seconds, "{text}");
        }
    }

    #[test]
    fn a_time_is_shown_with_its_zone() {
        for (seconds, offset, shown) in [
            (0, 0, "1970-01-01 00:00:00 UTC+00:00"),
            (1_300_819_380, 60, "2011-03-22 19:43:00 UTC+01:00"),
            (951_782_400, -330, "2000-02-28 18:30:00 UTC−05:30"),
            (-1, 0, "1969-12-31 23:59:59 UTC+00:00"),
            (LAST + 1, 0, "253402300800 s UTC+00:00"),
        ] {
            assert_eq!(Timestamp(seconds).at_offset(offset), shown);
        }
    }

    #[test]
    fn distance_is_said_in_the_units_a_person_uses() {
        for (seconds, shown) in [
            (0, "now"),
            (1, "in 1 second"),
            (-45, "45 seconds ago"),
            (-90, "1 minute 30 seconds ago"),
            (-10_800, "3 hours ago"),
            (5400, "in 1 hour 30 minutes"),
            (50_400 + 59, "in 14 hours"),
            (86_399, "in 23 hours 59 minutes"),
            (86_400 * 400, "in 1 year 34 days"),
            (i64::MIN, "292277024626 years ago"),
        ] {
            let now = if seconds == i64::MIN {
                0
            } else {
                1_000_000_000
            };
            assert_eq!(Timestamp(now + seconds).relative_to(Timestamp(now)), shown);
        }
    }

    #[test]
    fn milliseconds_are_recognised_by_where_they_would_fall() {
        assert!(Timestamp(1_516_239_022_000).looks_like_milliseconds());
        assert!(!Timestamp(1_516_239_022).looks_like_milliseconds());
        assert!(!Timestamp(253_402_300_799).looks_like_milliseconds());
        assert_eq!(
            Timestamp(1_516_239_022_999).from_milliseconds().0,
            1_516_239_022
        );
    }

    proptest! {
        #[test]
        fn days_and_dates_count_alike(days in -700_000i64..2_900_000) {
            let (y, m, d) = civil_from_days(days);
            let (next_y, next_m, next_d) = civil_from_days(days + 1);
            prop_assert!((1..=12).contains(&m) && (1..=31).contains(&d));
            let follows = (next_y, next_m, next_d) == (y, m, d + 1)
                || (next_y, next_m, next_d) == (y, m + 1, 1)
                || (next_y, next_m, next_d) == (y + 1, 1, 1);
            prop_assert!(follows);
        }

        #[test]
        fn no_number_panics(text: String, now: i64, at: i64) {
            let _ = Timestamp::from_number(&text);
            let _ = Timestamp(at).relative_to(Timestamp(now));
            let _ = Timestamp(at).at_offset(840);
        }
    }
}
