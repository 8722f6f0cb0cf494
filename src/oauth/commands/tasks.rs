//! What is sent for each task: the endpoint, the form, and what has to be known about it.

use super::client::{authenticate, unlisted};
use super::{ClientAuth, Command, HttpRequest, endpoints, social};
use crate::oauth::granted::OwnLogout;
use crate::oauth::metadata::{Endpoint, Metadata};
use crate::oauth::outcome::{Answer, Outcome, predict_what_counts};
use crate::oauth::provider::ApiNaming;
use crate::oauth::providers::{GRANTED, entra, granted_by, supabase::request::is_social};
use crate::oauth::request::AuthorizationRequest;
use crate::spec::{Clause, auth0, oidc_core, openid, rfc};
use crate::text::{pattern, percent};

/// What there is to do beside the authorization request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The code for tokens.
    Exchange,
    /// A new access token for a refresh token.
    Refresh,
    /// What the access token opens about the person.
    UserInfo,
    /// The authorization request, handed over beforehand.
    Push,
    /// An access token for the application itself.
    ClientCredentials,
    /// Whether a token is good.
    Introspect,
    /// A token is no longer good.
    Revoke,
    /// The session ends.
    Logout,
    /// The session at Auth0 ends, as before OpenID Connect had a way for it.
    Auth0Logout,
}

/// What is at hand for it; what is not stands as a placeholder.
#[derive(Clone, Copy, Debug, Default)]
pub struct Material<'a> {
    /// The authorization code.
    pub code: Option<&'a str>,
    /// Whether a code came that must not be used: it is not the answer to the request.
    pub is_refused: bool,
    /// The PKCE verifier.
    pub verifier: Option<&'a str>,
    /// The access token.
    pub access_token: Option<&'a str>,
    /// The refresh token.
    pub refresh_token: Option<&'a str>,
}

/// Of a code that must not be exchanged.
pub(super) const REFUSED: &str = "The code that came is not filled in: state or iss is not that of the request, and such a code must not be exchanged. Begin again.";

impl Task {
    /// Every one, in the order in which they come up.
    pub const ALL: [Task; 9] = [
        Task::Exchange,
        Task::Refresh,
        Task::UserInfo,
        Task::Push,
        Task::ClientCredentials,
        Task::Introspect,
        Task::Revoke,
        Task::Logout,
        Task::Auth0Logout,
    ];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Task::Exchange => "exchange",
            Task::Refresh => "refresh",
            Task::UserInfo => "userinfo",
            Task::Push => "par",
            Task::ClientCredentials => "client-credentials",
            Task::Introspect => "introspect",
            Task::Revoke => "revoke",
            Task::Logout => "logout",
            Task::Auth0Logout => "auth0-logout",
        }
    }

    /// What a person calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Task::Exchange => "Exchange the code for tokens",
            Task::Refresh => "Refresh the access token",
            Task::UserInfo => "Call /userinfo",
            Task::Push => "Push this request (PAR)",
            Task::ClientCredentials => "Get a token for the application itself",
            Task::Introspect => "Ask whether a token is good",
            Task::Revoke => "Revoke a token",
            Task::Logout => "Log out",
            Task::Auth0Logout => "Log out of Auth0 (/v2/logout)",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|task| task.name() == name)
    }

    /// Whether the provider of the request has it, as far as it is known, and the request gets what it takes. What pasted
    /// metadata names is there, and so is what is at hand already.
    pub fn is_for(
        self,
        request: &AuthorizationRequest,
        metadata: Option<&Metadata>,
        outcome: &Outcome,
        at_hand: &Material<'_>,
    ) -> bool {
        if is_social(request) {
            return social::has(self, request);
        }
        let granted = granted_by(request.provider);
        match self {
            Task::Exchange => {
                let came = at_hand.code.is_some() || at_hand.is_refused;
                outcome.code.value || !outcome.is_read || came
            }
            Task::Refresh => {
                outcome.refresh_token.value != Answer::No || at_hand.refresh_token.is_some()
            }
            Task::Auth0Logout => request.provider.id == "auth0",
            Task::ClientCredentials => granted.client_credentials,
            // One document says all that there is; and Auth0 has no introspection endpoint.
            _ if granted.one_for_all
                || (self == Task::Introspect && request.provider.id == "auth0") =>
            {
                let address = endpoints::address(request, metadata, self.endpoint());
                matches!(address, endpoints::Address::Known(_))
            }
            _ => true,
        }
    }

    const fn endpoint(self) -> Endpoint {
        match self {
            Task::Exchange | Task::Refresh | Task::ClientCredentials => Endpoint::Token,
            Task::UserInfo => Endpoint::UserInfo,
            Task::Push => Endpoint::PushedAuthorizationRequest,
            Task::Introspect => Endpoint::Introspection,
            Task::Revoke => Endpoint::Revocation,
            Task::Logout | Task::Auth0Logout => Endpoint::EndSession,
        }
    }

    const fn spec(self) -> &'static [Clause] {
        const EXCHANGE: &[Clause] = &[rfc(6749, "4.1.3"), rfc(7636, "4.5"), rfc(8707, "2.2")];
        const REFRESH: &[Clause] = &[rfc(6749, "6")];
        const USER_INFO: &[Clause] = &[oidc_core("5.3.1"), rfc(6750, "2.1")];
        const PUSH: &[Clause] = &[rfc(9126, "2.1")];
        const CLIENT_CREDENTIALS: &[Clause] = &[rfc(6749, "4.4.2")];
        const INTROSPECT: &[Clause] = &[rfc(7662, "2.1")];
        const REVOKE: &[Clause] = &[rfc(7009, "2.1")];
        const LOGOUT: &[Clause] = &[openid("openid-connect-rpinitiated-1_0", "2")];
        const AUTH0_LOGOUT: &[Clause] = &[auth0("api/authentication/logout/auth-0-logout")];
        match self {
            Task::Exchange => EXCHANGE,
            Task::Refresh => REFRESH,
            Task::UserInfo => USER_INFO,
            Task::Push => PUSH,
            Task::ClientCredentials => CLIENT_CREDENTIALS,
            Task::Introspect => INTROSPECT,
            Task::Revoke => REVOKE,
            Task::Logout => LOGOUT,
            Task::Auth0Logout => AUTH0_LOGOUT,
        }
    }
}

