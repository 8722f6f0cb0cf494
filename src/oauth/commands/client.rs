//! How a client says who it is at the server's endpoints: the four ways, what each puts into a request, and whether the server
//! lists it. Signs nothing, and knows no secret.

use super::HttpRequest;
use super::tasks::add;
use crate::oauth::metadata::Metadata;
use crate::oauth::request::AuthorizationRequest;
use crate::text::{percent, shortened};

/// How the client says who it is (OIDC Core §9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuth {
    /// By its name alone: an application that cannot keep a secret.
    None,
    /// Name and secret in the `Authorization` header.
    SecretBasic,
    /// Name and secret in the form.
    SecretPost,
    /// A JWT that it signs.
    PrivateKeyJwt,
}

impl ClientAuth {
    /// Every one, the usual one of a page first.
    pub const ALL: [ClientAuth; 4] = [
        ClientAuth::None,
        ClientAuth::SecretBasic,
        ClientAuth::SecretPost,
        ClientAuth::PrivateKeyJwt,
    ];

    /// Its name in a client's metadata.
    pub const fn name(self) -> &'static str {
        match self {
            ClientAuth::None => "none",
            ClientAuth::SecretBasic => "client_secret_basic",
            ClientAuth::SecretPost => "client_secret_post",
            ClientAuth::PrivateKeyJwt => "private_key_jwt",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|auth| auth.name() == name)
    }
}

/// Puts in how the client says who it is.
pub fn authenticate(
    prepared: &mut HttpRequest,
    request: &AuthorizationRequest,
    auth: ClientAuth,
    notes: &mut Vec<String>,
) {
    const SECRET: &str = "YOUR_CLIENT_SECRET";
    const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    let client = request.get("client_id").unwrap_or("YOUR_CLIENT_ID");
    let form = prepared.form.get_or_insert_default();
    if auth != ClientAuth::SecretBasic {
        add(form, "client_id", client);
    }
    match auth {
        ClientAuth::None => {}
        ClientAuth::SecretBasic => {
            prepared.basic = Some((percent::encode(client), SECRET.to_owned()));
            // A pushed request says its client as the authorization request does (RFC 9126 §2.1).
            if form.iter().any(|(name, _)| name == "response_type") {
                add(form, "client_id", client);
            }
            notes.push("The secret is form-encoded before it goes into the header, in case it has other characters than letters and digits (RFC 6749 §2.3.1). A command stays in the shell’s history.".to_owned());
        }
        ClientAuth::SecretPost => {
            add(form, "client_secret", SECRET);
            notes.push("A command stays in the shell’s history, with the secret.".to_owned());
        }
        ClientAuth::PrivateKeyJwt => {
            add(form, "client_assertion_type", JWT_BEARER);
            add(form, "client_assertion", "YOUR_CLIENT_ASSERTION");
            notes.push("The assertion is a JWT that the client signs: iss and sub are the client_id, aud is the server’s issuer, jti is new each time, exp is a minute or so away (OIDC Core §9).".to_owned());
        }
    }
}

/// What there is to say where the server lists how clients authenticate themselves, and not so (RFC 8414 §2). By leaving the
/// list out it says nothing about public clients, whatever its default for the others is.
pub fn unlisted(metadata: &Metadata, auth: ClientAuth) -> Option<String> {
    let listed = metadata
        .list("token_endpoint_auth_methods_supported")
        .present()?;
    let is_there = listed.contains(&auth.name()) || listed.is_empty();
    (!is_there).then(|| {
        let listed = shortened(&listed.join(", "), 200);
        [
            "The server’s metadata lists ",
            &listed,
            " for its token endpoint, and not ",
            auth.name(),
            ".",
        ]
        .concat()
    })
}
