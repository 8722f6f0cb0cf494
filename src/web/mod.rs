//! The browser, one API a file, plain Rust types out. Exists on wasm32 only.
//!
//! Decides nothing: what is done with a time, a random value or a fragment stands in the core and in `ui`.

pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod field;
pub mod focus;
pub mod frame;
pub mod location;
pub mod prose;
pub mod random;
pub mod theme;
pub mod updates;
