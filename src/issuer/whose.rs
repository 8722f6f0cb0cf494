//! Whose the keys are that a signature is checked with, as far as it is known.
//!
//! Says where they came from; whether that is the issuer of a token is a check ([`crate::checks`]).

use super::Metadata;
use crate::text::json;

/// Where keys came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeysFrom {
    /// A person gave them: nobody here knows whose they are.
    Person,
    /// The metadata of that issuer names them.
    Issuer(String),
    /// The metadata of a server names them that has one for every tenant.
    Tenants {
        /// Its issuer, with a place for the tenant’s ID.
        template: String,
        /// `kid` and `issuer` of each key that has both.
        keys: Vec<(String, String)>,
    },
    /// The token’s own header says where they are, in this parameter.
    Token(&'static str),
}

impl KeysFrom {
    /// Of keys that metadata names.
    pub fn metadata(metadata: &Metadata, keys: &str) -> Self {
        match metadata.is_template {
            false => KeysFrom::Issuer(metadata.issuer.clone()),
            true => KeysFrom::Tenants {
                template: metadata.issuer.clone(),
                keys: issuers(keys),
            },
        }
    }
}

/// `kid` and `issuer` of each key of a set that has both.
fn issuers(keys: &str) -> Vec<(String, String)> {
    let Ok(json) = json::parse(keys) else {
        return Vec::new();
    };
    let set = json.as_object().and_then(|set| set.get("keys")?.as_array());
    let both = |key: &json::Json| {
        let key = key.as_object()?;
        Some((key.str("kid")?.to_owned(), key.str("issuer")?.to_owned()))
    };
    set.unwrap_or_default().iter().filter_map(both).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issuer::metadata;

    #[test]
    fn keys_for_every_tenant_keep_their_own_issuers() {
        let of = |asked: &str, issuer: &str| {
            let text = format!(r#"{{"issuer":"{issuer}","jwks_uri":"https://op.example/k"}}"#);
            metadata(&text, asked).unwrap()
        };
        let set = r#"{"keys":[{"kid":"a","issuer":"https://i"},{"kid":"b"},{"issuer":"x"},1]}"#;
        let one = of("https://op.example", "https://op.example");
        assert_eq!(
            KeysFrom::metadata(&one, set),
            KeysFrom::Issuer("https://op.example".to_owned())
        );
        let template = "https://login.microsoftonline.com/{tenantid}/v2.0";
        let all = of("https://login.microsoftonline.com/common/v2.0", template);
        assert_eq!(
            KeysFrom::metadata(&all, set),
            KeysFrom::Tenants {
                template: template.to_owned(),
                keys: vec![("a".to_owned(), "https://i".to_owned())],
            }
        );
    }
}
