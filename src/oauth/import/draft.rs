//! A request that is put together from settings, one by one.
//!
//! Walks the table in `sdk`; what an option means is said there. What is computed where the code runs is named in a note, and
//! a secret is left out with a word.

use super::Misplaced;
use super::address::{Server, of_issuer};
use super::object::{self, Object};
use super::sdk::{BuiltIn, ENVIRONMENT, GENERIC, Means, Options, Sdk};
use super::settings::{Setting, Value};
use super::spelling::{constant, fits, is_next, is_number, secret_name, stands, written_name};
use super::unknown::is_unknown;
use crate::oauth::params::{self, ValueType, Whose};
use crate::oauth::parse::{Note, query};
use crate::oauth::providers::provider as provider_of;
use crate::oauth::request::Param;
use crate::text::near;

mod computed;
mod finish;

/// A request that is being put together.
pub struct Draft {
    sdk: Option<&'static Sdk>,
    server: Server,
    /// Each with the path that it was read from.
    params: Vec<(Param, Vec<String>)>,
    notes: Vec<Note>,
    misplaced: Vec<Misplaced>,
    computed: Vec<(String, String)>,
    makes: Vec<&'static str>,
    /// What the code itself makes anew for each request.
    made_by_code: Vec<&'static str>,
    /// Scopes that options have the library add.
    adds: Vec<&'static str>,
    /// What words of the code have the library send.
    sends: Vec<(&'static str, &'static str)>,
    base: Option<(String, &'static str)>,
    path: Option<String>,
    known: usize,
    nested: bool,
    /// Whether an object of a request's own parameters is among the settings.
    is_object: bool,
    /// Names of what is in none of the tables.
    passed_over: Vec<String>,
    /// Whether the library adds no scopes of its own.
    pub is_bare: bool,
    /// The provider that the library knows by the name in the text.
    pub built_in: Option<&'static BuiltIn>,
}

/// Whether it says where the request goes.
fn is_location(name: &str) -> bool {
    matches!(name, "domain" | "issuer" | "authorization_endpoint")
}

impl Draft {
    /// Nothing yet, of that library.
    pub fn new(sdk: Option<&'static Sdk>) -> Self {
        let provider = sdk.and_then(|sdk| provider_of(sdk.provider));
        Draft {
            sdk,
            server: Server {
                provider,
                ..Server::default()
            },
            params: Vec::new(),
            notes: Vec::new(),
            misplaced: Vec::new(),
            computed: Vec::new(),
            makes: sdk.map_or(&[][..], |sdk| sdk.makes).to_vec(),
            made_by_code: Vec::new(),
            adds: Vec::new(),
            sends: Vec::new(),
            base: None,
            path: None,
            known: 0,
            nested: false,
            is_object: false,
            passed_over: Vec::new(),
            is_bare: false,
            built_in: None,
        }
    }

    /// Whether a parameter of that name is there.
    pub fn has(&self, name: &str) -> bool {
        self.params.iter().any(|(param, _)| param.name == name)
    }

    /// Enough is known for it to be a configuration and no prose or other object.
    pub fn is_configuration(&self) -> bool {
        let says_who = self.has("client_id") || self.server.is_known();
        match self.sdk {
            Some(_) => {
                self.known > 0
                    && (says_who
                        || !self.params.is_empty()
                        || (self.computed.len() + usize::from(self.path.is_some()) > 1
                            && self.nested))
            }
            None => {
                let is_filled_in =
                    |(name, written): &(String, String)| name == "client_id" && is_unknown(written);
                let says_who = self.has("client_id") || self.computed.iter().any(is_filled_in);
                self.known > 1 && (says_who || self.has("response_type") || self.is_object)
            }
        }
    }

    /// Takes the first of these addresses for where it goes, where no setting says it. One that is a parameter's value is none.
    pub fn goes_to(&mut self, endpoints: &[Setting]) {
        if self.server.is_known() {
            return;
        }
        let is_value = |text: &str| self.params.iter().any(|(param, _)| param.value == text);
        let mut others = endpoints.iter().filter_map(|one| Some((one, one.text()?)));
        if let Some((setting, text)) = others.find(|(_, text)| !is_value(text)) {
            self.endpoint(text, setting);
        }
    }

    /// Takes what the words of the code have the library make.
    pub fn take_words(&mut self, text: &str) {
        let with = self.sdk.map_or(&[][..], |sdk| sdk.makes_with).iter();
        let there = with.filter(|(words, _)| words.split('+').all(|word| text.contains(word)));
        for (_, name) in there {
            if !self.makes.contains(name) {
                self.makes.push(name);
            }
        }
        let with = self.sdk.map_or(&[][..], |sdk| sdk.sends_with).iter();
        let there = with.filter(|(words, ..)| words.split('+').all(|word| text.contains(word)));
        for (_, name, value) in there {
            if !self.sends.iter().any(|(known, _)| known == name) {
                self.sends.push((name, value));
            }
        }
    }

