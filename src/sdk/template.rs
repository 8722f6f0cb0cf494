//! Snippets are written down as the code that they are, with holes: this fills them.
//!
//! `@{audience}` is a hole: the value as a literal of the file's language, so that no template can forget to quote. A line
//! whose value is not there is left out; where a snippet cannot do without, the value has a placeholder
//! ([`Facts::placeholder`]). A name that begins with a dot is no parameter of the request but a fact about it
//! ([`Facts::value`]). The forms:
//!
//! | In a template | What it gives |
//! |---|---|
//! | `@file NAME` | a new file; its ending says the language; with a condition before it as any line |
//! | `@[.offline] …`, `@[!.offline] …` | the line, if that holds or that value is there; if not |
//! | `@{scope}` | a string |
//! | `@{scope:list}` | the words, each a string, separated by commas |
//! | `@{scope:each}` | the line once for each word |
//! | `@{resource:many}` | a string, or a list where the parameter is repeated |
//! | `@{max_age:number}` | a number; a value that is none goes where `*` puts it |
//! | `@{.domain:attribute}` | a JSX attribute |
//! | `@{*key}` `@{*name}` `@{*value}` `@{*curl}` | the line once for each parameter that no other hole takes |
//! | `@[*] …` | the line, if there are any |

use super::facts::Facts;
use super::quote::{Language, for_curl, for_spring};
use crate::oauth::request::AuthorizationRequest;

/// One line of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The code.
    pub text: String,
    /// The parameter whose value stands in it; empty where there is none.
    pub param: String,
}

/// One file, or the part of one that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name: a suggestion, whose ending is the language’s.
    pub name: &'static str,
    /// What it is written in.
    pub language: Language,
    /// Its lines.
    pub lines: Vec<Line>,
}

impl File {
    /// The code as it is copied.
    pub fn text(&self) -> String {
        self.lines
            .iter()
            .flat_map(|line| [line.text.as_str(), "\n"])
            .collect()
    }
}

/// What a template is filled with.
pub struct Filling<'r> {
    /// The request.
    pub request: &'r AuthorizationRequest,
    /// What follows from it.
    pub facts: &'r Facts<'r>,
    /// The parameters for `*`, in order: name and values.
    pub rest: Vec<(&'r str, Vec<&'r str>)>,
    /// Parameters that no hole may take.
    pub closed: Vec<&'r str>,
    /// Names of the placeholders that were needed, each once.
    pub missing: Vec<&'static str>,
}

/// A hole in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hole<'t> {
    /// The name of the parameter or of the fact; one that begins with `*` for any parameter.
    pub name: &'t str,
    /// How the value is written.
    pub form: &'t str,
}

/// The holes of a template, in order.
pub fn holes(template: &str) -> impl Iterator<Item = Hole<'_>> {
    let pieces = template.split("@{").skip(1);
    pieces.filter_map(|piece| {
        let (inside, _) = piece.split_once('}')?;
        let (name, form) = inside.split_once(':').unwrap_or((inside, ""));
        Some(Hole { name, form })
    })
}

/// Whether the template has a hole that writes such a value of that parameter, or what is left of it.
pub fn takes(template: &str, name: &str, value: &str) -> bool {
    holes(template).any(|hole| match hole.name {
        ".callback_path" => name == "redirect_uri",
        other => other == name && (hole.form != "number" || is_number(value)),
    })
}

/// Whether the template writes every value of a repeated parameter.
pub fn takes_many(template: &str, name: &str) -> bool {
    holes(template).any(|hole| hole.form == "many" && (hole.name == name || hole.name == "*value"))
        || holes(template).any(|hole| hole.name == "*curl")
}

/// A count of seconds that any language’s integers hold.
fn is_number(value: &str) -> bool {
    let is_plain = value == "0" || !value.starts_with('0');
    is_plain && (1..=9).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit())
}

