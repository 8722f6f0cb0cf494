//! An errand for keys, step by step: which address is asked next, whether the person has to look at it first, and how it ends.
//!
//! Moves by what came and by nothing else. An address that the person was not shown is asked only where its host is one that
//! they just let the page ask: metadata says where the keys are, and at another host they are offered first.

use super::address::{metadata_addresses, named};
use super::answer::{Metadata, certificates, keys, metadata};
use super::{Ask, Failure, KeysFrom, Kind, Unfit, sentence};
use crate::oauth::providers::google;
use crate::text::shortened;

/// What it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Goal {
    /// The metadata of that issuer.
    Issuer(String),
    /// The keys that metadata names.
    Keys(Metadata),
    /// Those that metadata names which a person pasted.
    Pasted,
    /// Those that a token names itself, in this parameter of its header.
    Token(&'static str),
}

/// One that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    goal: Goal,
    /// What is asked, one after the other until one answers.
    asks: Vec<Ask>,
    told: Vec<String>,
}

/// What is to happen next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next address is asked.
    Ask(Errand),
    /// The person looks at the address first.
    Offer(Errand),
    /// The keys are there.
    Done {
        /// They, as they came.
        keys: String,
        /// Whose they are.
        from: KeysFrom,
        /// What each address answered, a line each.
        told: Vec<String>,
    },
    /// There are none.
    Failed(Vec<String>),
}

impl Errand {
    /// For the keys of an issuer: its metadata comes first.
    ///
    /// # Errors
    /// Why its addresses are not asked.
    pub fn of_issuer(issuer: &str) -> Result<Self, Unfit> {
        Self::of_policy(issuer, None)
    }

    /// The same of one that may have metadata for each policy, which the token names.
    ///
    /// # Errors
    /// Why its addresses are not asked.
    pub fn of_policy(issuer: &str, policy: Option<&str>) -> Result<Self, Unfit> {
        let issuer = google::issuer(issuer.trim());
        let ask = |address| Ask {
            kind: Kind::Metadata,
            address,
        };
        let addresses = metadata_addresses(issuer, policy)?;
        Ok(Errand {
            goal: Goal::Issuer(issuer.to_owned()),
            asks: addresses.into_iter().map(ask).collect(),
            told: Vec::new(),
        })
    }

    /// For the keys that a token names itself: `jku` a set, `x5u` certificates (RFC 7515 §4.1.2, §4.1.5).
    ///
    /// # Errors
    /// Why the address is not asked.
    pub fn of_token(parameter: &'static str, address: &str) -> Result<Self, Unfit> {
        let kind = match parameter {
            "x5u" => Kind::Certificates,
            _ => Kind::Keys,
        };
        let address = named(address)?;
        Ok(Errand {
            goal: Goal::Token(parameter),
            asks: vec![Ask { kind, address }],
            told: Vec::new(),
        })
    }

    /// For the keys at the address that metadata names which somebody pasted: whose it is they know.
    ///
    /// # Errors
    /// Why the address is not asked.
    pub fn of_pasted(jwks_uri: &str) -> Result<Self, Unfit> {
        let address = named(jwks_uri)?;
        let kind = Kind::Keys;
        Ok(Errand {
            goal: Goal::Pasted,
            asks: vec![Ask { kind, address }],
            told: Vec::new(),
        })
    }

    /// What is asked next, and what after it if that does not answer.
    pub fn asks(&self) -> &[Ask] {
        &self.asks
    }

    /// The host that is asked.
    pub fn host(&self) -> &str {
        self.asks.first().map_or("", |ask| ask.address.host())
    }

    /// What each address answered so far, a line each.
    pub fn told(&self) -> &[String] {
        &self.told
    }

