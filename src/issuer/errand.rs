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
    /// The policy that the token names, where the addresses are made with it: all that they have of the token.
    policy: Option<String>,
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
        let is_used = policy.is_some() && metadata_addresses(issuer, None)? != addresses;
        Ok(Errand {
            goal: Goal::Issuer(issuer.to_owned()),
            asks: addresses.into_iter().map(ask).collect(),
            told: Vec::new(),
            policy: policy.filter(|_| is_used).map(str::to_owned),
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
            policy: None,
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
            policy: None,
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
                "The server of {} is asked for its metadata, then, at the same host, for the keys that this names. It learns that somebody at your network address asks, and {} of the token.",
                shortened(issuer, 200),
                self.learns()
            ),
            Goal::Keys(metadata) => format!(
                "The metadata of {} names keys at another host. It would learn that somebody at your network address asks, and {} of the token.",
                shortened(&metadata.issuer, 200),
                self.learns()
            ),
            Goal::Pasted => "The metadata in the field names this address. Its host would learn that somebody at your network address asks, and nothing of the token.".to_owned(),
            Goal::Token(parameter) => format!(
                "The token itself names this address ({parameter}). Whoever made the token can have written it: they would learn that somebody looks at it, from which network address, and keys from there can make any token look right. Ask only a host that you know to be the issuer’s."
            ),
        }
    }

    /// What whoever is asked learns of the token by the address.
    fn learns(&self) -> &'static str {
        let is_in = |policy: &String| {
            let address = self.asks.first().map(|ask| ask.address.as_str());
            let address = address.unwrap_or_default().to_ascii_lowercase();
            address.contains(&policy.to_ascii_lowercase())
        };
        match self.policy.as_ref().is_some_and(is_in) {
            true => "no more than the policy (tfp or acr), which stands in the address,",
            false => "nothing",
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
mod tests;
