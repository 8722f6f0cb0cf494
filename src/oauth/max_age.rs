//! `max_age`: how long ago the person may have signed in, and whether a token shows that it was longer (OIDC Core §3.1.2.1).
//!
//! The time runs from the last sign-in to the authorization request, of which a token says nothing: its `iat` comes later. Through
//! the browser that is no matter; at the token endpoint the code may have waited in between, and then nobody can tell. Does
//! **not** read tokens.

use super::request::AuthorizationRequest;
use crate::text::time::Seconds;

/// The longest that a code may wait for its exchange, when `iat` is set (RFC 6749 §4.1.2).
const CODE: Seconds = Seconds(600);

/// What a token shows of the sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// It was recent enough.
    Recent,
    /// It was, if the code waited for its exchange: that the token does not say.
    RecentIfCodeWaited,
    /// It was too long ago.
    TooOld,
}

/// The seconds in `max_age` of a request; none where it has none, or something else.
pub fn asked(request: &AuthorizationRequest) -> Option<Seconds> {
    let most = request.get("max_age")?.parse::<i64>().ok()?;
    (most >= 0).then_some(Seconds(most))
}

/// What a token shows whose `iat` is `age` after its `auth_time`, where two clocks may differ by `skew`; whether it came through
/// the browser, or for a code.
pub fn sign_in(age: Seconds, most: Seconds, skew: Seconds, through_browser: bool) -> SignIn {
    let over = age.0.saturating_sub(most.0.saturating_add(skew.0));
    match over {
        ..=0 => SignIn::Recent,
        _ if !through_browser && over <= CODE.0 => SignIn::RecentIfCodeWaited,
        _ => SignIn::TooOld,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_wait_and_what_comes_through_the_browser_does_not() {
        for (law, age, most, through_browser, expected) in [
            ("as young as asked", 300, 300, false, SignIn::Recent),
            ("within the clocks", 360, 300, false, SignIn::Recent),
            ("just over", 361, 300, false, SignIn::RecentIfCodeWaited),
            (
                "as long as a code may wait",
                960,
                300,
                false,
                SignIn::RecentIfCodeWaited,
            ),
            (
                "longer than a code may wait",
                961,
                300,
                false,
                SignIn::TooOld,
            ),
            ("through the browser", 360, 300, true, SignIn::Recent),
            (
                "through the browser, just over",
                361,
                300,
                true,
                SignIn::TooOld,
            ),
            ("after the token", -5, 0, true, SignIn::Recent),
            ("any age", i64::MAX, i64::MAX, true, SignIn::Recent),
            ("no age", i64::MIN, i64::MAX, true, SignIn::Recent),
        ] {
            let found = sign_in(Seconds(age), Seconds(most), Seconds(60), through_browser);
            assert_eq!(found, expected, "{law}");
        }
    }
}
