//! Parameters whose value is JSON: what is wrong with it, and where.
//!
//! One checker for rules and form. Follows OpenID Connect Core §5.5 for `claims`, RFC 9396 §2 for `authorization_details`,
//! and the specification of each of the others as far as the outermost shape. Does **not** know which claims or types a
//! server supports.

mod claims;
mod details;
mod faults;
#[cfg(test)]
mod tests;

use crate::spec::{Clause, oidc_core, openid, rfc};
use crate::text::json::parse;
use claims::CLAIMS;
pub use claims::{essential_acr, essential_auth_time};
use details::DETAILS;
pub use details::types;
use faults::Faults;

/// More faults of one value are not told.
pub const MAX_FAULTS: usize = 20;

/// One thing that is wrong in a JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: a JSON Pointer (RFC 6901); empty for the whole.
    pub pointer: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong there, lower case without full stop.
    pub says: String,
    /// Who says so.
    pub spec: &'static [Clause],
}

/// What a parameter's JSON must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Claims,
    AuthorizationDetails,
    Object,
    Array,
}

const JSON: &[Clause] = &[rfc(8259, "2")];
const METADATA: &[Clause] = &[oidc_core("7.2.1")];
const PRESENTATIONS: &[Clause] = &[openid("openid-4-verifiable-presentations-1_0", "5.1")];

/// Parameters whose value is JSON, what it must be, and who says so.
const SHAPES: &[(&str, Shape, &[Clause])] = &[
    ("claims", Shape::Claims, CLAIMS),
    (
        "authorization_details",
        Shape::AuthorizationDetails,
        DETAILS,
    ),
    ("registration", Shape::Object, METADATA),
    ("client_metadata", Shape::Object, PRESENTATIONS),
    ("dcql_query", Shape::Object, PRESENTATIONS),
    ("transaction_data", Shape::Array, PRESENTATIONS),
    ("verifier_info", Shape::Array, PRESENTATIONS),
    ("presentation_definition", Shape::Object, PRESENTATIONS),
    ("vp_formats", Shape::Object, PRESENTATIONS),
];

/// What is wrong with the value of that parameter, in the order in which it stands; nothing for a parameter that is not JSON.
pub fn check(name: &str, value: &str) -> Vec<Fault> {
    let Some((_, shape, spec)) = SHAPES.iter().find(|(known, ..)| *known == name) else {
        return Vec::new();
    };
    let json = match parse(value) {
        Ok(json) => json,
        Err(error) => {
            return vec![Fault {
                pointer: String::new(),
                line: error.line,
                column: error.column,
                says: error.problem.to_string(),
                spec: JSON,
            }];
        }
    };
    let mut faults = Faults::of(value);
    match shape {
        Shape::Claims => claims::check(&json, &mut faults),
        Shape::AuthorizationDetails => details::check(&json, &mut faults),
        Shape::Object => {
            faults.object("", &json, spec);
        }
        Shape::Array => {
            faults.array("", &json, spec);
        }
    }
    faults.into_found()
}

/// Whether the parameter's value is JSON that this module knows.
pub fn is_json(name: &str) -> bool {
    SHAPES.iter().any(|(known, ..)| *known == name)
}
