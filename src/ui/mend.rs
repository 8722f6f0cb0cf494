//! Carrying out the change of the request that a finding or an error asks for.
//!
//! What is changed, the core says; the random values come from the browser.

use super::building::{fresh_value, go_to};
use super::page::Page;
use crate::lint::{Fix, Place};
use crate::oauth::request::{AuthorizationRequest, Edit, Fresh};
use leptos::prelude::*;

impl Page {
    /// Carries out the fix or a choice of a finding at that place, and goes to the field that it changed.
    pub fn mend(self, at: Option<&Place>, fix: &Fix) {
        self.apply(fix);
        if let Some(Place::Request(name)) = at {
            go_to(moved(&fix.edits, name));
        }
    }

    /// Carries out a fix.
    pub fn apply(self, fix: &Fix) {
        let random = fresh_value;
        let code_challenge = || self.fresh_challenge();
        let fresh = Fresh {
            random: &random,
            code_challenge: &code_challenge,
        };
        self.request
            .update(|request| request.apply_all(&fix.edits, &fresh));
    }
}

/// The name that the edits put in the place of this one; the same where they put none.
fn moved<'e>(edits: &'e [Edit], name: &'e str) -> &'e str {
    let is_gone = |edit: &Edit| matches!(edit, Edit::RemoveParam { name: gone } if gone == name);
    let set = edits.iter().find_map(|edit| match edit {
        Edit::SetParam { name, .. } => Some(name.as_str()),
        _ => None,
    });
    match edits.iter().any(is_gone) {
        true => set.unwrap_or(name),
        false => name,
    }
}

/// Whether a fix has something to change in that request.
pub fn changes(request: &AuthorizationRequest, fix: &Fix) -> bool {
    let none = String::new;
    let fresh = Fresh {
        random: &none,
        code_challenge: &none,
    };
    let mut changed = request.clone();
    changed.apply_all(&fix.edits, &fresh);
    changed != *request
}
