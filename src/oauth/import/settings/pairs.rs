//! What single languages have beside `name = value`: pairs of Kotlin, entries of a dictionary in C#, arguments of a type, and
//! strings that `+` makes one.

use super::{Kind, Reader};

/// Signs and words between the angle brackets of a type.
const MOST_TYPE_ARGUMENTS: usize = 16;

impl Reader<'_> {
    /// Whether `to` and a text follow: `"name" to "value"`, as Kotlin writes a pair.
    pub(super) fn is_pair(&self) -> bool {
        matches!(self.kind(self.at), Some(Kind::Word(word)) if word == "to")
            && matches!(self.kind(self.at + 1), Some(Kind::Text { .. }))
    }

    /// Whether `["name"] =` stands here, as C# fills a dictionary.
    pub(super) fn is_entry(&self) -> bool {
        let is_name = matches!(self.kind(self.at + 1), Some(Kind::Text { whole: true, .. }));
        is_name && self.is(self.at + 2, ']') && self.is(self.at + 3, '=')
    }

    /// Such an entry, and what it is given.
    pub(super) fn entry(&mut self) {
        if let Some(Kind::Text { text, .. }) = self.kind(self.at + 1) {
            let name = text.clone();
            self.at += 4;
            self.value(vec![name]);
        }
    }

    /// Goes on behind `<string, string>` of a type that something is made of.
    pub(super) fn pass_type_arguments(&mut self) {
        if !self.is(self.at, '<') {
            return;
        }
        let next = self.tokens[self.at..].iter().take(MOST_TYPE_ARGUMENTS);
        let is_type = |kind: &Kind| {
            matches!(
                kind,
                Kind::Word(_) | Kind::Sign('<' | '>' | ',' | '.' | '?' | '[' | ']')
            )
        };
        let length = next.take_while(|token| is_type(&token.kind)).count();
        let end = self.at + length;
        let is_closed = length > 2 && self.is(end - 1, '>');
        if is_closed && (self.is(end, '(') || self.is(end, '{')) {
            self.at = end;
        }
    }

    /// Adds the strings that `+` adds to a text.
    pub(super) fn join(&mut self, text: &mut String, whole: bool) {
        while whole
            && self.is(self.at, '+')
            && let Some(Kind::Text {
                text: next,
                whole: true,
            }) = self.kind(self.at + 1)
        {
            text.push_str(next);
            self.at += 2;
        }
    }
}
