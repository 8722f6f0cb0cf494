//! Inside the worker: reads files a chunk at a time, searches them, and answers what the page asks.
//!
//! Holds nothing but what was found: a file is read again where its text is asked for. Decides nothing about what is in it.

use super::blob::{self, Stream};
use crate::files::{Around, Ask, CHUNK, Fault, MOST_ROWS, News, Search, around, search, wire};
use crate::har::sanitize::Sanitizer;
use crate::oauth::Context;
use crate::scan::collection::FilePlace;
use crate::text::encoding::{Encoding, Transcoder};
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageEvent};

/// Milliseconds between two words on how far it is.
const PAUSE: f64 = 80.0;

#[derive(Default)]
struct State {
    files: Vec<File>,
    search: Search,
}

/// Waits for questions.
pub fn work() {
    let state = Rc::new(RefCell::new(State::default()));
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        let state = Rc::clone(&state);
        match data.dyn_into::<Array>() {
            Ok(given) => {
                let ask = asked(&given.shift());
                if let Some(Ask::Search(context)) = ask {
                    let files = given.iter().map(JsCast::unchecked_into).collect();
                    spawn_local(search_all(state, files, context));
                }
            }
            Err(data) => match asked(&data) {
                Some(Ask::Token(row)) => {
                    spawn_local(async move { tell_token(&state, row).await });
                }
                Some(Ask::Around(place)) => {
                    let file = state.borrow().files.get(place.file).cloned();
                    spawn_local(async move {
                        let text = match file {
                            Some(file) => text_around(&file, place).await,
                            None => None,
                        };
                        tell(&News::Around { place, text });
                    });
                }
                Some(Ask::Copy(nth)) => {
                    let file = state.borrow().files.get(nth).cloned();
                    spawn_local(async move {
                        if let Some(file) = file {
                            tell_copy(nth, &file).await;
                        }
                    });
                }
                _ => (),
            },
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    tell(&News::Ready);
}

/// Says that nothing more will come.
pub fn give_up() {
    let _ = scope().post_message(&JsValue::NULL);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn asked(data: &JsValue) -> Option<Ask> {
    Ask::from_bytes(&data.dyn_ref::<Uint8Array>()?.to_vec())
}

fn tell(news: &News) {
    let bytes = Uint8Array::from(news.to_bytes().as_slice());
    let _ = scope().post_message(&bytes);
}

/// The whole search: every file, then the rows of what was found.
async fn search_all(state: Rc<RefCell<State>>, files: Vec<File>, context: Context) {
    state.borrow_mut().files.clone_from(&files);
    let mut told = 0.0;
    for (nth, file) in files.iter().enumerate() {
        let read = search_file(&state, nth, file, &mut told).await;
        let remark = || state.borrow().search.remark(&file.name());
        if let Some(sentence) = read.map_or_else(Some, |()| remark()) {
            tell(&News::Said {
                file: nth,
                sentence: sentence.to_owned(),
            });
        }
    }
    for (file, closed) in state.borrow().search.recordings() {
        tell(&News::Recording {
            file: *file,
            closed: closed.to_bytes(),
        });
    }
    tell_rows(&state.borrow().search, &context);
}

/// Searches one file; a sentence where it could not be read, or not to its end.
async fn search_file(
    state: &RefCell<State>,
    nth: usize,
    file: &File,
    told: &mut f64,
) -> Result<(), &'static str> {
    state.borrow_mut().search.begin();
    let mut chunk = Vec::new();
    let mut done = 0;
    let unreadable = |_| state.borrow_mut().search.break_off().sentence();
    let stream = Stream::of(file).map_err(unreadable)?;
    let mut next = stream.next(None, CHUNK);
    while let Some(bytes) = blob::came(next).await.map_err(unreadable)? {
        done += u64::from(bytes.length());
        chunk.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut chunk);
        // More is on its way while this is searched.
        next = stream.next(Some(&bytes), CHUNK);
        let mut state = state.borrow_mut();
        (state.search.feed(&chunk)).map_err(|fault| fault.sentence())?;
        let now = js_sys::Date::now();
        if now - *told >= PAUSE {
            *told = now;
            tell(&News::Progress {
                file: nth,
                done,
                found: state.search.in_all(),
            });
        }
    }
    let mut state = state.borrow_mut();
    state.search.end().map_err(|fault| fault.sentence())?;
    tell(&News::Read {
        file: nth,
        found: state.search.here(),
    });
    Ok(())
}

