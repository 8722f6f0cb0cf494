//! Reads code with tree-sitter: what is wrong with it, and what its string literals mean.

use claimscope::sdk::quote::Language;
use tree_sitter::{Node, Parser, Tree};

/// The tree of a text.
pub fn parse(language: Language, code: &str) -> Tree {
    let grammar = match language {
        Language::JavaScript => tree_sitter_javascript::LANGUAGE,
        Language::TypeScript => tree_sitter_typescript::LANGUAGE_TYPESCRIPT,
        Language::Tsx => tree_sitter_typescript::LANGUAGE_TSX,
        Language::Swift => tree_sitter_swift::LANGUAGE,
        Language::Kotlin => tree_sitter_kotlin_ng::LANGUAGE,
        Language::CSharp => tree_sitter_c_sharp::LANGUAGE,
        Language::Java => tree_sitter_java::LANGUAGE,
        Language::Yaml => tree_sitter_yaml::LANGUAGE,
        Language::Python => tree_sitter_python::LANGUAGE,
        Language::Go => tree_sitter_go::LANGUAGE,
        Language::Shell => tree_sitter_bash::LANGUAGE,
    };
    let mut parser = Parser::new();
    parser.set_language(&grammar.into()).unwrap();
    parser.parse(code, None).unwrap()
}

/// Fails where the grammar had to skip or to invent something.
#[track_caller]
pub fn assert_sound(language: Language, code: &str) -> Tree {
    let tree = parse(language, code);
    each(tree.root_node(), &mut |node| {
        assert!(
            !node.is_error() && !node.is_missing(),
            "{language:?}: {} at line {}:\n{code}",
            node.kind(),
            node.start_position().row + 1
        );
    });
    tree
}

/// The values of the string literals, in order. Fails where one is interpolated: a value must be nothing but data.
#[track_caller]
pub fn strings(language: Language, code: &str) -> Vec<String> {
    let tree = assert_sound(language, code);
    let (kind, inside): (&str, &[&str]) = match language {
        Language::JavaScript | Language::TypeScript | Language::Tsx => {
            ("string", &["string_fragment", "escape_sequence"])
        }
        Language::Swift => (
            "line_string_literal",
            &["line_str_text", "str_escaped_char", "uni_character_literal"],
        ),
        Language::Kotlin => ("string_literal", &["string_content", "escape_sequence"]),
        Language::CSharp => (
            "string_literal",
            &["string_literal_content", "escape_sequence"],
        ),
        Language::Java => ("string_literal", &["string_fragment", "escape_sequence"]),
        Language::Yaml => ("double_quote_scalar", &["escape_sequence"]),
        Language::Python => (
            "string",
            &[
                "string_start",
                "string_content",
                "escape_sequence",
                "string_end",
            ],
        ),
        Language::Go => (
            "interpreted_string_literal",
            &["interpreted_string_literal_content", "escape_sequence"],
        ),
        Language::Shell => ("raw_string", &[]),
    };
    let mut found = Vec::new();
    each(tree.root_node(), &mut |node| {
        if node.kind() != kind {
            return;
        }
        each(node, &mut |part| {
            assert!(
                !part.is_named() || part.id() == node.id() || inside.contains(&part.kind()),
                "{language:?}: {} in a string:\n{code}",
                part.kind()
            );
        });
        let text = &code[node.byte_range()];
        let quote = if language == Language::Shell {
            '\''
        } else {
            '"'
        };
        let bare = text.strip_prefix(quote).and_then(|t| t.strip_suffix(quote));
        let bare = bare.unwrap_or_else(|| panic!("{language:?}: {text} in\n{code}"));
        found.push(decode(language, bare));
    });
    found
}

fn each<'t>(node: Node<'t>, look: &mut impl FnMut(Node<'t>)) {
    look(node);
    let mut cursor = node.walk();
    for child in node.children(&mut cursor) {
        each(child, look);
    }
}

/// What the inside of a literal means, by the escapes that the language has and no other.
fn decode(language: Language, inside: &str) -> String {
    use Language::{
        CSharp, Go, Java, JavaScript, Kotlin, Python, Shell, Swift, Tsx, TypeScript, Yaml,
    };
    if language == Shell {
        return inside.to_owned();
    }
    let mut units: Vec<u16> = Vec::new();
    let mut rest = inside.chars();
    let push = |units: &mut Vec<u16>, c: char| units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
    while let Some(c) = rest.next() {
        assert!(c != '\n' && c != '"', "{language:?}: {inside}");
        assert!(c != '$' || language != Kotlin, "{language:?}: {inside}");
        if c != '\\' {
            push(&mut units, c);
            continue;
        }
        let hex = |rest: &mut std::str::Chars<'_>, digits: usize| {
            let text: String = rest.by_ref().take(digits).collect();
            assert_eq!(text.len(), digits, "{language:?}: {inside}");
            u32::from_str_radix(&text, 16).unwrap()
        };
        match (rest.next().unwrap(), language) {
            ('n', _) => push(&mut units, '\n'),
            ('r', _) => push(&mut units, '\r'),
            ('t', _) => push(&mut units, '\t'),
            (c @ ('\\' | '"'), _) => push(&mut units, c),
            ('$', Kotlin) => push(&mut units, '$'),
            ('x', JavaScript | TypeScript | Tsx) => {
                push(&mut units, char::from_u32(hex(&mut rest, 2)).unwrap());
            }
            ('u', JavaScript | TypeScript | Tsx | Swift) => {
                let number: String = rest.by_ref().take_while(|c| *c != '}').collect();
                let number = u32::from_str_radix(number.strip_prefix('{').unwrap(), 16).unwrap();
                push(&mut units, char::from_u32(number).unwrap());
            }
            ('u', Kotlin | Java) => units.push(u16::try_from(hex(&mut rest, 4)).unwrap()),
            ('u', CSharp | Yaml | Python | Go) => {
                push(&mut units, char::from_u32(hex(&mut rest, 4)).unwrap());
            }
            ('U', CSharp | Yaml | Python | Go) => {
                push(&mut units, char::from_u32(hex(&mut rest, 8)).unwrap());
            }
            (other, _) => panic!("{language:?}: \\{other} in {inside}"),
        }
    }
    String::from_utf16(&units).unwrap()
}
