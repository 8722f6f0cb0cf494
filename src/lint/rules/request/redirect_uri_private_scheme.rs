//! `redirect-uri-private-scheme`: the scheme of redirect_uri is not a reversed domain name.

use super::common::{add_setting, place, settled, shown, to_judge};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::request::Edit;
use crate::prose;
use crate::spec::rfc;
use crate::text::uri::Uri;

/// The scheme of redirect_uri is not a reversed domain name.
pub static RULE: Rule = Rule {
    name: "redirect-uri-private-scheme",
    breach: Breach::HardlyMeant,
    summary: summary!("the scheme of redirect_uri is not a reversed domain name"),
    explain: prose!(
        "An application that owns a scheme should name it after a domain of its own, in reverse: com.example.app:/callback. A short scheme like myapp: can be taken by any other application on the device, which then gets the code."
    ),
    spec: &[rfc(8252, "7.1"), rfc(8252, "8.4")],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "myapp",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=myapp%3A%2F%2Fcallback&scope=openid",
            },
            finds: Some("reverse"),
        },
        Example {
            shows: "a host and its port, without http://",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=localhost%3A3000%2Fcb&scope=openid",
            },
            finds: Some("http:// is missing"),
        },
        Example {
            shows: "two slashes",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=com.example.app%3A%2F%2Fcallback&scope=openid",
            },
            finds: Some("one slash"),
        },
        Example {
            shows: "as advised",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=com.example.app%3A%2Fcallback&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "https",
            input: Input::Request {
                provider: "rfc8707",
                url: "https://as.example.com/auth?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(uri) = settled(request, "redirect_uri") else {
        return;
    };
    let parts = Uri::split(uri.trim());
    let Some(scheme) = parts.scheme else {
        return;
    };
    // Those that run or read something have a rule of their own; urn: and msal schemes are vendors’ own.
    let elsewhere = [
        "http",
        "https",
        "javascript",
        "data",
        "vbscript",
        "file",
        "blob",
        "about",
        "view-source",
        "urn",
    ];
    let is_elsewhere = elsewhere
        .iter()
        .any(|other| scheme.eq_ignore_ascii_case(other));
    if is_elsewhere || scheme.starts_with("msal") || scheme.starts_with("msauth") {
        return;
    }
    // `localhost:3000/cb`: a port follows a host, and no scheme.
    let port = parts.path.split('/').next().unwrap_or_default();
    let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    if parts.authority.is_none() && is_port {
        let begins = match scheme.eq_ignore_ascii_case("localhost") {
            true => "http://",
            false => "https://",
        };
        let message = format!(
            "{begins} is missing: as it stands, {} is the scheme of redirect_uri, and no host.",
            shown(scheme)
        );
        let whole = [begins, uri.trim()].concat();
        let title = ["Put ", begins, " before it"].concat();
        let fix = to_judge(title, vec![Edit::set("redirect_uri", whole)]);
        return add_setting(request, report, "redirect_uri", message, fix);
    }
    if !scheme.contains('.') {
        let message = format!(
            "Any application can claim the scheme {}:. Name it after a domain of yours, in reverse: com.example.app:/callback.",
            shown(scheme)
        );
        report.add(place("redirect_uri"), message);
    } else if parts.authority.is_some() && request.provider.id != "auth0" {
        let message = "After a scheme of its own an application writes one slash, com.example.app:/callback: what follows two is a host name. Register it that way, if you can.".to_owned();
        report.add(place("redirect_uri"), message);
    }
}
