//! Whether Markdown holds no more than was meant: lines of the known kinds, and no markup but code and known links.
//!
//! Knows as much of Markdown as the exports use.

use claimscope::inspect::Report;
use claimscope::spec::Clause;
use std::collections::BTreeSet;

/// How a line of an export may begin.
const BEGINNINGS: &[&str] = &["# ", "## ", "### ", "- ", "| ", "---"];

/// Lines of words alone.
fn is_words(line: &str) -> bool {
    line.chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '‘' | '“' | '`' | '(' | '’'))
}

/// A link to every clause that the report cites.
pub fn links(report: &Report) -> BTreeSet<String> {
    let mut clauses: Vec<Clause> = Vec::new();
    for finding in &report.findings {
        clauses.extend(finding.spec);
    }
    for token in &report.tokens {
        clauses.extend(token.findings.iter().flat_map(|finding| finding.spec));
        clauses.extend(token.verdict.evidence.iter().map(|piece| piece.spec));
        clauses.extend(token.verdict.provider_seen.iter().map(|seen| seen.spec));
        clauses.extend(token.advice().iter().flat_map(|advice| advice.spec));
        clauses.extend(token.words().why.map(|(_, spec)| spec));
        clauses.extend(token.checks.iter().map(|check| check.spec));
    }
    for response in &report.responses {
        clauses.extend(response.findings.iter().flat_map(|finding| finding.spec));
        clauses.extend(response.checked.iter().flat_map(|checked| checked.spec));
        let error = response
            .error
            .as_ref()
            .and_then(|error| error.explained.as_ref());
        clauses.extend(
            error
                .into_iter()
                .flat_map(|error| error.rows())
                .flat_map(|row| row.spec),
        );
    }
    let link = |clause: &Clause| Some(format!("[{clause}]({})", clause.url()?));
    clauses.iter().filter_map(link).collect()
}

/// The first line that is more than it should be.
pub fn check(markdown: &str, links: &BTreeSet<String>) -> Result<(), String> {
    let mut is_in_table = false;
    for line in markdown.split('\n') {
        let wrong = |what: &str| Err(format!("{what}: {line:?}"));
        if line.is_empty() {
            is_in_table = false;
            continue;
        }
        if line.chars().any(|c| {
            c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        }) {
            return wrong("a character that is not seen");
        }
        if !is_words(line) && !BEGINNINGS.iter().any(|begin| line.starts_with(begin)) {
            return wrong("a line of another kind");
        }
        // Code spans are of one backtick, and nothing is read in them.
        let pieces: Vec<&str> = line.split('`').collect();
        if pieces.len().is_multiple_of(2) || line.contains("``") {
            return wrong("a code span that does not end");
        }
        if line.starts_with("| ") {
            if line.matches('|').count() != 4 || !line.ends_with(" |") {
                return wrong("a row with other cells");
            }
            is_in_table = true;
        } else if is_in_table {
            return wrong("a line that goes on in a table");
        }
        let mut rest: String = pieces.iter().step_by(2).copied().collect();
        for link in links {
            rest = rest.replace(link, "");
        }
        let begin = BEGINNINGS.iter().find(|begin| rest.starts_with(**begin));
        let body = rest
            .get(begin.map_or(0, |begin| begin.len())..)
            .unwrap_or_default();
        let body = match line.starts_with("| ") {
            true => body
                .replace(" | ", " ")
                .replace("---", "")
                .trim_end_matches('|')
                .to_owned(),
            false => body
                .replace("**error**", "")
                .replace("**warning**", "")
                .replace("**note**", "")
                .replace("**passed**", "")
                .replace("**failed**", "")
                .replace("**not checked**", ""),
        };
        let marks = [
            '<', '>', '*', '_', '~', '@', '#', '|', '\\', '[', ']', '&', '$',
        ];
        if body.contains(marks) || body.contains("://") || body.contains("www.") {
            return wrong("markup");
        }
    }
    Ok(())
}
