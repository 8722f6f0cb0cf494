//! `unknown-alg`: an `alg` that no registry has.

use super::{alg_in_wrong_case, weak_alg};
use crate::jose::alg::algorithm;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::IANA_JOSE;
use crate::spec::rfc;
use crate::text::shortened;

/// Nobody knows the algorithm.
pub static RULE: Rule = Rule {
    name: "unknown-alg",
    breach: Breach::HardlyMeant,
    summary: summary!("the algorithm is in no registry"),
    explain: prose!(
        "alg names how the token was signed or encrypted. The names are registered, so that everybody means the same by them. A reader that does not know the name cannot check the token, and has to refuse it."
    ),
    spec: &[rfc(7515, "4.1.1"), rfc(7518, "3.1"), IANA_JOSE],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "made up",
            input: Input::Jwt {
                header: r#"{"alg":"XX999"}"#,
                claims: r#"{}"#
            },
            finds: Some("XX999")
        },
        Example {
            shows: "empty",
            input: Input::Jwt {
                header: r#"{"alg":""}"#,
                claims: r#"{}"#
            },
            finds: Some("is empty")
        },
        Example {
            shows: "ECDSA",
            input: Input::Jwt {
                header: r#"{"alg":"ES256K"}"#,
                claims: r#"{}"#
            },
            finds: None
        },
        Example {
            shows: "a new one",
            input: Input::Jwt {
                header: r#"{"alg":"ML-DSA-65"}"#,
                claims: r#"{}"#
            },
            finds: None
        },
        Example {
            shows: "another spelling is another rule’s",
            input: Input::Jwt {
                header: r#"{"alg":"rs256"}"#,
                claims: r#"{}"#
            },
            finds: None
        },
    ],
};

/// Names that are registered or about to be, and that the table of algorithms has no row for.
const OTHERS: [&str; 3] = ["ML-DSA-", "SLH-DSA-", "HPKE-"];

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(alg) = seen.token.alg() else { return };
    let is_known = algorithm(alg).is_some()
        || OTHERS.iter().any(|start| alg.starts_with(start))
        || weak_alg::WITH_SHA_1.contains(&alg)
        || alg_in_wrong_case::meant(alg).is_some();
    if is_known {
        return;
    }
    let what = match alg {
        "" => "alg is empty.".to_owned(),
        _ => format!(
            "alg is {}, which is not registered, or too new for this page.",
            shortened(alg, 40)
        ),
    };
    let message =
        format!("{what} A reader that does not know the algorithm must refuse the token.");
    report.add(Some(Place::header("alg")), message);
}
