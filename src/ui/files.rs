//! Files that were chosen or dropped: how far the search is, what was found, and where it stands.
//!
//! Does **not** read them: a worker does. What is shown follows from `files::Listing`, which hears what the worker tells.

use super::el::{El, button, classed, el, live, nothing, several};
use super::page::Page;
use super::recordings::{self, Recording};
use super::window::{List, window};
use crate::files::listing::File;
use crate::files::search::small;
use crate::files::{Ask, Listing, News, Phase, SMALL, bytes, counted};
use crate::oauth::Context;
use crate::scan::Found;
use crate::scan::collection::FilePlace;
use crate::text::Span;
use crate::web::{blob, clock, reader};
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// More files are counted, not named.
const MOST_NAMED: usize = 100;
/// A filter is offered from so many rows on.
const MANY: usize = 8;

/// A search, its reader, and what the person looks at.
#[derive(Clone, Copy)]
pub struct Files {
    /// The number of its reader.
    pub reader: u32,
    /// What is known of it.
    pub listing: RwSignal<Listing>,
    filter: RwSignal<String>,
    /// The row that was chosen, and where its token stands.
    picked: RwSignal<Option<usize>>,
    places: RwSignal<Vec<FilePlace>>,
    /// What the HARs among the files tell.
    pub recorded: RwSignal<Vec<Recording>>,
    /// The place that was chosen, and what stands there.
    around: RwSignal<Option<(FilePlace, Option<[String; 3]>)>>,
}

impl Files {
    /// Shows a token that is in none of the rows.
    pub fn show(self, page: Page, name: Option<String>, value: &str) {
        self.picked.set(None);
        self.places.set(Vec::new());
        self.around.set(None);
        let found = Found {
            name,
            span: Span::new(0, value.len()),
            value: value.to_owned(),
            unwrapped: Vec::new(),
            ignored: Vec::new(),
        };
        page.take(found, None);
    }
}

/// Searches files. A small text that comes alone is put into the text area instead.
pub fn open(page: Page, given: Array) {
    spawn_local(async move {
        match small_text(&given).await {
            Some(text) => {
                close(page.files);
                page.paste(text.clone());
                // What a server says of itself is JSON, and meant for the form.
                if text.trim_start().starts_with('{') {
                    let importer = page.modules.importer;
                    importer.with(move |importer| (importer.opened)(page, &text));
                }
            }
            None => search(page, given),
        }
    });
}

async fn small_text(given: &Array) -> Option<String> {
    let files = reader::named(given);
    let [(_, size)] = files[..] else { return None };
    if size > SMALL as u64 {
        return None;
    }
    let content = blob::read(&given.get(0).into(), 0, SMALL)?.await.ok()?;
    small(&content.to_vec())
}

fn search(page: Page, given: Array) {
    close(page.reading);
    let known = |memo: String| Some(memo).filter(|value| !value.is_empty());
    let client_id = (page.request).with_untracked(|request| request.typed("client_id").to_owned());
    let context = Context {
        audience: known(page.audience.get_untracked()),
        client_id: known(client_id),
        ..Context::at(clock::now())
    };
    let listing = RwSignal::new(Listing::of(reader::named(&given)));
    let (picked, places, around) = (
        RwSignal::new(None),
        RwSignal::new(Vec::new()),
        RwSignal::new(None),
    );
    let recorded = RwSignal::new(Vec::new());
    let judged = context.clone();
    let heard = move |news: Option<News>, beside: JsValue| match news {
        Some(News::Recording { file, closed }) => {
            recordings::read(recorded, file, &closed, &judged);
        }
        Some(News::Copied { file, sentence }) => {
            let name = listing.with_untracked(|listing| listing.name(file));
            recordings::copied(recorded, file, &name, sentence, beside);
        }
        None => listing.update(Listing::stop),
        Some(News::Around { place, text }) => around.set(Some((place, text))),
        Some(News::Token {
            row,
            name,
            value,
            unwrapped,
            places: all,
            response,
        }) => {
            picked.set(Some(row));
            places.set(all);
            around.set(None);
            let found = Found {
                name,
                span: Span::new(0, value.len()),
                value,
                unwrapped,
                ignored: Vec::new(),
            };
            page.take(found, response);
        }
        Some(news) => {
            let done = matches!(news, News::Done { .. });
            listing.update(|listing| listing.hear(news));
            if done {
                finish(page);
            }
        }
    };
    let reader = reader::start(given, &Ask::Search(context), heard);
    let files = Files {
        reader: reader.unwrap_or_default(),
        listing,
        filter: RwSignal::new(String::new()),
        picked,
        places,
        recorded,
        around,
    };
    if reader.is_none() {
        listing.update(Listing::stop);
    }
    page.reading.set(Some(files));
}

