//! Looks over the built index.html and what it frames: nothing inline but what its policy names, and nothing that is not there.
//!
//! The content security policy would stop inline parts in the browser; here the build stops, which is earlier.

use crate::finish::{FRAME, FRAMED, Files, INDEX, WORKER};
use crate::precache::digest;
use crate::step::Stop;

/// Writes into the loader's tag that this is a release, and where its service worker is.
pub fn announce_worker(files: &mut Files) -> Result<(), Stop> {
    let page = page(files)?;
    let at = "<script src=\"./boot-";
    if page.matches(at).count() != 1 {
        return Err(Stop::new("index.html does not load src/shell/boot.js once"));
    }
    let page = page.replace(
        at,
        &format!("<script data-worker=\"{WORKER}\" src=\"./boot-"),
    );
    files.insert(INDEX.to_owned(), page.into_bytes());
    Ok(())
}

/// Puts the script of the frame that fetches keys into its document, and its hash into that document's policy.
///
/// A frame without an origin has no `'self'`: WebKit runs no script of it that is a file, whatever its policy says.
pub fn inline_frame(files: &mut Files) -> Result<(), Stop> {
    let (Some(frame), Some(script)) = (files.remove(FRAME), files.remove(FRAMED)) else {
        return Err(Stop::new(format!(
            "the build has no {FRAME} or no {FRAMED}"
        )));
    };
    let (frame, script) = (
        String::from_utf8_lossy(&frame),
        String::from_utf8_lossy(&script),
    );
    let (policy, tag) = (
        "script-src 'self'",
        format!("<script src=\"{FRAMED}\"></script>"),
    );
    let has_once = |part: &str| frame.matches(part).count() == 1;
    if !has_once(policy) || !has_once(&tag) || script.contains("</") || script.contains("<!--") {
        return Err(Stop::new(format!("{FRAMED} cannot be put into {FRAME}")));
    }
    let named = format!("script-src '{}'", digest(script.as_bytes()));
    let whole = frame.replace(policy, &named);
    let whole = whole.replace(&tag, &format!("<script>{script}</script>"));
    files.insert(FRAME.to_owned(), whole.into_bytes());
    Ok(())
}

/// Stops at an inline script that the page's own policy does not name by its hash, at an inline style, at a handler, and at an address that leads to no file of the build: in the page, and in
/// the frame that fetches keys.
pub fn check(files: &Files) -> Result<(), Stop> {
    page(files)?;
    let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
    for (page, content) in pages {
        let text = String::from_utf8_lossy(content);
        for tag in tags(&text) {
            let is_named =
                |script: &str| text.contains(&format!("'{}'", digest(script.as_bytes())));
            if let Some(fault) = fault(&tag, is_named) {
                return Err(Stop::new(format!("{page}: {fault}")));
            }
            let addresses = tag
                .attributes
                .iter()
                .filter(|(name, _)| matches!(*name, "src" | "href" | "data-worker"));
            for (_, address) in addresses {
                let file = address.strip_prefix("./").unwrap_or(address);
                if !files.contains_key(file) {
                    return Err(Stop::new(format!(
                        "{page} asks for {address}, which was not built"
                    )));
                }
            }
        }
    }
    Ok(())
}

fn page(files: &Files) -> Result<String, Stop> {
    let page = files
        .get(INDEX)
        .ok_or_else(|| Stop::new("the build has no index.html"))?;
    Ok(String::from_utf8_lossy(page).into_owned())
}

struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    /// The text up to the next tag; of a script, up to its end.
    text: &'a str,
}

fn fault(tag: &Tag<'_>, is_named: impl Fn(&str) -> bool) -> Option<String> {
    let has = |wanted: &str| tag.attributes.iter().any(|(name, _)| *name == wanted);
    match tag.name {
        "style" => return Some("a <style> is inline".to_owned()),
        "script" if has("src") != tag.text.trim().is_empty() => {
            return Some("a <script> is inline and has an address, or has neither".to_owned());
        }
        "script" if !has("src") && !is_named(tag.text) => {
            return Some("a <script> is inline, and the policy does not name it".to_owned());
        }
        _ => {}
    }
    let inline = tag
        .attributes
        .iter()
        .find(|(name, _)| *name == "style" || name.starts_with("on"))?;
    Some(format!("<{}> has an inline `{}`", tag.name, inline.0))
}

