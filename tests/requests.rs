//! The corpus of requests: every sample under `tests/requests/` gives exactly the report that stands below it, as the page
//! says it; and the laws that hold for all of them.
//!
//! `UPDATE_CORPUS=1 cargo test --test requests` writes the reports anew; a person then reads the difference. The format is in
//! the README.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use claimscope::lint::rules::request::RULES;
use claimscope::lint::{Check, Finding, Fix, Input, RequestUnderLint, Severity, lint_request};
use claimscope::oauth::outcome::{learn, predict};
use claimscope::oauth::params::PARAMS;
use claimscope::oauth::parse::{Parsed, parse};
use claimscope::oauth::providers::{PROVIDERS, provider};
use claimscope::oauth::request::{AuthorizationRequest, Edit, Fresh, Param};
use claimscope::oauth::request_object::effective;
use claimscope::text::percent;
use claimscope::text::time::Timestamp;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const REQUEST: &str = "--- request\n";
const REPORT: &str = "\n--- report\n";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

struct Sample {
    name: String,
    path: PathBuf,
    head: String,
    text: String,
    report: String,
}

impl Sample {
    fn value(&self, key: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
    }

    fn parsed(&self) -> Parsed {
        let named = self.value("provider").map(|id| provider(id).expect(id));
        parse(&self.text, named).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    fn token_audience(&self) -> Vec<String> {
        (self.value("token-audience").into_iter())
            .map(str::to_owned)
            .collect()
    }
}

fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/requests");
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).expect("the corpus is there") {
        for file in fs::read_dir(entry.unwrap().path()).expect("a folder a provider or subject") {
            let path = file.unwrap().path();
            let name = path.strip_prefix(&folder).unwrap().display().to_string();
            let content = fs::read_to_string(&path).expect("a sample is UTF-8");
            let (head, rest) = content.split_once(REQUEST).expect("a sample has a request");
            let (text, report) = rest.rsplit_once(REPORT).expect("a sample has a report");
            found.push(Sample {
                name,
                path: path.clone(),
                head: head.to_owned(),
                text: text.to_owned(),
                report: report.to_owned(),
            });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// 2026-01-01T00:00:00Z, as in the examples of rules.
const NOW: Timestamp = Timestamp(1_767_225_600);

fn lint(request: &AuthorizationRequest, token_audience: &[String]) -> Vec<Finding> {
    lint_request(&RequestUnderLint {
        request,
        token_audience,
        metadata: None,
        now: Some(NOW),
    })
}

/// What a person reads on the page: whom it asks, what had to be mended, what is wrong, what comes back, the URL.
fn report(sample: &Sample) -> String {
    let Parsed { request, notes } = sample.parsed();
    let mut out = format!("{}: {}\n", request.provider.title, request.location);
    for note in notes {
        writeln!(out, "read: {note}").unwrap();
    }
    let inside = effective(&request);
    for difference in inside.iter().flat_map(|inside| &inside.differences) {
        let show = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
        let (outside, inner) = (show(&difference.outside), show(&difference.inside));
        let kind = difference.kind().name();
        writeln!(
            out,
            "{kind}: {} outside {outside}, inside {inner}",
            difference.name
        )
        .unwrap();
    }
    for finding in lint(&request, &sample.token_audience()) {
        let at = finding
            .at
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let (severity, name) = (finding.severity().name(), finding.name());
        let spec: Vec<String> = finding.spec.iter().map(ToString::to_string).collect();
        writeln!(out, "\n{severity} in {at}: {name} ({})", spec.join("; ")).unwrap();
        writeln!(out, "  {}", finding.message).unwrap();
        if let Some(fix) = &finding.fix {
            let how = if fix.safe { "safe" } else { "to judge" };
            writeln!(out, "  fix, {how}: {}", fix.title).unwrap();
        }
        for choice in &finding.choices {
            writeln!(out, "  a way out: {}", choice.title).unwrap();
        }
    }
    let mut outcome = predict(inside.as_ref().map_or(&request, |inside| &inside.request));
    learn(&mut outcome, &request, &sample.token_audience());
    let token = &outcome.access_token;
    let for_whom = (token.audience.as_deref()).map_or(String::new(), |aud| format!(" for {aud}"));
    writeln!(out, "\naccess token: {}{for_whom}", token.format.name()).unwrap();
    writeln!(out, "  {}", token.reason.why.text()).unwrap();
    let yes_no = if outcome.id_token.value { "yes" } else { "no" };
    writeln!(
        out,
        "ID token: {yes_no}\n  {}",
        outcome.id_token.reason.why.text()
    )
    .unwrap();
    let refresh = &outcome.refresh_token;
    writeln!(
        out,
        "refresh token: {}\n  {}",
        refresh.value.name(),
        refresh.reason.why.text()
    )
    .unwrap();
    let delivered = &outcome.delivered;
    writeln!(
        out,
        "delivered: {}\n  {}",
        delivered.value.name(),
        delivered.reason.why.text()
    )
    .unwrap();
    writeln!(out, "\n{}", request.url()).unwrap();
    out
}

#[test]
fn every_sample_gives_its_report() {
    let update = std::env::var_os("UPDATE_CORPUS").is_some();
    let all = samples();
    assert!(all.len() >= 200, "the corpus has {} samples", all.len());
    let mut different = Vec::new();
    for sample in &all {
        let report = report(sample);
        if report == sample.report {
            continue;
        }
        if update {
            let Sample { head, text, .. } = sample;
            fs::write(
                &sample.path,
                format!("{head}{REQUEST}{text}{REPORT}{report}"),
            )
            .expect("a writable sample");
        } else {
            different.push(format!("{}\n--- is\n{report}", sample.name));
        }
    }
    assert!(
        different.is_empty(),
        "{} samples differ:\n{}",
        different.len(),
        different.join("\n")
    );
}

#[test]
fn every_provider_and_every_rule_is_met() {
    let all = samples();
    let asked: BTreeSet<&str> = all.iter().map(|s| s.parsed().request.provider.id).collect();
    // Those have no authorization endpoint.
    let elsewhere = ["firebase", "kubernetes"];
    for known in PROVIDERS
        .iter()
        .filter(|known| !elsewhere.contains(&known.id))
    {
        assert!(asked.contains(known.id), "no sample asks {}", known.id);
    }
    let found: BTreeSet<&str> = (all.iter())
        .flat_map(|s| lint(&s.parsed().request, &s.token_audience()))
        .map(|finding| finding.name())
        .collect();
    let missed: Vec<&str> = (RULES.iter())
        .map(|rule| rule.name)
        .filter(|name| !found.contains(name))
        .collect();
    // Their examples show them, in forms that no pasted text can have.
    let by_form_alone = [
        "authorization-endpoint-malformed",
        "authorization-endpoint-missing",
        "domain-malformed",
        "domain-missing",
        "empty-parameter",
        "invisible-character-in-request",
        "line-break-in-value",
    ];
    let missed: Vec<&str> = (missed.into_iter())
        .filter(|name| !by_form_alone.contains(name))
        .collect();
    assert!(missed.is_empty(), "no sample shows {missed:?}");
}

fn fresh() -> Fresh<'static> {
    Fresh {
        random: &|| "kZ2rXf0mS1nPqT8w".to_owned(),
        code_challenge: &|| CHALLENGE.to_owned(),
    }
}

/// Applies every fix that `wanted` takes, one by one, until there is none; each is applied once.
fn mend(
    request: &AuthorizationRequest,
    beside: &[String],
    wanted: impl Fn(bool) -> bool,
) -> AuthorizationRequest {
    let mut request = request.clone();
    let mut done: Vec<(&str, Vec<Edit>)> = Vec::new();
    for _ in 0..100 {
        let findings = lint(&request, beside);
        let next = findings.iter().find_map(|finding| {
            let ways = finding.fix.iter().chain(&finding.choices);
            let mut ways = ways.filter(|fix| wanted(fix.safe));
            let fresh = |fix: &&Fix| !done.contains(&(finding.name(), fix.edits.clone()));
            let fix = ways.next().filter(fresh)?;
            Some((finding.name(), fix.edits.clone()))
        });
        let Some((name, edits)) = next else {
            return request;
        };
        request.apply_all(&edits, &fresh());
        done.push((name, edits));
    }
    panic!("fixes chase each other: {}", request.url());
}

fn errors_with_fix(findings: &[Finding]) -> Vec<&'static str> {
    (findings.iter())
        .filter(|f| f.severity() == Severity::Error && f.fix.is_some())
        .map(Finding::name)
        .collect()
}

