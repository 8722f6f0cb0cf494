//! Gives each file a name with the hash of its final content, and tells the files that mention it.
//!
//! Trunk hashes what it saw before wasm-opt, and wasm-opt's version is not in that hash: without this step two
//! different builds could share a name.

use crate::finish::{Files, INDEX};
use crate::step::Stop;
use sha2::{Digest, Sha256};

/// Files that are asked for by a fixed name.
const FIXED: [&str; 3] = [INDEX, "icon.svg", "manifest.webmanifest"];

/// The same files under names by content.
///
/// # Errors
///
/// Where files mention each other in a circle, because no order of hashing is right then.
pub fn by_content(mut files: Files) -> Result<Files, Stop> {
    let mut waiting: Vec<String> = files
        .keys()
        .filter(|name| !FIXED.contains(&name.as_str()))
        .cloned()
        .collect();
    while !waiting.is_empty() {
        // A file's name can be set once everything that it mentions has its name.
        let ready = waiting.iter().position(|name| {
            let content = files.get(name).map(Vec::as_slice).unwrap_or_default();
            !waiting
                .iter()
                .any(|other| other != name && mentions(content, other))
        });
        let Some(ready) = ready else {
            return Err(Stop::new(format!(
                "these files mention each other: {}",
                waiting.join(", ")
            )));
        };
        let old = waiting.remove(ready);
        let Some(content) = files.remove(&old) else {
            continue;
        };
        let new = named(&old, &content);
        for (name, content) in &mut files {
            if is_text(name) && mentions(content, &old) {
                *content = replace(content, &old, &new);
            }
        }
        files.insert(new, content);
    }
    Ok(files)
}

/// `app-0123456789abcdef_bg.wasm` (or `style.css`) to `app_bg-HASH.wasm`.
fn named(old: &str, content: &[u8]) -> String {
    let (stem, ending) = old.rsplit_once('.').unwrap_or((old, ""));
    let stem = match stem.split_once('-') {
        // Trunk's hash has 16 digits, and fewer where it begins with zeros.
        Some((before, rest)) if hex_digits(rest) >= 12 => {
            format!(
                "{before}{}",
                rest.get(hex_digits(rest)..).unwrap_or_default()
            )
        }
        _ => stem.to_owned(),
    };
    let hash: String = Sha256::digest(content)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{stem}-{hash}.{ending}")
}

/// How many hex digits a text begins with.
fn hex_digits(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_hexdigit);
    digits.count()
}

fn is_text(name: &str) -> bool {
    !name.ends_with(".wasm")
}

fn mentions(content: &[u8], name: &str) -> bool {
    std::str::from_utf8(content).is_ok_and(|text| places(text, name).next().is_some())
}

fn replace(content: &[u8], old: &str, new: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(content);
    let mut replaced = String::new();
    let mut from = 0;
    for place in places(&text, old) {
        replaced += text.get(from..place).unwrap_or_default();
        replaced += new;
        from = place + old.len();
    }
    replaced += text.get(from..).unwrap_or_default();
    replaced.into_bytes()
}

/// Where a name stands by itself: `restyle.css` does not mention `style.css`.
fn places<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    text.match_indices(name)
        .map(|(place, _)| place)
        .filter(move |place| {
            let before = place
                .checked_sub(1)
                .and_then(|place| text.as_bytes().get(place));
            let after = text.as_bytes().get(place + name.len());
            !before.is_some_and(|byte| part(*byte)) && !after.is_some_and(|byte| part(*byte))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(rows: &[(&str, &str)]) -> Files {
        rows.iter()
            .map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn names_follow_content() {
        let rows = [
            (
                "app-0123456789abcdef_bg.wasm",
                "app_bg-2c26b46b68ffc68f.wasm",
            ),
            ("app-0123456789abcdef.js", "app-2c26b46b68ffc68f.js"),
            (
                "app-0123456789abcde_bg.wasm",
                "app_bg-2c26b46b68ffc68f.wasm",
            ),
            ("style.css", "style-2c26b46b68ffc68f.css"),
            ("two-words.js", "two-words-2c26b46b68ffc68f.js"),
        ];
        for (old, new) in rows {
            assert_eq!(named(old, b"foo"), new);
        }
    }

    #[test]
    fn a_name_passes_on_through_every_file_that_mentions_it() {
        let build = |wasm: &str| {
            by_content(files(&[
                ("app-0123456789abcdef_bg.wasm", wasm),
                ("app-0123456789abcdef.js", "new URL('app-0123456789abcdef_bg.wasm')"),
                ("index.html", "<link href=\"./app-0123456789abcdef.js\"><link href=\"restyle.css style.css\">"),
                ("style.css", "a{}"),
                ("icon.svg", "<svg/>"),
            ]))
            .map(|files| (files.keys().cloned().collect::<Vec<_>>(), files))
        };
        let (Ok((one, files)), Ok((two, _))) = (build("one"), build("two")) else {
            unreachable!()
        };
        let changed: Vec<_> = one
            .iter()
            .filter(|name| !two.contains(name))
            .map(|name| &name[..3])
            .collect();
        assert_eq!(
            changed,
            ["app", "app"],
            "the wasm changed, so its name and the glue's change"
        );
        let page = String::from_utf8_lossy(&files["index.html"]).into_owned();
        assert!(page.contains("restyle.css"));
        for name in one
            .iter()
            .filter(|name| name.ends_with(".js") || name.ends_with(".css"))
        {
            assert!(page.contains(name.as_str()), "{name} in {page}");
        }
    }

    #[test]
    fn a_circle_is_refused() {
        assert!(by_content(files(&[("a.js", "b.js"), ("b.js", "a.js")])).is_err());
    }
}
