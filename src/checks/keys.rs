//! Whether the keys that a signature is checked with are the issuer's: the rung between “the signature is right” and “the issuer
//! is one that you trust” (OIDC Discovery §4.3, RFC 8414 §3.3).
//!
//! Does **not** say which issuer is trusted, and nothing of the signature: each is a check of its own. A key that somebody
//! pasted, and one that the token names itself, prove nothing about the issuer.

use super::common::{check, differ, either, not_made};
use super::{Check, Checked, Outcome, Signature};
use crate::issuer::KeysFrom;
use crate::jose::Token;
use crate::jose::alg::Use;
use crate::jose::key::{Key, jwk, x5c};
use crate::jose::verify::signed_with;
use crate::oauth::claims::{self, Claim};
use crate::oauth::issuer::is_guid;
use crate::oauth::providers::entra::{self, ACCESS, TENANT};
use crate::oauth::providers::google;
use crate::spec::{Clause, oidc_core, openid, rfc};
use crate::text::json::{Json, Object};
use crate::text::shortened;

const NAME: &str = "key-of-issuer";
const SPEC: Clause = openid("openid-connect-discovery-1_0", "4.3");
/// What speaks against keys that a token chose.
const OF_TOKEN: Clause = rfc(8725, "3.10");

/// The keys are those that the metadata of `iss` names.
pub fn key_of_issuer(checked: &Checked<'_>) -> Check {
    let claims = checked.token.claims.as_ref();
    let iss = claims.map_or(Claim::Absent, |claims| claims::string(claims, "iss"));
    let said = |why: &str| not_made(NAME, SPEC, why);
    if *checked.signature == Signature::NoKey {
        return said("No key was given.");
    }
    if let Some(check) = of_token(NAME, checked) {
        return check;
    }
    let Claim::Present(iss) = iss else {
        return said("There is no iss that a key could belong to.");
    };
    match checked.keys_from {
        KeysFrom::Person
            if signed_with(checked.token).is_ok_and(|alg| alg.used_for == Use::Mac) =>
        {
            said(
                "A secret is shared: whoever has it can make such a token. Only you know who has it.",
            )
        }
        KeysFrom::Person => said(
            "The key was given by hand: whose it is is not known here. Fetch the issuer’s keys to find out.",
        ),
        KeysFrom::Token(parameter) => chosen(NAME, parameter),
        KeysFrom::Issuer(_) | KeysFrom::Tenants { .. }
            if signed_with(checked.token).is_ok_and(|alg| alg.used_for == Use::Mac) =>
        {
            let text = "alg takes a secret, and what anybody can fetch is none: anybody can make such a token.";
            either(NAME, rfc(8725, "3.1"), false, text.to_owned())
        }
        KeysFrom::Issuer(issuer) => {
            let is_its = issuer == google::issuer(iss);
            // That they are its keys says nothing of a token that none of them was tried on.
            if is_its && !matches!(checked.signature, Signature::Computed { .. }) {
                return said("None of the issuer’s keys was used: see what is said of each.");
            }
            let text = match is_its {
                true => format!(
                    "They stand where the metadata of {} says.",
                    shortened(issuer, 120)
                ),
                false => [
                    "They are the keys of another issuer: ",
                    &differ("iss", iss, issuer),
                ]
                .concat(),
            };
            either(NAME, SPEC, is_its, text)
        }
        KeysFrom::Tenants { template, keys } => {
            let kid = checked.token.header_str("kid");
            let own = keys.iter().find(|(named, _)| Some(named.as_str()) == kid);
            of_tenant(claims, iss, template, own.map(|(_, issuer)| issuer))
        }
    }
}

/// The same of a client assertion: its key is one that the client registered with the server (RFC 7523 §3, OIDC Core §9), and
/// which those are nobody else knows.
pub fn key_of_client(checked: &Checked<'_>) -> Check {
    let (name, spec) = ("key-of-client", oidc_core("9"));
    let said = |why: &str| not_made(name, spec, why);
    if *checked.signature == Signature::NoKey {
        return said("No key was given.");
    }
    if let Some(check) = of_token(name, checked) {
        return check;
    }
    let is_secret = signed_with(checked.token).is_ok_and(|alg| alg.used_for == Use::Mac);
    match checked.keys_from {
        KeysFrom::Person if is_secret => said(
            "The secret is that of the client, and the server has it as well. Whether it is the one that was agreed on only the two know.",
        ),
        KeysFrom::Person => said(
            "The key was given by hand. Whether the client registered it with the server (jwks, jwks_uri) only the server knows.",
        ),
        _ if is_secret => {
            let text = "alg takes a secret, and what anybody can fetch is none: anybody can make such an assertion.";
            either(name, rfc(8725, "3.1"), false, text.to_owned())
        }
        KeysFrom::Token(parameter) => chosen(name, parameter),
        KeysFrom::Issuer(of) | KeysFrom::Tenants { template: of, .. } => {
            let text = format!(
                "They are keys that the metadata of {} names. The key has to be one that the client registered with the server (jwks, jwks_uri), and only the server knows those.",
                shortened(of, 120)
            );
            said(&text)
        }
    }
}