/// The errors that a fix or a choice could still mend.
fn errors_that_can_be_mended(findings: &[Finding]) -> Vec<&'static str> {
    let errors = findings.iter().filter(|f| !f.choices.is_empty());
    (errors_with_fix(findings).into_iter())
        .chain(errors.map(Finding::name))
        .collect()
}

#[test]
fn after_all_safe_fixes_no_safe_fix_is_left() {
    for sample in samples() {
        let (request, beside) = (sample.parsed().request, sample.token_audience());
        let mended = mend(&request, &beside, |safe| safe);
        let left = lint(&mended, &beside);
        let safe = left
            .iter()
            .filter(|f| f.fix.as_ref().is_some_and(|fix| fix.safe));
        assert_eq!(safe.count(), 0, "{}", sample.name);
        assert_eq!(lint(&mended, &beside), left, "{}", sample.name);
    }
}

/// The safe fixes alone, all those of a report at once, until there is none.
fn mend_at_once(request: &AuthorizationRequest, beside: &[String]) -> AuthorizationRequest {
    let mut request = request.clone();
    for _ in 0..20 {
        let findings = lint(&request, beside);
        let fixes = findings.iter().filter_map(|f| f.fix.as_ref());
        let safe: Vec<_> = fixes.filter(|fix| fix.safe).collect();
        if safe.is_empty() {
            return request;
        }
        for fix in safe {
            request.apply_all(&fix.edits, &fresh());
        }
    }
    panic!("safe fixes chase each other: {}", request.url());
}

