//! Takes signatures, tokens, secrets and what is about a person out of a report, and leaves what a reader needs: type,
//! length, the domain of an e-mail address, and which values are equal.
//!
//! What is to be hidden, `oauth::claims::personal` says by name and `look` by looks. Hashes of tokens stay: nothing can be
//! won back from them.

mod inside;

use super::look;
use super::said::{self, Hidden, clients, is_a_thing, numbered, without};
use crate::checks::Check;
use crate::inspect::TokenReport;
use crate::lint::{Finding, Fix, Place};
use crate::oauth::claims::personal::Masking;
use crate::oauth::request::Edit;
use crate::text::json;
use inside::Under;

/// More values get no number of their own, and are not looked for elsewhere.
const MOST: usize = 2_000;

/// More values of one token are not looked for in sentences: then the sentences stay away.
const MOST_LOOKED_FOR: usize = 200;

/// A string in a claim that is as long as this is looked for in the claims beside it; shorter ones are common words.
const TELLING: usize = 8;

/// Words behind which a secret stands.
const PASSWORDS: [&str; 4] = ["password", "passwd", "pwd", "secret"];

/// What takes the place of a sentence that could hold any of too many values.
const LEFT_OUT: &str = "(left out: too many values to mask)";

/// Hides values, the same value always in the same way.
#[derive(Default)]
pub struct Mask {
    /// Every value that has a number, in the order of their numbers.
    values: Vec<String>,
    /// Those of the token at hand, by their number.
    here: Vec<usize>,
    /// Opaque tokens: wherever one stands, it is as good as the token.
    opaque: Vec<usize>,
    /// Too many of them to look for.
    crowded: bool,
    /// Who is a client and no person, though `sub` names it.
    clients: Vec<String>,
}

