//! What is found of a request to one provider is not told with another provider's documentation.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use claimscope::lint::rules::request;
use claimscope::lint::{Finding, Input, RequestUnderLint, Rule, lint_request};
use claimscope::oauth::Provider;
use claimscope::oauth::parse::parse;
use claimscope::oauth::providers::PROVIDERS;
use claimscope::spec::Clause;
use std::collections::BTreeSet;

/// Whose documentation stands at which address; the last names decide.
const DOCS: &[(&str, &[&str])] = &[
    ("auth0.com", &["auth0"]),
    ("developers.google.com", &["google", "firebase"]),
    ("firebase.google.com", &["firebase"]),
    ("learn.microsoft.com", &["entra", "azure-b2c"]),
    ("developer.okta.com", &["okta"]),
    ("www.keycloak.org", &["keycloak"]),
    ("docs.aws.amazon.com", &["cognito"]),
    ("developer.apple.com", &["apple"]),
    ("bitbucket.org", &["apple"]),
    ("docs.github.com", &["github"]),
    ("docs.gitlab.com", &["gitlab"]),
    ("help.salesforce.com", &["salesforce"]),
    ("docs.pingidentity.com", &["ping"]),
    ("fusionauth.io", &["fusionauth"]),
    ("zitadel.com", &["zitadel"]),
    ("docs.duendesoftware.com", &["duende"]),
    ("www.ory.sh", &["ory"]),
    ("www.ory.com", &["ory"]),
    ("clerk.com", &["clerk"]),
    ("docs.logto.io", &["logto"]),
    ("github.com/panva/node-oidc-provider", &["oidc-provider"]),
    ("supabase.com", &["supabase"]),
    ("kubernetes.io", &["kubernetes"]),
];

/// Whose documentation it is; none where it is nobody's.
fn whose(clause: &Clause) -> Option<&'static [&'static str]> {
    let url = clause.url()?;
    let (_, address) = url.split_once("://")?;
    let is_at = |known: &str| {
        let rest = address.strip_prefix(known);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    DOCS.iter()
        .find(|(known, _)| is_at(known))
        .map(|(_, who)| *who)
}

/// Those in which a rule finds something that cites any vendor where the request goes by itself: a rule that cites none
/// there cites none elsewhere.
fn requests() -> Vec<&'static str> {
    let cites = |rule: &&'static Rule| {
        let by_itself = examples(rule).filter_map(|url| at(None, url)).flatten();
        let found = by_itself.filter(|finding| finding.name() == rule.name);
        let mut clauses = found.flat_map(|finding| finding.spec);
        rule.spec.iter().any(|clause| whose(clause).is_some())
            || clauses.any(|clause| whose(clause).is_some())
    };
    let rules = request::RULES.iter().copied().filter(cites);
    rules.flat_map(examples).collect()
}

fn examples(rule: &'static Rule) -> impl Iterator<Item = &'static str> {
    let found = rule
        .examples
        .iter()
        .filter(|example| example.finds.is_some());
    found.filter_map(|example| match example.input {
        Input::Request { url, .. } => Some(url),
        _ => None,
    })
}

/// What is found of the same request to that provider, or to the one that its address tells.
fn at(provider: Option<&'static Provider>, url: &str) -> Option<Vec<Finding>> {
    let request = parse(url, provider).ok()?.request;
    Some(lint_request(&RequestUnderLint {
        request: &request,
        token_audience: &[],
        metadata: None,
        now: None,
    }))
}

#[test]
fn no_finding_cites_another_providers_documentation() {
    let requests = requests();
    assert!(requests.len() > 50);
    let mut wrong = BTreeSet::new();
    let mut cited = BTreeSet::new();
    for provider in PROVIDERS {
        let found = requests.iter().filter_map(|url| at(Some(provider), url));
        for finding in found.flatten() {
            for clause in finding.spec {
                match whose(clause) {
                    Some(who) if who.contains(&provider.id) => _ = cited.insert(provider.id),
                    Some(_) => {
                        _ = wrong.insert(format!(
                            "{}: {} cites {clause}",
                            provider.id,
                            finding.name()
                        ))
                    }
                    None => {}
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
    // The addresses in the table are those that are cited.
    for id in ["auth0", "google", "entra", "okta", "cognito", "apple"] {
        assert!(cited.contains(id), "nothing of {id} is cited");
    }
}
