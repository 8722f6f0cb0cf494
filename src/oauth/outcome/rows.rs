//! An outcome as a person reads it: one row a thing, its value in words, and why.
//!
//! The page draws these rows and the snapshots print them, so both say the same. The rows are always the same ones in the
//! same order: what has nothing to say says so, and nothing moves while somebody types.

use super::kinds::{AccessTokenFormat, Answer, Delivery, ErrorAt, Goes, Seen, Thing};
use super::{Outcome, Place, Reason};

/// One thing that comes back, or does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the page's `data-testid` ends with.
    pub id: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// The value for programs, `data-value`.
    pub value: String,
    /// The value in words.
    pub answer: String,
    /// What belongs to the value: where it arrives, what settings can make of it.
    pub beside: String,
    /// Why.
    pub reason: Option<Reason>,
    /// Things under it, each with its own reason.
    pub items: Vec<Item>,
}

/// One of several things under a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// A scope, a token, an error.
    pub name: String,
    /// What becomes of it.
    pub answer: String,
    /// Why; none where nothing is documented.
    pub reason: Option<Reason>,
}

/// What the rows are about, in order: the end of the `data-testid`, and the title.
pub const ROWS: [(&str, &str); 10] = [
    ("access-token", "Access token"),
    ("aud", "aud at the API"),
    ("id-token", "ID token"),
    ("refresh-token", "Refresh token"),
    ("code", "Code"),
    ("delivered", "Delivered"),
    ("scopes", "Scopes"),
    ("lifetimes", "Good for"),
    ("notes", "Also"),
    ("errors", "Errors to expect"),
];

/// The rows.
pub fn rows(outcome: &Outcome) -> [Row; ROWS.len()] {
    [
        access_token(outcome),
        aud(outcome),
        id_token(outcome),
        refresh_token(outcome),
        code(outcome),
        delivered(outcome),
        scopes(outcome),
        lifetimes(outcome),
        notes(outcome),
        errors(outcome),
    ]
}

fn row(at: usize, value: &str, answer: String, beside: String, reason: Option<Reason>) -> Row {
    let (id, title) = ROWS[at];
    Row {
        id,
        title,
        value: value.to_owned(),
        answer,
        beside,
        reason,
        items: Vec::new(),
    }
}

/// A row of several things, or `none` where there is none.
fn list(at: usize, items: Vec<Item>, none: &str) -> Row {
    let answer = if items.is_empty() { none } else { "" };
    Row {
        value: items.len().to_string(),
        items,
        ..row(at, "", answer.to_owned(), String::new(), None)
    }
}

fn access_token(outcome: &Outcome) -> Row {
    let token = &outcome.access_token;
    let name = |format: AccessTokenFormat| match format {
        AccessTokenFormat::Jwt => "a JWT",
        AccessTokenFormat::EncryptedJwt => "an encrypted JWT",
        AccessTokenFormat::Opaque => "opaque",
        AccessTokenFormat::None => "none",
        AccessTokenFormat::Unknown => "unknown",
    };
    let answer = match (token.format, &token.audience) {
        (AccessTokenFormat::Jwt, Some(audience)) => ["JWT for ", audience].concat(),
        (AccessTokenFormat::Jwt, None) => "JWT".to_owned(),
        (AccessTokenFormat::EncryptedJwt, _) => "Encrypted JWT".to_owned(),
        (AccessTokenFormat::Opaque, _) => "Opaque".to_owned(),
        (AccessTokenFormat::None, _) => "None".to_owned(),
        (AccessTokenFormat::Unknown, _) => "Not known".to_owned(),
    };
    let others: Vec<&str> = token.or.iter().map(|format| name(*format)).collect();
    let settings = match (token.format, others.is_empty()) {
        (_, true) => String::new(),
        (AccessTokenFormat::Unknown, _) => [&others.join(" or "), ", by settings"].concat(),
        _ => ["or ", &others.join(" or "), ", by settings"].concat(),
    };
    let beside = joined(settings, place(outcome.arrives.access_token));
    let mut row = row(0, token.format.name(), answer, beside, Some(token.reason));
    if let Some(profile) = token.profile {
        row.items.push(Item {
            name: "Its format".to_owned(),
            answer: String::new(),
            reason: Some(profile),
        });
    }
    row
}

fn aud(outcome: &Outcome) -> Row {
    let audience = &outcome.audience;
    let answer = match audience.seen {
        Seen::Exactly => match audience.values.as_slice() {
            [one] => one.clone(),
            several => format!("[{}]", several.join(", ")),
        },
        Seen::Rule => audience.words.to_owned(),
        Seen::Absent => "No aud".to_owned(),
        Seen::Hidden => "Not readable".to_owned(),
        Seen::NoToken => "No token".to_owned(),
        Seen::Unknown => "Not known".to_owned(),
    };
    row(
        1,
        audience.seen.name(),
        answer,
        String::new(),
        Some(audience.reason),
    )
}

const fn words(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Yes",
        Answer::No => "No",
        Answer::Unknown => "Not known",
    }
}

/// Yes or no, where the parameters that count could be read.
const fn answered(outcome: &Outcome, yes: bool) -> Answer {
    match (outcome.is_read, yes) {
        (false, _) => Answer::Unknown,
        (true, true) => Answer::Yes,
        (true, false) => Answer::No,
    }
}

fn id_token(outcome: &Outcome) -> Row {
    let answer = answered(outcome, outcome.id_token.value);
    let beside = place(outcome.arrives.id_token).to_owned();
    let reason = Some(outcome.id_token.reason);
    row(2, answer.name(), words(answer).to_owned(), beside, reason)
}