/// What was found takes the place of what was found before; of a text that the person has typed it does not.
fn finish(page: Page) {
    let Some(files) = page.reading.get_untracked() else {
        return;
    };
    close(page.files);
    page.reading.set(None);
    page.files.set(Some(files));
    let any = files
        .listing
        .with_untracked(|listing| !listing.rows.is_empty());
    if any && page.text.with_untracked(String::is_empty) {
        reader::ask(files.reader, &Ask::Token(0));
    }
}

/// Ends a search and forgets what it found.
fn close(files: RwSignal<Option<Files>>) {
    if let Some(files) = files.get_untracked() {
        reader::stop(files.reader);
    }
    files.set(None);
}

/// All of it.
pub fn files(page: Page) -> AnyView {
    let shown = move |files: RwSignal<Option<Files>>, panel: fn(Page, Files) -> AnyView| {
        live(move || files.get().map_or_else(nothing, |files| panel(page, files)))
    };
    several(vec![shown(page.reading, reading), shown(page.files, found)])
}

fn panel(files: Files, title: AnyView, press: El) -> El {
    let phase = move || match files.listing.with(|listing| listing.phase) {
        Phase::Reading => "reading",
        Phase::Done => "done",
        Phase::Stopped => "stopped",
    };
    let phase = Signal::derive(move || Some(phase().to_owned()));
    let heading = classed("h3", "title").child(title);
    classed("div", "section files")
        .attr("data-testid", "files")
        .bind("data-phase", phase)
        .with(classed("div", "row spread").with(heading).with(press))
}

/// A search that goes on: how far it is, and the way out.
fn reading(page: Page, files: Files) -> AnyView {
    let listing = files.listing;
    let words: Signal<String> = Signal::derive(move || listing.with(Listing::words));
    let value = Signal::derive(move || Some(listing.with(Listing::progress).0.to_string()));
    let all = listing.with_untracked(Listing::progress).1;
    let cancel = button("", move || close(page.reading))
        .attr("data-testid", "cancel")
        .text("Cancel");
    let progress = el("progress")
        .attr("data-testid", "progress")
        .attr("aria-label", "How much of the files is read")
        .attr("max", &all.max(1).to_string())
        .bind("value", value);
    panel(files, words.into_any(), cancel)
        .with(progress)
        .child(named(listing))
        .view()
}

/// What was found.
fn found(page: Page, files: Files) -> AnyView {
    let Files {
        listing, filter, ..
    } = files;
    let close = button("", move || close(page.files))
        .attr("data-testid", "close-files")
        .text("Close");
    let words = listing.with_untracked(Listing::words);
    let left_out = listing.with_untracked(Listing::left_out_words);
    let left_out = left_out.map(|words| classed("p", "small quiet").text(&words));
    let many = listing.with_untracked(|listing| listing.rows.len() >= MANY);
    let narrow = many.then(|| {
        el("input")
            .attr("type", "search")
            .attr("data-testid", "filter")
            .attr(
                "aria-label",
                "Only tokens whose title, name or file has these words",
            )
            .attr(
                "placeholder",
                "Only those with these words: ID token, Auth0, access_token …",
            )
            .on("input", move |event| filter.set(event_target_value(&event)))
    });
    let matching = Memo::new(move |_| {
        filter.with(|filter| Arc::new(listing.with_untracked(|listing| listing.matching(filter))))
    });
    let count = Memo::new(move |_| matching.with(|rows| rows.len()));
    let nth = move |at: usize| matching.with_untracked(|rows| rows.get(at).copied());
    let list = List {
        id: "token-row",
        count,
        row: Arc::new(move |at| {
            matching.track();
            let nth = nth(at).unwrap_or_default();
            listing.with_untracked(|listing| in_words(listing, nth))
        }),
        pressed: Arc::new(move |at| {
            matching.track();
            page.found.with(Option::is_some) && files.picked.get() == nth(at)
        }),
        choose: Arc::new(move |at| {
            if let Some(row) = nth(at) {
                reader::ask(files.reader, &Ask::Token(row));
            }
        }),
    };
    let none = live(move || match count.get() == 0 && many {
        true => classed("p", "small quiet")
            .text("No token has these words.")
            .view(),
        false => nothing(),
    });
    let listed = panel(files, words.into_any(), close)
        .child(named(listing))
        .maybe(left_out)
        .maybe(narrow)
        .child(none)
        .with(window(list))
        .child(places(page, files))
        .view();
    several(vec![listed, recordings::recorded(page, files)])
}

