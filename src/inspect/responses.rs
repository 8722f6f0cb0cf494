//! What belongs together: the tokens of one response, held against each other and against what the response said.
//!
//! Reads no grammar: `oauth::response` finds the responses. What the rules find goes to the token that it is about; never
//! are tokens of two responses compared.

use super::TokenReport;
use crate::checks::Implicit;
use crate::lint::{self, Checked, Finding, Fix, PairUnderLint, Place, Severity, TokenUnderLint};
use crate::oauth::errors::{self, Explained, Remedy, Row};
use crate::oauth::request::Edit;
use crate::oauth::response::{self, Carrier, TOKENS};
use crate::oauth::{Context, Kind, www_authenticate};
use crate::scan::Wrapping;
use crate::text::{Span, shortened};

/// Everything that can be said about a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// What it was written in.
    pub carrier: Carrier,
    /// Where it stood.
    pub span: Span,
    /// Its tokens, by their number in the report.
    pub tokens: Vec<usize>,
    /// What else it said: names and values, in order. Tokens and codes are left out.
    pub members: Vec<(String, String)>,
    /// The authorization code, as the response has it: it may be too short to be told from a word, and so no token of the
    /// report. Empty where there is none.
    pub code: String,
    /// The error that it is, where it is one.
    pub error: Option<ErrorReport>,
    /// What was held against each other, and fits.
    pub checked: Vec<Checked>,
    /// What is wrong with it as a whole.
    pub findings: Vec<Finding>,
    /// What came with its ID token, where it came through the browser.
    pub implicit: Option<Implicit>,
}

/// An error response.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorReport {
    /// The value of `error`; empty where an API only asks for a token.
    pub code: String,
    /// The value of `error_description`; may be empty.
    pub description: String,
    /// What it means, where somebody says so.
    pub explained: Option<Explained>,
    /// What a request can change about it.
    pub fix: Option<Fix>,
}

impl ErrorReport {
    /// What it is called: `Error: invalid_token`.
    pub fn title(&self) -> String {
        match &*self.code {
            "" => "The API asks for a token".to_owned(),
            code => ["Error: ", code].concat(),
        }
    }
}

impl Response {
    /// What forbids to use it: it answers another request, or comes from another server (RFC 6749 §10.12, RFC 9207 §2.4).
    pub fn refusals(&self) -> impl Iterator<Item = &Finding> {
        let forbids = |finding: &&Finding| {
            let is_of = |name: &str| finding.at == Some(Place::response(name));
            finding.severity() == Severity::Error && (is_of("state") || is_of("iss"))
        };
        self.findings.iter().filter(forbids)
    }

    /// Whether it says more than that a token was in it.
    pub fn says_more(&self) -> bool {
        let is_found = !self.checked.is_empty() || !self.findings.is_empty();
        self.error.is_some() || self.tokens.len() > 1 || is_found
    }
}

/// Longer texts are not searched for responses: they are files, and read in another way.
const LONGEST: usize = 8 * 1024 * 1024;

/// Every response of a text. What is wrong with a token beside the others is added to its findings.
pub fn gather(text: &str, tokens: &mut [TokenReport], context: &Context) -> Vec<Response> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let mut responses = Vec::new();
    for found in response::find(text) {
        let is_in = |span: Span| {
            let mut members = found.members.iter();
            members.any(|m| m.span.start <= span.start && span.end <= m.span.end + 1)
        };
        let mut its: Vec<Its> = Vec::new();
        for (token, report) in tokens.iter().enumerate() {
            let places = report.spans().enumerate();
            let here = places.filter(|(_, span)| !is_inner(report) && is_in(*span));
            its.extend(here.map(|(place, _)| Its { token, place }));
        }
        // What stands in a JARM response is read below.
        let is_jarm = |its: &Its| tokens[its.token].verdict.kind == Kind::AuthorizationResponse;
        // A code may be too short to be told from a word; its state is held against the request all the same.
        let is_bare = its.is_empty() && context.sent.is_some();
        if found.error().is_some() || is_bare || !its.iter().all(is_jarm) {
            let implicit = implicit(&found, found.span.of(text));
            responses.push(Response {
                implicit,
                ..judge(found, its, tokens, context)
            });
        }
    }
    for at in 0..tokens.len() {
        let report = &tokens[at];
        let claims = report.token.claims.as_ref();
        if let Some(claims) = claims.filter(|_| report.verdict.kind == Kind::AuthorizationResponse)
        {
            let found = response::Response::of_claims(claims, report.span);
            let inner = tokens[at + 1..].iter().take_while(|inner| is_claim(inner));
            let its = (at..=at + inner.count()).map(|token| Its { token, place: 0 });
            let its = its.collect();
            let implicit = implicit(&found, "");
            responses.push(Response {
                implicit,
                ..judge(found, its, tokens, context)
            });
        }
    }
    responses
}

