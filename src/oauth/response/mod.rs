//! Responses of authorization servers and APIs in a text: what each carried, member by member, and where it stood.
//!
//! Finds JSON objects at any depth, elements of XML, members as programs print them, addresses, form bodies, self-submitting forms,
//! `WWW-Authenticate` headers, and errors that somebody copied from a page or a log. Reads leniently, because logs cut and escape what they show. Does **not** decode a token or judge anything.

mod address;
mod encoded;
mod form_post;
mod header;
mod json;
mod members;
#[cfg(test)]
mod tests;
mod words;
mod xml;

use super::errors;
use super::request::Param;
use crate::text::Span;
use crate::text::json::{Json, Object, Value};

/// What a response was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Carrier {
    /// A JSON object: from a token endpoint, or a copy of what came from there.
    Json,
    /// The query or fragment of an address.
    Address,
    /// A form body.
    Form,
    /// A page with a form that sends itself (`response_mode=form_post`).
    FormPost,
    /// A `WWW-Authenticate` header.
    Header,
    /// The claims of a JWT (JARM).
    Jwt,
    /// Names and values as a program keeps or prints them: a dictionary of Python, an object of JavaScript, YAML, lines of a
    /// configuration, JSON with other names.
    Members,
    /// Elements of XML, as some servers answer.
    Xml,
    /// Nothing but words: what a page, a message box or a line of a log said of an error.
    Words,
}

impl Carrier {
    /// Its name in reports and on the page.
    pub const fn title(self) -> &'static str {
        match self {
            Carrier::Json => "JSON object",
            Carrier::Address => "address",
            Carrier::Form => "form body",
            Carrier::FormPost => "form_post page",
            Carrier::Header => "WWW-Authenticate header",
            Carrier::Jwt => "JARM response",
            Carrier::Members => "list of members",
            Carrier::Xml => "list of XML elements",
            Carrier::Words => "line of text",
        }
    }

    /// Whether the response came from the authorization endpoint, through the browser.
    pub const fn is_front_channel(self) -> bool {
        matches!(
            self,
            Carrier::Address | Carrier::Form | Carrier::FormPost | Carrier::Jwt
        )
    }
}

/// A member or parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its value, unescaped; a number as written.
    pub value: String,
    /// Whether it was written as a string in JSON.
    pub is_string: bool,
    /// Where the value stood.
    pub span: Span,
}

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// What it was written in.
    pub carrier: Carrier,
    /// Where it stood.
    pub span: Span,
    /// Its members that a protocol defines, in order.
    pub members: Vec<Member>,
}

/// Members whose value is a token or a code.
pub const TOKENS: [&str; 5] = [
    "access_token",
    "id_token",
    "refresh_token",
    "code",
    "response",
];

/// Other members that a protocol or a vendor defines, and that say something to a reader.
const KNOWN: &[&str] = &[
    "token_type",
    "expires_in",
    "scope",
    "state",
    "iss",
    "session_state",
    "error",
    "error_description",
    "error_uri",
    "issued_token_type",
    "interval",
    "refresh_expires_in",
    "refresh_token_expires_in",
    "ext_expires_in",
    "not-before-policy",
    "resource",
    "aud",
    "exp",
    "realm",
    "resource_metadata",
    "acr_values",
    "max_age",
    "algs",
];

/// What was granted beyond scopes (RFC 9396 §7); read as its types, separated by blanks.
pub const DETAILS: &str = "authorization_details";

/// Members and parameters that make it a request, whatever else stands beside them.
const REQUEST: &[&str] = &[
    "response_type",
    "grant_type",
    "redirect_uri",
    "client_secret",
    "client_assertion",
    "code_challenge",
    "code_verifier",
    "id_token_hint",
    "token_type_hint",
];

/// What an API writes into the body of its answer in place of `error`; a member of a response only where the text is one that
/// libraries of APIs are known to write.
pub const MESSAGE: &str = "message";
/// Members in which APIs write what is wrong, where they have no `error`.
pub const SAYING: [&str; 5] = [MESSAGE, "msg", "detail", "error_message", "errorMessage"];

/// More responses of one text are not looked at; as many as tokens.
const MOST: usize = 1000;

/// No response has more members that a protocol defines.
const MOST_MEMBERS: usize = 64;

/// Adds a member, where there is room.
fn push(members: &mut Vec<Member>, member: Member) {
    if members.len() < MOST_MEMBERS {
        members.push(member);
    }
}

