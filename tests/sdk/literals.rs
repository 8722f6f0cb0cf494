//! Any text is the value of one literal, in each language.

use crate::tree::{assert_sound, strings};
use claimscope::sdk::quote::Language;
use proptest::prelude::*;

const LANGUAGES: [Language; 10] = [
    Language::JavaScript,
    Language::TypeScript,
    Language::Tsx,
    Language::Swift,
    Language::Kotlin,
    Language::CSharp,
    Language::Java,
    Language::Yaml,
    Language::Python,
    Language::Go,
];

/// Pieces that mean something to one of the languages, or to what may stand around it.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\\",
    "\n",
    "\r",
    "\t",
    "\0",
    "$",
    "${x}",
    "$x",
    "#{x}",
    "{x}",
    "{{",
    "\\(x)",
    "\\u0022",
    "\\u{22}",
    "\\x22",
    "`",
    "</script>",
    "<!--",
    "]]>",
    "-->",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "%s",
    "é",
    "😀",
    "\u{E0001}",
    "*/",
    "//",
    "# ",
    ": ",
    "@",
    "EOF",
    "a",
    " ",
    "&quot;",
    "&amp;",
    "\u{7f}",
    "\u{1b}[31m",
];

/// The literal where a value stands, in a file of its own.
fn file(language: Language, literal: &str) -> String {
    match language {
        Language::JavaScript | Language::TypeScript | Language::Tsx => {
            format!("f({{ a: {literal} }});\n")
        }
        Language::Swift => format!("let a = f({literal})\n"),
        Language::Kotlin => format!("fun a() {{\n    f({literal})\n}}\n"),
        Language::CSharp => format!("class A {{ void B() {{ F({literal}); }} }}\n"),
        Language::Java => format!("class A {{ void b() {{ f({literal}); }} }}\n"),
        Language::Yaml => format!("a:\n  b: {literal}\n"),
        Language::Python => format!("f(a={literal})\n"),
        Language::Go => format!("package a\n\nvar b = f({literal})\n"),
        Language::Shell => format!("f {literal}\n"),
    }
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES).prop_map(str::to_owned);
    let any = any::<char>().prop_map(String::from);
    prop::collection::vec(prop_oneof![3 => piece, 1 => any], 0..12)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_is_one_literal_in_each_language(text in text()) {
        for language in LANGUAGES {
            let code = file(language, &language.string(&text));
            prop_assert_eq!(strings(language, &code), [text.as_str()], "{:?}", language);
        }
    }

    #[test]
    fn any_text_is_one_jsx_attribute(text in text()) {
        let attribute = Language::Tsx.attribute(&text);
        let code = format!("const a = <A b={attribute} />;\n");
        prop_assert_eq!(strings(Language::Tsx, &code), [text.as_str()]);
        // Between the quotes of an attribute there are entities, and no escapes.
        if attribute.starts_with('"') {
            prop_assert!(!attribute.contains(['&', '\\', '\n']), "{}", attribute);
        }
    }

    #[test]
    fn any_name_is_one_key(name in text()) {
        let code = format!("f({{ {}: 1 }});\n", Language::JavaScript.key(&name));
        let tree = assert_sound(Language::JavaScript, &code);
        prop_assert_eq!(tree.root_node().to_sexp().matches("(pair ").count(), 1);
        let written = strings(Language::JavaScript, &code);
        prop_assert!(written.is_empty() || written == [name.as_str()], "{}", code);
    }
}

#[test]
fn each_piece_alone() {
    for language in LANGUAGES {
        for text in PIECES {
            let code = file(language, &language.string(text));
            assert_eq!(strings(language, &code), [*text], "{language:?}");
        }
    }
}
