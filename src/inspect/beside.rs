//! What an opaque token learns from the tokens of the same response: whose it is.
//!
//! Only the provider, and only inside one JSON object, URL or form body. Does **not** touch a token that shows its own.

use super::{TokenReport, lint};
use crate::jose::Form;
use crate::oauth::issued::Recognised;
use crate::oauth::{Context, Provider, Strength, sign};
use crate::spec::rfc;
use crate::text::Span;

/// The members and parameters of a response that one server fills.
const NAMES: [&str; 4] = ["access_token", "id_token", "refresh_token", "code"];

/// No response holds more tokens.
const MOST: usize = 6;

/// Gives each opaque token of a response the provider that the others in it show, where they agree.
pub fn learn(text: &str, tokens: &mut [TokenReport], context: &Context) {
    let Some((provider, spans)) = shown(tokens) else {
        return doubt(text, tokens, context);
    };
    for report in tokens {
        let is_sure = (report.verdict.provider_seen.as_ref())
            .is_some_and(|seen| seen.strength > Strength::Weak);
        let is_bare = report.token.form == Form::Opaque && report.verdict.shape.is_none();
        let is_beside = || spans.iter().any(|span| is_one(text, *span, report.span));
        if is_sure || !is_bare || !is_named(report) || !is_beside() {
            continue;
        }
        report.verdict.provider = Some(provider);
        report.verdict.provider_seen = Some(Recognised {
            strength: Strength::Strong,
            saw: ["it stood beside a token from ", provider.title].concat(),
            spec: rfc(6749, "5.1"),
        });
        report.findings = lint(
            &report.token,
            report.name.as_deref(),
            &report.verdict,
            report.opaque,
            context,
        );
    }
}

/// Takes from each opaque token of a response the provider that is but a guess, where a JWT of the same response names an issuer
/// that is nobody's we know.
fn doubt(text: &str, tokens: &mut [TokenReport], context: &Context) {
    if !(2..=MOST).contains(&tokens.len()) {
        return;
    }
    let issuer_of = |report: &TokenReport| {
        let issuer = sign::issuer(&report.token).filter(|_| report.verdict.provider.is_none());
        Some((issuer?.ends_with('/'), report.span)).filter(|_| is_named(report))
    };
    let issuers: Vec<(bool, Span)> = tokens.iter().filter_map(issuer_of).collect();
    for report in tokens {
        let seen = report.verdict.provider_seen.as_ref();
        let is_guess = seen.is_none_or(|seen| seen.strength == Strength::Weak);
        let is_bare = report.token.form == Form::Opaque && report.verdict.shape.is_none();
        let Some(guessed) = report.verdict.provider.filter(|_| is_guess && is_bare) else {
            continue;
        };
        // Auth0's own issuers end with a slash, under a domain of one's own too.
        let is_other = |ends_in_slash: bool| guessed.id != "auth0" || !ends_in_slash;
        let is_against = |(slash, span): &(bool, Span)| {
            is_other(*slash) && is_named(report) && is_one(text, *span, report.span)
        };
        if issuers.iter().any(is_against) {
            report.verdict.provider = None;
            report.verdict.provider_seen = None;
            report.findings = lint(
                &report.token,
                report.name.as_deref(),
                &report.verdict,
                report.opaque,
                context,
            );
        }
    }
}

/// The provider that tokens of the response show, and where they stand; none where they do not agree, or where a name comes
/// twice: then it is more than one response.
fn shown(tokens: &[TokenReport]) -> Option<(&'static Provider, Vec<Span>)> {
    if !(2..=MOST).contains(&tokens.len()) {
        return None;
    }
    let mut provider: Option<&'static Provider> = None;
    let mut spans = Vec::new();
    for (at, report) in tokens.iter().enumerate() {
        if report.name.is_some() && tokens[..at].iter().any(|other| other.name == report.name) {
            return None;
        }
        let seen = report.verdict.provider_seen.as_ref();
        let Some(shown) = report.verdict.provider else {
            continue;
        };
        if seen.is_none_or(|seen| seen.strength == Strength::Weak) {
            continue;
        }
        if provider.is_some_and(|provider| provider != shown) {
            return None;
        }
        provider = Some(shown);
        if is_named(report) {
            spans.push(report.span);
        }
    }
    Some((provider?, spans))
}

fn is_named(report: &TokenReport) -> bool {
    let name = report.name.as_deref().unwrap_or_default();
    NAMES.contains(&name)
}

