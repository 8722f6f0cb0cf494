//! A report as text that reads like the page: for terminals, tickets and the corpus's snapshots.
//!
//! Shows every value as written; masking is for whoever passes it on.

use super::responses::Response;
use super::{Report, TokenReport};
use crate::jose::SdJwt;
use crate::lint::Finding;
use crate::oauth::claims::{self, Meaning, Place, shown};
use crate::oauth::errors::Explained;
use crate::oauth::{Context, Provider, Speaks, Strength};
use crate::text::json::{Json, Object};
use crate::text::{shortened, with_article};
use std::fmt::{self, Write as _};

/// More than this of one value tells a reader nothing.
const VALUE_CHARS: usize = 400;
/// More places of a token are counted.
const PLACES: usize = 10;

/// The report as text, ending in a line break; the empty text for an empty report.
pub fn to_text(report: &Report, context: &Context) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_report(&mut out, report, context);
    out
}

fn write_report(out: &mut String, report: &Report, context: &Context) -> fmt::Result {
    write_findings(out, &report.findings)?;
    if let Some(har) = &report.har {
        writeln!(out, "{}", crate::har::to_text(har))?;
    }
    for (nth, token) in report.tokens.iter().enumerate() {
        if nth > 0 {
            out.push('\n');
        }
        write_token(out, token, context)?;
    }
    for response in report
        .responses
        .iter()
        .filter(|response| response.says_more())
    {
        if !out.is_empty() {
            out.push('\n');
        }
        write_response(out, response)?;
    }
    Ok(())
}

/// What came together, and what was held against each other.
fn write_response(out: &mut String, response: &Response) -> fmt::Result {
    write!(
        out,
        "Response in {}",
        with_article(response.carrier.title())
    )?;
    let tokens: Vec<String> = response
        .tokens
        .iter()
        .map(|nth| (nth + 1).to_string())
        .collect();
    if !tokens.is_empty() {
        write!(out, "; tokens {}", tokens.join(", "))?;
    }
    writeln!(
        out,
        "; bytes {}..{}",
        response.span.start, response.span.end
    )?;
    for (name, value) in &response.members {
        writeln!(out, "  {name} {}", shortened(value, VALUE_CHARS))?;
    }
    if let Some(error) = &response.error {
        for row in error.explained.iter().flat_map(Explained::rows) {
            let whose = match row.whose {
                "" => String::new(),
                whose => format!("{whose}, "),
            };
            let spec: Vec<String> = row.spec.iter().map(ToString::to_string).collect();
            writeln!(
                out,
                "  means ({whose}{}): {} [{}]",
                row.at,
                row.means.text(),
                spec.join("; ")
            )?;
            writeln!(out, "  change: {}", row.change.text())?;
        }
        if let Some(fix) = &error.fix {
            writeln!(out, "  fix: {}", fix.title)?;
        }
    }
    for checked in &response.checked {
        let spec: Vec<String> = checked.spec.iter().map(ToString::to_string).collect();
        writeln!(out, "  fits: {} [{}]", checked.says, spec.join("; "))?;
    }
    write_findings(out, &response.findings)
}

fn write_token(out: &mut String, report: &TokenReport, context: &Context) -> fmt::Result {
    let words = report.words();
    let verdict = &report.verdict;
    writeln!(out, "{}", words.title)?;
    write!(
        out,
        "  kind {}, {}",
        verdict.kind.name(),
        verdict.certainty.name()
    )?;
    write!(out, "; form {}", report.token.form.name())?;
    if report.opaque {
        out.push_str("; opaque");
    }
    if let Some(provider) = report.provider() {
        write!(out, "; provider {}", provider.id)?;
    }
    if let Some(name) = &report.name {
        write!(out, "; under {name}")?;
    }
    write!(out, "; bytes {}..{}", report.span.start, report.span.end)?;
    for (nth, place) in report.places.iter().skip(1).take(PLACES).enumerate() {
        let before = if nth == 0 { "; again at " } else { ", " };
        write!(out, "{before}{}..{}", place.span.start, place.span.end)?;
    }
    match report.places.len().saturating_sub(PLACES + 1) {
        0 => writeln!(out)?,
        more => writeln!(out, " and {more} more")?,
    }
    writeln!(out, "  {}", words.sentence)?;
    if let Some(unwrapped) = crate::scan::sentence(&report.unwrapped) {
        writeln!(out, "  {unwrapped}")?;
    }
    if let Some((why, spec)) = words.why {
        writeln!(out, "  why: {why} [{spec}]")?;
    }
    for advice in report.advice() {
        for text in [advice.says.text(), advice.way.text()] {
            if !text.is_empty() {
                let spec: Vec<String> = advice.spec.iter().map(ToString::to_string).collect();
                writeln!(out, "  advice: {text} [{}]", spec.join("; "))?;
            }
        }
    }
    if !verdict.rivals.is_empty() {
        let rivals: Vec<&str> = verdict.rivals.iter().map(|kind| kind.name()).collect();
        writeln!(out, "  could also be: {}", rivals.join(", "))?;
    }
    if let Some(settle) = verdict.settle {
        writeln!(out, "  to settle it: {settle}")?;
    }
    for piece in &verdict.evidence {
        let speaks = match piece.speaks {
            Speaks::For => "for",
            Speaks::Against => "against",
        };
        let strength = match piece.strength {
            Strength::Weak => "weak",
            Strength::Strong => "strong",
            Strength::Conclusive => "conclusive",
        };
        writeln!(
            out,
            "  {speaks} {}, {strength}: {} [{}]",
            piece.kind.name(),
            piece.saw,
            piece.spec
        )?;
    }
    let token = &report.token;
    let reader = Reader {
        context,
        provider: report.provider(),
        header: token.header.as_ref(),
    };
    write_object(out, "header", token.header.as_ref(), reader)?;
    let unprotected = token.unprotected.as_ref();
    write_object(out, "header, not protected", unprotected, reader)?;
    for (nth, party) in token.more.iter().enumerate() {
        writeln!(out, "signature or recipient {}", nth + 2)?;
        write_object(out, "header", party.header.as_ref(), reader)?;
        let unprotected = party.unprotected.as_ref();
        write_object(out, "header, not protected", unprotected, reader)?;
    }
    write_object(out, "claims", token.claims.as_ref(), reader)?;
    for (nth, key) in report.keys.iter().enumerate() {
        match key.is_read {
            true => writeln!(out, "key {}: {}", nth + 1, key.says)?,
            false => writeln!(out, "key {} cannot be read: {}", nth + 1, key.says)?,
        }
    }
    if let Some(sd) = &token.sd {
        write_sd_jwt(out, sd, reader)?;
    }
    write_findings(out, &report.findings)
}

