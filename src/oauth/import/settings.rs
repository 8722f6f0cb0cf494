//! Settings out of code: `name = value` and `name: value` in nested braces, calls and tags, each with the path that it
//! stands under. One tolerant reader for JSON, JavaScript, TypeScript, JSX, Python, Go, C#, Java, Kotlin and Swift.
//!
//! Knows no language's grammar and runs nothing: what is not written out is [`Value::Computed`]. It does **not** know what a
//! name means; `sdk` does.

mod pairs;
mod place;

use super::token::{Kind, Token, tokens};

/// More settings are nobody's configuration.
pub const MAX_SETTINGS: usize = 4_000;
/// What is nested deeper is passed over.
pub const MAX_DEPTH: usize = 32;

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The names that it stands under, outermost first, its own last. An argument without a name has its number; the second
    /// of two strings in a call stands under the first as well: `set("audience", "x")` is `set.audience`.
    pub path: Vec<String>,
    /// What it is given.
    pub value: Value,
    /// The byte at which its value begins.
    pub at: usize,
}

/// What a setting is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A string, number or word that is written out.
    Text(String),
    /// Something that is only known where the code runs; as written.
    Computed(String),
    /// A string into which something is put where the code runs: as written, shortened, and the whole of it.
    Template(String, String),
}

impl Setting {
    /// Its own name.
    pub fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// What is written out.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Computed(_) | Value::Template(..) => None,
        }
    }
}

/// Calls that only dress up their argument: `Uri.parse("…")`, `URL(string: "…")`, `List.of("…")`.
const DRESSES: &[&str] = &[
    "parse",
    "create",
    "uri",
    "url",
    "of",
    "aslist",
    "listof",
    "setof",
    "arrayof",
    "set",
    "array",
    "list",
    "string",
    "str",
    "some",
    "trim",
    "pathstring",
];

/// Calls that read the environment, in any of the languages.
const GETTERS: &[&str] = &["Getenv", "getenv", "env", "GetEnvironmentVariable"];

/// An opened bracket.
struct Frame {
    open: char,
    /// The token that it is.
    at: usize,
    /// Names that it adds to the path.
    names: Vec<String>,
    /// What stands in it belongs to the path itself: a list, or a call that only dresses up.
    is_list: bool,
    /// The how manyeth argument comes.
    argument: usize,
    /// The first argument, where it is a string.
    first: Option<String>,
    /// `key` or `name` of an object that has its value beside it.
    key: Option<String>,
}

/// The settings of a text, in order.
pub fn settings(text: &str) -> Vec<Setting> {
    let tokens = tokens(text);
    let mut reader = Reader {
        text,
        tokens: &tokens,
        at: 0,
        frames: Vec::new(),
        found: Vec::new(),
    };
    while reader.at < tokens.len() && reader.found.len() < MAX_SETTINGS {
        reader.step();
    }
    reader.found
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
    frames: Vec<Frame>,
    found: Vec<Setting>,
}

