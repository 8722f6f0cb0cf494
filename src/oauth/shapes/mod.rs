//! The shapes of strings that belong to no provider of ours: cookies of frameworks, API keys, other token formats.
//!
//! Shapes of a provider's tokens stand in its file. A prefix that nobody documents is a weak shape; it becomes a strong one
//! where what is encoded behind it is looked at as well ([`inside`]).

mod cookies;
mod formats;
mod inside;
mod keys;
#[cfg(test)]
mod tests;

use super::shape::Shape;

/// All of them, a table a subject.
pub const SHAPES: &[&[Shape]] = &[cookies::COOKIES, formats::FORMATS, keys::KEYS];
