//! What several rules ask of a token before they judge it.

use crate::classify::Certainty;
use crate::jose::{Form, Part, Token};
use crate::lint::TokenUnderLint;
use crate::oauth::issued::Recognised;
use crate::oauth::outcome::AccessTokenFormat;
use crate::oauth::provider::{ApiNaming, ComesBack};
use crate::oauth::sign::Sign;
use crate::oauth::{Kind, Strength};
use crate::text::json::{Json, Value};

/// More findings of one rule than these tell a person nothing new.
pub const MOST: usize = 20;

/// A kind as a rule means it: recognised without guessing, or declared by the token itself.
pub struct Whose {
    /// The kind that the verdict names, where it is enough.
    pub kind: Option<Kind>,
    /// What the token declares.
    pub sign: Sign,
    /// With its article, as the beginning of a sentence.
    pub who: &'static str,
}

impl Whose {
    /// Whether the token is one.
    pub fn is(&self, seen: &TokenUnderLint<'_>) -> bool {
        self.kind.is_some_and(|kind| is_surely(seen, kind)) || self.sign.is_seen(seen.token)
    }
}

/// An access token that says in `typ` that it follows RFC 9068.
pub const JWT_ACCESS_TOKEN: Whose = Whose {
    kind: None,
    sign: Sign::Type("at+jwt"),
    who: "An access token of typ at+jwt",
};

/// An ID token.
pub const ID_TOKEN: Whose = Whose {
    kind: Some(Kind::IdToken),
    sign: Sign::Never,
    who: "An ID token",
};

/// A logout token.
pub const LOGOUT_TOKEN: Whose = Whose {
    kind: Some(Kind::LogoutToken),
    sign: Sign::Any(&[
        Sign::Type("logout+jwt"),
        Sign::Member(
            "events",
            "http://schemas.openid.net/event/backchannel-logout",
        ),
    ]),
    who: "A logout token",
};

/// A DPoP proof.
pub const DPOP_PROOF: Whose = Whose {
    kind: Some(Kind::DpopProof),
    sign: Sign::Type("dpop+jwt"),
    who: "A DPoP proof",
};

/// An assertion by which a client authenticates.
pub const CLIENT_ASSERTION: Whose = Whose {
    kind: Some(Kind::ClientAssertion),
    sign: Sign::Type("client-authentication+jwt"),
    who: "A client assertion",
};

/// An assertion that is exchanged for a token.
pub const JWT_BEARER_ASSERTION: Whose = Whose {
    kind: Some(Kind::JwtBearerAssertion),
    sign: Sign::Never,
    who: "An assertion",
};

/// A security event token.
pub const SECURITY_EVENT: Whose = Whose {
    kind: Some(Kind::SecurityEventToken),
    sign: Sign::Type("secevent+jwt"),
    who: "A security event token",
};

/// A JWT introspection response.
pub const INTROSPECTION_RESPONSE: Whose = Whose {
    kind: Some(Kind::IntrospectionResponse),
    sign: Sign::Type("token-introspection+jwt"),
    who: "An introspection response",
};

/// An authorization response as a JWT (JARM).
pub const AUTHORIZATION_RESPONSE: Whose = Whose {
    kind: Some(Kind::AuthorizationResponse),
    sign: Sign::Never,
    who: "A JARM response",
};

/// How an access token for another API is asked for at the provider that the token shows; nothing where it shows none surely.
pub fn how_to_ask(seen: &TokenUnderLint<'_>) -> String {
    let verdict = seen.verdict;
    let is_guess = |seen: &Recognised| seen.strength == Strength::Weak;
    let is_guessed = verdict.provider_seen.as_ref().is_some_and(is_guess);
    let Some(provider) = verdict.provider.filter(|_| !is_guessed) else {
        return String::new();
    };
    // What no request brings is not to be asked for.
    if let ComesBack::Always(expected) = &provider.comes_back {
        match expected.format {
            AccessTokenFormat::None => return String::new(),
            AccessTokenFormat::Opaque => {
                return [" ", provider.title, " issues none for an API of yours."].concat();
            }
            _ => {}
        }
    }
    match provider.api {
        ApiNaming::Audience => " Name the API in audience when you ask for it.".to_owned(),
        ApiNaming::Resource => " Name the API in resource when you ask for it.".to_owned(),
        ApiNaming::Scope(example) => [
            " At ",
            provider.title,
            " a scope names the API (",
            example,
            "), and the server writes aud.",
        ]
        .concat(),
        ApiNaming::Server => [
            " At ",
            provider.title,
            " no request names an API: the authorization server decides what aud is.",
        ]
        .concat(),
    }
}

/// Whether the token was recognised as that kind, and not by a guess.
pub fn is_surely(seen: &TokenUnderLint<'_>, kind: Kind) -> bool {
    let verdict = seen.verdict;
    verdict.kind == kind && matches!(verdict.certainty, Certainty::Conclusive | Certainty::Strong)
}

/// Whether `typ` says that it is a kind of its own (RFC 8725 §3.11), and not an access token of RFC 9068.
pub fn has_explicit_type(token: &Token) -> bool {
    let typ = token.header.as_ref().and_then(|header| header.str("typ"));
    typ.is_some_and(|typ| typ.contains('+')) && !Sign::Type("at+jwt").is_seen(token)
}

/// Whether it is a signed token that was read: what is cut or glued together is said by other rules.
pub fn is_signed_form(token: &Token) -> bool {
    matches!(token.form, Form::Jws | Form::SdJwt)
}

/// The bytes of a signature that can be read and is not empty.
pub fn signature(token: &Token) -> Option<&[u8]> {
    let bytes = token.segment(Part::Signature)?.bytes.as_deref()?;
    (is_signed_form(token) && !bytes.is_empty()).then_some(bytes)
}

/// Calls back with every value in a claim, itself first, and the name of the nearest member.
pub fn walk<'a>(name: &'a str, json: &'a Json, each: &mut dyn FnMut(&'a str, &'a Json)) {
    each(name, json);
    match &json.value {
        Value::Array(items) => items.iter().for_each(|item| walk(name, item, each)),
        Value::Object(object) => (object.members.iter())
            .for_each(|member| walk(member.name.as_str(), &member.value, each)),
        _ => {}
    }
}