/// Rows a message at a time.
fn tell_rows(found: &Search, context: &Context) {
    let listed = found.tokens().len().min(MOST_ROWS);
    for some in found.tokens()[..listed].chunks(wire::ROWS) {
        let rows = some.iter().map(|token| search::row(token, context));
        tell(&News::Rows(rows.collect()));
    }
    tell(&News::Done {
        found: found.found(),
        left_out: found.left_out(),
    });
}

async fn tell_token(state: &RefCell<State>, row: usize) {
    let token = state.borrow().search.tokens().get(row).cloned();
    let Some(token) = token else { return };
    let place = token.places.first().copied();
    let file = place.and_then(|place| state.borrow().files.get(place.file).cloned());
    let response = match (file, place) {
        (Some(file), Some(place)) => response_around(&file, place).await,
        _ => None,
    };
    tell(&News::Token {
        row,
        name: token.name,
        value: token.value,
        unwrapped: token.unwrapped,
        places: token.places,
        response,
    });
}

/// A copy of a HAR without secrets. Browsers keep the parts of a blob outside of this memory, so it grows part by part.
async fn tell_copy(nth: usize, file: &File) {
    let (mut transcoder, mut sanitizer) = (Transcoder::new(), Sanitizer::new());
    let mut parts = Array::new();
    let mut part = Vec::new();
    let mut done = 0;
    let mut is_whole = true;
    while let Some(reading) = blob::read(file, done, CHUNK) {
        let Ok(bytes) = reading.await else {
            is_whole = false;
            break;
        };
        if bytes.length() == 0 {
            break;
        }
        done += u64::from(bytes.length());
        transcoder.feed(&bytes.to_vec(), &mut |text| {
            sanitizer.feed(text, &mut |piece| part.extend_from_slice(piece));
        });
        if part.len() >= CHUNK {
            parts = joined(&parts, &part);
            part.clear();
        }
    }
    transcoder.finish(&mut |text| {
        sanitizer.feed(text, &mut |piece| part.extend_from_slice(piece));
    });
    let made = sanitizer.finish(&mut |piece| part.extend_from_slice(piece));
    let sentence = match is_whole {
        true => made.sentence(),
        false => Fault::Unreadable.sentence().to_owned(),
    };
    let bytes = News::Copied {
        file: nth,
        sentence,
    }
    .to_bytes();
    let copy = joined(&parts, &part).get(0);
    let message = Array::of1(&Uint8Array::from(bytes.as_slice()));
    if is_whole {
        message.push(&copy);
    }
    let _ = scope().post_message(&message);
}

/// One blob out of what there was and what comes behind it.
fn joined(parts: &Array, part: &[u8]) -> Array {
    let parts = parts.concat(&Array::of1(&Uint8Array::from(part)));
    match Blob::new_with_u8_array_sequence(&parts) {
        Ok(blob) => Array::of1(&blob),
        Err(_) => parts,
    }
}

/// What stands around a place, read from the file anew.
async fn text_around(file: &File, place: FilePlace) -> Option<[String; 3]> {
    let around = Around::new(place, around::SHOWN);
    let is_utf8 = is_utf8(file).await?;
    read_around(file, around, is_utf8).await?.texts()
}

/// The response that a token stands in. Not looked for where the file would have to be read from its start.
async fn response_around(file: &File, place: FilePlace) -> Option<String> {
    if !is_utf8(file).await? {
        return None;
    }
    let around = Around::new(place, around::RESPONSE);
    Some(read_around(file, around, true).await?.response()?.1)
}

async fn is_utf8(file: &File) -> Option<bool> {
    let head = blob::read(file, 0, 4)?.await.ok()?.to_vec();
    let mut transcoder = Transcoder::new();
    transcoder.feed(&head, &mut |_| {});
    Some(transcoder.encoding() == Encoding::Utf8)
}

/// Reads what is wanted. Where a character takes up another number of bytes in the file, only reading from the start tells
/// the place.
async fn read_around(file: &File, around: Around, is_utf8: bool) -> Option<Around> {
    let mut done = if is_utf8 { around.start() } else { 0 };
    let mut around = around.from(done);
    let mut transcoder = Transcoder::new();
    while let Some(reading) = blob::read(file, done, CHUNK).filter(|_| !around.is_done()) {
        let bytes = reading.await.ok()?.to_vec();
        if bytes.is_empty() {
            break;
        }
        done += bytes.len() as u64;
        match is_utf8 {
            true => around.feed(&bytes),
            false => transcoder.feed(&bytes, &mut |piece| around.feed(piece)),
        }
    }
    Some(around)
}
