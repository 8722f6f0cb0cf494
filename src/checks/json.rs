//! Checks as JSON: part of the contract of `cargo xtask inspect`.

use super::Check;
use crate::lint::json::ClauseJson;
use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

impl Serialize for Check {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Check", 4)?;
        out.serialize_field("name", self.name)?;
        out.serialize_field("outcome", self.outcome.name())?;
        out.serialize_field("says", &self.text)?;
        out.serialize_field("spec", &ClauseJson::from(self.spec))?;
        out.end()
    }
}
