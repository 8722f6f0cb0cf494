//! How bytes become the input of a target; seeds and the dictionary are written in the same way.
//!
//! Lines, because a fuzzer changes lines well: header, payload, then what stands beside the token.

use claimscope::text::base64url;

/// One token: the first line, or the first two, encoded, where they begin with `{`. Bytes that are no UTF-8 stay in a part
/// that is encoded.
pub fn token(data: &[u8]) -> String {
    let mut lines = data.splitn(3, |byte| *byte == b'\n');
    let header = lines.next().unwrap_or_default();
    let payload = lines.next().unwrap_or_default();
    if header.starts_with(b"{") && !payload.is_empty() {
        let [header, payload] = [header, payload].map(base64url::encode);
        return format!("{header}.{payload}.c2ln");
    }
    String::from_utf8_lossy(data).into_owned()
}
