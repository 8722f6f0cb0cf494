//! What is to happen with the next frame, or once it has been painted and does not wait for it.

use super::clock;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Calls back once, before the next frame is painted and in it. In a window that nobody sees, when it is seen again.
pub fn in_next(then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    request(Closure::once_into_js(then));
}

/// Calls back once, after the next frame is painted. In a window that nobody sees, when it is seen again.
pub fn after_next(then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    // The callback of a frame comes before its painting, a task that begins there after it.
    request(Closure::once_into_js(move || clock::after(0, then)));
}

fn request(frame: JsValue) {
    let Some(window) = web_sys::window() else {
        return;
    };
    // It fails for no function at all.
    let _ = window.request_animation_frame(frame.unchecked_ref());
}
