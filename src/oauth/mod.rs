//! OAuth 2.0 and OpenID Connect nouns: kinds of token, evidence, providers, the authorization request.
//!
//! Facts and shapes only: what follows from them is decided in `classify` and `lint`.

pub mod api_name;
pub mod ask;
pub mod audience;
pub mod callback;
pub mod claims;
pub mod code;
pub mod commands;
pub mod completed;
pub mod cookies;
pub mod drawn;
pub mod errors;
pub mod evidence;
pub mod granted;
pub mod host;
pub mod import;
pub mod issued;
pub mod issuer;
pub mod json_param;
pub mod kind;
pub mod location;
pub mod max_age;
pub mod metadata;
pub mod outcome;
pub mod params;
pub mod parse;
pub mod pkce;
pub mod placeholder;
pub mod provider;
#[cfg(test)]
pub mod provider_tests;
pub mod providers;
pub mod reads;
pub mod request;
pub mod request_object;
pub mod response;
pub mod sent;
pub mod shape;
pub mod shapes;
pub mod sign;
pub mod www_authenticate;

pub use evidence::{Context, Evidence, Observed, Observer, Speaks, Strength};
pub use granted::Granted;
pub use issued::Issued;
pub use kind::Kind;
pub use provider::Provider;