    /// What the person should know before they let the page ask.
    pub fn says(&self) -> String {
        match &self.goal {
            Goal::Issuer(issuer) => format!(
                "The server of {} is asked for its metadata, then, at the same host, for the keys that this names. It learns that somebody at your network address asks, and nothing of the token.",
                shortened(issuer, 200)
            ),
            Goal::Keys(metadata) => format!(
                "The metadata of {} names keys at another host. It would learn that somebody at your network address asks, and nothing of the token.",
                shortened(&metadata.issuer, 200)
            ),
            Goal::Pasted => "The metadata in the field names this address. Its host would learn that somebody at your network address asks, and nothing of the token.".to_owned(),
            Goal::Token(parameter) => format!(
                "The token itself names this address ({parameter}). Whoever made the token can have written it: they would learn that somebody looks at it, from which network address, and keys from there can make any token look right. Ask only a host that you know to be the issuer’s."
            ),
        }
    }

    /// What follows from what the first address answered.
    pub fn came(mut self, came: Result<String, Failure>) -> Step {
        if self.asks.is_empty() {
            return Step::Failed(self.told);
        }
        let ask = self.asks.remove(0);
        let text = match came {
            Ok(text) => text,
            Err(failure) => {
                self.tell(&ask, &failure.to_string());
                return match failure.leaves_hope() && !self.asks.is_empty() {
                    true => Step::Ask(self),
                    false => Step::Failed(self.told),
                };
            }
        };
        let from = match &self.goal {
            Goal::Issuer(issuer) => match metadata(&text, issuer) {
                Ok(metadata) => return self.named(&ask, metadata),
                Err(fault) => Err(fault),
            },
            Goal::Keys(metadata) => keys(&text).map(|()| KeysFrom::metadata(metadata, &text)),
            Goal::Pasted => keys(&text).map(|()| KeysFrom::Person),
            Goal::Token(parameter) => match ask.kind {
                Kind::Certificates => certificates(&text),
                _ => keys(&text),
            }
            .map(|()| KeysFrom::Token(parameter)),
        };
        match from {
            Ok(from) => {
                self.tell(&ask, "the keys came");
                Step::Done {
                    keys: text,
                    from,
                    told: self.told,
                }
            }
            Err(fault) => {
                self.tell(&ask, &fault.to_string());
                Step::Failed(self.told)
            }
        }
    }

    /// Metadata came: its keys are asked for, or offered where they are at a host that nobody has been shown.
    fn named(mut self, ask: &Ask, metadata: Metadata) -> Step {
        self.tell(ask, "metadata of the issuer came");
        let is_here = metadata.keys.origin() == ask.address.origin();
        self.asks = vec![Ask {
            kind: Kind::Keys,
            address: metadata.keys.clone(),
        }];
        self.goal = Goal::Keys(metadata);
        match is_here {
            true => Step::Ask(self),
            false => Step::Offer(self),
        }
    }

