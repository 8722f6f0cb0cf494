//! Values that were never written: made, to be written.

use super::{Json, Member, Object, Text, Value};
use crate::text::Span;

impl Value {
    /// A string.
    pub fn text(text: &str) -> Self {
        Value::String(Text::from(text))
    }

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Value::Number(number.to_string().into())
    }
}

impl From<Value> for Json {
    /// A value that stands nowhere.
    fn from(value: Value) -> Self {
        Json {
            value,
            span: Span::default(),
        }
    }
}

impl Object {
    /// Makes a member this, where it stands; at the end where there is none. Of several of that name one is left.
    pub fn set(&mut self, name: &str, value: impl Into<Json>) {
        let mut new = Some(Member {
            name: Text::from(name),
            name_span: Span::default(),
            value: value.into(),
        });
        self.members
            .retain_mut(|member| match member.name.as_str() == name {
                false => true,
                true => match new.take() {
                    Some(new) => {
                        *member = new;
                        true
                    }
                    None => false,
                },
            });
        self.members.extend(new);
    }

    /// Takes every member of that name away.
    pub fn remove(&mut self, name: &str) {
        self.members.retain(|member| member.name.as_str() != name);
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn a_member_is_set_where_it_stands() {
        for (before, after) in [
            (r#"{"a":1,"b":2}"#, r#"{"a":"x","b":2}"#),
            (r#"{"b":2}"#, r#"{"b":2,"a":"x"}"#),
            (r#"{"a":1,"b":2,"\u0061":3}"#, r#"{"a":"x","b":2}"#),
            ("{}", r#"{"a":"x"}"#),
        ] {
            let json = parse(before).unwrap();
            let mut object = json.as_object().unwrap().clone();
            object.set("a", Value::text("x"));
            assert_eq!(object.to_compact(), after);
            object.remove("a");
            assert!(!object.has("a"), "{before}");
        }
    }

    #[test]
    fn what_is_made_can_be_read() {
        let mut object = Object::default();
        object.set("n", Value::whole(-5));
        object.set("t", Value::text("\"\\\n\u{1f}é"));
        assert_eq!(
            parse(&object.to_compact()).map(|json| json.to_compact()),
            Ok(object.to_compact())
        );
    }
}
