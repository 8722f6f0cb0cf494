//! JSON objects whose quotes are written otherwise: as entities in an attribute of HTML, as escapes in a server's log.
//!
//! Finds them in a copy whose quotes are quotes, and says where they stand in the text. Knows the writings of quotes alone.

use super::{Response, json};
use crate::text::Span;

/// How HTML, and nginx, Apache and Python write a quote.
const QUOTES: [&str; 4] = ["&quot;", "&#34;", "&#x22;", "\\x22"];

/// Calls back with each object.
pub fn find(text: &str, each: &mut dyn FnMut(Response)) {
    for quote in QUOTES {
        if !text.contains(quote) {
            continue;
        }
        let plain = text.replace(quote, "\"");
        let more = quote.len() - 1;
        let quotes: Vec<usize> = text.match_indices(quote).map(|(at, _)| at).collect();
        // Where the nth quote stands in the copy: each before it took less room there.
        let in_copy = |nth: usize| quotes.get(nth).map_or(usize::MAX, |at| at - nth * more);
        let count_before = |at: usize| {
            let (mut low, mut high) = (0, quotes.len());
            while low < high {
                let middle = (low + high) / 2;
                match in_copy(middle) < at {
                    true => low = middle + 1,
                    false => high = middle,
                }
            }
            low
        };
        let back = |span: Span| {
            let place = |at: usize| at + count_before(at) * more;
            Span::new(place(span.start), place(span.end))
        };
        json::find(&plain, &mut |mut response: Response| {
            let span = back(response.span);
            // One whose quotes are quotes was found already.
            let inner = span.of(text).trim_start_matches('{').trim_start();
            if !inner.starts_with(quote) {
                return;
            }
            response.span = span;
            for member in &mut response.members {
                member.span = back(member.span);
            }
            each(response);
        });
    }
}