/// What was disclosed, the claims that come of it, and who presents them.
fn write_sd_jwt(out: &mut String, sd: &SdJwt, reader: Reader<'_>) -> fmt::Result {
    if !sd.disclosures.is_empty() {
        writeln!(out, "disclosures")?;
    }
    for disclosure in &sd.disclosures {
        let value = disclosure.value.as_ref().map(Json::to_compact);
        let value = value.map_or("not readable".to_owned(), |v| shortened(&v, VALUE_CHARS));
        match (&disclosure.path, &disclosure.name) {
            (Some(path), _) => write!(out, "  {path} {value}")?,
            (None, Some(name)) => {
                let name = shortened(name.written(), VALUE_CHARS);
                write!(out, "  {name} {value}, without a place")?;
            }
            (None, None) => write!(out, "  {value}, without a place")?,
        }
        if let Some(digest) = &disclosure.digest {
            write!(out, " [{digest}]")?;
        }
        out.push('\n');
    }
    write_object(out, "claims after disclosure", sd.claims.as_ref(), reader)?;
    if let Some(key_binding) = &sd.key_binding {
        let header = key_binding.header.as_ref();
        let reader = Reader { header, ..reader };
        write_object(out, "key binding header", header, reader)?;
        let claims = key_binding.claims.as_ref();
        write_object(out, "key binding claims", claims, reader)?;
    }
    Ok(())
}

/// What the members of an object are read with.
#[derive(Clone, Copy)]
struct Reader<'a> {
    context: &'a Context,
    provider: Option<&'static Provider>,
    /// Of the token that the claims are in: what a hash is made with stands there.
    header: Option<&'a Object>,
}

/// Every member as written, and after `=` what a reader cannot see in it: a time, the words for a value, and what a name
/// means that no specification defines. What `iss` means is not repeated in every report.
fn write_object(
    out: &mut String,
    title: &str,
    object: Option<&Object>,
    reader: Reader<'_>,
) -> fmt::Result {
    let Some(object) = object else { return Ok(()) };
    let place = match title.contains("claims") {
        true => Place::Claims,
        false => Place::Header,
    };
    writeln!(out, "{title}")?;
    for member in &object.members {
        let name = shortened(member.name.written(), VALUE_CHARS);
        let value = shortened(&member.value.to_compact(), VALUE_CHARS);
        write!(out, "  {name} {value}")?;
        let meaning = claims::known(place, member.name.as_str(), reader.provider);
        // What the value is, then what the name means.
        let mut notes: Vec<String> = Vec::new();
        let row = meaning.row();
        if let Some(time) = row.and_then(|row| shown::time(row, &member.value)) {
            let now = reader.context.now;
            notes.push(format!("{}, {}", time.utc(), time.relative_to(now)));
        }
        let said = claims::say(&meaning, &member.value, reader.header);
        notes.extend(said.map(|said| shortened(&said, VALUE_CHARS)));
        notes.extend(match meaning {
            Meaning::Registered(_) => None,
            Meaning::Ours(row) => Some(row.meaning.text().to_owned()),
            Meaning::Elsewhere(row, at) => Some(format!("At {at}: {}", row.meaning.text())),
            Meaning::Parameter(_) => Some("A parameter of a request.".to_owned()),
            Meaning::Namespaced(owner) => Some(format!("A name of {owner}’s own.")),
            Meaning::Unknown => Some("A name that we do not know.".to_owned()),
        });
        if !notes.is_empty() {
            write!(out, " = {}", notes.join(" · "))?;
        }
        out.push('\n');
    }
    Ok(())
}

fn write_findings(out: &mut String, findings: &[Finding]) -> fmt::Result {
    for finding in findings {
        write!(out, "{} {}", finding.severity().name(), finding.name())?;
        if let Some(at) = &finding.at {
            write!(out, " at {at}")?;
        }
        let spec: Vec<String> = finding.spec.iter().map(ToString::to_string).collect();
        writeln!(out, ": {} [{}]", finding.message, spec.join("; "))?;
        for choice in &finding.choices {
            writeln!(out, "  a way out: {}", choice.title)?;
        }
    }
    Ok(())
}