fn errors(findings: &[Finding]) -> BTreeSet<(&'static str, String)> {
    (findings.iter())
        .filter(|f| f.severity() == Severity::Error)
        .map(|f| (f.name(), format!("{:?}", f.at)))
        .collect()
}

#[test]
fn the_safe_fixes_alone_come_to_an_end_and_to_no_error_that_was_not_there() {
    let errors = |findings: &[Finding]| -> BTreeSet<String> {
        let errors = findings.iter().filter(|f| f.severity() == Severity::Error);
        errors.map(|f| format!("{:?}", f.at)).collect()
    };
    for sample in samples() {
        let (request, beside) = (sample.parsed().request, sample.token_audience());
        let before = errors(&lint(&request, &beside));
        let one_by_one = mend(&request, &beside, |safe| safe);
        for mended in [&one_by_one, &mend_at_once(&request, &beside)] {
            let after = errors(&lint(mended, &beside));
            let new: Vec<_> = after.difference(&before).collect();
            assert!(new.is_empty(), "{}: {new:?}", sample.name);
        }
    }
}

#[test]
fn after_all_fixes_and_the_first_choices_no_error_can_be_mended() {
    for sample in samples() {
        let (request, beside) = (sample.parsed().request, sample.token_audience());
        let mended = mend(&request, &beside, |_| true);
        let left = errors_that_can_be_mended(&lint(&mended, &beside));
        assert!(
            left.is_empty(),
            "{}: {left:?} in {}",
            sample.name,
            mended.url()
        );
    }
}

/// Requests with errors of which somebody has to want a way out, and that no sample has.
const OWN: &[&str] = &[
    "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&prompt=none%20login%20consent",
    "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid%20lesen%3Aauftr%C3%A4ge",
    "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=%C3%A4%C3%B6",
    "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=%E2%80%9Copenid%20profile%E2%80%9D",
    "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&resource=https%3A%2F%2Fa.example%23x&resource=urn%3Ab&resource=https%3A%2F%2Fc.example%23",
    "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%23x&scope=openid",
    "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&audience=urn%3Aa&audience=urn%3Ab",
    "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S512",
    "https://acme.eu.auth0.com/authorize?response_type=code%2Cid_token&response_mode=query&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid",
    "https://acme.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=%23%2Fcb&scope=openid",
];

/// The rules whose errors leave a person several ways out, or one that somebody has to want.
const WITH_CHOICES: &[&str] = &[
    "default-scope-mixed",
    "prompt-none-combined",
    "redirect-uri-fragment",
    "redirect-uri-plain-http-with-tokens",
    "required-by-the-provider",
    "resource-at-v2-endpoint",
    "response-type-not-offered",
    "response-type-unknown",
    "scope-malformed",
    "scope-needs-form-post",
    "several-audiences",
];

/// Every request of the corpus and of [`OWN`], each with the `aud` beside it. Of the rules' examples `tests/rules.rs` says the
/// same.
fn every_request() -> Vec<(AuthorizationRequest, Vec<String>)> {
    let of_samples = samples();
    let of_samples = (of_samples.iter()).map(|s| (s.parsed().request, s.token_audience()));
    let own = OWN.iter().map(|url| {
        let parsed = parse(url, None).unwrap_or_else(|error| panic!("{url}: {error}"));
        (parsed.request, Vec::new())
    });
    of_samples.chain(own).collect()
}

