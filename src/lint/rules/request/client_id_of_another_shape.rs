//! `client-id-of-another-shape`: client_id does not look like one of this provider.

use super::common::{place, settled, shown};
use crate::lint::{Breach, Check, Example, Input, Report, RequestUnderLint, Rule};
use crate::oauth::providers::auth0::request::is_no_client_id;
use crate::prose;
use crate::spec::{Clause, auth0, page};

const GOOGLE: Clause = page(
    "Google docs: OpenID Connect",
    "https://developers.google.com/identity/openid-connect/openid-connect",
);
const MICROSOFT: Clause = page(
    "Microsoft docs: authorization code flow",
    "https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow",
);

const AUTH0: Clause = auth0("secure/tokens/id-tokens/id-token-structure");

/// `client_id` does not look like one of this provider.
pub static RULE: Rule = Rule {
    name: "client-id-of-another-shape",
    breach: Breach::HardlyMeant,
    summary: summary!("client_id does not look like one of this provider"),
    explain: prose!(
        "Client IDs have a shape at some providers: at Google they end in .apps.googleusercontent.com, at Microsoft they are GUIDs, at Okta they begin with 0oa, at Auth0 they have 32 characters. Another value is most likely the name of the application, or of another server."
    ),
    spec: &[GOOGLE, MICROSOFT, AUTH0],
    check: Check::Request(check),
    examples: examples![
        Example {
            shows: "a name at Google",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=my-app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("googleusercontent"),
        },
        Example {
            shows: "a name at Microsoft Entra",
            input: Input::Request {
                provider: "entra",
                url: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=my-app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=User.Read",
            },
            finds: Some("GUID"),
        },
        Example {
            shows: "43 characters of base64url at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: Some("have 32"),
        },
        Example {
            shows: "32 at Auth0",
            input: Input::Request {
                provider: "auth0",
                url: "https://tenant.eu.auth0.com/authorize?response_type=code&client_id=k3Yq0aLcYFCKBYkDMiQrDPNUVtEH9cVb&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
        Example {
            shows: "as it is",
            input: Input::Request {
                provider: "google",
                url: "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1-a.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid",
            },
            finds: None,
        },
    ],
};

fn check(seen: &RequestUnderLint<'_>, report: &mut Report) {
    let request = seen.request;
    let Some(client) = settled(request, "client_id").map(str::trim) else {
        return;
    };
    let (shape, spec): (_, &'static [Clause]) = match request.provider.id {
        "google" if !client.ends_with(".apps.googleusercontent.com") => {
            ("end in .apps.googleusercontent.com", const { &[GOOGLE] })
        }
        "entra" | "azure-b2c" if !is_guid(client) && !client.starts_with("https://") => {
            ("are GUIDs", const { &[MICROSOFT] })
        }
        "auth0" if is_no_client_id(client) => {
            // Never the value: it may be a secret.
            let message = format!(
                "client_id has {} characters, like a client secret or a code verifier; client IDs of Auth0 have 32. Look it up where the application is registered, and replace the secret if it was one.",
                client.chars().count()
            );
            return report.add_citing(place("client_id"), message, const { &[AUTH0] });
        }
        _ => return,
    };
    let message = format!(
        "client_id is {}, and client IDs of {} {shape}. Look it up where the application is registered.",
        shown(client),
        request.provider.title
    );
    report.add_citing(place("client_id"), message, spec);
}

fn is_guid(text: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let groups: Vec<&str> = text.split('-').collect();
    groups.len() == lengths.len()
        && groups.iter().zip(lengths).all(|(group, length)| {
            group.len() == length && group.bytes().all(|b| b.is_ascii_hexdigit())
        })
}
