//! The frame that fetches keys (`src/shell/keys.js`): made when somebody clicks, told one address, heard once, removed.
//!
//! It is told an [`Ask`] and nothing else, which holds an address and no token. This document itself may reach no other host:
//! its policy says so. Decides nothing about what comes.

use super::clock;
use crate::issuer::failure::PATIENCE;
use crate::issuer::{Ask, Failure, Kind};
use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use js_sys::{Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Milliseconds in which the frame is there, or will never be.
const BEGINS: u32 = 5_000;
/// Milliseconds after which nothing more comes: the frame itself has given up before.
const ENDS: u32 = PATIENCE * 1_000 + 2_000;

/// What is done with what came.
type Then = Box<dyn FnOnce(Result<String, Failure>)>;

/// A frame that asks.
struct Running {
    number: u32,
    frame: Element,
    is_ready: bool,
    then: Then,
    _hear: EventListener,
}

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
    static ASKED: RefCell<u32> = const { RefCell::new(0) };
}

/// Asks, and calls back with the answer or with why there is none. One at a time: another that still runs is stopped.
pub fn ask(ask: &Ask, then: impl FnOnce(Result<String, Failure>) + 'static) {
    stop();
    let made = may_ask().and_then(|()| frame().ok_or(Failure::NoFrame));
    let frame = match made {
        Ok(frame) => frame,
        Err(failure) => return then(Err(failure)),
    };
    let number = ASKED.with_borrow_mut(|asked| {
        *asked = asked.wrapping_add(1);
        *asked
    });
    let told = told(ask);
    let (kind, from) = (ask.kind, frame.clone());
    let hear = EventListener::new(&window(), "message", move |event| {
        let inside = get(&from, "contentWindow");
        if inside.is_falsy() || get(event, "source") != inside {
            return;
        }
        let data = get(event, "data");
        let is_first = data.as_string().as_deref() == Some("ready") && ready(number);
        match is_first {
            true => tell(&inside, &told),
            false => end(number, answer(&data, kind)),
        }
    });
    let attached = frame.clone();
    RUNNING.set(Some(Running {
        number,
        frame,
        is_ready: false,
        then: Box::new(then),
        _hear: hear,
    }));
    // Behind the body, where no view is.
    if document_element().append_child(&attached).is_err() {
        end(number, Err(Failure::NoFrame));
    }
    clock::after(BEGINS, move || {
        let waits = |running: &Running| running.number == number && !running.is_ready;
        if RUNNING.with_borrow(|running| running.as_ref().is_some_and(waits)) {
            end(number, Err(Failure::NoFrame));
        }
    });
    clock::after(ENDS, move || end(number, Err(Failure::Late)));
}

/// Ends what still runs, and calls back that it was stopped.
pub fn stop() {
    let number = RUNNING.with_borrow(|running| running.as_ref().map(|running| running.number));
    if let Some(number) = number {
        end(number, Err(Failure::Stopped));
    }
}

/// Whether this page may ask at all.
fn may_ask() -> Result<(), Failure> {
    if get(&window(), "isSecureContext").is_falsy() {
        return Err(Failure::Insecure);
    }
    let is_online = get(&get(&window(), "navigator"), "onLine");
    match is_online.is_undefined() || is_online.is_truthy() {
        true => Ok(()),
        false => Err(Failure::Offline),
    }
}

/// The frame: no origin, no name that it could be reached by, not seen.
fn frame() -> Option<Element> {
    let address = document_element().get_attribute("data-keys")?;
    let frame = document().create_element("iframe").ok()?;
    for (name, value) in [
        ("sandbox", "allow-scripts"),
        ("referrerpolicy", "no-referrer"),
        ("title", "Fetches keys"),
        ("hidden", ""),
        ("src", &*address),
    ] {
        frame.set_attribute(name, value).ok()?;
    }
    Some(frame)
}

/// Everything that crosses into the frame.
fn told(ask: &Ask) -> JsValue {
    let object = Object::new();
    for (name, value) in [("kind", ask.kind.name()), ("url", ask.address.as_str())] {
        // A new object takes any member.
        let _ = Reflect::set(&object, &name.into(), &value.into());
    }
    object.into()
}

fn tell(frame: &JsValue, told: &JsValue) {
    // A document without an origin has no name to send to.
    if let Ok(post) = get(frame, "postMessage").dyn_into::<Function>() {
        let _ = post.call2(frame, told, &"*".into());
    }
}

/// Notes that the frame is there; false where it was before.
fn ready(number: u32) -> bool {
    RUNNING.with_borrow_mut(|running| match running {
        Some(running) if running.number == number => {
            !std::mem::replace(&mut running.is_ready, true)
        }
        _ => false,
    })
}

fn answer(data: &JsValue, kind: Kind) -> Result<String, Failure> {
    match get(data, "text").as_string() {
        Some(text) => Ok(text),
        None => {
            let why = get(data, "why").as_string().unwrap_or_default();
            let status = get(data, "status").as_string().unwrap_or_default();
            let status = status.parse().unwrap_or_default();
            Err(Failure::reported(&why, status, kind))
        }
    }
}

fn end(number: u32, came: Result<String, Failure>) {
    let running =
        RUNNING.with_borrow_mut(|running| running.take_if(|running| running.number == number));
    let Some(running) = running else { return };
    let Running {
        frame,
        then,
        _hear: hear,
        ..
    } = running;
    frame.remove();
    // It may be this that is running now.
    clock::after(0, move || drop(hear));
    then(came);
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
