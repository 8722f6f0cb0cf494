//! `sign-in-too-old`: the user signed in longer ago than `max_age` allows.

use super::common::max_age;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::oauth::claims;
use crate::oauth::max_age::{SignIn, sign_in};
use crate::prose;
use crate::spec::{Clause, oidc_core};
use crate::text::time::Seconds;

/// The user signed in longer ago than max_age allows.
pub static RULE: Rule = Rule {
    name: "sign-in-too-old",
    breach: Breach::Should,
    summary: summary!("the user signed in longer ago than max_age allows"),
    explain: prose!(
        "max_age says how many seconds ago the user may have signed in. After that the server has to ask again. A client compares auth_time of the ID token, and asks anew where the sign-in is too old. An ID token that came of a refresh token keeps the time of the first sign-in."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "an hour, and five minutes were allowed",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","iat":1767225000,"auth_time":1767221400}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&max_age=300",
            },
            finds: Some("3600 seconds"),
        },
        Example {
            shows: "by the redirect, where no code takes time",
            input: Input::PairSent {
                text: r#"https://app.example/cb#id_token=ID_TOKEN"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","nonce":"n-0S6_WzA2Mj","iat":1767225000,"auth_time":1767224800}"#,
                request: "https://as.example/authorize?response_type=id_token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&max_age=60&nonce=n-0S6_WzA2Mj",
            },
            finds: Some("200 seconds"),
        },
        Example {
            shows: "as young as asked",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","iat":1767225000,"auth_time":1767224900}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&max_age=300",
            },
            finds: None,
        },
        Example {
            shows: "the code waited for its exchange",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","iat":1767225000,"auth_time":1767224500}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&max_age=0",
            },
            finds: None,
        },
        Example {
            shows: "no auth_time, of which another rule speaks",
            input: Input::PairSent {
                text: r#"{"access_token":"ACCESS_TOKEN","id_token":"ID_TOKEN","token_type":"Bearer"}"#,
                id: r#"{"iss":"https://as.example","sub":"1","aud":"app","iat":1767225000}"#,
                request: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&max_age=300",
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[
    oidc_core("3.1.2.1"),
    oidc_core("3.1.3.7"),
    oidc_core("12.2"),
];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let (Some(most), Some(id)) = (max_age(seen), seen.id_token()) else {
        return;
    };
    let Some(claims) = id.claims() else { return };
    let time = |name| claims::time(claims, name).present();
    let (Some(issued), Some(signed_in)) = (time("iat"), time("auth_time")) else {
        return;
    };
    let age = issued.since(signed_in);
    let through_browser = seen.response.carrier.is_front_channel();
    match sign_in(age, most, SKEW, through_browser) {
        SignIn::Recent => return report.fits("auth_time is within max_age.", SPEC),
        SignIn::RecentIfCodeWaited => return,
        SignIn::TooOld => {}
    }
    let (age, most) = (age.0, most.0);
    let message = format!(
        "The user signed in {age} seconds before iat, and max_age allows {most}. Unless a refresh token brought it, ask again, with prompt=login."
    );
    report
        .about(id.at)
        .add(Some(Place::claim("auth_time")), message);
}

/// By what two clocks of one server may differ.
const SKEW: Seconds = Seconds(60);
