//! `hash-mismatch`: at_hash, c_hash or s_hash of an ID token is the hash of something else.
//!
//! One that is the hash of the right thing, and written otherwise, is `hash-in-another-form`'s.

use super::common::{digest, hashes, sha};
use super::hash_in_another_form::other_form;
use crate::jose::hash::left_half;
use crate::lint::{Breach, Check, Example, Input, PairUnderLint, Place, Report, Rule};
use crate::prose;
use crate::spec::{Clause, oidc_core};

/// The ID token was not made for what came with it.
pub static RULE: Rule = Rule {
    name: "hash-mismatch",
    breach: Breach::Must,
    summary: summary!("a hash in the ID token is not that of what came with it"),
    explain: prose!(
        "An ID token binds what was issued with it: at_hash is made of the access token, c_hash of the code and s_hash of the state, each as the left half of the hash that alg names, in base64url. Another value means that the two do not belong together, or that one was changed or cut on its way. A client must not go on then."
    ),
    spec: SPEC,
    check: Check::Pair(check),
    examples: examples![
        Example {
            shows: "the access token of another response",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Yx","id_token":"ID_TOKEN"}"#,
                id: r#"{"nonce":"n","at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}"#,
                access: r#"{}"#,
            },
            finds: Some("at_hash is not the hash of the access token"),
        },
        Example {
            shows: "a code of another response",
            input: Input::Pair {
                text: r#"https://app.example/cb#code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvkx&id_token=ID_TOKEN"#,
                id: r#"{"nonce":"n","c_hash":"LDktKdoQak3Pk0cnXxCltA"}"#,
                access: r#"{}"#,
            },
            finds: Some("c_hash is not the hash of the code"),
        },
        Example {
            shows: "state, by FAPI",
            input: Input::Pair {
                text: r#"https://app.example/cb#code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&id_token=ID_TOKEN&state=af0"#,
                id: r#"{"nonce":"n","c_hash":"LDktKdoQak3Pk0cnXxCltA","s_hash":"x"}"#,
                access: r#"{}"#,
            },
            finds: Some("s_hash is not the hash of the state"),
        },
        Example {
            shows: "the whole hash of the right token",
            input: Input::Pair {
                text: r#"{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","id_token":"ID_TOKEN"}"#,
                id: r#"{"nonce":"n","at_hash":"77QmUPtjPfzWtF2AnpK9RWpXrWlrecdbLUyJDIb7S6Q"}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
        Example {
            shows: "the example of OpenID Connect Core",
            input: Input::Pair {
                text: r#"https://client.example.org/cb#access_token=jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y&code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&id_token=ID_TOKEN&token_type=bearer"#,
                id: r#"{"nonce":"n","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","c_hash":"LDktKdoQak3Pk0cnXxCltA"}"#,
                access: r#"{}"#,
            },
            finds: None,
        },
    ],
};

const SPEC: &[Clause] = &[
    oidc_core("3.2.2.9"),
    oidc_core("3.3.2.10"),
    oidc_core("3.1.3.8"),
];

fn check(seen: &PairUnderLint<'_>, report: &mut Report) {
    let Some(id) = seen.id_token() else { return };
    let Some(digest) = digest(&id) else { return };
    for hash in hashes(seen) {
        let (Some(given), Some(of)) = (id.str(hash.claim), hash.of) else {
            continue;
        };
        let by = [" (", sha(digest), ")"].concat();
        if left_half(digest, of) == given {
            let says = [
                hash.claim,
                " of the ID token is the hash of the ",
                hash.what,
                &by,
                ".",
            ];
            report.fits(says.concat(), hash.spec);
            continue;
        }
        if other_form(given, digest, of).is_some() {
            continue;
        }
        let message = [
            hash.claim,
            " is not the hash of the ",
            hash.what,
            " in this response",
            &by,
            ". The two were not issued together, or one was changed or cut.",
        ];
        let place = Some(Place::claim(hash.claim));
        report
            .about(id.at)
            .add_citing(place, message.concat(), hash.spec);
    }
}
