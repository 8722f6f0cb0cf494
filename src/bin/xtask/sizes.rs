//! Says what each file of `dist/` weighs, raw and as a host sends it, and holds the limit.

use crate::finish::{self, FRAME, Files, PROSE, READER};
use crate::split::SHARED;
use crate::step::{Stop, at, say};
use std::io::Write;
use std::path::Path;

/// What a first visit may load, in bytes after Brotli: about a second on a slow phone connection (1.2 Mbit/s),
/// so that the tool is there while the token is still on the clipboard.
const LIMIT: usize = 150 * 1024;

/// Prints a line a file and the total.
///
/// # Errors
///
/// Where the total is over the limit.
pub fn report(dist: &Path) -> Result<(), Stop> {
    let (table, total) = table(&finish::read(dist)?)?;
    print!("{table}");
    if total > LIMIT {
        return Err(Stop::new(format!(
            "a first visit loads {total} bytes, {} over the limit",
            total - LIMIT
        )));
    }
    Ok(())
}

/// Says the total alone, for who only wants to see the page.
pub fn total(dist: &Path) -> Result<(), Stop> {
    let (_, total) = table(&finish::read(dist)?)?;
    say(format_args!(
        "a first visit loads {total} bytes with Brotli"
    ));
    Ok(())
}

fn table(files: &Files) -> Result<(String, usize), Stop> {
    let (mut rows, mut later) = (Vec::new(), Vec::new());
    let (mut raw, mut packed) = (0, 0);
    for (name, content) in files {
        let small = brotli(content).map_err(at(name))?;
        if is_loaded_later(name) {
            later.push((format!("{name}{WHEN}"), content.len(), small));
            continue;
        }
        raw += content.len();
        packed += small;
        rows.push((name.clone(), content.len(), small));
    }
    rows.push(("a first visit loads".to_owned(), raw, packed));
    let modules = modules(&later);
    rows.extend(later);
    rows.extend(modules);
    let width = rows.iter().map(|(name, ..)| name.len()).max().unwrap_or(0);
    let mut table = format!("{:width$}  {:>9}  {:>9}\n", "dist/", "bytes", "brotli");
    for (name, raw, packed) in rows {
        table += &format!("{name:width$}  {raw:>9}  {packed:>9}\n");
    }
    table += &format!("{:width$}  {:>9}  {LIMIT:>9}\n", "limit", "");
    Ok((table, packed))
}

const WHEN: &str = " (when needed)";

/// What each module of the page weighs together with what it shares, which comes with it unless it is there already.
fn modules(later: &[(String, usize, usize)]) -> Vec<(String, usize, usize)> {
    let stems = (later.iter()).filter_map(|(name, raw, packed)| {
        let (stem, _) = name
            .strip_suffix(WHEN)?
            .strip_suffix(".wasm")?
            .rsplit_once('-')?;
        Some((stem, *raw, *packed))
    });
    let of = |(module, raw, packed): (&str, usize, usize)| {
        let shared = stems.clone().filter(|(stem, ..)| {
            let mut names = stem.split('-').skip_while(|&part| part != SHARED).skip(1);
            *stem == SHARED || names.any(|name| name == module)
        });
        let (raw, packed) = shared.fold((raw, packed), |sum, one| (sum.0 + one.1, sum.1 + one.2));
        (format!("{module}, with what it shares"), raw, packed)
    };
    let own = stems.clone().filter(|(stem, ..)| !stem.starts_with(SHARED));
    own.map(of).collect()
}

/// The explanations are loaded once there is something to explain, what a worker runs with the first file, what fetches keys
/// when somebody has it fetch some, and every wasm but the first when its module is needed.
fn is_loaded_later(name: &str) -> bool {
    let is_module = name.ends_with(".wasm") && !name.contains("_bg");
    is_module
        || [PROSE, READER, FRAME].iter().any(|later| {
            let (stem, ending) = later.split_once('.').unwrap_or((later, ""));
            name.starts_with(stem) && name.ends_with(ending)
        })
}

/// The size after Brotli at its highest quality, which is what static hosts keep ready.
fn brotli(content: &[u8]) -> std::io::Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(content)?;
    writer.flush()?;
    Ok(writer.into_inner().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_adds_up() {
        let files = Files::from([
            ("a".to_owned(), vec![b'x'; 1000]),
            ("b".to_owned(), Vec::new()),
            (
                "prose-0123456789abcdef.txt".to_owned(),
                b"when needed".to_vec(),
            ),
        ]);
        let Ok((table, total)) = table(&files) else {
            unreachable!()
        };
        let row = table
            .lines()
            .find(|line| line.starts_with("a first visit loads"));
        let raw = row.and_then(|row| row.split_whitespace().nth(4));
        assert_eq!(raw, Some("1000"), "{table}");
        assert!(table.contains("(when needed)         11"), "{table}");
        assert!(total < 100, "{table}");
    }

    #[test]
    fn every_module_says_what_it_weighs_with_what_it_shares() {
        let row = |name: &str, size| (format!("{name}{WHEN}"), size, size / 2);
        let later = [
            row("engine-0123456789abcdef.wasm", 100),
            row("prose-0123456789abcdef.txt", 1),
            row("reader-0123456789abcdef.wasm", 10),
            row("shared-engine-reader-0123456789abcdef.wasm", 1000),
            row("shared-engine-other-0123456789abcdef.wasm", 10000),
            row("shared-0123456789abcdef.wasm", 2),
        ];
        assert_eq!(
            modules(&later),
            [
                ("engine, with what it shares".to_owned(), 11102, 5551),
                ("reader, with what it shares".to_owned(), 1012, 506),
            ]
        );
        assert!(is_loaded_later("engine-0123456789abcdef.wasm"));
        assert!(!is_loaded_later("app_bg-0123456789abcdef.wasm"));
        assert!(is_loaded_later(&FRAME.replace('.', "-0123456789abcdef.")));
    }
}
