//! An outcome as JSON, for `cargo xtask lint-request` and whatever reads it.
//!
//! The members `access_token`, `audience`, `id_token`, `refresh_token` and `delivered` are what they were from the beginning;
//! everything later stands beside them.

use super::{Outcome, Place, Reason};
use crate::prose::Prose;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Clauses as people read them.
fn labels(reason: &Reason) -> Vec<String> {
    reason.spec.iter().map(ToString::to_string).collect()
}

#[derive(serde::Serialize)]
struct Said {
    why: Prose,
    spec: Vec<String>,
}

impl From<&Reason> for Said {
    fn from(reason: &Reason) -> Self {
        Said {
            why: reason.why,
            spec: labels(reason),
        }
    }
}

#[derive(serde::Serialize)]
struct Aud<'a> {
    seen: &'static str,
    values: &'a [String],
    #[serde(skip_serializing_if = "str::is_empty")]
    rule: &'static str,
}

#[derive(serde::Serialize)]
struct Scope<'a> {
    scope: &'a str,
    goes: &'static str,
    claims: &'static [&'static str],
    #[serde(flatten)]
    said: Said,
}

#[derive(serde::Serialize)]
struct Lasts {
    of: &'static str,
    lifetime: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<[u32; 2]>,
    #[serde(flatten)]
    said: Option<Said>,
}

#[derive(serde::Serialize)]
struct Noted<'a> {
    param: &'static str,
    items: &'a [String],
    says: &'static str,
    #[serde(flatten)]
    said: Said,
}

#[derive(serde::Serialize)]
struct Erring<'a> {
    error: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_description: Option<&'a str>,
    at: &'static str,
    expected: bool,
    #[serde(flatten)]
    said: Said,
}

/// Where something arrives, as names.
fn places(place: Place) -> Vec<&'static str> {
    let redirect = place.redirect.then_some("redirect");
    let token_endpoint = place.token_endpoint.then_some("token-endpoint");
    redirect.into_iter().chain(token_endpoint).collect()
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let token = &self.access_token;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("access_token", &token.format)?;
        map.serialize_entry("audience", &token.audience)?;
        map.serialize_entry("id_token", &self.id_token.value)?;
        map.serialize_entry("refresh_token", &self.refresh_token.value)?;
        map.serialize_entry("delivered", &self.delivered.value)?;
        map.serialize_entry("code", &self.code.value)?;
        map.serialize_entry("access_token_or", token.or)?;
        map.serialize_entry("token_type", &token.is_issued().then_some(token.token_type))?;
        map.serialize_entry("profile", &token.profile.as_ref().map(Said::from))?;
        let aud = Aud {
            seen: self.audience.seen.name(),
            values: &self.audience.values,
            rule: self.audience.words,
        };
        map.serialize_entry("aud", &aud)?;
        map.serialize_entry("response", &self.response)?;
        let arrives = [
            ("access_token", self.arrives.access_token),
            ("id_token", self.arrives.id_token),
            ("refresh_token", self.arrives.refresh_token),
        ];
        let arrives = arrives.map(|(name, place)| (name, places(place)));
        map.serialize_entry("arrives", &std::collections::BTreeMap::from(arrives))?;
        let scopes = self.scopes.iter().map(|fate| Scope {
            scope: &fate.scope,
            goes: fate.goes.name(),
            claims: fate.claims,
            said: (&fate.reason).into(),
        });
        map.serialize_entry("scopes", &scopes.collect::<Vec<_>>())?;
        let lifetimes = self.lifetimes.iter().map(|(thing, lifetime)| Lasts {
            of: thing.name(),
            lifetime: lifetime.words(),
            seconds: lifetime.seconds().map(|(from, to)| [from, to]),
            said: lifetime.reason().as_ref().map(Said::from),
        });
        map.serialize_entry("lifetimes", &lifetimes.collect::<Vec<_>>())?;
        let notes = self.notes.iter().map(|note| Noted {
            param: note.param,
            items: &note.items,
            says: note.says,
            said: (&note.reason).into(),
        });
        map.serialize_entry("notes", &notes.collect::<Vec<_>>())?;
        let errors = self.errors.iter().map(|error| Erring {
            error: error.code,
            error_description: error.description.as_deref(),
            at: error.at.name(),
            expected: error.expected,
            said: (&error.reason).into(),
        });
        map.serialize_entry("errors", &errors.collect::<Vec<_>>())?;
        map.serialize_entry("broken", &self.broken)?;
        let why = [
            ("access_token", &token.reason),
            ("aud", &self.audience.reason),
            ("code", &self.code.reason),
            ("delivered", &self.delivered.reason),
            ("id_token", &self.id_token.reason),
            ("refresh_token", &self.refresh_token.reason),
        ];
        let why = why.map(|(name, reason)| (name, Said::from(reason)));
        map.serialize_entry("why", &std::collections::BTreeMap::from(why))?;
        map.end()
    }
}
