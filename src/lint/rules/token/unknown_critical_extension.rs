//! `unknown-critical-extension`: `crit` names an extension that no specification known here defines.

use super::malformed_crit;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// The token needs an extension that few readers know.
pub static RULE: Rule = Rule {
    name: "unknown-critical-extension",
    breach: Breach::HardlyMeant,
    summary: summary!("crit names an extension that is not known here"),
    explain: prose!(
        "crit says which extensions a reader has to understand. A reader that does not know one of them must refuse the token, however good its signature is. Between two programs of one maker that can be meant; any library from elsewhere will refuse."
    ),
    spec: &[rfc(7515, "4.1.11")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an extension of somebody",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","crit":["policy"],"policy":1}"#,
                claims: r#"{}"#
            },
            finds: Some("policy")
        },
        Example {
            shows: "b64",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","crit":["b64"],"b64":true}"#,
                claims: r#"{}"#
            },
            finds: None
        },
        Example {
            shows: "no crit",
            input: Input::Jwt {
                header: r#"{"alg":"RS256"}"#,
                claims: r#"{}"#
            },
            finds: None
        },
        Example {
            shows: "a name that is not there is another rule’s",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","crit":["policy"]}"#,
                claims: r#"{}"#
            },
            finds: None
        },
    ],
};

/// Extensions that a specification defines.
const KNOWN: [&str; 1] = ["b64"];

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(header) = &seen.token.header else {
        return;
    };
    let mut unknown = malformed_crit::names(header);
    unknown.retain(|name| {
        !KNOWN.contains(name) && !malformed_crit::COMMON.contains(name) && header.has(name)
    });
    if let Some(name) = unknown.first() {
        let message = format!(
            "crit says that every reader must understand {}, which is in no specification known here. Any other reader must refuse the token.",
            shortened(name, 60)
        );
        report.add(Some(Place::header("crit")), message);
    }
}
