//! Claimscope: says what an OAuth 2.0 or OpenID Connect token is, what is wrong with it, and builds the request that gets
//! the right one.
//!
//! In reading order: [`text`] → [`jose`] → [`oauth`] → [`scan`], [`classify`] → [`lint`], [`issuer`], [`checks`] → [`inspect`],
//! [`share`], [`export`], [`har`] → [`files`]; beside them [`making`], test tokens; then `web` and `ui`, which exist on wasm32
//! only, so that the compiler keeps the browser out of the core. [`spec`] holds the clauses that all of them cite, [`prose`]
//! the explanations that the page loads when it needs them.
//!
//! Invariants, kept by tests or by the compiler:
//! 1. Pure modules read no clock, no randomness and no global: `now` is an argument.
//! 2. A token, key, secret or code never appears in an error's text, a panic, a log line, storage, or a URL that we write;
//!    but for the verifier of a request that was sent from here, which the tab keeps until its answer is there.
//! 3. No network request starts without a click that names the address, but for the page's own files: those of the first
//!    visit, its modules and explanations once they are needed, and the worker with the same files once a file is opened.
//!    Keys are the one thing that is fetched from elsewhere: by a frame that is told an address and nothing else, because
//!    this document's policy lets it reach its own host alone. The address of the keys that an issuer's metadata names is
//!    asked by the same click where it is at the host that the click named.
//! 4. No `inner_html`, no `unwrap` outside tests, no `style` attribute, no inline script but that of the frame, which its policy
//!    names by its hash.
//! 5. Everything that the page states about a protocol carries its clause.
//! 6. One table per subject: an algorithm, a parameter, a provider, a rule is declared in one place, and everything else
//!    walks the table.

pub mod checks;
pub mod classify;
pub mod export;
pub mod files;
pub mod har;
pub mod inspect;
pub mod issuer;
pub mod jose;
pub mod lint;
pub mod making;
pub mod oauth;
pub mod prose;
pub mod samples;
pub mod scan;
pub mod sdk;
pub mod share;
pub mod spec;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod web;
