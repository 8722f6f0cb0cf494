//! An object whose members are the parameters of a request, spelled as its URL spells them.
//!
//! Finds it and its members, and writes what is nested in one as JSON. It does **not** know what a member means: the table of
//! parameters does, and [`super::draft`] asks it.

use super::settings::{MAX_SETTINGS, Setting, Value};
use super::token::{Kind, Token, tokens};
use crate::text::json::{self, Json, Value as Made};
use crate::text::near;

/// What a request mostly has; two of them make one.
const CORE: &[&str] = &["client_id", "response_type", "redirect_uri", "scope"];

/// Members that no request has: with one of them the object configures a client, and what else it holds is that client’s.
const SETTINGS: &[&str] = &[
    "issuer",
    "authority",
    "tokenendpoint",
    "tokenurl",
    "tokenuri",
    "jwksuri",
    "userinfoendpoint",
    "discoveryurl",
    "metadataurl",
    "wellknown",
    "redirecturis",
    "responsetypes",
    "granttypes",
    "tokenendpointauthmethod",
    "postlogoutredirecturi",
];

/// More values that are made are nobody's request.
const MOST_MADE: usize = 16;

/// An object of parameters.
#[derive(Debug)]
pub struct Object {
    /// In the order in which they stand.
    pub members: Vec<Member>,
    /// Whether a member that nobody knows is a parameter all the same, as it is in a URL.
    pub keeps_unknown: bool,
    /// How many names its members stand under.
    depth: usize,
}

/// A member of it.
#[derive(Debug)]
pub struct Member {
    /// As written.
    pub name: String,
    /// Whether several values stand in it: a list, or an object.
    pub is_nested: bool,
    /// What is nested in it, as JSON; none where it is no value, or not known before the code runs.
    pub json: Option<String>,
    /// The bytes that its value stands in.
    from: usize,
    to: usize,
}

impl Object {
    /// The member that a setting stands in.
    pub fn member(&self, setting: &Setting) -> Option<&Member> {
        let here = |member: &&Member| (member.from..member.to).contains(&setting.at);
        (self.members.iter().find(here)).filter(|_| setting.path.len() > self.depth)
    }

    /// Whether a setting is what the member itself is given.
    pub fn is_whole(&self, setting: &Setting) -> bool {
        setting.path.len() == self.depth + 1
    }
}

/// The first such object of a text.
pub fn find(text: &str, settings: &[Setting]) -> Option<Object> {
    let is_core = |setting: &&Setting| CORE.contains(&setting.name());
    let tokens = tokens(text);
    let mut tried = 0;
    let found = settings.iter().filter(is_core).find_map(|setting| {
        // A bound, so that a text of nothing but these takes no longer than others.
        tried += 1;
        let at = tokens
            .binary_search_by_key(&setting.at, |token| token.at)
            .ok()
            .filter(|_| tried <= 8)?;
        let members = members(&tokens, at)?;
        let has = |name: &&&str| members.iter().any(|member| member.name == **name);
        (CORE.iter().filter(has).count() > 1).then(|| (members, setting.path.len() - 1))
    });
    let (members, depth) = found?;
    let plain: Vec<String> = (members.iter())
        .map(|member| near::plain(&member.name))
        .collect();
    let has = |name: &str| plain.iter().any(|known| known == name);
    let keeps_unknown = has("clientid")
        && (has("responsetype") || has("redirecturi"))
        && !SETTINGS.iter().any(|name| has(name));
    Some(Object {
        members,
        keeps_unknown,
        depth,
    })
}

