//! Text areas and dialogs: what views cannot say about them by attributes.

use gloo::utils::document;
use js_sys::{JsString, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlDialogElement, HtmlDocument, HtmlTextAreaElement, KeyboardEvent, css,
};

fn area(id: &str) -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Gives the text area of that id a text.
pub fn write(id: &str, text: &str) {
    if let Some(area) = area(id) {
        area.set_value(text);
    }
}

/// Whether a text area is as high as its text where the style sheet asks for it (`field-sizing`).
pub fn takes_its_room() -> bool {
    css::supports_with_value("field-sizing", "content").unwrap_or_default()
}

/// What a `beforeinput` event is about to put into a text area, and in place of what.
pub struct Coming {
    data: JsString,
    start: u32,
    end: u32,
}

/// What is coming into the text area of that id, where that is longer than so many UTF-16 units, and the text that it will
/// then hold. None where it has several lines: what [`insert`] asks for puts them in one by one, and takes minutes for a log.
///
/// Where all that is there is to go, it goes at once: of a selected megabyte the browser measures every letter before the next
/// frame. Whoever undoes it does so in two steps.
pub fn coming(event: &Event, id: &str, longer_than: usize) -> Option<(Coming, String)> {
    let data = Reflect::get(event, &"data".into()).ok()?;
    let data = data.dyn_into::<JsString>().ok()?;
    if data.length() as usize <= longer_than || data.includes("\n", 0) || data.includes("\r", 0) {
        return None;
    }
    let area = area(id)?;
    // As the browser has it: a megabyte need not be copied to and fro.
    let held = Reflect::get(&area, &"value".into()).ok()?;
    let held = held.dyn_into::<JsString>().ok()?;
    let start = area.selection_start().ok()??;
    let mut end = area.selection_end().ok()??;
    let before = held.slice(0, start).concat(&data);
    let text = String::from(before.concat(&held.slice(end, held.length())));
    if start == 0 && start < end && end == held.length() && command("delete", "") {
        end = 0;
    }
    Some((Coming { data, start, end }, text))
}

/// Puts a text in where it was about to come, as typing does: it can be undone.
pub fn insert(id: &str, coming: &Coming) {
    if let Some(area) = area(id) {
        let _ = area.focus();
        let _ = area.set_selection_range(coming.start, coming.end);
    }
    let text: String = (&coming.data).into();
    // Where a browser does not, the text was looked at all the same.
    command("insertText", &text);
}

/// Has the browser edit what has the focus; whether it did.
fn command(name: &str, value: &str) -> bool {
    let document = document().dyn_into::<HtmlDocument>();
    document.is_ok_and(|document| {
        let done = document.exec_command_with_show_ui_and_value(name, false, value);
        done.unwrap_or_default()
    })
}

/// Where the caret is in the text area of that id, in UTF-16 units, as browsers count; none while something is selected.
pub fn caret(id: &str) -> Option<usize> {
    let area = area(id)?;
    let start = area.selection_start().ok()??;
    let end = area.selection_end().ok()??;
    usize::try_from(start).ok().filter(|_| start == end)
}

/// Whether a key was pressed that moves the caret and types nothing.
pub fn is_of_caret(event: &Event) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    let moves = ["Arrow", "Home", "End", "Page"];
    key.is_some_and(|key| moves.iter().any(|begin| key.starts_with(begin)))
}

/// The name of the button in a row that was pressed, and which row it is: `data-testid` and `data-nth`.
pub fn pressed(event: &Event) -> Option<(String, usize)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let button = target.closest("button").ok()??;
    let row = button.closest("[data-nth]").ok()??;
    let nth = row.get_attribute("data-nth")?.parse().ok()?;
    Some((button.get_attribute("data-testid")?, nth))
}

/// Selects all of the text area of that id.
pub fn select(id: &str) {
    if let Some(area) = area(id) {
        let _ = area.focus();
        area.select();
    }
}

/// Opens the dialog of that id before everything else.
pub fn show(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog of that id.
pub fn close(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}