/// What came with the ID token of an answer that only the browser can have brought: in a fragment, a form that sends itself, or a
/// JWT. An address may have one in its query for other reasons, and of a form nobody sees who sent it.
fn implicit(found: &response::Response, text: &str) -> Option<Implicit> {
    let before = text.split("id_token=").next().unwrap_or_default();
    let is_through_browser = match found.carrier {
        Carrier::Address => before.len() < text.len() && before.contains('#'),
        // A response that is a JWT itself (JARM §2.1) is one of the authorization endpoint.
        Carrier::FormPost | Carrier::Jwt => true,
        _ => false,
    };
    let has = |name: &str| found.get(name).is_some_and(|value| !value.is_empty());
    (is_through_browser && has("id_token")).then(|| Implicit {
        access_token: has("access_token"),
        code: has("code"),
    })
}

/// A token of a response: its number in the report, and at which of its places it is meant. One that stands under two names
/// is there twice.
#[derive(Clone, Copy)]
struct Its {
    token: usize,
    place: usize,
}

/// Whether it was found inside another token.
fn is_inner(report: &TokenReport) -> bool {
    report.unwrapped.contains(&Wrapping::Nested) || is_claim(report)
}

fn is_claim(report: &TokenReport) -> bool {
    report.unwrapped.last() == Some(&Wrapping::Claim)
}

fn judge(
    found: response::Response,
    its: Vec<Its>,
    tokens: &mut [TokenReport],
    context: &Context,
) -> Response {
    let under_lint = |its: &Its| {
        let report = &tokens[its.token];
        let place = report.places.get(its.place);
        TokenUnderLint {
            name: place.and_then(|place| place.name.as_deref()),
            ..super::under_lint(report, context)
        }
    };
    let under_lint: Vec<TokenUnderLint<'_>> = its.iter().map(under_lint).collect();
    let (found_by_rules, checked) = lint::lint_pair(&PairUnderLint {
        response: &found,
        tokens: &under_lint,
        context,
    });
    let mut findings = Vec::new();
    for (about, finding) in found_by_rules {
        match about.and_then(|nth| its.get(nth)) {
            Some(its) => {
                let of_token = &mut tokens[its.token].findings;
                // A response that stands twice says the same twice.
                if !of_token.contains(&finding) {
                    of_token.push(finding);
                    lint::sort(of_token);
                }
            }
            None => findings.push(finding),
        }
    }
    lint::sort(&mut findings);
    let error = found.error().map(|(code, description)| {
        let explained = errors::explain(code, description);
        ErrorReport {
            code: code.to_owned(),
            description: description.to_owned(),
            fix: explained.and_then(|explained| fix(explained, &found, context)),
            explained,
        }
    });
    let mut numbers: Vec<usize> = its.iter().map(|its| its.token).collect();
    numbers.dedup();
    let code = found.get("code").unwrap_or_default().to_owned();
    let said = found.members.into_iter();
    let said = said.filter(|member| !TOKENS.contains(&member.name.as_str()));
    Response {
        carrier: found.carrier,
        span: found.span,
        tokens: numbers,
        members: said.map(|member| (member.name, member.value)).collect(),
        code,
        error,
        checked,
        findings,
        implicit: None,
    }
}

/// The change of the request that an error asks for; of the vendor's words first.
fn fix(explained: Explained, found: &response::Response, context: &Context) -> Option<Fix> {
    let description = found.get("error_description").unwrap_or_default();
    explained.rows().find_map(|row| {
        if let Remedy::AskFor(names) = row.remedy {
            return ask_for(names, found);
        }
        let (title, edit) = edit(row, description, context)?;
        Some(Fix {
            title,
            safe: false,
            edits: vec![edit],
        })
    })
}

/// Asks for what the answer names.
fn ask_for(names: &[&str], found: &response::Response) -> Option<Fix> {
    let mut edits = Vec::new();
    for name in names {
        let Some(value) = found.get(name) else {
            continue;
        };
        match *name {
            "scope" => {
                let scopes = value.split_ascii_whitespace().map(str::to_owned);
                edits.extend(scopes.map(|scope| Edit::AddScope { scope }));
            }
            // In base64 there; what cannot be read is no request.
            "claims" => edits.extend(www_authenticate::claims(value).map(|value| Edit::SetParam {
                name: (*name).to_owned(),
                value,
            })),
            name => edits.push(Edit::SetParam {
                name: name.to_owned(),
                value: value.to_owned(),
            }),
        }
    }
    let title = [
        "Ask for the ",
        &names.join(" or "),
        " that the answer names",
    ]
    .concat();
    (!edits.is_empty()).then_some(Fix {
        title,
        safe: false,
        edits,
    })
}