/// A form that is posted, field by field.
pub type Form = Vec<(String, String)>;

/// Adds a field to a form.
pub fn add(form: &mut Form, name: &str, value: &str) {
    form.push((name.to_owned(), value.to_owned()));
}

/// The request for a task. `auth` counts only where the client says who it is in it.
pub fn prepare(
    task: Task,
    request: &AuthorizationRequest,
    metadata: Option<&Metadata>,
    material: &Material<'_>,
    auth: ClientAuth,
) -> Command {
    if is_social(request) {
        return social::prepare(task, request, material);
    }
    let address = endpoints::address(request, metadata, task.endpoint());
    let mut notes = Vec::new();
    if let (endpoints::Address::Unknown(member), true) = (&address, task != Task::Auth0Logout) {
        notes.push(
            [
                "This page does not know the address. It stands in the server’s discovery document, as ",
                member,
                "; paste that document above, and it is filled in.",
            ]
            .concat(),
        );
    }
    let mut prepared = HttpRequest {
        url: address.shown(),
        ..HttpRequest::default()
    };
    let form = match task {
        Task::Exchange => exchange(request, material, &mut notes),
        Task::Refresh => refresh(request, material, &mut notes),
        Task::ClientCredentials => client_credentials(request, auth, &mut notes),
        Task::Push => push(request, &mut notes),
        Task::Introspect | Task::Revoke => about_token(task, material, &mut notes),
        Task::UserInfo => {
            let token = material.access_token.unwrap_or("YOUR_ACCESS_TOKEN");
            prepared.bearer = Some(token.to_owned());
            notes.push(of_user_info(request));
            return finish(task, prepared, notes);
        }
        Task::Logout | Task::Auth0Logout => {
            prepared.url = logout(task, request, &prepared.url, &mut notes);
            let mut command = finish(task, prepared, notes);
            command.is_link = true;
            if let Some(own) = own_logout(task, request) {
                command.spec = own.spec;
            }
            return command;
        }
    };
    prepared.form = Some(form);
    authenticate(&mut prepared, request, auth, &mut notes);
    // Other endpoints have lists of their own.
    if matches!(
        task.endpoint(),
        Endpoint::Token | Endpoint::PushedAuthorizationRequest
    ) {
        let metadata = metadata.filter(|metadata| metadata.is_of(request));
        notes.extend(metadata.and_then(|metadata| unlisted(metadata, auth)));
    }
    finish(task, prepared, notes)
}

fn finish(task: Task, request: HttpRequest, notes: Vec<String>) -> Command {
    Command {
        request,
        is_link: false,
        notes,
        spec: task.spec(),
    }
}

