//! The shapes of strings that belong to no provider of ours: cookies of frameworks, API keys, other token formats.
//!
//! Shapes of a provider's tokens stand in its file.

use super::evidence::Strength::{Conclusive, Strong, Weak};
use super::kind::Kind;
use super::shape::{Shape, not_a_jwt, shape};
use crate::spec::observed;

/// All of them; those that look like a JWT and are none come first.
pub const SHAPES: &[Shape] = &[
    not_a_jwt(
        r"eyJ[\w-]+\.[\w-]{6}\.[\w-]{27}",
        Kind::SessionCookie,
        Strong,
        "Flask session cookie (itsdangerous)",
        observed("Flask’s session cookies"),
    ),
    shape(
        r"v[1-4]\.(local|public)\..+",
        Kind::Paseto,
        Conclusive,
        "PASETO",
        observed("placeholder"),
    ),
    shape(
        r"[\w-]{43}",
        Kind::RefreshToken,
        Weak,
        "256 random bits",
        observed("placeholder"),
    ),
];
