//! `expires-in-too-long`: expires_in promises more than the token holds.

use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::oauth::claims;
use crate::prose;
use crate::spec::{Clause, rfc};

/// The client is told a longer life than the token has.
pub static RULE: Rule = Rule {
    name: "expires-in-too-long",
    breach: Breach::HardlyMeant,
    summary: summary!("expires_in is longer than the access token lives"),
    explain: prose!(
        "expires_in tells the client how long the access token lives, because a client is not to look into it. Where it says more than exp of the token, the client goes on with a token that APIs refuse. A difference of a minute is let pass."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "twice as long",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","expires_in":7200}"#,
                id: r#"{}"#,
                access: r#"{"aud":"https://api.example","client_id":"app","iat":1767225000,"exp":1767228600}"#,
            },
            finds: Some("7200"),
        },
        Example {
            shows: "as long",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","expires_in":3600}"#,
                id: r#"{}"#,
                access: r#"{"aud":"https://api.example","client_id":"app","iat":1767225000,"exp":1767228600}"#,
            },
            finds: None,
        },
        Example {
            shows: "what is left of it",
            input: Input::Pair {
                text: r#"{"access_token":"ACCESS_TOKEN","token_type":"Bearer","expires_in":600}"#,
                id: r#"{}"#,
                access: r#"{"aud":"https://api.example","client_id":"app","iat":1767225000,"exp":1767228600}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[rfc(6749, "5.1"), rfc(7519, "4.1.4")];

/// Clocks differ by less.
const LEEWAY: i64 = 60;

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let written = seen.response.get("expires_in");
    let Some(promised) = written.and_then(|text| text.parse::<i64>().ok()) else {
        return;
    };
    let Some(access) = seen.access_token() else {
        return;
    };
    let Some(claims) = access.claims() else {
        return;
    };
    let time = |name| claims::time(claims, name).present();
    let (Some(issued), Some(expires)) = (time("iat"), time("exp")) else {
        return;
    };
    let life = expires.since(issued).0;
    if promised <= life.saturating_add(LEEWAY) {
        return report.fits(
            "expires_in promises no more than exp of the access token.",
            SPEC,
        );
    }
    let message = format!(
        "expires_in says {promised} seconds, and the access token lives {life} from iat to exp. The client goes on with a token that is refused."
    );
    report.add(Some(Place::response("expires_in")), message);
}
