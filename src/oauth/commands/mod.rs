//! Requests to a server's other endpoints, ready to copy: the exchange of a code, and what comes before and after it.
//!
//! Says what is to be sent ([`prepare`]); each way to write it down has a module of its own, with its quoting. Sends nothing,
//! and signs nothing: what only the client's owner has stands as a placeholder.

mod client;
mod curl;
mod endpoints;
mod fetch;
mod fields;
mod httpie;
mod powershell;
mod social;
mod tasks;
#[cfg(test)]
mod tests;

pub use client::ClientAuth;
pub use endpoints::{Address, address};
pub use tasks::{Material, Task, prepare};

use crate::spec::Clause;

/// A request over HTTP.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HttpRequest {
    /// Where it goes.
    pub url: String,
    /// The client's identifier and secret, for HTTP Basic (RFC 6749 §2.3.1): encoded as a form has it, as that section wants.
    pub basic: Option<(String, String)>,
    /// The access token, for `Authorization: Bearer`.
    pub bearer: Option<String>,
    /// A header that the server asks for besides: its name and its value.
    pub header: Option<(&'static str, String)>,
    /// The form that is posted, in order; none where the request is a GET.
    pub form: Option<Vec<(String, String)>>,
    /// Whether what is posted travels as an object of JSON and no form.
    pub is_json: bool,
}

/// A request with what has to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The request.
    pub request: HttpRequest,
    /// Whether it is for the browser that is signed in.
    pub is_link: bool,
    /// Sentences.
    pub notes: Vec<String>,
    /// Who says how it is made.
    pub spec: &'static [Clause],
}

/// How a request is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For curl, in a POSIX shell.
    Curl,
    /// For PowerShell, without curl.
    PowerShell,
    /// For HTTPie, in a POSIX shell.
    Httpie,
    /// For `fetch`, in a browser or Node.
    Fetch,
    /// Field by field, for a tool that sends requests.
    Fields,
}

impl Form {
    /// Every one.
    pub const ALL: [Form; 5] = [
        Form::Curl,
        Form::PowerShell,
        Form::Httpie,
        Form::Fetch,
        Form::Fields,
    ];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Curl => "curl",
            Form::PowerShell => "powershell",
            Form::Httpie => "httpie",
            Form::Fetch => "fetch",
            Form::Fields => "fields",
        }
    }

    /// What a person calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Form::Curl => "curl (bash, zsh)",
            Form::PowerShell => "PowerShell",
            Form::Httpie => "HTTPie",
            Form::Fetch => "fetch (JavaScript)",
            Form::Fields => "Form fields",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }
}

impl Command {
    /// Written down so that it can be copied and run, or opened.
    pub fn print(&self, form: Form) -> String {
        match self.is_link {
            true => self.request.url.clone(),
            false => self.request.print(form),
        }
    }
}

impl HttpRequest {
    /// Written down so that it can be copied and run.
    pub fn print(&self, form: Form) -> String {
        match form {
            Form::Curl => curl::print(self),
            Form::PowerShell => powershell::print(self),
            Form::Httpie => httpie::print(self),
            Form::Fetch => fetch::print(self),
            Form::Fields => fields::print(self),
        }
    }

    /// What is posted as it travels: `name=value&…`, or an object of JSON.
    fn body(&self) -> Option<String> {
        let form = self.form.as_ref()?;
        if self.is_json {
            let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
            let member = |(name, value): &(String, String)| [quoted(name), quoted(value)].join(":");
            return Some(
                [
                    "{",
                    &form.iter().map(member).collect::<Vec<_>>().join(","),
                    "}",
                ]
                .concat(),
            );
        }
        let pairs = form.iter().map(|(name, value)| {
            let encode = crate::text::percent::encode;
            [encode(name), encode(value)].join("=")
        });
        Some(pairs.collect::<Vec<_>>().join("&"))
    }

    /// What kind of body that is.
    fn media_type(&self) -> &'static str {
        match self.is_json {
            true => "application/json",
            false => "application/x-www-form-urlencoded",
        }
    }
}

/// An argument of a POSIX shell: bare where no character means anything to it, else in single quotes, in which only the
/// quote itself does (Shell Command Language §2.2.2). A NUL, which no argument can hold, is left out.
fn posix(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._/:@%+,=".contains(c);
    match !text.is_empty() && text.chars().all(is_plain) {
        true => text.to_owned(),
        false => ["'", &text.replace('\0', "").replace('\'', r"'\''"), "'"].concat(),
    }
}
