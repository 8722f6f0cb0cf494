//! One login while it is put together: what it asked for, and what it got so far.
//!
//! Which entries belong to it is decided in `flow`.

use super::entry::param;
use super::event::{Event, What};
use super::moment::Moment;
use super::report::{Flow, StepKind};
use super::returned::is_answer;
use crate::oauth::provider::Address;
use crate::oauth::providers::{self, rfc8707::RFC8707};
use crate::oauth::request::{AuthorizationRequest, Param};
use crate::oauth::sent::{Asked, Promised};
use crate::oauth::{Provider, parse};
use crate::text::percent;
use crate::text::uri::Uri;
use std::sync::Arc;

/// A login while it is put together.
#[derive(Clone, Debug, Default)]
pub struct Thread {
    /// What is shown of it.
    pub flow: Flow,
    /// What was asked for: the parameters of the authorization request; of the pushed one where there was one.
    pub asked: Vec<Param>,
    /// The same as the request that answers are held against; none where it is not seen.
    pub sent: Option<Arc<Asked>>,
    /// The step and the event that brought an answer which has not reached the application yet.
    pub on_its_way: Option<(usize, usize)>,
    /// Codes that its answers brought.
    pub codes: Vec<usize>,
    /// Tokens that it got.
    pub tokens: Vec<usize>,
    /// In which entry each code or refresh token was used.
    pub used: Vec<(usize, u64)>,
    /// Where its last redirect led.
    pub next: Option<String>,
    /// Whether what was asked with stands where the recording does not show it.
    pub is_elsewhere: bool,
    /// The code of a device that waits for its tokens (RFC 8628 §3.2).
    pub device: Option<String>,
    /// The reference that the pushed request got.
    pub request_uri: Option<String>,
    /// Whether the answer reached the application.
    pub is_answered: bool,
    /// When its last step began.
    pub last: Option<Moment>,
}

impl Thread {
    /// A parameter that was asked with.
    pub fn asked(&self, name: &str) -> Option<&str> {
        param(&self.asked, name)
    }

    /// Whether its request has something that is made anew for each login, whatever `state` is.
    pub fn is_unique(&self) -> bool {
        self.asked("nonce")
            .or_else(|| self.asked("code_challenge"))
            .is_some()
    }

    /// The API that was asked for, if one was.
    pub fn api(&self) -> Option<&str> {
        self.asked("audience").or_else(|| self.asked("resource"))
    }

    /// Whether its last redirect led there; a fragment is not sent, so it does not count.
    pub fn is_next(&self, url: &str) -> bool {
        let bare = |url: &str| url.split('#').next().unwrap_or_default().to_owned();
        self.next
            .as_ref()
            .is_some_and(|next| bare(next) == bare(url))
    }

    /// Learns whose server it is by the host of an endpoint that a client asks itself, where no person is sent to an authorization
    /// endpoint. Paths are alike at many.
    pub fn is_asked_at(&mut self, url: &str) {
        let uri = Uri::split(url);
        let host = uri.authority.unwrap_or_default().to_ascii_lowercase();
        let host = host.rsplit('@').next().unwrap_or_default();
        let at = |host: &str| {
            let address = Address {
                host,
                path: uri.path,
            };
            providers::taking(&address, &[])
        };
        let anywhere = at("host.example").map(|provider| provider.id);
        let known = at(host).filter(|known| Some(known.id) != anywhere);
        self.flow.provider = self.flow.provider.or(known);
    }

    /// Remembers what was asked for as a request to that address, for holding answers against it.
    pub fn ask(&mut self, url: &str) {
        if self.is_elsewhere || self.asked.is_empty() {
            self.sent = None;
            return;
        }
        let base = base(url);
        let parsed = parse::parse(&written(base, self.asked.iter()), None);
        let mut request = match parsed {
            Ok(parsed) => parsed.request,
            // Whatever it is, its answer has to fit.
            Err(_) => AuthorizationRequest {
                location: base.to_owned(),
                ..AuthorizationRequest::new(&RFC8707)
            },
        };
        request.params.clone_from(&self.asked);
        self.sent = Some(Arc::new(Asked::new(request, Promised::default())));
    }

    /// Whether an answer goes to where it was asked to go.
    pub fn leads_back(&self, location: &str) -> bool {
        let asked = self.asked("redirect_uri");
        asked.is_none_or(|asked| base(asked) == base(location))
    }

    /// Whether it waits for its answer.
    pub fn is_open(&self) -> bool {
        !self.is_answered && !self.asked.is_empty()
    }
}

/// What an answer in a redirect, or in its page, brings.
pub fn led(thread: &mut Thread, event: &Event) {
    thread.next.clone_from(&event.location);
    gain(thread, event);
    // Nothing follows at the redirect URI where the page hands the answer over itself.
    thread.is_answered |= event.location.is_none() && is_answer(&event.answer).is_some();
}

/// The codes and tokens of a message that the login got.
pub fn gain(thread: &mut Thread, event: &Event) {
    for held in &event.tokens {
        let is_answer = !held.sent || matches!(event.what, What::Callback { .. });
        let list = match held.name {
            "code" => &mut thread.codes,
            "access_token" | "id_token" | "refresh_token" => &mut thread.tokens,
            _ => continue,
        };
        if is_answer && !list.contains(&held.token) {
            list.push(held.token);
        }
    }
}

/// Parameters that a client shows itself by at the endpoint for pushed requests: none of them belongs into an address.
const OF_CLIENT: [&str; 3] = ["client_secret", "client_assertion", "client_assertion_type"];

/// Gives the step of the pushed request that request as a URL, at the authorization endpoint that it was used at.
pub fn used(thread: &mut Thread, event: &Event) {
    let base = base(&event.url);
    let asked = thread.asked.iter();
    let url = written(
        base,
        asked.filter(|param| !OF_CLIENT.contains(&param.name.as_str())),
    );
    let steps = thread.flow.steps.iter_mut();
    let mut pushed = steps.filter(|step| step.kind == StepKind::PushedRequest);
    if let Some(step) = pushed.next_back() {
        step.request = Some(url);
    }
}

/// An address without its query and fragment.
pub fn base(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

fn written<'p>(base: &str, params: impl Iterator<Item = &'p Param>) -> String {
    let pair = |param: &Param| {
        let encode = percent::encode;
        [&encode(&param.name), "=", &encode(&param.value)].concat()
    };
    let pairs: Vec<String> = params.map(pair).collect();
    [base, "?", &pairs.join("&")].concat()
}

/// Whose endpoint a request goes to, and the request as a URL: one that was posted has its parameters in the body.
pub fn request(event: &Event) -> (Option<&'static Provider>, String) {
    let base = base(&event.url);
    let url = match event.method.as_str() {
        "POST" => written(base, event.params.iter()),
        _ => event.url.clone(),
    };
    let provider = parse::parse(&url, None)
        .ok()
        .map(|parsed| parsed.request.provider);
    (provider, url)
}