/// Which token the server answers with claims.
fn of_user_info(request: &AuthorizationRequest) -> String {
    if request.provider.id != "entra" {
        return "It needs an access token that was issued for the server itself: openid in scope. A token for an API alone is answered with 401.".to_owned();
    }
    // Microsoft Graph answers, and takes tokens for itself alone.
    let needs = "It needs an access token for Microsoft Graph: openid in scope, and no scope of another API.";
    match predict_what_counts(request).access_token.audience {
        Some(api) => {
            let api = crate::text::shortened(&api, 120);
            [
                needs,
                " That of this request is for ",
                &api,
                ", and is refused here.",
            ]
            .concat()
        }
        None => needs.to_owned(),
    }
}

fn exchange(
    request: &AuthorizationRequest,
    at_hand: &Material<'_>,
    notes: &mut Vec<String>,
) -> Form {
    let mut form = Form::new();
    add(&mut form, "grant_type", "authorization_code");
    add(&mut form, "code", at_hand.code.unwrap_or("YOUR_CODE"));
    if at_hand.is_refused {
        notes.push(REFUSED.to_owned());
    }
    // The same as in the request, where it was there (RFC 6749 §4.1.3).
    if let Some(redirect_uri) = request.get("redirect_uri") {
        add(&mut form, "redirect_uri", redirect_uri);
    }
    match (at_hand.verifier, request.get("code_challenge")) {
        (Some(verifier), _) => add(&mut form, "code_verifier", verifier),
        (None, Some(_)) => {
            add(&mut form, "code_verifier", "YOUR_CODE_VERIFIER");
            notes.push(
                "The code challenge was made elsewhere: put in the verifier that it was made from."
                    .to_owned(),
            );
        }
        (None, None) => {}
    }
    if request.provider.repeats_resource() {
        let mut resources = request.get_all("resource");
        if let Some(resource) = resources.next() {
            add(&mut form, "resource", resource);
        }
        if resources.next().is_some() {
            notes.push("The request names several APIs, and an access token is best for one: this asks for the first. The refresh token, where there is one, gets tokens for the others.".to_owned());
        }
    }
    notes.push("A code can be used once, and for a few minutes. An error invalid_grant mostly means that it was used or has expired: sign in again.".to_owned());
    form
}

fn refresh(
    request: &AuthorizationRequest,
    at_hand: &Material<'_>,
    notes: &mut Vec<String>,
) -> Form {
    let mut form = Form::new();
    add(&mut form, "grant_type", "refresh_token");
    let token = at_hand.refresh_token.unwrap_or("YOUR_REFRESH_TOKEN");
    add(&mut form, "refresh_token", token);
    if request.provider.repeats_resource() {
        let mut resources = request.get_all("resource");
        if let Some(resource) = resources.next() {
            add(&mut form, "resource", resource);
        }
        if resources.next().is_some() {
            notes.push("The request names several APIs: put the one in resource that the new access token is for.".to_owned());
        }
    }
    notes.push("Where the answer has a new refresh token, the old one is not to be used again: some servers then revoke both.".to_owned());
    form
}

fn client_credentials(
    request: &AuthorizationRequest,
    auth: ClientAuth,
    notes: &mut Vec<String>,
) -> Form {
    let mut form = Form::new();
    add(&mut form, "grant_type", "client_credentials");
    match request.provider.api {
        ApiNaming::Audience => {
            // What stands for the user alone names no API.
            let named = request
                .get("audience")
                .filter(|audience| !audience.ends_with("/userinfo"));
            let named = named.or_else(|| request.get("resource"));
            add(
                &mut form,
                "audience",
                named.unwrap_or("YOUR_API_IDENTIFIER"),
            );
        }
        ApiNaming::Resource => {
            for resource in request.get_all("resource") {
                add(&mut form, "resource", resource);
            }
        }
        ApiNaming::Scope(_) | ApiNaming::Server => {}
    }
    if request.provider.id == "auth0" && request.get("audience").is_none() {
        notes.push("Without audience Auth0 answers with an error; in tenants with an old setting an opaque token comes, even where a Default Audience is set.".to_owned());
    }
    let is_of_api = |scope: &&str| {
        // A server behind an address of its owner's is not recognised, and its scopes are its maker's.
        let mut of_users = GRANTED.iter().flat_map(|granted| granted.scopes_of_users);
        let is_of_user = of_users.any(|like| pattern::is_like(like, scope));
        !crate::oauth::params::is_own_scope(scope) && !is_of_user
    };
    let scopes: Vec<&str> = request.scope_tokens().filter(is_of_api).collect();
    if entra::request::is_v1(request) {
        let api = request.get("resource").unwrap_or("YOUR_API_ID_URI");
        add(&mut form, "resource", api);
    } else if matches!(request.provider.id, "entra" | "azure-b2c") {
        // Nobody is there to grant single scopes: all that an administrator has granted for one resource come at once.
        let api = scopes
            .iter()
            .find_map(|scope| entra::request::resource(scope));
        // A permission without an address before it is one of Microsoft Graph.
        let else_ = match scopes.is_empty() {
            true => "api://YOUR_API_CLIENT_ID",
            false => "https://graph.microsoft.com",
        };
        let api = api.unwrap_or(else_);
        let path = request.location.to_ascii_lowercase();
        if ["/common/", "/organizations/", "/consumers/"]
            .iter()
            .any(|any| path.contains(any))
        {
            notes.push(
                "An application asks its own tenant: put the tenant’s ID into the address."
                    .to_owned(),
            );
        }
        add(&mut form, "scope", &[api, "/.default"].concat());
    } else if !scopes.is_empty() {
        add(&mut form, "scope", &scopes.join(" "));
    }
    notes.push("Nobody signs in here: the token stands for the application, and no ID token and no refresh token come with it.".to_owned());
    if auth == ClientAuth::None {
        notes.push(
            "Only an application that can keep a secret may do this: choose how it says who it is."
                .to_owned(),
        );
    }
    form
}