impl Response {
    /// The value of the first member of that name that is not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.member(name).map(|member| member.value.as_str())
    }

    /// The first member of that name that is not empty.
    pub fn member(&self, name: &str) -> Option<&Member> {
        let is_it = |member: &&Member| member.name == name && !member.value.is_empty();
        self.members.iter().find(is_it)
    }

    /// The error's code and description; the latter may be empty. Where an API has a message alone, that is the code; where it
    /// only asks for a token, there is none (RFC 6750 §3.1).
    pub fn error(&self) -> Option<(&str, &str)> {
        let description = self.get("error_description").unwrap_or_default();
        let is_challenge = self.carrier == Carrier::Header;
        let code = self.get("error").or_else(|| self.get(MESSAGE));
        let code = code.or(is_challenge.then_some(""))?;
        Some((code, description))
    }

    /// The claims of a JARM response as the members that they are (JARM §2.1).
    pub fn of_claims(claims: &Object, span: Span) -> Self {
        let member = |json: &Json, name: &str| Member {
            name: name.to_owned(),
            value: match &json.value {
                Value::String(text) => text.as_str().to_owned(),
                _ => json.to_compact(),
            },
            is_string: json.as_str().is_some(),
            span,
        };
        let known = claims.members.iter().filter(|m| is_known(m.name.as_str()));
        Response {
            carrier: Carrier::Jwt,
            span,
            members: known.map(|m| member(&m.value, m.name.as_str())).collect(),
        }
    }

    /// The same of parameters or members that were read elsewhere: where they stood is not known.
    pub fn of_params(carrier: Carrier, params: &[Param]) -> Self {
        let nowhere = Span::new(0, 0);
        let mut members = Vec::new();
        let is_one = |name: &str| is_known(name) || name == DETAILS;
        for param in params.iter().filter(|param| is_one(&param.name)) {
            let member = Member {
                name: param.name.clone(),
                value: param.value.clone(),
                is_string: false,
                span: nowhere,
            };
            push(&mut members, member);
        }
        Response {
            carrier,
            span: nowhere,
            members,
        }
    }

    /// Whether it is a response at all, and not an address or object that has a name in common with one.
    fn is_one(&self) -> bool {
        if self.error().is_some_and(|(code, description)| {
            let is_written = code.bytes().all(|b| b.is_ascii_graphic() && b != b'<');
            let has_more = !description.is_empty() || self.get("error_uri").is_some();
            // An answer to a request says to which, whatever the error.
            let is_answer = self.carrier.is_front_channel() && self.get("state").is_some();
            let is_told =
                has_more || is_answer || errors::tells_all(code) || self.carrier == Carrier::Header;
            is_written && is_told || errors::of_api(code).is_some()
        }) {
            return true;
        }
        let has = |name: &&str| self.get(name).is_some();
        match self.carrier {
            Carrier::Header => false,
            // A token in a query may be sent to an API: a response has more to say.
            Carrier::Address | Carrier::Form => {
                has(&"id_token")
                    || has(&"code")
                    || has(&"response")
                    || has(&"access_token") && self.members.len() > 1
                    // Nothing was asked for (response_type=none): the answer says who it is from, and to which request.
                    || has(&"state") && has(&"iss")
            }
            _ => TOKENS.iter().any(has),
        }
    }
}

fn is_known(name: &str) -> bool {
    TOKENS.contains(&name) || KNOWN.contains(&name)
}

/// The member that a library of JavaScript, Java or Go has under that name: what it keeps of a response, not the response.
fn kept_as(name: &str) -> Option<&'static str> {
    Some(match name {
        "accessToken" | "AccessToken" => "access_token",
        "idToken" | "IdToken" | "IDToken" => "id_token",
        "refreshToken" | "RefreshToken" => "refresh_token",
        "tokenType" | "TokenType" => "token_type",
        "expiresIn" | "ExpiresIn" => "expires_in",
        _ => return None,
    })
}

/// Every response in a text, in order of where it ends.
pub fn find(text: &str) -> Vec<Response> {
    let mut found = Vec::new();
    let mut add = |response: Response| {
        if found.len() < MOST && response.is_one() {
            found.push(response);
        }
    };
    // Most texts are one token and nothing else, perhaps a large one: whether a text has the letter that each of these
    // cannot do without is known much sooner than whether it has one of these.
    let has = |byte: u8| text.as_bytes().contains(&byte);
    if has(b'{') {
        json::find(text, &mut add);
        encoded::find(text, &mut add);
    }
    if has(b'=') || has(b'%') {
        address::find(text, &mut add);
    }
    if has(b'<') {
        form_post::find(text, &mut add);
        xml::find(text, &mut add);
    }
    if has(b'=') || has(b':') {
        header::find(text, &mut add);
    }
    // What was read as one of the above is not read again.
    let read: Vec<Span> = found.iter().map(|response| response.span).collect();
    members::find(text, &mut |response| {
        let is_apart =
            |span: &Span| span.end <= response.span.start || response.span.end <= span.start;
        if read.iter().all(is_apart) && found.len() < MOST && response.is_one() {
            found.push(response);
        }
    });
    if !found.iter().any(|response| response.error().is_some()) {
        // What is left knows an error by its own words.
        words::find(text, &mut |response| found.push(response));
    }
    found
}
