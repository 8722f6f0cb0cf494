//! The report as Markdown that reads well in a ticket, as it stands and when it is drawn.
//!
//! Everything out of the text that was pasted passes through `escape`. No raw token, masked or not.

use super::escape::{code, sentence};
use super::table::Reader;
use super::{Export, Texts, Told, recording};
use crate::checks::Check;
use crate::classify::{Certainty, Verdict};
use crate::inspect::responses::Response;
use crate::lint::Finding;
use crate::oauth::claims::Place;
use crate::oauth::{Speaks, Strength};
use crate::scan;
use crate::spec::Clause;
use crate::text::with_article;

/// Nobody reads more rows, and trackers take no texts of any length.
pub const MOST_ROWS: usize = 100;

/// Nobody reads more tokens.
const MOST_TOKENS: usize = 50;

/// Writes it.
pub fn write(export: &Export) -> String {
    let mut out = String::new();
    let count = export.tokens.len();
    if count != 1 {
        let words = [&count.to_string(), " tokens"].concat();
        line(
            &mut out,
            &["# ", if count == 0 { "No token" } else { &words }],
        );
        gap(&mut out);
    }
    for (nth, told) in export.tokens.iter().take(MOST_TOKENS).enumerate() {
        let nth = (count > 1).then_some(nth + 1);
        token(&mut out, told, nth, export);
    }
    if count > MOST_TOKENS {
        let more = (count - MOST_TOKENS).to_string();
        line(
            &mut out,
            &["And ", &more, " tokens more, which are not described here."],
        );
        gap(&mut out);
    }
    for (response, errors) in export.report.responses.iter().zip(&export.errors) {
        if response.says_more() {
            of_response(&mut out, response, errors);
        }
    }
    for recorded in &export.recordings {
        recording::write(&mut out, recorded);
    }
    if !export.report.findings.is_empty() {
        gap(&mut out);
        line(&mut out, &["## The text"]);
        gap(&mut out);
        findings(&mut out, &export.report.findings);
    }
    foot(&mut out, export);
    out
}

/// Writes a line.
pub fn line(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
    out.push('\n');
}

/// An empty line, where there is none yet.
pub fn gap(out: &mut String) {
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
}

/// Begins a section of a token.
pub fn heading(out: &mut String, title: &str) {
    gap(out);
    line(out, &["### ", title]);
    gap(out);
}

fn token(out: &mut String, told: &Told, nth: Option<usize>, export: &Export) {
    let report = &told.report;
    let verdict = &report.verdict;
    gap(out);
    let nth = nth.map(|nth| [&nth.to_string(), ": "].concat());
    let from = match report.provider() {
        // `Microsoft Entra refresh token` says it already.
        Some(provider) if !is_named(&told.words.title, provider.title) => {
            [" (", provider.title, ")"].concat()
        }
        _ => String::new(),
    };
    let title = sentence(&told.words.title);
    line(
        out,
        &["## ", nth.as_deref().unwrap_or_default(), &title, &from],
    );
    gap(out);
    line(out, &[&sentence(&told.words.sentence)]);
    gap(out);
    let name = report.name.as_deref().map(code);
    let name = name.map(|name| [", found under ", &name].concat());
    line(
        out,
        &[
            "- Kind: ",
            &code(verdict.kind.name()),
            ", ",
            certainty(verdict.certainty),
        ],
    );
    line(
        out,
        &[
            "- Form: ",
            &code(report.token.form.name()),
            name.as_deref().unwrap_or_default(),
        ],
    );
    if let Some(provider) = report.provider() {
        line(out, &["- Provider: ", provider.title]);
    }
    if let Some(said) = scan::sentence(&report.unwrapped) {
        line(out, &["- ", &said]);
    }
    why(out, told, verdict);
    if !report.findings.is_empty() {
        heading(out, "Findings");
        findings(out, &report.findings);
    }
    if !report.checks.is_empty() {
        heading(out, "Checks");
        checks(out, &report.checks);
    }
    advice(out, &told.advice);
    let reader = Reader { told, export };
    let token = &report.token;
    reader.object(out, "Header", Place::Header, token.header.as_ref());
    reader.object(
        out,
        "Header that nothing protects",
        Place::Header,
        token.unprotected.as_ref(),
    );
    reader.object(out, "Claims", Place::Claims, token.claims.as_ref());
    if let Some(sd) = &token.sd {
        reader.object(
            out,
            "Claims after disclosure",
            Place::Claims,
            sd.claims.as_ref(),
        );
        if let Some(key_binding) = &sd.key_binding {
            reader.object(
                out,
                "Key binding",
                Place::Claims,
                key_binding.claims.as_ref(),
            );
        }
    }
    gap(out);
    for (part, bytes) in &told.rest {
        let part = part.to_string();
        line(
            out,
            &[
                "- ",
                &part,
                ": ",
                &bytes.to_string(),
                " bytes, left out here",
            ],
        );
    }
}

fn is_named(title: &str, provider: &str) -> bool {
    let first = provider.split(' ').next().unwrap_or(provider);
    title.contains(first)
}

/// What the tokens came with, and how they fit together.
fn of_response(out: &mut String, response: &Response, errors: &[Texts]) {
    gap(out);
    line(
        out,
        &[
            "## Response in ",
            &sentence(&with_article(response.carrier.title())),
        ],
    );
    gap(out);
    for (name, value) in response.members.iter().take(MOST_ROWS) {
        line(out, &["- ", &code(name), ": ", &code(value)]);
    }
    for checked in &response.checked {
        let spec: Vec<String> = checked.spec.iter().map(clause).collect();
        let says = sentence(&checked.says);
        line(out, &["- fits: ", &says, " ", &spec.join(", ")]);
    }
    findings(out, &response.findings);
    advice(out, errors);
}

