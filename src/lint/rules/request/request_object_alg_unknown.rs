//! `request-object-alg-unknown`: the request object names an algorithm that there is none of.

use super::common::place;
use crate::jose::alg::{ALGORITHMS, algorithm};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request_object::RequestObject;
use crate::prose;
use crate::spec::rfc;
use crate::text::shortened;

/// The request object names an algorithm that there is none of.
pub static RULE: Rule = Rule {
    name: "request-object-alg-unknown",
    breach: Breach::Must,
    summary: summary!("the alg of the request object is no algorithm for signatures"),
    explain: prose!(
        "alg says how the object is signed, spelled exactly as it is registered: RS256, not rs256. None in capitals is no algorithm either; a library that lowers the letters takes it for none, and the object for one that needs no signature."
    ),
    spec: &[rfc(7515, "4.1.1"), rfc(9101, "6.2")],
    check: Check::RequestAsSent(check),
    examples: examples![
        Example {
            shows: "None in capitals",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJOb25lIiwidHlwIjoib2F1dGgtYXV0aHotcmVxK2p3dCJ9.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwfQ.c2ln",
            },
            finds: Some("Write none in no spelling"),
        },
        Example {
            shows: "lower case",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJyczI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwfQ.c2ln",
            },
            finds: Some("Write RS256"),
        },
        Example {
            shows: "RS256",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?client_id=app&request=eyJhbGciOiJSUzI1NiIsInR5cCI6Im9hdXRoLWF1dGh6LXJlcStqd3QifQ.eyJpc3MiOiJhcHAiLCJhdWQiOiJodHRwczovL3RlbmFudC5ldS5hdXRoMC5jb20vIiwiY2xpZW50X2lkIjoiYXBwIiwicmVzcG9uc2VfdHlwZSI6ImNvZGUiLCJyZWRpcmVjdF91cmkiOiJodHRwczovL2FwcC5leGFtcGxlLmNvbS9jYiIsInNjb3BlIjoib3BlbmlkIiwiZXhwIjoxNzY3MjI1OTAwfQ.c2ln",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let Some(RequestObject::Readable(token)) = RequestObject::of(seen.request) else {
        return;
    };
    let Some(alg) = token.alg().filter(|alg| algorithm(alg).is_none()) else {
        return;
    };
    let meant = ALGORITHMS
        .iter()
        .find(|row| row.name.eq_ignore_ascii_case(alg));
    let what = match meant {
        Some(row) if row.name == "none" => {
            "Write none in no spelling: sign the object with a key of the client.".to_owned()
        }
        Some(row) => format!("Write {}, exactly so.", row.name),
        None => "Sign it with one that is registered, such as RS256 or ES256.".to_owned(),
    };
    let message = format!(
        "alg of the request object is {}, which is no algorithm. {what}",
        shortened(alg, 40)
    );
    report.add(place("request"), message);
}
