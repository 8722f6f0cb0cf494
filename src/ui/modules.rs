//! The parts of the page that are wasm modules of their own: each is loaded when it is needed, and kept for the next visit.
//!
//! Every one is declared once, in the list below: a name, a table of function pointers, the static that is that table, and
//! what the part does, for the sentence that is shown where it did not come. A release build is split there (`--cfg split`):
//! what only a table can reach goes into its module, what two of them reach into one that is loaded with either, and what the
//! page itself calls by name stays in the first module. So whatever is meant to be loaded late is called through the table
//! and in no other way. Any other build has everything in one module, and loading is at once.
//!
//! To add one: write the table and its static beside what they are about, as `ui::exporter` does, and a line in the list. The
//! build names the files by the list, the service worker keeps them, `cargo xtask dist` says what each weighs. Then
//! `page.modules.NAME.with(…)` loads it and does something, `.wake()` loads it for later, `.get()` is the table once it is
//! there, and `.view(…)` draws with it, or says that it did not come and offers to try again.

use super::asking::{ASKING, Asking};
use super::checker::{CHECKER, Checker};
use super::el::{El, button, classed, el, live, nothing};
use super::engine::{ENGINE, Engine};
use super::exporter::{EXPORTER, Exporter};
use super::flow::{FLOW, Flow};
use super::importer::{IMPORTER, Importer};
use super::judge::{JUDGE, Judge};
use super::reader::{READER, Reader};
use super::sdk::{CODE, Code};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::any::Any;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