fn why(out: &mut String, told: &Told, verdict: &Verdict) {
    if let Some((why, spec)) = told.words.why {
        line(
            out,
            &["- Why it is so: ", &sentence(why), " ", &clause(&spec)],
        );
    }
    let seen = verdict.provider_seen.as_ref();
    if verdict.evidence.is_empty() && seen.is_none() {
        return;
    }
    heading(out, "Why");
    for piece in &verdict.evidence {
        let is_own = piece.kind == verdict.kind;
        let about = match (piece.speaks, is_own) {
            (Speaks::For, true) => String::new(),
            (Speaks::For, false) => ["for ", piece.kind.row().title, ": "].concat(),
            (Speaks::Against, true) => "against it: ".to_owned(),
            (Speaks::Against, false) => ["against ", piece.kind.row().title, ": "].concat(),
        };
        let said = [&about, &sentence(&piece.saw), " ", &clause(&piece.spec)].concat();
        line(out, &["- ", strength(piece.strength), ": ", &said]);
    }
    if let Some(seen) =
        seen.filter(|seen| verdict.evidence.iter().all(|piece| piece.saw != seen.saw))
    {
        let provider = verdict
            .provider
            .map_or("the provider", |provider| provider.title);
        let said = [
            "from ",
            provider,
            ": ",
            &sentence(&seen.saw),
            " ",
            &clause(&seen.spec),
        ]
        .concat();
        line(out, &["- ", strength(seen.strength), ": ", &said]);
    }
    if !verdict.rivals.is_empty() {
        let rivals: Vec<&str> = verdict.rivals.iter().map(|kind| kind.row().title).collect();
        line(out, &["- It could also be: ", &rivals.join(", ")]);
    }
    if let Some(settle) = verdict.settle {
        line(out, &["- ", &sentence(settle)]);
    }
}

fn findings(out: &mut String, findings: &[Finding]) {
    for finding in findings {
        let at = finding
            .at
            .as_ref()
            .map(|at| [" at ", &code(&at.to_string())].concat());
        let spec: Vec<String> = finding.spec.iter().map(clause).collect();
        line(
            out,
            &[
                "- **",
                finding.severity().name(),
                "** ",
                &code(finding.name()),
                at.as_deref().unwrap_or_default(),
                ": ",
                &sentence(&finding.message),
                " ",
                &spec.join(", "),
            ],
        );
        for choice in &finding.choices {
            line(out, &["  - a way out: ", &sentence(&choice.title)]);
        }
    }
}

/// What the token's reader makes sure of, as far as it takes no key.
fn checks(out: &mut String, checks: &[Check]) {
    for check in checks {
        let outcome = check.outcome.name().replace('-', " ");
        let (name, text) = (code(check.name), sentence(&check.text));
        let parts = [
            "- **",
            &outcome,
            "** ",
            &name,
            ": ",
            &text,
            " ",
            &clause(&check.spec),
        ];
        line(out, &parts);
    }
}

fn advice(out: &mut String, advice: &[Texts]) {
    let texts = advice
        .iter()
        .any(|said| said.says.is_some() || said.way.is_some());
    if !texts {
        return;
    }
    heading(out, "What to do");
    for said in advice {
        let texts = said.says.iter().chain(&said.way).map(|text| sentence(text));
        let texts: Vec<String> = texts.collect();
        let spec: Vec<String> = said.spec.iter().map(clause).collect();
        if !texts.is_empty() {
            line(out, &["- ", &texts.join(" "), " ", &spec.join(", ")]);
        }
    }
}

/// Its label, leading to its address. Both are ours, and a test holds that no bracket stands in them.
pub fn clause(spec: &Clause) -> String {
    let label = spec.to_string();
    match spec.url() {
        Some(url) => ["[", &label, "](", &url, ")"].concat(),
        None => ["(", &sentence(&label), ")"].concat(),
    }
}

const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Conclusive => "conclusive: documented beyond doubt",
        Certainty::Strong => "strong: documented, or several things together",
        Certainty::Weak => "weak: a guess",
        Certainty::None => "nothing decides it",
    }
}

const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Conclusive => "conclusive",
        Strength::Strong => "strong",
        Strength::Weak => "weak",
    }
}

/// What it was judged by, what is missing from it, and who says so.
fn foot(out: &mut String, export: &Export) {
    let context = &export.context;
    gap(out);
    line(out, &["---"]);
    gap(out);
    line(out, &["- Judged at ", &context.now.utc()]);
    for (what, value) in [
        ("API that is asked for", &context.audience),
        ("Issuer that is expected", &context.issuer),
        ("Client that asks", &context.client_id),
    ] {
        if let Some(value) = value {
            line(out, &["- ", what, ": ", &code(value)]);
        }
    }
    line(
        out,
        &[
            "- ",
            match export.masked {
                true => {
                    "Tokens, signatures, secrets and personal values are masked; equal numbers stand for equal values"
                }
                false => "Personal values are not masked",
            },
        ],
    );
    line(
        out,
        &[
            "- Made by Claimscope ",
            env!("CARGO_PKG_VERSION"),
            "; a signature was checked only where a check above says so",
        ],
    );
}