/// The members of the object that a value stands in; none where it is a block of code, or a list of arguments.
fn members(tokens: &[Token], at: usize) -> Option<Vec<Member>> {
    let sign = |at: usize| match tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Sign(sign)) => *sign,
        _ => '\0',
    };
    let mut depth = 0_usize;
    let open = (0..at).rev().find(|at| match sign(*at) {
        '}' | ']' | ')' => {
            depth += 1;
            false
        }
        '{' | '[' | '(' if depth > 0 => {
            depth -= 1;
            false
        }
        '{' | '[' | '(' => true,
        _ => false,
    })?;
    // `['client_id' => …]`, as PHP has it.
    let is_php = sign(open) == '[' && is_arrow(tokens, at.checked_sub(1)?);
    if sign(open) != '{' && !is_php {
        return None;
    }
    let mut members = Vec::new();
    let (mut start, mut depth) = (open + 1, 0_usize);
    for at in open + 1..=tokens.len() {
        let is_end = match sign(at) {
            '{' | '[' | '(' => {
                depth += 1;
                false
            }
            '}' | ']' | ')' if depth > 0 => {
                depth -= 1;
                false
            }
            ';' if depth == 0 => return None,
            '}' | ']' | ')' => true,
            _ => at == tokens.len(),
        };
        if is_end || (depth == 0 && sign(at) == ',') {
            members.extend(member(tokens, start, at));
            start = at + 1;
        }
        if is_end || members.len() > MAX_SETTINGS {
            break;
        }
    }
    Some(members)
}

fn is_arrow(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).map(|token| &token.kind) == Some(&Kind::Arrow)
}

/// The member that those tokens are: a name, a sign, and what it is given.
fn member(tokens: &[Token], start: usize, end: usize) -> Option<Member> {
    let tokens = &tokens[start..end];
    let (name, sign, value) = match tokens {
        [name, sign, value @ ..] if !value.is_empty() => (name, sign, value),
        // A member that has the name of its variable: `{ client_id, scope }`.
        [name] => return shorthand(name),
        _ => return None,
    };
    let name = match &name.kind {
        Kind::Word(name) | Kind::Text { text: name, .. } => name.clone(),
        _ => return None,
    };
    if !matches!(sign.kind, Kind::Sign(':' | '=') | Kind::Arrow) {
        return None;
    }
    let inside = made_of(value).unwrap_or(value);
    let begins = inside.first().map(|token| &token.kind);
    let is_nested = matches!(begins, Some(Kind::Sign('{' | '[')));
    Some(Member {
        name,
        is_nested,
        json: Some(inside).filter(|_| is_nested).and_then(written_json),
        from: value.first()?.at,
        to: value.last()?.at + 1,
    })
}

fn shorthand(name: &Token) -> Option<Member> {
    let Kind::Word(word) = &name.kind else {
        return None;
    };
    Some(Member {
        name: word.clone(),
        is_nested: false,
        json: None,
        from: name.at,
        to: name.at + 1,
    })
}

/// What `JSON.stringify({…})` and `json.dumps({…})` are made of.
fn made_of(value: &[Token]) -> Option<&[Token]> {
    let is = |at: usize, word: &str| matches!(value.get(at).map(|token| &token.kind), Some(Kind::Word(known)) if known == word);
    let is_made = (is(0, "JSON") && is(2, "stringify")) || (is(0, "json") && is(2, "dumps"));
    value.get(4..).filter(|_| is_made)
}

/// Puts in what code writes as JSON from what stands there: `claims: JSON.stringify({…})`.
pub fn write_out(text: &str, settings: &mut [Setting]) {
    let is_made = |setting: &Setting| match &setting.value {
        Value::Computed(written) => {
            written.starts_with("JSON.stringify(") || written.starts_with("json.dumps(")
        }
        Value::Text(_) | Value::Template(..) => false,
    };
    // A bound: each is read to its end.
    let mut made = (settings.iter_mut().filter(|setting| is_made(setting))).take(MOST_MADE);
    let Some(first) = made.next() else {
        return;
    };
    let tokens = tokens(text);
    for setting in std::iter::once(first).chain(made) {
        let at = tokens.binary_search_by_key(&setting.at, |token| token.at);
        let json = at
            .ok()
            .and_then(|at| made_of(&tokens[at..]))
            .and_then(written_json);
        if let Some(json) = json {
            setting.value = Value::Text(json);
        }
    }
}

/// An object or a list of whatever language, as JSON; none where it holds what is only known where the code runs.
fn written_json(tokens: &[Token]) -> Option<String> {
    let mut out = String::new();
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1).map(|token| &token.kind);
        match &token.kind {
            Kind::Text { text, whole: true } => out.push_str(&quoted(text)),
            Kind::Text { .. } => return None,
            Kind::Word(word) if matches!(next, Some(Kind::Sign(':') | Kind::Arrow)) => {
                out.push_str(&quoted(word));
            }
            Kind::Word(word) => out.push_str(match word.as_str() {
                "True" => "true",
                "False" => "false",
                "None" | "nil" => "null",
                word => word,
            }),
            Kind::Arrow => out.push(':'),
            Kind::Sign(',') if matches!(next, Some(Kind::Sign('}' | ']'))) => {}
            Kind::Sign(sign) => {
                out.push(*sign);
                match sign {
                    '{' | '[' => depth += 1,
                    '}' | ']' if depth == 1 => break,
                    '}' | ']' => depth -= 1,
                    _ => {}
                }
            }
        }
    }
    json::parse(&out).ok().map(|json| json.to_compact())
}

