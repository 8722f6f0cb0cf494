//! `nested-token`: a claim whose value is a token itself.

use super::common::{MOST, walk};
use crate::classify::classify;
use crate::classify::words::lower_first;
use crate::jose::{Form, compact};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::Kind;
use crate::prose;
use crate::spec::rfc;
use crate::text::{shortened, with_article};

/// A claim holds another token.
pub static RULE: Rule = Rule {
    name: "nested-token",
    breach: Breach::WorthKnowing,
    summary: summary!("a claim holds another token"),
    explain: prose!(
        "Whoever gets the outer token gets the inner one, too, and can use it on its own. Sometimes that is meant, as with credentials in a presentation; a refresh or access token in a claim hardly ever is."
    ),
    spec: &[rfc(7519, "12")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an access token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"upstream":"eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiJhIn0.c2ln"}"#
            },
            finds: Some("an access token")
        },
        Example {
            shows: "within an object",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"a":{"jwt":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"}}"#
            },
            finds: Some("jwt")
        },
        Example {
            shows: "a host name",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"host":"www.example.com"}"#
            },
            finds: None
        },
        Example {
            shows: "a word that begins like one",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"x":"eyJhbGciOiJSUzI1NiJ9"}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let mut found = 0;
    for member in &claims.members {
        let name = member.name.as_str();
        let mut inner = None;
        walk(name, &member.value, &mut |name, json| {
            if let (None, Some(text)) = (&inner, json.as_str().filter(|text| begins_like_one(text)))
            {
                let token = compact::decode(text);
                if matches!(token.form, Form::Jws | Form::Jwe | Form::SdJwt) {
                    inner = Some((name, classify(&token, Some(name), seen.context).kind));
                }
            }
        });
        let Some((inner, kind)) = inner else { continue };
        let what = match kind {
            Kind::Unknown => "a JWT".to_owned(),
            kind => with_article(&lower_first(kind.row().title)),
        };
        let message = format!(
            "{} holds another token: {what}. Whoever gets this token gets that one, too. Paste it alone to look into it.",
            shortened(inner, 60)
        );
        report.add(Some(Place::claim(name)), message);
        found += 1;
        if found == MOST {
            return;
        }
    }
}

fn begins_like_one(text: &str) -> bool {
    ["eyJ", "eyA", "ewo"]
        .iter()
        .any(|start| text.starts_with(start))
        && text.contains('.')
}
