//! A report as JSON: the contract of `cargo xtask inspect`.
//!
//! Header and claims go out as they were written, so they are raw JSON text here, never a tree of floats.

use super::responses::{ErrorReport, Response};
use super::{NamedKey, Occurrence, Report, TokenReport};
use crate::classify::words::Words;
use crate::har::HarReport;
use crate::jose::key::without_private;
use crate::jose::{Disclosure, Form, Party, Token};
use crate::lint::Checked;
use crate::lint::json::{ClauseJson, FixJson};
use crate::oauth::Evidence;
use crate::oauth::errors::{Explained, Row};
use crate::oauth::issued::Advice;
use crate::spec::Clause;
use crate::text::json::{Object, Text};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let har: Vec<&HarReport> = self.har.as_deref().into_iter().collect();
        write(self, &self.tokens, &har, serializer)
    }
}

impl Serialize for Response {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Response", 7)?;
        out.serialize_field("carrier", &self.carrier)?;
        out.serialize_field("span", &self.span)?;
        out.serialize_field("tokens", &self.tokens)?;
        out.serialize_field("members", &Members(&self.members))?;
        out.serialize_field("error", &self.error)?;
        out.serialize_field("checked", &List(&self.checked))?;
        out.serialize_field("findings", &self.findings)?;
        out.end()
    }
}

/// Names and values as an object, in order.
struct Members<'a>(&'a [(String, String)]);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Serialize for ErrorReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows: Vec<&Row> = self.explained.iter().flat_map(Explained::rows).collect();
        let mut out = serializer.serialize_struct("Error", 4)?;
        out.serialize_field("code", &self.code)?;
        out.serialize_field("description", &self.description)?;
        out.serialize_field("explained", &List(&rows))?;
        out.serialize_field("fix", &self.fix.as_ref().map(FixJson::from))?;
        out.end()
    }
}

impl Serialize for One<'_, &Row> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = self.0;
        let mut out = serializer.serialize_struct("Explanation", 5)?;
        out.serialize_field("whose", &Some(row.whose).filter(|whose| !whose.is_empty()))?;
        out.serialize_field("at", &row.at)?;
        out.serialize_field("means", &row.means)?;
        out.serialize_field("change", &row.change)?;
        out.serialize_field("spec", &clauses(row.spec))?;
        out.end()
    }
}

impl Serialize for One<'_, Checked> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Checked", 2)?;
        out.serialize_field("says", &self.0.says)?;
        out.serialize_field("spec", &clauses(self.0.spec))?;
        out.end()
    }
}

fn clauses(spec: &[Clause]) -> Vec<ClauseJson> {
    spec.iter().copied().map(ClauseJson::from).collect()
}

impl Serialize for TokenReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_token(self, &self.words(), &self.advice(), serializer)
    }
}

/// A report, and each of its tokens in a form of its own. A HAR is a member only where there is one; of several, the others are
/// in `more_hars`.
pub(crate) fn write<S: Serializer>(
    report: &Report,
    tokens: &impl Serialize,
    hars: &[impl Serialize],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_struct("Report", 3)?;
    out.serialize_field("tokens", tokens)?;
    out.serialize_field("findings", &report.findings)?;
    out.serialize_field("responses", &report.responses)?;
    if let Some((har, more)) = hars.split_first() {
        out.serialize_field("har", har)?;
        if !more.is_empty() {
            out.serialize_field("more_hars", more)?;
        }
    }
    out.end()
}

/// A token, and what was said of it: a masked token would be given other words.
pub(crate) fn write_token<S: Serializer>(
    token: &TokenReport,
    words: &Words,
    advice: &impl Serialize,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_struct("Token", 28)?;
    out.serialize_field("form", &token.token.form)?;
    out.serialize_field("kind", &token.verdict.kind)?;
    out.serialize_field("certainty", &token.verdict.certainty)?;
    out.serialize_field("opaque", &token.opaque)?;
    out.serialize_field("provider", &token.provider().map(|p| p.id))?;
    out.serialize_field("name", &token.name)?;
    // A token is shown whole; a private key that somebody pasted never is.
    let value = match token.token.form {
        Form::Document => without_private(&token.token.raw),
        _ => Cow::Borrowed(token.token.raw.as_str()),
    };
    out.serialize_field("value", &value)?;
    out.serialize_field("header", &as_written(token.token.header.as_ref()))?;
    out.serialize_field("claims", &as_written(token.token.claims.as_ref()))?;
    out.serialize_field("evidence", &token.verdict.evidence)?;
    out.serialize_field("findings", &token.findings)?;
    out.serialize_field("span", &token.span)?;
    out.serialize_field("alternative", &token.verdict.alternative)?;
    out.serialize_field("rivals", &token.verdict.rivals)?;
    out.serialize_field("settle", &token.verdict.settle)?;
    out.serialize_field("advice", advice)?;
    out.serialize_field("title", &words.title)?;
    out.serialize_field("sentence", &words.sentence)?;
    let sd = token.token.sd.as_deref();
    let disclosures = sd.map_or(&[][..], |sd| &sd.disclosures);
    out.serialize_field("unwrapped", &token.unwrapped)?;
    out.serialize_field("unprotected", &as_written(token.token.unprotected.as_ref()))?;
    out.serialize_field("more", &List(&token.token.more))?;
    out.serialize_field("disclosures", &List(disclosures))?;
    out.serialize_field(
        "disclosed_claims",
        &as_written(sd.and_then(|sd| sd.claims.as_ref())),
    )?;
    let key_binding = sd.and_then(|sd| sd.key_binding.as_deref());
    out.serialize_field("key_binding", &key_binding.map(KeyBinding))?;
    out.serialize_field("ignored", &token.ignored)?;
    out.serialize_field("occurrences", &List(&token.places))?;
    out.serialize_field("checks", &token.checks)?;
    out.serialize_field("keys", &List(&token.keys))?;
    out.end()
}

