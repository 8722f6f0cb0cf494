//! A pasted authorization request, read as it was meant: a URL over several lines, in quotes, in curl, in a header, in HTML.
//!
//! Says in [`Note`]s what had to be mended; does **not** judge what the request asks for. It is not a URL parser for
//! browsers: where a browser would cut the request off (a bare `#`), it reads on and says so.

use super::Provider;
use super::params::{self, ValueType};
use super::provider::{Address, Location};
use super::providers;
use super::request::{AuthorizationRequest, Param};
use crate::text::percent;
use std::borrow::Cow;
use std::fmt;
pub(crate) use unwrap::shell_words;
use unwrap::unwrap;

mod unwrap;

/// Longer texts are no request: servers refuse URLs long before.
pub const MAX_LENGTH: usize = 100_000;

/// More parameters are no request either.
pub const MAX_PARAMS: usize = 1_000;

/// A request, and what had to be mended to read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The request.
    pub request: AuthorizationRequest,
    /// In the order in which they were met.
    pub notes: Vec<Note>,
}

/// Something that was not quite a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It stood inside something else: a command, a header, quotes.
    TakenOutOf(&'static str),
    /// It was written over several lines.
    LinesJoined,
    /// Each of its lines began with this mark: they were quoted, or a comment.
    Unquoted(&'static str),
    /// Source code put it together out of string literals.
    LiteralsJoined,
    /// `&amp;` stood for `&`, as in HTML.
    HtmlAmpersand,
    /// It had no `https://`.
    NoScheme,
    /// It had no `http://`, and goes to this machine.
    NoSchemeOfLoopback,
    /// `http://` was read as `https://`, which a domain always has.
    PlainHttp,
    /// The parameter's value holds a bare `#`, which would have cut the request off.
    BareHash(String),
    /// The parameter's value holds a `%` that begins no escape.
    BarePercent(String),
    /// The parameters stood after `#`, which no server gets to see.
    ParametersAfterHash,
    /// The first `&` stood for the `?` that is missing.
    NoQuestionMark,
    /// What stood after `#` was left out.
    FragmentLeftOut,
    /// The path is not that of the authorization endpoint.
    OtherPath(&'static str),
    /// `=3D` and `=` at the ends of lines, as mail programs write.
    QuotedPrintable,
    /// `hxxps` and `[.]`, as addresses are written that nobody is to click on.
    Defanged,
    /// `` `& `` for `&`, as PowerShell writes it.
    Backticks,
    /// `\u0026` and `\/`, as JSON writes.
    JsonEscapes,
    /// The whole of it was percent-encoded.
    EncodedWhole,
    /// It stood in a parameter of another link.
    InsideLink,
    /// It is what this library's configuration makes.
    Configuration(&'static str),
    /// It is what this library's configuration was meant to make: some options stand where the library does not look. Whether
    /// the one that names the API at Auth0 is among them.
    MeantBy(&'static str, bool),
    /// It stood nowhere as a URL: settings were put together.
    PutTogether,
    /// This provider is assumed because of that parameter: the address does not show whose it is.
    AssumedProvider(&'static str, String),
    /// What the library sends by itself.
    AddedBy(&'static str, String),
    /// What the library asks for by itself brings no access token, though an API is named; what has it ask for one.
    NoAccessToken(&'static str, &'static str),
    /// What the library makes anew for each request.
    MadeBy(&'static str, String),
    /// No setting says it; what is mostly meant was put in.
    Assumed(&'static str, &'static str),
    /// The parameter's value is only known where the code runs; as written.
    Computed(String, String),
    /// A secret of that name was not taken over.
    SecretLeftOut(String),
    /// The parameter has other values elsewhere in the text; the first was taken.
    OtherValues(String),
    /// What was made nothing of; its names.
    PassedOver(String),
    /// Only this issuer's metadata says where its authorization endpoint is.
    NoEndpoint(String),
    /// It is a link into the builder, not a request.
    BuilderLink,
    /// A link into the builder held something that is not taken over: what, and why.
    LeftOutOfLink(String),
}

/// Why a text is no authorization request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotARequest {
    /// Nothing but white space.
    Empty,
    /// More than [`MAX_LENGTH`] bytes, or [`MAX_PARAMS`] parameters.
    TooLong,
    /// It holds what a server answers, not what it is asked.
    AResponse,
    /// It goes to the token endpoint.
    ATokenRequest,
    /// Neither an address nor a known parameter.
    NoParameter,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::TakenOutOf(what) => write!(f, "The URL was taken out of {what}."),
            Note::LinesJoined => f.write_str("Its lines were joined."),
            Note::Unquoted(mark) => write!(f, "The {mark} before each of its lines was taken off."),
            Note::LiteralsJoined => f.write_str("Its string literals were put together."),
            Note::HtmlAmpersand => f.write_str("&amp; was read as &, as in HTML."),
            Note::NoScheme => f.write_str("https:// was added."),
            Note::NoSchemeOfLoopback => f.write_str("http:// was added."),
            Note::PlainHttp => f.write_str("http:// was read as https://."),
            Note::BareHash(name) => write!(
                f,
                "{name} holds a bare #. A browser would have sent nothing after it; here it is encoded."
            ),
            Note::BarePercent(name) => write!(
                f,
                "{name} holds a % that begins no escape. It has to be written %25; here it is."
            ),
            Note::ParametersAfterHash => f.write_str(
                "The parameters stood after #, which no server gets to see. They belong after ?.",
            ),
            Note::NoQuestionMark => {
                f.write_str("The ? before the parameters was missing, and an & was read as one.")
            }
            Note::FragmentLeftOut => f.write_str("What stood after # was left out."),
            Note::OtherPath(authorize) => {
                write!(
                    f,
                    "The path was another one; a request goes to {authorize}."
                )
            }
            Note::QuotedPrintable => f.write_str("It was written as in an e-mail (=3D for =)."),
            Note::Defanged => {
                f.write_str("hxxp and [.] were read as http and a dot, as in an address that nobody is to click on.")
            }
            Note::Backticks => f.write_str("`& was read as &, as in PowerShell."),
            Note::JsonEscapes => f.write_str("Escapes of JSON were resolved."),
            Note::EncodedWhole => f.write_str("It was percent-encoded as a whole."),
            Note::InsideLink => f.write_str("It stood in a parameter of another link."),
            Note::Configuration(sdk) => {
                write!(f, "It is what this configuration of {sdk} asks for.")
            }
            Note::MeantBy(sdk, names_api) => {
                let gets = match names_api {
                    true => {
                        ", so it names no API, and the access token is opaque unless the tenant has a Default Audience"
                    }
                    false => "",
                };
                write!(
                    f,
                    "It is what this configuration of {sdk} was meant to ask for. As it stands it asks without what is in the wrong place{gets}."
                )
            }
            Note::PutTogether => f.write_str("It was put together from these settings."),
            Note::AssumedProvider(title, name) => write!(
                f,
                "{title} is assumed because of {name}: the address does not show whose it is. If it is another, choose that as provider."
            ),
            Note::AddedBy(sdk, what) => write!(f, "{sdk} adds {what} by itself."),
            Note::NoAccessToken(sdk, by) => write!(
                f,
                "The response_type of {sdk} itself brings no access token, so there is none for the API: it takes {by}."
            ),
            Note::MadeBy(sdk, what) => write!(
                f,
                "{sdk} makes {what} anew for each request; what stands here is made up."
            ),
            Note::Assumed(name, value) => {
                write!(f, "No setting names {name}: {value} is assumed.")
            }
            Note::Computed(name, written) => write!(
                f,
                "{name} is only known where the code runs ({written}): fill it in."
            ),
            Note::SecretLeftOut(name) => write!(f, "{name} is a secret, and was left out."),
            Note::OtherValues(name) => write!(
                f,
                "{name} has other values further down; the first was taken."
            ),
            Note::PassedOver(names) => write!(f, "Not taken over: {names}."),
            Note::BuilderLink => {
                f.write_str("It is a link into the builder, which holds this request.")
            }
            Note::LeftOutOfLink(left) => write!(f, "Left out of the link: {left}."),
            Note::NoEndpoint(issuer) => write!(
                f,
                "Only the metadata of {issuer} says where its authorization endpoint is: paste /.well-known/openid-configuration."
            ),
        }
    }
}

impl fmt::Display for NotARequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotARequest::Empty => "there is nothing to read",
            NotARequest::TooLong => "the text is too long for a request",
            NotARequest::AResponse => {
                "this is an answer of the server, not a request: it holds a code, a token or an error"
            }
            NotARequest::ATokenRequest => {
                "this is a request to the token endpoint, which brings the tokens: it has a grant_type. The authorization request comes before it, and asks for what they are for"
            }
            NotARequest::NoParameter => {
                "this is no authorization request: it has no address and no parameter such as client_id"
            }
        })
    }
}

