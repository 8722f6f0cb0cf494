//! What a HAR tells, as text that reads like the page: for terminals and the expected reports of tests.

use super::report::{HarReport, Said, Step};
use std::fmt::{self, Write as _};

/// The report as text, ending in a line break.
pub fn to_text(report: &HarReport) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut out, report);
    out
}

fn write(out: &mut String, report: &HarReport) -> fmt::Result {
    let by = if report.creator.is_empty() {
        "an unnamed program"
    } else {
        &report.creator
    };
    writeln!(out, "HAR by {by}: {} entries read", report.read())?;
    if let Some(stopped) = report.stopped {
        writeln!(out, "  {stopped}")?;
    }
    for said in &report.notes {
        write_said(out, said, "  ")?;
    }
    for (nth, flow) in report.flows.iter().enumerate() {
        write!(out, "\nlogin {}", nth + 1)?;
        if let Some(provider) = flow.provider {
            write!(out, ", {}", provider.title)?;
        }
        if let Some(client) = &flow.client_id {
            write!(out, ", client {client}")?;
        }
        match flow.grant.is_empty() {
            true => writeln!(out, ", no exchange seen")?,
            false => writeln!(out, ", {}", flow.grant)?,
        }
        for step in &flow.steps {
            write_step(out, report, step)?;
        }
    }
    if !report.calls.is_empty() {
        writeln!(out, "\ncalls of no login")?;
    }
    for step in &report.calls {
        write_step(out, report, step)?;
    }
    if report.left_out > 0 {
        writeln!(out, "\n{} more are not listed.", report.left_out)?;
    }
    Ok(())
}

fn write_step(out: &mut String, report: &HarReport, step: &Step) -> fmt::Result {
    let at = step.at.map(super::Moment::clock).unwrap_or_default();
    write!(
        out,
        "  {at} {}: {} {}{}",
        step.kind.title(),
        step.method,
        step.host,
        step.path
    )?;
    match step.status {
        0 => write!(out, ", no answer")?,
        status => write!(out, ", {status}")?,
    }
    if step.times > 1 {
        write!(out, ", {} times", step.times)?;
    }
    writeln!(out, " [entry {}]", step.entry)?;
    for held in &step.tokens {
        let way = if held.sent { "sent" } else { "got" };
        let title = report.title(held).map(|title| title.0).unwrap_or_default();
        writeln!(out, "    {way} {}: {title}", held.name)?;
    }
    for said in &step.says {
        write_said(out, said, "    ")?;
    }
    Ok(())
}

fn write_said(out: &mut String, said: &Said, indent: &str) -> fmt::Result {
    let spec: Vec<String> = said.spec.iter().map(ToString::to_string).collect();
    writeln!(
        out,
        "{indent}{}: {} [{}]",
        said.severity.name(),
        said.text,
        spec.join("; ")
    )?;
    for row in said.explained.iter().flat_map(|explained| explained.rows()) {
        writeln!(out, "{indent}  {} {}", row.means.text(), row.change.text())?;
    }
    Ok(())
}
