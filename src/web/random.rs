//! Secure randomness of the browser. Keeps nothing of what it makes.

/// So many random bytes, or none where the browser gives no randomness.
pub fn bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
