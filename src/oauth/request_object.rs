//! The request object (RFC 9101): a whole request inside a JWT, what it asks for, and how that differs from what stands
//! around it.
//!
//! The object wins: a server takes its parameters and no others (RFC 9101 §6.3). OpenID Connect Core §6.1 let parameters
//! outside fill gaps, which only the server knows; a [`Difference`] shows where that matters. Does **not** verify the
//! signature, and does not fetch what `request_uri` names.

use super::params::{ValueType, param};
use super::request::{AuthorizationRequest, Param};
use crate::jose::compact::decode;
use crate::jose::token::Form;
use crate::jose::{Token, fault::Part};
use crate::text::json::{Json, Object, Value};

/// More claims are not read: no request has so many parameters.
pub const MAX_CLAIMS: usize = 200;

/// Claims that say something about the object itself, and are no parameters (RFC 7519 §4.1; RFC 9101 §9.1).
pub const ABOUT_THE_OBJECT: &[&str] = &["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];

/// What the value of `request` turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum RequestObject {
    /// A JWT whose claims can be read, signed or not.
    Readable(Box<Token>),
    /// Encrypted for the server: nobody else can read it.
    Encrypted,
    /// No JWT, or a broken one; what is wrong with it, as the rest of a sentence that begins with “it”.
    Broken(&'static str),
}

impl RequestObject {
    /// Reads the value of `request`.
    pub fn read(value: &str) -> Self {
        let token = decode(value.trim());
        match token.form {
            Form::Jwe => RequestObject::Encrypted,
            Form::Jws if token.claims.is_some() => RequestObject::Readable(Box::new(token)),
            Form::Jws => RequestObject::Broken("holds no JSON object as its claims"),
            Form::Malformed if token.segment(Part::Header).is_some() => {
                RequestObject::Broken("is a JWT that is damaged or was cut short")
            }
            _ if value.trim().split('.').count() == 3 => RequestObject::Broken(
                "has three parts as a JWT has, and the first is no header: JSON in base64url, such as eyJhbGciOi…",
            ),
            _ => RequestObject::Broken("is no JWT, which has three parts separated by dots"),
        }
    }

    /// The object of a request; none where the request has none.
    pub fn of(request: &AuthorizationRequest) -> Option<Self> {
        request.get("request").map(Self::read)
    }

    /// Its claims, where they can be read.
    pub fn claims(&self) -> Option<&Object> {
        match self {
            RequestObject::Readable(token) => token.claims.as_ref(),
            _ => None,
        }
    }
}

/// A request as the server reads it, where its parameters stand in an object that can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Effective {
    /// The object's parameters, and `client_id`, which stands outside in any case; without `request`.
    pub request: AuthorizationRequest,
    /// Where outside and inside differ, by the outer request’s order, then the object’s.
    pub differences: Vec<Difference>,
    /// Every parameter but `request`, what counts first: by the object’s order, then the outer request’s.
    pub sides: Vec<Difference>,
}

/// A parameter, outside and inside; but for [`Effective::sides`] one that stands differently there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name.
    pub name: String,
    /// Its value outside; several are separated by spaces.
    pub outside: Option<String>,
    /// Its value inside.
    pub inside: Option<String>,
}

/// How a parameter differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It stands in the object alone.
    OnlyInside,
    /// It has another value in the object.
    Differs,
    /// It stands outside alone, and is ignored (RFC 9101 §6.3).
    OnlyOutside,
    /// It is the same in both.
    Same,
    /// It is `client_id`, which stands outside in any case (RFC 9101 §5), and not inside.
    Taken,
}

impl Kind {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::OnlyInside => "only-inside",
            Kind::Differs => "differs",
            Kind::OnlyOutside => "only-outside",
            Kind::Same => "same",
            Kind::Taken => "taken",
        }
    }

    /// What that means for the server.
    pub const fn words(self) -> &'static str {
        match self {
            Kind::OnlyInside => "only inside: counts",
            Kind::Differs => "differs: the object’s counts",
            Kind::OnlyOutside => "only outside: ignored",
            Kind::Same => "the same",
            Kind::Taken => "outside in any case: names the client",
        }
    }
}

