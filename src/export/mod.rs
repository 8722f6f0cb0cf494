//! A report to pass on: as JSON, and as Markdown for a ticket; masked unless a person decides otherwise.
//!
//! Masked, it holds no signature, no token, no secret, and nothing about a person that the table of
//! [`crate::oauth::claims::personal`] names or that looks like it. Markdown never holds a raw token. Does **not** copy or
//! save anything.

mod address;
mod escape;
mod look;
mod markdown;
mod mask;
mod recording;
mod response;
mod said;
mod table;
#[cfg(test)]
mod tests;

use crate::classify::words::Words;
use crate::har::HarReport;
use crate::inspect::{Report, TokenReport, json};
use crate::jose::{Form, Part, Token};
use crate::lint::json::ClauseJson;
use crate::oauth::Context;
use crate::oauth::errors::{Explained, Row};
use crate::oauth::issued::Advice;
use crate::prose::Prose;
use crate::spec::Clause;
use mask::Mask;
use recording::Recorded;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// Finds the text of an explanation; none where it is not there.
pub type Say<'a> = &'a dyn Fn(Prose) -> Option<String>;

/// A report as it goes out.
pub struct Export {
    /// What is said of the text as a whole, and no token: those are in `tokens`.
    report: Report,
    tokens: Vec<Told>,
    /// What the error of each response means.
    errors: Vec<Vec<Texts>>,
    context: Context,
    masked: bool,
    /// What the HARs tell.
    recordings: Vec<Recorded>,
}

/// A token as it goes out, and what was said of it as it was.
struct Told {
    report: TokenReport,
    words: Words,
    advice: Vec<Texts>,
    /// Signature, ciphertext and the like: how many bytes each has.
    rest: Vec<(Part, usize)>,
}

/// Advice, or the explanation of an error, with its texts.
struct Texts {
    says: Option<String>,
    way: Option<String>,
    spec: &'static [Clause],
}

impl Told {
    fn of(token: &TokenReport, mask: &mut Mask, masked: bool, say: Say<'_>) -> Self {
        let advice = token.advice().into_iter();
        let mut told = Told {
            report: token.clone(),
            words: token.words(),
            advice: advice.map(|advice| with_texts(advice, say)).collect(),
            rest: rest(&token.token),
        };
        if masked {
            told.report = mask.token(token);
            told.words.title = mask.sentence(&told.words.title);
            told.words.sentence = mask.sentence(&told.words.sentence);
        }
        told
    }
}

impl Export {
    /// Prepares a report, and the recordings that were opened beside it. `masked` hides what is nobody else’s business.
    pub fn of(
        report: &Report,
        recorded: &[Arc<HarReport>],
        context: &Context,
        masked: bool,
        say: Say<'_>,
    ) -> Self {
        let recorded: Vec<&Arc<HarReport>> = report.har.iter().chain(recorded).collect();
        let more = recorded.iter().flat_map(|har| &har.tokens);
        let mut mask = Mask::of(report.tokens.iter().chain(more));
        let mut tokens = Vec::with_capacity(report.tokens.len());
        for token in &report.tokens {
            tokens.push(Told::of(token, &mut mask, masked, say));
        }
        let findings = match masked {
            true => mask.of_all(&report.findings),
            false => report.findings.clone(),
        };
        let mut context = context.clone();
        if masked {
            // A token may have been pasted there, too.
            for given in [
                &mut context.audience,
                &mut context.issuer,
                &mut context.client_id,
                &mut context.scope,
            ] {
                *given = given.as_deref().map(|given| mask.sentence(given));
            }
        }
        let responses = match masked {
            true => (report.responses.iter())
                .map(|each| response::masked(&mut mask, each))
                .collect(),
            false => report.responses.clone(),
        };
        let errors = report.responses.iter().map(|response| {
            let explained = response
                .error
                .as_ref()
                .and_then(|error| error.explained.as_ref());
            let rows = explained.into_iter().flat_map(Explained::rows);
            rows.map(|row| of_error(row, say)).collect()
        });
        let errors = errors.collect();
        let recordings = recorded.iter();
        let recordings = recordings.map(|har| Recorded::of(har, &mut mask, masked, say));
        let recordings = recordings.collect();
        let report = Report {
            tokens: Vec::new(),
            findings,
            responses,
            calls: Vec::new(),
            har: None,
        };
        Export {
            report,
            tokens,
            errors,
            context,
            masked,
            recordings,
        }
    }

    /// The report as JSON, in the shape of `cargo xtask inspect`.
    pub fn json(&self) -> String {
        // Writing to memory cannot fail, and all keys are strings.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The report as Markdown.
    pub fn markdown(&self) -> String {
        markdown::write(self)
    }
}

/// A token without what proves it: header, payload, and the dot before the signature. None where it has no signature to
/// leave out.
pub fn without_signature(token: &Token) -> Option<String> {
    if !matches!(token.form, Form::Jws | Form::SdJwt | Form::Malformed) {
        return None;
    }
    let signature = token.segment(Part::Signature)?.span;
    let signed = token.raw.get(..signature.start)?;
    // Disclosures are no proof; the key binding JWT after the last tilde is.
    let rest = token.raw.get(signature.end..)?;
    let disclosures = rest.rfind('~').map_or("", |at| &rest[..=at]);
    Some([signed, disclosures].concat())
}

fn with_texts(advice: &Advice, say: Say<'_>) -> Texts {
    let text = |prose: Prose| Some(prose).filter(|prose| !prose.is_empty()).and_then(say);
    Texts {
        says: text(advice.says),
        way: text(advice.way),
        spec: advice.spec,
    }
}

fn of_error(row: &Row, say: Say<'_>) -> Texts {
    Texts {
        says: say(row.means),
        way: say(row.change),
        spec: row.spec,
    }
}

fn rest(token: &Token) -> Vec<(Part, usize)> {
    let is_shown = |part: Part| matches!(part, Part::Header | Part::Payload);
    (token.segments.iter())
        .filter(|segment| !is_shown(segment.part))
        .filter_map(|segment| Some((segment.part, segment.bytes.as_ref()?.len())))
        .collect()
}

impl Serialize for Export {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::write(&self.report, &self.tokens, &self.recordings, serializer)
    }
}

impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::write_token(&self.report, &self.words, &self.advice, serializer)
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let spec: Vec<ClauseJson> = self.spec.iter().copied().map(ClauseJson::from).collect();
        let mut out = serializer.serialize_struct("Advice", 3)?;
        out.serialize_field("says", &self.says)?;
        out.serialize_field("way", &self.way)?;
        out.serialize_field("spec", &spec)?;
        out.end()
    }
}