impl Mask {
    /// One that knows which tokens there are.
    pub fn of<'a>(tokens: impl Iterator<Item = &'a TokenReport>) -> Self {
        let mut mask = Self::default();
        for one in tokens {
            let token = &one.token;
            let number = mask.number(&token.raw);
            if token.header.is_none() && token.claims.is_none() && token.raw.len() >= TELLING {
                mask.opaque.extend(number);
            }
        }
        mask
    }

    /// The report on one token, with nothing in it that is to be hidden.
    pub fn token(&mut self, report: &TokenReport) -> TokenReport {
        self.here.clear();
        self.crowded = false;
        self.clients = clients(report.token.claims.as_ref());
        // Twice: what the last claim hides may stand in the first.
        self.inside(&report.token);
        let token = self.inside(&report.token);
        for name in report
            .places
            .iter()
            .map(|place| &place.name)
            .chain([&report.name])
        {
            for word in name.iter().flat_map(|name| look::random_words(name)) {
                self.label(word, Hidden::Text);
            }
        }
        let mut verdict = report.verdict.clone();
        for piece in &mut verdict.evidence {
            piece.saw = self.sentence(&piece.saw);
        }
        if let Some(seen) = &mut verdict.provider_seen {
            seen.saw = self.sentence(&seen.saw);
        }
        let mut places = report.places.clone();
        for place in &mut places {
            place.name = place.name.as_deref().map(|name| self.sentence(name));
        }
        TokenReport {
            token,
            name: report.name.as_deref().map(|name| self.sentence(name)),
            span: report.span,
            places,
            unwrapped: report.unwrapped.clone(),
            ignored: report.ignored.clone(),
            verdict,
            opaque: report.opaque,
            findings: self.findings(&report.findings),
            keys: report.keys.clone(),
            checks: report
                .checks
                .iter()
                .map(|check| self.check(check))
                .collect(),
        }
    }

    fn check(&self, check: &Check) -> Check {
        Check {
            text: self.sentence(&check.text),
            ..check.clone()
        }
    }

    /// Findings about the whole text, where any value may stand.
    pub fn of_all(&mut self, findings: &[Finding]) -> Vec<Finding> {
        self.here = (0..self.values.len()).collect();
        self.crowded = self.values.len() == MOST;
        self.findings(findings)
    }

    /// A value that stood under a name in the text itself.
    pub fn given(&mut self, name: &str, value: &str) -> String {
        let under = Under {
            how: look::masking(name),
            ..Under::default()
        };
        self.string(name, value, under)
            .unwrap_or_else(|| self.words(value))
    }

    fn findings(&self, findings: &[Finding]) -> Vec<Finding> {
        let place = |place: &Place| match place {
            Place::Header(name) => Place::Header(self.sentence(name)),
            Place::Claim(name) => Place::Claim(self.sentence(name)),
            Place::Request(name) => Place::Request(self.sentence(name)),
            Place::Response(_) | Place::Part(..) => place.clone(),
        };
        let edit = |edit: &Edit| match edit {
            Edit::SetParam { name, value } => Edit::SetParam {
                name: name.clone(),
                value: self.sentence(value),
            },
            Edit::ReplaceValue { name, from, to } => Edit::ReplaceValue {
                name: name.clone(),
                from: self.sentence(from),
                to: self.sentence(to),
            },
            Edit::AddScope { scope } => Edit::AddScope {
                scope: self.sentence(scope),
            },
            Edit::RemoveParam { .. } | Edit::Fresh { .. } | Edit::AddPkce => edit.clone(),
        };
        let fix = |fix: &Fix| Fix {
            title: self.sentence(&fix.title),
            safe: fix.safe,
            edits: fix.edits.iter().map(edit).collect(),
        };
        let finding = |finding: &Finding| Finding {
            rule: finding.rule,
            message: self.sentence(&finding.message),
            at: finding.at.as_ref().map(place),
            fix: finding.fix.as_ref().map(fix),
            choices: finding.choices.iter().map(fix).collect(),
            spec: finding.spec,
        };
        findings.iter().map(finding).collect()
    }

    /// What stands in place of a string; none where it stays.
    fn string(&mut self, name: &str, text: &str, under: Under) -> Option<String> {
        let is_client = || self.clients.iter().any(|client| client == text) || is_a_thing(text);
        let how = match under.how {
            Some(Masking::Subject) if is_client() => None,
            how => how,
        };
        if text.is_empty() {
            return None;
        }
        // JSON within JSON is looked into.
        if text.starts_with(['{', '['])
            && let Ok(inner) = json::parse(text)
        {
            let masked = self.json(name, &inner, under).to_compact();
            return (masked != inner.to_compact()).then_some(masked);
        }
        match how {
            Some(Masking::Secret) => Some(self.label(text, Hidden::Text)),
            Some(Masking::Subject) => Some(self.label(text, Hidden::Subject)),
            Some(Masking::Personal) => Some(self.label(text, Hidden::Text)),
            None if look::is_secret(name, text) => Some(self.label(text, Hidden::Text)),
            None => self.unnamed(text),
        }
    }

    /// A string under a name that says nothing.
    fn unnamed(&mut self, text: &str) -> Option<String> {
        // Of a description what is hidden goes by itself, so that what went wrong can still be read.
        if is_description(text) {
            let said = self.words(text);
            if !self.holds_known(&said) {
                return (said != text).then_some(said);
            }
        }
        let is_hidden = look::is_personal(text) || self.is_known(text) || self.holds_known(text);
        is_hidden.then(|| self.label(text, Hidden::Text))
    }

    fn is_known(&self, text: &str) -> bool {
        let mut all = self.here.iter().chain(&self.opaque);
        text.len() >= TELLING
            && all.any(|at| self.values.get(*at).is_some_and(|value| value == text))
    }

    fn holds_known(&self, text: &str) -> bool {
        if self.crowded {
            return text.len() >= TELLING;
        }
        let mut all = self.here.iter().chain(&self.opaque);
        let holds = |value: &String| value.len() >= TELLING && text.contains(value.as_str());
        text.len() > TELLING && all.any(|at| self.values.get(*at).is_some_and(holds))
    }

    /// A sentence of ours without the values that are hidden.
    pub fn sentence(&self, text: &str) -> String {
        if self.crowded {
            return LEFT_OUT.to_owned();
        }
        let mut out = text.to_owned();
        for at in self.opaque.iter().chain(&self.here) {
            if let Some(value) = self.values.get(*at) {
                out = without(&out, value, &numbered(Some(*at)));
            }
        }
        while let Some((start, end)) = look::e_mail(&out) {
            out.replace_range(start..end, "(masked)");
        }
        out
    }

    /// What somebody else wrote: without the values that are hidden, without what shows that it is a secret or a person's, and
    /// without what stands behind the word for a password.
    pub fn words(&self, text: &str) -> String {
        let said = without_phones(&self.sentence(text));
        let mut is_secret_next = false;
        let each = said.split(' ').map(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '=' && c != '+');
            let (name, value) = bare.split_once('=').unwrap_or(("", bare));
            let is_named = PASSWORDS.contains(&&*name.to_ascii_lowercase());
            let is_hidden = is_secret_next
                || is_named && !value.is_empty()
                || look::is_secret("", value)
                || look::is_personal(value);
            let word_is = |known: &&str| bare.trim_end_matches(':').eq_ignore_ascii_case(known);
            is_secret_next = PASSWORDS.iter().chain(&["basic"]).any(word_is);
            match is_hidden {
                true => "(masked)",
                false => word,
            }
        });
        each.collect::<Vec<_>>().join(" ")
    }

    fn number(&mut self, value: &str) -> Option<usize> {
        let known = self.values.iter().position(|known| known == value);
        if known.is_none() && self.values.len() < MOST {
            self.values.push(value.to_owned());
            return Some(self.values.len() - 1);
        }
        known
    }

    fn label(&mut self, value: &str, hidden: Hidden) -> String {
        let number = self.number(value);
        match number {
            _ if self.crowded => {}
            Some(at) if self.here.contains(&at) => {}
            Some(at) if self.here.len() < MOST_LOOKED_FOR => self.here.push(at),
            _ => self.crowded = true,
        }
        said::label(number, value, hidden)
    }
}

/// Sentences have as many words; a name with an address behind it, in brackets, is none.
const SENTENCE: usize = 4;

fn is_description(text: &str) -> bool {
    text.split_whitespace().count() >= SENTENCE && !text.contains(['<', '>'])
}

fn without_phones(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((start, end)) = look::phone(rest) {
        out.push_str(rest.get(..start).unwrap_or_default());
        out.push_str("(masked)");
        rest = rest.get(end..).unwrap_or_default();
    }
    out + rest
}
