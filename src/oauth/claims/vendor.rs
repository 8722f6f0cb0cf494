//! What vendors put into their tokens beyond what is registered: a table a vendor.

use super::ClaimRow;

/// A vendor's claims and header parameters.
#[derive(Debug)]
pub struct Vendor {
    /// The provider's stable code.
    pub id: &'static str,
    /// As people say it.
    pub title: &'static str,
    /// Its claims, sorted by name.
    pub claims: &'static [ClaimRow],
    /// Its header parameters, sorted by name.
    pub header: &'static [ClaimRow],
}

/// Every vendor with claims of its own; of two that have the same name the first is shown for a token of neither.
pub static VENDORS: &[Vendor] = &[];
