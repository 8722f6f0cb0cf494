//! Cases that are written by code: nesting (RFC 8259 §9), very long numbers, and whole alphabets of escapes and controls.
//!
//! Leaves out everything that fits a line.

use crate::{Case, Verdict};
use claimscope::text::json::MAX_DEPTH;
use std::borrow::Cow;

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |verdict, json: String, law: String| {
        cases.push(Case {
            verdict,
            json: Cow::Owned(json.into_bytes()),
            law: Cow::Owned(law),
        });
    };
    let nested = |open: &str, close: &str, times| open.repeat(times) + &close.repeat(times);

    for depth in [500, MAX_DEPTH] {
        let law = format!("§9: {depth} arrays in each other, within the bound");
        add(Verdict::Admit, nested("[", "]", depth), law);
        let law = format!("§9: {depth} objects in each other, within the bound");
        let objects = "{\"a\":".repeat(depth - 1) + "{}" + &"}".repeat(depth - 1);
        add(Verdict::Admit, objects, law);
    }
    let too_deep = MAX_DEPTH + 1;
    let law = "§9: one array more than the bound: a reader may set one, and the stack is safe";
    add(Verdict::Decline, nested("[", "]", too_deep), law.into());
    let law = "§9: one object more than the bound";
    let objects = nested("{\"a\":", "}", too_deep);
    add(Verdict::Decline, objects.replace(":}", ":0}"), law.into());
    let law = "§5: a hundred thousand brackets that nothing closes";
    add(Verdict::Refuse, "[".repeat(100_000), law.into());
    let law = "§4: fifty thousand arrays of objects that nothing closes, and a line feed";
    add(Verdict::Refuse, "[{\"\":".repeat(50_000) + "\n", law.into());
    let law = "§5: a hundred thousand arrays side by side are not deep";
    let flat = format!("[{}]", vec!["[]"; 100_000].join(","));
    add(Verdict::Accept, flat, law.into());

    let law = "§6: a fraction of seventy-seven zeros and a one, and a line feed after the array";
    let tiny = format!("[-0.{}1]\n", "0".repeat(77));
    add(Verdict::Accept, tiny, law.into());
    let law = "§6: an exponent of more digits than any machine counts to: the text is kept";
    let huge = format!("[0.4e0066{}69999999006]", "9".repeat(116));
    add(Verdict::Admit, huge, law.into());
    let law = "§6: ten thousand digits: the text is kept";
    add(
        Verdict::Admit,
        format!("[{}]", "9".repeat(10_000)),
        law.into(),
    );

    for control in '\0'..' ' {
        let code = u32::from(control);
        let law = format!("§7: the control character U+{code:04X} as it is");
        add(Verdict::Refuse, format!("{{\"a\":\"{control}\"}}"), law);
        let law = format!("§7: the control character U+{code:04X}, escaped by number");
        add(Verdict::Accept, format!("{{\"a\":\"\\u{code:04x}\"}}"), law);
    }
    for letter in ' '..='~' {
        let verdict = match letter {
            '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => Verdict::Accept,
            _ => Verdict::Refuse,
        };
        let law = format!("§7: a backslash and ‘{letter}’ as a value");
        add(verdict, format!("{{\"a\":\"\\{letter}\"}}"), law);
    }
    cases
}
