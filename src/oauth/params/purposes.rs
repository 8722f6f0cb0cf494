//! What people call a parameter who know what they want, and not what it is called.
//!
//! Only words that stand neither in its name, label and help nor in those of its specification: those are searched anyway.

/// Words, in lower case, and the parameters that they may mean.
type Purpose = (&'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
const PURPOSES: &[Purpose] = &[
    (&["step-up", "stepup", "mfa", "2fa", "multifactor", "multi-factor", "factor", "strength", "passkey", "webauthn"], &["acr_values"]),
    (&["reauthenticate", "re-authenticate", "relogin", "re-login", "again", "force", "fresh", "session", "age"], &["prompt", "max_age"]),
    (&["silent", "renew", "iframe", "sso"], &["prompt"]),
    (&["signup", "sign-up", "register", "registration", "account"], &["prompt", "screen_hint", "kc_action"]),
    (&["social", "federated", "federation", "idp", "saml", "kerberos", "enterprise", "broker"], &["connection", "kc_idp_hint", "idp", "identity_provider", "idp_identifier", "domain_hint"]),
    (&["language", "locale", "translation", "i18n"], &["ui_locales", "claims_locales"]),
    (&["prefill", "username", "user", "email", "e-mail"], &["login_hint"]),
    (&["tenant", "company", "customer", "b2b"], &["organization", "domain_hint", "hd"]),
    (&["csrf", "xsrf", "forgery"], &["state"]),
    (&["replay", "injection"], &["nonce"]),
    (&["popup", "mobile", "touch"], &["display"]),
    (&["permission", "permissions", "roles"], &["scope", "authorization_details"]),
    (&["payment", "rar", "consent"], &["authorization_details"]),
    (&["jar", "signed"], &["request", "request_uri"]),
    (&["par", "pushed"], &["request_uri"]),
    (&["sender-constrained", "bound", "binding"], &["dpop_jkt"]),
    (&["refresh", "offline"], &["access_type", "scope"]),
    (&["api", "target", "aud", "microservice"], &["audience", "resource"]),
];

/// Whether a word in lower case, or its beginning, tells what the parameter is for. Two letters tell nothing.
pub fn tells(word: &str, name: &str) -> bool {
    let is = |(words, names): &&Purpose| {
        names.contains(&name) && words.iter().any(|known| known.starts_with(word))
    };
    word.len() > 2 && PURPOSES.iter().any(|purpose| is(&purpose))
}

#[cfg(test)]
mod tests {
    use super::super::param;
    use super::*;

    #[test]
    fn every_purpose_is_one_of_parameters_of_the_table() {
        for (words, names) in PURPOSES {
            for name in *names {
                assert!(param(name).is_some(), "{name}");
                assert!(words.iter().all(|word| tells(word, name)), "{name}");
            }
        }
        assert!(!tells("mf", "acr_values") && !tells("kerberos", "state"));
    }
}