/// The opening tags. Enough for our own file and Trunk's additions, which quote every value.
fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut page = page;
    while let Some((_, behind)) = page.split_once('<') {
        page = behind;
        let Some((inside, after)) = behind.split_once('>') else {
            continue;
        };
        let name = inside.split_whitespace().next().unwrap_or_default();
        if name.starts_with(['/', '!']) {
            continue;
        }
        let end = if name == "script" { "</script" } else { "<" };
        let text = after.split(end).next().unwrap_or_default();
        page = after.get(text.len()..).unwrap_or_default();
        let mut attributes = Vec::new();
        let mut rest = inside.get(name.len()..).unwrap_or_default().trim_start();
        while !rest.is_empty() {
            let end = rest
                .find(|c: char| c == '=' || c.is_whitespace())
                .unwrap_or(rest.len());
            let (attribute, after) = rest.split_at(end);
            let (value, after) = match after
                .strip_prefix("=\"")
                .and_then(|value| value.split_once('"'))
            {
                Some(found) => found,
                None => ("", after.trim_start_matches('=')),
            };
            attributes.push((attribute, value));
            rest = after.trim_start();
        }
        tags.push(Tag {
            name,
            attributes,
            text,
        });
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(page: &str) -> Result<(), String> {
        let files = Files::from([
            (INDEX.to_owned(), page.as_bytes().to_vec()),
            ("boot-1.js".to_owned(), Vec::new()),
        ]);
        check(&files).map_err(|stop| stop.to_string())
    }

    #[test]
    fn nothing_inline_and_nothing_missing() {
        let good = [
            "<!DOCTYPE html><p hidden class=\"on\">style=x</p>",
            "<script data-worker src=\"./boot-1.js\" defer></script>"
                .replace("data-worker ", "")
                .as_str(),
        ]
        .map(str::to_owned);
        for page in good {
            assert_eq!(checked(&page), Ok(()), "{page}");
        }
        let bad = [
            ("<script>1</script>", "the policy does not name it"),
            (
                "<script>1 < 2; a.b>0</script>",
                "the policy does not name it",
            ),
            ("<script></script>", "has neither"),
            (
                "<script src=\"boot-1.js\">1</script>",
                "is inline and has an address",
            ),
            ("<style>p{}</style>", "<style> is inline"),
            ("<p style=\"x\">", "inline `style`"),
            ("<p id=\"x\" onclick=\"x\">", "inline `onclick`"),
            (
                "<link rel=\"icon\" href=\"icon.svg\">",
                "icon.svg, which was not built",
            ),
        ];
        for (page, wanted) in bad {
            let said = checked(page).err().unwrap_or_default();
            assert!(said.contains(wanted), "{page}: {said}");
        }
    }

    #[test]
    fn a_frame_is_looked_over_as_the_page_is() {
        let files = |frame: &str| {
            Files::from([
                (INDEX.to_owned(), Vec::new()),
                ("keys-1.html".to_owned(), frame.as_bytes().to_vec()),
            ])
        };
        assert!(check(&files("<p>")).is_ok());
        for frame in ["<script>1</script>", "<script src=\"keys.js\"></script>"] {
            assert!(check(&files(frame)).is_err(), "{frame}");
        }
    }

    #[test]
    fn the_script_of_the_frame_stands_in_it_and_its_policy_names_it_and_nothing_else() {
        let script = include_str!("../../shell/keys.js");
        let mut files = Files::from([
            (INDEX.to_owned(), Vec::new()),
            (
                FRAME.to_owned(),
                include_bytes!("../../shell/keys.html").to_vec(),
            ),
            (FRAMED.to_owned(), script.as_bytes().to_vec()),
        ]);
        assert!(inline_frame(&mut files).is_ok());
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(names, [INDEX, FRAME]);
        let frame = String::from_utf8_lossy(&files[FRAME]).into_owned();
        assert!(frame.contains(&format!("<script>{script}</script>")));
        let runs = format!("script-src '{}'; ", digest(script.as_bytes()));
        assert!(
            frame.contains(&runs) && !frame.contains("'self'"),
            "{frame}"
        );
        assert!(check(&files).is_ok());
        files.insert(
            FRAME.to_owned(),
            frame
                .replace("redirect: 'manual'", "redirect: 'follow'")
                .into_bytes(),
        );
        assert!(
            check(&files).is_err(),
            "another script than the one that is named"
        );
        assert!(inline_frame(&mut files).is_err(), "once is enough");
    }

    #[test]
    fn a_release_names_its_worker() {
        let page = "<script src=\"./boot-1.js\"></script>";
        let mut files = Files::from([(INDEX.to_owned(), page.as_bytes().to_vec())]);
        assert!(announce_worker(&mut files).is_ok());
        assert!(String::from_utf8_lossy(&files[INDEX]).contains("data-worker=\"sw.js\""));
        assert!(announce_worker(&mut files).is_err(), "once is enough");
    }
}
