//! What a rule declares: its stable name, how bad a breach is, its clauses, its examples, its check.
//!
//! One rule a file under `rules/`; the registry in `rules/mod.rs` lists them, and a test holds each to the conventions.

use super::finding::{Finding, Fix, Place, Severity};
use super::subject::{PairUnderLint, RequestUnderLint, TextUnderLint, TokenUnderLint};
use crate::oauth::import::Misplaced;
use crate::spec::Clause;

/// What is broken; the severity follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// A MUST or REQUIRED of a specification.
    Must,
    /// It cannot work, whatever a specification says.
    CannotWork,
    /// A SHOULD, or a security best practice.
    Should,
    /// Allowed, and hardly meant.
    HardlyMeant,
    /// Allowed, and worth knowing.
    WorthKnowing,
}

impl Breach {
    /// How bad it is.
    pub const fn severity(self) -> Severity {
        match self {
            Breach::Must | Breach::CannotWork => Severity::Error,
            Breach::Should | Breach::HardlyMeant => Severity::Warning,
            Breach::WorthKnowing => Severity::Note,
        }
    }
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Stable code, kebab-case: states the bad thing. The file has the same name, with underscores.
    pub name: &'static str,
    /// What a breach breaks.
    pub breach: Breach,
    /// One line, lower case, no full stop; empty in the page, which shows what was found instead.
    pub summary: &'static str,
    /// A short paragraph for a person who has never read the RFC.
    pub explain: crate::prose::Prose,
    /// Where it stands written.
    pub spec: &'static [Clause],
    /// What it looks at.
    pub check: Check,
    /// Run as tests; shown on the page.
    pub examples: &'static [Example],
}

