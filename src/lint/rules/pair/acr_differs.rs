//! `acr-differs`: the user signed in another way than `acr_values` asked for.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core};
use crate::text::shortened;

/// The user signed in another way than acr_values asked for.
pub static RULE: Rule = Rule {
    name: "acr-differs",
    breach: Breach::HardlyMeant,
    summary: summary!("the user signed in another way than acr_values asked for"),
    explain: prose!(
        "acr_values asks for ways to sign in, best first, and acr of the ID token says which one it was. Another one can come, because the server takes the list for a wish. A client that needs one of the list must not go on."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "another",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","acr":"0"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&acr_values=phrh%20phr",
            },
            finds: Some("is 0"),
        },
        Example {
            shows: "the second of two",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","acr":"phr"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&acr_values=phrh%20phr",
            },
            finds: None,
        },
        Example {
            shows: "none, of which another rule speaks",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&acr_values=phr",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("2"), oidc_core("3.1.2.1"), oidc_core("3.1.3.7")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(asked), Some(id)) = (seen.context.sent.as_deref(), seen.id_token()) else {
        return;
    };
    let (Some(wanted), Some(acr)) = (asked.request.get("acr_values"), id.str("acr")) else {
        return;
    };
    if wanted.split_ascii_whitespace().any(|one| one == acr) {
        return report.fits("acr is one of acr_values.", SPEC);
    }
    let message = format!(
        "acr is {}, and acr_values asked for {}. Where your application needs one of these, it must not go on.",
        shortened(acr, 120),
        shortened(wanted, 200)
    );
    report.about(id.at).add(Some(Place::claim("acr")), message);
}