#[test]
fn all_safe_fixes_reach_a_fixed_point_with_no_error_left_that_has_a_fix() {
    // Ten rules left errors with a fix that somebody had to want, on a list that excused them: what has to be wanted is a
    // choice, and a choice does what it says.
    let mut met = BTreeSet::new();
    for (request, beside) in every_request() {
        let mended = mend(&request, &beside, |safe| safe);
        let left = lint(&mended, &beside);
        assert_eq!(errors_with_fix(&left), [""; 0], "{}", mended.url());
        for finding in left.iter().filter(|finding| !finding.choices.is_empty()) {
            met.insert(finding.name());
            for choice in &finding.choices {
                let mut chosen = mended.clone();
                chosen.apply_all(&choice.edits, &fresh());
                let after = lint(&chosen, &beside);
                let remains = |f: &&Finding| f.name() == finding.name() && f.at == finding.at;
                let case = format!("{}: {} in {}", finding.name(), choice.title, mended.url());
                let new: Vec<_> = errors(&after).difference(&errors(&left)).cloned().collect();
                assert!(new.is_empty(), "{new:?} came from {case}");
                assert_eq!(after.iter().find(remains), None, "{case}");
            }
        }
    }
    assert!(met.iter().eq(WITH_CHOICES), "{met:?} have choices");
}

/// “Use code id_token” left response_mode=query, which must not bring a token; “Take the fragment away” left nothing.
#[test]
fn no_choice_adds_an_error_that_was_not_there() {
    let mut offered = 0;
    for (request, beside) in every_request() {
        let before = lint(&request, &beside);
        for choice in before.iter().flat_map(|finding| &finding.choices) {
            let mut chosen = request.clone();
            chosen.apply_all(&choice.edits, &fresh());
            let after = errors(&lint(&chosen, &beside));
            let new: Vec<_> = after.difference(&errors(&before)).cloned().collect();
            assert!(
                new.is_empty(),
                "{new:?} came from {} in {}",
                choice.title,
                request.url()
            );
            offered += 1;
        }
    }
    assert!(offered >= 30, "{offered} choices");
}

/// Three errors had no button: prompt=none beside another, a scope with a letter that none may have, and a fragment in one of
/// several resources, whose fix would have dropped the others.
#[test]
fn what_stands_in_a_list_is_mended_within_it() {
    let ways = |url: &str| {
        let request = parse(url, None).unwrap().request;
        let mended = mend(&request, &[], |safe| safe);
        let found = lint(&mended, &[]).into_iter();
        let choices: Vec<String> = found
            .flat_map(|finding| finding.choices)
            .map(|choice| choice.title)
            .collect();
        (mended, choices)
    };
    let [prompt, letter, nothing, quoted, resources] = OWN[..5] else {
        panic!("the first five are gone");
    };
    assert_eq!(
        ways(prompt).1,
        [
            "Sign in without showing anything: prompt=none",
            "Use prompt=login consent"
        ]
    );
    assert_eq!(
        ways(letter).1,
        ["Ask for openid alone", "Write openid lesen:auftrge"]
    );
    assert_eq!(ways(nothing).1, ["Ask for no scope"]);
    assert_eq!(ways(quoted).0.get("scope"), Some("openid profile"));
    let (mended, _) = ways(resources);
    let all: Vec<&str> = mended.get_all("resource").collect();
    assert_eq!(all, ["https://a.example", "urn:b", "https://c.example"]);
}

#[test]
fn a_choice_brings_along_what_it_needs() {
    let [mode, fragment] = OWN[OWN.len() - 2..] else {
        panic!("the last two are gone");
    };
    let choices = |url: &str| {
        let request = parse(url, None).unwrap().request;
        let found = lint(&request, &[]).into_iter();
        let choices = found.flat_map(|finding| finding.choices);
        choices.map(move |choice| {
            let mut chosen = request.clone();
            chosen.apply_all(&choice.edits, &fresh());
            (choice.title, chosen.get("response_mode").is_some())
        })
    };
    let code = ("Use code with PKCE".to_owned(), true);
    let both = ("Use code id_token with PKCE".to_owned(), false);
    assert_eq!(choices(mode).collect::<Vec<_>>(), [both, code]);
    assert_eq!(choices(fragment).count(), 0);
}

