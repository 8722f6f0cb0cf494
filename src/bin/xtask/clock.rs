//! What time it is: the core reads no clock.

use claimscope::text::time::Timestamp;
use std::time::{SystemTime, UNIX_EPOCH};

/// The time by this machine's clock, in whole seconds.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Timestamp(since.map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX)))
}
