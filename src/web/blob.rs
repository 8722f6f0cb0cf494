//! The bytes of a file: a part of it, or all of it as a stream.
//!
//! Does **not** keep them, and does not say why a file cannot be read: browsers do not say it reliably.

use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
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

/// A file from its beginning to its end: four times as fast as part after part.
pub struct Stream {
    reader: JsValue,
    read: Function,
    /// The bytes come in a buffer that was handed over, and is handed over again.
    fills: bool,
}

/// What is waited for.
pub type Reading = Result<Promise, JsValue>;

impl Stream {
    /// Opens it. Where a browser cannot fill a buffer, it makes one for each part.
    pub fn of(file: &File) -> Result<Self, JsValue> {
        let stream = call(file, "stream", &Array::new())?;
        let options = Object::new();
        Reflect::set(&options, &"mode".into(), &"byob".into())?;
        let filling = call(&stream, "getReader", &Array::of1(&options));
        let fills = filling.is_ok();
        let reader = match filling {
            Ok(reader) => reader,
            Err(_) => call(&stream, "getReader", &Array::new())?,
        };
        let read = Reflect::get(&reader, &"read".into())?.dyn_into()?;
        Ok(Self {
            reader,
            read,
            fills,
        })
    }

    /// Begins to read on, into the buffer of the bytes that came last.
    pub fn next(&self, last: Option<&Uint8Array>, most: usize) -> Reading {
        if !self.fills {
            return self.read.call0(&self.reader)?.dyn_into();
        }
        let buffer = match last {
            Some(last) => last.buffer(),
            None => ArrayBuffer::new(most as u32),
        };
        let into = Uint8Array::new(&buffer);
        self.read.call1(&self.reader, &into)?.dyn_into()
    }
}

/// What came; none at the end of the file.
pub async fn came(reading: Reading) -> Result<Option<Uint8Array>, JsValue> {
    let result = JsFuture::from(reading?).await?;
    let bytes = Reflect::get(&result, &"value".into())?;
    let is_done = Reflect::get(&result, &"done".into())?.is_truthy();
    Ok(bytes.dyn_into().ok().filter(|_| !is_done))
}

fn call(on: &JsValue, name: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(on, &name.into())?.dyn_into()?;
    Reflect::apply(&function, on, arguments)
}