fn quoted(text: &str) -> String {
    Json::from(Made::text(text)).to_compact()
}

/// A value as it stands; a number with a sign that is none of a name's is one all the same.
pub fn as_number(setting: &Setting) -> Option<Setting> {
    let Value::Computed(written) = &setting.value else {
        return None;
    };
    let is_number = json::parse(written).is_ok_and(|json| json.as_number().is_some());
    is_number.then(|| Setting {
        value: Value::Text(written.clone()),
        ..setting.clone()
    })
}

/// Whether a value says that there is none.
pub fn is_nothing(value: &Value) -> bool {
    let (Value::Text(word) | Value::Computed(word)) = value else {
        return false;
    };
    matches!(word.as_str(), "null" | "undefined" | "None" | "nil")
}

/// Whether what stands under such a name is kept out of everything: a secret, or a token.
pub fn is_secret(name: &str) -> bool {
    let plain = near::plain(name);
    let words = [
        "secret",
        "password",
        "apikey",
        "privatekey",
        "assertion",
        "cookie",
        "credential",
    ];
    words.iter().any(|word| plain.contains(word))
        || plain.ends_with("token")
        || plain == "authorization"
}

#[cfg(test)]
mod tests {
    use super::super::settings::settings;
    use super::*;

    fn found(text: &str) -> Option<Object> {
        find(text, &settings(text))
    }

    #[test]
    fn an_object_has_two_of_what_a_request_has() {
        for text in [
            r#"{"client_id":"a","scope":"openid"}"#,
            "const p = { client_id: ID, redirect_uri: 'https://a.example' };",
            "axios.get(url, { params: { response_type: 'code', client_id: 'a' } })",
            "$p = ['client_id' => 'a', 'scope' => 'openid'];",
        ] {
            assert_eq!(found(text).map(|it| it.members.len()), Some(2), "{text}");
        }
        for text in [
            r#"{"client_id":"a","redirectUri":"https://a.example"}"#,
            "OAuth2Session(client_id='a', scope='openid')",
            "function f() { client_id = 'a'; scope = 'openid'; }",
            "client_id = a\nscope = openid",
        ] {
            assert!(found(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_is_nested_is_written_as_json() {
        for (text, json) in [
            (
                "{client_id: 'a', scope: 'openid', claims: {id_token: {acr: {essential: true},},}}",
                Some(r#"{"id_token":{"acr":{"essential":true}}}"#),
            ),
            (
                "{'client_id': 'a', 'scope': 'openid', 'claims': json.dumps({'userinfo': {'email': None}})}",
                Some(r#"{"userinfo":{"email":null}}"#),
            ),
            (
                "{client_id: 'a', scope: 'openid', claims: JSON.stringify({id_token: {max: -1.5}})}",
                Some(r#"{"id_token":{"max":-1.5}}"#),
            ),
            (
                "{client_id: 'a', scope: 'openid', claims: {id_token: WANTED}}",
                None,
            ),
            (
                "{client_id: 'a', scope: 'openid', claims: makeClaims()}",
                None,
            ),
        ] {
            let object = found(text).expect("an object");
            let member = object.members.last().expect("a member");
            assert_eq!(member.json.as_deref(), json, "{text}");
        }
    }

    #[test]
    fn a_configuration_keeps_its_own_members() {
        let keeps = |text: &str| found(text).is_some_and(|object| object.keeps_unknown);
        assert!(keeps(r#"{"client_id":"a","response_type":"code","foo":1}"#));
        assert!(!keeps(
            r#"{"client_id":"a","scope":"openid","level":"info"}"#
        ));
        assert!(!keeps(
            r#"{"client_id":"a","redirect_uri":"https://a.example","token_url":"https://op.example/token"}"#
        ));
    }
}
