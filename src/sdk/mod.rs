//! The request as code: the same change in the SDK that the person uses, and the API side that takes the token.
//!
//! One table, [`SDKS`]; a row is what the library sets itself, whom it is for, and a template of code with holes
//! (`templates/`, filled by [`template`]). Whatever the request asks for stands in the code or is named in a note with the
//! reason: nothing is dropped in silence. A snippet leaves out what belongs to one sign-in (`state`, a ticket, a token as a
//! hint), and secrets.
//!
//! Does **not** judge the request (rules do), and does not write the token request.

pub mod facts;
pub mod quote;
mod rows;
pub mod template;
mod tenants;

pub use rows::SDKS;

use crate::oauth::params;
use crate::oauth::reads::Reads;
use crate::oauth::request::AuthorizationRequest;
use crate::spec::Clause;
use facts::{Audience, Facts};
use std::fmt;
use template::{File, Filling, takes, takes_many};

/// Which side the code is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Sends the request.
    SignIn,
    /// Takes the access token.
    Api,
}

/// Which requests a library can make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Those to any server.
    Any,
    /// Those to an OpenID provider.
    OpenId,
    /// Those to Auth0.
    Auth0,
    /// Those to Microsoft: Entra and Azure AD B2C.
    Microsoft,
}

/// A parameter that a library sets itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// Its name.
    pub name: &'static str,
    /// The values that the library can send, the one that it always sends where there is one; empty where it is made anew
    /// each time.
    pub values: &'static [&'static str],
    /// Whether the template has a hole for those values.
    pub written: bool,
    /// Whether it is sent without being asked for; else it is only kept out of the code, because it belongs to one sign-in.
    pub sent: bool,
}

/// A library, or a tool.
#[derive(Debug)]
pub struct Sdk {
    /// Stable code, and the name of the template's file.
    pub id: &'static str,
    /// As its makers write it.
    pub title: &'static str,
    /// Which side it is on.
    pub group: Group,
    /// Whom it is for.
    pub fits: For,
    /// The version that the template was written by.
    pub version: &'static str,
    /// Where its makers say so.
    pub docs: &'static [Clause],
    /// What it sets itself.
    pub own: &'static [Own],
    /// What else a person must know; empty or sentences.
    pub note: &'static str,
    /// The code.
    pub template: &'static str,
}

impl PartialEq for Sdk {
    /// There is one value an SDK, so the code decides.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The request in one library's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The code, mostly one file.
    pub files: Vec<File>,
    /// What the code does not show.
    pub notes: Vec<Note>,
}

/// Something that a person must know beside the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The library sets these itself.
    Own(&'static str, &'static [Own]),
    /// The request has another value than the library can send.
    Other {
        /// The library.
        sdk: &'static str,
        /// The parameter.
        name: String,
        /// What it sends.
        sends: &'static [&'static str],
    },
    /// The parameter is repeated, and the library sends one value.
    Once(String),
    /// It belongs to one sign-in, so code does not hold it.
    OneTime(String),
    /// It is a secret, and belongs in no authorization request.
    Secret(String),
    /// The placeholder stands for something that the request does not show.
    Placeholder(facts::Placeholder),
    /// A sentence.
    Says(&'static str),
}

/// Parameters that stand for one sign-in: what code passes when it begins one.
const ONE_TIME: &[&str] = &[
    "id_token_hint",
    "request",
    "request_uri",
    "dpop_jkt",
    "invitation",
    "login_ticket",
    "one_time_token",
    "sessionToken",
    "correlation_id",
    "client-request-id",
    "sid",
];

const ALGORITHM: &str =
    "RS256 is what servers mostly sign with; alg in the header of your token says what yours does.";

const SECRET: &str = "HS256 and its like take a secret that the API shares with the server, which no address gives out: this code takes its text from the environment, as TOKEN_SECRET. Where the server shows it in base64, decode it first.";

/// Beside other algorithms: a reader that takes both may take a public key for a secret (RFC 8725 §2.1).
const SECRET_BESIDE: &str = "HS256 and its like take a secret that the API shares with the server, and this code fetches public keys: take tokens of one kind alone.";

