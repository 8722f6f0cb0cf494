//! The registry of rules: one file each, listed by their folder, and held to the house's conventions by `tests/rules.rs`.

pub mod request;
pub mod token;

use super::Rule;

/// Every rule, those about tokens first.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    token::RULES.iter().chain(request::RULES).copied()
}
