//! A link as a QR code (ISO/IEC 18004), as one path for a drawing: for the phone on the desk, and for paper.
//!
//! Encodes only; the colours, the frame and the words beside it are the view's. Error correction is as strong as it can be
//! without a larger code, and at least level L: a screen and a fresh print lose nothing.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The free space around a code, in modules: without it a camera does not find the corners.
pub const QUIET: i32 = 4;

/// What fits into the largest code at its lowest error correction, in bytes.
pub const MOST: usize = 2_953;

/// A code to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Width and height with the quiet space, in units of the path: one a module.
    pub size: i32,
    /// The dark modules, as the `d` of one path.
    pub path: String,
}

/// The code of a link; none where it is longer than [`MOST`].
pub fn code(link: &str) -> Option<Code> {
    let code = QrCode::encode_binary(link.as_bytes(), QrCodeEcc::Low).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let start = x;
            while x < size && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top, wide) = (start + QUIET, y + QUIET, x - start);
                let _ = write!(path, "M{left} {top}h{wide}v1h-{wide}z");
            }
            x += 1;
        }
    }
    Some(Code {
        size: size + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a camera makes of the drawing: every rectangle of the path filled, eight pixels a module, and decoded by another
    /// library.
    fn seen(code: &Code) -> Option<String> {
        const PIXELS: usize = 8;
        let size = usize::try_from(code.size).ok()?;
        let mut dark = vec![false; size * size];
        for part in code.path.split('M').filter(|part| !part.is_empty()) {
            let mut numbers = part
                .split([' ', 'h', 'v', 'z', '-'])
                .filter_map(|n| n.parse::<usize>().ok());
            let (x, y, wide) = (numbers.next()?, numbers.next()?, numbers.next()?);
            dark[y * size + x..y * size + x + wide].fill(true);
        }
        let at = |x: usize, y: usize| {
            if dark[y / PIXELS * size + x / PIXELS] {
                0
            } else {
                255
            }
        };
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(size * PIXELS, size * PIXELS, at);
        let grids = image.detect_grids();
        let (_, content) = grids.first()?.decode().ok()?;
        Some(content)
    }

    #[test]
    fn a_link_of_any_length_is_read_back() {
        let base =
            "https://claimscope.example/#/authorize?v=1&provider=auth0&domain=acme.eu.auth0.com";
        for length in [
            0,
            1,
            40,
            200,
            400,
            800,
            1_200,
            1_600,
            2_000,
            2_400,
            MOST - base.len(),
        ] {
            let link = format!(
                "{base}{}",
                "&scope=openid%20"
                    .repeat(200)
                    .get(..length)
                    .unwrap_or_default()
            );
            assert!(link.len() <= MOST);
            let code = code(&link);
            assert_eq!(
                code.as_ref().and_then(seen).as_deref(),
                Some(link.as_str()),
                "{} bytes",
                link.len()
            );
        }
    }

    #[test]
    fn other_letters_are_read_back() {
        let link = "https://example.com/#/authorize?scope=größe €";
        assert_eq!(code(link).as_ref().and_then(seen).as_deref(), Some(link));
    }

    #[test]
    fn the_space_around_is_free() {
        let Some(code) = code("https://example.com/") else {
            unreachable!("it is short")
        };
        let far = code.size - QUIET;
        for part in code.path.split('M').filter(|part| !part.is_empty()) {
            let numbers: Vec<i32> = part
                .split([' ', 'h', 'v', 'z', '-'])
                .filter_map(|n| n.parse().ok())
                .collect();
            assert!(
                numbers[0] >= QUIET
                    && numbers[1] >= QUIET
                    && numbers[0] + numbers[2] <= far
                    && numbers[1] < far
            );
        }
    }

    #[test]
    fn what_does_not_fit_is_no_code() {
        assert!(code(&"a".repeat(MOST)).is_some());
        assert_eq!(code(&"a".repeat(MOST + 1)), None);
    }
}
