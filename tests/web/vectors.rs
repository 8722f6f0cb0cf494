//! What the page computes sixteen bytes at a time, which no other target does.

use claimscope::text::json::plain;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_run_of_plain_characters_ends_at_the_first_that_is_none() {
    for byte in 0..=255 {
        let is_end = matches!(byte, b'"' | b'\\' | 0..0x20);
        for length in [1, 15, 16, 17, 24, 40] {
            for at in 0..length {
                for other in [b'a', b' ', 0x80, 0xff] {
                    let mut bytes = vec![other; length];
                    bytes[at] = byte;
                    let expected = if is_end { at } else { length };
                    assert_eq!(plain(&bytes), expected, "{byte:#x} at {at} of {length}");
                }
            }
        }
    }
    assert_eq!(plain(b""), 0);
}