fn refresh_token(outcome: &Outcome) -> Row {
    let answer = outcome.refresh_token.value;
    let beside = place(outcome.arrives.refresh_token).to_owned();
    let reason = Some(outcome.refresh_token.reason);
    row(3, answer.name(), words(answer).to_owned(), beside, reason)
}

fn code(outcome: &Outcome) -> Row {
    let answer = answered(outcome, outcome.code.value);
    let beside = if outcome.code.value {
        "in the redirect"
    } else {
        ""
    };
    let reason = Some(outcome.code.reason);
    row(
        4,
        answer.name(),
        words(answer).to_owned(),
        beside.to_owned(),
        reason,
    )
}

fn delivered(outcome: &Outcome) -> Row {
    let answer = match outcome.delivered.value {
        Delivery::Query => "In the query of the redirect URI",
        Delivery::Fragment => "In the fragment of the redirect URI",
        Delivery::FormPost => "As a form posted to the redirect URI",
        Delivery::QueryJwt => "As one JWT in the query of the redirect URI",
        Delivery::FragmentJwt => "As one JWT in the fragment of the redirect URI",
        Delivery::FormPostJwt => "As one JWT in a form posted to the redirect URI",
        Delivery::WebMessage => "As a message to the window that opened it",
        Delivery::Unknown => "Not known",
    };
    let reason = Some(outcome.delivered.reason);
    let beside = outcome.response.join(", ");
    row(
        5,
        outcome.delivered.value.name(),
        answer.to_owned(),
        beside,
        reason,
    )
}

const fn going(goes: Goes) -> &'static str {
    match goes {
        Goes::IdToken => "an ID token",
        Goes::Userinfo => "an access token good for UserInfo",
        Goes::ClaimsInIdToken => "in the ID token",
        Goes::ClaimsAtUserinfo => "from UserInfo",
        Goes::ClaimsInBoth => "in the ID token and from UserInfo",
        Goes::Response => "beside the code",
        Goes::Permission => "a permission in the access token",
        Goes::Audience => "an audience of the access token",
        Goes::RefreshToken => "a refresh token",
        Goes::Nothing => "nothing",
        Goes::Unknown => "not known",
    }
}

fn scopes(outcome: &Outcome) -> Row {
    let each = outcome.scopes.iter().map(|fate| {
        let claims = fate.claims.join(", ");
        let answer = match claims.is_empty() {
            true => going(fate.goes).to_owned(),
            false => format!("{}: {claims}", going(fate.goes)),
        };
        item(fate.scope.clone(), answer, Some(fate.reason))
    });
    list(6, each.collect(), unless_read(outcome, "None asked for"))
}

const fn item(name: String, answer: String, reason: Option<Reason>) -> Item {
    Item {
        name,
        answer,
        reason,
    }
}

fn lifetimes(outcome: &Outcome) -> Row {
    let each = outcome.lifetimes.iter().map(|(thing, lifetime)| {
        let name = match thing {
            Thing::Code => "Code",
            Thing::AccessToken => "Access token",
            Thing::IdToken => "ID token",
            Thing::RefreshToken => "Refresh token",
        };
        item(name.to_owned(), lifetime.words(), lifetime.reason())
    });
    list(
        7,
        each.collect(),
        unless_read(outcome, "Nothing comes back"),
    )
}

fn notes(outcome: &Outcome) -> Row {
    let each = outcome.notes.iter().map(|note| {
        let items = note.items.join(", ");
        let answer = match items.is_empty() {
            true => note.says.to_owned(),
            false => format!("{items} {}", note.says),
        };
        item(note.param.to_owned(), answer, Some(note.reason))
    });
    list(8, each.collect(), unless_read(outcome, "Nothing else"))
}

fn errors(outcome: &Outcome) -> Row {
    let each = outcome.errors.iter().map(|error| {
        let certainty = if error.expected {
            "expected"
        } else {
            "possible"
        };
        let at = match error.at {
            ErrorAt::Redirect => "",
            ErrorAt::TokenEndpoint => ", at the token endpoint",
            ErrorAt::Page => ", on a page of the server",
        };
        let said = error.description.as_deref().unwrap_or_default();
        let quoted = match said.is_empty() {
            true => String::new(),
            false => format!(": “{said}”"),
        };
        let answer = [certainty, at, &quoted].concat();
        item(error.code.to_owned(), answer, Some(error.reason))
    });
    // Which of its errors a server answers with what is mostly not known; that there is something wrong is.
    let broken = outcome.broken.iter().map(|broken| {
        let rules = broken.rules.join(", ");
        let answer = ["has to be mended first, see there: ", &rules].concat();
        item(broken.at.clone(), answer, None)
    });
    list(
        9,
        each.chain(broken).collect(),
        "None that the request shows",
    )
}

/// What a row says that has nothing under it.
const fn unless_read(outcome: &Outcome, none: &'static str) -> &'static str {
    if outcome.is_read { none } else { "Not known" }
}

/// Where something arrives, in words; empty where it does not.
const fn place(place: Place) -> &'static str {
    match (place.redirect, place.token_endpoint) {
        (true, true) => "in the redirect, and from the token endpoint",
        (true, false) => "in the redirect",
        (false, true) => "from the token endpoint, for the code",
        (false, false) => "",
    }
}

fn joined(one: String, other: &str) -> String {
    match (one.is_empty(), other.is_empty()) {
        (_, true) => one,
        (true, false) => other.to_owned(),
        (false, false) => [&one, "; ", other].concat(),
    }
}