    /// Takes what a setting says, where it says something.
    pub fn take(&mut self, setting: &Setting) {
        match self.means(setting) {
            Some(means) => self.take_as(means, setting),
            // What is named like a parameter was meant to be one.
            None if self.sdk.is_some() => {
                let plain = near::plain(setting.name());
                let id = self.sdk.map_or("", |sdk| sdk.provider);
                let is_it = |row: &params::ParamRow| {
                    let is_of = match row.whose {
                        Whose::Standard => true,
                        Whose::Of(providers) => providers.contains(&id),
                    };
                    is_of && near::plain(row.name) == plain
                };
                if params::PARAMS.iter().any(is_it) {
                    self.pass_over(setting.name());
                }
            }
            None => {}
        }
    }

    /// Takes the members of an object of parameters, each as a URL has it.
    pub fn take_object(&mut self, object: &Object, settings: &[Setting]) {
        self.is_object = true;
        for member in &object.members {
            let name = member.name.as_str();
            let row = params::param(name);
            let mut here = settings.iter().filter(|setting| {
                let known = object.member(setting);
                known.is_some_and(|known| std::ptr::eq(known, member))
            });
            let Some(first) = here.clone().next() else {
                continue;
            };
            let whole = here.clone().find(|setting| object.is_whole(setting));
            if whole.is_some_and(|whole| object::is_nothing(&whole.value)) {
                continue;
            }
            if params::secret(name).is_some() || (row.is_none() && object::is_secret(name)) {
                let note = Note::SecretLeftOut(name.to_owned());
                if !self.notes.contains(&note) {
                    self.notes.push(note);
                }
                continue;
            }
            let is_json = row.is_some_and(|row| row.value == ValueType::Json);
            if let (true, Some(json)) = (is_json, &member.json) {
                self.known += 1;
                self.put(name, json, first);
                continue;
            }
            // A scope or a resource may be a list; what else is nested is an option of the code.
            let means = match (row, whole.and_then(|whole| self.means(whole))) {
                (Some(_), _) if !is_json || !member.is_nested => Some(Means::Each),
                (Some(_), _) => None,
                // A name of its own with a value is sent as it is; what a variable is called says what it is for.
                (None, Some(Means::Param(_)))
                    if object.keeps_unknown
                        && whole.is_some_and(|whole| whole.text().is_some()) =>
                {
                    Some(Means::Each)
                }
                (None, Some(means)) => Some(means),
                (None, None) => {
                    Some(Means::Each).filter(|_| object.keeps_unknown && !member.is_nested)
                }
            };
            if let (Some(means), Some(_)) = (means, whole) {
                for setting in here.filter(|setting| object.is_whole(setting)) {
                    let number = object::as_number(setting);
                    self.take_as(means, number.as_ref().unwrap_or(setting));
                }
            } else if here.any(|setting| self.means(setting).is_some()) {
                for setting in settings {
                    let known = object.member(setting);
                    if known.is_some_and(|known| std::ptr::eq(known, member)) {
                        self.take(setting);
                    }
                }
            } else {
                self.pass_over(name);
            }
        }
    }

    /// Notes that nothing was made of an option.
    fn pass_over(&mut self, name: &str) {
        let name = crate::text::shortened(name, 60);
        if !self.passed_over.contains(&name) {
            self.passed_over.push(name);
        }
    }

