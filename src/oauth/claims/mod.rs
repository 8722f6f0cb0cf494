//! Claims, read with their registered type: present, absent, or there and of the wrong type; and what each name means.
//!
//! Tables say what the names that we know mean, and what their values are; whether a value is *right* is judged by rules.

mod header;
pub mod personal;
mod registered;
pub mod shown;
#[cfg(test)]
mod shown_tests;
mod vendor;
mod words;

pub use header::HEADER;
pub use registered::REGISTERED;
pub use shown::{Shown, say};
pub use vendor::{VENDORS, Vendor};

use super::Provider;
use super::params::{self, ParamRow, Whose};
use crate::prose::Prose;
use crate::spec::{Clause, rfc};
use crate::text::json::{Json, Object, Value};
use crate::text::time::Timestamp;
use crate::text::uri::Uri;

/// A claim as its specification types it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim<T> {
    /// There, and of the right type.
    Present(T),
    /// Not there.
    Absent,
    /// There, and of another type; its shape, as a noun with its article.
    Malformed(&'static str),
}

impl<T> Claim<T> {
    /// The value, where there is one of the right type.
    pub fn present(self) -> Option<T> {
        match self {
            Claim::Present(value) => Some(value),
            Claim::Absent | Claim::Malformed(_) => None,
        }
    }

    /// The same of what is made of the value.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Claim<U> {
        match self {
            Claim::Present(value) => Claim::Present(make(value)),
            Claim::Absent => Claim::Absent,
            Claim::Malformed(shape) => Claim::Malformed(shape),
        }
    }
}

fn typed<'a, T>(object: &'a Object, name: &str, read: impl Fn(&'a Json) -> Option<T>) -> Claim<T> {
    match object.get(name) {
        None => Claim::Absent,
        Some(json) => match read(json) {
            Some(value) => Claim::Present(value),
            None => Claim::Malformed(json.shape()),
        },
    }
}

/// A claim that is a string.
pub fn string<'a>(claims: &'a Object, name: &str) -> Claim<&'a str> {
    typed(claims, name, Json::as_str)
}

/// A NumericDate (RFC 7519 §2); a fraction is cut off.
pub fn time(claims: &Object, name: &str) -> Claim<Timestamp> {
    typed(claims, name, |json| {
        Timestamp::from_number(json.as_number()?)
    })
}

/// `aud`: one string, or an array of them (RFC 7519 §4.1.3).
pub fn audience(claims: &Object) -> Claim<Vec<&str>> {
    typed(claims, "aud", |json| match &json.value {
        Value::String(text) => Some(vec![text.as_str()]),
        Value::Array(items) => items.iter().map(Json::as_str).collect(),
        _ => None,
    })
}

/// `scope` as RFC 9068 §2.2.3 has it (space-separated), or `scp` as a string or an array; the scope tokens.
pub fn scopes(claims: &Object) -> Vec<&str> {
    let Some(json) = claims.get("scope").or_else(|| claims.get("scp")) else {
        return Vec::new();
    };
    match &json.value {
        Value::String(text) => text.as_str().split_ascii_whitespace().collect(),
        Value::Array(items) => items.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}

/// A claim or header parameter that we know.
#[derive(Clone, Copy, Debug)]
pub struct ClaimRow {
    /// Its name; one that ends in `*` stands for every name that begins so.
    pub name: &'static str,
    /// One sentence.
    pub meaning: Prose,
    /// What its value is.
    pub shown: Shown,
    /// Where it is defined.
    pub spec: Clause,
}

/// Rows of a table, one a line: name, what the value is, clause, one sentence.
macro_rules! rows {
    ($($name:literal, $shown:expr, $spec:expr, $meaning:literal;)*) => {
        &[$($crate::oauth::claims::ClaimRow {
            name: $name,
            meaning: $crate::prose!($meaning),
            shown: $shown,
            spec: $spec,
        }),*]
    };
}
use rows;

/// Where a name stands: the same one can mean something else in a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the header.
    Header,
    /// Among the claims.
    Claims,
}

