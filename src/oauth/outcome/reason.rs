//! Why something is expected: a text that is loaded when somebody reads it, and the clauses behind it.
//!
//! Reasons are declared in tables by [`reasons!`], so that the file of explanations has every one of them.

use crate::prose::Prose;
use crate::spec::Clause;

/// Why something is expected, and what could make it differ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// One to three sentences.
    pub why: Prose,
    /// Who says so; at least one.
    pub spec: &'static [Clause],
}

/// Declares reasons: `NAME = "sentence", [clause, …];` each. `REASONS`, which only native builds have, is all of them.
macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $text:literal, [$($clause:expr),+ $(,)?];)+) => {
        $(
            $(#[$doc])*
            pub(in crate::oauth) const $name: $crate::oauth::outcome::Reason = $crate::oauth::outcome::Reason {
                why: $crate::prose!($text),
                spec: const { &[$($clause),+] },
            };
        )+

        /// Every reason of this module, for the file of explanations.
        #[cfg(not(target_arch = "wasm32"))]
        pub static REASONS: &[$crate::oauth::outcome::Reason] = &[$($name),+];
    };
}
pub(crate) use reasons;
