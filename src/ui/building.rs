//! What fills the builder and changes the request in it: a pasted request, a link, a field, a suggestion.
//!
//! What stands in a request the core says; what can be taken back is [`super::undo`]'s.

use super::page::Page;
use crate::oauth::ask;
use crate::oauth::location as endpoint;
use crate::oauth::parse::{Parsed, parse};
use crate::oauth::request::{AuthorizationRequest, Param};
use crate::oauth::{Provider, pkce};
use crate::share;
use crate::share::brought::Brought;
use crate::text::base64url;
use crate::web::{clock, focus, frame, location, random};
use leptos::prelude::*;

/// What was typed into a field, until it is taken.
#[derive(Clone, Debug)]
pub struct TypedParam {
    name: String,
    nth: usize,
    value: String,
}

impl Page {
    /// Fills the builder with a request that was pasted there; the error's words where it is none.
    pub fn paste_request(self, text: &str) -> Result<(), String> {
        let parsed = parse(text, None).map_err(|error| error.to_string())?;
        self.open(parsed);
        Ok(())
    }

    /// Fills the builder with a request that was read.
    pub fn open(self, parsed: Parsed) {
        self.fill(parsed.request);
        self.told
            .set(parsed.notes.iter().map(ToString::to_string).collect());
    }

    /// Fills the builder with the request of a share link, and says what the link should not have held.
    pub fn open_link(self, fragment: &str) {
        let Some(opened) = share::from_fragment(fragment) else {
            return;
        };
        let left_out = opened.left_out.iter();
        let told: Vec<String> = left_out
            .map(|left| format!("Left out of the link: {left}."))
            .collect();
        if opened.held_too_much() {
            // It may be a secret: the address bar should not keep it.
            location::clear_fragment();
        }
        let brought = Brought::by(&opened);
        // A link written by hand names what matters; the rest is as on an empty page.
        self.fill(opened.filled());
        self.told.set(told.join("\n"));
        self.modules.asking.wake();
        self.brought.set(brought);
        self.expected.set(opened.expected);
    }

    /// Gives a request parameter, or the location, this value.
    pub fn set_param(self, name: &str, value: String) {
        self.request.update(|request| {
            if name == request.location_name() {
                request.location = value;
            } else {
                request.set(name, value);
            }
        });
    }

    /// Gives the parameter of that name that stands there for the `nth` time, or the location, this value.
    pub fn set_nth(self, name: &str, nth: usize, value: String) {
        self.request.update(|request| {
            if name == request.location_name() {
                request.location = value;
            } else {
                request.set_nth(name, nth, value);
            }
        });
    }

    /// Takes what was typed into the field of the parameter that stands there for the `nth` time, or of the location. With the
    /// next frame: what follows from a request takes longer than a letter, and letters may come faster than frames.
    pub fn typed_nth(self, name: &str, nth: usize, value: String) {
        let is_same = |typed: &TypedParam| typed.name == name && typed.nth == nth;
        let waits = |is: &dyn Fn(&TypedParam) -> bool| {
            self.typed_param
                .with_value(|typed| typed.as_ref().is_some_and(is))
        };
        if waits(&|typed| !is_same(typed)) {
            self.take_typed();
        }
        let is_asked = waits(&|_| true);
        self.typed_param.set_value(Some(TypedParam {
            name: name.to_owned(),
            nth,
            value,
        }));
        if !is_asked {
            frame::in_next(move || self.take_typed());
        }
    }

    /// Takes at once what was typed and still waits, because its field is left: a button may be pressed next.
    pub fn take_typed(self) {
        let typed = self.typed_param.try_update_value(Option::take).flatten();
        if let Some(TypedParam { name, nth, value }) = typed {
            self.set_nth(&name, nth, value);
        }
    }

    /// Adds a parameter. One that the request has already stands twice from then on, and a rule says so: what was typed
    /// before is never overwritten in silence.
    pub fn add_param(self, name: &str, value: String) {
        if self
            .request
            .with_untracked(|request| request.get(name).is_none())
        {
            return self.set_param(name, value);
        }
        let name = name.to_owned();
        self.request
            .update(|request| request.params.push(Param { name, value }));
    }

