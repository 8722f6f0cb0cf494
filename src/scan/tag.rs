//! A name and a value that stand beside each other in one tag, or one object, whichever of them comes first:
//! `<input value=… name=id_token>`, `{"value":"…","name":"access_token"}`.
//!
//! Reads attributes and members up to the first that is none. Does **not** follow HTML or JSON any further, and judges no value.

use super::beside::MOST_BLANKS;
use super::names::known;
use super::spoken::two_words;
use super::value::LONGEST;
use super::view::{How, Unit, View};

/// What holds the name, the first of them before the others, and what holds the value.
const NAME_KEYS: [&str; 3] = ["name", "key", "id"];
const VALUE_KEYS: [&str; 3] = ["value", "val", "content"];
/// Nobody calls a field by a longer name.
const LONGEST_NAME: usize = 64;
/// A tag has not more attributes before these.
const MOST_ATTRIBUTES: usize = 16;
/// Letters before a place among which its tag begins.
const MOST_BEFORE: usize = 400;

/// An attribute, or a member: what it is called, and where its value begins.
struct Attribute<'b> {
    key: &'b str,
    start: usize,
}

impl Attribute<'_> {
    /// How soon it is asked for the name; none where it does not say one.
    fn rank(&self) -> Option<usize> {
        let is_it = |key: &&str| self.key.eq_ignore_ascii_case(key);
        NAME_KEYS.iter().position(is_it)
    }

    fn is_value(&self) -> bool {
        let is_it = |key: &&str| self.key.eq_ignore_ascii_case(key);
        VALUE_KEYS.iter().any(is_it)
    }
}

/// The attributes of one tag, or the members of one object.
struct Attributes<'v, 'b> {
    view: &'v View<'b>,
    at: usize,
    is_object: bool,
    left: usize,
    /// The value that was begun and not yet read, and the quote that it stands in: most are long, and asked for nothing but where
    /// they begin.
    open: Option<Option<Unit>>,
    /// What the tag is called; nothing where it is an object.
    tag: &'b str,
}

impl<'v, 'b> Attributes<'v, 'b> {
    /// Those of the tag, or the object, that the place is in.
    fn around(view: &'v View<'b>, place: usize) -> Option<Self> {
        let mut at = place;
        while place - at < MOST_BEFORE
            && let Some(unit) = view.unit_before(at)
        {
            let is_object = unit.c == '{';
            if is_object || unit.c == '<' {
                let mut all = Attributes {
                    view,
                    at: unit.end,
                    is_object,
                    left: MOST_ATTRIBUTES,
                    open: None,
                    tag: "",
                };
                if !is_object {
                    all.tag = all.word();
                }
                return (is_object || !all.tag.is_empty()).then_some(all);
            }
            if matches!(unit.c, '>' | '}') {
                return None;
            }
            at = unit.start;
        }
        None
    }

    fn take_if(&mut self, is: impl Fn(Unit) -> bool) -> Option<Unit> {
        let unit = self.view.unit(self.at).filter(|unit| is(*unit))?;
        self.at = unit.end;
        Some(unit)
    }

    fn blanks(&mut self) {
        let is = |unit: Unit| unit.is_blank() || unit.how == How::Invisible;
        for _ in 0..MOST_BLANKS {
            if self.take_if(is).is_none() {
                break;
            }
        }
    }

    fn word(&mut self) -> &'b str {
        let start = self.at;
        let is = |unit: Unit| {
            unit.how == How::Plain
                && (unit.c.is_ascii_alphanumeric() || matches!(unit.c, '_' | '-' | '.'))
        };
        while self.at - start < LONGEST_NAME && self.take_if(is).is_some() {}
        self.view.text(start, self.at)
    }

    /// The next one, whose value is begun.
    fn next(&mut self) -> Option<Attribute<'b>> {
        if self.open.is_some() {
            self.end()?;
        }
        while self.left > 0 {
            self.left -= 1;
            self.blanks();
            if self.is_object {
                self.take_if(|unit| unit.c == ',');
                self.blanks();
            }
            self.take_if(Unit::is_quote);
            let key = self.word();
            if key.is_empty() {
                return None;
            }
            self.take_if(Unit::is_quote);
            self.blanks();
            let sign = if self.is_object { ':' } else { '=' };
            if self.take_if(|unit| unit.c == sign).is_none() {
                // `hidden`, `required`.
                if self.is_object {
                    return None;
                }
                continue;
            }
            self.blanks();
            self.open = Some(self.take_if(Unit::is_quote));
            let start = self.at;
            return Some(Attribute { key, start });
        }
        None
    }

    /// Where the value ends that was begun last; none where its quote is not closed.
    fn end(&mut self) -> Option<usize> {
        let quote = self.open.take()?;
        let is_object = self.is_object;
        let is_in = |unit: Unit| match quote {
            // A quote within others is written otherwise.
            Some(quote) => unit.c != quote.c || unit.how != quote.how,
            None => {
                let ends = matches!(unit.c, '<' | '>' | '{' | '}' | '[');
                !(unit.is_blank() || unit.is_quote() || ends || is_object && unit.c == ',')
            }
        };
        let start = self.at;
        while self.at - start < LONGEST && self.take_if(is_in).is_some() {}
        let end = self.at;
        if quote.is_some() {
            self.take_if(Unit::is_quote)?;
        }
        Some(end)
    }
}

