//! When an entry began: ISO 8601 as HAR writes it, in milliseconds.
//!
//! Reads the forms that browsers and proxies write and no others: date and time with a zone, with or without a fraction.

use crate::text::time::Timestamp;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Moment(pub i64);

impl Moment {
    /// `2026-01-02T03:04:05.678+01:00`; a zone that is missing is UTC.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |from: usize, to: usize| -> Option<i64> {
            let part = bytes.get(from..to)?;
            part.iter().try_fold(0, |sum, b| {
                b.is_ascii_digit().then(|| sum * 10 + i64::from(b - b'0'))
            })
        };
        let is = |at: usize, byte: u8| bytes.get(at) == Some(&byte);
        let is_shaped = is(4, b'-')
            && is(7, b'-')
            && (is(10, b'T') || is(10, b' '))
            && is(13, b':')
            && is(16, b':');
        let (year, month, day) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
        let (hour, minute, second) = (digits(11, 13)?, digits(14, 16)?, digits(17, 19)?);
        let in_range = (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && hour < 25
            && minute < 60
            && second < 61;
        if !is_shaped || !in_range {
            return None;
        }
        let mut at = 19;
        let mut milliseconds = 0;
        if is(at, b'.') || is(at, b',') {
            let length = bytes
                .get(20..)?
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count();
            let kept = length.min(3);
            milliseconds = digits(20, 20 + kept)? * [1000, 100, 10, 1][kept];
            at = 20 + length;
        }
        let zone = match bytes.get(at) {
            Some(sign @ (b'+' | b'-')) => {
                let minutes_at = if is(at + 3, b':') { at + 4 } else { at + 3 };
                let minutes =
                    digits(at + 1, at + 3)? * 60 + digits(minutes_at, minutes_at + 2).unwrap_or(0);
                if *sign == b'-' { -minutes } else { minutes }
            }
            _ => 0,
        };
        let seconds = days_from_civil(year, month, day) * 86_400
            + hour * 3600
            + (minute - zone) * 60
            + second;
        Some(Moment(seconds * 1000 + milliseconds))
    }

    /// The second that it is in.
    pub const fn timestamp(self) -> Timestamp {
        Timestamp(self.0.div_euclid(1000))
    }

    /// `03:04:05.678`, in UTC.
    pub fn clock(self) -> String {
        let civil = self.timestamp().civil(0);
        let time = civil.get(11..).unwrap_or(&civil);
        let thousandths = (1000 + self.0.rem_euclid(1000)).to_string();
        [time, ".", thousandths.get(1..).unwrap_or_default()].concat()
    }
}

/// Days since 1970-01-01 in the Gregorian calendar, years counted from March.
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_are_read_as_browsers_write_them() {
        for (text, milliseconds) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2026-01-02T03:04:05.678Z", Some(1_767_323_045_678)),
            ("2026-01-02T03:04:05.678901Z", Some(1_767_323_045_678)),
            ("2026-01-02T04:04:05.6+01:00", Some(1_767_323_045_600)),
            ("2026-01-01T22:04:05-0500", Some(1_767_323_045_000)),
            ("2026-01-02T03:04:05", Some(1_767_323_045_000)),
            ("2026-13-02T03:04:05Z", None),
            ("2026-01-02", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(
                Moment::parse(text).map(|moment| moment.0),
                milliseconds,
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(seconds in 0i64..4_000_000_000, text: String) {
            let written = Timestamp(seconds).civil(0).replace(' ', "T");
            prop_assert_eq!(Moment::parse(&written).map(Moment::timestamp), Some(Timestamp(seconds)));
            let _ = Moment::parse(&text);
        }
    }
}
