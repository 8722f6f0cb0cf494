//! An authorization request as a link, and back.