/// Everything in the URL is in the request that is read from it, in the same order.
fn check_round_trip(request: &AuthorizationRequest) {
    let url = request.url();
    let again =
        parse(&url, Some(request.provider)).unwrap_or_else(|error| panic!("{url}: {error}"));
    let sent: Vec<&Param> = request
        .params
        .iter()
        .filter(|p| !p.value.is_empty())
        .collect();
    let read: Vec<&Param> = again.request.params.iter().collect();
    assert_eq!(sent, read, "{url}");
    assert_eq!(again.request.url(), url);
    assert_eq!(again.notes, [], "{url}");
}

#[test]
fn every_sample_is_printed_and_read_back() {
    for sample in samples() {
        let request = sample.parsed().request;
        // Without an address there is nothing to go to.
        if request.endpoint().is_ok() && request.url().starts_with("https://") {
            check_round_trip(&request);
        }
    }
}

#[test]
fn every_example_of_a_rule_is_mended_as_far_as_its_fixes_go() {
    for rule in RULES {
        let is_about_requests = matches!(rule.check, Check::Request(_) | Check::RequestAsSent(_));
        assert!(is_about_requests, "{}", rule.name);
        for example in rule.examples {
            let Input::Request { provider: id, url } = example.input else {
                continue;
            };
            let request = parse(url, provider(id)).unwrap().request;
            let mended = mend(&request, &[], |_| true);
            let left = errors_that_can_be_mended(&lint(&mended, &[]));
            assert!(
                left.is_empty(),
                "{}, {}: {left:?}",
                rule.name,
                example.shows
            );
        }
    }
}

/// Names of the table, values with what has to be encoded.
fn any_params() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let names: Vec<&str> = (PARAMS.iter())
        .map(|row| row.name)
        .filter(|name| !name.ends_with('*'))
        .collect();
    prop::collection::vec((prop::sample::select(names), r"[ -~äß€\n]{1,24}"), 1..8)
}

fn made(id: &str, location: &str, params: &[(&str, String)]) -> AuthorizationRequest {
    AuthorizationRequest {
        provider: provider(id).unwrap(),
        location: location.to_owned(),
        params: (params.iter())
            .map(|(name, value)| Param {
                name: (*name).to_owned(),
                value: value.clone(),
            })
            .collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_reads_back(params in any_params(), auth0 in any::<bool>()) {
        let mut params = params;
        // So that it is a request, and not an answer.
        params.insert(0, ("client_id", "app".to_owned()));
        let (id, location) = match auth0 {
            true => ("auth0", "acme.eu.auth0.com"),
            false => ("rfc8707", "https://as.acme.example/authorize"),
        };
        check_round_trip(&made(id, location, &params));
    }

    #[test]
    fn safe_fixes_come_to_an_end_for_every_provider(params in any_params(), at in 0..PROVIDERS.len()) {
        let request = made(PROVIDERS[at].id, "https://as.acme.example/oauth2/v1/authorize", &params);
        let mended = mend(&request, &[], |safe| safe);
        let left = lint(&mended, &[]);
        prop_assert!(!left.iter().any(|f| f.fix.as_ref().is_some_and(|fix| fix.safe)), "{}", mended.url());
    }

    #[test]
    fn no_request_object_panics(claims in r#"\{("[a-z_]{1,12}":("[ -~]{0,8}"|[0-9]{1,3}|null|\[\]|\{\}),?){0,5}\}"#, tail in "[A-Za-z0-9._-]{0,20}") {
        let part = |text: &str| claimscope::text::base64url::encode(text.as_bytes());
        let object = format!("{}.{}.{tail}", part(r#"{"alg":"RS256"}"#), part(&claims));
        let request = made("rfc8707", "https://as.acme.example/authorize", &[("client_id", "app".to_owned()), ("request", object)]);
        lint(&request, &[]);
        if let Some(inside) = effective(&request) {
            predict(&inside.request);
        }
    }

    #[test]
    fn nothing_that_is_pasted_panics(text in r"(https://[a-z.]{1,12}/authorize\?)?(\PC|[&=%#?;]){0,80}", at in 0..PROVIDERS.len()) {
        for named in [None, Some(PROVIDERS[at])] {
            if let Ok(parsed) = parse(&text, named) {
                lint(&parsed.request, std::slice::from_ref(&text));
                predict(&parsed.request);
                percent::decode(&parsed.request.url());
            }
        }
    }
}
