//! The browser, one API a file, plain Rust types out. Exists on wasm32 only.
//!
//! Decides nothing: what is done with a time, a random value or a fragment stands in the core and in `ui`.

pub mod blob;
pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod crypto;
pub mod decrypt;
pub mod fetching;
pub mod field;
pub mod focus;
pub mod frame;
pub mod given;
pub mod location;
pub mod prose;
pub mod random;
pub mod reader;
pub mod save;
pub mod session;
pub mod sign;
pub mod theme;
pub mod updates;
pub mod worker;

/// Whether this runs in a worker, where there is no page.
pub fn is_worker() -> bool {
    web_sys::window().is_none()
}
