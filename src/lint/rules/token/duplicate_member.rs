//! `duplicate-member`: a member name that stands twice in header or claims.

use super::secret_in_claims;
use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// A name stands more than once.
pub static RULE: Rule = Rule {
    name: "duplicate-member",
    breach: Breach::Must,
    summary: summary!("a name stands more than once"),
    explain: prose!(
        "Every name must stand once. Where one stands twice, some parsers keep the first value, most keep the last, and some refuse the token: two programs can read the same token differently."
    ),
    spec: &[rfc(7519, "4"), rfc(7515, "4"), rfc(8259, "4")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "two subjects",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"sub":"a","sub":"b"}"#,
            },
            finds: Some("keeps the first sees"),
        },
        Example {
            shows: "one of each",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"sub":"a"}"#,
            },
            finds: None,
        },
    ],
};

/// More names than these tell a person nothing new, and looking each up costs time.
const MOST: usize = 20;

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    for (object, place) in seen.objects() {
        for name in object.duplicates().into_iter().take(MOST) {
            let mut values = object
                .members
                .iter()
                .filter(|m| m.name.as_str() == name)
                .map(|m| m.value.to_compact());
            let first = values.next().unwrap_or_default();
            let last = values.next_back().unwrap_or_default();
            let (first, last) = (shortened(&first, 60), shortened(&last, 60));
            let shown = shortened(name, 60);
            // A secret is not repeated in a message that goes into a ticket.
            let is_secret = [&first, &last]
                .iter()
                .any(|value| secret_in_claims::look(name, value.trim_matches('"')).is_some());
            let message = match is_secret {
                true => format!(
                    "{shown} stands more than once, with values that are not shown here. Parsers that keep the first and parsers that keep the last may differ. The issuer must send it once."
                ),
                false => format!(
                    "{shown} stands more than once. A parser that keeps the first sees {first}, one that keeps the last sees {last}. The issuer must send it once."
                ),
            };
            report.add(Some(place(name.to_owned())), message);
        }
    }
}
