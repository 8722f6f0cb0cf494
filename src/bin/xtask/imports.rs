//! Short names between the wasm and its glue, and no export that nobody calls.
//!
//! wasm-bindgen names each import after what it calls and a hash, `__wbg_appendChild_8aa3c1f5e7b0d9e2`. The hash cannot be
//! compressed, and it is loaded twice: once in the wasm, once in the glue. Nobody else reads these names, so they become
//! short ones. Exports keep theirs: the loader calls them. A dependency of Leptos exports streams for servers; without their
//! exports wasm-opt, which runs afterwards, finds that nothing needs them.

use crate::step::Stop;

/// Gives every import of the module a short name, in the module and in the glue that provides it.
///
/// # Errors
/// A module that is no wasm, or an import that the glue does not name.
pub fn shorten(module: &mut Vec<u8>, glue: &mut String) -> Result<(), Stop> {
    let broken = || Stop::new("the wasm module cannot be read");
    let mut out = module.get(..8).ok_or_else(broken)?.to_vec();
    let mut reader = Reader {
        bytes: module,
        at: 8,
    };
    while reader.at < reader.bytes.len() {
        let id = reader.byte().ok_or_else(broken)?;
        let section = reader.vector().ok_or_else(broken)?;
        out.push(id);
        match id {
            IMPORTS => vector(&mut out, &renamed(section, glue)?),
            EXPORTS => vector(&mut out, &kept(section).ok_or_else(broken)?),
            _ => vector(&mut out, section),
        }
    }
    *module = out;
    *glue = without_streams(glue);
    Ok(())
}

/// The glue without the classes of the streams, which only called the exports that are gone.
fn without_streams(glue: &str) -> String {
    let mut out = String::new();
    let mut in_class = false;
    for line in glue.lines() {
        in_class |= line.starts_with("export class IntoUnderlying");
        let belongs = in_class || line.starts_with("if (Symbol.dispose) IntoUnderlying");
        if !belongs {
            out.push_str(line);
            out.push('\n');
        }
        // The body is indented, so the first brace at the start of a line closes the class.
        in_class &= line != "}";
    }
    out
}

/// The id of the import section in the WebAssembly binary format.
const IMPORTS: u8 = 2;

/// The id of the export section.
const EXPORTS: u8 = 7;

/// In the name of every export of the streams.
const STREAMS: &str = "intounderlying";

/// The section without the exports of the streams.
fn kept(section: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader {
        bytes: section,
        at: 0,
    };
    let mut exports = Vec::new();
    for _ in 0..reader.number()? {
        let start = reader.at;
        let name = reader.vector()?;
        reader.byte()?;
        reader.number()?;
        if !std::str::from_utf8(name).ok()?.contains(STREAMS) {
            exports.push(&section[start..reader.at]);
        }
    }
    let mut out = Vec::new();
    number(&mut out, exports.len());
    out.extend(exports.concat());
    Some(out)
}

fn renamed(section: &[u8], glue: &mut String) -> Result<Vec<u8>, Stop> {
    let broken = || Stop::new("the wasm module's imports cannot be read");
    let mut reader = Reader {
        bytes: section,
        at: 0,
    };
    let count = reader.number().ok_or_else(broken)?;
    let mut out = Vec::new();
    number(&mut out, count);
    for nth in 0..count {
        let module = reader.vector().ok_or_else(broken)?;
        let name = reader.vector().ok_or_else(broken)?;
        let name = std::str::from_utf8(name).map_err(|_| broken())?;
        let start = reader.at;
        reader.description().ok_or_else(broken)?;
        vector(&mut out, module);
        vector(&mut out, replaced(name, nth, glue)?.as_bytes());
        out.extend_from_slice(&section[start..reader.at]);
    }
    Ok(out)
}

/// Only names with a hash are renamed: they stand for themselves wherever they stand in the glue.
fn replaced(name: &str, nth: usize, glue: &mut String) -> Result<String, Stop> {
    let is_hash = |tail: &str| tail.len() == 16 && tail.bytes().all(|b| b.is_ascii_hexdigit());
    if !name.rsplit_once('_').is_some_and(|(_, tail)| is_hash(tail)) {
        return Ok(name.to_owned());
    }
    if !glue.contains(name) {
        return Err(Stop::new(
            "the glue does not name an import of the wasm module",
        ));
    }
    // `$` begins no other name in the glue.
    let short = format!("${nth}");
    *glue = glue.replace(name, &short);
    Ok(short)
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A length and that many bytes.
    fn vector(&mut self) -> Option<&'b [u8]> {
        let length = self.number()?;
        let bytes = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(bytes)
    }

    /// What is imported. Glue provides functions; anything else is not expected, and not understood.
    fn description(&mut self) -> Option<()> {
        match self.byte()? {
            0 => self.number().map(|_| ()),
            _ => None,
        }
    }
}

fn number(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends bytes with their number before them.
pub fn vector(out: &mut Vec<u8>, bytes: &[u8]) {
    number(out, bytes.len());
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(names: &[&str]) -> Vec<u8> {
        let mut imports = Vec::new();
        number(&mut imports, names.len());
        for name in names {
            vector(&mut imports, b"./app_bg.js");
            vector(&mut imports, name.as_bytes());
            imports.extend([0, 1]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.push(IMPORTS);
        vector(&mut module, &imports);
        module.extend([3, 2, 1, 0]);
        module
    }

    const HASHED: &str = "__wbg_now_0123456789abcdef";

    #[test]
    fn hashed_names_become_short_in_module_and_glue() {
        let mut wasm = module(&["__wbindgen_throw", HASHED]);
        let mut glue = format!("__wbindgen_throw: 1, {HASHED}: 2");
        shorten(&mut wasm, &mut glue).unwrap();
        assert_eq!(wasm, module(&["__wbindgen_throw", "$1"]));
        assert_eq!(glue, "__wbindgen_throw: 1, $1: 2\n");
    }

    #[test]
    fn the_streams_are_exported_no_more() {
        let mut section = vec![2];
        for name in ["main", "intounderlyingsink_write"] {
            vector(&mut section, name.as_bytes());
            section.extend([0, 3]);
        }
        assert_eq!(kept(&section), Some(b"\x01\x04main\x00\x03".to_vec()));
        assert_eq!(kept(&[1, 9]), None);
    }

    #[test]
    fn and_their_classes_go_with_them() {
        let glue = "let wasm;\nexport class IntoUnderlyingSink {\n    write() {\n    }\n}\nif (Symbol.dispose) IntoUnderlyingSink.x = 1;\nexport function f() {\n}\n";
        assert_eq!(
            without_streams(glue),
            "let wasm;\nexport function f() {\n}\n"
        );
    }

    #[test]
    fn what_does_not_fit_together_stops_the_build() {
        assert!(shorten(&mut module(&[HASHED]), &mut String::new()).is_err());
        assert!(shorten(&mut b"\0asm\x01\0\0\0\x02\x7f".to_vec(), &mut String::new()).is_err());
    }
}
