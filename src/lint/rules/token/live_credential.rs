//! `live-credential`: whoever holds this can use it.

use crate::classify::document;
use crate::classify::words::lower_first;
use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::oauth::claims;
use crate::oauth::kind::Live;
use crate::prose;
use crate::spec::rfc;
use crate::text::with_article;

/// The text is a credential that works for whoever holds it.
pub static RULE: Rule = Rule {
    name: "live-credential",
    breach: Breach::HardlyMeant,
    summary: summary!("the text is a credential that works for whoever holds it"),
    explain: prose!(
        "Refresh tokens, API keys, client secrets, session cookies and private keys need nothing else to be used, and often last for months. This page sends them nowhere; a chat, a ticket, a screenshot or a repository does. Where one got out, revoke it at the server that issued it."
    ),
    spec: &[rfc(6749, "10.4")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a refresh token",
            input: Input::Text(r#"{"refresh_token":"8xLOxBtZp8abcDEF0123456789"}"#),
            finds: Some("a refresh token"),
        },
        Example {
            shows: "a session token that lasts a minute",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"ins_1"}"#,
                claims: r#"{"azp":"https://app.acme.example","iss":"https://quiet-owl-1.clerk.accounts.dev","sid":"sess_1","sub":"user_1","fva":[0,-1],"iat":1767225580,"exp":1767225640}"#,
            },
            finds: Some("until it expires, in 40 seconds"),
        },
        Example {
            shows: "one that expired",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"ins_1"}"#,
                claims: r#"{"azp":"https://app.acme.example","iss":"https://quiet-owl-1.clerk.accounts.dev","sid":"sess_1","sub":"user_1","fva":[0,-1],"iat":1767222000,"exp":1767222060}"#,
            },
            finds: None,
        },
        Example {
            shows: "a key that is meant to be public",
            input: Input::Text("sb_publishable_EXAMPLEexampleEXAMPLE_EXAMPLE0"),
            finds: None,
        },
        Example {
            shows: "an ID token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{"at_hash":"x"}"#,
            },
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let row = seen.verdict.kind.row();
    let what = match row.live {
        Live::Yes => row.title,
        Live::No if document::is_private_key(seen.token, seen.verdict.kind) => "private key",
        Live::No | Live::Brief => return,
    };
    let is_public = (seen.verdict.issued()).is_some_and(|i| i.is_public.is_seen(seen.token));
    if is_public {
        return;
    }
    let exp = (seen.token.claims.as_ref()).and_then(|claims| claims::time(claims, "exp").present());
    if let Some(exp) = exp {
        let left = exp.since(seen.context.now);
        if left.0 <= 0 {
            return;
        }
        let until = exp.relative_to(seen.context.now);
        let message = match left.0 <= SHORT {
            true => format!(
                "Whoever holds this {} can use it until it expires, {until}.",
                lower_first(what)
            ),
            false => format!(
                "This is a live credential: {}. Whoever holds it can use it until it expires, {until}: do not share it, and revoke it where it was shared.",
                with_article(&lower_first(what))
            ),
        };
        report.add(None, message);
        return;
    }
    let message = format!(
        "This is a live credential: {}. Whoever holds it can use it: do not share it, and revoke it where it was shared.",
        with_article(&lower_first(what))
    );
    report.add(None, message);
}

/// Seconds after which nobody has had time to misuse it, or to revoke it.
const SHORT: i64 = 300;