impl Difference {
    /// How it differs.
    pub fn kind(&self) -> Kind {
        match (&self.outside, &self.inside) {
            (None, _) => Kind::OnlyInside,
            (Some(_), None) if self.name == "client_id" => Kind::Taken,
            (Some(_), None) => Kind::OnlyOutside,
            (Some(outside), Some(inside)) if outside == inside => Kind::Same,
            (Some(_), Some(_)) => Kind::Differs,
        }
    }
}

/// The request that counts, where the parameters stand in an object that can be read; none where they stand in the request
/// itself, or nobody can tell.
pub fn effective(request: &AuthorizationRequest) -> Option<Effective> {
    // Both at once are refused, and request_uri stands for something that is not here.
    if request.get("request_uri").is_some() {
        return None;
    }
    let object = RequestObject::of(request)?;
    let mut inside = params(object.claims()?);
    let is_different = |side: &Difference| !matches!(side.kind(), Kind::Same | Kind::Taken);
    let mut sides = sides(request, &inside);
    let differences = sides.iter().filter(|side| is_different(side)).cloned();
    let differences = differences.collect();
    let position = |side: &Difference| inside.iter().position(|param| param.name == side.name);
    sides.sort_by_key(|side| match side.kind() {
        Kind::Taken => 0,
        _ => position(side).map_or(usize::MAX, |at| at + 1),
    });
    if !inside.iter().any(|param| param.name == "client_id")
        && let Some(value) = request.get("client_id")
    {
        let (name, value) = ("client_id".to_owned(), value.to_owned());
        inside.insert(0, Param { name, value });
    }
    let request = AuthorizationRequest {
        params: inside,
        ..request.clone()
    };
    Some(Effective {
        request,
        differences,
        sides,
    })
}

/// The request as far as it counts: what stands in its object, where that can be read; the client alone where it cannot, or stands
/// elsewhere (`request_uri`); else the request itself. What stands around an object is ignored (RFC 9101 §6.3).
pub fn counting(request: AuthorizationRequest) -> AuthorizationRequest {
    if let Some(inside) = effective(&request) {
        return inside.request;
    }
    let is_elsewhere = ["request", "request_uri"]
        .iter()
        .any(|name| request.get(name).is_some());
    let mut request = request;
    (request.params).retain(|param| !is_elsewhere || param.name == "client_id");
    request
}

/// The parameters that the claims are: strings as they are, numbers as their text, everything else as JSON (RFC 9101 §4).
fn params(claims: &Object) -> Vec<Param> {
    let mut params = Vec::new();
    for member in claims.members.iter().take(MAX_CLAIMS) {
        let name = member.name.as_str();
        // An object inside an object does not count.
        if ABOUT_THE_OBJECT.contains(&name) || matches!(name, "request" | "request_uri" | "") {
            continue;
        }
        let mut push = |value: String| {
            let name = name.to_owned();
            params.push(Param { name, value });
        };
        match &member.value.value {
            Value::Null => {}
            // What may stand more than once in a query is an array here.
            Value::Array(items) if is_repeated(name) => {
                for item in items.iter().take(MAX_CLAIMS) {
                    push(text(item));
                }
            }
            // A list of words is one string. An array of them is told by a rule of its own, and says what is meant.
            Value::Array(items)
                if is_list(name) && items.iter().all(|item| item.as_str().is_some()) =>
            {
                let words: Vec<&str> = items.iter().filter_map(Json::as_str).collect();
                push(words.join(" "));
            }
            _ => push(text(&member.value)),
        }
    }
    params
}

/// Whether the parameter may stand more than once in a query, so that it is an array here.
pub fn is_repeated(name: &str) -> bool {
    matches!(name, "resource" | "audience")
}

fn is_list(name: &str) -> bool {
    param(name).is_some_and(|row| matches!(row.value, ValueType::SpaceList(_)))
}