fn in_words(listing: &Listing, nth: usize) -> [String; 2] {
    let Some(row) = listing.rows.get(nth) else {
        return Default::default();
    };
    let place = listing.place(row.file, row.at);
    let more = match row.count {
        1 => String::new(),
        count => format!(", {} in all", counted(count, "place")),
    };
    let name = match row.name.as_str() {
        "" => String::new(),
        name => format!("{name} · "),
    };
    [row.title.clone(), [name, place, more].concat()]
}

/// Each file, with what there is to say about it. Drawn anew when one is done, not when one goes on.
fn named(listing: RwSignal<Listing>) -> AnyView {
    let ended = |file: &&File| file.found.is_some() || !file.said.is_empty();
    let ended = Memo::new(move |_| listing.with(|l| l.files.iter().filter(ended).count()));
    live(move || {
        ended.track();
        listing.with_untracked(|listing| {
            let more = listing.files.len().saturating_sub(MOST_NAMED);
            let more = (more > 0)
                .then(|| el("li").text(&format!("{} more", counted(more as u64, "file"))));
            classed("ul", "named")
                .each(listing.files.iter().take(MOST_NAMED).map(named_file))
                .maybe(more)
                .view()
        })
    })
}

fn named_file(file: &File) -> El {
    let found = match file.found {
        Some(found) => [", ", &found.words()].concat(),
        None => String::new(),
    };
    let said = file.said.iter();
    el("li")
        .attr("data-testid", "file")
        .with(el("code").text(&file.name))
        .with(classed("span", "quiet").text(&[" ", &bytes(file.size), &found].concat()))
        .each(said.map(|said| classed("p", "said").text(said)))
}

/// Where the token that is shown stands, and what stands around it.
fn places(page: Page, files: Files) -> AnyView {
    live(move || {
        let all = files.places.get();
        if page.found.with(Option::is_none) || all.is_empty() {
            return nothing();
        }
        let count = files.listing.with_untracked(|listing| {
            let row = files.picked.get_untracked();
            row.and_then(|row| listing.rows.get(row))
                .map_or(0, |row| row.count)
        });
        let more = count.saturating_sub(all.len() as u64);
        let more = (more > 0).then(|| {
            classed("p", "small quiet").text(&format!("And {}.", counted(more, "more place")))
        });
        let place = move |place: FilePlace| {
            let words = (files.listing).with_untracked(|l| l.place(place.file, place.at));
            let pressed = move || {
                files
                    .around
                    .with(|around| around.as_ref().is_some_and(|a| a.0 == place))
            };
            let pressed = Signal::derive(move || Some(pressed().to_string()));
            let look = button("plain", move || {
                reader::ask(files.reader, &Ask::Around(place))
            })
            .attr("data-testid", "place")
            .bind("aria-pressed", pressed);
            el("li").with(look.text(&words))
        };
        let title = match count {
            1 => "Where it stands".to_owned(),
            count => format!("Where it stands: {}", counted(count, "place")),
        };
        classed("div", "places")
            .with(classed("h4", "small quiet").text(&title))
            .with(classed("ul", "row").each(all.into_iter().map(place)))
            .maybe(more)
            .child(live(move || around(files)))
            .view()
    })
}

fn around(files: Files) -> AnyView {
    files.around.with(|around| match around {
        None => nothing(),
        Some((_, None)) => classed("p", "small")
            .attr("role", "alert")
            .text("The file cannot be read any more: it changed, was moved or deleted.")
            .view(),
        Some((_, Some([before, at, after]))) => el("pre")
            .attr("tabindex", "0")
            .attr("data-testid", "around")
            .text(before)
            .with(el("mark").text(at))
            .text(after)
            .view(),
    })
}
