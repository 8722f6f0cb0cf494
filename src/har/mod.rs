//! HAR: a recording of a browser's requests, read as the logins and API calls that it holds.
//!
//! Pure, and in chunks: a file of any size in flat memory. [`HarReader`] reads, [`is_har`] tells by the beginning whether there
//! is something to read. Does **not** open files and knows no encoding but UTF-8.

mod answer;
mod called;
mod closed;
pub mod entry;
mod event;
mod flow;
pub(crate) mod json;
mod judge;
pub mod moment;
mod reader;
mod refusal;
mod report;
mod returned;
pub mod sanitize;
pub mod split;
mod stopped;
// It writes explanations out, which the page has in a file of their own.
#[cfg(not(target_arch = "wasm32"))]
mod text;
mod thread;
mod tokens;
mod unanswered;
mod way;

pub use closed::Closed;
pub use moment::Moment;
pub use reader::{HarReader, is_har, read};
pub use report::{Flow, HarReport, Held, Said, Step, StepKind, Title};
#[cfg(not(target_arch = "wasm32"))]
pub use text::to_text;