/// Reads what was pasted. The provider is the given one, or else the first in the registry that takes the address.
///
/// # Errors
/// [`NotARequest`] where the text holds none.
pub fn parse(text: &str, provider: Option<&'static Provider>) -> Result<Parsed, NotARequest> {
    let text = text.trim_matches(is_blank);
    if text.is_empty() {
        return Err(NotARequest::Empty);
    }
    if text.len() > MAX_LENGTH {
        return Err(NotARequest::TooLong);
    }
    let mut notes = Vec::new();
    let url = join_lines(&unwrap(text, &mut notes), &mut notes);
    let url = ampersands(url, &mut notes);
    let (base, query) = split(&url, &mut notes);
    let params = pairs(query, &mut notes);
    if params.len() > MAX_PARAMS {
        return Err(NotARequest::TooLong);
    }
    let has = |name: &str| params.iter().any(|p| p.name == name);
    let asks = has("client_id") || has("response_type") || has("request") || has("request_uri");
    let answers = ["code", "access_token", "id_token", "error", "response"];
    if !asks && answers.into_iter().any(has) {
        return Err(NotARequest::AResponse);
    }
    let scheme = scheme_of(base);
    let known = params.iter().any(|p| params::param(&p.name).is_some());
    if scheme.is_none() && !known && !base.ends_with("/authorize") {
        return Err(NotARequest::NoParameter);
    }
    let address = &base[scheme.map_or(0, str::len)..];
    let address = address.trim_start_matches('/');
    let is_path_only = scheme.is_none() && base.starts_with('/') && !base.starts_with("//");
    let (host, path) = match address.find('/') {
        _ if is_path_only => ("", base),
        Some(at) => address.split_at(at),
        None => (address, ""),
    };
    let lower = host.to_ascii_lowercase();
    let seen = Address { host: &lower, path };
    let given = provider;
    let provider = given
        .or_else(|| providers::taking(&seen, &params))
        .ok_or(NotARequest::NoParameter)?;
    if given.is_none() && !host.is_empty() {
        let name = providers::assumed_by(provider, &seen, &params);
        notes.extend(name.map(|name| Note::AssumedProvider(provider.title, name.to_owned())));
    }
    let location = match provider.location {
        Location::Domain { authorize } => {
            if !host.is_empty() && !path.is_empty() && path.trim_end_matches('/') != authorize {
                notes.push(Note::OtherPath(authorize));
            }
            if scheme.is_some_and(|s| s.eq_ignore_ascii_case("http://")) {
                notes.push(Note::PlainHttp);
            }
            host.to_owned()
        }
        Location::Endpoint if host.is_empty() => String::new(),
        Location::Endpoint => format!("{}{host}{path}", scheme.unwrap_or("https://")),
    };
    if scheme.is_none() && !host.is_empty() {
        notes.push(Note::NoScheme);
    }
    let request = AuthorizationRequest {
        provider,
        location,
        params,
    };
    Ok(Parsed { request, notes })
}

