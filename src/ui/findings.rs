//! Findings: shape, word, sentence, clause, and what mends it. The one way to be told that something is wrong.

use super::el::{El, button, classed, el};
use super::icon;
use super::page::Page;
use super::prose::said;
use crate::lint::{Finding, Fix};
use crate::spec::Clause;

/// Where something is written, as a link; only words for what is written nowhere.
pub fn clause(clause: &Clause) -> El {
    let link = match clause.url() {
        Some(url) => classed("a", "clause")
            .attr("href", &url)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer"),
        None => classed("span", "clause"),
    };
    link.text(&clause.to_string())
}

/// Several findings. `name_place` is whether each says where it is; at a field it need not.
pub fn findings(page: Page, found: &[Finding], name_place: bool) -> Vec<El> {
    let each = |finding: &Finding| one(page, finding, name_place);
    found.iter().map(each).collect()
}

fn one(page: Page, finding: &Finding, name_place: bool) -> El {
    let severity = finding.severity();
    let place = finding.at.as_ref().filter(|_| name_place);
    let mut message =
        classed("p", "message").with(classed("span", "severity").text(severity.name()));
    if let Some(place) = place {
        message = message
            .text(" in ")
            .with(el("code").text(&place.to_string()));
    }
    let mends = |fix: &Fix, testid: &str| {
        let (at, mended) = (finding.at.clone(), fix.clone());
        let press = move || page.mend(at.as_ref(), &mended);
        button("fix", press)
            .attr("data-testid", testid)
            .text(&fix.title)
    };
    let explain = el("details")
        .with(el("summary").with(el("code").text(finding.name())))
        .with(classed("p", "prose").child(said(page, finding.rule.explain)));
    classed("div", "finding")
        .attr("data-testid", "finding")
        .attr("data-name", finding.name())
        .attr("data-severity", severity.name())
        .child(icon::severity(severity))
        .with(
            el("div")
                .with(message.text(": ").text(&finding.message))
                .with(
                    classed("div", "foot-line")
                        .maybe(finding.fix.as_ref().map(|fix| mends(fix, "fix")))
                        .each(finding.choices.iter().map(|choice| mends(choice, "choice")))
                        .each(finding.spec.iter().map(clause))
                        .with(explain),
                ),
        )
}