    /// Goes over to another provider; what was typed stays.
    pub fn set_provider(self, provider: &'static Provider) {
        let carried = (self.request).with_untracked(|request| {
            endpoint::carried(request.provider, provider, &request.location)
        });
        if carried.is_empty() {
            // An address that is of no use there can be brought back.
            self.keep();
        }
        self.request.update(|request| {
            // What nobody typed need not stay: scopes of OpenID Connect mean nothing to who does not speak it.
            if is_untouched(request) {
                *request = beginning(provider);
            }
            request.location = carried;
            request.provider = provider;
        });
    }

    /// A new verifier, kept in memory; its challenge.
    pub fn fresh_challenge(self) -> String {
        let Some(verifier) = random::bytes().map(pkce::verifier_from) else {
            return String::new();
        };
        let challenge = pkce::challenge(&verifier);
        self.verifier.set(verifier);
        challenge
    }

    /// Fills the builder from what the token reveals, and goes to the field that is left to fill in.
    pub fn ask_for_jwt(self) {
        let suggested = self.report.with_untracked(|report| {
            let shown = report.revealing(self.chosen.get_untracked())?;
            let provider = shown.provider();
            let provider =
                provider.unwrap_or_else(|| self.request.with_untracked(|request| request.provider));
            let granted = report.granted_with(self.chosen.get_untracked());
            Some(ask::ask_for_jwt(
                &shown.token,
                shown.verdict.kind,
                provider,
                granted,
            ))
        });
        let Some(mut suggested) = suggested else {
            return;
        };
        let api = suggested.provider.api.parameter();
        // An API that was named to one provider is meant at another as well, even if its parameter has another name.
        let audience = self.audience.get_untracked();
        let gap = |value: &str| value.is_empty() || value.contains("YOUR_");
        if let Some(api) = api.filter(|api| !audience.is_empty() && gap(suggested.typed(api))) {
            suggested.set(api, audience);
        } else {
            ask::name_api_in_scope(&mut suggested, &audience);
        }
        self.keep();
        let client = suggested.get("client_id").unwrap_or_default();
        let is_known =
            (self.request).with_untracked(|request| request.typed("client_id") == client);
        self.suggested_client
            .set(if is_known { "" } else { client }.to_owned());
        self.request.update(|request| {
            // What the token does not reveal stays as the person typed it.
            for name in ["client_id", "redirect_uri"].into_iter().chain(api) {
                if suggested.get(name).is_none() && !request.typed(name).is_empty() {
                    suggested.set(name, request.typed(name));
                }
            }
            if suggested.location.is_empty() {
                suggested.location.clone_from(&request.location);
            }
            *request = suggested;
        });
        self.is_suggested.set(true);
        go_to(api.unwrap_or("scope"));
    }
}

/// Goes to a field. Not at once: with another provider every field is a new one, and it has yet to be drawn.
pub fn go_to(name: &str) {
    let id = format!("field-{name}");
    clock::after(0, move || focus::on(&id));
}

/// The id of the field that adds a parameter, and its `data-testid`.
pub const ADDER: &str = "extra-name";

/// Goes to the field that adds a parameter: where one was removed, nothing else is left to have the focus.
pub fn go_to_adder() {
    clock::after(0, || focus::only(ADDER));
}

/// A random value for `state` or `nonce`: 128 bits. Empty where the browser has no secure randomness: nothing is better
/// than something that can be guessed.
pub fn fresh_value() -> String {
    random::bytes::<16>()
        .map(|bytes| base64url::encode(&bytes))
        .unwrap_or_default()
}

/// The request that an empty page begins with.
pub fn beginning(provider: &'static Provider) -> AuthorizationRequest {
    let mut request = AuthorizationRequest::new(provider);
    request.set("response_type", "code");
    if provider.openid {
        request.set("scope", "openid profile");
    }
    request
}

/// Whether nothing was typed yet; the address may be there already, where a provider has only one.
pub fn is_untouched(request: &AuthorizationRequest) -> bool {
    let known = request.provider.endpoints.authorize;
    let mut empty = beginning(request.provider);
    if request.location == known {
        empty.location.clone_from(&request.location);
    }
    *request == empty
}
