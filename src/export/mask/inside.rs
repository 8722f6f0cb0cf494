//! What is hidden inside a token: header, claims, disclosures, in any depth.
//!
//! Goes by names, and by what a member around says. What takes a value's place, the mask says.

use super::super::look;
use super::super::said::Hidden;
use super::Mask;
use crate::jose::{Disclosure, Party, SdJwt, Token};
use crate::oauth::claims::personal::{self, Masking};
use crate::text::Span;
use crate::text::json::{Json, Member, Object, Text, Value};

impl Mask {
    pub(super) fn inside(&mut self, token: &Token) -> Token {
        let Token {
            raw,
            form,
            // Both say nothing that findings do not say, and hold what is to be hidden.
            segments: _,
            faults: _,
            header,
            unprotected,
            more,
            claims,
            sd,
        } = token;
        let raw = self.label(raw, Hidden::Token);
        let mut all = |object: &Option<Object>| {
            object
                .as_ref()
                .map(|object| self.object(object, Under::default()))
        };
        let header = all(header);
        let unprotected = all(unprotected);
        let claims = all(claims);
        let mut party = |party: &Party| Party {
            header: all(&party.header),
            unprotected: all(&party.unprotected),
        };
        let more = more.iter().map(&mut party).collect();
        Token {
            raw,
            form: *form,
            segments: Vec::new(),
            header,
            unprotected,
            more,
            claims,
            sd: sd.as_deref().map(|sd| Box::new(self.disclosed(sd))),
            faults: Vec::new(),
        }
    }

    /// What an issuer lets the holder withhold is masked whatever its name.
    fn disclosed(&mut self, sd: &SdJwt) -> SdJwt {
        let SdJwt {
            hash,
            disclosures,
            claims,
            key_binding,
            sd_hash,
        } = sd;
        let personal = Under {
            how: Some(Masking::Personal),
            ..Under::default()
        };
        let mut tops: Vec<&str> = Vec::new();
        let mut disclosure = |one: &'_ Disclosure| Disclosure {
            span: Span::default(),
            digest: one.digest.clone(),
            name: one.name.as_ref().map(|name| self.name(name)),
            value: one
                .value
                .as_ref()
                .map(|value| self.json("", value, personal)),
            path: one.path.as_deref().map(|path| self.sentence(path)),
        };
        let masked = disclosures.iter().map(&mut disclosure).collect();
        for path in disclosures.iter().filter_map(|one| one.path.as_deref()) {
            let top = path.split(['.', '[']).next().unwrap_or(path);
            if !tops.contains(&top) {
                tops.push(top);
            }
        }
        let claims = claims.as_ref().map(|claims| {
            let member = |member: &Member| {
                let is_disclosed = tops
                    .iter()
                    .any(|top| member.name.as_str().starts_with(top.trim_end_matches('…')));
                match is_disclosed {
                    true => self.member(member, personal),
                    false => self.member(member, Under::default()),
                }
            };
            Object {
                members: claims.members.iter().map(member).collect(),
            }
        });
        SdJwt {
            hash: *hash,
            disclosures: masked,
            claims,
            key_binding: key_binding
                .as_deref()
                .map(|token| Box::new(self.inside(token))),
            sd_hash: sd_hash.clone(),
        }
    }

    fn object(&mut self, object: &Object, under: Under) -> Object {
        let under = Under {
            is_key: object.has("kty"),
            ..under
        };
        let member = |member: &Member| self.member(member, under);
        Object {
            members: object.members.iter().map(member).collect(),
        }
    }

    fn member(&mut self, member: &Member, under: Under) -> Member {
        let name = member.name.as_str();
        let is_private = under.is_key && PRIVATE.contains(&name);
        let how = match (under.how, look::masking(name)) {
            _ if is_private => Some(Masking::Secret),
            (Some(Masking::Personal), _) if personal::is_kind(name) => None,
            (Some(Masking::Secret), _) => Some(Masking::Secret),
            (_, Some(_)) if under.is_of_things && is_a_name(name) => None,
            (how, own) => own.or(how),
        };
        let inner = Under {
            how,
            is_key: under.is_key,
            is_of_things: under.is_of_things || personal::is_of_things(name),
        };
        Member {
            name: self.name(&member.name),
            name_span: Span::default(),
            value: self.json(name, &member.value, inner),
        }
    }

    /// A name is as its issuer wrote it, unless it is somebody's address itself.
    fn name(&mut self, name: &Text) -> Text {
        let text = name.as_str();
        match look::is_personal(text) || look::is_secret("", text) || self.is_known(text) {
            true => Text::from(self.label(text, Hidden::Text).as_str()),
            false => name.clone(),
        }
    }

    pub(super) fn json(&mut self, name: &str, json: &Json, under: Under) -> Json {
        let value = match &json.value {
            Value::Null => Value::Null,
            // One of two says little, and often whether there is a value beside it.
            Value::Bool(is) => Value::Bool(*is),
            Value::Number(digits) => match under.how {
                Some(_) => Value::String(Text::from(self.label(digits, Hidden::Number).as_str())),
                None => Value::Number(digits.clone()),
            },
            Value::String(text) => match self.string(name, text.as_str(), under) {
                Some(masked) => Value::String(Text::from(masked.as_str())),
                None => Value::String(text.clone()),
            },
            Value::Array(items) => Value::Array(
                items
                    .iter()
                    .map(|item| self.json(name, item, under))
                    .collect(),
            ),
            Value::Object(object) => Value::Object(self.object(object, under)),
        };
        Json {
            value,
            span: Span::default(),
        }
    }
}

/// Where a value stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Under {
    /// What a member around it says.
    pub(super) how: Option<Masking>,
    /// In a JSON Web Key.
    pub(super) is_key: bool,
    /// In a member whose names are those of things.
    pub(super) is_of_things: bool,
}

/// The secret members of a JSON Web Key (RFC 7518 §6.2.2, §6.3.2, §6.4).
const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

fn is_a_name(name: &str) -> bool {
    matches!(name, "name" | "displayName" | "display_name" | "title")
}
