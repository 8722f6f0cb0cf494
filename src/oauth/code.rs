//! What an authorization code is written with, which tells one from the source code, and the sentences, that other pages take
//! under the same name.
//!
//! Follows RFC 6749 App. A.11, and is narrower: what a server issues goes through addresses, and no server is known to put
//! blanks, quotes or brackets into it. Does **not** say that a value is a code.

/// Whether a value may be an authorization code, percent-decoded or not.
pub fn may_be(value: &str) -> bool {
    let is_of_code = |b: u8| b.is_ascii_graphic() && !br#"{}()[]<>"'`;\"#.contains(&b);
    !value.is_empty() && value.bytes().all(is_of_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_told_from_source_code() {
        for value in [
            "SplxlOBeZQQYbYS6WxSbIA",
            "4/0AX4XfWh_p8k-x.y~z",
            "M.C507_BL2.2.U.0c8f7e6d-5a43-4f0e-9b1a-5e2b7c1a3d44",
            "c0de+with/base64==",
            "1000.8f14e45f.ceea:167a|x!y*z$",
        ] {
            assert!(may_be(value), "{value}");
        }
        for value in [
            "",
            "fn main() {}",
            "let x = 1;\n",
            "a b",
            "print('x')",
            "<script>",
            "É",
        ] {
            assert!(!may_be(value), "{value}");
        }
    }
}