macro_rules! modules {
    ($($(#[$about:meta])* $name:ident: $table:ty = $static:ident, $does:literal;)*) => {
        /// Every one of them.
        #[derive(Clone, Copy)]
        pub struct Modules {
            $($(#[$about])* pub $name: Module<$table>,)*
        }

        impl Modules {
            /// None of them is loaded yet.
            pub fn new() -> Self {
                Self {
                    $($name: Module::new(stringify!($name), $does, || {
                        Box::pin(async { load::$name().await.map(|table| table as Table) })
                    }),)*
                }
            }
        }

        /// Loads each by itself, for who has no page: none where it did not come, and asking again tries again.
        pub mod load {
            use super::*;

            $(
                #[doc = concat!("Loads `", stringify!($name), "`.")]
                pub async fn $name() -> Option<&'static $table> {
                    #[cfg(split)]
                    return super::split::$name().await.ok();
                    #[cfg(not(split))]
                    Some(&$static)
                }
            )*
        }

        #[cfg(split)]
        mod split {
            use super::*;
            use wasm_split_helpers::{SplitLoaderError, wasm_split};

            $(
                #[wasm_split($name, fallible)]
                pub fn $name() -> Result<&'static $table, SplitLoaderError> {
                    Ok(&$static)
                }
            )*
        }
    };
}

modules! {
    /// Finds, judges and shows tokens: loaded once somebody is about to paste one.
    engine: Engine = ENGINE, "looks at tokens";
    /// Searches files and reads HARs, in the page and in a worker: loaded with the first of them.
    reader: Reader = READER, "reads files and recordings";
    /// Judges requests and says what they get: loaded once somebody begins to build one.
    judge: Judge = JUDGE, "judges requests";
    /// Writes a report to pass on: loaded when somebody goes for its buttons.
    exporter: Exporter = EXPORTER, "writes reports";
    /// Shows what came with a link, finds parameters, helps with JSON, draws QR codes: loaded with the first of these.
    asking: Asking = ASKING, "helps with the request";
    /// Reads requests out of whatever holds one: loaded when somebody goes for the box.
    importer: Importer = IMPORTER, "reads requests";
    /// Takes what comes back from a server, and writes the requests that come after: loaded with an answer, or when somebody
    /// opens one of its parts.
    flow: Flow = FLOW, "reads answers and writes further requests";
    /// Checks a token as its reader would, with a key that the person gives, and makes test tokens: loaded when somebody opens
    /// one of these sections.
    checker: Checker = CHECKER, "checks signatures";
    /// Writes the request as code for a library: loaded when somebody opens that section.
    code: Code = CODE, "writes code";
}

impl Default for Modules {
    fn default() -> Self {
        Self::new()
    }
}

type Table = &'static (dyn Any + Send + Sync);
type Load = fn() -> Pin<Box<dyn Future<Output = Option<Table>>>>;
type Then = Box<dyn FnOnce(Table)>;

/// A part of the page that is loaded when it is needed: `T` is its table of functions.
pub struct Module<T: 'static> {
    part: Part,
    table: PhantomData<&'static T>,
}

impl<T> Clone for Module<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Module<T> {}

/// The same for every table: a signal of each kind would cost kilobytes of wasm.
#[derive(Clone, Copy)]
struct Part {
    name: &'static str,
    does: &'static str,
    load: Load,
    table: RwSignal<Option<Table>>,
    /// Whether it was asked for and did not come.
    missing: RwSignal<bool>,
    /// What is to be done once it is there.
    waiting: StoredValue<Option<Then>, LocalStorage>,
}

impl<T: Send + Sync> Module<T> {
    fn new(name: &'static str, does: &'static str, load: Load) -> Self {
        let part = Part {
            name,
            does,
            load,
            table: RwSignal::new(None),
            missing: RwSignal::new(false),
            waiting: StoredValue::new_local(None),
        };
        Self {
            part,
            table: PhantomData,
        }
    }

    /// Its functions, once it is loaded; who asks is told when it is.
    pub fn get(self) -> Option<&'static T> {
        self.part.table.get()?.downcast_ref()
    }

    /// Its functions, if it is loaded by now.
    pub fn get_untracked(self) -> Option<&'static T> {
        self.part.table.get_untracked()?.downcast_ref()
    }

    /// Loads it, where it is not there yet.
    pub fn wake(self) {
        self.part.wake();
    }

    /// Does something with it, at once or when it is loaded. Where it did not come, what was wanted last is done when
    /// another try succeeds.
    pub fn with(self, then: impl FnOnce(&'static T) + 'static) {
        let then: Then = Box::new(move |table| {
            if let Some(table) = table.downcast_ref() {
                then(table);
            }
        });
        match self.part.table.get_untracked() {
            Some(table) => then(table),
            None => {
                self.part.waiting.set_value(Some(then));
                self.part.start();
            }
        }
    }

    /// Draws with it; says so where it did not come, and is empty while nobody asked for it.
    pub fn view(self, draw: impl Fn(&'static T) -> AnyView + Send + 'static) -> AnyView {
        let draw = move |table: Table| table.downcast_ref().map_or_else(nothing, &draw);
        self.part.view(Box::new(draw))
    }

    /// A section of that class that is loaded when somebody opens it, and drawn by it. Closed it costs nothing.
    pub fn section(
        self,
        title: &str,
        class: &str,
        test: &str,
        draw: impl Fn(&'static T) -> AnyView + Send + 'static,
    ) -> El {
        let draw = move |table: Table| table.downcast_ref().map_or_else(nothing, &draw);
        self.part.section(title, class, test, Box::new(draw))
    }
}

type Draw = Box<dyn Fn(Table) -> AnyView + Send>;

impl Part {
    /// One closure for every table: each of its own would be a kilobyte of wasm.
    #[inline(never)]
    fn view(self, draw: Draw) -> AnyView {
        live(move || match self.table.get() {
            Some(table) => draw(table),
            None => self.sorry(),
        })
    }

    #[inline(never)]
    fn section(self, title: &str, class: &str, test: &str, draw: Draw) -> El {
        let summary = el("summary").with(classed("h3", "title").text(title));
        el("details")
            .attr("class", class)
            .attr("data-testid", test)
            .with(summary)
            .on("toggle", move |_| self.wake())
            .child(self.view(draw))
    }

    fn wake(self) {
        if self.table.with_untracked(Option::is_none) {
            self.start();
        }
    }

    fn start(self) {
        spawn_local(async move {
            let table = match self.table.get_untracked() {
                None => (self.load)().await,
                there => there,
            };
            if self.missing.get_untracked() != table.is_none() {
                self.missing.set(table.is_none());
            }
            let Some(there) = table else { return };
            if self.table.with_untracked(Option::is_none) {
                self.table.set(table);
            }
            let then = self.waiting.try_update_value(Option::take);
            if let Some(then) = then.flatten() {
                then(there);
            }
        });
    }

    fn sorry(self) -> AnyView {
        if !self.missing.get() {
            return nothing();
        }
        let sentence = [
            "The part of the page that ",
            self.does,
            " did not load. Check the connection, and try again. ",
        ];
        classed("p", "section")
            .attr("role", "alert")
            .attr("data-testid", &[self.name, "-missing"].concat())
            .text(&sentence.concat())
            .with(button("plain", move || self.start()).text("Try again"))
            .view()
    }
}