impl Sdk {
    /// Why the library cannot make this request, or an API cannot check what it gets; none where it can.
    pub fn unfit(&self, request: &AuthorizationRequest) -> Option<&'static str> {
        let provider = request.provider;
        let fits = match self.fits {
            For::Any => true,
            For::OpenId => provider.openid,
            For::Auth0 => provider.id == "auth0",
            For::Microsoft => matches!(provider.id, "entra" | "azure-b2c"),
        };
        match self.group {
            Group::Api => {
                let facts = Facts::of(request);
                let insists =
                    !self.template.contains("!.aud") && facts.audience() == Audience::None;
                let insists =
                    insists.then_some("It insists on aud, which this access token does not have.");
                facts.unreadable().or(insists)
            }
            Group::SignIn if provider.id == "firebase" || provider.id == "kubernetes" => {
                Some("There is no authorization request to this provider.")
            }
            Group::SignIn if !fits => Some(match self.fits {
                For::Auth0 => "It is made for Auth0 alone.",
                For::Microsoft => "It is made for Microsoft Entra ID and Azure AD B2C.",
                For::OpenId | For::Any => "It needs an OpenID provider, and this is none.",
            }),
            Group::SignIn => None,
        }
    }

    /// The request in this library's code.
    pub fn write(&self, request: &AuthorizationRequest) -> Snippet {
        self.write_by(request, Facts::of(request))
    }

    /// The code of an API that checks as somebody checked a token.
    pub fn write_reading(&self, request: &AuthorizationRequest, reads: &Reads) -> Snippet {
        self.write_by(request, Facts::of(request).reading(reads))
    }

    fn write_by(&self, request: &AuthorizationRequest, facts: Facts<'_>) -> Snippet {
        let mut notes = Vec::new();
        if self.own.iter().any(|own| !own.written) {
            notes.push(Note::Own(self.title, self.own));
        }
        let mut filling = Filling {
            request,
            facts: &facts,
            rest: Vec::new(),
            closed: Vec::new(),
            missing: Vec::new(),
        };
        if self.group == Group::SignIn {
            self.sort(request, &mut filling, &mut notes);
        }
        let files = filling.fill(self.template);
        let placeholders = filling
            .missing
            .iter()
            .filter_map(|name| facts.placeholder(name));
        for placeholder in placeholders.map(Note::Placeholder) {
            // Two values of one server can have one placeholder.
            if !notes.contains(&placeholder) {
                notes.push(placeholder);
            }
        }
        if !self.note.is_empty() {
            notes.push(Note::Says(self.note));
        }
        let names_again = self.template.contains("token_resource") || self.id == "curl";
        if self.group == Group::SignIn && !names_again && facts.has("token_resource") {
            notes.push(Note::Says(RESOURCE_AGAIN));
        }
        if self.group == Group::Api {
            let is_read = facts.knows_algorithm();
            let all = api_notes(request, &facts).into_iter();
            let all = all.filter(|note| !(is_read && *note == ALGORITHM));
            notes.extend(all.map(Note::Says));
            let issuer = facts.value("issuer").unwrap_or_default();
            notes.extend(tenants::notes(self, &issuer).map(Note::Says));
            match (facts.has("secret"), facts.takes_secret()) {
                (true, _) => notes.push(Note::Says(SECRET)),
                (_, true) => notes.push(Note::Says(SECRET_BESIDE)),
                _ => {}
            }
        }
        Snippet { files, notes }
    }

    /// Says of each parameter where it goes: into a hole of its own, to the rest, or into a note.
    fn sort<'r>(
        &self,
        request: &'r AuthorizationRequest,
        filling: &mut Filling<'r>,
        notes: &mut Vec<Note>,
    ) {
        let mut names: Vec<&'r str> = Vec::new();
        for param in request
            .params
            .iter()
            .filter(|p| !p.value.is_empty() && !p.name.is_empty())
        {
            let name = param.name.as_str();
            if names.contains(&name) {
                continue;
            }
            names.push(name);
            let values: Vec<&str> = request.get_all(name).collect();
            let own = self.own.iter().find(|own| own.name == name);
            let is_accepted = |own: &&Own| own.values.is_empty() || own.values.contains(&values[0]);
            let named = name.to_owned();
            let is_curl = self.id == "curl";
            if let Some(own) = own {
                if !is_accepted(&own) {
                    notes.push(Note::Other {
                        sdk: self.title,
                        name: named,
                        sends: own.values,
                    });
                }
                if !is_accepted(&own) || !own.written {
                    filling.closed.push(name);
                    continue;
                }
            } else if params::secret(name).is_some() {
                notes.push(Note::Secret(named));
                filling.closed.push(name);
                continue;
            } else if ONE_TIME.contains(&name) && !is_curl {
                notes.push(Note::OneTime(named));
                filling.closed.push(name);
                continue;
            }
            if values.len() > 1 && !takes_many(self.template, name) {
                notes.push(Note::Once(name.to_owned()));
            }
            if !takes(self.template, name, values[0]) {
                filling.rest.push((name, values));
            }
        }
    }
}

