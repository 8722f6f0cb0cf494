//! The part of the page that reads files and HARs: a wasm module of its own ([`super::modules`]), loaded with the first of
//! them. The worker that files are read in loads it as well.

use super::page::Page;
use super::{files, har};
use crate::har::HarReport;
use crate::oauth::Context;
use crate::web::worker;
use js_sys::Array;
use leptos::prelude::AnyView;

/// What the page asks of it.
pub struct Reader {
    /// Searches files.
    pub open: fn(Page, Array),
    /// In a worker: waits for files to read.
    pub work: fn(),
    /// What a text tells, where it is a HAR.
    pub har: fn(&str, &Context) -> Option<HarReport>,
    /// What is shown of files and of the HAR in the text area.
    pub results: fn(Page) -> AnyView,
}

/// The only way to it.
pub static READER: Reader = Reader {
    open: files::open,
    work: worker::work,
    har: crate::har::read,
    results,
};

fn results(page: Page) -> AnyView {
    super::el::several(vec![files::files(page), har::pasted(page)])
}