/// What is said of keys that the token chose itself: those at an address that it names, and one that it carries, wherever a
/// person took that from. Nothing of others.
fn of_token(name: &'static str, checked: &Checked<'_>) -> Option<Check> {
    match checked.keys_from {
        KeysFrom::Token(parameter) => Some(chosen(name, parameter)),
        KeysFrom::Person => {
            let text = format!(
                "It is the key that the token carries itself ({}). Whoever made the token chose it: from there it says nothing of who that was.",
                carried(checked)?
            );
            Some(check(name, OF_TOKEN, Outcome::NotChecked, text))
        }
        _ => None,
    }
}

fn chosen(name: &'static str, parameter: &str) -> Check {
    let text = format!(
        "The token itself names where these keys are ({parameter}). Whoever made it chose them, so they say nothing of who that was."
    );
    check(name, OF_TOKEN, Outcome::NotChecked, text)
}

/// In which parameter of its header a token carries the key that it was checked with (RFC 7515 §4.1.3, §4.1.6); none where it
/// does not.
pub fn carried(checked: &Checked<'_>) -> Option<&'static str> {
    let Signature::Computed { key, .. } = checked.signature else {
        return None;
    };
    let is_it = |own: &Key| {
        let thumbprint = own.thumbprint();
        thumbprint.is_some_and(|own| key.contains(&["thumbprint ", &own].concat()))
    };
    let own = own_keys(checked.token).find(|(_, own)| is_it(own));
    own.map(|(parameter, _)| parameter)
}

fn own_keys(token: &Token) -> impl Iterator<Item = (&'static str, Key)> {
    let headers = || token.header.iter().chain(&token.unprotected);
    let whole = headers().filter_map(|header| {
        let own = header.get("jwk").and_then(Json::as_object)?;
        Some(("jwk", jwk(own).ok()?))
    });
    whole.chain(headers().filter_map(|header| Some(("x5c", x5c(header).ok()?))))
}

/// The metadata is for every tenant: the token's tenant has to make its issuer of the template, and of that of the key.
fn of_tenant(claims: Option<&Object>, iss: &str, template: &str, own: Option<&String>) -> Check {
    let tid = claims
        .and_then(|claims| claims.str("tid"))
        .filter(|tid| is_guid(tid));
    let Some(tid) = tid else {
        let text = "The metadata is for every tenant, and the token has no tid that names its own by its ID.";
        return either(NAME, ACCESS, false, text.to_owned());
    };
    let is_its = |issuer: &str| issuer.replace(TENANT, tid) == iss;
    if !is_its(template) {
        let text = [
            "The metadata is for every tenant: ",
            &differ("iss", iss, &template.replace(TENANT, tid)),
        ]
        .concat();
        return either(NAME, ACCESS, false, text);
    }
    match own {
        None => not_made(
            NAME,
            ACCESS,
            "The metadata is for every tenant, and does not say for which issuers the key with this kid is.",
        ),
        Some(own) => {
            // Keys of version 1.0 are those of 2.0, and may name its issuer.
            let is_of_all = entra::for_every_tenant(own).as_deref() == Some(own.as_str());
            let passes = is_its(own) || (template == entra::FIRST && is_of_all);
            let text = match passes {
                true => format!(
                    "The metadata is for every tenant: its issuer {} is that of the token, with the tid in its place, and so is that of the key.",
                    shortened(template, 120)
                ),
                false => format!(
                    "The key with this kid is for tokens of {}, and iss is {}.",
                    shortened(own, 120),
                    shortened(iss, 120)
                ),
            };
            either(NAME, ACCESS, passes, text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jose::compact;
    use crate::oauth::Kind;
    use crate::text::base64url::encode;

    const TENANT_ID: &str = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490";
    const TEMPLATE: &str = "https://login.microsoftonline.com/{tenantid}/v2.0";

    fn told(alg: &str, claims: &str, from: &KeysFrom) -> String {
        let header = format!(r#"{{"alg":"{alg}","kid":"k"}}"#);
        let parts = [
            encode(header.as_bytes()),
            encode(claims.as_bytes()),
            "A".repeat(if alg == "HS256" { 43 } else { 342 }),
        ];
        let token = compact::decode(&parts.join("."));
        let checked = Checked {
            signature: &Signature::Computed {
                is_right: true,
                key: "k".to_owned(),
            },
            keys_from: from,
            ..Checked::of(&token, Kind::AccessToken, None)
        };
        let check = key_of_issuer(&checked);
        assert!(check.text.ends_with('.'), "{}", check.text);
        format!("{}: {}", check.outcome.name(), check.text)
    }

    #[test]
    fn keys_that_the_metadata_of_iss_names_are_its() {
        let issuer = |issuer: &str| KeysFrom::Issuer(issuer.to_owned());
        let claims = r#"{"iss":"https://op.example"}"#;
        for (alg, claims, from, begins) in [
            (
                "RS256",
                claims,
                issuer("https://op.example"),
                "passed: They stand where the metadata of https://op.example says.",
            ),
            (
                "RS256",
                r#"{"iss":"accounts.google.com"}"#,
                issuer("https://accounts.google.com"),
                "passed: ",
            ),
            (
                "RS256",
                claims,
                issuer("https://op.example/"),
                "failed: They are the keys of another issuer: iss is https://op.example, and https://op.example/ is expected. They differ by the slash at the end.",
            ),
            ("RS256", claims, issuer("https://evil.example"), "failed: "),
            (
                "RS256",
                claims,
                KeysFrom::Person,
                "not-checked: The key was given by hand",
            ),
            (
                "HS256",
                claims,
                KeysFrom::Person,
                "not-checked: A secret is shared",
            ),
            (
                "RS256",
                claims,
                KeysFrom::Token("jku"),
                "not-checked: The token itself names where these keys are (jku).",
            ),
            (
                "RS256",
                "{}",
                issuer("https://op.example"),
                "not-checked: There is no iss",
            ),
        ] {
            let said = told(alg, claims, &from);
            assert!(said.starts_with(begins), "{said}");
        }
    }

    #[test]
    fn metadata_for_every_tenant_is_held_against_tid_and_the_keys_own_issuer() {
        let of = |own: &str| KeysFrom::Tenants {
            template: TEMPLATE.to_owned(),
            keys: vec![("k".to_owned(), own.to_owned())],
        };
        let claims = |tid: &str| {
            format!(
                r#"{{"iss":"https://login.microsoftonline.com/{TENANT_ID}/v2.0","tid":"{tid}"}}"#
            )
        };
        // Version 1.0.
        let first = |tid: &str| {
            format!(r#"{{"iss":"https://sts.windows.net/{TENANT_ID}/","tid":"{tid}"}}"#)
        };
        let of_first = |own: &str| KeysFrom::Tenants {
            template: "https://sts.windows.net/{tenantid}/".to_owned(),
            keys: vec![("k".to_owned(), own.to_owned())],
        };
        let other = "9188040d-6c67-4c5b-b112-36a304b66dad";
        let one = format!("https://login.microsoftonline.com/{other}/v2.0");
        let unnamed = KeysFrom::Tenants {
            template: TEMPLATE.to_owned(),
            keys: vec![("other".to_owned(), TEMPLATE.to_owned())],
        };
        for (claims, from, begins) in [
            (
                claims(TENANT_ID),
                of(TEMPLATE),
                "passed: The metadata is for every tenant",
            ),
            (
                claims(TENANT_ID),
                of(&one),
                "failed: The key with this kid is for tokens of",
            ),
            (
                claims(other),
                of(TEMPLATE),
                "failed: The metadata is for every tenant: iss is",
            ),
            (
                claims("contoso"),
                of(TEMPLATE),
                "failed: The metadata is for every tenant, and the token has no tid",
            ),
            (
                first(TENANT_ID),
                of_first(TEMPLATE),
                "passed: The metadata is for every tenant",
            ),
            (
                first(TENANT_ID),
                of_first(&one),
                "failed: The key with this kid is for tokens of",
            ),
            (
                first(other),
                of_first(TEMPLATE),
                "failed: The metadata is for every tenant: iss is",
            ),
            (
                claims(TENANT_ID),
                unnamed,
                "not-checked: The metadata is for every tenant, and does not say",
            ),
        ] {
            let said = told("RS256", &claims, &from);
            assert!(said.starts_with(begins), "{said}");
        }
    }

    #[test]
    fn a_secret_that_anybody_can_fetch_is_none() {
        let from = KeysFrom::Issuer("https://op.example".to_owned());
        let said = told("HS256", r#"{"iss":"https://op.example"}"#, &from);
        assert!(said.starts_with("failed: alg takes a secret"), "{said}");
    }

    #[test]
    fn keys_that_were_not_used_say_nothing_of_the_token() {
        let token =
            compact::decode("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL29wLmV4YW1wbGUifQ.AAAA");
        let from = KeysFrom::Issuer("https://op.example".to_owned());
        let checked = Checked {
            signature: &Signature::NoneFits,
            keys_from: &from,
            ..Checked::of(&token, Kind::AccessToken, None)
        };
        assert_eq!(key_of_issuer(&checked).outcome, Outcome::NotChecked);
    }
}
