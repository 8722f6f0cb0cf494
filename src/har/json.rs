//! What a HAR tells, as JSON: the member `har` of a report.
//!
//! Tokens go out as they were written, like everywhere in a report; masking is for whoever passes it on.

use super::report::{Flow, HarReport, Held, Said, Step, Title};
use crate::lint::json::ClauseJson;
use crate::oauth::errors::Row;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

impl Serialize for HarReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(self, &self.titles(), &self.tokens, serializer)
    }
}

/// A recording, what its tokens are called, and each of its tokens in a form of its own.
pub(crate) fn write<S: Serializer>(
    report: &HarReport,
    titles: &[Title],
    tokens: &impl Serialize,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let said = |said| In(titles, said);
    let flows = report.flows.iter().map(|flow| In(titles, flow));
    let calls = report.calls.iter().map(|step| In(titles, step));
    let mut out = serializer.serialize_struct("Har", 10)?;
    out.serialize_field("creator", &report.creator)?;
    out.serialize_field("entries", &report.entries)?;
    out.serialize_field("read", &report.read())?;
    out.serialize_field("unread", &report.unread)?;
    out.serialize_field("left_out", &report.left_out)?;
    out.serialize_field(
        "stopped",
        &report.stopped.map(|stopped| stopped.to_string()),
    )?;
    out.serialize_field("notes", &List(report.notes.iter().map(said)))?;
    out.serialize_field("flows", &List(flows))?;
    out.serialize_field("calls", &List(calls))?;
    out.serialize_field("tokens", tokens)?;
    out.end()
}

/// Something of a report, and what its tokens are called.
struct In<'a, T>(&'a [Title], &'a T);

/// Several.
struct List<I>(I);

impl<T: Serialize, I: Iterator<Item = T> + Clone> Serialize for List<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

impl Serialize for In<'_, Flow> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let In(titles, flow) = self;
        let mut out = serializer.serialize_struct("Flow", 4)?;
        out.serialize_field("provider", &flow.provider.map(|provider| provider.id))?;
        out.serialize_field("client_id", &flow.client_id)?;
        out.serialize_field("grant", &flow.grant)?;
        out.serialize_field(
            "steps",
            &List(flow.steps.iter().map(|step| In(titles, step))),
        )?;
        out.end()
    }
}

impl Serialize for In<'_, Step> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let In(titles, step) = self;
        let mut out = serializer.serialize_struct("Step", 13)?;
        out.serialize_field("kind", &step.kind)?;
        out.serialize_field("entry", &step.entry)?;
        out.serialize_field("at", &step.at)?;
        out.serialize_field("took", &step.took)?;
        out.serialize_field("method", &step.method)?;
        out.serialize_field("host", &step.host)?;
        out.serialize_field("path", &step.path)?;
        out.serialize_field("status", &step.status)?;
        out.serialize_field("times", &step.times)?;
        out.serialize_field("problem", &step.is_problem())?;
        out.serialize_field("request", &step.request)?;
        out.serialize_field(
            "tokens",
            &List(step.tokens.iter().map(|held| In(titles, held))),
        )?;
        out.serialize_field("says", &List(step.says.iter().map(|said| In(titles, said))))?;
        out.end()
    }
}

impl Serialize for In<'_, Held> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let In(titles, held) = self;
        let (title, kind) = titles
            .get(held.token)
            .map(|title| (&title.0, title.1))
            .unzip();
        let mut out = serializer.serialize_struct("Held", 5)?;
        out.serialize_field("name", &held.name)?;
        out.serialize_field("sent", &held.sent)?;
        out.serialize_field("token", &held.token)?;
        out.serialize_field("kind", &kind)?;
        out.serialize_field("title", &title)?;
        out.end()
    }
}

impl Serialize for In<'_, Said> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let said = self.1;
        let spec: Vec<ClauseJson> = said.spec.iter().copied().map(ClauseJson::from).collect();
        let rows = said.explained.iter().flat_map(|explained| explained.rows());
        let rows: Vec<Explained> = rows.map(Explained).collect();
        let mut out = serializer.serialize_struct("Said", 4)?;
        out.serialize_field("severity", &said.severity)?;
        out.serialize_field("text", &said.text)?;
        out.serialize_field("spec", &spec)?;
        out.serialize_field("explained", &rows)?;
        out.end()
    }
}

struct Explained(&'static Row);

impl Serialize for Explained {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let spec: Vec<ClauseJson> = self.0.spec.iter().copied().map(ClauseJson::from).collect();
        let mut out = serializer.serialize_struct("Explained", 4)?;
        out.serialize_field("code", self.0.code)?;
        out.serialize_field("means", &self.0.means)?;
        out.serialize_field("change", &self.0.change)?;
        out.serialize_field("spec", &spec)?;
        out.end()
    }
}