impl Reader<'_> {
    fn kind(&self, at: usize) -> Option<&Kind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    fn is(&self, at: usize, sign: char) -> bool {
        self.kind(at) == Some(&Kind::Sign(sign))
    }

    /// One token, or a name with what it is given.
    fn step(&mut self) {
        let at = self.at;
        match self.kind(at) {
            Some(Kind::Word(_)) => self.word(),
            Some(Kind::Text { text, whole }) => {
                let (text, whole) = (text.clone(), *whole);
                self.at += 1;
                match self.is(self.at, ':')
                    || self.kind(self.at) == Some(&Kind::Arrow)
                    || self.is_pair()
                {
                    true => {
                        self.at += 1;
                        self.value(vec![text]);
                    }
                    false => self.argument(at, text, whole),
                }
            }
            Some(Kind::Sign('<')) => self.tag(),
            Some(Kind::Sign('[')) if self.is_entry() => self.entry(),
            Some(Kind::Sign('{' | '[' | '(')) => self.open(Vec::new(), false),
            Some(Kind::Sign('}' | ']' | ')' | '>')) => self.close(),
            Some(Kind::Sign(',')) => {
                self.at += 1;
                if let Some(frame) = self.frames.last_mut() {
                    frame.argument += 1;
                }
            }
            _ => self.at += 1,
        }
    }

    /// A dotted name, and what follows it.
    fn word(&mut self) {
        let start = self.at;
        let names = self.names();
        match self.kind(self.at) {
            Some(Kind::Sign('(')) => {
                // A variable of the environment as an argument: `New(os.Getenv("KEY"), …)`.
                let last = names.last().map_or("", String::as_str);
                if let Some(number) = self.number().filter(|_| GETTERS.contains(&last)) {
                    self.compute(start, vec![number]);
                }
                self.open(names, false);
            }
            // A block or literal of that name: `oauth2.Config{`, `provider "auth0" {` is two words before.
            Some(Kind::Sign('{')) => self.open(names, false),
            Some(Kind::Sign(':' | '=')) => {
                self.at += 1;
                self.value(names);
            }
            // `name := value`, `name ??= value` come as two signs.
            Some(Kind::Sign('?' | '!')) if self.is(self.at + 1, ':') => {
                self.at += 2;
                self.value(names);
            }
            // A symbol of Ruby in a list: `[:openid, :email]`.
            _ if self.frames.last().is_some_and(|frame| frame.is_list)
                && start.checked_sub(1).is_some_and(|at| self.is(at, ':')) =>
            {
                self.note(start, Vec::new(), Value::Text(names.join(".")));
            }
            // A constant in a list: `[]string{oidc.ScopeOpenID, "profile"}`.
            _ if self.frames.last().is_some_and(|frame| frame.is_list) => {
                self.compute(start, Vec::new())
            }
            // A member that has the name of its variable: `{ clientId, scope }`.
            Some(Kind::Sign(',' | '}')) if names.len() == 1 && self.is_shorthand(start) => {
                self.compute(start, names);
            }
            // A variable as an argument: `Create(clientId)`.
            Some(Kind::Sign(',' | ')')) => {
                if let Some(number) = self.number() {
                    self.compute(start, vec![number]);
                }
            }
            // An attribute alone is true: `<Auth0Provider useRefreshTokens domain=…>`.
            Some(Kind::Word(_) | Kind::Sign('>' | '/'))
                if self.frames.last().is_some_and(|frame| frame.open == '<') =>
            {
                self.note(start, names, Value::Text("true".to_owned()));
            }
            _ => {}
        }
    }

    fn names(&mut self) -> Vec<String> {
        let mut names = Vec::new();
        while let Some(Kind::Word(word)) = self.kind(self.at) {
            names.push(word.clone());
            self.at += 1;
            let (mut next, start) = (self.at, self.at);
            while self.is(next, '.') || self.is(next, '?') || self.is(next, '!') {
                next += 1;
            }
            let is_dotted = next > start && self.is(next - 1, '.');
            match self.kind(next) {
                Some(Kind::Word(_)) if is_dotted => self.at = next,
                _ => break,
            }
        }
        names
    }

    /// What a name is given.
    fn value(&mut self, names: Vec<String>) {
        // `a := b`, `a: Type = b`.
        if self.is(self.at, '=') {
            self.at += 1;
        }
        loop {
            let at = self.at;
            match self.kind(at) {
                Some(Kind::Text { text, whole }) => {
                    let (text, whole) = (text.clone(), *whole);
                    self.at += 1;
                    return self.give(at, names, text, whole);
                }
                Some(Kind::Sign('[')) if self.is(at + 1, ']') => self.at += 2,
                Some(Kind::Sign('[')) => return self.open(names, true),
                Some(Kind::Sign('{' | '(')) => {
                    // `attribute={expression}`
                    let is_attribute = self.frames.last().is_some_and(|frame| frame.open == '<');
                    return self.open(names, is_attribute && self.is(at, '{'));
                }
                Some(Kind::Sign('&' | '*' | '@' | '$')) => self.at += 1,
                Some(Kind::Word(word))
                    if matches!(
                        word.as_str(),
                        "new" | "await" | "const" | "static" | "final"
                    ) =>
                {
                    self.at += 1;
                }
                Some(Kind::Word(_)) => return self.given_by_word(names),
                _ => return,
            }
        }
    }

    /// A value that begins with a word: a constant, a call, a literal of a type, or a type before the real value.
    fn given_by_word(&mut self, names: Vec<String>) {
        let at = self.at;
        let words = self.names();
        let last = words
            .last()
            .map(|word| word.to_ascii_lowercase())
            .unwrap_or_default();
        self.pass_type_arguments();
        match self.kind(self.at) {
            Some(Kind::Sign('=')) => {
                self.at += 1;
                self.value(names);
            }
            // `SomethingBuilder.Create(…)` makes what it is named after.
            Some(Kind::Sign('('))
                if DRESSES.contains(&last.as_str())
                    && !words.iter().any(|word| word.ends_with("Builder")) =>
            {
                self.open(names, true)
            }
            Some(Kind::Sign('(')) => {
                self.compute(at, names.clone());
                self.open([names, words].concat(), false);
            }
            // `new string[] { … }`
            Some(Kind::Sign('[')) if self.is(self.at + 1, ']') && self.is(self.at + 2, '{') => {
                self.at += 2;
                self.open(names, true);
            }
            Some(Kind::Sign('{')) if matches!(last.as_str(), "string" | "list") => {
                self.open(names, true)
            }
            Some(Kind::Sign('{')) => self.open([names, words].concat(), false),
            _ => match words.as_slice() {
                [word] if is_literal(word) => {
                    let word = word.clone();
                    self.give(at, names, word, true);
                }
                _ => self.compute(at, names),
            },
        }
    }

    /// Notes what a name is given; a text that is joined with something else than texts is not all of it.
    fn give(&mut self, at: usize, names: Vec<String>, mut text: String, whole: bool) {
        self.join(&mut text, whole);
        if self.is(self.at, '+') {
            return self.compute(at, names);
        }
        if !whole {
            return self.note(at, names, Value::Template(self.written(at), text));
        }
        let name = names.last().map(|name| name.to_ascii_lowercase());
        if let (Some(frame), Some(name)) = (self.frames.last_mut(), name) {
            // `{"key": "clientId", "value": "…"}`, as Postman and HAR write.
            match name.as_str() {
                "key" | "name" => frame.key = Some(text.clone()),
                // `<meta name="…" content="…">`
                "value" | "content" => {
                    if let Some(key) = frame.key.take() {
                        self.note(at, vec![key], Value::Text(text));
                        return;
                    }
                }
                _ => {}
            }
        }
        self.note(at, names, Value::Text(text));
    }

    fn compute(&mut self, at: usize, names: Vec<String>) {
        self.note(at, names, Value::Computed(self.written(at)));
    }

    /// A string that stands alone: an item of a list or an argument.
    fn argument(&mut self, at: usize, text: String, whole: bool) {
        let before = at.checked_sub(1);
        let is_joined = self.is(self.at, '+') || before.is_some_and(|before| self.is(before, '+'));
        if !whole || is_joined {
            if let Some(number) = self.number() {
                self.note(at, vec![number], Value::Template(self.written(at), text));
            }
            return;
        }
        let value = Value::Text(text.clone());
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        if frame.is_list || frame.open != '(' {
            return self.note(at, Vec::new(), value);
        }
        let (number, first) = (frame.argument, frame.first.clone());
        if number == 0 {
            frame.first = Some(text);
        }
        self.note(at, vec![number.to_string()], value.clone());
        if let Some(first) = first.filter(|_| number == 1) {
            self.note(at, vec![first], value);
        }
    }

    fn note(&mut self, at: usize, names: Vec<String>, value: Value) {
        if self.frames.len() > MAX_DEPTH {
            return;
        }
        let above = self
            .frames
            .iter()
            .flat_map(|frame| frame.names.iter().cloned());
        let path: Vec<String> = above.chain(names).collect();
        let at = self.tokens.get(at).map_or(0, |token| token.at);
        self.found.push(Setting { path, value, at });
    }

    /// `<Name attribute=…>`; a generic's `<` stands at a word.
    fn tag(&mut self) {
        self.at += 1;
        let Some(Kind::Word(_)) = self.kind(self.at) else {
            return;
        };
        let start = self.tokens[self.at].at;
        let is_generic = start >= 2 && self.text.as_bytes()[start - 2].is_ascii_alphanumeric();
        if !is_generic {
            let names = self.names();
            self.push('<', names, false);
        }
    }

    fn open(&mut self, names: Vec<String>, is_list: bool) {
        if let Some(Kind::Sign(open)) = self.kind(self.at) {
            let open = *open;
            self.push(open, names, is_list);
        }
        self.at += 1;
    }

    fn push(&mut self, open: char, names: Vec<String>, is_list: bool) {
        self.frames.push(Frame {
            open,
            at: self.at,
            names,
            is_list,
            argument: 0,
            first: None,
            key: None,
        });
    }

    /// Closes the nearest bracket of that shape, and those that were left open in it.
    fn close(&mut self) {
        let opener = match self.kind(self.at) {
            Some(Kind::Sign('}')) => '{',
            Some(Kind::Sign(']')) => '[',
            Some(Kind::Sign(')')) => '(',
            _ => '<',
        };
        self.at += 1;
        // A bound, so that texts of nothing but brackets take no longer than others.
        let near = self.frames.len().saturating_sub(MAX_DEPTH);
        let opened = self.frames[near..]
            .iter()
            .rposition(|frame| frame.open == opener);
        if let Some(opened) = opened {
            // A tag is closed by its own sign alone.
            if opener != '<' || near + opened + 1 == self.frames.len() {
                self.frames.truncate(near + opened);
            }
        }
    }
}

fn is_literal(word: &str) -> bool {
    matches!(word, "true" | "false" | "True" | "False") || word.bytes().all(|b| b.is_ascii_digit())
}
