//! `alg-of-another-use`: an encryption algorithm in a signed token, or the other way round.

use crate::jose::Form;
use crate::jose::alg::{Use, algorithm};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;

/// The algorithm is for something else.
pub static RULE: Rule = Rule {
    name: "alg-of-another-use",
    breach: Breach::CannotWork,
    summary: summary!("the algorithm is for something else than this form of token"),
    explain: prose!(
        "A token in three parts is signed, one in five parts is encrypted, and each has algorithms of its own. Where form and algorithm do not fit, parts were lost or put together wrongly, and no reader can use the token."
    ),
    spec: &[rfc(7516, "9"), rfc(7518, "3.1"), rfc(7518, "4.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "dir in three parts",
            input: Input::Jwt {
                header: r#"{"alg":"dir"}"#,
                claims: r#"{}"#
            },
            finds: Some("delivers a key")
        },
        Example {
            shows: "RS256 in five parts",
            input: Input::Text("eyJhbGciOiJSUzI1NiIsImVuYyI6IkExMjhHQ00ifQ.AAAA.AAAA.AAAA.AAAA"),
            finds: Some("five parts")
        },
        Example {
            shows: "a signed token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{}"#
            },
            finds: None
        },
        Example {
            shows: "an encrypted token",
            input: Input::Text("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA"),
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let alg = seen.token.alg().unwrap_or_default();
    let Some(row) = algorithm(alg) else { return };
    let delivers_key = row.used_for == Use::KeyManagement;
    let message = match seen.token.form {
        Form::Jws if delivers_key => format!(
            "{alg} delivers a key for encryption and signs nothing, and this token has the three parts of a signed one. Are two parts missing?"
        ),
        Form::Jwe if !delivers_key => format!(
            "{alg} is no way to deliver a key, and this token has the five parts of an encrypted one. Were two tokens put together?"
        ),
        _ => return,
    };
    report.add(Some(Place::header("alg")), message);
}
