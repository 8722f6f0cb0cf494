//! `malformed-issuer`: `iss` that is no string, or, where it must be one, no https URL.

use super::common::{ID_TOKEN, JWT_ACCESS_TOKEN};
use crate::lint::{Breach, Check, Example, Input, Place, Report, Rule, TokenUnderLint};
use crate::oauth::claims::{self, Claim};
use crate::prose;
use crate::spec::Clause;
use crate::spec::{observed, oidc_core, rfc};
use crate::text::shortened;
use crate::text::uri::Uri;

/// The issuer is no https URL.
pub static RULE: Rule = Rule {
    name: "malformed-issuer",
    breach: Breach::Must,
    summary: summary!("the issuer is not what its kind of token asks for"),
    explain: prose!(
        "iss is a string everywhere. In ID tokens and RFC 9068 access tokens it is an https URL without query and fragment, so that a reader can find the issuer’s keys under it and be sure whose they are."
    ),
    spec: &[oidc_core("2"), rfc(8414, "2"), rfc(7519, "4.1.1")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "a name in an ID token",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"acme","aud":"c","nonce":"n"}"#
            },
            finds: Some("no URL")
        },
        Example {
            shows: "http",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"http://op.example","aud":"c","nonce":"n"}"#
            },
            finds: Some("https")
        },
        Example {
            shows: "a query",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"iss":"https://op.example/?tenant=1"}"#
            },
            finds: Some("a query")
        },
        Example {
            shows: "a fragment",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","typ":"at+jwt","kid":"k1"}"#,
                claims: r#"{"iss":"https://op.example/#a"}"#
            },
            finds: Some("a fragment")
        },
        Example {
            shows: "a number",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":1}"#
            },
            finds: Some("a number")
        },
        Example {
            shows: "FusionAuth as it comes",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"acme.com","aud":"c","nonce":"n"}"#
            },
            finds: Some("FusionAuth")
        },
        Example {
            shows: "an https URL",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"https://op.example/realms/a","aud":"c","nonce":"n"}"#
            },
            finds: None
        },
        Example {
            shows: "Google’s other spelling",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"accounts.google.com","aud":"c","nonce":"n"}"#
            },
            finds: None
        },
        Example {
            shows: "a server on this machine",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"http://localhost:8080/realms/a","aud":"c","nonce":"n"}"#
            },
            finds: None
        },
        Example {
            shows: "a name in another kind of JWT",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"iss":"kubernetes/serviceaccount","sub":"system:serviceaccount:a:b"}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let Some(claims) = &seen.token.claims else {
        return;
    };
    let at = Some(Place::claim("iss"));
    let issuer = match claims::string(claims, "iss") {
        Claim::Absent => return,
        Claim::Malformed(shape) => {
            let message = format!("iss is {shape}; it must be a string.");
            return report.add_citing(at, message, const { &[rfc(7519, "4.1.1")] });
        }
        Claim::Present(issuer) => issuer,
    };
    let spec: &'static [Clause] = if ID_TOKEN.is(seen) {
        const { &[oidc_core("2")] }
    } else if JWT_ACCESS_TOKEN.is(seen) {
        const { &[rfc(9068, "4"), rfc(8414, "2")] }
    } else {
        return;
    };
    let uri = Uri::split(issuer);
    // Google documents both spellings; a server on one’s own machine is a test.
    if issuer == "accounts.google.com" || (uri.has_scheme("http") && uri.is_loopback()) {
        return;
    }
    let (help, spec) = match issuer {
        "acme.com" => (
            " FusionAuth puts acme.com there until the tenant’s issuer is set.",
            const { &[oidc_core("2"), observed("FusionAuth’s default tenant")] as &'static [Clause] },
        ),
        _ => ("", spec),
    };
    let what = if !Uri::is_absolute(issuer) || uri.authority.is_none() {
        "no URL"
    } else if !uri.has_scheme("https") {
        "no https URL"
    } else if uri.query.is_some() {
        "a URL with a query"
    } else if uri.fragment.is_some() {
        "a URL with a fragment"
    } else {
        return;
    };
    let issuer = match issuer {
        "" => "empty",
        issuer => issuer,
    };
    let message = format!(
        "iss is {}, {what}. It must be an https URL without query and fragment, under which readers find the issuer’s keys.{help}",
        shortened(issuer, 120)
    );
    report.add_citing(at, message, spec);
}
