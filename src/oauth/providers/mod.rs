//! The registry of providers: one file each, every other module walks [`PROVIDERS`].

pub mod auth0;
pub mod rfc8707;

use super::Provider;
use super::provider::Recognised;
use crate::jose::Token;

/// Every provider, the ones that tokens can show first.
pub static PROVIDERS: &[&Provider] = &[&auth0::AUTH0, &rfc8707::RFC8707];

/// The provider of that code.
pub fn provider(id: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().find(|p| p.id == id).copied()
}

/// The provider that a token shows most strongly, and what shows it.
pub fn recognise(token: &Token) -> Option<(&'static Provider, Recognised)> {
    let mut best: Option<(&'static Provider, Recognised)> = None;
    for provider in PROVIDERS {
        if let Some(seen) = (provider.recognise)(token)
            && best
                .as_ref()
                .is_none_or(|(_, b)| b.strength < seen.strength)
        {
            best = Some((provider, seen));
        }
    }
    best
}
