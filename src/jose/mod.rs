//! JOSE: what a serialization holds, before anyone asks what it is for.
//!
//! Decodes, reads keys, and plans what it takes to check a signature ([`verify`]) or to decrypt ([`decrypt`]); does **not**
//! compute either, or know an OAuth claim.

pub mod alg;
pub mod compact;
pub mod decrypt;
pub mod document;
pub mod enc;
pub mod fault;
pub mod hash;
pub mod json_form;
pub mod key;
pub mod refusal;
pub mod sd_jwt;
pub mod token;
pub mod verify;

pub use fault::{Fault, Misfit, Part, SdTrouble, Trouble};
pub use sd_jwt::{Disclosure, SdJwt};
pub use token::{Form, Party, Segment, Token};
