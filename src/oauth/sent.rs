//! What was sent: the authorization request that an answer is held against when it comes back, with the PKCE verifier that
//! the exchange needs, as data and as JSON for the tab's storage.
//!
//! Keeps a closed list of parameters: no hint of who signs in, no object that can carry a person or a secret, nothing
//! unknown. Does **not** touch the storage (`web::session` does), and reads what it finds there as hostile text.

use super::drawn::{Brings, Drawn, drawn};
use super::metadata::Metadata;
use super::params::{self, Share};
use super::pkce;
use super::providers::provider;
use super::request::{AuthorizationRequest, Param};
use super::request_object;
use crate::text::json::{self, Json, Object, Text, Value};
use crate::text::time::Timestamp;

/// What a server said of its answers before it was asked, where somebody pasted its metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promised {
    /// `issuer`, as written: what `iss` of an answer has to be (RFC 9207 §2.4).
    pub issuer: Option<String>,
    /// `authorization_response_iss_parameter_supported`: whether every answer has `iss` (RFC 9207 §3).
    pub names_issuer: bool,
}

impl Promised {
    /// What the server that the request goes to promises; nothing where the metadata is another server's.
    pub fn by(metadata: &Metadata, request: &AuthorizationRequest) -> Self {
        if !metadata.is_of(request) {
            return Self::default();
        }
        Self {
            issuer: metadata.issuer().map(str::to_owned),
            names_issuer: metadata.is("authorization_response_iss_parameter_supported"),
        }
    }
}

/// What an answer is held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The request: its parameters that may be kept, and that the server reads.
    pub request: AuthorizationRequest,
    /// What its server said of the answer.
    pub promised: Promised,
    /// What was drawn from it before it was sent.
    pub drawn: Drawn,
}

impl Asked {
    /// A request, and what its server said of the answer. Of one with a request object the parameters that count are taken.
    pub fn new(request: AuthorizationRequest, promised: Promised) -> Self {
        let drawn = drawn(&request);
        Self {
            request: request_object::counting(request),
            promised,
            drawn,
        }
    }

    /// The issuer identifier of the server that was asked: by its metadata, and else where the address alone tells it.
    pub fn issuer(&self) -> Option<String> {
        let promised = self.promised.issuer.clone();
        promised.or_else(|| self.request.issuer())
    }
}

/// A request that was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// The request, and what its server said of the answer.
    pub asked: Asked,
    /// The PKCE verifier; empty where the page made none.
    pub verifier: String,
    /// When it was sent.
    pub at: Timestamp,
}

/// Why a request cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unkept {
    /// It is larger than what is kept.
    TooLarge,
    /// The parameters that count stand in a request object, which is not kept: there is nothing to hold an answer against.
    StandsElsewhere,
}

/// Why nothing is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// Nothing was kept in this tab.
    Nothing,
    /// It was kept longer ago than [`LONGEST`].
    Expired,
    /// What was kept is not what this page writes.
    Unreadable,
}

/// How long a request waits for its answer, in seconds. Codes live ten minutes at most (RFC 6749 §4.1.2); a person who has
/// to find a second factor takes longer than that to get one.
pub const LONGEST: i64 = 3600;

/// The version of the JSON. Another one is not read. What was added since may be missing: `issuer`, `names_issuer`, `details`, `acr`,
/// `brings`, `auth_time`.
const VERSION: &str = "1";
/// Longer texts are neither written nor read.
const MOST_BYTES: usize = 16 * 1024;
/// More parameters are neither written nor read.
const MOST_PARAMS: usize = 64;
/// A clock may have been set back a little in between.
const SKEW: i64 = 300;

/// Parameters that never go into a link, and that an answer is held against or the exchange needs.
const COMPARED: [&str; 5] = [
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
    "dpop_jkt",
];

/// Whether a parameter of that name is kept until the answer comes.
pub fn is_kept(name: &str) -> bool {
    let row = params::param(name);
    COMPARED.contains(&name) || row.is_some_and(|row| row.share == Share::Yes)
}

impl Sent {
    /// What is kept of a request.
    ///
    /// # Errors
    /// [`Unkept`] where nothing is, so that it can be said before the request is sent.
    pub fn of(
        request: &AuthorizationRequest,
        promised: Promised,
        verifier: &str,
        at: Timestamp,
    ) -> Result<Self, Unkept> {
        if request.get("request").is_some() || request.get("request_uri").is_some() {
            return Err(Unkept::StandsElsewhere);
        }
        let mut asked = Asked {
            request: request.clone(),
            promised,
            drawn: Drawn::default(),
        };
        (asked.request.params).retain(|param| is_kept(&param.name) && !param.value.is_empty());
        let sent = Self {
            asked,
            verifier: verifier.to_owned(),
            at,
        };
        let fits =
            sent.asked.request.params.len() <= MOST_PARAMS && sent.to_json().len() <= MOST_BYTES;
        fits.then_some(sent).ok_or(Unkept::TooLarge)
    }