impl Filling<'_> {
    /// Fills the template.
    pub fn fill(&mut self, template: &'static str) -> Vec<File> {
        let mut files: Vec<File> = Vec::new();
        let mut is_wanted = false;
        for line in template.lines() {
            let wanted = self.wanted(line);
            if line.contains("@file ") {
                let name = wanted.and_then(|line| line.strip_prefix("@file "));
                let file = name.and_then(|name| Some((name, Language::of_file(name)?)));
                is_wanted = file.is_some();
                files.extend(file.map(|(name, language)| File {
                    name,
                    language,
                    lines: Vec::new(),
                }));
                continue;
            }
            let (Some(file), Some(line), true) = (files.last_mut(), wanted, is_wanted) else {
                continue;
            };
            let of_any = holes(line).any(|hole| hole.name.starts_with('*'));
            let times = match of_any {
                true => self.rest.len(),
                false => self.words(line).map_or(1, |words| words.len()),
            };
            for nth in 0..times {
                file.lines.extend(self.line(line, nth, file.language));
            }
        }
        files
    }

    /// The line without its conditions, where they hold.
    fn wanted<'t>(&self, mut line: &'t str) -> Option<&'t str> {
        while let Some((condition, rest)) = line.strip_prefix("@[").and_then(|l| l.split_once(']'))
        {
            let (name, wanted) = match condition.strip_prefix('!') {
                Some(name) => (name, false),
                None => (condition, true),
            };
            let holds = match name {
                "*" => !self.rest.is_empty(),
                _ => match name.strip_prefix('.') {
                    Some(fact) => self.facts.has(fact),
                    // Also of one that the library makes anew: that it does so is what the line says.
                    None => self.request.get(name).is_some(),
                },
            };
            if holds != wanted {
                return None;
            }
            line = rest.strip_prefix(' ').unwrap_or(rest);
        }
        Some(line)
    }

    /// The words of the value that the line is to be repeated for.
    fn words(&self, line: &str) -> Option<Vec<String>> {
        let hole = holes(line).find(|hole| hole.form == "each")?;
        let value = self.param(hole.name).unwrap_or_default();
        Some(words(value).map(str::to_owned).collect())
    }

    fn line(&mut self, line: &'static str, nth: usize, language: Language) -> Option<Line> {
        let mut text = String::new();
        let mut param = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("@{") {
            let (inside, after) = after.split_once('}')?;
            let (name, form) = inside.split_once(':').unwrap_or((inside, ""));
            text.push_str(before);
            text.push_str(&self.literal(name, form, nth, language)?);
            if param.is_empty() {
                param.push_str(self.param_of(name, nth));
            }
            rest = after;
        }
        text.push_str(rest);
        Some(Line { text, param })
    }

    /// The parameter that a hole shows.
    fn param_of<'s>(&'s self, name: &'s str, nth: usize) -> &'s str {
        match name {
            _ if name.starts_with('*') => self.rest.get(nth).map_or("", |(name, _)| name),
            ".api_audience" => self.request.provider.api.parameter().unwrap_or("scope"),
            ".base_url" | ".callback_path" => "redirect_uri",
            _ if name.starts_with('.') => self.request.location_name(),
            _ => self.param(name).map_or("", |_| name),
        }
    }

    fn literal(
        &mut self,
        name: &'static str,
        form: &str,
        nth: usize,
        language: Language,
    ) -> Option<String> {
        if let Some((param, values)) = self.rest.get(nth) {
            let first = values.first().copied().unwrap_or_default();
            match (name, form) {
                ("*key", _) => return Some(language.key(param)),
                ("*name", _) => return Some(language.string(param)),
                ("*value", "many") if values.len() > 1 => {
                    return Some(language.list(values.iter().copied()));
                }
                ("*value", _) => return Some(language.string(first)),
                ("*curl", _) => {
                    let options: Vec<String> =
                        values.iter().map(|value| for_curl(param, value)).collect();
                    return Some(options.join(" "));
                }
                _ => {}
            }
        }
        let value = match name.strip_prefix('.') {
            Some(fact) => self.facts.value(fact),
            None => self.param(name).map(str::to_owned),
        };
        let value = match value {
            Some(value) => value,
            None => self.missing(name.trim_start_matches('.'))?,
        };
        // YAML is what Spring is configured in, which would look placeholders up.
        let value = match language {
            Language::Yaml => for_spring(&value),
            _ => value,
        };
        Some(match form {
            "list" => {
                let list = language.list(words(&value));
                list[1..list.len() - 1].to_owned()
            }
            "each" => language.string(words(&value).nth(nth)?),
            "many" => {
                let all: Vec<&str> = self.request.get_all(name).collect();
                match all.as_slice() {
                    [] | [_] => language.string(&value),
                    all => language.list(all.iter().copied()),
                }
            }
            "number" if is_number(&value) => value,
            "number" => return None,
            "attribute" => language.attribute(&value),
            _ => language.string(&value),
        })
    }

    fn missing(&mut self, name: &'static str) -> Option<String> {
        let placeholder = self.facts.placeholder(name)?;
        if !self.missing.contains(&name) {
            self.missing.push(name);
        }
        Some(placeholder.text.to_owned())
    }

    /// The value of a parameter that a hole may take.
    fn param(&self, name: &str) -> Option<&str> {
        match self.closed.contains(&name) {
            true => None,
            false => self.request.get(name),
        }
    }
}

fn words(value: &str) -> impl Iterator<Item = &str> {
    value.split(' ').filter(|word| !word.is_empty())
}
