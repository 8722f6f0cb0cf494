//! Signs: what can be seen in a token, written as data, so that a table of them is walked by one function.
//!
//! A [`Sign`] only says whether it is there. What it speaks for, and how strongly, is a [`Mark`]'s.

use super::evidence::{Evidence, Speaks, Strength};
use super::kind::Kind;
use crate::jose::Token;
use crate::spec::Clause;
use crate::text::json::Object;
use crate::text::pattern;

/// Something that a token shows or does not. Names are those of members at the top of header or claims.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    /// Every token shows it.
    Always,
    /// No token shows it.
    Never,
    /// `typ` in the header is this media type: compared without `application/` and without case (RFC 7515 §4.1.9).
    Type(&'static str),
    /// The header has this parameter.
    Header(&'static str),
    /// The header parameter is a string, and has this shape ([`pattern::matches`]).
    HeaderIs(&'static str, &'static str),
    /// The claim is there, whatever it holds.
    Claim(&'static str),
    /// The claim is a string, and has this shape ([`pattern::matches`]).
    ClaimIs(&'static str, &'static str),
    /// The claim is a JSON object that has this member.
    Member(&'static str, &'static str),
    /// `aud` is, or lists, a string of this shape ([`pattern::matches`]).
    Audience(&'static str),
    /// `iss` is like this ([`pattern::is_like`]).
    Issuer(&'static str),
    /// All of them.
    All(&'static [Sign]),
    /// One of them.
    Any(&'static [Sign]),
    /// The claims were read, and do not show this.
    No(&'static Sign),
    /// What no other sign can say.
    Fn(fn(&Token) -> bool),
}

impl Sign {
    /// Whether the token shows it.
    pub fn is_seen(&self, token: &Token) -> bool {
        let claims = token.claims.as_ref();
        let header = token.header.as_ref();
        match *self {
            Sign::Always => true,
            Sign::Never => false,
            Sign::Type(name) => is_type(header, name),
            Sign::Header(name) => header.is_some_and(|header| header.has(name)),
            Sign::HeaderIs(name, shape) => is_string(header, name, shape),
            Sign::Claim(name) => claims.is_some_and(|claims| claims.has(name)),
            Sign::ClaimIs(name, shape) => is_string(claims, name, shape),
            Sign::Member(name, member) => claims
                .and_then(|claims| claims.get(name)?.as_object())
                .is_some_and(|object| object.has(member)),
            Sign::Audience(shape) => {
                let audience = claims.and_then(|claims| super::claims::audience(claims).present());
                (audience.unwrap_or_default().iter()).any(|aud| pattern::matches(shape, aud))
            }
            Sign::Issuer(like) => {
                issuer(token).is_some_and(|issuer| pattern::is_like(like, issuer))
            }
            Sign::All(signs) => signs.iter().all(|sign| sign.is_seen(token)),
            Sign::Any(signs) => signs.iter().any(|sign| sign.is_seen(token)),
            Sign::No(sign) => claims.is_some() && !sign.is_seen(token),
            Sign::Fn(is_seen) => is_seen(token),
        }
    }
}

/// `iss` of the claims, or else of the header, where a JWE may repeat it (RFC 7519 §5.3).
pub fn issuer(token: &Token) -> Option<&str> {
    let claimed = token.claims.as_ref().and_then(|claims| claims.str("iss"));
    claimed.or_else(|| token.header.as_ref()?.str("iss"))
}

fn is_string(object: Option<&Object>, name: &str, shape: &str) -> bool {
    object
        .and_then(|object| object.str(name))
        .is_some_and(|value| pattern::matches(shape, value))
}

fn is_type(header: Option<&Object>, name: &str) -> bool {
    let typ = header
        .and_then(|header| header.str("typ"))
        .unwrap_or_default();
    let short = typ
        .get(..12)
        .filter(|start| start.eq_ignore_ascii_case("application/"));
    typ[short.map_or(0, str::len)..].eq_ignore_ascii_case(name)
}

/// A sign, and what it speaks for.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// The sign.
    pub sign: Sign,
    /// The kind that it is about.
    pub kind: Kind,
    /// For or against.
    pub speaks: Speaks,
    /// How strongly.
    pub strength: Strength,
    /// What was seen, in words; short.
    pub saw: &'static str,
    /// Who says that it means that.
    pub spec: Clause,
}

/// A mark that speaks for a kind.
pub const fn mark(
    sign: Sign,
    kind: Kind,
    strength: Strength,
    saw: &'static str,
    spec: Clause,
) -> Mark {
    let speaks = Speaks::For;
    Mark {
        sign,
        kind,
        speaks,
        strength,
        saw,
        spec,
    }
}

/// A mark that speaks against a kind.
pub const fn mark_against(
    sign: Sign,
    kind: Kind,
    strength: Strength,
    saw: &'static str,
    spec: Clause,
) -> Mark {
    let speaks = Speaks::Against;
    Mark {
        sign,
        kind,
        speaks,
        strength,
        saw,
        spec,
    }
}

/// Adds what the marks say of a token.
pub fn observe(marks: &[Mark], token: &Token, evidence: &mut Vec<Evidence>) {
    observe_at_most(Strength::Conclusive, marks, token, evidence);
}

/// Adds what the marks say of a token, none more strongly than this: what holds for a provider's tokens is no surer than that
/// the token is one.
pub fn observe_at_most(
    most: Strength,
    marks: &[Mark],
    token: &Token,
    evidence: &mut Vec<Evidence>,
) {
    for mark in marks.iter().filter(|mark| mark.sign.is_seen(token)) {
        evidence.push(Evidence {
            kind: mark.kind,
            speaks: mark.speaks,
            strength: mark.strength.min(most),
            saw: mark.saw.to_owned(),
            spec: mark.spec,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jose::compact::decode;
    use crate::text::base64url::encode;

    #[test]
    fn a_sign_is_seen_where_it_is_and_nowhere_else() {
        let header = r#"{"alg":"RS256","typ":"application/AT+jwt","kid":"k1"}"#;
        let claims = r#"{"iss":"https://dev-1.okta.com/oauth2/default","aud":["a","api://b"],"scp":["x"],"n":1,"fb":{"id":1}}"#;
        let token = decode(&format!(
            "{}.{}.c2ln",
            encode(header.as_bytes()),
            encode(claims.as_bytes())
        ));
        for (sign, expected) in [
            (Sign::Always, true),
            (Sign::Never, false),
            (Sign::Type("at+jwt"), true),
            (Sign::Type("jwt"), false),
            (Sign::Header("kid"), true),
            (Sign::Header("scp"), false),
            (Sign::HeaderIs("kid", r"k\d"), true),
            (Sign::HeaderIs("kid", r"\d"), false),
            (Sign::Claim("scp"), true),
            (Sign::Claim("kid"), false),
            (Sign::ClaimIs("n", ".*"), false),
            (Sign::Member("fb", "id"), true),
            (Sign::Member("fb", "no"), false),
            (Sign::Audience("api://.*"), true),
            (Sign::Audience("c"), false),
            (Sign::Issuer("https://*.okta.com/oauth2/*"), true),
            (Sign::All(&[Sign::Claim("scp"), Sign::Header("kid")]), true),
            (Sign::All(&[Sign::Claim("scp"), Sign::Claim("no")]), false),
            (Sign::Any(&[Sign::Claim("no"), Sign::Claim("scp")]), true),
            (Sign::No(&Sign::Claim("no")), true),
            (Sign::No(&Sign::Claim("scp")), false),
        ] {
            assert_eq!(sign.is_seen(&token), expected, "{sign:?}");
        }
        assert!(!Sign::No(&Sign::Claim("no")).is_seen(&decode("opaque")));
    }
}