fn push(request: &AuthorizationRequest, notes: &mut Vec<String>) -> Form {
    let is_sent = |name: &str| name != "request_uri" && name != "client_id";
    let params = request.params.iter();
    let params = params.filter(|param| is_sent(&param.name) && !param.value.is_empty());
    let form = params
        .map(|param| (param.name.clone(), param.value.clone()))
        .collect();
    notes.push("The answer has a request_uri. The browser then goes to the authorization endpoint with client_id and that request_uri, and nothing else, within the seconds that expires_in says.".to_owned());
    form
}

fn about_token(task: Task, at_hand: &Material<'_>, notes: &mut Vec<String>) -> Form {
    let mut form = Form::new();
    let is_revoked = task == Task::Revoke;
    let (token, hint) = match (at_hand.refresh_token, at_hand.access_token) {
        (Some(token), _) if is_revoked => (token, "refresh_token"),
        (_, Some(token)) => (token, "access_token"),
        (Some(token), None) => (token, "refresh_token"),
        (None, None) => ("YOUR_TOKEN", "access_token"),
    };
    add(&mut form, "token", token);
    add(&mut form, "token_type_hint", hint);
    notes.push(match is_revoked {
        true => "The server answers 200 whether it knew the token or not.".to_owned(),
        false => "It answers active: false for anything that is not good, and says no reason. Most servers let only APIs and confidential clients ask.".to_owned(),
    });
    form
}

/// How the session is ended in the provider's own way; none where it is by OpenID Connect's, or Auth0's old one is asked for.
fn own_logout(task: Task, request: &AuthorizationRequest) -> Option<&'static OwnLogout> {
    let own = granted_by(request.provider).logout.as_ref();
    own.filter(|_| task == Task::Logout)
}

fn logout(
    task: Task,
    request: &AuthorizationRequest,
    address: &str,
    notes: &mut Vec<String>,
) -> String {
    let client = request.get("client_id").unwrap_or("YOUR_CLIENT_ID");
    let back = "https://YOUR_APP/signed-out";
    let (address, pairs) = if task == Task::Auth0Logout {
        notes.push("returnTo must stand among the application’s Allowed Logout URLs.".to_owned());
        let host = request.host().unwrap_or_else(|| "YOUR_DOMAIN".to_owned());
        let address = ["https://", &host, "/v2/logout"].concat();
        (address, vec![("client_id", client), ("returnTo", back)])
    } else if let Some(own) = own_logout(task, request) {
        notes.push(own.note.to_owned());
        let pairs = vec![("client_id", client), (own.back, back)];
        (address.to_owned(), pairs)
    } else {
        notes.push("Open it in the browser that is signed in. The ID token tells the server whose session ends, so that it need not ask; post_logout_redirect_uri must be registered.".to_owned());
        let pairs = vec![
            ("id_token_hint", "YOUR_ID_TOKEN"),
            ("client_id", client),
            ("post_logout_redirect_uri", back),
        ];
        (address.to_owned(), pairs)
    };
    let pair = |(name, value): (&str, &str)| [name, &percent::encode(value)].join("=");
    let query: Vec<String> = pairs.into_iter().map(pair).collect();
    let separator = if address.contains('?') { "&" } else { "?" };
    [&address, separator, &query.join("&")].concat()
}
