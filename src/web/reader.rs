//! The page's end of the workers that read files: started with files, asked, heard, ended.
//!
//! `src/shell/worker.js` is what it runs, and `worker` its other end. Decides nothing about what is told.

use crate::files::{Ask, News};
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Event, File, MessageEvent, Worker, WorkerOptions};

struct Reader {
    number: u32,
    worker: Worker,
    // Kept for as long as the worker may call them.
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(Event)>,
}

thread_local! {
    static READERS: RefCell<Vec<Reader>> = const { RefCell::new(Vec::new()) };
}

/// Starts a worker on these files, and gives its number; none where there are no workers here. Calls back with what it
/// tells, and with what stands beside it; with none where it cannot go on.
pub fn start(
    files: Array,
    ask: &Ask,
    hear: impl Fn(Option<News>, JsValue) + 'static,
) -> Option<u32> {
    let worker = worker()?;
    let first = Array::of1(&Uint8Array::from(ask.to_bytes().as_slice()));
    let first = first.concat(&files);
    let hear = std::rc::Rc::new(hear);
    let fail = std::rc::Rc::clone(&hear);
    let to = worker.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let (data, beside) = match event.data().dyn_into::<Array>() {
            Ok(both) => (both.get(0), both.get(1)),
            Err(data) => (data, JsValue::UNDEFINED),
        };
        let bytes = data.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
        let news = bytes.and_then(|bytes| News::from_bytes(&bytes));
        match news {
            Some(News::Ready) => {
                let _ = to.post_message(&first);
            }
            news => hear(news, beside),
        }
    });
    let fail = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        // It is said on the page; the console would only repeat it.
        event.prevent_default();
        fail(None, JsValue::UNDEFINED);
    });
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    READERS.with_borrow_mut(|readers| {
        let number = readers.last().map_or(1, |last| last.number + 1);
        readers.push(Reader {
            number,
            worker,
            _hear: hear,
            _fail: fail,
        });
        Some(number)
    })
}

/// Asks a worker something about what it read.
pub fn ask(number: u32, ask: &Ask) {
    let bytes = Uint8Array::from(ask.to_bytes().as_slice());
    READERS.with_borrow(|readers| {
        if let Some(reader) = readers.iter().find(|reader| reader.number == number) {
            let _ = reader.worker.post_message(&bytes);
        }
    });
}

/// Ends a worker, with all that it knows.
pub fn stop(number: u32) {
    let reader = READERS.with_borrow_mut(|readers| {
        let at = readers.iter().position(|reader| reader.number == number)?;
        Some(readers.remove(at))
    });
    if let Some(reader) = reader {
        reader.worker.terminate();
        reader.worker.set_onmessage(None);
        reader.worker.set_onerror(None);
        // It may be one of these that is running now.
        gloo::timers::callback::Timeout::new(0, move || drop(reader)).forget();
    }
}

/// Name and size of each file.
pub fn named(files: &Array) -> Vec<(String, u64)> {
    let files = files.iter().map(JsCast::unchecked_into::<File>);
    files
        .map(|file| (file.name(), file.size() as u64))
        .collect()
}

fn worker() -> Option<Worker> {
    let document = web_sys::window()?.document()?;
    let root = document.document_element()?;
    let address = |selector: &str| {
        let link = document.query_selector(selector).ok().flatten()?;
        let href = js_sys::Reflect::get(&link, &"href".into());
        href.ok()?.as_string()
    };
    let glue = address("link[rel=modulepreload]")?;
    let wasm = address("link[rel=preload][as=fetch]")?;
    let options = WorkerOptions::new();
    options.set_name(&format!("{glue} {wasm}"));
    Worker::new_with_options(&root.get_attribute("data-reader")?, &options).ok()
}