    fn tell(&mut self, ask: &Ask, what: &str) {
        self.told
            .push([ask.address.as_str(), ": ", &sentence(what)].concat());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SET: &str = r#"{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}"#;

    /// Its tokens may leave the scheme out; its metadata does not.
    #[test]
    fn google_without_a_scheme_is_google() {
        let errand = Errand::of_issuer("accounts.google.com").unwrap();
        assert_eq!(
            errand.asks()[0].address.as_str(),
            "https://accounts.google.com/.well-known/openid-configuration"
        );
        let keys = "https://accounts.google.com/keys";
        let Step::Ask(next) = errand.came(document("https://accounts.google.com", keys)) else {
            panic!()
        };
        let Step::Done { from, .. } = next.came(Ok(SET.to_owned())) else {
            panic!()
        };
        assert_eq!(
            from,
            KeysFrom::Issuer("https://accounts.google.com".to_owned())
        );
    }

    #[test]
    fn metadata_that_was_pasted_vouches_for_nobody() {
        let errand = Errand::of_pasted("https://op.example/jwks").unwrap();
        assert!(errand.says().contains("The metadata in the field"));
        assert!(matches!(
            errand.clone().came(Ok("{}".to_owned())),
            Step::Failed(_)
        ));
        match errand.came(Ok(SET.to_owned())) {
            Step::Done { from, .. } => assert_eq!(from, KeysFrom::Person),
            other => panic!("{other:?}"),
        }
        assert_eq!(
            Errand::of_pasted("http://op.example/"),
            Err(Unfit::PlainHttp)
        );
    }

    fn document(issuer: &str, keys: &str) -> Result<String, Failure> {
        Ok(format!(r#"{{"issuer":"{issuer}","jwks_uri":"{keys}"}}"#))
    }

    /// Each step: what is asked or offered, or how it ends.
    fn run(errand: Errand, answers: Vec<Result<String, Failure>>) -> Vec<String> {
        let mut steps = Vec::new();
        let mut errand = errand;
        for came in answers {
            let first = |errand: &Errand| errand.asks()[0].address.as_str().to_owned();
            let (step, next) = match errand.came(came) {
                Step::Ask(next) => (["ask ", &first(&next)].concat(), next),
                Step::Offer(next) => (["offer ", &first(&next)].concat(), next),
                Step::Done { from, .. } => {
                    steps.push(format!("{from:?}"));
                    return steps;
                }
                Step::Failed(told) => {
                    steps.push(told.join(" | "));
                    return steps;
                }
            };
            steps.push(step);
            errand = next;
        }
        steps
    }

    #[test]
    fn keys_at_the_same_host_are_asked_for_and_others_are_offered() {
        let errand = || Errand::of_issuer(" https://op.example ").unwrap();
        let set = || Ok(SET.to_owned());
        assert_eq!(
            run(
                errand(),
                vec![
                    document("https://op.example", "https://op.example/jwks"),
                    set()
                ]
            ),
            [
                "ask https://op.example/jwks",
                "Issuer(\"https://op.example\")"
            ]
        );
        assert_eq!(
            run(
                errand(),
                vec![
                    document("https://op.example", "https://op.example:8443/jwks"),
                    set()
                ]
            ),
            [
                "offer https://op.example:8443/jwks",
                "Issuer(\"https://op.example\")"
            ]
        );
        assert_eq!(
            run(
                errand(),
                vec![
                    Err(Failure::Status(404)),
                    document("https://op.example", "https://keys.example/"),
                    Ok("{}".to_owned())
                ]
            ),
            [
                "ask https://op.example/.well-known/oauth-authorization-server",
                "offer https://keys.example/",
                "https://op.example/.well-known/openid-configuration: The server answered with status 404. | https://op.example/.well-known/oauth-authorization-server: Metadata of the issuer came. | https://keys.example/: The answer holds no keys: it has no keys, or none that is a list."
            ]
        );
    }

    #[test]
    fn another_issuer_and_a_server_that_hangs_end_it() {
        let errand = || Errand::of_issuer("https://op.example").unwrap();
        let differs = run(
            errand(),
            vec![document("https://evil.example", "https://op.example/jwks")],
        );
        assert!(
            differs[0].contains("names https://evil.example, and https://op.example was asked for")
        );
        let late = run(errand(), vec![Err(Failure::Late)]);
        assert_eq!(late.len(), 1);
        assert!(
            late[0].ends_with("No whole answer within 10 seconds."),
            "{late:?}"
        );
    }

    #[test]
    fn what_a_token_names_is_never_the_issuers() {
        let errand = Errand::of_token("jku", "https://evil.example/jwks").unwrap();
        assert!(errand.says().contains("can make any token look right"));
        assert_eq!(errand.host(), "evil.example");
        assert_eq!(run(errand, vec![Ok(SET.to_owned())]), ["Token(\"jku\")"]);
        let errand = Errand::of_token("x5u", "https://evil.example/cert").unwrap();
        assert_eq!(errand.asks()[0].kind, Kind::Certificates);
        assert_eq!(
            Errand::of_token("jku", "http://evil.example"),
            Err(Unfit::PlainHttp)
        );
    }
}
