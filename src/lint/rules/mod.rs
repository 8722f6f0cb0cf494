//! The registry of rules: one file each, listed by their folder, and held to the house's conventions by `tests/rules.rs`.

pub mod import;
pub mod metadata;
pub mod pair;
pub mod request;
pub mod token;

use super::Rule;

/// Every rule, those about tokens first, then those about responses, then those about requests.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let of_results = token::RULES.iter().chain(pair::RULES);
    let of_requests = request::RULES
        .iter()
        .chain(metadata::RULES)
        .chain(import::RULES);
    of_results.chain(of_requests).copied()
}
