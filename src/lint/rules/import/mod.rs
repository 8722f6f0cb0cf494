//! Rules about a client library's configuration that a request was read from: one file each.

mod option_in_the_wrong_place;

use crate::lint::Rule;

/// Every one of them.
pub static RULES: &[&Rule] = &[&option_in_the_wrong_place::RULE];
