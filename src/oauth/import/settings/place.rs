//! Where the reader stands: the number of an argument, and what is written there as a note shows it.

use super::Reader;

impl Reader<'_> {
    /// The how manyeth argument of a call comes; none outside of one.
    pub(super) fn number(&self) -> Option<String> {
        let frame = self.frames.last()?;
        (frame.open == '(' && !frame.is_list).then(|| frame.argument.to_string())
    }

    /// What stands there, as a note shows it.
    pub(super) fn written(&self, at: usize) -> String {
        let start = self.tokens.get(at).map_or(0, |token| token.at);
        let rest: String = self
            .text
            .get(start..)
            .unwrap_or_default()
            .chars()
            .take(80)
            .collect();
        crate::text::shortened(rest[..expression(&rest)].trim_end(), 60)
    }
}

/// How long the expression is that a text begins with: up to what separates it, or closes what it stands in.
fn expression(text: &str) -> usize {
    let mut depth = 0;
    let end = text.find(|c| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            _ => return c == '\n' || (depth == 0 && ",;)]}".contains(c)),
        }
        false
    });
    end.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_ends_where_what_it_stands_in_does() {
        for (text, shown) in [
            ("CLIENT_ID, authority=x", "CLIENT_ID"),
            (
                "Prompt.SelectAccount).WithLoginHint(",
                "Prompt.SelectAccount",
            ),
            (
                "url_for(\"cb\", _external=True))",
                "url_for(\"cb\", _external=True)",
            ),
            ("f\"https://{DOMAIN}/\",", "f\"https://{DOMAIN}/\""),
            ("a\nb", "a"),
            ("(a", "(a"),
            ("", ""),
        ] {
            assert_eq!(&text[..expression(text)], shown, "{text}");
        }
    }
}