/// RFC 8707 §2.2.
const RESOURCE_AGAIN: &str = "The token request has to name resource as well, and this code does not show it: without it the access token may be for no API.";

/// What an API must know of this provider's tokens.
fn api_notes(request: &AuthorizationRequest, facts: &Facts<'_>) -> Vec<&'static str> {
    let mut notes = vec![ALGORITHM];
    match request.provider.id {
        "entra" => notes.push("These are the values of a v2.0 token. Where the API’s manifest asks for v1.0, iss is https://sts.windows.net/TENANT_ID/ and aud the App ID URI."),
        "auth0" => notes.push("iss ends with a slash, and aud is compared exactly: a slash more is another API."),
        "okta" => notes.push("aud belongs to the authorization server, not to the request: api://default for the one named default."),
        "keycloak" => notes.push("Keycloak puts an API into aud only by a mapper in a client scope of the request."),
        _ => {}
    }
    if facts.audience() == Audience::None {
        notes.push("A Cognito access token has no aud unless the request names a resource, so token_use and client_id are checked instead.");
    }
    notes
}

/// The library of that code.
pub fn sdk(id: &str) -> Option<&'static Sdk> {
    SDKS.iter().find(|sdk| sdk.id == id)
}

/// The libraries of one side that can make the request, or take what it gets.
pub fn offered(group: Group, request: &AuthorizationRequest) -> impl Iterator<Item = &'static Sdk> {
    SDKS.iter()
        .filter(move |sdk| sdk.group == group && sdk.unfit(request).is_none())
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::Own(sdk, own) => {
                write!(f, "{sdk} sets ")?;
                let own = own.iter().filter(|own| !own.written && own.sent);
                let words: Vec<String> = own
                    .map(|own| match own.values {
                        [value] => [own.name, "=", value].concat(),
                        _ => own.name.to_owned(),
                    })
                    .collect();
                match words.split_last() {
                    Some((last, [])) => write!(f, "{last}")?,
                    Some((last, before)) => write!(f, "{} and {last}", before.join(", "))?,
                    None => {}
                }
                f.write_str(" itself.")
            }
            Note::Other { sdk, name, sends } => {
                write!(
                    f,
                    "{name} is not sent as asked: {sdk} sends {}.",
                    sends.join(" or ")
                )
            }
            Note::Once(name) => {
                write!(
                    f,
                    "{name} stands more than once in the request. Only the first is here: one value a name is sent."
                )
            }
            Note::OneTime(name) => {
                write!(
                    f,
                    "{name} is left out: it belongs to one sign-in, so pass it when you begin one."
                )
            }
            Note::Secret(name) => {
                write!(
                    f,
                    "{name} is left out: it is a secret, and no authorization request carries it."
                )
            }
            Note::Placeholder(placeholder) => {
                write!(f, "{} stands for {}.", placeholder.text, placeholder.is)
            }
            Note::Says(text) => f.write_str(text),
        }
    }
}