/// What we know of a name.
#[derive(Clone, Copy, Debug)]
pub enum Meaning<'a> {
    /// A specification defines it.
    Registered(&'static ClaimRow),
    /// The token's own provider does.
    Ours(&'static ClaimRow),
    /// It is a parameter of a request, which a request object carries as a claim (RFC 9101 §4).
    Parameter(&'static ParamRow),
    /// Another provider does, the one of that title.
    Elsewhere(&'static ClaimRow, &'static str),
    /// Nobody that we know, but the name belongs to whoever owns that domain or namespace (RFC 7519 §4.2).
    Namespaced(&'a str),
    /// Nobody that we know (RFC 7519 §4.3).
    Unknown,
}

/// What a namespaced name is, for people.
pub const NAMESPACED: Clause = rfc(7519, "4.2");
/// What a private name is, for people.
pub const PRIVATE: Clause = rfc(7519, "4.3");

impl Meaning<'_> {
    /// The row, whoever defines it.
    pub const fn row(&self) -> Option<&'static ClaimRow> {
        match self {
            Meaning::Registered(row) | Meaning::Ours(row) | Meaning::Elsewhere(row, _) => Some(row),
            _ => None,
        }
    }
}

/// What a name means in a token of that provider: what the provider says, else what is registered, else what another
/// provider says.
pub fn known<'a>(place: Place, name: &'a str, provider: Option<&Provider>) -> Meaning<'a> {
    let tables = |vendor: &'static Vendor| match place {
        Place::Header => vendor.header,
        Place::Claims => vendor.claims,
    };
    let ours = VENDORS
        .iter()
        .find(|vendor| provider.is_some_and(|p| p.id == vendor.id));
    if let Some(row) = ours.and_then(|vendor| find(tables(vendor), name)) {
        return Meaning::Ours(row);
    }
    let registered = match place {
        Place::Header => HEADER,
        Place::Claims => REGISTERED,
    };
    if let Some(row) = find(registered, name) {
        return Meaning::Registered(row);
    }
    let param = params::param(name).filter(|_| place == Place::Claims);
    if let Some(row) = param.filter(|row| row.whose == Whose::Standard) {
        return Meaning::Parameter(row);
    }
    for vendor in VENDORS {
        if let Some(row) = find(tables(vendor), name) {
            return Meaning::Elsewhere(row, vendor.title);
        }
    }
    // A vendor’s parameter has a name that a claim may have as well: whoever defines the claim knows better.
    if let Some(row) = param {
        return Meaning::Parameter(row);
    }
    match namespace(name) {
        Some(owner) => Meaning::Namespaced(owner),
        None => Meaning::Unknown,
    }
}

