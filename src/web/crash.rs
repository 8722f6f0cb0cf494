//! What a panic leaves behind: one console line that says where, and never what.
//!
//! The card with the reload button is shown by `boot.js`, which hears the trap that ends the wasm instance; code that runs
//! inside that instance could not be trusted with it.

/// Replaces the standard hook, which would print the message: a message can quote what was pasted.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let place = match info.location() {
            Some(place) => format!("stopped at {}:{}", place.file(), place.line()),
            None => "stopped".to_owned(),
        };
        web_sys::console::error_1(&place.into());
    }));
}
