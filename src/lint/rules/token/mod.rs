//! Rules about a token.

use crate::lint::Rule;

/// Every one of them.
pub static RULES: &[&Rule] = &[];
