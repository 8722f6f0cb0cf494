//! `redirect-uri-cut-off`: a bare & ended redirect_uri too early.

use super::common::{add_setting, settled, shown, to_judge};
use super::misspelled_parameter::meant;
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::params;
use crate::oauth::request::{Edit, Param};
use crate::prose;
use crate::spec::rfc;
use crate::text::percent;

/// A bare & ended `redirect_uri` too early.
pub static RULE: Rule = Rule {
    name: "redirect-uri-cut-off",
    breach: Breach::HardlyMeant,
    summary: summary!("a bare & ended redirect_uri too early"),
    explain: prose!(
        "An & ends a parameter. Where redirect_uri has a query of its own, each & in it has to be written %26. Otherwise the rest of it becomes parameters that the server ignores, and the address is not the one that is registered."
    ),
    spec: &[rfc(6749, "App. B"), rfc(3986, "2.2")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "the second parameter of the callback",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https://app.example.com/cb?a=1&b=2&scope=openid",
            },
            finds: Some("b follows"),
        },
        Example {
            shows: "encoded as it should be",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb%3Fa%3D1%26b%3D2&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "a parameter of one’s own, elsewhere",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb%3Fa%3D1&scope=openid&b=2",
            },
            finds: None,
        },
        Example {
            shows: "an address without a query",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&b=2&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(uri) = settled(request, "redirect_uri").filter(|uri| uri.contains('?')) else {
        return;
    };
    let here = |param: &&Param| param.name != "redirect_uri";
    let is_of_nobody = |param: &&Param| {
        let name = param.name.as_str();
        params::param(name).is_none()
            && params::secret(name).is_none()
            && meant(name, request).is_none()
            && request.get_all(name).count() == 1
    };
    let behind = request.params.iter().skip_while(here).skip(1);
    let rest: Vec<&Param> = behind.take_while(is_of_nobody).collect();
    if rest.is_empty() {
        return;
    }
    let names: Vec<&str> = rest.iter().map(|param| param.name.as_str()).collect();
    let (follow, are) = match names.len() {
        1 => ("follows", "is no parameter"),
        _ => ("follow", "are no parameters"),
    };
    let message = format!(
        "{} {follow} redirect_uri, which holds a ?, and {are} that anybody knows: a bare & may have cut redirect_uri off. In it, & is written %26.",
        shown(&names.join(" and "))
    );
    let mut whole = uri.to_owned();
    let mut edits = Vec::new();
    for param in rest {
        let pair = [
            "&",
            &percent::encode(&param.name),
            "=",
            &percent::encode(&param.value),
        ];
        whole.push_str(&pair.concat());
        edits.push(Edit::remove(param.name.as_str()));
    }
    edits.push(Edit::set("redirect_uri", whole));
    let fix = to_judge("Put it back into redirect_uri", edits);
    add_setting(request, report, "redirect_uri", message, fix);
}
