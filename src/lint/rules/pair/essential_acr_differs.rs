//! `essential-acr-differs`: the user signed in another way than `claims` called essential.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core};
use crate::text::shortened;

/// The user signed in another way than claims called essential.
pub static RULE: Rule = Rule {
    name: "essential-acr-differs",
    breach: Breach::Must,
    summary: summary!("acr is none of the values that claims called essential"),
    explain: prose!(
        "acr_values is a wish. In claims a client can call ways to sign in essential, and then the server must use one of them or fail. An ID token with another acr, or none, does not keep that: the client has to treat the sign-in as failed."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "another",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","acr":"urn:bronze"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%22acr%22%3A%7B%22essential%22%3Atrue%2C%22values%22%3A%5B%22urn%3Asilver%22%2C%22urn%3Agold%22%5D%7D%7D%7D",
            },
            finds: Some("is urn:bronze"),
        },
        Example {
            shows: "none",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%22acr%22%3A%7B%22essential%22%3Atrue%2C%22values%22%3A%5B%22urn%3Asilver%22%2C%22urn%3Agold%22%5D%7D%7D%7D",
            },
            finds: Some("has no acr"),
        },
        Example {
            shows: "the second of two",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","acr":"urn:gold"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%22acr%22%3A%7B%22essential%22%3Atrue%2C%22values%22%3A%5B%22urn%3Asilver%22%2C%22urn%3Agold%22%5D%7D%7D%7D",
            },
            finds: None,
        },
        Example {
            shows: "a wish",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","acr":"urn:bronze"}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&claims=%7B%22id_token%22%3A%7B%22acr%22%3A%7B%22values%22%3A%5B%22urn%3Asilver%22%5D%7D%7D%7D",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("5.5.1.1"), oidc_core("3.1.3.7")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(asked), Some(id)) = (seen.context.sent.as_deref(), seen.id_token()) else {
        return;
    };
    let wanted = &asked.drawn.acr;
    let Some(claims) = id.claims().filter(|_| !wanted.is_empty()) else {
        return;
    };
    let acr = claims.str("acr");
    if wanted.iter().any(|one| Some(one.as_str()) == acr) {
        return report.fits("acr is one of those that claims called essential.", SPEC);
    }
    let found = match acr {
        Some(acr) => ["acr is ", &shortened(acr, 120)].concat(),
        None => "The ID token has no acr".to_owned(),
    };
    let message = format!(
        "{found}, and claims of the request called one of these essential: {}. The server had to use one or fail; your application must treat this sign-in as failed.",
        shortened(&wanted.join(" "), 200)
    );
    report.about(id.at).add(Some(Place::claim("acr")), message);
}
