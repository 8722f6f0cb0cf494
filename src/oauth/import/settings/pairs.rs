//! What single languages have beside `name = value`: pairs of Kotlin, entries of a dictionary in C#, arguments of a type, and
//! strings that `+` makes one.

use super::{Kind, Reader};

/// Signs and words between the angle brackets of a type.
const MOST_TYPE_ARGUMENTS: usize = 16;
/// What is longer than so many signs and words is no pattern that an object is taken apart with.
const LONGEST_PATTERN: usize = 400;

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

    /// Whether the word there is a member of an object that is made, and no name in a pattern, an import or a block.
    pub(super) fn is_shorthand(&self, at: usize) -> bool {
        let Some(frame) = self.frames.last().filter(|frame| frame.open == '{') else {
            return false;
        };
        let begins = at > frame.at && (self.is(at - 1, '{') || self.is(at - 1, ','));
        let is_value = match frame.at.checked_sub(1).and_then(|before| self.kind(before)) {
            Some(Kind::Sign('=' | ':' | '(' | ',' | '[' | '?')) | Some(Kind::Arrow) => true,
            Some(Kind::Word(word)) => word == "return",
            _ => false,
        };
        begins && is_value && !self.is_pattern(frame.at)
    }

    /// Whether the braces that open there take an object apart: `({ a, b }) => …`, `import x, { a } from`, `, { a } = x`.
    fn is_pattern(&self, open: usize) -> bool {
        let mut depth = 0_usize;
        let inside = self.tokens[open..].iter().take(LONGEST_PATTERN);
        let end = inside.map(|token| &token.kind).position(|kind| {
            match kind {
                Kind::Sign('{' | '[' | '(') => depth += 1,
                Kind::Sign('}' | ']' | ')') => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        });
        let Some(close) = end.map(|length| open + length) else {
            return false;
        };
        match self.kind(close + 1) {
            Some(Kind::Sign('=' | ':')) => true,
            Some(Kind::Word(word)) => word == "from",
            // Of a function: its body, its type, or its arrow comes next.
            Some(Kind::Sign(')')) => {
                matches!(
                    self.kind(close + 2),
                    Some(Kind::Arrow | Kind::Sign('{' | ':'))
                )
            }
            _ => false,
        }
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