/// White space, and what cannot be seen: byte order mark, zero-width characters.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

fn scheme_of(text: &str) -> Option<&str> {
    ["https://", "http://"].iter().find_map(|scheme| {
        let start = text.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(start)
    })
}

/// Joins the lines of a URL. Indentation goes; where a line begins with a known parameter, a missing `&` is put before it.
/// What stands behind an empty line is another paragraph, and a token request is another request: neither is part of it.
fn join_lines(url: &str, notes: &mut Vec<Note>) -> String {
    let lines: Vec<&str> = (url.lines())
        .map(|line| line.trim_matches(is_blank))
        .map(|line| line.strip_suffix('\\').unwrap_or(line).trim_end())
        .skip_while(|line| line.is_empty())
        .take_while(|line| !line.is_empty() && !line.starts_with("grant_type="))
        .collect();
    let [first, rest @ ..] = lines.as_slice() else {
        return String::new();
    };
    if rest.is_empty() {
        return (*first).to_owned();
    }
    notes.push(Note::LinesJoined);
    let mut joined = (*first).to_owned();
    for line in rest {
        let line = behind_marks(line);
        let name = line.split('=').next().unwrap_or_default();
        let begins_param = line.contains('=') && params::param(name).is_some();
        if begins_param && !joined.ends_with(['?', '&']) && !joined.ends_with("&amp;") {
            let is_first = !joined.contains('?') && !joined.contains('=');
            joined.push(if is_first { '?' } else { '&' });
        }
        joined.push_str(line);
    }
    joined
}

/// The line without the marks of a quotation before the `&` that it goes on with; as it is where it does not go on so.
pub(crate) fn behind_marks(line: &str) -> &str {
    let bare = line.trim_start_matches(|c: char| is_blank(c) || ">|/#+*".contains(c));
    let name = (bare.strip_prefix('&')).and_then(|pair| Some(pair.split_once('=')?.0));
    let is_name = |name: &str| {
        !name.is_empty()
            && (name.bytes()).all(|b| b.is_ascii_alphanumeric() || b"_-.;".contains(&b))
    };
    if name.is_some_and(is_name) {
        bare
    } else {
        line
    }
}

const ENTITIES: [&str; 3] = ["&amp;", "&#38;", "&#x26;"];

