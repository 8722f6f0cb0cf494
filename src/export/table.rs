//! Header and claims as a table of Markdown: as written, and in words what a reader cannot see in them.
//!
//! Every value passes through `escape`, as all of `markdown` does.

use super::escape::{code, sentence};
use super::markdown::{MOST_ROWS, gap, heading, line};
use super::{Export, Told};
use crate::oauth::claims::{self, Place, shown};
use crate::text::json::{Json, Object};

/// What the members of an object are read with.
pub struct Reader<'a> {
    /// The token.
    pub told: &'a Told,
    /// The report that it is of.
    pub export: &'a Export,
}

impl Reader<'_> {
    /// Its members as a table; nothing where it is not there.
    pub fn object(&self, out: &mut String, title: &str, place: Place, object: Option<&Object>) {
        let Some(object) = object else { return };
        heading(out, title);
        if object.members.is_empty() {
            line(out, &["Empty."]);
            return;
        }
        line(out, &["| Name | Value | In words |"]);
        line(out, &["| --- | --- | --- |"]);
        for member in object.members.iter().take(MOST_ROWS) {
            let name = code(member.name.as_str());
            let value = code(&member.value.to_compact());
            let words = self.in_words(place, member.name.as_str(), &member.value);
            line(out, &["| ", &name, " | ", &value, " | ", &words, " |"]);
        }
        let more = object.members.len().saturating_sub(MOST_ROWS);
        if more > 0 {
            gap(out);
            line(out, &["And ", &more.to_string(), " more."]);
        }
    }

    /// A time as people read it, and what else the value hides.
    fn in_words(&self, place: Place, name: &str, value: &Json) -> String {
        let report = &self.told.report;
        let meaning = claims::known(place, name, report.provider());
        let time = meaning.row().and_then(|row| shown::time(row, value));
        let time = time.map(|time| {
            [
                &time.utc(),
                ", ",
                &time.relative_to(self.export.context.now),
            ]
            .concat()
        });
        let said = claims::say(&meaning, value, report.token.header.as_ref());
        let said = said.map(|said| sentence(&said));
        let words: Vec<String> = time.into_iter().chain(said).collect();
        words.join("; ")
    }
}