/// In a table sorted by name; else the longest beginning in it, which stands before the name and after shorter ones. Only
/// rows with the same first byte are looked at: there can be a hundred thousand names.
fn find(table: &'static [ClaimRow], name: &str) -> Option<&'static ClaimRow> {
    let at = match table.binary_search_by(|row| row.name.cmp(name)) {
        Ok(at) => return table.get(at),
        Err(at) => at,
    };
    let first = name.as_bytes().first()?;
    let mut near =
        (table[..at].iter().rev()).take_while(|row| row.name.as_bytes().first() == Some(first));
    let begins =
        |row: &&ClaimRow| (row.name.strip_suffix('*')).is_some_and(|b| name.starts_with(b));
    near.find(begins)
}

/// Whose a collision-resistant name is (RFC 7519 §4.2): the host of an address, the namespace of a URN, the domain before a
/// slash.
fn namespace(name: &str) -> Option<&str> {
    let uri = Uri::split(name);
    if let Some(host) = uri.host().filter(|host| !host.is_empty()) {
        return Some(host);
    }
    if uri.has_scheme("urn") {
        let end = uri.path.find(':')?;
        return Some(&name[..name.len() - uri.path.len() + end]);
    }
    let (domain, rest) = name.split_once(['/', ':'])?;
    let label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let is_domain = domain.contains('.') && domain.split('.').all(label);
    (is_domain && !rest.is_empty()).then_some(domain)
}

/// Every sentence of every table.
#[cfg(not(target_arch = "wasm32"))]
pub fn prose() -> impl Iterator<Item = Prose> {
    let vendors = VENDORS
        .iter()
        .flat_map(|vendor| [vendor.claims, vendor.header]);
    let tables = [REGISTERED, HEADER].into_iter().chain(vendors);
    tables.flatten().map(|row| row.meaning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::json;

    #[test]
    fn every_table_is_sorted_and_says_one_sentence_of_every_name() {
        let vendors = VENDORS
            .iter()
            .flat_map(|vendor| [vendor.claims, vendor.header]);
        for table in [REGISTERED, HEADER].into_iter().chain(vendors) {
            for pair in table.windows(2) {
                assert!(pair[0].name < pair[1].name, "{}", pair[1].name);
            }
            for row in table {
                let text = row.meaning.text();
                let ends = text.ends_with('.');
                let one = !text.contains(". ");
                let plain = !text.contains(['\'', '—', '"']);
                assert!(ends && one && plain, "{}: {text}", row.name);
            }
        }
        for (nth, vendor) in VENDORS.iter().enumerate() {
            assert!(VENDORS[..nth].iter().all(|other| other.id != vendor.id));
        }
    }

    fn meaning(name: &str) -> String {
        match known(Place::Claims, name, None) {
            Meaning::Registered(row) => format!("registered {}", row.name),
            Meaning::Ours(row) => format!("ours {}", row.name),
            Meaning::Parameter(row) => format!("parameter {}", row.name),
            Meaning::Elsewhere(row, title) => format!("at {title}: {}", row.name),
            Meaning::Namespaced(owner) => format!("of {owner}"),
            Meaning::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn the_tokens_own_provider_has_the_first_word() {
        let auth0 = crate::oauth::providers::provider("auth0");
        let azp = |provider| {
            known(Place::Claims, "azp", provider)
                .row()
                .map(|row| row.spec)
        };
        assert_eq!(
            azp(auth0),
            Some(crate::spec::auth0(
                "secure/tokens/access-tokens/access-token-profiles"
            ))
        );
        assert_eq!(azp(None), Some(crate::spec::oidc_core("2")));
        let iss = known(Place::Header, "iss", auth0);
        assert!(matches!(iss, Meaning::Ours(_)), "{iss:?}");
        let nonce = known(Place::Header, "nonce", None);
        assert!(matches!(nonce, Meaning::Registered(_)), "{nonce:?}");
    }

    #[test]
    fn a_name_is_registered_a_vendors_namespaced_or_unknown() {
        for (name, means) in [
            ("iss", "registered iss"),
            ("...", "registered ..."),
            ("zoneinfo", "registered zoneinfo"),
            ("redirect_uri", "parameter redirect_uri"),
            ("cid", "at Okta: cid"),
            ("tid", "at Microsoft Entra: tid"),
            ("custom:tenant", "at Amazon Cognito: custom:*"),
            (
                "urn:zitadel:iam:org:project:1:roles",
                "at ZITADEL: urn:zitadel:iam:org:project:*",
            ),
            ("urn:zitadel:iam:new", "at ZITADEL: urn:zitadel:iam:*"),
            ("", "unknown"),
            ("ISS", "unknown"),
            ("issu", "unknown"),
            ("orderCount", "unknown"),
            ("a.b", "unknown"),
            ("a/b", "unknown"),
            ("https://example.com/roles", "of example.com"),
            ("https://example.com", "of example.com"),
            ("https://", "unknown"),
            ("urn:example:roles", "of urn:example"),
            ("urn:", "unknown"),
            ("example.com/roles", "of example.com"),
            ("example.com:roles", "of example.com"),
            ("~zz", "unknown"),
        ] {
            assert_eq!(meaning(name), means, "{name}");
        }
    }

    #[test]
    fn a_claim_is_present_absent_or_malformed() {
        let json = json::parse(r#"{"iss":1,"aud":["a","b"],"exp":"1","iat":1.9,"scp":["x"]}"#);
        let json = json.unwrap();
        let claims = json.as_object().unwrap();
        assert_eq!(string(claims, "iss"), Claim::Malformed("a number"));
        assert_eq!(string(claims, "sub"), Claim::Absent);
        assert_eq!(audience(claims), Claim::Present(vec!["a", "b"]));
        assert_eq!(time(claims, "exp"), Claim::Malformed("a string"));
        assert_eq!(time(claims, "iat"), Claim::Present(Timestamp(1)));
        assert_eq!(scopes(claims), ["x"]);
    }

    #[test]
    fn an_audience_of_mixed_types_is_malformed() {
        let json = json::parse(r#"{"aud":["a",1]}"#).unwrap();
        assert_eq!(
            audience(json.as_object().unwrap()),
            Claim::Malformed("an array")
        );
    }
}
