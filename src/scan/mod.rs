//! Finds tokens in a text.