/// Whether a URL has both `&` and `&amp;` before parameters: no HTML was copied then, and a server gets to see the entity.
pub(crate) fn mixes_ampersands(url: &str) -> bool {
    let is_param = |text: &str| {
        let name = text.split('=').next().unwrap_or_default();
        text.contains('=') && params::param(name).is_some()
    };
    let is_url = scheme_of(url).is_some() && !url.contains(char::is_whitespace);
    let mut plain = url.match_indices('&').map(|(at, _)| &url[at + 1..]);
    let mut entities = ENTITIES.iter().flat_map(|entity| url.split(entity).skip(1));
    is_url && plain.any(is_param) && entities.any(is_param)
}

fn ampersands(url: String, notes: &mut Vec<Note>) -> String {
    if !ENTITIES.iter().any(|entity| url.contains(entity)) || mixes_ampersands(&url) {
        return url;
    }
    notes.push(Note::HtmlAmpersand);
    ENTITIES
        .iter()
        .fold(url, |url, entity| url.replace(entity, "&"))
}

/// Base and query. The query may stand alone, or, by mistake, after `#`.
fn split<'u>(url: &'u str, notes: &mut Vec<Note>) -> (&'u str, &'u str) {
    let looks_like_query = |text: &str| {
        let name = text.split('=').next().unwrap_or_default();
        text.contains('=') && !name.contains(['/', '?', '#'])
    };
    match (url.find('?'), url.find('#')) {
        (mark, Some(hash)) if mark.is_none_or(|mark| hash < mark) => {
            let rest = url[hash + 1..].trim_start_matches(['?', '&']);
            if looks_like_query(rest) {
                notes.push(Note::ParametersAfterHash);
                return (&url[..hash], rest);
            }
            notes.push(Note::FragmentLeftOut);
            (&url[..hash], "")
        }
        _ if looks_like_query(url) => ("", url),
        (Some(mark), _) => (url[..mark].trim_end_matches(is_blank), &url[mark + 1..]),
        (None, _) => match url.split_once('&') {
            // `https://…/authorize&client_id=…`: a known name follows, so the & stands for ?.
            Some((base, rest))
                if !base.contains('=')
                    && (rest.split('&')).any(|pair| {
                        pair.split_once('=')
                            .is_some_and(|(name, _)| params::param(name).is_some())
                    }) =>
            {
                notes.push(Note::NoQuestionMark);
                (base, rest)
            }
            _ => (url, ""),
        },
    }
}

fn pairs(query: &str, notes: &mut Vec<Note>) -> Vec<Param> {
    let query = hash(query, notes);
    let pieces = query.split('&').take(MAX_PARAMS);
    for (name, value) in pieces.filter_map(|piece| piece.split_once('=')) {
        let note = || Note::BarePercent(percent::decode(name.trim()));
        if percent::has_bare(value) && !notes.contains(&note()) {
            notes.push(note());
        }
    }
    self::query(&query)
}

/// The pairs of a query, decoded.
pub(crate) fn query(query: &str) -> Vec<Param> {
    (query.split('&'))
        .filter(|piece| !piece.trim().is_empty())
        .map(|piece| {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            Param {
                name: percent::decode(name.trim()),
                value: percent::decode(value),
            }
        })
        .filter(|param| !param.name.is_empty())
        .collect()
}

/// A bare `#` in the query: it stands for `&` where a parameter follows at once, is part of the value where a URI stood before
/// it or parameters follow later, and begins the fragment else.
fn hash<'q>(query: &'q str, notes: &mut Vec<Note>) -> Cow<'q, str> {
    let Some(at) = query.find('#') else {
        return Cow::Borrowed(query);
    };
    let is_known = |piece: &str| {
        let (name, _) = piece.split_once('=').unwrap_or_default();
        params::param(name.trim()).is_some()
    };
    let (before, after) = (&query[..at], &query[at + 1..]);
    let piece = before.rsplit('&').next().unwrap_or(before);
    let name = piece.split('=').next().unwrap_or_default().trim();
    let is_uri = params::param(name).is_some_and(|row| row.value == ValueType::Uri);
    if !is_uri && after.split('&').next().is_some_and(is_known) {
        notes.push(Note::ParametersAfterHash);
        return Cow::Owned([before, "&", after].concat());
    }
    let goes_on = (after.split('&').skip(1))
        .any(|p| params::param(p.split('=').next().unwrap_or_default().trim()).is_some());
    if !after.is_empty() && (is_uri || goes_on) {
        notes.push(Note::BareHash(name.to_owned()));
        return Cow::Borrowed(query);
    }
    if !after.is_empty() {
        notes.push(Note::FragmentLeftOut);
    }
    Cow::Borrowed(before)
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