impl Serialize for One<'_, NamedKey> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Key", 2)?;
        out.serialize_field("says", &self.0.says)?;
        out.serialize_field("is_read", &self.0.is_read)?;
        out.end()
    }
}

impl Serialize for One<'_, Occurrence> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Occurrence", 2)?;
        out.serialize_field("name", &self.0.name)?;
        out.serialize_field("span", &self.0.span)?;
        out.end()
    }
}

/// Items of the core, each written as [`One`].
struct List<'a, T>(&'a [T]);

impl<T> Serialize for List<'_, T>
where
    for<'a> One<'a, T>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(One))
    }
}

struct One<'a, T>(&'a T);

impl Serialize for One<'_, Disclosure> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Disclosure", 4)?;
        let name = self.0.name.as_ref();
        let value = self.0.value.as_ref();
        out.serialize_field("digest", &self.0.digest)?;
        out.serialize_field("name", &name.map(Text::as_str))?;
        out.serialize_field(
            "value",
            &value.and_then(|value| RawValue::from_string(value.to_compact()).ok()),
        )?;
        out.serialize_field("path", &self.0.path)?;
        out.end()
    }
}

impl Serialize for One<'_, Party> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Party", 2)?;
        out.serialize_field("header", &as_written(self.0.header.as_ref()))?;
        out.serialize_field("unprotected", &as_written(self.0.unprotected.as_ref()))?;
        out.end()
    }
}

struct KeyBinding<'a>(&'a Token);

impl Serialize for KeyBinding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("KeyBinding", 2)?;
        out.serialize_field("header", &as_written(self.0.header.as_ref()))?;
        out.serialize_field("claims", &as_written(self.0.claims.as_ref()))?;
        out.end()
    }
}

/// On one line, so that a report is one line as well. What `text::json` has read and written again is JSON, so the check in
/// `from_string` has nothing to find.
fn as_written(object: Option<&Object>) -> Option<Box<RawValue>> {
    RawValue::from_string(object?.to_compact()).ok()
}

impl Serialize for Advice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Advice", 3)?;
        out.serialize_field("says", &self.says)?;
        out.serialize_field("way", &self.way)?;
        out.serialize_field("spec", &clauses(self.spec))?;
        out.end()
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Evidence", 5)?;
        out.serialize_field("kind", &self.kind)?;
        out.serialize_field("speaks", &self.speaks)?;
        out.serialize_field("strength", &self.strength)?;
        out.serialize_field("saw", &self.saw)?;
        out.serialize_field("spec", &ClauseJson::from(self.spec))?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use crate::inspect::inspect;
    use crate::oauth::Context;
    use crate::text::base64url;
    use crate::text::json::{MAX_DEPTH, parse};
    use crate::text::time::Timestamp;

    #[track_caller]
    fn report_of(claims: &str) -> String {
        let encode = |text: &str| base64url::encode(text.as_bytes());
        let jwt = format!("{}.{}.c2ln", encode(r#"{"alg":"RS256"}"#), encode(claims));
        serde_json::to_string(&inspect(&jwt, &Context::at(Timestamp(0)))).unwrap()
    }

    #[test]
    fn claims_go_out_as_they_were_written() {
        let claims = r#"{"z":12345678901234567890,"a":1.0,"a":1E400,"s":"\u0041\ud800"}"#;
        let report = report_of(claims);
        assert!(
            report.contains(&format!(r#""claims":{claims}"#)),
            "{report}"
        );
    }

    #[test]
    fn a_report_is_one_line_of_json_however_deep_the_claims() {
        let deep = format!(
            "{{\n\"a\":{}{}}}",
            "[".repeat(MAX_DEPTH - 1),
            "]".repeat(MAX_DEPTH - 1)
        );
        let report = report_of(&deep);
        assert!(!report.contains('\n') && report.contains(r#""claims":{"a":[["#));
        assert!(
            parse(&report).is_err(),
            "deeper than our own bound by the members around it"
        );
        assert!(serde_json::from_str::<&serde_json::value::RawValue>(&report).is_ok());
    }
}
