//! Writes the service worker's list: exactly what was built, each file with the digest of its content.

use crate::finish::{Files, INDEX, WORKER};
use crate::step::Stop;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// How the worker asks for the page: hosts redirect `index.html` to its folder, and a redirect cannot be kept.
const FOLDER: &str = "./";

/// The worker with list and revision filled in. The revision changes when any file does, and the worker itself:
/// two workers never share a cache.
pub fn worker(template: &str, files: &Files) -> Result<String, Stop> {
    let list = serde_json::to_string(&list(files)).map_err(|error| Stop::new(error.to_string()))?;
    let revision: String = Sha256::digest(format!("{template}{list}"))
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let filled = fill(template, "'{{revision}}'", &format!("'{revision}'"))?;
    fill(&filled, "'{{files}}'", &list)
}

/// Stops where the written worker would leave a file out, or wait for one that is not there.
pub fn check(files: &Files) -> Result<(), Stop> {
    let worker = files
        .get(WORKER)
        .map(|content| String::from_utf8_lossy(content))
        .unwrap_or_default();
    let written = worker
        .split_once("const FILES = ")
        .and_then(|(_, rest)| rest.split_once(";\n"))
        .and_then(|(list, _)| serde_json::from_str::<BTreeMap<String, String>>(list).ok())
        .ok_or_else(|| Stop::new("the service worker has no list of files"))?;
    let wanted = list(files);
    match wanted.iter().find(|entry| !written.contains_key(entry.0)) {
        Some((file, _)) => Err(Stop::new(format!(
            "dist has a file that is not precached: {file}"
        ))),
        None if written == wanted => Ok(()),
        None => Err(Stop::new("the service worker's list is not what was built")),
    }
}

/// What a policy or an `integrity` attribute calls a content.
pub fn digest(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

fn list(files: &Files) -> BTreeMap<String, String> {
    files
        .iter()
        .filter(|(name, _)| *name != WORKER)
        .map(|(name, content)| {
            if name == INDEX {
                (FOLDER, content)
            } else {
                (name.as_str(), content)
            }
        })
        .map(|(name, content)| (name.to_owned(), digest(content)))
        .collect()
}

fn fill(template: &str, place: &str, value: &str) -> Result<String, Stop> {
    match template.matches(place).count() {
        1 => Ok(template.replace(place, value)),
        found => Err(Stop::new(format!(
            "src/shell/{WORKER} has {place} {found} times, wanted once"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "const REVISION = '{{revision}}';\nconst FILES = '{{files}}';\n";

    fn built(index: &str) -> (Files, String) {
        let mut files = Files::from([
            (INDEX.to_owned(), index.as_bytes().to_vec()),
            ("app-1.js".to_owned(), b"one".to_vec()),
        ]);
        let text = worker(TEMPLATE, &files).unwrap_or_default();
        files.insert(WORKER.to_owned(), text.clone().into_bytes());
        (files, text)
    }

    #[test]
    fn the_list_is_what_was_built() {
        let (files, text) = built("<p>");
        assert!(
            text.contains(r#""./":"sha256-"#) && text.contains(r#""app-1.js":"sha256-"#),
            "{text}"
        );
        assert!(
            !text.contains("index.html") && !text.contains("sw.js"),
            "{text}"
        );
        assert!(check(&files).is_ok());
    }

    #[test]
    fn any_change_changes_the_worker() {
        assert_eq!(built("<p>").1, built("<p>").1);
        assert_ne!(built("<p>").1.lines().next(), built("<b>").1.lines().next());
    }

    #[test]
    fn a_file_too_many_or_changed_is_refused() {
        let (mut files, _) = built("<p>");
        files.insert("late.css".to_owned(), Vec::new());
        let said = check(&files)
            .err()
            .map(|stop| stop.to_string())
            .unwrap_or_default();
        assert!(said.contains("not precached: late.css"), "{said}");
        let (mut files, _) = built("<p>");
        files.insert(INDEX.to_owned(), b"<i>".to_vec());
        assert!(check(&files).is_err());
    }

    #[test]
    fn a_template_without_places_is_refused() {
        assert!(worker("const FILES = [];", &Files::new()).is_err());
    }
}