/// What a rule looks at, and how.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// One token.
    Token(fn(&TokenUnderLint<'_>, &mut Report)),
    /// What one authorization request asks for: its parameters, or those of its request object, which wins.
    Request(fn(&RequestUnderLint<'_>, &mut Report)),
    /// One authorization request as it is sent, whatever stands in a request object.
    RequestAsSent(fn(&RequestUnderLint<'_>, &mut Report)),
    /// A text as a whole.
    Text(fn(&TextUnderLint<'_>, &mut Report)),
    /// What was seen in a client library's configuration.
    Import(fn(&[Misplaced], &mut Report)),
    /// The tokens of one response, and what it said beside them.
    Pair(fn(&PairUnderLint<'_>, &mut Report)),
}

/// Two things of a response that were held against each other, and fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What fits what: a sentence.
    pub says: String,
    /// Who says that they must.
    pub spec: &'static [Clause],
}

/// Collects what one rule finds.
#[derive(Debug)]
pub struct Report {
    rule: &'static Rule,
    /// The token of a response that is looked at.
    about: Option<usize>,
    findings: Vec<(Option<usize>, Finding)>,
    checked: Vec<Checked>,
}

impl Report {
    /// Nothing found yet.
    pub const fn new(rule: &'static Rule) -> Self {
        Self {
            rule,
            about: None,
            findings: Vec::new(),
            checked: Vec::new(),
        }
    }

    /// What is added from now on is about this token of a response.
    pub const fn about(&mut self, token: usize) -> &mut Self {
        self.about = Some(token);
        self
    }

    /// Notes that two things were held against each other, and fit.
    pub fn fits(&mut self, says: impl Into<String>, spec: &'static [Clause]) {
        let says = says.into();
        self.checked.push(Checked { says, spec });
    }

    /// The rule that it is of.
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// Adds a finding that a request cannot mend.
    pub fn add(&mut self, at: Option<Place>, message: impl Into<String>) {
        self.push(at, message.into(), None, Vec::new(), self.rule.spec);
    }

    /// Adds a finding that stands on clauses of its own, where the rule is a table with a clause in each row.
    pub fn add_citing(
        &mut self,
        at: Option<Place>,
        message: impl Into<String>,
        spec: &'static [Clause],
    ) {
        self.push(at, message.into(), None, Vec::new(), spec);
    }

    /// As [`Self::add_citing`], with a fix.
    pub fn add_citing_with_fix(
        &mut self,
        at: Option<Place>,
        message: impl Into<String>,
        spec: &'static [Clause],
        fix: Fix,
    ) {
        self.push(at, message.into(), Some(fix), Vec::new(), spec);
    }

    /// Adds a finding with its fix.
    pub fn add_with_fix(&mut self, at: Option<Place>, message: impl Into<String>, fix: Fix) {
        self.push(at, message.into(), Some(fix), Vec::new(), self.rule.spec);
    }

    /// Adds an error with the ways out of it, of which a person wants one.
    pub fn add_with_choices(
        &mut self,
        at: Option<Place>,
        message: impl Into<String>,
        choices: Vec<Fix>,
    ) {
        self.push(at, message.into(), None, choices, self.rule.spec);
    }

    /// As [`Self::add_with_choices`], on clauses of its own.
    pub fn add_citing_with_choices(
        &mut self,
        at: Option<Place>,
        message: impl Into<String>,
        spec: &'static [Clause],
        choices: Vec<Fix>,
    ) {
        self.push(at, message.into(), None, choices, spec);
    }

    fn push(
        &mut self,
        at: Option<Place>,
        message: String,
        mut fix: Option<Fix>,
        mut choices: Vec<Fix>,
        spec: &'static [Clause],
    ) {
        let rule = self.rule;
        // A request with an error does not work as it is, so whoever wants to go on has to want something: the one way out
        // is a choice as well.
        if rule.breach.severity() == Severity::Error {
            choices.extend(fix.take_if(|fix| !fix.safe));
        }
        let finding = Finding {
            rule,
            message,
            at,
            fix,
            choices,
            spec,
        };
        self.findings.push((self.about, finding));
    }

    /// What was found.
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
            .into_iter()
            .map(|(_, finding)| finding)
            .collect()
    }

    /// What was found, each with the token of the response that it is about, and what fits.
    pub fn into_parts(self) -> (Vec<(Option<usize>, Finding)>, Vec<Checked>) {
        (self.findings, self.checked)
    }
}

/// A case that shows the rule at work.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// What the case shows: a short phrase.
    pub shows: &'static str,
    /// The case.
    pub input: Input,
    /// Words that the finding's message holds, or none where the rule has nothing to say.
    pub finds: Option<&'static str>,
}

/// What an example is checked on.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    /// A JWS with this header and payload and a dummy signature, judged at `now` = 2026-01-01T00:00:00Z (1767225600).
    Jwt {
        /// The header's JSON.
        header: &'static str,
        /// The payload's JSON.
        claims: &'static str,
    },
    /// The same, with an audience that the person expects.
    JwtFor {
        /// The header's JSON.
        header: &'static str,
        /// The payload's JSON.
        claims: &'static str,
        /// The expected API identifier.
        audience: &'static str,
    },
    /// The same, with an issuer that the person expects.
    JwtFrom {
        /// The header's JSON.
        header: &'static str,
        /// The payload's JSON.
        claims: &'static str,
        /// The expected issuer identifier.
        issuer: &'static str,
    },
    /// A text with tokens in it or none, as pasted.
    Text(&'static str),
    /// A JWS in a text: `ID` stands for an ID token of these claims, `AT` for an access token of those, both by RS256.
    Pair {
        /// The text.
        text: &'static str,
        /// The ID token's payload.
        id: &'static str,
        /// The access token's payload.
        access: &'static str,
    },
    /// The same, with the scopes and the client ID of the request.
    PairAsked {
        /// The text.
        text: &'static str,
        /// The ID token's payload.
        id: &'static str,
        /// The access token's payload.
        access: &'static str,
        /// The scopes that were asked for.
        scope: &'static str,
        /// The client that asked; empty where it is not known.
        client_id: &'static str,
    },
    /// The same, with the request that was sent.
    PairSent {
        /// The text.
        text: &'static str,
        /// The ID token's payload.
        id: &'static str,
        /// The request's whole URL.
        request: &'static str,
    },
    /// The same, to a server that says this of itself.
    PairSentTo {
        /// The text.
        text: &'static str,
        /// The ID token's payload.
        id: &'static str,
        /// The request's whole URL.
        request: &'static str,
        /// The server's metadata, as JSON.
        metadata: &'static str,
    },
    /// A text that repeats this piece so many times.
    Repeated(&'static str, usize),
    /// A request, by its provider's code and its URL, judged at the same time.
    Request {
        /// The provider's code.
        provider: &'static str,
        /// The whole URL.
        url: &'static str,
    },
    /// A request to a server of no known provider that says this of itself.
    RequestTo {
        /// The whole URL.
        url: &'static str,
        /// The server's metadata, as JSON.
        metadata: &'static str,
    },
    /// A client library's configuration, as pasted.
    Configuration(&'static str),
    /// A request beside a decoded access token with this `aud`.
    RequestBeside {
        /// The provider's code.
        provider: &'static str,
        /// The whole URL.
        url: &'static str,
        /// The token's `aud`.
        token_audience: &'static str,
    },
}
