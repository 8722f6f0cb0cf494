//! Rules about an authorization request.

use crate::lint::Rule;

/// Every one of them.
pub static RULES: &[&Rule] = &[];
