//! An authorization request in code, as a report has it: every library that can make it, and those for an API that can take
//! what it gets.
//!
//! What the library writes of it (`sdk`). Those that do not fit are left out; `--sdk ID` says why one does not.

use claimscope::lint::json::ClauseJson;
use claimscope::oauth::request::AuthorizationRequest;
use claimscope::sdk::quote::Language;
use claimscope::sdk::{Group, Sdk, offered};
use serde::Serialize;

/// The request in one library's code.
#[derive(Serialize)]
pub struct CodeJson {
    /// As `--sdk` takes it.
    pub id: &'static str,
    /// As its makers write it.
    title: &'static str,
    /// `sign-in` or `api`.
    side: &'static str,
    /// The version that the code is for.
    version: &'static str,
    /// Mostly one.
    pub files: Vec<FileJson>,
    /// What the code does not show.
    notes: Vec<String>,
    /// Where its makers say so.
    docs: Vec<ClauseJson>,
}

/// A file of it.
#[derive(Serialize)]
pub struct FileJson {
    name: &'static str,
    language: &'static str,
    /// To be copied.
    pub code: String,
}

/// The code of all that fit, those that sign in first.
pub fn code_of_all(request: &AuthorizationRequest) -> Vec<CodeJson> {
    let both = [(Group::SignIn, "sign-in"), (Group::Api, "api")];
    let each = |(group, side)| offered(group, request).map(move |sdk| code_of(sdk, side, request));
    both.into_iter().flat_map(each).collect()
}

fn code_of(sdk: &'static Sdk, side: &'static str, request: &AuthorizationRequest) -> CodeJson {
    let snippet = sdk.write(request);
    let files = snippet.files.iter().map(|file| FileJson {
        name: file.name,
        language: language(file.language),
        code: file.text(),
    });
    CodeJson {
        id: sdk.id,
        title: sdk.title,
        side,
        version: sdk.version,
        files: files.collect(),
        notes: snippet.notes.iter().map(ToString::to_string).collect(),
        docs: sdk.docs.iter().map(|clause| (*clause).into()).collect(),
    }
}

/// Its stable name.
const fn language(language: Language) -> &'static str {
    match language {
        Language::JavaScript => "javascript",
        Language::TypeScript => "typescript",
        Language::Tsx => "tsx",
        Language::Swift => "swift",
        Language::Kotlin => "kotlin",
        Language::CSharp => "csharp",
        Language::Java => "java",
        Language::Yaml => "yaml",
        Language::Python => "python",
        Language::Go => "go",
        Language::Shell => "shell",
    }
}
