//! Responses in XML, as some servers answer where they are asked for it: elements with text, one beside the other.
//!
//! Reads elements that a protocol defines a member for, and counts how deep they stand. Does **not** check that the text is XML.

use super::form_post::without_entities;
use super::{Carrier, Member, REQUEST, Response, TOKENS, is_known, kept_as, push};
use crate::text::Span;

/// Longer texts are logs and documents of something else.
const LONGEST: usize = 1 << 20;
/// What a page of HTML sets as source code, and what many documents have, is none of them.
const OTHERS: [&str; 2] = ["code", "response"];

/// Elements beside each other that are being read.
#[derive(Default)]
struct Siblings {
    span: Span,
    depth: usize,
    is_request: bool,
    members: Vec<Member>,
}

impl Siblings {
    fn close(&mut self, each: &mut dyn FnMut(Response)) {
        let all = std::mem::take(self);
        let is_it = |member: &Member| {
            let name = member.name.as_str();
            TOKENS.contains(&name) || name == "error"
        };
        if all.members.iter().any(is_it) && !all.is_request {
            each(Response {
                carrier: Carrier::Xml,
                span: all.span,
                members: all.members,
            });
        }
    }
}

/// Calls back with the elements of each parent that has a token or an error.
pub fn find(text: &str, each: &mut dyn FnMut(Response)) {
    let may = ["_token>", "Token>", "error>"];
    if text.len() > LONGEST || !may.iter().any(|end| text.contains(end)) {
        return;
    }
    let mut siblings = Siblings::default();
    let mut depth = 0;
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + open;
        at = start + 1;
        let rest = text.get(at..).unwrap_or_default();
        let Some(end) = rest.find('>') else { break };
        let tag = rest.get(..end).unwrap_or_default();
        let behind = at + end + 1;
        if tag.starts_with('/') {
            depth = usize::saturating_sub(depth, 1);
            if depth < siblings.depth {
                siblings.close(each);
            }
            continue;
        }
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next();
        let name = name.unwrap_or_default();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || tag.ends_with('/') {
            continue;
        }
        let local = name.rsplit(':').next().unwrap_or_default();
        let local = kept_as(local).unwrap_or(local);
        let is_ours = (is_known(local) || REQUEST.contains(&local)) && !OTHERS.contains(&local);
        let Some((value, after)) = is_ours.then(|| content(text, behind, name)).flatten() else {
            depth += 1;
            continue;
        };
        // The same name again is another response.
        let is_again = siblings.members.iter().any(|member| member.name == local);
        if is_again || !siblings.members.is_empty() && siblings.depth != depth {
            siblings.close(each);
        }
        if siblings.members.is_empty() {
            siblings.span.start = start;
            siblings.depth = depth;
        }
        siblings.span.end = after;
        siblings.is_request |= REQUEST.contains(&local);
        if is_known(local) {
            let written = value.of(text);
            let member = Member {
                name: local.to_owned(),
                value: without_entities(written),
                is_string: !written.bytes().all(|b| b.is_ascii_digit()),
                span: value,
            };
            push(&mut siblings.members, member);
        }
        at = after;
    }
    siblings.close(each);
}

/// The text of the element whose tag ends there, and where the element ends; none where it holds other elements.
fn content(text: &str, start: usize, name: &str) -> Option<(Span, usize)> {
    const CDATA: &str = "<![CDATA[";
    let rest = text.get(start..)?;
    let blanks = rest.len() - rest.trim_start().len();
    let data = rest.get(blanks..)?.strip_prefix(CDATA);
    let (begins, length, behind) = match data {
        Some(data) => {
            let length = data.find("]]>")?;
            let begins = start + blanks + CDATA.len();
            (begins, length, begins + length + "]]>".len())
        }
        None => {
            let length = rest.find('<')?;
            (start, length, start + length)
        }
    };
    let value = text.get(begins..begins + length)?;
    let inner = value.trim();
    let from = begins + value.len() - value.trim_start().len();
    let close = text.get(behind..)?;
    let close_at = behind + close.len() - close.trim_start().len();
    let close = text.get(close_at..)?.strip_prefix("</")?;
    let after = close.strip_prefix(name)?.strip_prefix('>')?;
    let span = Span::new(from, from + inner.len());
    (!inner.is_empty()).then_some((span, text.len() - after.len()))
}