    /// With what is drawn from the request ([`drawn`]), where there is room for it.
    #[must_use]
    pub fn with_drawn(mut self, drawn: Drawn) -> Self {
        self.asked.drawn = drawn;
        if self.to_json().len() > MOST_BYTES {
            self.asked.drawn = Drawn::default();
        }
        self
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        let quoted = |text: &str| ["\"", Text::from(text).written(), "\""].concat();
        let pair =
            |param: &Param| ["[", &quoted(&param.name), ",", &quoted(&param.value), "]"].concat();
        let Asked {
            request,
            promised,
            drawn,
        } = &self.asked;
        let pairs: Vec<String> = request.params.iter().map(pair).collect();
        let issuer = promised.issuer.as_deref().map(quoted);
        let issuer = issuer.map(|issuer| [",\"issuer\":", &issuer].concat());
        let brings: Vec<String> = drawn.brings.iter().map(|b| b.name().to_owned()).collect();
        let lists = [
            (",\"details\":[", &drawn.details),
            (",\"acr\":[", &drawn.acr),
            (",\"brings\":[", &brings),
        ];
        let list = |(name, all): (&str, &Vec<String>)| {
            let all: Vec<String> = all.iter().map(|one| quoted(one)).collect();
            [name, &all.join(","), "]"].concat()
        };
        let lists = lists.into_iter().filter(|(_, all)| !all.is_empty());
        let lists: String = lists.map(list).collect();
        [
            "{\"version\":",
            VERSION,
            ",\"at\":",
            &self.at.0.to_string(),
            ",\"provider\":",
            &quoted(request.provider.id),
            ",\"location\":",
            &quoted(&request.location),
            ",\"verifier\":",
            &quoted(&self.verifier),
            &issuer.unwrap_or_default(),
            match promised.names_issuer {
                true => ",\"names_issuer\":true",
                false => "",
            },
            match drawn.auth_time {
                true => ",\"auth_time\":true",
                false => "",
            },
            &lists,
            ",\"params\":[",
            &pairs.join(","),
            "]}",
        ]
        .concat()
    }

    /// Out of JSON that may be anything.
    ///
    /// # Errors
    /// [`Forgotten`] where it is not what [`Self::to_json`] writes, or too old by `now`.
    pub fn from_json(text: &str, now: Timestamp) -> Result<Self, Forgotten> {
        if text.is_empty() {
            return Err(Forgotten::Nothing);
        }
        let sent = read(text).ok_or(Forgotten::Unreadable)?;
        match (-SKEW..=LONGEST).contains(&now.since(sent.at).0) {
            true => Ok(sent),
            false => Err(Forgotten::Expired),
        }
    }
}

fn read(text: &str) -> Option<Sent> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let json = json::parse(text).ok()?;
    let object = json.as_object()?;
    if object.get("version")?.as_number()? != VERSION {
        return None;
    }
    let mut request = AuthorizationRequest::new(provider(object.str("provider")?)?);
    object.str("location")?.clone_into(&mut request.location);
    request.params = read_params(object)?;
    let promised = read_promised(object)?;
    let brings = read_list(object, "brings")?;
    let is_kept = |b: &Brings| brings.iter().any(|name| name == b.name());
    let drawn = Drawn {
        details: read_list(object, "details")?,
        acr: read_list(object, "acr")?,
        auth_time: read_flag(object, "auth_time")?,
        brings: Brings::ALL.into_iter().filter(is_kept).collect(),
    };
    let verifier = object.str("verifier")?;
    let at = Timestamp::from_number(object.get("at")?.as_number()?)?;
    let is_one = verifier.is_empty() || pkce::follows_grammar(verifier);
    is_one.then(|| Sent {
        asked: Asked {
            request,
            promised,
            drawn,
        },
        verifier: verifier.to_owned(),
        at,
    })
}

fn read_promised(object: &Object) -> Option<Promised> {
    let issuer = match object.get("issuer") {
        Some(json) => Some(json.as_str()?.to_owned()),
        None => None,
    };
    Some(Promised {
        issuer,
        names_issuer: read_flag(object, "names_issuer")?,
    })
}

/// What is only written where it is true.
fn read_flag(object: &Object, name: &str) -> Option<bool> {
    match object.get(name).map(|json| &json.value) {
        Some(Value::Bool(said)) => Some(*said),
        Some(_) => None,
        None => Some(false),
    }
}

fn read_list(object: &Object, name: &str) -> Option<Vec<String>> {
    let Some(json) = object.get(name) else {
        return Some(Vec::new());
    };
    let items = json.as_array()?.iter().take(MOST_PARAMS);
    items.map(|item| item.as_str().map(str::to_owned)).collect()
}

fn read_params(object: &Object) -> Option<Vec<Param>> {
    let pairs = object.get("params")?.as_array()?;
    let pair = |json: &Json| {
        let [name, value] = json.as_array()? else {
            return None;
        };
        let (name, value) = (name.as_str()?.to_owned(), value.as_str()?.to_owned());
        is_kept(&name).then_some(Param { name, value })
    };
    match pairs.len() <= MOST_PARAMS {
        true => pairs.iter().map(pair).collect(),
        false => None,
    }
}

#[cfg(test)]
#[path = "sent_tests.rs"]
mod tests;
