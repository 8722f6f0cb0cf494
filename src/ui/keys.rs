//! The keys of a document that holds some: what each is, and what it says of its own use.
//!
//! Shows nothing of a key that is private, and uses none.

use super::el::{El, classed, el};
use super::icon;
use crate::inspect::NamedKey;
use crate::lint::Severity;

/// More keys are counted: large providers publish a few dozen.
const MOST: usize = 50;

/// A list of them.
pub fn keys(keys: &[NamedKey]) -> El {
    let more = keys.len().saturating_sub(MOST);
    let rest = (more > 0).then(|| {
        let text = ["and ", &more.to_string(), " more"].concat();
        classed("li", "quiet").text(&text)
    });
    let list = classed("ul", "keys").attr("data-testid", "keys");
    classed("div", "section")
        .with(classed("h3", "title").text("Keys"))
        .with(list.each(keys.iter().take(MOST).map(key)).maybe(rest))
}

fn key(key: &NamedKey) -> El {
    match key.is_read {
        true => el("li").text(&key.says),
        false => el("li")
            .with(icon::mark(Severity::Warning))
            .text(" This one cannot be read: ")
            .text(&key.says)
            .text("."),
    }
}
