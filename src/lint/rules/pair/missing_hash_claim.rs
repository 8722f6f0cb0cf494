//! `missing-hash-claim`: an ID token from the authorization endpoint does not bind what came with it.

use super::common::hashes;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core};
use crate::text::with_article;

/// at_hash or c_hash is missing where it is required.
pub static RULE: Rule = Rule {
    name: "missing-hash-claim",
    breach: Breach::Must,
    summary: summary!("at_hash or c_hash is missing where a specification requires it"),
    explain: prose!(
        "What comes through the browser can be swapped on its way. So an ID token that comes from the authorization endpoint must hold the hash of the access token (at_hash) and of the code (c_hash) beside it. From the token endpoint both may be left out."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "beside an access token",
            input: Input::Pair {
                text: r#"https://app.example/cb#access_token=jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y&token_type=bearer&id_token=ID_TOKEN"#,
                id: r#"{"nonce":"n"}"#,
                access: r#"{}"#,
            },
            finds: Some("has no at_hash"),
        },
        Example {
            shows: "beside a code",
            input: Input::Pair {
                text: r#"https://app.example/cb#code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&id_token=ID_TOKEN"#,
                id: r#"{"nonce":"n"}"#,
                access: r#"{}"#,
            },
            finds: Some("has no c_hash"),
        },
        Example {
            shows: "from the token endpoint",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","id_token":"ID_TOKEN"}"#,
                id: r#"{"nonce":"n"}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[oidc_core("3.2.2.10"), oidc_core("3.3.2.11")];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(id) = seen.id_token() else { return };
    let Some(claims) = id
        .claims()
        .filter(|_| seen.response.carrier.is_front_channel())
    else {
        return;
    };
    // s_hash is a demand of a profile.
    for hash in hashes(seen)
        .into_iter()
        .filter(|hash| hash.claim != "s_hash")
    {
        if hash.of.is_some() && !claims.has(hash.claim) {
            let what = with_article(hash.what);
            let message = [
                "The ID token came from the authorization endpoint with ",
                &what,
                ", and has no ",
                hash.claim,
                ". Without it a swapped one cannot be told.",
            ];
            let place = Some(Place::claim(hash.claim));
            report.about(id.at).add(place, message.concat());
        }
    }
}