    fn take_as(&mut self, means: Means, setting: &Setting) {
        let text = match &setting.value {
            Value::Text(text) if is_unknown(text.trim()) => {
                let written = crate::text::shortened(text.trim(), 60);
                return match means {
                    Means::Endpoint => self.endpoint_template(text.trim(), setting, &written),
                    _ => self.compute(means, setting, &written),
                };
            }
            Value::Text(text) => text.trim().to_owned(),
            Value::Template(written, text) if means == Means::Endpoint => {
                return self.endpoint_template(text, setting, written);
            }
            Value::Computed(written) | Value::Template(written, _) => {
                match constant(means, written) {
                    Some(text) => text.to_owned(),
                    None => return self.compute(means, setting, written),
                }
            }
        };
        let (means, text) = match means {
            Means::Stands(what, values) => match stands(values, &text) {
                Some(value) => (*what, value.to_owned()),
                // The name of a constant was read as it already.
                None if values.iter().any(|(_, value)| *value == text) => (*what, text),
                None => return,
            },
            means => (means, text),
        };
        // Of no library a domain is a tenant's only where it shows whose.
        let is_of_anybody = self.sdk.is_none() && of_issuer(&text).is_none();
        if means == Means::Domain && is_of_anybody {
            return;
        }
        // An argument's number is no parameter.
        let is_argument = means == Means::Each && is_number(setting.name());
        if text.is_empty() || means == Means::Nothing || is_argument {
            return;
        }
        // What a library makes whole where it runs.
        if let (Means::Param("redirect_uri"), Some(sdk)) = (means, self.sdk) {
            let is_filled = sdk.fills.iter().any(|word| text.contains(word));
            if is_filled || text.starts_with('/') {
                return self.compute(means, setting, &crate::text::shortened(&text, 60));
            }
        }
        self.known += 1;
        match means {
            Means::Param(name) => self.put(name, &text, setting),
            Means::Scopes => {
                let words: Vec<&str> = text
                    .split([',', ' '])
                    .filter(|word| !word.is_empty())
                    .collect();
                self.put("scope", &words.join(" "), setting);
            }
            Means::Each => self.put(setting.name(), &text, setting),
            Means::Misplaced(parameter, right) => {
                if let Some(sdk) = self.sdk {
                    self.misplaced.push(Misplaced {
                        option: written_name(setting),
                        parameter,
                        right,
                        sdk,
                    });
                }
                self.put(parameter, &text, setting);
            }
            Means::Domain => _ = self.server.domain.get_or_insert(text),
            Means::Issuer => _ = self.server.issuer.get_or_insert(text),
            Means::Endpoint => self.endpoint(&text, setting),
            Means::Part(part) => {
                if !self.server.parts.iter().any(|(known, _)| *known == part) {
                    self.server.parts.push((part, text));
                }
            }
            Means::Base(path) => _ = self.base.get_or_insert((text, path)),
            Means::Path => _ = self.path.get_or_insert(text),
            Means::Secret => {
                let note = Note::SecretLeftOut(secret_name(setting));
                if !self.notes.contains(&note) {
                    self.notes.push(note);
                }
            }
            Means::Makes(name) => {
                self.makes.retain(|made| *made != name);
                if text != "false" {
                    self.makes.push(name);
                }
            }
            Means::Adds(scope) => {
                self.known -= 1;
                self.adds.retain(|known| *known != scope);
                if text != "false" {
                    self.adds.push(scope);
                }
            }
            Means::Route(path, own) => self.route(&text, path, own, setting),
            Means::Stands(..) | Means::Nothing => {}
        }
    }

    fn means(&self, setting: &Setting) -> Option<Means> {
        let own = self.sdk.map_or(&[] as &[Options], |sdk| sdk.options);
        let rest: &[Options] = match self.sdk {
            Some(_) => &[],
            None => GENERIC,
        };
        let variable = [ENVIRONMENT];
        let is_alone = setting.path.len() == 1;
        let tables = own
            .iter()
            .chain(variable.iter().filter(|_| is_alone))
            .chain(rest);
        let names: Vec<&str> = setting.path.iter().map(String::as_str).collect();
        tables
            .copied()
            .flatten()
            .find(|(pattern, _)| fits(pattern, &names))
            .map(|(_, means)| *means)
    }

    fn put(&mut self, name: &str, value: &str, setting: &Setting) {
        if params::secret(name).is_some() {
            return self.notes.push(Note::SecretLeftOut(name.to_owned()));
        }
        let here = &setting.path;
        match self.params.iter_mut().find(|(param, _)| param.name == name) {
            Some((param, path)) if name == "scope" && (path == here || is_next(path, here)) => {
                let (known, new) = (param.value.clone(), value);
                param.value = [&known, " ", new].concat();
                path.clone_from(here);
            }
            Some((param, path)) if name == "resource" && path == here && param.value != value => {
                let (name, value) = (name.to_owned(), value.to_owned());
                self.params.push((Param { name, value }, here.clone()));
            }
            Some((param, _)) if param.value == value => {}
            Some(_) => {
                let note = Note::OtherValues(name.to_owned());
                if !self.notes.contains(&note) {
                    self.notes.push(note);
                }
            }
            None => {
                let (name, value) = (name.to_owned(), value.to_owned());
                self.params.push((Param { name, value }, here.clone()));
            }
        }
    }

    /// An endpoint, and the parameters that its query holds. What is no address is an option of another kind.
    fn endpoint(&mut self, text: &str, setting: &Setting) {
        if !text.contains("://") && !text.starts_with("//") {
            self.known -= 1;
            return;
        }
        let (address, rest) = text.split_once('?').unwrap_or((text, ""));
        self.server.endpoint.get_or_insert(address.to_owned());
        for param in query(rest) {
            self.put(&param.name, &param.value, setting);
        }
    }

    /// An address of the application. Another path is another page of it.
    fn route(&mut self, text: &str, path: &str, own: &[&str], setting: &Setting) {
        let (address, rest) = text.split_once('?').unwrap_or((text, ""));
        if !address.ends_with(path) {
            self.known -= 1;
            return;
        }
        for param in query(&rest.replace("&amp;", "&")) {
            if !own.contains(&param.name.as_str()) {
                self.put(&param.name, &param.value, setting);
            }
        }
    }
}