/// Whether two tokens stand in one object, URL or form body: no brace between them, no blank outside of JSON, and where a
/// line ends, a comma before it.
fn is_one(text: &str, a: Span, b: Span) -> bool {
    let between = Span::new(a.end.min(b.end), a.start.max(b.start));
    if between.start >= between.end {
        return false;
    }
    let gap = between.of(text);
    if gap.contains(['{', '}']) {
        return false;
    }
    // A response is written in one piece: members with commas between them, or parameters with ampersands.
    match gap.contains(',') {
        true => {
            let mut lines = gap.lines().map(str::trim_end);
            lines.next_back();
            lines.all(|line| line.ends_with(','))
        }
        false => gap.contains('&') && !gap.contains(char::is_whitespace),
    }
}

#[cfg(test)]
mod tests {
    use crate::inspect::inspect;
    use crate::oauth::Context;
    use crate::oauth::providers::testing::jwt;
    use crate::text::time::Timestamp;

    const OPAQUE: &str = "ZuKvPNqR66GCVICheOMIkwAsRAq6cM3TCXewoKEaFsE";

    fn id_token(issuer: &str) -> String {
        let claims = format!(r#"{{"iss":"{issuer}","sub":"1","aud":"c","at_hash":"x"}}"#);
        jwt(r#"{"alg":"RS256"}"#, &claims)
    }

    /// The provider that each token shows.
    fn providers(text: &str) -> Vec<&'static str> {
        let tokens = inspect(text, &Context::at(Timestamp(0))).tokens;
        (tokens.iter())
            .map(|report| report.provider().map_or("", |provider| provider.id))
            .collect()
    }

    #[test]
    fn a_token_of_another_response_reveals_nothing() {
        let logto = id_token("https://acme1x.logto.app/oidc");
        for (text, shown) in [
            (
                format!(r#"{{"access_token":"{OPAQUE}","id_token":"{logto}"}}"#),
                1,
            ),
            (
                format!("access_token={OPAQUE}\nand later\nid_token={logto}"),
                0,
            ),
        ] {
            let report = inspect(&text, &Context::at(Timestamp(0)));
            assert_eq!(report.tokens.len(), 2, "{text}");
            assert_eq!(report.revealing(0), report.tokens.get(shown), "{text}");
        }
    }

    /// By its length alone a token was said to be perhaps from Auth0, beside an ID token of somebody else.
    #[test]
    fn an_issuer_that_nobody_knows_speaks_against_a_guess() {
        let access = "Xk9fQz7LmN3pR5tV8wYbD2gHjK4sA6uE";
        for (issuer, expected) in [
            ("https://sso.corp.example", ["", ""]),
            // As Auth0 writes it under a domain of one's own.
            ("https://login.corp.example/", ["auth0", ""]),
        ] {
            let id = id_token(issuer);
            let text = format!(r#"{{"access_token":"{access}","id_token":"{id}"}}"#);
            assert_eq!(providers(&text), expected, "{issuer}");
        }
    }

    #[test]
    fn an_opaque_token_learns_from_the_one_beside_it() {
        let logto = id_token("https://acme1x.logto.app/oidc");
        let okta = id_token("https://acme.okta.com");
        let other = jwt(
            r#"{"alg":"RS256"}"#,
            r#"{"iss":"https://acme1x.logto.app/oidc","sub":"2","aud":"c"}"#,
        );
        for (law, text, expected) in [
            (
                "one object",
                format!(r#"{{"access_token":"{OPAQUE}","expires_in":1,"id_token":"{logto}"}}"#),
                vec!["logto", "logto"],
            ),
            (
                "one object over lines",
                format!("{{\n \"id_token\": \"{logto}\",\n \"refresh_token\": \"{OPAQUE}\"\n}}"),
                vec!["logto", "logto"],
            ),
            (
                "one address",
                format!("https://app.example/cb#code={OPAQUE}&id_token={logto}&state=x"),
                vec!["logto", "logto"],
            ),
            (
                "two issuers",
                format!(
                    r#"{{"access_token":"{OPAQUE}","id_token":"{logto}","id_token_hint":"{okta}"}}"#
                ),
                vec!["", "logto", "okta"],
            ),
            (
                "two objects",
                format!(r#"{{"access_token":"{OPAQUE}"}} {{"id_token":"{logto}"}}"#),
                vec!["", "logto"],
            ),
            (
                "lines of a log",
                format!("access_token={OPAQUE}\nid_token={logto}"),
                vec!["", "logto"],
            ),
            (
                "the name comes twice",
                format!(
                    r#"{{"access_token":"{OPAQUE}","id_token":"{logto}"}} {{"id_token":"{other}"}}"#
                ),
                vec!["", "logto", "logto"],
            ),
        ] {
            assert_eq!(providers(&text), expected, "{law}");
        }
    }
}