fn edit(row: &Row, description: &str, context: &Context) -> Option<(String, Edit)> {
    let set = |name: &str, value: &str| Edit::SetParam {
        name: name.to_owned(),
        value: value.to_owned(),
    };
    Some(match row.remedy {
        Remedy::None | Remedy::AskFor(_) => return None,
        Remedy::Remove(name) => {
            let edit = Edit::RemoveParam {
                name: name.to_owned(),
            };
            (["Remove ", name].concat(), edit)
        }
        Remedy::Set(name, value) => (["Set ", name, " to ", value].concat(), set(name, value)),
        Remedy::Pkce => ("Add a code challenge".to_owned(), Edit::AddPkce),
        Remedy::RemoveNamedScopes => {
            let asked = context.scope.as_deref()?.split_ascii_whitespace();
            let is_part = |c: char| c.is_whitespace() || "'\",;()[]".contains(c);
            let is_named = |scope: &&str| {
                let mut words = description.split(is_part);
                words.any(|word| word.trim_end_matches('.') == *scope)
            };
            let (named, kept): (Vec<&str>, Vec<&str>) = asked.partition(is_named);
            if named.is_empty() || kept.is_empty() {
                return None;
            }
            let title = ["Remove ", &shortened(&named.join(", "), 60), " from scope"].concat();
            (title, set("scope", &kept.join(" ")))
        }
        Remedy::Name(name) => {
            let title = ["Correct ", name, " in the request"].concat();
            (title, set(name, errors::named(row, description)?))
        }
        Remedy::Correct(name) => {
            let mut quoted = description.split(['\'', '"']).skip(1);
            let refused = match name {
                "audience" => errors::named_whole(row, description),
                _ => quoted.next().filter(|value| !value.is_empty()),
            }?;
            // Auth0's own API has a slash at the end.
            if name == "audience" && refused.ends_with("/api/v2") {
                let title = "Add the slash at the end of audience".to_owned();
                return Some((title, set(name, &[refused, "/"].concat())));
            }
            let edit = Edit::ReplaceValue {
                name: name.to_owned(),
                from: refused.to_owned(),
                to: String::new(),
            };
            (["Empty ", name, ", to enter another"].concat(), edit)
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::inspect::inspect;
    use crate::oauth::Context;
    use crate::oauth::request::Edit;
    use crate::text::time::Timestamp;

    /// The button of an error that Auth0 gives set audience to the very identifier that it had refused.
    #[test]
    fn a_value_that_was_refused_is_never_set() {
        let context = Context::at(Timestamp(1_767_225_600));
        let from = |name: &str, from: &str| Edit::ReplaceValue {
            name: name.to_owned(),
            from: from.to_owned(),
            to: String::new(),
        };
        let set = |name: &str, value: &str| Edit::SetParam {
            name: name.to_owned(),
            value: value.to_owned(),
        };
        for (text, edit) in [
            (
                "https://app.example/cb?error=access_denied&error_description=Service%20not%20found%3A%20https%3A//api.acme.example",
                from("audience", "https://api.acme.example"),
            ),
            (
                r#"{"error":"access_denied","error_description":"Service not found: https://a.example https://b.example"}"#,
                from("audience", "https://a.example https://b.example"),
            ),
            (
                r#"{"error":"access_denied","error_description":"Service not found: https://a.example at Object.get"}"#,
                from("audience", "https://a.example"),
            ),
            (
                r#"{"error":"access_denied","error_description":"Service not found: https://acme.auth0.com/api/v2"}"#,
                set("audience", "https://acme.auth0.com/api/v2/"),
            ),
            (
                r#"{"error":"invalid_request","error_description":"AADSTS50011: The redirect URI 'https://localhost:3000/cb' specified in the request does not match"}"#,
                from("redirect_uri", "https://localhost:3000/cb"),
            ),
            (
                r#"WWW-Authenticate: Bearer error="invalid_token", error_description="jwt audience invalid. expected: https://api.example""#,
                set("audience", "https://api.example"),
            ),
            (
                r#"WWW-Authenticate: Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ==""#,
                set("claims", r#"{"access_token":{"nbf":{"essential":true}}}"#),
            ),
        ] {
            let report = inspect(text, &context);
            let error = report.responses[0].error.as_ref().unwrap();
            assert_eq!(error.fix.as_ref().unwrap().edits, [edit], "{text}");
        }
    }
}
