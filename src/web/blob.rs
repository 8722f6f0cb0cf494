//! The bytes of a file, a part at a time.
//!
//! Does **not** keep them, and does not say why a file cannot be read: browsers do not say it reliably.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Begins to read so many bytes from there on, and gives what to wait for; none at the end of the file. The beginning can be
/// read of an empty file as well: one that is gone has no size, and only reading tells it from one that is empty.
pub fn read(
    file: &File,
    from: u64,
    most: usize,
) -> Option<impl Future<Output = Result<Uint8Array, JsValue>> + use<>> {
    let (from, size) = (from as f64, file.size());
    if from > 0.0 && from >= size {
        return None;
    }
    let part = file.slice_with_f64_and_f64(from, from + most as f64);
    let reading = match size > 0.0 {
        true => part.map(|part| part.array_buffer()),
        false => Ok(file.array_buffer()),
    };
    Some(async move {
        let buffer: ArrayBuffer = JsFuture::from(reading?).await?.unchecked_into();
        Ok(Uint8Array::new(&buffer))
    })
}
