//! JOSE: what a compact serialization holds, before anyone asks what it is for.
//!
//! Decodes; does **not** verify a signature, decrypt, or know an OAuth claim.

pub mod alg;
pub mod compact;
pub mod fault;
mod json_form;

pub use compact::{Form, Token};
pub use fault::{Fault, Part, Trouble};
