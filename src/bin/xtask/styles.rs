//! One style sheet out of style/: tokens.css, base.css, layout.css, then parts/ by name.
//!
//! The order stands here, so a new part needs no second edit. It does not minify beyond comments and indentation:
//! compression does the rest.

use crate::step::{Stop, at};
use std::fs;
use std::path::{Path, PathBuf};

/// The name that index.html asks for; a release puts the content's hash in.
pub const SHEET: &str = "style.css";

/// The sheets in the order of the cascade.
const FIRST: [&str; 3] = ["tokens.css", "base.css", "layout.css"];

/// All of `style/` as one sheet.
pub fn bundle(style: &Path) -> Result<String, Stop> {
    let parts = sheets(&style.join("parts"))?;
    let top = sheets(style)?;
    if let Some(sheet) = top
        .iter()
        .find(|sheet| !FIRST.iter().any(|first| sheet.ends_with(first)))
    {
        return Err(Stop::new(format!(
            "{} has no place in the cascade: move it to style/parts",
            sheet.display()
        )));
    }
    let first = FIRST.iter().map(|first| style.join(first));
    let mut bundle = String::new();
    for sheet in first.filter(|sheet| top.contains(sheet)).chain(parts) {
        let text = fs::read_to_string(&sheet).map_err(at(sheet.display()))?;
        if text.contains("@import") {
            return Err(Stop::new(format!(
                "{} has an @import, which the build does not follow: put the file into style/parts",
                sheet.display()
            )));
        }
        bundle += &without_comments(&text);
    }
    Ok(bundle)
}

/// The style sheets right inside a folder, by name; none where there is no folder.
fn sheets(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let mut sheets = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder).map_err(at(folder.display()))? {
            sheets.push(entry.map_err(at(folder.display()))?.path());
        }
    }
    sheets.retain(|path| path.extension().is_some_and(|ending| ending == "css"));
    sheets.sort();
    Ok(sheets)
}

/// CSS or JavaScript without indentation, empty lines, and comments that begin a line.
///
/// A comment behind code stays, because finding it would need a parser. A text with a string over several lines
/// comes back as it was, because there indentation counts.
pub fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for line in text.lines() {
        let mut line = line.trim();
        if !inside && line.starts_with("/*") {
            inside = true;
            line = line.get(2..).unwrap_or_default();
        }
        if inside {
            match line.split_once("*/") {
                Some((_, after)) => {
                    inside = false;
                    line = after.trim();
                }
                None => continue,
            }
        }
        if !line.is_empty() && !line.starts_with("//") {
            kept += line;
            kept.push('\n');
        }
    }
    if kept.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return text.to_owned();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_that_begin_a_line_go() {
        let rows = [
            (
                "a {\n  color: red; /* why */\n}\n",
                "a {\ncolor: red; /* why */\n}\n",
            ),
            ("/* one\n two */ b {}\n\n", "b {}\n"),
            ("/**/ b {}\n", "b {}\n"),
            ("  // why\n  f('//x');\n", "f('//x');\n"),
            ("f(`\n  // kept`)\n", "f(`\n  // kept`)\n"),
            ("const all = a\n  /*b*/ * c;", "const all = a\n* c;\n"),
        ];
        for (given, wanted) in rows {
            assert_eq!(without_comments(given), wanted);
        }
    }
}
