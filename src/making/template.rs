//! The kinds of tokens that can be made for a test, each as its issuer writes it.
//!
//! One table. Claims come from what the page knows of the request; what it does not know has a value that nobody takes for real.

use crate::text::json::{Object, Value};
use crate::text::time::Timestamp;

/// What goes into the claims. Empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The issuer's identifier.
    pub issuer: String,
    /// The API's identifier.
    pub audience: String,
    /// The client's ID.
    pub client_id: String,
    /// Scopes, with blanks between them.
    pub scope: String,
    /// The nonce that was sent.
    pub nonce: String,
    /// The time, in seconds.
    pub now: i64,
}

impl Given {
    /// With the time.
    pub fn at(now: Timestamp) -> Self {
        Given {
            now: now.0,
            ..Given::default()
        }
    }

    fn or<'g>(value: &'g str, other: &'g str) -> &'g str {
        if value.is_empty() { other } else { value }
    }

    pub(super) fn audience(&self) -> &str {
        Self::or(&self.audience, "https://api.example.com")
    }

    fn issuer(&self, other: &'static str) -> String {
        Self::or(&self.issuer, other).to_owned()
    }

    fn client_id(&self) -> &str {
        Self::or(&self.client_id, "test-client")
    }
}

/// One kind of token.
#[derive(Debug)]
pub struct Template {
    /// Stable name, kebab-case.
    pub id: &'static str,
    /// What it is.
    pub title: &'static str,
    /// `typ` of its header.
    pub typ: &'static str,
    claims: fn(&Given) -> Object,
}

impl Template {
    /// Its claims, as JSON over several lines.
    pub fn claims(&self, given: &Given) -> String {
        (self.claims)(given).to_pretty()
    }
}

/// How long a test token is good for, in seconds.
const LIFETIME: i64 = 3600;

const SUBJECT: &str = "test-user";

/// Every kind, the one that is tried most first.
pub const TEMPLATES: &[Template] = &[
    Template {
        id: "access-token",
        title: "JWT access token (RFC 9068)",
        typ: "at+jwt",
        claims: |given| {
            let mut claims = of_issuer(&given.issuer("https://issuer.example.com/"), given);
            text(&mut claims, "aud", given.audience());
            text(&mut claims, "client_id", given.client_id());
            text(&mut claims, "scope", &given.scope);
            text(&mut claims, "jti", "test-1");
            claims
        },
    },
    Template {
        id: "auth0-access-token",
        title: "Access token as Auth0 writes it",
        typ: "JWT",
        claims: |given| {
            let mut claims = of_issuer(&given.issuer("https://tenant.eu.auth0.com/"), given);
            claims.set("sub", Value::text("auth0|test-user"));
            text(&mut claims, "aud", given.audience());
            text(&mut claims, "azp", given.client_id());
            text(&mut claims, "scope", &given.scope);
            claims
        },
    },
    Template {
        id: "entra-access-token",
        title: "Access token as Entra ID v2.0 writes it",
        typ: "JWT",
        claims: |given| {
            let tenant = "00000000-0000-0000-0000-000000000001";
            let issuer = ["https://login.microsoftonline.com/", tenant, "/v2.0"].concat();
            let issuer = Given::or(&given.issuer, &issuer).to_owned();
            let mut claims = of_issuer(&issuer, given);
            text(&mut claims, "aud", given.audience());
            claims.set("nbf", Value::whole(given.now));
            text(&mut claims, "azp", given.client_id());
            text(&mut claims, "scp", &given.scope);
            text(&mut claims, "tid", tenant);
            text(&mut claims, "ver", "2.0");
            claims
        },
    },
    Template {
        id: "cognito-access-token",
        title: "Access token as Amazon Cognito writes it",
        typ: "JWT",
        claims: |given| {
            let pool = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_TestPool1";
            let mut claims = of_issuer(&given.issuer(pool), given);
            text(&mut claims, "client_id", given.client_id());
            text(&mut claims, "token_use", "access");
            text(&mut claims, "scope", &given.scope);
            text(&mut claims, "jti", "test-1");
            claims
        },
    },
    Template {
        id: "id-token",
        title: "ID token",
        typ: "JWT",
        claims: |given| {
            let mut claims = of_issuer(&given.issuer("https://issuer.example.com/"), given);
            text(&mut claims, "aud", given.client_id());
            text(&mut claims, "nonce", Given::or(&given.nonce, "test-nonce"));
            claims
        },
    },
    Template {
        id: "logout-token",
        title: "Logout token",
        typ: "logout+jwt",
        claims: |given| {
            let mut claims = of_issuer(&given.issuer("https://issuer.example.com/"), given);
            text(&mut claims, "aud", given.client_id());
            text(&mut claims, "jti", "test-1");
            let mut events = Object::default();
            let event = "http://schemas.openid.net/event/backchannel-logout";
            events.set(event, Value::Object(Object::default()));
            claims.set("events", Value::Object(events));
            claims
        },
    },
    Template {
        id: "client-assertion",
        title: "Client assertion (private_key_jwt)",
        typ: "JWT",
        claims: |given| {
            let mut claims = of_issuer(given.client_id(), given);
            text(&mut claims, "sub", given.client_id());
            text(
                &mut claims,
                "aud",
                &given.issuer("https://issuer.example.com/"),
            );
            text(&mut claims, "jti", "test-1");
            claims
        },
    },
];

/// What nearly every one has.
fn of_issuer(issuer: &str, given: &Given) -> Object {
    let mut claims = Object::default();
    text(&mut claims, "iss", issuer);
    text(&mut claims, "sub", SUBJECT);
    claims.set("iat", Value::whole(given.now));
    claims.set("exp", Value::whole(given.now.saturating_add(LIFETIME)));
    claims
}

/// A claim that is text; none where nothing is known.
fn text(claims: &mut Object, name: &str, value: &str) {
    if !value.is_empty() {
        claims.set(name, Value::text(value));
    }
}