/// The name of the value that begins there, in the tag or the object that both stand in.
pub fn name(view: &View<'_>, start: usize) -> Option<String> {
    let mut is_there = false;
    let mut best: Option<(usize, &str)> = None;
    let mut kind = "";
    let mut attributes = Attributes::around(view, start)?;
    while let Some(attribute) = attributes.next() {
        if attribute.start == start {
            if !attribute.is_value() {
                return None;
            }
            is_there = true;
        } else if attribute.start > start && !is_there {
            return None;
        }
        let rank = attribute.rank();
        if rank.is_some() || attribute.key == "type" {
            let Some(end) = attributes.end() else { break };
            let text = view.text(attribute.start, end);
            let is_name = !text.is_empty() && text.len() <= LONGEST_NAME;
            match rank {
                None => kind = text,
                // An ID may be anything.
                Some(rank) if NAME_KEYS[rank] == "id" && known(text).is_none() => {}
                Some(rank) if is_name && best.is_none_or(|(other, _)| rank < other) => {
                    best = Some((rank, text));
                }
                Some(_) => {}
            }
        }
        if is_there && best.is_some_and(|(rank, _)| rank == 0) {
            break;
        }
    }
    if !is_there {
        return None;
    }
    match best {
        Some((_, text)) => Some(known(text).unwrap_or(text).to_owned()),
        None => name_of_tag(attributes.tag, kind).map(str::to_owned),
    }
}

/// `<token type="access">`, `<access_token>`: the name that a tag says itself. In HTML `code` is a piece of source code.
fn name_of_tag(tag: &str, kind: &str) -> Option<&'static str> {
    let name = known(tag).filter(|name| *name != "code")?;
    let of_kind = (name == "token").then(|| two_words(kind)).flatten();
    Some(of_kind.unwrap_or(name))
}

/// Where the value of the name begins that ends there, before or behind it in the tag or the object that both stand in.
pub fn value(view: &View<'_>, end: usize) -> Option<usize> {
    // Nearly every name stands elsewhere, and is told by what is before it.
    let mut start = end;
    let is_in = |unit: &Unit| {
        unit.how == How::Plain
            && (unit.c.is_ascii_alphanumeric() || matches!(unit.c, '_' | '-' | '.'))
    };
    while end - start < LONGEST_NAME
        && let Some(unit) = view.unit_before(start).filter(is_in)
    {
        start = unit.start;
    }
    let quote = view.unit_before(start).filter(|unit| unit.is_quote());
    let before = quote.map_or(start, |unit| unit.start);
    let is_tag = |unit: &Unit| quote.is_none() && unit.c == '<';
    let is_sign = |unit: &Unit| {
        matches!(unit.c, '=' | ':') || quote.is_some() && unit.c == ' ' || is_tag(unit)
    };
    let sign = view.unit_before(before).filter(is_sign)?;
    let is_tag = is_tag(&sign);
    if is_tag && name_of_tag(view.text(start, end), "").is_none() {
        return None;
    }
    let mut found = None;
    let mut is_there = is_tag;
    let mut attributes = Attributes::around(view, start)?;
    while let Some(attribute) = attributes.next() {
        if attribute.rank().is_some() {
            is_there |= attributes.end()? == end;
        }
        if attribute.is_value() {
            found = Some(attribute.start);
        }
        if is_there && found.is_some() {
            break;
        }
        if attribute.start > end && !is_there {
            return None;
        }
    }
    let is_word = |at: &usize| view.unit(*at).is_some_and(Unit::is_word);
    found.filter(|_| is_there).filter(is_word)
}