fn text(json: &Json) -> String {
    match json.as_str() {
        Some(text) => text.to_owned(),
        None => json.to_compact(),
    }
}

/// Every parameter but `request`, by the outer request’s order, then the object’s.
fn sides(request: &AuthorizationRequest, inside: &[Param]) -> Vec<Difference> {
    let all = |params: &[Param], name: &str| {
        let values: Vec<&str> = (params.iter())
            .filter(|p| p.name == name && !p.value.is_empty())
            .map(|p| p.value.as_str())
            .collect();
        (!values.is_empty()).then(|| values.join(" "))
    };
    let mut found: Vec<Difference> = Vec::new();
    for param in request.params.iter().chain(inside) {
        let name = param.name.as_str();
        if name == "request" || found.iter().any(|d| d.name == name) {
            continue;
        }
        let (outside, inside) = (all(&request.params, name), all(inside, name));
        if outside.is_some() || inside.is_some() {
            let name = name.to_owned();
            found.push(Difference {
                name,
                outside,
                inside,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::providers::auth0::AUTH0;
    use crate::oauth::providers::testing::{jwt, request};

    const HEADER: &str = r#"{"alg":"RS256","typ":"oauth-authz-req+jwt"}"#;

    #[test]
    fn the_object_wins_and_the_difference_is_told() {
        let object = jwt(
            HEADER,
            r#"{"iss":"app","aud":"https://t.auth0.com/","response_type":"code","scope":"openid","max_age":3600,"claims":{"id_token":null},"resource":["urn:a","urn:b"],"request":"x"}"#,
        );
        let outer = request(
            &AUTH0,
            "t.auth0.com",
            &[
                ("client_id", "app"),
                ("response_type", "code"),
                ("scope", "openid email"),
                ("state", "xyz"),
                ("request", &object),
            ],
        );
        let effective = effective(&outer).unwrap();
        let params: Vec<(&str, &str)> = (effective.request.params.iter())
            .map(|p| (p.name.as_str(), p.value.as_str()))
            .collect();
        assert_eq!(
            params,
            [
                ("client_id", "app"),
                ("response_type", "code"),
                ("scope", "openid"),
                ("max_age", "3600"),
                ("claims", r#"{"id_token":null}"#),
                ("resource", "urn:a"),
                ("resource", "urn:b"),
            ]
        );
        let told: Vec<(&str, &str)> = (effective.differences.iter())
            .map(|d| (d.name.as_str(), d.kind().name()))
            .collect();
        assert_eq!(
            told,
            [
                ("scope", "differs"),
                ("state", "only-outside"),
                ("max_age", "only-inside"),
                ("claims", "only-inside"),
                ("resource", "only-inside"),
            ]
        );
        let sides: Vec<(&str, &str)> = (effective.sides.iter())
            .map(|d| (d.name.as_str(), d.kind().name()))
            .collect();
        assert_eq!(
            sides,
            [
                ("client_id", "taken"),
                ("response_type", "same"),
                ("scope", "differs"),
                ("max_age", "only-inside"),
                ("claims", "only-inside"),
                ("resource", "only-inside"),
                ("state", "only-outside"),
            ]
        );
    }

    #[test]
    fn what_cannot_be_read_has_no_effective_request() {
        let encrypted = "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.YWJj.YWJj.YWJj.YWJj";
        assert_eq!(RequestObject::read(encrypted), RequestObject::Encrypted);
        for value in [encrypted, "x", "a.b.c", "", "eyJhbGciOiJSUzI1NiJ9.W10.c2ln"] {
            let outer = request(&AUTH0, "t.auth0.com", &[("request", value)]);
            assert_eq!(effective(&outer), None, "{value}");
        }
        let object = jwt(HEADER, "{}");
        let both = [
            ("request", object.as_str()),
            ("request_uri", "https://a.example"),
        ];
        assert_eq!(effective(&request(&AUTH0, "t.auth0.com", &both)), None);
    }
}
