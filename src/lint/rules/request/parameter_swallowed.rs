//! `parameter-swallowed`: the & before a parameter is encoded, so that it belongs to the value before it.

use super::common::{place, safe, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params::{self, ValueType};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::{Clause, rfc};

/// A value holds what was meant to be the next parameter.
pub static RULE: Rule = Rule {
    name: "parameter-swallowed",
    breach: Breach::HardlyMeant,
    summary: summary!("a value holds what was meant to be the next parameter"),
    explain: prose!(
        "Between two parameters stands &. Written %26 it is a letter of the value, so the server sees one long value and no parameter after it. It comes of encoding a query that was put together already."
    ),
    spec: &[rfc(6749, "3.1"), Clause::Rfc(3986, "2.2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "state inside scope",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%26state%3Dxyz",
            },
            finds: Some("state"),
        },
        Example {
            shows: "two inside client_id",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&client_id=app%26scope%3Dopenid%26audience%3Durn%3Aa",
            },
            finds: Some("scope and audience"),
        },
        Example {
            shows: "one that stands there as well",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%26state%3Dxyz&state=abc",
            },
            finds: Some("sees one value."),
        },
        Example {
            shows: "an address whose query holds one, which is its own",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb%3Fa%3D1%26lang%3Dde&scope=openid&state=back%3Dhome%26scope%3Dall",
            },
            finds: None,
        },
        Example {
            shows: "a name that is no parameter",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%26more%3D1",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let mut seen_names: Vec<&str> = Vec::new();
    for param in &request.params {
        let name = param.name.as_str();
        // What the application alone reads may hold a query of its own; an address has one behind its `?`.
        let row = params::param(name).filter(|_| !matches!(name, "state" | "nonce" | "login_hint"));
        let is_address = match row.map(|row| row.value) {
            None | Some(ValueType::Json | ValueType::Jwt) => continue,
            Some(ValueType::Uri) => true,
            Some(_) => false,
        };
        let is_once = request.get_all(name).count() == 1;
        if seen_names.contains(&name) || !is_once || (is_address && param.value.contains('?')) {
            continue;
        }
        seen_names.push(name);
        let mut pieces = param.value.split('&');
        let own = pieces.next().unwrap_or_default();
        let swallowed: Vec<(&str, &str)> =
            pieces.filter_map(|piece| piece.split_once('=')).collect();
        let is_known = |(name, _): &(&str, &str)| params::param(name).is_some();
        // A piece that is no parameter may be the value's after all.
        let is_all = param.value.matches('&').count() == swallowed.len();
        if swallowed.is_empty() || !is_all || !swallowed.iter().all(is_known) {
            continue;
        }
        let names: Vec<&str> = swallowed.iter().map(|(name, _)| *name).collect();
        let is_missing = |name: &&str| request.get(name).is_none();
        let missing: Vec<&str> = names.iter().copied().filter(is_missing).collect();
        let and_none = match missing.is_empty() {
            true => String::new(),
            false => [" and no ", &shown(&missing.join(" and "))].concat(),
        };
        let message = format!(
            "{name} holds {} as well: the & before it is encoded as %26, so the server sees one value{and_none}.",
            shown(&names.join(" and "))
        );
        let mut edits = vec![match own.is_empty() {
            true => Edit::remove(name),
            false => Edit::set(name, own),
        }];
        for (name, value) in swallowed {
            if request.get(name).is_none() && !value.is_empty() {
                edits.push(Edit::set(name, value));
            }
        }
        let fix = safe("Make them parameters of their own", edits);
        report.add_with_fix(place(name), message, fix);
    }
}
