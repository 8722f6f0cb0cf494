//! The person's clock, time zone and patience: what time it is, and what is to happen later. Does not format:
//! `text::time` does.

use crate::text::time::Timestamp;
use gloo::timers::callback::{Interval, Timeout};
use wasm_bindgen::JsValue;

/// The time by the person's clock, in whole seconds.
pub fn now() -> Timestamp {
    Timestamp((js_sys::Date::now() / 1000.0) as i64)
}

/// Minutes east of UTC at that instant where the person is; 0 for instants that the browser cannot place.
pub fn offset_at(instant: Timestamp) -> i32 {
    let date = js_sys::Date::new(&JsValue::from_f64(instant.0 as f64 * 1000.0));
    // Not a number outside the years that a Date knows; the cast makes that 0.
    -(date.get_timezone_offset() as i32)
}

/// Calls back once, after so many milliseconds.
pub fn after(milliseconds: u32, then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    Timeout::new(milliseconds, then).forget();
}

/// Calls back every so many milliseconds, for as long as the page is open.
pub fn every(milliseconds: u32, then: impl FnMut() + 'static) {
    Interval::new(milliseconds, then).forget();
}
