//! Rules, and what they find.
//!
//! Runs every registered rule over a token or a request. Report order is severity, place, name; the same input always gives
//! the same report. Does **not** classify and does **not** verify signatures.

/// A rule's examples. The page leaves them out: tests run them natively, and nobody sees them there.
macro_rules! examples {
    ($($example:tt)*) => {
        if cfg!(target_arch = "wasm32") { &[] } else { &[$($example)*] }
    };
}

/// A rule's summary, which only lists and documentation show: left out of the page for the same reason.
macro_rules! summary {
    ($summary:literal) => {
        if cfg!(target_arch = "wasm32") {
            ""
        } else {
            $summary
        }
    };
}

pub mod finding;
pub mod json;
pub mod rule;
pub mod rules;
pub mod subject;
mod ways_out;

pub use finding::{Finding, Fix, Place, Severity};
pub use rule::{Breach, Check, Checked, Example, Input, Report, Rule};
pub use subject::{Nth, PairUnderLint, RequestUnderLint, TextUnderLint, TokenUnderLint};

use crate::oauth::import::Misplaced;
use crate::oauth::outcome::Outcome;
use crate::oauth::request::AuthorizationRequest;
use crate::oauth::request_object;
use crate::scan::Found;
use crate::text::sort::sort_by;

/// What the rules about a whole text find.
pub fn lint_text(text: &str, found: &[Found]) -> Vec<Finding> {
    let seen = TextUnderLint { text, found };
    let each = |rule: &'static Rule, report: &mut Report| {
        if let Check::Text(check) = rule.check {
            check(&seen, report);
        }
    };
    let mut findings = run(rules::token::RULES, each);
    findings.extend(run(rules::pair::RULES, each));
    sort(&mut findings);
    findings
}

/// What the token rules find.
pub fn lint_token(token: &TokenUnderLint<'_>) -> Vec<Finding> {
    run(rules::token::RULES, |rule, report| {
        if let Check::Token(check) = rule.check {
            check(token, report);
        }
    })
}

/// What the rules about a response find, each with the token that it is about, and what fits.
pub fn lint_pair(pair: &PairUnderLint<'_>) -> (Vec<(Option<usize>, Finding)>, Vec<Checked>) {
    let (mut findings, mut checked) = (Vec::new(), Vec::new());
    for rule in rules::pair::RULES.iter().copied() {
        if let Check::Pair(check) = rule.check {
            let mut report = Report::new(rule);
            check(pair, &mut report);
            let (found, fits) = report.into_parts();
            findings.extend(found);
            checked.extend(fits);
        }
    }
    (findings, checked)
}

/// What the request rules find. Where the parameters stand in a request object that can be read, those are judged, and what
/// is found there cannot be mended here: the object is signed. A choice that would add an error is not offered.
pub fn lint_request(seen: &RequestUnderLint<'_>) -> Vec<Finding> {
    let mut findings = judge_request(seen);
    ways_out::keep(&mut findings, seen.request, |request| {
        judge_request(&RequestUnderLint { request, ..*seen })
    });
    findings
}

/// What the request rules find, each with every way out that it knows.
fn judge_request(seen: &RequestUnderLint<'_>) -> Vec<Finding> {
    let effective = request_object::effective(seen.request);
    let inner = effective.as_ref().map(|effective| RequestUnderLint {
        request: &effective.request,
        ..*seen
    });
    let mut findings = run(rules::request::RULES, |rule, report| match rule.check {
        Check::Request(check) => check(inner.as_ref().unwrap_or(seen), report),
        Check::RequestAsSent(check) => check(seen, report),
        _ => {}
    });
    if inner.is_some() {
        for finding in &mut findings {
            tell_inside(finding, seen.request);
        }
    }
    findings
}

/// Says of a finding about a parameter of the request object that it is there.
fn tell_inside(finding: &mut Finding, sent: &AuthorizationRequest) {
    let is_about_location =
        matches!(&finding.at, Some(Place::Request(name)) if name == sent.location_name());
    if matches!(finding.rule.check, Check::RequestAsSent(_)) || is_about_location {
        return;
    }
    finding.message.insert_str(0, "In the request object: ");
    finding.fix = None;
    finding.choices.clear();
}

/// Takes out what says that a parameter is missing whose value is only known where the code runs. What is found at a
/// parameter without a value can say nothing else.
pub fn without_computed(
    findings: &mut Vec<Finding>,
    request: &AuthorizationRequest,
    computed: &[String],
) {
    let is_computed = |name: &str| {
        let is_empty = match name == request.location_name() {
            true => request.location.trim().is_empty(),
            false => request.get(name).is_none(),
        };
        is_empty && computed.iter().any(|known| known == name)
    };
    findings.retain(|finding| match &finding.at {
        Some(Place::Request(name)) => !is_computed(name),
        _ => true,
    });
}

/// What the rules find that hold a request against what its server says of itself.
pub fn lint_metadata(request: &RequestUnderLint<'_>) -> Vec<Finding> {
    run(rules::metadata::RULES, |rule, report| {
        if let Check::Request(check) = rule.check {
            check(request, report);
        }
    })
}

/// What the rules about a client library's configuration find.
pub fn lint_import(misplaced: &[Misplaced]) -> Vec<Finding> {
    run(rules::import::RULES, |rule, report| {
        if let Check::Import(check) = rule.check {
            check(misplaced, report);
        }
    })
}

/// Tells a prediction of the errors that the request itself has.
pub fn tell_errors(outcome: &mut Outcome, findings: &[Finding]) {
    let errors = findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Error);
    for finding in errors {
        let at = match &finding.at {
            Some(Place::Request(name)) => name,
            _ => "",
        };
        outcome.tell(at, finding.name());
    }
}

/// Each side has its own rules at hand and no other: the page loads those about tokens when there is one.
fn run(rules: &[&'static Rule], each: impl Fn(&'static Rule, &mut Report)) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules.iter().copied() {
        let mut report = Report::new(rule);
        each(rule, &mut report);
        findings.extend(report.into_findings());
    }
    sort(&mut findings);
    findings
}

/// Puts findings in the order of a report.
pub fn sort(findings: &mut [Finding]) {
    sort_by(findings, |a: &Finding, b: &Finding| {
        (a.severity(), &a.at, a.name()).cmp(&(b.severity(), &b.at, b.name()))
    });
}
