//! `unknown-content-encryption`: content encryption that no specification registers.

use crate::jose::Form;
use crate::jose::enc::content_encryption;
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// `enc` is no registered value.
pub static RULE: Rule = Rule {
    name: "unknown-content-encryption",
    breach: Breach::HardlyMeant,
    summary: summary!("enc names no registered content encryption"),
    explain: prose!(
        "The header of an encrypted token says in enc how its content is encrypted. The registered values are A128CBC-HS256, A192CBC-HS384, A256CBC-HS512, A128GCM, A192GCM and A256GCM, in just this case."
    ),
    spec: &[rfc(7518, "5.1"), rfc(7516, "4.1.2")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a name of one’s own",
            input: Input::Text(
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4In0..aWlpaWlpaWlpaWlp.Yw.dHR0dHR0dHR0dHR0dHR0dA"
            ),
            finds: Some("A128"),
        },
        Example {
            shows: "a registered one",
            input: Input::Text(
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aWlpaWlpaWlpaWlp.Yw.dHR0dHR0dHR0dHR0dHR0dA"
            ),
            finds: None,
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let is_jwe = matches!(seen.token.form, Form::Jwe | Form::JweJson);
    let Some(enc) = seen.token.header_str("enc").filter(|_| is_jwe) else {
        return;
    };
    if content_encryption(enc).is_none() {
        let shown = shortened(enc, 40);
        let message = format!(
            "enc is {shown}, which no specification registers; names are case-sensitive. A library will refuse the token."
        );
        report.add(Some(Place::header("enc")), message);
    }
}
